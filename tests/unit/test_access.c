// SPDX-License-Identifier: EUPL-1.2
// How users are kept, and the glass is broken.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/rights_world.h"
#include "base/array.h"
#include "base/xalloc.h"

static const char reason[] = "Crisis: de politie belt over dit gezin";

// A row of VERB_PERMIT; only the fields named are carried. id 0: new.
static bool permit(struct base *city, enum kind kind, int64_t id, const char *fields)
{
    struct request request;
    void *record = xcalloc(1, kind_get(kind)->size);
    request_init(&request, VERB_PERMIT);
    rows_init(&request.rows, kind);
    record_init(kind, record);
    base_fill(kind, record, fields);
    ((struct record *)record)->id = id;
    if (id != 0) {
        struct columns *columns = &request.rows.columns;
        uint8_t count = 0;
        for (uint8_t i = 0; i < columns->count; i++) {
            if (!field_is_empty(&kind_get(kind)->fields[i], record)) {
                columns->index[count++] = i;
            }
        }
        columns->count = count;
    }
    rows_add(&request.rows, record);
    record_clear(kind, record);
    free(record);
    return base_ask(city, &request);
}

static bool break_glass(struct base *city, int64_t uid, const char *household, const char *why)
{
    struct request request;
    base_as(city, uid);
    request_init(&request, VERB_BREAK);
    request.household_id = base_id(city, KIND_HOUSEHOLD, household);
    request_set_text(&request, why);
    return base_ask(city, &request);
}

// The change counter, as another session sees it.
static int64_t changes(struct base *base)
{
    struct request request;
    request_init(&request, VERB_CHANGES);
    assert_true(base_ask(base, &request));
    return base->reply.changes;
}

static void users_are_added_changed_and_ended(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_ADMINISTRATOR);
    assert_true(permit(&city, KIND_USER, 0, "login=new|uid=2001|role=coordinator|team=noord"));
    int64_t id = city.reply.id;
    assert_true(permit(&city, KIND_USER, 0, "login=new|uid=2001|role=coordinator|team=noord"));
    assert_int_equal(city.reply.id, id); // sent twice
    assert_true(rights_can_open(&city, 2001, "T1"));
    base_as(&city, UID_ADMINISTRATOR);
    assert_true(permit(&city, KIND_USER, id, "login=new|team=zuid"));
    assert_false(rights_can_open(&city, 2001, "T1"));
    base_as(&city, UID_ADMINISTRATOR);
    assert_true(permit(&city, KIND_USER, id, "login=new|until=2026-11-21"));
    assert_false(rights_can_open(&city, 2001, "T2"));
    assert_non_null(strstr(city.reply.message, "ended"));
    char *problem = base_sql(&city, "DELETE FROM users WHERE login = 'new'");
    assert_string_equal(problem, "users are ended, not deleted");
    free(problem);
    base_leave(&city);
}

// A session that is open sees at its next look that its rights are others.
static void changed_rights_are_counted(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    base_as(&city, UID_ADMINISTRATOR);
    int64_t before = changes(base);
    assert_true(permit(&city, KIND_USER, 0, "login=new|uid=2001|role=coordinator"));
    assert_int_equal(changes(base), before + 1);
    assert_true(permit(&city, KIND_COVER, 0, "login=co3|covers=co2"));
    assert_int_equal(changes(base), before + 2);
    assert_true(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=co1"));
    assert_int_equal(changes(base), before + 3);
    assert_false(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=none"));
    assert_int_equal(changes(base), before + 3);
    assert_true(break_glass(&city, UID_CARRIER, "T2", reason));
    assert_int_equal(changes(base), before + 4);
    assert_true(base_change(base, KIND_HOUSEHOLD, base_id(base, KIND_HOUSEHOLD, "T1"), "name=A"));
    assert_int_equal(base->reply.step, before + 5); // the next step has the next number
    assert_int_equal(changes(base), before + 5);
    base_leave(&city);
}

static void the_first_user_of_all_is_counted(void **state)
{
    struct base *base = *state;
    free(base_sql(base, "DELETE FROM sqlite_sequence WHERE name = 'steps'"));
    assert_int_equal(changes(base), 0);
    assert_true(permit(base, KIND_USER, 0, "login=new|uid=2001|role=administrator"));
    assert_int_equal(changes(base), 1);
}

static void wrong_users_are_refused(void **state)
{
    static const struct {
        const char *fields;
        const char *words;
    } cases[] = {
        {"login=co1|uid=2001|role=coordinator", "Login: is already in use"},
        {"login=new|uid=1001|role=coordinator", "The Unix user 1001 is co1 already."},
        {"login=new|uid=2001", "Role: may not be empty"},
        {"login=new|role=coordinator", "Unix user: may not be empty"},
        {"login=new|uid=2001|role=coordinator|from=2026-02-01|until=2026-01-01",
         "Until: until before from"},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        base_as(&city, UID_ADMINISTRATOR);
        assert_false(permit(&city, KIND_USER, 0, cases[i].fields));
        assert_string_equal(city.reply.message, cases[i].words);
    }
    base_as(&city, UID_LEAD);
    assert_false(permit(&city, KIND_USER, 0, "login=new|uid=2001|role=administrator"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_leave(&city);
}

// What no program of ours would send is not kept.
static void a_role_of_ones_own_making_is_refused(void **state)
{
    struct base city;
    struct request request;
    struct user user;
    rights_join(&city, *state);
    base_as(&city, UID_ADMINISTRATOR);
    record_init(KIND_USER, &user);
    base_fill(KIND_USER, &user, "login=new|uid=2001");
    user.role = xstrdup("owner");
    request_init(&request, VERB_PERMIT);
    rows_init(&request.rows, KIND_USER);
    rows_add(&request.rows, &user);
    record_clear(KIND_USER, &user);
    assert_false(base_ask(&city, &request));
    assert_int_equal(city.reply.status, STATUS_INVALID);
    base_leave(&city);
}

static void the_last_administrator_stays(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    base_as(&city, UID_ADMINISTRATOR);
    char *id = base_query(base, "SELECT id FROM users WHERE login = 'admin'");
    assert_false(permit(&city, KIND_USER, strtoll(id, NULL, 10), "login=admin|until=2026-11-21"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_true(permit(&city, KIND_USER, 0, "login=next|uid=2001|role=administrator"));
    assert_true(permit(&city, KIND_USER, strtoll(id, NULL, 10), "login=admin|until=2026-11-21"));
    free(id);
    base_leave(&city);
}

static void coverings_hold_for_their_days(void **state)
{
    static const struct {
        const char *fields;
        bool opens;
    } cases[] = {
        {"login=co3|covers=co2|from=2026-11-23|until=2026-12-01", false}, // from tomorrow on
        {"login=co3|covers=co2|from=2026-11-01|until=2026-11-21", false}, // until yesterday
        {"login=co3|covers=co2|from=2026-11-22|until=2026-11-22", true},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        base_as(&city, UID_ADMINISTRATOR);
        assert_true(permit(&city, KIND_COVER, 0, cases[i].fields));
        assert_int_equal(rights_can_open(&city, UID_CO3, "T2"), cases[i].opens);
    }
    assert_false(rights_can_open(&city, UID_CO3, "T3")); // restricted to others
    base_as(&city, UID_ADMINISTRATOR);
    assert_false(permit(&city, KIND_COVER, 0, "login=co3|covers=co3"));
    assert_false(permit(&city, KIND_COVER, 0, "login=co3|covers=none"));
    base_leave(&city);
}

static void restricted_is_for_those_named(void **state)
{
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_ADMINISTRATOR);
    assert_true(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=co1 director"));
    assert_true(rights_can_open(&city, UID_CO1, "T1"));
    assert_true(rights_can_open(&city, UID_DIRECTOR, "T1")); // named, and so may read
    assert_false(rights_can_open(&city, UID_CO3, "T1"));     // of the team
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    base_as(&city, UID_ADMINISTRATOR);
    assert_false(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=co1 none"));
    assert_true(permit(&city, KIND_RESTRICTED, 0, "household=T1"));
    assert_true(rights_can_open(&city, UID_CO3, "T1"));
    assert_false(rights_can_open(&city, UID_DIRECTOR, "T1"));
    base_leave(&city);
}

// A team lead: within the team, and no further.

static int64_t access_rows(struct base *city, enum kind kind)
{
    struct request request;
    request_init(&request, VERB_ACCESS);
    request.kind = kind;
    base_ask(city, &request);
    return city->reply.status == STATUS_DONE ? (int64_t)city->reply.rows.count : -1;
}

static int64_t last_cover(const struct base *base)
{
    char *id = base_query(base, "SELECT max(id) FROM covers");
    int64_t number = strtoll(id, NULL, 10);
    free(id);
    return number;
}

static void a_team_lead_sets_coverings_of_the_team(void **state)
{
    static const struct {
        const char *fields;
        enum status status;
    } cases[] = {
        {"login=co1|covers=co2", STATUS_REFUSED},  // another team's work
        {"login=co2|covers=co1", STATUS_REFUSED},  // by another team
        {"login=lead|covers=co2", STATUS_REFUSED}, // himself
        {"login=co1|covers=director", STATUS_REFUSED},
        {"login=co1|covers=none", STATUS_INVALID},
        {"login=co1|covers=co1", STATUS_INVALID},
        {"login=co1|covers=co3|reason=ziek", STATUS_DONE},
    };
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    base_as(&city, UID_LEAD);
    assert_int_equal(access_rows(&city, KIND_COVER), 0); // co1 for co4, of another team
    assert_false(permit(&city, KIND_COVER, last_cover(base), "login=co1|until=2026-11-21"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_false(permit(&city, KIND_COVER, 999, "login=co1|until=2026-11-21"));
    assert_int_equal(city.reply.status, STATUS_NOT_FOUND);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("%s\n", cases[i].fields);
        permit(&city, KIND_COVER, 0, cases[i].fields);
        assert_int_equal(city.reply.status, cases[i].status);
    }
    assert_int_equal(access_rows(&city, KIND_COVER), 1);
    base_as(&city, UID_CO1);
    int64_t person = base_new(&city, KIND_PERSON, "household=T5|person=P9|given_name=Gedekt");
    assert_int_not_equal(person, 0);
    base_as(&city, UID_LEAD);
    assert_true(permit(&city, KIND_COVER, last_cover(base), "login=co1|until=2026-11-21"));
    base_as(&city, UID_CO1);
    assert_false(base_change(&city, KIND_PERSON, person, "given_name=Anders"));
    base_leave(&city);
}

static void a_team_lead_restricts_households_of_the_team(void **state)
{
    static const struct {
        const char *fields;
        enum status status;
    } cases[] = {
        {"household=T2|logins=co1", STATUS_REFUSED},   // of another team
        {"household=T4|logins=co1", STATUS_REFUSED},   // of nobody
        {"household=T6|logins=co1", STATUS_REFUSED},   // covered by the team, not of it
        {"household=T3", STATUS_NOT_FOUND},            // restricted to others
        {"household=T9|logins=co1", STATUS_NOT_FOUND}, // not there at all
        {"household=T1|logins=co1 co2", STATUS_REFUSED},
        {"household=T1|logins=co1 none", STATUS_INVALID},
        {"household=T1|logins=co1 lead", STATUS_DONE},
    };
    struct base city;
    rights_join(&city, *state);
    base_as(&city, UID_LEAD);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("%s\n", cases[i].fields);
        permit(&city, KIND_RESTRICTED, 0, cases[i].fields);
        assert_int_equal(city.reply.status, cases[i].status);
    }
    assert_int_equal(access_rows(&city, KIND_RESTRICTED), 1); // T3 is not told of
    assert_false(rights_can_open(&city, UID_CO3, "T1"));
    base_as(&city, UID_ADMINISTRATOR);
    assert_int_equal(access_rows(&city, KIND_RESTRICTED), 2);
    assert_true(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=co1 lead director"));
    base_as(&city, UID_LEAD); // whom another has named stays
    assert_true(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=co3 lead director"));
    assert_true(rights_can_open(&city, UID_DIRECTOR, "T1"));
    base_as(&city, UID_LEAD);
    assert_true(permit(&city, KIND_RESTRICTED, 0, "household=T1"));
    assert_true(rights_can_open(&city, UID_CO1, "T1"));
    base_leave(&city);
}

// Nor does who has no team, or is no team lead.
static void others_entrust_nothing(void **state)
{
    static const int64_t uids[] = {UID_CO1,       UID_CO2,     UID_DIRECTOR,
                                   UID_EVALUATOR, UID_CARRIER, UID_ENDED};
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    for (size_t i = 0; i < ARRAY_SIZE(uids); i++) {
        base_as(&city, uids[i]);
        assert_false(permit(&city, KIND_COVER, 0, "login=co1|covers=co3"));
        assert_int_equal(city.reply.status, STATUS_REFUSED);
        assert_false(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=co1"));
        assert_int_equal(city.reply.status, STATUS_REFUSED);
        assert_int_equal(access_rows(&city, KIND_COVER), -1);
        assert_int_equal(access_rows(&city, KIND_RESTRICTED), -1);
    }
    base_as(&city, UID_LEAD);
    assert_int_equal(access_rows(&city, KIND_USER), -1);
    assert_false(permit(&city, KIND_USER, 0, "login=new|uid=2001|role=administrator"));
    free(base_sql(base, "UPDATE users SET team = '' WHERE login IN ('lead', 'co1', 'co3')"));
    assert_false(permit(&city, KIND_COVER, 0, "login=co1|covers=co3"));
    assert_false(permit(&city, KIND_RESTRICTED, 0, "household=T1|logins=co1"));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    base_leave(&city);
}

// Break the glass

static void glass_needs_a_reason(void **state)
{
    static const char *const wrong[] = {
        "",
        "nood",
        "              ",
        "veertien tek..",
        "a b c d e f g h i j k l m n",
        "van \033[2J",
        "...............",
        "veertien letter!",
        "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0"};
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
        assert_false(break_glass(&city, UID_CO1, "T2", wrong[i]));
        assert_int_equal(city.reply.status, STATUS_INVALID);
    }
    assert_false(break_glass(&city, UID_CO1, "T2", "met een \033[2J teken erin"));
    assert_string_equal(city.reply.message, "Reason: control character");
    assert_false(rights_can_open(&city, UID_CO1, "T2"));
    assert_true(break_glass(&city, UID_CO1, "T2", "vijftien l\u00E9tters"));
    assert_true(rights_can_open(&city, UID_CO1, "T2"));
    base_leave(&city);
}

static void glass_is_marked_and_only_read(void **state)
{
    struct base city;
    struct glass glass;
    size_t offset = 0;
    rights_join(&city, *state);
    assert_true(break_glass(&city, UID_CO1, "T2", reason));
    assert_true(rights_can_open(&city, UID_CO1, "T2"));
    assert_int_equal(city.reply.list_count, 2);
    record_init(KIND_GLASS, &glass);
    assert_true(rows_next(&city.reply.lists[1], &offset, &glass, NULL));
    assert_string_equal(glass.reason, reason);
    assert_int_equal(glass.until - glass.at, 4 * 3600);
    record_clear(KIND_GLASS, &glass);
    assert_int_equal(base_new(&city, KIND_PERSON, "household=T2|person=P9"), 0);
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_true(rights_can_open(&city, UID_CO1, "T1")); // one's own is not marked
    assert_int_equal(city.reply.lists[1].count, 0);
    base_leave(&city);
}

static void glass_ends_after_its_hours(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    assert_true(break_glass(&city, UID_CO1, "T2", reason));
    free(base_sql(base, "UPDATE glass SET at = at - 14400, until = until - 14400"));
    assert_false(rights_can_open(&city, UID_CO1, "T2"));
    base_leave(&city);
}

static void glass_has_a_quota(void **state)
{
    struct base *base = *state;
    struct base city;
    rights_join(&city, base);
    assert_true(break_glass(&city, UID_CARRIER, "T1", reason));
    assert_true(break_glass(&city, UID_CARRIER, "T1", reason)); // sent twice, counted once
    assert_true(break_glass(&city, UID_CARRIER, "T2", reason));
    assert_true(break_glass(&city, UID_CARRIER, "T5", reason));
    assert_false(break_glass(&city, UID_CARRIER, "T6", reason));
    assert_int_equal(city.reply.status, STATUS_REFUSED);
    assert_true(break_glass(&city, UID_CO1, "T2", reason)); // another's quota
    free(base_sql(base, "UPDATE glass SET at = at - 86400, until = until - 86400"));
    assert_true(break_glass(&city, UID_CARRIER, "T6", reason));
    base_leave(&city);
}

static void glass_does_not_open_everything(void **state)
{
    static const struct {
        int64_t uid;
        const char *household;
        enum status status;
    } cases[] = {
        {UID_CO1, "T3", STATUS_NOT_FOUND},     // restricted
        {UID_CO1, "T1", STATUS_REFUSED},       // one's own
        {UID_EVALUATOR, "T2", STATUS_REFUSED}, // roles that see no households
        {UID_ADMINISTRATOR, "T2", STATUS_REFUSED}, {UID_ENDED, "T2", STATUS_REFUSED},
    };
    struct base city;
    rights_join(&city, *state);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_false(break_glass(&city, cases[i].uid, cases[i].household, reason));
        print_message("case %zu: %s\n", i, city.reply.message);
        assert_int_equal(city.reply.status, cases[i].status);
    }
    base_leave(&city);
}

static int64_t notices(struct base *city, int64_t uid)
{
    struct request request;
    struct glass glass;
    size_t offset = 0;
    base_as(city, uid);
    request_init(&request, VERB_NOTICES);
    base_ask(city, &request);
    int64_t last = 0;
    record_init(KIND_GLASS, &glass);
    while (rows_next(&city->reply.rows, &offset, &glass, NULL)) {
        last = glass.head.id;
    }
    record_clear(KIND_GLASS, &glass);
    return last;
}

static void glass_is_told_to_coordinator_and_team_lead(void **state)
{
    struct base city;
    struct request request;
    rights_join(&city, *state);
    assert_true(break_glass(&city, UID_CARRIER, "T1", reason));
    assert_int_equal(notices(&city, UID_CO2), 0);
    assert_int_equal(notices(&city, UID_CO3), 0); // of the team, not its lead
    assert_int_equal(notices(&city, UID_CARRIER), 0);
    int64_t id = notices(&city, UID_LEAD);
    assert_int_not_equal(id, 0);
    assert_int_equal(notices(&city, UID_CO1), id);
    request_init(&request, VERB_NOTICED);
    request.id = id;
    assert_true(base_ask(&city, &request));
    assert_int_equal(notices(&city, UID_CO1), 0);
    assert_int_equal(notices(&city, UID_LEAD), id); // not told yet
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, rights_world_set_up, base_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(users_are_added_changed_and_ended),
        TEST(changed_rights_are_counted),
        TEST(the_first_user_of_all_is_counted),
        TEST(wrong_users_are_refused),
        TEST(a_role_of_ones_own_making_is_refused),
        TEST(the_last_administrator_stays),
        TEST(coverings_hold_for_their_days),
        TEST(restricted_is_for_those_named),
        TEST(a_team_lead_sets_coverings_of_the_team),
        TEST(a_team_lead_restricts_households_of_the_team),
        TEST(others_entrust_nothing),
        TEST(glass_needs_a_reason),
        TEST(glass_is_marked_and_only_read),
        TEST(glass_ends_after_its_hours),
        TEST(glass_has_a_quota),
        TEST(glass_does_not_open_everything),
        TEST(glass_is_told_to_coordinator_and_team_lead),
    };
    return cmocka_run_group_tests_name("access", tests, NULL, NULL);
}
