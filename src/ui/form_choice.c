// SPDX-License-Identifier: EUPL-1.2
#include "ui/form_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "ui/key.h"

void form_options_add(struct form_options *options, const char *value, const char *text,
                      const char *detail)
{
    struct form_option *option = ARRAY_PUSH(options->items, options->count, options->cap);
    *option = (struct form_option){
        .value = xstrdup(value),
        .text = xstrdup(text),
        .detail = xstrdup(detail),
    };
}

static void options_clear(struct form_options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        free((char *)options->items[i].value);
        free((char *)options->items[i].text);
        free((char *)options->items[i].detail);
    }
    free(options->items);
    *options = (struct form_options){0};
}

// True when each word typed begins a word of the text, in this order.
static bool matches(const char *text, const char *typed)
{
    struct buf words = {0}, wanted = {0};
    fold_words(&words, text);
    fold_words(&wanted, typed);
    const char *at = buf_text(&words), *want = buf_text(&wanted);
    bool found = want[0] == '\0';
    while (at && !found) {
        found = strncmp(at, want, wanted.len) == 0;
        at = strchr(at, ' ');
        at = at ? at + 1 : NULL;
    }
    buf_clear(&words);
    buf_clear(&wanted);
    return found;
}

static void fill(struct form *form, const char *typed)
{
    struct form_field *field = &form_slot_active(form)->field;
    options_clear(&form->options);
    if (field->ask) {
        field->ask(form->spec.owner, typed, &form->options);
    }
    for (size_t i = 0; i < field->option_count && !field->ask; i++) {
        const struct form_option *option = &field->option[i];
        if (matches(option->text, typed) || matches(option->value, typed)) {
            form_options_add(&form->options, option->value, option->text, option->detail);
        }
    }
    list_reset(&form->list, form->options.count, false, false);
}

static void go_to_value(struct form *form, const char *value)
{
    for (size_t i = 0; i < form->options.count; i++) {
        if (strcmp(form->options.items[i].value, value) == 0) {
            list_select(&form->list, i);
            form->picked = true;
        }
    }
}

static void search_again(struct form *form)
{
    struct form_slot *slot = form_slot_active(form);
    const char *typed = lineedit_text(&slot->edit);
    fill(form, typed);
    form->picked = typed[0] && !slot->field.free_text && form->options.count > 0;
}

void choice_open(struct form *form, const char *typed)
{
    struct form_slot *slot = form_slot_active(form);
    form->open = true;
    form->picked = slot->field.kind == FORM_MANY;
    lineedit_set(&slot->edit, typed);
    if (typed && slot->field.kind != FORM_MANY) {
        search_again(form);
        return;
    }
    lineedit_set(&slot->edit, NULL);
    fill(form, "");
    go_to_value(form, str_text(slot->value));
}

void choice_close(struct form *form)
{
    form->open = false;
    options_clear(&form->options);
}

bool choice_is_marked(const struct form_slot *slot, const char *value)
{
    size_t len = strlen(value);
    const char *at = str_text(slot->value);
    while (*at) {
        size_t word = strcspn(at, " ");
        if (word == len && strncmp(at, value, len) == 0) {
            return true;
        }
        at += word + strspn(at + word, " ");
    }
    return false;
}

static void join_shown(struct form_slot *slot)
{
    struct buf shown = {0};
    for (size_t i = 0; i < slot->field.option_count; i++) {
        if (choice_is_marked(slot, slot->field.option[i].value)) {
            buf_add_text(&shown, shown.len > 0 ? ", " : "");
            buf_add_text(&shown, slot->field.option[i].text);
        }
    }
    xreplace(&slot->shown, buf_text(&shown));
    buf_clear(&shown);
}

void choice_show_value(struct form_slot *slot)
{
    const char *value = str_text(slot->value);
    if (slot->field.kind == FORM_MANY) {
        join_shown(slot);
        return;
    }
    const char *shown = value;
    for (size_t i = 0; i < slot->field.option_count; i++) {
        if (strcmp(slot->field.option[i].value, value) == 0) {
            shown = slot->field.option[i].text;
        }
    }
    xreplace(&slot->shown, shown);
}

static void set_choice(struct form *form, const char *value, const char *shown)
{
    struct form_slot *slot = form_slot_active(form);
    char *kept = xstrdup(value), *kept_shown = xstrdup(shown);
    xreplace(&slot->value, kept);
    xreplace(&slot->shown, kept_shown);
    free(kept);
    free(kept_shown);
    slot->unknown = false;
    form->typed = true;
    form_clear_error(slot);
}

// Marks or unmarks an option; the values stay in the order of the options.
static void toggle(struct form *form, const char *value)
{
    struct form_slot *slot = form_slot_active(form);
    struct buf values = {0};
    for (size_t i = 0; i < slot->field.option_count; i++) {
        const char *other = slot->field.option[i].value;
        if (choice_is_marked(slot, other) != (strcmp(other, value) == 0)) {
            buf_add_text(&values, values.len > 0 ? " " : "");
            buf_add_text(&values, other);
        }
    }
    set_choice(form, buf_text(&values), NULL);
    join_shown(slot);
    buf_clear(&values);
}

void choice_refuse(struct form_slot *slot)
{
    slot->unknown = true;
    xreplace(&slot->error, _("None of the choices."));
}

// An option that was typed is chosen, as in other lists.
static void take_typed(struct form *form)
{
    const struct form_slot *slot = form_slot_active(form);
    if (lineedit_text(&slot->edit)[0] && form->list.cursor < form->options.count &&
        !choice_is_marked(slot, form->options.items[form->list.cursor].value)) {
        toggle(form, form->options.items[form->list.cursor].value);
    }
}

void choice_take(struct form *form)
{
    struct form_slot *slot = form_slot_active(form);
    const char *typed = lineedit_text(&slot->edit);
    if (slot->field.kind == FORM_MANY) {
        take_typed(form);
        lineedit_set(&slot->edit, NULL);
    } else if (form->picked && form->list.cursor < form->options.count) {
        const struct form_option *option = &form->options.items[form->list.cursor];
        set_choice(form, option->value, option->text);
    } else {
        set_choice(form, typed, typed);
        if (typed[0] && !slot->field.free_text) {
            choice_refuse(slot);
        }
    }
    choice_close(form);
}

void choice_move(struct form *form, enum list_move move)
{
    if (form->picked) {
        list_move(&form->list, move);
    }
    form->picked = form->options.count > 0;
}

static void cycle(struct form *form, bool forward)
{
    struct form_slot *slot = form_slot_active(form);
    size_t count = slot->field.option_count, at = count;
    for (size_t i = 0; i < count; i++) {
        if (slot->value && strcmp(slot->field.option[i].value, slot->value) == 0) {
            at = i;
        }
    }
    // One place more than there are options: the empty value.
    at = forward ? (at + 1) % (count + 1) : (at + count) % (count + 1);
    if (at == count) {
        set_choice(form, "", "");
    } else {
        set_choice(form, slot->field.option[at].value, slot->field.option[at].text);
    }
}

// To the first option that what is typed begins.
static bool go_to_typed(struct form *form)
{
    const char *typed = lineedit_text(&form_slot_active(form)->edit);
    for (size_t i = 0; i < form->options.count && typed[0]; i++) {
        if (matches(form->options.items[i].text, typed)) {
            list_select(&form->list, i);
            return true;
        }
    }
    return false;
}

// What is typed leads to an option, which Space or leaving the list marks. What leads nowhere is no text.
static bool key_in_many(struct form *form, int32_t key)
{
    struct form_slot *slot = form_slot_active(form);
    if (key == K_SPACE && form->list.cursor < form->options.count) {
        toggle(form, form->options.items[form->list.cursor].value);
        lineedit_set(&slot->edit, NULL);
        return true;
    }
    if (!lineedit_key(&slot->edit, key)) {
        return false;
    }
    if (!go_to_typed(form)) {
        lineedit_set(&slot->edit, NULL);
    }
    return true;
}

static bool key_in_list(struct form *form, int32_t key)
{
    struct form_slot *slot = form_slot_active(form);
    if (slot->field.kind == FORM_MANY) {
        return key_in_many(form, key);
    }
    if (!lineedit_key(&slot->edit, key)) {
        return false;
    }
    search_again(form);
    return true;
}

bool choice_key(struct form *form, int32_t key)
{
    struct form_slot *slot = form_slot_active(form);
    if (form->open) {
        return key_in_list(form, key);
    }
    bool one_of_list = slot->field.kind == FORM_CHOICE && !slot->field.ask;
    if (one_of_list && (key == K_LEFT || key == K_RIGHT)) {
        cycle(form, key == K_RIGHT);
        return true;
    }
    if (key == K_BACKSPACE || key == K_DELETE || key == KEY_CTRL('u')) {
        set_choice(form, "", "");
        return true;
    }
    if (key == K_SPACE) {
        choice_open(form, NULL);
        return true;
    }
    if (!key_is_text(key)) {
        return false;
    }
    choice_open(form, "");
    return key_in_list(form, key);
}

void choice_paste(struct form *form, const char *text)
{
    struct form_slot *slot = form_slot_active(form);
    if (slot->field.kind == FORM_MANY) {
        return;
    }
    if (!form->open) {
        choice_open(form, "");
    }
    lineedit_paste(&slot->edit, text);
    search_again(form);
}
