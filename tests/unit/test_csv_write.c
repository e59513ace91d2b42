// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "io/csv_columns.h"
#include "io/csv_read.h"
#include "io/csv_write.h"
#include "model/pseudonyms.h"
#include "model/records.h"
#include "model/settings.h"

static struct settings settings;

// A cell as it is written, and that reading gives the same text again.
static void test_cells(void **state)
{
    static const struct {
        const char *text;
        const char *cell; // with ; as delimiter
    } cases[] = {
        {"", ""},
        {"Jansen", "Jansen"},
        {"a;b", "\"a;b\""},
        {"a,b", "a,b"},
        {"say \"no\"", "\"say \"\"no\"\"\""},
        {"a\nb", "\"a\nb\""},
        {" a", "\" a\""},
        {"a ", "\"a \""},
        {" ", "\" \""},
        {"=1+1", "'=1+1"},
        {"+31", "'+31"},
        {"-1", "'-1"},
        {"@x", "'@x"},
        {"'=1", "''=1"},
        {"''@", "'''@"},
        {"'t Hof", "'t Hof"},
        {"'", "'"},
        {"=a;b", "\"'=a;b\""},
        {"=\"x\"", "\"'=\"\"x\"\"\""},
        {"a=b", "a=b"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf out = {0};
        csv_cell_add(&out, cases[i].text, ';', true);
        assert_string_equal(buf_text(&out), cases[i].cell);
        buf_add_text(&out, ";end\n");
        struct csv_reader *reader = csv_reader_new(&out, ';');
        struct csv_row row;
        struct csv_fault fault;
        assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_ROW);
        const char *read = row.cells[0].text;
        bool guarded = read[0] == '\'' && csv_guard_needed(read);
        assert_string_equal(read + (guarded ? 1 : 0), cases[i].text);
        csv_reader_free(reader);
    }
    struct buf out = {0};
    csv_cell_add(&out, "-3,5", ';', false);
    csv_cell_add(&out, "a,b", ',', true);
    csv_cell_add(&out, "a\tb", '\t', true);
    assert_string_equal(out.data, "-3,5\"a,b\"\"a\tb\"");
    buf_clear(&out);
}

static void set(enum kind kind, void *record, const char *name, const char *value)
{
    const struct field *field = kind_field(kind, name);
    const struct field_context context = {.settings = &settings, .words = FIELD_WORDS_CSV};
    struct err err = {0};
    assert_true(field_read(field, record, value, strlen(value), &context, &err));
}

static void fill_involvement(struct involvement *record)
{
    static const char *const values[][2] = {
        {"household", "T000001"},
        {"professional", "HV0001"},
        {"domain", "zorg"},
        {"from", "31-5-2021"},
        {"persons", "P3 P1"},
        {"purpose", "-praten; \"veel\""},
        {"hours_per_week", "1,25"},
        {"visits_per_week", "2"},
        {"weekdays", "wo,ma"},
        {"hourly_tariff", "62,5"},
        {"known", "ja"},
        {"helps", "nee"},
    };
    record_init(KIND_INVOLVEMENT, record);
    for (size_t i = 0; i < ARRAY_SIZE(values); i++) {
        set(KIND_INVOLVEMENT, record, values[i][0], values[i][1]);
    }
}

static void test_records(void **state)
{
    static const struct {
        char delimiter;
        const char *line;
    } cases[] = {
        {';', "T000001;HV0001;care;2021-05-31;P1 P3;\"'-praten; \"\"veel\"\"\";;;;1,25;2,00;mon,wed"
              ";;;62,50;;yes;;;no;;;\r\n"},
        {',', "T000001,HV0001,care,2021-05-31,P1 P3,\"'-praten; \"\"veel\"\"\",,,,1.25,2.00,"
              "\"mon,wed\",,,62.50,,yes,,,no,,,\r\n"},
        {'\t', "T000001\tHV0001\tcare\t2021-05-31\tP1 P3\t\"'-praten; \"\"veel\"\"\"\t\t\t\t1.25\t"
               "2.00\tmon,wed\t\t\t62.50\t\tyes\t\t\tno\t\t\t\r\n"},
    };
    (void)state;
    struct involvement record;
    fill_involvement(&record);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct csv_writer_options options = {
            .kind = KIND_INVOLVEMENT,
            .delimiter = cases[i].delimiter,
        };
        struct buf out = {0};
        csv_record_add(&out, &options, &record);
        assert_string_equal(out.data, cases[i].line);
        buf_clear(&out);
    }
    record_clear(KIND_INVOLVEMENT, &record);
}

// The columns are those that reading knows, in the order of the public interface.
static void test_headers(void **state)
{
    static const struct {
        enum kind kind;
        const char *line;
    } cases[] = {
        {KIND_ORGANISATION, "organisation;name;sector;phone;email\r\n"},
        {KIND_PROFESSIONAL,
         "professional;given_name;prefix;family_name;function;organisation;phone;email\r\n"},
        {KIND_SCORING,
         "household;person;date;instrument;stage;filled_in_by;body;body_wanted;body_talk;body_note;"
         "mind;mind_wanted;mind_talk;mind_note;meaning;meaning_wanted;meaning_talk;meaning_note;"
         "quality;quality_wanted;quality_talk;quality_note;participation;participation_wanted;"
         "participation_talk;participation_note;daily;daily_wanted;daily_talk;daily_note\r\n"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        const struct csv_writer_options options = {
            .kind = cases[i].kind,
            .instrument = cases[i].kind == KIND_SCORING ? &settings.instruments[0] : NULL,
            .delimiter = ';',
        };
        struct buf out = {0};
        csv_header_add(&out, &options);
        assert_string_equal(out.data, cases[i].line);
        buf_clear(&out);
    }
}

// Every column's name leads back to its field.
static void test_columns(void **state)
{
    (void)state;
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        const struct kind_info *info = kind_get((enum kind)kind);
        const struct instrument *instrument =
            kind == KIND_SCORING ? &settings.instruments[0] : NULL;
        for (size_t i = 0; i < info->field_count; i++) {
            struct buf name = {0};
            if (csv_column_name((enum kind)kind, instrument, &info->fields[i], &name)) {
                assert_ptr_equal(csv_column_field((enum kind)kind, instrument, name.data),
                                 &info->fields[i]);
            } else {
                assert_null(csv_column_field((enum kind)kind, instrument, info->fields[i].name));
            }
            buf_clear(&name);
        }
    }
    // One axis may begin like another.
    struct instrument other = {.axis_count = 2};
    other.axes[0].code = "work";
    other.axes[1].code = "work-home";
    const struct field *field = csv_column_field(KIND_SCORING, &other, "work-home_note");
    assert_string_equal(field->name, "axis2_note");
    assert_string_equal(csv_column_field(KIND_SCORING, &other, "work_note")->name, "axis1_note");
    assert_null(csv_column_field(KIND_SCORING, &other, "worker"));
}

// Pseudonyms

static char *written(const struct pseudonyms *pseudonyms, enum kind kind, const void *record)
{
    const struct csv_writer_options options = {
        .kind = kind,
        .instrument = kind == KIND_SCORING ? &settings.instruments[0] : NULL,
        .delimiter = ';',
        .pseudonyms = pseudonyms,
    };
    struct buf out = {0};
    csv_header_add(&out, &options);
    csv_record_add(&out, &options, record);
    return buf_steal(&out);
}

// Nothing that names, describes or finds somebody gets out, whatever the kind.
static void test_nothing_personal(void **state)
{
    static const char canary[] = "Canary";
    (void)state;
    struct pseudonyms pseudonyms;
    pseudonyms_init(&pseudonyms);
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        const struct kind_info *info = kind_get((enum kind)kind);
        void *record = xcalloc(1, info->size);
        record_init((enum kind)kind, record);
        for (size_t i = 0; i < info->field_count; i++) {
            const struct field *field = &info->fields[i];
            bool harmless = strcmp(field->name, "sector") == 0 ||
                            strcmp(field->name, "function") == 0 ||
                            strcmp(field->name, "district") == 0 || field->type == FIELD_CHOICE ||
                            field->type == FIELD_CHOICES || field->type == FIELD_PERSONS ||
                            (field->type == FIELD_CODE && i > 0) ||
                            (field->type == FIELD_RECORD && field->target > KIND_HOUSEHOLD);
            if (field_is_text(field) && !harmless) {
                field_set_text(field, record, canary, strlen(canary));
            }
        }
        char *text = written(&pseudonyms, (enum kind)kind, record);
        assert_null(strstr(text, canary));
        free(text);
        record_clear((enum kind)kind, record);
        free(record);
    }
}

static void test_pseudonyms(void **state)
{
    (void)state;
    struct pseudonyms one = {.key = {1, 2}};
    struct pseudonyms other = {.key = {1, 3}};
    struct person record;
    record_init(KIND_PERSON, &record);
    set(KIND_PERSON, &record, "household", "T000001");
    set(KIND_PERSON, &record, "person", "P1");
    set(KIND_PERSON, &record, "given_name", "Sanna");
    set(KIND_PERSON, &record, "birth_date", "24-07-1970");
    set(KIND_PERSON, &record, "role", "ouder");
    set(KIND_PERSON, &record, "same_as", "T000001/P3");
    char *first = written(&one, KIND_PERSON, &record);
    char *again = written(&one, KIND_PERSON, &record);
    char *differs = written(&other, KIND_PERSON, &record);
    assert_string_equal(first, again);
    assert_string_not_equal(first, differs);
    static const char header[] =
        "household;person;birth_date;role;authority;from;until;same_as\r\n";
    assert_memory_equal(first, header, strlen(header));
    const char *row = first + strlen(header);
    char *expected = xasprintf("%.11s;P1;1970-01-01;parent;;;;%.11s/P3\r\n", row, row);
    assert_string_equal(row, expected);
    assert_int_equal(row[0], 'T');
    free(expected);
    free(first);
    free(again);
    free(differs);
    record_clear(KIND_PERSON, &record);
}

// Who coordinates: the family and references within the household stay.
static void test_who(void **state)
{
    static const struct {
        const char *who;
        bool kept;
    } cases[] = {
        {"family", true},  {"P1", true},   {"N12", true}, {"co1", false},
        {"HV0001", false}, {"P1x", false}, {"P", false},  {"", true},
    };
    (void)state;
    struct pseudonyms pseudonyms = {.key = {5, 6}};
    const struct field *field = kind_field(KIND_COORDINATION, "coordinator");
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct coordination record;
        struct buf out = {0};
        record_init(KIND_COORDINATION, &record);
        field_set_text(field, &record, cases[i].who, strlen(cases[i].who));
        pseudonyms_write(&pseudonyms, KIND_COORDINATION, field, &record, &out);
        assert_int_equal(strcmp(buf_text(&out), cases[i].who) == 0, cases[i].kept);
        assert_true(cases[i].kept || out.data[0] == 'W');
        record_clear(KIND_COORDINATION, &record);
        buf_clear(&out);
    }
}

static int compare_codes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// Different codes stay different.
static void test_no_clash(void **state)
{
    enum { CODES = 20000 };
    (void)state;
    struct pseudonyms pseudonyms;
    pseudonyms_init(&pseudonyms);
    char **codes = xcalloc(CODES, sizeof(*codes));
    struct household record;
    record_init(KIND_HOUSEHOLD, &record);
    for (int i = 0; i < CODES; i++) {
        char code[16];
        struct buf out = {0};
        snprintf(code, sizeof(code), "T%06d", i);
        set(KIND_HOUSEHOLD, &record, "household", code);
        pseudonyms_write(&pseudonyms, KIND_HOUSEHOLD, kind_field(KIND_HOUSEHOLD, "household"),
                         &record, &out);
        codes[i] = buf_steal(&out);
    }
    record_clear(KIND_HOUSEHOLD, &record);
    qsort(codes, CODES, sizeof(*codes), compare_codes);
    for (int i = 0; i < CODES; i++) {
        assert_true(i == 0 || strcmp(codes[i - 1], codes[i]) != 0);
    }
    for (int i = 0; i < CODES; i++) {
        free(codes[i]);
    }
    free(codes);
}

static int open_settings(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    settings_init(&settings);
    return 0;
}

static int close_settings(void **state)
{
    (void)state;
    settings_clear(&settings);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_nothing_personal),
        cmocka_unit_test(test_pseudonyms),
        cmocka_unit_test(test_who),
        cmocka_unit_test(test_no_clash),
    };
    return cmocka_run_group_tests(tests, open_settings, close_settings);
}
