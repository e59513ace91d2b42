// SPDX-License-Identifier: EUPL-1.2
// Those whom the fields of a record name that name several (FIELD_WHOS): table named.
#ifndef STORE_NAMED_H
#define STORE_NAMED_H

#include "store/records.h"

// Writes those of a new record; of a changed one, in the place of those that stand there. Kinds without
// such a field are passed over.
void named_write(struct store *store, enum kind kind, const struct record *head,
                 const struct references *references);
void named_replace(struct store *store, enum kind kind, const struct record *head,
                   const struct references *references);

#endif
