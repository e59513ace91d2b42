// SPDX-License-Identifier: EUPL-1.2
// The spider-webs of a household's members.
#ifndef COMMAND_WEB_H
#define COMMAND_WEB_H

#include <stddef.h>

#include "figures/spider.h"

struct buf;
struct household;
struct person;
struct settings;

// The web of one person on the day shown.
struct web {
    const struct person *person;
    struct spider spider; // now is never NULL
};

// Writes one picture with all these webs, one below the other, to standard output.
void web_put_svg(const struct settings *settings, const struct household *household,
                 const struct web *webs, size_t count);

#endif
