// SPDX-License-Identifier: EUPL-1.2
// Which columns the helpers' list has in so much room.
#ifndef SCREEN_PROFESSIONALS_COLUMNS_H
#define SCREEN_PROFESSIONALS_COLUMNS_H

struct professionals_view;

enum professionals_column {
    COLUMN_SIGNS,
    COLUMN_NAME,
    COLUMN_FUNCTION,
    COLUMN_ORGANISATION,
    COLUMN_DOMAIN,
    COLUMN_FOR,
    COLUMN_HOURS,
    COLUMN_SINCE,
    COLUMN_PHONE,
    COLUMN_COUNT,
};

struct professionals_columns {
    int at[COLUMN_COUNT];
    int cols[COLUMN_COUNT]; // 0: not shown
    // Shares with the name what the others leave; COLUMN_NAME: none does.
    enum professionals_column shared;
};

// What a heading says needs no column; the name and one more share what the others leave.
struct professionals_columns professionals_columns_for(const struct professionals_view *view,
                                                       int width);

#endif
