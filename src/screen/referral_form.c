// SPDX-License-Identifier: EUPL-1.2
#include "screen/referral_form.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/dossier.h"
#include "screen/record_form.h"
#include "ui/form.h"

enum { MOST_FROM = 4 };

// One step: the states from which it is possible, and the one that it leads to.
static const struct rule {
    const char *state;
    const char *from[MOST_FROM + 1];
    const char *const *asks; // fields; NULL: nothing
    const char *title;
    const char *said;
} rules[] = {
    [REFERRAL_ACCEPT] = {"accepted",
                         {"", "sent"},
                         NULL,
                         N_("Accept the referral"),
                         N_("The referral is accepted.")},
    [REFERRAL_REJECT] = {"rejected",
                         {"", "sent", "accepted"},
                         (const char *const[]){"state_reason", "state_on", NULL},
                         N_("Reject the referral"),
                         NULL},
    [REFERRAL_START] = {"started",
                        {"", "sent", "accepted"},
                        NULL,
                        N_("Start with the referral"),
                        N_("The referral is started.")},
    [REFERRAL_FINISH] = {"finished",
                         {"accepted", "started"},
                         NULL,
                         N_("Finish the referral"),
                         N_("The referral is finished.")},
    [REFERRAL_WITHDRAW] = {"withdrawn",
                           {"", "sent", "accepted", "started"},
                           (const char *const[]){"state_reason", "state_on", NULL},
                           N_("Withdraw the referral"),
                           NULL},
    [REFERRAL_FAMILY_NO] = {"rejected",
                            {"", "sent", "accepted"},
                            (const char *const[]){"discussed_on", "answer", "state_on", NULL},
                            N_("The family does not want it: the referral ends"),
                            NULL},
};

static const char *state_of(const struct referral *referral)
{
    return str_text(referral->state);
}

static bool is_possible(const struct rule *rule, const struct referral *referral)
{
    for (size_t i = 0; rule->from[i] != NULL; i++) {
        if (strcmp(rule->from[i], state_of(referral)) == 0) {
            return true;
        }
    }
    return false;
}

void referral_title(const struct dossier *dossier, const struct referral *referral, struct buf *out)
{
    char date[DATE_TEXT];
    bool goes_out = referral->direction != NULL && strcmp(referral->direction, "out") == 0;
    date_format(referral->date, dossier->session->settings->date_style, date);
    buf_addf(out, goes_out ? _("Referral out of %s") : _("Referral in of %s"), date);
}

static const char *new_title(const char *direction)
{
    return direction == NULL               ? _("New referral")
           : strcmp(direction, "out") == 0 ? _("New referral out")
                                           : _("New referral in");
}

void referral_new(struct screen *parent, const struct dossier *dossier, const char *direction,
                  screen_done *done)
{
    struct referral start;
    record_init(KIND_REFERRAL, &start);
    start.date = start.state_on = dossier->session->settings->today;
    record_set_text(KIND_REFERRAL, &start, "direction", direction);
    record_set_text(KIND_REFERRAL, &start, "state", "sent");
    record_form_open(parent,
                     &(struct record_form){.kind = KIND_REFERRAL,
                                           .start = &start,
                                           .title = new_title(direction),
                                           .dossier = dossier},
                     done);
    record_clear(KIND_REFERRAL, &start);
}

void referral_edit(struct screen *parent, const struct dossier *dossier,
                   const struct referral *referral)
{
    struct buf title = {0};
    referral_title(dossier, referral, &title);
    record_form_open(parent,
                     &(struct record_form){.kind = KIND_REFERRAL,
                                           .before = referral,
                                           .title = buf_text(&title),
                                           .dossier = dossier},
                     NULL);
    buf_clear(&title);
}

// Steps

static void tell_impossible(struct screen *parent, const struct dossier *dossier,
                            const struct referral *referral)
{
    struct buf state = {0};
    bool rejected = strcmp(state_of(referral), "rejected") == 0;
    field_show(kind_field(KIND_REFERRAL, "state"), referral, dossier->session->settings, &state);
    if (rejected) {
        screen_tell(parent, STYLE_TEXT, "%s",
                    _("This referral was rejected: going on needs a new one."));
    } else {
        screen_tell(parent, STYLE_TEXT, _("This cannot follow on: %s."), buf_text(&state));
    }
    buf_clear(&state);
}

static void save(struct screen *parent, const struct dossier *dossier,
                 const struct referral *before, const struct referral *after, const char *said)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_REFERRAL, before, after);
    if (session_ask(parent, &request, &reply)) {
        session_show_saved(parent, &reply, dossier->id);
        screen_tell(parent, STYLE_TEXT, "%s", said);
    }
    request_clear(&request);
    reply_clear(&reply);
}

static void open_step(struct screen *parent, const struct dossier *dossier,
                      const struct referral *before, const struct referral *after,
                      const struct rule *rule)
{
    static const char *const discussed[] = {"discussed_on", "answer", "state_on", NULL};
    struct screen *form = record_form_open(
        parent,
        &(struct record_form){.kind = KIND_REFERRAL,
                              .before = before,
                              .start = after,
                              .fields = rule->asks != NULL ? rule->asks : discussed,
                              .title = _(rule->title),
                              .dossier = dossier},
        NULL);
    if (rule->asks == NULL) {
        form_set_error(form, 0, _("is needed before a referral is accepted"));
    }
}

void referral_step(struct screen *parent, const struct dossier *dossier,
                   const struct referral *referral, enum referral_step step)
{
    const struct rule *rule = &rules[step];
    struct referral after;
    if (!is_possible(rule, referral)) {
        tell_impossible(parent, dossier, referral);
        return;
    }
    record_init(KIND_REFERRAL, &after);
    record_copy(KIND_REFERRAL, &after, referral);
    record_set_text(KIND_REFERRAL, &after, "state", rule->state);
    record_set_text(KIND_REFERRAL, &after, "state_reason", "");
    after.state_on = dossier->session->settings->today;
    if (step == REFERRAL_FAMILY_NO) {
        record_set_text(KIND_REFERRAL, &after, "state_reason", _("the family does not want it"));
        after.discussed_on =
            after.discussed_on == NONE ? dossier->session->settings->today : after.discussed_on;
    }
    if (rule->asks == NULL && referral->discussed_on != NONE) {
        save(parent, dossier, referral, &after, _(rule->said));
    } else {
        open_step(parent, dossier, referral, &after, rule);
    }
    record_clear(KIND_REFERRAL, &after);
}
