// SPDX-License-Identifier: EUPL-1.2
#include "app/loop.h"

#include <stddef.h>

#include "base/text.h"
#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/event.h"
#include "ui/term.h"

enum {
    EVENTS_A_FRAME = 1000, // so that a flood of keys cannot keep the screen from being drawn
    MESSAGE_ROWS = 3,
    SIGN_COLS = 2, // a sign and a blank before the message
    AHEAD_MS = 5,  // of silence before a screen looks ahead
};

void app_init(struct app *app, void *program)
{
    *app = (struct app){.stack = {.program = program, .redraw = true}};
    keymap_init(&app->keymap);
}

void app_clear(struct app *app)
{
    screen_quit(&app->stack);
    screen_sweep(&app->stack);
    keymap_clear(&app->keymap);
}

struct app *app_of(const struct screen *screen)
{
    return (struct app *)((char *)screen->stack - offsetof(struct app, stack));
}

unsigned app_has(const struct screen *screen)
{
    unsigned has = screen->class->has ? screen->class->has(screen) : 0;
    return has | (term_can_suspend() ? (unsigned)SCREEN_HAS_SHELL : 0);
}

static bool can_run(const struct screen *screen, const struct action *action)
{
    return (action->needs & ~app_has(screen)) == 0;
}

void app_run_action(struct screen *screen, const struct action *action)
{
    if (!can_run(screen, action)) {
        screen_tell(screen, STYLE_MUTED, "%s", _("That is not possible here at this moment."));
        return;
    }
    action->run(screen);
}

// Where one types, a key whose action is not possible may mean something in the text.
static bool is_typed(struct screen *screen, const struct action *action, int32_t key)
{
    return !can_run(screen, action) && keymap_is_text(screen_context(screen)) &&
           screen->class->key && screen->class->key(screen, key);
}

static void handle_key(struct app *app, int32_t key)
{
    struct screen *screen = app->stack.top;
    const char *context = screen_context(screen);
    const struct action *action = keymap_find(&app->keymap, context, key);
    app->stack.message[0] = '\0';
    if (action) {
        if (!is_typed(screen, action, key)) {
            app_run_action(screen, action);
        }
        return;
    }
    bool used = screen->class->key && screen->class->key(screen, key);
    if (!used && !keymap_is_text(context)) {
        screen_tell(screen, STYLE_MUTED, "%s",
                    _("This key does nothing here; ? shows the keys that do."));
    }
}

static void handle_paste(struct app *app, const char *text)
{
    struct screen *screen = app->stack.top;
    app->stack.message[0] = '\0';
    if (!screen->class->paste || !screen->class->paste(screen, text)) {
        screen_tell(screen, STYLE_MUTED, "%s", _("There is no field here to paste into."));
    }
}

static void leave(struct app *app)
{
    if (app->leaving) {
        app->leaving(&app->stack);
    }
    screen_quit(&app->stack);
}

static void handle_end(struct app *app)
{
    app->ended = true;
    for (struct screen *screen = app->stack.top; screen; screen = screen->below) {
        if (screen->class->keep) {
            screen->class->keep(screen);
        }
    }
    leave(app);
}

static bool is_over(int64_t limit, int64_t seconds)
{
    return limit > 0 && seconds >= limit;
}

// Who went away leaves nothing to be read; what was typed is kept.
static void count_idle(struct app *app, int seconds)
{
    app->idle += seconds;
    if (is_over(app->end_after, app->idle)) {
        handle_end(app);
    } else if (!app->blank && is_over(app->blank_after, app->idle)) {
        app->blank = true;
        app->stack.redraw = true;
    }
}

// True when the key only brings the screen back.
static bool is_awakening(struct app *app)
{
    bool blank = app->blank;
    app->idle = 0;
    app->blank = false;
    return blank;
}

static void handle_tick(struct app *app, int seconds)
{
    app->ticked = true;
    if (app->changed && app->changed(app->stack.program)) {
        screen_reload_all(&app->stack);
    }
    for (struct screen *screen = app->stack.top; screen; screen = screen->below) {
        if (screen->class->tick && screen->class->tick(screen)) {
            app->stack.redraw = true;
        }
    }
    count_idle(app, seconds);
}

static void handle_input(struct app *app, const struct event *event)
{
    if (is_awakening(app)) {
        return;
    }
    if (event->kind == EVENT_KEY) {
        handle_key(app, event->key);
    } else {
        handle_paste(app, event->text);
    }
}

void app_handle(struct app *app, const struct event *event)
{
    if (!app->stack.top) {
        return;
    }
    app->stack.redraw |= event->kind != EVENT_TICK && event->kind != EVENT_NONE;
    switch (event->kind) {
    case EVENT_KEY:
    case EVENT_PASTE: handle_input(app, event); break;
    case EVENT_TICK: handle_tick(app, event->seconds); break;
    case EVENT_END: handle_end(app); break;
    case EVENT_RESIZE:
    case EVENT_NONE: break;
    }
}

// Draws what lies below first, as far as it stays in sight.
static void draw_screen(struct screen *screen, struct rect area)
{
    if (screen->class->overlay && screen->below) {
        draw_screen(screen->below, area);
    }
    term_hide_cursor();
    if (screen->class->layout) {
        screen->class->layout(screen, area);
    }
    screen->class->draw(screen, area);
}

// Takes the rows of the message off the bottom of *area, so that it hides nothing.
static void draw_message(const struct screen_stack *stack, struct rect *area)
{
    if (!stack->message[0]) {
        return;
    }
    int rows = draw_paragraph_rows(stack->message, area->cols - SIGN_COLS);
    struct rect strip = rect_take_bottom(area, rows < MESSAGE_ROWS ? rows : MESSAGE_ROWS);
    draw_text(strip, 0, 0, stack->message_style, style_sign(stack->message_style));
    rect_take_left(&strip, SIGN_COLS);
    draw_paragraph(strip, 0, stack->message_style, stack->message);
}

static void draw_all(struct app *app, struct rect area)
{
    struct screen *top = app->stack.top;
    struct rect keys = rect_take_bottom(&area, 1);
    draw_message(&app->stack, &area);
    draw_screen(top, area);
    keymap_draw(&app->keymap, screen_context(top), app_has(top), keys);
}

void app_draw(struct app *app)
{
    struct rect area = term_area();
    app->stack.redraw = false;
    term_begin_frame();
    if (app->blank) {
        draw_paragraph(area, 0, STYLE_MUTED, _("tilburg waits; any key shows the screen again."));
    } else if (layout_size(area) == LAYOUT_TOO_SMALL) {
        draw_paragraph(area, 0, STYLE_TEXT,
                       _("This window is too small: 60 columns and 16 rows are needed."));
    } else if (app->stack.top) {
        draw_all(app, area);
    }
    term_end_frame();
    screen_sweep(&app->stack); // nobody waits for that
}

// What the first keys will need is made ready while the first screen is read. False when nothing
// came meanwhile.
static bool prepare_until_event(struct app *app, struct event *event)
{
    while (app->ticked && app->prepare) {
        if (event_poll(event)) {
            return true;
        }
        if (!app->prepare(app->stack.program)) {
            app->prepare = NULL;
        }
    }
    return false;
}

bool app_look_ahead(struct app *app)
{
    struct screen *screen = app->stack.top;
    bool due = app->stack.redraw; // for another reason, which waits for an event
    app->stack.redraw = false;
    if (screen && screen->class->ahead) {
        screen->class->ahead(screen);
    }
    bool found = app->stack.redraw;
    app->stack.redraw |= due;
    return found;
}

// Nobody waits while a screen looks ahead: only when the frame is out and no key follows it.
static void wait_for_event(struct app *app, bool drawn, struct event *event)
{
    struct screen *screen = app->stack.top;
    if (prepare_until_event(app, event)) {
        return;
    }
    if (drawn && screen->class->ahead) {
        if (event_wait_briefly(event, AHEAD_MS)) {
            return;
        }
        if (app_look_ahead(app)) {
            *event = (struct event){.kind = EVENT_NONE};
            return;
        }
    }
    event_wait(event);
}

void app_run(struct app *app)
{
    while (app->stack.top) {
        struct event event;
        bool due = app->stack.redraw && term_is_ready();
        if (due) {
            app_draw(app);
        }
        wait_for_event(app, due, &event);
        app_handle(app, &event);
        for (int i = 0; i < EVENTS_A_FRAME && app->stack.top && event_poll(&event); i++) {
            app_handle(app, &event);
        }
    }
}

void app_redraw(struct screen *screen)
{
    term_redraw();
    screen_reload_all(screen->stack);
}

void app_suspend(struct screen *screen)
{
    term_suspend();
    screen_reload_all(screen->stack);
}

static void quit_answered(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)child;
    if (result == SCREEN_DONE) {
        leave(app_of(parent));
    }
}

// On the first screen nothing can be lost.
void app_quit(struct screen *screen)
{
    if (screen->below) {
        confirm_open(screen, _("Leave the program?"), quit_answered);
    } else {
        leave(app_of(screen));
    }
}
