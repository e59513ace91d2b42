// SPDX-License-Identifier: EUPL-1.2
// Names of people as they are read.
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

struct buf;

// Adds "Mireille van 't Hof": given name, prefix and family name as far as they are given.
void name_add(struct buf *out, const char *given, const char *prefix, const char *family);

// Adds what sorts a name as it is read: by its surname, prefixes (struct settings) passed over, then by all of
// it.
void name_add_key(struct buf *out, const char *name, const char *const *prefixes);

#endif
