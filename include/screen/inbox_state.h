// SPDX-License-Identifier: EUPL-1.2
// What the parts of the screen "Today" share.
#ifndef SCREEN_INBOX_STATE_H
#define SCREEN_INBOX_STATE_H

#include "figures/inbox.h"
#include "screen/dossier.h"
#include "screen/page.h"

// Which line it is, also after the lines were asked again.
struct inbox_key {
    enum inbox_kind kind;
    int64_t id;     // of the record behind it
    int64_t number; // of look-backs the months
};

struct inbox_screen {
    struct record_list lines; // in the order of the screen
    bool stale;
    bool dealt_with; // the line with the cursor: the next one takes its place
    struct page page;
    size_t cursor, top, height;
    struct inbox_key *marked;
    size_t marked_count, marked_capacity;
    struct dossier dossier; // of the line that a form is open for
    int64_t until;          // that is postponed to
};

struct inbox_screen *inbox_of(const struct screen *screen);

// The same with its lines as they are now: for actions, of which several may come before the next frame.
struct inbox_screen *inbox_settled(struct screen *screen);

// The line with the cursor; NULL: there is none.
const struct inbox_row *inbox_now(const struct inbox_screen *self);

bool inbox_is_marked(const struct inbox_screen *self, const struct inbox_row *line);
void inbox_toggle_mark(struct inbox_screen *self, const struct inbox_row *line);

// Puts the lines into the order of the screen, and lays them out in groups as of the day.
void inbox_sort_lines(struct record_list *lines, int64_t day);
void inbox_build(struct inbox_screen *self, const struct session *session, int cols);

#endif
