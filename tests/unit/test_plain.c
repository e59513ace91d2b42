// SPDX-License-Identifier: EUPL-1.2
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/plain.h"

static const struct {
    const char *text, *plain;
} texts[] = {
    {"", ""},
    {"nothing to replace", "nothing to replace"},
    {"≥ € 1 250 (2 unknown)", ">= E 1 250 (2 unknown)"},
    {"1–3 × “thuis” · ‘a’ → b…", "1-3 x \"thuis\" | 'a' > b."},
    {"Müller, Öztürk, Đorđević", "Müller, Öztürk, Đorđević"},
    {"\xe2\x82", "\xe2\x82"}, // cut off
    {"é\xff€", "é\xff"
               "E"},
};

static void signs_become_ascii_and_letters_stay(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
        struct buf text = {0};
        buf_add_text(&text, texts[i].text);
        plain_text(&text);
        assert_string_equal(buf_text(&text), texts[i].plain);
        buf_clear(&text);
    }
    assert_int_equal(plain_sign(0x20AC), 'E');
    assert_int_equal(plain_sign(0xE9), 0xE9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_become_ascii_and_letters_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
