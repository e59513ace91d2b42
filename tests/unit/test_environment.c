// SPDX-License-Identifier: EUPL-1.2
#include "base/environment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/child.h"
#include "base/array.h"

// What somebody may have set, good and bad.
static const char *const before[] = {
    "TERM=tmux-256color",
    "NO_COLOR=1",
    "ESCDELAY=20",
    "HOME=/home/x",
    "XDG_CONFIG_HOME=/c",
    "XDG_DATA_HOME=/d",
    "XDG_RUNTIME_DIR=/r",
    "TMPDIR=/t",
    "TILBURG_CONFIG=/i",
    "NOTIFY_SOCKET=/n",
    "LC_ALL=en_GB.ISO-8859-1",
    "LD_PRELOAD=",
    "LD_LIBRARY_PATH=/evil",
    "TERMINFO=/evil",
    "TERMINFO_DIRS=/evil",
    "NCURSES_TRACE=9",
    "TZ=:/evil",
    "TZDIR=/evil",
    "LOCPATH=/evil",
    "LANGUAGE=/evil",
    "NLSPATH=/evil",
    "GCONV_PATH=/evil",
    "PATH=/evil",
    "SHELL=/evil",
    "PAGER=/evil",
    "EDITOR=/evil",
    "SSH_ORIGINAL_COMMAND=evil",
    "SSH_CONNECTION=2001:db8::7 52022 192.0.2.1 22",
    "SQLITE_TMPDIR=/evil",
    "POSIXLY_CORRECT=1",
    "LINES=1",
    "COLUMNS=1",
    "SEVERAL=a=b",
};

static enum environment_use use;
static const char *own; // NULL, or one more that is set before

static void clean(void)
{
    clearenv();
    for (size_t i = 0; i < ARRAY_SIZE(before); i++) {
        putenv((char *)before[i]);
    }
    if (own) {
        putenv((char *)own);
    }
    environment_clean(use);
    for (char **at = environ; *at; at++) {
        fprintf(stderr, "%s\n", *at);
    }
}

static void expect(enum environment_use wanted_use, const char *one, const char *wanted)
{
    char got[4096];
    use = wanted_use;
    own = one;
    assert_int_equal(child_run(clean, got, sizeof(got)), 0);
    assert_string_equal(got, wanted);
}

static void keeps_a_persons_own(void **state)
{
    (void)state;
    expect(ENVIRONMENT_OWN, NULL,
           "TERM=tmux-256color\nNO_COLOR=1\nESCDELAY=20\nHOME=/home/x\nXDG_CONFIG_HOME=/c\n"
           "XDG_DATA_HOME=/d\nXDG_RUNTIME_DIR=/r\nTMPDIR=/t\nTILBURG_CONFIG=/i\n"
           "SSH_CONNECTION=2001:db8::7\nLANG=en\nTZ=:/etc/localtime\n");
}

static void keeps_the_terminal_alone_over_ssh(void **state)
{
    (void)state;
    expect(ENVIRONMENT_SSH, NULL,
           "TERM=tmux-256color\nSSH_CONNECTION=2001:db8::7\nLANG=en\nTZ=:/etc/localtime\n");
    expect(ENVIRONMENT_SSH, "LC_ALL=nl_NL.UTF-8",
           "TERM=tmux-256color\nSSH_CONNECTION=2001:db8::7\nLANG=nl\nTZ=:/etc/localtime\n");
}

static void keeps_what_a_service_needs(void **state)
{
    (void)state;
    expect(ENVIRONMENT_SERVICE, NULL,
           "HOME=/home/x\nTILBURG_CONFIG=/i\nNOTIFY_SOCKET=/n\nLANG=en\nTZ=:/etc/localtime\n");
}

static void knows_terminals_by_name(void **state)
{
    static const char *const unknown[] = {"TERM=",       "TERM=../../evil", "TERM=dumb",
                                          "TERM=xterm2", "TERM=evil",       "TERM=XTERM"};
    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(unknown); i++) {
        expect(ENVIRONMENT_SSH, unknown[i],
               "TERM=xterm-256color\nSSH_CONNECTION=2001:db8::7\nLANG=en\nTZ=:/etc/localtime\n");
    }
    expect(ENVIRONMENT_SSH, "TERM=linux",
           "TERM=linux\nSSH_CONNECTION=2001:db8::7\nLANG=en\nTZ=:/etc/localtime\n");
    expect(ENVIRONMENT_SSH, "TERM=putty-256color",
           "TERM=putty-256color\nSSH_CONNECTION=2001:db8::7\nLANG=en\nTZ=:/etc/localtime\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_a_persons_own),
        cmocka_unit_test(keeps_the_terminal_alone_over_ssh),
        cmocka_unit_test(keeps_what_a_service_needs),
        cmocka_unit_test(knows_terminals_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
