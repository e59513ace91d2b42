// SPDX-License-Identifier: EUPL-1.2
// Who changed what and when: of one record, or of a whole household with what was deleted from it.
// Context "history".
#ifndef SCREEN_HISTORY_H
#define SCREEN_HISTORY_H

#include <stdint.h>

#include "model/record.h"

struct screen;

struct history_of {
    enum kind kind;
    int64_t id;           // of the record; 0: the whole household
    int64_t household_id; // 0: a record of a register
};

void history_open(struct screen *parent, const struct history_of *of);

// Actions in the context "history".
void history_up(struct screen *screen);
void history_down(struct screen *screen);
void history_page_up(struct screen *screen);
void history_page_down(struct screen *screen);
void history_newest(struct screen *screen);
void history_oldest(struct screen *screen);
void history_whole(struct screen *screen); // the whole household, or the record again
void history_back(struct screen *screen);

#endif
