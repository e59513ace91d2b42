// SPDX-License-Identifier: EUPL-1.2
#include "screen/stacking.h"

#include "base/buf.h"
#include "base/text.h"
#include "figures/pointer_words.h"
#include "figures/stacking.h"
#include "screen/household.h"
#include "screen/pane.h"
#include "screen/professionals.h"
#include "screen/stacking_state.h"
#include "screen/whatif.h"
#include "ui/dialog.h"

enum { RULE_ROWS = 1 };

struct stacking_state *stacking_of(const struct pane *pane)
{
    return pane->state;
}

const char *stacking_person(const struct stacking_state *self)
{
    return self->map.rows[self->row].code;
}

const char *stacking_domain(const struct stacking_state *self)
{
    return self->map.columns[self->column].code;
}

// The helper with the cursor, when it stands below the map.
static const struct involvement *helper_now(const struct pane *pane)
{
    const struct stacking_state *self = stacking_of(pane);
    const struct leaf_item *item = self->inside ? leaf_now(&self->leaf) : NULL;
    bool helper = item != NULL && item->kind == STACKING_HELPER;
    return helper ? record_list_find(&pane->dossier->involvements, item->id) : NULL;
}

static const void *record(const struct pane *pane, enum kind *kind)
{
    *kind = KIND_INVOLVEMENT;
    return helper_now(pane);
}

// The map's rectangle; what is left of area is for the lines below.
static struct rect take_map(const struct stacking_state *self, struct rect *area)
{
    struct rect map = rect_take_top(area, stacking_map_rows(self, *area));
    rect_take_top(area, RULE_ROWS);
    return map;
}

static void layout(struct pane *pane, struct rect area)
{
    struct stacking_state *self = stacking_of(pane);
    struct rect map = take_map(self, &area);
    stacking_map_layout(self, pane->dossier, map);
    leaf_layout(pane, area);
}

static void draw(const struct pane *pane, struct rect area, bool focus)
{
    const struct stacking_state *self = stacking_of(pane);
    struct rect map = take_map(self, &area);
    stacking_map_draw(self, pane->dossier, map, focus);
    leaf_draw(pane, area, focus && self->inside);
}

static void close_pane(struct pane *pane)
{
    struct stacking_state *self = stacking_of(pane);
    stack_map_clear(&self->map);
    pointers_clear(&self->pointers);
    leaf_close(pane);
}

const struct pane_class stacking_pane = {
    .context = "stacking",
    .title = N_("Stacking map"),
    .brief = N_("Map"),
    .parts = FIGURES_STACKING_KINDS,
    .state_size = sizeof(struct stacking_state),
    .load = leaf_load,
    .layout = layout,
    .draw = draw,
    .record = record,
    .build = stacking_build,
    .has = leaf_has,
    .close = close_pane,
};

// Moving

// The lines below are those of the new cell, from the top.
static void go_to_cell(struct pane *pane, size_t row, size_t column)
{
    struct stacking_state *self = stacking_of(pane);
    self->row = row;
    self->column = column;
    leaf_build(pane);
    leaf_move(&self->leaf, LIST_FIRST);
}

void stacking_up(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct stacking_state *self = stacking_of(pane);
    if (self->inside) {
        leaf_move(&self->leaf, LIST_UP);
    } else if (self->row > 0) {
        go_to_cell(pane, self->row - 1, self->column);
    }
}

void stacking_down(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct stacking_state *self = stacking_of(pane);
    if (self->inside) {
        leaf_move(&self->leaf, LIST_DOWN);
    } else if (self->row + 1 < self->map.row_count) {
        go_to_cell(pane, self->row + 1, self->column);
    }
}

void stacking_left(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct stacking_state *self = stacking_of(pane);
    if (self->inside) {
        self->inside = false;
    } else if (self->column > 0) {
        go_to_cell(pane, self->row, self->column - 1);
    }
}

void stacking_right(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct stacking_state *self = stacking_of(pane);
    if (self->inside) {
        stacking_open(screen);
    } else if (self->column + 1 < self->map.column_count) {
        go_to_cell(pane, self->row, self->column + 1);
    }
}

void stacking_first(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct stacking_state *self = stacking_of(pane);
    if (self->inside) {
        leaf_move(&self->leaf, LIST_FIRST);
    } else {
        go_to_cell(pane, 0, 0);
    }
}

void stacking_last(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct stacking_state *self = stacking_of(pane);
    if (self->inside) {
        leaf_move(&self->leaf, LIST_LAST);
    } else {
        go_to_cell(pane, self->map.row_count - 1, self->map.column_count - 1);
    }
}

// Below the map

static void show_pointer(struct screen *screen, const struct pointer *pointer)
{
    const struct dossier *dossier = pane_of(screen)->dossier;
    struct buf text = {0};
    pointer_words(pointer, &dossier->people, dossier->session->settings, &text);
    buf_add_text(&text, ".\n\n");
    stacking_add_reason(dossier, pointer, &text);
    message_open(screen, _("Pointed out"), buf_text(&text));
    buf_clear(&text);
}

void stacking_open(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct stacking_state *self = stacking_of(pane);
    const struct leaf_item *item = leaf_now(&self->leaf);
    const struct involvement *helper = helper_now(pane);
    if (item == NULL) {
        return;
    }
    if (!self->inside) {
        leaf_move(&self->leaf, LIST_FIRST);
        self->inside = leaf_now(&self->leaf)->kind != STACKING_POINTER;
        if (!self->inside) {
            screen_tell(screen, STYLE_TEXT, "%s",
                        _("Nobody helps here. \"p\" goes to what is pointed out."));
        }
    } else if (helper != NULL) {
        professionals_show_one(screen, pane->dossier, helper);
    } else if (item->kind == STACKING_POINTER) {
        show_pointer(screen, &self->pointers.items[item->id]);
    }
}

void stacking_pointers(struct screen *screen)
{
    struct stacking_state *self = stacking_of(pane_of(screen));
    if (self->pointers.count > 0) {
        self->inside = true;
        leaf_find(&self->leaf, &(struct leaf_item){STACKING_POINTER, 0});
    }
}

void stacking_back(struct screen *screen)
{
    struct stacking_state *self = stacking_of(pane_of(screen));
    if (self->inside) {
        self->inside = false;
    } else {
        household_back(screen);
    }
}

void stacking_what_if(struct screen *screen)
{
    whatif_open(screen, pane_of(screen)->dossier, NULL);
}
