// SPDX-License-Identifier: EUPL-1.2
// Names of people as they are read.
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

struct buf;

// Adds "Mireille van 't Hof": given name, prefix and family name as far as they are given.
void name_add(struct buf *out, const char *given, const char *prefix, const char *family);

#endif
