// SPDX-License-Identifier: EUPL-1.2
#include "figures/inbox_words.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
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
    for (enum silence_kind i = 0; kind != NULL && i < SILENCE_COUNT; i++) {
        if (strcmp(silence_kind_name(i), kind) == 0) {
            return _(silence_labels[i]);
        }
    }
    return kind;
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

static const char *domain_label(const struct inbox_row *line, const struct settings *settings)
{
    const struct choice *choice =
        choice_find(choices_get(settings, CHOICES_DOMAIN), line->domain ? line->domain : "");
    return choice != NULL ? choice_label(choice) : str_is_given(line->domain) ? line->domain : "";
}

void inbox_add_what(const struct inbox_row *line, const struct settings *settings, struct buf *out)
{
    switch (inbox_kind_named(line->kind)) {
    case INBOX_LOOK_BACK:
        buf_addf(out, _("after %d months: %s"), (int)line->number, domain_label(line, settings));
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
    return family ? _("the family itself") : line->who != NULL ? line->who : "";
}
