// SPDX-License-Identifier: EUPL-1.2
// Whatever is read as a date is an allowed day, and is written and read again as the same.
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/none.h"
#include "base/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_day(int64_t date)
{
    static const enum date_style styles[] = {DATE_ISO, DATE_DUTCH};
    for (size_t i = 0; i < 2; i++) {
        char text[DATE_TEXT];
        int64_t again = NONE;
        assert(strlen(date_format(date, styles[i], text)) == strlen("2021-05-31"));
        assert(date_parse(text, &again) && again == date);
    }
    assert(date_age(date, date) == 0);
    assert(date_birthday(date, 0) == date);
    assert(date_add_months(date, 0) == date);
}

static void check_typed(const char *text, int64_t today)
{
    int64_t date = NONE;
    if (date_parse_typed(text, today, &date)) {
        check_day(date);
    } else {
        assert(date == NONE);
    }
}

// The first bytes give today and a number of seconds, any at all.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int64_t any = 0;
    int64_t date = NONE;
    char stamp[DATE_STAMP_TEXT];
    size_t used = size < sizeof(any) ? size : sizeof(any);
    memcpy(&any, data, used);
    char *text = xstrndup((const char *)data + used, size - used);
    if (date_parse(text, &date)) {
        check_day(date);
    }
    check_typed(text, any);
    check_typed(text, any % 400000);
    assert(strlen(date_format_stamp(any, DATE_ISO, stamp)) < sizeof(stamp));
    assert(strlen(date_format_stamp(any % (INT64_C(1) << 35), DATE_DUTCH, stamp)) < sizeof(stamp));
    assert(date_weekday(any) >= 0 && date_weekday(any) <= 6);
    date_add_months(any % 400000, (int)(any >> 32));
    date_birthday(any % 400000, (int)(any >> 32));
    free(text);
    return 0;
}
