// SPDX-License-Identifier: EUPL-1.2
// The draft of one form or editor: kept while somebody types, ended by the save, thrown away by
// hand and never otherwise.
#ifndef SCREEN_DRAFT_H
#define SCREEN_DRAFT_H

#include <stdbool.h>

#include "model/records.h"

struct buf;
struct request;
struct screen;
struct session;

struct draft_state {
    struct session *session; // not owned
    struct draft draft;      // as it was kept last; id 0: nothing is kept
    bool told;               // that it cannot be kept
    int64_t doubtful; // number of a keep that may have been done though nobody said so; 0: none
};

// head: of the record, with id 0 when it is new. The title is copied.
void draft_init(struct draft_state *self, struct session *session, enum kind kind,
                const struct record *head, const char *title);
void draft_clear(struct draft_state *self); // what is kept stays

// Goes on with a draft that was kept earlier; copied.
void draft_adopt(struct draft_state *self, const struct draft *draft);

// Keeps these values (see model/draft_values.h) of the record at this revision, unless they are kept
// already; empty: nothing is typed any more, so the draft goes. last: there is no other time, so it
// waits for others who write. False: it has to be tried again; why is told once.
bool draft_keep(struct draft_state *self, struct screen *screen, const struct buf *values,
                int64_t record_rev, bool last);

void draft_drop(struct draft_state *self);

// The save that ends the draft carries it; afterwards, when it was done, there is none.
void draft_attach(const struct draft_state *self, struct request *save);
void draft_ended(struct draft_state *self);

#endif
