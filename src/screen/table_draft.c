// SPDX-License-Identifier: EUPL-1.2
// What was written down at the table as a draft of the meeting's record: fields of the meeting,
// then a line for each entry, then the line that is being typed.
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "model/draft_values.h"
#include "screen/drafts.h"
#include "screen/session.h"
#include "screen/table.h"
#include "screen/table_state.h"

static const char typed_line[] = "line";

bool table_has_written(const struct table *self)
{
    const char *before = str_text(self->base.present);
    const char *present = str_text(self->now.present);
    return self->entries.count > 0 || lineedit_text(&self->line)[0] != '\0' ||
           strcmp(before, present) != 0;
}

static void add_field(const struct table *self, const struct field *field, struct buf *values)
{
    struct buf before = {0}, now = {0};
    if (self->base.head.id != 0) {
        field_write(field, &self->base, &before);
    }
    field_write(field, &self->now, &now);
    if (strcmp(buf_text(&before), buf_text(&now)) != 0) {
        draft_values_add(values, field->name, buf_text(&before), buf_text(&now), false);
    }
    buf_clear(&before);
    buf_clear(&now);
}

// The minutes stand there for who reads the draft in the list of drafts.
static void add_minutes(const struct table *self, struct buf *values)
{
    struct buf minutes = {0};
    for (size_t i = 0; i < self->entries.count; i++) {
        buf_add_text(&minutes, i > 0 ? "\n" : "");
        table_entry_words(self, &self->entries.items[i], &minutes);
    }
    if (minutes.len > 0) {
        draft_values_add(values, "minutes", "", buf_text(&minutes), true);
    }
    buf_clear(&minutes);
}

static void add_values(const struct table *self, struct buf *values)
{
    static const char *const fields[] = {"date",    "state",          "place",  "invited",
                                         "present", "family_invited", "agenda", NULL};
    for (const char *const *name = fields; *name != NULL; name++) {
        add_field(self, kind_field(KIND_MEETING, *name), values);
    }
    add_minutes(self, values);
    table_entries_add_values(&self->entries, values);
    if (lineedit_text(&self->line)[0] != '\0') {
        draft_values_add(values, typed_line, "", lineedit_text(&self->line), true);
    }
}

bool table_keep_draft(struct screen *screen, bool last)
{
    struct table *self = table_of(screen);
    struct buf values = {0};
    if (self->ended) {
        return true;
    }
    if (table_has_written(self)) {
        add_values(self, &values);
    }
    bool kept = draft_keep(&self->draft, screen, &values, self->base.head.rev, last);
    buf_clear(&values);
    return kept;
}

static void read_value(struct table *self, const struct draft_value *value)
{
    const char *name = buf_text(&value->field);
    const char *words = buf_text(&value->new_value);
    const struct field *field = kind_field(KIND_MEETING, name);
    if (strcmp(name, typed_line) == 0) {
        lineedit_set(&self->line, words);
        self->typing = true;
    } else if (table_entries_read_value(&self->entries, name, words)) {
        table_name_entry(self, &self->entries.items[self->entries.count - 1]);
    } else if (field != NULL && !value->typed) {
        field_read_canonical(field, &self->now, words);
    }
}

void table_resume(struct screen *screen, const struct draft *draft)
{
    struct table *self = table_of(screen);
    struct draft_value value = {0};
    const char *at = str_text(draft->values);
    draft_adopt(&self->draft, draft);
    while (draft_values_next(&at, &value)) {
        read_value(self, &value);
    }
    draft_value_clear(&value);
    self->step = TABLE_AGENDA;
    table_build(self);
}

static void chosen(struct screen *screen, struct screen *list, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        table_resume(screen, drafts_chosen(list));
    }
}

void table_offer(struct screen *screen)
{
    drafts_offer(screen, &table_of(screen)->draft.draft, chosen);
}

// A form has none of these lines.
bool table_is_draft(const struct draft *draft)
{
    struct table_entries entries = {0};
    struct draft_value value = {0};
    const char *at = str_text(draft->values);
    bool found = false;
    while (!found && draft_values_next(&at, &value)) {
        const char *name = buf_text(&value.field);
        found = strcmp(name, typed_line) == 0 ||
                table_entries_read_value(&entries, name, buf_text(&value.new_value));
    }
    table_entries_clear(&entries);
    draft_value_clear(&value);
    return found;
}
