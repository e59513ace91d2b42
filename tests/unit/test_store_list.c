// SPDX-License-Identifier: EUPL-1.2
// Lists: orders, pages, scopes, what belongs to a household, figures.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "../support/city.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "store/state.h"

static struct base base;
static struct base city;

static int set_up(void **state)
{
    (void)state;
    base_init(&base);
    base_seed(&base);
    base_init(&city);
    city_import(&city.ask, &city.settings);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    base_clear(&base);
    base_clear(&city);
    return 0;
}

// The first field of all rows of all pages, in order; freed by the caller.
static char *pages(struct base *in, const struct request *like, bool backward)
{
    char *codes = xstrdup("");
    char *after = xstrdup("");
    while (after) {
        struct record_list rows;
        struct buf page = {0};
        struct request request;
        request_init(&request, VERB_LIST);
        request.kind = like->kind;
        request.scope = like->scope;
        request.sort = like->sort;
        request.limit = like->limit;
        request.household_id = like->household_id;
        request.flags = like->flags | (backward ? REQUEST_BACKWARD : 0);
        request_set_after(&request, after);
        assert_true(base_ask(in, &request));
        assert_true(rows_read(&in->reply.rows, &rows));
        assert_true(like->limit == 0 || rows.count <= (size_t)like->limit);
        for (size_t i = 0; i < rows.count; i++) {
            buf_addf(&page, "%s ",
                     field_text(kind_get(rows.kind)->fields, record_list_at(&rows, i)));
        }
        record_list_clear(&rows);
        char *joined = backward ? xasprintf("%s%s", buf_text(&page), codes)
                                : xasprintf("%s%s", codes, buf_text(&page));
        buf_clear(&page);
        free(codes);
        free(after);
        codes = joined;
        after = xstrdup(backward ? in->reply.previous : in->reply.next);
    }
    return codes;
}

static const struct {
    enum kind kind;
    enum sort sort;
    enum scope scope;
    const char *order; // the same by SQL
} orders[] = {
    {KIND_HOUSEHOLD_ROW, SORT_NAME, SCOPE_ALL,
     "SELECT household FROM households ORDER BY sort_key, household"},
    {KIND_HOUSEHOLD_ROW, SORT_CODE, SCOPE_ALL,
     "SELECT household FROM households ORDER BY household"},
    {KIND_HOUSEHOLD_ROW, SORT_HELPERS, SCOPE_ALL,
     "SELECT household FROM households AS h ORDER BY (SELECT count(DISTINCT professional_id) FROM "
     "involvements WHERE household_id = h.id AND (\"from\" IS NULL OR \"from\" <= 20779) AND "
     "(until IS NULL OR until >= 20779)) DESC, sort_key, household"},
    {KIND_HOUSEHOLD_ROW, SORT_LAST_CONTACT, SCOPE_ALL,
     "SELECT household FROM households AS h ORDER BY coalesce((SELECT max(date) FROM (SELECT "
     "date, household_id FROM notes UNION ALL SELECT date, household_id FROM meetings WHERE state = 'held') "
     "WHERE household_id = h.id AND date <= 20779), (SELECT \"from\" FROM coordination WHERE "
     "household_id = h.id AND \"from\" <= 20779 AND (until IS NULL OR until >= 20779))) "
     "NULLS FIRST, sort_key, household"},
    {KIND_HOUSEHOLD_ROW, SORT_NAME, SCOPE_MINE,
     "SELECT household FROM households AS h JOIN coordination AS c ON c.household_id = h.id JOIN "
     "coordinators AS k ON k.id = c.coordinator_id WHERE k.login = 'co1' AND "
     "c.\"from\" <= 20779 AND (c.until IS NULL OR c.until >= 20779) ORDER BY h.sort_key, household"},
    {KIND_PROFESSIONAL, SORT_NAME, SCOPE_ALL,
     "SELECT professional FROM professionals ORDER BY sort_key, professional"},
    {KIND_ORGANISATION, SORT_NAME, SCOPE_ALL,
     "SELECT organisation FROM organisations ORDER BY sort_key, organisation"},
    {KIND_COORDINATOR, SORT_NAME, SCOPE_ALL,
     "SELECT login FROM coordinators ORDER BY sort_key, login"},
};

static void orders_hold_on_all_pages(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(orders); i++) {
        static const int limits[] = {0, 1000, 37};
        char *query = base_query(&city, orders[i].order);
        char *expected = xasprintf("%s ", query);
        for (size_t l = 0; l < ARRAY_SIZE(limits); l++) {
            struct request like = {.kind = orders[i].kind,
                                   .sort = orders[i].sort,
                                   .scope = orders[i].scope,
                                   .limit = limits[l]};
            char *forward = pages(&city, &like, false);
            char *backward = pages(&city, &like, true);
            if (strcmp(forward, expected) != 0 || strcmp(backward, expected) != 0) {
                fail_msg("%s, pages of %d: another order", orders[i].order, limits[l]);
            }
            free(forward);
            free(backward);
        }
        free(query);
        free(expected);
    }
}

static void names_sort_without_prefix(void **state)
{
    (void)state;
    struct request like = {.kind = KIND_HOUSEHOLD_ROW};
    base_new(&base, KIND_HOUSEHOLD, "household=T3|name='t Anker");
    base_new(&base, KIND_HOUSEHOLD, "household=T4|name=Éclair");
    base_new(&base, KIND_HOUSEHOLD, "household=T5");
    char *codes = pages(&base, &like, false);
    assert_string_equal(codes, "T5 T3 T2 T4 T1 ");
    free(codes);
}

static void other_prefixes_sort_otherwise(void **state)
{
    struct base few;
    struct base other;
    struct request like = {.kind = KIND_HOUSEHOLD_ROW};
    struct err err;
    struct settings settings;
    (void)state;
    base_init(&few);
    base_seed(&few);
    base_new(&few, KIND_NETWORK, "household=T2|network=N1|name=van 't Zand");
    settings_init(&settings);
    settings.database = xstrdup(few.path);
    settings_set_prefixes(&settings, "zu");
    other = few;
    assert_int_equal(store_open(&other.store, &settings, STORE_OPEN, &err), STORE_OK);
    other.ask.door = other.store;
    reply_init(&other.reply);
    char *codes = pages(&other, &like, false);
    assert_string_equal(codes, "T2 T1 "); // Đorđević, van 't Hof: as before
    free(codes);
    base_new(&other, KIND_HOUSEHOLD, "household=T3|name=Hogen");
    codes = pages(&other, &like, false);
    assert_string_equal(codes, "T2 T3 T1 "); // d, hogen, van t hof
    free(codes);
    struct request request;
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(&other, &request));
    assert_int_equal(other.reply.rows.count, 0);
    reply_clear(&other.reply);
    store_close(other.store);
    base_join(&other, &few, "co1");
    codes = pages(&other, &like, false);
    assert_string_equal(codes, "T2 T1 T3 "); // d, hof, hogen
    free(codes);
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(&other, &request));
    assert_int_equal(other.reply.rows.count, 0);
    base_leave(&other);
    settings_clear(&settings);
    base_clear(&few);
}

static void the_row_agrees_with_the_figures(void **state)
{
    (void)state;
    static const int years[] = {2020, 2024, 2026};
    for (size_t y = 0; y < ARRAY_SIZE(years); y++) {
        struct request request;
        struct record_list rows;
        struct record_list figures;
        request_init(&request, VERB_LIST);
        request.kind = KIND_HOUSEHOLD_ROW;
        request.sort = SORT_CODE;
        request.limit = 250;
        request.on = date_from_civil(years[y], 11, 22);
        assert_true(base_ask(&city, &request));
        assert_true(rows_read(&city.reply.rows, &rows));
        request_init(&request, VERB_FIGURES);
        request.limit = 250;
        request.on = date_from_civil(years[y], 11, 22);
        assert_true(base_ask(&city, &request));
        assert_true(rows_read(&city.reply.rows, &figures));
        assert_true(figures.count >= 100);
        for (size_t i = 0; i < figures.count; i++) {
            const struct household_row *row = record_list_at(&rows, i);
            const struct figures *figure = record_list_at(&figures, i);
            assert_string_equal(row->household, figure->household);
            assert_int_equal(row->helpers, figure->helpers);
        }
        record_list_clear(&rows);
        record_list_clear(&figures);
    }
}

static void the_row_tells_contact_and_coordinator(void **state)
{
    (void)state;
    struct household_row row;
    struct err err;
    int64_t id = base_id(&base, KIND_HOUSEHOLD, "T1");
    record_init(KIND_HOUSEHOLD_ROW, &row);
    assert_true(ask_get(&base.ask, KIND_HOUSEHOLD_ROW, id, &row, &err));
    assert_int_equal(row.last_contact, NONE);
    assert_string_equal(row.address, "Kerkstraat 12");
    int64_t span =
        base_new(&base, KIND_COORDINATION, "household=T1|from=2026-01-01|coordinator=co1");
    assert_true(ask_get(&base.ask, KIND_HOUSEHOLD_ROW, id, &row, &err));
    assert_int_equal(row.last_contact, date_from_civil(2026, 1, 1));
    assert_string_equal(row.coordinator, "Sofia Pol");
    static const struct {
        const char *who;
        const char *name;
    } names[] = {{"HV1", "Ilyas van der Janssen"}, {"HV2", "Amber Ørsted"},
                 {"P1", "Loïs van 't Hof"},        {"N1", "Alina Hofman"},
                 {"family", "the family itself"},  {"", ""}};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        char *fields = xasprintf("coordinator=%s", names[i].who);
        assert_true(base_change(&base, KIND_COORDINATION, span, fields));
        assert_true(ask_get(&base.ask, KIND_HOUSEHOLD_ROW, id, &row, &err));
        assert_string_equal(row.coordinator ? row.coordinator : "", names[i].name);
        free(fields);
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
}

// The second field of each record.
static void add_list(const struct record_list *list, struct buf *out)
{
    enum kind kind = list->kind;
    for (size_t i = 0; i < list->count; i++) {
        const void *record = record_list_at(list, i);
        field_write(&kind_get(kind)->fields[1], record, out);
        if (kind == KIND_SCORING) {
            buf_add_char(out, ':');
            field_write(&kind_get(kind)->fields[2], record, out);
        }
        buf_add_char(out, ' ');
    }
}

static void open_household(const char *code, uint32_t kinds, int limit, struct buf *out)
{
    struct request request;
    struct record_list lists[KIND_COUNT];
    struct err err;
    request_init(&request, VERB_OPEN);
    request.kinds = kinds;
    request.household_id = base_id(&base, KIND_HOUSEHOLD, code);
    request.limit = limit;
    assert_true(ask_open(&base.ask, &request, lists, &err));
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        add_list(&lists[kind], out);
        record_list_clear(&lists[kind]);
    }
    request_clear(&request);
}

static void assert_opens(uint32_t kinds, const char *expected)
{
    for (int limit = 0; limit < 4; limit++) {
        struct buf found = {0};
        open_household("T2", kinds, limit, &found);
        assert_string_equal(buf_text(&found), expected);
        buf_clear(&found);
    }
}

static void what_belongs_to_a_household_is_in_order(void **state)
{
    (void)state;
    static const struct {
        enum kind kind;
        const char *fields;
    } records[] = {
        {KIND_PERSON, "household=T2|person=P10|until=2024-12-31"},
        {KIND_PERSON, "household=T2|person=P2|from=2024-06-01"},
        {KIND_NETWORK, "household=T2|network=N10"},
        {KIND_NETWORK, "household=T2|network=N9"},
        {KIND_COORDINATION, "household=T2|from=2024-01-01|until=2024-05-31"},
        {KIND_COORDINATION, "household=T2|from=2024-06-01"},
        {KIND_INVOLVEMENT, "household=T2|professional=HV2|domain=care|from=2024-06-01"},
        {KIND_INVOLVEMENT, "household=T2|professional=HV1|domain=care|until=2024-06-01"},
        {KIND_SCORING, "household=T2|person=P10|date=2024-07-01|instrument=positive-health"},
        {KIND_SCORING, "household=T2|person=P2|date=2024-07-01|instrument=positive-health"},
        {KIND_SCORING, "household=T2|person=P1|date=2024-08-01|instrument=positive-health"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(records); i++) {
        assert_int_not_equal(base_new(&base, records[i].kind, records[i].fields), 0);
    }
    assert_opens(KIND_BIT(KIND_PERSON), "P1 P2 P10 ");
    assert_opens(KIND_BIT(KIND_NETWORK), "N9 N10 ");
    assert_opens(KIND_BIT(KIND_COORDINATION), "2024-06-01 2024-01-01 ");
    assert_opens(KIND_BIT(KIND_INVOLVEMENT), "HV1 HV2 ");
    assert_opens(KIND_BIT(KIND_SCORING), "P1:2024-08-01 P2:2024-07-01 P10:2024-07-01 ");
}

// P10 was made before P2.
static void persons_are_in_order_too(void **state)
{
    (void)state;
    struct record_list list;
    struct err err;
    int64_t id = base_id(&base, KIND_HOUSEHOLD, "T2");
    base_new(&base, KIND_INVOLVEMENT,
             "household=T2|professional=HV1|domain=housing|persons=P2 P10");
    assert_true(ask_household_list(&base.ask, KIND_INVOLVEMENT, id, &list, &err));
    const struct involvement *first = record_list_at(&list, 0);
    assert_string_equal(first->domain, "care");
    const struct involvement *second = record_list_at(&list, 1);
    assert_string_equal(second->domain, "housing");
    assert_string_equal(second->persons, "P2 P10");
    record_list_clear(&list);
}

// A page of any size goes on where the one before ended, in whichever list that was.
static void a_household_is_opened_at_once(void **state)
{
    (void)state;
    assert_opens(KIND_BIT(KIND_HOUSEHOLD) | KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_NETWORK) |
                     KIND_BIT(KIND_SCORING) | KIND_BIT(KIND_FIGURES),
                 "Đorđević P1 P2 P10 N9 N10 P1:2024-08-01 P2:2024-07-01 P10:2024-07-01 1 ");
    struct request request;
    request_init(&request, VERB_OPEN);
    request.household_id = base_id(&base, KIND_HOUSEHOLD, "T2");
    request.kinds = KIND_BIT(KIND_FIGURES) | KIND_BIT(KIND_PERSON);
    assert_true(base_ask(&base, &request));
    assert_int_equal(base.reply.list_count, 2);
    assert_int_equal(base.reply.lists[0].kind, KIND_PERSON);
    assert_int_equal(base.reply.lists[1].kind, KIND_FIGURES);
    assert_null(base.reply.next);
    request_init(&request, VERB_OPEN);
    request.household_id = base_id(&base, KIND_HOUSEHOLD, "T2");
    request.kinds = KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_NETWORK);
    request.limit = 2;
    assert_true(base_ask(&base, &request));
    assert_int_equal(base.reply.lists[0].count, 2);
    assert_int_equal(base.reply.lists[1].count, 0);
    assert_non_null(base.reply.next);
}

// Somebody wrote into the file by other means.
static void a_damaged_text_is_cut(void **state)
{
    (void)state;
    struct base damaged;
    struct record_list list;
    struct err err;
    base_init(&damaged);
    base_seed(&damaged);
    assert_null(base_sql(&damaged, "UPDATE people SET given_name = 'Lo' || char(0) || 'is' "
                                   "WHERE person = 'P1'"));
    int64_t id = base_id(&damaged, KIND_HOUSEHOLD, "T2");
    assert_true(ask_household_list(&damaged.ask, KIND_PERSON, id, &list, &err));
    assert_string_equal(((struct person *)record_list_at(&list, 0))->given_name, "Lo");
    record_list_clear(&list);
    base_clear(&damaged);
}

static size_t statements(const struct store *store)
{
    size_t count = 0;
    sqlite3_stmt *statement = NULL;
    while ((statement = sqlite3_next_stmt(db_handle(store->db), statement))) {
        count++;
    }
    return count;
}

static void opening_is_prepared(void **state)
{
    (void)state;
    struct base other;
    struct request request;
    base_join(&other, &base, "co2");
    int64_t id = base_id(&other, KIND_HOUSEHOLD, "T2");
    for (int calls = 0; store_prepare(other.store); calls++) {
        assert_true(calls < KIND_COUNT);
    }
    size_t before = statements(other.store);
    request_init(&request, VERB_OPEN);
    request.household_id = id;
    request.kinds = KIND_BIT(KIND_HOUSEHOLD) | KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_NETWORK) |
                    KIND_BIT(KIND_COORDINATION) | KIND_BIT(KIND_INVOLVEMENT) |
                    KIND_BIT(KIND_FIGURES);
    assert_true(base_ask(&other, &request));
    assert_int_equal(other.reply.list_count, 6);
    assert_int_equal(statements(other.store), before);
    base_leave(&other);
}

static void only_parts_of_a_household_are_opened(void **state)
{
    (void)state;
    static const struct {
        enum kind kind;
        enum status status;
    } cases[] = {
        {KIND_HOUSEHOLD, STATUS_NOT_FOUND}, {KIND_FIGURES, STATUS_NOT_FOUND},
        {KIND_PERSON, STATUS_DONE},         {KIND_PROFESSIONAL, STATUS_INVALID},
        {KIND_STEP, STATUS_INVALID},        {KIND_HOUSEHOLD_ROW, STATUS_INVALID},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        request_init(&request, VERB_OPEN);
        request.kinds = KIND_BIT(cases[i].kind);
        request.household_id = 4711;
        base_ask(&base, &request);
        assert_int_equal(base.reply.status, cases[i].status);
    }
    struct request request;
    request_init(&request, VERB_LIST);
    request.kind = KIND_PERSON;
    assert_false(base_ask(&base, &request));
    assert_int_equal(base.reply.status, STATUS_INVALID);
}

// The figures are read from less than the records, and are the same.
static void figures_are_those_of_the_records(void **state)
{
    (void)state;
    struct record_list rows, involvements;
    struct request request;
    struct figures figures;
    struct err err;
    request_init(&request, VERB_FIGURES);
    request.limit = 250;
    request.on = date_from_civil(2025, 3, 1);
    assert_true(ask_list(&city.ask, &request, &rows, &err));
    assert_true(rows.count >= 100);
    record_init(KIND_FIGURES, &figures);
    for (size_t i = 0; i < rows.count; i++) {
        const struct figures *row = record_list_at(&rows, i);
        assert_true(
            ask_household_list(&city.ask, KIND_INVOLVEMENT, row->head.id, &involvements, &err));
        figures_household(&involvements, request.on, &city.settings, &figures);
        free(figures.household);
        figures.household = xstrdup(row->household);
        for (size_t f = 0; f < kind_get(KIND_FIGURES)->field_count; f++) {
            assert_true(field_equal(&kind_get(KIND_FIGURES)->fields[f], &figures, row));
        }
        record_list_clear(&involvements);
    }
    record_clear(KIND_FIGURES, &figures);
    record_list_clear(&rows);
    request_clear(&request);
}

static void what_is_not_there_is_told(void **state)
{
    (void)state;
    struct household household;
    struct err err;
    record_init(KIND_HOUSEHOLD, &household);
    assert_false(ask_get_code(&base.ask, KIND_HOUSEHOLD, "T99", &household, &err));
    assert_string_equal(err.text, "There is no household T99.");
    assert_false(ask_get(&base.ask, KIND_HOUSEHOLD, 4711, &household, &err));
    assert_string_equal(err.text, "It is no longer there.");
    assert_true(ask_get_code(&base.ask, KIND_HOUSEHOLD, "T1", &household, &err));
    assert_string_equal(household.name, "van 't Hof");
    record_clear(KIND_HOUSEHOLD, &household);
}

static void long_texts_make_short_pages(void **state)
{
    (void)state;
    char *note = xcalloc(1, 60001);
    memset(note, 'x', 60000);
    char *fields = xasprintf("notes=%s", note);
    base_change(&base, KIND_PERSON, base_id(&base, KIND_PERSON, "T1/P1"), fields);
    base_change(&base, KIND_PERSON, base_id(&base, KIND_PERSON, "T1/P2"), fields);
    struct request request;
    request_init(&request, VERB_OPEN);
    request.kinds = KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_NETWORK);
    request.household_id = base_id(&base, KIND_HOUSEHOLD, "T1");
    assert_true(base_ask(&base, &request));
    assert_int_equal(base.reply.lists[0].count, 1);
    assert_int_equal(base.reply.lists[1].count, 0);
    assert_non_null(base.reply.next);
    free(fields);
    free(note);
}

// A field of household T9's row as it is told on a day in a language.
static void assert_told(enum language language, int64_t day, const char *field, const char *value)
{
    struct request request;
    struct reply reply;
    struct household_row row;
    size_t offset = 0;
    request_init(&request, VERB_GET);
    reply_init(&reply);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.id = base_id(&base, KIND_HOUSEHOLD, "T9");
    request.on = day;
    request.language = language;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    assert_true(ask(&base.ask, &request, &reply));
    assert_true(rows_next(&reply.rows, &offset, &row, NULL));
    struct buf words = {0};
    field_write(kind_field(KIND_HOUSEHOLD_ROW, field), &row, &words);
    record_clear(KIND_HOUSEHOLD_ROW, &row);
    request_clear(&request);
    reply_clear(&reply);
    assert_string_equal(buf_text(&words), value);
    buf_clear(&words);
}

// Rows shown once are kept: they must never be older than the answer.
static void kept_rows_are_those_of_now(void **state)
{
    struct base other;
    const int64_t today = 20779;
    (void)state;
    base_join(&other, &base, "co2");
    int64_t id = base_new(&base, KIND_HOUSEHOLD, "household=T9|phone=06-00002957");
    assert_told(LANGUAGE_NL, today, "phone", "06-00002957");
    assert_told(LANGUAGE_NL, today, "helpers", "0");
    assert_true(base_change(&other, KIND_HOUSEHOLD, id, "phone=06-00001111"));
    assert_told(LANGUAGE_NL, today, "phone", "06-00001111");
    assert_true(base_change(&base, KIND_HOUSEHOLD, id, "phone=06-00002222"));
    assert_told(LANGUAGE_NL, today, "phone", "06-00002222");
    int64_t helper = base_new(&other, KIND_INVOLVEMENT,
                              "household=T9|professional=HV1|domain=care|from=2026-01-01");
    assert_told(LANGUAGE_NL, today, "helpers", "1");
    assert_told(LANGUAGE_NL, today - 365, "helpers", "0");
    int64_t span = base_new(&base, KIND_COORDINATION,
                            "household=T9|from=2026-01-01|level=self|coordinator=family");
    assert_told(LANGUAGE_NL, today, "coordinator", "het gezin zelf");
    assert_told(LANGUAGE_EN, today, "coordinator", "the family itself");
    assert_told(LANGUAGE_EN, today - 365, "coordinator", "");
    assert_true(base_delete(&base, KIND_COORDINATION, span));
    assert_true(base_delete(&base, KIND_INVOLVEMENT, helper));
    assert_told(LANGUAGE_NL, today, "helpers", "0");
    assert_true(base_delete(&base, KIND_HOUSEHOLD, id));
    base_leave(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_hold_on_all_pages),
        cmocka_unit_test(the_row_agrees_with_the_figures),
        cmocka_unit_test(the_row_tells_contact_and_coordinator),
        cmocka_unit_test(what_belongs_to_a_household_is_in_order),
        cmocka_unit_test(a_household_is_opened_at_once),
        cmocka_unit_test(persons_are_in_order_too),
        cmocka_unit_test(a_damaged_text_is_cut),
        cmocka_unit_test(opening_is_prepared),
        cmocka_unit_test(only_parts_of_a_household_are_opened),
        cmocka_unit_test(figures_are_those_of_the_records),
        cmocka_unit_test(what_is_not_there_is_told),
        cmocka_unit_test(long_texts_make_short_pages),
        cmocka_unit_test(names_sort_without_prefix),
        cmocka_unit_test(other_prefixes_sort_otherwise),
        cmocka_unit_test(kept_rows_are_those_of_now),
    };
    return cmocka_run_group_tests_name("store_list", tests, set_up, tear_down);
}
