// SPDX-License-Identifier: EUPL-1.2
// The screen on a real service, which is ended and killed while the screen is open.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "pty.h"

enum { PATH_SIZE = 256 };

static char folder[64];
static char settings[PATH_SIZE];
static const char *program;
static char *service;
static pid_t running; // the service; 0: none

static void start_service(void)
{
    int ready[2];
    char line[PATH_SIZE];
    assert_int_equal(pipe2(ready, O_CLOEXEC), 0);
    running = fork();
    if (running == 0) {
        dup2(ready[1], STDOUT_FILENO);
        execl(service, service, "-c", settings, (char *)NULL);
        _exit(127);
    }
    close(ready[1]);
    assert_true(read(ready[0], line, sizeof(line)) > 0);
    close(ready[0]);
}

static void end_service(int number)
{
    kill(running, number);
    waitpid(running, NULL, 0);
    running = 0;
}

static struct pty *start_screen(void)
{
    char config[PATH_SIZE + 16];
    snprintf(config, sizeof(config), "TILBURG_CONFIG=%s", settings);
    const char *const environment[] = {"TERM=tmux-256color", "LANG=C.UTF-8", "LC_ALL", config,
                                       "NO_COLOR",           "ESCDELAY",     NULL};
    const char *const arguments[] = {program, "--today", "2026-11-22", NULL};
    struct pty *pty = pty_start(&(struct pty_options){
        .arguments = arguments, .environment = environment, .rows = 24, .cols = 80});
    assert_true(pty_wait_for(pty, "All households"));
    return pty;
}

static void quit(struct pty *pty)
{
    pty_type_text(pty, "q");
    assert_int_equal(pty_wait_end(pty), 0);
    assert_true(pty_is_restored(pty));
    pty_end(pty);
}

static void search(struct pty *pty, const char *text, const char *found)
{
    pty_type_text(pty, "/");
    assert_true(pty_wait_for(pty, "Search:"));
    pty_type_text(pty, text);
    assert_true(pty_wait_for(pty, found));
    pty_type_text(pty, "\033");
    assert_true(pty_wait_gone(pty, "Search:"));
}

static void works_as_ever(void **state)
{
    (void)state;
    struct pty *pty = start_screen();
    search(pty, "g000007", "G000007");
    pty_type_text(pty, "/g000001\r\r");
    assert_true(pty_wait_gone(pty, "All households"));
    pty_type_text(pty, "q");
    quit(pty);
}

static void start_new(struct pty *pty, const char *code)
{
    pty_type_text(pty, "n\x13"); // nothing is known: on to the new one
    assert_true(pty_wait_for(pty, "New household"));
    pty_type_text(pty, code);
    pty_type_text(pty, "\tvan der Herstart");
    assert_true(pty_wait_for(pty, "Herstart"));
}

// Whatever ends the service in between, the save waits for the next one.
static void a_save_outlives_the_service(void **state)
{
    static const struct {
        int number;
        const char *code;
    } ends[] = {{SIGTERM, "RESTART1"}, {SIGKILL, "RESTART2"}};
    (void)state;
    struct pty *pty = start_screen();
    for (size_t i = 0; i < 2; i++) {
        start_new(pty, ends[i].code);
        end_service(ends[i].number);
        pty_type_text(pty, "\023");
        start_service();
        assert_true(pty_wait_gone(pty, "New household"));
        assert_true(pty_wait_for(pty, ends[i].code));
        pty_type_text(pty, "q");
        assert_true(pty_wait_for(pty, "All households"));
    }
    search(pty, "herstart", "RESTART1");
    quit(pty);
}

// Nobody answers: a sentence, with all that was typed, and the next try succeeds.
static void a_form_outlives_the_service(void **state)
{
    (void)state;
    struct pty *pty = start_screen();
    start_new(pty, "RESTART3");
    end_service(SIGKILL);
    pty_type_text(pty, "\023");
    assert_true(pty_wait_for(pty, "does not answer"));
    assert_true(pty_wait_for(pty, "RESTART3"));
    start_service();
    pty_type_text(pty, "\023");
    assert_true(pty_wait_gone(pty, "New household"));
    pty_type_text(pty, "q");
    assert_true(pty_wait_for(pty, "All households"));
    quit(pty);
}

// Somebody else saves through the same service: it appears without a key.
static void shows_what_others_save(void **state)
{
    char command[4 * PATH_SIZE];
    (void)state;
    struct pty *pty = start_screen();
    snprintf(command, sizeof(command),
             "printf 'household;name\\nG000001;Aa-Nieuw\\n' | '%s' -q -c '%s' import households - "
             ">/dev/null",
             program, settings);
    assert_int_equal(system(command), 0);
    assert_true(pty_wait_for(pty, "Aa-Nieuw"));
    quit(pty);
}

// The line of the user is lost while the service does not answer.
static void a_lost_line_ends_it(void **state)
{
    (void)state;
    struct pty *pty = start_screen();
    kill(running, SIGSTOP);
    pty_type_text(pty, "/aa");
    pty_hang_up(pty);
    assert_int_equal(pty_wait_end(pty), 0);
    kill(running, SIGCONT);
    pty_end(pty);
}

static int make_all(void **state)
{
    char command[6 * PATH_SIZE];
    (void)state;
    program = getenv("TILBURG");
    program = program ? program : "build/tilburg";
    service = xasprintf("%sd", program);
    strcpy(folder, "/tmp/service-test-XXXXXX");
    if (!mkdtemp(folder)) {
        return -1;
    }
    snprintf(settings, sizeof(settings), "%s/tilburg.ini", folder);
    snprintf(command, sizeof(command),
             "printf '[screen]\\nlanguage = en\\n[database]\\npath = %s/x.db\\nsocket = %s/s\\n' "
             ">'%s' && '%s' demo -q --households 30 --today 2026-11-22 --output '%s/x.db' "
             ">/dev/null && "
             // one who may read what a colleague of the same team coordinates
             "'%s' -d '%s/x.db' user add femke --uid 99999 --role coordinator --team all && "
             "'%s' -d '%s/x.db' user add me --uid %lu --role process-director --team all "
             "--rights import,export",
             folder, folder, settings, program, folder, program, folder, program, folder,
             (unsigned long)getuid());
    if (system(command) != 0) {
        return -1;
    }
    start_service();
    return 0;
}

static int remove_all(void **state)
{
    char command[2 * PATH_SIZE];
    (void)state;
    end_service(SIGTERM);
    free(service);
    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(works_as_ever),
        cmocka_unit_test(a_save_outlives_the_service),
        cmocka_unit_test(a_form_outlives_the_service),
        cmocka_unit_test(shows_what_others_save),
        cmocka_unit_test(a_lost_line_ends_it),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
