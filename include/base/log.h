// SPDX-License-Identifier: EUPL-1.2
// Messages to standard error, and the end of the program when it cannot go on.
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include <stdbool.h>

// "tilburg: MESSAGE\n" on standard error. While a screen is open the message
// is kept (at most 64 KiB) and written by log_release(). What could harm a
// terminal (utf8_copy_harmless) does not get out; over 4 KiB the rest is cut off.
// Never give it personal data or bound SQL values.
void log_message(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_lines(const char *text);       // each of its lines, which end with a newline, as a message
void log_set_program(const char *name); // instead of "tilburg"; borrowed
void log_hold(void);
void log_release(void);
void log_set_quiet(bool quiet); // drops log_note() only
void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Ends the program with status 70 after calling the hook (it restores the terminal).
_Noreturn void fatal(const char *format, ...) __attribute__((format(printf, 1, 2)));
void fatal_set_hook(void (*hook)(void));

#endif
