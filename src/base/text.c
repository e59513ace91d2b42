// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text_table.h"

enum { KNOWN_BITS = 9 };

// Of each thread: a service answers in the language of whoever asks.
static _Thread_local enum language current = LANGUAGE_NL;

// Most texts differ in their first letter.
static int text_compare(const char *a, const char *b)
{
    int order = (unsigned char)*a - (unsigned char)*b;
    return order != 0 || *a == '\0' ? order : strcmp(a, b);
}

static int entry_compare(const struct text_entry *entry, const char *context, const char *english)
{
    int order = text_compare(context, entry->context);
    return order != 0 ? order : text_compare(english, entry->english);
}

static const struct text_entry *search(const char *context, const char *english)
{
    size_t low = 0;
    size_t high = text_nl_count;
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

// A search touches some twenty places in memory, and each frame asks for the same texts from the
// same addresses.
static const struct text_entry *find_entry(const char *context, const char *english)
{
    static _Thread_local const struct text_entry *known[1U << KNOWN_BITS];
    if (current != LANGUAGE_NL) {
        return NULL;
    }
    size_t at = ((uintptr_t)english * 0x9E3779B97F4A7C15U) >> (64 - KNOWN_BITS);
    if (!known[at] || entry_compare(known[at], context, english) != 0) {
        known[at] = search(context, english);
    }
    return known[at];
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
