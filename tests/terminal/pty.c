// SPDX-License-Identifier: EUPL-1.2
#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"
#include "base/xalloc.h"

enum { LIMIT_MS = 20000, AGAIN_MS = 5, READ_SIZE = 1 << 16 };

struct pty {
    int master, line; // both ends; line is kept open so that its modes can be asked at the end
    pid_t child;
    int child_fd;         // readable once the child has ended
    int status;           // -1: runs
    struct termios modes; // at the start
    VTerm *terminal;
    VTermScreen *screen;
    int rows, cols;
    bool alternate, cursor; // of the terminal now
    bool stalled;           // nothing is read
    struct buf output;
};

static int set_property(VTermProp property, VTermValue *value, void *user)
{
    struct pty *pty = user;
    if (property == VTERM_PROP_ALTSCREEN) {
        pty->alternate = value->boolean;
    } else if (property == VTERM_PROP_CURSORVISIBLE) {
        pty->cursor = value->boolean;
    }
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = set_property};

static void open_terminal(struct pty *pty, int rows, int cols)
{
    pty->rows = rows;
    pty->cols = cols;
    pty->cursor = true;
    pty->terminal = vterm_new(rows, cols);
    vterm_set_utf8(pty->terminal, 1);
    pty->screen = vterm_obtain_screen(pty->terminal);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
}

static _Noreturn void become(const struct pty_options *options, int line)
{
    setsid();
    ioctl(line, TIOCSCTTY, 0);
    for (int fd = 0; fd <= 2; fd++) {
        dup2(line, fd);
    }
    for (const char *const *entry = options->environment; *entry != NULL; entry++) {
        char *name = xstrdup(*entry);
        char *value = strchr(name, '=');
        if (value != NULL) {
            *value = '\0';
            setenv(name, value + 1, 1);
        } else {
            unsetenv(name);
        }
        free(name);
    }
    execv(options->arguments[0], (char *const *)options->arguments);
    _exit(127);
}

struct pty *pty_start(const struct pty_options *options)
{
    struct pty *pty = xcalloc(1, sizeof(*pty));
    struct winsize size = {.ws_row = (unsigned short)options->rows,
                           .ws_col = (unsigned short)options->cols};
    if (openpty(&pty->master, &pty->line, NULL, NULL, &size) != 0) {
        fatal("no pseudo-terminal: %s", strerror(errno));
    }
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    fcntl(pty->line, F_SETFD, FD_CLOEXEC);
    fcntl(pty->master, F_SETFL, O_NONBLOCK);
    tcgetattr(pty->line, &pty->modes);
    open_terminal(pty, options->rows, options->cols);
    pty->status = -1;
    pty->child = fork();
    if (pty->child == 0) {
        become(options, pty->line);
    }
    pty->child_fd = (int)syscall(SYS_pidfd_open, pty->child, 0);
    return pty;
}

// Takes what the program wrote and answers what it asked of the terminal.
static void read_output(struct pty *pty)
{
    char bytes[READ_SIZE];
    if (pty->stalled) {
        return;
    }
    ssize_t len = read(pty->master, bytes, sizeof(bytes));
    if (len <= 0) {
        return;
    }
    buf_add(&pty->output, bytes, (size_t)len);
    vterm_input_write(pty->terminal, bytes, (size_t)len);
    size_t answer = vterm_output_read(pty->terminal, bytes, sizeof(bytes));
    if (answer > 0 && write(pty->master, bytes, answer) < 0 && errno != EAGAIN) {
        fatal("the line is lost: %s", strerror(errno));
    }
}

static void reap(struct pty *pty)
{
    int status;
    if (pty->status < 0 && waitpid(pty->child, &status, WNOHANG) == pty->child) {
        pty->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
}

static int left_ms(const struct timespec *until)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long left = (until->tv_sec - now.tv_sec) * 1000 + (until->tv_nsec - now.tv_nsec) / 1000000;
    return left > 0 ? (int)left : 0;
}

static struct timespec limit(void)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += LIMIT_MS / 1000;
    return until;
}

// Waits until the program writes or ends, or there is room to write; false after the limit.
static bool wait_once(struct pty *pty, short events, const struct timespec *until)
{
    struct pollfd fds[] = {
        {.fd = pty->stalled ? -1 : pty->master, .events = events},
        {.fd = pty->status < 0 ? pty->child_fd : -1, .events = POLLIN},
    };
    if (poll(fds, 2, left_ms(until)) <= 0) {
        return false;
    }
    if (fds[0].revents & POLLIN) {
        read_output(pty);
    }
    if (fds[1].revents) {
        reap(pty);
    }
    return true;
}

void pty_type(struct pty *pty, const char *bytes, size_t len)
{
    struct timespec until = limit();
    while (len > 0) {
        ssize_t written = write(pty->master, bytes, len);
        if (written < 0 && errno != EAGAIN) {
            return;
        }
        bytes += written > 0 ? written : 0;
        len -= written > 0 ? (size_t)written : 0;
        if (len > 0 && !wait_once(pty, POLLIN | POLLOUT, &until)) {
            return;
        }
    }
}

void pty_type_text(struct pty *pty, const char *text)
{
    pty_type(pty, text, strlen(text));
}

void pty_resize(struct pty *pty, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    pty->rows = rows;
    pty->cols = cols;
    vterm_set_size(pty->terminal, rows, cols);
    ioctl(pty->master, TIOCSWINSZ, &size);
}

void pty_signal(struct pty *pty, int number)
{
    kill(pty->child, number);
}

void pty_stall(struct pty *pty)
{
    static const char nothing[64]; // NULs, which a terminal passes over
    char path[64];
    pty->stalled = true;
    snprintf(path, sizeof(path), "/proc/self/fd/%d", pty->line);
    int line = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (line < 0) {
        fatal("the line cannot be filled: %s", strerror(errno));
    }
    while (write(line, nothing, sizeof(nothing)) > 0) {
    }
    close(line);
}

void pty_resume(struct pty *pty)
{
    pty->stalled = false;
}

void pty_hang_up(struct pty *pty)
{
    close(pty->line);
    close(pty->master);
    pty->line = pty->master = -1;
}

static void read_row(const struct pty *pty, int row, struct buf *text)
{
    for (int col = 0; col < pty->cols;) {
        VTermScreenCell cell;
        vterm_screen_get_cell(pty->screen, (VTermPos){.row = row, .col = col}, &cell);
        for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
            char bytes[4];
            buf_add(text, bytes, utf8_encode((int32_t)cell.chars[i], bytes));
        }
        buf_add_text(text, cell.chars[0] == 0 ? " " : "");
        col += cell.width > 0 ? cell.width : 1;
    }
}

bool pty_shows(const struct pty *pty, const char *wanted)
{
    bool found = false;
    struct buf text = {0};
    for (int row = 0; row < pty->rows && !found; row++) {
        buf_reset(&text);
        read_row(pty, row, &text);
        found = strstr(buf_text(&text), wanted) != NULL;
    }
    buf_clear(&text);
    return found;
}

static void print_screen(const struct pty *pty)
{
    struct buf text = {0};
    for (int row = 0; row < pty->rows; row++) {
        read_row(pty, row, &text);
        buf_add_char(&text, '\n');
    }
    fputs(buf_text(&text), stderr);
    buf_clear(&text);
}

static bool wait_shown(struct pty *pty, const char *text, bool there)
{
    struct timespec until = limit();
    while (pty_shows(pty, text) != there) {
        if (pty->status >= 0 || !wait_once(pty, POLLIN, &until)) {
            fprintf(stderr, "waited for \"%s\" to %s; the screen shows:\n", text,
                    there ? "appear" : "go");
            print_screen(pty);
            return false;
        }
    }
    return true;
}

bool pty_wait_for(struct pty *pty, const char *text)
{
    return wait_shown(pty, text, true);
}

bool pty_wait_gone(struct pty *pty, const char *text)
{
    return wait_shown(pty, text, false);
}

// Without the blanks at the end.
static size_t shown_len(const struct buf *text)
{
    size_t len = text->len;
    while (len > 0 && buf_text(text)[len - 1] == ' ') {
        len--;
    }
    return len;
}

// The first row from *row on that is the line; *row is then the one behind it.
static bool find_row(const struct pty *pty, const char *line, size_t len, int *row)
{
    bool found = false;
    struct buf text = {0};
    while (*row < pty->rows && !found) {
        buf_reset(&text);
        read_row(pty, (*row)++, &text);
        found = shown_len(&text) == len && strncmp(buf_text(&text), line, len) == 0;
    }
    buf_clear(&text);
    return found;
}

// The first of the lines that does not stand there in its place; "" when all do.
static const char *first_missing(const struct pty *pty, const char *lines)
{
    int row = 0;
    while (*lines != '\0') {
        size_t len = strcspn(lines, "\n");
        if (!find_row(pty, lines, len, &row)) {
            return lines;
        }
        lines += len + (lines[len] == '\n');
    }
    return lines;
}

bool pty_wait_for_rows(struct pty *pty, const char *lines)
{
    struct timespec until = limit();
    const char *missing;
    while (*(missing = first_missing(pty, lines)) != '\0') {
        if (pty->status >= 0 || !wait_once(pty, POLLIN, &until)) {
            fprintf(stderr, "waited for the row \"%.*s\"; the screen shows:\n",
                    (int)strcspn(missing, "\n"), missing);
            print_screen(pty);
            return false;
        }
    }
    return true;
}

bool pty_wait_until(struct pty *pty, bool (*is_so)(void *context), void *context)
{
    struct timespec until = limit();
    while (!is_so(context)) {
        struct pollfd fd = {.fd = pty->stalled ? -1 : pty->master, .events = POLLIN};
        if (left_ms(&until) == 0) {
            fprintf(stderr, "it is not so; the screen shows:\n");
            print_screen(pty);
            return false;
        }
        if (poll(&fd, 1, AGAIN_MS) > 0) {
            read_output(pty);
        }
    }
    return true;
}

struct search {
    pid_t parent, child;
};

static bool has_child(void *context)
{
    struct search *search = context;
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/task/%d/children", (int)search->parent,
             (int)search->parent);
    FILE *file = fopen(path, "re");
    int child = 0;
    bool found = file != NULL && fscanf(file, "%d", &child) == 1;
    if (file != NULL) {
        fclose(file);
    }
    search->child = child;
    return found;
}

pid_t pty_child_of(struct pty *pty, pid_t parent)
{
    struct search search = {.parent = parent != 0 ? parent : pty->child};
    pty_wait_until(pty, has_child, &search);
    return search.child;
}

int pty_wait_end(struct pty *pty)
{
    struct timespec until = limit();
    while (pty->status < 0 && wait_once(pty, POLLIN, &until)) {
    }
    while (pty->master >= 0) {
        size_t before = pty->output.len;
        read_output(pty);
        if (pty->output.len == before) {
            break;
        }
    }
    return pty->status;
}

bool pty_is_restored(const struct pty *pty)
{
    struct termios now;
    return tcgetattr(pty->line, &now) == 0 && now.c_iflag == pty->modes.c_iflag &&
           now.c_oflag == pty->modes.c_oflag && now.c_lflag == pty->modes.c_lflag &&
           !pty->alternate && pty->cursor;
}

const char *pty_output(const struct pty *pty, size_t *len)
{
    *len = pty->output.len;
    return buf_text(&pty->output);
}

void pty_end(struct pty *pty)
{
    if (pty->status < 0) {
        kill(pty->child, SIGKILL);
        waitpid(pty->child, NULL, 0);
    }
    if (pty->master >= 0) {
        close(pty->master);
        close(pty->line);
    }
    close(pty->child_fd);
    vterm_free(pty->terminal);
    buf_clear(&pty->output);
    free(pty);
}
