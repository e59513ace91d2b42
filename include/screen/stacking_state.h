// SPDX-License-Identifier: EUPL-1.2
// What the stacking map keeps, shared by its files: stacking.c (the pane and its keys), stacking_draw.c (the map)
// and stacking_content.c (the lines below it).
#ifndef SCREEN_STACKING_STATE_H
#define SCREEN_STACKING_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "figures/pointers.h"
#include "figures/stack_map.h"
#include "screen/leaf.h"
#include "ui/layout.h"

struct buf;
struct dossier;
struct pane;

enum stacking_item {
    STACKING_HELPER,  // id of the involvement
    STACKING_POINTER, // id: index in pointers
};

struct stacking_state {
    struct leaf leaf; // first: the lines below the map
    struct stack_map map;
    struct pointers pointers;
    size_t row, column;             // the cell with the cursor
    size_t first_row, first_column; // in sight
    bool inside;                    // the keys are for the lines below
};

struct stacking_state *stacking_of(const struct pane *pane);

// Code of the person ("": the household) and of the domain of the cell with the cursor.
const char *stacking_person(const struct stacking_state *self);
const char *stacking_domain(const struct stacking_state *self);

// The map (stacking_draw.c): rows that it takes in this area, and scrolling so that the cell is in sight.
int stacking_map_rows(const struct stacking_state *self, struct rect area);
void stacking_map_layout(struct stacking_state *self, const struct dossier *dossier,
                         struct rect area);
void stacking_map_draw(const struct stacking_state *self, const struct dossier *dossier,
                       struct rect area, bool focus);

// The lines below (stacking_content.c): class->build, and the words of them.
void stacking_build(struct pane *pane, struct leaf_content *content, int cols);
void stacking_add_person(const struct dossier *dossier, const char *person, struct buf *out);
void stacking_add_domain(const struct dossier *dossier, const char *domain, struct buf *out);
// What it rests on: the definition, then each of its helpers.
void stacking_add_reason(const struct dossier *dossier, const struct pointer *pointer,
                         struct buf *out);

#endif
