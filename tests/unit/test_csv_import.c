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
#include "base/text.h"
#include "base/xalloc.h"
#include "io/csv_import.h"
#include "io/key_set.h"
#include "model/records.h"
#include "model/settings.h"

static struct settings settings;

// What the sink got: names of the fields, then "VALUE|VALUE|… " of each record's fields.
struct got {
    enum kind kind;
    uint8_t fields[256];
    size_t field_count;
    size_t begun;
    struct buf columns;
    struct buf rows;
    size_t row_count;
};

static void begin(void *data, const uint8_t *fields, size_t count)
{
    struct got *got = data;
    got->begun++;
    got->field_count = count;
    memcpy(got->fields, fields, count);
    for (size_t i = 0; i < count; i++) {
        buf_addf(&got->columns, "%s ", kind_get(got->kind)->fields[fields[i]].name);
    }
}

static void take_row(void *data, const void *record)
{
    struct got *got = data;
    for (size_t i = 0; i < got->field_count; i++) {
        field_write(&kind_get(got->kind)->fields[got->fields[i]], record, &got->rows);
        buf_add_char(&got->rows, '|');
    }
    buf_add_char(&got->rows, '\n');
    got->row_count++;
}

static void clear_got(struct got *got)
{
    buf_clear(&got->columns);
    buf_clear(&got->rows);
}

static struct csv_import *open_import(struct got *got, enum kind kind, const struct import_map *map)
{
    const struct csv_import_options options = {.settings = &settings, .kind = kind, .map = map};
    const struct csv_import_sink sink = {.begin = begin, .row = take_row, .data = got};
    *got = (struct got){.kind = kind};
    return csv_import_new(&options, &sink);
}

static bool add_bytes(struct csv_import *import, const char *name, const char *text, size_t len)
{
    struct buf bytes = {0};
    buf_add(&bytes, text, len);
    bool taken = csv_import_add(import, name, &bytes);
    assert_int_equal(bytes.len, 0);
    buf_clear(&bytes);
    return taken;
}

static bool add_text(struct csv_import *import, const char *name, const char *text)
{
    return add_bytes(import, name, text, strlen(text));
}

static void assert_problems(struct csv_import *import, const char *expected)
{
    size_t count;
    const struct csv_problem *problems = csv_import_problems(import, &count);
    struct buf text = {0};
    for (size_t i = 0; i < count; i++) {
        csv_problem_write(import, &problems[i], &text);
        buf_add_char(&text, '\n');
    }
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
}

static const char *unknown(const struct csv_import *import)
{
    size_t line = 0;
    const char *names = csv_import_unknown(import, 0, &line);
    assert_int_equal(line, 1);
    return names;
}

static void test_rows(void **state)
{
    static const struct {
        enum kind kind;
        const char *text;
        const char *columns;
        const char *rows;
    } cases[] = {
        {KIND_HOUSEHOLD, "household;name;street\r\nB1;Smit;Hof\r\n", "household name street ",
         "B1|Smit|Hof|\n"},
        // any order, any case, blanks around
        {KIND_HOUSEHOLD, "Street; NAME ;household\nHof;Smit;B1\n", "household name street ",
         "B1|Smit|Hof|\n"},
        // a header alone, an empty cell, unknown columns
        {KIND_HOUSEHOLD, "household;name\n", "household name ", ""},
        {KIND_HOUSEHOLD, "household;name\nB1;\n", "household name ", "B1||\n"},
        {KIND_HOUSEHOLD, "foo;household;bar;reason\nx;B1;y;z\n", "household ", "B1|\n"},
        // what is only shown has no column
        {KIND_PROFESSIONAL, "professional;organisation_name\nHV1;x\n", "professional ", "HV1|\n"},
        // the apostrophe that keeps a spreadsheet from calculating
        {KIND_HOUSEHOLD, "household;name;house_number\nB1;'=1+1;'-1\nB2;''@x;'t Hof\nB3;=1;+31\n",
         "household name house_number ", "B1|=1+1|-1|\nB2|'@x|'t Hof|\nB3|=1|+31|\n"},
        // values in the words of a file, Dutch and English
        {KIND_INVOLVEMENT,
         "household;professional;domain;from;hours_per_week;weekdays;place;known;yearly_amount\n"
         "T1;HV1;zorg;31-5-2021;1,25;di,ma;thuis;ja;1200,5\n"
         "T1;HV2;care;2021-05-31;0.333;;office;x;\n",
         "household professional domain from hours_per_week weekdays place yearly_amount known ",
         "T1|HV1|care|2021-05-31|1.25|mon,tue|home|1200.50|yes|\n"
         "T1|HV2|care|2021-05-31|0.33||office||yes|\n"},
        // line breaks within a note
        {KIND_HOUSEHOLD, "household;question\nB1;\"a;\r\nb\"\n", "household question ",
         "B1|a;\nb|\n"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct got got;
        struct csv_import *import = open_import(&got, cases[i].kind, NULL);
        bool taken = add_text(import, "f.csv", cases[i].text);
        assert_problems(import, "");
        assert_true(taken);
        assert_int_equal(got.begun, 1);
        assert_string_equal(buf_text(&got.columns), cases[i].columns);
        assert_string_equal(buf_text(&got.rows), cases[i].rows);
        assert_int_equal(csv_import_rejected(import), 0);
        csv_import_free(import);
        clear_got(&got);
    }
}

// Rows that are rejected while the others go on.
static void test_rejected_rows(void **state)
{
    static const struct {
        enum kind kind;
        const char *text;
        size_t rejected;
        size_t good;
        const char *problems;
    } cases[] = {
        {KIND_HOUSEHOLD, "household;name\nB1;a\nB1;b\nB2;c\n", 1, 2,
         "f.csv:3: column household: \"B1\": already in this file at line 2\n"},
        {KIND_PERSON, "household;person;role\nT1;P1;child\nT1;P1;parent\nT1;P2;child\n", 1, 2,
         "f.csv:3: \"T1 P1\": already in this file at line 2\n"},
        {KIND_HOUSEHOLD, "household;name;street\nB1;a\nB2;a;b;c;d\nB3;a;b\n", 2, 1,
         "f.csv:2: 2 cells where the header has 3\nf.csv:3: 5 cells where the header has 3\n"},
        {KIND_HOUSEHOLD, "household;name\nB1\n", 1, 0, "f.csv:2: 1 cell where the header has 2\n"},
        {KIND_HOUSEHOLD, "household;name\nB1;a\x1B[2J\n", 1, 0,
         "f.csv:2: column name: \"a[2J\": control character\n"},
        // an escape sequence that holds a delimiter
        {KIND_HOUSEHOLD, "household;name;street\nB1;a\x1B]0;x\x07;b\n", 1, 0,
         "f.csv:2: column name: \"a]0\": control character\n"
         "f.csv:2: column street: \"x\": control character\n"},
        {KIND_HOUSEHOLD, "household;name\nB 1;a\n;b\n", 2, 0,
         "f.csv:2: column household: \"B 1\": not allowed in a code: blank, comma or semicolon\n"
         "f.csv:3: column household: may not be empty\n"},
        // every bad cell of a row is told, the row counts once
        {KIND_INVOLVEMENT,
         "household;professional;domain;from;until;hours_per_week\n"
         "T1;HV1;cooking;31-02-2025;;two\n"
         "T1;HV1;care;01-03-2025;01-02-2025;2\n",
         2, 0,
         "f.csv:2: column domain: \"cooking\": unknown domain; allowed: care, housing, education, "
         "safety, welfare, work-income, health\n"
         "f.csv:2: column from: \"31-02-2025\": no such day\n"
         "f.csv:2: column hours_per_week: \"two\": not a number\n"
         "f.csv:3: column until: \"01-02-2025\": until before from\n"},
        // a key that was seen in a rejected row was seen
        {KIND_INVOLVEMENT,
         "household;professional;domain;from;until\n"
         "T1;HV1;care;01-03-2025;01-02-2025\nT1;HV1;zorg;1-3-2025;\n",
         2, 0,
         "f.csv:2: column until: \"01-02-2025\": until before from\n"
         "f.csv:3: \"T1 HV1 care 2025-03-01\": already in this file at line 2\n"},
        {KIND_HOUSEHOLD,
         "household;name\nB1;xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx "
         "xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx "
         "xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx x\n",
         1, 0,
         "f.csv:2: column name: \"xxxxxxxxx xxxxxxxxx xxxxxxxxx xxxxxxxxx …\": longer than 200 "
         "bytes\n"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct got got;
        struct csv_import *import = open_import(&got, cases[i].kind, NULL);
        assert_true(add_text(import, "f.csv", cases[i].text));
        assert_problems(import, cases[i].problems);
        assert_int_equal(csv_import_rejected(import), cases[i].rejected);
        assert_int_equal(got.row_count, cases[i].good);
        csv_import_free(import);
        clear_got(&got);
    }
}

// What stands as in the row before is not read again: only where that one was good.
static void test_repeated_cells(void **state)
{
    static const char text[] = "household;name;street;weight\n"
                               "B1;Smit;Hof;light\n"
                               "B2;Smit;;light\n"
                               "B3;Smit;Hof;feather\n"
                               "B4;Smit;Hof;feather\n"
                               "B5;Smit;Hof;light\n"
                               "B6;Smit;Hof\n"
                               "B7;\"Smit\";Hof;light\n"
                               "B8;Smit;Hof;\n";
    (void)state;
    struct got got;
    struct csv_import *import = open_import(&got, KIND_HOUSEHOLD, NULL);
    assert_true(add_text(import, "f.csv", text));
    assert_true(add_text(import, "g.csv", "household;name;street;weight\nB9;Smit;;\n"));
    assert_problems(import,
                    "f.csv:4: column weight: \"feather\": unknown weight; allowed: light, heavy\n"
                    "f.csv:5: column weight: \"feather\": unknown weight; allowed: light, heavy\n"
                    "f.csv:7: 3 cells where the header has 4\n");
    assert_string_equal(buf_text(&got.rows), "B1|Smit|Hof|light|\nB2|Smit||light|\n"
                                             "B5|Smit|Hof|light|\nB7|Smit|Hof|light|\n"
                                             "B8|Smit|Hof||\nB9|Smit|||\n");
    csv_import_free(import);
    clear_got(&got);
}

static void test_refused_files(void **state)
{
    static const struct {
        enum kind kind;
        const char *text;
        const char *problem;
    } cases[] = {
        {KIND_HOUSEHOLD, "", "f.csv:1: empty file\n"},
        {KIND_HOUSEHOLD, "\n\n \n", "f.csv:1: empty file\n"},
        {KIND_HOUSEHOLD, "sep=;\n", "f.csv:1: empty file\n"},
        {KIND_HOUSEHOLD, "name;street\nB1;x\n", "f.csv:1: column household: missing\n"},
        {KIND_HOUSEHOLD, "sep=,\nname,street\nB1,x\n", "f.csv:2: column household: missing\n"},
        {KIND_HOUSEHOLD, "household;name;Name\nB1;x;y\n", "f.csv:1: column Name: twice\n"},
        {KIND_HOUSEHOLD, "household;name\rB1;x\r",
         "f.csv:1: lines end with CR alone: save the file with CRLF or LF\n"},
        {KIND_INVOLVEMENT, "household;professional;domain\n", "f.csv:1: column from: missing\n"},
        {KIND_HOUSEHOLD, "household;name\nB1;\"x\nB2;y\n",
         "f.csv:2: column name: quote not closed\n"},
        {KIND_HOUSEHOLD, "household;name\nB1;\"x\"y\nB2;y\n",
         "f.csv:2: column name: stray quote\n"},
        {KIND_HOUSEHOLD, "\"household", "f.csv:1: quote not closed\n"},
        {KIND_HOUSEHOLD, "household;name\nB1;Zo\xC3\xAB\nB2;Lo\xEFs\n",
         "f.csv:3: invalid byte in a file that is UTF-8 elsewhere: 0xEF, byte 6 of the line\n"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct got got;
        struct csv_import *import = open_import(&got, cases[i].kind, NULL);
        assert_false(add_text(import, "f.csv", cases[i].text));
        assert_problems(import, cases[i].problem);
        csv_import_free(import);
        clear_got(&got);
    }
    struct got got;
    static const char nul[] = "household;name\nB1;a\nB2;x\0y\n";
    struct csv_import *import = open_import(&got, KIND_HOUSEHOLD, NULL);
    assert_false(add_bytes(import, "f.csv", nul, sizeof(nul) - 1));
    assert_problems(import, "f.csv:3: NUL\n");
    csv_import_free(import);
    clear_got(&got);
}

static void test_map(void **state)
{
    char *columns[] = {"household", "name", "self_coordination"};
    char *headers[] = {"Dossiernummer", "Gezinsnaam", "Kan zelf coördineren"};
    const struct import_map map = {
        .name = "excel", .count = 3, .columns = columns, .headers = headers};
    (void)state;
    struct got got;
    struct csv_import *import = open_import(&got, KIND_HOUSEHOLD, &map);
    assert_true(add_text(import, "f.csv",
                         "dossiernummer;Gezinsnaam;Kan zelf co\xF6rdineren;Behandelaar;street\n"
                         "X1;'t B\xE9guin;met steun;team 4;Hof\nX2;a;misschien;;\n"));
    assert_string_equal(buf_text(&got.columns), "household name street self_coordination ");
    assert_string_equal(buf_text(&got.rows), "X1|'t Béguin|Hof|with-support|\n");
    assert_string_equal(unknown(import), "Behandelaar");
    assert_problems(import, "f.csv:3: column Kan zelf coördineren: \"misschien\": unknown answer; "
                            "allowed: yes, with-support, no\n");
    csv_import_free(import);
    clear_got(&got);

    // Our own name and theirs for the same field.
    import = open_import(&got, KIND_HOUSEHOLD, &map);
    assert_false(add_text(import, "f.csv", "household;Dossiernummer\nX1;X2\n"));
    assert_problems(import, "f.csv:1: column Dossiernummer: twice\n");
    csv_import_free(import);
    clear_got(&got);
}

// The axes of the instrument are the columns; one instrument a file.
static void test_scores(void **state)
{
    (void)state;
    struct got got;
    struct csv_import *import = open_import(&got, KIND_SCORING, NULL);
    assert_true(add_text(import, "f.csv",
                         "household;person;date;instrument;mind;mind_wanted;mind_talk;body_note\n"
                         "T1;P1;1-1-2025;positive-health;7,5;8;ja;moe\n"
                         "T1;P2;1-1-2025;horoscope;1;;;\n"
                         "T1;P3;1-1-2025;positive-health;11;;;\n"
                         "T1;P4;1-1-2025;positive-health;7,25;;;\n"));
    assert_string_equal(
        buf_text(&got.columns),
        "household person date instrument axis1_note axis2 axis2_wanted axis2_talk ");
    assert_string_equal(buf_text(&got.rows), "T1|P1|2025-01-01|positive-health|moe|7.5|8.0|yes|\n");
    assert_problems(import, "f.csv:3: column instrument: \"horoscope\": unknown instrument; "
                            "allowed: positive-health\n"
                            "f.csv:4: column mind: \"11\": above 10\n"
                            "f.csv:5: column mind: \"7,25\": more than one decimal\n");
    csv_import_free(import);
    clear_got(&got);

    // Numbered slots are no columns.
    import = open_import(&got, KIND_SCORING, NULL);
    assert_true(add_text(import, "f.csv", "household;person;date;instrument;axis1;body_x\n"));
    assert_string_equal(unknown(import), "axis1, body_x");
    csv_import_free(import);
    clear_got(&got);
}

static void test_two_instruments(void **state)
{
    (void)state;
    struct instrument *other = &settings.instruments[1];
    *other = (struct instrument){.name = xstrdup("zrm"), .minimum = 10, .maximum = 50};
    other->axes[other->axis_count++] = (struct choice){.code = "money"};
    other->axes[other->axis_count++] = (struct choice){.code = "mind"};
    settings.instrument_choices[1] = (struct choice){.code = "zrm", .label = "zrm"};
    settings.instrument_count = 2;

    struct got got;
    struct csv_import *import = open_import(&got, KIND_SCORING, NULL);
    assert_true(add_text(import, "f.csv",
                         "household;person;date;instrument;money;mind;body\n"
                         "T1;P1;1-1-2025;;1;2;3\n"
                         "T1;P2;1-1-2025;zrm;1;2;3\n"
                         "T1;P3;1-1-2025;positive-health;1;2;3\n"
                         "T1;P4;1-1-2025;zrm;6;0;\n"));
    assert_string_equal(buf_text(&got.columns), "household person date instrument axis1 axis2 ");
    assert_string_equal(buf_text(&got.rows), "T1|P2|2025-01-01|zrm|1.0|2.0|\n");
    assert_string_equal(unknown(import), "body");
    assert_problems(import,
                    "f.csv:2: column instrument: may not be empty\n"
                    "f.csv:4: column instrument: \"positive-health\": another instrument than "
                    "zrm, which this file began with\n"
                    "f.csv:5: column money: \"6\": above 5\n");
    csv_import_free(import);
    clear_got(&got);
    settings.instrument_count = 1;
    free(other->name);
    *other = (struct instrument){0};
}

static void test_files(void **state)
{
    (void)state;
    struct got got;
    struct csv_import *import = open_import(&got, KIND_HOUSEHOLD, NULL);
    assert_true(add_text(import, "a.csv", "household;name\nB1;a\n"));
    assert_true(add_text(import, "b.csv", "name,household\nb,B2\nc,B1\n"));
    assert_int_equal(got.begun, 1);
    assert_string_equal(buf_text(&got.rows), "B1|a|\nB2|b|\n");
    assert_problems(import, "b.csv:3: column household: \"B1\": already in a.csv at line 2\n");
    assert_false(add_text(import, "c.csv", "household;street\nB3;a\n"));
    assert_problems(import, "b.csv:3: column household: \"B1\": already in a.csv at line 2\n"
                            "c.csv:1: other columns than a.csv\n");
    csv_import_free(import);
    clear_got(&got);
}

// What the answerer refuses stands at the line and column of the file where it came from.
static void test_answered(void **state)
{
    (void)state;
    char *columns[] = {"professional"};
    char *headers[] = {"Nr"};
    const struct import_map map = {.name = "m", .count = 1, .columns = columns, .headers = headers};
    struct got got;
    struct csv_import *import = open_import(&got, KIND_PROFESSIONAL, &map);
    assert_true(add_text(import, "a.csv", "Nr;organisation\nH1;O1\nH 2;O1\nH3;O3\n"));
    assert_true(add_text(import, "b.csv", "Nr;organisation\n\nH4;O4\n"));
    csv_import_reject(import, 2, "organisation", "O4", "unknown organisation");
    csv_import_reject(import, 1, "professional", "H3", "no good");
    csv_import_reject(import, 0, "", "", "not now");
    csv_import_reject(import, 3, "", "", "no such row");
    csv_import_reject(import, 0, "phone", "06", "not carried");
    assert_problems(
        import, "a.csv:2: not now\n"
                "a.csv:2: column phone: \"06\": not carried\n"
                "a.csv:3: column Nr: \"H 2\": not allowed in a code: blank, comma or semicolon\n"
                "a.csv:4: column Nr: \"H3\": no good\n"
                "b.csv:3: column organisation: \"O4\": unknown organisation\n");
    csv_import_free(import);
    clear_got(&got);
}

static void test_rejects_file(void **state)
{
    (void)state;
    struct got got;
    struct csv_import *import = open_import(&got, KIND_HOUSEHOLD, NULL);
    assert_true(add_text(import, "a.csv",
                         "name;household;foo\r\nok;B1;1\r\n\"a;\"\"b\"\"\r\nc\";B 2;2\r\nx;B3\r\n"
                         "=cmd;;-1\r\n"));
    assert_true(add_text(import, "b.csv", "household,foo,name\nB1,3,z\n"));
    csv_import_reject(import, 0, "name", "ok", "because");
    struct buf out = {0};
    csv_import_write_rejects(import, &out);
    assert_string_equal(
        out.data, "\xEF\xBB\xBFname;household;foo;reason\r\n"
                  "ok;B1;1;name: because\r\n"
                  "\"a;\"\"b\"\"\nc\";B 2;2;\"name: control character; household: not allowed in a "
                  "code: blank, comma or semicolon\"\r\n"
                  "x;B3;2 cells where the header has 3\r\n"
                  "'=cmd;;-1;household: may not be empty\r\n"
                  "z;B1;3;household: already in a.csv at line 2\r\n");
    csv_import_free(import);
    clear_got(&got);

    // Mended, it is read without a word about the last column.
    import = open_import(&got, KIND_HOUSEHOLD, NULL);
    assert_true(
        add_text(import, "r.csv", "name;household;reason\nz;B1;household: already there\n"));
    assert_string_equal(unknown(import), "");
    assert_string_equal(buf_text(&got.rows), "B1|z|\n");
    buf_reset(&out);
    csv_import_reject(import, 0, "", "", "again");
    csv_import_write_rejects(import, &out);
    assert_string_equal(out.data, "\xEF\xBB\xBFname;household;reason\r\nz;B1;again\r\n");
    csv_import_free(import);
    clear_got(&got);
    buf_clear(&out);
}

// Kinds with a reason of their own.
static void test_reject_reason(void **state)
{
    (void)state;
    struct got got;
    struct buf out = {0};
    struct csv_import *import = open_import(&got, KIND_COORDINATION, NULL);
    assert_true(
        add_text(import, "a.csv", "household;from;reason;level\nT1;1-1-2025;aanmelding;x\n"));
    csv_import_write_rejects(import, &out);
    static const char expected[] =
        "\xEF\xBB\xBFhousehold;from;reason;level;reject_reason\r\nT1;1-1-2025;aanmelding;x;\"level: ";
    assert_memory_equal(out.data, expected, sizeof(expected) - 1);
    csv_import_free(import);
    clear_got(&got);
    import = open_import(&got, KIND_COORDINATION, NULL);
    assert_true(add_text(import, "a.csv", out.data));
    assert_string_equal(unknown(import), "");
    assert_string_equal(buf_text(&got.columns), "household from level reason ");
    csv_import_free(import);
    clear_got(&got);
    buf_clear(&out);
}

static void test_keys(void **state)
{
    enum { KEYS = 5000 };
    (void)state;
    struct key_set set = {0};
    struct buf key = {0};
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < KEYS; i++) {
            buf_reset(&key);
            buf_addf(&key, "T%zu", i);
            const struct key_place *place = key_set_add(&set, &key, round, i + 1);
            assert_true((place != NULL) == (round == 1));
            assert_true(!place || (place->line == i + 1 && place->file == 0));
        }
    }
    assert_int_equal(set.count, KEYS);
    key_set_clear(&set);
    buf_clear(&key);
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
        cmocka_unit_test(test_rows),          cmocka_unit_test(test_rejected_rows),
        cmocka_unit_test(test_refused_files), cmocka_unit_test(test_map),
        cmocka_unit_test(test_scores),        cmocka_unit_test(test_two_instruments),
        cmocka_unit_test(test_files),         cmocka_unit_test(test_answered),
        cmocka_unit_test(test_rejects_file),  cmocka_unit_test(test_reject_reason),
        cmocka_unit_test(test_keys),          cmocka_unit_test(test_repeated_cells),
    };
    return cmocka_run_group_tests(tests, open_settings, close_settings);
}
