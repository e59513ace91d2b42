// SPDX-License-Identifier: EUPL-1.2
#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct thing {
    int number;
    const char *name;
};

static void pushes_zeroed_elements(void **state)
{
    (void)state;
    struct thing *things = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (int i = 0; i < 1000; i++) {
        struct thing *thing = ARRAY_PUSH(things, count, capacity);
        assert_int_equal(thing->number, 0);
        assert_null(thing->name);
        assert_true(count <= capacity);
        *thing = (struct thing){.number = i, .name = "x"};
    }
    assert_int_equal(count, 1000);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(things[i].number, i);
    }
    free(things);
}

static void zeroes_an_element_used_before(void **state)
{
    (void)state;
    int *numbers = NULL;
    size_t count = 0;
    size_t capacity = 0;
    *ARRAY_PUSH(numbers, count, capacity) = 5;
    count = 0;
    assert_int_equal(*ARRAY_PUSH(numbers, count, capacity), 0);
    free(numbers);
}

static void grows_by_half(void **state)
{
    (void)state;
    size_t capacity = 100;
    int *numbers = array_grow(NULL, &capacity, sizeof(*numbers));
    assert_int_equal(capacity, 150);
    numbers[149] = 1;
    free(numbers);
}

static void knows_the_size(void **state)
{
    (void)state;
    static const long numbers[7];
    assert_int_equal(ARRAY_SIZE(numbers), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pushes_zeroed_elements),
        cmocka_unit_test(zeroes_an_element_used_before),
        cmocka_unit_test(grows_by_half),
        cmocka_unit_test(knows_the_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
