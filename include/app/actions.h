// SPDX-License-Identifier: EUPL-1.2
// Everything that can be done on a screen, in one table. Dispatch, the bottom
// line, the list behind "?", docs/keys.md and [keys] in the settings come from
// it. A new action is one line in app/actions.c and one or more in app/bindings.c, or both stand with
// those of its screen (app/action_parts.h).
#ifndef APP_ACTIONS_H
#define APP_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

struct screen;

struct action {
    const char *name;  // as in [keys]; each part of the table is sorted by it
    const char *label; // one or two words for the bottom line, N_()
    const char *help;  // one sentence for "?" and the manual, N_()
    void (*run)(struct screen *screen);
    unsigned needs; // SCREEN_HAS_…: without these it is not offered
};

// The table stands in parts, from 0; NULL behind the last.
const struct action *action_part(size_t part, size_t *count);
const struct action *action_find(const char *name); // NULL when there is none

// Where keys are looked up: the screen's own context, then its parent's, and so on.
struct context {
    const char *name;
    const char *parent; // NULL: nowhere else
    const char *title;  // heading in docs/keys.md, N_()
    bool text;          // characters are text here, so none may be bound
};

// The default keys, in parts that are sorted by context, then key as key_to_name() writes it (bytes); the keys
// of a context stand in one part. Of several keys
// of one action the bottom line shows the first that has a rank.
struct binding {
    const char *context;
    const char *key;
    const char *action;
    int rank; // place in the bottom line: 1 first … 9; 0 is not shown there
};

const struct context *context_table(size_t *count);
const struct binding *binding_part(size_t part, size_t *count); // as action_part()

#endif
