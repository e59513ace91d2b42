// SPDX-License-Identifier: EUPL-1.2
// Editing of a text, in one line or many. Holds valid UTF-8 without control
// characters at any time; what does not fit within the limit is refused.
#ifndef UI_LINEEDIT_H
#define UI_LINEEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ui/edit_log.h"
#include "ui/layout.h"
#include "ui/style.h"

struct lineedit {
    struct buf text;
    size_t at;    // byte offset of the cursor, at a character
    size_t limit; // bytes at most
    enum utf8_lines lines;
    int cols; // width it was laid out in: where lines wrap and Up and Down go
    int top;  // row shown first when there are more than fit
    int wish; // 1 + the column that Up and Down keep to; 0: none
    struct edit_log log;
};

// text may be NULL; it is cleaned and cut to the limit. The cursor stands at the end.
void lineedit_init(struct lineedit *edit, const char *text, size_t limit, enum utf8_lines lines);
void lineedit_clear(struct lineedit *edit);                 // frees
void lineedit_set(struct lineedit *edit, const char *text); // what was typed cannot be undone then
void lineedit_empty(struct lineedit *edit);                 // this can
const char *lineedit_text(const struct lineedit *edit);

// False when the key means nothing here (Up in the first line, Enter in one line, Esc, F1 …);
// the owner may use it then.
bool lineedit_key(struct lineedit *edit, int32_t key);

// Cleans and inserts; false when some of it did not fit.
bool lineedit_paste(struct lineedit *edit, const char *text);

void lineedit_layout(struct lineedit *edit, int cols);
void lineedit_scroll(struct lineedit *edit, int rows); // moves top so that the cursor is in sight
int lineedit_rows(const struct lineedit *edit);        // rows that the text takes, at least 1
int lineedit_cursor_row(const struct lineedit *edit);

// Draws the text from its row *first* on; focus shows the cursor.
void lineedit_draw(const struct lineedit *edit, struct rect area, enum style style, int first,
                   bool focus);

// The keys that edit text, for the documentation.
struct lineedit_help {
    const char *key;
    const char *help; // to be translated
};
const struct lineedit_help *lineedit_help(size_t *count);

#endif
