// SPDX-License-Identifier: EUPL-1.2
#include "figures/caseload.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/date.h"
#include "base/none.h"

static int64_t day(const char *text)
{
    int64_t found = NONE;
    assert_true(date_parse(text, &found));
    return found;
}

static void begin(struct caseload *caseload, const char *fields, const struct settings *settings)
{
    struct coordinator coordinator;
    record_init(KIND_COORDINATOR, &coordinator);
    base_fill(KIND_COORDINATOR, &coordinator, fields);
    record_init(KIND_CASELOAD, caseload);
    figures_caseload_begin(caseload, &coordinator, settings);
    record_clear(KIND_COORDINATOR, &coordinator);
}

static void count(struct caseload *caseload, const char *fields, const char *contact,
                  const struct settings *settings)
{
    struct coordination span;
    record_init(KIND_COORDINATION, &span);
    base_fill(KIND_COORDINATION, &span, fields);
    figures_caseload_add(caseload, &span, contact ? day(contact) : NONE, day("2026-11-22"),
                         settings);
    record_clear(KIND_COORDINATION, &span);
}

static void hours_of_the_levels_stand_against_the_fte(void **state)
{
    struct settings settings;
    struct caseload caseload;
    (void)state;
    settings_init(&settings);
    begin(&caseload, "login=co1|name=Sofia Pol|team=noord|fte=0.75", &settings);
    assert_string_equal(caseload.login, "co1");
    assert_string_equal(caseload.team, "noord");
    assert_int_equal(caseload.capacity, 27 * 60);
    assert_int_equal(figures_caseload_free(&caseload), 27 * 60);
    count(&caseload, "from=2026-10-01|level=access", NULL, &settings);
    count(&caseload, "from=2026-10-01|level=family-manager", NULL, &settings);
    count(&caseload, "from=2026-10-01|level=self", NULL, &settings);
    assert_int_equal(caseload.households, 3);
    assert_int_equal(figures_caseload_norm(&caseload), 54 + 300);
    assert_int_equal(figures_caseload_free(&caseload), 27 * 60 - 354);
    record_clear(KIND_CASELOAD, &caseload);
    settings_clear(&settings);
}

static void too_much_is_less_than_nothing(void **state)
{
    struct settings settings;
    struct caseload caseload;
    (void)state;
    settings_init(&settings);
    settings.direct_share = 50;
    begin(&caseload, "login=co1|fte=0.25", &settings);
    assert_int_equal(caseload.capacity, 270);
    count(&caseload, "from=2026-10-01|level=family-manager", NULL, &settings);
    assert_int_equal(figures_caseload_free(&caseload), -30);
    record_clear(KIND_CASELOAD, &caseload);
    settings_clear(&settings);
}

static void what_nobody_knows_is_no_zero(void **state)
{
    struct settings settings;
    struct caseload caseload;
    (void)state;
    settings_init(&settings);
    begin(&caseload, "login=co1", &settings);
    assert_int_equal(caseload.capacity, NONE);
    assert_int_equal(figures_caseload_free(&caseload), NONE);
    assert_int_equal(figures_caseload_norm(&caseload), 0); // over nothing
    record_clear(KIND_CASELOAD, &caseload);

    begin(&caseload, "login=co1|fte=1.00", &settings);
    count(&caseload, "from=2026-10-01", NULL, &settings); // at no level
    assert_int_equal(figures_caseload_norm(&caseload), NONE);
    assert_int_equal(figures_caseload_free(&caseload), NONE);
    count(&caseload, "from=2026-10-01|level=access", NULL, &settings);
    assert_int_equal(caseload.unknown_norms, 1);
    assert_int_equal(figures_caseload_norm(&caseload), 54);
    record_clear(KIND_CASELOAD, &caseload);
    settings_clear(&settings);
}

static void households_without_contact_are_counted(void **state)
{
    static const struct {
        const char *span;
        const char *contact;
        int64_t silent;
    } cases[] = {
        {"from=2020-01-01|level=access", "2026-09-23", 1}, // 60 days
        {"from=2020-01-01|level=access", "2026-09-24", 0},
        {"from=2026-09-24|level=access", "2026-01-01", 0}, // not coordinated before
        {"from=2020-01-01|level=access", NULL, 1},
        {"from=2020-01-01|level=pilot-light", "2026-01-01", 0},
    };
    struct settings settings;
    (void)state;
    settings_init(&settings);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct caseload caseload;
        print_message("case %zu\n", i);
        begin(&caseload, "login=co1|fte=1.00", &settings);
        count(&caseload, cases[i].span, cases[i].contact, &settings);
        assert_int_equal(caseload.silent, cases[i].silent);
        record_clear(KIND_CASELOAD, &caseload);
    }
    settings_clear(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_of_the_levels_stand_against_the_fte),
        cmocka_unit_test(too_much_is_less_than_nothing),
        cmocka_unit_test(what_nobody_knows_is_no_zero),
        cmocka_unit_test(households_without_contact_are_counted),
    };
    return cmocka_run_group_tests_name("figures_caseload", tests, NULL, NULL);
}
