// SPDX-License-Identifier: EUPL-1.2
#include "base/banner.h"

#include <stddef.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"

enum { BETWEEN = 1 }; // blanks between two letters

// A point is a filled cell. All lines of a letter are equally long.
static const struct letter {
    char sign;
    const char *rows[BANNER_ROWS];
} letters[] = {
    {' ', {"  ", "  ", "  ", "  ", "  "}},
    {'+', {"   ", " # ", "###", " # ", "   "}},
    {'-', {"   ", "   ", "###", "   ", "   "}},
    {'0', {" ### ", "#   #", "#   #", "#   #", " ### "}},
    {'1', {" # ", "## ", " # ", " # ", "###"}},
    {'2', {"#### ", "    #", " ### ", "#    ", "#####"}},
    {'3', {"#### ", "    #", " ### ", "    #", "#### "}},
    {'4', {"#  # ", "#  # ", "#####", "   # ", "   # "}},
    {'5', {"#####", "#    ", "#### ", "    #", "#### "}},
    {'6', {" ### ", "#    ", "#### ", "#   #", " ### "}},
    {'7', {"#####", "    #", "   # ", "  #  ", "  #  "}},
    {'8', {" ### ", "#   #", " ### ", "#   #", " ### "}},
    {'9', {" ### ", "#   #", " ####", "    #", " ### "}},
    {'A', {" ### ", "#   #", "#####", "#   #", "#   #"}},
    {'B', {"#### ", "#   #", "#### ", "#   #", "#### "}},
    {'C', {" ####", "#    ", "#    ", "#    ", " ####"}},
    {'D', {"#### ", "#   #", "#   #", "#   #", "#### "}},
    {'E', {"#####", "#    ", "###  ", "#    ", "#####"}},
    {'F', {"#####", "#    ", "###  ", "#    ", "#    "}},
    {'G', {" ####", "#    ", "#  ##", "#   #", " ####"}},
    {'H', {"#   #", "#   #", "#####", "#   #", "#   #"}},
    {'I', {"###", " # ", " # ", " # ", "###"}},
    {'J', {"  ###", "   # ", "   # ", "#  # ", " ##  "}},
    {'K', {"#   #", "#  # ", "###  ", "#  # ", "#   #"}},
    {'L', {"#    ", "#    ", "#    ", "#    ", "#####"}},
    {'M', {"#   #", "## ##", "# # #", "#   #", "#   #"}},
    {'N', {"#   #", "##  #", "# # #", "#  ##", "#   #"}},
    {'O', {" ### ", "#   #", "#   #", "#   #", " ### "}},
    {'P', {"#### ", "#   #", "#### ", "#    ", "#    "}},
    {'Q', {" ### ", "#   #", "# # #", "#  # ", " ## #"}},
    {'R', {"#### ", "#   #", "#### ", "#  # ", "#   #"}},
    {'S', {" ####", "#    ", " ### ", "    #", "#### "}},
    {'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  "}},
    {'U', {"#   #", "#   #", "#   #", "#   #", " ### "}},
    {'V', {"#   #", "#   #", "#   #", " # # ", "  #  "}},
    {'W', {"#   #", "#   #", "# # #", "## ##", "#   #"}},
    {'X', {"#   #", " # # ", "  #  ", " # # ", "#   #"}},
    {'Y', {"#   #", " # # ", "  #  ", "  #  ", "  #  "}},
    {'Z', {"#####", "   # ", "  #  ", " #   ", "#####"}},
};

static const struct letter *letter_of(char sign)
{
    char capital = sign >= 'a' && sign <= 'z' ? (char)(sign - 'a' + 'A') : sign;
    for (size_t i = 0; i < ARRAY_SIZE(letters); i++) {
        if (letters[i].sign == capital) {
            return &letters[i];
        }
    }
    return NULL;
}

// The columns that the text takes; -1: a sign has no letter.
static int width_of(const char *text)
{
    int cols = -BETWEEN;
    for (const char *at = text; *at != '\0'; at++) {
        const struct letter *letter = letter_of(*at);
        if (letter == NULL) {
            return -1;
        }
        cols += (int)strlen(letter->rows[0]) + BETWEEN;
    }
    return cols;
}

static void add_row(struct buf *out, const char *points)
{
    for (const char *at = points; *at != '\0'; at++) {
        buf_add_text(out, *at == '#' ? "█" : " ");
    }
}

bool banner_add(struct buf *out, const char *text, int cols)
{
    int width = width_of(text);
    if (width < 0 || width > cols) {
        return false;
    }
    for (int row = 0; row < BANNER_ROWS; row++) {
        for (const char *at = text; *at != '\0'; at++) {
            buf_add_text(out, at > text ? " " : "");
            add_row(out, letter_of(*at)->rows[row]);
        }
        buf_add_char(out, '\n');
    }
    return true;
}
