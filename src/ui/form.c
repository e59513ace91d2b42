// SPDX-License-Identifier: EUPL-1.2
#include "ui/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/dialog.h"
#include "ui/form_state.h"
#include "ui/key.h"

enum { LINE_LIMIT = 200, TEXT_LIMIT = 65536 };

struct form *form_of(const struct screen *screen)
{
    return screen->state;
}

struct form_slot *form_slot_active(const struct form *form)
{
    return &form->slots[form->active];
}

bool form_is_choice(const struct form_slot *slot)
{
    return slot->field.kind == FORM_CHOICE || slot->field.kind == FORM_MANY;
}

const char *form_slot_value(const struct form_slot *slot)
{
    if (form_is_choice(slot)) {
        return str_text(slot->value);
    }
    return lineedit_text(&slot->edit);
}

void form_clear_error(struct form_slot *slot)
{
    xreplace(&slot->error, NULL);
}

static bool can_be_active(const struct form_slot *slot)
{
    return slot->field.kind != FORM_HEADING && !slot->field.read_only;
}

static void trim(struct form_slot *slot)
{
    const char *text = lineedit_text(&slot->edit);
    size_t start = strspn(text, " "), end = strlen(text);
    while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\n')) {
        end--;
    }
    if (start > 0 || text[end]) {
        char *trimmed = xstrndup(text + start, end - start);
        lineedit_set(&slot->edit, trimmed);
        free(trimmed);
    }
}

// Looks at a value when its field is left or the form saved. False when it is wrong.
static bool check_slot(struct screen *screen, size_t field)
{
    struct form_slot *slot = &form_of(screen)->slots[field];
    struct err err = {0};
    if (slot->unknown || !can_be_active(slot)) {
        return !slot->unknown;
    }
    form_clear_error(slot);
    const char *value = form_slot_value(slot);
    if (!value[0] || !slot->field.check) {
        return true;
    }
    char *copy = xstrdup(value);
    bool right = slot->field.check(screen, field, copy, &err);
    free(copy);
    if (!right) {
        xreplace(&slot->error, err.text);
    }
    return right;
}

static void tell_change(struct screen *screen, size_t field)
{
    struct form *form = form_of(screen);
    struct form_slot *slot = &form->slots[field];
    if (form->spec.changed && !str_is_same(slot->told, form_slot_value(slot))) {
        xreplace(&slot->told, form_slot_value(slot));
        form->spec.changed(screen, field);
    }
}

static void leave_field(struct screen *screen)
{
    struct form *form = form_of(screen);
    struct form_slot *slot = form_slot_active(form);
    if (form->open) {
        choice_take(form);
    }
    if (slot->field.kind == FORM_LINE || slot->field.kind == FORM_TEXT) {
        trim(slot);
    }
    if (check_slot(screen, form->active)) {
        tell_change(screen, form->active);
    }
}

// The next field in a direction that can be typed in, going round; the present one when it is
// alone.
static size_t neighbour(const struct form *form, size_t step)
{
    size_t at = form->active;
    for (size_t i = 0; i < form->spec.count; i++) {
        at = (at + step) % form->spec.count;
        if (can_be_active(&form->slots[at])) {
            return at;
        }
    }
    return form->active;
}

void form_go_to(struct screen *screen, size_t field)
{
    struct form *form = form_of(screen);
    if (form->open) {
        choice_close(form);
    }
    form->active = field;
    form->entered = true;
    screen->stack->redraw = true;
}

void form_next(struct screen *screen)
{
    struct form *form = form_of(screen);
    leave_field(screen);
    size_t next = neighbour(form, 1);
    if (next <= form->active) {
        screen_tell(screen, STYLE_MUTED, "%s", _("That was the last field. Ctrl-S saves."));
    }
    form_go_to(screen, next);
}

void form_previous(struct screen *screen)
{
    struct form *form = form_of(screen);
    leave_field(screen);
    form_go_to(screen, neighbour(form, form->spec.count - 1));
}

static bool move_within(struct form *form, int32_t key)
{
    struct form_slot *slot = form_slot_active(form);
    if (form->open) {
        choice_move(form, key == K_DOWN ? LIST_DOWN : LIST_UP);
        return true;
    }
    return slot->field.kind == FORM_TEXT && lineedit_key(&slot->edit, key);
}

void form_down(struct screen *screen)
{
    if (!move_within(form_of(screen), K_DOWN)) {
        form_next(screen);
    }
}

void form_up(struct screen *screen)
{
    if (!move_within(form_of(screen), K_UP)) {
        form_previous(screen);
    }
}

static void page(struct screen *screen, bool down)
{
    enum { FIELDS = 8 };
    struct form *form = form_of(screen);
    if (form->open) {
        choice_move(form, down ? LIST_PAGE_DOWN : LIST_PAGE_UP);
        return;
    }
    leave_field(screen);
    for (int i = 0; i < FIELDS; i++) {
        size_t next = neighbour(form, down ? 1 : form->spec.count - 1);
        if (down ? next <= form->active : next >= form->active) {
            return;
        }
        form_go_to(screen, next);
    }
}

void form_page_down(struct screen *screen)
{
    page(screen, true);
}

void form_page_up(struct screen *screen)
{
    page(screen, false);
}

// The first field that is wrong, or count.
static size_t check_all(struct screen *screen)
{
    struct form *form = form_of(screen);
    size_t wrong = form->spec.count;
    for (size_t i = form->spec.count; i-- > 0;) {
        struct form_slot *slot = &form->slots[i];
        bool right = check_slot(screen, i);
        if (right && slot->field.required && can_be_active(slot) && !form_slot_value(slot)[0]) {
            xreplace(&slot->error, _("This has to be filled in."));
            right = false;
        }
        wrong = right ? wrong : i;
    }
    return wrong;
}

void form_save(struct screen *screen)
{
    struct form *form = form_of(screen);
    struct err err = {0};
    leave_field(screen);
    size_t wrong = check_all(screen);
    if (wrong < form->spec.count) {
        form_go_to(screen, wrong);
        screen_tell(screen, STYLE_ERROR, "%s", _("Not saved yet: look at the field with the !"));
        return;
    }
    if (form->spec.save(screen->below, screen, &err) == FORM_SAVED) {
        form->typed = false;
        screen_close(screen, SCREEN_DONE);
    } else if (err.text[0]) {
        screen_tell_error(screen, &err);
    }
}

static void leave(struct screen *screen)
{
    struct form *form = form_of(screen);
    form->typed = false;
    if (form->spec.drop) {
        form->spec.drop(screen);
    }
    screen_close(screen, SCREEN_CANCELLED);
}

static void leave_answered(struct screen *screen, struct screen *child, enum screen_result result)
{
    (void)child;
    if (result == SCREEN_DONE) {
        leave(screen);
    }
}

void form_leave(struct screen *screen)
{
    struct form *form = form_of(screen);
    if (form->open) {
        choice_close(form);
    } else if (form_any_changed(screen)) {
        confirm_open(screen, _("Leave and throw away what was typed?"), leave_answered);
    } else {
        leave(screen);
    }
}

void form_settle(struct screen *screen, size_t field, bool theirs)
{
    struct form_slot *slot = &form_of(screen)->slots[field];
    if (theirs && slot->theirs) {
        char *value = xstrdup(slot->theirs), *shown = xstrdup(slot->theirs_shown);
        form_set(screen, field, value, shown);
        free(value);
        free(shown);
    }
    form_set_theirs(screen, field, NULL, NULL);
}

void form_take_theirs(struct screen *screen)
{
    form_settle(screen, form_active(screen), true);
}

void *form_owner(const struct screen *screen)
{
    return form_of(screen)->spec.owner;
}

const char *form_value(const struct screen *screen, size_t field)
{
    return form_slot_value(&form_of(screen)->slots[field]);
}

bool form_is_changed(const struct screen *screen, size_t field)
{
    const struct form_slot *slot = &form_of(screen)->slots[field];
    return !str_is_same(form_slot_value(slot), slot->start);
}

bool form_any_changed(const struct screen *screen)
{
    const struct form *form = form_of(screen);
    bool changed = form->open && lineedit_text(&form_slot_active(form)->edit)[0];
    for (size_t i = 0; i < form->spec.count && !changed; i++) {
        changed = form_is_changed(screen, i);
    }
    return changed;
}

size_t form_active(const struct screen *screen)
{
    return form_of(screen)->active;
}

static void set_value(struct form_slot *slot, const char *value, const char *shown)
{
    if (!form_is_choice(slot)) {
        lineedit_set(&slot->edit, value);
        return;
    }
    xreplace(&slot->value, str_text(value));
    slot->unknown = false;
    if (shown) {
        xreplace(&slot->shown, shown);
    } else {
        choice_show_value(slot);
    }
}

void form_set(struct screen *screen, size_t field, const char *value, const char *shown)
{
    struct form *form = form_of(screen);
    if (form->open && field == form->active) {
        choice_close(form);
    }
    set_value(&form->slots[field], value, shown);
    form_clear_error(&form->slots[field]);
    form->typed = true;
}

const char *form_typed(const struct screen *screen, size_t field)
{
    const struct form *form = form_of(screen);
    const struct form_slot *slot = &form->slots[field];
    const char *text = lineedit_text(&slot->edit);
    if (form->open && field == form->active && slot->field.kind != FORM_MANY && text[0]) {
        return text;
    }
    return slot->unknown ? slot->value : NULL;
}

void form_set_typed(struct screen *screen, size_t field, const char *text)
{
    struct form_slot *slot = &form_of(screen)->slots[field];
    form_set(screen, field, text, text);
    if (form_is_choice(slot)) {
        choice_refuse(slot);
    } else {
        check_slot(screen, field);
    }
}

void form_set_error(struct screen *screen, size_t field, const char *sentence)
{
    xreplace(&form_of(screen)->slots[field].error, sentence);
}

void form_set_theirs(struct screen *screen, size_t field, const char *value, const char *shown)
{
    struct form_slot *slot = &form_of(screen)->slots[field];
    xreplace(&slot->theirs, value);
    xreplace(&slot->theirs_shown, shown ? shown : value);
}

const char *form_theirs(const struct screen *screen, size_t field)
{
    return form_of(screen)->slots[field].theirs_shown;
}

const char *form_shown(const struct screen *screen, size_t field)
{
    const struct form_slot *slot = &form_of(screen)->slots[field];
    bool words = form_is_choice(slot) && slot->shown;
    return words ? slot->shown : form_slot_value(slot);
}

static const char *context(const struct screen *screen)
{
    const struct form *form = form_of(screen);
    if (form->open) {
        return "form-choice";
    }
    if (form_slot_active(form)->field.kind == FORM_TEXT) {
        return "form-text";
    }
    return form->spec.asks ? "form-question" : "form";
}

static unsigned has(const struct screen *screen)
{
    const struct form *form = form_of(screen);
    return form->spec.has | (form_slot_active(form)->theirs ? (unsigned)SCREEN_HAS_THEIRS : 0);
}

// Before something is put into the active field; text: it is typed or pasted.
static void begin_typing(struct form *form, bool text)
{
    struct form_slot *slot = form_slot_active(form);
    if (form->entered && text && slot->field.typed_over) {
        lineedit_empty(&slot->edit);
    }
    form->entered = false;
}

static bool key(struct screen *screen, int32_t pressed)
{
    struct form *form = form_of(screen);
    struct form_slot *slot = form_slot_active(form);
    if (!can_be_active(slot)) {
        return false;
    }
    if (form_is_choice(slot)) {
        bool used = choice_key(form, pressed);
        form->typed |= used;
        return used;
    }
    begin_typing(form, key_is_text(pressed));
    if (!lineedit_key(&slot->edit, pressed)) {
        return false;
    }
    form->typed = true;
    return true;
}

static bool paste(struct screen *screen, const char *text)
{
    struct form *form = form_of(screen);
    struct form_slot *slot = form_slot_active(form);
    if (!can_be_active(slot)) {
        return false;
    }
    begin_typing(form, true);
    if (form_is_choice(slot)) {
        choice_paste(form, text);
    } else if (!lineedit_paste(&slot->edit, text)) {
        screen_tell(screen, STYLE_WARNING, "%s", _("Not all of it fits in this field."));
    }
    form->typed = true;
    return true;
}

void form_insert(struct screen *screen, const char *text)
{
    paste(screen, text);
}

static void keep_typed(struct screen *screen, bool last)
{
    struct form *form = form_of(screen);
    bool kept = !form->typed || !form->spec.keep || form->spec.keep(screen, last);
    form->typed = !kept;
}

static void keep(struct screen *screen)
{
    keep_typed(screen, true);
}

static bool tick(struct screen *screen)
{
    keep_typed(screen, false);
    return false;
}

static void slot_clear(struct form_slot *slot)
{
    lineedit_clear(&slot->edit);
    free(slot->value);
    free(slot->shown);
    free(slot->start);
    free(slot->told);
    free(slot->error);
    free(slot->theirs);
    free(slot->theirs_shown);
}

static void close_form(struct screen *screen)
{
    struct form *form = form_of(screen);
    keep(screen); // a screen below may have taken the form with it
    if (form->spec.close) {
        form->spec.close(screen);
    }
    choice_close(form);
    for (size_t i = 0; i < form->spec.count; i++) {
        slot_clear(&form->slots[i]);
    }
    free(form->slots);
    free(form->sought);
    free(form);
}

static const struct screen_class form_class = {
    .name = "form",
    .context = context,
    .has = has,
    .layout = form_layout,
    .draw = form_draw,
    .key = key,
    .paste = paste,
    .tick = tick,
    .keep = keep,
    .close = close_form,
};

static void slot_init(struct form *form, struct form_slot *slot, const struct form_field *field)
{
    slot->field = *field;
    if (field->kind == FORM_YES_NO) {
        slot->field.kind = FORM_CHOICE;
        slot->field.option = form->yes_no;
        slot->field.option_count = 2;
    }
    bool many_lines = field->kind == FORM_TEXT;
    size_t limit = field->limit > 0 ? field->limit : (many_lines ? TEXT_LIMIT : LINE_LIMIT);
    lineedit_init(&slot->edit, NULL, limit, many_lines ? UTF8_MANY_LINES : UTF8_ONE_LINE);
    set_value(slot, field->value, field->shown);
    xreplace(&slot->start, form_slot_value(slot));
    xreplace(&slot->told, slot->start);
}

struct screen *form_open(struct screen *parent, const struct form_spec *spec, screen_done *done)
{
    struct form *form = xcalloc(1, sizeof(*form));
    form->spec = *spec;
    form->yes_no[0] = (struct form_option){.value = "yes", .text = _("yes")};
    form->yes_no[1] = (struct form_option){.value = "no", .text = _("no")};
    form->slots = xcalloc(spec->count > 0 ? spec->count : 1, sizeof(*form->slots));
    for (size_t i = 0; i < spec->count; i++) {
        slot_init(form, &form->slots[i], &spec->fields[i]);
    }
    form->entered = true;
    while (form->active + 1 < spec->count && !can_be_active(form_slot_active(form))) {
        form->active++;
    }
    return screen_push(parent->stack, &form_class, form, done);
}
