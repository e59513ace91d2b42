// SPDX-License-Identifier: EUPL-1.2
#include "screen/history.h"

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "model/changes.h"
#include "screen/history_page.h"
#include "screen/journal.h"
#include "screen/session.h"
#include "ui/draw.h"

struct history_state {
    struct history_of of;
    bool whole; // the household of the record is shown
};

static bool is_whole(const struct screen *screen)
{
    const struct history_state *self = journal_state(screen);
    return self->whole || self->of.id == 0;
}

// Whether changes of later days are left out.
static bool is_limited(const struct session *session)
{
    return !session_is_today(session) || session->settings->today_given;
}

static void ask_for(const struct screen *screen, struct request *request)
{
    const struct history_state *self = journal_state(screen);
    const struct session *session = session_of(screen);
    request->verb = VERB_HISTORY;
    request->kind = self->of.kind;
    request->id = is_whole(screen) ? 0 : self->of.id;
    request->household_id = self->of.household_id;
    request->on = is_limited(session) ? session->day : NONE;
}

static void build(const struct screen *screen, struct page *page, bool whole)
{
    const struct settings *settings = session_of(screen)->settings;
    struct changes changes = {0};
    changes_build(&changes, journal_rows(screen), whole, settings);
    history_page_build(page, &changes, is_whole(screen), settings->date_style);
    changes_clear(&changes);
}

static void add_title(const struct screen *screen, struct buf *out)
{
    const struct history_state *self = journal_state(screen);
    const struct record_list *rows = journal_rows(screen);
    const struct history *newest = rows->count > 0 ? record_list_at(rows, 0) : NULL;
    if (is_whole(screen)) {
        buf_add_text(out, _("History of the whole household"));
    } else {
        buf_addf(out, _("History: %s %s"), _(kind_get(self->of.kind)->label),
                 newest != NULL && newest->subject != NULL ? newest->subject : "");
    }
}

static void draw_title(const struct screen *screen, struct rect row)
{
    const struct session *session = session_of(screen);
    struct buf title = {0};
    char day[DATE_TEXT];
    add_title(screen, &title);
    if (!session_is_today(session)) {
        struct buf past = {0};
        buf_addf(&past, _(" up to %s "),
                 date_format(session->day, session->settings->date_style, day));
        draw_cell(rect_take_right(&row, utf8_width(buf_text(&past))), STYLE_PAST, buf_text(&past));
        rect_take_right(&row, 1);
        buf_clear(&past);
    }
    draw_cell(row, STYLE_TITLE, buf_text(&title));
    buf_clear(&title);
}

static void draw_headings(const struct page *page, struct rect row)
{
    struct history_columns at = history_columns(page->cols);
    draw_cell(rect_cell(row, 0, at.before, at.value_cols), STYLE_HEADING, _C("history", "Before"));
    draw_cell(rect_cell(row, 0, at.after, at.value_cols), STYLE_HEADING, _C("history", "After"));
}

static unsigned has(const struct screen *screen)
{
    const struct history_state *self = journal_state(screen);
    return self->of.id != 0 && self->of.household_id != 0 ? SCREEN_HAS_MANY : 0;
}

static const struct journal_class history_class = {
    .context = "history",
    .rows = KIND_HISTORY,
    .nothing = N_("No change is known."),
    .ask = ask_for,
    .build = build,
    .draw_title = draw_title,
    .draw_headings = draw_headings,
    .has = has,
};

void history_open(struct screen *parent, const struct history_of *of)
{
    struct history_state *self = xcalloc(1, sizeof(*self));
    self->of = *of;
    journal_open(parent, &history_class, self);
}

void history_whole(struct screen *screen)
{
    struct history_state *self = journal_state(screen);
    self->whole = !self->whole;
    journal_restart(screen);
}
