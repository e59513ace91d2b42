// SPDX-License-Identifier: EUPL-1.2
// What silence looks like: a line each, and below them all of the one with the cursor.
#include <stdio.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/inbox_words.h"
#include "screen/overview_parts.h"
#include "screen/radar_state.h"
#include "ui/draw.h"

enum {
    GAP = 1,
    NAME_COLS = 17,
    KIND_COLS = 19,
    SINCE_COLS = 13,
    DATE_COLS = 10,
    NARROW = 74, // below it what it is about stands under the lines alone
    ROOMY = 110, // from here on names have more room, and the date a column
    ROOMY_MORE = 8,
};

// Columns; cols 0: not there.
struct widths {
    int name, kind, what, date, since;
};

static struct widths lay_out(int cols)
{
    struct widths out = {.name = NAME_COLS, .kind = KIND_COLS, .since = SINCE_COLS};
    if (cols < NARROW) {
        out.kind = cols - out.name - out.since - 2 * GAP;
        return out;
    }
    if (cols >= ROOMY) {
        out.name += ROOMY_MORE;
        out.kind += ROOMY_MORE;
        out.date = DATE_COLS;
    }
    out.what = cols - out.name - out.kind - out.since - out.date - (out.date > 0 ? 4 : 3) * GAP;
    return out;
}

static struct rect take(struct rect *row, int cols)
{
    struct rect cell = rect_take_left(row, cols);
    rect_take_left(row, cols > 0 ? GAP : 0);
    return cell;
}

struct row_owner {
    const struct radar *radar;
    const struct session *session;
};

static const char *day_of(const struct session *session, int64_t date, char day[DATE_TEXT])
{
    return date == NONE ? "" : date_format(date, session->settings->date_style, day);
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct row_owner *self = owner;
    const struct silence *line = record_list_at(&self->radar->lines, index);
    struct widths columns = lay_out(row.cols);
    struct buf what = {0}, since = {0};
    char day[DATE_TEXT];
    silence_add_what(line, self->session->settings, &what);
    silence_add_since(line, self->session->day, &since);
    draw_cell(take(&row, columns.name), selected ? STYLE_SELECTED : STYLE_TEXT,
              str_is_given(line->name) ? line->name : line->household);
    draw_cell(take(&row, columns.kind), STYLE_MUTED, silence_words(line->kind));
    draw_cell(take(&row, columns.what), STYLE_TEXT, buf_text(&what));
    draw_cell(take(&row, columns.date), STYLE_TEXT, day_of(self->session, line->date, day));
    draw_cell_right(row, STYLE_TEXT, buf_text(&since));
    buf_clear(&what);
    buf_clear(&since);
}

static void draw_title(const struct radar *self, struct rect row)
{
    char place[48];
    bool mine = self->scope == SCOPE_MINE;
    list_position(&self->list, place);
    if (place[0] == '\0' && self->lines.count > 0) {
        snprintf(place, sizeof(place), "%zu", self->lines.count);
    }
    draw_cell_right(rect_take_right(&row, utf8_width(place)), STYLE_MUTED, place);
    rect_take_right(&row, GAP);
    int col = draw_text(row, 0, 0, STYLE_TITLE,
                        mine ? _("Silence in my households") : _("Silence in all households"));
    rect_take_left(&row, col + 2 * GAP);
    draw_cell(row, STYLE_MUTED,
              self->next != NULL ? _("still looking")
              : self->by_kind    ? _("by kind, the longest first")
                                 : _("by household, the longest first"));
}

// All of the line with the cursor: household, kind, day, and what it is about.
static void draw_foot(const struct radar *self, const struct session *session, struct rect area)
{
    const struct silence *line = record_list_at(&self->lines, self->list.cursor);
    struct buf words = {0}, what = {0}, since = {0};
    char day[DATE_TEXT];
    overview_join(&words, " · ", line->household);
    overview_join(&words, " · ", silence_words(line->kind));
    overview_join(&words, " · ", day_of(session, line->date, day));
    silence_add_since(line, session->day, &since);
    overview_join(&words, " · ", buf_text(&since));
    if (line->may != SILENCE_MAY_CHANGE) {
        overview_join(&words, " · ", line->coordinator_name); // who is to be asked about it
    }
    silence_add_what(line, session->settings, &what);
    draw_cell(rect_cell(area, 1, 0, area.cols), STYLE_MUTED, buf_text(&words));
    draw_cell(rect_cell(area, 2, 0, area.cols), STYLE_TEXT, buf_text(&what));
    buf_clear(&words);
    buf_clear(&what);
    buf_clear(&since);
}

static const char *nothing_words(const struct radar *self)
{
    if (self->refused) {
        return _("Your role may not see this.");
    }
    if (self->unread) {
        return _("This could not be read. \"a\" asks for it again.");
    }
    if (self->next != NULL) {
        return _("Nothing yet; still looking.");
    }
    return self->scope == SCOPE_MINE
               ? _("Nothing is quiet in your households: contact everywhere, no action overdue, no "
                   "goal without an action, no referral without an answer, no help that ends soon, no "
                   "look-back due and no birthday near.\n\n\"a\" shows all households that you may see.")
               : _("Nothing is quiet in the households that you may see.");
}

void radar_draw(const struct radar *self, const struct session *session, struct rect area)
{
    draw_title(self, rect_take_top(&area, 1));
    rect_take_top(&area, 1);
    if (list_empty(&self->list)) {
        draw_paragraph(area, 0, STYLE_TEXT, nothing_words(self));
        return;
    }
    struct rect foot = rect_take_bottom(&area, RADAR_FOOT_ROWS);
    struct row_owner owner = {self, session};
    list_draw(&self->list, area,
              &(struct list_rows){.draw_row = draw_row, .owner = &owner, .focus = true});
    draw_foot(self, session, foot);
}
