// SPDX-License-Identifier: EUPL-1.2
// The list of households on a whole city, through the door: found while the
// name is being said.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/xalloc.h"
#include "model/records.h"
#include "model/settings.h"
#include "protocol/ask.h"
#include "screen/record_window.h"
#include "store/store.h"

#include "../support/city.h"

enum { SCREENFUL = 18, LETTERS = 4, PAGE = 40 };

static char folder[] = "/tmp/households-test-XXXXXX";
static struct settings settings;
static struct store *store;
static struct ask door;

static struct record_query query_of(enum scope scope, enum sort sort, const char *text)
{
    return (struct record_query){.scope = scope, .sort = sort, .day = settings.today, .text = text};
}

static void open_window(struct record_window *window, const struct record_query *query, int limit)
{
    struct err err = {0};
    record_window_init(window, &door, KIND_HOUSEHOLD_ROW);
    if (!record_window_open(window, query, limit, &err)) {
        fail_msg("%s", err.text);
    }
}

// All households at once.
static void list_all(struct record_list *all, enum sort sort)
{
    struct record_query query = query_of(SCOPE_ALL, sort, "");
    struct record_window window;
    record_list_init(all, KIND_HOUSEHOLD_ROW);
    open_window(&window, &query, 2 * CITY_HOUSEHOLDS);
    for (size_t i = 0; i < window.list.count; i++) {
        record_copy(KIND_HOUSEHOLD_ROW, record_list_add(all), record_window_at(&window, i));
    }
    record_window_clear(&window);
}

// The beginning of the surname that is said: of what remains after the prefixes.
static void first_letters(const char *name, size_t letters, struct buf *out)
{
    struct buf key = {0};
    fold_sort_key(&key, name, (const char *const *)settings.prefixes);
    size_t len = strcspn(buf_text(&key), ", ");
    buf_add(out, buf_text(&key), len < letters ? len : letters);
    buf_clear(&key);
}

static bool stands_on_screen(const struct household_row *household, size_t letters)
{
    struct buf text = {0};
    struct record_window window;
    first_letters(household->name, letters, &text);
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, buf_text(&text));
    open_window(&window, &query, SCREENFUL);
    bool found = false;
    for (size_t i = 0; i < window.list.count && !found; i++) {
        found = ((const struct household_row *)record_window_at(&window, i))->head.id ==
                household->head.id;
    }
    record_window_clear(&window);
    buf_clear(&text);
    return found;
}

static void four_letters_show_every_household(void **state)
{
    struct record_list all;
    size_t missing = 0;
    (void)state;
    list_all(&all, SORT_NAME);
    assert_int_equal(all.count, CITY_HOUSEHOLDS);
    for (size_t i = 0; i < all.count; i++) {
        const struct household_row *household = record_list_at(&all, i);
        if (!stands_on_screen(household, LETTERS)) {
            print_message("%s %s\n", household->household, household->name);
            missing++;
        }
    }
    record_list_clear(&all);
    assert_int_equal(missing, 0);
}

static bool is_own_name(const struct household_row *row)
{
    return row->match_name == NULL || row->match_name[0] == '\0';
}

// Households found by their own name come before what else was found.
static void check_order(const char *text)
{
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, text);
    struct record_window window;
    bool others = false;
    open_window(&window, &query, CITY_HOUSEHOLDS);
    for (size_t i = 0; i < window.list.count; i++) {
        const struct household_row *row = record_window_at(&window, i);
        assert_false(others && is_own_name(row));
        others = others || !is_own_name(row);
    }
    record_window_clear(&window);
}

static void own_names_come_first(void **state)
{
    struct record_list all;
    (void)state;
    list_all(&all, SORT_NAME);
    for (size_t i = 0; i < all.count; i++) {
        struct buf text = {0};
        first_letters(((const struct household_row *)record_list_at(&all, i))->name, LETTERS,
                      &text);
        check_order(buf_text(&text));
        buf_clear(&text);
    }
    record_list_clear(&all);
}

static void a_helper_finds_where_they_come(void **state)
{
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "HV0643");
    struct record_window window;
    (void)state;
    open_window(&window, &query, PAGE);
    assert_int_equal(window.list.count, 5);
    for (size_t i = 0; i < window.list.count; i++) {
        const struct household_row *row = record_window_at(&window, i);
        assert_string_equal(row->match_code, "HV0643");
        assert_string_equal(row->match_name, "Loa 't Velde");
    }
    record_window_clear(&window);
}

// Goes through the list and compares with all rows at once.
static void walk(struct record_window *window, const struct record_list *all, bool down)
{
    struct err err = {0};
    struct list *list = &window->list;
    for (size_t i = 0; i < all->count; i++) {
        const struct household_row *wanted = record_list_at(all, down ? i : all->count - 1 - i);
        const struct household_row *row = record_window_at(window, list->cursor);
        assert_string_equal(row->household, wanted->household);
        assert_true(list->count <= (size_t)RECORD_WINDOW_PAGES * PAGE);
        if (list->first >= 0) {
            assert_int_equal(list->first + (long)list->cursor, down ? i : all->count - 1 - i);
        }
        size_t ahead = down ? list->count - list->cursor - 1 : list->cursor;
        if (ahead == 0 && (down ? list->after : list->before)) {
            assert_true(record_window_more(window, down ? LOAD_AFTER : LOAD_BEFORE, &err));
        }
        list_move(list, down ? LIST_DOWN : LIST_UP);
    }
}

static void pages_join_in_both_directions(void **state)
{
    static const enum sort sorts[] = {SORT_NAME, SORT_CODE, SORT_HELPERS, SORT_LAST_CONTACT};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(sorts); i++) {
        struct record_query query = query_of(SCOPE_ALL, sorts[i], "");
        struct record_window window;
        struct record_list all;
        struct err err = {0};
        list_all(&all, sorts[i]);
        open_window(&window, &query, PAGE);
        list_layout(&window.list, SCREENFUL);
        walk(&window, &all, true);
        assert_int_equal(window.list.total, CITY_HOUSEHOLDS);
        walk(&window, &all, false);
        assert_true(record_window_more(&window, LOAD_LAST, &err));
        list_select(&window.list, window.list.count - 1);
        walk(&window, &all, false);
        record_window_clear(&window);
        record_list_clear(&all);
    }
}

static void a_reload_keeps_the_household(void **state)
{
    static const size_t places[] = {0, 17, 39, 40, 100, 250, 399};
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "");
    struct record_list all;
    struct err err = {0};
    (void)state;
    list_all(&all, SORT_NAME);
    for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
        struct record_window window;
        struct list *list = &window.list;
        open_window(&window, &query, PAGE);
        list_layout(list, SCREENFUL);
        for (size_t row = 0; row < places[i]; row++) {
            if (list->cursor + 1 == list->count) {
                assert_true(record_window_more(&window, LOAD_AFTER, &err));
            }
            list_move(list, LIST_DOWN);
        }
        size_t line = list->cursor - list->top;
        for (int again = 0; again < 3; again++) {
            assert_true(record_window_reload(&window, &err));
            const struct household_row *row = record_window_at(&window, list->cursor);
            const struct household_row *wanted = record_list_at(&all, places[i]);
            assert_string_equal(row->household, wanted->household);
            assert_int_equal(list->cursor - list->top, line);
            assert_int_equal(list->first + (long)list->cursor, places[i]);
        }
        record_window_clear(&window);
    }
    record_list_clear(&all);
}

static int asked; // requests

static void count_and_answer(void *store_door, const struct request *request, struct reply *reply)
{
    asked++;
    store_answer(store_door, request, reply);
}

// Pages to an end of the list; a window that looked ahead needs not ask for any.
static void page_on(struct record_window *window, enum list_move move)
{
    long pages = CITY_HOUSEHOLDS / SCREENFUL - 1;
    for (long i = 0; i < pages; i++) {
        record_window_look_ahead(window);
        long before = window->list.first + (long)window->list.cursor;
        asked = 0;
        list_move(&window->list, move);
        long after = window->list.first + (long)window->list.cursor;
        assert_int_equal(asked, 0);
        assert_int_equal(after - before, move == LIST_PAGE_DOWN ? SCREENFUL : -SCREENFUL);
        assert_true(window->list.count >= window->list.top + SCREENFUL);
    }
}

static bool load_more(void *owner, enum list_load what)
{
    struct err err;
    return record_window_more(owner, what, &err);
}

static void looking_ahead_saves_the_next_page_from_asking(void **state)
{
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "");
    struct record_window window;
    (void)state;
    door.answer = count_and_answer;
    open_window(&window, &query, SCREENFUL + 8);
    window.list.load = load_more;
    window.list.owner = &window;
    list_layout(&window.list, SCREENFUL);
    page_on(&window, LIST_PAGE_DOWN);
    page_on(&window, LIST_PAGE_UP);
    assert_int_equal(window.list.first + (long)window.list.cursor, 0);
    asked = 0;
    for (int i = 0; i < 10; i++) { // there is an end to it
        record_window_look_ahead(&window);
    }
    assert_true(asked <= 1);
    record_window_clear(&window);
    door.answer = store_answer;
}

static void refuse(void *store_door, const struct request *request, struct reply *reply)
{
    (void)store_door;
    (void)request;
    reply_fail(reply, STATUS_REFUSED, "no");
}

static void break_down(void *store_door, const struct request *request, struct reply *reply)
{
    (void)store_door;
    (void)request;
    reply_fail(reply, STATUS_ERROR, "no");
}

// What is not for somebody is told otherwise than what went wrong.
static void a_refusal_is_known(void **state)
{
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "");
    struct record_window window;
    struct err err = {0};
    (void)state;
    record_window_init(&window, &door, KIND_HOUSEHOLD_ROW);
    door.answer = refuse;
    assert_false(record_window_open(&window, &query, PAGE, &err));
    assert_true(window.refused);
    door.answer = break_down;
    assert_false(record_window_open(&window, &query, PAGE, &err));
    assert_false(window.refused);
    door.answer = store_answer;
    assert_true(record_window_open(&window, &query, PAGE, &err));
    assert_false(window.refused);
    record_window_clear(&window);
}

static void set_household(int64_t id, const char *field, const char *value)
{
    struct household before, after;
    struct request request;
    struct reply reply;
    struct err err = {0};
    record_init(KIND_HOUSEHOLD, &before);
    record_init(KIND_HOUSEHOLD, &after);
    assert_true(ask_get(&door, KIND_HOUSEHOLD, id, &before, &err));
    record_copy(KIND_HOUSEHOLD, &after, &before);
    field_set_text(kind_field(KIND_HOUSEHOLD, field), &after, value, strlen(value));
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    assert_true(request_add_change(&request, KIND_HOUSEHOLD, &before, &after));
    assert_true(ask(&door, &request, &reply));
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &after);
}

static void one_row_is_asked_again_alone(void **state)
{
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "");
    struct record_window window;
    (void)state;
    open_window(&window, &query, PAGE);
    const struct household_row *row = record_window_at(&window, 3);
    int64_t id = row->head.id;
    char *phone = xstrdup(row->phone);
    set_household(id, "phone", "06-00009999");
    assert_true(record_window_refresh(&window, id));
    row = record_window_at(&window, 3);
    assert_int_equal(row->head.id, id);
    assert_string_equal(row->phone, "06-00009999");
    set_household(id, "phone", phone);
    assert_true(record_window_refresh(&window, id));
    free(phone);
    record_window_clear(&window);
}

static void a_row_that_may_go_elsewhere_is_not_asked_alone(void **state)
{
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "");
    struct record_query search = query_of(SCOPE_ALL, SORT_NAME, "verm");
    struct record_window window;
    (void)state;
    open_window(&window, &query, PAGE);
    const struct household_row *row = record_window_at(&window, 3);
    int64_t id = row->head.id;
    char *name = xstrdup(row->name);
    set_household(id, "name", "Zz");
    assert_false(record_window_refresh(&window, id));
    assert_string_equal(((const struct household_row *)record_window_at(&window, 3))->name, name);
    set_household(id, "name", name);
    free(name);
    assert_false(record_window_refresh(&window, INT64_MAX)); // none of these rows
    record_window_clear(&window);
    open_window(&window, &search, PAGE);
    id = ((const struct record *)record_window_at(&window, 0))->id;
    assert_false(record_window_refresh(&window, id));
    record_window_clear(&window);
}

static void set_another(const struct field *field, void *record)
{
    const char *text = "Q1";
    if (field->type == FIELD_CHOICE) {
        struct choice_list list = choices_get(&settings, field->choices);
        text = list.items[strcmp(list.items[0].code, field_text(field, record)) == 0].code;
    }
    if (field_is_text(field)) {
        field_set_text(field, record, text, strlen(text));
    } else {
        field_set_number(field, record, settings.today);
    }
}

static void save_household(const void *before, const void *after)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    assert_true(request_add_change(&request, KIND_HOUSEHOLD, before, after));
    assert_true(ask(&door, &request, &reply));
    request_clear(&request);
    reply_clear(&reply);
}

static void get_row(int64_t id, struct household_row *row)
{
    struct err err = {0};
    record_init(KIND_HOUSEHOLD_ROW, row);
    assert_true(ask_get(&door, KIND_HOUSEHOLD_ROW, id, row, &err));
}

// Whether the row of this household is another one when it has another value of the field.
static bool row_shows(int64_t id, const struct field *field)
{
    struct household before, after;
    struct household_row row, changed;
    struct err err = {0};
    record_init(KIND_HOUSEHOLD, &before);
    record_init(KIND_HOUSEHOLD, &after);
    assert_true(ask_get(&door, KIND_HOUSEHOLD, id, &before, &err));
    record_copy(KIND_HOUSEHOLD, &after, &before);
    set_another(field, &after);
    get_row(id, &row);
    save_household(&before, &after);
    get_row(id, &changed);
    save_household(&after, &before);
    bool shown = !record_equal(KIND_HOUSEHOLD_ROW, &row, &changed);
    assert_int_equal(record_is_listed_alike(KIND_HOUSEHOLD, &before, &after), !shown);
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &after);
    record_clear(KIND_HOUSEHOLD_ROW, &row);
    record_clear(KIND_HOUSEHOLD_ROW, &changed);
    return shown;
}

static void a_row_shows_the_fields_that_are_listed(void **state)
{
    const struct kind_info *info = kind_get(KIND_HOUSEHOLD);
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "");
    struct record_window window;
    (void)state;
    open_window(&window, &query, PAGE);
    int64_t id = ((const struct record *)record_window_at(&window, 3))->id;
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        if (row_shows(id, field) != ((field->flags & FIELD_LISTED) != 0)) {
            fail_msg("%s", field->name);
        }
    }
    assert_false(record_is_listed_alike(KIND_PERSON, NULL, NULL));
    record_window_clear(&window);
}

// The last of these tests, since it changes the city.
static void a_reload_follows_a_new_name(void **state)
{
    struct record_query query = query_of(SCOPE_ALL, SORT_NAME, "");
    struct record_window window;
    struct err err = {0};
    (void)state;
    open_window(&window, &query, PAGE);
    list_layout(&window.list, SCREENFUL);
    assert_true(record_window_more(&window, LOAD_LAST, &err));
    list_select(&window.list, 5);
    int64_t id =
        ((const struct household_row *)record_window_at(&window, window.list.cursor))->head.id;
    set_household(id, "name", "Aa");
    assert_true(record_window_reload(&window, &err));
    const struct household_row *row = record_window_at(&window, window.list.cursor);
    assert_int_equal(row->head.id, id);
    assert_string_equal(row->name, "Aa");
    assert_int_equal(window.list.first + (long)window.list.cursor, 0);
    record_window_clear(&window);
}

static int make_city(void **state)
{
    struct err err = {0};
    (void)state;
    settings_init(&settings);
    settings.today_given = true;
    date_parse(city_today, &settings.today);
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    free(settings.database);
    free(settings.login);
    settings.database = xasprintf("%s/x.db", folder);
    settings.login = xstrdup(city_login);
    if (store_open(&store, &settings, STORE_CREATE, &err) != STORE_OK) {
        print_error("%s\n", err.text);
        return -1;
    }
    door = (struct ask){.answer = store_answer, .door = store, .coded = true};
    city_import(&door, &settings);
    return 0;
}

static int remove_city(void **state)
{
    char *command = xasprintf("rm -rf '%s'", folder);
    (void)state;
    store_close(store);
    settings_clear(&settings);
    int status = system(command);
    free(command);
    return status;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_letters_show_every_household),
        cmocka_unit_test(own_names_come_first),
        cmocka_unit_test(a_helper_finds_where_they_come),
        cmocka_unit_test(pages_join_in_both_directions),
        cmocka_unit_test(a_reload_keeps_the_household),
        cmocka_unit_test(looking_ahead_saves_the_next_page_from_asking),
        cmocka_unit_test(a_refusal_is_known),
        cmocka_unit_test(one_row_is_asked_again_alone),
        cmocka_unit_test(a_row_that_may_go_elsewhere_is_not_asked_alone),
        cmocka_unit_test(a_row_shows_the_fields_that_are_listed),
        cmocka_unit_test(a_reload_follows_a_new_name),
    };
    return cmocka_run_group_tests(tests, make_city, remove_city);
}
