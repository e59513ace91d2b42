// SPDX-License-Identifier: EUPL-1.2
// Prints docs/tilburg.1 with its list of keys made anew from the tables.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "base/buf.h"

#define MANUAL "docs/tilburg.1"
#define BEGIN ".\\\" keys: begin\n"
#define END ".\\\" keys: end\n"

// A word of a macro's line; nothing in it means anything to mdoc.
static void write_word(const char *word, size_t len)
{
    fputs(" \\&", stdout);
    for (size_t i = 0; i < len; i++) {
        switch (word[i]) {
        case '\\': fputs("\\e", stdout); break;
        case '"': fputs("\\(dq", stdout); break;
        case '-': fputs("\\-", stdout); break;
        default: putchar(word[i]);
        }
    }
}

static void write_entry(const struct keymap *keymap, const struct context *context,
                        const struct action *action)
{
    struct buf keys = {0};
    keymap_keys_here(keymap, context, action, &keys);
    fputs(".It Ic", stdout);
    for (const char *at = buf_text(&keys); *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        write_word(at, len);
        at += len;
    }
    printf("\n%s\n", action->help);
    buf_clear(&keys);
}

static bool is_first(const struct keymap *keymap, size_t at)
{
    const struct keymap_entry *entries = keymap->entries;
    for (size_t i = 0; i < at; i++) {
        if (entries[i].context == entries[at].context && entries[i].action == entries[at].action) {
            return false;
        }
    }
    return true;
}

static void write_context(const struct keymap *keymap, const struct context *context)
{
    bool begun = false;
    for (size_t i = 0; i < keymap->count; i++) {
        if (keymap->entries[i].context != context || !is_first(keymap, i)) {
            continue;
        }
        if (!begun) {
            printf(".Ss %s\n.Bl -tag -width Ds -compact\n", context->title);
            begun = true;
        }
        write_entry(keymap, context, keymap->entries[i].action);
    }
    if (begun) {
        puts(".El");
    }
}

static void write_keys(void)
{
    struct keymap keymap;
    size_t count;
    const struct context *contexts = context_table(&count);
    keymap_init(&keymap);
    for (size_t i = 0; i < count; i++) {
        write_context(&keymap, &contexts[i]);
    }
    keymap_clear(&keymap);
}

int main(void)
{
    FILE *manual = fopen(MANUAL, "r");
    char *line = NULL;
    size_t size = 0;
    bool within = false;
    if (!manual) {
        perror(MANUAL);
        return 1;
    }
    while (getline(&line, &size, manual) > 0) {
        within = within && strcmp(line, END) != 0;
        if (!within) {
            fputs(line, stdout);
        }
        if (strcmp(line, BEGIN) == 0) {
            within = true;
            write_keys();
        }
    }
    free(line);
    fclose(manual);
    return 0;
}
