// SPDX-License-Identifier: EUPL-1.2
#include "screen/professionals_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "ui/draw.h"

static bool has_ended(const struct involvement *one, int64_t day)
{
    return one->until != NONE && one->until < day;
}

// Between two facts of one line.
static void add_fact(struct buf *out, const char *fact)
{
    if (str_is_given(fact)) {
        buf_addf(out, "%s%s", out->len > 0 ? " · " : "", fact);
    }
}

static void add_value(struct buf *out, const char *name, const struct involvement *one,
                      const struct settings *settings)
{
    struct buf value = {0};
    field_show(kind_field(KIND_INVOLVEMENT, name), one, settings, &value);
    add_fact(out, buf_text(&value));
    buf_clear(&value);
}

// In a column

const char *professionals_mark_sign(const char *mark)
{
    return !str_is_given(mark) ? " " : strcmp(mark, "unclear") == 0 ? "?" : "=";
}

void professionals_add_signs(const struct involvement *one, struct buf *out)
{
    buf_addf(out, "%s%s%c", professionals_mark_sign(one->family_mark),
             professionals_mark_sign(one->coordinator_mark), one->helps == 0 ? '-' : ' ');
}

static void add_year(int64_t day, struct buf *out)
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    if (day != NONE) {
        buf_addf(out, "%04d", year);
    }
}

static void add_month(int64_t day, enum date_style style, struct buf *out)
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    if (day != NONE && style == DATE_ISO) {
        buf_addf(out, "%04d-%02d", year, month);
    } else if (day != NONE) {
        buf_addf(out, "%02d-%04d", month, year);
    }
}

// Day and month: the year is clear for a day that is near.
static const char *near_day(int64_t day, enum date_style style, char text[16])
{
    int year, month, of_month;
    date_to_civil(day, &year, &month, &of_month);
    snprintf(text, 16, "%02d-%02d", style == DATE_ISO ? month : of_month,
             style == DATE_ISO ? of_month : month);
    return text;
}

void professionals_add_since(const struct involvement *one, const struct session *session,
                             struct buf *out)
{
    enum date_style style = session->settings->date_style;
    char day[16];
    if (has_ended(one, session->day)) {
        add_year(one->from, out);
        buf_add_char(out, '-');
        add_year(one->until, out);
    } else if (one->until != NONE && one->until <= session->day + ENDING_DAYS) {
        buf_addf(out, _C("short end", "to %s"), near_day(one->until, style, day));
    } else if (one->from != NONE && one->from > session->day &&
               one->from <= session->day + ENDING_DAYS) {
        buf_addf(out, _("from %s"), near_day(one->from, style, day));
    } else {
        add_month(one->from, style, out);
    }
}

void professionals_add_hours(const struct involvement *one, const struct session *session,
                             struct buf *out)
{
    if (has_ended(one, session->day)) {
        buf_add_text(out, _C("hours", "ended"));
    } else if (one->hours_per_week == NONE) {
        buf_add_char(out, '-');
    } else {
        figures_add_hours(out, one->hours_per_week, 0);
    }
}

static size_t count_words(const char *text)
{
    size_t count = 0;
    for (const char *at = text; *at != '\0'; at += strspn(at, " ")) {
        at += strcspn(at, " ");
        count++;
    }
    return count;
}

void professionals_add_persons(const struct involvement *one, const struct dossier *dossier,
                               int cols, struct buf *out)
{
    if (!str_is_given(one->persons)) {
        buf_add_text(out, _C("for whom", "all"));
        return;
    }
    struct buf names = {0};
    dossier_persons(dossier, one->persons, &names);
    size_t more = count_words(one->persons) - 1;
    if (utf8_width(buf_text(&names)) > cols && more > 0) {
        char *first = xstrndup(one->persons, strcspn(one->persons, " "));
        char rest[24];
        snprintf(rest, sizeof(rest), " +%zu", more);
        buf_reset(&names);
        dossier_persons(dossier, first, &names);
        draw_cut(out, buf_text(&names), cols - utf8_width(rest));
        buf_add_text(out, rest);
        free(first);
    } else {
        buf_add_text(out, buf_text(&names));
    }
    buf_clear(&names);
}

// In a line

void professionals_add_identity(const struct involvement *one, struct buf *out)
{
    add_fact(out, figures_helper_name(one));
    if (str_is_given(one->function)) {
        buf_addf(out, ", %s", one->function);
    }
    add_fact(out, one->organisation_name);
}

// Two ways to say the answer yes or no; nothing for what was not asked.
static void add_answer(struct buf *out, int64_t answer, const char *yes, const char *no)
{
    if (answer != NONE) {
        buf_addf(out, "%s%s", out->len > 0 ? ", " : "", answer != 0 ? yes : no);
    }
}

static void add_mark(struct buf *out, const char *name, const struct involvement *one,
                     const struct settings *settings)
{
    struct buf value = {0};
    field_show(kind_field(KIND_INVOLVEMENT, name), one, settings, &value);
    if (value.len > 0) {
        buf_addf(out, "%s%s %s", out->len > 0 ? ", " : "",
                 professionals_mark_sign(field_text(kind_field(KIND_INVOLVEMENT, name), one)),
                 buf_text(&value));
    }
    buf_clear(&value);
}

void professionals_add_opinions(const struct involvement *one, const struct settings *settings,
                                struct buf *out)
{
    struct buf family = {0}, coordinator = {0}, words = {0};
    add_mark(&family, "family_mark", one, settings);
    add_answer(&family, one->helps, _("helps"), _("- does not help"));
    add_answer(&family, one->known, _("known"), _("not known"));
    add_answer(&family, one->for_whom_clear, _("clear for whom"), _("not clear for whom"));
    add_answer(&family, one->purpose_clear, _("clear what for"), _("not clear what for"));
    add_answer(&family, one->trusted, _("trusted"), _("not trusted"));
    add_mark(&coordinator, "coordinator_mark", one, settings);
    if (family.len > 0) {
        buf_addf(&words, _("Family: %s"), buf_text(&family));
        add_fact(out, buf_text(&words));
    }
    if (coordinator.len > 0) {
        buf_reset(&words);
        buf_addf(&words, _("Coordinator: %s"), buf_text(&coordinator));
        add_fact(out, buf_text(&words));
    }
    buf_clear(&family);
    buf_clear(&coordinator);
    buf_clear(&words);
}

static void add_yearly(const struct involvement *one, const struct settings *settings,
                       struct buf *out)
{
    struct buf words = {0};
    professionals_add_yearly(figures_yearly_cost(one, settings), 0, &words);
    add_fact(out, buf_text(&words));
    buf_clear(&words);
}

static void add_visits(const struct involvement *one, struct buf *out)
{
    struct buf words = {0};
    if (one->visits_per_week != NONE) {
        char number[NUMBER_TEXT];
        char point = text_language() == LANGUAGE_NL ? ',' : '.';
        number_format(one->visits_per_week, 2, point, true, number);
        buf_addf(&words, _("%s× a week"), number);
        add_fact(out, buf_text(&words));
    }
    buf_clear(&words);
}

static void add_end(const struct involvement *one, const struct session *session, struct buf *out)
{
    char until[DATE_TEXT], words[96];
    date_format(one->until, session->settings->date_style, until);
    if (until[0] != '\0') {
        snprintf(words, sizeof(words),
                 has_ended(one, session->day) ? _("ended on %s") : _("ends on %s"), until);
        add_fact(out, words);
        add_fact(out, one->end_reason);
    }
}

void professionals_add_facts(const struct involvement *one, const struct session *session,
                             struct buf *out)
{
    const struct settings *settings = session->settings;
    add_end(one, session, out);
    add_yearly(one, settings, out);
    add_value(out, "law", one, settings);
    add_visits(one, out);
    add_value(out, "place", one, settings);
    add_value(out, "weekdays", one, settings);
}

void professionals_add_purpose(const struct involvement *one, const struct settings *settings,
                               struct buf *out)
{
    add_value(out, "purpose", one, settings);
}

// Cost

void professionals_add_yearly(int64_t cents, int64_t unknown, struct buf *out)
{
    struct buf euros = {0};
    figures_add_cost(&euros, cents, unknown);
    if (cents == NONE) {
        buf_add_text(out, _("cost unknown"));
    } else {
        buf_addf(out, _("%s a year"), buf_text(&euros));
    }
    buf_clear(&euros);
}

static void add_money(int64_t cents, struct buf *out)
{
    char text[NUMBER_TEXT];
    char point = text_language() == LANGUAGE_NL ? ',' : '.';
    buf_addf(out, "€ %s", number_format(cents, 2, point, false, text));
}

static void add_product(const struct involvement *one, const struct settings *settings,
                        struct buf *out)
{
    struct buf hours = {0}, tariff = {0};
    bool own = one->hourly_tariff != NONE;
    figures_add_hours(&hours, one->hours_per_week, 0);
    add_money(own ? one->hourly_tariff : settings_tariff(settings, one->function), &tariff);
    buf_addf(out,
             own ? _("%s hours × %s × %lld weeks")
                 : _("%s hours × %s (tariff of the function) × %lld weeks"),
             buf_text(&hours), buf_text(&tariff), (long long)settings->weeks_per_year);
    buf_clear(&hours);
    buf_clear(&tariff);
}

void professionals_add_cost(const struct involvement *one, const struct settings *settings,
                            struct buf *out)
{
    int64_t cost = figures_yearly_cost(one, settings);
    figures_add_cost(out, cost, 0);
    buf_add_text(out, ": ");
    if (str_is_given(one->law) && strcmp(one->law, "network") == 0) {
        buf_add_text(out, _("own network"));
    } else if (one->yearly_amount != NONE) {
        buf_add_text(out, _("as stated"));
    } else if (cost == NONE) {
        buf_add_text(out, one->hours_per_week == NONE ? _("the hours are not known")
                                                      : _("the tariff is not known"));
    } else {
        add_product(one, settings, out);
    }
}
