// SPDX-License-Identifier: EUPL-1.2
#include "ui/outlet.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "ui/event.h"

enum {
    LEAVING_MS = 20, // how long a stalled terminal is waited for at the end
    LOOK_MS = 1000,  // whether the program was told to end meanwhile
    SMALL = 512,     // bytes that surely go out without waiting when the terminal says it has room
    CLOSED = -1,
};

static struct {
    int own; // a description of our own that never waits, CLOSED: there is none
    struct buf bytes;
    size_t sent;
} outlet = {.own = CLOSED};

// The description that we were given is the shell's as well: it must not be changed.
void outlet_open(void)
{
    if (outlet.own == CLOSED) {
        outlet.own = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    }
}

void outlet_close(void)
{
    if (outlet.own != CLOSED) {
        close(outlet.own);
    }
    outlet.own = CLOSED;
    outlet.sent = 0;
    buf_clear(&outlet.bytes);
}

int outlet_descriptor(void)
{
    return outlet.own != CLOSED ? outlet.own : STDOUT_FILENO;
}

void outlet_lead(int descriptor)
{
    if (outlet.own != CLOSED && isatty(descriptor)) {
        dup2(outlet.own, descriptor);
    }
}

static bool has_room(int milliseconds)
{
    struct pollfd fd = {.fd = outlet_descriptor(), .events = POLLOUT};
    return poll(&fd, 1, milliseconds) > 0 && (fd.revents & POLLOUT) != 0;
}

// How many bytes were taken; -1 when the line is lost.
static ssize_t send_some(const char *bytes, size_t len)
{
    if (outlet.own == CLOSED) {
        len = len > SMALL ? SMALL : len;
        if (!has_room(0)) {
            return 0;
        }
    }
    ssize_t written = write(outlet_descriptor(), bytes, len);
    return written < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : written;
}

static void forget(void)
{
    buf_reset(&outlet.bytes);
    outlet.sent = 0;
}

bool outlet_waits(void)
{
    return outlet.sent < outlet.bytes.len;
}

void outlet_flush(void)
{
    ssize_t sent = 1;
    while (outlet_waits() && sent > 0) {
        sent = send_some(outlet.bytes.data + outlet.sent, outlet.bytes.len - outlet.sent);
        outlet.sent += sent > 0 ? (size_t)sent : 0;
    }
    if (!outlet_waits() || sent < 0) {
        forget();
    }
}

void outlet_put(const char *bytes, size_t len)
{
    buf_add(&outlet.bytes, bytes, len);
    outlet_flush();
}

void outlet_finish(void)
{
    outlet_flush();
    while (outlet_waits()) {
        bool ended = event_ended();
        if (!has_room(ended ? LEAVING_MS : LOOK_MS) && ended) {
            forget();
            tcflush(STDOUT_FILENO, TCOFLUSH);
        }
        outlet_flush();
    }
}
