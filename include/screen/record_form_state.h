// SPDX-License-Identifier: EUPL-1.2
// What a form of a record knows, shared by its files: record_form.c (fields and
// choices), record_form_save.c, record_form_meet.c (what somebody else saved) and
// record_form_draft.c.
#ifndef SCREEN_RECORD_FORM_STATE_H
#define SCREEN_RECORD_FORM_STATE_H

#include "screen/draft.h"
#include "screen/record_choices.h"
#include "screen/record_form.h"
#include "screen/session.h"

// What stands behind a field of the form.
struct record_form_entry {
    const struct field *field; // NULL: a heading
    struct record_options options;
    char *given;  // as it stands in base: what is left like this is not touched
    char *shown;  // what people read for it, when it is chosen from a register
    char *chosen; // from a register: the value before the one just chosen
    char *met;    // where both changed it: canonical words of what stood there before
};

struct record_form_state {
    struct session *session;
    enum kind kind;
    const struct dossier *dossier;
    void (*first)(struct request *, const struct dossier *, const void *);
    void (*take)(struct screen *, const void *);
    void (*changed)(struct screen *, const struct dossier *, const char *);
    struct person *member; // of a new household; NULL: none
    char *title;
    bool is_new;
    void *base;  // the record as it stands in the store; of a new one: what the form began with
    void *start; // what the form began with
    struct record_form_entry *entries;
    size_t count;
    size_t making; // field for which a new record is being made
    char *typed;   // what was typed in a register's field last
    void *tried;   // the record of a save that may or may not have arrived; NULL: none
    int64_t tried_number;
    int64_t id;
    bool taken;  // the last save met a number that somebody else took meanwhile
    bool saving; // what both changed is being decided for a save, which then goes on
    struct draft_state draft;
};

// A record of its own, empty or a copy.
void *record_new(enum kind kind, const void *from);
void record_free(enum kind kind, void *record); // may be NULL

// The place of a field in the form; the count of them when the form does not have it.
size_t record_form_entry_of(const struct record_form_state *self, const char *field);

// The value of a record's field as it stands in the form, and what people read for it (NULL: the
// value itself). Both are replaced.
void record_form_value(const struct record_form_state *self, const struct field *field,
                       const void *record, char **value, char **shown);

// Whether the field differs from the record as it stands in the store.
bool record_form_is_touched(const struct record_form_state *self, const struct screen *form,
                            size_t i);

// Takes over what somebody else saved, and asks which one stays where both changed a field; false
// when there is no such field. saving: afterwards the form is saved.
bool record_form_meet(struct record_form_state *self, struct screen *form, const void *theirs,
                      bool saving);

// Drafts: for the form to keep and drop one; going on with one; offering those of the record.
bool record_form_keep(struct screen *form, bool last);
void record_form_drop(struct screen *form);
void record_form_resume(struct screen *form, const struct draft *draft);
void record_form_offer(struct screen *form);

// Called by the form when every field was right.
enum form_saved record_form_save(struct screen *parent, struct screen *form, struct err *err);

#endif
