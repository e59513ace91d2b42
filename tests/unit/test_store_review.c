// SPDX-License-Identifier: EUPL-1.2
// The weekly review, on trails that are made up here and judged by a calculation of its own.
#include "store/review.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/week.h"
#include "base/xalloc.h"
#include "store/store.h"

enum { UID_OFFICER = 2001, UID_SINGLE, MANY = 6000, HOUR = 3600, MINUTE = 60 };

// The week before that of 2026-11-22, the last that is over: it has a Monday to Friday and a weekend.
static int64_t monday;

struct entry {
    int64_t at, user_id, uid, household_id;
    const char *action, *result;
};

struct world {
    struct base *base;
    struct base city;
    struct entry entries[MANY];
    size_t count;
};

static struct world world;

static int set_up(void **state)
{
    rights_world_set_up(state);
    world.base = *state;
    world.count = 0;
    base_add_user(world.base, UID_OFFICER, "officer", "administrator", "", "review");
    base_add_user(world.base, UID_SINGLE, "single", "team-lead", "", "");
    monday = week_monday(world.base->settings.today) - WEEK_DAYS;
    rights_join(&world.city, world.base);
    return 0;
}

static int tear_down(void **state)
{
    base_leave(&world.city);
    return base_tear_down(state);
}

// Making a trail

static int64_t user_of(int64_t uid)
{
    char *sql = xasprintf("SELECT id FROM users WHERE uid = %lld", (long long)uid);
    char *id = base_query(world.base, sql);
    int64_t found = strtoll(id, NULL, 10);
    free(id);
    free(sql);
    return found;
}

static void add(int64_t at, int64_t uid, int64_t household_id, const char *action,
                const char *result)
{
    assert_true(world.count < MANY);
    world.entries[world.count++] =
        (struct entry){at, user_of(uid), uid, household_id, action, result};
}

static int64_t at(int day, int hour, int minute)
{
    return date_noon(monday + day) + (hour - 12) * HOUR + (int64_t)minute * MINUTE;
}

// Many at once, with hashes that nobody verifies here.
static void keep(void)
{
    struct buf sql = {0};
    buf_add_text(&sql, "BEGIN;");
    for (size_t i = 0; i < world.count; i++) {
        const struct entry *one = &world.entries[i];
        buf_addf(&sql,
                 "INSERT INTO trail (at, user_id, uid, role, behalf_id, household_id, kind, "
                 "record_id, action, ground, glass_id, session, address, result, count, step_id, "
                 "words_hash, mac) VALUES (%lld, %lld, %lld, 'r', 0, %lld, '', 0, '%s', 'own', 0, "
                 "0, '', '%s', 0, 0, x'', zeroblob(32));",
                 (long long)one->at, (long long)one->user_id, (long long)one->uid,
                 (long long)one->household_id, one->action, one->result);
    }
    buf_add_text(&sql, "COMMIT");
    char *problem = base_sql(world.base, buf_text(&sql));
    assert_null(problem);
    buf_clear(&sql);
}

// Asking

static void ask_review(int64_t uid, int64_t day)
{
    struct request request;
    base_as(&world.city, uid);
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_REVIEW;
    request.on = day;
    if (!base_ask(&world.city, &request)) {
        fail_msg("%s", world.city.reply.message);
    }
}

// "LINE LOGIN HOUSEHOLD COUNT; " for each point of these lines; all: NULL.
static char *points(const char *line)
{
    struct review review;
    struct buf out = {0};
    size_t offset = 0;
    record_init(KIND_REVIEW, &review);
    while (rows_next(&world.city.reply.rows, &offset, &review, NULL)) {
        if (line == NULL || strcmp(review.line, line) == 0) {
            buf_addf(&out, "%s %s %s %lld; ", review.line, review.login ? review.login : "-",
                     review.household ? review.household : "-", (long long)review.count);
        }
    }
    record_clear(KIND_REVIEW, &review);
    buf_add_text(&out, "");
    return out.data ? buf_steal(&out) : xstrdup("");
}

static void assert_points(int64_t uid, const char *line, const char *expected)
{
    ask_review(uid, monday);
    char *found = points(line);
    if (strcmp(found, expected) != 0) {
        fail_msg("found: %s\nexpected: %s", found, expected);
    }
    free(found);
}

// Points

static void nothing_happened_nothing_is_told(void **state)
{
    (void)state;
    add(at(1, 10, 0), UID_CO1, 1, "open", "done");
    add(at(1, 10, 5), UID_CO1, 1, "change", "done");
    keep();
    assert_points(UID_OFFICER, NULL, "");
}

// Five within ten minutes, not four, nor five in eleven; who is no user goes by the uid.
static void refusals_in_a_burst_are_told(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        add(at(2, 9, 2 * i), UID_CO1, 0, "open", i % 2 ? "refused" : "not-found");
        add(at(2, 11, 3 * i), UID_CO2, 0, "open", "refused"); // twelve minutes
        add(at(3, 9, i), UID_STRANGER, 0, "search", "throttled");
        add(at(3, 9, i), UID_CO4, 0, "login", "refused"); // a point of its own
    }
    for (int i = 0; i < 4; i++) {
        add(at(2, 9, i), UID_CO3, 0, "open", "refused");
    }
    add(at(2, 9, 18), UID_CO1, 0, "open", "refused"); // ten minutes after the last, alone
    add(at(2, 9, 5), UID_CO1, 1, "open", "done");
    keep();
    assert_points(UID_OFFICER, "refusals", "refusals - - 5; refusals co1 - 5; ");
    assert_points(UID_OFFICER, "login", "login co4 - 5; ");
    assert_points(UID_LEAD, "refusals", "refusals co1 - 5; ");
}

// The edges of hours and days: 7:00 is worked, 20:00 no more; Saturday never.
static void openings_outside_working_hours_are_told(void **state)
{
    (void)state;
    add(at(0, 7, 0), UID_CO1, 1, "open", "done");
    add(at(0, 19, 59), UID_CO1, 1, "open", "done");
    add(at(0, 6, 59), UID_CO2, 2, "open", "done");
    add(at(4, 20, 0), UID_CO2, 2, "print", "done");
    add(at(5, 12, 0), UID_CO3, 5, "open", "done");
    add(at(6, 23, 59), UID_CO3, 5, "open", "done");
    add(at(6, 12, 0), UID_CO3, 5, "open", "refused");
    add(at(6, 12, 0), UID_CO3, 5, "search", "done");
    add(at(7, 0, 0), UID_CO1, 1, "open", "done");    // the week after
    add(at(-1, 23, 59), UID_CO1, 1, "open", "done"); // the week before
    keep();
    assert_points(UID_OFFICER, "hours", "hours co2 - 2; hours co3 - 2; ");
    assert_points(UID_LEAD, "hours", "hours co3 - 2; ");
}

// A code for who may read the household, else nothing but its number.
static void households_opened_most_are_told(void **state)
{
    (void)state;
    int64_t t1 = base_id(world.base, KIND_HOUSEHOLD, "T1");
    int64_t t2 = base_id(world.base, KIND_HOUSEHOLD, "T2");
    for (int i = 0; i < 6; i++) {
        add(at(1, 9 + i, 0), UID_CO1, t1, "open", "done");
        add(at(1, 9 + i, 0), i % 2 ? UID_CO3 : UID_CO1, t2, "open", "done");
        add(at(2, 9 + i, 0), UID_CO2, t2, "open", "done");
    }
    keep();
    assert_points(UID_OFFICER, "opened", "opened - - 12; opened - - 6; ");
    assert_points(UID_LEAD, "opened", "opened - T1 6; opened - - 6; ");
    struct review review;
    size_t offset = 0;
    record_init(KIND_REVIEW, &review);
    ask_review(UID_OFFICER, monday);
    assert_true(rows_next(&world.city.reply.rows, &offset, &review, NULL));
    assert_int_equal(review.head.household_id, t2);
    assert_int_equal(review.users, 3);
    assert_int_equal(review.first, at(1, 9, 0));
    assert_int_equal(review.last, at(2, 14, 0));
    record_clear(KIND_REVIEW, &review);
}

static void open_often(int64_t uid, int week, int count)
{
    for (int i = 0; i < count; i++) {
        add(at(WEEK_DAYS * week + i % 5, 9, i), uid, 1000 + i, "open", "done");
    }
}

// More than three times the own median, and twenty at least; who is new has none.
static void far_above_ones_own_median_is_told(void **state)
{
    (void)state;
    static const int earlier[] = {4, 0, 8, 100, 6}; // median 7
    for (size_t i = 0; i < ARRAY_SIZE(earlier); i++) {
        open_often(UID_CO1, -1 - (int)i, earlier[i]);
        open_often(UID_CO2, -1 - (int)i, earlier[i]);
        open_often(UID_CO3, -1 - (int)i, 1);
    }
    open_often(UID_CO4, -1, 2);
    open_often(UID_CO4, -2, 2);
    open_often(UID_CO1, 0, 22); // over 21
    open_often(UID_CO2, 0, 21);
    open_often(UID_CO3, 0, 19);
    open_often(UID_CO4, 0, 90);
    keep();
    assert_points(UID_OFFICER, "above", "above co1 - 22; ");
    struct review review;
    size_t offset = 0;
    record_init(KIND_REVIEW, &review);
    while (rows_next(&world.city.reply.rows, &offset, &review, NULL) &&
           strcmp(review.line, "above") != 0) {
    }
    assert_int_equal(review.usual, 7);
    record_clear(KIND_REVIEW, &review);
}

static void exports_and_imports_are_told(void **state)
{
    (void)state;
    add(at(0, 9, 0), UID_CARRIER, 0, "export", "done");
    add(at(1, 9, 0), UID_CARRIER, 0, "export", "done");
    add(at(1, 9, 0), UID_CARRIER, 0, "export", "refused");
    add(at(1, 9, 0), UID_CO1, 0, "import", "done");
    keep();
    assert_points(UID_OFFICER, "export", "export carrier - 2; ");
    assert_points(UID_OFFICER, "import", "import co1 - 1; ");
    assert_points(UID_LEAD, "export", "");
    assert_points(UID_LEAD, "import", "import co1 - 1; ");
}

// The real thing: an emergency access with its reason.
static void an_emergency_access_is_told_with_its_reason(void **state)
{
    (void)state;
    struct request request;
    base_as(&world.city, UID_CO1);
    request_init(&request, VERB_BREAK);
    request.household_id = base_id(world.base, KIND_HOUSEHOLD, "T2");
    request_set_text(&request, "de buren belden, er is brand");
    assert_true(base_ask(&world.city, &request));
    ask_review(UID_OFFICER, world.base->settings.today);
    struct review review;
    size_t offset = 0;
    record_init(KIND_REVIEW, &review);
    assert_true(rows_next(&world.city.reply.rows, &offset, &review, NULL));
    assert_string_equal(review.line, "break");
    assert_string_equal(review.login, "co1");
    assert_string_equal(review.words, "de buren belden, er is brand");
    assert_int_equal(review.head.household_id, base_id(world.base, KIND_HOUSEHOLD, "T2"));
    record_clear(KIND_REVIEW, &review);
    // But not when the household was hidden since.
    char *problem =
        base_sql(world.base, "INSERT INTO restricted SELECT h.id, u.id FROM households "
                             "AS h, users AS u WHERE household = 'T2' AND login = 'co2'");
    assert_null(problem);
    ask_review(UID_OFFICER, world.base->settings.today);
    assert_true(rights_reply_has(&world.city, "co1"));
    assert_false(rights_reply_has(&world.city, "brand"));
    problem = base_sql(world.base, "DELETE FROM restricted WHERE household_id IN (SELECT id FROM "
                                   "households WHERE household = 'T2')");
    assert_null(problem);
}

// A calculation of its own over thousands of entries

static uint64_t seed;

static int64_t chance(int64_t below)
{
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    return (int64_t)(seed >> 33) % below;
}

static void make_week(void)
{
    static const char *const actions[] = {"open",  "open",   "open",  "open",  "search",
                                          "print", "export", "login", "change"};
    static const char *const results[] = {"done", "done", "done", "refused", "not-found"};
    static const int64_t uids[] = {UID_CO1, UID_CO2, UID_CO3, UID_CO4, UID_CARRIER};
    for (int i = 0; i < 3000; i++) {
        int64_t when = at(0, 0, 0) - 3 * HOUR + chance((WEEK_DAYS * 24 + 6) * HOUR);
        add(when, uids[chance(ARRAY_SIZE(uids))], 1 + chance(40),
            actions[chance(ARRAY_SIZE(actions))], results[chance(ARRAY_SIZE(results))]);
    }
    for (int i = 0; i < 60; i++) { // some are bursts, some are not
        int64_t when = at(0, 0, 0) + chance((int64_t)WEEK_DAYS * 24 * HOUR);
        int64_t uid = uids[chance(ARRAY_SIZE(uids))], size = 3 + chance(5), gap = chance(240);
        for (int64_t one = 0; one < size; one++) {
            add(when + one * gap, uid, 0, "open", "refused");
        }
    }
}

static bool in_week(const struct entry *one)
{
    return one->at >= date_midnight(monday) && one->at < date_midnight(monday + WEEK_DAYS);
}

static bool is_opening(const struct entry *one)
{
    bool opens = strcmp(one->action, "open") == 0 || strcmp(one->action, "print") == 0;
    return in_week(one) && opens && strcmp(one->result, "done") == 0;
}

static bool is_at_work(int64_t when)
{
    int64_t day = 0;
    while (when >= date_midnight(monday + day + 1)) {
        day++;
    }
    int64_t hour = (when - date_midnight(monday + day)) / HOUR;
    return day < 5 && hour >= 7 && hour < 20;
}

static bool is_refusal(const struct entry *one)
{
    return in_week(one) && strcmp(one->result, "done") != 0 && strcmp(one->action, "login") != 0;
}

// Whether some ten minutes that hold this entry hold five of its user.
static bool is_in_burst(const struct entry *one)
{
    for (size_t i = 0; i < world.count; i++) {
        const struct entry *end = &world.entries[i];
        int64_t held = 0;
        bool around = end->at >= one->at && end->at <= one->at + REVIEW_BURST;
        if (!around || !is_refusal(end) || end->uid != one->uid) {
            continue;
        }
        for (size_t other = 0; other < world.count; other++) {
            const struct entry *two = &world.entries[other];
            held += is_refusal(two) && two->uid == one->uid && two->at <= end->at &&
                    two->at >= end->at - REVIEW_BURST;
        }
        if (held >= 5) {
            return true;
        }
    }
    return false;
}

static int64_t counted(const char *line, int64_t user_id)
{
    int64_t count = 0;
    for (size_t i = 0; i < world.count; i++) {
        const struct entry *one = &world.entries[i];
        if (one->user_id != user_id) {
            continue;
        }
        if (strcmp(line, "hours") == 0) {
            count += is_opening(one) && !is_at_work(one->at);
        } else if (strcmp(line, "refusals") == 0) {
            count += is_refusal(one) && is_in_burst(one);
        } else {
            bool done = strcmp(one->result, "done") == 0;
            count += in_week(one) && strcmp(one->action, line) == 0 &&
                     done == (strcmp(line, "login") != 0);
        }
    }
    return count;
}

static void the_figures_agree_with_a_calculation_of_its_own(void **state)
{
    (void)state;
    static const char *const lines[] = {"hours", "refusals", "export", "login"};
    static const int64_t uids[] = {UID_CO1, UID_CO2, UID_CO3, UID_CO4, UID_CARRIER};
    seed = 1;
    make_week();
    keep();
    ask_review(UID_OFFICER, monday + 3);
    for (size_t line = 0; line < ARRAY_SIZE(lines); line++) {
        int64_t sum = 0, expected = 0;
        struct review review;
        size_t offset = 0;
        record_init(KIND_REVIEW, &review);
        while (rows_next(&world.city.reply.rows, &offset, &review, NULL)) {
            if (strcmp(review.line, lines[line]) == 0) {
                assert_int_equal(review.count, counted(lines[line], review.user_id));
                sum += review.count;
            }
        }
        for (size_t i = 0; i < ARRAY_SIZE(uids); i++) {
            expected += counted(lines[line], user_of(uids[i]));
        }
        assert_int_equal(sum, expected);
        assert_true(sum > 0);
        record_clear(KIND_REVIEW, &review);
    }
}

// Who may

static bool may_review(int64_t uid)
{
    struct request request;
    base_as(&world.city, uid);
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_REVIEW;
    request.on = monday;
    return base_ask(&world.city, &request);
}

static bool sign(int64_t uid, int64_t day, const char *remark)
{
    struct request request;
    base_as(&world.city, uid);
    request_init(&request, VERB_SIGN);
    request.on = day;
    request_set_text(&request, remark);
    return base_ask(&world.city, &request);
}

static void only_lead_and_officer_review(void **state)
{
    (void)state;
    static const int64_t refused[] = {UID_CO1,     UID_DIRECTOR, UID_EVALUATOR, UID_ADMINISTRATOR,
                                      UID_CARRIER, UID_STRANGER, UID_SINGLE};
    for (size_t i = 0; i < ARRAY_SIZE(refused); i++) {
        assert_false(may_review(refused[i]));
        assert_int_equal(world.city.reply.status, STATUS_REFUSED);
        assert_false(sign(refused[i], monday, ""));
        assert_int_equal(world.city.reply.status, STATUS_REFUSED);
    }
    assert_true(may_review(UID_LEAD));
    assert_true(may_review(UID_OFFICER));
}

// Signing

// "WEEK STATE LOGIN; " of the weeks that are told.
static char *weeks(int64_t uid)
{
    struct request request;
    struct signed_week week;
    struct buf out = {0};
    size_t offset = 0;
    base_as(&world.city, uid);
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_SIGNED;
    assert_true(base_ask(&world.city, &request));
    record_init(KIND_SIGNED, &week);
    while (rows_next(&world.city.reply.rows, &offset, &week, NULL)) {
        char text[WEEK_TEXT];
        buf_addf(&out, "%s %s %s; ", week_format(week.week, text), week.state,
                 week.login ? week.login : "-");
    }
    record_clear(KIND_SIGNED, &week);
    buf_add_text(&out, "");
    return out.data ? buf_steal(&out) : xstrdup("");
}

static void assert_weeks(int64_t uid, const char *expected)
{
    char *found = weeks(uid);
    assert_string_equal(found, expected);
    free(found);
}

// Today is Sunday 22 November 2026, of week 47, which is not over.
static void a_week_is_signed_once_for_each_scope(void **state)
{
    (void)state;
    add(at(-WEEK_DAYS, 10, 0), UID_CO1, 1, "open", "done");
    keep();
    assert_weeks(UID_OFFICER, "2026-W46 due -; 2026-W45 overdue -; ");
    assert_int_equal(world.city.reply.id, 1);
    assert_false(sign(UID_OFFICER, monday + WEEK_DAYS, ""));
    assert_string_equal(world.city.reply.message, "This week is not over yet.");
    assert_false(sign(UID_OFFICER, 9999999, ""));
    static const int64_t before[] = {INT64_MIN, -9999999};
    for (size_t i = 0; i < ARRAY_SIZE(before); i++) {
        assert_false(sign(UID_OFFICER, before[i], ""));
        assert_string_equal(world.city.reply.message, "The trail begins later than this week.");
    }
    assert_false(sign(UID_OFFICER, monday - WEEK_DAYS - 1, ""));
    assert_string_equal(world.city.reply.message, "The trail begins later than this week.");
    assert_false(sign(UID_OFFICER, monday - 1, "een\033[2J teken"));
    assert_string_equal(world.city.reply.message, "Remark: control character");
    assert_true(sign(UID_OFFICER, monday - 1, "met co1 besproken"));
    assert_true(sign(UID_OFFICER, monday - WEEK_DAYS, "met co1 besproken")); // sent twice
    assert_weeks(UID_OFFICER, "2026-W46 due -; 2026-W45 signed officer; ");
    assert_weeks(UID_LEAD, "2026-W46 due -; 2026-W45 overdue -; ");
    assert_true(sign(UID_LEAD, monday, ""));
    assert_weeks(UID_LEAD, "2026-W46 signed lead; 2026-W45 overdue -; ");
    base_add_user(world.base, 2003, "second", "coordinator", "", "review");
    assert_false(sign(2003, monday - 1, ""));
    assert_non_null(strstr(world.city.reply.message, "has signed this week already"));
    char *noted = base_query(world.base, "SELECT action || record_id FROM trail WHERE "
                                         "action = 'sign' AND result = 'done' ORDER BY id");
    assert_string_equal(noted, "sign1 sign2");
    free(noted);
}

// Each start asks; that is no refusal, and nobody else learns of weeks.
static void who_may_not_is_told_of_no_week(void **state)
{
    (void)state;
    add(at(-WEEK_DAYS, 10, 0), UID_CO1, 1, "open", "done");
    keep();
    assert_weeks(UID_CO1, "");
    assert_int_equal(world.city.reply.id, 0);
    assert_weeks(UID_SINGLE, "");
    struct request request;
    base_as(&world.city, UID_CO1);
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_SIGNED;
    assert_false(store_must_note(world.city.store, &request));
    request.kind = KIND_REVIEW;
    assert_true(store_must_note(world.city.store, &request));
    request_clear(&request);
}

// Without a service there is nobody to sign for.
static void an_owner_reviews_and_does_not_sign(void **state)
{
    (void)state;
    struct request request;
    request_init(&request, VERB_REVIEW);
    request.kind = KIND_REVIEW;
    request.on = monday;
    assert_true(base_ask(world.base, &request));
    request_init(&request, VERB_SIGN);
    request.on = monday;
    assert_false(base_ask(world.base, &request));
    assert_int_equal(world.base->reply.status, STATUS_INVALID);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_happened_nothing_is_told),
        TEST(refusals_in_a_burst_are_told),
        TEST(openings_outside_working_hours_are_told),
        TEST(households_opened_most_are_told),
        TEST(far_above_ones_own_median_is_told),
        TEST(exports_and_imports_are_told),
        TEST(an_emergency_access_is_told_with_its_reason),
        TEST(the_figures_agree_with_a_calculation_of_its_own),
        TEST(only_lead_and_officer_review),
        TEST(a_week_is_signed_once_for_each_scope),
        TEST(who_may_not_is_told_of_no_week),
        TEST(an_owner_reviews_and_does_not_sign),
    };
    return cmocka_run_group_tests_name("store_review", tests, NULL, NULL);
}
