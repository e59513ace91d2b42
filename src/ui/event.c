// SPDX-License-Identifier: EUPL-1.2
#include "ui/event.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "ui/input.h"
#include "ui/outlet.h"
#include "ui/term.h"

enum { SECOND_MS = 1000, TICK_MS = 1000, QUIET_TICK_MS = 1900 };
// What a stopped program or a sleeping machine missed is nobody's idleness.
enum { SECONDS_MOST = 3 };
enum { READ_SIZE = 4096, ESCAPE_DELAY = 50, ESCAPE_DELAY_MAX = 5000 };

static volatile sig_atomic_t ended, resized;

// There is one terminal to read from, so what was read of it is the process's.
static struct input input;
static int64_t next_tick;
static int64_t counted; // from here on seconds are counted: the last that was told, or key
static bool typed;      // since the last tick
static int escape_delay = ESCAPE_DELAY;

static const int ending_signals[] = {SIGHUP, SIGTERM, SIGINT};

static void on_signal(int number)
{
    if (number == SIGWINCH) {
        resized = 1;
    } else {
        ended = 1;
    }
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void set_handlers(void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(SIGWINCH, &action, NULL);
    for (size_t i = 0; i < ARRAY_SIZE(ending_signals); i++) {
        sigaction(ending_signals[i], &action, NULL);
    }
}

static int read_escape_delay(void)
{
    const char *text = getenv("ESCDELAY");
    long delay = text ? strtol(text, NULL, 10) : 0;
    return delay > 0 && delay <= ESCAPE_DELAY_MAX ? (int)delay : ESCAPE_DELAY;
}

void event_open(void)
{
    ended = 0;
    resized = 0;
    escape_delay = read_escape_delay();
    counted = now_ms();
    next_tick = counted + TICK_MS;
    set_handlers(on_signal);
}

// Who is ending already need not be told twice.
void event_close(void)
{
    set_handlers(ended ? SIG_IGN : SIG_DFL);
    input_clear(&input);
}

bool event_ended(void)
{
    return ended;
}

// Waits with the signals let in only while it sleeps, so that none comes unseen before it.
// Returns false when nothing came in time. A terminal that did not take all is given more.
static bool wait_for_bytes(int milliseconds)
{
    struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                           {.fd = outlet_waits() ? outlet_descriptor() : -1, .events = POLLOUT}};
    struct timespec limit = {.tv_sec = milliseconds / 1000,
                             .tv_nsec = (milliseconds % 1000) * 1000000L};
    sigset_t caught, before;
    sigemptyset(&caught);
    sigaddset(&caught, SIGWINCH);
    for (size_t i = 0; i < ARRAY_SIZE(ending_signals); i++) {
        sigaddset(&caught, ending_signals[i]);
    }
    sigprocmask(SIG_BLOCK, &caught, &before);
    int ready = ended || resized ? -1 : ppoll(fds, ARRAY_SIZE(fds), &limit, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (ready > 0 && fds[0].revents != 0 && !(fds[0].revents & POLLIN)) {
        ended = 1;
    }
    outlet_flush();
    return ready != 0;
}

// What is typed is kept at the next tick: that comes within a second.
static void note_typing(void)
{
    counted = now_ms();
    int64_t soon = counted + TICK_MS;
    typed = true;
    next_tick = next_tick < soon ? next_tick : soon;
}

// Takes what is there. An end of file or an error means that the terminal is gone.
static bool read_bytes(void)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&fd, 1, 0) <= 0) {
        return false;
    }
    char bytes[READ_SIZE];
    ssize_t len = read(STDIN_FILENO, bytes, sizeof(bytes));
    if (len > 0) {
        input_feed(&input, bytes, (size_t)len);
        note_typing();
        return true;
    }
    if (len == 0 || (errno != EINTR && errno != EAGAIN)) {
        ended = 1;
    }
    return ended;
}

bool event_poll(struct event *event)
{
    for (;;) {
        if (input_next(&input, false, event)) {
            return true;
        }
        if (ended) {
            *event = (struct event){.kind = EVENT_END};
            return true;
        }
        if (resized) {
            resized = 0;
            term_follow_size();
            *event = (struct event){.kind = EVENT_RESIZE};
            return true;
        }
        if (!read_bytes()) {
            return false;
        }
    }
}

static bool take_tick(struct event *event)
{
    int64_t now = now_ms();
    if (now < next_tick) {
        return false;
    }
    int64_t passed = (now - counted) / SECOND_MS;
    counted += passed * SECOND_MS;
    next_tick = now + (typed ? TICK_MS : QUIET_TICK_MS);
    typed = false;
    *event = (struct event){.kind = EVENT_TICK,
                            .seconds = passed < SECONDS_MOST ? (int32_t)passed : SECONDS_MOST};
    return true;
}

bool event_wait_briefly(struct event *event, int milliseconds)
{
    return event_poll(event) || (wait_for_bytes(milliseconds) && event_poll(event));
}

void event_wait(struct event *event)
{
    while (!event_poll(event)) {
        int patience = input_patience(&input, escape_delay);
        int64_t until_tick = next_tick - now_ms();
        bool came = true, waits = outlet_waits();
        if (patience > 0) {
            came = wait_for_bytes(patience);
        } else if (until_tick > 0) {
            came = wait_for_bytes((int)until_tick);
        }
        if (waits && !outlet_waits()) {
            *event = (struct event){.kind = EVENT_NONE};
            return;
        }
        if (!came && patience > 0 && input_next(&input, true, event)) {
            return;
        }
        if (patience == 0 && take_tick(event)) {
            return;
        }
    }
}
