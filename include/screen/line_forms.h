// SPDX-License-Identifier: EUPL-1.2
// What is done with a line that stands for a record of some household (the inbox, silence): its form is opened, a
// field of it is changed without its being loaded, it is put off to a day.
#ifndef SCREEN_LINE_FORMS_H
#define SCREEN_LINE_FORMS_H

#include "screen/dossier.h"
#include "screen/record_form.h"

struct request;

// A field of the record behind a line.
struct line_field {
    const char *field;
    const char *word; // of a text field
    int64_t number;   // of another
};

// Adds a change from what the line knows to what is wanted; all else of the record stays as it is. False when
// they are the same. head: of the record.
bool line_add_change(struct request *request, enum kind kind, const struct record *head,
                     const struct line_field *old, const struct line_field *wanted);

// Points the dossier at a household and loads what the choices of its forms come from, and these parts. False
// when that was refused, which is told.
bool line_open_dossier(struct screen *screen, struct dossier *dossier, int64_t household_id,
                       int64_t parts);

// The form of the record behind a line; form says all but kind, record and dossier, which stays open longer.
// NOLINTNEXTLINE(readability-function-size): the record, its form, and what comes after
void line_open_record(struct screen *screen, struct dossier *dossier, enum kind kind,
                      const struct record *head, struct record_form form, screen_done *done);

// The form that answers the look-back after so many months. head: of the involvement.
void line_look_back(struct screen *screen, struct dossier *dossier, const struct record *head,
                    int64_t months, const char *title);

// Asks until which day something is put off; then the day, false when none was typed.
void line_ask_day(struct screen *screen, screen_done *done);
bool line_day(const struct screen *parent, const struct screen *child, int64_t *day);

#endif
