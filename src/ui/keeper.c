// SPDX-License-Identifier: EUPL-1.2
#include "ui/keeper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/array.h"
#include "base/log.h"
#include "base/sandbox.h"
#include "base/text.h"
#include "ui/outlet.h"

enum { BYTES_MAX = 1024, WRITE_MS = 200 };

// Memory of both processes: what the program writes here outlives it.
struct notes {
    atomic_bool open;
    size_t len;
    char bytes[BYTES_MAX];
    struct termios modes;
};

static struct notes *notes; // NULL: there is no keeper
static pid_t starter;
static volatile sig_atomic_t program;

pid_t keeper_starter(void)
{
    return notes ? starter : getppid();
}

void keeper_note(const char *bytes, size_t len, const struct termios *modes)
{
    if (notes && len <= sizeof(notes->bytes)) {
        memcpy(notes->bytes, bytes, len);
        notes->len = len;
        notes->modes = *modes;
        atomic_store(&notes->open, true);
    }
}

void keeper_forget(void)
{
    if (notes) {
        atomic_store(&notes->open, false);
    }
}

// A terminal that takes nothing any more is not waited for long.
static void give_back_terminal(void)
{
    outlet_put(notes->bytes, notes->len);
    if (outlet_waits()) {
        struct pollfd fd = {.fd = outlet_descriptor(), .events = POLLOUT};
        poll(&fd, 1, WRITE_MS);
        outlet_flush();
    }
    tcsetattr(STDIN_FILENO, TCSANOW, &notes->modes);
    outlet_lead(STDERR_FILENO); // nor is the sentence that follows
}

static void hand_on(int number)
{
    kill((pid_t)program, number);
}

static void watch_signals(void)
{
    static const int ending[] = {SIGHUP, SIGINT, SIGTERM};
    struct sigaction action = {.sa_handler = hand_on, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_SIZE(ending); i++) {
        sigaction(ending[i], &action, NULL);
    }
    signal(SIGTTOU, SIG_IGN);
    signal(SIGTSTP, SIG_IGN); // as the program does: both stop by its key
}

static _Noreturn void watch(const struct sandbox *sandbox)
{
    int status;
    watch_signals();
    sandbox_enter(sandbox); // what is lacking the screen says
    while (waitpid((pid_t)program, &status, 0) < 0) {
        if (errno != EINTR) {
            _exit(1);
        }
    }
    if (!WIFSIGNALED(status)) {
        _exit(WEXITSTATUS(status));
    }
    if (atomic_load(&notes->open)) {
        give_back_terminal();
        log_message(_("the program was ended hard (signal %d); what was typed is kept as a draft"),
                    WTERMSIG(status));
    }
    _exit(128 + WTERMSIG(status));
}

// The program does not outlive its keeper: the line would be given back while it still writes.
static void follow(pid_t keeper)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != keeper) {
        raise(SIGTERM);
    }
}

void keeper_start(bool asks)
{
    const struct sandbox sandbox = {.role = SANDBOX_SCREEN, .asks = asks};
    pid_t self = getpid();
    void *shared =
        mmap(NULL, sizeof(*notes), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        return;
    }
    notes = shared;
    starter = getppid();
    outlet_open();
    sandbox_enter_calls(&sandbox);
    pid_t child = fork();
    if (child < 0) {
        munmap(shared, sizeof(*notes));
        notes = NULL;
    } else if (child > 0) {
        program = child;
        watch(&sandbox);
    } else {
        follow(self);
    }
}
