// SPDX-License-Identifier: EUPL-1.2
// The one loop: waits for an event, hands it to the uppermost screen, takes
// everything else that is there already, and draws one frame.
#ifndef APP_LOOP_H
#define APP_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "app/keymap.h"
#include "ui/screen.h"

struct event;

struct app {
    struct screen_stack stack;
    struct keymap keymap;
    // Asked at each tick: did somebody change records since? Then every screen reloads. May be
    // NULL.
    bool (*changed)(void *program);
    void (*leaving)(struct screen_stack *stack); // before the screens close; may be NULL
    // Called from the first tick on while no key waits, until it says that all is ready. May be
    // NULL.
    bool (*prepare)(void *program);
    bool ticked;
    bool ended; // the line was lost or the program was told to end

    // Seconds without a key after which the screen is blank, and the program ends; 0: never.
    int64_t blank_after, end_after;
    int64_t idle; // seconds since the last key
    bool blank;
};

void app_init(struct app *app, void *program);
void app_clear(struct app *app); // closes all screens

void app_run(struct app *app);                               // until the last screen closes
void app_handle(struct app *app, const struct event *event); // one event
void app_draw(struct app *app);                              // one frame

// What is made ready when the frame is out and no key waits. True when another frame is due.
bool app_look_ahead(struct app *app);

struct app *app_of(const struct screen *screen); // the loop that its stack belongs to
unsigned app_has(const struct screen *screen);   // SCREEN_HAS_… of this moment
void app_run_action(struct screen *screen, const struct action *action); // when it is possible now

// Actions that work everywhere.
void app_help(struct screen *screen); // the filterable list behind "?"; Enter runs what is chosen
void help_take(struct screen *screen);
void help_close(struct screen *screen);
void help_up(struct screen *screen);
void help_down(struct screen *screen);
void help_page_up(struct screen *screen);
void help_page_down(struct screen *screen);
void app_redraw(struct screen *screen);
void app_suspend(struct screen *screen);
void app_quit(struct screen *screen);

#endif
