// SPDX-License-Identifier: EUPL-1.2
#include "command/ssh_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"

static void parts_words(void **state)
{
    static const struct {
        const char *text, *words; // each word between [ and ]
    } cases[] = {
        {"", ""},
        {"   ", ""},
        {"find jansen", "[find][jansen]"},
        {"  find   jansen  ", "[find][jansen]"},
        {"find 'van den Berg'", "[find][van den Berg]"},
        {"find \"van 't Hof\"", "[find][van 't Hof]"},
        {"find van\" \"'t'", "[find][van t]"},
        {"find ''", "[find][]"},
        {"find '' \"\"", "[find][][]"},
        {"find 'a'\"b\"c", "[find][abc]"},
        {"find '$(id) `id` ; | & \\ \"'", "[find][$(id) `id` ; | & \\ \"]"},
        {"find \"a;b|c&d<e>f*g?h(i)\"", "[find][a;b|c&d<e>f*g?h(i)]"},
        {"export households --at=2026-11-22 --limit 3", "[export][households][--at=2026-11-22]"
                                                        "[--limit][3]"},
        {"find Lo\xC3\xAFs 100% a@b.nl +31 12/3 x_y,z:", "[find][Lo\xC3\xAFs][100%][a@b.nl][+31]"
                                                         "[12/3][x_y,z:]"},
        {"show ../../etc/passwd -o", "[show][../../etc/passwd][-o]"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        struct ssh_words words;
        struct buf got = {0};
        struct err err;
        print_message("%s\n", cases[i].text);
        assert_true(ssh_words_split(&words, cases[i].text, &err));
        for (int j = 0; j < words.count; j++) {
            buf_addf(&got, "[%s]", words.words[j]);
        }
        assert_string_equal(buf_text(&got), cases[i].words);
        assert_null(words.words[words.count]);
        buf_clear(&got);
        ssh_words_clear(&words);
    }
}

static void refuse(const char *text, const char *sentence)
{
    struct ssh_words words;
    struct err err;
    assert_false(ssh_words_split(&words, text, &err));
    assert_non_null(strstr(err.text, sentence));
    ssh_words_clear(&words);
}

static void refuses_what_a_shell_would_read(void **state)
{
    static const char signs[] = ";|&<>()$`\\*?[]{}!#~^";
    char text[32], sentence[32];
    (void)state;
    for (const char *sign = signs; *sign; sign++) {
        snprintf(sentence, sizeof(sentence), "“%c” means nothing", *sign);
        snprintf(text, sizeof(text), "find a%c", *sign);
        refuse(text, sentence);
        snprintf(text, sizeof(text), "%c", *sign);
        refuse(text, sentence);
    }
    refuse("find \"$HOME\"", "“$”");
    refuse("find \"`id`\"", "“`”");
    refuse("find \"\\\"\"", "“\\”");
    refuse("find $(id)", "“$”");
}

static void refuses_half_quotes(void **state)
{
    (void)state;
    refuse("find van 't Hof", "quote (') is not closed");
    refuse("find \"van", "quote (\") is not closed");
    refuse("'", "not closed");
    refuse("find 'a' '\"", "quote (') is not closed");
}

static void refuses_control_characters(void **state)
{
    static const char *const bad[] = {"find a\nb",       "find\tb",       "find '\033[m'",
                                      "find \"\x7F\"",   "find \xC2\x9B", "find \xFF",
                                      "find '\xC3' \xA9"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
        refuse(bad[i], "words over ssh: ");
    }
}

static void refuses_what_is_too_much(void **state)
{
    char text[SSH_WORDS_BYTES + 2];
    struct ssh_words words;
    (void)state;
    memset(text, 'a', sizeof(text));
    text[SSH_WORDS_BYTES + 1] = '\0';
    refuse(text, "too long");
    text[SSH_WORDS_BYTES] = '\0';
    assert_true(ssh_words_split(&words, text, NULL));
    assert_int_equal(words.count, 1);
    ssh_words_clear(&words);
    for (size_t i = 0; i < SSH_WORDS_MOST; i++) {
        memcpy(text + 2 * i, "a ", 2);
    }
    text[2 * SSH_WORDS_MOST] = '\0';
    assert_true(ssh_words_split(&words, text, NULL));
    assert_int_equal(words.count, SSH_WORDS_MOST);
    ssh_words_clear(&words);
    strcat(text, "b");
    refuse(text, "too many words");
}

static int speak_english(void **state)
{
    (void)state;
    text_set_language(LANGUAGE_EN);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_words),
        cmocka_unit_test(refuses_what_a_shell_would_read),
        cmocka_unit_test(refuses_half_quotes),
        cmocka_unit_test(refuses_control_characters),
        cmocka_unit_test(refuses_what_is_too_much),
    };
    return cmocka_run_group_tests(tests, speak_english, NULL);
}
