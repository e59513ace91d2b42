// SPDX-License-Identifier: EUPL-1.2
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"

enum { ENVIRONMENT = 16 };

static char folder[64];
static char database[PATH_SIZE];
static const char *program;

// What every test begins with; a test puts its own behind.
static const char *const usual[] = {"TERM=tmux-256color",       "LANG=C.UTF-8", "LC_ALL",
                                    "TILBURG_CONFIG=/dev/null", "NO_COLOR",     "ESCDELAY"};

const char *program_path(void)
{
    return program;
}

const char *program_folder(void)
{
    return folder;
}

const char *program_database(void)
{
    return database;
}

struct pty *program_start(const char *own)
{
    const char *environment[ENVIRONMENT] = {0};
    const char *const arguments[] = {program,      "-d",     database, "--today",
                                     "2026-11-22", "--lang", "en",     NULL};
    memcpy(environment, usual, sizeof(usual));
    environment[ARRAY_SIZE(usual)] = own;
    return pty_start(&(struct pty_options){
        .arguments = arguments,
        .environment = environment,
        .rows = 24,
        .cols = 80,
    });
}

struct pty *program_start_list(const char *own)
{
    struct pty *pty = program_start(own);
    assert_true(pty_wait_for(pty, "All households"));
    return pty;
}

void program_quit(struct pty *pty)
{
    pty_type_text(pty, "q");
    assert_int_equal(pty_wait_end(pty), 0);
    assert_true(pty_is_restored(pty));
    pty_end(pty);
}

int program_make_records(void **state)
{
    char command[2 * PATH_SIZE];
    (void)state;
    program = getenv("TILBURG");
    if (program == NULL) {
        program = "build/tilburg";
    }
    strcpy(folder, "/tmp/terminal-test-XXXXXX");
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    snprintf(database, sizeof(database), "%s/x.db", folder);
    snprintf(command, sizeof(command),
             "'%s' demo -q --households 30 --today 2026-11-22 --output '%s' >/dev/null", program,
             database);
    return system(command);
}

int program_remove_records(void **state)
{
    char command[2 * PATH_SIZE];
    (void)state;
    snprintf(command, sizeof(command), "rm -rf '%s'", folder);
    return system(command);
}
