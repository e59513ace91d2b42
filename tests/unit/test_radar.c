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

// By kind the dates ascend; by household so do the first dates of the households, which stand together.
static void the_longest_comes_first(void **state)
{
    (void)state;
    radar_open(stack.top);
    struct screen *radar = stack.top;
    const struct radar *self = radar_of(radar);
    const struct silence *first = record_list_at(&self->lines, 0);
    for (size_t i = 1; i < self->lines.count; i++) {
        const struct silence *before = record_list_at(&self->lines, i - 1);
        const struct silence *line = record_list_at(&self->lines, i);
        bool same = strcmp(line->household, before->household) == 0;
        assert_false(is_later(same ? before->date : first->date, line->date));
        first = same ? first : line;
    }
    radar_order(radar);
    for (size_t i = 1; i < self->lines.count; i++) {
        const struct silence *before = record_list_at(&self->lines, i - 1);
        const struct silence *line = record_list_at(&self->lines, i);
        enum silence_kind kind = silence_kind_named(line->kind);
        enum silence_kind last = silence_kind_named(before->kind);
        assert_true(kind > last || (kind == last && !is_later(before->date, line->date)));
    }
    radar_back(radar);
}

// What is done goes, the others stay, and in a whole city one household alone is asked again.
static void what_is_done_goes(void **state)
{
    (void)state;
    struct record_list rows;
    struct buf action = {0};
    ask_rows(SCOPE_MINE, &rows);
    buf_addf(&action, "household=%s|action=A1|due=2026-01-01|text=call",
             ((const struct silence *)record_list_at(&rows, 0))->household);
    assert_true(base_new(&base, KIND_ACTION, buf_text(&action)) > 0);
    buf_clear(&action);
    record_list_clear(&rows);
    radar_open(stack.top);
    struct screen *radar = stack.top;
    struct radar *self = radar_of(radar);
    radar_scope(radar);
    wait_for_all(radar);
    size_t before = self->lines.count;
    assert_int_equal(self->list.cursor, 0); // nobody moved it
    while (strcmp(radar_now(self)->kind, "overdue-action") != 0 &&
           self->list.cursor + 1 < self->lines.count) {
        radar_down(radar);
    }
    int64_t id = radar_now(self)->head.id;
    assert_string_equal(radar_now(self)->kind, "overdue-action");
    radar_done(radar);
    radar_settled(radar);
    assert_int_equal(self->lines.count, before - 1);
    for (size_t i = 0; i < self->lines.count; i++) {
        const struct silence *line = record_list_at(&self->lines, i);
        assert_false(strcmp(line->kind, "overdue-action") == 0 && line->head.id == id);
    }
    radar_back(radar);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_command_says_the_same),
        cmocka_unit_test(the_longest_comes_first),
        cmocka_unit_test(what_is_done_goes),
    };
    return cmocka_run_group_tests(tests, open_city, close_city);
}
