// SPDX-License-Identifier: EUPL-1.2
#include "ui/term.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "base/text.h"
#include "ui/draw.h"
#include "ui/event.h"
#include "ui/keeper.h"
#include "ui/outlet.h"
#include "ui/paint.h"

#include <curses.h>
#include <term.h>

enum { USUAL_ROWS = 24, USUAL_COLS = 80 };

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static struct {
    SCREEN *screen; // NULL: not open
    FILE *in, *out;
    bool headless;    // in and out are /dev/null
    bool under_shell; // at the start a shell with job control stood behind us
    struct buf bytes; // of the last frame
    struct paint_cursor cursor;
    struct termios before;
} term;

void term_set_locale(void)
{
    static const char *const names[] = {"C.UTF-8", "en_US.UTF-8", "nl_NL.UTF-8"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
            return;
        }
    }
}

// A terminal that is not described, or on which the cursor cannot be put anywhere, is of no use.
// (newterm() would tell only the first, and leak.)
static bool is_usable(const char *name)
{
    int status;
    if (setupterm(name, fileno(term.out), &status) == ERR) {
        return false;
    }
    const char *address = tigetstr("cup");
    bool usable = address && address != (char *)-1;
    del_curterm(cur_term);
    return usable;
}

static bool open_screen(const char *name, struct err *err)
{
    const char *names[] = {name, "xterm-256color", "vt100"};
    for (size_t i = 0; i < ARRAY_SIZE(names) && !term.screen; i++) {
        if (str_is_given(names[i]) && is_usable(names[i])) {
            term.screen = newterm(names[i], term.out, term.in);
        }
    }
    if (!term.screen) {
        return err_set(
            err,
            _("No description of the terminal \"%s\" is installed, nor of xterm-256color "
              "or vt100. Install ncurses-base, or set TERM."),
            str_text(name));
    }
    return true;
}

static bool open_files(const struct term_options *options, struct err *err)
{
    term.headless = options->headless;
    if (!term.headless && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
                           tcgetattr(STDIN_FILENO, &term.before) != 0)) {
        return err_set(err, _("The screen needs a terminal; over ssh, add -t. Without one, use a "
                              "command such as \"tilburg find\"."));
    }
    const char *in = term.headless ? "/dev/null" : "/dev/stdin";
    const char *out = term.headless ? "/dev/null" : "/dev/stdout";
    term.in = term.headless ? fopen(in, "re") : stdin;
    term.out = term.headless ? fopen(out, "we") : fdopen(dup(STDOUT_FILENO), "w");
    if (!term.headless) {
        outlet_open();
        signal(SIGTSTP, SIG_IGN); // only by a key: ncurses would ask about it at each frame
    }
    return (term.in && term.out) || err_set(err, _("Cannot open %s."), out);
}

static void close_files(void)
{
    if (term.headless && term.in) {
        fclose(term.in);
    }
    if (term.out) {
        fclose(term.out);
    }
    buf_clear(&term.bytes);
    outlet_close();
    if (!term.headless) {
        signal(SIGTSTP, SIG_DFL);
    }
    term.in = term.out = NULL;
}

static void say(const char *text)
{
    if (!term.headless) {
        outlet_put(text, strlen(text));
        outlet_finish();
    }
}

static void set_size(int rows, int cols)
{
    resizeterm(rows, cols); // for its last words
    paint_size(LINES, COLS);
}

static void set_modes(void)
{
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    curs_set(0);
}

static enum theme choose_theme(enum theme wanted)
{
    const char *none = getenv("NO_COLOR");
    return wanted == THEME_DEFAULT && str_is_given(none) ? THEME_MONO : wanted;
}

// A capability without its "$<…>": nobody waits when the program is gone.
static void add_capability(struct buf *out, const char *name)
{
    const char *text = tigetstr(name);
    if (!text || text == (char *)-1) {
        return;
    }
    while (*text) {
        size_t len = strcspn(text, "$");
        buf_add(out, text, len);
        text += len;
        if (text[0] == '$' && text[1] == '<') {
            text += strcspn(text, ">");
            text += *text ? 1 : 0;
        } else if (*text) {
            buf_add_char(out, *text++);
        }
    }
}

// How the terminal is given back by somebody else when the program is killed.
static void note_way_back(void)
{
    static const char *const names[] = {"sgr0", "clear", "rmcup", "rmkx", "cnorm"};
    struct buf bytes = {0};
    buf_add_text(&bytes, paste_off);
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        add_capability(&bytes, names[i]);
    }
    keeper_note(buf_text(&bytes), bytes.len, &term.before);
    buf_clear(&bytes);
}

// A shell with job control gave us a process group of our own, and it is still there to see us
// stop.
static bool is_under_shell(void)
{
    pid_t parent = keeper_starter();
    return getsid(parent) == getsid(0) && getpgid(parent) != getpgrp();
}

static void go_live(void)
{
    term.under_shell = is_under_shell();
    note_way_back();
    event_open();
    say(paste_on);
    log_hold();
    fatal_set_hook(term_close);
    term_follow_size();
}

bool term_open(const struct term_options *options, struct err *err)
{
    term_set_locale();
    unsetenv("LINES");
    unsetenv("COLUMNS");
    setenv("NCURSES_NO_UTF8_ACS", "1", 1);
    const char *name = options->term ? options->term : getenv("TERM");
    if (!open_files(options, err) || !open_screen(name, err)) {
        close_files();
        return false;
    }
    set_modes();
    style_open(choose_theme(options->theme));
    paint_open();
    paint_size(LINES, COLS);
    draw_set_ascii(options->ascii);
    if (options->headless) {
        term_resize(options->rows, options->cols);
    } else {
        go_live();
    }
    return true;
}

void term_close(void)
{
    if (!term.screen) {
        return;
    }
    term_begin_frame();
    term_end_frame();
    say(paste_off);
    endwin();
    paint_close();
    style_close();
    delscreen(term.screen);
    term.screen = NULL;
    term.under_shell = false;
    close_files();
    if (!term.headless) {
        event_close();
        keeper_forget();
        fatal_set_hook(NULL);
        log_release();
    }
}

bool term_can_suspend(void)
{
    return term.screen && term.under_shell;
}

void term_suspend(void)
{
    if (!term_can_suspend() || !is_under_shell()) {
        return;
    }
    say(paste_off);
    endwin();
    keeper_forget();
    kill(0, SIGSTOP); // our keeper too
    note_way_back();
    refresh(); // its own picture is empty; it sets the terminal's modes
    say(paste_on);
    term_follow_size();
    term_redraw();
}

struct rect term_area(void)
{
    return (struct rect){.rows = LINES > 0 ? LINES : 1, .cols = COLS > 0 ? COLS : 1};
}

void term_resize(int rows, int cols)
{
    set_size(rows > 0 ? rows : USUAL_ROWS, cols > 0 ? cols : USUAL_COLS);
}

void term_follow_size(void)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
        return;
    }
    int rows = size.ws_row > 0 ? size.ws_row : USUAL_ROWS;
    int cols = size.ws_col > 0 ? size.ws_col : USUAL_COLS;
    if (rows != LINES || cols != COLS) {
        set_size(rows, cols);
    }
}

void term_redraw(void)
{
    paint_redraw();
}

void term_show_cursor(int row, int col)
{
    term.cursor = (struct paint_cursor){.shown = true, .row = row, .col = col};
}

void term_hide_cursor(void)
{
    term.cursor = (struct paint_cursor){0};
}

bool term_is_ready(void)
{
    outlet_flush();
    return !outlet_waits();
}

void term_begin_frame(void)
{
    term_hide_cursor();
    paint_begin();
}

// Everything goes out at once.
void term_end_frame(void)
{
    if (!term.headless) {
        buf_reset(&term.bytes);
        paint_end(&term.cursor, &term.bytes);
        outlet_put(buf_text(&term.bytes), term.bytes.len);
    }
}
