// SPDX-License-Identifier: EUPL-1.2
// Which fields a form offers, and what is said about typing them.
#ifndef SCREEN_RECORD_FIELDS_H
#define SCREEN_RECORD_FIELDS_H

#include "model/record.h"

// Names of the fields in a form of this kind, NULL at the end; "#" is a heading, with its text
// behind it. What people say comes first, references that the program makes itself are left out.
const char *const *record_fields(enum kind kind);

// What stands in front of the value: "Code" for what identifies (but a login), else the field's own
// label.
const char *record_field_label(const struct field *field);

// Whether the field takes the room that the others leave: the text that the form is for.
bool record_field_is_tall(enum kind kind, const struct field *field);

// One line about what can be typed, in the interface's language; NULL when nothing has to be said.
const char *record_field_help(const struct field *field);

// The value as it stands in a form: codes for choices, numbers and dates as people read them.
// Adds to out.
void record_field_typed(const struct field *field, const void *record,
                        const struct settings *settings, struct buf *out);

// Reads a typed value into the record; false with a short reason.
bool record_field_read(const struct field *field, void *record, const char *text,
                       const struct settings *settings, struct err *err);

// Hours a week as people type them, in minutes; NONE when nothing was typed. False with a short reason.
bool record_read_hours(const char *text, const struct settings *settings, int64_t *minutes,
                       struct err *err);

#endif
