// SPDX-License-Identifier: EUPL-1.2
// The program itself on invented records, in a terminal of 24 × 80.
#ifndef TERMINAL_PROGRAM_H
#define TERMINAL_PROGRAM_H

#include "pty.h"

enum { PATH_SIZE = 256 };

// Records of 30 households in a folder of their own; for cmocka.
int program_make_records(void **state);
int program_remove_records(void **state);

const char *program_path(void);
const char *program_folder(void);
const char *program_database(void);

// Starts it in English, with one variable of its own ("TERM=vt100"), NULL: none.
struct pty *program_start(const char *own);
struct pty *program_start_list(const char *own); // and waits for the list

void program_quit(struct pty *pty); // from the list, leaving the terminal as it was

#endif
