// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/child.h"
#include "base/array.h"

static void say(const char *text)
{
    if (write(STDERR_FILENO, text, strlen(text)) < 0) {
        _exit(99);
    }
}

static void write_at_once(void)
{
    log_message("line %d", 1);
    log_note("%s", "a note");
    say("end\n");
}

static void drop_notes(void)
{
    log_set_quiet(true);
    log_message("%s", "a message");
    log_note("%s", "a note");
    log_set_quiet(false);
    log_note("%s", "another note");
}

static void say_what_harms(void)
{
    log_message("%s: no such file", "a\033[31m\nb\t\302\233c\342\200\256\377");
    log_hold();
    log_message("%s", "\007bell");
    log_release();
}

static void hold_and_release(void)
{
    log_hold();
    log_message("%s", "first");
    log_note("%s", "second");
    say("screen\n");
    log_release();
    say("after\n");
    log_release();
    log_message("%s", "third");
}

static void restore_terminal(void)
{
    say("restored\n");
}

static void end_with_hook(void)
{
    log_hold();
    log_message("%s", "held");
    fatal_set_hook(restore_terminal);
    fatal("%s %d", "cannot go on", 1);
}

static void fail_again(void)
{
    fatal("%s", "inner");
}

static void end_with_failing_hook(void)
{
    fatal_set_hook(fail_again);
    fatal("%s", "outer");
}

static void writes_what_is_expected(void **state)
{
    (void)state;
    static const struct {
        void (*function)(void);
        int status;
        const char *output;
    } cases[] = {
        {write_at_once, 0, "tilburg: line 1\ntilburg: a note\nend\n"},
        {drop_notes, 0, "tilburg: a message\ntilburg: another note\n"},
        {say_what_harms, 0,
         "tilburg: a\uFFFD[31m b \uFFFDc\uFFFD\uFFFD: no such file\ntilburg: \uFFFDbell\n"},
        {hold_and_release, 0, "screen\ntilburg: first\ntilburg: second\nafter\ntilburg: third\n"},
        {end_with_hook, 70, "restored\ntilburg: held\ntilburg: cannot go on 1\n"},
        {end_with_failing_hook, 70, "tilburg: inner\n"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
        char output[1024];
        assert_int_equal(child_run(cases[i].function, output, sizeof(output)), cases[i].status);
        assert_string_equal(output, cases[i].output);
    }
}

static void hold_very_much(void)
{
    log_hold();
    for (int i = 0; i < 100000; i++) {
        log_message("%05d", i);
    }
    log_release();
}

static void keeps_whole_lines_within_its_limit(void **state)
{
    (void)state;
    static char output[128 * 1024];
    assert_int_equal(child_run(hold_very_much, output, sizeof(output)), 0);
    size_t len = strlen(output);
    assert_in_range(len, 65000, 64 * 1024);
    assert_int_equal(len % strlen("tilburg: 00000\n"), 0);
    assert_memory_equal(output, "tilburg: 00000\ntilburg: 00001\n", 30);
}

static void say_very_much(void)
{
    char text[10000];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    log_message("%s", text);
}

static void cuts_a_message_and_tells(void **state)
{
    (void)state;
    static char output[16 * 1024];
    assert_int_equal(child_run(say_very_much, output, sizeof(output)), 0);
    assert_in_range(strlen(output), 4000, 4200);
    assert_non_null(strstr(output, "xx…\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_what_is_expected),
        cmocka_unit_test(keeps_whole_lines_within_its_limit),
        cmocka_unit_test(cuts_a_message_and_tells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
