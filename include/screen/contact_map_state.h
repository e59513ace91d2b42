// SPDX-License-Identifier: EUPL-1.2
// What the screen "who speaks with whom" keeps, shared by its files: contact_map.c (the screen),
// contact_matrix.c, contact_content.c (the pairs, and what is said of the cursor), contact_advice.c and
// contact_change.c.
#ifndef SCREEN_CONTACT_MAP_STATE_H
#define SCREEN_CONTACT_MAP_STATE_H

#include "figures/contact.h"
#include "screen/leaf.h"
#include "screen/pane.h"

struct buf;

enum contact_view { CONTACT_MATRIX, CONTACT_PAIRS, CONTACT_ADVICES, CONTACT_VIEWS };

enum contact_item_kind {
    CONTACT_ITEM_PAIR = 1, // id: index of the pair
    CONTACT_ITEM_ADVICE,   // id: of the record
};

struct contact_matrix {
    size_t row;        // the helper in whose row the cursor stands
    size_t at;         // 0: on the name; else the number of the other helper, at most row
    size_t top, left;  // first helper shown of either
    size_t rows, cols; // that can be shown, from the layout
};

struct contact_map {
    struct leaf leaf; // first: the state of the pane
    struct pane pane; // what is laid out of a list, in the manner of a pane
    struct dossier *dossier;
    enum contact_view view;
    struct contact_pairs pairs;
    struct contact_matrix matrix;
    char **marked; // the codes of two helpers, "HV1 HV2"
    size_t marked_count, marked_capacity;
    int64_t asked; // id of the advice that a question is about
};

struct contact_map *contact_map_of(const struct screen *screen);

// Where the helpers and their meetings come from.
struct contact_source contact_map_source(const struct contact_map *self);

// The two helpers that the cursor stands on; NULL: none.
const struct contact_pair *contact_map_pair(const struct contact_map *self);

// The row of the helper whose name the cursor stands on; NULL: it stands on a pair, or on nothing.
const struct contact_helper *contact_map_name(const struct contact_map *self);

// Marks.
bool contact_map_is_marked(const struct contact_map *self, const struct contact_pair *pair);
void contact_map_toggle_mark(struct contact_map *self, const struct contact_pair *pair);
void contact_map_clear_marks(struct contact_map *self);
void contact_map_sweep_marks(struct contact_map *self); // those of helpers who are no longer there

// The matrix (contact_matrix.c).
void contact_matrix_layout(struct contact_map *self, struct rect area);
void contact_matrix_draw(const struct contact_map *self, struct rect area);
void contact_matrix_move(struct contact_map *self, enum list_move move);
bool contact_matrix_left(struct contact_map *self); // false: it stands on the name already
void contact_matrix_right(struct contact_map *self);
void contact_matrix_stand_on(struct contact_map *self, const struct contact_pair *pair);
void contact_matrix_settle(struct contact_map *self); // after the helpers changed

// The class of a list that is laid out, and what is said of what the cursor stands on, a line for each fact
// (contact_content.c), as far as the place has room. out is empty.
extern const struct pane_class contact_pane;
void contact_map_words(const struct contact_map *self, struct rect place, struct buf *out);

// How many this helper never met, though both work for the same person.
size_t contact_map_never(const struct contact_map *self, size_t helper);

// The advice that was given by the day shown, laid out (contact_advice.c), and how many there are.
void contact_advices_build(const struct contact_map *self, struct leaf_content *content);
long contact_advices_count(const struct contact_map *self);

#endif
