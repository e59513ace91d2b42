// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/canvas.h"

static void check(struct canvas *canvas, const char *wanted)
{
    struct buf text = {0};
    canvas_to_text(canvas, &text);
    assert_string_equal(buf_text(&text), wanted);
    buf_clear(&text);
    canvas_free(canvas);
}

static struct canvas_point at(int x, int y)
{
    return (struct canvas_point){x, y};
}

static void test_braille_dots(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(3, 2, CANVAS_BRAILLE);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 0), at(5, 0));
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 7), at(0, 7));
    check(canvas, "⠉⠉⠉\n⡀\n");
}

static void test_braille_slope(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(2, 1, CANVAS_BRAILLE);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 0), at(3, 3));
    check(canvas, "⠑⢄\n");
    canvas = canvas_new(2, 1, CANVAS_BRAILLE);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(3, 3), at(0, 0));
    check(canvas, "⠑⢄\n");
}

static void test_dashes(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(6, 1, CANVAS_BRAILLE);
    canvas_line(canvas, CANVAS_BEFORE, CANVAS_DASHED, at(0, 0), at(11, 0));
    check(canvas, "⠉⠁ ⠉⠁\n");
}

static void test_ascii(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(5, 5, CANVAS_ASCII);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 0), at(9, 0));
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 4), at(0, 19));
    canvas_line(canvas, CANVAS_BEFORE, CANVAS_DASHED, at(4, 18), at(9, 18));
    canvas_point(canvas, CANVAS_NOW, at(9, 0));
    canvas_point(canvas, CANVAS_BEFORE, at(9, 18));
    check(canvas, "----*\n|\n|\n|\n| ..o\n");
}

static void test_ascii_slopes(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(4, 2, CANVAS_ASCII);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 0), at(7, 7));
    check(canvas, "\\\\\n  \\\\\n");
    canvas = canvas_new(4, 2, CANVAS_ASCII);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 7), at(7, 0));
    check(canvas, "  //\n//\n");
}

static void test_layers(void **state)
{
    (void)state;
    char text[CANVAS_CELL];
    enum canvas_layer layer;
    struct canvas *canvas = canvas_new(2, 1, CANVAS_ASCII);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 0), at(3, 0));
    canvas_line(canvas, CANVAS_BEFORE, CANVAS_DASHED, at(0, 0), at(3, 0));
    canvas_line(canvas, CANVAS_AXIS, CANVAS_SOLID, at(0, 0), at(0, 3));
    canvas_cell(canvas, 0, 0, text, &layer);
    assert_string_equal(text, "-");
    assert_int_equal(layer, CANVAS_NOW);
    canvas_cell(canvas, 5, 5, text, &layer);
    assert_string_equal(text, " ");
    canvas_free(canvas);
    canvas = canvas_new(2, 1, CANVAS_BRAILLE);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 0), at(1, 0));
    canvas_line(canvas, CANVAS_BEFORE, CANVAS_SOLID, at(0, 1), at(3, 1));
    canvas_cell(canvas, 0, 0, text, &layer);
    assert_int_equal(layer, CANVAS_NOW);
    canvas_cell(canvas, 0, 1, text, &layer);
    assert_int_equal(layer, CANVAS_BEFORE);
    canvas_free(canvas);
}

static void test_labels(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(6, 2, CANVAS_BRAILLE);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(0, 0), at(11, 0));
    canvas_label(canvas, 0, 1, "é日");
    canvas_label(canvas, 1, 4, "long");
    canvas_label(canvas, 0, 5, "日");
    canvas_label(canvas, 9, 0, "x");
    canvas_label(canvas, 1, -1, "ab");
    check(canvas, "⠉é日⠉⠉\nb   lo\n");
}

static void test_outside(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(2, 1, CANVAS_BRAILLE);
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(-1000, 0), at(1000, 0));
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(-5, -5), at(-1, -1));
    canvas_line(canvas, CANVAS_NOW, CANVAS_SOLID, at(INT32_MIN, 9), at(INT32_MAX, 9));
    check(canvas, "⠉⠉\n");
    canvas = canvas_new(0, 0, CANVAS_ASCII);
    canvas_point(canvas, CANVAS_NOW, at(0, 0));
    check(canvas, "");
    canvas_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_braille_dots), cmocka_unit_test(test_braille_slope),
        cmocka_unit_test(test_dashes),       cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_ascii_slopes), cmocka_unit_test(test_layers),
        cmocka_unit_test(test_labels),       cmocka_unit_test(test_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
