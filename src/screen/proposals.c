// SPDX-License-Identifier: EUPL-1.2
// What is kept of what would be, side by side: the totals of today and of each proposal, and below them what the one
// with the cursor changes. Context "proposals".
#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/record_form.h"
#include "screen/session.h"
#include "screen/whatif.h"
#include "screen/whatif_state.h"
#include "screen/whatif_totals.h"
#include "ui/dialog.h"
#include "ui/draw.h"

enum {
    HEAD_ROWS = 4, // title, blank, references, names
    LABEL_COLS = 16,
    WIDE_LABEL_COLS = 24,
    WIDE_COLS = 110,
    CELL_COLS = 12, // at least
    CELL_MOST = 22,
    INDENT = 2,
    NAME_COLS = 30,
};

struct proposals {
    struct leaf leaf; // first: the state of the pane
    struct pane pane;
    struct dossier *dossier;
    const struct whatif_state *trial; // what is tried out, in the screen before
    struct whatif *counted;           // of each proposal
    size_t count;
    size_t cursor, first; // proposal with the cursor, first one in sight
    size_t shown;         // that have room beside one another
    int label_cols, cell_cols;
    int64_t now;   // id of the proposal with the cursor; 0: there is none
    int64_t asked; // id of the proposal that a question is about
};

static struct proposals *proposals_of(const struct screen *screen)
{
    return screen->state;
}

static const struct proposal *proposal_at(const struct proposals *self, size_t i)
{
    return i < self->count ? record_list_at(&self->dossier->proposals, i) : NULL;
}

// The one that was asked about. NULL: somebody else deleted it meanwhile, which is told.
static const struct proposal *proposal_asked(struct screen *screen)
{
    const struct proposals *self = proposals_of(screen);
    const struct proposal *asked = record_list_find(&self->dossier->proposals, self->asked);
    if (asked == NULL) {
        screen_tell(screen, STYLE_TEXT, "%s", _("That line is no longer there."));
    }
    return asked;
}

static void clear_counted(struct proposals *self)
{
    for (size_t i = 0; i < self->count; i++) {
        figures_whatif_clear(&self->counted[i]);
    }
    free(self->counted);
    self->counted = NULL;
    self->count = 0;
}

static void set_cursor(struct proposals *self, size_t cursor)
{
    const struct proposal *now = proposal_at(self, cursor);
    self->cursor = cursor;
    self->now = now != NULL ? now->head.id : 0;
}

// The cursor stays on its proposal.
static void count(struct proposals *self)
{
    const struct dossier *dossier = self->dossier;
    clear_counted(self);
    self->count = dossier->proposals.count;
    self->counted = xcalloc(self->count + 1, sizeof(*self->counted));
    size_t cursor = self->cursor < self->count ? self->cursor : self->count - (self->count > 0);
    for (size_t i = 0; i < self->count; i++) {
        const struct proposal *one = proposal_at(self, i);
        whatif_count(dossier, &dossier->proposal_changes, one->proposal, &self->counted[i]);
        cursor = one->head.id == self->now ? i : cursor;
    }
    set_cursor(self, cursor);
}

// Whether what is tried out is no proposal yet, and has a column of its own.
static bool is_tried(const struct proposals *self)
{
    return !whatif_is_kept(self->trial);
}

// The columns that stand before those of the proposals.
static int columns_before(const struct proposals *self)
{
    return is_tried(self) ? 2 : 1;
}

// Where a column begins, and how wide it is.
static int column_at(const struct proposals *self, int column)
{
    int before = columns_before(self);
    int narrow = column < before ? column : before;
    return self->label_cols + narrow * CELL_COLS + (column - narrow) * self->cell_cols;
}

static int column_cols(const struct proposals *self, int column)
{
    return column < columns_before(self) ? CELL_COLS : self->cell_cols;
}

// Lines

static size_t last_shown(const struct proposals *self)
{
    // What is tried out may have got a column since the room was measured.
    size_t most = (size_t)(TOTALS_COLUMNS - columns_before(self));
    size_t end = self->first + (self->shown < most ? self->shown : most);
    return end < self->count ? end : self->count;
}

static void add_totals(const struct proposals *self, struct page *page)
{
    const struct whatif *tried = &self->trial->counted;
    struct totals_column columns[TOTALS_COLUMNS] = {{.side = &tried->today}};
    struct totals totals = {0};
    size_t count = 1;
    if (is_tried(self)) {
        columns[count++] =
            (struct totals_column){.side = &tried->then, .emptied = tried->emptied_count};
    }
    for (size_t i = self->first; i < last_shown(self); i++) {
        columns[count++] = (struct totals_column){.side = &self->counted[i].then,
                                                  .emptied = self->counted[i].emptied_count};
    }
    totals_build(&totals, columns, count, self->dossier->session->settings);
    for (size_t i = 0; i < totals.count; i++) {
        const struct totals_line *one = &totals.items[i];
        struct page_line *line = page_line(page);
        page_cell(page, line,
                  (struct page_cell){.col = one->part ? INDENT : 0,
                                     .cols = self->label_cols - (one->part ? INDENT : 0),
                                     .style = one->part ? STYLE_MUTED : STYLE_TEXT,
                                     .text = one->label});
        for (size_t column = 0; column < totals.columns; column++) {
            page_cell(
                page, line,
                (struct page_cell){.col = column_at(self, (int)column),
                                   .cols = column_cols(self, (int)column),
                                   .style = totals_differs(one, column) ? STYLE_TITLE : STYLE_TEXT,
                                   .right = true,
                                   .text = one->cells[column]});
        }
    }
    totals_clear(&totals);
}

static void add_change(const struct proposals *self, struct page *page,
                       const struct involvement *one, const struct record_list *changes)
{
    struct buf effect = {0};
    struct page_line *line = page_line(page);
    whatif_add_effect(self->dossier, one, changes, &effect);
    page_cell(page, line,
              (struct page_cell){.cols = NAME_COLS - INDENT, .text = figures_helper_name(one)});
    leaf_words_behind(page, line, NAME_COLS, STYLE_TEXT, buf_text(&effect));
    buf_clear(&effect);
}

// What the proposal with the cursor changes; what it says of help that has ended since changes nothing.
static void add_changes(const struct proposals *self, struct page *page,
                        const struct proposal *proposal)
{
    const struct dossier *dossier = self->dossier;
    struct record_list changes;
    size_t told = 0;
    whatif_changes_of(dossier, proposal->proposal, &changes);
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (whatif_change(&changes, one) != NULL &&
            figures_active(one->from, one->until, dossier->session->day)) {
            add_change(self, page, one, &changes);
            told++;
        }
    }
    if (told < changes.count) {
        struct buf words = {0};
        long ended = (long)(changes.count - told);
        buf_addf(&words,
                 _N("%ld change is about help that is not there any more.",
                    "%ld changes are about help that is not there any more.", ended),
                 ended);
        page_paragraph(page, 0, STYLE_MUTED, buf_text(&words));
        buf_clear(&words);
    }
    record_list_clear(&changes);
}

static void add_about(const struct proposals *self, struct page *page)
{
    const struct proposal *proposal = proposal_at(self, self->cursor);
    struct buf name = {0}, state = {0}, made = {0};
    char day[DATE_TEXT];
    date_format(proposal->made_on, self->dossier->session->settings->date_style, day);
    whatif_add_name(proposal, &name);
    page_heading(page, buf_text(&name));
    field_show(kind_field(KIND_PROPOSAL, "state"), proposal, self->dossier->session->settings,
               &state);
    buf_addf(&made, _("made on %s"), day);
    buf_addf(&made, "%s%s", state.len > 0 ? " · " : "", buf_text(&state));
    page_paragraph(page, 0, STYLE_MUTED, buf_text(&made));
    page_paragraph(page, 0, STYLE_TEXT, proposal->remark);
    add_changes(self, page, proposal);
    buf_clear(&name);
    buf_clear(&state);
    buf_clear(&made);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    const struct proposals *self = pane->state;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols >= LEAF_TWO_COLS ? cols - INDENT : cols;
    content->right.cols = 0;
    add_totals(self, &content->left);
    if (self->count == 0) {
        page_gap(&content->left);
        page_paragraph(
            &content->left, 0, STYLE_TEXT,
            _("Nothing is kept yet. What would be is tried out in the screen before this "
              "one; Ctrl-S keeps it by name."));
    } else {
        add_about(self, &content->left);
    }
}

static const struct pane_class proposals_pane = {
    .context = "proposals",
    .title = N_("Proposals"),
    .state_size = sizeof(struct proposals),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .build = build,
    .has = leaf_has,
    .close = leaf_close,
};

// The screen

static void keep_in_sight(struct proposals *self)
{
    if (self->cursor < self->first) {
        self->first = self->cursor;
    } else if (self->cursor >= self->first + self->shown) {
        self->first = self->cursor - self->shown + 1;
    }
}

static size_t room_for(const struct proposals *self, struct rect area)
{
    int before = columns_before(self);
    int columns = (area.cols - self->label_cols - INDENT) / CELL_COLS - before;
    int most = TOTALS_COLUMNS - before;
    return (size_t)(columns < 1 ? 1 : columns < most ? columns : most);
}

// What is left over goes to the names of the proposals.
static int cell_cols(const struct proposals *self, struct rect area)
{
    size_t columns = self->count < self->shown ? self->count : self->shown;
    int left = area.cols - self->label_cols - INDENT - columns_before(self) * CELL_COLS;
    int cols = columns > 0 ? left / (int)columns : 0;
    return cols < CELL_COLS ? CELL_COLS : cols < CELL_MOST ? cols : CELL_MOST;
}

static void layout(struct screen *screen, struct rect area)
{
    struct proposals *self = proposals_of(screen);
    self->label_cols = area.cols >= WIDE_COLS ? WIDE_LABEL_COLS : LABEL_COLS;
    size_t shown = room_for(self, area);
    bool otherwise = shown != self->shown;
    self->shown = shown;
    int cols = cell_cols(self, area);
    if (otherwise || cols != self->cell_cols) {
        self->cell_cols = cols;
        keep_in_sight(self);
        leaf_build(&self->pane);
    }
    rect_take_top(&area, HEAD_ROWS);
    leaf_layout(&self->pane, area);
}

// What stands above a column.
struct title {
    const char *reference, *name;
    enum style style;
};

static void draw_title(const struct proposals *self, struct rect head, int column,
                       const struct title *title)
{
    int gap = column < columns_before(self) ? 0 : 1; // nothing stands before those
    int col = column_at(self, column) + gap;
    int cols = column_cols(self, column) - gap;
    draw_cell_right(rect_cell(head, 2, col, cols), title->style, title->reference);
    draw_cell_right(rect_cell(head, 3, col, cols), STYLE_MUTED, title->name);
}

static void draw_names(const struct proposals *self, struct rect head)
{
    int column = 0;
    draw_title(self, head, column++, &(struct title){_("today"), "", STYLE_HEADING});
    if (is_tried(self)) {
        draw_title(self, head, column++,
                   &(struct title){_("what if"), _C("proposal", "not kept"), STYLE_HEADING});
    }
    for (size_t i = self->first; i < last_shown(self); i++) {
        const struct proposal *one = proposal_at(self, i);
        draw_title(self, head, column++,
                   &(struct title){one->proposal, one->name,
                                   i == self->cursor ? STYLE_SELECTED : STYLE_HEADING});
    }
    if (self->first > 0) {
        draw_text(head, 3, self->label_cols, STYLE_BORDER, "<");
    }
    if (last_shown(self) < self->count) {
        draw_text(head, 3, column_at(self, column) + 1, STYLE_BORDER, draw_shape(SHAPE_ARROW));
    }
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct proposals *self = proposals_of(screen);
    const char *name = self->dossier->household.name;
    struct rect head = rect_take_top(&area, HEAD_ROWS);
    draw_textf(head, 0, 0, STYLE_TITLE, _("Proposals: %s"), str_text(name));
    draw_names(self, head);
    leaf_draw(&self->pane, area, false);
}

static void reload(struct screen *screen)
{
    struct proposals *self = proposals_of(screen);
    screen->below->class->reload(screen->below); // asks for what both show
    count(self);
    keep_in_sight(self);
    leaf_build(&self->pane);
}

static unsigned has(const struct screen *screen)
{
    const struct proposals *self = proposals_of(screen);
    return session_has(session_of(screen)) | (self->count > 0 ? SCREEN_HAS_ROW : 0);
}

static void close_screen(struct screen *screen)
{
    struct proposals *self = proposals_of(screen);
    clear_counted(self);
    leaf_close(&self->pane);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    leaf_move(&proposals_of(screen)->leaf, where);
}

static const struct screen_class proposals_class = {
    .name = "proposals",
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .close = close_screen,
};

void whatif_proposals(struct screen *screen)
{
    struct proposals *self = xcalloc(1, sizeof(*self));
    self->trial = whatif_of(screen);
    self->dossier = self->trial->dossier;
    self->label_cols = LABEL_COLS;
    self->cell_cols = CELL_COLS;
    self->pane = (struct pane){.class = &proposals_pane, .dossier = self->dossier, .state = self};
    self->shown = 1;
    count(self);
    leaf_build(&self->pane);
    screen_push(screen->stack, &proposals_class, self, NULL);
}

// Actions

static void go_to(struct proposals *self, size_t cursor)
{
    set_cursor(self, cursor);
    keep_in_sight(self);
    leaf_build(&self->pane);
    self->leaf.top = 0;
}

void proposals_left(struct screen *screen)
{
    struct proposals *self = proposals_of(screen);
    if (self->cursor > 0) {
        go_to(self, self->cursor - 1);
    }
}

void proposals_right(struct screen *screen)
{
    struct proposals *self = proposals_of(screen);
    if (self->cursor + 1 < self->count) {
        go_to(self, self->cursor + 1);
    }
}

void proposals_back(struct screen *screen)
{
    screen_close(screen, SCREEN_CANCELLED);
}

static void take(struct screen *screen)
{
    const struct proposal *proposal = proposal_asked(screen);
    if (proposal != NULL) {
        whatif_take_up(whatif_of(screen->below), proposal);
        screen_close(screen, SCREEN_DONE);
    }
}

static void take_confirmed(struct screen *screen, struct screen *question,
                           enum screen_result result)
{
    (void)question;
    if (result == SCREEN_DONE) {
        take(screen);
    }
}

void proposals_take(struct screen *screen)
{
    struct proposals *self = proposals_of(screen);
    self->asked = self->now;
    if (whatif_is_kept(whatif_of(screen->below))) {
        take(screen);
    } else {
        confirm_open(screen, _("What was tried out is not kept. Leave it and go on with this one?"),
                     take_confirmed);
    }
}

void proposals_edit(struct screen *screen)
{
    static const char *const fields[] = {"name", "remark", NULL};
    const struct proposals *self = proposals_of(screen);
    const struct proposal *proposal = proposal_at(self, self->cursor);
    struct buf title = {0};
    whatif_add_name(proposal, &title);
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_PROPOSAL,
                                           .before = proposal,
                                           .fields = fields,
                                           .title = buf_text(&title),
                                           .dossier = self->dossier},
                     NULL);
    buf_clear(&title);
}

// Its changes go with it, as one step.
static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    const struct proposals *self = proposals_of(screen);
    const struct record_list *changes = &self->dossier->proposal_changes;
    struct request request;
    struct reply reply;
    (void)question;
    const struct proposal *proposal = result == SCREEN_DONE ? proposal_asked(screen) : NULL;
    if (proposal == NULL) {
        return;
    }
    request_init(&request, VERB_SAVE);
    for (size_t i = 0; i < changes->count; i++) {
        const struct proposal_change *one = record_list_at(changes, i);
        if (str_is_same(one->proposal, proposal->proposal)) {
            request_add_change(&request, KIND_PROPOSAL_CHANGE, one, NULL);
        }
    }
    request_add_change(&request, KIND_PROPOSAL, proposal, NULL);
    if (session_ask(screen, &request, &reply)) {
        session_show_saved(screen, &reply, self->dossier->id);
        screen_tell(screen, STYLE_TEXT, "%s", _("Deleted."));
    }
    request_clear(&request);
    reply_clear(&reply);
}

void proposals_delete(struct screen *screen)
{
    struct proposals *self = proposals_of(screen);
    struct buf question = {0}, name = {0};
    self->asked = self->now;
    whatif_add_name(proposal_at(self, self->cursor), &name);
    buf_addf(&question, _("Delete %s?"), buf_text(&name));
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
    buf_clear(&name);
}
