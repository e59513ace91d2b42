// SPDX-License-Identifier: EUPL-1.2
#include "screen/professionals_columns.h"

#include <limits.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "screen/professionals_draw.h"
#include "screen/professionals_words.h"

enum {
    SIGN_COLS = 3,
    FOR_COLS = 8,
    FOR_ROOMY_COLS = 20,
    HOURS_COLS = 5,
    SINCE_COLS = 11,
    PHONE_COLS = 11,
    NAME_MOST_COLS = 44,
    SHARED_MOST_COLS = 32,
    FUNCTION_COLS = 22,
    DOMAIN_COLS = 20,
    GAP = 2,
    NARROW = 68, // below it something has to go
    ROOMY = 100, // from here on the function has a column
    WIDE = 122,  // and the domain too
};

// The columns that the longest of these words needs, at most so many.
static int needed(const struct professionals_view *view, enum professionals_column column, int most)
{
    struct buf words = {0};
    int cols = 0;
    for (size_t i = 0; i < view->rows->count; i++) {
        const struct involvement *one = view->rows->items[i].involvement;
        buf_reset(&words);
        if (one != NULL && column == COLUMN_FOR) {
            professionals_add_persons(one, view->dossier, INT_MAX, &words);
        } else if (one != NULL) {
            professionals_add_since(one, view->dossier->session, &words);
        }
        int width = utf8_width(buf_text(&words));
        cols = width > cols ? width : cols;
    }
    buf_clear(&words);
    return cols < most ? cols : most;
}

// What a heading says already needs no column.
static void choose_columns(struct professionals_columns *table, int width,
                           const struct professionals_view *view)
{
    enum professionals_group group = view->query->group;
    bool by_organisation = group == PROFESSIONALS_BY_ORGANISATION;
    int persons = needed(view, COLUMN_FOR, width >= ROOMY ? FOR_ROOMY_COLS : FOR_COLS);
    table->cols[COLUMN_SIGNS] = view->rows->has_marks ? SIGN_COLS : 0;
    table->cols[COLUMN_FUNCTION] = width >= ROOMY ? FUNCTION_COLS : 0;
    table->cols[COLUMN_FOR] = group != PROFESSIONALS_BY_PERSON ? persons : 0;
    table->cols[COLUMN_HOURS] = HOURS_COLS;
    table->cols[COLUMN_SINCE] = width >= NARROW ? needed(view, COLUMN_SINCE, SINCE_COLS) : 0;
    table->cols[COLUMN_PHONE] = PHONE_COLS;
    bool domain = width >= WIDE && group != PROFESSIONALS_BY_DOMAIN;
    table->cols[COLUMN_DOMAIN] = domain ? DOMAIN_COLS : 0;
    if (width >= NARROW) {
        table->shared = !by_organisation ? COLUMN_ORGANISATION
                        : domain         ? COLUMN_NAME
                                         : COLUMN_DOMAIN;
    }
}

static int gap_after(size_t column)
{
    return column == COLUMN_SIGNS ? 1 : GAP;
}

static int at_most(int cols, int most)
{
    return cols < most ? cols : most;
}

// The name and one more share what the others leave; the gap that the last column does not need is
// the name's.
static void share(struct professionals_columns *table, int width)
{
    int room = width;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        room -= table->cols[i] > 0 ? table->cols[i] + gap_after(i) : 0;
    }
    if (table->shared != COLUMN_NAME) {
        table->cols[table->shared] = at_most((room - GAP) * 2 / 5, SHARED_MOST_COLS);
        room -= table->cols[table->shared] + GAP;
    }
    table->cols[COLUMN_NAME] = at_most(room, NAME_MOST_COLS);
}

struct professionals_columns professionals_columns_for(const struct professionals_view *view,
                                                       int width)
{
    struct professionals_columns table = {.shared = COLUMN_NAME};
    choose_columns(&table, width, view);
    share(&table, width);
    int at = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        table.at[i] = at;
        at += table.cols[i] > 0 ? table.cols[i] + gap_after(i) : 0;
    }
    return table;
}
