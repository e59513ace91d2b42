// SPDX-License-Identifier: EUPL-1.2
#include "screen/table_entries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "model/draft_values.h"
#include "screen/record_form_state.h"

static const enum kind entry_kinds[] = {KIND_AGREEMENT, KIND_ACTION, KIND_CONTRIBUTION, KIND_NOTE};

static void clear_entry(struct table_entry *entry)
{
    record_free(entry->kind, entry->record);
    free(entry->proposal);
    free(entry->about);
}

void table_entries_clear(struct table_entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        clear_entry(&entries->items[i]);
    }
    free(entries->items);
    *entries = (struct table_entries){0};
}

struct table_entry *table_entries_add(struct table_entries *entries, enum kind kind,
                                      const void *record)
{
    struct table_entry *entry = ARRAY_PUSH(entries->items, entries->count, entries->capacity);
    *entry =
        (struct table_entry){.kind = kind, .record = record_new(kind, record), .minutes = NONE};
    return entry;
}

void table_entries_remove(struct table_entries *entries, size_t index)
{
    clear_entry(&entries->items[index]);
    entries->count--;
    memmove(&entries->items[index], &entries->items[index + 1],
            (entries->count - index) * sizeof(*entries->items));
}

static const struct field *text_field(enum kind kind)
{
    return kind_field(kind, kind == KIND_CONTRIBUTION ? "reason" : "text");
}

const char *table_entry_text(const struct table_entry *entry)
{
    return field_text(text_field(entry->kind), entry->record);
}

void table_entry_turn(struct table_entry *entry, enum kind kind)
{
    void *record = record_new(kind, NULL);
    const char *text = table_entry_text(entry);
    field_set_text(text_field(kind), record, text, strlen(text));
    clear_entry(entry);
    *entry = (struct table_entry){.kind = kind, .record = record, .minutes = NONE};
}

void table_entry_put(struct table_entry *entry, const void *record)
{
    void *copy = record_new(entry->kind, record);
    record_free(entry->kind, entry->record);
    entry->record = copy;
}

struct table_entry *table_entries_about(const struct table_entries *entries,
                                        const char *professional)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct contribution *one = entries->items[i].record;
        if (entries->items[i].kind == KIND_CONTRIBUTION && one->professional != NULL &&
            strcmp(one->professional, professional) == 0) {
            return &entries->items[i];
        }
    }
    return NULL;
}

void table_entries_decide_anew(struct table_entries *entries, const char *professional)
{
    struct table_entry *decision = table_entries_about(entries, professional);
    if (decision != NULL && decision->as_proposed) {
        decision->as_proposed = false;
        record_set_text(decision->kind, decision->record, "who_else", "");
    }
    for (size_t i = entries->count; i > 0; i--) {
        const char *about = entries->items[i - 1].about;
        if (about != NULL && strcmp(about, professional) == 0) {
            table_entries_remove(entries, i - 1);
        }
    }
}

void table_entries_minutes(const struct table_entries *entries, struct buf *out)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (entries->items[i].kind == KIND_NOTE) {
            buf_addf(out, "%s%s", out->len > 0 ? "\n" : "", table_entry_text(&entries->items[i]));
        }
    }
}

// Drafts

static void add_fields(const struct table_entry *entry, struct buf *values)
{
    const struct kind_info *info = kind_get(entry->kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (!field_is_empty(field, entry->record)) {
            struct buf words = {0};
            field_write(field, entry->record, &words);
            draft_values_add(values, field->name, "", buf_text(&words), false);
            buf_clear(&words);
        }
    }
    char minutes[24];
    snprintf(minutes, sizeof(minutes), "%lld", (long long)entry->minutes);
    if (entry->minutes != NONE) {
        draft_values_add(values, "minutes", "", minutes, true);
    }
    if (entry->ends) {
        draft_values_add(values, "ends", "", "1", true);
    }
    if (entry->proposal != NULL) {
        draft_values_add(values, entry->as_proposed ? "as_proposed" : "proposal", "",
                         entry->proposal, true);
    }
    if (entry->about != NULL) {
        draft_values_add(values, "about", "", entry->about, true);
    }
}

void table_entries_add_values(const struct table_entries *entries, struct buf *values)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct buf inner = {0};
        add_fields(&entries->items[i], &inner);
        draft_values_add(values, kind_get(entries->items[i].kind)->name, "", buf_text(&inner),
                         true);
        buf_clear(&inner);
    }
}

static void read_typed(struct table_entry *entry, const char *name, const char *words)
{
    if (strcmp(name, "minutes") == 0) {
        entry->minutes = strtoll(words, NULL, 10);
    } else if (strcmp(name, "ends") == 0) {
        entry->ends = true;
    } else if (strcmp(name, "about") == 0) {
        xreplace(&entry->about, words);
    } else if (strcmp(name, "proposal") == 0 || strcmp(name, "as_proposed") == 0) {
        xreplace(&entry->proposal, words);
        entry->as_proposed = name[0] == 'a';
    }
}

static void read_field(struct table_entry *entry, const struct draft_value *value)
{
    const char *name = buf_text(&value->field);
    const struct field *field = kind_field(entry->kind, name);
    if (value->typed) {
        read_typed(entry, name, buf_text(&value->new_value));
    } else if (field != NULL) {
        field_read_canonical(field, entry->record, buf_text(&value->new_value));
    }
}

bool table_entries_read_value(struct table_entries *entries, const char *name, const char *values)
{
    struct draft_value value = {0};
    for (size_t i = 0; i < ARRAY_SIZE(entry_kinds); i++) {
        if (strcmp(kind_get(entry_kinds[i])->name, name) == 0) {
            struct table_entry *entry = table_entries_add(entries, entry_kinds[i], NULL);
            while (draft_values_next(&values, &value)) {
                read_field(entry, &value);
            }
            draft_value_clear(&value);
            return true;
        }
    }
    return false;
}
