// SPDX-License-Identifier: EUPL-1.2
#include "app/script.h"

#include <stdlib.h>
#include <string.h>

#include "app/loop.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/event.h"
#include "ui/key.h"
#include "ui/term.h"

struct script {
    struct app *app;
    FILE *out;
    struct err *err;
};

static void give(struct script *script, const struct event *event)
{
    app_handle(script->app, event);
}

static void give_key(struct script *script, int32_t key)
{
    give(script, &(struct event){.kind = EVENT_KEY, .key = key});
}

// Reads a quoted text; returns what comes after the closing quote, NULL when there is none.
static const char *read_quoted(const char *at, struct buf *text)
{
    for (at++; *at && *at != '"'; at++) {
        if (*at == '\\' && at[1]) {
            at++;
            buf_add_char(text, *at == 'n' ? '\n' : *at);
        } else {
            buf_add_char(text, *at);
        }
    }
    return *at == '"' ? at + 1 : NULL;
}

static void type_text(struct script *script, const char *text)
{
    for (size_t at = 0, len = strlen(text); at < len;) {
        int32_t code_point;
        size_t taken = utf8_decode(text + at, len - at, &code_point);
        if (taken == 0) {
            return;
        }
        give_key(script, code_point == '\n' ? K_ENTER : code_point);
        at += taken;
    }
}

static const char *play_text(struct script *script, const char *at)
{
    struct buf text = {0};
    const char *rest = read_quoted(at, &text);
    if (!rest) {
        err_set(script->err, "the quote is not closed");
    } else {
        type_text(script, buf_text(&text));
    }
    buf_clear(&text);
    return rest;
}

static const char *play_key(struct script *script, const char *at)
{
    char name[KEY_NAME];
    size_t len = strcspn(at, " \t");
    snprintf(name, sizeof(name), "%.*s", (int)len, at);
    int32_t key = len < sizeof(name) ? key_from_name(name) : K_NONE;
    if (key == K_NONE) {
        err_set(script->err, "no such key: %.*s", (int)len, at);
        return NULL;
    }
    give_key(script, key);
    return at + len;
}

static bool play_keys(struct script *script, const char *line)
{
    const char *at = line + strspn(line, " \t");
    while (at && *at) {
        at = *at == '"' ? play_text(script, at) : play_key(script, at);
        at = at ? at + strspn(at, " \t") : NULL;
    }
    return at != NULL;
}

static void dump(struct script *script, bool attributes)
{
    do {
        app_draw(script->app);
    } while (app_look_ahead(script->app));
    struct rect area = term_area();
    struct buf rows = {0};
    for (int i = 0; i < area.cols; i++) {
        buf_add_char(&rows, '=');
    }
    buf_add_char(&rows, '\n');
    for (int row = 0; row < area.rows; row++) {
        draw_read_row(row, attributes, &rows);
        buf_add_char(&rows, '\n');
    }
    fwrite(buf_text(&rows), 1, rows.len, script->out);
    buf_clear(&rows);
}

static bool resize(struct script *script, const char *size)
{
    char *end;
    long cols = strtol(size, &end, 10);
    long rows = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    if (cols < 1 || rows < 1 || cols > 1000 || rows > 1000 || *end) {
        return err_set(script->err, "a size is COLSxROWS");
    }
    term_resize((int)rows, (int)cols);
    give(script, &(struct event){.kind = EVENT_RESIZE});
    return true;
}

static bool paste(struct script *script, const char *argument)
{
    struct buf text = {0};
    bool good = *argument == '"' && read_quoted(argument, &text);
    if (good) {
        give(script, &(struct event){.kind = EVENT_PASTE, .text = buf_text(&text)});
    }
    buf_clear(&text);
    return good || err_set(script->err, "a paste is a text in quotes");
}

// So many seconds; one when there is no number.
static void tick(struct script *script, const char *argument)
{
    long seconds = *argument ? strtol(argument, NULL, 10) : 1;
    for (long i = 0; i < seconds; i++) {
        give(script, &(struct event){.kind = EVENT_TICK, .seconds = 1});
    }
}

static bool is_command(const char *line, const char *name)
{
    size_t len = strlen(name);
    return strncmp(line, name, len) == 0 && (line[len] == ' ' || line[len] == '\0');
}

static bool play_command(struct script *script, const char *line)
{
    const char *argument = line + strcspn(line, " ");
    argument += strspn(argument, " ");
    if (is_command(line, ":size")) {
        return resize(script, argument);
    }
    if (is_command(line, ":paste")) {
        return paste(script, argument);
    }
    if (is_command(line, ":dump") || is_command(line, ":attrs")) {
        dump(script, line[1] == 'a');
    } else if (is_command(line, ":tick")) {
        tick(script, argument);
    } else if (is_command(line, ":end")) {
        give(script, &(struct event){.kind = EVENT_END});
    } else {
        return err_set(script->err, "no such command: %s", line);
    }
    return true;
}

static bool play_line(struct script *script, const char *line)
{
    if (line[0] == '#' || strncmp(line, "::", 2) == 0) {
        return true;
    }
    return line[0] == ':' ? play_command(script, line) : play_keys(script, line);
}

bool script_run(struct app *app, FILE *in, FILE *out, struct err *err)
{
    struct script script = {.app = app, .out = out, .err = err};
    char *line = NULL;
    size_t size = 0;
    bool good = true;
    for (long number = 1; good && app->stack.top && getline(&line, &size, in) >= 0; number++) {
        line[strcspn(line, "\r\n")] = '\0';
        good = play_line(&script, line) || err_prefix(err, "line %ld", number);
    }
    free(line);
    return good;
}
