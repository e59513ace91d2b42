// SPDX-License-Identifier: EUPL-1.2
// A form meets what somebody else saved of its record.
#include <stdlib.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/record_changes.h"
#include "screen/record_fields.h"
#include "screen/record_form_state.h"
#include "ui/conflict.h"

// Their record is what stands in the store now; what the form began with changes along where it
// was the same.
static void take_over(struct record_form_state *self, const void *theirs)
{
    const struct kind_info *info = kind_get(self->kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (field_equal(field, self->start, self->base)) {
            field_copy(field, self->start, theirs);
        }
    }
    record_copy(self->kind, self->base, theirs);
}

static void note_before(const struct record_form_state *self, struct record_form_entry *entry)
{
    struct buf words = {0};
    field_write(entry->field, self->base, &words);
    xreplace(&entry->met, buf_text(&words));
    buf_clear(&words);
}

// Takes over what somebody else saved: silently where nothing was typed, else beside it.
static void show_theirs(struct record_form_state *self, struct screen *form, const void *theirs)
{
    for (size_t i = 0; i < self->count; i++) {
        struct record_form_entry *entry = &self->entries[i];
        if (entry->field == NULL || field_equal(entry->field, self->base, theirs)) {
            continue;
        }
        bool touched = record_form_is_touched(self, form, i);
        record_form_value(self, entry->field, theirs, &entry->given, &entry->shown);
        if (!touched) {
            form_set(form, i, entry->given, entry->shown);
        } else if (record_form_is_touched(self, form, i)) {
            note_before(self, entry);
            form_set_theirs(form, i, entry->given, entry->shown);
            form_go_to(form, i);
        }
    }
    take_over(self, theirs);
}

static void decided(struct screen *form, struct screen *dialog, enum screen_result result)
{
    struct record_form_state *self = form_owner(form);
    size_t asked = 0;
    for (size_t i = 0; result == SCREEN_DONE && i < self->count; i++) {
        if (form_theirs(form, i) != NULL) {
            form_settle(form, i, conflict_is_theirs(dialog, asked++));
        }
    }
    if (result == SCREEN_DONE && self->saving) {
        form_save(form);
    }
}

// The fields of which both values stand in the form; the texts of *who* are the caller's.
static size_t list_conflicts(const struct record_form_state *self, const struct screen *form,
                             struct conflict *list, struct buf *who)
{
    struct record_list changes;
    size_t count = 0;
    record_changes_get(self->session, self->kind, self->base, &changes);
    for (size_t i = 0; i < self->count; i++) {
        if (form_theirs(form, i) != NULL) {
            const struct field *field = self->entries[i].field;
            record_changes_tell(&changes, self->session->settings, field, &who[count]);
            list[count] = (struct conflict){
                .label = record_field_label(field),
                .mine = form_shown(form, i),
                .theirs = form_theirs(form, i),
                .by = buf_text(&who[count]),
            };
            count++;
        }
    }
    record_list_clear(&changes);
    return count;
}

bool record_form_meet(struct record_form_state *self, struct screen *form, const void *theirs,
                      bool saving)
{
    struct conflict *list = xcalloc(self->count + 1, sizeof(*list));
    struct buf *who = xcalloc(self->count + 1, sizeof(*who));
    show_theirs(self, form, theirs);
    size_t count = list_conflicts(self, form, list, who);
    self->saving = saving;
    if (count > 0) {
        conflict_open(form, list, count, decided);
    }
    for (size_t i = 0; i < count; i++) {
        buf_clear(&who[i]);
    }
    free(who);
    free(list);
    return count > 0;
}
