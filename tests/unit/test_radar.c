// SPDX-License-Identifier: EUPL-1.2
// The screen of silence has the lines of the command, for one's own households and for all.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/city.h"
#include "../support/headless.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "screen/radar.h"
#include "screen/radar_state.h"
#include "screen/session.h"

enum { LINES_MOST = 10000 };

static struct base base;
static struct session session;
static struct screen_stack stack;

static const struct screen_class below = {.name = "list"};

static int open_city(void **state)
{
    base_init(&base);
    free(base.settings.login);
    base.settings.login = strdup(city_login);
    city_import(&base.ask, &base.settings);
    session =
        (struct session){.ask = &base.ask, .settings = &base.settings, .day = base.settings.today};
    stack = (struct screen_stack){.program = &session};
    screen_push(&stack, &below, NULL, NULL);
    return headless_open(state);
}

static int close_city(void **state)
{
    screen_quit(&stack);
    screen_sweep(&stack);
    base_clear(&base);
    return headless_close(state);
}

// All pages of what the command prints, or the rows of these households alone.
static void ask_rows(enum scope scope, struct record_list *rows)
{
    struct request request;
    struct err err;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_SILENCE;
    request.scope = scope;
    request.on = base.settings.today;
    assert_true(ask_list_most(&base.ask, &request, LINES_MOST, rows, &err));
    request_clear(&request);
}

static int compare_rows(const void *a, const void *b)
{
    const struct silence *x = a;
    const struct silence *y = b;
    int order = strcmp(x->household, y->household);
    order = order != 0 ? order : strcmp(x->kind, y->kind);
    order = order != 0 ? order : (x->head.id > y->head.id) - (x->head.id < y->head.id);
    return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

static void assert_same(const struct record_list *lines, const struct record_list *rows)
{
    static const char *const fields[] = {"household", "kind", "subject", "date",
                                         "name",      "text", "who_name"};
    struct record_list sorted;
    record_list_init(&sorted, KIND_SILENCE);
    assert_int_equal(lines->count, rows->count);
    for (size_t i = 0; i < lines->count; i++) {
        record_copy(KIND_SILENCE, record_list_add(&sorted), record_list_at(lines, i));
    }
    qsort(record_list_at(&sorted, 0), sorted.count, sizeof(struct silence), compare_rows);
    qsort(record_list_at(rows, 0), rows->count, sizeof(struct silence), compare_rows);
    for (size_t i = 0; i < rows->count; i++) {
        for (size_t f = 0; f < ARRAY_SIZE(fields); f++) {
            assert_true(field_equal(kind_field(KIND_SILENCE, fields[f]), record_list_at(&sorted, i),
                                    record_list_at(rows, i)));
        }
    }
    record_list_clear(&sorted);
}

// The time in which nobody types.
static void wait_for_all(struct screen *radar)
{
    int pages = 0;
    while (radar_of(radar)->next != NULL) {
        radar->class->ahead(radar);
        pages++;
    }
    assert_true(pages > 1); // bounded work each
}

static void the_command_says_the_same(void **state)
{
    (void)state;
    struct record_list mine, all;
    ask_rows(SCOPE_MINE, &mine);
    ask_rows(SCOPE_ALL, &all);
    assert_true(mine.count > 0 && mine.count < all.count);
    radar_open(stack.top);
    struct screen *radar = stack.top;
    assert_same(&radar_of(radar)->lines, &mine);
    radar_scope(radar);
    wait_for_all(radar);
    assert_same(&radar_of(radar)->lines, &all);
    radar_order(radar);
    assert_same(&radar_of(radar)->lines, &all);
    radar_back(radar);
    record_list_clear(&mine);
    record_list_clear(&all);
}

static bool is_later(int64_t date, int64_t than)
{
    return than == NONE ? false : date == NONE || date > than;
}

static const struct silence *line_at(const struct radar *self, size_t i)
{
    return record_list_at(&self->lines, i);
}

// Whether a line before this one is of the same household.
static bool was_before(const struct radar *self, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (strcmp(line_at(self, i)->household, line_at(self, at)->household) == 0) {
            return true;
        }
    }
    return false;
}

// Each household's lines stand together, the longest first, and so do the households by their first lines.
static void assert_by_household(const struct radar *self)
{
    const struct silence *first = line_at(self, 0);
    size_t households = 1, together = 0;
    for (size_t i = 1; i < self->lines.count; i++) {
        const struct silence *before = line_at(self, i - 1);
        const struct silence *line = line_at(self, i);
        bool same = strcmp(line->household, before->household) == 0;
        assert_true(same == was_before(self, i));
        assert_false(is_later(same ? before->date : first->date, line->date));
        first = same ? first : line;
        households += !same;
        together += same;
    }
    assert_true(households > 1 && together > 1); // there is something to order
}

static void assert_by_kind(const struct radar *self)
{
    size_t kinds = 1;
    for (size_t i = 1; i < self->lines.count; i++) {
        const struct silence *before = line_at(self, i - 1);
        const struct silence *line = line_at(self, i);
        enum silence_kind kind = silence_kind_named(line->kind);
        enum silence_kind last = silence_kind_named(before->kind);
        assert_true(kind > last || (kind == last && !is_later(before->date, line->date)));
        kinds += kind > last;
    }
    assert_true(kinds > 1 && self->lines.count > 2 * kinds);
}

static void the_longest_comes_first(void **state)
{
    (void)state;
    radar_open(stack.top);
    struct screen *radar = stack.top;
    assert_by_household(radar_of(radar));
    radar_order(radar);
    assert_by_kind(radar_of(radar));
    radar_order(radar);
    radar_scope(radar);
    wait_for_all(radar);
    assert_by_household(radar_of(radar));
    radar_order(radar);
    assert_by_kind(radar_of(radar));
    radar_back(radar);
}

// Up to the first line of the kind.
static const struct silence *go_to(struct screen *radar, const char *kind)
{
    struct radar *self = radar_of(radar);
    screen_first(radar);
    while (strcmp(radar_now(self)->kind, kind) != 0 && self->list.cursor + 1 < self->lines.count) {
        screen_down(radar);
    }
    assert_string_equal(radar_now(self)->kind, kind);
    return radar_now(self);
}

// An action that is long overdue, in the first household.
static int64_t add_action(const char *code)
{
    struct record_list rows;
    struct buf action = {0};
    ask_rows(SCOPE_MINE, &rows);
    buf_addf(&action, "household=%s|action=%s|due=2001-01-01|text=call",
             ((const struct silence *)record_list_at(&rows, 0))->household, code);
    int64_t id = base_new(&base, KIND_ACTION, buf_text(&action));
    assert_true(id > 0);
    buf_clear(&action);
    record_list_clear(&rows);
    return id;
}

static bool is_done(int64_t id)
{
    struct buf sql = {0};
    buf_addf(&sql, "SELECT count(*) FROM actions WHERE id = %lld AND done_on IS NOT NULL",
             (long long)id);
    char *count = base_query(&base, buf_text(&sql));
    bool done = strcmp(count, "1") == 0;
    free(count);
    buf_clear(&sql);
    return done;
}

// What is done goes, the others stay, and in a whole city one household alone is asked again.
static void what_is_done_goes(void **state)
{
    (void)state;
    struct record_list rows;
    int64_t added = add_action("A1");
    radar_open(stack.top);
    struct screen *radar = stack.top;
    struct radar *self = radar_of(radar);
    radar_scope(radar);
    wait_for_all(radar);
    size_t before = self->lines.count;
    assert_int_equal(self->list.cursor, 0); // nobody moved it
    radar_order(radar);                     // by kind: the action of 2001 is the first of its kind
    int64_t id = go_to(radar, "overdue-action")->head.id;
    assert_int_equal(id, added);
    assert_false(is_done(id));
    radar_done(radar);
    radar_settled(radar);
    assert_true(is_done(id));
    assert_int_equal(self->lines.count, before - 1);
    for (size_t i = 0; i < self->lines.count; i++) {
        assert_false(strcmp(line_at(self, i)->kind, "overdue-action") == 0 &&
                     line_at(self, i)->head.id == id);
    }
    ask_rows(SCOPE_ALL, &rows);
    assert_same(&self->lines, &rows);
    record_list_clear(&rows);
    radar_back(radar);
}

static char *done_actions(void)
{
    return base_query(&base, "SELECT count(*) FROM actions WHERE done_on IS NOT NULL");
}

// Keys that come before the next frame are for the line that was seen, and not for what stands there next.
static void a_key_is_for_the_line_that_was_there(void **state)
{
    (void)state;
    int64_t first = add_action("A7"), second = add_action("A8");
    radar_open(stack.top);
    struct screen *radar = stack.top;
    radar_order(radar);
    assert_int_equal(go_to(radar, "overdue-action")->head.id, first);
    radar_done(radar);
    assert_true(radar_of(radar)->stale);
    char *before = done_actions();
    assert_string_equal(radar->class->context(radar), "radar-action");
    stack.redraw = false;
    radar_done(radar);
    assert_true(stack.redraw);
    assert_int_equal(radar_now(radar_of(radar))->head.id, second);
    char *after = done_actions();
    assert_string_equal(after, before);
    free(before);
    free(after);
    assert_true(base_delete(&base, KIND_ACTION, second));
    radar_back(radar);
}

// Meanwhile a colleague deletes the action: its answer is for no other line, and says so.
static void an_answer_is_for_the_line_that_was_asked_about(void **state)
{
    (void)state;
    int64_t id = add_action("A9");
    radar_open(stack.top);
    struct screen *radar = stack.top;
    struct radar *self = radar_of(radar);
    radar_order(radar);
    go_to(radar, "overdue-action");
    assert_null(radar_take(radar, RADAR_KIND(SILENCE_LOOK_BACK)));
    assert_int_equal(radar_take(radar, RADAR_ANY_KIND)->head.id, id);
    screen_down(radar);
    assert_int_equal(radar_asked(radar)->head.id, id);
    assert_true(base_delete(&base, KIND_ACTION, id));
    radar->class->reload(radar);
    stack.message[0] = '\0';
    assert_null(radar_asked(radar));
    assert_string_equal(stack.message, "That line is no longer there.");
    assert_non_null(radar_now(self));
    radar_back(radar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_command_says_the_same),
        cmocka_unit_test(the_longest_comes_first),
        cmocka_unit_test(what_is_done_goes),
        cmocka_unit_test(a_key_is_for_the_line_that_was_there),
        cmocka_unit_test(an_answer_is_for_the_line_that_was_asked_about),
    };
    return cmocka_run_group_tests(tests, open_city, close_city);
}
