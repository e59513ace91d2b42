// SPDX-License-Identifier: EUPL-1.2
#include "ui/key.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/text.h"
#include "base/utf8.h"

struct key_word {
    const char *name;
    int32_t key;
};

// The first name of a key is the one that is shown.
static const struct key_word words[] = {
    {"Tab", K_TAB},
    {"Enter", K_ENTER},
    {"Esc", K_ESC},
    {"Space", K_SPACE},
    {"BS", K_BACKSPACE},
    {"Up", K_UP},
    {"Down", K_DOWN},
    {"Left", K_LEFT},
    {"Right", K_RIGHT},
    {"Home", K_HOME},
    {"End", K_END},
    {"PgUp", K_PGUP},
    {"PgDn", K_PGDN},
    {"Ins", K_INSERT},
    {"Del", K_DELETE},
    {"S-Tab", K_BACKTAB},
    {"C-Up", K_CTRL_UP},
    {"C-Down", K_CTRL_DOWN},
    {"C-Left", K_CTRL_LEFT},
    {"C-Right", K_CTRL_RIGHT},
    {"C-Home", K_CTRL_HOME},
    {"C-End", K_CTRL_END},
    {"C-_", K_CTRL_UNDERSCORE},
    {"C-/", K_CTRL_UNDERSCORE},
    {"semicolon", ';'},
    {"hash", '#'},
    {"Backspace", K_BACKSPACE},
    {"Escape", K_ESC},
    {"Return", K_ENTER},
    {"PageUp", K_PGUP},
    {"PageDown", K_PGDN},
    {"Insert", K_INSERT},
    {"Delete", K_DELETE},
    {"BackTab", K_BACKTAB},
    {"comma", ','},
    {"equals", '='},
};

// What is shown of a key whose name is not what stands on the keyboard.
static const struct key_word labels[] = {
    {N_("Space"), K_SPACE},
    {N_("Up"), K_UP},
    {N_("Down"), K_DOWN},
    {N_("Left"), K_LEFT},
    {N_("Right"), K_RIGHT},
    {"Shift-Tab", K_BACKTAB},
    {N_("Ctrl-Up"), K_CTRL_UP},
    {N_("Ctrl-Down"), K_CTRL_DOWN},
    {N_("Ctrl-Left"), K_CTRL_LEFT},
    {N_("Ctrl-Right"), K_CTRL_RIGHT},
    {"Ctrl-_", K_CTRL_UNDERSCORE},
    {"Ctrl-Home", K_CTRL_HOME},
    {"Ctrl-End", K_CTRL_END},
    {"Backspace", K_BACKSPACE},
    {";", ';'},
    {"#", '#'},
};

static int32_t single_character(const char *name)
{
    size_t len = strlen(name);
    int32_t code_point = 0;
    if (len == 0 || utf8_decode(name, len, &code_point) != len) {
        return K_NONE;
    }
    return key_is_text(code_point) && code_point != K_SPACE ? code_point : K_NONE;
}

// Ctrl-I and Ctrl-M are Tab and Enter on every terminal, Ctrl-H is backspace, Ctrl-[ is Esc.
static int32_t control(char letter)
{
    if (letter >= 'A' && letter <= 'Z') {
        letter = (char)(letter - 'A' + 'a');
    }
    if (letter < 'a' || letter > 'z') {
        return K_NONE;
    }
    switch (letter) {
    case 'h': return K_BACKSPACE;
    case 'j': return K_ENTER;
    default: return KEY_CTRL(letter);
    }
}

static int32_t function_key(const char *name)
{
    if (name[0] != 'F' && name[0] != 'f') {
        return K_NONE;
    }
    int number = 0;
    for (const char *p = name + 1; *p; p++) {
        if (*p < '0' || *p > '9' || p - name > 2) {
            return K_NONE;
        }
        number = number * 10 + (*p - '0');
    }
    return number >= 1 && number <= 12 ? K_F1 + number - 1 : K_NONE;
}

int32_t key_from_name(const char *name)
{
    int32_t key = single_character(name);
    if (key != K_NONE) {
        return key;
    }
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        if (strcasecmp(words[i].name, name) == 0) {
            return words[i].key;
        }
    }
    if ((name[0] == 'C' || name[0] == 'c') && name[1] == '-' && name[2] && !name[3]) {
        return control(name[2]);
    }
    if (name[0] == '^' && name[1] && !name[2]) {
        return control(name[1]);
    }
    return function_key(name);
}

char *key_to_name(int32_t key, char text[KEY_NAME])
{
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        if (words[i].key == key && key != ',' && key != '=') {
            snprintf(text, KEY_NAME, "%s", words[i].name);
            return text;
        }
    }
    if (key >= K_F1 && key <= K_F12) {
        snprintf(text, KEY_NAME, "F%d", (int)(key - K_F1 + 1));
    } else if (key > 0 && key < K_ESC) {
        snprintf(text, KEY_NAME, "C-%c", (char)(key - 1 + 'a'));
    } else if (key_is_text(key)) {
        text[utf8_encode(key, text)] = '\0';
    } else {
        text[0] = '\0';
    }
    return text;
}

char *key_to_label(int32_t key, char text[KEY_NAME])
{
    for (size_t i = 0; i < ARRAY_SIZE(labels); i++) {
        if (labels[i].key == key) {
            snprintf(text, KEY_NAME, "%s", _(labels[i].name));
            return text;
        }
    }
    key_to_name(key, text);
    if (key > 0 && key < K_ESC && key != K_TAB && key != K_ENTER) {
        snprintf(text, KEY_NAME, "Ctrl-%c", (char)(key - 1 + 'A'));
    }
    return text;
}

bool key_is_text(int32_t key)
{
    bool control = key < K_SPACE || (key >= K_BACKSPACE && key < 0xA0);
    bool surrogate = key >= 0xD800 && key <= 0xDFFF;
    return !control && !surrogate && key < K_UP;
}
