// SPDX-License-Identifier: EUPL-1.2
// Snapshots: the figures of today frozen with a stage and a remark, and taken away again.
#include "base/buf.h"
#include "base/date.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/snapshots.h"
#include "model/choice.h"
#include "screen/session.h"
#include "screen/then.h"
#include "screen/then_state.h"
#include "ui/dialog.h"

enum { STAGES_MOST = 8, REMARK_BYTES = 2000 };

// Making one

static bool freeze(struct screen *screen, const char *stage, const char *remark)
{
    const struct then_now *self = then_of(screen);
    const struct dossier *dossier = self->dossier;
    const struct snapshot_records records = {&dossier->involvements, &dossier->meetings,
                                             &dossier->people, &dossier->network};
    struct snapshot snapshot;
    struct request request;
    struct reply reply;
    record_init(KIND_SNAPSHOT, &snapshot);
    figures_freeze(&records, self->now, dossier->session->settings, &snapshot);
    snapshot.head.household_id = dossier->id;
    snapshot.household = xstrdup(dossier->household.household);
    snapshot.stage = xstrdup(stage);
    snapshot.remark = xstrdup(remark);
    request_init(&request, VERB_SAVE);
    request_add_change(&request, KIND_SNAPSHOT, NULL, &snapshot);
    bool done = session_ask(screen, &request, &reply);
    if (done) {
        session_show_saved(screen, &reply, TOUCHED_UNLISTED);
        screen_tell(screen, STYLE_TEXT, "%s", _("The figures of today are frozen."));
    }
    request_clear(&request);
    reply_clear(&reply);
    record_clear(KIND_SNAPSHOT, &snapshot);
    return done;
}

static void ask_remark(struct screen *screen, const char *typed);

static void remark_typed(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        struct choice_list stages = choices_get(session_of(screen)->settings, CHOICES_STAGE);
        const char *stage = stages.items[then_of(screen)->stage].code;
        if (!freeze(screen, stage, prompt_text(prompt))) {
            ask_remark(screen, prompt_text(prompt)); // what was typed is not lost
        }
    }
}

static void ask_remark(struct screen *screen, const char *typed)
{
    prompt_open(screen,
                &(struct prompt){.title = _("Freeze the figures of today"),
                                 .label = _("Remark; may stay empty"),
                                 .text = typed,
                                 .limit = REMARK_BYTES},
                remark_typed);
}

static void stage_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        then_of(screen)->stage = menu_choice(menu);
        ask_remark(screen, NULL);
    }
}

void then_freeze(struct screen *screen)
{
    const char *options[STAGES_MOST];
    struct choice_list stages = choices_get(session_of(screen)->settings, CHOICES_STAGE);
    size_t count = 0;
    for (; count < stages.count && count < STAGES_MOST; count++) {
        options[count] = choice_label(&stages.items[count]);
    }
    menu_take_letters(
        menu_open(screen, _("Freeze the figures of today"), options, count, stage_chosen));
}

// Taking one away

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    const struct then_now *self = then_of(screen);
    const struct snapshot *snapshot = record_list_find(&self->dossier->snapshots, self->asked);
    if (result == SCREEN_DONE && snapshot != NULL) {
        session_delete(screen, KIND_SNAPSHOT, snapshot, _("Deleted."));
    }
}

void then_delete(struct screen *screen)
{
    struct then_now *self = then_of(screen);
    const struct snapshot *snapshot = then_snapshot(self);
    char day[DATE_TEXT];
    struct buf question = {0};
    if (snapshot == NULL) {
        return;
    }
    self->asked = snapshot->head.id;
    date_format(snapshot->date, session_of(screen)->settings->date_style, day);
    buf_addf(&question, _("Delete the snapshot of %s? Its frozen figures are gone then."), day);
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
}
