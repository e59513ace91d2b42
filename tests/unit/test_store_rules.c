// SPDX-License-Identifier: EUPL-1.2
// The database itself refuses what goes around the program: constraints and triggers.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"

static struct base base;

static int set_up(void **state)
{
    (void)state;
    base_init(&base);
    base_seed(&base);
    base_new(&base, KIND_COORDINATION, "household=T1|from=2024-01-01|until=2024-06-30");
    base_new(&base, KIND_COORDINATION, "household=T1|from=2024-07-01|coordinator=co1");
    base_new(&base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care");
    base_new(&base, KIND_INVOLVEMENT, "household=T2|professional=HV1|domain=care|persons=P1");
    base_new(&base, KIND_SCORING,
             "household=T1|person=P2|date=2024-01-01|instrument=positive-health|axis1=5.0");
    base_new(&base, KIND_PERSON, "household=T2|person=P2|same_as=T1/P1");
    base_new(&base, KIND_NETWORK, "household=T2|network=N1");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    base_clear(&base);
    return 0;
}

// ids: T1 is household 1 with people 1 (P1) and 2 (P2, from 2020-01-01 = 18262), T2 is
// household 2 with people 3 (P1) and 4 (P2); 2024-01-01 is day 19723.
static const struct {
    const char *sql;
    const char *refused; // part of the message, NULL: accepted
} cases[] = {
    // spans of coordination
    {"DELETE FROM coordinators WHERE id = 1", "FOREIGN KEY"},
    {"UPDATE coordination SET until = 19905 WHERE id = 1", "overlap"}, // 2024-07-01
    {"UPDATE coordination SET until = 19903 WHERE id = 1", NULL},
    {"UPDATE coordination SET until = NULL WHERE id = 1", "overlap"},
    {"UPDATE coordination SET \"from\" = 19800 WHERE id = 2", "overlap"},
    {"UPDATE coordination SET until = \"from\" - 1 WHERE id = 1", "CHECK"},
    {"UPDATE coordination SET person_id = 3, coordinator_id = NULL WHERE id = 2", "household"},
    {"UPDATE coordination SET person_id = 1 WHERE id = 2", "CHECK"},
    {"UPDATE coordination SET person_id = 1, coordinator_id = NULL WHERE id = 2", NULL},
    {"UPDATE coordination SET family = 1, person_id = NULL WHERE id = 2", NULL},
    {"UPDATE coordination SET family = 2 WHERE id = 2", "CHECK"},
    {"UPDATE coordination SET household_id = 2 WHERE id = 1", "stays"},
    {"UPDATE coordination SET exit = 'gone' WHERE id = 1", "CHECK"},
    {"UPDATE coordination SET network_id = (SELECT id FROM network WHERE household_id = 2), "
     "coordinator_id = NULL, family = 0 WHERE id = 2",
     "household"},
    {"UPDATE coordination SET \"from\" = NULL WHERE id = 1", "NOT NULL"},
    {"UPDATE coordination SET rev = 0", "CHECK"},
    // involvements
    {"INSERT INTO involvement_persons VALUES (1, 3)", "household"},
    {"INSERT INTO involvement_persons VALUES (1, 2)", NULL},
    {"UPDATE involvement_persons SET person_id = 1 WHERE involvement_id = 1", "not changed"},
    {"UPDATE involvements SET household_id = 2 WHERE id = 1", "stays"},
    {"UPDATE involvements SET hours_per_week = 10080 WHERE id = 1", NULL},
    {"UPDATE involvements SET hours_per_week = 10081 WHERE id = 1", "CHECK"},
    {"UPDATE involvements SET hours_per_week = -1 WHERE id = 1", "CHECK"},
    {"UPDATE involvements SET hours_per_week = 'many' WHERE id = 1", "INTEGER"},
    {"UPDATE involvements SET \"from\" = 10, until = 9 WHERE id = 1", "CHECK"},
    {"UPDATE involvements SET place = 'moon' WHERE id = 1", "CHECK"},
    {"UPDATE involvements SET domain = ''", "CHECK"},
    {"UPDATE involvements SET visits_per_week = -1", "CHECK"},
    {"UPDATE involvements SET hourly_tariff = -1", "CHECK"},
    {"UPDATE involvements SET yearly_amount = -1", "CHECK"},
    {"UPDATE involvements SET known = 2", "CHECK"},
    {"UPDATE involvements SET for_whom_clear = 2", "CHECK"},
    {"UPDATE involvements SET purpose_clear = 2", "CHECK"},
    {"UPDATE involvements SET helps = 2", "CHECK"},
    {"UPDATE involvements SET trusted = -1", "CHECK"},
    {"UPDATE involvements SET family_mark = 'good'", "CHECK"},
    {"UPDATE involvements SET coordinator_mark = 'good'", "CHECK"},
    {"UPDATE involvements SET rev = 0", "CHECK"},
    {"INSERT INTO involvement_persons SELECT * FROM involvement_persons", "UNIQUE"},
    {"DELETE FROM people WHERE id = 3", "FOREIGN KEY"}, // an involvement is for this person
    {"INSERT INTO involvements SELECT NULL, 1, household_id, professional_id, domain, \"from\", "
     "'', '', NULL, '', NULL, NULL, '', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '' "
     "FROM involvements WHERE id = 1",
     "UNIQUE"},
    {"DELETE FROM professionals WHERE id = 1", "FOREIGN KEY"},
    // scorings and marks
    {"UPDATE scores SET date = 18261", "member"},
    {"UPDATE scores SET date = 18262", NULL},
    {"UPDATE scores SET person_id = 3", "member"},
    {"UPDATE scores SET household_id = 2", "stays"},
    {"UPDATE people SET \"from\" = 18263 WHERE id = 2", "outside"},
    {"UPDATE people SET until = 18261, \"from\" = NULL WHERE id = 2", "outside"},
    {"UPDATE people SET until = 18262 WHERE id = 2", NULL},
    {"UPDATE marks SET mark = 101", "CHECK"},
    {"UPDATE marks SET mark = 100, wanted = 0", NULL},
    {"UPDATE marks SET wanted = -1", "CHECK"},
    {"UPDATE marks SET talk = 2", "CHECK"},
    {"UPDATE marks SET mark = -1", "CHECK"},
    {"UPDATE marks SET wanted = 101", "CHECK"},
    {"UPDATE marks SET axis = ''", "CHECK"},
    {"INSERT INTO marks SELECT * FROM marks", "UNIQUE"},
    {"UPDATE scores SET instrument = ''", "CHECK"},
    {"UPDATE scores SET stage = 'soon'", "CHECK"},
    {"UPDATE scores SET filled_in_by = 'nobody'", "CHECK"},
    {"UPDATE scores SET rev = 0", "CHECK"},
    {"INSERT INTO scores SELECT NULL, rev, household_id, person_id, date, instrument, stage, "
     "filled_in_by FROM scores",
     "UNIQUE"},
    {"INSERT INTO marks VALUES (99, 'body', 1, NULL, NULL, '')", "FOREIGN KEY"},
    // people
    {"UPDATE people SET same_as_id = 4 WHERE id = 3", "chain"},
    {"UPDATE people SET same_as_id = 3 WHERE id = 1", "chain"},
    {"UPDATE people SET same_as_id = 4 WHERE id = 4", "chain"},
    {"UPDATE people SET household_id = 2 WHERE id = 1", "stays"},
    {"UPDATE people SET person = 'P 9' WHERE id = 1", "CHECK"},
    {"UPDATE people SET person = 'P1' WHERE id = 2", "UNIQUE"},
    {"UPDATE people SET person = '' WHERE id = 1", "CHECK"},
    {"UPDATE people SET role = 'cat' WHERE id = 1", "CHECK"},
    {"UPDATE people SET authority = 'cat' WHERE id = 1", "CHECK"},
    {"UPDATE people SET \"from\" = 10, until = 9 WHERE id = 1", "CHECK"},
    {"UPDATE people SET same_as_id = 99 WHERE id = 2", "FOREIGN KEY"},
    {"UPDATE people SET rev = 0", "CHECK"},
    {"UPDATE network SET network = 'N 1' WHERE id = 1", "CHECK"},
    {"UPDATE network SET network = '' WHERE id = 1", "CHECK"},
    {"UPDATE network SET rev = 0", "CHECK"},
    {"UPDATE network SET household_id = 2 WHERE id = 1", "stays"},
    // codes and revisions
    {"UPDATE households SET household = 'T2' WHERE id = 1", "UNIQUE"},
    {"UPDATE households SET household = '' WHERE id = 1", "CHECK"},
    {"UPDATE households SET household = 'T;1' WHERE id = 1", "CHECK"},
    {"UPDATE households SET rev = 0 WHERE id = 1", "CHECK"},
    {"UPDATE households SET weight = 'medium' WHERE id = 1", "CHECK"},
    {"UPDATE households SET self_coordination = 'maybe' WHERE id = 1", "CHECK"},
    {"UPDATE households SET self_coordination_on = 'today' WHERE id = 1", "INTEGER"},
    {"UPDATE organisations SET organisation = 'O,1' WHERE id = 1", "CHECK"},
    {"UPDATE organisations SET organisation = '' WHERE id = 1", "CHECK"},
    {"UPDATE organisations SET rev = 0", "CHECK"},
    {"INSERT INTO organisations SELECT NULL, rev, organisation, name, sector, phone, email, "
     "sort_key, search_id FROM organisations WHERE id = 1",
     "UNIQUE"},
    {"UPDATE professionals SET professional = 'H 1' WHERE id = 1", "CHECK"},
    {"UPDATE professionals SET professional = '' WHERE id = 1", "CHECK"},
    {"UPDATE professionals SET rev = 0", "CHECK"},
    {"INSERT INTO professionals SELECT NULL, rev, professional, given_name, prefix, family_name, "
     "function, organisation_id, phone, email, sort_key, search_id FROM professionals WHERE id = 1",
     "UNIQUE"},
    {"UPDATE coordinators SET login = 'c;1' WHERE id = 1", "CHECK"},
    {"UPDATE coordinators SET login = '' WHERE id = 1", "CHECK"},
    {"UPDATE coordinators SET rev = 0", "CHECK"},
    {"UPDATE coordinators SET fte = -1 WHERE id = 1", "CHECK"},
    {"UPDATE coordinators SET role = 'boss' WHERE id = 1", "CHECK"},
    {"UPDATE coordinators SET \"from\" = 10, until = 9 WHERE id = 1", "CHECK"},
    {"UPDATE coordinators SET mentor_id = 99 WHERE id = 1", "FOREIGN KEY"},
    // steps and history
    {"UPDATE steps SET verb = 'guess'", "CHECK"},
    {"UPDATE steps SET action = 'guess'", "CHECK"},
    {"INSERT INTO steps SELECT NULL, session, number, login, at, verb, kind, action, label, "
     "first_line, last_line, result_id, new_count, changed_count, unchanged_count, "
     "rejected_count, undone_by FROM steps",
     "UNIQUE"},
    {"UPDATE history SET action = 'guess'", "CHECK"},
    {"UPDATE history SET step_id = 9999", "FOREIGN KEY"},
    {"DELETE FROM households WHERE id = 1", "FOREIGN KEY"},
    {"DELETE FROM organisations WHERE id = 1", "FOREIGN KEY"},
    {"DELETE FROM scores WHERE id = 1", NULL}, // with its marks
    {"INSERT INTO marks VALUES (1, 'body', 1, NULL, NULL, '')", "FOREIGN KEY"},
};

static void rules_hold_without_the_program(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char *message = base_sql(&base, cases[i].sql);
        bool right = cases[i].refused ? message && strstr(message, cases[i].refused) != NULL
                                      : message == NULL;
        if (!right) {
            fail_msg("%s: %s", cases[i].sql, message ? message : "accepted");
        }
        free(message);
    }
}

static void inserts_are_judged_too(void **state)
{
    static const char *const refused[] = {
        "INSERT INTO coordination SELECT NULL, 1, household_id, 19800, '', NULL, NULL, NULL, NULL, "
        "0, '', '', '', NULL, 19801, '' FROM coordination WHERE id = 1",
        "INSERT INTO coordination VALUES (NULL, 1, 2, 19800, '', NULL, NULL, 1, NULL, 0, '', '', "
        "'', NULL, NULL, '')",
        "INSERT INTO coordination VALUES (NULL, 1, 2, 19800, '', NULL, NULL, NULL, 1, 0, '', '', "
        "'', NULL, NULL, '')",
        "INSERT INTO scores VALUES (NULL, 1, 1, 2, 18261, 'x', '', '')",
        "INSERT INTO scores VALUES (NULL, 1, 1, 3, 19723, 'x', '', '')",
        "INSERT INTO people SELECT NULL, 1, 2, 'P9', '', '', '', NULL, '', '', '', '', '', NULL, "
        "NULL, 4, 5",
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(refused); i++) {
        char *message = base_sql(&base, refused[i]);
        if (!message) {
            fail_msg("accepted: %s", refused[i]);
        }
        free(message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_hold_without_the_program, set_up, tear_down),
        cmocka_unit_test_setup_teardown(inserts_are_judged_too, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("store_rules", tests, NULL, NULL);
}
