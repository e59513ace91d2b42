// SPDX-License-Identifier: EUPL-1.2
// The names of columns. Those of scores hang on the instrument: its axes stand for the
// numbered slots of the record ("mind_wanted" for "axis2_wanted").
#ifndef IO_CSV_COLUMNS_H
#define IO_CSV_COLUMNS_H

#include <stdbool.h>

#include "model/record.h"

struct buf;
struct instrument;

// The field behind a column's name, or NULL. instrument: of scores, NULL for other kinds.
const struct field *csv_column_field(enum kind kind, const struct instrument *instrument,
                                     const char *name);

// Adds the name of the field's column. False when it has none: shown only, or a slot that the
// instrument has no axis for.
bool csv_column_name(enum kind kind, const struct instrument *instrument, const struct field *field,
                     struct buf *out);

// The column of a rejects file that says why: "reason", "reject_reason" for kinds that have a
// reason of their own. Passed over in silence on reading.
const char *csv_reason_column(enum kind kind);

#endif
