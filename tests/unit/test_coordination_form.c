// SPDX-License-Identifier: EUPL-1.2
// Who coordinates and works for an organisation that also helps: whom it sends.
#include "screen/coordination_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "screen/dossier.h"

#include "../support/store_base.h"

// A name that another one begins with is a name of its own; two domains are one helper.
static void each_helper_is_named_once(void **state)
{
    static const char *const work[] = {
        "household=T1|professional=HV1|domain=care|from=2020-01-01",
        "household=T1|professional=HV3|domain=care|from=2020-01-01",
        "household=T1|professional=HV1|domain=housing|from=2020-01-01",
        "household=T1|professional=HV2|domain=care|from=2020-01-01",
    };
    struct base *base = *state;
    struct session session = {
        .ask = &base->ask, .settings = &base->settings, .day = base->settings.today};
    struct dossier dossier = {0};
    struct buf words = {0};
    struct err err;
    assert_true(base_new(base, KIND_PROFESSIONAL,
                         "professional=HV3|given_name=Ilyas|prefix=van der|family_name=Jans|"
                         "organisation=ORG1"));
    for (size_t i = 0; i < ARRAY_SIZE(work); i++) {
        assert_true(base_new(base, KIND_INVOLVEMENT, work[i]));
    }
    text_set_language(LANGUAGE_EN);
    dossier_open(&dossier, &session, base_id(base, KIND_HOUSEHOLD, "T1"));
    assert_true(dossier_need(&dossier, DOSSIER_HOUSEHOLD | DOSSIER_INVOLVEMENTS, &err));
    coordination_add_employer(&session, &dossier, "co1", &words);
    assert_string_equal(buf_text(&words),
                        "Sofia Pol works for Stichting Het Anker, which also helps here: "
                        "Ilyas van der Janssen, Ilyas van der Jans");
    buf_clear(&words);
    dossier_clear(&dossier);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_helper_is_named_once, base_set_up, base_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
