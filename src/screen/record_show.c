// SPDX-License-Identifier: EUPL-1.2
#include "screen/record_show.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/utf8.h"
#include "screen/dossier.h"
#include "screen/record_choices.h"
#include "screen/record_fields.h"
#include "ui/dialog.h"

enum { LABEL_COLS = 24, VALUE_COLS = 34 }; // what fits beside one another in a message

void record_show_value(const struct session *session, const struct dossier *dossier,
                       const struct field *field, const void *record, struct buf *out)
{
    if (field->type == FIELD_RECORD || field->type == FIELD_WHO || field->type == FIELD_WHOS) {
        record_choices_show(session, dossier, field, field_text(field, record), out);
    } else if (field->type == FIELD_PERSONS && dossier != NULL) {
        dossier_persons(dossier, field_text(field, record), out);
    } else {
        field_show(field, record, session->settings, out);
    }
}

void record_show_line(struct buf *out, const char *label, const char *value)
{
    int cols = utf8_width(label);
    bool beside =
        cols < LABEL_COLS && utf8_width(value) <= VALUE_COLS && strchr(value, '\n') == NULL;
    buf_addf(out, "%s%s", out->len > 0 ? "\n" : "", label);
    if (!beside) {
        buf_addf(out, "\n  %s", value);
        return;
    }
    for (; cols < LABEL_COLS; cols++) {
        buf_add_char(out, ' ');
    }
    buf_add_text(out, value);
}

void record_show(const struct session *session, const struct dossier *dossier, enum kind kind,
                 const void *record, struct buf *out)
{
    const char *heading = NULL;
    for (const char *const *name = record_fields(kind); *name != NULL; name++) {
        if ((*name)[0] == '#') {
            heading = *name + 1;
            continue;
        }
        const struct field *field = kind_field(kind, *name);
        struct buf value = {0};
        if (!field_is_empty(field, record)) {
            record_show_value(session, dossier, field, record, &value);
            if (heading != NULL) {
                buf_addf(out, "%s%s", out->len > 0 ? "\n\n" : "", _(heading));
                heading = NULL;
            }
            record_show_line(out, record_field_label(field), buf_text(&value));
        }
        buf_clear(&value);
    }
}

void record_show_open(struct screen *parent, const struct dossier *dossier, enum kind kind,
                      const void *record, const char *title)
{
    struct buf text = {0};
    record_show(session_of(parent), dossier, kind, record, &text);
    message_open(parent, title, buf_text(&text));
    buf_clear(&text);
}
