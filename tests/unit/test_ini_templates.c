// SPDX-License-Identifier: EUPL-1.2
// [templates] in the settings.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "io/ini_settings.h"
#include "model/settings.h"

// What the settings say to the section with these lines, behind the name of the file.
static bool read_lines(struct settings *settings, const char *lines, struct buf *problems)
{
    char path[] = "/tmp/tilburg-test-XXXXXX";
    struct buf all = {0};
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    assert_non_null(file);
    fprintf(file, "[templates]\n%s", lines);
    assert_int_equal(fclose(file), 0);
    settings_init(settings);
    bool good = ini_settings_read(settings, path, &all);
    buf_reset(problems);
    for (const char *at = buf_text(&all); *at != '\0'; at += strcspn(at, "\n") + 1) {
        const char *behind = at + strlen(path) + 1;
        buf_addf(problems, "%.*s\n", (int)strcspn(behind, "\n"), behind);
    }
    buf_clear(&all);
    unlink(path);
    return good;
}

static void test_texts(void **state)
{
    (void)state;
    struct settings settings;
    struct buf problems = {0};
    assert_true(
        read_lines(&settings, "On the phone = Who:\\nWhat: \\\\\\n\nÉén = é; # = x\n", &problems));
    assert_int_equal(settings.template_count, 2);
    assert_string_equal(settings.templates[0].name, "On the phone");
    assert_string_equal(settings.templates[0].text, "Who:\nWhat: \\\n");
    assert_string_equal(settings.templates[1].name, "Één");
    assert_string_equal(settings.templates[1].text, "é; # = x");
    settings_clear(&settings);
    assert_true(read_lines(&settings, "", &problems));
    assert_int_equal(settings.template_count, 0);
    settings_clear(&settings);
    buf_clear(&problems);
}

static void test_wrong(void **state)
{
#define WRONG_SIGN "a \\ without n or \\ behind it; allowed: \\n for a new line, \\\\ for \\\n"
    static const struct {
        const char *lines, *problems;
    } cases[] = {
        {"Call =\n", "2: key \"Call\": empty; the text of the template is needed\n"},
        {"Call = a\\b\n", "2: key \"Call\": " WRONG_SIGN},
        {"\nCall = a\\\n", "3: key \"Call\": " WRONG_SIGN},
        {"Call = a\x1b[2Jb\n", "2: key \"Call\": control character\n"},
        {"Ca\x1bll = a\n", "2: key \"Ca\x1bll\": control character\n"},
        {"Call = a\nCall = b\n", "3: key \"Call\": twice, first at line 2\n"},
        {"Call = \xff\n", "2: invalid UTF-8\n"},
    };
    (void)state;
    text_set_language(LANGUAGE_EN);
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct settings settings;
        struct buf problems = {0};
        assert_false(read_lines(&settings, cases[i].lines, &problems));
        assert_string_equal(buf_text(&problems), cases[i].problems);
        settings_clear(&settings);
        buf_clear(&problems);
    }
}

static void test_too_many(void **state)
{
    (void)state;
    struct settings settings;
    struct buf lines = {0}, problems = {0};
    text_set_language(LANGUAGE_EN);
    for (int i = 0; i <= SETTINGS_LISTED; i++) {
        buf_addf(&lines, "t%d = x\n", i);
    }
    assert_false(read_lines(&settings, buf_text(&lines), &problems));
    assert_string_equal(buf_text(&problems), "66: key \"t64\": too many; allowed: 64\n");
    settings_clear(&settings);
    buf_clear(&lines);
    buf_clear(&problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
