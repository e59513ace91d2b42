// SPDX-License-Identifier: EUPL-1.2
// A small process behind the program, its parent: when the program is killed, however hard, it
// erases the screen and gives the terminal back. It does nothing else and knows nothing of records.
#ifndef UI_KEEPER_H
#define UI_KEEPER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct termios;

// Parts the program from its keeper; returns in the program alone. The keeper ends as the program
// does and hands on to it the signals that ask it to end; the program is told to end when its
// keeper is killed. Both are left the system calls of a screen (base/sandbox.h) from here on; *asks*: it asks
// a service. Without room for another process there is no keeper. To be called before
// anything is opened that two processes cannot share, such as a database.
void keeper_start(bool asks);

// What the terminal has to be told, and the modes of its line, as long as the screen is open.
void keeper_note(const char *bytes, size_t len, const struct termios *modes);
void keeper_forget(void);

// The process that started us: the keeper's parent.
pid_t keeper_starter(void);

#endif
