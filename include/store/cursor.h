// SPDX-License-Identifier: EUPL-1.2
// Where a page goes on may tell of a record that who asks may not see, by its place in the order of names.
// So it leaves under a key that only this process has.
#ifndef STORE_CURSOR_H
#define STORE_CURSOR_H

void cursor_begin(void); // makes the key, once

// Both are to be freed by the caller. Shown is what was hidden, a text that was not as it is, and nothing of
// what another process hid: its page is the first one.
char *cursor_hide(const char *text);
char *cursor_show(const char *text);

#endif
