// SPDX-License-Identifier: EUPL-1.2
#include "screen/scoring_edit.h"

#include <assert.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/number.h"
#include "base/text.h"
#include "ui/key.h"

static char point(void)
{
    return text_language() == LANGUAGE_NL ? ',' : '.';
}

const struct field *scoring_axis_field(size_t axis, enum scoring_axis_field which)
{
    const struct kind_info *info = kind_get(KIND_SCORING);
    size_t first = kind_field_index(KIND_SCORING, kind_field(KIND_SCORING, "axis1"));
    return &info->fields[first + axis * AXIS_FIELDS + (size_t)which];
}

size_t scoring_axis_of(const struct field *field)
{
    const struct field *first = scoring_axis_field(0, AXIS_MARK);
    return field < first ? SCORING_AXES : (size_t)(field - first) / AXIS_FIELDS;
}

void scoring_edit_init(struct scoring_edit *edit, const struct instrument *instrument,
                       const struct scoring *base)
{
    *edit = (struct scoring_edit){.instrument = instrument};
    record_init(KIND_SCORING, &edit->base);
    record_init(KIND_SCORING, &edit->draft);
    record_init(KIND_SCORING, &edit->met);
    record_copy(KIND_SCORING, &edit->base, base);
    record_copy(KIND_SCORING, &edit->draft, base);
}

void scoring_edit_clear(struct scoring_edit *edit)
{
    record_clear(KIND_SCORING, &edit->base);
    record_clear(KIND_SCORING, &edit->draft);
    record_clear(KIND_SCORING, &edit->met);
}

// Marks

static int64_t *mark_at(struct scoring_edit *edit)
{
    return edit->column == SCORING_MARK ? &edit->draft.mark[edit->axis]
                                        : &edit->draft.wanted[edit->axis];
}

static bool refuse_range(const struct scoring_edit *edit, struct err *err)
{
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    return err_set(err, _("A mark of this web lies between %s and %s."),
                   number_format(edit->instrument->minimum, 1, point(), true, low),
                   number_format(edit->instrument->maximum, 1, point(), true, high));
}

// What was typed may be a mark, or become one: "1" of an instrument from 5 to 15.
enum typed_state { TYPED_MARK, TYPED_BEGIN, TYPED_WRONG };

static enum typed_state read_typed(const struct scoring_edit *edit, const char *typed,
                                   int64_t *mark)
{
    const struct instrument *instrument = edit->instrument;
    char text[SCORING_TYPED];
    size_t len = strcspn(typed, ".,");
    bool fraction = typed[len] != '\0';
    bool bare = fraction && typed[len + 1] == '\0';
    memcpy(text, typed, strlen(typed) + 1);
    text[bare ? len : strlen(typed)] = '\0';
    if (number_parse(text, 1, mark) != NUMBER_OK || *mark > instrument->maximum) {
        return TYPED_WRONG;
    }
    if (*mark >= instrument->minimum) {
        return TYPED_MARK;
    }
    bool by_fraction = (bare || !fraction) && *mark + 9 >= instrument->minimum;
    bool by_digit = !fraction && *mark > 0 && *mark * 10 <= instrument->maximum &&
                    *mark * 10 + 99 >= instrument->minimum;
    return by_fraction || by_digit ? TYPED_BEGIN : TYPED_WRONG;
}

static bool take_typed(struct scoring_edit *edit, const char *typed)
{
    int64_t mark = NONE;
    enum typed_state state = typed[0] == '\0' ? TYPED_MARK : read_typed(edit, typed, &mark);
    if (state == TYPED_WRONG) {
        return false;
    }
    memcpy(edit->typed, typed, strlen(typed) + 1);
    *mark_at(edit) = state == TYPED_MARK ? mark : NONE;
    return true;
}

static enum scoring_edit_result add_typed(struct scoring_edit *edit, char sign, struct err *err)
{
    char typed[SCORING_TYPED + 1];
    size_t len = strlen(edit->typed);
    const char *fraction = strpbrk(edit->typed, ".,");
    bool is_digit = sign != '.' && sign != ',';
    if (len + 1 >= SCORING_TYPED || (fraction != NULL && (!is_digit || fraction[1] != '\0'))) {
        err_set(err, "%s", _("A mark has one decimal at most."));
        return SCORING_EDIT_REFUSED;
    }
    if (len == 0 && !is_digit) {
        return SCORING_EDIT_UNUSED;
    }
    memcpy(typed, edit->typed, len);
    typed[len] = sign;
    typed[len + 1] = '\0';
    if (!take_typed(edit, typed)) {
        refuse_range(edit, err);
        return SCORING_EDIT_REFUSED;
    }
    return SCORING_EDIT_DONE;
}

static enum scoring_edit_result erase(struct scoring_edit *edit, bool all)
{
    size_t len = strlen(edit->typed);
    if (all || len <= 1) {
        scoring_edit_none(edit);
        return SCORING_EDIT_DONE;
    }
    char typed[SCORING_TYPED];
    memcpy(typed, edit->typed, len);
    typed[len - 1] = '\0';
    if (!take_typed(edit, typed)) {
        scoring_edit_none(edit);
    }
    return SCORING_EDIT_DONE;
}

enum scoring_edit_result scoring_edit_key(struct scoring_edit *edit, int32_t key, struct err *err)
{
    if ((key >= '0' && key <= '9') || key == '.' || key == ',') {
        return add_typed(edit, (char)key, err);
    }
    if (key == K_BACKSPACE || key == K_DELETE) {
        return erase(edit, key == K_DELETE);
    }
    return SCORING_EDIT_UNUSED;
}

void scoring_edit_none(struct scoring_edit *edit)
{
    edit->typed[0] = '\0';
    *mark_at(edit) = NONE;
}

// Moving

bool scoring_edit_finish(struct scoring_edit *edit, struct err *err)
{
    if (edit->typed[0] != '\0' && *mark_at(edit) == NONE) {
        return refuse_range(edit, err);
    }
    edit->typed[0] = '\0';
    return true;
}

bool scoring_edit_go_to(struct scoring_edit *edit, size_t axis, enum scoring_column column,
                        struct err *err)
{
    if (axis == edit->axis && column == edit->column) {
        return true;
    }
    if (!scoring_edit_finish(edit, err)) {
        return false;
    }
    edit->axis = axis;
    edit->column = column;
    return true;
}

static int clamp(int value, int highest)
{
    return value < 0 ? 0 : value > highest ? highest : value;
}

bool scoring_edit_move(struct scoring_edit *edit, int axes, int columns, struct err *err)
{
    int axis = clamp((int)edit->axis + axes, (int)edit->instrument->axis_count - 1);
    int column = clamp((int)edit->column + columns, SCORING_COLUMNS - 1);
    return scoring_edit_go_to(edit, (size_t)axis, (enum scoring_column)column, err);
}

bool scoring_edit_is_last(const struct scoring_edit *edit)
{
    return edit->axis + 1 == edit->instrument->axis_count;
}

// What is said beside the marks

void scoring_edit_talk(struct scoring_edit *edit)
{
    int64_t *talk = &edit->draft.talk[edit->axis];
    int64_t before = edit->base.talk[edit->axis];
    *talk = *talk != 1 ? 1 : before != 1 ? before : 0;
}

static void set_text(struct scoring *scoring, const struct field *field, const char *text)
{
    field_set_text(field, scoring, text, strlen(text));
}

void scoring_edit_note(struct scoring_edit *edit, const char *note)
{
    set_text(&edit->draft, scoring_axis_field(edit->axis, AXIS_NOTE), note);
}

// The choice after the present one; none after the last.
static void next_choice(struct scoring *scoring, const char *name)
{
    const struct field *field = kind_field(KIND_SCORING, name);
    struct choice_list list = choices_get(NULL, field->choices);
    const char *now = field_text(field, scoring);
    size_t next = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(list.items[i].code, now) == 0) {
            next = i + 1;
        }
    }
    set_text(scoring, field, next < list.count ? list.items[next].code : "");
}

void scoring_edit_stage(struct scoring_edit *edit)
{
    next_choice(&edit->draft, "stage");
}

void scoring_edit_filled_in_by(struct scoring_edit *edit)
{
    next_choice(&edit->draft, "filled_in_by");
}

// Asking

bool scoring_edit_is_changed(const struct scoring_edit *edit)
{
    return edit->typed[0] != '\0' || !record_equal(KIND_SCORING, &edit->draft, &edit->base);
}

bool scoring_edit_is_empty(const struct scoring_edit *edit)
{
    for (size_t axis = 0; axis < edit->instrument->axis_count; axis++) {
        for (enum scoring_axis_field which = AXIS_MARK; which < AXIS_FIELDS; which++) {
            if (!field_is_empty(scoring_axis_field(axis, which), &edit->draft)) {
                return false;
            }
        }
    }
    return true;
}

void scoring_edit_words(const struct scoring_edit *edit, size_t axis, enum scoring_column column,
                        struct buf *out)
{
    char text[NUMBER_TEXT];
    const int64_t *marks = column == SCORING_MARK ? edit->draft.mark : edit->draft.wanted;
    if (axis == edit->axis && column == edit->column && edit->typed[0] != '\0') {
        buf_add_text(out, edit->typed);
    } else {
        buf_add_text(out, number_format(marks[axis], 1, point(), true, text));
    }
}

// Somebody else's

// One field of theirs; true when both changed it.
static bool meet_field(struct scoring_edit *edit, const struct field *field,
                       const struct scoring *theirs)
{
    if (!scoring_edit_is_conflict(edit, field)) {
        field_copy(field, &edit->met, &edit->base);
    }
    bool untouched = field_equal(field, &edit->draft, &edit->base);
    bool changed = !field_equal(field, &edit->base, theirs);
    if (changed && untouched) {
        field_copy(field, &edit->draft, theirs);
    }
    return changed && !untouched && !field_equal(field, &edit->draft, theirs);
}

bool scoring_edit_meet(struct scoring_edit *edit, const struct scoring *theirs)
{
    const struct kind_info *info = kind_get(KIND_SCORING);
    assert(info->field_count <= SCORING_FIELDS);
    for (size_t i = 0; i < info->field_count; i++) {
        edit->conflict[i] = meet_field(edit, &info->fields[i], theirs);
    }
    edit->draft.head = theirs->head;
    record_copy(KIND_SCORING, &edit->base, theirs);
    return scoring_edit_has_conflict(edit);
}

bool scoring_edit_has_conflict(const struct scoring_edit *edit)
{
    for (size_t i = 0; i < SCORING_FIELDS; i++) {
        if (edit->conflict[i]) {
            return true;
        }
    }
    return false;
}

bool scoring_edit_is_conflict(const struct scoring_edit *edit, const struct field *field)
{
    return edit->conflict[kind_field_index(KIND_SCORING, field)];
}

bool scoring_edit_axis_conflict(const struct scoring_edit *edit, size_t axis)
{
    bool any = false;
    for (enum scoring_axis_field which = AXIS_MARK; which < AXIS_FIELDS; which++) {
        any |= scoring_edit_is_conflict(edit, scoring_axis_field(axis, which));
    }
    return any;
}

void scoring_edit_settle(struct scoring_edit *edit, const struct field *field, bool theirs)
{
    if (scoring_edit_is_conflict(edit, field)) {
        if (theirs) {
            field_copy(field, &edit->draft, &edit->base);
            edit->typed[0] = '\0';
        }
        edit->conflict[kind_field_index(KIND_SCORING, field)] = false;
    }
}

void scoring_edit_take_theirs(struct scoring_edit *edit)
{
    static const char *const about[] = {"date", "stage", "filled_in_by"};
    bool axis = scoring_edit_axis_conflict(edit, edit->axis);
    for (enum scoring_axis_field which = AXIS_MARK; which < AXIS_FIELDS; which++) {
        scoring_edit_settle(edit, scoring_axis_field(edit->axis, which), true);
    }
    for (size_t i = 0; i < ARRAY_SIZE(about) && !axis; i++) {
        scoring_edit_settle(edit, kind_field(KIND_SCORING, about[i]), true);
    }
    edit->typed[0] = '\0';
}
