// SPDX-License-Identifier: EUPL-1.2
// For cmocka: a terminal of 80x24 without a terminal, for a group of tests.
#ifndef SUPPORT_HEADLESS_H
#define SUPPORT_HEADLESS_H

int headless_open(void **state);
int headless_close(void **state);

#endif
