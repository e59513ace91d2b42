// SPDX-License-Identifier: EUPL-1.2
// The draft of a form: what was typed into it, kept and taken up again.
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/draft_values.h"
#include "screen/dossier.h"
#include "screen/drafts.h"
#include "screen/record_fields.h"
#include "screen/record_form_state.h"

// Keeping

// What was typed in canonical words; false when it cannot be read (yet) and *words has it as typed.
static bool read_typed(const struct record_form_state *self, const struct screen *form, size_t i,
                       struct buf *words)
{
    const struct field *field = self->entries[i].field;
    const char *typed = form_typed(form, i);
    struct err err;
    void *scratch = record_new(self->kind, NULL);
    bool readable = typed == NULL && record_field_read(field, scratch, form_value(form, i),
                                                       self->session->settings, &err);
    if (readable) {
        field_write(field, scratch, words);
    } else {
        buf_add_text(words, typed != NULL ? typed : form_value(form, i));
    }
    record_free(self->kind, scratch);
    return readable;
}

// A code that the program proposed is left out: when the draft is taken up it may be in use.
static bool is_proposed(const struct record_form_state *self, const struct screen *form, size_t i)
{
    return self->is_new && self->entries[i].field->type == FIELD_CODE &&
           !record_form_is_touched(self, form, i);
}

static void add_value(const struct record_form_state *self, const struct screen *form, size_t i,
                      struct buf *values)
{
    const struct field *field = self->entries[i].field;
    struct buf before = {0}, now = {0};
    if (form_theirs(form, i) != NULL) {
        buf_add_text(&before, self->entries[i].met);
    } else if (!self->is_new) {
        field_write(field, self->base, &before);
    }
    bool readable = read_typed(self, form, i, &now);
    if (!readable || strcmp(buf_text(&before), buf_text(&now)) != 0) {
        draft_values_add(values, field->name, buf_text(&before), buf_text(&now), !readable);
    }
    buf_clear(&before);
    buf_clear(&now);
}

// Of a new record everything is kept that stands in the form.
static bool is_kept(const struct record_form_state *self, const struct screen *form, size_t i)
{
    if (self->entries[i].field == NULL || is_proposed(self, form, i)) {
        return false;
    }
    return self->is_new || record_form_is_touched(self, form, i) || form_typed(form, i) != NULL;
}

// What the form does not show and a draft needs all the same: whose the new record is, or what a step sets
// besides what it asks. The household and a reference that was proposed are found anew.
static bool comes_along(const struct record_form_state *self, const struct field *field)
{
    bool hidden = record_form_entry_of(self, field->name) == self->count;
    if (!hidden || (field->flags & FIELD_SHOWN) != 0) {
        return false;
    }
    bool found_anew = field == dossier_reference(self->kind) ||
                      (field->type == FIELD_RECORD && field->target == KIND_HOUSEHOLD);
    return self->is_new ? !found_anew && !field_is_empty(field, self->start)
                        : !field_equal(field, self->base, self->start);
}

static void add_hidden(const struct record_form_state *self, struct buf *values)
{
    const struct kind_info *info = kind_get(self->kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        struct buf before = {0}, now = {0};
        if (comes_along(self, field)) {
            field_write(field, self->base, &before);
            field_write(field, self->start, &now);
            draft_values_add(values, field->name, self->is_new ? "" : buf_text(&before),
                             buf_text(&now), false);
        }
        buf_clear(&before);
        buf_clear(&now);
    }
}

bool record_form_keep(struct screen *form, bool last)
{
    struct record_form_state *self = form_owner(form);
    struct buf values = {0};
    bool any = form_any_changed(form);
    for (size_t i = 0; i < self->count && any; i++) {
        if (is_kept(self, form, i)) {
            add_value(self, form, i, &values);
        }
    }
    if (values.len > 0) {
        add_hidden(self, &values);
    }
    int64_t rev = ((const struct record *)self->base)->rev;
    bool kept = draft_keep(&self->draft, form, &values, rev, last);
    buf_clear(&values);
    return kept;
}

void record_form_drop(struct screen *form)
{
    struct record_form_state *self = form_owner(form);
    draft_drop(&self->draft);
}

// Taking up

// What stood there when it was typed: what somebody saved since is told apart from it.
static void set_before(struct record_form_state *self, size_t i, const char *words)
{
    struct record_form_entry *entry = &self->entries[i];
    if (!self->is_new && field_read_canonical(entry->field, self->base, words)) {
        record_form_value(self, entry->field, self->base, &entry->given, &entry->shown);
    }
}

static void set_now(struct record_form_state *self, struct screen *form, size_t i,
                    const struct draft_value *value)
{
    const struct field *field = self->entries[i].field;
    const char *words = buf_text(&value->new_value);
    void *scratch = record_new(self->kind, NULL);
    if (!value->typed && field_read_canonical(field, scratch, words)) {
        char *text = NULL, *shown = NULL;
        record_form_value(self, field, scratch, &text, &shown);
        form_set(form, i, text, shown);
        free(text);
        free(shown);
    } else {
        form_set_typed(form, i, words);
    }
    record_free(self->kind, scratch);
}

// The draft of a new record has everything that stood in the form but the code proposed.
static void empty_form(struct record_form_state *self, struct screen *form)
{
    for (size_t i = 0; i < self->count; i++) {
        if (self->entries[i].field != NULL && self->entries[i].field->type != FIELD_CODE) {
            form_set(form, i, "", NULL);
        }
    }
}

static void set_hidden(const struct record_form_state *self, const struct draft_value *value)
{
    const struct field *field = kind_field(self->kind, buf_text(&value->field));
    if (field != NULL) {
        field_read_canonical(field, self->start, buf_text(&value->new_value));
    }
}

static void set_values(struct record_form_state *self, struct screen *form, const char *values)
{
    struct draft_value value = {0};
    size_t first = self->count;
    while (draft_values_next(&values, &value)) {
        size_t i = record_form_entry_of(self, buf_text(&value.field));
        if (i < self->count) {
            set_before(self, i, buf_text(&value.old_value));
            set_now(self, form, i, &value);
            first = i < first ? i : first;
        } else if (self->is_new && !value.typed) {
            set_hidden(self, &value);
        }
    }
    draft_value_clear(&value);
    if (first < self->count) {
        form_go_to(form, first);
    }
}

void record_form_resume(struct screen *form, const struct draft *draft)
{
    struct record_form_state *self = form_owner(form);
    void *now = record_new(self->kind, self->base);
    draft_adopt(&self->draft, draft);
    if (self->is_new) {
        empty_form(self, form);
    }
    set_values(self, form, str_text(draft->values));
    if (!self->is_new) {
        record_form_meet(self, form, now, false);
    }
    record_free(self->kind, now);
}

static void chosen(struct screen *form, struct screen *list, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        record_form_resume(form, drafts_chosen(list));
    }
}

void record_form_offer(struct screen *form)
{
    const struct record_form_state *self = form_owner(form);
    drafts_offer(form, &self->draft.draft, chosen);
}
