// SPDX-License-Identifier: EUPL-1.2
// Whatever is read as a number is written and read again as the same.
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_decimals(const char *text, int decimals)
{
    int64_t value = 0;
    int64_t again = 0;
    char written[NUMBER_TEXT];
    if (number_parse(text, decimals, &value) != NUMBER_OK) {
        return;
    }
    number_format(value, decimals, ',', false, written);
    assert(number_parse(written, decimals, &again) == NUMBER_OK && again == value);
    number_format(value, decimals, '.', true, written);
    assert(number_parse(written, decimals, &again) == NUMBER_OK && again == value);
    assert(strlen(number_format_grouped(value, written)) < NUMBER_TEXT);
}

static void check_hours(const char *text)
{
    int64_t minutes = 0;
    int64_t again = 0;
    char written[NUMBER_TEXT];
    if (number_parse_hours(text, &minutes) != NUMBER_OK) {
        return;
    }
    number_format_hours(minutes, ',', written);
    assert(number_parse_hours(written, &again) == NUMBER_OK && again == minutes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = xstrndup((const char *)data, size);
    for (int decimals = 0; decimals <= 4; decimals++) {
        check_decimals(text, decimals);
    }
    check_hours(text);
    free(text);
    return 0;
}
