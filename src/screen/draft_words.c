// SPDX-License-Identifier: EUPL-1.2
#include "screen/draft_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/draft_values.h"
#include "screen/record_fields.h"
#include "screen/record_show.h"
#include "screen/scoring_edit.h"
#include "screen/session.h"

// The time alone when it is of today.
static const char *when(const struct session *session, int64_t at, char text[DATE_STAMP_TEXT])
{
    char today[DATE_TEXT];
    date_format_stamp(at, session->settings->date_style, text);
    date_format(session->settings->today, session->settings->date_style, today);
    size_t len = strlen(today);
    return strncmp(text, today, len) == 0 && text[len] == ' ' ? text + len + 1 : text;
}

void draft_add_title(const struct session *session, const struct draft *draft, struct buf *out)
{
    char text[DATE_STAMP_TEXT];
    const char *stamp = when(session, draft->at, text);
    const char *title = str_text(draft->title);
    if (str_is_given(draft->household)) {
        buf_addf(out, _("draft of %s, household %s %s: %s"), stamp, draft->household,
                 str_text(draft->name), title);
    } else {
        buf_addf(out, _("draft of %s: %s"), stamp, title);
    }
}

// Values

struct reader {
    const struct session *session;
    enum kind kind;
    const struct instrument *instrument; // of a scoring; NULL: not known (yet)
    void *scratch;                       // a record to read canonical words into
};

static void add_words(const struct reader *reader, const struct field *field, const char *words,
                      struct buf *out)
{
    if (field_read_canonical(field, reader->scratch, words)) {
        record_show_value(reader->session, NULL, field, reader->scratch, out);
    } else {
        buf_add_text(out, words);
    }
}

static void add_label(const struct reader *reader, const struct field *field, struct buf *out)
{
    size_t axis = reader->kind == KIND_SCORING ? scoring_axis_of(field) : SCORING_AXES;
    if (reader->instrument != NULL && axis < reader->instrument->axis_count) {
        buf_addf(out, "%s: ", choice_label(&reader->instrument->axes[axis]));
    }
    buf_add_text(out, record_field_label(field));
}

static void add_line(const struct reader *reader, const struct field *field,
                     const struct draft_value *value, struct buf *out)
{
    struct buf label = {0}, now = {0}, before = {0};
    add_label(reader, field, &label);
    if (value->typed) {
        buf_add_text(&now, buf_text(&value->new_value));
    } else {
        add_words(reader, field, buf_text(&value->new_value), &now);
    }
    record_show_line(out, buf_text(&label), now.len > 0 ? buf_text(&now) : _("(empty)"));
    add_words(reader, field, buf_text(&value->old_value), &before);
    if (before.len > 0 && strcmp(buf_text(&before), buf_text(&now)) != 0) {
        record_show_line(out, _("  was"), buf_text(&before));
    }
    buf_clear(&label);
    buf_clear(&now);
    buf_clear(&before);
}

static void take_instrument(struct reader *reader, const struct draft_value *value)
{
    if (reader->kind == KIND_SCORING && strcmp(buf_text(&value->field), "instrument") == 0) {
        reader->instrument =
            settings_instrument(reader->session->settings, buf_text(&value->new_value));
    }
}

void draft_add_values(const struct session *session, const struct draft *draft, struct buf *out)
{
    struct reader reader = {.session = session};
    struct draft_value value = {0};
    const char *at = str_text(draft->values);
    if (draft->kind == NULL || !kind_read(draft->kind, &reader.kind)) {
        return;
    }
    reader.scratch = xcalloc(1, kind_get(reader.kind)->size);
    record_init(reader.kind, reader.scratch);
    while (draft_values_next(&at, &value)) {
        const struct field *field = kind_field(reader.kind, buf_text(&value.field));
        take_instrument(&reader, &value);
        if (field != NULL) {
            add_line(&reader, field, &value, out);
        }
    }
    record_clear(reader.kind, reader.scratch);
    free(reader.scratch);
    draft_value_clear(&value);
}
