// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "io/encoding.h"

#define BYTES(text) text, sizeof(text) - 1

static void test_names(void **state)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } cases[] = {
        {"utf-8", ENCODING_UTF8},          {"UTF8", ENCODING_UTF8},
        {"utf-16", ENCODING_UTF16},        {"windows-1252", ENCODING_WINDOWS_1252},
        {"CP1252", ENCODING_WINDOWS_1252}, {"latin1", ENCODING_LATIN1},
        {"ISO-8859-1", ENCODING_LATIN1},
    };
    (void)state;
    enum encoding encoding = ENCODING_DETECT;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_true(encoding_read(cases[i].name, &encoding));
        assert_int_equal(encoding, cases[i].encoding);
    }
    assert_false(encoding_read("ebcdic", &encoding));
    assert_false(encoding_read("", &encoding));
}

static void test_decode(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        enum encoding encoding;
        const char *text;
    } cases[] = {
        {BYTES(""), ENCODING_DETECT, ""},
        {BYTES("Jansen"), ENCODING_DETECT, "Jansen"},
        {BYTES("Zo\xC3\xAB"), ENCODING_DETECT, "Zoë"},
        {BYTES("\xEF\xBB\xBFZo\xC3\xAB"), ENCODING_DETECT, "Zoë"},
        {BYTES("\xEF\xBB\xBF"), ENCODING_DETECT, ""},
        {BYTES("Zo\xEB"), ENCODING_DETECT, "Zoë"},
        {BYTES("\x80 \x9F \x8E \xFF"), ENCODING_DETECT, "€ Ÿ Ž ÿ"},
        {BYTES("\x93M\xFCller\x94"), ENCODING_WINDOWS_1252, "“Müller”"},
        {BYTES("Zo\xC3\xAB"), ENCODING_WINDOWS_1252, "ZoÃ«"},
        {BYTES("\xD8rsted"), ENCODING_LATIN1, "Ørsted"},
        {BYTES("\x85"), ENCODING_LATIN1, "\xC2\x85"},
        {BYTES("\xFF\xFEZ\0o\0\xEB\0"), ENCODING_DETECT, "Zoë"},
        {BYTES("\xFE\xFF\0Z\0o\0\xEB"), ENCODING_DETECT, "Zoë"},
        {BYTES("Z\0o\0\xEB\0"), ENCODING_UTF16, "Zoë"},
        {BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), ENCODING_DETECT, "😀"},
        {BYTES("\xFF\xFE\x10\x01\xAC\x20"), ENCODING_DETECT, "Đ€"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf bytes = {0};
        struct err err;
        size_t line = 0;
        buf_add(&bytes, cases[i].bytes, cases[i].len);
        assert_true(encoding_decode(&bytes, cases[i].encoding, &line, &err));
        assert_string_equal(buf_text(&bytes), cases[i].text);
        assert_int_equal(bytes.len, strlen(cases[i].text));
        buf_clear(&bytes);
    }
}

static void test_refuse(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        enum encoding encoding;
        size_t line;
        const char *reason;
    } cases[] = {
        {BYTES("a\nZo\xC3\xAB\nLo\xEFs\n"), ENCODING_DETECT, 3,
         "invalid byte in a file that is UTF-8 elsewhere: 0xEF, byte 3 of the line"},
        {BYTES("Lo\xEFs\nZo\xC3\xAB\n"), ENCODING_DETECT, 1,
         "invalid byte in a file that is UTF-8 elsewhere: 0xEF, byte 3 of the line"},
        {BYTES("\xEF\xBB\xBF\x61\n\xFF"), ENCODING_DETECT, 2,
         "invalid byte in a file that is UTF-8: 0xFF, byte 1 of the line"},
        {BYTES("\n\nLo\xEFs"), ENCODING_UTF8, 3,
         "invalid byte in a file that is UTF-8: 0xEF, byte 3 of the line"},
        {BYTES("\xFF\xFEZ\0\n\0o"), ENCODING_DETECT, 2,
         "half a character in a file that is UTF-16"},
        {BYTES("\xFF\xFE\x3D\xD8Z\0"), ENCODING_DETECT, 1,
         "half a character in a file that is UTF-16"},
        {BYTES("\xFF\xFE\x00\xDE"), ENCODING_DETECT, 1,
         "half a character in a file that is UTF-16"},
        {BYTES("\xFF\xFE\x3D\xD8"), ENCODING_DETECT, 1,
         "half a character in a file that is UTF-16"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct buf bytes = {0};
        struct err err;
        size_t line = 0;
        buf_add(&bytes, cases[i].bytes, cases[i].len);
        assert_false(encoding_decode(&bytes, cases[i].encoding, &line, &err));
        assert_string_equal(err.text, cases[i].reason);
        assert_int_equal(line, cases[i].line);
        assert_memory_equal(bytes.data, cases[i].bytes, cases[i].len);
        buf_clear(&bytes);
    }
}

// What an encoding can hold comes back as it was; what it cannot hold is refused.
static void test_encode(void **state)
{
    static const char *const texts[] = {"Müller; “€ 12” Ÿ", "Ørsted", "Đorđević 😀", ""};
    static const struct {
        enum encoding encoding;
        size_t holds; // the first so many of the texts
    } cases[] = {
        {ENCODING_UTF8, 4},
        {ENCODING_UTF16, 4},
        {ENCODING_WINDOWS_1252, 2},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        for (size_t j = 0; j < cases[i].holds; j++) {
            struct buf bytes = {0};
            size_t line;
            encoding_add_mark(&bytes, cases[i].encoding);
            assert_true(encoding_add(&bytes, cases[i].encoding, texts[j], strlen(texts[j]), NULL));
            assert_true(encoding_decode(&bytes, ENCODING_DETECT, &line, NULL));
            assert_string_equal(buf_text(&bytes), texts[j]);
            buf_clear(&bytes);
        }
    }
    struct buf bytes = {0};
    struct err err;
    assert_false(encoding_add(&bytes, ENCODING_WINDOWS_1252, BYTES("a Đ"), &err));
    assert_string_equal(err.text, "this encoding has no “Đ”; write utf-8");
    buf_reset(&bytes);
    assert_true(encoding_add(&bytes, ENCODING_UTF8, BYTES("é\xEC."), &err));
    assert_string_equal(buf_text(&bytes), "é\uFFFD.");
    assert_false(encoding_add(&bytes, ENCODING_LATIN1, BYTES("€"), &err));
    assert_false(encoding_add(&bytes, ENCODING_WINDOWS_1252, BYTES("\xC2\x85"), &err));
    buf_clear(&bytes);
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
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_refuse),
        cmocka_unit_test(test_encode),
    };
    return cmocka_run_group_tests(tests, set_english, NULL);
}
