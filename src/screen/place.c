// SPDX-License-Identifier: EUPL-1.2
#include "screen/place.h"

#include "base/err.h"
#include "base/str.h"
#include "model/records.h"
#include "screen/household.h"
#include "screen/session.h"

static bool is_known(const struct session *session, const struct session_place *place)
{
    return session->place.household_id == place->household_id && session->place.pane == place->pane;
}

void place_return(struct screen_stack *stack)
{
    struct session *session = stack->program;
    struct last_place kept;
    struct err err;
    record_init(KIND_PLACE, &kept);
    if (ask_get(session->ask, KIND_PLACE, 0, &kept, &err) && kept.head.household_id != 0) {
        household_open(stack->top, kept.head.household_id,
                       household_pane_named(str_text(kept.pane)));
        stack->message[0] = '\0'; // what was said of the list; or that the household is gone
        session->place = household_place(stack);
        session->place.household_id = kept.head.household_id;
    }
    record_clear(KIND_PLACE, &kept);
}

void place_keep(struct screen_stack *stack)
{
    struct session *session = stack->program;
    struct session_place place = household_place(stack);
    struct request request;
    struct reply reply;
    struct last_place kept;
    if (is_known(session, &place)) {
        return;
    }
    record_init(KIND_PLACE, &kept);
    kept.head.household_id = place.household_id;
    record_set_text(KIND_PLACE, &kept, "pane", place.pane);
    request_init(&request, VERB_KEEP);
    reply_init(&reply);
    request.flags = REQUEST_BRIEFLY; // nothing is lost without it
    request_set_row(&request, KIND_PLACE, &kept);
    ask(session->ask, &request, &reply);
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_PLACE, &kept);
}
