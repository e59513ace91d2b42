// SPDX-License-Identifier: EUPL-1.2
#include "ui/style.h"

#include <string.h>

#include "base/array.h"

#include <curses.h>

// Colours are numbers of the eight that every terminal has; -1 is the terminal's own.
struct look {
    short colour, ground;
    attr_t attributes;
};

// No black with bold and no dim: PuTTY shows neither.
static const struct look looks[THEME_COUNT][STYLE_COUNT] =
    {
        [THEME_DEFAULT] =
            {
                [STYLE_TEXT] = {-1, -1, A_NORMAL},
                [STYLE_TITLE] = {-1, -1, A_BOLD},
                [STYLE_HEADING] = {COLOR_CYAN, -1, A_NORMAL},
                [STYLE_SELECTED] = {-1, -1, A_REVERSE},
                [STYLE_KEY] = {-1, -1, A_BOLD},
                [STYLE_MUTED] = {-1, -1, A_NORMAL},
                [STYLE_FIELD] = {-1, -1, A_UNDERLINE},
                [STYLE_ACTIVE] = {-1, -1, A_REVERSE},
                [STYLE_MATCH] = {COLOR_YELLOW, -1, A_BOLD},
                [STYLE_BORDER] = {COLOR_CYAN, -1, A_NORMAL},
                [STYLE_WARNING] = {COLOR_YELLOW, -1, A_BOLD},
                [STYLE_SAFETY] = {COLOR_RED, -1, A_BOLD | A_REVERSE},
                [STYLE_ERROR] = {COLOR_RED, -1, A_BOLD},
                [STYLE_WISH] = {COLOR_MAGENTA, -1, A_NORMAL},
                [STYLE_ADDED] = {COLOR_GREEN, -1, A_NORMAL},
                [STYLE_REMOVED] = {COLOR_RED, -1, A_NORMAL},
                [STYLE_PAST] = {COLOR_YELLOW, -1, A_REVERSE},
                [STYLE_NOW] = {COLOR_GREEN, -1, A_BOLD},
                [STYLE_BEFORE] = {COLOR_CYAN, -1, A_NORMAL},
            },
        [THEME_MONO] =
            {
                [STYLE_TITLE] = {-1, -1, A_BOLD},
                [STYLE_HEADING] = {-1, -1, A_UNDERLINE},
                [STYLE_SELECTED] = {-1, -1, A_REVERSE},
                [STYLE_KEY] = {-1, -1, A_BOLD},
                [STYLE_FIELD] = {-1, -1, A_UNDERLINE},
                [STYLE_ACTIVE] = {-1, -1, A_REVERSE},
                [STYLE_MATCH] = {-1, -1, A_BOLD},
                [STYLE_WARNING] = {-1, -1, A_BOLD},
                [STYLE_SAFETY] = {-1, -1, A_BOLD | A_REVERSE},
                [STYLE_ERROR] = {-1, -1, A_BOLD},
                [STYLE_PAST] = {-1, -1, A_REVERSE},
                [STYLE_NOW] = {-1, -1, A_BOLD},
            },
        [THEME_CONTRAST] =
            {
                [STYLE_TEXT] = {COLOR_WHITE, COLOR_BLACK, A_BOLD},
                [STYLE_TITLE] = {COLOR_WHITE, COLOR_BLACK, A_BOLD | A_UNDERLINE},
                [STYLE_HEADING] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD},
                [STYLE_SELECTED] = {COLOR_WHITE, COLOR_BLACK, A_BOLD | A_REVERSE},
                [STYLE_KEY] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD},
                [STYLE_MUTED] = {COLOR_WHITE, COLOR_BLACK, A_BOLD},
                [STYLE_FIELD] = {COLOR_WHITE, COLOR_BLACK, A_BOLD | A_UNDERLINE},
                [STYLE_ACTIVE] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD | A_REVERSE},
                [STYLE_MATCH] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD},
                [STYLE_BORDER] = {COLOR_WHITE, COLOR_BLACK, A_BOLD},
                [STYLE_WARNING] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD},
                [STYLE_SAFETY] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD | A_REVERSE},
                [STYLE_ERROR] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD | A_UNDERLINE},
                [STYLE_WISH] = {COLOR_CYAN, COLOR_BLACK, A_BOLD},
                [STYLE_ADDED] = {COLOR_GREEN, COLOR_BLACK, A_BOLD},
                [STYLE_REMOVED] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD},
                [STYLE_PAST] = {COLOR_YELLOW, COLOR_BLACK, A_BOLD | A_REVERSE},
                [STYLE_NOW] = {COLOR_GREEN, COLOR_BLACK, A_BOLD},
                [STYLE_BEFORE] = {COLOR_CYAN, COLOR_BLACK, A_BOLD},
            },
};

static const char *const theme_names[THEME_COUNT] = {
    [THEME_DEFAULT] = "default",
    [THEME_MONO] = "mono",
    [THEME_CONTRAST] = "high-contrast",
};

static enum theme current = THEME_MONO;

bool theme_from_name(const char *name, enum theme *theme)
{
    for (size_t i = 0; i < ARRAY_SIZE(theme_names); i++) {
        if (strcmp(theme_names[i], name) == 0) {
            *theme = (enum theme)i;
            return true;
        }
    }
    return false;
}

const char *style_sign(enum style style)
{
    switch (style) {
    case STYLE_WARNING:
    case STYLE_SAFETY:
    case STYLE_ERROR: return "!";
    case STYLE_WISH: return "*";
    case STYLE_ADDED: return "+";
    case STYLE_REMOVED: return "-";
    default: return "";
    }
}

// A pair for each role is simpler than sharing them, and 19 is few enough for every terminal.
static short pair_of(enum style style)
{
    return (short)(style + 1);
}

void style_open(enum theme theme)
{
    current = THEME_MONO;
    // start_color() alone would already send colours.
    if (theme == THEME_MONO || !has_colors() || start_color() == ERR ||
        COLOR_PAIRS <= STYLE_COUNT) {
        return;
    }
    current = theme;
    use_default_colors();
    for (enum style style = STYLE_TEXT; style < STYLE_COUNT; style++) {
        const struct look *look = &looks[current][style];
        if (look->colour >= 0) {
            init_pair(pair_of(style), look->colour, look->ground);
        }
    }
    if (current == THEME_CONTRAST) {
        bkgdset(COLOR_PAIR(pair_of(STYLE_TEXT)) | A_BOLD | ' ');
    }
}

void style_use(enum style style)
{
    const struct look *look = &looks[current][style];
    bool coloured = current != THEME_MONO && look->colour >= 0;
    attr_set(look->attributes, coloured ? pair_of(style) : 0, NULL);
}
