// SPDX-License-Identifier: EUPL-1.2
// The five daily tasks over SSH, with the keys and the number of presses that README.md tells. sshd
// runs for this one line, at the other end of a pipe: no port, no network.
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"

#include "pty.h"

#define SSHD "/usr/sbin/sshd"

enum { COMMAND_SIZE = 2 * PATH_MAX };

static char folder[64];
static char program[PATH_MAX];

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

// Keys and server of its own: the user who runs the test may come in with the key made here.
static int make_server(void)
{
    if (getuid() == 0 && mkdir("/run/sshd", 0755) == 0) {
        print_message("made /run/sshd, which sshd asks for\n");
    }
    return run("cd %s && ssh-keygen -q -t ed25519 -N '' -f host && "
               "ssh-keygen -q -t ed25519 -N '' -f key && printf '%%s\\n' 'HostKey %s/host' "
               "'AuthorizedKeysFile %s/key.pub' 'StrictModes no' 'UsePAM no' 'PidFile none' "
               "'PermitRootLogin prohibit-password' 'PasswordAuthentication no' "
               "'PrintMotd no' 'PrintLastLog no' >sshd_config && printf '%%s\\n' 'Host tilburg' "
               "'ProxyCommand " SSHD " -i -f %s/sshd_config -E %s/log' 'IdentityFile %s/key' "
               "'IdentitiesOnly yes' 'StrictHostKeyChecking no' 'LogLevel ERROR' "
               "'UserKnownHostsFile %s/known' 'RequestTTY force' >ssh_config",
               folder, folder, folder, folder, folder, folder, folder);
}

static int make_all(void **state)
{
    (void)state;
    const char *given = getenv("TILBURG");
    strcpy(folder, "/tmp/ssh-test-XXXXXX");
    if (mkdtemp(folder) == NULL || realpath(given ? given : "build/tilburg", program) == NULL) {
        return -1;
    }
    return make_server() != 0 ||
           run("'%s' demo -q --today 2026-11-22 --output %s/x.db >/dev/null", program, folder) != 0;
}

static int remove_all(void **state)
{
    (void)state;
    return folder[0] == '\0' ? 0 : run("rm -rf %s", folder);
}

static struct pty *come_in(void)
{
    char config[PATH_MAX], command[COMMAND_SIZE];
    snprintf(config, sizeof(config), "%s/ssh_config", folder);
    snprintf(command, sizeof(command),
             "TILBURG_CONFIG=/dev/null LANG=C.UTF-8 exec '%s' -d %s/x.db --lang nl "
             "--today 2026-11-22",
             program, folder);
    const char *const arguments[] = {"/usr/bin/ssh", "-F", config, "tilburg", command, NULL};
    static const char *const environment[] = {"TERM=xterm-256color", NULL};
    return pty_start(&(struct pty_options){
        .arguments = arguments,
        .environment = environment,
        .rows = 24,
        .cols = 80,
    });
}

static bool is_exported(const char *kind, const char *pattern)
{
    return run("'%s' -d %s/x.db export %s | grep -e '%s' >/dev/null", program, folder, kind,
               pattern) == 0;
}

#define ENTER "\r"
#define TAB "\t"
#define SAVE "\023"

// One after the other; every byte is one key.
static void five_tasks(void **state)
{
    static const struct {
        const char *task, *keys;
        size_t presses; // what README.md says
        const char *shown;
    } tasks[] = {
        {"which family is this number of?", "/8545", 5, "HV0005 Johan van Geel"},
        {"who comes for the second child?", ENTER ENTER "<<", 4, "actief · voor Timo"},
        {"add one of the register", "ncees k" ENTER TAB "z" SAVE, 11, "Cees Ketelaars, psychiater"},
        {"add one who is new", "nWilma de Boer" ENTER SAVE TAB "z" SAVE, 19, "Wilma de Boer   "},
        {"end one", "jd" ENTER "31-10" TAB "klaar" SAVE, 15, "2 hulpverleners"},
        {"score the web of that child",
         "3n7" ENTER "6" ENTER "7" ENTER "8" ENTER "7" ENTER "6" ENTER, 14, "nu 22-11-2026"},
    };
    (void)state;
    struct pty *pty = come_in();
    assert_true(pty_wait_for(pty, "huishoudens"));
    for (size_t i = 0; i < ARRAY_SIZE(tasks); i++) {
        print_message("%s\n", tasks[i].task);
        assert_int_equal(strlen(tasks[i].keys), tasks[i].presses);
        pty_type_text(pty, tasks[i].keys);
        assert_true(pty_wait_for(pty, tasks[i].shown));
    }
    assert_true(pty_wait_for(pty, "Opgeslagen."));
    pty_hang_up(pty); // the line is lost: what was said to be saved is there
    pty_wait_end(pty);
    pty_end(pty);
    assert_true(is_exported("professionals", ";Wilma;de;Boer;"));
    assert_true(is_exported("involvements", "^G000001;.*;care;2026-11-22;P4;"));
    assert_true(is_exported("involvements", "^G000001;HV0005;.*;2026-10-31;klaar;"));
    assert_true(is_exported("scores", "^G000001;P4;2026-11-22;positive-health;.*;7,0;.*;6,0;"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_tasks),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
