// SPDX-License-Identifier: EUPL-1.2
// The list behind "?": every key that works on the screen below, filtered while
// typing.
#include <stdlib.h>
#include <string.h>

#include "app/loop.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/draw.h"
#include "ui/lineedit.h"
#include "ui/list.h"

enum { ENTRIES_MAX = 128, FILTER_LIMIT = 64, KEYS_COLS = 18, HEADER_ROWS = 2, SCROLLBAR_COLS = 1 };

struct help_row {
    const struct action *action;
    char *keys;
};

struct help {
    struct help_row *rows;
    size_t count;
    size_t *shown; // rows that the filter leaves
    size_t shown_count;
    struct lineedit filter;
    struct list list;
};

static struct help *help_of(const struct screen *screen)
{
    return screen->state;
}

static bool contains(const char *text, const char *wanted)
{
    struct buf folded = {0};
    fold_text(&folded, text);
    bool found = strstr(buf_text(&folded), wanted) != NULL;
    buf_clear(&folded);
    return found;
}

static void filter(struct help *help)
{
    struct buf wanted = {0};
    fold_text(&wanted, lineedit_text(&help->filter));
    help->shown_count = 0;
    for (size_t i = 0; i < help->count; i++) {
        const struct help_row *row = &help->rows[i];
        if (contains(_(row->action->help), buf_text(&wanted)) ||
            contains(_(row->action->label), buf_text(&wanted)) ||
            contains(row->action->name, buf_text(&wanted))) {
            help->shown[help->shown_count++] = i;
        }
    }
    buf_clear(&wanted);
    list_reset(&help->list, help->shown_count, false, false);
}

static void layout(struct screen *screen, struct rect area)
{
    list_layout(&help_of(screen)->list, area.rows - HEADER_ROWS);
}

static void draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct help *help = owner;
    const struct help_row *shown = &help->rows[help->shown[index]];
    struct buf keys = {0};
    draw_cut(&keys, shown->keys, KEYS_COLS - 1);
    draw_text(row, 0, 0, selected ? STYLE_SELECTED : STYLE_KEY, buf_text(&keys));
    buf_clear(&keys);
    draw_cell(rect_cell(row, 0, KEYS_COLS, row.cols - KEYS_COLS - SCROLLBAR_COLS), STYLE_TEXT,
              _(shown->action->help));
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct help *help = help_of(screen);
    int used = draw_text(area, 0, 0, STYLE_TITLE, _("Keys that work here"));
    used += draw_text(area, 0, used, STYLE_TEXT, "   /");
    lineedit_draw(&help->filter, rect_cell(area, 0, used, area.cols), STYLE_FIELD, 0, true);
    struct list_rows rows = {.draw_row = draw_row, .owner = help, .focus = true};
    struct rect body = rect_from(area, HEADER_ROWS);
    list_draw(&help->list, body, &rows);
    draw_scrollbar(body, (long)help->list.top, help->list.height, (long)help->shown_count);
}

static bool key(struct screen *screen, int32_t pressed)
{
    struct help *help = help_of(screen);
    if (!lineedit_key(&help->filter, pressed)) {
        return false;
    }
    filter(help);
    return true;
}

static void close_help(struct screen *screen)
{
    struct help *help = help_of(screen);
    for (size_t i = 0; i < help->count; i++) {
        free(help->rows[i].keys);
    }
    free(help->rows);
    free(help->shown);
    lineedit_clear(&help->filter);
    free(help);
}

static const struct screen_class help_class = {
    .name = "help",
    .layout = layout,
    .draw = draw,
    .key = key,
    .close = close_help,
};

// What is possible on the screen at this moment.
static void collect(struct help *help, const struct screen *screen)
{
    const struct keymap *keymap = &app_of(screen)->keymap;
    const char *context = screen_context(screen);
    const struct keymap_entry *list[ENTRIES_MAX];
    size_t count = keymap_list(keymap, context, list, ENTRIES_MAX);
    unsigned has = app_has(screen);
    help->rows = xcalloc(count + 1, sizeof(*help->rows));
    help->shown = xcalloc(count + 1, sizeof(*help->shown));
    for (size_t i = 0; i < count; i++) {
        const struct action *action = list[i]->action;
        if ((action->needs & ~has) == 0) {
            struct buf keys = {0};
            keymap_keys(keymap, context, action, &keys);
            help->rows[help->count++] =
                (struct help_row){.action = action, .keys = buf_steal(&keys)};
        }
    }
}

static void run_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct help *help = help_of(child);
    if (result == SCREEN_DONE && help->list.cursor < help->shown_count) {
        app_run_action(parent, help->rows[help->shown[help->list.cursor]].action);
    }
}

void app_help(struct screen *screen)
{
    struct help *help = xcalloc(1, sizeof(*help));
    collect(help, screen);
    lineedit_init(&help->filter, NULL, FILTER_LIMIT, UTF8_ONE_LINE);
    filter(help);
    screen_push(screen->stack, &help_class, help, run_chosen);
}

void help_take(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

void help_close(struct screen *screen)
{
    screen_close(screen, SCREEN_CANCELLED);
}

void help_up(struct screen *screen)
{
    list_move(&help_of(screen)->list, LIST_UP);
}

void help_down(struct screen *screen)
{
    list_move(&help_of(screen)->list, LIST_DOWN);
}

void help_page_up(struct screen *screen)
{
    list_move(&help_of(screen)->list, LIST_PAGE_UP);
}

void help_page_down(struct screen *screen)
{
    list_move(&help_of(screen)->list, LIST_PAGE_DOWN);
}
