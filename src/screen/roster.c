// SPDX-License-Identifier: EUPL-1.2
#include "screen/roster.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "model/settings.h"
#include "screen/pane.h"
#include "screen/roster_state.h"

struct roster_pane *roster_of(const struct pane *pane)
{
    return pane->state;
}

const struct involvement *roster_now(const struct roster_pane *self)
{
    size_t cursor = self->list.cursor;
    return cursor < self->count ? self->lines[cursor].involvement : NULL;
}

// Building

// The rows of those who are shown.
static void find_rows(const struct pane *pane, struct record_list *rows)
{
    struct record_list lists[KIND_SAVED_COUNT], found;
    dossier_lists(pane->dossier, lists);
    record_list_init(&found, KIND_ROSTER);
    figures_roster(lists, pane->dossier->session->day, &found);
    for (size_t i = 0; i < found.count; i++) {
        struct roster *row = record_list_at(&found, i);
        if (professionals_are_for(row->persons, roster_of(pane)->query.person)) {
            record_move(KIND_ROSTER, record_list_add(rows), row);
        }
    }
    record_list_clear(&found);
}

static size_t find_line(const struct roster_pane *self, int64_t id)
{
    size_t at = 0;
    while (at < self->count && self->lines[at].id != id) {
        at++;
    }
    return at;
}

static void add_row(struct pane *pane, const struct roster *row)
{
    struct roster_pane *self = roster_of(pane);
    size_t at = find_line(self, row->head.id);
    if (at == self->count) {
        *ARRAY_PUSH(self->lines, self->count, self->capacity) = (struct roster_line){
            .involvement = record_list_find(&pane->dossier->involvements, row->head.id),
            .id = row->head.id,
        };
    }
    self->lines[at].comes[roster_weekday(row->weekday)] = true;
}

static void set_numbers(struct roster_pane *self, const struct record_list *rows,
                        enum date_style style)
{
    struct roster_numbers numbers;
    struct buf words = {0}, label = {0}, value = {0};
    roster_add_up(rows, &numbers);
    for (enum roster_number i = 0; i < ROSTER_NUMBERS; i++) {
        buf_reset(&label);
        buf_reset(&value);
        if (roster_add_number(&numbers, i, style, &label, &value)) {
            buf_addf(&words, "%s%s: %s", words.len > 0 ? " · " : "", buf_text(&label),
                     buf_text(&value));
        }
    }
    free(self->numbers);
    self->numbers = buf_steal(&words);
    buf_clear(&label);
    buf_clear(&value);
}

// The cursor stays on its helper, else on its place.
static void build(struct pane *pane)
{
    struct roster_pane *self = roster_of(pane);
    struct record_list rows;
    int64_t id = self->list.cursor < self->count ? self->lines[self->list.cursor].id : 0;
    record_list_init(&rows, KIND_ROSTER);
    find_rows(pane, &rows);
    self->count = 0;
    for (size_t i = 0; i < rows.count; i++) {
        add_row(pane, record_list_at(&rows, i));
    }
    set_numbers(self, &rows, pane->dossier->session->settings->date_style);
    record_list_clear(&rows);
    self->version = pane_version(pane);
    list_window(&self->list, 0, self->count, false, false);
    self->list.total = (long)self->count;
    size_t found = find_line(self, id);
    if (found < self->count) {
        list_select(&self->list, found);
    }
}

static void load(struct pane *pane)
{
    if (roster_of(pane)->version != pane_version(pane)) {
        build(pane);
    }
}

static void layout(struct pane *pane, struct rect area)
{
    struct roster_pane *self = roster_of(pane);
    load(pane); // what was asked for another pane may have replaced the involvements
    if (self->list.height == 0) {
        self->list.top = 0; // keys that were typed ahead moved without knowing the room
    }
    list_layout(&self->list, roster_list_rows(self, area));
}

static unsigned has(const struct pane *pane)
{
    unsigned row = roster_now(roster_of(pane)) != NULL ? SCREEN_HAS_ROW : 0;
    return row | (pane->dossier->people.count > 0 ? SCREEN_HAS_MANY : 0);
}

static const void *record(const struct pane *pane, enum kind *kind)
{
    *kind = KIND_INVOLVEMENT;
    return roster_now(roster_of(pane));
}

static void close_pane(struct pane *pane)
{
    free(roster_of(pane)->lines);
    free(roster_of(pane)->numbers);
}

static void move(struct pane *pane, enum list_move where)
{
    list_move(&roster_of(pane)->list, where);
}

const struct pane_class roster_pane = {
    .context = "roster",
    .title = N_("Coffee roster"),
    .brief = N_("Week"),
    .parts = FIGURES_ROSTER_KINDS,
    .state_size = sizeof(struct roster_pane),
    .load = load,
    .layout = layout,
    .draw = roster_draw,
    .move = move,
    .has = has,
    .record = record,
    .close = close_pane,
};

// Choosing what is shown

static void step_person(struct screen *screen, int step)
{
    struct pane *pane = pane_of(screen);
    professionals_next_person(pane->dossier, &roster_of(pane)->query, step);
    build(pane);
}

void roster_person_next(struct screen *screen)
{
    step_person(screen, 1);
}

void roster_person_previous(struct screen *screen)
{
    step_person(screen, -1);
}
