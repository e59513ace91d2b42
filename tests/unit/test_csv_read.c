// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "io/csv_read.h"

static struct csv_reader *open_text(const char *text, size_t len, char delimiter)
{
    struct buf bytes = {0};
    buf_add(&bytes, text, len);
    struct csv_reader *reader = csv_reader_new(&bytes, delimiter);
    assert_int_equal(bytes.len, 0);
    return reader;
}

static void add_row(struct buf *out, const struct csv_row *row)
{
    buf_addf(out, "%zu:", row->line);
    for (size_t i = 0; i < row->count; i++) {
        assert_int_equal(strlen(row->cells[i].text), row->cells[i].len);
        buf_addf(out, "[%s]", row->cells[i].text);
    }
    buf_add_char(out, ' ');
}

// All rows as "LINE:[CELL][CELL] ", and at the end "!LINE.CELL:REASON" when it is a fault.
static void read_all(struct csv_reader *reader, struct buf *out)
{
    struct csv_row row;
    struct csv_fault fault;
    enum csv_result result;
    while ((result = csv_reader_next(reader, &row, &fault)) == CSV_READ_ROW) {
        add_row(out, &row);
    }
    if (result == CSV_READ_FAULT) {
        buf_addf(out, "!%zu.%d:%s", fault.line, fault.cell == CSV_NO_CELL ? -1 : (int)fault.cell,
                 fault.err.text);
        assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_END);
    }
}

static void test_rows(void **state)
{
    static const struct {
        const char *text;
        char delimiter;
        const char *rows;
    } cases[] = {
        // the delimiter
        {"a;b\n1;2\n", 0, "1:[a][b] 2:[1][2] "},
        {"a,b\n1,2;3\n", 0, "1:[a][b] 2:[1][2;3] "},
        {"a\tb\n1\t2,3\n", 0, "1:[a][b] 2:[1][2,3] "},
        {"a,b;c;d\n", 0, "1:[a,b][c][d] "},
        {"\"a,b,c,d\";c\n", 0, "1:[a,b,c,d][c] "},
        {"a\n1;2\n", 0, "1:[a] 2:[1][2] "},
        {"a;b\n1;2\n", ',', "1:[a;b] 2:[1;2] "},
        {"a|b\n", '|', "1:[a][b] "},
        // Excel's first line
        {"sep=,\na;b,c\n", 0, "2:[a;b][c] "},
        {"SEP=;\r\na;b\r\n", 0, "2:[a][b] "},
        {"\"sep=|\"\na|b\n", 0, "2:[a][b] "},
        {"sep=;\na,b\n", ',', "2:[a][b] "},
        {"sep=\n", 0, "1:[sep=] "},
        {"sep=x\n", 0, "1:[sep=x] "},
        {"sep=;", 0, ""},
        // ends of lines, and of the file
        {"a;b\r\n1;2\r\n", 0, "1:[a][b] 2:[1][2] "},
        {"a;b\r\n1;2", 0, "1:[a][b] 2:[1][2] "},
        {"a;b\n1;\"2\"", 0, "1:[a][b] 2:[1][2] "},
        {"a;b\n1;", 0, "1:[a][b] 2:[1][] "},
        {"a;b\r\n1\r2;3\r\n", 0, "1:[a][b] 2:[1\r2][3] "},
        // blank lines, empty cells, blanks
        {"\n\r\n  \na;b\n\n \r\n1;2\n\n", 0, "4:[a][b] 7:[1][2] "},
        {"a;b;c\n;;\n\"\";;\"\"\n", 0, "1:[a][b][c] 2:[][][] 3:[][][] "},
        {"a; b ;\" c \"\n", 0, "1:[a][b][ c ] "},
        {"a;\tb\n", 0, "1:[a][\tb] "},
        {"", 0, ""},
        {"\n\n", 0, ""},
        // quotes
        {"a;\"b \"\"c\"\" d\"\n", 0, "1:[a][b \"c\" d] "},
        {"a;\"b;c\"\n", 0, "1:[a][b;c] "},
        {"a;\"x\ny\r\n\nz\";c\n1;2;3\n", 0, "1:[a][x\ny\n\nz][c] 5:[1][2][3] "},
        {"a;\"b\" ;c\n", 0, "1:[a][b][c] "},
        // faults: the rows before them stand
        {"a;b\n1;\"2\n3;4\n", 0, "1:[a][b] !2.1:quote not closed"},
        {"a;b\n\"1\n2\";\"3", 0, "1:[a][b] !3.1:quote not closed"},
        {"a;b\n1;\"2\"3\n4;5\n", 0, "1:[a][b] !2.1:stray quote"},
        {"a;b\n1;2\"3\n4;5\n", 0, "1:[a][b] !2.1:stray quote"},
        {"\"a\nb\"c;d\n", 0, "!1.0:stray quote"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf out = {0};
        struct csv_reader *reader =
            open_text(cases[i].text, strlen(cases[i].text), cases[i].delimiter);
        read_all(reader, &out);
        assert_string_equal(buf_text(&out), cases[i].rows);
        csv_reader_free(reader);
        buf_clear(&out);
    }
}

static void test_nul(void **state)
{
    static const char text[] = "a;b\n1;2\n3;\"x\n\0y\"\n5;6\n";
    (void)state;
    struct buf out = {0};
    struct csv_reader *reader = open_text(text, sizeof(text) - 1, 0);
    read_all(reader, &out);
    assert_string_equal(buf_text(&out), "1:[a][b] 2:[1][2] !3.-1:NUL");
    csv_reader_free(reader);
    buf_clear(&out);
}

// Any row can be read again from its place, also after the end and after a fault.
static void test_go(void **state)
{
    static const char text[] = "a;b\r\n\r\n1;\"x\r\ny\"\r\n3;4\r\n5;\"";
    (void)state;
    struct csv_row rows[3];
    struct csv_row row;
    struct csv_fault fault;
    struct csv_reader *reader = open_text(text, sizeof(text) - 1, 0);
    for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
        assert_int_equal(csv_reader_next(reader, &rows[i], &fault), CSV_READ_ROW);
    }
    assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_FAULT);
    static const char *const expected[] = {"1:[a][b] ", "3:[1][x\ny] ", "5:[3][4] "};
    for (size_t i = ARRAY_SIZE(rows); i-- > 0;) {
        struct buf out = {0};
        csv_reader_go(reader, rows[i].start, rows[i].line);
        assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_ROW);
        add_row(&out, &row);
        assert_string_equal(out.data, expected[i]);
        buf_clear(&out);
    }
    csv_reader_free(reader);
}

// A cell of some megabytes, and more cells than any header has.
static void test_large(void **state)
{
    enum { LENGTH = 5 * 1000 * 1000, CELLS = 100000 };
    (void)state;
    struct buf bytes = {0};
    buf_add_text(&bytes, "a;b\n1;\"");
    for (size_t i = 0; i < LENGTH; i++) {
        buf_add_char(&bytes, i % 100 == 0 ? '\n' : 'x');
    }
    buf_add_text(&bytes, "\"\n");
    for (size_t i = 0; i < CELLS; i++) {
        buf_add_char(&bytes, ';');
    }
    struct csv_row row;
    struct csv_fault fault;
    struct csv_reader *reader = csv_reader_new(&bytes, 0);
    assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_ROW);
    assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_ROW);
    assert_int_equal(row.line, 2);
    assert_int_equal(row.cells[1].len, LENGTH);
    assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_ROW);
    assert_int_equal(row.line, 2 + LENGTH / 100 + 1);
    assert_int_equal(row.count, CELLS + 1);
    assert_int_equal(csv_reader_next(reader, &row, &fault), CSV_READ_END);
    csv_reader_free(reader);
}

// An open quote takes the lines behind it along, but not a whole gigabyte of them.
static void test_open_quote(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_add_text(&text, "a;b\n1;\"2\n");
    while (text.len < 40 << 20) {
        buf_add_text(&text, "1;2 and so on and so on and so on and so on and so on\n");
    }
    buf_add_text(&text, "\"\n");
    struct csv_reader *reader = csv_reader_new(&text, 0);
    struct buf rows = {0};
    read_all(reader, &rows);
    assert_string_equal(buf_text(&rows), "1:[a][b] !2.1:quote not closed");
    buf_clear(&rows);
    csv_reader_free(reader);
}

static void test_delimiters(void **state)
{
    static const struct {
        const char *text;
        bool right;
        char delimiter;
    } cases[] = {
        {"", true, 0},      {";", true, ';'}, {",", true, ','}, {"tab", true, '\t'},
        {"\t", true, '\t'}, {"|", true, '|'}, {";;", false, 0}, {"\"", false, 0},
        {"\n", false, 0},   {"a", false, 0},  {"€", false, 0},  {"-", false, 0},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char delimiter = 'x';
        assert_int_equal(csv_delimiter_read(cases[i].text, &delimiter), cases[i].right);
        assert_int_equal(delimiter, cases[i].right ? cases[i].delimiter : 'x');
    }
}

static int set_english(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_nul),
        cmocka_unit_test(test_go),         cmocka_unit_test(test_large),
        cmocka_unit_test(test_open_quote), cmocka_unit_test(test_delimiters),
    };
    return cmocka_run_group_tests(tests, set_english, NULL);
}
