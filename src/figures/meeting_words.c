// SPDX-License-Identifier: EUPL-1.2
#include "figures/meeting_words.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "model/choice.h"
#include "model/settings.h"

static void join(struct buf *out, const char *between, const char *text)
{
    if (str_is_given(text)) {
        buf_add_text(out, out->len > 0 ? between : "");
        buf_add_text(out, text);
    }
}

// Agreements

const char *meeting_words_who(const struct agreement *agreement)
{
    if (str_is_given(agreement->who_name)) {
        return agreement->who_name;
    }
    return figures_names_family(agreement->who) ? _("the family itself")
           : str_is_given(agreement->who)       ? agreement->who
                                                : "–";
}

const char *meeting_words_giver(const struct advice *advice)
{
    if (str_is_given(advice->by_name)) {
        return advice->by_name;
    }
    return figures_names_family(advice->by) ? _("the family itself")
           : str_is_given(advice->by)       ? advice->by
                                            : _("somebody");
}

const char *meeting_words_kept(const struct agreement *agreement)
{
    return agreement->kept == 1   ? _("kept")
           : agreement->kept == 0 ? _("not kept")
                                  : _C("agreement", "open");
}

void meeting_words_task(const char *who, const char *text, int64_t due,
                        const struct settings *settings, struct buf *out)
{
    char day[DATE_TEXT];
    struct buf words = {0};
    join(&words, "", who);
    join(&words, ": ", text);
    if (due != NONE) {
        buf_add_text(&words, words.len > 0 ? ", " : "");
        buf_addf(&words, _("by %s"), date_format(due, settings->date_style, day));
    }
    buf_add_text(out, buf_text(&words));
    buf_clear(&words);
}

// Helpers

const char *meeting_words_helper(const struct contribution *one)
{
    return str_is_given(one->professional_name) ? one->professional_name : one->professional;
}

void meeting_words_said(const struct contribution *said, struct buf *out)
{
    bool not_needed = said->needed == 0;
    buf_add_text(out, not_needed ? _("says: my part is not needed") : "");
    if (str_is_given(said->who_else)) {
        buf_add_text(out, not_needed ? "; " : "");
        buf_addf(out, _("could also be done by: %s"), said->who_else);
    }
}

// The family has no name of its own.
static void add_agreed_by(const struct contribution *decided, struct buf *out)
{
    struct buf agreed = {0};
    join(&agreed, "", figures_names_family(decided->agreed_by) ? _("the family itself") : NULL);
    join(&agreed, ", ", decided->agreed_by_names);
    if (agreed.len > 0) {
        buf_add_char(out, ' ');
        buf_addf(out, _("(agreed by %s)"), buf_text(&agreed));
    }
    buf_clear(&agreed);
}

void meeting_words_decision(const struct contribution *decided, const struct settings *settings,
                            bool named, struct buf *out)
{
    const char *code = str_text(decided->decision);
    const struct choice *choice = choice_find(choices_get(settings, CHOICES_DECISION), code);
    buf_add_text(out, choice != NULL ? choice_label(choice) : code);
    if (named) {
        buf_addf(out, ": %s", meeting_words_helper(decided));
    }
    join(out, ", ", decided->reason);
    if (str_is_given(decided->who_else)) {
        buf_add_text(out, "; ");
        buf_addf(out, _("instead: %s"), decided->who_else);
    }
    add_agreed_by(decided, out);
}

const char *meeting_words_invited(const struct meeting *meeting)
{
    int64_t invited = figures_family_invited(meeting);
    return invited == 1   ? _("The family is invited.")
           : invited == 0 ? _("The family is not invited to this meeting.")
                          : _("It is not known whether the family is invited.");
}

// The agenda

const char *meeting_words_label(const struct agenda_point *point)
{
    switch (point->kind) {
    case AGENDA_OWN: return _("agenda");
    case AGENDA_PROPOSAL: return _("proposal");
    case AGENDA_AGREEMENT: return point->overdue ? _("! agreement") : _("agreement");
    case AGENDA_ACTION: return point->overdue ? _("! action") : _("action");
    case AGENDA_NOT_NEEDED: return _("helper");
    case AGENDA_CLASH: return _("advice clashes");
    default: return _("goal");
    }
}

static void add_action(const struct plan_action *action, const struct settings *settings,
                       struct buf *out)
{
    bool named = str_is_given(action->who_name);
    const char *family = figures_names_family(action->who) ? _("the family itself") : action->who;
    meeting_words_task(named ? action->who_name : family, action->text, action->due, settings, out);
}

static void add_advice(const struct advice *advice, struct buf *out)
{
    buf_addf(out, "%s: “%s”", meeting_words_giver(advice), str_text(advice->text));
}

void meeting_words_point(const struct agenda_point *point, const struct settings *settings,
                         struct buf *out)
{
    if (point->kind == AGENDA_OWN) {
        buf_add(out, point->line, point->len);
    } else if (point->kind == AGENDA_PROPOSAL) {
        const struct proposal *proposal = point->record;
        join(out, "", str_is_given(proposal->name) ? proposal->name : proposal->proposal);
        join(out, " – ", proposal->remark);
    } else if (point->kind == AGENDA_AGREEMENT) {
        const struct agreement *agreement = point->record;
        meeting_words_task(meeting_words_who(agreement), agreement->text, agreement->due, settings,
                           out);
    } else if (point->kind == AGENDA_ACTION) {
        add_action(point->record, settings, out);
    } else if (point->kind == AGENDA_NOT_NEEDED) {
        buf_addf(out, "%s ", meeting_words_helper(point->record));
        meeting_words_said(point->record, out);
    } else if (point->kind == AGENDA_CLASH) {
        add_advice(point->record, out);
        buf_add_text(out, " – ");
        add_advice(point->other, out);
    } else {
        const struct goal *goal = point->record;
        buf_addf(out, "%s (%s)", goal->text != NULL ? goal->text : goal->goal, _("no action yet"));
    }
}
