// SPDX-License-Identifier: EUPL-1.2
// A program in a pseudo-terminal, seen as a terminal shows it. Every wait is for
// something to appear or to end, with a limit of some seconds; nothing sleeps.
#ifndef TERMINAL_PTY_H
#define TERMINAL_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct pty;

struct pty_options {
    const char *const *arguments; // the program first, NULL at the end
    const char *const
        *environment; // NAME=VALUE over the test's own, "NAME" takes it out; NULL at the end
    int rows, cols;
};

struct pty *pty_start(const struct pty_options *options);
void pty_end(struct pty *pty); // kills what still runs, frees

void pty_type(struct pty *pty, const char *bytes, size_t len);
void pty_type_text(struct pty *pty, const char *text);
void pty_resize(struct pty *pty, int rows, int cols);
void pty_signal(struct pty *pty, int number);
void pty_hang_up(struct pty *pty); // the line is lost

// From now on the terminal takes nothing, as that of a client that is dead and not yet given up; until it
// does again.
void pty_stall(struct pty *pty);
void pty_resume(struct pty *pty);

// The child of a process (0: of the one that was started); it is waited for.
pid_t pty_child_of(struct pty *pty, pid_t parent);

// Until that is so, asked again and again; false after the limit.
bool pty_wait_until(struct pty *pty, bool (*is_so)(void *context), void *context);

// Until the text stands in one row of the screen / in none. False after the limit; what the
// screen shows is then printed.
bool pty_wait_for(struct pty *pty, const char *text);
bool pty_wait_gone(struct pty *pty, const char *text);

// Until these lines stand on the screen, each from the left edge to the end of a row and in this order; rows
// between them are passed over. False after the limit, as above.
bool pty_wait_for_rows(struct pty *pty, const char *lines);

// Until the program has ended: its exit status, 128 + signal when it was killed, -1 after the limit.
int pty_wait_end(struct pty *pty);

// Whether the text stands on the screen as it is now.
bool pty_shows(const struct pty *pty, const char *text);

// What the terminal is left in: modes of the line, screen and cursor as before the start.
bool pty_is_restored(const struct pty *pty);

// Every byte that the program has written up to now, followed by a NUL.
const char *pty_output(const struct pty *pty, size_t *len);

#endif
