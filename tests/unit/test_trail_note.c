// SPDX-License-Identifier: EUPL-1.2
// What comes into the trail: who, on what ground, and what does not.
#include "store/trail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/noted.h"
#include "../support/rights_world.h"
#include "base/array.h"
#include "base/xalloc.h"
#include "store/store.h"

// Without a service

static void looking_is_not_noted_exporting_and_printing_are(void **state)
{
    struct base *base = *state;
    struct request request;
    int64_t before = noted_count(base);
    int64_t id = base_id(base, KIND_HOUSEHOLD, "T1");
    static const enum verb looks[] = {VERB_OPEN,  VERB_HISTORY, VERB_FIGURES, VERB_LIST, VERB_FIND,
                                      VERB_CHECK, VERB_CHANGES, VERB_BEGIN,   VERB_AUDIT};
    for (size_t i = 0; i < ARRAY_SIZE(looks); i++) {
        request_init(&request, looks[i]);
        request.household_id = id;
        request.kind = KIND_HOUSEHOLD;
        request_set_text(&request, "hof");
        base_ask(base, &request);
    }
    assert_int_equal(noted_count(base), before);
    request_init(&request, VERB_EXPORT);
    request.kind = KIND_PERSON;
    request.household_id = id;
    assert_true(base_ask(base, &request));
    noted_assert_newest(base, 1, "owner:export:own:T1:people:done");
    request_init(&request, VERB_AUDIT);
    request.household_id = id;
    request.flags = REQUEST_PRINT;
    assert_true(base_ask(base, &request));
    noted_assert_newest(base, 1, "owner:print:own:T1:trail:done");
    assert_int_equal(noted_count(base), before + 2);
    noted_assert_whole(base);
}

// However long it is, and in however many pages it comes, an export is one entry.
static void an_export_is_one_entry(void **state)
{
    struct base *base = *state;
    struct request request;
    int64_t before = noted_count(base);
    char *next = xstrdup("");
    int pages = 0;
    while (next) {
        request_init(&request, VERB_EXPORT);
        request.kind = KIND_HOUSEHOLD;
        request.limit = 1;
        request_set_after(&request, next);
        free(next);
        assert_true(base_ask(base, &request));
        next = base->reply.next ? xstrdup(base->reply.next) : NULL;
        pages++;
    }
    assert_true(pages > 2);
    assert_int_equal(noted_count(base), before + 1);
    // A page that nobody began is a beginning.
    base->ask.session++;
    request_init(&request, VERB_EXPORT);
    request.kind = KIND_HOUSEHOLD;
    request_set_after(&request, "T1");
    assert_true(base_ask(base, &request));
    assert_int_equal(noted_count(base), before + 2);
}

static void a_batch_is_an_entry_for_each_household(void **state)
{
    struct base *base = *state;
    struct request request;
    struct person person;
    int64_t before = noted_count(base);
    request_init(&request, VERB_SAVE);
    static const char *const people[] = {"household=T1|person=P8|given_name=A",
                                         "household=T1|person=P9|given_name=B",
                                         "household=T2|person=P9|given_name=C"};
    for (size_t i = 0; i < ARRAY_SIZE(people); i++) {
        record_init(KIND_PERSON, &person);
        base_fill(KIND_PERSON, &person, people[i]);
        request_add_change(&request, KIND_PERSON, NULL, &person);
        record_clear(KIND_PERSON, &person);
    }
    assert_true(base_ask(base, &request));
    assert_int_equal(noted_count(base), before + 2);
    noted_assert_newest(base, 2, "owner:change:own:T1:people:done owner:change:own:T2:people:done");
    char *counts = base_query(base, "SELECT count FROM trail WHERE id > " NEWEST " - 2");
    assert_string_equal(counts, "2 1");
    free(counts);
    assert_true(base_undo(base, 0));
    noted_assert_newest(base, 2, "owner:undo:own:T2:people:done owner:undo:own:T1:people:done");
    noted_assert_whole(base);
}

// Neither what changes nothing, nor a dry run, nor what was refused, nor a request that came twice.
static void what_is_not_done_is_not_noted(void **state)
{
    struct base *base = *state;
    struct request request;
    struct household household;
    int64_t before = noted_count(base);
    assert_false(base_new(base, KIND_HOUSEHOLD, "household=T1|name=Zelfde"));
    record_init(KIND_HOUSEHOLD, &household);
    base_fill(KIND_HOUSEHOLD, &household, "household=T77|name=Nieuw");
    request_init(&request, VERB_IMPORT);
    request.flags = REQUEST_DRY_RUN;
    request_set_row(&request, KIND_HOUSEHOLD, &household);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.new_count, 1);
    assert_int_equal(noted_count(base), before);
    for (int i = 0; i < 2; i++) {
        request_init(&request, VERB_IMPORT);
        request.number = 4711;
        request_set_row(&request, KIND_HOUSEHOLD, &household);
        assert_true(base_ask(base, &request));
        assert_int_equal(base->reply.new_count, 1);
    }
    assert_int_equal(noted_count(base), before + 1);
    noted_assert_newest(base, 1, "owner:import:own:-:households:done");
    record_clear(KIND_HOUSEHOLD, &household);
}

// In a service

// In a service a dry run, or an import of which nothing remains, tells which codes are in use.
static void an_import_that_changes_nothing_is_noted(void **state)
{
    static const struct {
        const char *fields;
        unsigned flags;
        const char *result;
    } cases[] = {
        {"household=T3|name=Zoek", REQUEST_DRY_RUN, "carrier import households done 0"},
        {"household=T77|name=Zoek", REQUEST_DRY_RUN, "carrier import households done 0"},
        {"household=T3|name=Zoek", 0, "carrier import households invalid 0"},
        {"household=T3|name=Zoek", REQUEST_PARTIAL, "carrier import households invalid 0"},
    };
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CARRIER);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct request request;
        struct household household;
        int64_t before = noted_count(&city);
        record_init(KIND_HOUSEHOLD, &household);
        base_fill(KIND_HOUSEHOLD, &household, cases[i].fields);
        request_init(&request, VERB_IMPORT);
        request.flags = cases[i].flags;
        request_set_row(&request, KIND_HOUSEHOLD, &household);
        record_clear(KIND_HOUSEHOLD, &household);
        assert_true(base_ask(&city, &request));
        assert_int_equal(noted_count(&city), before + 1);
        char *entry = base_query(&city, "SELECT u.login || ' ' || action || ' ' || kind || ' ' || "
                                        "result || ' ' || count FROM trail AS t JOIN users AS u ON "
                                        "u.id = t.user_id WHERE t.id = " NEWEST);
        assert_string_equal(entry, cases[i].result);
        free(entry);
    }
    base_leave(&city);
}

static void an_opening_tells_its_ground(void **state)
{
    struct base city;
    static const struct {
        int64_t uid;
        const char *code, *entry;
    } cases[] = {
        {UID_CO1, "T1", "co1:open:own:T1::done"},
        {UID_CO1, "T2", "co1:open:none:T2::refused"},
        {UID_CO1, "T3", "co1:open:none:T3::not-found"},
        {UID_CO1, "T5", "co1:open:team:T5::done"},
        {UID_CO1, "T6", "co1:open:covered:T6::done:for-co4"},
        {UID_CO2, "T3", "co2:open:own:T3::done"},
        {UID_LEAD, "T4", "lead:open:free:T4::done"},
        {UID_DIRECTOR, "T2", "director:open:none:T2::refused"},
        {UID_ADMINISTRATOR, "T1", "admin:open:none:T1::refused"},
        {UID_EVALUATOR, "T1", "eva:open:none:T1::refused"},
        {UID_ENDED, "T1", "ended:open:none:-::refused"},
        {UID_STRANGER, "T1", "nobody:open:none:-::refused"},
    };
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t before = noted_count(&city);
        assert_true(noted_open_as(&city, cases[i].uid, cases[i].code));
        assert_int_equal(noted_count(&city), before + 1);
        noted_assert_newest(&city, 1, cases[i].entry);
    }
    noted_assert_whole(&city);
    base_leave(&city);
}

// Whose households were looked at, and not only that somebody's were.
static void the_households_of_a_coordinator_are_noted_with_whose(void **state)
{
    static const char *const logins[] = {"co1", "co2"};
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(logins); i++) {
        int64_t id = base_id(*state, KIND_COORDINATOR, logins[i]);
        asked_begin(&asked, VERB_FIGURES, 0)->kind = KIND_CASE;
        asked.request.id = id;
        assert_true(noted_read_as(&city, UID_LEAD, &asked));
        asked_end(&asked);
        char *entry =
            base_query(&city, "SELECT kind || ' ' || record_id FROM trail WHERE id = " NEWEST);
        char *expected = xasprintf("cases %lld", (long long)id);
        assert_string_equal(entry, expected);
        free(expected);
        free(entry);
    }
    base_leave(&city);
}

static void a_household_restricted_to_who_asks_is_named(void **state)
{
    struct base city;
    rights_join(&city, *state);
    char *problem = base_sql(&city, "INSERT INTO restricted SELECT h.id, u.id FROM households AS "
                                    "h, users AS u WHERE h.household = 'T3' AND u.login = 'co1'");
    assert_null(problem);
    assert_true(noted_open_as(&city, UID_CO1, "T3"));
    noted_assert_newest(&city, 1, "co1:open:named:T3::done");
    base_leave(&city);
}

static void the_same_household_again_is_the_same_opening(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    assert_true(noted_open_as(&city, UID_CO1, "T1"));
    int64_t before = noted_count(&city);
    assert_false(noted_open_as(&city, UID_CO1, "T1"));
    int64_t id = base_id(*state, KIND_HOUSEHOLD, "T1");
    asked_begin(&asked, VERB_HISTORY, id)->kind = KIND_HOUSEHOLD;
    assert_false(noted_read_as(&city, UID_CO1, &asked));
    asked_end(&asked);
    assert_int_equal(noted_count(&city), before);
    assert_true(noted_open_as(&city, UID_LEAD, "T1")); // by another one
    assert_true(noted_open_as(&city, UID_CO1, "T5"));  // another one
    // Each refusal is one.
    assert_true(noted_open_as(&city, UID_CO1, "T2"));
    assert_true(noted_open_as(&city, UID_CO1, "T2"));
    assert_int_equal(noted_count(&city), before + 4);
    base_leave(&city);
}

// What was noted while the clock was ahead is no opening, and no log-in, of now.
static void a_clock_that_was_ahead_hides_no_opening(void **state)
{
    struct base city;
    const struct store_event login = {.action = TRAIL_LOGIN, .session = NOTED_SESSION};
    rights_join(&city, *state);
    city.settings.today++;
    assert_true(noted_open_as(&city, UID_CO1, "T1"));
    assert_true(trail_add_event(city.store, &login));
    city.settings.today--;
    assert_true(noted_open_as(&city, UID_CO1, "T1"));
    assert_false(noted_open_as(&city, UID_CO1, "T1"));
    assert_true(trail_add_event(city.store, &login));
    assert_true(trail_add_event(city.store, &login));
    char *counts = base_query(&city, "SELECT count FROM trail WHERE action = 'login' ORDER BY id");
    assert_string_equal(counts, "0 0 1");
    free(counts);
    base_leave(&city);
}

// What was open to somebody ten minutes ago and no longer is must not pass as seen already.
static void what_is_no_longer_open_is_refused_and_noted(void **state)
{
    struct base city;
    rights_join(&city, *state);
    assert_true(noted_open_as(&city, UID_CO1, "T6"));
    char *problem = base_sql(&city, "DELETE FROM covers");
    assert_null(problem);
    assert_true(noted_open_as(&city, UID_CO1, "T6"));
    noted_assert_newest(&city, 1, "co1:open:none:T6::refused");
    base_leave(&city);
}

// The number of a household that does not exist yet must not become somebody's later.
static void numbers_that_were_tried_name_no_household(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    asked_begin(&asked, VERB_OPEN, 4711)->kinds = KIND_BIT(KIND_HOUSEHOLD);
    assert_true(noted_read_as(&city, UID_CO1, &asked));
    assert_int_equal(asked.reply.status, STATUS_NOT_FOUND);
    asked_end(&asked);
    noted_assert_newest(&city, 1, "co1:open:none:-::not-found");
    base_leave(&city);
}

// Neither is a record, nor a household that came along with what is of none.
static void what_a_request_names_by_the_way_is_not_noted(void **state)
{
    static const enum verb verbs[] = {VERB_CHECK, VERB_VERIFY, VERB_REVIEW, VERB_RETENTION};
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    char *problem = base_sql(&city, "UPDATE users SET rights = 'review' WHERE login = 'admin'");
    assert_null(problem);
    int64_t id = base_id(*state, KIND_HOUSEHOLD, "T1");
    for (size_t i = 0; i < ARRAY_SIZE(verbs); i++) {
        asked_begin(&asked, verbs[i], id)->kind = verbs[i] == VERB_REVIEW ? KIND_REVIEW : KIND_DUE;
        assert_true(noted_read_as(&city, UID_ADMINISTRATOR, &asked));
        assert_int_equal(asked.reply.status, STATUS_DONE);
        asked_end(&asked);
    }
    asked_begin(&asked, VERB_GET, id)->kind = KIND_PERSON;
    asked.request.id = 4711;
    assert_true(noted_read_as(&city, UID_CO1, &asked));
    asked_end(&asked);
    asked_begin(&asked, VERB_HISTORY, id)->kind = KIND_PERSON;
    asked.request.id = 4712;
    assert_true(noted_read_as(&city, UID_CO1, &asked));
    asked_end(&asked);
    // But a record that is gone has its history in the household that is named.
    char *named = base_query(&city, "SELECT coalesce(h.household, '-') || ':' || t.record_id FROM "
                                    "trail AS t LEFT JOIN households AS h ON h.id = "
                                    "t.household_id WHERE t.id > " NEWEST " - 6");
    assert_string_equal(named, "-:0 -:0 -:0 -:0 -:0 T1:0");
    free(named);
    base_leave(&city);
}

static void what_is_read_of_registers_and_lists_is_not_noted(void **state)
{
    struct base city;
    struct asked asked;
    static const enum verb verbs[] = {VERB_LIST, VERB_FIND, VERB_CHANGES, VERB_STEPS, VERB_NOTICES};
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(verbs); i++) {
        asked_begin(&asked, verbs[i], 0)->kind = KIND_PROFESSIONAL;
        request_set_text(&asked.request, "janssen");
        assert_false(noted_read_as(&city, UID_CO1, &asked));
        asked_end(&asked);
    }
    asked_begin(&asked, VERB_GET, 0)->kind = KIND_PROFESSIONAL;
    request_set_text(&asked.request, "HV1");
    assert_false(noted_read_as(&city, UID_CO1, &asked));
    assert_int_equal(asked.reply.status, STATUS_DONE);
    asked_end(&asked);
    // But what is refused is, whatever it was.
    asked_begin(&asked, VERB_LIST, 0)->kind = KIND_HOUSEHOLD_ROW;
    assert_true(noted_read_as(&city, UID_ADMINISTRATOR, &asked));
    assert_int_equal(asked.reply.status, STATUS_REFUSED);
    asked_end(&asked);
    noted_assert_newest(&city, 1, "admin:refuse:none:-::refused");
    base_leave(&city);
}

// What is opened is noted household by household, so that none comes whole in a list, found or not.
static void no_list_holds_whole_households(void **state)
{
    struct base city;
    struct asked asked;
    static const char *const texts[] = {"", "jansen", "T1"};
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        asked_begin(&asked, VERB_LIST, 0)->kind = KIND_HOUSEHOLD;
        request_set_text(&asked.request, texts[i]);
        noted_read_as(&city, UID_CO1, &asked);
        assert_int_equal(asked.reply.status, STATUS_INVALID);
        assert_int_equal(asked.reply.rows.count, 0);
        asked_end(&asked);
    }
    base_leave(&city);
}

static void one_record_is_an_opening_of_its_household(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    asked_begin(&asked, VERB_GET, 0)->kind = KIND_PERSON;
    asked.request.id = base_id(*state, KIND_PERSON, "T1/P1");
    assert_true(noted_read_as(&city, UID_CO1, &asked));
    assert_int_equal(asked.reply.status, STATUS_DONE);
    asked_end(&asked);
    noted_assert_newest(&city, 1, "co1:open:own:T1:people:done");
    asked_begin(&asked, VERB_GET, 0)->kind = KIND_PERSON;
    asked.request.id = base_id(*state, KIND_PERSON, "T2/P1");
    assert_true(noted_read_as(&city, UID_CO1, &asked));
    assert_int_equal(asked.reply.status, STATUS_NOT_FOUND);
    asked_end(&asked);
    noted_assert_newest(&city, 1, "co1:open:none:T2:people:not-found");
    base_leave(&city);
}

static void exports_checks_and_the_like_are_noted(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    asked_begin(&asked, VERB_EXPORT, 0)->kind = KIND_PERSON;
    assert_true(noted_read_as(&city, UID_CARRIER, &asked));
    asked_end(&asked);
    noted_assert_newest(&city, 1, "carrier:export:right:-:people:done");
    asked_begin(&asked, VERB_EXPORT, 0)->kind = KIND_PERSON;
    assert_true(noted_read_as(&city, UID_CO1, &asked)); // without the right
    asked_end(&asked);
    noted_assert_newest(&city, 1, "co1:export:none:-:people:refused");
    asked_begin(&asked, VERB_CHECK, 0);
    assert_true(noted_read_as(&city, UID_ADMINISTRATOR, &asked));
    asked_end(&asked);
    noted_assert_newest(&city, 1, "admin:check:right:-::done");
    asked_begin(&asked, VERB_FIGURES, 0);
    assert_true(noted_read_as(&city, UID_CO1, &asked));
    asked_end(&asked);
    noted_assert_newest(&city, 1, "co1:open:right:-:figures:done");
    base_leave(&city);
}

static void ask_in_vain(struct base *city, int64_t uid, struct asked *asked, const char *entry)
{
    assert_true(noted_read_as(city, uid, asked));
    assert_int_not_equal(asked->reply.status, STATUS_DONE);
    asked_end(asked);
    noted_assert_newest(city, 1, entry);
}

// Whatever it is that is not there for who asks: nothing was seen, and nothing is noted as done.
static void what_is_refused_in_the_answer_is_not_done(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    asked_begin(&asked, VERB_RETENTION, 0)->kind = KIND_DUE;
    request_set_text(&asked.request, "T2"); // of another team
    ask_in_vain(&city, UID_LEAD, &asked, "lead:retention:none:T2:due:not-found");
    asked_begin(&asked, VERB_RETENTION, 0)->kind = KIND_DUE;
    request_set_text(&asked.request, "T77");
    ask_in_vain(&city, UID_LEAD, &asked, "lead:retention:none:-:due:not-found");
    asked_begin(&asked, VERB_RETENTION, 0)->kind = KIND_PERSON;
    ask_in_vain(&city, UID_LEAD, &asked, "lead:retention:none:-:people:invalid");
    struct trail_entry wish = {.login = "nobody"};
    request_set_row(asked_begin(&asked, VERB_AUDIT, 0), KIND_TRAIL, &wish);
    ask_in_vain(&city, UID_LEAD, &asked, "lead:audit:none:-:trail:not-found");
    char *problem = base_sql(&city, "UPDATE users SET team = '' WHERE login = 'lead'");
    assert_null(problem);
    asked_begin(&asked, VERB_REVIEW, 0)->kind = KIND_REVIEW;
    ask_in_vain(&city, UID_LEAD, &asked, "lead:review:none:-::refused");
    base_as(&city, UID_LEAD);
    asked_begin(&asked, VERB_SIGN, 0);
    store_answer(city.store, &asked.request, &asked.reply);
    assert_int_equal(asked.reply.status, STATUS_REFUSED);
    asked_end(&asked);
    noted_assert_newest(&city, 1, "lead:sign:none:-::refused");
    noted_assert_whole(&city);
    base_leave(&city);
}

#define IN_CITY(test) cmocka_unit_test_setup_teardown(test, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_CITY(looking_is_not_noted_exporting_and_printing_are),
        IN_CITY(an_export_is_one_entry),
        IN_CITY(a_batch_is_an_entry_for_each_household),
        IN_CITY(what_is_not_done_is_not_noted),
        IN_CITY(an_import_that_changes_nothing_is_noted),
        IN_CITY(an_opening_tells_its_ground),
        IN_CITY(the_households_of_a_coordinator_are_noted_with_whose),
        IN_CITY(a_household_restricted_to_who_asks_is_named),
        IN_CITY(the_same_household_again_is_the_same_opening),
        IN_CITY(a_clock_that_was_ahead_hides_no_opening),
        IN_CITY(what_is_no_longer_open_is_refused_and_noted),
        IN_CITY(numbers_that_were_tried_name_no_household),
        IN_CITY(what_a_request_names_by_the_way_is_not_noted),
        IN_CITY(what_is_read_of_registers_and_lists_is_not_noted),
        IN_CITY(no_list_holds_whole_households),
        IN_CITY(one_record_is_an_opening_of_its_household),
        IN_CITY(exports_checks_and_the_like_are_noted),
        IN_CITY(what_is_refused_in_the_answer_is_not_done),
    };
    return cmocka_run_group_tests_name("trail_note", tests, NULL, NULL);
}
