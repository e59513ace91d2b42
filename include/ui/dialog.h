// SPDX-License-Identifier: EUPL-1.2
// Small questions over the present screen. The answer comes as the result of
// the child screen (see screen_done); its value is asked by the functions here.
#ifndef UI_DIALOG_H
#define UI_DIALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/screen.h"

struct err;

// Yes or no. SCREEN_DONE is yes. Context "confirm".
struct screen *confirm_open(struct screen *parent, const char *question, screen_done *done);
void confirm_yes(struct screen *screen);
void confirm_no(struct screen *screen);

// Whether a question that is not answered with yes was answered with no, rather than left.
bool confirm_is_refused(const struct screen *screen);

// A text to be read, with a title; closed by any of Enter, Esc, q. Context "message".
struct screen *message_open(struct screen *parent, const char *title, const char *text);
void message_close(struct screen *screen);

// One of a few. Context "menu"; a letter goes to the next option that begins with it.
struct screen *menu_open(struct screen *parent, const char *title, const char *const *options,
                         size_t count, screen_done *done); // options are copied
void menu_take_letters(
    struct screen *screen); // a letter takes the option that begins with it at once
void menu_select(struct screen *screen, size_t option);
size_t menu_choice(const struct screen *screen);
void menu_take(struct screen *screen);

// One line of text. Context "prompt". check may be NULL; it is called on Enter and refuses with a
// sentence that is shown while the text stays.
struct prompt {
    const char *title;
    const char *label;
    const char *text; // at the start, may be NULL
    size_t limit;     // bytes; 0 means 200
    bool (*check)(struct screen *parent, const char *text, struct err *err);
};
struct screen *prompt_open(struct screen *parent, const struct prompt *prompt, screen_done *done);
const char *prompt_text(const struct screen *screen);
void prompt_take(struct screen *screen);

void dialog_cancel(struct screen *screen); // Esc in menu and prompt

#endif
