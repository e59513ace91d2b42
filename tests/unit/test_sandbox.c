// SPDX-License-Identifier: EUPL-1.2
#include "base/sandbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/array.h"
#include "base/text.h"

enum { PATH_SIZE = 128, WORKS = 0, OUTPUT_SIZE = 4096 };

static char folder[] = "/tmp/sandbox-test-XXXXXX";
static bool is_held; // this build and this kernel have all of it
static char own[PATH_SIZE], other[PATH_SIZE], made[PATH_SIZE];

// What somebody who took the program over would try. Each returns an errno, or WORKS.

static int result(long value)
{
    return value < 0 ? errno : WORKS;
}

static int open_other(void)
{
    return result(open(other, O_RDONLY));
}

static int open_passwd(void)
{
    return result(open("/etc/passwd", O_RDONLY));
}

static int list_folder(void)
{
    return result(open("/etc", O_RDONLY | O_DIRECTORY));
}

static int write_other(void)
{
    return result(open(other, O_WRONLY | O_TRUNC));
}

static int make_file(void)
{
    return result(open(made, O_WRONLY | O_CREAT, 0600));
}

static int remove_file(void)
{
    return result(unlink(other));
}

static int execute(void)
{
    char *arguments[] = {"/bin/true", NULL};
    char *none[] = {NULL};
    return result(execve("/bin/true", arguments, none));
}

static int execute_descriptor(void)
{
    char *none[] = {NULL};
    return result(execveat(STDIN_FILENO, "", none, none, AT_EMPTY_PATH));
}

static int open_network(void)
{
    return result(socket(AF_INET, SOCK_STREAM, 0));
}

static int open_network_6(void)
{
    return result(socket(AF_INET6, SOCK_DGRAM, 0));
}

static int open_unix_socket(void)
{
    return result(socket(AF_UNIX, SOCK_SEQPACKET, 0));
}

static int trace_me(void)
{
    return result(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static int trace_parent(void)
{
    return result(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL));
}

static int make_code(void)
{
    void *page =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? errno : WORKS;
}

static int turn_into_code(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? errno : result(mprotect(page, 4096, PROT_READ | PROT_EXEC));
}

static int type_for_another(void)
{
    return result(ioctl(STDIN_FILENO, TIOCSTI, "x"));
}

static int leave_for_a_namespace(void)
{
    return result(unshare(CLONE_NEWUSER));
}

static int allow_core_dumps(void)
{
    static const struct rlimit much = {1 << 20, 1 << 20};
    return result(setrlimit(RLIMIT_CORE, &much));
}

static int become_dumpable(void)
{
    return result(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static int change_mode(void)
{
    return result(chmod(own, 0666));
}

static int link_away(void)
{
    return result(symlink("/etc/passwd", made));
}

// What the program itself goes on doing.

static int open_own(void)
{
    return result(open(own, O_RDWR | O_TRUNC));
}

static int list_own(void)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY);
    return file < 0 ? errno : result(fsync(file));
}

static int fork_child(void)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        _exit(open_other() == WORKS || execute() == WORKS); // it is held as well
    }
    return child > 0 && waitpid(child, &status, 0) == child ? status : EPERM;
}

static void *nothing(void *argument)
{
    (void)argument;
    return open_passwd() == WORKS ? argument : folder;
}

static int start_thread(void)
{
    pthread_t thread;
    void *held = NULL;
    int failed = pthread_create(&thread, NULL, nothing, NULL);
    if (!failed) {
        pthread_join(thread, &held);
    }
    return failed ? failed : held ? WORKS : EPERM;
}

static int take_memory(void)
{
    char *much = malloc(64 << 20);
    if (!much) {
        return errno;
    }
    memset(much, 1, 64 << 20);
    free(much);
    return WORKS;
}

// In a child under the sandbox; its result.
static int try_it(struct sandbox *sandbox, int (*attempt)(void))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        unsigned lacks = sandbox_enter(sandbox);
        _exit(lacks != 0 ? 255 : attempt());
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static struct sandbox make_sandbox(enum sandbox_role role, bool asks)
{
    struct sandbox sandbox = {.role = role, .asks = asks};
    sandbox_allow(&sandbox, own, SANDBOX_WRITE);
    sandbox_allow(&sandbox, "/nowhere/at/all", SANDBOX_READ);
    sandbox_allow_folder(&sandbox, own, SANDBOX_LIST);
    return sandbox;
}

static const struct {
    enum sandbox_role role;
    bool asks;
} roles[] = {
    {SANDBOX_COMMAND, false}, {SANDBOX_COMMAND, true}, {SANDBOX_SCREEN, false},
    {SANDBOX_SCREEN, true},   {SANDBOX_SERVICE, true},
};

#define ATTEMPT(name, wanted)                                                                      \
    {                                                                                              \
#name, name, wanted                                                                        \
    }

static void refuses_every_role(void **state)
{
    static const struct {
        const char *name;
        int (*attempt)(void);
        int wanted;
    } attempts[] = {
        ATTEMPT(open_other, EACCES),      ATTEMPT(open_passwd, EACCES),
        ATTEMPT(list_folder, EACCES),     ATTEMPT(write_other, EACCES),
        ATTEMPT(make_file, EACCES),       ATTEMPT(remove_file, EACCES),
        ATTEMPT(execute, EPERM),          ATTEMPT(execute_descriptor, EPERM),
        ATTEMPT(open_network, EPERM),     ATTEMPT(open_network_6, EPERM),
        ATTEMPT(trace_me, EPERM),         ATTEMPT(trace_parent, EPERM),
        ATTEMPT(make_code, EPERM),        ATTEMPT(turn_into_code, EPERM),
        ATTEMPT(type_for_another, EPERM), ATTEMPT(leave_for_a_namespace, EPERM),
        ATTEMPT(allow_core_dumps, EPERM), ATTEMPT(become_dumpable, EPERM),
        ATTEMPT(link_away, EPERM),
    };
    (void)state;
    for (size_t i = 0; is_held && i < ARRAY_SIZE(roles); i++) {
        struct sandbox sandbox = make_sandbox(roles[i].role, roles[i].asks);
        for (size_t j = 0; j < ARRAY_SIZE(attempts); j++) {
            print_message("role %d: %s\n", (int)roles[i].role, attempts[j].name);
            assert_int_equal(try_it(&sandbox, attempts[j].attempt), attempts[j].wanted);
        }
        sandbox_clear(&sandbox);
    }
}

static void leaves_what_each_role_does(void **state)
{
    static const struct {
        int (*attempt)(void);
        int wanted[ARRAY_SIZE(roles)];
    } attempts[] = {
        {open_own, {WORKS, WORKS, WORKS, WORKS, WORKS}},
        {list_own, {WORKS, WORKS, WORKS, WORKS, WORKS}},
        {take_memory, {WORKS, WORKS, WORKS, WORKS, WORKS}},
        {open_unix_socket, {EPERM, WORKS, EPERM, WORKS, WORKS}},
        {fork_child, {EPERM, EPERM, WORKS, WORKS, EPERM}},
        {start_thread, {EPERM, EPERM, WORKS, WORKS, WORKS}},
        {change_mode, {EPERM, EPERM, EPERM, EPERM, WORKS}},
    };
    (void)state;
    for (size_t i = 0; is_held && i < ARRAY_SIZE(roles); i++) {
        struct sandbox sandbox = make_sandbox(roles[i].role, roles[i].asks);
        for (size_t j = 0; j < ARRAY_SIZE(attempts); j++) {
            print_message("role %d, attempt %zu\n", (int)roles[i].role, j);
            assert_int_equal(try_it(&sandbox, attempts[j].attempt), attempts[j].wanted[i]);
        }
        sandbox_clear(&sandbox);
    }
}

static void folders_take_what_they_are_given(void **state)
{
    struct sandbox sandbox = {.role = SANDBOX_SERVICE};
    (void)state;
    if (!is_held) {
        return;
    }
    sandbox_allow_folder(&sandbox, own, SANDBOX_READ);
    assert_int_equal(try_it(&sandbox, open_other), WORKS);
    assert_int_equal(try_it(&sandbox, write_other), EACCES);
    assert_int_equal(try_it(&sandbox, make_file), EACCES);
    assert_int_equal(try_it(&sandbox, remove_file), EACCES);
    sandbox_allow_folder(&sandbox, own, SANDBOX_WRITE | SANDBOX_MAKE);
    assert_int_equal(try_it(&sandbox, write_other), WORKS);
    assert_int_equal(try_it(&sandbox, make_file), WORKS);
    assert_int_equal(try_it(&sandbox, open_passwd), EACCES);
    assert_int_equal(try_it(&sandbox, remove_file), WORKS);
    assert_int_not_equal(access(other, F_OK), 0);
    sandbox_clear(&sandbox);
}

static int read_state(void)
{
    struct rlimit core;
    getrlimit(RLIMIT_CORE, &core);
    FILE *file = fopen("/proc/self/status", "r");
    return core.rlim_cur == 0 && core.rlim_max == 0 && !file ? WORKS : EPERM;
}

static void leaves_no_core(void **state)
{
    struct sandbox sandbox = {.role = SANDBOX_COMMAND};
    (void)state;
    assert_int_equal(is_held ? try_it(&sandbox, read_state) : WORKS, WORKS);
}

// A kernel without these calls, for this child and what it forks.
static void take_away(const int *calls, size_t count)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    for (size_t i = 0; i < count; i++) {
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), calls[i], 0);
    }
    seccomp_load(filter);
    seccomp_release(filter);
}

static unsigned lacks_without(const int *calls, size_t count)
{
    struct sandbox sandbox = {.role = SANDBOX_COMMAND};
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        take_away(calls, count);
        _exit((int)sandbox_enter(&sandbox));
    }
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    return (unsigned)WEXITSTATUS(status);
}

static void goes_on_without_and_says_so(void **state)
{
    static const int landlock[] = {SCMP_SYS(landlock_create_ruleset)};
    static const int both[] = {SCMP_SYS(landlock_create_ruleset), SCMP_SYS(seccomp),
                               SCMP_SYS(prctl)};
    (void)state;
    text_set_language(LANGUAGE_EN);
    if (is_held) {
        assert_int_equal(lacks_without(landlock, 1), SANDBOX_LACKS_FILES);
        assert_int_equal(lacks_without(both + 1, 2), SANDBOX_LACKS_CALLS);
        assert_int_equal(lacks_without(both, 3), SANDBOX_LACKS_CALLS | SANDBOX_LACKS_FILES);
    }
    assert_non_null(strstr(sandbox_words(SANDBOX_LACKS_FILES), "Landlock"));
    assert_non_null(strstr(sandbox_words(SANDBOX_LACKS_CALLS), "seccomp"));
    assert_non_null(strstr(sandbox_words(SANDBOX_LACKS_CALLS | SANDBOX_LACKS_FILES), "neither"));
}

static void look_at_kernel(void)
{
    unsigned lacks = sandbox_is_built() ? lacks_without(NULL, 0) : 0;
    is_held = sandbox_is_built() && lacks == 0;
    if (!is_held) {
        print_message("not tried: %s\n", lacks ? sandbox_words(lacks) : "built without");
    }
}

static void write_file(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static int make_folder(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(own, sizeof(own), "%s/own", folder);
    snprintf(other, sizeof(other), "%s/other", folder);
    snprintf(made, sizeof(made), "%s/made", folder);
    write_file(own);
    write_file(other);
    look_at_kernel();
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(own);
    unlink(other);
    unlink(made);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_every_role),
        cmocka_unit_test(leaves_what_each_role_does),
        cmocka_unit_test(folders_take_what_they_are_given),
        cmocka_unit_test(leaves_no_core),
        cmocka_unit_test(goes_on_without_and_says_so),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
