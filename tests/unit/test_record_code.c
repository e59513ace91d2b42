// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "screen/record_code.h"
#include "screen/session.h"

// A register with these codes, in the order of bytes.
static const char *const *codes;
static int asked;

static void answer(void *door, const struct request *request, struct reply *reply)
{
    (void)door;
    asked++;
    assert_int_equal(request->verb, VERB_EXPORT);
    reply->status = STATUS_DONE;
    rows_clear(&reply->rows);
    rows_init(&reply->rows, request->kind);
    for (size_t i = 0; codes[i] != NULL; i++) {
        if (strcmp(codes[i], request->after != NULL ? request->after : "") > 0) {
            struct professional one;
            record_init(KIND_PROFESSIONAL, &one);
            one.professional = xstrdup(codes[i]);
            rows_add(&reply->rows, &one);
            record_clear(KIND_PROFESSIONAL, &one);
            return;
        }
    }
}

static void test_free_code(void **state)
{
    (void)state;
    static const struct {
        const char *const codes[8];
        const char *proposed;
    } cases[] = {
        {{NULL}, "H0001"},
        {{"HV0001", NULL}, "HV0002"},
        {{"HV0001", "HV0002", "HV0800", NULL}, "HV0801"},
        {{"HV0001", "HV0800", "HVA", "ZZ9999", NULL}, "HV0801"},
        {{"HV0001", "HVA", NULL}, "HV0002"},
        {{"007", "008", NULL}, "009"},
        {{"A9", NULL}, "A10"},
        {{"Jansen", NULL}, ""},
        {{"X1234567890", NULL}, ""},
    };
    struct ask ask = {.answer = answer};
    struct session session = {.ask = &ask};
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf code = {0};
        codes = cases[i].codes;
        asked = 0;
        record_code_propose(&session, KIND_PROFESSIONAL, &code);
        assert_string_equal(buf_text(&code), cases[i].proposed);
        assert_in_range(asked, 1, 20);
        buf_clear(&code);
    }
}

static void test_codes_from_elsewhere(void **state)
{
    (void)state;
    struct session session = {0};
    struct buf code = {0};
    record_code_propose(&session, KIND_HOUSEHOLD, &code);
    record_code_propose(&session, KIND_COORDINATOR, &code);
    assert_int_equal(code.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_free_code),
        cmocka_unit_test(test_codes_from_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
