// SPDX-License-Identifier: EUPL-1.2
// Records for somebody who may not know whom they are about. Codes become others that mean
// nothing, the same ones throughout one run and others in the next; what names or describes
// somebody is left out.
#ifndef MODEL_PSEUDONYMS_H
#define MODEL_PSEUDONYMS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/record.h"

struct buf;

struct pseudonyms {
    uint64_t key[2]; // random, of this run
};

void pseudonyms_init(struct pseudonyms *pseudonyms);

// A number that tells nothing of the one that it stands for.
uint64_t pseudonyms_number(const struct pseudonyms *pseudonyms, int64_t number);

// Makes the whole record such a one: what is left out is empty, its numbers in the store are gone.
void pseudonyms_apply(const struct pseudonyms *pseudonyms, enum kind kind, void *record);

// Whether the field's column is there: all but names, phone numbers, addresses and free text.
bool pseudonyms_keep(enum kind kind, const struct field *field);

// Adds the value in canonical words, with codes replaced and a birth date as 1 January of its year.
void pseudonyms_write(const struct pseudonyms *pseudonyms, enum kind kind,
                      const struct field *field, const void *record, struct buf *out);

#endif
