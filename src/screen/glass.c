// SPDX-License-Identifier: EUPL-1.2
#include "screen/glass.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/household.h"
#include "screen/session.h"
#include "ui/dialog.h"

enum { REASON_BYTES = 500 };

void glass_tell_closed(struct screen *screen, const struct household_row *row)
{
    const char *who = str_text(row->coordinator);
    if (str_is_given(row->phone)) {
        screen_tell(screen, STYLE_TEXT,
                    _("Closed to you: %s coordinates it, phone %s. ! opens it in an emergency."),
                    who, row->phone);
    } else if (who[0] != '\0') {
        screen_tell(screen, STYLE_TEXT,
                    _("Closed to you: %s coordinates it. ! opens it in an emergency."), who);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("Closed to you: nobody coordinates it. ! opens it in an emergency."));
    }
}

// What the reason is given for; the list below may have changed when it is.
static bool break_glass(struct screen *parent, const char *text, struct err *err)
{
    struct session *session = session_of(parent);
    struct request request;
    struct reply reply;
    request_init(&request, VERB_BREAK);
    request.household_id = session->glass_household;
    request_set_text(&request, text);
    reply_init(&reply);
    bool done = ask(session->ask, &request, &reply) || err_set(err, "%s", str_text(reply.message));
    reply_clear(&reply);
    request_clear(&request);
    return done;
}

static void opened(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)child;
    if (result == SCREEN_DONE) {
        screen_reload_all(parent->stack);
        household_open(parent, session_of(parent)->glass_household, PANE_OVERVIEW);
    }
}

void glass_open(struct screen *screen, const struct household_row *row)
{
    char title[256];
    snprintf(title, sizeof(title), _("Emergency access to %s"), str_text(row->name));
    session_of(screen)->glass_household = row->head.id;
    prompt_open(screen,
                &(struct prompt){
                    .title = title,
                    .label = _("Reason; the coordinator is told"),
                    .limit = REASON_BYTES,
                    .check = break_glass,
                },
                opened);
}

// Notices

static void add_notice(const struct session *session, const struct glass *glass, struct buf *text)
{
    char at[DATE_STAMP_TEXT];
    date_format_stamp(glass->at, session->settings->date_style, at);
    buf_addf(text, "%s%s  %s  %s\n%s: %s\n", text->len > 0 ? "\n" : "", at,
             str_text(glass->household), str_text(glass->household_name),
             str_is_given(glass->name) ? glass->name : glass->login, str_text(glass->reason));
}

static void told(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct session *session = session_of(parent);
    struct request request;
    struct reply reply;
    (void)child;
    if (result != SCREEN_DONE) {
        return;
    }
    request_init(&request, VERB_NOTICED);
    request.id = session->glass_told;
    session_ask(parent, &request, &reply);
    reply_clear(&reply);
    request_clear(&request);
}

void glass_tell_notices(struct screen_stack *stack)
{
    struct session *session = stack->program;
    struct request request;
    struct record_list list;
    struct buf text = {0};
    struct err err;
    request_init(&request, VERB_NOTICES);
    request.kind = KIND_GLASS;
    if (ask_list(session->ask, &request, &list, &err)) {
        for (size_t i = 0; i < list.count; i++) {
            const struct glass *glass = record_list_at(&list, i);
            add_notice(session, glass, &text);
            session->glass_told = glass->head.id;
        }
    }
    if (list.count > 0 && stack->top != NULL) {
        message_open(stack->top, _("Emergency accesses to your households"), buf_text(&text))
            ->done = told;
    }
    record_list_clear(&list);
    buf_clear(&text);
    request_clear(&request);
}
