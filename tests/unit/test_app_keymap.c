// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/keymap.h"
#include "app/loop.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/term.h"

// Of 80 columns the list of keys leaves so many for what a key does.
enum { HAS_ALL = ~0, LABEL_COLS = 16, HELP_COLS = 61 };

static const struct context *context_of(const char *name)
{
    size_t count;
    const struct context *contexts = context_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(contexts[i].name, name) == 0) {
            return &contexts[i];
        }
    }
    return NULL;
}

static void assert_actions(const struct action *actions, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || strcmp(actions[i - 1].name, actions[i].name) < 0);
        assert_ptr_equal(action_find(actions[i].name), &actions[i]);
        assert_true(actions[i].run != NULL && actions[i].label[0] && actions[i].help[0]);
        assert_true(utf8_width(actions[i].label) <= LABEL_COLS);
        assert_true(utf8_width(text_get(actions[i].label)) <= LABEL_COLS);
        assert_true(utf8_width(actions[i].help) <= HELP_COLS);
        assert_true(utf8_width(text_get(actions[i].help)) <= HELP_COLS);
        assert_true(strlen(actions[i].name) ==
                    strspn(actions[i].name, "abcdefghijklmnopqrstuvwxyz-0123456789"));
    }
}

static void test_actions_are_sorted_and_told(void **state)
{
    (void)state;
    const struct action *actions;
    size_t count;
    for (size_t part = 0; (actions = action_part(part, &count)) != NULL; part++) {
        assert_actions(actions, count);
    }
    assert_null(action_find(""));
    assert_null(action_find("no-such-action"));
}

static void test_contexts_are_sound(void **state)
{
    (void)state;
    size_t count;
    const struct context *contexts = context_table(&count);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(context_of(contexts[i].name), &contexts[i]); // its name is its own
        const char *parent = contexts[i].parent;
        for (size_t steps = 0; parent; steps++) {
            assert_non_null(context_of(parent));
            assert_true(steps < count); // no circle
            // Where text is typed no parent may take the characters away.
            assert_true(!contexts[i].text || context_of(parent)->text);
            parent = context_of(parent)->parent;
        }
    }
}

static void assert_bindings(const struct binding *bindings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char name[KEY_NAME];
        const struct context *context = context_of(bindings[i].context);
        int32_t key = key_from_name(bindings[i].key);
        assert_non_null(context);
        assert_non_null(action_find(bindings[i].action));
        assert_string_equal(key_to_name(key, name), bindings[i].key);
        assert_false(context->text && key_is_text(key));
        assert_in_range(bindings[i].rank, 0, 9);
        if (i > 0) {
            int order = strcmp(bindings[i - 1].context, bindings[i].context);
            assert_true(order < 0 ||
                        (order == 0 && strcmp(bindings[i - 1].key, bindings[i].key) < 0));
        }
    }
}

static void test_bindings_are_sorted_and_sound(void **state)
{
    (void)state;
    const struct binding *bindings;
    size_t count;
    for (size_t part = 0; (bindings = binding_part(part, &count)) != NULL; part++) {
        assert_bindings(bindings, count);
    }
}

static void assert_bound(const struct keymap *keymap, const struct action *action)
{
    bool bound = false;
    for (size_t i = 0; i < keymap->count; i++) {
        bound = bound || keymap->entries[i].action == action;
    }
    if (!bound) {
        print_error("no key: %s\n", action->name);
    }
    assert_true(bound);
}

// Every action has a key, and every context a way to the list of keys and a way out.
static void test_tables_are_complete(void **state)
{
    (void)state;
    struct keymap keymap;
    keymap_init(&keymap);
    const struct action *actions;
    size_t count;
    for (size_t part = 0; (actions = action_part(part, &count)) != NULL; part++) {
        for (size_t i = 0; i < count; i++) {
            assert_bound(&keymap, &actions[i]);
        }
    }
    const struct context *contexts = context_table(&count);
    for (size_t i = 0; i < count; i++) {
        const struct action *help = keymap_find(&keymap, contexts[i].name, K_F1);
        assert_true(help && (help->run == app_help || help->run == help_close));
        if (!contexts[i].text) {
            assert_non_null(keymap_find(&keymap, contexts[i].name, KEY_CTRL('c')));
        }
    }
    keymap_clear(&keymap);
}

static const char *action_at(const struct keymap *keymap, const char *context, const char *key)
{
    const struct action *action = keymap_find(keymap, context, key_from_name(key));
    return action ? action->name : "";
}

static void test_dispatch(void **state)
{
    (void)state;
    struct keymap keymap;
    keymap_init(&keymap);
    assert_string_equal(action_at(&keymap, "form", "C-s"), "form-save");
    assert_string_equal(action_at(&keymap, "form-choice", "C-s"), "form-save");
    assert_string_equal(action_at(&keymap, "form-text", "Enter"), "");
    assert_string_equal(action_at(&keymap, "form", "q"), "");
    assert_string_equal(action_at(&keymap, "message", "?"), "help");
    assert_string_equal(action_at(&keymap, "message", "C-l"), "redraw");
    assert_string_equal(action_at(&keymap, "no-such-context", "C-l"), "");
    keymap_clear(&keymap);
}

static void test_own_keys(void **state)
{
    (void)state;
    struct keymap keymap;
    struct err err;
    keymap_init(&keymap);
    assert_true(keymap_set(&keymap, "form-save", "F10 C-g", &err));
    assert_string_equal(action_at(&keymap, "form", "F10"), "form-save");
    assert_string_equal(action_at(&keymap, "form-text", "C-g"), "form-save");
    assert_string_equal(action_at(&keymap, "form", "C-s"), "");
    // Two actions may change places.
    assert_true(keymap_set(&keymap, "message-down", "k", &err));
    assert_true(keymap_set(&keymap, "message-up", "j", &err));
    assert_true(keymap_check(&keymap, &err));
    assert_string_equal(action_at(&keymap, "message", "k"), "message-down");
    assert_string_equal(action_at(&keymap, "message", "Down"), "");
    // No key at all.
    assert_true(keymap_set(&keymap, "message-up", "", &err));
    assert_string_equal(action_at(&keymap, "message", "j"), "");
    keymap_clear(&keymap);
}

static void test_wrong_own_keys(void **state)
{
    (void)state;
    struct keymap keymap;
    struct err err;
    keymap_init(&keymap);
    assert_false(keymap_set(&keymap, "form-sav", "F10", &err));
    assert_non_null(strstr(err.text, "form-sav"));
    assert_false(keymap_set(&keymap, "form-save", "F10 F13", &err));
    assert_non_null(strstr(err.text, "F13"));
    assert_false(keymap_set(&keymap, "form-save", "s", &err));
    assert_string_equal(action_at(&keymap, "form", "C-s"), "form-save");
    assert_true(keymap_check(&keymap, &err));
    assert_true(keymap_set(&keymap, "form-save", "C-t", &err));
    assert_false(keymap_check(&keymap, &err));
    assert_non_null(strstr(err.text, "C-t"));
    assert_non_null(strstr(err.text, "form-take-theirs"));
    keymap_clear(&keymap);
}

static void draw_line(struct keymap *keymap, unsigned has, int cols, struct buf *out)
{
    struct rect row = {.rows = 1, .cols = cols};
    buf_reset(out);
    term_begin_frame();
    keymap_draw(keymap, "form", has, row);
    term_end_frame();
    draw_read_row(0, false, out);
}

static void test_bottom_line(void **state)
{
    (void)state;
    struct term_options options = {.headless = true, .term = "xterm", .rows = 3, .cols = 80};
    struct keymap keymap;
    struct buf line = {0};
    assert_true(term_open(&options, NULL));
    text_set_language(LANGUAGE_EN);
    keymap_init(&keymap);
    draw_line(&keymap, (unsigned)HAS_ALL, 80, &line);
    assert_string_equal(buf_text(&line), "Ctrl-S save  Ctrl-T take theirs  Enter next field  "
                                         "Shift-Tab previous  F1 keys");
    draw_line(&keymap, 0, 80, &line);
    assert_null(strstr(buf_text(&line), "theirs"));
    draw_line(&keymap, 0, 33, &line);
    assert_string_equal(buf_text(&line), "Ctrl-S save  Esc leave  F1 keys");
    draw_line(&keymap, 0, 7, &line);
    assert_string_equal(buf_text(&line), "F1 keys");
    assert_true(keymap_set(&keymap, "form-save", "F10", NULL));
    assert_true(keymap_set(&keymap, "form-next", "", NULL));
    draw_line(&keymap, 0, 80, &line);
    assert_string_equal(buf_text(&line), "F10 save  Shift-Tab previous  Esc leave  F1 keys");
    keymap_clear(&keymap);
    text_set_language(LANGUAGE_NL);
    buf_clear(&line);
    term_close();
}

static void test_manual(void **state)
{
    (void)state;
    struct keymap keymap;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    keymap_init(&keymap);
    keymap_write_markdown(&keymap, out);
    fclose(out);
    const struct action *actions;
    size_t count;
    for (size_t part = 0; (actions = action_part(part, &count)) != NULL; part++) {
        for (size_t i = 0; i < count; i++) {
            assert_non_null(strstr(text, actions[i].name));
        }
    }
    assert_non_null(strstr(text, "| `C-s` | `form-save` | Save and close |"));
    free(text);
    keymap_clear(&keymap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_actions_are_sorted_and_told),
        cmocka_unit_test(test_contexts_are_sound),
        cmocka_unit_test(test_bindings_are_sorted_and_sound),
        cmocka_unit_test(test_tables_are_complete),
        cmocka_unit_test(test_dispatch),
        cmocka_unit_test(test_own_keys),
        cmocka_unit_test(test_wrong_own_keys),
        cmocka_unit_test(test_bottom_line),
        cmocka_unit_test(test_manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
