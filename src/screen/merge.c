// SPDX-License-Identifier: EUPL-1.2
#include "screen/merge.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/household.h"
#include "screen/merge_compose.h"
#include "screen/pane.h"
#include "screen/session.h"
#include "ui/dialog.h"

enum { CODE_BYTES = 64 };

// Both are read when it is done, so that what others changed meanwhile is refused and not lost.
static bool load(const struct dossier *shown, int64_t to_id, struct dossier both[2],
                 struct err *err)
{
    dossier_open(&both[0], shown->session, shown->id);
    dossier_open(&both[1], shown->session, to_id);
    return dossier_need(&both[0], MERGE_PARTS, err) && dossier_need(&both[1], MERGE_PARTS, err);
}

static bool merge(struct screen *screen, const struct dossier both[2])
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    merge_compose(&request, &both[0], &both[1], session_of(screen)->settings->today);
    bool done = session_ask(screen, &request, &reply);
    if (done) {
        session_show_saved(screen, &reply, TOUCHED_MANY);
    }
    request_clear(&request);
    reply_clear(&reply);
    return done;
}

static void confirmed(struct screen *screen, struct screen *question, enum screen_result result)
{
    struct session *session = session_of(screen);
    struct dossier both[2] = {{0}, {0}};
    struct err err;
    (void)question;
    if (result == SCREEN_DONE && load(pane_of(screen)->dossier, session->merged_into, both, &err)) {
        if (merge(screen, both)) {
            screen_tell(screen, STYLE_TEXT, _("Everything stands in %s now. \"u\" takes it back."),
                        both[1].household.household);
        }
    } else if (result == SCREEN_DONE) {
        screen_tell_error(screen, &err);
    }
    dossier_clear(&both[0]);
    dossier_clear(&both[1]);
}

// The household that stays; not the one that goes.
static bool find(struct screen *screen, const char *code, struct err *err)
{
    struct session *session = session_of(screen);
    struct household household;
    record_init(KIND_HOUSEHOLD, &household);
    bool found = ask_get_code(session->ask, KIND_HOUSEHOLD, code, &household, err);
    if (found && household.head.id == pane_of(screen)->dossier->id) {
        found = err_set(err, "%s", _("That is this household itself."));
    }
    session->merged_into = found ? household.head.id : 0;
    record_clear(KIND_HOUSEHOLD, &household);
    return found;
}

static void ask_sure(struct screen *screen, const struct household *from,
                     const struct household *to)
{
    char question[512];
    snprintf(question, sizeof(question),
             _("Bring everything of %s (%s) to %s (%s)? It can be undone as one step."),
             from->household, str_text(from->name), to->household, str_text(to->name));
    confirm_open(screen, question, confirmed);
}

static void code_given(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    const struct session *session = session_of(screen);
    struct household to;
    struct err err;
    (void)prompt;
    record_init(KIND_HOUSEHOLD, &to);
    if (result == SCREEN_DONE &&
        ask_get(session->ask, KIND_HOUSEHOLD, session->merged_into, &to, &err)) {
        ask_sure(screen, &pane_of(screen)->dossier->household, &to);
    } else if (result == SCREEN_DONE) {
        screen_tell_error(screen, &err);
    }
    record_clear(KIND_HOUSEHOLD, &to);
}

void household_merge(struct screen *screen)
{
    prompt_open(screen,
                &(struct prompt){
                    .title = _("Two records of one household"),
                    .label = _("Code of the one that stays"),
                    .limit = CODE_BYTES,
                    .check = find,
                },
                code_given);
}
