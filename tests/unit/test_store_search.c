// SPDX-License-Identifier: EUPL-1.2
// Looking up: what is found by what, in which order, page by page.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/city.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/search.h"

static struct base base; // a few households
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

// The codes of the hits, as "T1 T1/P1 HV1"; freed by the caller.
static char *find(struct base *in, const char *text)
{
    struct request request;
    struct record_list hits;
    struct buf codes = {0};
    request_init(&request, VERB_FIND);
    request_set_text(&request, text);
    assert_true(base_ask(in, &request));
    assert_true(rows_read(&in->reply.rows, &hits));
    for (size_t i = 0; i < hits.count; i++) {
        const struct hit *hit = record_list_at(&hits, i);
        bool inner = hit->household && strcmp(hit->household, hit->code) != 0;
        buf_addf(&codes, "%s%s%s%s", i > 0 ? " " : "", inner ? hit->household : "",
                 inner ? "/" : "", hit->code);
    }
    record_list_clear(&hits);
    char *result = xstrdup(buf_text(&codes));
    buf_clear(&codes);
    return result;
}

static const struct {
    const char *text;
    const char *codes;
} finds[] = {
    // names, also without prefix, folded, and beginnings
    {"hof", "T1 T1/P1 T1/N1 T2"}, // whole own words, own beginnings, then the street Hofpark
    {"van 't hof", "T1 T1/P1"},
    {"VAN ’T HOF", "T1 T1/P1"},
    {"hofm", "T1/N1"},
    {"hofp", "T2"},
    {"dordevic", "T2 T2/P1"},
    {"Đorđ", "T2 T2/P1"},
    {"orsted", "HV2"},
    {"lois hof", "T1/P1"},
    {"hof lois", "T1/P1"},
    {"jansen", "T1/P2"},
    {"jans", "T1/P2 HV1"},
    {"anker", "ORG1"},
    {"stichting anker", "ORG1"},
    // codes
    {"t1", "T1"},
    {"hv1", "HV1"},
    {"org", "ORG2 ORG1"}, // by name: Brug before Stichting
    // street, number, postcode
    {"kerkstraat", "T1"},
    {"kerkstraat 12", "T1"},
    {"kerkstraat 13", ""},
    {"hof 12", "T1"},
    {"0675zf", "T1"},
    {"0675 zf", "T1"},
    {"0675 Z", "T1"},
    {"0675", "T1"},
    // phones in any spacing, and their endings
    {"06-00004740", "HV1"},
    {"06 0000 4740", "HV1"},
    {"+31 6 00004740", "HV1"},
    {"+31 (0)6 0000 4740", "HV1"},
    {"0031600004740", "HV1"},
    {"4740", "HV1"},
    {"0474", "HV1"},
    {"474", "HV1"}, // the beginning of an ending
    {"00001703 lois", "T1/P1"},
    {"0600009891", "ORG1"},
    // other fields
    {"buurvrouw", "T1/N1"},
    {"buurvrouw hofman", "T1/N1"},
    // nothing
    {"", ""},
    {"  ", ""},
    {"xyz", ""},
    {"hof xyz", ""},
    {"\"", ""},
    {"hof*", "T1 T1/P1 T1/N1 T2"},
    {"hof AND NOT", ""},
    {"n:hof", ""},
    {"NEAR(hof)", ""},
};

static void what_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(finds); i++) {
        char *codes = find(&base, finds[i].text);
        if (strcmp(codes, finds[i].codes) != 0) {
            fail_msg("%s: found %s, expected %s", finds[i].text, codes, finds[i].codes);
        }
        free(codes);
    }
}

static void assert_finds(const char *text, const char *expected)
{
    char *codes = find(&base, text);
    assert_string_equal(codes, expected);
    free(codes);
}

static void the_index_follows_changes(void **state)
{
    (void)state;
    int64_t id = base_id(&base, KIND_HOUSEHOLD, "T2");
    assert_true(
        base_change(&base, KIND_HOUSEHOLD, id, "name=Çelik|street=Łódźlaan|phone=013-5550000"));
    assert_finds("dordevic", "T2/P1");
    assert_finds("celik", "T2");
    assert_finds("lodzl", "T2");
    assert_finds("0135550000", "T2");
    assert_true(base_change(&base, KIND_HOUSEHOLD, id, "name=Đorđević|street=Hofpark|phone="));
    assert_finds("celik", "");
    assert_finds("lodz", "");
    assert_finds("hofp", "T2");
    int64_t greek = base_new(&base, KIND_HOUSEHOLD, "household=T3|name=Παπαδόπουλος 王");
    assert_finds("παπαδ", "T3");
    assert_finds("ΠΑΠΑΔΌΠΟΥΛΟΣ", "T3");
    assert_finds("王", "T3");
    assert_true(base_delete(&base, KIND_HOUSEHOLD, greek));
    assert_finds("王", "");
    assert_finds("t3", "");
}

static void phones_may_stand_together(void **state)
{
    (void)state;
    int64_t id = base_id(&base, KIND_NETWORK, "T1/N1");
    assert_true(base_change(&base, KIND_NETWORK, id, "phone=06-00001111 / 013 555 2222 (werk)"));
    assert_finds("0600001111", "T1/N1");
    assert_finds("013-5552222", "T1/N1");
    assert_finds("2222", "T1/N1");
    assert_true(base_change(&base, KIND_NETWORK, id, "phone="));
}

// The order of hits by brute force: every record's words against the query.
struct expected {
    int64_t class;
    int64_t place;
};

static int compare_expected(const void *a, const void *b)
{
    const struct expected *x = a;
    const struct expected *y = b;
    if (x->class != y->class) {
        return x->class < y->class ? -1 : 1;
    }
    return (x->place > y->place) - (x->place < y->place);
}

static struct expected *expect(const char *text, size_t *count)
{
    struct expected *list = NULL;
    size_t capacity = 0;
    struct search_query query;
    *count = 0;
    search_query_read(&query, text);
    struct statement *row = db_statement(city.store->db, "SELECT id, own, other FROM search_docs");
    while (statement_step(row)) {
        enum search_class class =
            search_classify(&query, column_text(row, 1, NULL), column_text(row, 2, NULL));
        if (class != CLASS_NONE) {
            *ARRAY_PUSH(list, *count, capacity) = (struct expected){class, column_number(row, 0)};
        }
    }
    if (*count > 0) {
        qsort(list, *count, sizeof(*list), compare_expected);
    }
    return list;
}

static const char *const broad[] = {"a", "jan",  "van de", "de",    "06", "0600",   "2",      "p",
                                    "s", "zorg", "jansen", "t0001", "ma", "laan 1", "emma de"};

static void hits_come_in_order_on_any_page(void **state)
{
    static const int limits[] = {11, 30, 200};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(broad); i++) {
        size_t count;
        struct expected *list = expect(broad[i], &count);
        int limit = limits[i % ARRAY_SIZE(limits)];
        char *after = xstrdup("");
        size_t at = 0;
        while (after) {
            struct request request;
            struct record_list hits;
            request_init(&request, VERB_FIND);
            request_set_text(&request, broad[i]);
            request_set_after(&request, after);
            request.limit = limit;
            assert_true(base_ask(&city, &request));
            assert_true(rows_read(&city.reply.rows, &hits));
            for (size_t h = 0; h < hits.count; h++, at++) {
                const struct hit *hit = record_list_at(&hits, h);
                struct statement *row = db_statement(
                    city.store->db, "SELECT record_id FROM search_docs WHERE id = :id");
                assert_true(at < count);
                bind_number(row, ":id", list[at].place);
                assert_int_equal(statement_value(row, 0), hit->head.id);
                assert_int_equal(hit->exact, list[at].class < CLASS_OWN_PREFIX);
            }
            record_list_clear(&hits);
            free(after);
            after = xstrdup(city.reply.next);
        }
        assert_int_equal(at, count);
        free(list);
    }
}

// All codes of a list in pages of *limit*, forwards or backwards (put in order again).
static char *list_pages(struct base *in, const char *text, enum scope scope, int limit,
                        bool backward)
{
    char *codes = xstrdup("");
    char *after = xstrdup("");
    while (after) {
        struct request request;
        struct record_list rows;
        struct buf page = {0};
        request_init(&request, VERB_LIST);
        request.kind = KIND_HOUSEHOLD_ROW;
        request.scope = scope;
        request.limit = limit;
        request.flags = backward ? REQUEST_BACKWARD : 0;
        request_set_text(&request, text);
        request_set_after(&request, after);
        assert_true(base_ask(in, &request));
        assert_true(rows_read(&in->reply.rows, &rows));
        for (size_t i = 0; i < rows.count; i++) {
            const struct household_row *row = record_list_at(&rows, i);
            buf_addf(&page, "%s:%s ", row->household, row->match_code ? row->match_code : "");
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

static void households_on_any_page_in_both_directions(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(broad); i++) {
        char *whole = list_pages(&city, broad[i], SCOPE_ALL, 1000, false);
        char *small = list_pages(&city, broad[i], SCOPE_ALL, 31, false);
        char *back = list_pages(&city, broad[i], SCOPE_ALL, 150, true);
        assert_string_equal(whole, small);
        assert_string_equal(whole, back);
        for (const char *at = whole; *at != '\0'; at = strchr(at, ' ') + 1) {
            char code[32] = "";
            strncat(code, at, strcspn(at, ":") + 1);
            if (strstr(strchr(at, ' ') + 1, code)) {
                fail_msg("%s: %s stands there twice", broad[i], code);
            }
        }
        free(whole);
        free(small);
        free(back);
    }
}

static void ones_own_are_the_same_in_the_same_order(void **state)
{
    (void)state;
    struct base mine;
    base_join(&mine, &city, city_login);
    for (size_t i = 0; i < ARRAY_SIZE(broad); i++) {
        char *all = list_pages(&mine, broad[i], SCOPE_ALL, 1000, false);
        char *own = list_pages(&mine, broad[i], SCOPE_MINE, 3, false);
        const char *at = all;
        for (const char *word = own; *word != '\0'; word = strchr(word, ' ') + 1) {
            char entry[64] = "";
            strncat(entry, word, strcspn(word, " ") + 1);
            at = strstr(at, entry); // later in the list of all
            assert_non_null(at);
        }
        free(all);
        free(own);
    }
    base_leave(&mine);
}

static void names_alike_stand_in_order(void **state)
{
    static const char *const names[] = {"Mert", "Anna", "Zoë", "Bram",
                                        "Mert", "Noor", "Cas", "Anna"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        char *fields = xasprintf("household=T2|person=P%zu|given_name=%s|family_name=Wijngaarden",
                                 10 + i, names[i]);
        assert_int_not_equal(base_new(&base, KIND_PERSON, fields), 0);
        free(fields);
    }
    assert_finds("wijngaarden", "T2/P11 T2/P17 T2/P13 T2/P16 T2/P10 T2/P14 T2/P15 T2/P12");
    assert_true(base_change(&base, KIND_PERSON, base_id(&base, KIND_PERSON, "T2/P12"),
                            "given_name=Berend"));
    assert_finds("wijngaarden", "T2/P11 T2/P17 T2/P12 T2/P13 T2/P16 T2/P10 T2/P14 T2/P15");
    char *rank = base_query(&city, "SELECT count(*) FROM search_docs AS a JOIN search_docs AS b ON "
                                   "b.id >> 18 = a.id >> 18 AND b.id > a.id AND "
                                   "b.sort_key < a.sort_key");
    assert_string_equal(rank, "0");
    free(rank);
}

static void helpers_lead_to_their_households(void **state)
{
    (void)state;
    base_new(&base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care");
    int64_t ended = base_new(&base, KIND_INVOLVEMENT,
                             "household=T2|professional=HV1|domain=care|until=2026-11-22");
    char *codes = list_pages(&base, "janssen", SCOPE_ALL, 1, false);
    assert_string_equal(codes, "T2:HV1 T1:HV1 "); // by name: Đorđević, Hof
    free(codes);
    codes = list_pages(&base, "stichting", SCOPE_ALL, 10, false);
    assert_string_equal(codes, "T2:ORG1 T1:ORG1 ");
    free(codes);
    base_change(&base, KIND_INVOLVEMENT, ended, "until=2026-11-21");
    codes = list_pages(&base, "0600004740", SCOPE_ALL, 10, false);
    assert_string_equal(codes, "T1:HV1 ");
    free(codes);
}

static void the_match_is_told(void **state)
{
    static const struct {
        const char *text;
        const char *kind;
        const char *code;
        const char *name;
    } cases[] = {
        {"hof", "", "", ""},
        {"kerk", "households", "T1", "Kerkstraat 12"},
        {"0675", "households", "T1", "0675 ZF"},
        {"2957", "households", "T1", "06-00002957"},
        {"nomi", "people", "P2", "Nomi Jansen"},
        {"alina", "network", "N1", "Alina Hofman"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        struct record_list rows;
        request_init(&request, VERB_LIST);
        request.kind = KIND_HOUSEHOLD_ROW;
        request_set_text(&request, cases[i].text);
        assert_true(base_ask(&base, &request));
        assert_true(rows_read(&base.reply.rows, &rows));
        const struct household_row *row = record_list_at(&rows, 0);
        assert_string_equal(row->household, "T1");
        assert_string_equal(row->match_kind ? row->match_kind : "", cases[i].kind);
        assert_string_equal(row->match_code ? row->match_code : "", cases[i].code);
        assert_string_equal(row->match_name ? row->match_name : "", cases[i].name);
        record_list_clear(&rows);
    }
}

static void registers_narrow_while_typing(void **state)
{
    static const struct {
        enum kind kind;
        const char *text;
        const char *codes;
    } cases[] = {
        {KIND_PROFESSIONAL, "jan", "HV1 "},      {KIND_PROFESSIONAL, "hv2", "HV2 "},
        {KIND_PROFESSIONAL, "brug", "HV2 "},     {KIND_PROFESSIONAL, "", "HV1 HV2 "},
        {KIND_ORGANISATION, "ank", "ORG1 "},     {KIND_ORGANISATION, "", "ORG2 ORG1 "},
        {KIND_COORDINATOR, "vin", "co2 "},       {KIND_COORDINATOR, "co", "co2 co1 "},
        {KIND_COORDINATOR, "sofia pol", "co1 "}, {KIND_COORDINATOR, "", "co2 co1 "},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        struct record_list rows;
        struct buf codes = {0};
        request_init(&request, VERB_LIST);
        request.kind = cases[i].kind;
        request_set_text(&request, cases[i].text);
        assert_true(base_ask(&base, &request));
        assert_true(rows_read(&base.reply.rows, &rows));
        for (size_t r = 0; r < rows.count; r++) {
            buf_addf(&codes, "%s ",
                     field_text(kind_get(cases[i].kind)->fields, record_list_at(&rows, r)));
        }
        assert_string_equal(buf_text(&codes), cases[i].codes);
        buf_clear(&codes);
        record_list_clear(&rows);
    }
}

// Of the first household that a text finds.
static void assert_found(unsigned flags, const char *coordinator, int64_t helpers)
{
    struct request request;
    struct record_list rows;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.limit = 20;
    request.flags = flags;
    request_set_text(&request, "hof");
    assert_true(base_ask(&base, &request));
    assert_true(rows_read(&base.reply.rows, &rows));
    assert_true(rows.count > 0);
    const struct household_row *row = record_list_at(&rows, 0);
    assert_string_equal(row->household, "T1");
    assert_string_equal(str_text(row->coordinator), coordinator);
    assert_int_equal(row->last_contact != NONE, coordinator[0] != '\0');
    assert_int_equal(row->helpers, helpers);
    record_list_clear(&rows);
}

// Asked for without who coordinates and the last contact, they come when they are wanted after all.
static void a_short_row_is_made_whole(void **state)
{
    (void)state;
    int64_t span =
        base_new(&base, KIND_COORDINATION, "household=T1|from=2026-01-01|coordinator=co1");
    assert_found(REQUEST_SHORT, "", 0);
    assert_found(REQUEST_SHORT, "", 0);
    assert_found(0, "Sofia Pol", 0);
    assert_true(base_delete(&base, KIND_COORDINATION, span));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found),
        cmocka_unit_test(the_index_follows_changes),
        cmocka_unit_test(phones_may_stand_together),
        cmocka_unit_test(hits_come_in_order_on_any_page),
        cmocka_unit_test(households_on_any_page_in_both_directions),
        cmocka_unit_test(ones_own_are_the_same_in_the_same_order),
        cmocka_unit_test(the_match_is_told),
        cmocka_unit_test(a_short_row_is_made_whole),
        cmocka_unit_test(helpers_lead_to_their_households),
        cmocka_unit_test(names_alike_stand_in_order),
        cmocka_unit_test(registers_narrow_while_typing),
    };
    return cmocka_run_group_tests_name("store_search", tests, set_up, tear_down);
}
