// SPDX-License-Identifier: EUPL-1.2
#include "headless.h"

#include <stddef.h>

#include "ui/term.h"

int headless_open(void **state)
{
    (void)state;
    struct term_options options = {.headless = true, .term = "xterm", .rows = 24, .cols = 80};
    return term_open(&options, NULL) ? 0 : -1;
}

int headless_close(void **state)
{
    (void)state;
    term_close();
    return 0;
}
