// SPDX-License-Identifier: EUPL-1.2
// What is done about a line of silence.
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/inbox_words.h"
#include "screen/line_forms.h"
#include "screen/notes.h"
#include "screen/plan.h"
#include "screen/radar.h"
#include "screen/radar_state.h"

// The child whose birthday it is, else the family.
static void kind_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    struct radar *self = radar_of(screen);
    const struct silence *line = result == SCREEN_DONE ? radar_asked(screen) : NULL;
    if (line == NULL ||
        !line_open_dossier(screen, &self->dossier, line->head.household_id, DOSSIER_NOTES)) {
        return;
    }
    bool birthday = silence_kind_named(line->kind) == SILENCE_BIRTHDAY;
    note_open(screen, &self->dossier, menu, birthday ? line->subject : "family", NULL);
}

void radar_note(struct screen *screen)
{
    if (radar_take(screen, RADAR_KIND(SILENCE_NO_CONTACT) | RADAR_KIND(SILENCE_BIRTHDAY)) != NULL) {
        note_ask_kind(screen, kind_chosen);
    }
}

// Changes a date of the action behind the line without its being loaded.
static void change_action(struct screen *screen, const struct silence *line,
                          const struct line_field *old, const struct line_field *wanted,
                          const char *words)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    if (line_add_change(&request, KIND_ACTION, &line->head, old, wanted) &&
        session_ask(screen, &request, &reply)) {
        session_show_saved(screen, &reply, line->head.household_id);
        screen_tell(screen, STYLE_TEXT, "%s",
                    reply.step != 0 ? words : _("Somebody else had done that already."));
    }
    reply_clear(&reply);
    request_clear(&request);
}

void radar_done(struct screen *screen)
{
    const struct silence *line = radar_take(screen, RADAR_KIND(SILENCE_OVERDUE_ACTION));
    if (line != NULL) {
        change_action(screen, line, &(struct line_field){"done_on", NULL, NONE},
                      &(struct line_field){"done_on", NULL, session_of(screen)->day},
                      _("The action is done; \"u\" takes it back."));
    }
}

static void day_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    int64_t until;
    const struct silence *line = result == SCREEN_DONE ? radar_asked(parent) : NULL;
    if (line != NULL && line_day(parent, child, &until)) {
        change_action(parent, line, &(struct line_field){"due", NULL, line->date},
                      &(struct line_field){"due", NULL, until},
                      _("The action is put off; \"u\" takes it back."));
    }
}

void radar_postpone(struct screen *screen)
{
    if (radar_take(screen, RADAR_KIND(SILENCE_OVERDUE_ACTION)) != NULL) {
        line_ask_day(screen, day_chosen);
    }
}

void radar_action(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    const struct silence *line = radar_take(screen, RADAR_KIND(SILENCE_GOAL_WITHOUT_ACTION));
    if (line == NULL || !line_open_dossier(screen, &self->dossier, line->head.household_id, 0)) {
        return;
    }
    struct plan_action start;
    record_init(KIND_ACTION, &start);
    start.goal = xstrdup(line->subject);
    plan_open_action(screen, &self->dossier, &start, NULL);
    record_clear(KIND_ACTION, &start);
}

void radar_referral(struct screen *screen)
{
    const struct silence *line = radar_take(screen, RADAR_KIND(SILENCE_REFERRAL_UNANSWERED));
    if (line != NULL) {
        line_open_record(screen, &radar_of(screen)->dossier, KIND_REFERRAL, &line->head,
                         (struct record_form){.title = _("Referral")}, NULL);
    }
}

static const char *who(const struct silence *line)
{
    return str_is_given(line->who_name) ? line->who_name : line->subject;
}

void radar_extend(struct screen *screen)
{
    static const char *const fields[] = {"until", "end_reason", NULL};
    const struct silence *line = radar_take(screen, RADAR_KIND(SILENCE_ENDING));
    struct buf title = {0};
    if (line != NULL) {
        buf_addf(&title, _("Last day of %s"), who(line));
        line_open_record(screen, &radar_of(screen)->dossier, KIND_INVOLVEMENT, &line->head,
                         (struct record_form){.fields = fields, .title = buf_text(&title)}, NULL);
    }
    buf_clear(&title);
}

void radar_hand_over(struct screen *screen)
{
    struct radar *self = radar_of(screen);
    const struct silence *line = radar_take(screen, RADAR_ANY_KIND);
    if (line != NULL && line->may == SILENCE_MAY_ASSIGN) {
        hand_over_open(screen, &self->hand_over,
                       &(struct hand_over_from){
                           .login = line->coordinator,
                           .name = str_is_given(line->coordinator_name) ? line->coordinator_name
                                                                        : line->coordinator,
                           .households = line->household,
                       });
    }
}

void radar_look_back(struct screen *screen)
{
    const struct silence *line = radar_take(screen, RADAR_KIND(SILENCE_LOOK_BACK));
    if (line != NULL) {
        line_look_back(screen, &radar_of(screen)->dossier, &line->head, line->number, who(line));
    }
}
