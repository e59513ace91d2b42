// SPDX-License-Identifier: EUPL-1.2
// What can be chosen in the forms of records: fixed lists, members of the
// household, and records that are asked for while somebody types.
#ifndef SCREEN_RECORD_CHOICES_H
#define SCREEN_RECORD_CHOICES_H

#include <stddef.h>
#include <stdint.h>

#include "model/record.h"
#include "ui/form.h"

struct buf;
struct dossier;
struct session;

// A code has no blank, so this value is nobody's: "make a new one".
#define RECORD_CHOICE_NEW " new"

// Options with texts of their own; starts zeroed.
struct record_options {
    struct form_option *items;
    size_t count;
    size_t capacity;
};

void record_options_clear(struct record_options *options);

// The choices of an enumeration, in the interface's language.
void record_options_choices(struct record_options *options, const struct field *field,
                            const struct settings *settings);

// The members of the household on that day and those whose references stand in *chosen*
// (parted by blanks).
void record_options_members(struct record_options *options, const struct dossier *dossier,
                            int64_t day, const char *chosen);

// For a field that names what belongs to the household: a member or a goal, or several of those who have
// to do with it (family, members, network, helpers, coordinator). Those in *chosen* stand there too.
// Nothing without a dossier.
void record_options_household(struct record_options *options, const struct dossier *dossier,
                              const struct field *field, const char *chosen);

// Adds what fits what was typed: records of a register, and "new …" behind them.
void record_choices_register(const struct session *session, enum kind kind, const char *typed,
                             struct form_options *out);

// Adds who fits what was typed: the family, its members and network, the helpers who come there,
// then coordinators and other professionals. dossier may be NULL.
void record_choices_who(const struct session *session, const struct dossier *dossier,
                        const char *typed, struct form_options *out);

// What people read for a value of a FIELD_RECORD, FIELD_WHO or FIELD_WHOS; the value itself when nobody
// has it.
// Adds to out. dossier may be NULL.
void record_choices_show(const struct session *session, const struct dossier *dossier,
                         const struct field *field, const char *value, struct buf *out);

#endif
