// SPDX-License-Identifier: EUPL-1.2
#include "screen/hand_over.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/register.h"
#include "screen/session.h"
#include "ui/dialog.h"

enum { TITLE_BYTES = 256, REASON_BYTES = 500 };

void hand_over_clear(struct hand_over *hand_over)
{
    record_clear(KIND_COVER, &hand_over->wish);
    free(hand_over->households);
    *hand_over = (struct hand_over){0};
}

// How many households that hands over, or would by a dry run; -1: the sentence says why not.
static int64_t ask_hand_over(struct screen *screen, unsigned flags)
{
    const struct hand_over *hand_over = session_of(screen)->hand_over;
    struct request request;
    struct reply reply;
    request_init(&request, VERB_HAND_OVER);
    request.flags = flags;
    request_set_text(&request, hand_over->households);
    rows_init(&request.rows, KIND_COVER);
    rows_add(&request.rows, &hand_over->wish);
    int64_t count = session_ask(screen, &request, &reply) ? reply.changed_count : -1;
    if (count >= 0 && flags == 0) {
        session_show_saved(screen, &reply, TOUCHED_MANY);
    }
    reply_clear(&reply);
    request_clear(&request);
    return count;
}

static void confirmed(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)child;
    int64_t count = result == SCREEN_DONE ? ask_hand_over(parent, 0) : -1;
    if (count >= 0) {
        screen_tell(parent, STYLE_TEXT,
                    _N("%lld household handed over.", "%lld households handed over.", (long)count),
                    (long long)count);
    }
}

static void reason_given(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct cover *wish = &session_of(parent)->hand_over->wish;
    if (result != SCREEN_DONE) {
        return;
    }
    xreplace(&wish->reason, prompt_text(child));
    int64_t count = ask_hand_over(parent, REQUEST_DRY_RUN);
    if (count >= 0) {
        char question[TITLE_BYTES];
        snprintf(question, sizeof(question),
                 _N("Hand over %lld household of %s to %s?",
                    "Hand over %lld households of %s to %s?", (long)count),
                 (long long)count, wish->covers, wish->login);
        confirm_open(parent, question, confirmed);
    }
}

static bool has_reason(struct screen *parent, const char *text, struct err *err)
{
    (void)parent;
    return text[0] != '\0' || err_set(err, "%s", _("A hand-over needs a reason."));
}

static void successor_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    const struct coordinator *to = result == SCREEN_DONE ? register_choice(child) : NULL;
    struct cover *wish = &session_of(parent)->hand_over->wish;
    char title[TITLE_BYTES];
    if (!to) {
        return;
    }
    xreplace(&wish->login, to->login);
    xreplace(&wish->reason, "?"); // whether it is possible at all, before anybody types why
    if (ask_hand_over(parent, REQUEST_DRY_RUN) < 0) {
        return;
    }
    snprintf(title, sizeof(title), _("From %s to %s"), wish->covers, wish->login);
    prompt_open(parent,
                &(struct prompt){
                    .title = title,
                    .label = _("Reason"),
                    .limit = REASON_BYTES,
                    .check = has_reason,
                },
                reason_given);
}

void hand_over_open(struct screen *screen, struct hand_over *hand_over,
                    const struct hand_over_from *from)
{
    char title[TITLE_BYTES];
    hand_over_clear(hand_over);
    record_init(KIND_COVER, &hand_over->wish);
    xreplace(&hand_over->wish.covers, from->login);
    hand_over->households = from->households != NULL ? xstrdup(from->households) : NULL;
    session_of(screen)->hand_over = hand_over;
    snprintf(title, sizeof(title), _("Who takes over from %s?"), from->name);
    register_choose(screen, KIND_COORDINATOR, title, successor_chosen);
}
