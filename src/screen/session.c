// SPDX-License-Identifier: EUPL-1.2
#include "screen/session.h"

#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "model/record.h"

struct session *session_of(const struct screen *screen)
{
    return screen->stack->program;
}

bool session_is_today(const struct session *session)
{
    return session->day == session->settings->today;
}

unsigned session_has(const struct session *session)
{
    return (session_is_today(session) ? SCREEN_HAS_TODAY : SCREEN_HAS_OTHER_DAY) |
           (session->saves > 0 ? SCREEN_HAS_UNDO : 0);
}

bool session_ask(struct screen *screen, struct request *request, struct reply *reply)
{
    struct session *session = session_of(screen);
    reply_init(reply);
    if (ask(session->ask, request, reply)) {
        return true;
    }
    screen_tell(screen, STYLE_ERROR, "%s", str_text(reply->message));
    return false;
}

bool session_changed(void *program)
{
    struct session *session = program;
    struct request request;
    struct reply reply;
    request_init(&request, VERB_CHANGES);
    reply_init(&reply);
    bool done = ask(session->ask, &request, &reply);
    bool changed = done && reply.changes != session->changes_seen;
    if (done) {
        session->changes_seen = reply.changes;
        session->touched = changed ? TOUCHED_MANY : session->touched;
    }
    request_clear(&request);
    reply_clear(&reply);
    return changed;
}

bool session_prepare(void *program)
{
    const struct ask *ask = ((struct session *)program)->ask;
    return ask->prepare != NULL && ask->prepare(ask->door);
}

static int64_t touched_both(int64_t before, int64_t now)
{
    if (before == TOUCHED_NONE || before == TOUCHED_UNLISTED || before == now) {
        return now;
    }
    return now == TOUCHED_UNLISTED ? before : TOUCHED_MANY;
}

// When somebody else saved too, the counter has gone on by more than one.
static void note_touched(struct session *session, const struct reply *reply, int64_t touched)
{
    bool alone = reply->changes == session->changes_seen + 1;
    session->touched = alone ? touched_both(session->touched, touched) : TOUCHED_MANY;
}

void session_show_saved(struct screen *screen, const struct reply *reply, int64_t touched)
{
    struct session *session = session_of(screen);
    note_touched(session, reply, touched);
    session->changes_seen = reply->changes;
    session->saves++;
    screen_reload_all(screen->stack);
}

int64_t session_take_touched(struct session *session)
{
    int64_t touched = session->touched;
    session->touched = TOUCHED_NONE;
    return touched;
}

bool session_change(struct screen *screen, enum kind kind, const void *before, const void *after,
                    const char *done)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    request_add_change(&request, kind, before, after);
    bool saved = session_ask(screen, &request, &reply);
    if (saved) {
        int64_t household_id = ((const struct record *)before)->household_id;
        session_show_saved(screen, &reply,
                           kind == KIND_COORDINATION || household_id == 0 ? TOUCHED_MANY
                                                                          : household_id);
        screen_tell(screen, STYLE_TEXT, "%s", done);
    }
    request_clear(&request);
    reply_clear(&reply);
    return saved;
}

bool session_delete(struct screen *screen, enum kind kind, const void *record, const char *done)
{
    return session_change(screen, kind, record, NULL, done);
}

// The words of the newest step that can be taken back; false when there is none.
static bool newest_step(struct session *session, struct step *step)
{
    struct request request;
    struct record_list steps;
    struct err err;
    request_init(&request, VERB_STEPS);
    request.kind = KIND_STEP;
    bool found = false;
    if (ask_list(session->ask, &request, &steps, &err)) {
        for (size_t i = 0; i < steps.count && !found; i++) {
            const struct step *one = record_list_at(&steps, i);
            if (one->undone == 0) {
                record_copy(KIND_STEP, step, one);
                found = true;
            }
        }
    }
    record_list_clear(&steps);
    request_clear(&request);
    return found;
}

void session_undo(struct screen *screen)
{
    struct session *session = session_of(screen);
    struct step step;
    record_init(KIND_STEP, &step);
    if (!newest_step(session, &step)) {
        screen_tell(screen, STYLE_TEXT, "%s", _("There is nothing to undo."));
        record_clear(KIND_STEP, &step);
        return;
    }
    struct request request;
    struct reply reply;
    request_init(&request, VERB_UNDO);
    request.id = step.head.id;
    if (session_ask(screen, &request, &reply)) {
        session_show_saved(screen, &reply, TOUCHED_MANY);
        screen_tell(screen, STYLE_TEXT, _("Undone: %s"), step.words);
    }
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_STEP, &step);
}
