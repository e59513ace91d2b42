// SPDX-License-Identifier: EUPL-1.2
#include "screen/professionals.h"

#include <string.h>

#include "base/text.h"
#include "figures/figures.h"
#include "screen/pane.h"
#include "screen/professionals_draw.h"
#include "screen/professionals_state.h"

struct professionals *professionals_of(const struct pane *pane)
{
    return pane->state;
}

static const struct professionals_row *row_at(const struct professionals *self, size_t index)
{
    return index < self->rows.count ? &self->rows.items[index] : NULL;
}

static bool is_helper(const struct professionals *self, size_t index)
{
    const struct professionals_row *row = row_at(self, index);
    return row != NULL && row->kind == PROFESSIONALS_HELPER;
}

const struct involvement *professionals_now(const struct professionals *self)
{
    const struct professionals_row *row = row_at(self, self->list.cursor);
    return row != NULL ? row->involvement : NULL;
}

// Building and laying out

// The nearest line to *near* with this involvement; the line count when there is none.
static size_t find_row(const struct professionals *self, int64_t id, size_t near)
{
    size_t found = self->rows.count, best = 0;
    for (size_t i = 0; i < self->rows.count; i++) {
        size_t away = i > near ? i - near : near - i;
        if (self->rows.items[i].id == id && (found == self->rows.count || away < best)) {
            found = i;
            best = away;
        }
    }
    return found;
}

// From this line on down, else up, to a helper's.
static size_t nearest_helper(const struct professionals *self, size_t index)
{
    for (size_t i = index; i < self->rows.count; i++) {
        if (is_helper(self, i)) {
            return i;
        }
    }
    while (index > 0 && !is_helper(self, index)) {
        index--;
    }
    return index;
}

// The lines as they have to be now; the cursor stays on this involvement, else on its place.
static void build(struct pane *pane, int64_t id)
{
    struct professionals *self = professionals_of(pane);
    size_t cursor = self->list.cursor;
    professionals_rows_build(&self->rows, pane->dossier, &self->query);
    self->version = pane_version(pane);
    size_t found = id != 0 ? find_row(self, id, cursor) : self->rows.count;
    list_window(&self->list, 0, self->rows.count, false, false);
    size_t place = found < self->rows.count ? found : self->list.cursor;
    list_select(&self->list, nearest_helper(self, place));
}

void professionals_find(struct pane *pane, int64_t id)
{
    struct list *list = &professionals_of(pane)->list;
    size_t top = list->top;
    build(pane, id);
    list->top = list->height > 0 ? list->top : top; // what fits is not known before the layout
}

static int64_t id_now(const struct professionals *self)
{
    const struct professionals_row *row = row_at(self, self->list.cursor);
    return row != NULL ? row->id : 0;
}

static void load(struct pane *pane)
{
    const struct professionals *self = professionals_of(pane);
    if (self->version != pane_version(pane)) {
        build(pane, id_now(self));
    }
}

// The heading above the first helper in sight comes along where the cursor leaves room for it.
static void show_heading(struct professionals *self)
{
    struct list *list = &self->list;
    bool below_heading =
        list->top > 0 && self->rows.items[list->top - 1].kind == PROFESSIONALS_HEADING;
    if (below_heading && list->cursor - list->top + 1 < (size_t)list->height) {
        list->top--;
    }
}

static void layout(struct pane *pane, struct rect area)
{
    struct professionals *self = professionals_of(pane);
    load(pane); // what was asked for another pane may have replaced the involvements
    list_layout(&self->list, professionals_list_rows(area));
    show_heading(self);
}

static void draw(const struct pane *pane, struct rect area, bool focus)
{
    const struct professionals *self = professionals_of(pane);
    const struct professionals_view view = {
        .dossier = pane->dossier,
        .query = &self->query,
        .rows = &self->rows,
        .list = &self->list,
        .focus = focus,
    };
    professionals_draw(&view, area);
}

static unsigned has(const struct pane *pane)
{
    unsigned row = professionals_now(professionals_of(pane)) != NULL ? SCREEN_HAS_ROW : 0;
    return row | (pane->dossier->people.count > 0 ? SCREEN_HAS_MANY : 0);
}

static const void *record(const struct pane *pane, enum kind *kind)
{
    *kind = KIND_INVOLVEMENT;
    return professionals_now(professionals_of(pane));
}

static void close_pane(struct pane *pane)
{
    professionals_rows_clear(&professionals_of(pane)->rows);
}

static void move(struct pane *pane, enum list_move where)
{
    struct professionals *self = professionals_of(pane);
    struct list *list = &self->list;
    bool down = where == LIST_DOWN || where == LIST_PAGE_DOWN || where == LIST_FIRST;
    size_t before = list->cursor;
    list_move(list, where);
    while (list->cursor > 0 && !down && !is_helper(self, list->cursor)) {
        list_select(list, list->cursor - 1);
    }
    if (!is_helper(self, list->cursor)) {
        list_select(list, nearest_helper(self, list->cursor));
    }
    if (where == LIST_FIRST || (list->cursor == before && !down)) {
        list->top = 0;
    }
}

const struct pane_class professionals_pane = {
    .context = "professionals",
    .title = N_("Professionals"),
    .brief = N_("Who"),
    .parts = DOSSIER_PEOPLE | DOSSIER_INVOLVEMENTS,
    .state_size = sizeof(struct professionals),
    .load = load,
    .layout = layout,
    .draw = draw,
    .move = move,
    .has = has,
    .record = record,
    .close = close_pane,
};

// Choosing what is shown

static bool is_called(const struct involvement *one, const char *code)
{
    return (one->professional != NULL && strcmp(one->professional, code) == 0) ||
           (one->organisation != NULL && strcmp(one->organisation, code) == 0);
}

// The first one that is active on the day shown, else the first.
static const struct involvement *find_called(const struct dossier *dossier, const char *code)
{
    const struct involvement *found = NULL;
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (!is_called(one, code)) {
            continue;
        }
        if (figures_active(one->from, one->until, dossier->session->day)) {
            return one;
        }
        found = found != NULL ? found : one;
    }
    return found;
}

void professionals_go_to(struct screen *screen, const char *code)
{
    struct pane *pane = pane_of(screen);
    struct professionals *self = professionals_of(pane);
    const struct involvement *one = find_called(pane->dossier, code);
    if (one != NULL) {
        bool active = figures_active(one->from, one->until, pane->dossier->session->day);
        self->query.filter = active ? PROFESSIONALS_ACTIVE : PROFESSIONALS_ALL;
        professionals_find(pane, one->head.id);
    }
}

// The cursor stays on its helper, with what stands above it in sight.
static void rebuild(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct professionals *self = professionals_of(pane);
    struct list *list = &self->list;
    build(pane, id_now(self));
    size_t above = list->height > 0 ? (size_t)list->height / 2 : 0;
    list->top = list->cursor > above ? list->cursor - above : 0;
    list_select(list, list->cursor);
    bool gap = self->rows.count > 0 && self->rows.items[list->top].kind == PROFESSIONALS_GAP;
    list->top += gap ? 1 : 0;
}

void professionals_group(struct screen *screen)
{
    struct professionals_query *query = &professionals_of(pane_of(screen))->query;
    query->group = (query->group + 1) % PROFESSIONALS_GROUPS;
    rebuild(screen);
}

void professionals_filter(struct screen *screen)
{
    struct professionals_query *query = &professionals_of(pane_of(screen))->query;
    query->filter = (query->filter + 1) % PROFESSIONALS_FILTERS;
    rebuild(screen);
}

static void step_person(struct screen *screen, int step)
{
    const struct pane *pane = pane_of(screen);
    professionals_next_person(pane->dossier, &professionals_of(pane)->query, step);
    rebuild(screen);
}

void professionals_person_next(struct screen *screen)
{
    step_person(screen, 1);
}

void professionals_person_previous(struct screen *screen)
{
    step_person(screen, -1);
}
