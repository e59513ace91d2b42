// SPDX-License-Identifier: EUPL-1.2
#include "figures/inbox_words.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/course.h"
#include "figures/inbox.h"
#include "figures/silence.h"

static const char *const silence_labels[SILENCE_COUNT] = {
    [SILENCE_NO_CONTACT] = N_("no contact"),
    [SILENCE_OVERDUE_ACTION] = N_("overdue action"),
    [SILENCE_GOAL_WITHOUT_ACTION] = N_("goal without action"),
    [SILENCE_REFERRAL_UNANSWERED] = N_("referral without answer"),
    [SILENCE_ENDING] = N_("ends soon"),
    [SILENCE_LOOK_BACK] = N_("look-back"),
    [SILENCE_BIRTHDAY] = N_("birthday"),
};

const char *silence_words(const char *kind)
{
    enum silence_kind found = silence_kind_named(kind);
    return found < SILENCE_COUNT ? _(silence_labels[found]) : kind;
}

static const char *const inbox_labels[INBOX_COUNT] = {
    [INBOX_ACTION] = N_("action"),       [INBOX_AGREEMENT] = N_("agreement"),
    [INBOX_REMINDER] = N_("reminder"),   [INBOX_REFERRAL] = N_("referral"),
    [INBOX_LOOK_BACK] = N_("look-back"), [INBOX_BIRTHDAY] = N_("birthday"),
    [INBOX_CHECK_IN] = N_("check-in"),   [INBOX_DRAFT] = N_("draft"),
    [INBOX_GLASS] = N_("emergency"),
};

const char *inbox_words(const char *kind)
{
    enum inbox_kind found = inbox_kind_named(kind);
    return found < INBOX_COUNT ? _(inbox_labels[found]) : kind;
}

static const char *domain_label(const char *domain, const struct settings *settings)
{
    const struct choice *choice =
        choice_find(choices_get(settings, CHOICES_DOMAIN), str_text(domain));
    return choice != NULL ? choice_label(choice) : str_is_given(domain) ? domain : "";
}

void inbox_add_what(const struct inbox_row *line, const struct settings *settings, struct buf *out)
{
    switch (inbox_kind_named(line->kind)) {
    case INBOX_LOOK_BACK:
        buf_addf(out, _("after %d months: %s"), (int)line->number,
                 domain_label(line->domain, settings));
        return;
    case INBOX_BIRTHDAY: buf_addf(out, _("turns %d"), (int)line->number); return;
    case INBOX_CHECK_IN:
        buf_add_text(out, str_is_given(line->text) ? line->text : _("see how it goes"));
        return;
    default: buf_add_text(out, str_is_given(line->text) ? line->text : line->subject); return;
    }
}

const char *inbox_who(const struct inbox_row *line)
{
    if (str_is_given(line->who_name)) {
        return line->who_name;
    }
    bool family = line->who != NULL && strcmp(line->who, "family") == 0;
    return family ? _("the family itself") : str_text(line->who);
}

static void add_birthday(const struct silence *row, struct buf *out)
{
    const struct age_of_agreement *from = figures_agreement_from(row->number);
    if (from != NULL) {
        buf_addf(out, _("turns %d; then agrees: %s"), (int)row->number, _(from->usual));
    }
}

// Who is told of, and what.
static void tell(silence_part *told, void *owner, const char *who, const char *what)
{
    if (str_is_given(who)) {
        told(owner, true, who);
    }
    if (str_is_given(what)) {
        told(owner, false, what);
    }
}

void silence_each_what(const struct silence *row, const struct settings *settings,
                       silence_part *told, void *owner)
{
    const char *name = str_is_given(row->who_name) ? row->who_name : row->subject;
    struct buf part = {0};
    switch (silence_kind_named(row->kind)) {
    case SILENCE_OVERDUE_ACTION:
    case SILENCE_GOAL_WITHOUT_ACTION:
        tell(told, owner, NULL, str_is_given(row->text) ? row->text : row->subject);
        tell(told, owner, row->who_name, NULL);
        break;
    case SILENCE_REFERRAL_UNANSWERED:
        tell(told, owner, NULL, str_is_same(row->subject, "out") ? _("out") : _("in"));
        tell(told, owner, row->who_name, row->text);
        break;
    case SILENCE_LOOK_BACK:
        buf_addf(&part, _("after %d months: %s"), (int)row->number,
                 domain_label(row->domain, settings));
        tell(told, owner, name, buf_text(&part));
        break;
    case SILENCE_BIRTHDAY:
        add_birthday(row, &part);
        tell(told, owner, name, buf_text(&part));
        break;
    default: tell(told, owner, name, domain_label(row->domain, settings)); break;
    }
    buf_clear(&part);
}

static void join(void *owner, bool who, const char *text)
{
    struct buf *words = owner;
    (void)who;
    buf_addf(words, "%s%s", words->len > 0 ? " · " : "", text);
}

void silence_add_what(const struct silence *row, const struct settings *settings, struct buf *out)
{
    struct buf words = {0};
    silence_each_what(row, settings, join, &words);
    buf_add_text(out, buf_text(&words));
    buf_clear(&words);
}

void silence_add_since(const struct silence *row, int64_t day, struct buf *out)
{
    if (row->date == NONE) {
        return;
    }
    int64_t days = day - row->date;
    long count = (long)(days < 0 ? -days : days);
    if (days == 0) {
        buf_add_text(out, _C("silence", "today"));
    } else if (days < 0) {
        buf_addf(out, _N("in %ld day", "in %ld days", count), count);
    } else {
        buf_addf(out, _N("%ld day", "%ld days", count), count);
    }
}
