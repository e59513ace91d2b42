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
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "model/field_words.h"
#include "model/records.h"
#include "model/settings.h"

static int open_settings(void **state)
{
    static struct settings settings;
    text_set_language(LANGUAGE_EN);
    settings_init(&settings);
    *state = &settings;
    return 0;
}

static int close_settings(void **state)
{
    settings_clear(*state);
    return 0;
}

// The largest of all records, so that any kind has room in it.
union room {
    struct scoring scoring;
    struct involvement involvement;
    struct household household;
};

static bool read_words(const struct field *field, void *record, const char *text,
                       const struct field_context *context, struct err *err)
{
    return field_read(field, record, text, strlen(text), context, err);
}

struct reading {
    enum kind kind;
    const char *field;
    const char *text;
    const char *canonical; // NULL: refused
    const char *reason;    // how it begins
};

static void check_reading(const struct reading *reading, const struct field_context *context)
{
    const struct field *field = kind_field(reading->kind, reading->field);
    union room room;
    struct buf out = {0};
    struct err err = {0};
    assert_non_null(field);
    record_init(reading->kind, &room);
    bool right = read_words(field, &room, reading->text, context, &err);
    if (right != (reading->canonical != NULL)) {
        print_error("%s \"%s\": %s\n", reading->field, reading->text, err.text);
    }
    assert_int_equal(right, reading->canonical != NULL);
    if (right) {
        field_write(field, &room, &out);
        assert_string_equal(buf_text(&out), reading->canonical);
    } else {
        assert_memory_equal(err.text, reading->reason, strlen(reading->reason));
        assert_true(field_is_empty(field, &room));
    }
    buf_clear(&out);
    record_clear(reading->kind, &room);
}

static void check_all(const struct reading *readings, size_t count, const struct settings *settings,
                      enum field_words words)
{
    struct field_context context = {settings, date_from_civil(2026, 11, 22), words};
    for (size_t i = 0; i < count; i++) {
        check_reading(&readings[i], &context);
    }
}

static void test_numbers(void **state)
{
    static const struct reading readings[] = {
        {KIND_INVOLVEMENT, "hours_per_week", "2", "2.00", NULL},
        {KIND_INVOLVEMENT, "hours_per_week", " 1,5 ", "1.50", NULL},
        {KIND_INVOLVEMENT, "hours_per_week", "0,333", "0.33", NULL},
        {KIND_INVOLVEMENT, "hours_per_week", "0", "0.00", NULL},
        {KIND_INVOLVEMENT, "hours_per_week", "168", "168.00", NULL},
        {KIND_INVOLVEMENT, "hours_per_week", "", "", NULL},
        {KIND_INVOLVEMENT, "hours_per_week", "  ", "", NULL},
        {KIND_INVOLVEMENT, "hours_per_week", "168,01", NULL, "above 168"},
        {KIND_INVOLVEMENT, "hours_per_week", "400", NULL, "above 168"},
        {KIND_INVOLVEMENT, "hours_per_week", "99999999999999999999", NULL, "above 168"},
        {KIND_INVOLVEMENT, "hours_per_week", "-99999999999999999999", NULL, "below 0"},
        {KIND_INVOLVEMENT, "hours_per_week", "-3", NULL, "below 0"},
        {KIND_INVOLVEMENT, "hours_per_week", "two", NULL, "not a number"},
        {KIND_INVOLVEMENT, "hours_per_week", "1.000,00", NULL, "not a number"},
        {KIND_INVOLVEMENT, "hours_per_week", "1e2", NULL, "not a number"},
        {KIND_INVOLVEMENT, "hours_per_week", "€ 2", NULL, "not a number"},
        {KIND_INVOLVEMENT, "visits_per_week", "2,25", "2.25", NULL},
        {KIND_INVOLVEMENT, "visits_per_week", "2,255", NULL, "more than two decimals"},
        {KIND_INVOLVEMENT, "visits_per_week", "169", NULL, "above 168"},
        {KIND_INVOLVEMENT, "hourly_tariff", "119,22", "119.22", NULL},
        {KIND_INVOLVEMENT, "hourly_tariff", "10000,01", NULL, "above 10000"},
        {KIND_INVOLVEMENT, "yearly_amount", "10000000", "10000000.00", NULL},
        {KIND_INVOLVEMENT, "yearly_amount", "10000000,01", NULL, "above 10000000"},
        {KIND_COORDINATOR, "fte", "0,9", "0.90", NULL},
        {KIND_COORDINATOR, "fte", "2,01", NULL, "above 2"},
        {KIND_SCORING, "axis1", "7,5", "7.5", NULL},
        {KIND_SCORING, "axis1", "10", "10.0", NULL},
        {KIND_SCORING, "axis1", "7,25", NULL, "more than one decimal"},
        {KIND_SCORING, "axis1", "1001", NULL, "above 1000"},
        {KIND_SCORING, "axis1", "good", NULL, "not a number"},
        {KIND_FIGURES, "helpers", "1,5", NULL, "not a whole number"},
        {KIND_FIGURES, "helpers", "17", "17", NULL},
    };
    check_all(readings, ARRAY_SIZE(readings), *state, FIELD_WORDS_CSV);
}

static void test_dates(void **state)
{
    static const struct reading files[] = {
        {KIND_PERSON, "birth_date", "2021-05-31", "2021-05-31", NULL},
        {KIND_PERSON, "birth_date", "31-05-2021", "2021-05-31", NULL},
        {KIND_PERSON, "birth_date", " 31-5-2021", "2021-05-31", NULL},
        {KIND_PERSON, "birth_date", "", "", NULL},
        {KIND_PERSON, "birth_date", "31-02-2025", NULL, "no such day"},
        {KIND_PERSON, "birth_date", "31-5", NULL, "no such day"},
        {KIND_PERSON, "birth_date", "today", NULL, "no such day"},
        {KIND_PERSON, "birth_date", "2021-05-31x", NULL, "no such day"},
        {KIND_PERSON, "birth_date",
         "2021-05-31 2021-05-31 2021-05-31 2021-05-31 2021-05-31 2021-05-31", NULL, "no such day"},
    };
    static const struct reading typed[] = {
        {KIND_PERSON, "from", "31-5", "2026-05-31", NULL},
        {KIND_PERSON, "from", "vandaag", "2026-11-22", NULL},
        {KIND_PERSON, "from", "+14", "2026-12-06", NULL},
        {KIND_PERSON, "from", "mon", "2026-11-23", NULL},
        {KIND_PERSON, "from", "sometime", NULL, "no such day"},
    };
    check_all(files, ARRAY_SIZE(files), *state, FIELD_WORDS_CSV);
    check_all(typed, ARRAY_SIZE(typed), *state, FIELD_WORDS_TYPED);
}

static void test_answers(void **state)
{
    static const struct reading readings[] = {
        {KIND_INVOLVEMENT, "known", "ja", "yes", NULL},
        {KIND_INVOLVEMENT, "known", "YES", "yes", NULL},
        {KIND_INVOLVEMENT, "known", "1", "yes", NULL},
        {KIND_INVOLVEMENT, "known", "True", "yes", NULL},
        {KIND_INVOLVEMENT, "known", " x ", "yes", NULL},
        {KIND_INVOLVEMENT, "known", "nee", "no", NULL},
        {KIND_INVOLVEMENT, "known", "no", "no", NULL},
        {KIND_INVOLVEMENT, "known", "0", "no", NULL},
        {KIND_INVOLVEMENT, "known", "FALSE", "no", NULL},
        {KIND_INVOLVEMENT, "known", "", "", NULL},
        {KIND_INVOLVEMENT, "known", "maybe", NULL, "neither yes nor no"},
        {KIND_INVOLVEMENT, "known", "2", NULL, "neither yes nor no"},
    };
    check_all(readings, ARRAY_SIZE(readings), *state, FIELD_WORDS_CSV);
}

static void test_choices(void **state)
{
    static const struct reading readings[] = {
        {KIND_INVOLVEMENT, "domain", "zorg", "care", NULL},
        {KIND_INVOLVEMENT, "domain", " Care ", "care", NULL},
        {KIND_INVOLVEMENT, "domain", "werk en inkomen", "work-income", NULL},
        {KIND_INVOLVEMENT, "domain", "  ", "", NULL},
        {KIND_INVOLVEMENT, "domain", "cooking", NULL,
         "unknown domain; allowed: care, housing, education, safety, welfare, work-income, health"},
        {KIND_SCORING, "instrument", "horoscope", NULL,
         "unknown instrument; allowed: positive-health"},
        {KIND_HOUSEHOLD, "weight", "medium", NULL, "unknown weight; allowed: light, heavy"},
        {KIND_COORDINATION, "level", "king", NULL, "unknown level"},
        {KIND_INVOLVEMENT, "weekdays", "mon,tue", "mon,tue", NULL},
        {KIND_INVOLVEMENT, "weekdays", "di, ma", "mon,tue", NULL},
        {KIND_INVOLVEMENT, "weekdays", "sun sat", "sat,sun", NULL},
        {KIND_INVOLVEMENT, "weekdays", "", "", NULL},
        {KIND_INVOLVEMENT, "weekdays", ",", "", NULL},
        {KIND_INVOLVEMENT, "weekdays", "mon,ma", NULL, "named twice"},
        {KIND_INVOLVEMENT, "weekdays", "mon,someday", NULL, "unknown weekday"},
    };
    check_all(readings, ARRAY_SIZE(readings), *state, FIELD_WORDS_CSV);
}

static void test_references(void **state)
{
    static const char code_rule[] = "not allowed in a code: blank, comma or semicolon";
    static const struct reading readings[] = {
        {KIND_HOUSEHOLD, "household", " T000001 ", "T000001", NULL},
        {KIND_HOUSEHOLD, "household", "T 1", NULL, code_rule},
        {KIND_HOUSEHOLD, "household", "T,1", NULL, code_rule},
        {KIND_HOUSEHOLD, "household", "T;1", NULL, code_rule},
        {KIND_HOUSEHOLD, "household", "T\u00a01", NULL, code_rule},
        {KIND_INVOLVEMENT, "professional", "HV 1", NULL, code_rule},
        {KIND_INVOLVEMENT, "persons", "P10 P9  P1", "P1 P9 P10", NULL},
        {KIND_INVOLVEMENT, "persons", "P2,P1", "P1 P2", NULL},
        {KIND_INVOLVEMENT, "persons", "b2 a2 P1", "P1 a2 b2", NULL},
        {KIND_INVOLVEMENT, "persons", "P1 P01 P001", "P001 P01 P1", NULL},
        {KIND_INVOLVEMENT, "persons", "P2 P1a x P1 Z-2", "Z-2 x P1 P1a P2", NULL},
        {KIND_INVOLVEMENT, "persons", "x 12 P3", "x P3 12", NULL},
        {KIND_INVOLVEMENT, "persons", "", "", NULL},
        {KIND_INVOLVEMENT, "persons", "P1 P2 P1", NULL, "named twice"},
        {KIND_INVOLVEMENT, "persons", "P1;P2", NULL, code_rule},
        {KIND_INVOLVEMENT, "persons", ",", NULL, code_rule},
        {KIND_INVOLVEMENT, "persons", "P1\u00a0P2", NULL, code_rule},
        {KIND_COORDINATION, "coordinator", "co1", "co1", NULL},
        {KIND_COORDINATION, "coordinator", "Family", "family", NULL},
        {KIND_COORDINATION, "coordinator", "gezin", "family", NULL},
        {KIND_COORDINATION, "coordinator", "login:HV0001", "login:HV0001", NULL},
        {KIND_COORDINATION, "coordinator", "the neighbour", NULL, code_rule},
        {KIND_PERSON, "same_as", "T000002/P3", "T000002/P3", NULL},
        {KIND_PERSON, "same_as", "2021/17/P3", "2021/17/P3", NULL},
        {KIND_PERSON, "same_as", "T000002", NULL, "not a reference"},
        {KIND_PERSON, "same_as", "/P3", NULL, "not a reference"},
        {KIND_PERSON, "same_as", "T000002/", NULL, "not a reference"},
        {KIND_PERSON, "same_as", "T 2/P3", NULL, code_rule},
    };
    check_all(readings, ARRAY_SIZE(readings), *state, FIELD_WORDS_CSV);
}

static void test_texts(void **state)
{
    static const struct reading readings[] = {
        {KIND_HOUSEHOLD, "name", "Loïs van 't Hof-Müller", "Loïs van 't Hof-Müller", NULL},
        {KIND_HOUSEHOLD, "name", "Loi\u0308s", "Loïs", NULL},
        {KIND_HOUSEHOLD, "name", " Smit ", " Smit ", NULL},
        {KIND_HOUSEHOLD, "name", "S\u200bmit\u202e", "Smit", NULL},
        {KIND_HOUSEHOLD, "name", "=1+1", "=1+1", NULL},
        {KIND_HOUSEHOLD, "name", "Jansen\033[2J", NULL, "control character"},
        {KIND_HOUSEHOLD, "name", "\u00c3\xc2\x96mer \xc2\x80", "\u00c3mer ", NULL},
        {KIND_HOUSEHOLD, "name", "\xc2\x96\033[2J", NULL, "control character"},
        {KIND_HOUSEHOLD, "name",
         "Jansen\xc2\x9b"
         "2J",
         NULL, "control character"},
        {KIND_HOUSEHOLD, "name", "Jansen\xc2\x9d", NULL, "control character"},
        {KIND_HOUSEHOLD, "name", "Jansen\xc2\x90", NULL, "control character"},
        {KIND_HOUSEHOLD, "name", "Jansen\xc2", NULL, "invalid UTF-8"},
        {KIND_HOUSEHOLD, "name", "\t=1+1", NULL, "control character"},
        {KIND_HOUSEHOLD, "name", "a\nb", NULL, "control character"},
        {KIND_HOUSEHOLD, "name", "Lo\xefs", NULL, "invalid UTF-8"},
        {KIND_HOUSEHOLD, "question", "a\nb", "a\nb", NULL},
        {KIND_HOUSEHOLD, "question", "a\r\nb", "a\nb", NULL},
        {KIND_HOUSEHOLD, "question", "a\tb", NULL, "control character"},
        {KIND_PERSON, "birth_date", "\033", NULL, "control character"},
        {KIND_HOUSEHOLD, "household", "T1\n", NULL, "control character"},
        {KIND_INVOLVEMENT, "hours_per_week", "2\t", NULL, "control character"},
    };
    check_all(readings, ARRAY_SIZE(readings), *state, FIELD_WORDS_CSV);
}

static void test_text_limits(void **state)
{
    static const struct {
        enum kind kind;
        const char *field;
        size_t limit;
        const char *reason;
    } cases[] = {
        {KIND_HOUSEHOLD, "name", 200, "longer than 200 bytes"},
        {KIND_HOUSEHOLD, "household", 200, "longer than 200 bytes"},
        {KIND_HOUSEHOLD, "phone", 200, "longer than 200 bytes"},
        {KIND_HOUSEHOLD, "question", 65536, "longer than 65536 bytes"},
        {KIND_INVOLVEMENT, "persons", 1000, "longer than 1000 bytes"},
    };
    struct field_context context = {*state, 0, FIELD_WORDS_CSV};
    char *text = malloc(65537);
    memset(text, 'x', 65537);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct field *field = kind_field(cases[i].kind, cases[i].field);
        union room room;
        struct err err;
        record_init(cases[i].kind, &room);
        assert_true(field_read(field, &room, text, cases[i].limit, &context, &err));
        assert_false(field_read(field, &room, text, cases[i].limit + 1, &context, &err));
        assert_string_equal(err.text, cases[i].reason);
        assert_int_equal(strlen(field_text(field, &room)), cases[i].limit);
        record_clear(cases[i].kind, &room);
    }
    free(text);
}

static void test_nul(void **state)
{
    struct field_context context = {*state, 0, FIELD_WORDS_CSV};
    const struct field *field = kind_field(KIND_HOUSEHOLD, "name");
    struct household household;
    struct err err;
    record_init(KIND_HOUSEHOLD, &household);
    assert_false(field_read(field, &household, "a\0b", 3, &context, &err));
    assert_string_equal(err.text, "control character");
    record_clear(KIND_HOUSEHOLD, &household);
}

// A value that is refused leaves the one that stands there.
static void test_refused_keeps(void **state)
{
    struct field_context context = {*state, 0, FIELD_WORDS_CSV};
    struct involvement work;
    struct err err;
    record_init(KIND_INVOLVEMENT, &work);
    const struct field *hours = kind_field(KIND_INVOLVEMENT, "hours_per_week");
    const struct field *persons = kind_field(KIND_INVOLVEMENT, "persons");
    assert_true(read_words(hours, &work, "1,5", &context, &err));
    assert_true(read_words(persons, &work, "P1", &context, &err));
    assert_false(read_words(hours, &work, "two", &context, &err));
    assert_false(read_words(persons, &work, "P2 P2", &context, &err));
    assert_false(field_read_canonical(hours, &work, "1,5"));
    assert_false(field_read_canonical(persons, &work, "P2 P1"));
    assert_int_equal(work.hours_per_week, 90);
    assert_string_equal(work.persons, "P1");
    assert_true(read_words(persons, &work, "", &context, &err));
    assert_null(work.persons);
    record_clear(KIND_INVOLVEMENT, &work);
}

static void test_dutch_reasons(void **state)
{
    static const struct reading readings[] = {
        {KIND_INVOLVEMENT, "hours_per_week", "400", NULL, "boven 168"},
        {KIND_INVOLVEMENT, "from", "31-02-2025", NULL, "die dag bestaat niet"},
        {KIND_INVOLVEMENT, "domain", "koken", NULL,
         "onbekend leefgebied; toegestaan: zorg, wonen, "},
        {KIND_INVOLVEMENT, "law", "koken", NULL, "onbekende wet; toegestaan: wmo, jeugdwet, "},
        {KIND_INVOLVEMENT, "place", "at home", "home", NULL},
    };
    text_set_language(LANGUAGE_NL);
    check_all(readings, ARRAY_SIZE(readings), *state, FIELD_WORDS_CSV);
}

static void test_not_canonical(void **state)
{
    static const struct {
        enum kind kind;
        const char *field;
        const char *text;
    } cases[] = {
        {KIND_INVOLVEMENT, "hours_per_week", "1,50"},
        {KIND_INVOLVEMENT, "hours_per_week", "1.5"},
        {KIND_INVOLVEMENT, "hours_per_week", "169.00"},
        {KIND_INVOLVEMENT, "hours_per_week", "-1.00"},
        {KIND_INVOLVEMENT, "from", "31-05-2021"},
        {KIND_INVOLVEMENT, "from", "today"},
        {KIND_INVOLVEMENT, "known", "ja"},
        {KIND_INVOLVEMENT, "known", "1"},
        {KIND_INVOLVEMENT, "place", "thuis"},
        {KIND_INVOLVEMENT, "place", "nowhere"},
        {KIND_INVOLVEMENT, "domain", "a b"},
        {KIND_INVOLVEMENT, "weekdays", "tue,mon"},
        {KIND_INVOLVEMENT, "weekdays", "mon, tue"},
        {KIND_INVOLVEMENT, "persons", "P2 P1"},
        {KIND_INVOLVEMENT, "professional", " HV1"},
        {KIND_SCORING, "axis1", "7"},
        {KIND_HOUSEHOLD, "name", "a\nb"},
        {KIND_HOUSEHOLD, "name", "i\u0308"},
        {KIND_HOUSEHOLD, "name", "a\u202eb"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct field *field = kind_field(cases[i].kind, cases[i].field);
        union room room;
        record_init(cases[i].kind, &room);
        if (field_read_canonical(field, &room, cases[i].text)) {
            fail_msg("%s took \"%s\"", cases[i].field, cases[i].text);
        }
        assert_true(field_is_empty(field, &room));
        record_clear(cases[i].kind, &room);
    }
}

// Round trips with generated values

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void set_choice(const struct field *field, void *record, uint32_t random)
{
    struct choice_list list = choices_get(NULL, field->choices);
    const char *code = list.items[random % list.count].code;
    field_set_text(field, record, code, strlen(code));
}

static void set_weekdays(const struct field *field, void *record, uint32_t random)
{
    struct choice_list list = choices_get(NULL, field->choices);
    struct buf days = {0};
    for (size_t i = 0; i < list.count; i++) {
        if ((random >> i & 1) || i == 6) {
            buf_addf(&days, "%s%s", days.len > 0 ? "," : "", list.items[i].code);
        }
    }
    field_set_text(field, record, buf_text(&days), days.len);
    buf_clear(&days);
}

static void generate_text(const struct field *field, void *record, uint32_t random)
{
    static const char *const texts[] = {"Đorđević", "'t Béguin", "=1+1", " blank ", "yes", "0"};
    struct buf text = {0};
    switch (field->type) {
    case FIELD_CHOICE: set_choice(field, record, random); return;
    case FIELD_CHOICES: set_weekdays(field, record, random); return;
    case FIELD_PERSONS: buf_addf(&text, "P%u P%u", random % 9 + 1, random % 9 + 2); break;
    case FIELD_WHOS: buf_addf(&text, "family P%u HV%04u", random % 9 + 1, random % 900 + 10); break;
    case FIELD_SAME_AS: buf_addf(&text, "T%06u/P%u", random % 400, random % 9); break;
    case FIELD_TEXT:
    case FIELD_PHONE: buf_add_text(&text, texts[random % ARRAY_SIZE(texts)]); break;
    case FIELD_NOTE:
        buf_addf(&text, "%s\nand more; \"quoted\"", texts[random % ARRAY_SIZE(texts)]);
        break;
    default: buf_addf(&text, "HV%04u", random % 1000);
    }
    field_set_text(field, record, buf_text(&text), text.len);
    buf_clear(&text);
}

static void generate(const struct field *field, void *record, uint32_t random)
{
    if (field_is_text(field)) {
        generate_text(field, record, random);
        return;
    }
    static const int64_t most[] = {
        [FIELD_DATE] = 20000,       [FIELD_HOURS] = 168 * 60, [FIELD_HUNDREDTHS] = 200,
        [FIELD_MONEY] = 1000000,    [FIELD_MARK] = 100,       [FIELD_YES] = 1,
        [FIELD_COUNT] = 1000000000,
    };
    bool less = field->limit != 0 && field->limit < most[field->type];
    int64_t limit = less ? field->limit : most[field->type];
    field_set_number(field, record, random % (limit + 1));
}

static void check_round_trips(enum kind kind, const void *record, const struct settings *settings)
{
    const struct kind_info *info = kind_get(kind);
    const struct field_context context = {settings, 0, FIELD_WORDS_TYPED};
    union room back;
    struct err err;
    record_init(kind, &back);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        struct buf out = {0};
        field_write(field, record, &out);
        assert_true(field_read_canonical(field, &back, buf_text(&out)));
        assert_true(field_equal(field, record, &back));
        assert_true(field_read(field, &back, buf_text(&out), out.len, &context, &err));
        assert_true(field_equal(field, record, &back));
        buf_reset(&out);
        field_show(field, record, settings, &out);
        if (!field_read(field, &back, buf_text(&out), out.len, &context, &err)) {
            fail_msg("%s: shown as \"%s\": %s", field->name, buf_text(&out), err.text);
        }
        assert_true(field_equal(field, record, &back));
        buf_clear(&out);
    }
    record_clear(kind, &back);
}

// What is written and what is shown reads back to the same value, in both languages.
static void test_round_trips(void **state)
{
    uint32_t seed = 2026;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        const struct kind_info *info = kind_get(kind);
        for (int round = 0; round < 200; round++) {
            union room room;
            text_set_language(round % 2 ? LANGUAGE_NL : LANGUAGE_EN);
            record_init(kind, &room);
            for (size_t i = 0; i < info->field_count; i++) {
                uint32_t random = next_random(&seed);
                if (random % 4 != 0) {
                    generate(&info->fields[i], &room, random / 4);
                }
            }
            check_round_trips(kind, &room, *state);
            record_clear(kind, &room);
        }
    }
}

static void test_every_minute(void **state)
{
    const struct field *field = kind_field(KIND_INVOLVEMENT, "hours_per_week");
    struct involvement work;
    (void)state;
    record_init(KIND_INVOLVEMENT, &work);
    for (int64_t minutes = 0; minutes <= 168 * 60; minutes++) {
        struct buf out = {0};
        work.hours_per_week = minutes;
        field_write(field, &work, &out);
        work.hours_per_week = NONE;
        assert_true(field_read_canonical(field, &work, buf_text(&out)));
        assert_int_equal(work.hours_per_week, minutes);
        buf_clear(&out);
    }
    record_clear(KIND_INVOLVEMENT, &work);
}

static void test_show(void **state)
{
    static const struct {
        enum kind kind;
        const char *field;
        const char *canonical;
        const char *dutch;
        const char *english;
    } cases[] = {
        {KIND_INVOLVEMENT, "domain", "care", "zorg en hulpverlening", "care and assistance"},
        {KIND_INVOLVEMENT, "domain", "gone", "gone", "gone"},
        {KIND_INVOLVEMENT, "weekdays", "mon,thu", "ma, do", "mon, thu"},
        {KIND_INVOLVEMENT, "hours_per_week", "1.50", "1,50", "1.50"},
        {KIND_INVOLVEMENT, "hours_per_week", "0.33", "0,33", "0.33"},
        {KIND_INVOLVEMENT, "hourly_tariff", "72.08", "72,08", "72.08"},
        {KIND_INVOLVEMENT, "known", "no", "nee", "no"},
        {KIND_INVOLVEMENT, "from", "2021-05-31", "31-05-2021", "31-05-2021"},
        {KIND_INVOLVEMENT, "from", "", "", ""},
        {KIND_SCORING, "axis1", "7.5", "7,5", "7.5"},
        {KIND_COORDINATION, "coordinator", "family", "gezin", "family"},
        {KIND_COORDINATION, "coordinator", "co1", "co1", "co1"},
        {KIND_HOUSEHOLD, "self_coordination", "with-support", "met steun", "with support"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct field *field = kind_field(cases[i].kind, cases[i].field);
        union room room;
        struct buf out = {0};
        record_init(cases[i].kind, &room);
        assert_true(field_read_canonical(field, &room, cases[i].canonical));
        text_set_language(LANGUAGE_NL);
        field_show(field, &room, *state, &out);
        assert_string_equal(buf_text(&out), cases[i].dutch);
        buf_reset(&out);
        text_set_language(LANGUAGE_EN);
        field_show(field, &room, *state, &out);
        assert_string_equal(buf_text(&out), cases[i].english);
        buf_clear(&out);
        record_clear(cases[i].kind, &room);
    }
}

static void test_whos_show(void **state)
{
    (void)state;
    static const struct {
        const char *whos, *names, *shown;
    } cases[] = {
        {NULL, NULL, ""},
        {"", "", ""},
        {"family", NULL, "the family"},
        {"P1 HV0003", "Mireille, Jo", "Mireille, Jo"},
        {"co1 family", "Sofia", "the family, Sofia"},
        {"families N1", "Oma", "Oma"},
    };
    text_set_language(LANGUAGE_EN);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf out = {0};
        whos_show(cases[i].whos, cases[i].names, &out);
        assert_string_equal(buf_text(&out), cases[i].shown);
        buf_clear(&out);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_settings, close_settings)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbers),       TEST(test_dates),         TEST(test_answers),
        TEST(test_choices),       TEST(test_references),    TEST(test_texts),
        TEST(test_text_limits),   TEST(test_nul),           TEST(test_refused_keeps),
        TEST(test_dutch_reasons), TEST(test_not_canonical), TEST(test_round_trips),
        TEST(test_every_minute),  TEST(test_show),          TEST(test_whos_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
