// SPDX-License-Identifier: EUPL-1.2
#include "model/name.h"

#include <stddef.h>

#include "base/array.h"
#include "base/buf.h"

void name_add(struct buf *out, const char *given, const char *prefix, const char *family)
{
    const char *const parts[] = {given, prefix, family};
    const char *between = "";
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        if (parts[i] && *parts[i]) {
            buf_add_text(out, between);
            buf_add_text(out, parts[i]);
            between = " ";
        }
    }
}
