// SPDX-License-Identifier: EUPL-1.2
// The program itself in a terminal: how it starts, follows the terminal, and
// gives it back in every way that it can end.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/xalloc.h"

#include "program.h"

enum { MEGABYTE = 1024 * 1024 };

static void starts_and_quits(void **state)
{
    (void)state;
    struct pty *pty = program_start_list(NULL);
    assert_true(pty_wait_for(pty, "G000001"));
    assert_false(pty_is_restored(pty));
    program_quit(pty);
}

static void follows_every_size(void **state)
{
    static const struct {
        int rows, cols;
        const char *shown;
    } sizes[] = {
        {24, 132, "All households"}, {16, 60, "All households"},
        {10, 40, "too small"},       {1, 1, NULL},
        {60, 200, "All households"}, {1, 80, "too small"},
        {24, 80, "All households"},
    };
    (void)state;
    struct pty *pty = program_start_list(NULL);
    for (size_t i = 0; i < ARRAY_SIZE(sizes); i++) {
        pty_resize(pty, sizes[i].rows, sizes[i].cols);
        assert_true(sizes[i].shown == NULL || pty_wait_for(pty, sizes[i].shown));
    }
    program_quit(pty);
}

static void ends_when_the_line_is_lost(void **state)
{
    (void)state;
    struct pty *pty = program_start_list(NULL);
    pty_type_text(pty, "n\x13"); // nothing is known: on to the new one
    assert_true(pty_wait_for(pty, "New household"));
    pty_hang_up(pty);
    assert_int_equal(pty_wait_end(pty), 0);
    pty_end(pty);
}

static void ends_when_told(void **state)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
        struct pty *pty = program_start_list(NULL);
        pty_signal(pty, signals[i]);
        assert_int_equal(pty_wait_end(pty), 0);
        assert_true(pty_is_restored(pty));
        pty_end(pty);
    }
}

static void a_paste_runs_nothing(void **state)
{
    (void)state;
    struct pty *pty = program_start_list(NULL);
    pty_type_text(pty, "\033[200~q\nq\nnq\n\033[201~");
    assert_true(pty_wait_for(pty, "no field"));
    pty_type_text(pty, "/");
    assert_true(pty_wait_for(pty, "Search:"));
    pty_type_text(pty, "\033[200~G0000\n01\033[201~");
    assert_true(pty_wait_for(pty, "Search: G0000 01"));
    pty_type_text(pty, "\033");
    assert_true(pty_wait_gone(pty, "Search:"));
    program_quit(pty);
}

static void a_megabyte_is_pasted(void **state)
{
    (void)state;
    struct pty *pty = program_start_list(NULL);
    char *text = xmalloc(MEGABYTE);
    memset(text, 'x', MEGABYTE);
    pty_type_text(pty, "/");
    assert_true(pty_wait_for(pty, "Search:"));
    pty_type_text(pty, "\033[200~");
    pty_type(pty, text, MEGABYTE);
    pty_type_text(pty, "\033[201~");
    free(text);
    assert_true(pty_wait_for(pty, "xxxxxxxx"));
    assert_true(pty_wait_for(pty, "Nothing found"));
    pty_type_text(pty, "\033");
    assert_true(pty_wait_for(pty, "G000001"));
    program_quit(pty);
}

static void wrong_bytes_do_no_harm(void **state)
{
    static const char *const bytes[] = {
        "\xff\xfe\xc3\x28\xed\xa0\x80\xf8\x88",         // no UTF-8
        "\033[31m\033[6n\033[1;2;3;4;5;6;7;8R\007\001", // sequences
        "\033[99~\033[?1;2c\033[200\033[27;5;9~",       // unknown ones
        "\302\233\342\200\256\342\200\213",             // C1, right to left, zero width
    };
    (void)state;
    struct pty *pty = program_start_list(NULL);
    for (size_t i = 0; i < ARRAY_SIZE(bytes); i++) {
        print_message("bytes %zu\n", i);
        pty_type_text(pty, "/");
        assert_true(pty_wait_for(pty, "Search:"));
        pty_type_text(pty, bytes[i]);
        pty_type_text(pty, "G000001");
        assert_true(pty_wait_for(pty, "G000001"));
        pty_type_text(pty, "\033[99~\003"); // swallowed; Ctrl-C leaves the search
        assert_true(pty_wait_gone(pty, "Search:"));
    }
    program_quit(pty);
}

static void control_keys_do_no_harm(void **state)
{
    (void)state;
    struct pty *pty = program_start_list(NULL);
    pty_type_text(pty, "\023\034\032"); // Ctrl-S Ctrl-\ Ctrl-Z: no freeze, no core, no stop
    pty_type_text(pty, "/G000001");
    assert_true(pty_wait_for(pty, "Search: G000001"));
    pty_type_text(pty, "\003");
    assert_true(pty_wait_gone(pty, "Search:"));
    program_quit(pty);
}

static void a_burst_of_keys_is_taken(void **state)
{
    (void)state;
    struct pty *pty = program_start(NULL);
    pty_type_text(pty, "jjjj/G000001\r\r");
    assert_true(pty_wait_for(pty, "G000001"));
    assert_true(pty_wait_gone(pty, "All households"));
    pty_type_text(pty, "qq");
    assert_int_equal(pty_wait_end(pty), 0);
    assert_true(pty_is_restored(pty));
    pty_end(pty);
}

static void works_on_any_terminal(void **state)
{
    static const char *const environments[] = {
        "TERM=vt100",
        "TERM=linux",
        "TERM=xterm",
        "TERM=no-such-terminal",
        "TERM=dumb",
        "TERM",
        "LANG=C",
        "LC_ALL=POSIX",
        "LC_ALL=nl_NL.UTF-8",
        "LC_ALL=en_US.ISO-8859-1",
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(environments); i++) {
        print_message("%s\n", environments[i]);
        struct pty *pty = program_start_list(environments[i]);
        assert_true(pty_wait_for(pty, "G000001"));
        program_quit(pty);
    }
}

static bool is_colour(long number)
{
    return (number >= 30 && number <= 38) || (number >= 40 && number <= 48);
}

// Whether any "ESC [ … m" sets a colour.
static bool has_colours(struct pty *pty)
{
    size_t len;
    const char *at = pty_output(pty, &len);
    while ((at = strstr(at, "\033[")) != NULL) {
        at += 2;
        size_t end = strspn(at, "0123456789;");
        bool colour = false;
        for (const char *number = at; number < at + end;) {
            colour |= is_colour(strtol(number, (char **)&number, 10));
            number += *number == ';';
        }
        if (colour && at[end] == 'm') {
            return true;
        }
    }
    return false;
}

static void no_color_is_heeded(void **state)
{
    (void)state;
    struct pty *pty = program_start_list("NO_COLOR=1");
    assert_false(has_colours(pty));
    program_quit(pty);
    pty = program_start_list("NO_COLOR=");
    assert_true(has_colours(pty));
    program_quit(pty);
}

// Somebody else saves: the name appears without a key.
static void shows_what_others_save(void **state)
{
    char command[3 * PATH_SIZE];
    (void)state;
    struct pty *pty = program_start_list(NULL);
    assert_true(pty_wait_for(pty, "G000001"));
    snprintf(
        command, sizeof(command),
        "printf 'household;name\\nG000001;Aa-Nieuw\\n' >'%s/new.csv' && '%s' -q -d '%s' import "
        "households '%s/new.csv' >/dev/null",
        program_folder(), program_path(), program_database(), program_folder());
    assert_int_equal(system(command), 0);
    assert_true(pty_wait_for(pty, "Aa-Nieuw"));
    program_quit(pty);
}

// The first start makes folders, database and key; one that was killed right then leaves an empty file.
static void begins_with_nothing_or_an_empty_file(void **state)
{
    char home[PATH_SIZE], path[PATH_SIZE];
    const char *const arguments[] = {program_path(), "--lang", "en", NULL};
    const char *const environment[] = {"TERM=xterm", "LANG=C.UTF-8",   "TILBURG_CONFIG=/dev/null",
                                       home,         "XDG_DATA_HOME=", NULL};
    (void)state;
    snprintf(home, sizeof(home), "HOME=%s/home", program_folder());
    for (int start = 0; start < 2; start++) {
        struct pty *pty = pty_start(&(struct pty_options){
            .arguments = arguments, .environment = environment, .rows = 24, .cols = 80});
        assert_true(pty_wait_for(pty, "There are no households yet"));
        program_quit(pty);
        snprintf(path, sizeof(path), "%s/home/.local/share/tilburg/tilburg.db", program_folder());
        assert_int_equal(truncate(path, 0), 0);
        assert_int_equal(chmod(path, 0644), 0);
        snprintf(path, sizeof(path), "%s/home/.local/share/tilburg/tilburg.db-wal",
                 program_folder());
        unlink(path);
    }
}

static void refuses_without_a_terminal(void **state)
{
    char command[2 * PATH_SIZE];
    (void)state;
    snprintf(command, sizeof(command), "'%s' -q -d '%s' </dev/null >/dev/null 2>'%s/told'",
             program_path(), program_database(), program_folder());
    assert_int_not_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_and_quits),
        cmocka_unit_test(follows_every_size),
        cmocka_unit_test(ends_when_the_line_is_lost),
        cmocka_unit_test(ends_when_told),
        cmocka_unit_test(a_paste_runs_nothing),
        cmocka_unit_test(a_megabyte_is_pasted),
        cmocka_unit_test(wrong_bytes_do_no_harm),
        cmocka_unit_test(control_keys_do_no_harm),
        cmocka_unit_test(a_burst_of_keys_is_taken),
        cmocka_unit_test(works_on_any_terminal),
        cmocka_unit_test(no_color_is_heeded),
        cmocka_unit_test(shows_what_others_save),
        cmocka_unit_test(refuses_without_a_terminal),
        cmocka_unit_test(begins_with_nothing_or_an_empty_file),
    };
    return cmocka_run_group_tests(tests, program_make_records, program_remove_records);
}
