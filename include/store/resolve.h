// SPDX-License-Identifier: EUPL-1.2
// From codes to ids: whom and what a record refers to.
#ifndef STORE_RESOLVE_H
#define STORE_RESOLVE_H

#include "store/records.h"
#include "store/state.h"

// Finds everything that the record refers to and writes each reference in its one
// canonical form into the record (same_as: the person that stands for all its
// rows; login: and professional: only where they are needed). False with the fault.
bool resolve_references(struct store *store, enum kind kind, void *record,
                        struct references *references, struct fault *fault);

#endif
