// SPDX-License-Identifier: EUPL-1.2
// All that is known of one record, to be read.
#ifndef SCREEN_RECORD_SHOW_H
#define SCREEN_RECORD_SHOW_H

#include "model/record.h"
#include "ui/screen.h"

struct buf;
struct dossier;
struct session;

// One line a field ("Birth date   14-02-1987"), in the order of the form and with its headings;
// what is empty is left out. dossier may be NULL. Adds to out.
void record_show(const struct session *session, const struct dossier *dossier, enum kind kind,
                 const void *record, struct buf *out);

// The parts of it: a value as people read it, and a line with its label; long values stand below it.
void record_show_value(const struct session *session, const struct dossier *dossier,
                       const struct field *field, const void *record, struct buf *out);
void record_show_line(struct buf *out, const char *label, const char *value);

// The same above parent, with the title.
void record_show_open(struct screen *parent, const struct dossier *dossier, enum kind kind,
                      const void *record, const char *title);

#endif
