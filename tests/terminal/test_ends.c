// SPDX-License-Identifier: EUPL-1.2
// Every way in which the program can end, with and without something typed: what was typed is there
// at the next start, the terminal is as it was, and no process is left. LINE_RUNS (1) says how often.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../support/results.h"
#include "base/array.h"

#include "program.h"

enum { GONE_MS = 10000 };

enum way { HANG_UP, CLOSED_PTY, STALLED, TERMINATE, KILL, KILL_KEEPER };

static const struct {
    enum way way;
    const char *name;
    int status; // of what was started
} ways[] = {
    {HANG_UP, "hang-up", 0},
    {CLOSED_PTY, "closed pty", 0},
    {STALLED, "stalled client, then hang-up", 0},
    {TERMINATE, "SIGTERM", 0},
    {KILL, "SIGKILL", 128 + SIGKILL},
    {KILL_KEEPER, "SIGKILL of the keeper", 128 + SIGKILL},
};

static int64_t query(const char *sql)
{
    sqlite3 *handle;
    sqlite3_stmt *statement;
    int64_t value = -1;
    assert_int_equal(sqlite3_open_v2(program_database(), &handle, SQLITE_OPEN_READWRITE, NULL),
                     SQLITE_OK);
    sqlite3_busy_timeout(handle, 2000);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        value = sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return value;
}

static bool is_kept(void *context)
{
    (void)context;
    return query("SELECT count(*) FROM drafts WHERE \"values\" LIKE '%Nachtegaal%'") == 1;
}

// Waits until a process that is not our child has ended.
static bool is_gone(pid_t pid)
{
    int fd = (int)syscall(SYS_pidfd_open, pid, 0);
    if (fd < 0) {
        return errno == ESRCH;
    }
    struct pollfd gone = {.fd = fd, .events = POLLIN};
    bool ended = poll(&gone, 1, GONE_MS) > 0;
    close(fd);
    return ended;
}

// The terminal takes nothing any more; others work on.
static void stall(struct pty *pty)
{
    char command[3 * PATH_SIZE];
    pty_stall(pty);
    snprintf(command, sizeof(command),
             "printf 'household;name\nG000001;Aa\n' | '%s' -q -d '%s' import households - "
             ">/dev/null",
             program_path(), program_database());
    assert_int_equal(system(command), 0);
}

static void end_it(struct pty *pty, enum way way, pid_t worker)
{
    switch (way) {
    case HANG_UP: pty_signal(pty, SIGHUP); break;
    case CLOSED_PTY: pty_hang_up(pty); break;
    case STALLED:
        stall(pty);
        pty_signal(pty, SIGHUP);
        break;
    case TERMINATE: pty_signal(pty, SIGTERM); break;
    case KILL: kill(worker, SIGKILL); break;
    case KILL_KEEPER: pty_signal(pty, SIGKILL); break;
    }
}

static void end_one(size_t number, bool typed)
{
    struct pty *pty = program_start_list(NULL);
    pid_t worker = pty_child_of(pty, 0);
    print_message("%s, %s\n", ways[number].name, typed ? "typed" : "empty");
    pty_type_text(pty, "n\x13"); // nothing is known: on to the new one
    assert_true(pty_wait_for(pty, "New household"));
    if (typed) {
        pty_type_text(pty, "Z1\tNachtegaal");
        assert_true(pty_wait_for(pty, "Nachtegaal"));
    }
    // Whoever is killed can keep nothing more: what was typed longer ago than a moment is kept.
    assert_true(!typed || ways[number].way != KILL || pty_wait_until(pty, is_kept, NULL));
    end_it(pty, ways[number].way, worker);
    assert_int_equal(pty_wait_end(pty), ways[number].status);
    assert_true(is_gone(worker));
    pty_wait_end(pty); // what it wrote last
    if (ways[number].way != CLOSED_PTY && ways[number].way != STALLED) {
        assert_true(pty_is_restored(pty));
        assert_false(pty_shows(pty, "New household"));
    }
    pty_end(pty);
}

// Whether what was typed is back, and nothing else.
static bool next_start_is_right(bool typed)
{
    struct pty *pty = program_start(NULL);
    bool right = pty_wait_for(pty, typed ? "Typed and not saved" : "All households");
    if (right && typed) {
        pty_type_text(pty, "\r");
        right = pty_wait_for(pty, "Nachtegaal");
        pty_type_text(pty, "\003y");
        assert_true(pty_wait_for(pty, "All households"));
    }
    pty_type_text(pty, "c");
    right = pty_wait_for(pty, "There are no drafts.") && right;
    program_quit(pty);
    return right;
}

static long end_often(size_t number, long runs)
{
    char how[64];
    long lost = 0;
    for (long run = 0; run < 2 * runs; run++) {
        bool typed = run % 2 == 1;
        end_one(number, typed);
        lost += next_start_is_right(typed) ? 0 : 1;
    }
    snprintf(how, sizeof(how), "%s, a form empty and typed into", ways[number].name);
    results_note("line", how, 2 * runs, lost);
    return lost;
}

static void what_was_typed_is_back(void **state)
{
    long lost = 0;
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(ways); i++) {
        lost += end_often(i, results_effort("LINE_RUNS", 1));
    }
    assert_int_equal(lost, 0);
}

// Ticks of the processor that the process has taken.
static long used(pid_t pid)
{
    char path[64];
    long user = -1, system = -1;
    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    int got =
        fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
    fclose(file);
    assert_int_equal(got, 2);
    return user + system;
}

// What is typed into a form while the terminal takes nothing is kept, though it cannot be shown.
static struct pty *type_unseen(pid_t *worker)
{
    struct pty *pty = program_start_list(NULL);
    *worker = pty_child_of(pty, 0);
    pty_type_text(pty, "n\x13"); // nothing is known: on to the new one
    assert_true(pty_wait_for(pty, "New household"));
    pty_stall(pty);
    pty_type_text(pty, "Z1\tNachtegaal");
    long before = used(*worker);
    assert_true(pty_wait_until(pty, is_kept, NULL));
    assert_true(used(*worker) - before < sysconf(_SC_CLK_TCK) / 4); // and it does not spin
    assert_false(pty_shows(pty, "Nachtegaal"));
    return pty;
}

static void a_terminal_that_takes_nothing_loses_nothing(void **state)
{
    static const enum way stalled[] = {TERMINATE, KILL};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(stalled); i++) {
        pid_t worker;
        enum way way = stalled[i];
        struct pty *pty = type_unseen(&worker);
        print_message("stalled, %s\n", ways[way].name);
        end_it(pty, way, worker);
        assert_int_equal(pty_wait_end(pty), ways[way].status);
        assert_true(is_gone(worker));
        pty_end(pty);
        assert_true(next_start_is_right(true));
    }
}

static void a_terminal_that_goes_on_shows_all(void **state)
{
    (void)state;
    pid_t worker;
    struct pty *pty = type_unseen(&worker);
    pty_resume(pty);
    assert_true(pty_wait_for(pty, "Nachtegaal"));
    pty_type_text(pty, "\003y");
    assert_true(pty_wait_for(pty, "All households"));
    program_quit(pty);
    assert_true(next_start_is_right(false));
}

static const char *const terminals[] = {"TERM=tmux-256color", "TERM=xterm", "TERM=vt100",
                                        "TERM=linux"};

static void nothing_is_left_to_be_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_SIZE(terminals); i++) {
        const char *terminal = terminals[i / 2];
        bool killed = i % 2 == 1;
        print_message("%s, %s\n", terminal, killed ? "killed" : "left");
        struct pty *pty = program_start_list(terminal);
        assert_true(pty_wait_for(pty, "G000001"));
        if (killed) {
            kill(pty_child_of(pty, 0), SIGKILL);
        } else {
            pty_type_text(pty, "q");
        }
        assert_int_equal(pty_wait_end(pty), killed ? 128 + SIGKILL : 0);
        assert_true(pty_is_restored(pty));
        assert_false(pty_shows(pty, "G000001"));
        assert_true(!killed || pty_shows(pty, "ended hard"));
        pty_end(pty);
    }
}

static struct pty *start_under_shell(void)
{
    char command[3 * PATH_SIZE];
    static const char *const shell[] = {"/bin/bash", "--norc", "--noediting", "-i", NULL};
    static const char *const environment[] = {"TERM=tmux-256color", "LANG=C.UTF-8", "PS1=prompt> ",
                                              "TILBURG_CONFIG=/dev/null", NULL};
    struct pty *pty = pty_start(&(struct pty_options){
        .arguments = shell, .environment = environment, .rows = 24, .cols = 80});
    assert_true(pty_wait_for(pty, "prompt>"));
    snprintf(command, sizeof(command), "clear; '%s' -d '%s' --today 2026-11-22 --lang en\r",
             program_path(), program_database());
    pty_type_text(pty, command);
    assert_true(pty_wait_for(pty, "All households"));
    return pty;
}

static void leave_shell(struct pty *pty)
{
    assert_true(pty_wait_for(pty, "prompt>"));
    pty_type_text(pty, "exit\r");
    pty_wait_end(pty);
    pty_end(pty);
}

// Ctrl-Z under a shell with job control: the shell has the terminal, and gives it back.
static void a_shell_takes_over_for_a_while(void **state)
{
    (void)state;
    struct pty *pty = start_under_shell();
    pty_type_text(pty, "\032");
    assert_true(pty_wait_for(pty, "Stopped"));
    assert_false(pty_shows(pty, "G000001"));
    pty_type_text(pty, "echo shell-$((1 + 1))\r");
    assert_true(pty_wait_for(pty, "shell-2"));
    pty_type_text(pty, "fg\r");
    assert_true(pty_wait_for(pty, "G000001"));
    pty_type_text(pty, "q");
    leave_shell(pty);
}

// Under a shell nobody else tells the program that its keeper is gone.
static void the_program_follows_its_keeper(void **state)
{
    (void)state;
    struct pty *pty = start_under_shell();
    pid_t keeper = pty_child_of(pty, 0);
    pid_t worker = pty_child_of(pty, keeper);
    kill(keeper, SIGKILL);
    assert_true(is_gone(worker));
    pty_end(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_typed_is_back),
        cmocka_unit_test(a_terminal_that_takes_nothing_loses_nothing),
        cmocka_unit_test(a_terminal_that_goes_on_shows_all),
        cmocka_unit_test(nothing_is_left_to_be_read),
        cmocka_unit_test(a_shell_takes_over_for_a_while),
        cmocka_unit_test(the_program_follows_its_keeper),
    };
    return cmocka_run_group_tests(tests, program_make_records, program_remove_records);
}
