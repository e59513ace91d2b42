// SPDX-License-Identifier: EUPL-1.2
// docs/walkthrough.md, played as it stands there: the program is started on the days that it names, its keys
// are typed, and the rows of each of its screens have to appear. At the end the records are looked at.
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>

#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"

#include "pty.h"

#define DOCUMENT "docs/walkthrough.md"
#define CITY "tests/data/city/"
#define FENCE "```"
#define STARTED "? toetsen"

enum { COMMAND_SIZE = 2 * PATH_MAX, DAY_SIZE = 11, SCREENS_LEAST = 10 };

static char folder[64];
static char database[96];
static char program[PATH_MAX];
static struct pty *pty; // the program of now; NULL: none was started
static int screens;     // compared so far

// Commands

static int run(const char *format, ...) __attribute__((format(printf, 1, 2)));

static int run(const char *format, ...)
{
    char command[COMMAND_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(command, sizeof(command), format, arguments);
    va_end(arguments);
    return system(command);
}

static int tilburg(const char *words)
{
    return run("'%s' -q -d %s --lang nl --today 2026-03-02 %s >/dev/null", program, database,
               words);
}

static bool says(const char *words, const char *pattern)
{
    return run("'%s' -d %s --lang nl --today 2026-07-06 %s | grep -e '%s' >/dev/null", program,
               database, words, pattern) == 0;
}

// The registers with which the document begins; who runs the test is the first coordinator.
static int make_registers(void)
{
    char coordinators[COMMAND_SIZE];
    const struct passwd *user = getpwuid(getuid());
    snprintf(coordinators, sizeof(coordinators), "import coordinators %s/coordinators.csv", folder);
    return user == NULL || tilburg("init") != 0 ||
           run("sed 's/^co1;/%s;/' " CITY "coordinators.csv >%s/coordinators.csv", user->pw_name,
               folder) != 0 ||
           tilburg("import organisations " CITY "organisations.csv") != 0 ||
           tilburg(coordinators) != 0 ||
           tilburg("import professionals " CITY "professionals.csv") != 0;
}

static int make_all(void **state)
{
    (void)state;
    const char *given = getenv("TILBURG");
    setenv("TILBURG_CONFIG", "/dev/null", 1);
    strcpy(folder, "/tmp/walk-test-XXXXXX");
    if (mkdtemp(folder) == NULL || realpath(given ? given : "build/tilburg", program) == NULL) {
        return -1;
    }
    snprintf(database, sizeof(database), "%s/x.db", folder);
    return make_registers();
}

static int remove_all(void **state)
{
    (void)state;
    return folder[0] == '\0' ? 0 : run("rm -rf %s", folder);
}

// Starting and ending

static void end_program(void)
{
    if (pty != NULL) {
        assert_int_equal(pty_wait_end(pty), 0);
        assert_true(pty_is_restored(pty));
        pty_end(pty);
        pty = NULL;
    }
}

static void start_program(const char *day)
{
    const char *const arguments[] = {program, "-d", database, "--lang", "nl", "--today", day, NULL};
    static const char *const environment[] = {"TERM=tmux-256color", "LANG=C.UTF-8", "LC_ALL",
                                              "NO_COLOR", NULL};
    end_program();
    pty = pty_start(&(struct pty_options){
        .arguments = arguments,
        .environment = environment,
        .rows = 24,
        .cols = 80,
    });
    assert_true(pty_wait_for(pty, STARTED));
}

// "$ tilburg --today 2026-03-09"; other commands are those of make_registers().
static void play_console(const char *commands)
{
    static const char option[] = "--today ";
    const char *at = strstr(commands, option);
    if (at != NULL) {
        char day[DAY_SIZE];
        snprintf(day, sizeof(day), "%s", at + strlen(option));
        print_message("%s\n", day);
        start_program(day);
    }
}

// Keys

// What a terminal sends for a key; NULL: the document names one that is not known here.
static const char *bytes_of(const char *name, size_t len)
{
    static const struct {
        const char *name, *bytes;
    } keys[] = {
        {"Enter", "\r"},  {"Tab", "\t"},      {"Space", " "},
        {"Up", "\033[A"}, {"Down", "\033[B"}, {"Home", "\033[H"},
    };
    static char one[2];
    for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
        if (strlen(keys[i].name) == len && strncmp(keys[i].name, name, len) == 0) {
            return keys[i].bytes;
        }
    }
    bool control = len == 3 && strncmp(name, "C-", 2) == 0;
    one[0] = (char)(control ? name[2] & 0x1f : name[0]);
    return control || len == 1 ? one : NULL;
}

static void play_keys(const char *keys)
{
    const char *at = keys + strspn(keys, " \n");
    while (*at != '\0') {
        bool text = *at == '"';
        at += text;
        size_t len = strcspn(at, text ? "\"" : " \n");
        const char *bytes = text ? at : bytes_of(at, len);
        print_message(text ? " \"%.*s\"" : " %.*s", (int)len, at);
        assert_non_null(bytes);
        pty_type(pty, bytes, text ? len : strlen(bytes));
        at += len + (text && at[len] == '"');
        at += strspn(at, " \n");
    }
    print_message("\n");
}

static void play_screen(const char *rows)
{
    assert_true(pty_wait_for_rows(pty, rows));
    screens++;
}

// The document

struct fence {
    const char *name;
    void (*play)(const char *text);
};

static const struct fence *fence_named(const char *name)
{
    static const struct fence fences[] = {
        {"console", play_console},
        {"keys", play_keys},
        {"text", play_screen},
    };
    for (size_t i = 0; i < ARRAY_SIZE(fences); i++) {
        size_t len = strlen(fences[i].name);
        if (strncmp(name, fences[i].name, len) == 0 && name[len] == '\n') {
            return &fences[i];
        }
    }
    return NULL;
}

static void play_document(FILE *in)
{
    char line[LINE_MAX];
    struct buf block = {0};
    const struct fence *inside = NULL;
    while (fgets(line, sizeof(line), in) != NULL) {
        bool fence = strncmp(line, FENCE, strlen(FENCE)) == 0;
        if (fence && inside != NULL) {
            inside->play(buf_text(&block));
            inside = NULL;
        } else if (fence) {
            inside = fence_named(line + strlen(FENCE));
            assert_non_null(inside);
            buf_reset(&block);
        } else if (inside != NULL) {
            buf_add_text(&block, line);
        }
    }
    assert_null(inside);
    buf_clear(&block);
}

static void from_referral_to_look_back(void **state)
{
    (void)state;
    FILE *in = fopen(DOCUMENT, "re");
    assert_non_null(in);
    play_document(in);
    fclose(in);
    end_program();
    assert_true(screens >= SCREENS_LEAST);
}

// What the walk has left, as commands tell it.
static void all_of_it_is_kept(void **state)
{
    static const struct {
        const char *command, *pattern;
    } told[] = {
        {"plan G000001", "elke dag iemand over de vloer; ik wil rust"},
        {"plan G000001", "deels bereikt"},
        {"plan G000001", "Brechtje · gedaan 06-07-2026"},
        {"plan G000001", "afgesproken op 09-03-2026 met het gezin"},
        {"meeting G000001", "stoppen: Wouter Bosch"},
        {"history G000001", "nieuw: aanmelding"},
        {"history G000001", "Tot en met: (leeg) → 30-03-2026"},
        {"export referrals", "^G000001;2026-03-02;in;.*;accepted;2026-03-09;"},
        {"export coordination", "^G000001;2026-03-09;family-manager;"},
        {"export coordination", "het gezin zelf\";;;2026-07-06;independent"},
        {"export involvements", "^G000001;HV0002;care;2025-09-15;P3;"},
        {"export involvements", "^G000001;HV0012;care;2025-09-15;P4;"},
        {"export involvements", "^G000001;HV0018;welfare;2025-10-01;.*;2026-03-30;"},
        {"export agreements", "^G000001;2026-03-30;A1;N1;belt als .*;2026-04-13;yes"},
        {"export actions", "^G000001;A1;2026-03-09;G1;N1;.*;2026-04-04;2026-07-06"},
        {"export notes", "^G000001;2026-03-09;1;visit;family;;30;"},
        {"export lookbacks", "^G000001;HV0018;welfare;2026-03-30;3;good;.*;2026-07-06"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(told); i++) {
        print_message("%s: %s\n", told[i].command, told[i].pattern);
        assert_true(says(told[i].command, told[i].pattern));
    }
    assert_int_equal(tilburg("check"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_referral_to_look_back),
        cmocka_unit_test(all_of_it_is_kept),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
