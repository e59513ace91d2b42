// SPDX-License-Identifier: EUPL-1.2
#include "app/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "app/loop.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "ui/draw.h"
#include "ui/key.h"

enum { GAP = 2, CHAIN_MAX = 8 };

static const struct context *context_find(const char *name)
{
    size_t count;
    const struct context *contexts = context_table(&count);
    for (size_t i = 0; i < count && name; i++) {
        if (strcmp(contexts[i].name, name) == 0) {
            return &contexts[i];
        }
    }
    return NULL;
}

static void add(struct keymap *keymap, const struct keymap_entry *entry)
{
    *ARRAY_PUSH(keymap->entries, keymap->count, keymap->cap) = *entry;
}

// The bindings are sorted by context.
static void add_all(struct keymap *keymap, const struct binding *bindings, size_t count)
{
    const struct context *context = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!context || strcmp(context->name, bindings[i].context) != 0) {
            context = context_find(bindings[i].context);
        }
        struct keymap_entry entry = {
            .context = context,
            .action = action_find(bindings[i].action),
            .key = key_from_name(bindings[i].key),
            .rank = bindings[i].rank,
        };
        if (!entry.context || !entry.action || entry.key == K_NONE) {
            fatal("binding %s %s %s", bindings[i].context, bindings[i].key, bindings[i].action);
        }
        add(keymap, &entry);
    }
}

void keymap_init(struct keymap *keymap)
{
    *keymap = (struct keymap){0};
    const struct binding *bindings;
    size_t count;
    for (size_t part = 0; (bindings = binding_part(part, &count)) != NULL; part++) {
        add_all(keymap, bindings, count);
    }
}

void keymap_clear(struct keymap *keymap)
{
    free(keymap->entries);
    free(keymap->lines);
    *keymap = (struct keymap){0};
}

// Takes the next name off *keys; false at the end.
static bool next_name(const char **keys, char name[KEY_NAME])
{
    *keys += strspn(*keys, " \t");
    size_t len = strcspn(*keys, " \t");
    if (len == 0) {
        return false;
    }
    size_t kept = len < KEY_NAME ? len : KEY_NAME - 1;
    memcpy(name, *keys, kept);
    name[kept] = '\0';
    *keys += len;
    return true;
}

static bool check_names(const struct action *action, const char *keys, bool text, struct err *err)
{
    char name[KEY_NAME];
    while (next_name(&keys, name)) {
        int32_t key = key_from_name(name);
        if (key == K_NONE) {
            return err_set(
                err,
                _("%s: there is no key \"%s\". Allowed are a character, C-a to C-z, F1 to "
                  "F12, Enter, Esc, Tab, S-Tab, Space, Up, Down, Left, Right, Home, End, "
                  "PgUp, PgDn, Ins, Del, BS, semicolon, hash."),
                action->name, name);
        }
        if (text && key_is_text(key)) {
            return err_set(err, _("%s: \"%s\" is text where this is used; take a C- or F key."),
                           action->name, name);
        }
    }
    return true;
}

// The places where the action is bound, each with the rank it has there; the entries are taken out.
static size_t take_out(struct keymap *keymap, const struct action *action,
                       struct keymap_entry places[KEYMAP_SHOWN])
{
    size_t kept = 0, found = 0;
    for (size_t i = 0; i < keymap->count; i++) {
        struct keymap_entry *entry = &keymap->entries[i];
        if (entry->action != action) {
            keymap->entries[kept++] = *entry;
            continue;
        }
        size_t at = 0;
        while (at < found && places[at].context != entry->context) {
            at++;
        }
        if (at == found && found < KEYMAP_SHOWN) {
            places[found++] = *entry;
        } else if (at < found && entry->rank > 0) {
            places[at].rank = entry->rank;
        }
    }
    keymap->count = kept;
    return found;
}

static bool is_in_text(const struct keymap *keymap, const struct action *action)
{
    for (size_t i = 0; i < keymap->count; i++) {
        if (keymap->entries[i].action == action && keymap->entries[i].context->text) {
            return true;
        }
    }
    return false;
}

bool keymap_set(struct keymap *keymap, const char *name, const char *keys, struct err *err)
{
    const struct action *action = action_find(name);
    if (!action) {
        return err_set(err, _("There is no action \"%s\"; docs/keys.md names all."), name);
    }
    if (!check_names(action, keys, is_in_text(keymap, action), err)) {
        return false;
    }
    struct keymap_entry places[KEYMAP_SHOWN];
    size_t count = take_out(keymap, action, places);
    free(keymap->lines);
    keymap->lines = NULL;
    char key[KEY_NAME];
    while (next_name(&keys, key)) {
        for (size_t i = 0; i < count; i++) {
            places[i].key = key_from_name(key);
            add(keymap, &places[i]);
        }
    }
    return true;
}

bool keymap_find_clash(const struct keymap *keymap, const struct keymap_entry **one,
                       const struct keymap_entry **other)
{
    for (size_t i = 0; i < keymap->count; i++) {
        *other = &keymap->entries[i];
        for (size_t k = 0; k < i; k++) {
            *one = &keymap->entries[k];
            if ((*one)->context == (*other)->context && (*one)->key == (*other)->key &&
                (*one)->action != (*other)->action) {
                return true;
            }
        }
    }
    return false;
}

bool keymap_check(const struct keymap *keymap, struct err *err)
{
    const struct keymap_entry *one, *other;
    char name[KEY_NAME];
    return !keymap_find_clash(keymap, &one, &other) ||
           err_set(err, _("The key %s would do both %s and %s."), key_to_name(one->key, name),
                   one->action->name, other->action->name);
}

// The context and those above it, from the nearest on.
static size_t chain_of(const char *context, const struct context *chain[CHAIN_MAX])
{
    size_t count = 0;
    for (const struct context *place = context_find(context); place && count < CHAIN_MAX;
         place = context_find(place->parent)) {
        chain[count++] = place;
    }
    return count;
}

static const struct keymap_entry *find_entry(const struct keymap *keymap, const char *context,
                                             int32_t key)
{
    const struct context *chain[CHAIN_MAX];
    const struct keymap_entry *found = NULL;
    size_t nearest = chain_of(context, chain);
    for (size_t i = 0; i < keymap->count; i++) {
        const struct keymap_entry *entry = &keymap->entries[i];
        for (size_t k = 0; entry->key == key && k < nearest; k++) {
            if (chain[k] == entry->context) {
                found = entry;
                nearest = k;
            }
        }
    }
    return found;
}

const struct action *keymap_find(const struct keymap *keymap, const char *context, int32_t key)
{
    const struct keymap_entry *entry = find_entry(keymap, context, key);
    return entry ? entry->action : NULL;
}

bool keymap_is_text(const char *context)
{
    const struct context *place = context_find(context);
    return place && place->text;
}

static bool is_listed(const struct keymap_entry *const *list, size_t count,
                      const struct action *action)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i]->action == action) {
            return true;
        }
    }
    return false;
}

// Puts the entry behind those of the same or a smaller rank; 0 comes last.
static void put_by_rank(const struct keymap_entry **list, size_t count,
                        const struct keymap_entry *entry)
{
    int rank = entry->rank > 0 ? entry->rank : KEYMAP_SHOWN;
    size_t at = count;
    while (at > 0 && (list[at - 1]->rank > 0 ? list[at - 1]->rank : KEYMAP_SHOWN) > rank) {
        list[at] = list[at - 1];
        at--;
    }
    list[at] = entry;
}

static const struct keymap_entry *ranked(const struct keymap *keymap,
                                         const struct keymap_entry *entry)
{
    for (size_t i = 0; i < keymap->count && entry->rank == 0; i++) {
        const struct keymap_entry *other = &keymap->entries[i];
        if (other->context == entry->context && other->action == entry->action && other->rank > 0) {
            return other;
        }
    }
    return entry;
}

size_t keymap_list(const struct keymap *keymap, const char *context,
                   const struct keymap_entry **list, size_t max)
{
    size_t count = 0;
    for (const struct context *place = context_find(context); place;
         place = context_find(place->parent)) {
        for (size_t i = 0; i < keymap->count && count < max; i++) {
            const struct keymap_entry *entry = &keymap->entries[i];
            if (entry->context == place && !is_listed(list, count, entry->action) &&
                find_entry(keymap, context, entry->key) == entry) {
                put_by_rank(list, count++, ranked(keymap, entry));
            }
        }
    }
    return count;
}

// Adds the keys that an action has in one place; context: where they are pressed, so that those
// which mean something else there are left out (NULL: none are, and names stand for labels).
static void add_keys(const struct keymap *keymap, const struct context *place, const char *context,
                     const struct action *action, struct buf *out)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct keymap_entry *entry = &keymap->entries[i];
        if (entry->context == place && entry->action == action &&
            (!context || find_entry(keymap, context, entry->key) == entry)) {
            char name[KEY_NAME];
            buf_add_text(out, out->len > 0 ? " " : "");
            buf_add_text(out,
                         context ? key_to_label(entry->key, name) : key_to_name(entry->key, name));
        }
    }
}

void keymap_keys_here(const struct keymap *keymap, const struct context *context,
                      const struct action *action, struct buf *out)
{
    add_keys(keymap, context, NULL, action, out);
}

void keymap_keys(const struct keymap *keymap, const char *context, const struct action *action,
                 struct buf *out)
{
    for (const struct context *place = context_find(context); place;
         place = context_find(place->parent)) {
        add_keys(keymap, place, context, action, out);
    }
}

// An entry as it stands in the bottom line; nothing for NULL.
struct shown {
    char key[KEY_NAME];
    const char *label;
    int key_cols, cols;
};

static struct shown shown_of(const struct keymap_entry *entry)
{
    struct shown shown = {0};
    if (!entry) {
        return shown;
    }
    shown.label = _(entry->action->label);
    key_to_label(entry->key, shown.key);
    shown.key_cols = utf8_width(shown.key);
    shown.cols = shown.key_cols + 1 + utf8_width(shown.label);
    return shown;
}

static void draw_shown(struct rect row, int col, const struct shown *shown)
{
    draw_text(row, 0, col, STYLE_KEY, shown->key);
    draw_text(row, 0, col + shown->key_cols + 1, STYLE_TEXT, shown->label);
}

static void make_line(const struct keymap *keymap, const char *context, struct keymap_line *line)
{
    const struct keymap_entry *list[KEYMAP_SHOWN];
    size_t count = keymap_list(keymap, context, list, KEYMAP_SHOWN);
    for (size_t i = 0; i < count; i++) {
        if (list[i]->action->run == app_help) {
            line->help = list[i];
        } else if (list[i]->rank > 0) {
            line->entries[line->count++] = list[i];
        }
    }
}

// It is the same as long as the keys are: too dear to be made at each frame.
static const struct keymap_line *line_of(struct keymap *keymap, const struct context *context)
{
    size_t count;
    const struct context *contexts = context_table(&count);
    if (!keymap->lines) {
        keymap->lines = xcalloc(count, sizeof(*keymap->lines));
    }
    struct keymap_line *line = &keymap->lines[context - contexts];
    if (line->count == 0 && !line->help) {
        make_line(keymap, context->name, line);
    }
    return line;
}

void keymap_draw(struct keymap *keymap, const char *context, unsigned has, struct rect row)
{
    const struct context *place = context_find(context);
    if (!place) {
        return;
    }
    const struct keymap_line *line = line_of(keymap, place);
    struct shown help = shown_of(line->help);
    int col = 0;
    for (size_t i = 0; i < line->count; i++) {
        const struct keymap_entry *entry = line->entries[i];
        struct shown shown = shown_of(entry);
        bool possible = (entry->action->needs & ~has) == 0;
        if (possible && col + shown.cols + GAP <= row.cols - help.cols) {
            draw_shown(row, col, &shown);
            col += shown.cols + GAP;
        }
    }
    draw_shown(row, col, &help);
}
