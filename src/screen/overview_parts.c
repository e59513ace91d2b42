// SPDX-License-Identifier: EUPL-1.2
#include "screen/overview_parts.h"

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"

void overview_join(struct buf *out, const char *between, const char *text)
{
    if (str_is_given(text)) {
        buf_add_text(out, out->len > 0 ? between : "");
        buf_add_text(out, text);
    }
}

int64_t overview_day(const struct dossier *dossier)
{
    return dossier->session->day;
}

const char *overview_day_text(const struct dossier *dossier, int64_t day, char text[DATE_TEXT])
{
    return date_format(day, dossier->session->settings->date_style, text);
}

const char *overview_label(enum kind kind, const char *field)
{
    return _(kind_field(kind, field)->label);
}
