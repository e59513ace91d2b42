// SPDX-License-Identifier: EUPL-1.2
// What stands in the history as people call it: the record that changed, and whom or what a code in it
// means. In the language of who asks, as it is known today.
#ifndef STORE_HISTORY_WORDS_H
#define STORE_HISTORY_WORDS_H

#include "model/record.h"

struct buf;
struct store;

// Who or what a record is ("Mireille van 't Hof"); of one that is gone, as it was when it was deleted.
// Nothing is added where nothing is known. household_id: that of its history.
void history_add_subject(struct store *store, enum kind kind, int64_t id, int64_t household_id,
                         struct buf *out);

// The same of a record that is there; nothing is added for one that is gone.
void history_add_record(struct store *store, enum kind kind, int64_t id, struct buf *out);

// The name behind a code or reference that a field had; nothing for a value that speaks for itself.
void history_add_value(struct store *store, const struct field *field, int64_t household_id,
                       const char *value, struct buf *out);

// The dimension that a field of a scoring is about ("meaningfulness"); nothing for other fields.
void history_add_part(struct store *store, int64_t scoring_id, int64_t household_id,
                      const char *field, struct buf *out);

#endif
