// SPDX-License-Identifier: EUPL-1.2
#include "ui/dialog.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/lineedit.h"
#include "ui/list.h"

enum { DIALOG_COLS = 64, PROMPT_LIMIT = 200, FRAME = 2 };

struct dialog {
    char *title;
    char *text; // a question, a message, the label of a prompt
    char **options;
    size_t option_count;
    struct list list; // of a menu; of a message: its rows
    bool letters;     // a letter takes an option of the menu at once
    bool refused;     // a question was answered with no
    struct lineedit edit;
    char *error;
    bool (*check)(struct screen *parent, const char *text, struct err *err);
};

static struct dialog *dialog_of(const struct screen *screen)
{
    return screen->state;
}

static struct dialog *dialog_new(const char *title, const char *text)
{
    struct dialog *dialog = xcalloc(1, sizeof(*dialog));
    dialog->title = xstrdup(title);
    dialog->text = xstrdup(str_text(text));
    return dialog;
}

static void dialog_free(struct screen *screen)
{
    struct dialog *dialog = dialog_of(screen);
    for (size_t i = 0; i < dialog->option_count; i++) {
        free(dialog->options[i]);
    }
    free(dialog->options);
    free(dialog->title);
    free(dialog->text);
    free(dialog->error);
    lineedit_clear(&dialog->edit);
    free(dialog);
}

void dialog_cancel(struct screen *screen)
{
    screen_close(screen, SCREEN_CANCELLED);
}

static int inner_cols(struct rect area)
{
    int cols = area.cols < DIALOG_COLS ? area.cols : DIALOG_COLS;
    return cols - 2 * FRAME;
}

// Draws the frame around *rows* rows and returns what is inside.
static struct rect draw_frame(struct rect area, int rows, const char *title)
{
    struct rect box = rect_center(area, rows + 2, inner_cols(area) + 2 * FRAME);
    draw_fill(box, STYLE_TEXT);
    draw_box(box, STYLE_BORDER, title);
    return rect_inside(box, 1, FRAME);
}

// Yes or no.

void confirm_yes(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

void confirm_no(struct screen *screen)
{
    dialog_of(screen)->refused = true;
    screen_close(screen, SCREEN_CANCELLED);
}

bool confirm_is_refused(const struct screen *screen)
{
    return dialog_of(screen)->refused;
}

static void confirm_draw(const struct screen *screen, struct rect area)
{
    const struct dialog *dialog = dialog_of(screen);
    int rows = draw_paragraph_rows(dialog->text, inner_cols(area));
    struct rect inside = draw_frame(area, rows + 2, NULL);
    draw_paragraph(inside, 0, STYLE_TITLE, dialog->text);
    draw_text(inside, rows + 1, 0, STYLE_KEY, _("y yes   n no"));
}

static const struct screen_class confirm_class = {
    .name = "confirm",
    .overlay = true,
    .draw = confirm_draw,
    .close = dialog_free,
};

struct screen *confirm_open(struct screen *parent, const char *question, screen_done *done)
{
    return screen_push(parent->stack, &confirm_class, dialog_new(NULL, question), done);
}

// A text to be read.

static int message_rows(const struct dialog *dialog, struct rect area)
{
    return draw_hanging((struct rect){.cols = inner_cols(area)}, 0, STYLE_TEXT, dialog->text);
}

static int message_height(const struct dialog *dialog, struct rect area)
{
    int rows = message_rows(dialog, area);
    int room = area.rows > 4 ? area.rows - 4 : 1;
    return rows < room ? rows : room;
}

static void message_layout(struct screen *screen, struct rect area)
{
    struct dialog *dialog = dialog_of(screen);
    int rows = message_rows(dialog, area);
    int height = message_height(dialog, area);
    size_t top = dialog->list.cursor;
    list_reset(&dialog->list, (size_t)rows - (size_t)height + 1, false, false);
    list_select(&dialog->list, top);
}

static void message_draw(const struct screen *screen, struct rect area)
{
    const struct dialog *dialog = dialog_of(screen);
    int height = message_height(dialog, area);
    struct rect inside = draw_frame(area, height, dialog->title);
    draw_hanging(inside, (int)dialog->list.cursor, STYLE_TEXT, dialog->text);
    long rows = (long)dialog->list.count + height - 1;
    struct rect edge = inside;
    edge.cols += 1;
    draw_scrollbar(edge, (long)dialog->list.cursor, height, rows);
}

void message_close(struct screen *screen)
{
    screen_close(screen, SCREEN_DONE);
}

static void move(struct screen *screen, enum list_move where)
{
    list_move(&dialog_of(screen)->list, where);
}

static const struct screen_class message_class = {
    .name = "message",
    .overlay = true,
    .layout = message_layout,
    .draw = message_draw,
    .move = move,
    .close = dialog_free,
};

struct screen *message_open(struct screen *parent, const char *title, const char *text)
{
    return screen_push(parent->stack, &message_class, dialog_new(title, text), NULL);
}

// One of a few.

static int menu_height(const struct dialog *dialog, struct rect area)
{
    int room = area.rows > 4 ? area.rows - 4 : 1;
    return (int)dialog->option_count < room ? (int)dialog->option_count : room;
}

static void menu_layout(struct screen *screen, struct rect area)
{
    struct dialog *dialog = dialog_of(screen);
    list_layout(&dialog->list, menu_height(dialog, area));
}

static void menu_draw_row(const void *owner, size_t index, struct rect row, bool selected)
{
    const struct dialog *dialog = owner;
    enum style style = selected ? STYLE_SELECTED : STYLE_TEXT;
    struct buf text = {0};
    draw_cut(&text, dialog->options[index], row.cols);
    draw_text(row, 0, 0, style, buf_text(&text));
    buf_clear(&text);
}

static void menu_draw(const struct screen *screen, struct rect area)
{
    const struct dialog *dialog = dialog_of(screen);
    struct rect inside = draw_frame(area, menu_height(dialog, area), dialog->title);
    struct list_rows rows = {.draw_row = menu_draw_row, .owner = dialog, .focus = true};
    list_draw(&dialog->list, inside, &rows);
    inside.cols += 1;
    draw_scrollbar(inside, (long)dialog->list.top, dialog->list.height, (long)dialog->option_count);
}

static bool begins_with_key(const char *text, int32_t pressed)
{
    char name[KEY_NAME];
    struct buf folded = {0}, wanted = {0};
    fold_text(&folded, text);
    fold_text(&wanted, key_to_name(pressed, name));
    bool begins = wanted.len > 0 && strncmp(buf_text(&folded), buf_text(&wanted), wanted.len) == 0;
    buf_clear(&folded);
    buf_clear(&wanted);
    return begins;
}

static bool menu_key(struct screen *screen, int32_t pressed)
{
    struct dialog *dialog = dialog_of(screen);
    for (size_t i = 1; i <= dialog->option_count && key_is_text(pressed); i++) {
        size_t option = (dialog->list.cursor + i) % dialog->option_count;
        if (begins_with_key(dialog->options[option], pressed)) {
            list_select(&dialog->list, option);
            if (dialog->letters) {
                menu_take(screen);
            }
            return true;
        }
    }
    return false;
}

void menu_take_letters(struct screen *screen)
{
    dialog_of(screen)->letters = true;
}

void menu_select(struct screen *screen, size_t option)
{
    list_select(&dialog_of(screen)->list, option);
}

size_t menu_choice(const struct screen *screen)
{
    return dialog_of(screen)->list.cursor;
}

void menu_take(struct screen *screen)
{
    bool some = dialog_of(screen)->option_count > 0;
    screen_close(screen, some ? SCREEN_DONE : SCREEN_CANCELLED);
}

static const struct screen_class menu_class = {
    .name = "menu",
    .overlay = true,
    .layout = menu_layout,
    .draw = menu_draw,
    .move = move,
    .key = menu_key,
    .close = dialog_free,
};

struct screen *menu_open(struct screen *parent, const char *title, const char *const *options,
                         size_t count, screen_done *done)
{
    struct dialog *dialog = dialog_new(title, NULL);
    dialog->options = xcalloc(count > 0 ? count : 1, sizeof(*dialog->options));
    dialog->option_count = count;
    for (size_t i = 0; i < count; i++) {
        dialog->options[i] = xstrdup(options[i]);
    }
    list_reset(&dialog->list, count, false, false);
    return screen_push(parent->stack, &menu_class, dialog, done);
}

// One line of text.

static void prompt_layout(struct screen *screen, struct rect area)
{
    lineedit_layout(&dialog_of(screen)->edit, inner_cols(area));
}

static void prompt_draw(const struct screen *screen, struct rect area)
{
    const struct dialog *dialog = dialog_of(screen);
    struct rect inside = draw_frame(area, 3, dialog->title);
    draw_cell(rect_cell(inside, 0, 0, inside.cols), STYLE_TEXT, dialog->text);
    lineedit_draw(&dialog->edit, rect_from(inside, 1), STYLE_ACTIVE, 0, true);
    if (dialog->error) {
        int used = draw_text(inside, 2, 0, STYLE_ERROR, style_sign(STYLE_ERROR));
        draw_cell(rect_cell(inside, 2, used + 1, inside.cols), STYLE_ERROR, dialog->error);
    }
}

static void forget_error(struct dialog *dialog)
{
    free(dialog->error);
    dialog->error = NULL;
}

static bool prompt_key(struct screen *screen, int32_t pressed)
{
    forget_error(dialog_of(screen));
    return lineedit_key(&dialog_of(screen)->edit, pressed);
}

static bool prompt_paste(struct screen *screen, const char *text)
{
    forget_error(dialog_of(screen));
    if (!lineedit_paste(&dialog_of(screen)->edit, text)) {
        screen_tell(screen, STYLE_WARNING, "%s", _("Not all of it fits in this field."));
    }
    return true;
}

const char *prompt_text(const struct screen *screen)
{
    return lineedit_text(&dialog_of(screen)->edit);
}

void prompt_take(struct screen *screen)
{
    struct dialog *dialog = dialog_of(screen);
    struct err err = {0};
    if (dialog->check && !dialog->check(screen->below, prompt_text(screen), &err)) {
        forget_error(dialog);
        dialog->error = xstrdup(err.text);
        return;
    }
    screen_close(screen, SCREEN_DONE);
}

static const struct screen_class prompt_class = {
    .name = "prompt",
    .overlay = true,
    .layout = prompt_layout,
    .draw = prompt_draw,
    .key = prompt_key,
    .paste = prompt_paste,
    .close = dialog_free,
};

struct screen *prompt_open(struct screen *parent, const struct prompt *prompt, screen_done *done)
{
    struct dialog *dialog = dialog_new(prompt->title, prompt->label);
    size_t limit = prompt->limit > 0 ? prompt->limit : PROMPT_LIMIT;
    lineedit_init(&dialog->edit, prompt->text, limit, UTF8_ONE_LINE);
    dialog->check = prompt->check;
    return screen_push(parent->stack, &prompt_class, dialog, done);
}
