// SPDX-License-Identifier: EUPL-1.2
#include "command/files.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "io/csv_read.h"

bool files_kind(const char *word, enum kind *kind, struct err *err)
{
    if (kind_read(word, kind) && !kind_get(*kind)->by_backup) {
        return true;
    }
    struct buf allowed = {0};
    for (int i = 0; i < KIND_SAVED_COUNT; i++) {
        const struct kind_info *info = kind_get((enum kind)i);
        if (!info->by_backup) {
            buf_addf(&allowed, "%s%s", allowed.len > 0 ? ", " : "", info->name);
        }
    }
    err_set(err, _("unknown kind of records %s; allowed: %s"), word, buf_text(&allowed));
    buf_clear(&allowed);
    return false;
}

bool files_delimiter(const char *word, char *delimiter, struct err *err)
{
    return !word || csv_delimiter_read(word, delimiter) ||
           err_set(err, _("--delimiter %s: one sign is needed, such as ; or , or tab"), word);
}

bool files_encoding(const char *word, enum encoding *encoding, struct err *err)
{
    return !word || encoding_read(word, encoding) ||
           err_set(err, _("--encoding %s: allowed are utf-8, utf-16, windows-1252 and latin1"),
                   word);
}
