// SPDX-License-Identifier: EUPL-1.2
// Writes docs/keys.md.
#include <stdio.h>

#include "app/keymap.h"
#include "base/text.h"

int main(void)
{
    struct keymap keymap;
    text_set_language(LANGUAGE_EN);
    keymap_init(&keymap);
    keymap_write_markdown(&keymap, stdout);
    keymap_clear(&keymap);
    return 0;
}
