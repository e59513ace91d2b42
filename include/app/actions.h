// SPDX-License-Identifier: EUPL-1.2
// Everything that can be done on a screen, in one table. Dispatch, the bottom
// line, the list behind "?", docs/keys.md and [keys] in the settings come from
// it. A new action is one line here and one or more in app/bindings.c.
#ifndef APP_ACTIONS_H
#define APP_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct screen;

struct action {
    const char *name;  // as in [keys]; the table is sorted by it
    const char *label; // one or two words for the bottom line, N_()
    const char *help;  // one sentence for "?" and the manual, N_()
    void (*run)(struct screen *screen);
    unsigned needs; // SCREEN_HAS_…: without these it is not offered
};

const struct action *action_table(size_t *count);
const struct action *action_find(const char *name); // NULL when there is none

// Where keys are looked up: the screen's own context, then its parent's, and so on.
struct context {
    const char *name;
    const char *parent; // NULL: nowhere else
    const char *title;  // heading in docs/keys.md, N_()
    bool text;          // characters are text here, so none may be bound
};

// The default keys, sorted by context, then key as key_to_name() writes it (bytes). Of several keys
// of one action the bottom line shows the first that has a rank.
struct binding {
    const char *context;
    const char *key;
    const char *action;
    int rank; // place in the bottom line: 1 first … 9; 0 is not shown there
};

const struct context *context_table(size_t *count);
const struct binding *binding_table(size_t *count);

#endif
