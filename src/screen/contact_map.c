// SPDX-License-Identifier: EUPL-1.2
#include "screen/contact_map.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/contact_words.h"
#include "screen/contact_map_state.h"
#include "screen/household.h"
#include "screen/session.h"
#include "ui/draw.h"

// Beside what it shows, what the form of a meeting chooses from.
#define CONTACT_PARTS                                                                              \
    (DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION |                 \
     DOSSIER_INVOLVEMENTS | DOSSIER_MEETINGS | DOSSIER_ADVICES)

enum {
    HEAD_ROWS = 3,
    WORDS_ROWS = 4, // at most
    ROOM_ROWS = 18, // from here on there is room for a gap, and for all words
    TAB_GAP = 3,
};

struct contact_map *contact_map_of(const struct screen *screen)
{
    return screen->state;
}

struct contact_source contact_map_source(const struct contact_map *self)
{
    const struct dossier *dossier = self->dossier;
    const struct settings *settings = dossier->session->settings;
    return (struct contact_source){
        .involvements = &dossier->involvements,
        .meetings = &dossier->meetings,
        .people = &dossier->people,
        .network = &dossier->network,
        .advices = &dossier->advices,
        .day = dossier->session->day,
        .months = settings->contact_months,
        .prefixes = (const char *const *)settings->prefixes,
    };
}

const struct contact_pair *contact_map_pair(const struct contact_map *self)
{
    const struct contact_matrix *matrix = &self->matrix;
    if (self->view == CONTACT_MATRIX) {
        return matrix->at > 0 ? figures_contact_pair(&self->pairs, matrix->row, matrix->at - 1)
                              : NULL;
    }
    const struct leaf_item *item = leaf_now(&self->leaf);
    bool is_pair = item != NULL && item->kind == CONTACT_ITEM_PAIR;
    return is_pair ? &self->pairs.pairs[item->id] : NULL;
}

const struct contact_helper *contact_map_name(const struct contact_map *self)
{
    const struct contact_matrix *matrix = &self->matrix;
    bool name = self->view == CONTACT_MATRIX && matrix->at == 0 && self->pairs.pair_count > 0;
    return name ? &self->pairs.helpers[matrix->row] : NULL;
}

// Loading

static void find_pairs(struct contact_map *self)
{
    struct contact_source source = contact_map_source(self);
    figures_contact_pairs_clear(&self->pairs);
    figures_contact_pairs(&source, &self->pairs);
    contact_map_sweep_marks(self);
    contact_matrix_settle(self);
    leaf_build(&self->pane);
}

static void reload(struct screen *screen)
{
    struct contact_map *self = contact_map_of(screen);
    struct err err;
    dossier_forget(self->dossier);
    if (!dossier_need(self->dossier, CONTACT_PARTS, &err)) {
        screen_tell_error(screen, &err);
    }
    find_pairs(self);
}

// Layout

struct places {
    struct rect head, body, rule, words, legend;
};

static const char *legend_text(const struct contact_map *self)
{
    for (size_t i = 0; i < self->pairs.pair_count; i++) {
        if (self->pairs.pairs[i].advice[0] != NULL) {
            return _("number: months ago   –: never, same person   .: never   !: advice clashes");
        }
    }
    return _("number: months ago   –: never, same person   .: never");
}

static struct places split(const struct contact_map *self, struct rect area)
{
    struct places places = {0};
    bool room = area.rows >= ROOM_ROWS;
    places.head = rect_take_top(&area, HEAD_ROWS);
    rect_take_top(&area, room ? 1 : 0);
    if (self->pairs.pair_count > 0 && self->view != CONTACT_ADVICES) {
        int legend =
            self->view == CONTACT_MATRIX ? draw_paragraph_rows(legend_text(self), area.cols) : 0;
        places.legend = rect_take_bottom(&area, legend);
        places.words = rect_take_bottom(&area, room ? WORDS_ROWS : WORDS_ROWS - 1);
        places.rule = rect_take_bottom(&area, 1);
    }
    places.body = area;
    return places;
}

static void layout(struct screen *screen, struct rect area)
{
    struct contact_map *self = contact_map_of(screen);
    struct places places = split(self, area);
    contact_matrix_layout(self, places.body);
    leaf_layout(&self->pane, places.body);
}

// Drawing

static void draw_title(const struct contact_map *self, struct rect row)
{
    const char *name = self->dossier->household.name;
    struct buf title = {0};
    household_draw_day(self->dossier->session, &row);
    buf_addf(&title, _("Who speaks with whom: %s"), str_text(name));
    draw_cell(row, STYLE_TITLE, buf_text(&title));
    buf_clear(&title);
}

static void draw_tabs(const struct contact_map *self, struct rect head)
{
    static const char *const titles[CONTACT_VIEWS] = {
        [CONTACT_MATRIX] = N_("Helpers"),
        [CONTACT_PAIRS] = N_("Pairs"),
        [CONTACT_ADVICES] = N_("Advice"),
    };
    int col = 0;
    long advices = contact_advices_count(self);
    for (enum contact_view view = 0; view < CONTACT_VIEWS; view++) {
        col += draw_textf(head, 1, col, STYLE_KEY, "%d", (int)view + 1) + 1;
        col += draw_text(head, 1, col, view == self->view ? STYLE_SELECTED : STYLE_TEXT,
                         _(titles[view]));
        if (view == CONTACT_ADVICES && advices > 0) {
            col += draw_textf(head, 1, col, STYLE_MUTED, " (%ld)", advices);
        }
        col += TAB_GAP;
    }
    if (self->marked_count > 0) {
        long count = (long)self->marked_count;
        draw_textf(head, 1, col, STYLE_MUTED, _N("%ld pair marked", "%ld pairs marked", count),
                   count);
    }
}

static void draw_words(const struct contact_map *self, const struct places *places)
{
    struct buf words = {0};
    draw_hline(places->rule, 0, STYLE_BORDER);
    contact_map_words(self, places->words, &words);
    draw_paragraph(places->words, 0, STYLE_TEXT, buf_text(&words));
    draw_paragraph(places->legend, 0, STYLE_MUTED, legend_text(self));
    buf_clear(&words);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct contact_map *self = contact_map_of(screen);
    struct places places = split(self, area);
    struct buf coverage = {0};
    contact_words_coverage(&self->pairs, session_of(screen)->settings, &coverage);
    draw_title(self, rect_cell(places.head, 0, 0, places.head.cols));
    draw_tabs(self, places.head);
    draw_cell(rect_cell(places.head, 2, 0, places.head.cols), STYLE_TEXT, buf_text(&coverage));
    if (self->view == CONTACT_MATRIX) {
        contact_matrix_draw(self, places.body);
    } else {
        leaf_draw(&self->pane, places.body, true);
    }
    draw_words(self, &places);
    buf_clear(&coverage);
}

// The screen

static const char *context(const struct screen *screen)
{
    static const char *const contexts[CONTACT_VIEWS] = {
        [CONTACT_MATRIX] = "contact-matrix",
        [CONTACT_PAIRS] = "contact-pairs",
        [CONTACT_ADVICES] = "contact-advices",
    };
    return contexts[contact_map_of(screen)->view];
}

static unsigned has(const struct screen *screen)
{
    const struct contact_map *self = contact_map_of(screen);
    bool row = self->view == CONTACT_ADVICES
                   ? leaf_now(&self->leaf) != NULL
                   : contact_map_pair(self) != NULL || contact_map_name(self) != NULL;
    return session_has(session_of(screen)) | (row ? SCREEN_HAS_ROW : 0);
}

static void close_map(struct screen *screen)
{
    struct contact_map *self = contact_map_of(screen);
    leaf_close(&self->pane);
    contact_map_clear_marks(self);
    figures_contact_pairs_clear(&self->pairs);
    free(self);
}

static void move(struct screen *screen, enum list_move how)
{
    struct contact_map *self = contact_map_of(screen);
    if (self->view == CONTACT_MATRIX) {
        contact_matrix_move(self, how);
    } else {
        leaf_move(&self->leaf, how);
    }
}

static const struct screen_class contact_map_class = {
    .name = "contact-map",
    .context = context,
    .has = has,
    .reload = reload,
    .layout = layout,
    .draw = draw,
    .move = move,
    .close = close_map,
};

void contact_map_open(struct screen *parent, struct dossier *dossier)
{
    struct err err;
    if (!dossier_need(dossier, CONTACT_PARTS, &err)) {
        screen_tell_error(parent, &err);
        return;
    }
    struct contact_map *self = xcalloc(1, sizeof(*self));
    self->dossier = dossier;
    self->pane = (struct pane){.class = &contact_pane, .dossier = dossier, .state = self};
    find_pairs(self);
    screen_push(parent->stack, &contact_map_class, self, NULL);
}

void household_contact_map(struct screen *screen)
{
    contact_map_open(screen, pane_of(screen)->dossier);
}

// Views and moving

// The cursor stays on the two helpers where the other view has them.
static void show(struct screen *screen, enum contact_view view)
{
    struct contact_map *self = contact_map_of(screen);
    const struct contact_pair *pair = contact_map_pair(self);
    self->view = view;
    leaf_build(&self->pane);
    if (pair != NULL && view == CONTACT_MATRIX) {
        contact_matrix_stand_on(self, pair);
    } else if (pair != NULL) {
        leaf_find(&self->leaf, &(struct leaf_item){CONTACT_ITEM_PAIR, pair - self->pairs.pairs});
    }
}

void contact_map_view_1(struct screen *screen)
{
    show(screen, CONTACT_MATRIX);
}

void contact_map_view_2(struct screen *screen)
{
    show(screen, CONTACT_PAIRS);
}

void contact_map_view_3(struct screen *screen)
{
    show(screen, CONTACT_ADVICES);
}

void contact_map_next(struct screen *screen)
{
    show(screen, (contact_map_of(screen)->view + 1) % CONTACT_VIEWS);
}

void contact_map_previous(struct screen *screen)
{
    show(screen, (contact_map_of(screen)->view + CONTACT_VIEWS - 1) % CONTACT_VIEWS);
}

// From the first column on, as everywhere, back.
void contact_map_left(struct screen *screen)
{
    if (!contact_matrix_left(contact_map_of(screen))) {
        contact_map_back(screen);
    }
}

void contact_map_right(struct screen *screen)
{
    contact_matrix_right(contact_map_of(screen));
}

void contact_map_back(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}
