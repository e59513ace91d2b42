// SPDX-License-Identifier: EUPL-1.2
#include "model/name.h"

#include <stddef.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/str.h"

void name_add(struct buf *out, const char *given, const char *prefix, const char *family)
{
    const char *const parts[] = {given, prefix, family};
    const char *between = "";
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        if (str_is_given(parts[i])) {
            buf_add_text(out, between);
            buf_add_text(out, parts[i]);
            between = " ";
        }
    }
}

// Where the surname begins in a name as it is read: at the first word that is written small
// ("van 't Hof"), else behind the first word.
static const char *surname(const char *name)
{
    for (const char *at = name; *at != '\0'; at += strspn(at, " ")) {
        if ((*at >= 'a' && *at <= 'z') || *at == '\'') {
            return at;
        }
        at += strcspn(at, " ");
    }
    size_t given = strcspn(name, " ");
    return name[given] != '\0' ? name + given + 1 : name;
}

void name_add_key(struct buf *out, const char *name, const char *const *prefixes)
{
    fold_sort_key(out, surname(name), prefixes);
    buf_add_char(out, ' ');
    fold_text(out, name);
}
