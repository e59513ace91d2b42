// SPDX-License-Identifier: EUPL-1.2
#include "model/changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"

bool changes_same(const struct history *a, const struct history *b)
{
    return a->record_id == b->record_id && a->head.rev == b->head.rev &&
           str_is_same(a->kind, b->kind) && str_is_same(a->action, b->action);
}

// Fields

// A value in its canonical words, as people read it. What no longer fits the field stays as it is.
static char *show_value(enum kind kind, const struct field *field, const char *value,
                        const char *words, const struct settings *settings)
{
    struct buf out = {0};
    if (*str_text(words)) {
        return xstrdup(words);
    }
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (field_read_canonical(field, record, str_text(value))) {
        field_show(field, record, settings, &out);
    } else {
        buf_add_text(&out, str_text(value));
    }
    record_clear(kind, record);
    free(record);
    return buf_steal(&out);
}

static char *label_of(const struct history *line, const struct field *field)
{
    const char *label = _(field->label);
    if (!*str_text(line->part)) {
        return xstrdup(label);
    }
    return field->type == FIELD_MARK && strchr(field->name, '_') == NULL
               ? xstrdup(line->part)
               : xasprintf("%s: %s", line->part, label);
}

// Which household it belongs to says nothing new.
static bool is_told(enum kind kind, const struct field *field)
{
    return field && (kind == KIND_HOUSEHOLD || strcmp(field->name, "household") != 0);
}

static void add_field(struct change_told *told, const struct history *line,
                      const struct settings *settings)
{
    enum kind kind;
    const struct field *field =
        kind_read(str_text(line->kind), &kind) ? kind_field(kind, str_text(line->field)) : NULL;
    if (field && is_told(kind, field)) {
        *ARRAY_PUSH(told->fields, told->count, told->capacity) = (struct changes_field){
            .label = label_of(line, field),
            .before = show_value(kind, field, line->old_value, line->old_words, settings),
            .after = show_value(kind, field, line->new_value, line->new_words, settings),
        };
    }
}

// Changes

static enum change_of action_of(const struct history *line)
{
    const char *action = str_text(line->action);
    return strcmp(action, "new") == 0      ? CHANGE_OF_NEW
           : strcmp(action, "delete") == 0 ? CHANGE_OF_DELETED
                                           : CHANGE_OF_FIELDS;
}

static void add_way(const struct history *line, struct buf *out)
{
    if (str_is_same(line->verb, "import")) {
        buf_addf(out, " (%s)", _("by an import"));
    } else if (str_is_same(line->verb, "undo")) {
        buf_addf(out, " (%s)", _("by undoing"));
    }
}

static char *what_of(const struct history *line)
{
    enum kind kind;
    struct buf out = {0};
    bool known = kind_read(str_text(line->kind), &kind);
    const char *name = known ? _(kind_get(kind)->label) : str_text(line->kind);
    const char *subject = str_text(line->subject);
    switch (action_of(line)) {
    case CHANGE_OF_NEW: buf_addf(&out, _("new: %s %s"), name, subject); break;
    case CHANGE_OF_DELETED: buf_addf(&out, _("deleted: %s %s"), name, subject); break;
    default: buf_addf(&out, _("changed: %s %s"), name, subject);
    }
    add_way(line, &out);
    return buf_steal(&out);
}

static char *deed_of(const struct history *line)
{
    struct buf out = {0};
    switch (action_of(line)) {
    case CHANGE_OF_NEW: buf_add_text(&out, _C("history", "new")); break;
    case CHANGE_OF_DELETED: buf_add_text(&out, _C("history", "deleted")); break;
    default: buf_add_text(&out, _C("history", "changed"));
    }
    add_way(line, &out);
    return buf_steal(&out);
}

// Rows come newest first, the fields of a change therefore last to first.
static void add_change(struct changes *changes, const struct record_list *rows, size_t first,
                       size_t end, const struct settings *settings)
{
    const struct history *line = record_list_at(rows, first);
    struct change_told *told = ARRAY_PUSH(changes->items, changes->count, changes->capacity);
    *told = (struct change_told){
        .at = line->at,
        .who = xstrdup(*str_text(line->name) ? line->name : str_text(line->login)),
        .what = what_of(line),
        .deed = deed_of(line),
        .of = action_of(line),
    };
    for (size_t i = end; i > first && told->of != CHANGE_OF_NEW; i--) {
        add_field(told, record_list_at(rows, i - 1), settings);
    }
}

void changes_build(struct changes *changes, const struct record_list *rows, bool whole,
                   const struct settings *settings)
{
    changes_clear(changes);
    for (size_t first = 0, end; first < rows->count; first = end) {
        for (end = first + 1; end < rows->count; end++) {
            if (!changes_same(record_list_at(rows, first), record_list_at(rows, end))) {
                break;
            }
        }
        if (whole || end < rows->count || first == 0) {
            add_change(changes, rows, first, end, settings);
        }
    }
}

bool changes_are_apart(const struct changes *changes, size_t index)
{
    const struct change_told *told = &changes->items[index];
    return told->count > 0 || (index > 0 && told[-1].count > 0);
}

void changes_clear(struct changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        struct change_told *told = &changes->items[i];
        for (size_t field = 0; field < told->count; field++) {
            free(told->fields[field].label);
            free(told->fields[field].before);
            free(told->fields[field].after);
        }
        free(told->fields);
        free(told->who);
        free(told->what);
        free(told->deed);
    }
    free(changes->items);
    *changes = (struct changes){0};
}
