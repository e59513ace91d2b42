// SPDX-License-Identifier: EUPL-1.2
#include "command/files.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "io/csv_read.h"

bool files_kind(const char *word, enum kind *kind, struct err *err)
{
    if (kind_read(word, kind)) {
        return true;
    }
    struct buf allowed = {0};
    for (int i = 0; i < KIND_SAVED_COUNT; i++) {
        buf_addf(&allowed, "%s%s", i > 0 ? ", " : "", kind_get((enum kind)i)->name);
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
