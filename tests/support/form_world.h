// SPDX-License-Identifier: EUPL-1.2
// A form with a field of each kind, for the tests of forms.
#ifndef SUPPORT_FORM_WORLD_H
#define SUPPORT_FORM_WORLD_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/form.h"
#include "ui/screen.h"

enum { NAME, LEVEL, HELPER, DAYS, KNOWN, HOURS, NOTE, FIELDS };

// What the tests see of a form's life.
struct form_world {
    struct screen_stack stack;
    struct screen *form;
    enum screen_result result;
    int saves, changes, kept, dropped, closed;
    bool last; // of the draft kept last
    bool busy; // no draft can be kept
    enum form_saved answer;
    size_t changed;
};

extern struct form_world world;

void form_world_open(void);
void form_world_close(void);

// Presses keys by their names, parted by one blank, as the key table has them.
void form_world_play(const char *names);

void form_world_draw(int rows, int cols);
bool form_world_shows(const char *text); // after form_world_draw

#endif
