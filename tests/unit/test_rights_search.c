// SPDX-License-Identifier: EUPL-1.2
// A search where nearly all that is found is another's: a page costs no more for that, and tells no more.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/xalloc.h"
#include "screen/record_window.h"
#include "store/cursor.h"
#include "store/search.h"

enum { OTHERS = 3 * SEARCH_LOOKED, PAGES_MOST = 100 };

// So many members of co2's household, with names before that of co1's member in the order of names.
static void fill(struct base *base)
{
    struct request request;
    request_init(&request, VERB_SAVE);
    for (int i = 0; i <= OTHERS; i++) {
        struct person person;
        char fields[128];
        record_init(KIND_PERSON, &person);
        snprintf(fields, sizeof(fields),
                 "household=%s|person=P%d|given_name=%s|family_name=Vlinder",
                 i == OTHERS ? "T1" : "T2", 100 + i, i == OTHERS ? "Zus" : "Aa");
        base_fill(KIND_PERSON, &person, fields);
        request_add_change(&request, KIND_PERSON, NULL, &person);
        record_clear(KIND_PERSON, &person);
    }
    assert_true(base_ask(base, &request));
}

// One page; where it goes on is put into *after. Returns the rows.
static size_t ask_page(struct base *city, enum verb verb, char **after)
{
    struct request request;
    request_init(&request, verb);
    request.kind = verb == VERB_FIND ? KIND_HIT : KIND_HOUSEHOLD_ROW;
    request_set_text(&request, "vlin");
    request_set_after(&request, *after);
    assert_true(base_ask(city, &request));
    free(*after);
    *after = city->reply.next ? xstrdup(city->reply.next) : NULL;
    return city->reply.rows.count;
}

// Where a hidden cursor goes on: "HOUSEHOLD TIER PLACE", or "TIER:PLACE" of a find.
static struct search_rank rank_of(const char *after)
{
    char *shown = cursor_show(after);
    const char *tier = strchr(shown, ' ');
    char *rest;
    struct search_rank rank;
    rank.tier = strtoll(tier ? tier + 1 : shown, &rest, 10);
    rank.place = strtoll(rest + 1, NULL, 10);
    free(shown);
    return rank;
}

static int64_t records_between(const struct base *base, int64_t from, int64_t to)
{
    char *sql = xasprintf("SELECT count(*) FROM search_docs WHERE own LIKE '%%vlinder%%' AND "
                          "id > %lld AND id <= %lld",
                          (long long)from, (long long)to);
    char *count = base_query(base, sql);
    int64_t number = strtoll(count, NULL, 10);
    free(count);
    free(sql);
    return number;
}

static void a_page_looks_at_so_many(void **state)
{
    static const enum verb verbs[] = {VERB_LIST, VERB_FIND};
    struct base *base = *state;
    struct base city;
    fill(base);
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    for (size_t i = 0; i < 2; i++) {
        char *after = NULL;
        struct search_rank last = {0};
        size_t rows = 0;
        int pages = 0;
        do {
            rows += ask_page(&city, verbs[i], &after);
            struct search_rank next = after ? rank_of(after) : last;
            int64_t from = next.tier == last.tier ? last.place : 0; // each class is read by itself
            assert_true(!after || search_rank_compare(&next, &last) > 0);
            assert_true(records_between(base, from, next.place) <= SEARCH_LOOKED);
            last = next;
            assert_true(++pages < PAGES_MOST);
        } while (after);
        print_message("%d pages\n", pages);
        assert_int_equal(rows, 1);
        assert_true(pages > OTHERS / SEARCH_LOOKED);
    }
    base_leave(&city);
}

// Neither the place in the order of names of what may not be seen, nor whose it is.
static void where_it_goes_on_tells_nothing(void **state)
{
    struct base *base = *state;
    struct base city;
    fill(base);
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    char *first = NULL, *again = NULL;
    assert_int_equal(ask_page(&city, VERB_LIST, &first), 0);
    assert_int_equal(ask_page(&city, VERB_LIST, &again), 0);
    assert_int_equal(first[0], '~');
    assert_string_not_equal(first, again);
    char *place = xasprintf("%lld", (long long)rank_of(first).place);
    assert_null(strstr(first, place));
    free(place);
    free(first);
    free(again);
    base_leave(&city);
}

// The list goes on by itself while nobody types, and holds what it got in one page.
static void a_list_fills_while_nobody_types(void **state)
{
    struct base *base = *state;
    struct base city;
    struct record_window window;
    struct err err;
    fill(base);
    rights_join(&city, base);
    base_as(&city, UID_CO1);
    record_window_init(&window, &city.ask, KIND_HOUSEHOLD_ROW);
    const struct record_query query = {.day = city.settings.today, .text = "vlin"};
    assert_true(record_window_open(&window, &query, 20, &err));
    list_layout(&window.list, 20);
    assert_true(list_empty(&window.list));
    assert_true(record_window_searches(&window));
    int pages = 1;
    while (record_window_fill(&window)) {
        assert_true(++pages < PAGES_MOST);
    }
    assert_true(pages > OTHERS / SEARCH_LOOKED);
    assert_false(record_window_searches(&window));
    assert_int_equal(window.page_count, 1);
    assert_int_equal(window.list.count, 1);
    const struct household_row *row = record_window_at(&window, 0);
    assert_string_equal(row->household, "T1");
    assert_true(record_window_reload(&window, &err)); // the first pages, and the rest again
    while (record_window_fill(&window)) {
    }
    assert_int_equal(window.list.count, 1);
    record_window_clear(&window);
    base_leave(&city);
}

// What was changed on its way, or comes from another process, begins anew.
static void a_forged_place_is_the_beginning(void **state)
{
    (void)state;
    static const char long_enough[] = "~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    static const char *const forged[] = {"~", "~!", "~AAAA", long_enough};
    for (size_t i = 0; i < sizeof(forged) / sizeof(forged[0]); i++) {
        char *shown = cursor_show(forged[i]);
        assert_string_equal(shown, "");
        free(shown);
    }
    char *hidden = cursor_hide("12 3 456");
    char *shown = cursor_show(hidden);
    assert_string_equal(shown, "12 3 456");
    free(shown);
    hidden[strlen(hidden) - 2] ^= 1;
    shown = cursor_show(hidden);
    assert_string_equal(shown, "");
    free(shown);
    free(hidden);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_page_looks_at_so_many),
        TEST(where_it_goes_on_tells_nothing),
        TEST(a_list_fills_while_nobody_types),
        TEST(a_forged_place_is_the_beginning),
    };
    return cmocka_run_group_tests_name("rights in searches", tests, NULL, NULL);
}
