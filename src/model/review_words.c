// SPDX-License-Identifier: EUPL-1.2
#include "model/review_words.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/week.h"

static const struct {
    const char *line;
    const char *heading; // N_()
} headings[] = {
    {"break", N_("Emergency accesses")},
    {"refusals", N_("Refused again and again")},
    {"hours", N_("Opened outside working hours")},
    {"opened", N_("Households opened most")},
    {"above", N_("Far more opened than usual")},
    {"export", N_("Exports")},
    {"import", N_("Imports")},
    {"login", N_("Log-ins refused")},
};

const char *review_words_heading(const char *line)
{
    for (size_t i = 0; line && i < ARRAY_SIZE(headings); i++) {
        if (strcmp(headings[i].line, line) == 0) {
            return _(headings[i].heading);
        }
    }
    return str_text(line);
}

static void add_household(const struct review *review, struct buf *out)
{
    if (str_is_given(review->household)) {
        buf_add_text(out, review->household);
    } else {
        buf_addf(out, _("household no. %lld"), (long long)review->head.household_id);
    }
}

void review_add_subject(const struct review *review, struct buf *out)
{
    if (review->line && strcmp(review->line, "opened") == 0) {
        add_household(review, out);
    } else if (str_is_given(review->name)) {
        buf_add_text(out, review->name);
    } else if (str_is_given(review->login)) {
        buf_add_text(out, review->login);
    } else {
        buf_addf(out, _("Unix user %lld"), (long long)(review->uid == NONE ? 0 : review->uid));
    }
}

void review_add_details(const struct review *review, struct buf *out)
{
    const char *line = str_text(review->line);
    if (strcmp(line, "opened") == 0) {
        buf_addf(out, _N("by %lld user", "by %lld users", (long)review->users),
                 (long long)review->users);
    } else if (strcmp(line, "above") == 0) {
        buf_addf(out, _("usual: %lld"), (long long)review->usual);
    } else if (strcmp(line, "break") == 0) {
        add_household(review, out);
        if (str_is_given(review->words)) {
            buf_addf(out, ": %s", review->words);
        }
    }
}

void review_add_week(int64_t monday, int64_t today, struct buf *out)
{
    int year, year_now;
    int number = week_number(monday, &year);
    week_number(today, &year_now);
    if (year == year_now) {
        buf_addf(out, _("week %d"), number);
    } else {
        buf_addf(out, _("week %d of %d"), number, year);
    }
}

void review_add_state(const struct signed_week *week, struct buf *out)
{
    const char *state = str_text(week->state);
    if (strcmp(state, "signed") == 0) {
        buf_addf(out, _("signed by %s"),
                 str_is_given(week->name)    ? week->name
                 : str_is_given(week->login) ? week->login
                                             : "");
    } else if (strcmp(state, "overdue") == 0) {
        buf_add_text(out, _("not signed, overdue"));
    } else {
        buf_add_text(out, _("not signed yet"));
    }
}
