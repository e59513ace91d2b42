// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/number.h"
#include "base/text.h"
#include "model/field.h"
#include "model/settings.h"

// How numbers and dates are put into words.
struct words {
    char point;
    enum date_style date_style;
};

static void add_decimals(struct buf *out, int64_t value, int decimals, char point)
{
    char text[NUMBER_TEXT];
    buf_add_text(out, number_format(value, decimals, point, false, text));
}

static void add_number(const struct field *field, int64_t value, struct words words,
                       struct buf *out)
{
    char text[NUMBER_TEXT];
    char date[DATE_TEXT];
    switch (field->type) {
    case FIELD_DATE: buf_add_text(out, date_format(value, words.date_style, date)); break;
    case FIELD_HOURS: buf_add_text(out, number_format_hours(value, words.point, text)); break;
    case FIELD_HUNDREDTHS:
    case FIELD_MONEY: add_decimals(out, value, 2, words.point); break;
    case FIELD_MARK: add_decimals(out, value, 1, words.point); break;
    default: add_decimals(out, value, 0, words.point);
    }
}

void field_write(const struct field *field, const void *record, struct buf *out)
{
    if (field_is_text(field)) {
        buf_add_text(out, field_text(field, record));
        return;
    }
    int64_t value = field_number(field, record);
    if (value == NONE) {
        return;
    }
    if (field->type == FIELD_YES) {
        buf_add_text(out, value ? "yes" : "no");
        return;
    }
    add_number(field, value, (struct words){'.', DATE_ISO}, out);
}

static void show_choice(const struct settings *settings, enum choices choices, const char *code,
                        struct buf *out)
{
    const struct choice *choice = choice_find(choices_get(settings, choices), code);
    buf_add_text(out, choice ? choice_label(choice) : code);
}

// Codes parted by commas as labels parted by a comma and a blank.
static void show_choices(const struct settings *settings, enum choices choices, const char *codes,
                         struct buf *out)
{
    struct buf code = {0};
    while (*codes) {
        size_t len = strcspn(codes, ",");
        buf_reset(&code);
        buf_add(&code, codes, len);
        show_choice(settings, choices, buf_text(&code), out);
        codes += len;
        if (*codes == ',') {
            buf_add_text(out, ", ");
            codes++;
        }
    }
    buf_clear(&code);
}

static void show_text(const struct field *field, const char *text, const struct settings *settings,
                      struct buf *out)
{
    if (field->type == FIELD_CHOICES) {
        show_choices(settings, field->choices, text, out);
    } else if (field->type == FIELD_CHOICE && *text) {
        show_choice(settings, field->choices, text, out);
    } else if (field->type == FIELD_WHO && strcmp(text, "family") == 0) {
        buf_add_text(out, _("family"));
    } else {
        buf_add_text(out, text);
    }
}

void field_show(const struct field *field, const void *record, const struct settings *settings,
                struct buf *out)
{
    if (field_is_text(field)) {
        show_text(field, field_text(field, record), settings, out);
        return;
    }
    int64_t value = field_number(field, record);
    if (value == NONE) {
        return;
    }
    if (field->type == FIELD_YES) {
        show_choice(settings, CHOICES_YES, value ? "yes" : "no", out);
        return;
    }
    struct words words = {
        .point = text_language() == LANGUAGE_NL ? ',' : '.',
        .date_style = settings ? settings->date_style : DATE_ISO,
    };
    add_number(field, value, words, out);
}
