// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/text.h"
#include "screen/dossier.h"
#include "screen/record_fields.h"
#include "screen/record_form_state.h"

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

static enum form_saved tell_failure(struct record_form_state *self, struct screen *form, size_t at,
                                    const struct reply *reply, struct err *err)
{
    bool own = reply->change == (int32_t)at;
    const char *sentence = reply->message != NULL ? reply->message : "";
    if (reply->status == STATUS_CONFLICT && own) {
        return tell_conflict(self, form, reply, err);
    }
    if (reply->status == STATUS_INVALID && own && reply->field >= 0) {
        const struct field *field = &kind_get(self->kind)->fields[reply->field];
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
        field_set_text(kind_field(KIND_PERSON, "household"), self->member, code, strlen(code));
        field_set_text(kind_field(KIND_PERSON, "person"), self->member, "P1", strlen("P1"));
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
        bool right = record_check(self->kind, record, self->session->settings, &wrong, err);
        result = !right               ? refuse(self, form, wrong, err)
                 : self->take != NULL ? hand_over(self, parent, record)
                                      : send(self, form, record, err);
    }
    record_free(self->kind, record);
    return result;
}
