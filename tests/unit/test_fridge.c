// SPDX-License-Identifier: EUPL-1.2
// The page for the fridge and its letters.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/store_base.h"
#include "base/array.h"
#include "base/banner.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/fridge.h"
#include "model/settings.h"

enum { HELPERS = 40 };

static struct settings settings;
static struct record_list rows;
static struct coordination span;

static int set_up(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    settings_init(&settings);
    record_list_init(&rows, KIND_ROSTER);
    record_init(KIND_COORDINATION, &span);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    record_list_clear(&rows);
    record_clear(KIND_COORDINATION, &span);
    settings_clear(&settings);
    return 0;
}

static void begin(void)
{
    record_list_clear(&rows);
    record_list_init(&rows, KIND_ROSTER);
}

static void add(const char *fields)
{
    base_fill(KIND_ROSTER, record_list_add(&rows), fields);
}

static char *page(const struct coordination *who, bool large, int cols, size_t most)
{
    struct buf out = {0};
    fridge_add(&(struct fridge){.rows = &rows,
                                .span = who,
                                .settings = &settings,
                                .day = date_from_civil(2026, 11, 22),
                                .large = large,
                                .cols = cols,
                                .most = most},
               &out);
    return buf_steal(&out);
}

static void letters_are_five_lines_of_one_length(void **state)
{
    (void)state;
    for (char sign = ' '; sign < 127; sign++) {
        const char text[] = {sign, '\0'};
        struct buf out = {0};
        bool has = banner_add(&out, text, FRIDGE_COLS);
        assert_true(has || !((sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9')));
        int lines = 0;
        int cols = -1;
        for (const char *at = buf_text(&out); *at != '\0'; at = strchr(at, '\n') + 1) {
            char *line = strndup(at, strcspn(at, "\n"));
            assert_true(cols < 0 || utf8_width(line) == cols);
            cols = utf8_width(line);
            lines++;
            free(line);
        }
        assert_int_equal(lines, has ? BANNER_ROWS : 0);
        buf_clear(&out);
    }
}

static void what_has_no_letter_or_no_room_is_not_drawn(void **state)
{
    (void)state;
    struct buf out = {0};
    assert_false(banner_add(&out, "één", FRIDGE_COLS));
    assert_false(banner_add(&out, "AB", 10));
    assert_int_equal(out.len, 0);
    assert_true(banner_add(&out, "ab", 11));
    buf_clear(&out);
}

static const struct {
    const char *fields, *words;
} helpers[] = {
    {"name=Ada|purpose=rust", "\nAda\nfor the whole household: rust\n"},
    {"name=Ada|function=coach|persons=P1|person_names=Tim", "\nAda, coach\nfor Tim\n"},
    {"name=Ada|persons=P1 P2|person_names=Tim, Sam|place=home", "\nAda\nfor Tim and Sam\n"},
    {"name=Ada|persons=P1 P2 P3|person_names=Tim, Sam, Bo|place=school",
     "\nAda\nfor Tim, Sam and Bo\nnot at home: school\n"},
    {"function=coach", "\ncoach\nfor the whole household\n"},
};

static void names_are_said_as_people_say_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(helpers); i++) {
        begin();
        add(helpers[i].fields);
        char *text = page(NULL, false, FRIDGE_COLS, 0);
        assert_non_null(strstr(text, helpers[i].words));
        assert_non_null(strstr(text, "\nOn no fixed day\n"));
        free(text);
    }
}

static void whoever_coordinates_is_asked(void **state)
{
    (void)state;
    begin();
    add("name=Ada|weekday=mon");
    char *text = page(&span, false, FRIDGE_COLS, 0); // the family itself
    assert_null(strstr(text, "Questions?"));
    free(text);
    base_fill(KIND_COORDINATION, &span, "coordinator_name=Sofia");
    text = page(&span, false, FRIDGE_COLS, 0);
    assert_non_null(strstr(text, "\nQuestions? Ask Sofia.\n"));
    free(text);
    base_fill(KIND_COORDINATION, &span, "coordinator_phone=06-00000001");
    text = page(&span, false, FRIDGE_COLS, 0);
    assert_non_null(strstr(text, "\nQuestions? Call Sofia:\n\n06-00000001\n"));
    free(text);
}

// Sheets and helpers of a page; each sheet within its lines, each line within its columns.
static void count(char *text, int cols, size_t *sheets, size_t *found)
{
    size_t lines = 0;
    *sheets = 1;
    *found = 0;
    for (char *line = text; *line != '\0';) {
        if (*line == '\f') {
            lines = 0;
            ++*sheets;
            line++;
        }
        char *end = strchr(line, '\n');
        *end = '\0';
        assert_true(utf8_width(line) <= cols);
        assert_true(++lines <= FRIDGE_ROWS);
        *found += strncmp(line, "  Ada", strlen("  Ada")) == 0;
        line = end + 1;
    }
}

static void sheets_hold_what_fits(void **state)
{
    (void)state;
    begin();
    for (int i = 0; i < HELPERS; i++) {
        add("name=Ada van den Berg|weekday=wed|purpose=een lang waarvoor dat niet op een regel "
            "past, dus het gaat op de volgende verder");
    }
    for (int cols = FRIDGE_COLS - 20; cols <= FRIDGE_COLS; cols += 20) {
        size_t sheets, found;
        char *text = page(NULL, true, cols, FRIDGE_ROWS);
        count(text, cols, &sheets, &found);
        assert_true(sheets > 2);
        assert_int_equal(found, HELPERS);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_five_lines_of_one_length),
        cmocka_unit_test(what_has_no_letter_or_no_room_is_not_drawn),
        cmocka_unit_test(names_are_said_as_people_say_them),
        cmocka_unit_test(whoever_coordinates_is_asked),
        cmocka_unit_test(sheets_hold_what_fits),
    };
    return cmocka_run_group_tests_name("fridge", tests, set_up, tear_down);
}
