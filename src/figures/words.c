// SPDX-License-Identifier: EUPL-1.2
#include "figures/words.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "model/records.h"

static void add_sum(struct buf *out, const char *known, int64_t unknown)
{
    if (unknown > 0) {
        buf_addf(out, _("≥ %s (%lld unknown)"), known, (long long)unknown);
    } else {
        buf_add_text(out, known);
    }
}

static char decimal_sign(void)
{
    return text_language() == LANGUAGE_NL ? ',' : '.';
}

static const char *format_hundredths(int64_t value, char text[NUMBER_TEXT])
{
    return number_format(value, 2, decimal_sign(), false, text);
}

void figures_add_share(struct buf *out, int64_t share)
{
    char text[NUMBER_TEXT];
    if (share != NONE) {
        buf_addf(out, "%s %%", number_format(share, 1, decimal_sign(), false, text));
    }
}

int64_t figures_hundredths(int64_t minutes, int64_t shared_by)
{
    if (minutes == NONE || shared_by < 1) {
        return NONE;
    }
    return minutes < 0 ? -number_divide(-minutes * 100, 60 * shared_by)
                       : number_divide(minutes * 100, 60 * shared_by);
}

void figures_add_cost(struct buf *out, int64_t cents, int64_t unknown)
{
    if (cents == NONE) {
        buf_add_text(out, _("unknown"));
        return;
    }
    char grouped[NUMBER_TEXT];
    struct buf euros = {0};
    buf_addf(&euros, "€ %s", number_format_grouped(number_divide(cents, 100), grouped));
    add_sum(out, buf_text(&euros), unknown);
    buf_clear(&euros);
}

void figures_add_hours(struct buf *out, int64_t minutes, int64_t unknown)
{
    char text[NUMBER_TEXT];
    if (minutes == NONE) {
        buf_add_text(out, _("unknown"));
        return;
    }
    add_sum(out, format_hundredths(figures_hundredths(minutes, 1), text), unknown);
}

void figures_add_hours_each(struct buf *out, int64_t minutes, int64_t helpers)
{
    figures_add_hundredths(out, figures_hundredths(minutes, helpers));
}

void figures_add_mark(struct buf *out, int64_t tenths)
{
    char text[NUMBER_TEXT];
    buf_add_text(out, number_format(tenths, 1, decimal_sign(), true, text));
}

void figures_add_hundredths(struct buf *out, int64_t value)
{
    char text[NUMBER_TEXT];
    buf_add_text(out, value == NONE ? _("unknown") : format_hundredths(value, text));
}

void figures_add_scoring(struct buf *out, const struct scoring *scoring,
                         const struct settings *settings)
{
    static const char *const names[] = {"date", "stage", "filled_in_by"};
    const char *between = "";
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        const struct field *field = kind_field(KIND_SCORING, names[i]);
        if (!field_is_empty(field, scoring)) {
            buf_add_text(out, between);
            field_show(field, scoring, settings, out);
            between = ", ";
        }
    }
}

const char *figures_helper_name(const struct involvement *one)
{
    return str_is_given(one->professional_name) ? one->professional_name : one->professional;
}

static bool is_with_family(const struct note *note)
{
    static const char family[] = "family";
    for (const char *at = str_text(note->with); *at != '\0';) {
        size_t len = strcspn(at, " ");
        if (len == strlen(family) && strncmp(at, family, len) == 0) {
            return true;
        }
        at += len + strspn(at + len, " ");
    }
    return false;
}

void figures_add_note_with(struct buf *out, const struct note *note)
{
    bool named = str_is_given(note->with_names);
    if (is_with_family(note)) {
        buf_addf(out, "%s%s", _("family"), named ? ", " : "");
    }
    buf_add_text(out, note->with_names);
}
