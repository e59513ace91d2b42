// SPDX-License-Identifier: EUPL-1.2
// Words that import and export have in common.
#ifndef COMMAND_FILES_H
#define COMMAND_FILES_H

#include <stdbool.h>

#include "io/encoding.h"
#include "model/record.h"

struct err;

// KIND, --delimiter and --encoding as given; the last two NULL: what stands there is left.
// False with a sentence that says what is allowed.
bool files_kind(const char *word, enum kind *kind, struct err *err);
bool files_delimiter(const char *word, char *delimiter, struct err *err);
bool files_encoding(const char *word, enum encoding *encoding, struct err *err);

#endif
