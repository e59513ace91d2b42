// SPDX-License-Identifier: EUPL-1.2
// When a term is over, and what is listed of it.
#include "figures/retention.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistd.h>

#include "../support/rights_world.h"
#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "io/ini_settings.h"

static int64_t day(const char *text)
{
    int64_t date = NONE;
    if (*text) {
        assert_true(date_parse(text, &date));
    }
    return date;
}

// The rules

static void assert_due(const struct retention *retention, const char *due)
{
    char text[DATE_TEXT];
    date_format(retention->due, DATE_ISO, text);
    assert_string_equal(text, due);
}

static void terms_count_from_their_event(void **state)
{
    static const struct {
        const char *law, *until, *coordinated, *changed, *due; // coordinated "-": never
    } cases[] = {
        {"wmo", "2010-05-31", "", "2020-01-01", "2025-06-01"},
        {"wmo", "", "2009-01-01", "2009-01-01", ""}, // goes on
        {"jeugdwet", "2010-05-31", "", "2020-01-01", "2040-01-02"},
        {"jeugdwet", "", "", "2020-01-01", ""}, // goes on
        {"participatiewet", "2012-02-29", "", "2020-01-01", "2022-03-01"},
        {"network", "2010-05-31", "2011-01-01", "2020-01-01", "2026-01-02"}, // as "other"
        {"", "2010-05-31", "2011-01-01", "2020-01-01", "2026-01-02"},
        {"", "2010-05-31", "", "2020-01-01", ""},            // the coordination goes on
        {"", "2010-05-31", "-", "2020-01-01", "2035-01-02"}, // never coordinated
        {"wmo", "2999-01-01", "", "2020-01-01", ""},         // no such day any more
    };
    struct settings settings;
    (void)state;
    settings_init(&settings);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        bool never = strcmp(cases[i].coordinated, "-") == 0;
        struct retention_facts facts = {
            .coordinated = !never,
            .coordinated_until = never ? NONE : day(cases[i].coordinated),
            .changed = day(cases[i].changed),
        };
        print_message("case %zu\n", i);
        struct retention one =
            retention_of_involvement(&settings, &facts, cases[i].law, day(cases[i].until));
        assert_due(&one, cases[i].due);
    }
    settings_clear(&settings);
}

static void a_household_goes_by_the_longest(void **state)
{
    struct settings settings;
    struct retention_facts facts = {
        .coordinated = true,
        .coordinated_until = day("2010-01-01"),
        .changed = day("2011-01-01"),
    };
    (void)state;
    settings_init(&settings);
    struct retention self = retention_of_household(&settings, &facts);
    struct retention wmo = retention_of_involvement(&settings, &facts, "wmo", day("2009-01-01"));
    struct retention open = retention_of_involvement(&settings, &facts, "wmo", NONE);
    struct retention youth =
        retention_of_involvement(&settings, &facts, "jeugdwet", day("2009-01-01"));
    assert_due(&self, "2025-01-02");
    struct retention last = retention_later(&self, &wmo);
    assert_due(&last, "2025-01-02");
    last = retention_later(&last, &youth);
    assert_due(&last, "2031-01-02");
    assert_string_equal(last.term->law, "jeugdwet");
    assert_false(retention_is_over(&last, day("2031-01-01")));
    assert_true(retention_is_over(&last, day("2031-01-02")));
    last = retention_later(&open, &last);
    assert_due(&last, "");
    assert_false(retention_is_over(&last, day("2900-01-01")));
    // Of what was deleted by hand the longest term of all counts.
    struct retention gone = retention_of_history(&settings, &facts);
    assert_due(&gone, "2031-01-02");
    // Nothing of the household ends with an involvement.
    settings_set_term(&settings, &(struct retention_term){RETENTION_OTHER, 5, RETENTION_ENDED});
    self = retention_of_household(&settings, &facts);
    assert_due(&self, "2016-01-02");
    settings_clear(&settings);
}

// The settings

static bool read_section(struct settings *settings, const char *lines, struct buf *problems)
{
    char path[] = "/tmp/tilburg.XXXXXX";
    text_set_language(LANGUAGE_EN);
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_true(dprintf(fd, "[retention]\n%s", lines) > 0);
    close(fd);
    settings_init(settings);
    buf_reset(problems);
    bool good = ini_settings_read(settings, path, problems);
    unlink(path);
    return good;
}

static void terms_are_read_from_the_settings(void **state)
{
    struct settings settings;
    struct buf problems = {0};
    (void)state;
    assert_true(read_section(&settings,
                             "wmo = 7 changed\nstad = 3  coordination\nconfirm_days = 5\n"
                             "[payers]\nstad = stad | city\nwmo = Wmo | Wmo\n",
                             &problems));
    assert_int_equal(settings_term(&settings, "wmo")->years, 7);
    assert_int_equal(settings_term(&settings, "wmo")->event, RETENTION_CHANGED);
    assert_int_equal(settings_term(&settings, "stad")->event, RETENTION_COORDINATION);
    assert_int_equal(settings_term(&settings, "jeugdwet")->years, 20); // as before
    assert_string_equal(settings_term(&settings, "unheard-of")->law, RETENTION_OTHER);
    assert_string_equal(settings_term(&settings, NULL)->law, RETENTION_OTHER);
    assert_int_equal(settings.confirm_days, 5);
    settings_clear(&settings);
    buf_clear(&problems);
}

static void the_example_has_the_usual_terms(void **state)
{
    struct settings usual, example;
    struct buf problems = {0};
    (void)state;
    settings_init(&usual);
    settings_init(&example);
    example.term_count = 1; // the others have to come from the file
    assert_true(ini_settings_read(&example, "tilburg.ini.example", &problems));
    assert_int_equal(example.term_count, usual.term_count);
    for (size_t i = 0; i < usual.term_count; i++) {
        assert_string_equal(example.terms[i].law, usual.terms[i].law);
        assert_int_equal(example.terms[i].years, usual.terms[i].years);
        assert_int_equal(example.terms[i].event, usual.terms[i].event);
    }
    settings_clear(&usual);
    settings_clear(&example);
}

static void a_wrong_term_is_told(void **state)
{
    static const struct {
        const char *line, *problem;
    } cases[] = {
        {"abc = 5 ended", "unknown; allowed: confirm_days, other, wmo, jeugdwet, participatiewet, "
                          "wgs, zvw, wlz, education, justice, corporation, network"},
        {"wmo = 15", "is no term; allowed: years from 1 to 200, a blank, and ended, "
                     "coordination or changed"},
        {"wmo = ended", "is no term"},
        {"wmo = 201 ended", "is no term"},
        {"wmo = 0 ended", "is no term"},
        {"wmo = 5 years", "is no term"},
        {"wmo = 20ended", "is no term"},
        {"wmo = 5 ended x", "is no term"},
        {"wmo = 99999999999999999999 ended", "is no term"},
        {"confirm_days = 0", "is no such number"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct settings settings;
        struct buf problems = {0};
        print_message("%s\n", cases[i].line);
        assert_false(read_section(&settings, cases[i].line, &problems));
        assert_non_null(strstr(buf_text(&problems), cases[i].problem));
        settings_clear(&settings);
        buf_clear(&problems);
    }
}

// The list

static char *list_due(struct base *base, const char *text, int64_t on)
{
    struct request request;
    struct buf all = {0};
    char *after = xstrdup("");
    do {
        struct due due;
        size_t offset = 0;
        request_init(&request, VERB_RETENTION);
        request.kind = KIND_DUE;
        request.on = on;
        request_set_text(&request, text);
        request_set_after(&request, after);
        request.limit = 1;
        if (!base_ask(base, &request)) {
            buf_addf(&all, "(%d)", (int)base->reply.status);
        }
        record_init(KIND_DUE, &due);
        while (rows_next(&base->reply.rows, &offset, &due, NULL)) {
            char date[DATE_TEXT];
            buf_addf(&all, "%s%s %s %s %s%s%s", all.len > 0 ? "; " : "", due.household, due.part,
                     due.law ? due.law : "", date_format(due.due, DATE_ISO, date),
                     due.professional ? " " : "", due.professional ? due.professional : "");
        }
        record_clear(KIND_DUE, &due);
        free(after);
        after = base->reply.next ? xstrdup(base->reply.next) : NULL;
    } while (after);
    return buf_steal(&all);
}

static void assert_listed(struct base *base, const char *text, const char *on, const char *expected)
{
    char *listed = list_due(base, text, day(on));
    assert_string_equal(listed, expected);
    free(listed);
}

// T1 … T6 of the world of rights, seen much later.
static int set_up(void **state)
{
    rights_world_set_up(state);
    struct base *base = *state;
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T4");
    assert_int_not_equal(base_new(base, KIND_INVOLVEMENT,
                                  "household=T4|professional=HV1|domain=care|from=2010-01-01|"
                                  "until=2012-12-31|law=wmo"),
                         0);
    assert_int_not_equal(id, 0);
    assert_int_not_equal(base_new(base, KIND_INVOLVEMENT,
                                  "household=T3|professional=HV1|domain=care|from=2010-01-01|"
                                  "until=2012-12-31|law=wmo"),
                         0);
    return 0;
}

// Where a page ends tells nobody of a household that is hidden.
static void where_a_page_ends_is_sealed(void **state)
{
    struct base *base = *state;
    struct request request;
    base_as(base, UID_LEAD);
    request_init(&request, VERB_RETENTION);
    request.kind = KIND_DUE;
    request.limit = 1;
    request.on = day("2050-01-01");
    request_set_after(&request, "T2");
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 1); // T4: T3 stands between
    assert_non_null(base->reply.next);
    assert_int_not_equal(base->reply.next[0], 'T'); // no code; what follows is random
    char *next = base->reply.next;
    base->reply.next = NULL;
    assert_false(rights_reply_has(base, "T3"));
    request_init(&request, VERB_RETENTION);
    request.kind = KIND_DUE;
    request.limit = 1;
    request.on = day("2050-01-01");
    request_set_after(&request, next);
    free(next);
    assert_true(base_ask(base, &request));
    free(base->reply.next);
    base->reply.next = NULL;
    assert_false(rights_reply_has(base, "T4"));
}

static void each_sees_what_it_may_have_erased(void **state)
{
    struct base *base = *state;
    // T4's coordination ended on 2020-12-31, T3's goes on.
    assert_listed(base, "", "2028-01-01",
                  "T3 involvement wmo 2028-01-01 HV1; T4 involvement wmo 2028-01-01 HV1");
    assert_listed(base, "", "2027-12-31", "");
    assert_listed(base, "", "2036-01-01",
                  "T3 involvement wmo 2028-01-01 HV1; T4 household  2036-01-01");
    assert_listed(base, "T4", "2027-12-31", "T4 household  2036-01-01");
    assert_listed(base, "T9", "2027-12-31", "(1)");
    base_as(base, UID_ADMINISTRATOR); // codes and days alone
    assert_listed(base, "", "2036-01-01",
                  "T3 involvement wmo 2028-01-01; T4 household  2036-01-01");
    base_as(base, UID_LEAD); // T3 is restricted to others
    assert_listed(base, "", "2036-01-01", "T4 household  2036-01-01");
    assert_listed(base, "", "2028-01-01", "T4 involvement wmo 2028-01-01 HV1");
    assert_listed(base, "T3", "2036-01-01", "(1)");
    assert_listed(base, "T2", "2036-01-01", "(1)");
    base_as(base, UID_CO1);
    assert_listed(base, "", "2036-01-01", "(5)");
    base_as(base, UID_EVALUATOR);
    assert_listed(base, "", "2036-01-01", "(5)");
}

static void what_was_deleted_by_hand_is_listed(void **state)
{
    struct base *base = *state;
    assert_true(base_new(base, KIND_HOUSEHOLD, "household=T8|name=Weg") != 0);
    assert_true(base_delete(base, KIND_HOUSEHOLD, base_id(base, KIND_HOUSEHOLD, "T8")));
    assert_listed(base, "", "2046-11-22",
                  "T3 involvement wmo 2028-01-01 HV1; T4 household  2036-01-01");
    assert_listed(base, "", "2046-11-23",
                  "T3 involvement wmo 2028-01-01 HV1; "
                  "T4 household  2036-01-01; T8 gone jeugdwet 2046-11-23");
    assert_listed(base, "T8", "2030-01-01", "T8 gone jeugdwet 2046-11-23");
    base_as(base, UID_LEAD); // nobody knows any more whose it was
    assert_listed(base, "T8", "2030-01-01", "(1)");
}

#define WORLD(test) cmocka_unit_test_setup_teardown(test, set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_count_from_their_event),
        cmocka_unit_test(a_household_goes_by_the_longest),
        cmocka_unit_test(terms_are_read_from_the_settings),
        cmocka_unit_test(the_example_has_the_usual_terms),
        cmocka_unit_test(a_wrong_term_is_told),
        WORLD(where_a_page_ends_is_sealed),
        WORLD(each_sees_what_it_may_have_erased),
        WORLD(what_was_deleted_by_hand_is_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
