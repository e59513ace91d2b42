// SPDX-License-Identifier: EUPL-1.2
// A form for any record, made from its field table: the same labels, limits and
// choices everywhere.
#ifndef SCREEN_RECORD_FORM_H
#define SCREEN_RECORD_FORM_H

#include "model/record.h"
#include "ui/screen.h"

struct dossier;
struct draft;
struct person;
struct request;

struct record_form {
    enum kind kind;
    const void *before; // the record as it is; NULL: a new one. Copied
    // Values to begin with (a duplicate, defaults of a new one); NULL: those of before. Copied.
    const void *start;
    // Names of the fields offered, in this order, NULL at the end; a name that begins with "#" is a
    // heading (N_() text behind it). NULL: all saved fields.
    const char *const *fields;
    const char *title;             // in the interface's language; copied
    const struct dossier *dossier; // for members and network in choices; NULL for register records
    // Adds the changes that have to come before this one in the same step (a span that ends because
    // another begins). record: what is to be saved; its id is 0 when it is new. May be NULL.
    void (*first)(struct request *request, const struct dossier *dossier, const void *record);
    // Takes what was typed instead of its being saved: the record goes with others in one request
    // later. Borrowed; called before the form closes. NULL: it is saved.
    void (*take)(struct screen *parent, const void *record);
    // Told after the value of a field changed, to say or propose something; may be NULL.
    void (*changed)(struct screen *form, const struct dossier *dossier, const char *field);
    // Of a new household: its first member, saved in the same step as P1. Copied. May be NULL.
    const struct person *member;
    // What was typed earlier into such a form and is gone on with; copied. NULL: the form begins
    // anew, and offers what there is.
    const struct draft *draft;
};

// Opens the form above parent. Saving sends one change with old and new values, closes, reloads all
// screens and says so; where somebody else changed the same field both values are shown and one key
// decides. What is typed is kept as a draft until it is saved or thrown away by hand. done (may be NULL) is told SCREEN_DONE after a save.
//
// References to professionals, organisations and coordinators are chosen by type-ahead from the
// register, or made new on the spot; a new professional or organisation gets a free code. A new
// record of a household gets the household of the dossier, a new member or network member the next
// free reference. The dossier has to stay open longer than the form, with the parts loaded that its
// choices come from (people, network, household).
struct screen *record_form_open(struct screen *parent, const struct record_form *spec,
                                screen_done *done);

// Puts the cursor into the field with this name, when the form offers it.
void record_form_go_to(struct screen *form, const char *name);

// The value that a field of the form has now, and another one in its place (as people type it); "" and
// nothing when the form does not have that field.
const char *record_form_text(const struct screen *form, const char *field);
void record_form_put(struct screen *form, const char *field, const char *text);

// After SCREEN_DONE: the id of the record saved (0: a new one before which other changes were saved).
int64_t record_form_id(const struct screen *form);

#endif
