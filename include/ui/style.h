// SPDX-License-Identifier: EUPL-1.2
// Roles of text and what they look like in each theme. Meaning never hangs on
// colour: where it matters a sign stands beside it (style_sign).
#ifndef UI_STYLE_H
#define UI_STYLE_H

#include <stdbool.h>

struct buf;

enum theme { THEME_DEFAULT, THEME_MONO, THEME_CONTRAST, THEME_COUNT };

enum style {
    STYLE_TEXT,
    STYLE_TITLE,    // the top line of a screen
    STYLE_HEADING,  // above a group
    STYLE_SELECTED, // where the cursor stands: the name alone, not the row
    STYLE_KEY,      // a key in the bottom line
    STYLE_MUTED,    // less important; never dim
    STYLE_FIELD,    // a value that can be typed
    STYLE_ACTIVE,   // the field that is being typed
    STYLE_MATCH,    // what a search hit
    STYLE_BORDER,
    STYLE_WARNING,
    STYLE_SAFETY, // cannot be overlooked
    STYLE_ERROR,
    STYLE_WISH,    // what the family wants
    STYLE_ADDED,   // more than before
    STYLE_REMOVED, // gone since
    STYLE_PAST,    // this is not today
    STYLE_NOW,     // chart: the latest scoring
    STYLE_BEFORE,  // chart: the earlier one
    STYLE_COUNT
};

// Names as in the settings: "default", "mono", "high-contrast". False when unknown.
bool theme_from_name(const char *name, enum theme *theme);

// A sign that says the same as the colour ("!", "+", "-", "*"), "" for roles that need none.
const char *style_sign(enum style style);

// For the room ui alone, when curses has opened the terminal: sets up what it is told for each style.
void style_open(enum theme theme);
void style_close(void);

// Of the styles that look the same the first.
enum style style_look(enum style style);

// Adds what makes the terminal write in another style, or plain. STYLE_COUNT: it is plain.
bool style_is_plain(enum style style);
void style_change(struct buf *out, enum style from, enum style to);
void style_reset(struct buf *out);

// r reverse, b bold, u underline, B bold reverse, blank for none.
char style_letter(enum style style);

#endif
