// SPDX-License-Identifier: EUPL-1.2
// What all screens of one run share.
#ifndef SCREEN_SESSION_H
#define SCREEN_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "model/settings.h"
#include "protocol/ask.h"
#include "ui/screen.h"

enum {
    TOUCHED_NONE = 0,
    TOUCHED_MANY = -1,
    TOUCHED_UNLISTED = -2, // something that no row of a list shows
};

struct session_place {
    int64_t household_id; // 0: in the list
    const char *pane;     // its key context; NULL: in the list
};

struct hand_over;

struct session {
    struct ask *ask;
    const struct settings *settings;
    int64_t day;          // the day shown; settings->today unless moved by [ and ]
    int64_t changes_seen; // change counter when the screens last loaded
    int64_t touched;      // the one household that changed since the list of households asked, or
                          // TOUCHED_…
    int64_t glass_household;     // for which an emergency is being explained
    int64_t merged_into;         // the household to which another one is being brought
    int64_t glass_told;          // the newest emergency access that is being told of
    struct hand_over *hand_over; // what is being given to somebody else; owned by its screen
    bool may_review;             // the weekly review of the trail
    unsigned
        saves; // how often something was saved since the program started: there may be something
               // to undo
    struct session_place place; // that is kept
};

struct session *session_of(const struct screen *screen);

// True when the day shown is today: records can be changed.
bool session_is_today(const struct session *session);

// SCREEN_HAS_TODAY or SCREEN_HAS_OTHER_DAY, and SCREEN_HAS_UNDO, as they hold now.
unsigned session_has(const struct session *session);

// Asks; on failure tells the sentence above the bottom line and returns false.
// The caller clears reply in any case (it is initialised here).
bool session_ask(struct screen *screen, struct request *request, struct reply *reply);

// True once after somebody saved something since the last call (for the loop's tick).
bool session_changed(void *program);

// Makes something ready for requests to come; false when all is (for the loop, when it waits).
bool session_prepare(void *program);

// Saves what differs between the two records, or deletes the one before (after: NULL). On success
// reloads all screens and tells *done*; on failure tells why.
bool session_change(struct screen *screen, enum kind kind, const void *before, const void *after,
                    const char *done);

// Deletes the record. On success reloads all screens and tells *done*; on failure tells why.
bool session_delete(struct screen *screen, enum kind kind, const void *record, const char *done);

// After a save of this session's own in one household: reloads all screens; the next tick need not.
// touched: the household, TOUCHED_UNLISTED, or TOUCHED_MANY of a register, of more households, or of
// who coordinates (one's own households may be others now).
void session_show_saved(struct screen *screen, const struct reply *reply, int64_t touched);

// The household that alone has to be asked again, or TOUCHED_…; forgets it.
int64_t session_take_touched(struct session *session);

// An action. Asks nothing: takes back the newest step and tells it in words.
void session_undo(struct screen *screen);

#endif
