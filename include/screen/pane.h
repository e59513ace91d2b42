// SPDX-License-Identifier: EUPL-1.2
// A pane: one view of a household. The household screen holds the dossier and
// shows one pane (two side by side from 132 columns).
#ifndef SCREEN_PANE_H
#define SCREEN_PANE_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/dossier.h"
#include "ui/layout.h"
#include "ui/screen.h"

struct leaf_content;

struct pane {
    const struct pane_class *class;
    struct dossier *dossier; // shared by the panes of one household; not owned
    void *state;             // the class's own, zeroed at the start
};

struct pane_class {
    const char *context; // of its keys
    const char *title;   // N_(), one or two words for the tab
    const char *brief;   // N_(), shorter, where there is little room; NULL: the title
    int64_t parts;       // of the dossier, beside the household and its figures
    size_t state_size;

    // Its parts are there; again after a change or for another day: keeps the place.
    void (*load)(struct pane *pane);
    void (*layout)(struct pane *pane, struct rect area);
    void (*draw)(const struct pane *pane, struct rect area, bool focus);

    // The record that the cursor stands on, and its kind; NULL: none.
    const void *(*record)(const struct pane *pane, enum kind *kind);

    // These may be NULL. build: lays out what a leaf shows (screen/leaf.h) in so many columns. move: the cursor
    // for screen_up() and the like.
    void (*build)(struct pane *pane, struct leaf_content *content, int cols);
    unsigned (*has)(const struct pane *pane);
    void (*move)(struct pane *pane, enum list_move where);
    void (*close)(struct pane *pane); // frees what state holds, not state itself
};

extern const struct pane_class overview_pane;
extern const struct pane_class professionals_pane;
extern const struct pane_class web_pane;
extern const struct pane_class plan_pane;
extern const struct pane_class notes_pane;
extern const struct pane_class meetings_pane;
extern const struct pane_class course_pane;
extern const struct pane_class stacking_pane;
extern const struct pane_class gaps_pane;
extern const struct pane_class roster_pane;

// Asks what the pane shows where it is not there yet. False with a sentence.
bool pane_load(struct pane *pane, struct err *err);

// Another number than before when something that the pane shows was loaded since.
unsigned pane_version(const struct pane *pane);

// The pane in use of the household screen that this screen is (or that lies below a dialog);
// never NULL for a screen whose context is one of a pane.
struct pane *pane_of(const struct screen *screen);

#endif
