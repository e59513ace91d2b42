// SPDX-License-Identifier: EUPL-1.2
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/dossier.h"
#include "screen/record_fields.h"
#include "screen/record_form_state.h"

enum { NUMBERS_TRIED = 20 };

// The record as the form has it. False with the field that is wrong.
static bool read_form(const struct record_form_state *self, struct screen *form, void *record,
                      struct err *err)
{
    memcpy(record, self->base, sizeof(struct record));
    for (size_t i = 0; i < self->count; i++) {
        const struct field *field = self->entries[i].field;
        if (field == NULL) {
            continue;
        }
        if (!record_form_is_touched(self, form, i)) {
            field_copy(field, record, self->base);
        } else if (!record_field_read(field, record, form_value(form, i), self->session->settings,
                                      err)) {
            form_set_error(form, i, err->text);
            form_go_to(form, i);
            return false;
        }
    }
    return true;
}

// Says at the field what is wrong with it; where the form does not show it, in the sentence alone.
static enum form_saved refuse(const struct record_form_state *self, struct screen *form,
                              const struct field *field, struct err *err)
{
    for (size_t i = 0; i < self->count && field != NULL; i++) {
        if (self->entries[i].field == field) {
            form_set_error(form, i, err->text);
            form_go_to(form, i);
        }
    }
    if (field != NULL) {
        err_prefix(err, "%s", record_field_label(field));
    }
    return FORM_STAYS;
}

// What both changed is decided field by field, then the save goes on by itself.
static enum form_saved tell_conflict(struct record_form_state *self, struct screen *form,
                                     const struct reply *reply, struct err *err)
{
    char when[DATE_STAMP_TEXT];
    void *theirs = record_new(self->kind, self->base);
    size_t offset = 0;
    bool there = reply->rows.kind == self->kind && rows_next(&reply->rows, &offset, theirs, NULL);
    if (!there || !record_form_meet(self, form, theirs, true)) {
        date_format_stamp(reply->at, self->session->settings->date_style, when);
        err_set(err, _("%s changed this on %s. Theirs was added to yours: Ctrl-S saves it."),
                reply->login != NULL ? reply->login : "?", when);
    }
    record_free(self->kind, theirs);
    return FORM_STAYS;
}

// The reason alone: in front of it the door names the field.
static const char *reason_of(const struct field *field, const char *sentence)
{
    const char *label = _(field->label);
    size_t len = strlen(label);
    bool named = strncmp(sentence, label, len) == 0 && strncmp(sentence + len, ": ", 2) == 0;
    return named ? sentence + len + 2 : sentence;
}

// Numbers that the program gives by itself: references of the household, and a note's of its day. Where
// the form offers the field they are the user's.
static bool is_numbered_here(const struct record_form_state *self, const struct field *field)
{
    bool numbered = self->kind == KIND_NOTE ? strcmp(field->name, "sequence") == 0
                                            : self->is_new && self->dossier != NULL &&
                                                  field == dossier_reference(self->kind);
    for (size_t i = 0; i < self->count && numbered; i++) {
        numbered = self->entries[i].field != field;
    }
    return numbered;
}

static enum form_saved tell_failure(struct record_form_state *self, struct screen *form, size_t at,
                                    const struct reply *reply, struct err *err)
{
    bool own = reply->change == (int32_t)at;
    const char *sentence = str_text(reply->message);
    if (reply->status == STATUS_CONFLICT && own) {
        return tell_conflict(self, form, reply, err);
    }
    if (reply->status == STATUS_INVALID && own && reply->field >= 0) {
        const struct field *field = &kind_get(self->kind)->fields[reply->field];
        self->taken = is_numbered_here(self, field);
        err_set(err, "%s", reason_of(field, sentence));
        return refuse(self, form, field, err);
    }
    err_set(err, "%s", sentence);
    if (reply->status == STATUS_CONFLICT) {
        screen_reload_all(form->stack);
    }
    return FORM_STAYS;
}

// A save that failed half-way may have arrived: the same once more has the same number, so that it
// is done once.
static void number_again(struct record_form_state *self, struct request *request,
                         const void *record)
{
    if (self->tried != NULL && record_equal(self->kind, self->tried, record)) {
        request->number = self->tried_number;
    }
}

static void remember_try(struct record_form_state *self, const struct request *request,
                         const struct reply *reply, const void *record)
{
    record_free(self->kind, self->tried);
    bool unsure = reply->status == STATUS_ERROR || reply->status == STATUS_BUSY;
    self->tried = unsure ? record_new(self->kind, record) : NULL;
    self->tried_number = request->number;
}

// Of which households the rows in the list may have changed (for session_show_saved()).
// at: the place of its own change, behind what had to come first.
static int64_t touched_by(const struct record_form_state *self, const void *record, size_t at)
{
    if (self->kind == KIND_HOUSEHOLD && self->is_new) {
        return TOUCHED_MANY;
    }
    if (at == 0 && record_is_listed_alike(self->kind, self->base, record)) {
        return TOUCHED_UNLISTED;
    }
    if (self->kind == KIND_HOUSEHOLD) {
        return ((const struct record *)self->base)->id;
    }
    bool elsewhere = self->kind < KIND_HOUSEHOLD || self->kind == KIND_COORDINATION;
    return !elsewhere && self->dossier != NULL ? self->dossier->id : TOUCHED_MANY;
}

static void add_member(const struct record_form_state *self, struct request *request,
                       const void *record)
{
    const char *code = field_text(&kind_get(self->kind)->fields[0], record);
    if (self->member != NULL) {
        record_set_text(KIND_PERSON, self->member, "household", code);
        record_set_text(KIND_PERSON, self->member, "person", "P1");
        request_add_change(request, KIND_PERSON, NULL, self->member);
    }
}

// at: the place of the record's own change.
static void saved(struct record_form_state *self, struct screen *form, const void *record,
                  size_t at, const struct reply *reply)
{
    const struct record *head = record;
    self->id = head->id != 0 ? head->id : at == 0 ? reply->id : 0;
    draft_ended(&self->draft);
    session_show_saved(form, reply, touched_by(self, record, at));
    screen_tell(form, STYLE_TEXT, "%s", _("Saved."));
}

static enum form_saved send(struct record_form_state *self, struct screen *form, const void *record,
                            struct err *err)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    enum form_saved result = FORM_SAVED;
    if (self->first != NULL) {
        self->first(&request, self->dossier, record);
    }
    const void *before = self->is_new ? NULL : self->base;
    size_t at = request.change_count;
    request_add_change(&request, self->kind, before, record);
    if (request.change_count == 0) {
        self->id = ((const struct record *)record)->id;
        draft_drop(&self->draft);
        screen_tell(form, STYLE_TEXT, "%s", _("Nothing was changed."));
    } else {
        add_member(self, &request, record);
        number_again(self, &request, record);
        draft_attach(&self->draft, &request);
        bool done = ask(self->session->ask, &request, &reply);
        remember_try(self, &request, &reply, record);
        if (done) {
            saved(self, form, record, at, &reply);
        } else {
            result = tell_failure(self, form, at, &reply, err);
        }
    }
    request_clear(&request);
    reply_clear(&reply);
    return result;
}

// The one that the form belongs to has it from now on.
static enum form_saved hand_over(struct record_form_state *self, struct screen *parent,
                                 const void *record)
{
    self->take(parent, record);
    draft_drop(&self->draft);
    return FORM_SAVED;
}

// A note gets a number when it is new, or comes to another day. A save that may have arrived has the one
// that it had.
static void number_note(const struct record_form_state *self, struct note *note)
{
    const struct note *base = self->base;
    const struct note *tried = self->tried;
    if (tried != NULL) {
        note->sequence = tried->sequence;
    }
    if (tried != NULL && record_equal(KIND_NOTE, tried, note)) {
        return;
    }
    if (self->dossier != NULL && note->date != NONE && (self->is_new || note->date != base->date)) {
        note->sequence = dossier_next_sequence(self->dossier, note->date);
    }
}

static void take_next_number(const struct record_form_state *self, void *record)
{
    const struct field *field = dossier_reference(self->kind);
    char reference[24];
    if (self->kind == KIND_NOTE) {
        ((struct note *)record)->sequence++;
        return;
    }
    const char *text = field_text(field, record);
    snprintf(reference, sizeof(reference), "%c%ld", text[0], strtol(text + 1, NULL, 10) + 1);
    field_set_text(field, record, reference, strlen(reference));
}

// Somebody else may have taken the number since the household was opened: then the next one is tried.
static enum form_saved send_numbered(struct record_form_state *self, struct screen *form,
                                     void *record, struct err *err)
{
    enum form_saved result = FORM_STAYS;
    self->taken = true;
    for (int i = 0; i < NUMBERS_TRIED && self->taken; i++) {
        if (i > 0) {
            take_next_number(self, record);
        }
        self->taken = false;
        result = send(self, form, record, err);
    }
    return result;
}

enum form_saved record_form_save(struct screen *parent, struct screen *form, struct err *err)
{
    struct record_form_state *self = form_owner(form);
    if (form->stack->top != form) {
        return FORM_STAYS; // a new record is being made for one of the fields
    }
    const struct field *wrong = NULL;
    void *record = record_new(self->kind, self->start);
    enum form_saved result = FORM_STAYS;
    if (read_form(self, form, record, err)) {
        if (self->kind == KIND_NOTE) {
            number_note(self, record);
        }
        bool right = record_check(self->kind, record, self->session->settings, &wrong, err);
        result = !right               ? refuse(self, form, wrong, err)
                 : self->take != NULL ? hand_over(self, parent, record)
                                      : send_numbered(self, form, record, err);
    }
    record_free(self->kind, record);
    return result;
}
