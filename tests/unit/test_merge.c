// SPDX-License-Identifier: EUPL-1.2
// Two records of one household become one, and two again.
#include "screen/merge_compose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/xalloc.h"

#include "../support/rights_world.h"

// What T4 and T5 have; T5 is the record that stays.
static const struct {
    enum kind kind;
    const char *fields;
} records[] = {
    {KIND_COORDINATION,
     "household=T4|from=2026-01-01|until=2026-12-31|level=access|coordinator=co1"},
    {KIND_COORDINATION, "household=T4|from=2027-01-01|level=self|coordinator=family"},
    {KIND_PERSON, "household=T4|person=P1|given_name=Bram|family_name=Wit|birth_date=2012-05-06|"
                  "phone=06-00001234"},
    {KIND_PERSON, "household=T4|person=P2|given_name=Tess|family_name=Wit"},
    {KIND_PERSON, "household=T5|person=P1|given_name=Mireille|family_name=Hof"},
    {KIND_PERSON, "household=T5|person=P2|given_name=bram|family_name=Wit|role=child"},
    {KIND_NETWORK, "household=T4|network=N1|name=Oma"},
    {KIND_NETWORK, "household=T4|network=N2|name=Buurman"},
    {KIND_NETWORK, "household=T5|network=N1|name=Buurman|phone=06-00004321"},
    {KIND_INVOLVEMENT, "household=T4|professional=HV1|domain=care|from=2026-01-01|persons=P1 P2"},
    {KIND_INVOLVEMENT, "household=T4|professional=HV2|domain=care|from=2026-02-01|law=wmo"},
    {KIND_INVOLVEMENT, "household=T5|professional=HV2|domain=care|from=2026-02-01|purpose=hulp"},
    {KIND_SCORING, "household=T4|person=P1|date=2026-03-01|instrument=positive-health|axis1=3.0"},
    {KIND_SCORING, "household=T5|person=P2|date=2026-03-01|instrument=positive-health|axis2=4.0"},
    {KIND_SCORING, "household=T4|person=P2|date=2026-03-01|instrument=positive-health|axis1=5.0"},
    {KIND_REFERRAL, "household=T4|date=2026-01-01|direction=in|state=sent"},
    {KIND_PLAN, "household=T4|from=2026-04-01"},
    {KIND_PLAN, "household=T5|from=2026-05-01"},
    {KIND_GOAL, "household=T4|goal=G1|person=P2|text=rust"},
    {KIND_GOAL, "household=T5|goal=G1|text=samen eten"},
    {KIND_ACTION, "household=T4|action=A1|goal=G1|who=N2|text=opruimen"},
    {KIND_ACTION, "household=T4|action=A2|who=P1|text=bellen"},
    {KIND_PLAN_VERSION, "household=T4|agreed_on=2026-04-02|agreed_with=family N1 P2|text=zo"},
    {KIND_DEVIATION, "household=T4|deviation=D1|rule=regel|agreed_by=HV1 P1"},
    {KIND_MEETING, "household=T4|date=2026-06-01|state=held|invited=HV1 N1 P1|minutes=veel"},
    {KIND_MEETING, "household=T5|date=2026-06-01|state=held"},
    {KIND_AGREEMENT, "household=T4|date=2026-06-01|agreement=A1|who=P2|text=belt"},
    {KIND_AGREEMENT, "household=T5|date=2026-06-01|agreement=A1|who=P1|text=kookt"},
    {KIND_NOTE, "household=T4|date=2026-06-02|sequence=1|with=P2|text=eerste"},
    {KIND_NOTE, "household=T4|date=2026-06-02|sequence=2|text=tweede"},
    {KIND_NOTE, "household=T5|date=2026-06-02|sequence=1|text=al daar"},
    {KIND_LOOKBACK, "household=T4|professional=HV1|domain=care|until=2026-01-01|months=3"},
    {KIND_PROPOSAL, "household=T4|proposal=V1|name=minder"},
    {KIND_PROPOSAL, "household=T5|proposal=V1|name=anders"},
    {KIND_PROPOSAL_CHANGE,
     "household=T4|proposal=V1|professional=HV1|domain=care|from=2026-01-01|change=merge|into=HV2"},
    {KIND_ADVICE, "household=T4|advice=R2|by=P2|text=rust"},
    {KIND_ADVICE, "household=T4|advice=R1|by=N1|to=HV1 P1|text=ritme|clashes_with=R2"},
    {KIND_SNAPSHOT, "household=T4|date=2026-03-01|stage=start|helpers=3|remark=drie"},
    {KIND_SNAPSHOT, "household=T5|date=2026-03-01|stage=start|faces=2|remark=twee"},
};

// Everything that both households have, as it is exported.
static char *all_of(struct base *base)
{
    static const char *const queries[] = {
        "SELECT h.household || name || phone || street FROM households AS h ORDER BY h.id",
        "SELECT h.household || person || given_name || coalesce(birth_date, '') || p.phone || role "
        "FROM people AS p JOIN households AS h ON h.id = household_id ORDER BY h.id, person",
        "SELECT h.household || network || n.name || n.phone FROM network AS n JOIN households AS h "
        "ON h.id = household_id ORDER BY h.id, network",
        "SELECT h.household || count(*) FROM households AS h JOIN involvements ON household_id = "
        "h.id GROUP BY h.id",
        "SELECT h.household || goal || text FROM goals JOIN households AS h ON h.id = household_id "
        "ORDER BY h.id, goal",
        "SELECT h.household || date || sequence || text FROM notes JOIN households AS h ON h.id = "
        "household_id ORDER BY h.id, date, sequence",
        "SELECT h.household || \"from\" || coalesce(until, '') || exit FROM coordination JOIN "
        "households AS h ON h.id = household_id ORDER BY h.id, \"from\"",
    };
    struct buf all = {0};
    for (size_t i = 0; i < ARRAY_SIZE(queries); i++) {
        char *rows = base_query(base, queries[i]);
        buf_addf(&all, "%s\n", rows);
        free(rows);
    }
    char *text = xstrdup(buf_text(&all));
    buf_clear(&all);
    return text;
}

static int set_up(void **state)
{
    rights_world_set_up(state);
    struct base *base = *state;
    for (size_t i = 0; i < ARRAY_SIZE(records); i++) {
        if (!base_new(base, records[i].kind, records[i].fields)) {
            print_message("%s: %s\n", records[i].fields, base->reply.message);
            return -1;
        }
    }
    return 0;
}

static bool merge(struct base *base, const char *from, const char *to)
{
    struct session session = {
        .ask = &base->ask, .settings = &base->settings, .day = base->settings.today};
    struct dossier both[2] = {{0}, {0}};
    struct request request;
    struct err err = {0};
    dossier_open(&both[0], &session, base_id(base, KIND_HOUSEHOLD, from));
    dossier_open(&both[1], &session, base_id(base, KIND_HOUSEHOLD, to));
    request_init(&request, VERB_SAVE);
    if (!dossier_need(&both[0], MERGE_PARTS, &err) || !dossier_need(&both[1], MERGE_PARTS, &err)) {
        fail_msg("%s", err.text);
    }
    merge_compose(&request, &both[0], &both[1], base->settings.today);
    bool done = base_ask(base, &request);
    dossier_clear(&both[0]);
    dossier_clear(&both[1]);
    return done;
}

static void expect(struct base *base, const char *query, const char *rows)
{
    char *found = base_query(base, query);
    assert_string_equal(found, rows);
    free(found);
}

#define OF "FROM households AS h JOIN "
#define T5 " ON household_id = h.id WHERE h.household = 'T5' "

static void everything_goes_and_nothing_twice(void **state)
{
    struct base *base = *state;
    if (!merge(base, "T4", "T5")) {
        fail_msg("%s", base->reply.message);
    }
    expect(base,
           "SELECT person || '/' || given_name || '/' || role || '/' || p.phone " OF
           "people AS p" T5 "ORDER BY person",
           "P1/Mireille// P2/bram/child/06-00001234 P3/Tess//");
    expect(base, "SELECT network || n.name || n.phone " OF "network AS n" T5 "ORDER BY network",
           "N1Buurman06-00004321 N2Oma");
    expect(base,
           "SELECT professional_id || law || purpose || (SELECT group_concat(person, '+') FROM "
           "involvement_persons AS x JOIN people AS p ON p.id = x.person_id WHERE "
           "involvement_id = i.id) " OF "involvements AS i" T5 "AND law = '' ORDER BY i.id",
           "1P2+P3");
    expect(base, "SELECT law || purpose " OF "involvements" T5 "AND law <> ''", "wmohulp");
    expect(base,
           "SELECT person " OF "scores AS s"
           " ON s.household_id = h.id JOIN people AS p ON "
           "p.id = person_id WHERE h.household = 'T5' ORDER BY person",
           "P2 P3");
    expect(base, "SELECT goal || text " OF "goals" T5 "ORDER BY goal", "G1samen eten G2rust");
    expect(base, "SELECT count(*) " OF "plans" T5 "AND until IS NULL", "1");
    expect(base, "SELECT count(*) " OF "plans" T5, "2");
    expect(
        base,
        "SELECT action || coalesce(g.goal, '-') || a.text FROM actions AS a LEFT JOIN goals "
        "AS g ON g.id = goal_id JOIN households AS h ON h.id = a.household_id WHERE h.household = 'T5' "
        "ORDER BY action",
        "A1G2opruimen A2-bellen");
    expect(base, "SELECT minutes " OF "meetings" T5, "veel");
    expect(base, "SELECT agreement || a.text " OF "agreements AS a" T5 "ORDER BY agreement",
           "A1kookt A2belt");
    expect(base, "SELECT sequence || text " OF "notes" T5 "ORDER BY sequence",
           "1al daar 2tweede 3eerste");
    expect(base, "SELECT proposal || v.name " OF "proposals AS v" T5 "ORDER BY proposal",
           "V1anders V2minder");
    expect(base,
           "SELECT v.proposal || c.change || p.professional " OF
           "\"proposal-changes\" AS c ON c.household_id = h.id JOIN proposals AS v ON v.id = "
           "c.proposal_id JOIN professionals AS p ON p.id = c.into_id WHERE h.household = 'T5'",
           "V2mergeHV2");
    expect(base,
           "SELECT a.advice || a.text || coalesce((SELECT b.text FROM advices AS b WHERE b.id = "
           "a.clashes_id), '-') " OF "advices AS a" T5 "ORDER BY a.advice",
           "R1rust- R2ritmerust");
    expect(base, "SELECT coalesce(helpers, '-') || faces || remark " OF "snapshots" T5,
           "-2twee\ndrie");
}

static void the_other_one_is_empty_and_tells_where(void **state)
{
    struct base *base = *state;
    assert_true(merge(base, "T4", "T5"));
    expect(base, "SELECT name FROM households WHERE household = 'T4'", "Niemand (= T5)");
    expect(base,
           "SELECT count(*) FROM people AS p JOIN households AS h ON h.id = household_id "
           "WHERE h.household = 'T4'",
           "0");
    expect(base,
           "SELECT \"from\" || '-' || until || exit FROM coordination AS c JOIN households AS "
           "h ON h.id = household_id WHERE h.household = 'T4' AND \"from\" > 20000",
           "20454-20779handed-over");
}

// What both wrote down stays, that of the one that stays first; nothing stands there twice.
static void words_of_both_stay(void **state)
{
    struct base *base = *state;
    static const struct {
        enum kind kind;
        const char *fields;
    } more[] = {
        {KIND_MEETING, "household=T4|date=2026-06-03|state=held|present=family P2|minutes=lang"},
        {KIND_MEETING, "household=T5|date=2026-06-03|state=held|present=family HV1|minutes=kort"},
        {KIND_REFERRAL, "household=T5|date=2026-01-01|direction=in|state=sent|reason=rust"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(more); i++) {
        assert_true(base_new(base, more[i].kind, more[i].fields));
    }
    assert_true(base_change(base, KIND_HOUSEHOLD, base_id(base, KIND_HOUSEHOLD, "T4"),
                            "safety_note=hond|wanted=rust"));
    assert_true(base_change(base, KIND_HOUSEHOLD, base_id(base, KIND_HOUSEHOLD, "T5"),
                            "safety_note=achterom|wanted=rust"));
    if (!merge(base, "T4", "T5")) {
        fail_msg("%s", base->reply.message);
    }
    expect(base, "SELECT safety_note || '/' || wanted FROM households WHERE household = 'T5'",
           "achterom\nhond/rust");
    expect(base, "SELECT minutes " OF "meetings AS m" T5 "AND m.date = 20607", "kort\nlang");
    expect(base,
           "SELECT count(*) FROM named AS n JOIN meetings AS m ON m.id = record_id WHERE list = "
           "'meetings.present' AND m.date = 20607",
           "3");
    expect(base, "SELECT reason " OF "referrals" T5, "rust");
}

// References may be any words.
static void long_references_are_followed(void **state)
{
    struct base *base = *state;
    assert_true(base_new(base, KIND_PERSON,
                         "household=T4|person=de-oudste-dochter-van-het-gezin|given_name=Eva"));
    assert_true(base_new(base, KIND_PERSON,
                         "household=T5|person=de-oudste-dochter-die-er-al-stond|given_name=Eva"));
    assert_true(base_new(base, KIND_ACTION,
                         "household=T4|action=A9|text=mee|"
                         "who=de-oudste-dochter-van-het-gezin"));
    if (!merge(base, "T4", "T5")) {
        fail_msg("%s", base->reply.message);
    }
    expect(base,
           "SELECT p.person " OF "actions AS a ON a.household_id = h.id JOIN people AS p ON p.id = "
           "a.person_id WHERE h.household = 'T5' AND a.text = 'mee'",
           "de-oudste-dochter-die-er-al-stond");
}

// Two of one name in the record that goes are two people.
static void two_of_one_name_stay_two(void **state)
{
    struct base *base = *state;
    assert_true(base_new(base, KIND_PERSON,
                         "household=T4|person=P3|given_name=Bram|family_name=Wit|notes=oom"));
    if (!merge(base, "T4", "T5")) {
        fail_msg("%s", base->reply.message);
    }
    expect(base,
           "SELECT person || '/' || given_name || '/' || p.notes " OF "people AS p" T5
           "ORDER BY person",
           "P1/Mireille/ P2/bram/ P3/Tess/ P4/Bram/oom");
}

static void one_undo_takes_it_back(void **state)
{
    struct base *base = *state;
    char *before = all_of(base);
    assert_true(merge(base, "T4", "T5"));
    char *merged = all_of(base);
    assert_string_not_equal(before, merged);
    assert_true(base_undo(base, 0));
    char *after = all_of(base);
    assert_string_equal(before, after);
    free(before);
    free(merged);
    free(after);
}

// Both have to be one's own to change; nothing is half done.
static void both_must_be_ones_own(void **state)
{
    static const struct {
        int64_t uid;
        const char *from, *to;
        bool may;
    } cases[] = {
        {UID_CO3, "T4", "T5", false}, // T4 is a colleague's of the team: to read
        {UID_CO1, "T4", "T5", false},
        {UID_LEAD, "T4", "T5", false},
        {UID_CO1, "T4", "T1", true},
    };
    struct base *base = *state;
    char *before = all_of(base);
    struct base city;
    rights_join(&city, base);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        base_as(&city, cases[i].uid);
        print_message("case %zu\n", i);
        assert_int_equal(merge(&city, cases[i].from, cases[i].to), cases[i].may);
        char *after = all_of(base);
        assert_int_equal(strcmp(before, after) != 0, cases[i].may);
        free(after);
    }
    free(before);
    base_leave(&city);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, base_tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(everything_goes_and_nothing_twice),
        TEST(the_other_one_is_empty_and_tells_where),
        TEST(words_of_both_stay),
        TEST(two_of_one_name_stay_two),
        TEST(long_references_are_followed),
        TEST(one_undo_takes_it_back),
        TEST(both_must_be_ones_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
