// SPDX-License-Identifier: EUPL-1.2
// Screens on a stack: the uppermost one gets the keys. A screen never waits: it
// pushes another one and is told the result. Its keys are not here but in the
// table of the room app: an action is a function that takes the screen.
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/layout.h"
#include "ui/list.h"
#include "ui/style.h"

struct err;
struct screen;
struct screen_stack;

// What an action may need (struct action) and a screen has at this moment (screen_class.has).
enum {
    SCREEN_HAS_ROW = 1 << 0,        // the cursor stands on a record
    SCREEN_HAS_TODAY = 1 << 1,      // the day shown is today: records can be changed
    SCREEN_HAS_UNDO = 1 << 2,       // there is something to undo
    SCREEN_HAS_MANY = 1 << 3,       // there are several to go through
    SCREEN_HAS_FILTER = 1 << 4,     // a search or filter narrows what is shown
    SCREEN_HAS_THEIRS = 1 << 5,     // a form: somebody else's value stands beside one's own
    SCREEN_HAS_SHELL = 1 << 6,      // (kept by the loop) a shell can take us back
    SCREEN_HAS_OTHER_DAY = 1 << 7,  // the day shown is not today
    SCREEN_HAS_REVIEW = 1 << 8,     // one may review what others did
    SCREEN_HAS_UNSIGNED = 1 << 9,   // the week shown can be signed
    SCREEN_HAS_CASELOAD = 1 << 10,  // those in the rows have households
    SCREEN_HAS_TEMPLATES = 1 << 11, // there are texts to begin with
    SCREEN_HAS_PROPOSAL = 1 << 13,  // there is one to take over
};

enum screen_result { SCREEN_CANCELLED, SCREEN_DONE };

struct screen_class {
    const char *name; // its context in the key table
    bool overlay;     // what lies below stays in sight

    // All may be NULL but draw.
    const char *(*context)(
        const struct screen *screen);             // key context of the pane in use; NULL: name
    unsigned (*has)(const struct screen *screen); // SCREEN_HAS_… of this moment
    void (*reload)(struct screen *screen);        // records changed: ask again, keep the place
    void (*layout)(struct screen *screen,
                   struct rect area); // before each draw: room for lists and fields
    void (*draw)(const struct screen *screen, struct rect area);
    void (*move)(struct screen *screen, enum list_move where); // the cursor, or what is in sight
    bool (*key)(struct screen *screen, int32_t key); // a key without a binding; true: used
    bool (*paste)(struct screen *screen,
                  const char *text);      // true: used; without it a paste is dropped
    void (*ahead)(struct screen *screen); // drawn, and no key waits: make the next one quick
    bool (*tick)(struct screen *screen);  // every second or two, also when covered; true: draw anew
    void (*keep)(struct screen *screen);  // the line is gone: save what was typed, draw nothing
    void (*close)(struct screen *screen); // frees state
};

// Told to the screen below when one closes; what was chosen is asked of *child*, which is still
// whole.
typedef void screen_done(struct screen *parent, struct screen *child, enum screen_result result);

struct screen {
    const struct screen_class *class;
    struct screen_stack *stack;
    struct screen *below; // NULL: the first one
    screen_done *done;    // may be NULL
    void *state;          // the class's own
    bool stale;           // covered when records changed: asks again when it comes into sight
};

struct screen_stack {
    struct screen *top;    // NULL: the program ends
    struct screen *closed; // freed by screen_sweep()
    void *program;         // what all screens share (session, settings, day shown); not owned
    char message[256];     // shown above the bottom line until the next key
    enum style message_style;
    bool redraw; // a frame is due
};

// Puts a new screen on top and owns state from now on. done is called on the screen below.
struct screen *screen_push(struct screen_stack *stack, const struct screen_class *class,
                           void *state, screen_done *done);

// Takes the screen off (and all above it, as cancelled), tells the one below unless that closes itself when
// it asks again. The screen's memory
// lives until the next frame is out, so an action may go on after it.
void screen_close(struct screen *screen, enum screen_result result);

void screen_quit(struct screen_stack *stack);  // closes all, the last first; the loop ends
void screen_sweep(struct screen_stack *stack); // frees what was closed; for the loop

// After a save, or somebody else's: what is in sight asks again now, what is covered when it comes
// into sight, before it is told a result.
void screen_reload_all(struct screen_stack *stack);
const char *screen_context(const struct screen *screen);

// Actions: the class's own move.
void screen_up(struct screen *screen);
void screen_down(struct screen *screen);
void screen_page_up(struct screen *screen);
void screen_page_down(struct screen *screen);
void screen_first(struct screen *screen);
void screen_last(struct screen *screen);

// One sentence above the bottom line until the next key.
void screen_tell(struct screen *screen, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void screen_tell_error(struct screen *screen, const struct err *err);

#endif
