// SPDX-License-Identifier: EUPL-1.2
// What comes from outside: the one place where the program waits and reads a key.
#ifndef UI_EVENT_H
#define UI_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum event_kind {
    EVENT_NONE, // the terminal has taken a frame that it did not take at once
    EVENT_KEY,
    EVENT_PASTE,  // one text, however long; never runs as commands
    EVENT_RESIZE, // the terminal has another size already
    EVENT_TICK,   // time has gone by: a second after a key, nearly two while nobody types
    EVENT_END,    // hang-up, SIGHUP, SIGTERM: leave now
};

enum { EVENT_PASTE_MAX = 1024 * 1024 }; // bytes of a paste; more is thrown away

struct event {
    enum event_kind kind;
    int32_t key;      // EVENT_KEY: see ui/key.h
    int32_t seconds;  // EVENT_TICK: whole ones since the last key or tick, few at most
    const char *text; // EVENT_PASTE: cleaned UTF-8 with \n; borrowed until the next event is read
};

// Catches SIGHUP and SIGTERM; called by term_open().
void event_open(void);
void event_close(void);
bool event_ended(void); // the line is lost or the program was told to end

// Waits for the next event (a tick at the latest).
void event_wait(struct event *event);

// Waits so long for an event other than a tick; false when none came.
bool event_wait_briefly(struct event *event, int milliseconds);

// The next event that is there already; false when there is none.
bool event_poll(struct event *event);

#endif
