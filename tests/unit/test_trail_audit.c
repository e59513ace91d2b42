// SPDX-License-Identifier: EUPL-1.2
// What is written and tried in a service, together with others, and who may see the trail of it.
#include "store/trail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/noted.h"
#include "../support/rights_world.h"
#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/store.h"

static void an_emergency_access_is_marked_from_then_on(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    asked_begin(&asked, VERB_BREAK, base_id(*state, KIND_HOUSEHOLD, "T2"));
    request_set_text(&asked.request, "Sanna belde in paniek en is niet bereikbaar");
    store_answer(city.store, &asked.request, &asked.reply);
    assert_int_equal(asked.reply.status, STATUS_DONE);
    asked_end(&asked);
    noted_assert_newest(&city, 1, "co1:break:glass:T2:glass:done:glass");
    char *words = base_query(&city, "SELECT words FROM trail_words WHERE id = " NEWEST);
    assert_string_equal(words, "Sanna belde in paniek en is niet bereikbaar");
    free(words);
    assert_true(noted_open_as(&city, UID_CO1, "T2"));
    noted_assert_newest(&city, 1, "co1:open:glass:T2::done:glass");
    assert_false(noted_open_as(&city, UID_CO1, "T2"));
    noted_assert_whole(&city);
    base_leave(&city);
}

// A refused save is taken back; that it was tried stays.
static void a_refused_write_is_noted(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    int64_t before = noted_count(&city);
    assert_false(
        base_change(&city, KIND_HOUSEHOLD, base_id(*state, KIND_HOUSEHOLD, "T2"), "name=Anders"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    noted_assert_newest(&city, 1, "co1:change:none:T2::refused");
    assert_false(base_change(&city, KIND_PERSON, base_id(*state, KIND_PERSON, "T2/P1"),
                             "given_name=Anders"));
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    noted_assert_newest(&city, 1, "co1:change:none:T2::not-found");
    assert_int_equal(noted_count(&city), before + 2);
    // What breaks a rule is no matter of rights.
    assert_false(base_new(&city, KIND_HOUSEHOLD, "household=T1|name=Dubbel"));
    assert_int_equal(city.reply.status, STATUS_INVALID);
    assert_int_equal(noted_count(&city), before + 2);
    assert_true(
        base_change(&city, KIND_HOUSEHOLD, base_id(*state, KIND_HOUSEHOLD, "T1"), "name=Anders"));
    noted_assert_newest(&city, 1, "co1:change:own:T1:households:done");
    noted_assert_whole(&city);
    base_leave(&city);
}

// Changes the name of a household that is thought to be another one.
static enum status change_blindly(struct base *city, int64_t id)
{
    struct request request;
    struct household before, after;
    record_init(KIND_HOUSEHOLD, &before);
    record_init(KIND_HOUSEHOLD, &after);
    before.head.id = after.head.id = id;
    base_fill(KIND_HOUSEHOLD, &before, "name=Geraden");
    base_fill(KIND_HOUSEHOLD, &after, "name=Anders");
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_HOUSEHOLD, &before, &after);
    base_ask(city, &request);
    record_clear(KIND_HOUSEHOLD, &before);
    record_clear(KIND_HOUSEHOLD, &after);
    return city->reply.status;
}

// The record comes back with the answer, so whoever never opened it has seen it.
static void what_a_conflict_shows_is_an_opening(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    int64_t before = noted_count(&city);
    assert_int_equal(change_blindly(&city, base_id(*state, KIND_HOUSEHOLD, "T1")), STATUS_CONFLICT);
    assert_true(rights_reply_has(&city, "T1"));
    noted_assert_newest(&city, 1, "co1:open:own:T1:households:done");
    // Again it is the same opening, as it is behind one that was asked for.
    assert_int_equal(change_blindly(&city, base_id(*state, KIND_HOUSEHOLD, "T1")), STATUS_CONFLICT);
    assert_true(noted_open_as(&city, UID_CO1, "T6"));
    assert_int_equal(change_blindly(&city, base_id(*state, KIND_HOUSEHOLD, "T6")), STATUS_CONFLICT);
    assert_int_equal(noted_count(&city), before + 2);
    // What cannot be noted is not shown.
    base_as(&city, UID_CO2);
    trail_key_forget(&city.store->key);
    assert_int_equal(change_blindly(&city, base_id(*state, KIND_HOUSEHOLD, "T2")), STATUS_ERROR);
    assert_int_equal(city.reply.rows.count, 0);
    base_leave(&city);
}

static void giving_a_household_away_was_done_as_its_coordinator(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    char *id =
        base_query(&city, "SELECT c.id FROM coordination AS c JOIN households AS h ON h.id = "
                          "c.household_id WHERE h.household = 'T1'");
    assert_true(
        base_change(&city, KIND_COORDINATION, strtoll(id, NULL, 10), "coordinator=login:co2"));
    free(id);
    noted_assert_newest(&city, 1, "co1:change:own:T1:coordination:done");
    struct cover wish = {
        .login = "co1", .covers = "co2", .from = NONE, .until = NONE, .reason = "vertrek"};
    base_as(&city, UID_ADMINISTRATOR);
    request_init(&request, VERB_HAND_OVER);
    request_set_row(&request, KIND_COVER, &wish);
    assert_true(base_ask(&city, &request));
    noted_assert_newest(&city, 3,
                        "admin:hand-over:right:T1:coordination:done "
                        "admin:hand-over:right:T2:coordination:done "
                        "admin:hand-over:right:T3:coordination:done");
    base_leave(&city);
}

static void rights_that_are_given_are_noted_of_whom(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_ADMINISTRATOR);
    struct restricted one = {.household = "T1", .logins = "co1"};
    request_init(&request, VERB_PERMIT);
    request_set_row(&request, KIND_RESTRICTED, &one);
    assert_true(base_ask(&city, &request));
    noted_assert_newest(&city, 1, "admin:permit:right:T1:restricted:done");
    struct cover cover = {.login = "co2", .covers = "co1", .from = NONE, .until = NONE};
    request_init(&request, VERB_PERMIT);
    request_set_row(&request, KIND_COVER, &cover);
    assert_true(base_ask(&city, &request));
    noted_assert_newest(&city, 1, "admin:permit:right:-:covers:done");
    char *record = base_query(&city, "SELECT t.record_id = (SELECT max(id) FROM covers) FROM trail "
                                     "AS t WHERE t.id = " NEWEST);
    assert_string_equal(record, "1");
    free(record);
    base_leave(&city);
}

// What came to nothing had no ground, however it came to nothing.
static void what_was_not_done_has_no_ground(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_int_equal(base_new(&city, KIND_PERSON, "household=T3|person=P9|given_name=A"), 0);
    assert_int_equal(city.reply.status, STATUS_INVALID);
    noted_assert_newest(&city, 1, "co1:change:none:T3::invalid");
    static const enum trail_result results[] = {TRAIL_THROTTLED, TRAIL_FAILED};
    for (size_t i = 0; i < ARRAY_SIZE(results); i++) {
        const struct store_event search = {.action = TRAIL_SEARCH, .result = results[i]};
        assert_true(trail_add_event(city.store, &search));
        char *ground = base_query(&city, "SELECT ground FROM trail WHERE id = " NEWEST);
        assert_string_equal(ground, "none");
        free(ground);
    }
    base_leave(&city);
}

// An entry names one that was given; so no request gives several.
static void rights_are_given_one_by_one(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    base_as(&city, UID_ADMINISTRATOR);
    int64_t before = noted_count(&city);
    struct restricted one = {.household = "T1", .logins = "co1"};
    struct restricted other = {.household = "T2", .logins = "co2"};
    request_init(&request, VERB_PERMIT);
    request_set_row(&request, KIND_RESTRICTED, &one);
    rows_add(&request.rows, &other);
    assert_false(base_ask(&city, &request));
    assert_int_equal(city.reply.status, STATUS_INVALID);
    request_init(&request, VERB_PERMIT);
    rows_init(&request.rows, KIND_RESTRICTED); // none at all
    assert_false(base_ask(&city, &request));
    assert_int_equal(city.reply.status, STATUS_INVALID);
    assert_int_equal(noted_count(&city), before);
    char *count = base_query(&city, "SELECT count(*) FROM restricted AS r JOIN households AS h ON "
                                    "h.id = r.household_id WHERE h.household IN ('T1', 'T2')");
    assert_string_equal(count, "0");
    free(count);
    base_leave(&city);
}

static void log_in(struct base *city, int64_t uid, int64_t session, const char *address)
{
    struct reply reply;
    const struct store_event login = {.action = TRAIL_LOGIN, .session = session};
    const struct store_write write = {
        .uid = uid, .event = &login, .reply = &reply, .address = address};
    reply_init(&reply);
    assert_true(store_answer_all(city->store, &write, 1));
    assert_int_equal(reply.status, STATUS_DONE);
    reply_clear(&reply);
}

static void a_session_begins_with_its_address(void **state)
{
    struct base city;
    rights_join(&city, *state);
    static const struct {
        const char *told, *kept;
    } addresses[] = {
        {"10.0.0.7", "10.0.0.7"},
        {"2001:db8::7", "2001:db8::7"},
        {"fe80::1%eth0", "fe80::1%eth0"},
        {"a b", ""},
        {"x\x1b[1m", ""},
        {"the-neighbours-told-me", ""},
        {"10.0.0.7%eth0", ""},
        {"10.0.0.700", ""},
        {"fe80::1%", ""},
        {"fe80::1%a-text-of-ones-own", ""},
    };
    for (size_t i = 0; i < ARRAY_SIZE(addresses); i++) {
        log_in(&city, UID_CO1, (int64_t)i + 1, addresses[i].told);
        noted_assert_newest(&city, 1, "co1:login:right:-::done");
        print_message("%s\n", addresses[i].told);
        char *address = base_query(&city, "SELECT address FROM trail WHERE id = " NEWEST);
        assert_string_equal(address, addresses[i].kept);
        free(address);
    }
    log_in(&city, UID_CO1, 1, "10.0.0.7"); // the line was lost
    log_in(&city, UID_CO2, 1, "10.0.0.8"); // whoever else has this number
    char *counts = base_query(&city, "SELECT group_concat(count, '') FROM trail WHERE "
                                     "action = 'login'");
    assert_string_equal(counts, "000000000010");
    free(counts);
    base_leave(&city);
}

// Writes, what is read and what the service knows by itself share a commit.
static void a_group_notes_what_is_read_and_events(void **state)
{
    struct base city;
    struct asked opens, refused, changes;
    struct reply told;
    rights_join(&city, *state);
    asked_begin(&opens, VERB_OPEN, base_id(*state, KIND_HOUSEHOLD, "T1"))->kinds =
        KIND_BIT(KIND_HOUSEHOLD);
    asked_begin(&refused, VERB_OPEN, base_id(*state, KIND_HOUSEHOLD, "T2"));
    asked_begin(&changes, VERB_CHANGES, 0); // which nobody is told of
    reply_init(&told);
    const struct store_event search = {
        .action = TRAIL_SEARCH, .session = NOTED_SESSION, .count = 3, .words = "van 't Hof"};
    const struct store_write writes[] = {
        {.uid = UID_CO1, .request = &opens.request, .reply = &opens.reply, .address = "10.0.0.7"},
        {.uid = UID_CO1, .request = &refused.request, .reply = &refused.reply},
        {.uid = UID_CO2, .event = &search, .reply = &told, .address = "10.0.0.8"},
        {.uid = UID_CO1, .request = &changes.request, .reply = &changes.reply},
    };
    assert_true(store_answer_all(city.store, writes, ARRAY_SIZE(writes)));
    assert_int_equal(opens.reply.status, STATUS_DONE);
    assert_int_equal(opens.reply.list_count, 0); // noted, not answered
    assert_int_equal(refused.reply.status, STATUS_REFUSED);
    noted_assert_newest(&city, 3,
                        "co1:open:own:T1::done co1:open:none:T2::refused co2:search:right:-::done");
    char *words = base_query(&city, "SELECT t.count || t.address || w.words FROM trail_words AS w "
                                    "JOIN trail AS t ON t.id = w.id");
    assert_string_equal(words, "310.0.0.8van 't Hof");
    free(words);
    noted_assert_whole(&city);
    asked_end(&opens);
    asked_end(&refused);
    asked_end(&changes);
    reply_clear(&told);
    base_leave(&city);
}

// What was done and seen stands there by numbers; names and what was typed stand apart.
static void no_names_and_no_content_stand_in_the_trail(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    noted_open_as(&city, UID_CO1, "T1");
    noted_open_as(&city, UID_CO1, "T3");
    base_change(&city, KIND_HOUSEHOLD, base_id(*state, KIND_HOUSEHOLD, "T1"), "name=Zeldzaam");
    const struct store_event search = {.action = TRAIL_SEARCH, .words = "Zeldzaam"};
    assert_true(trail_add_event(city.store, &search));
    static const char *const names[] = {"Zeldzaam", "T1", "T3", "co1", "Hof", "lead", "Kerkstraat"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        char *sql = xasprintf("SELECT count(*) FROM trail WHERE instr(role || kind || action || "
                              "ground || address || result, '%s') > 0",
                              names[i]);
        char *count = base_query(&city, sql);
        assert_string_equal(count, "0");
        free(count);
        free(sql);
    }
    char *types = base_query(&city, "SELECT name FROM pragma_table_info('trail') WHERE type = "
                                    "'TEXT' ORDER BY name");
    assert_string_equal(types, "action address ground kind result role");
    free(types);
    base_leave(&city);
}

// Nothing is shown that cannot be noted.
static void what_cannot_be_noted_is_not_shown(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    trail_key_forget(&city.store->key);
    asked_begin(&asked, VERB_OPEN, base_id(*state, KIND_HOUSEHOLD, "T1"))->kinds =
        KIND_BIT(KIND_HOUSEHOLD);
    assert_true(noted_read_as(&city, UID_CO1, &asked));
    assert_int_equal(asked.reply.status, STATUS_ERROR);
    assert_int_equal(asked.reply.list_count, 0);
    asked_end(&asked);
    base_leave(&city);
}

// Its service would no longer start when a command beside it had gone on with another key.
static void assert_no_other_key(const struct base *city, const char *why)
{
    struct base beside;
    char *begun = base_query(city, "SELECT count(*) FROM trail_keys");
    base_join(&beside, city, "co1");
    assert_int_equal(base_new(&beside, KIND_HOUSEHOLD, "household=T9|name=Jansen"), 0);
    assert_non_null(strstr(beside.reply.message, why));
    base_leave(&beside);
    char *now = base_query(city, "SELECT count(*) FROM trail_keys");
    assert_string_equal(now, begun);
    free(begun);
    free(now);
}

static void nobody_begins_another_key_in_a_city(void **state)
{
    struct base *base = *state;
    struct trail_key other;
    struct store *store;
    struct err err;
    char *path = trail_key_path(&base->settings);
    char *aside = xasprintf("%s.aside", path);
    assert_int_equal(rename(path, aside), 0);
    assert_no_other_key(base, "is gone");
    assert_int_equal(access(path, F_OK), -1);
    assert_true(trail_key_make(&other, path));
    assert_no_other_key(base, "is not the key of this trail");
    assert_int_equal(rename(aside, path), 0);
    assert_int_equal(store_open(&store, &base->settings, STORE_SERVE, &err), STORE_OK);
    store_close(store);
    free(path);
    free(aside);
}

// Who may see the trail

static size_t audit_as(struct base *city, int64_t uid, int64_t household_id)
{
    struct request request;
    base_as(city, uid);
    request_init(&request, VERB_AUDIT);
    request.household_id = household_id;
    return base_ask(city, &request) ? city->reply.rows.count : 0;
}

static void the_trail_is_for_who_reviews_and_for_team_leads(void **state)
{
    struct base city;
    rights_join(&city, *state);
    noted_open_as(&city, UID_CO1, "T1");
    noted_open_as(&city, UID_CO1, "T2");
    noted_open_as(&city, UID_CO2, "T2");
    int64_t id = base_id(*state, KIND_HOUSEHOLD, "T2");
    assert_int_equal(audit_as(&city, UID_CO1, 0), 0);
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_int_equal(audit_as(&city, UID_LEAD, 0), 2); // of co1, not of co2
    assert_true(rights_reply_has(&city, "T1"));        // which the lead may read
    assert_false(rights_reply_has(&city, "T2"));
    // Of one household: who may read it.
    char *count = base_query(&city, "SELECT count(*) FROM trail AS t JOIN households AS h ON "
                                    "h.id = t.household_id WHERE h.household = 'T2'");
    assert_int_equal(audit_as(&city, UID_CO2, id), strtoll(count, NULL, 10));
    assert_true(rights_reply_has(&city, "refused"));
    free(count);
    assert_int_equal(audit_as(&city, UID_CO1, id), 0);
    assert_int_equal(audit_as(&city, UID_CO1, base_id(*state, KIND_HOUSEHOLD, "T3")), 0);
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    char *problem = base_sql(&city, "UPDATE users SET rights = 'review' WHERE login = 'admin'");
    assert_null(problem);
    int64_t all = noted_count(&city);
    assert_int_equal(audit_as(&city, UID_ADMINISTRATOR, 0), all);
    assert_false(rights_reply_has(&city, "T2"));
    base_leave(&city);
}

// A review leads to households that the lead may not read: what the team did there, and no refusal.
static void a_team_lead_reviews_what_the_team_did_elsewhere(void **state)
{
    struct base city;
    struct asked asked;
    rights_join(&city, *state);
    noted_open_as(&city, UID_CO1, "T2");
    noted_open_as(&city, UID_CO2, "T2");
    noted_open_as(&city, UID_CO1, "T3");
    static const char *const codes[] = {"T2", "T3"};
    for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
        asked_begin(&asked, VERB_AUDIT, base_id(*state, KIND_HOUSEHOLD, codes[i]));
        assert_true(noted_read_as(&city, UID_LEAD, &asked));
        assert_int_equal(asked.reply.status, STATUS_DONE);
        assert_int_equal(asked.reply.rows.count, 2); // of co1, and of the lead just now
        asked_end(&asked);
    }
    noted_assert_newest(&city, 2, "lead:audit:right:T2:trail:done lead:audit:right:T3:trail:done");
    assert_int_equal(audit_as(&city, UID_LEAD, base_id(*state, KIND_HOUSEHOLD, "T2")), 2);
    assert_false(rights_reply_has(&city, "T2"));
    asked_begin(&asked, VERB_AUDIT, base_id(*state, KIND_HOUSEHOLD, "T2"))->flags = REQUEST_PRINT;
    assert_true(noted_read_as(&city, UID_LEAD, &asked));
    assert_int_equal(asked.reply.status, STATUS_REFUSED);
    asked_end(&asked);
    noted_assert_newest(&city, 1, "lead:print:none:T2:trail:refused");
    assert_int_equal(audit_as(&city, UID_LEAD, 4711), 0);
    assert_int_equal(city.reply.status, STATUS_DONE); // no sooner than of one that is hidden
    assert_true(audit_as(&city, UID_LEAD, base_id(*state, KIND_HOUSEHOLD, "T1")) > 0);
    base_leave(&city);
}

static void note_words(struct base *city, enum trail_action action, int64_t household_id,
                       const char *words)
{
    const struct store_event event = {
        .action = action, .household_id = household_id, .words = words};
    assert_true(trail_add_event(city->store, &event));
}

// What was typed may name a household that is hidden from who reads the trail.
static void words_are_for_who_may_know_them(void **state)
{
    static const struct {
        int64_t uid;
        const char *of; // household asked for; NULL: all
        bool search, search_found, reason, closed_reason, hidden_reason;
    } cases[] = {
        {UID_LEAD, NULL, false, false, true, true, false},
        {UID_LEAD, "T1", false, false, true, false, false},
        {UID_CO1, "T1", false, false, true, false, false},
        {UID_ADMINISTRATOR, NULL, true, false, true, true, false},
        {UID_DIRECTOR, "T4", false, false, false, false, false},
        {UID_EVALUATOR, NULL, false, false, false, false, false},
    };
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_CO1);
    assert_true(noted_open_as(&city, UID_CO1, "T1"));
    note_words(&city, TRAIL_SEARCH, 0, "verborgen");
    note_words(&city, TRAIL_SEARCH, base_id(*state, KIND_HOUSEHOLD, "T1"), "schuilplaats");
    note_words(&city, TRAIL_BREAK, base_id(*state, KIND_HOUSEHOLD, "T1"), "brand bij de buren");
    note_words(&city, TRAIL_BREAK, base_id(*state, KIND_HOUSEHOLD, "T2"), "water in de kelder");
    note_words(&city, TRAIL_BREAK, base_id(*state, KIND_HOUSEHOLD, "T3"), "onderduik");
    char *problem = base_sql(&city, "UPDATE users SET rights = 'review' WHERE login IN ('admin', "
                                    "'eva', 'director')");
    assert_null(problem);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        int64_t id = cases[i].of ? base_id(*state, KIND_HOUSEHOLD, cases[i].of) : 0;
        print_message("%lld %s\n", (long long)cases[i].uid, cases[i].of ? cases[i].of : "");
        audit_as(&city, cases[i].uid, id);
        assert_int_equal(city.reply.status, STATUS_DONE);
        assert_int_equal(rights_reply_has(&city, "verborgen"), cases[i].search);
        assert_int_equal(rights_reply_has(&city, "schuilplaats"), cases[i].search_found);
        assert_int_equal(rights_reply_has(&city, "brand bij"), cases[i].reason);
        assert_int_equal(rights_reply_has(&city, "water in"), cases[i].closed_reason);
        assert_int_equal(rights_reply_has(&city, "onderduik"), cases[i].hidden_reason);
    }
    base_leave(&city);
}

static void entries_are_sifted_and_come_in_pages(void **state)
{
    struct base city;
    struct request request;
    struct trail_entry wish, entry;
    rights_join(&city, *state);
    for (int i = 0; i < 7; i++) {
        noted_open_as(&city, UID_CO2, "T1"); // refused
    }
    noted_open_as(&city, UID_CO1, "T1");
    record_init(KIND_TRAIL, &wish);
    wish.login = xstrdup("co2");
    wish.action = xstrdup("open");
    char *problem = base_sql(&city, "UPDATE users SET rights = 'review' WHERE login = 'admin'");
    assert_null(problem);
    base_as(&city, UID_ADMINISTRATOR);
    size_t found = 0;
    char *next = xstrdup("");
    int64_t last = INT64_MAX;
    while (next) {
        request_init(&request, VERB_AUDIT);
        request.limit = 3;
        request_set_row(&request, KIND_TRAIL, &wish);
        request_set_after(&request, next);
        free(next);
        assert_true(base_ask(&city, &request));
        assert_true(city.reply.rows.count <= 3);
        next = city.reply.next ? xstrdup(city.reply.next) : NULL;
        record_init(KIND_TRAIL, &entry);
        for (size_t offset = 0; rows_next(&city.reply.rows, &offset, &entry, NULL); found++) {
            assert_true(entry.head.id < last);
            last = entry.head.id;
            assert_string_equal(entry.login, "co2");
            assert_string_equal(entry.result, "refused");
        }
        record_clear(KIND_TRAIL, &entry);
    }
    assert_int_equal(found, 7);
    record_clear(KIND_TRAIL, &wish);
    base_leave(&city);
}

#define IN_CITY(test) cmocka_unit_test_setup_teardown(test, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_CITY(an_emergency_access_is_marked_from_then_on),
        IN_CITY(a_refused_write_is_noted),
        IN_CITY(what_a_conflict_shows_is_an_opening),
        IN_CITY(giving_a_household_away_was_done_as_its_coordinator),
        IN_CITY(rights_that_are_given_are_noted_of_whom),
        IN_CITY(what_was_not_done_has_no_ground),
        IN_CITY(rights_are_given_one_by_one),
        IN_CITY(a_session_begins_with_its_address),
        IN_CITY(a_group_notes_what_is_read_and_events),
        IN_CITY(no_names_and_no_content_stand_in_the_trail),
        IN_CITY(what_cannot_be_noted_is_not_shown),
        IN_CITY(nobody_begins_another_key_in_a_city),
        IN_CITY(the_trail_is_for_who_reviews_and_for_team_leads),
        IN_CITY(a_team_lead_reviews_what_the_team_did_elsewhere),
        IN_CITY(words_are_for_who_may_know_them),
        IN_CITY(entries_are_sifted_and_come_in_pages),
    };
    return cmocka_run_group_tests_name("trail_audit", tests, NULL, NULL);
}
