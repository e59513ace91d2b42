// SPDX-License-Identifier: EUPL-1.2
// The stacking map, what it points out, and the help that runs already, by their definitions; and on the lists
// of a city the map has the numbers of the table "stacking".
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/city.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "figures/pointers.h"
#include "figures/stack_map.h"
#include "figures/stacking.h"
#include "model/settings.h"

enum { LINES = 8 };

static struct settings settings;
static struct record_list lists[KIND_SAVED_COUNT];

static int set_up(void **state)
{
    (void)state;
    settings_init(&settings);
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_init(&lists[kind], (enum kind)kind);
    }
    return 0;
}

static void empty(void)
{
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        record_list_clear(&lists[kind]);
    }
}

static int tear_down(void **state)
{
    (void)state;
    empty();
    settings_clear(&settings);
    return 0;
}

static int64_t today(void)
{
    return date_from_civil(2026, 11, 22);
}

// Four members, one of whom has left; then these involvements.
static void play(const char *const *work)
{
    static const char *const people[] = {"person=P1|role=parent", "person=P2|role=child",
                                         "person=P10|role=child",
                                         "person=P3|role=child|until=2026-11-21"};
    empty();
    for (size_t i = 0; i < ARRAY_SIZE(people); i++) {
        base_fill(KIND_PERSON, record_list_add(&lists[KIND_PERSON]), people[i]);
    }
    for (size_t i = 0; i < LINES && work[i] != NULL; i++) {
        struct involvement *one = record_list_add(&lists[KIND_INVOLVEMENT]);
        base_fill(KIND_INVOLVEMENT, one, work[i]);
        one->head.id = (int64_t)i + 1;
    }
}

// The map

static const char *shown(const char *text)
{
    return text[0] != '\0' ? text : "-";
}

// "care housing … / P1 2 0 …; " with the rows and columns as they stand.
static void write_map(const struct stack_map *map, struct buf *out)
{
    for (size_t column = 0; column < map->column_count; column++) {
        buf_addf(out, "%s ", map->columns[column].code);
    }
    buf_add_text(out, "/ ");
    for (size_t row = 0; row < map->row_count; row++) {
        buf_add_text(out, shown(map->rows[row].code));
        for (size_t column = 0; column < map->column_count; column++) {
            buf_addf(out, " %d", (int)stack_map_at(map, row, column));
        }
        buf_add_text(out, "; ");
    }
}

#define NOBODY " 0 0 0 0 0 0 0; "

static const struct {
    const char *work[LINES];
    const char *map;
} maps[] = {
    {{NULL},
     "care housing education safety welfare work-income health / -" NOBODY "P1" NOBODY "P2" NOBODY
     "P10" NOBODY},
    // the fullest cells at the top left; one for several persons in the cell of each
    {{"professional=HV1|domain=welfare|persons=P10", "professional=HV2|domain=welfare|persons=P10",
      "professional=HV1|domain=care", "professional=HV3|domain=welfare|persons=P2 P10"},
     "welfare care housing education safety work-income health / P10 3 0 0 0 0 0 0; "
     "- 0 1 0 0 0 0 0; P2 1 0 0 0 0 0 0; P1" NOBODY},
    // as full: the greater sum, then the order of the settings and of the members
    {{"professional=HV1|domain=health|persons=P2", "professional=HV1|domain=safety|persons=P2",
      "professional=HV1|domain=safety|persons=P1"},
     "safety health care housing education welfare work-income / P2 1 1 0 0 0 0 0; "
     "P1 1 0 0 0 0 0 0; -" NOBODY "P10" NOBODY},
    // one helper twice is one; what is over or still to come is not there; who left is when somebody comes
    {{"professional=HV1|domain=care|persons=P3",
      "professional=HV1|domain=care|persons=P3|from=2026-01-01",
      "professional=HV2|domain=care|persons=P3|until=2026-11-21",
      "professional=HV2|domain=care|persons=P3|from=2026-11-23"},
     "care housing education safety welfare work-income health / P3 1 0 0 0 0 0 0; -" NOBODY
     "P1" NOBODY "P2" NOBODY "P10" NOBODY},
    // a domain that the settings do not have
    {{"professional=HV1|domain=sport|persons=P1", "professional=HV2|domain=sport|persons=P1"},
     "sport care housing education safety welfare work-income health / P1 2 0 0 0 0 0 0 0; "
     "- 0" NOBODY "P2 0" NOBODY "P10 0" NOBODY},
};

static void the_fullest_cells_stand_at_the_top_left(void **state)
{
    (void)state;
    struct stack_map map = {0};
    for (size_t i = 0; i < ARRAY_SIZE(maps); i++) {
        struct buf text = {0};
        play(maps[i].work);
        stack_map_build(&map, lists, today(), &settings);
        write_map(&map, &text);
        print_message("case %zu\n", i);
        assert_string_equal(buf_text(&text), maps[i].map);
        buf_clear(&text);
    }
    stack_map_clear(&map);
}

// What is pointed out

static const struct {
    const char *work[LINES];
    const char *found; // "kind persons domain number codes; "
} points[] = {
    {{NULL}, ""},
    {{"professional=HV1|domain=care|persons=P2|hours_per_week=1.00",
      "professional=HV2|domain=care|persons=P10|hours_per_week=1.00"},
     "0 P2 P10 care 2 HV1 HV2; 2 P2 - 1 HV1; 2 P10 - 1 HV2; "},
    // three organisations for one person; who has none, and help for the household, add none
    {{"professional=HV3|domain=care|persons=P1 P2|organisation=O1",
      "professional=HV2|domain=housing|persons=P1 P2|organisation=O2",
      "professional=HV1|domain=safety|persons=P1 P2|organisation=O1",
      "professional=HV4|domain=health|persons=P1 P10|organisation=O3",
      "professional=HV5|domain=safety|persons=P2 P10",
      "professional=HV6|domain=safety|organisation=O4"},
     "1 P1 - 3 HV1 HV2 HV3 HV4; "},
    // for one alone in all that he does here
    {{"professional=HV1|domain=care|persons=P1", "professional=HV1|domain=housing|persons=P1",
      "professional=HV2|domain=care|persons=P2", "professional=HV2|domain=care",
      "professional=HV3|domain=care|persons=P10", "professional=HV4|domain=safety|persons=P10",
      "professional=HV5|domain=welfare|persons=P1 P2"},
     "2 P10 - 2 HV3 HV4; 2 P1 - 1 HV1; "},
    // under an hour, all of it together; unknown is not little; an hour is an hour
    {{"professional=HV1|domain=care|hours_per_week=0.50",
      "professional=HV1|domain=housing|hours_per_week=0.45",
      "professional=HV2|domain=care|hours_per_week=0.50", "professional=HV2|domain=housing",
      "professional=HV3|domain=care|hours_per_week=1.00",
      "professional=HV4|domain=care|hours_per_week=0.50|until=2026-11-21",
      "professional=HV5|domain=care|hours_per_week=0.00"},
     "3 - - 2 HV1 HV5; "},
};

static void each_pointer_has_its_ground(void **state)
{
    (void)state;
    struct pointers found = {0};
    for (size_t i = 0; i < ARRAY_SIZE(points); i++) {
        struct buf text = {0};
        play(points[i].work);
        figures_pointers(&found, lists, today());
        for (size_t at = 0; at < found.count; at++) {
            const struct pointer *one = &found.items[at];
            buf_addf(&text, "%d %s %s %d %s; ", (int)one->kind, shown(one->persons),
                     shown(one->domain), (int)one->number, one->professionals);
        }
        print_message("case %zu\n", i);
        assert_string_equal(buf_text(&text), points[i].found);
        buf_clear(&text);
    }
    pointers_clear(&found);
}

static void of_one_member_alone_nothing_is_said(void **state)
{
    (void)state;
    struct pointers found = {0};
    empty();
    base_fill(KIND_PERSON, record_list_add(&lists[KIND_PERSON]), "person=P1");
    base_fill(KIND_INVOLVEMENT, record_list_add(&lists[KIND_INVOLVEMENT]),
              "professional=HV1|domain=care|persons=P1");
    figures_pointers(&found, lists, today());
    assert_int_equal(found.count, 0);
    pointers_clear(&found);
}

// The help that runs already

static const struct {
    const char *one;
    size_t helpers;
} parallels[] = {
    {"professional=HV9|domain=care|persons=P1 P2", 2},
    {"professional=HV9|domain=care|persons=P2", 1},
    {"professional=HV9|domain=care", 1},
    {"professional=HV9|domain=housing|persons=P1", 0},
    {"professional=HV1|domain=care|persons=P1", 1},
    {"professional=HV9|domain=education|persons=P1", 0},
};

static void what_runs_already_is_known(void **state)
{
    (void)state;
    static const char *const work[LINES] = {
        "professional=HV1|domain=care|persons=P1",
        "professional=HV1|domain=care|persons=P1 P10|from=2026-01-01",
        "professional=HV2|domain=care|persons=P2 P10", "professional=HV3|domain=care",
        "professional=HV4|domain=education|persons=P1|until=2026-11-21"};
    const struct involvement *found[1];
    play(work);
    for (size_t i = 0; i < ARRAY_SIZE(parallels); i++) {
        struct involvement one;
        record_init(KIND_INVOLVEMENT, &one);
        base_fill(KIND_INVOLVEMENT, &one, parallels[i].one);
        print_message("case %zu\n", i);
        assert_int_equal(figures_parallel(&lists[KIND_INVOLVEMENT], &one, today(), found, 1),
                         parallels[i].helpers);
        record_clear(KIND_INVOLVEMENT, &one);
    }
    const struct involvement *itself = record_list_at(&lists[KIND_INVOLVEMENT], 3);
    assert_int_equal(figures_parallel(&lists[KIND_INVOLVEMENT], itself, today(), NULL, 0), 0);
}

// The same numbers

static struct base base;
static struct record_list stacked; // the table, of all households

static int import_city(void **state)
{
    (void)state;
    base_init(&base);
    city_import(&base.ask, &base.settings);
    return 0;
}

static int leave_city(void **state)
{
    (void)state;
    base_clear(&base);
    return 0;
}

static void ask_table(void)
{
    struct request request;
    bool more = true;
    request_init(&request, VERB_FIGURES);
    request.kind = KIND_STACKING;
    request.on = today();
    record_list_init(&stacked, KIND_STACKING);
    while (more) {
        struct reply reply;
        reply_init(&reply);
        assert_true(ask(&base.ask, &request, &reply));
        assert_true(rows_append(&reply.rows, &stacked));
        more = reply.next != NULL;
        request_set_after(&request, reply.next);
        reply_clear(&reply);
    }
    request_clear(&request);
}

static size_t place_of(const struct stack_line *lines, size_t count, const char *code)
{
    size_t i = 0;
    while (i < count && strcmp(lines[i].code, code != NULL ? code : "") != 0) {
        i++;
    }
    assert_true(i < count);
    return i;
}

// How many of the table's rows are of this household, each of which the map has.
static size_t check_rows(const struct stack_map *map, int64_t household_id)
{
    size_t rows = 0;
    for (size_t i = 0; i < stacked.count; i++) {
        const struct stacking *row = record_list_at(&stacked, i);
        if (row->head.household_id == household_id && row->siblings != 1) {
            size_t person = place_of(map->rows, map->row_count, row->persons);
            size_t domain = place_of(map->columns, map->column_count, row->domain);
            assert_int_equal(stack_map_at(map, person, domain), row->helpers);
            rows++;
        }
    }
    return rows;
}

static size_t count_stacks(const struct stack_map *map)
{
    size_t stacks = 0;
    for (size_t i = 0; i < map->row_count * map->column_count; i++) {
        stacks += map->cells[i] > 1;
    }
    return stacks;
}

static void check_household(struct stack_map *map, int64_t id)
{
    struct record_list found[KIND_COUNT];
    struct request request;
    struct err err = {0};
    request_init(&request, VERB_OPEN);
    request.household_id = id;
    request.kinds = FIGURES_STACKING_KINDS;
    request.on = today();
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        record_list_init(&found[kind], (enum kind)kind);
    }
    if (!ask_open(&base.ask, &request, found, &err)) {
        fail_msg("%s", err.text);
    }
    stack_map_build(map, found, today(), &base.settings);
    assert_int_equal(check_rows(map, id), count_stacks(map));
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        record_list_clear(&found[kind]);
    }
    request_clear(&request);
}

static void the_map_has_the_numbers_of_the_table(void **state)
{
    (void)state;
    struct stack_map map = {0};
    ask_table();
    assert_true(stacked.count > CITY_HOUSEHOLDS / 4);
    for (int64_t id = 1; id <= CITY_HOUSEHOLDS; id++) {
        check_household(&map, id);
    }
    stack_map_clear(&map);
    record_list_clear(&stacked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fullest_cells_stand_at_the_top_left),
        cmocka_unit_test(each_pointer_has_its_ground),
        cmocka_unit_test(of_one_member_alone_nothing_is_said),
        cmocka_unit_test(what_runs_already_is_known),
        cmocka_unit_test_setup_teardown(the_map_has_the_numbers_of_the_table, import_city,
                                        leave_city),
    };
    return cmocka_run_group_tests_name("stack_map", tests, set_up, tear_down);
}
