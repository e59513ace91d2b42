// SPDX-License-Identifier: EUPL-1.2
// Today: what of one's own households needs a look, overdue, today and coming. Context "inbox".
#ifndef SCREEN_INBOX_H
#define SCREEN_INBOX_H

#include <stdint.h>

struct screen;
struct session;

// How many lines it has; NONE: that cannot be asked now, or not by who asks.
int64_t inbox_count(const struct session *session);

// Opens it above the list of households.
void inbox_open(struct screen *screen);

// Actions in the context "inbox".
void inbox_up(struct screen *screen);
void inbox_down(struct screen *screen);
void inbox_page_up(struct screen *screen);
void inbox_page_down(struct screen *screen);
void inbox_first(struct screen *screen);
void inbox_last(struct screen *screen);
void inbox_enter(struct screen *screen); // to the household, at what the line is about
void inbox_back(struct screen *screen);
void inbox_mark(struct screen *screen);
void inbox_done(struct screen *screen);      // of all marked lines, as one step
void inbox_postpone(struct screen *screen);  // likewise; asks until when
void inbox_hand_over(struct screen *screen); // likewise; asks to whom

#endif
