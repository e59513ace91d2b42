// SPDX-License-Identifier: EUPL-1.2
#include "command/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/err.h"
#include "base/text.h"

enum { WORDS = 8 };

static bool parse(bool remote, const char *const argv[WORDS], struct err *err)
{
    char *words[WORDS + 1] = {0};
    struct command_context context = {.remote = remote, .words = words};
    int argc = 0;
    while (argc < WORDS && argv[argc]) {
        argc++;
    }
    err_set(err, "none");
    return command_parse(&context, argc, (char **)argv, err);
}

// Nothing but standard input and output belongs to who is elsewhere.
static void ssh_refuses_files_and_databases(void **state)
{
    static const struct {
        const char *argv[WORDS];
        const char *sentence;
    } cases[] = {
        {{"tilburg", "-d", "x.db", "find", "a"}, "--database is not possible over ssh"},
        {{"tilburg", "--database=x.db"}, "--database is not possible"},
        {{"tilburg", "find", "a", "--data", "x.db"}, "--database is not possible"},
        {{"tilburg", "-cx.ini", "find", "a"}, "--config is not possible"},
        {{"tilburg", "find", "a", "--config", "/etc/shadow"}, "--config is not possible"},
        {{"tilburg", "import", "people", "-", "--rejects", "x"}, "--rejects is not possible"},
        {{"tilburg", "import", "people", "-", "--rej=x"}, "--rejects is not possible"},
        {{"tilburg", "demo", "--output", "x.db"}, "--output is not possible"},
        {{"tilburg", "import", "people", "x.csv"}, "write - as the file"},
        {{"tilburg", "import", "people", "-", "../x"}, "write - as the file"},
        {{"tilburg", "import", "people", "/dev/stdin"}, "write - as the file"},
        {{"tilburg", "demo"}, "demo is not possible over ssh"},
        {{"tilburg", "init"}, "init is not possible over ssh"},
        {{"tilburg", "-o", "ProxyCommand=id"}, "unknown option -o"},
        {{"tilburg", "sh", "-c", "id"}, "--config is not possible"},
        {{"tilburg", "sh"}, "unknown command sh"},
    };
    struct err err;
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        print_message("%s\n", cases[i].argv[1]);
        assert_false(parse(true, cases[i].argv, &err));
        assert_non_null(strstr(err.text, cases[i].sentence));
    }
}

static void ssh_takes_the_commands_of_the_door(void **state)
{
    static const char *const cases[][WORDS] = {
        {"tilburg"},
        {"tilburg", "find", "jansen", "--limit", "3"},
        {"tilburg", "show", "G000001", "--plain"},
        {"tilburg", "web", "G000001", "--format", "svg"},
        {"tilburg", "figures", "--tsv"},
        {"tilburg", "export", "people", "--pseudonymise"},
        {"tilburg", "import", "people", "-", "--dry-run"},
        {"tilburg", "check"},
        {"tilburg", "--help"},
    };
    struct err err;
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_true(parse(true, cases[i], &err));
    }
}

static void a_person_here_may_all_that(void **state)
{
    static const char *const cases[][WORDS] = {
        {"tilburg", "-d", "x.db", "-c", "x.ini", "find", "a"},
        {"tilburg", "import", "people", "x.csv", "y.csv", "--rejects", "z"},
        {"tilburg", "demo", "--output", "x.db"},
        {"tilburg", "init"},
    };
    struct err err;
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        assert_true(parse(false, cases[i], &err));
    }
}

static void options_with_files_are_local(void **state)
{
    static const enum option_id local[] = {OPTION_CONFIG, OPTION_DATABASE, OPTION_REJECTS,
                                           OPTION_OUTPUT};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(local); i++) {
        assert_true(option_is_local(local[i]));
    }
    assert_false(option_is_local(OPTION_LIMIT));
    assert_false(option_is_local(OPTION_QUIET));
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
        cmocka_unit_test(ssh_refuses_files_and_databases),
        cmocka_unit_test(ssh_takes_the_commands_of_the_door),
        cmocka_unit_test(a_person_here_may_all_that),
        cmocka_unit_test(options_with_files_are_local),
    };
    return cmocka_run_group_tests(tests, speak_english, NULL);
}
