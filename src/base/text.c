// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <stddef.h>
#include <string.h>

#include "base/text_table.h"

// Of each thread: a service answers in the language of whoever asks.
static _Thread_local enum language current = LANGUAGE_NL;

static int entry_compare(const struct text_entry *entry, const char *context, const char *english)
{
    int order = strcmp(context, entry->context);
    return order != 0 ? order : strcmp(english, entry->english);
}

static const struct text_entry *find_entry(const char *context, const char *english)
{
    size_t low = 0;
    size_t high = current == LANGUAGE_NL ? text_nl_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = entry_compare(&text_nl[middle], context, english);
        if (order == 0) {
            return &text_nl[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

void text_set_language(enum language language)
{
    current = language;
}

enum language text_language(void)
{
    return current;
}

const char *text_get(const char *english)
{
    return text_get_context("", english);
}

const char *text_get_context(const char *context, const char *english)
{
    const struct text_entry *entry = find_entry(context, english);
    return entry ? entry->one : english;
}

const char *text_get_plural(const char *one, const char *many, long count)
{
    const struct text_entry *entry = find_entry("", one);
    if (!entry || entry->many[0] == '\0') {
        return count == 1 ? one : many;
    }
    return count == 1 ? entry->one : entry->many;
}
