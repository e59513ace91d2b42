// SPDX-License-Identifier: EUPL-1.2
// The check finds what went around the program.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/xalloc.h"

static struct base base;

static int set_up(void **state)
{
    (void)state;
    base_init(&base);
    base_seed(&base);
    base_new(&base, KIND_COORDINATION, "household=T1|from=2024-01-01|until=2024-06-30");
    base_new(&base, KIND_COORDINATION, "household=T1|from=2024-07-01");
    base_new(&base, KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care|persons=P1");
    base_new(&base, KIND_SCORING,
             "household=T1|person=P2|date=2024-01-01|instrument=positive-health");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    base_clear(&base);
    return 0;
}

// The subjects of all findings; freed by the caller.
static char *subjects(void)
{
    struct request request;
    struct finding finding;
    struct buf text = {0};
    size_t offset = 0;
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(&base, &request));
    record_init(KIND_FINDING, &finding);
    while (rows_next(&base.reply.rows, &offset, &finding, NULL)) {
        buf_addf(&text, "%s ", finding.subject);
    }
    record_clear(KIND_FINDING, &finding);
    char *result = xstrdup(buf_text(&text));
    buf_clear(&text);
    return result;
}

static void a_sound_database_has_no_findings(void **state)
{
    (void)state;
    char *found = subjects();
    assert_string_equal(found, "");
    free(found);
}

static const struct {
    const char *sql;
    const char *subject;
} damages[] = {
    {"DROP TRIGGER coordination_overlap_update; UPDATE coordination SET until = NULL WHERE id = 1",
     "coordination"},
    {"DROP TRIGGER scores_member_update; UPDATE scores SET date = 1", "scores"},
    {"DROP TRIGGER involvement_persons_update; UPDATE involvement_persons SET person_id = 3",
     "involvements"},
    {"PRAGMA foreign_keys = OFF; UPDATE involvements SET professional_id = 99", "foreign-key"},
    {"DROP TRIGGER people_same_as_update; UPDATE people SET same_as_id = 2 WHERE id = 1;"
     "UPDATE people SET same_as_id = 1 WHERE id = 3",
     "same-as"},
    {"UPDATE search_docs SET own = 'somebody else' WHERE record_id = 1", "search"},
    {"DELETE FROM search_docs WHERE record_id = 1", "search"},
    {"UPDATE households SET name = 'Bakker' WHERE id = 1", "search"},
    {"INSERT INTO search_index (search_index) VALUES ('delete-all')", "search"},
    {"UPDATE history SET rev = 0 WHERE id = 1", "history"},
};

static void damage_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(damages); i++) {
        free(base_sql(&base, damages[i].sql));
        char *found = subjects();
        if (!strstr(found, damages[i].subject)) {
            fail_msg("%s: found %s", damages[i].sql, found);
        }
        free(found);
        tear_down(NULL);
        set_up(NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sound_database_has_no_findings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_found, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("store_check", tests, NULL, NULL);
}
