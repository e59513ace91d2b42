// SPDX-License-Identifier: EUPL-1.2
// A scoring being filled in, as the values of a draft and back.
#include <string.h>

#include "base/none.h"
#include "model/draft_values.h"
#include "screen/scoring_edit.h"

// What tells whose scoring it is goes along always: a reader has to know.
static bool is_context(const struct field *field)
{
    return strcmp(field->name, "person") == 0 || strcmp(field->name, "date") == 0 ||
           strcmp(field->name, "instrument") == 0;
}

// The field of the mark of which only a beginning was typed; NULL: there is none.
static const struct field *half_typed(const struct scoring_edit *edit)
{
    enum scoring_axis_field which = edit->column == SCORING_MARK ? AXIS_MARK : AXIS_WANTED;
    const struct field *field = scoring_axis_field(edit->axis, which);
    bool half = edit->typed[0] != '\0' && field_number(field, &edit->draft) == NONE;
    return half ? field : NULL;
}

static void add_value(const struct scoring_edit *edit, const struct field *field,
                      struct buf *values)
{
    const struct scoring *before = scoring_edit_is_conflict(edit, field) ? &edit->met : &edit->base;
    bool half = field == half_typed(edit);
    struct buf old_value = {0}, new_value = {0};
    if (edit->base.head.id != 0) {
        field_write(field, before, &old_value);
    }
    if (half) {
        buf_add_text(&new_value, edit->typed);
    } else {
        field_write(field, &edit->draft, &new_value);
    }
    if (is_context(field) || strcmp(buf_text(&old_value), buf_text(&new_value)) != 0) {
        draft_values_add(values, field->name, buf_text(&old_value), buf_text(&new_value), half);
    }
    buf_clear(&old_value);
    buf_clear(&new_value);
}

void scoring_edit_add_values(const struct scoring_edit *edit, struct buf *values)
{
    const struct kind_info *info = kind_get(KIND_SCORING);
    bool changed = scoring_edit_is_changed(edit) || scoring_edit_has_conflict(edit);
    for (size_t i = 0; i < info->field_count && changed; i++) {
        if (strcmp(info->fields[i].name, "household") != 0) {
            add_value(edit, &info->fields[i], values);
        }
    }
}

// Goes to the cell in which the beginning of a mark was typed.
static void put_half(struct scoring_edit *edit, const struct field *field, const char *typed)
{
    size_t axis = scoring_axis_of(field);
    if (axis < edit->instrument->axis_count && strlen(typed) < SCORING_TYPED) {
        bool wanted = field == scoring_axis_field(axis, AXIS_WANTED);
        edit->axis = axis;
        edit->column = wanted ? SCORING_WANTED : SCORING_MARK;
        memcpy(edit->typed, typed, strlen(typed) + 1);
    }
}

void scoring_edit_read_values(struct scoring_edit *edit, const char *values)
{
    struct draft_value value = {0};
    while (draft_values_next(&values, &value)) {
        const struct field *field = kind_field(KIND_SCORING, buf_text(&value.field));
        if (field == NULL) {
            continue;
        }
        if (edit->base.head.id != 0) {
            field_read_canonical(field, &edit->base, buf_text(&value.old_value));
        }
        if (value.typed) {
            field_set_number(field, &edit->draft, NONE);
            put_half(edit, field, buf_text(&value.new_value));
        } else {
            field_read_canonical(field, &edit->draft, buf_text(&value.new_value));
        }
    }
    draft_value_clear(&value);
}
