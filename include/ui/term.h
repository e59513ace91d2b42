// SPDX-License-Identifier: EUPL-1.2
// The owner of the terminal: opens it, gives it back in every way the program
// can end, and sends one picture at a time. There is one terminal, so its
// state is the process's.
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>

#include "ui/layout.h"
#include "ui/style.h"

struct err;

struct term_options {
    const char *term; // NULL: $TERM
    bool headless;    // no terminal at all: cells can be read back, events are fed by hand
    int rows, cols;   // headless only
    bool ascii;       // shapes without UTF-8
    enum theme theme; // a terminal without colours and NO_COLOR make THEME_DEFAULT mono
};

// Must come before anything is measured or drawn. One UTF-8 locale, whatever the user's is.
void term_set_locale(void);

// False with a sentence when standard input or output is no terminal or TERM is of no use.
bool term_open(const struct term_options *options, struct err *err);
void term_close(void); // erases, restores; harmless when not open

bool term_can_suspend(void); // a shell with job control stands behind us
void term_suspend(void);     // returns when the user is back

struct rect term_area(void);          // the whole screen: rows and cols at least 1
void term_resize(int rows, int cols); // headless only
void term_redraw(void);               // the next frame is sent whole (Ctrl-L)

// For the room ui alone: takes over the size that the terminal has now; where the frame's cursor
// is.
void term_follow_size(void);
void term_show_cursor(int row, int col);
void term_hide_cursor(void); // forgets it: something covers what was drawn so far

// Whether the terminal has taken the last frame: before that there is no use in another one.
bool term_is_ready(void);

// A frame: everything between is drawn anew, the difference is sent by term_end_frame(). Waits for nothing.
void term_begin_frame(void);
void term_end_frame(void);

#endif
