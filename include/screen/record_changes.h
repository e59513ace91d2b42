// SPDX-License-Identifier: EUPL-1.2
// Who changed which field of a record last, and when.
#ifndef SCREEN_RECORD_CHANGES_H
#define SCREEN_RECORD_CHANGES_H

#include "model/record.h"

struct buf;
struct session;

// The newest changes of a record; empty when they cannot be asked. The caller clears the list.
void record_changes_get(const struct session *session, enum kind kind, const struct record *head,
                        struct record_list *changes);

// Adds "sofia, 22-11-2026 10:31", or that it was somebody else when nothing is known of the field.
void record_changes_tell(const struct record_list *changes, const struct settings *settings,
                         const struct field *field, struct buf *out);

#endif
