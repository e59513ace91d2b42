// SPDX-License-Identifier: EUPL-1.2
#include "ui/style.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"

#include <curses.h>
#include <term.h>

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

enum { COLOURS = 8 };

static enum theme current = THEME_MONO;
static enum style canonical[STYLE_COUNT]; // of those that look the same the first
static struct buf on[STYLE_COUNT];        // what makes the terminal write so, from plain
static struct buf reset;                  // what makes it plain

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

// A capability of the terminal; NULL: it has none.
static const char *capability(const char *name)
{
    const char *text = tigetstr(name);
    return text != (const char *)-1 ? text : NULL;
}

static struct buf *written; // where tputs() leads to

static int put_byte(int byte)
{
    buf_add_char(written, (char)byte);
    return byte;
}

static void add(struct buf *out, const char *text)
{
    if (text) {
        written = out;
        tputs(text, 1, put_byte);
    }
}

static bool is_attributes(const char *bytes, size_t len)
{
    return len > 2 && bytes[0] == '\033' && bytes[1] == '[' && bytes[len - 1] == 'm';
}

// "ESC [ 1 m" and "ESC [ 33 m" become "ESC [ 1;33 m".
static void join(struct buf *out, const char *text)
{
    struct buf more = {0};
    add(&more, text);
    if (is_attributes(buf_text(out), out->len) && is_attributes(buf_text(&more), more.len)) {
        out->data[out->len - 1] = ';';
        buf_add(out, buf_text(&more) + 2, more.len - 2);
    } else {
        buf_add(out, buf_text(&more), more.len);
    }
    buf_clear(&more);
}

static void join_number(struct buf *out, const char *name, short number)
{
    const char *text = capability(name);
    if (text && number >= 0) {
        join(out, tparm(text, number, 0, 0, 0, 0, 0, 0, 0, 0));
    }
}

// What some terminals cannot show together with a colour goes before it.
static void set_up_look(enum style style)
{
    static const struct {
        attr_t attribute;
        int bit; // in no_color_video, see terminfo(5)
        const char *name;
    } attributes[] = {
        {A_BOLD, 1 << 5, "bold"}, {A_REVERSE, 1 << 2, "rev"}, {A_UNDERLINE, 1 << 1, "smul"}};
    const struct look *look = &looks[current][style];
    bool coloured = look->colour >= 0 && current != THEME_MONO;
    int lost = coloured ? tigetnum("ncv") : 0;
    buf_clear(&on[style]);
    for (size_t i = 0; i < ARRAY_SIZE(attributes); i++) {
        if ((look->attributes & attributes[i].attribute) &&
            !(lost > 0 && (lost & attributes[i].bit))) {
            join(&on[style], capability(attributes[i].name));
        }
    }
    if (coloured) {
        join_number(&on[style], "setaf", look->colour);
        join_number(&on[style], "setab", look->ground);
    }
    canonical[style] = style;
    for (enum style other = STYLE_TEXT; other < style; other++) {
        if (memcmp(&looks[current][other], look, sizeof(*look)) == 0) {
            canonical[style] = canonical[other];
            return;
        }
    }
}

// Nothing here is drawn in another character set: what chooses the usual one is left out.
static void set_up_reset(void)
{
    static const char *const sets[] = {"\033(B", "\017"};
    const char *text = capability("sgr0");
    bool colours = text && (strstr(text, "[m") || strstr(text, "[0"));
    struct buf bytes = {0};
    add(&bytes, text);
    buf_clear(&reset);
    for (size_t i = 0; i < bytes.len;) {
        size_t set = 0;
        for (size_t j = 0; j < ARRAY_SIZE(sets); j++) {
            size_t len = strlen(sets[j]);
            set = bytes.len - i >= len && memcmp(bytes.data + i, sets[j], len) == 0 ? len : set;
        }
        if (set == 0) {
            buf_add_char(&reset, bytes.data[i]);
        }
        i += set > 0 ? set : 1;
    }
    if (!colours) {
        add(&reset, capability("op"));
    }
    buf_clear(&bytes);
}

void style_open(enum theme theme)
{
    current = theme != THEME_MONO && tigetnum("colors") >= COLOURS && capability("setaf")
                  ? theme
                  : THEME_MONO;
    for (enum style style = STYLE_TEXT; style < STYLE_COUNT; style++) {
        set_up_look(style);
    }
    set_up_reset();
}

void style_close(void)
{
    for (enum style style = STYLE_TEXT; style < STYLE_COUNT; style++) {
        buf_clear(&on[style]);
    }
    buf_clear(&reset);
}

enum style style_look(enum style style)
{
    return canonical[style];
}

bool style_is_plain(enum style style)
{
    return style == STYLE_COUNT || on[style].len == 0;
}

void style_reset(struct buf *out)
{
    buf_add(out, buf_text(&reset), reset.len);
}

void style_change(struct buf *out, enum style from, enum style to)
{
    if (!style_is_plain(from)) {
        style_reset(out);
    }
    if (!style_is_plain(to)) {
        buf_add(out, buf_text(&on[to]), on[to].len);
    }
}

char style_letter(enum style style)
{
    attr_t attributes = looks[current][style].attributes;
    bool bold = (attributes & A_BOLD) != 0;
    if (attributes & A_REVERSE) {
        return bold ? 'B' : 'r';
    }
    return bold ? 'b' : attributes & A_UNDERLINE ? 'u' : ' ';
}
