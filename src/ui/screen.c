// SPDX-License-Identifier: EUPL-1.2
#include "ui/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/xalloc.h"

struct screen *screen_push(struct screen_stack *stack, const struct screen_class *class,
                           void *state, screen_done *done)
{
    struct screen *screen = xcalloc(1, sizeof(*screen));
    *screen = (struct screen){
        .class = class,
        .stack = stack,
        .below = stack->top,
        .done = done,
        .state = state,
    };
    stack->top = screen;
    stack->redraw = true;
    return screen;
}

static bool is_open(const struct screen *screen)
{
    for (const struct screen *other = screen->stack->top; other; other = other->below) {
        if (other == screen) {
            return true;
        }
    }
    return false;
}

static struct screen *take_off_top(struct screen_stack *stack)
{
    struct screen *screen = stack->top;
    struct screen *below = screen->below;
    stack->top = below;
    screen->below = stack->closed;
    stack->closed = screen;
    stack->redraw = true;
    return below;
}

static void reload_now(struct screen *screen)
{
    screen->stale = false;
    if (screen->class->reload) {
        screen->class->reload(screen);
    }
}

// What lies below overlays is in sight too. A reload may close its screen.
static void reload_in_sight(struct screen_stack *stack)
{
    bool in_sight = true;
    for (struct screen *screen = stack->top, *below; screen && in_sight; screen = below) {
        below = screen->below;
        in_sight = screen->class->overlay;
        if (screen->stale) {
            reload_now(screen);
        }
    }
}

void screen_close(struct screen *screen, enum screen_result result)
{
    if (!is_open(screen)) {
        return;
    }
    while (screen->stack->top != screen) {
        take_off_top(screen->stack);
    }
    struct screen *parent = take_off_top(screen->stack);
    reload_in_sight(screen->stack);
    if (parent && screen->done && is_open(parent)) {
        screen->done(parent, screen, result);
    }
}

void screen_quit(struct screen_stack *stack)
{
    while (stack->top) {
        take_off_top(stack);
    }
}

void screen_sweep(struct screen_stack *stack)
{
    while (stack->closed) {
        struct screen *screen = stack->closed;
        stack->closed = screen->below;
        if (screen->class->close) {
            screen->class->close(screen);
        }
        free(screen);
    }
}

void screen_reload_all(struct screen_stack *stack)
{
    for (struct screen *screen = stack->top; screen; screen = screen->below) {
        screen->stale = true;
    }
    reload_in_sight(stack);
    stack->redraw = true;
}

const char *screen_context(const struct screen *screen)
{
    const char *context = screen->class->context ? screen->class->context(screen) : NULL;
    return context ? context : screen->class->name;
}

static void move(struct screen *screen, enum list_move where)
{
    if (screen->class->move != NULL) {
        screen->class->move(screen, where);
    }
}

void screen_up(struct screen *screen)
{
    move(screen, LIST_UP);
}

void screen_down(struct screen *screen)
{
    move(screen, LIST_DOWN);
}

void screen_page_up(struct screen *screen)
{
    move(screen, LIST_PAGE_UP);
}

void screen_page_down(struct screen *screen)
{
    move(screen, LIST_PAGE_DOWN);
}

void screen_first(struct screen *screen)
{
    move(screen, LIST_FIRST);
}

void screen_last(struct screen *screen)
{
    move(screen, LIST_LAST);
}

void screen_tell(struct screen *screen, enum style style, const char *format, ...)
{
    struct screen_stack *stack = screen->stack;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(stack->message, sizeof(stack->message), format, arguments);
    va_end(arguments);
    stack->message_style = style;
    stack->redraw = true;
}

void screen_tell_error(struct screen *screen, const struct err *err)
{
    screen_tell(screen, STYLE_ERROR, "%s", err->text);
}
