// SPDX-License-Identifier: EUPL-1.2
// docs/keys.md, from the tables.
#include <string.h>

#include "app/keymap.h"
#include "base/buf.h"
#include "ui/lineedit.h"

static void write_key(FILE *out, const char *keys)
{
    for (const char *at = keys; *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        fprintf(out, "%s`%.*s`", at == keys ? "" : " ", (int)len, at);
        at += len;
    }
}

static bool seen_before(const struct keymap *keymap, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (keymap->entries[i].context == keymap->entries[at].context &&
            keymap->entries[i].action == keymap->entries[at].action) {
            return true;
        }
    }
    return false;
}

static bool has_row(const struct keymap *keymap, const struct context *context, size_t at)
{
    return keymap->entries[at].context == context && !seen_before(keymap, at);
}

static size_t count_rows(const struct keymap *keymap, const struct context *context)
{
    size_t count = 0;
    for (size_t i = 0; i < keymap->count; i++) {
        count += has_row(keymap, context, i);
    }
    return count;
}

static void write_context(const struct keymap *keymap, const struct context *context, FILE *out)
{
    fprintf(out, "\n## %s\n\n", context->title);
    if (context->parent) {
        fprintf(out, "Besides those of `%s`. ", context->parent);
    }
    fprintf(out, "Context `%s`", context->name);
    if (count_rows(keymap, context) == 0) {
        fputs(", without keys of its own.\n", out);
        return;
    }
    fputs(".\n\n| keys | action | what it does |\n| --- | --- | --- |\n", out);
    for (size_t i = 0; i < keymap->count; i++) {
        if (!has_row(keymap, context, i)) {
            continue;
        }
        const struct action *action = keymap->entries[i].action;
        struct buf keys = {0};
        keymap_keys_here(keymap, context, action, &keys);
        fputs("| ", out);
        write_key(out, buf_text(&keys));
        fprintf(out, " | `%s` | %s |\n", action->name, action->help);
        buf_clear(&keys);
    }
}

static void write_editing(FILE *out)
{
    size_t count;
    const struct lineedit_help *lines = lineedit_help(&count);
    fputs(
        "\n## Wherever text is typed\n\nThese are fixed.\n\n| keys | what it does |\n| --- | --- |\n",
        out);
    for (size_t i = 0; i < count; i++) {
        fputs("| ", out);
        write_key(out, lines[i].key);
        fprintf(out, " | %s |\n", lines[i].help);
    }
}

void keymap_write_markdown(const struct keymap *keymap, FILE *out)
{
    size_t count;
    const struct context *contexts = context_table(&count);
    fputs(
        "# Keys\n\nMade from the tables of actions and keys in `src/app`. An action gets other keys by a "
        "line\n`ACTION = KEYS` in the section `[keys]` of the settings; on the screen, `?` (or `F1` while "
        "typing)\nlists what works at that place.\n",
        out);
    for (size_t i = 0; i < count; i++) {
        write_context(keymap, &contexts[i], out);
    }
    write_editing(out);
}
