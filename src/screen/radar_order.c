// SPDX-License-Identifier: EUPL-1.2
// The order of the lines of silence.
#include <stdlib.h>
#include <string.h>

#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "screen/radar_state.h"

// The longest first; without a date it is not known how long.
static int compare_dates(int64_t a, int64_t b)
{
    if ((a == NONE) != (b == NONE)) {
        return a == NONE ? 1 : -1;
    }
    return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
    return strcmp(str_text(a), str_text(b));
}

static int kind_of(const struct silence *line)
{
    return (int)silence_kind_named(line->kind);
}

static int compare_lines(const struct silence *x, const struct silence *y)
{
    int order = compare_dates(x->date, y->date);
    order = order != 0 ? order : compare_texts(x->household, y->household);
    order = order != 0 ? order : kind_of(x) - kind_of(y);
    order = order != 0 ? order : compare_texts(x->subject, y->subject);
    return order != 0 ? order : (x->head.id > y->head.id) - (x->head.id < y->head.id);
}

static int compare_by_kind(const void *a, const void *b)
{
    int order = kind_of(a) - kind_of(b);
    return order != 0 ? order : compare_lines(a, b);
}

static int compare_by_household(const void *a, const void *b)
{
    const struct silence *x = a;
    const struct silence *y = b;
    int order = compare_texts(x->household, y->household);
    return order != 0 ? order : compare_lines(x, y);
}

// The lines of a household, which stand together.
struct block {
    size_t first, count;
    const struct silence *longest; // its first line
};

static int compare_blocks(const void *a, const void *b)
{
    return compare_lines(((const struct block *)a)->longest, ((const struct block *)b)->longest);
}

static size_t find_blocks(const struct record_list *lines, struct block *blocks)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct silence *line = record_list_at(lines, i);
        if (count == 0 ||
            compare_texts(blocks[count - 1].longest->household, line->household) != 0) {
            blocks[count++] = (struct block){.first = i, .longest = line};
        }
        blocks[count - 1].count++;
    }
    return count;
}

// The household with the longest silence first.
static void sort_blocks(struct record_list *lines)
{
    struct block *blocks = xcalloc(lines->count, sizeof(*blocks));
    struct record_list sorted;
    size_t count = find_blocks(lines, blocks);
    qsort(blocks, count, sizeof(*blocks), compare_blocks);
    record_list_init(&sorted, KIND_SILENCE);
    for (size_t i = 0; i < count; i++) {
        for (size_t line = 0; line < blocks[i].count; line++) {
            record_move(KIND_SILENCE, record_list_add(&sorted),
                        record_list_at(lines, blocks[i].first + line));
        }
    }
    free(blocks);
    record_list_clear(lines);
    *lines = sorted;
}

void radar_sort(struct record_list *lines, bool by_kind)
{
    if (lines->count == 0) {
        return;
    }
    qsort(record_list_at(lines, 0), lines->count, sizeof(struct silence),
          by_kind ? compare_by_kind : compare_by_household);
    if (!by_kind) {
        sort_blocks(lines);
    }
}
