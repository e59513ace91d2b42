// SPDX-License-Identifier: EUPL-1.2
#include "screen/whatif.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "screen/professionals.h"
#include "screen/session.h"
#include "screen/whatif_state.h"
#include "screen/whatif_totals.h"
#include "ui/draw.h"

enum {
    HEAD_ROWS = 2,
    BESIDE_COLS = 76, // from here on the totals stand beside the helpers, else above them
    WIDE_COLS = 110,  // and from here on the payers have room for their names
    LABEL_COLS = 13,
    WIDE_LABEL_COLS = 17,
    TODAY_COLS = 11,
    THEN_COLS = 12,
    FIGURES_COLS = TODAY_COLS + THEN_COLS,
    INDENT = 1,
    BETWEEN = 1, // beside the two that a leaf leaves
    GAP = 2,
};

#define WHATIF_PARTS                                                                               \
    (DOSSIER_HOUSEHOLD | FIGURES_WHATIF_KINDS | DOSSIER_PROPOSALS | DOSSIER_PROPOSAL_CHANGES)

struct whatif_state *whatif_of(const struct screen *screen)
{
    return screen->state;
}

// What is counted

// One for each involvement of the household, to be freed; *held (may be NULL): how many are about help that there is.
static struct whatif_change *read_changes(const struct dossier *dossier,
                                          const struct record_list *changes, const char *proposal,
                                          size_t *held)
{
    struct whatif_change *read = xcalloc(dossier->involvements.count + 1, sizeof(*read));
    size_t found =
        figures_whatif_read(changes, proposal, &dossier->involvements, dossier->session->day, read);
    if (held != NULL) {
        *held = found;
    }
    return read;
}

const struct involvement *whatif_gone(const struct whatif_state *self)
{
    struct whatif_change *read = read_changes(self->dossier, &self->changes, "", NULL);
    const struct involvement *gone =
        figures_whatif_gone(&self->dossier->involvements, read, self->dossier->session->day);
    free(read);
    return gone;
}

void whatif_count(const struct dossier *dossier, const struct record_list *changes,
                  const char *proposal, struct whatif *whatif)
{
    const struct session *session = dossier->session;
    struct record_list lists[KIND_SAVED_COUNT];
    dossier_lists(dossier, lists);
    struct whatif_change *read = read_changes(dossier, changes, proposal, NULL);
    figures_whatif(
        &(struct whatif_source){
            .lists = lists, .changes = read, .day = session->day, .settings = session->settings},
        whatif);
    free(read);
}

void whatif_refresh(struct whatif_state *self)
{
    figures_whatif_clear(&self->counted);
    whatif_count(self->dossier, &self->changes, "", &self->counted);
    leaf_build(&self->pane);
}

const struct involvement *whatif_find(const struct whatif_state *self, int64_t id)
{
    return record_list_find(&self->dossier->involvements, id);
}

const struct involvement *whatif_now(const struct whatif_state *self)
{
    const struct leaf_item *item = leaf_now(&self->leaf);
    return item != NULL ? whatif_find(self, item->id) : NULL;
}

static size_t count_held(const struct whatif_state *self)
{
    size_t held;
    free(read_changes(self->dossier, &self->changes, "", &held));
    return held;
}

// The records changed: the proposal that is gone on with may be gone, or have another name.
static void reload(struct screen *screen)
{
    struct whatif_state *self = whatif_of(screen);
    struct err err;
    bool kept = whatif_is_kept(self);
    size_t held = count_held(self);
    dossier_forget(self->dossier);
    if (!dossier_need(self->dossier, WHATIF_PARTS, &err)) {
        screen_tell_error(screen, &err);
        return;
    }
    const struct proposal *found = record_list_find(&self->dossier->proposals, self->base.head.id);
    record_clear(KIND_PROPOSAL, &self->base);
    record_init(KIND_PROPOSAL, &self->base);
    if (found != NULL) {
        record_copy(KIND_PROPOSAL, &self->base, found);
    }
    if (found != NULL && kept) {
        whatif_take_up(self, found); // nothing is tried out beyond it
    } else {
        whatif_refresh(self);
    }
    if (!kept && count_held(self) < held) {
        screen_tell(screen, STYLE_WARNING, "%s",
                    _("Some of the help that you tried out is not there any more."));
    }
}

// Drawing

static bool is_beside(struct rect area)
{
    return area.cols >= BESIDE_COLS;
}

static void build_totals(const struct whatif_state *self, struct totals *totals)
{
    const struct totals_column columns[] = {
        {.side = &self->counted.today},
        {.side = &self->counted.then, .emptied = self->counted.emptied_count}};
    totals_build(totals, columns, ARRAY_SIZE(columns), self->dossier->session->settings);
}

static enum style style_of(const struct totals_line *line)
{
    return totals_differs(line, 1) ? STYLE_TITLE : STYLE_TEXT;
}

static void draw_line(const struct totals_line *line, struct rect row)
{
    struct rect then = rect_take_right(&row, THEN_COLS);
    struct rect today = rect_take_right(&row, TODAY_COLS);
    rect_take_left(&row, line->part ? INDENT : 0);
    draw_cell(row, line->part ? STYLE_MUTED : STYLE_TEXT, line->label);
    draw_cell_right(today, line->part ? STYLE_MUTED : STYLE_TEXT, line->cells[0]);
    draw_cell_right(then, style_of(line), line->cells[1]);
}

// One below the other; blank lines where there is room for them.
static void draw_beside(const struct whatif_state *self, struct rect area)
{
    struct totals totals = {0};
    build_totals(self, &totals);
    struct rect head = rect_take_top(&area, 1);
    draw_cell_right(rect_take_right(&head, THEN_COLS), STYLE_HEADING, _("what if"));
    draw_cell_right(rect_take_right(&head, TODAY_COLS), STYLE_HEADING, _("today"));
    int spare = area.rows - (int)totals.count;
    for (size_t i = 0; i < totals.count; i++) {
        if (totals.items[i].apart && spare-- > 0) {
            rect_take_top(&area, 1);
        }
        struct rect row = rect_take_top(&area, 1);
        if (area.rows == 0 && i + 1 < totals.count) {
            draw_cell(row, STYLE_MUTED, _("the other payers: o"));
            break;
        }
        draw_line(&totals.items[i], row);
    }
    totals_clear(&totals);
}

static void add_pair(const struct totals_line *line, struct buf *out)
{
    buf_addf(out, "%s %s", line->label, line->cells[0]);
    if (totals_differs(line, 1)) {
        buf_addf(out, " %s %s", draw_shape(SHAPE_ARROW), line->cells[1]);
    }
}

// The totals without their parts in the upper rows, two in a row where both have room.
static int draw_above(const struct whatif_state *self, struct rect area, bool drawn)
{
    struct totals totals = {0};
    int row = 0, col = 0;
    int half = area.cols / 2;
    build_totals(self, &totals);
    for (size_t i = 0; i < totals.count; i++) {
        struct buf text = {0};
        add_pair(&totals.items[i], &text);
        bool long_one = utf8_width(buf_text(&text)) > half - GAP;
        if (!totals.items[i].part) {
            row += long_one && col > 0;
            col = long_one ? 0 : col;
            if (drawn) {
                draw_text(area, row, col, style_of(&totals.items[i]), buf_text(&text));
            }
            row += long_one || col > 0;
            col = long_one || col > 0 ? 0 : half;
        }
        buf_clear(&text);
    }
    totals_clear(&totals);
    return row + (col > 0);
}

// The helpers' rectangle; totals gets that of the totals.
static struct rect split(const struct whatif_state *self, struct rect area, struct rect *totals)
{
    if (is_beside(area)) {
        bool wide = area.cols >= WIDE_COLS;
        *totals = rect_take_right(&area, (wide ? WIDE_LABEL_COLS : LABEL_COLS) + FIGURES_COLS);
        rect_take_right(&area, BETWEEN);
    } else {
        *totals = rect_take_top(&area, draw_above(self, area, false));
        rect_take_top(&area, 1);
    }
    return area;
}

static void draw_title(const struct whatif_state *self, struct rect row)
{
    struct buf title = {0}, name = {0};
    buf_addf(&title, _("What if: %s"), str_text(self->dossier->household.name));
    int col = draw_text(row, 0, 0, STYLE_TITLE, buf_text(&title)) + GAP;
    if (self->base.head.id != 0) {
        whatif_add_name(&self->base, &name);
    }
    if (!whatif_is_kept(self)) {
        buf_addf(&name, "%s%s", name.len > 0 ? " · " : "", _("not kept yet"));
    }
    draw_cell(rect_cell(row, 0, col, row.cols - col), STYLE_MUTED, buf_text(&name));
    buf_clear(&title);
    buf_clear(&name);
}

static void layout(struct screen *screen, struct rect area)
{
    struct whatif_state *self = whatif_of(screen);
    struct rect totals;
    rect_take_top(&area, HEAD_ROWS);
    leaf_layout(&self->pane, split(self, area, &totals));
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct whatif_state *self = whatif_of(screen);
    struct rect head = rect_take_top(&area, HEAD_ROWS);
    struct rect totals;
    struct rect helpers = split(self, area, &totals);
    draw_title(self, rect_cell(head, 0, 0, head.cols));
    leaf_draw(&self->pane, helpers, true);
    if (is_beside(area)) {
        draw_beside(self, totals);
    } else {
        draw_above(self, totals, true);
    }
}

// The screen

static unsigned has(const struct screen *screen)
{
    const struct whatif_state *self = whatif_of(screen);
    return session_has(session_of(screen)) | leaf_has(&self->pane);
}

// A digit begins the new hours.
static bool key(struct screen *screen, int32_t pressed)
{
    if (pressed < '0' || pressed > '9') {
        return false;
    }
    whatif_begin_hours(screen, (char)pressed);
    return true;
}

static bool tick(struct screen *screen)
{
    whatif_keep_draft(screen, false);
    return false;
}

static void keep_last(struct screen *screen)
{
    whatif_keep_draft(screen, true);
}

static void close_screen(struct screen *screen)
{
    struct whatif_state *self = whatif_of(screen);
    leaf_close(&self->pane);
    figures_whatif_clear(&self->counted);
    record_clear(KIND_PROPOSAL, &self->base);
    record_clear(KIND_PROPOSAL, &self->typed);
    record_list_clear(&self->changes);
    record_list_clear(&self->begun);
    record_options_clear(&self->helpers);
    buf_clear(&self->title);
    draft_clear(&self->draft);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    leaf_move(&whatif_of(screen)->leaf, where);
}

static const struct screen_class whatif_class = {
    .name = "whatif",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .key = key,
    .tick = tick,
    .keep = keep_last,
    .close = close_screen,
};

void whatif_open(struct screen *parent, struct dossier *dossier, const struct draft *draft)
{
    struct err err;
    if (!dossier_need(dossier, WHATIF_PARTS, &err)) {
        screen_tell_error(parent, &err);
        return;
    }
    struct whatif_state *self = xcalloc(1, sizeof(*self));
    self->dossier = dossier;
    self->pane = (struct pane){.class = &whatif_pane, .dossier = dossier, .state = self};
    record_init(KIND_PROPOSAL, &self->base);
    record_init(KIND_PROPOSAL, &self->typed);
    record_list_init(&self->changes, KIND_PROPOSAL_CHANGE);
    whatif_begin_draft(self);
    whatif_count(dossier, &self->changes, "", &self->counted);
    leaf_build(&self->pane);
    struct screen *screen = screen_push(parent->stack, &whatif_class, self, NULL);
    if (draft != NULL) {
        whatif_resume(screen, draft);
    } else {
        whatif_offer(screen);
    }
}

void whatif_show(struct screen *screen)
{
    const struct whatif_state *self = whatif_of(screen);
    const struct involvement *one = whatif_now(self);
    if (one != NULL) {
        professionals_show_one(screen, self->dossier, one);
    }
}
