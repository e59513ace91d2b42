// SPDX-License-Identifier: EUPL-1.2
// A key as one number: the code point of a character, a control code for
// Ctrl-letter, or one of the named keys below. Names are what people write in
// the settings: "a", "é", "C-s", "Enter", "PgDn", "F1", "Space", "semicolon",
// "hash". Labels are what the screen shows.
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEY_CTRL(letter) ((letter) - 'a' + 1) // KEY_CTRL('s')

enum {
    K_NONE = 0,
    K_TAB = 9,
    K_ENTER = 13, // also Ctrl-J and the keypad's Enter
    K_ESC = 27,
    K_CTRL_UNDERSCORE = 31, // Ctrl-_, which terminals also send for Ctrl-/
    K_SPACE = 32,
    K_BACKSPACE = 127, // 8, 127 and the terminal's own

    K_UP = 0x110000,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PGUP,
    K_PGDN,
    K_INSERT,
    K_DELETE,
    K_BACKTAB, // "S-Tab"
    K_CTRL_UP,
    K_CTRL_DOWN,
    K_CTRL_LEFT,
    K_CTRL_RIGHT,
    K_CTRL_HOME,
    K_CTRL_END,
    K_F1,
    K_F12 = K_F1 + 11,
    K_LAST
};

enum { KEY_NAME = 16 }; // room for a key's name

// Reads a name (upper and lower case are equal but for single characters; "^S" is "C-s").
// K_NONE when there is no such key.
int32_t key_from_name(const char *name);

// Writes the name that key_from_name() reads back; returns text.
char *key_to_name(int32_t key, char text[KEY_NAME]);

// Writes what stands on the keyboard, in the program's language: "Ctrl-S", "Shift-Tab", "Down";
// returns text.
char *key_to_label(int32_t key, char text[KEY_NAME]);

bool key_is_text(int32_t key); // a character that can be typed into a text

#endif
