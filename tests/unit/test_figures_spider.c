// SPDX-License-Identifier: EUPL-1.2
#include "figures/spider.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/canvas.h"
#include "base/none.h"
#include "base/text.h"
#include "model/settings.h"

static struct settings settings;
static const struct instrument *web; // six axes, 0 to 10

static int set_up(void **state)
{
    (void)state;
    settings_init(&settings);
    web = &settings.instruments[0];
    text_set_language(LANGUAGE_NL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    settings_clear(&settings);
    return 0;
}

static struct scoring scoring_of(const int64_t *marks, size_t count)
{
    struct scoring scoring;
    record_init(KIND_SCORING, &scoring);
    memcpy(scoring.mark, marks, count * sizeof(*marks));
    return scoring;
}

#define SCORING(...)                                                                               \
    scoring_of((const int64_t[]){__VA_ARGS__}, ARRAY_SIZE(((const int64_t[]){__VA_ARGS__})))

static void assert_near(double value, double expected)
{
    assert_true(fabs(value - expected) < 1e-9);
}

static void axes_go_clockwise_from_the_top(void **state)
{
    (void)state;
    static const double side = 0.86602540378443865;
    static const double ends[6][2] = {
        {0, -1}, {side, -0.5}, {side, 0.5}, {0, 1}, {-side, 0.5}, {-side, -0.5},
    };
    static const enum spider_side sides[6] = {
        SPIDER_MIDDLE, SPIDER_RIGHT, SPIDER_RIGHT, SPIDER_MIDDLE, SPIDER_LEFT, SPIDER_LEFT,
    };
    assert_int_equal(web->axis_count, 6);
    for (size_t i = 0; i < 6; i++) {
        struct spider_point end = spider_axis_end(web, i);
        assert_near(end.x, ends[i][0]);
        assert_near(end.y, ends[i][1]);
        assert_int_equal(spider_side(web, i), sides[i]);
    }
}

static void marks_lie_between_middle_and_end(void **state)
{
    (void)state;
    struct scoring scoring = SCORING(0, 100, 50, NONE, 25, 100);
    struct spider_point point;
    assert_true(spider_mark_point(web, &scoring, 0, &point));
    assert_near(point.x, 0);
    assert_near(point.y, 0);
    assert_true(spider_mark_point(web, &scoring, 1, &point));
    assert_near(point.x, spider_axis_end(web, 1).x);
    assert_true(spider_mark_point(web, &scoring, 2, &point));
    assert_near(point.y, 0.25);
    assert_false(spider_mark_point(web, &scoring, 3, &point));
    assert_false(spider_mark_point(web, NULL, 0, &point));
}

static void the_minimum_is_the_middle(void **state)
{
    (void)state;
    struct instrument matrix = {.minimum = 10, .maximum = 50, .axis_count = 4};
    struct scoring scoring = SCORING(10, 30, 50, 20);
    struct spider_point point;
    assert_true(spider_mark_point(&matrix, &scoring, 0, &point));
    assert_near(point.y, 0);
    assert_true(spider_mark_point(&matrix, &scoring, 1, &point));
    assert_near(point.x, 0.5);
    assert_true(spider_mark_point(&matrix, &scoring, 3, &point));
    assert_near(point.x, -0.25);
}

static size_t count_lines(size_t axes, const struct scoring *scoring)
{
    struct instrument instrument = {.maximum = 100, .axis_count = axes};
    size_t count = 0, next;
    for (size_t i = 0; i < axes; i++) {
        if (spider_line(&instrument, scoring, i, &next)) {
            assert_int_equal(next, (i + 1) % axes);
            count++;
        }
    }
    return count;
}

static void lines_join_neighbours_with_marks(void **state)
{
    (void)state;
    static const struct {
        int64_t marks[6];
        size_t axes, lines;
    } cases[] = {
        {{1, 1, 1, 1, 1, 1}, 6, 6},
        {{1, 1, 1, NONE, 1, 1}, 6, 4},
        {{NONE, 1, NONE, 1, NONE, 1}, 6, 0},
        {{0, NONE, NONE, NONE, NONE, 0}, 6, 1},
        {{NONE, NONE, NONE, NONE, NONE, NONE}, 6, 0},
        {{1, 1, 1}, 3, 3},
        {{1, 1}, 2, 1},
        {{1}, 1, 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct scoring scoring = scoring_of(cases[i].marks, 6);
        assert_int_equal(count_lines(cases[i].axes, &scoring), cases[i].lines);
    }
    assert_int_equal(count_lines(6, NULL), 0);
}

static void words_stand_beside_an_axis(void **state)
{
    (void)state;
    struct scoring now = SCORING(70, 75, 100, NONE, NONE, 0);
    struct scoring before = SCORING(40, NONE, 5, 35, NONE, 100);
    now.talk[1] = 1;
    now.talk[2] = 0;
    static const char *const both[] = {"4 → 7",   "– → 7,5 *", "0,5 → 10",
                                       "3,5 → –", "– → –",     "10 → 0"};
    static const char *const alone[] = {"7", "7.5 *", "10", "-", "-", "0"};
    for (size_t i = 0; i < 6; i++) {
        struct spider spider = {.instrument = web, .now = &now, .before = &before};
        struct buf words = {0};
        spider_axis_words(&spider, i, &words);
        assert_string_equal(buf_text(&words), both[i]);
        buf_reset(&words);
        spider.before = NULL;
        spider.ascii = true;
        text_set_language(LANGUAGE_EN);
        spider_axis_words(&spider, i, &words);
        text_set_language(LANGUAGE_NL);
        assert_string_equal(buf_text(&words), alone[i]);
        buf_clear(&words);
    }
}

static char *draw(const struct spider *spider, int columns, int rows)
{
    struct buf text = {0};
    struct canvas *canvas =
        canvas_new(columns, rows, spider->ascii ? CANVAS_ASCII : CANVAS_BRAILLE);
    spider_draw(spider, canvas);
    canvas_to_text(canvas, &text);
    canvas_free(canvas);
    return buf_steal(&text);
}

static size_t count_sign(const char *text, char sign)
{
    size_t count = 0;
    for (; *text; text++) {
        count += *text == sign;
    }
    return count;
}

static void a_picture_has_all_names_and_a_gap(void **state)
{
    (void)state;
    struct scoring now = SCORING(70, 60, 80, NONE, 50, 75);
    struct spider spider = {.instrument = web, .now = &now, .ascii = true};
    char *text = draw(&spider, 72, 18);
    for (size_t i = 0; i < web->axis_count; i++) {
        assert_non_null(strstr(text, choice_label(&web->axes[i])));
    }
    assert_int_equal(count_sign(text, '*'), 5);
    free(text);
    now.mark[3] = 40;
    text = draw(&spider, 72, 18);
    assert_int_equal(count_sign(text, '*'), 6);
    free(text);
}

static void what_stands_beside_does_not_shrink_the_web(void **state)
{
    (void)state;
    struct scoring now = SCORING(70, 60, 80, NONE, 50, 75);
    const char *const beside[SCORING_AXES] = {"wish 9", "wish 8", "", NULL};
    struct spider spider = {.instrument = web, .now = &now, .ascii = true};
    char *plain = draw(&spider, 72, 18);
    spider.beside = beside;
    char *text = draw(&spider, 72, 18);
    assert_non_null(strstr(text, "7  wish 9"));
    assert_non_null(strstr(text, "wish 8\n"));
    assert_int_equal(count_sign(text, ':'), count_sign(plain, ':'));
    free(plain);
    free(text);
}

static void brief_axes_have_numbers_alone(void **state)
{
    (void)state;
    struct scoring now = SCORING(70, 60, 80, NONE, 50, 75);
    struct spider spider = {.instrument = web, .now = &now, .ascii = true, .brief = true};
    char *text = draw(&spider, 34, 18);
    for (char number = '1'; number <= '6'; number++) {
        assert_int_equal(count_sign(text, number), 1);
    }
    assert_null(strstr(text, choice_label(&web->axes[0])));
    assert_int_equal(count_sign(text, '*'), 5);
    free(text);
}

static void any_size_can_be_drawn(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {2, 3}, {20, 5}, {30, 40}, {300, 100}, {72, 1}};
    struct scoring now = SCORING(70, 60, 80, NONE, 50, 75);
    struct instrument many = *web;
    many.axis_count = SCORING_AXES;
    for (size_t i = 6; i < SCORING_AXES; i++) {
        many.axes[i] = web->axes[i % 6];
    }
    for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
        struct spider spider = {.instrument = i % 2 ? &many : web, .now = &now, .before = &now};
        free(draw(&spider, sizes[i][0], sizes[i][1]));
    }
    struct spider empty = {.instrument = web};
    free(draw(&empty, 72, 18));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_go_clockwise_from_the_top),
        cmocka_unit_test(marks_lie_between_middle_and_end),
        cmocka_unit_test(the_minimum_is_the_middle),
        cmocka_unit_test(lines_join_neighbours_with_marks),
        cmocka_unit_test(words_stand_beside_an_axis),
        cmocka_unit_test(a_picture_has_all_names_and_a_gap),
        cmocka_unit_test(what_stands_beside_does_not_shrink_the_web),
        cmocka_unit_test(brief_axes_have_numbers_alone),
        cmocka_unit_test(any_size_can_be_drawn),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
