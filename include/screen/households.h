// SPDX-License-Identifier: EUPL-1.2
// The list of households, the first screen: one's own or all, sorted, or what a
// search finds. From 132 columns the overview of the chosen household stands
// beside it. Contexts: "list", and "search" while a search is typed.
#ifndef SCREEN_HOUSEHOLDS_H
#define SCREEN_HOUSEHOLDS_H

struct draft;
struct screen;
struct screen_stack;

// Opens the list as the first screen; the stack's program is the session.
void households_open(struct screen_stack *stack);

// Actions in the context "list".
void households_enter(struct screen *screen);
void households_break(
    struct screen *
        screen); // opens another's in an emergency; asks why // opens the household, where the hit is
void households_scope(struct screen *screen); // one's own or all
void households_sort(struct screen *screen);  // the next order
void households_new(struct screen *screen);   // looks first whether it is there
void households_edit(struct screen *screen);
void households_delete(struct screen *screen);    // asks
void households_registers(struct screen *screen); // professionals, organisations, coordinators
void households_search(struct screen *screen);    // to the search line
void households_drafts(struct screen *screen);    // what was typed and not saved
void households_history(struct screen *screen);

// A new household from a draft.
void households_new_from(struct screen *screen, const struct draft *draft);

// Actions in the context "search", and of a search that stands.
void households_search_take(struct screen *screen);  // to the hits
void households_search_clear(struct screen *screen); // back to the list

#endif
