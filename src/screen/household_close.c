// SPDX-License-Identifier: EUPL-1.2
#include "screen/household_close.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/course.h"
#include "figures/plan.h"
#include "screen/dossier.h"
#include "screen/record_choices.h"
#include "screen/record_fields.h"
#include "screen/session.h"
#include "ui/form.h"

// Behind these a field for each goal that is open.
enum close_field { CLOSE_UNTIL, CLOSE_EXIT, CLOSE_CONTACT, CLOSE_GOALS, CLOSE_FIRST_GOAL };

enum { EXITS_MOST = 8 };

struct close_form {
    struct session *session;
    const struct dossier *dossier;
    struct coordination span; // as it runs
    struct record_list goals; // open, as they stand
    struct record_options outcomes;
    struct form_option exits[EXITS_MOST];
    size_t exit_count;
};

static void ask_who(void *owner, const char *typed, struct form_options *out)
{
    const struct close_form *self = owner;
    record_choices_who(self->session, self->dossier, typed, out);
}

// Saving

// A goal without an answer is left open.
static void add_goal(const struct close_form *self, const struct screen *form, size_t i,
                     int64_t until, struct request *request)
{
    const struct goal *goal = record_list_at(&self->goals, i);
    const char *outcome = form_value(form, CLOSE_FIRST_GOAL + i);
    struct goal answered;
    if (outcome[0] == '\0') {
        return;
    }
    record_init(KIND_GOAL, &answered);
    record_copy(KIND_GOAL, &answered, goal);
    record_set_text(KIND_GOAL, &answered, "outcome", outcome);
    answered.outcome_date = until;
    request_add_change(request, KIND_GOAL, goal, &answered);
    record_clear(KIND_GOAL, &answered);
}

// Who stays as contact, as people read it: what the coordination wanted to reach has come down to that.
static void add_contact(const struct screen *form, struct coordination *ended)
{
    struct buf aim = {0};
    if (form_value(form, CLOSE_CONTACT)[0] == '\0') {
        return;
    }
    if (str_is_given(ended->aim)) {
        buf_addf(&aim, "%s\n", ended->aim);
    }
    buf_addf(&aim, _("Stays as contact: %s"), form_shown(form, CLOSE_CONTACT));
    record_set_text(KIND_COORDINATION, ended, "aim", buf_text(&aim));
    buf_clear(&aim);
}

static void add_span(const struct close_form *self, const struct screen *form, int64_t until,
                     struct request *request)
{
    struct coordination ended;
    record_init(KIND_COORDINATION, &ended);
    record_copy(KIND_COORDINATION, &ended, &self->span);
    ended.until = until;
    record_set_text(KIND_COORDINATION, &ended, "exit", form_value(form, CLOSE_EXIT));
    add_contact(form, &ended);
    request_add_change(request, KIND_COORDINATION, &self->span, &ended);
    record_clear(KIND_COORDINATION, &ended);
}

// Takes what stands there now, unless it is gone.
static void take_now(const struct record_list *list, enum kind kind, void *record)
{
    const void *now = record_list_find(list, ((const struct record *)record)->id);
    if (now != NULL) {
        record_copy(kind, record, now);
    }
}

// Somebody else changed the coordination or a goal: the next save goes from that.
static void meet(struct close_form *self, struct screen *form)
{
    screen_reload_all(form->stack);
    take_now(&self->dossier->coordination, KIND_COORDINATION, &self->span);
    for (size_t i = 0; i < self->goals.count; i++) {
        take_now(&self->dossier->goals, KIND_GOAL, record_list_at(&self->goals, i));
    }
}

static bool send(struct close_form *self, struct screen *form, int64_t until, struct err *err)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    for (size_t i = 0; i < self->goals.count; i++) {
        add_goal(self, form, i, until, &request);
    }
    // Last: who coordinates no longer may not answer the goals any more.
    add_span(self, form, until, &request);
    bool done = ask(self->session->ask, &request, &reply);
    if (done) {
        session_show_saved(form, &reply, TOUCHED_MANY); // one's own may be others now
        screen_tell(form, STYLE_TEXT, "%s", _("Saved."));
    } else {
        err_set(err, "%s", str_text(reply.message));
        if (reply.status == STATUS_CONFLICT) {
            meet(self, form);
        }
    }
    request_clear(&request);
    reply_clear(&reply);
    return done;
}

static enum form_saved save(struct screen *parent, struct screen *form, struct err *err)
{
    (void)parent;
    struct close_form *self = form_owner(form);
    int64_t until;
    bool read =
        date_parse_typed(form_value(form, CLOSE_UNTIL), self->session->settings->today, &until);
    return read && send(self, form, until, err) ? FORM_SAVED : FORM_STAYS;
}

static bool check_until(struct screen *form, size_t field, const char *value, struct err *err)
{
    const struct close_form *self = form_owner(form);
    int64_t day;
    (void)field;
    if (!date_parse_typed(value, self->session->settings->today, &day)) {
        return err_set(err, _("\"%s\" is no day; for example 01-03-2024, 31-5, -14 or yesterday"),
                       value);
    }
    return day >= self->span.from ||
           err_set(err, "%s", _("is before the first day of the coordination"));
}

// Opening

static void close_form(struct screen *form)
{
    struct close_form *self = form_owner(form);
    record_list_clear(&self->goals);
    record_options_clear(&self->outcomes);
    record_clear(KIND_COORDINATION, &self->span);
    free(self);
}

// A pilot light is a level of its own: the household is not closed, it sleeps.
static void choose_exits(struct close_form *self)
{
    struct choice_list list = choices_get(self->session->settings, CHOICES_EXIT);
    for (size_t i = 0; i < list.count && self->exit_count < EXITS_MOST; i++) {
        if (strcmp(list.items[i].code, LEVEL_PILOT_LIGHT) != 0) {
            self->exits[self->exit_count++] = (struct form_option){
                .value = list.items[i].code, .text = choice_label(&list.items[i])};
        }
    }
}

static void take_goals(struct close_form *self)
{
    const struct dossier *dossier = self->dossier;
    record_list_init(&self->goals, KIND_GOAL);
    for (size_t i = 0; i < dossier->goals.count; i++) {
        const struct goal *goal = record_list_at(&dossier->goals, i);
        if (figures_goal_open(goal, self->session->day)) {
            record_copy(KIND_GOAL, record_list_add(&self->goals), goal);
        }
    }
}

static void describe_span(struct close_form *self, const char *today, struct form_field *fields)
{
    fields[CLOSE_UNTIL] = (struct form_field){
        .label = _("Last day of the coordination"),
        .value = today,
        .help = record_field_help(kind_field(KIND_COORDINATION, "until")),
        .required = true,
        .typed_over = true,
        .check = check_until,
    };
    fields[CLOSE_EXIT] = (struct form_field){
        .label = _("How it ended"),
        .kind = FORM_CHOICE,
        .help = _("a pilot light is a level: n in this pane begins it"),
        .option = self->exits,
        .option_count = self->exit_count,
    };
    fields[CLOSE_CONTACT] = (struct form_field){
        .label = _("Who stays as contact"),
        .kind = FORM_CHOICE,
        .help = _("type a part of a name: family, network, helper or coordinator"),
        .ask = ask_who,
    };
}

static void describe_goals(struct close_form *self, struct form_field *fields)
{
    fields[CLOSE_GOALS] = (struct form_field){
        .label = self->goals.count > 0 ? _("Goals: what came of them, or left open")
                                       : _("No goal is open"),
        .kind = FORM_HEADING,
    };
    for (size_t i = 0; i < self->goals.count; i++) {
        const struct goal *goal = record_list_at(&self->goals, i);
        const char *text = str_is_given(goal->text) ? goal->text : goal->goal;
        fields[CLOSE_FIRST_GOAL + i] = (struct form_field){
            .label = text,
            .kind = FORM_CHOICE,
            .help = text,
            .option = self->outcomes.items,
            .option_count = self->outcomes.count,
        };
    }
}

void household_close_open(struct screen *parent, const struct dossier *dossier,
                          const struct coordination *span)
{
    char today[DATE_TEXT];
    struct close_form *self = xcalloc(1, sizeof(*self));
    self->session = session_of(parent);
    self->dossier = dossier;
    record_init(KIND_COORDINATION, &self->span);
    record_copy(KIND_COORDINATION, &self->span, span);
    const struct settings *settings = self->session->settings;
    date_format(settings->today, settings->date_style, today);
    choose_exits(self);
    record_options_choices(&self->outcomes, kind_field(KIND_GOAL, "outcome"), settings);
    take_goals(self);
    size_t count = CLOSE_FIRST_GOAL + self->goals.count;
    struct form_field *fields = xcalloc(count, sizeof(*fields));
    describe_span(self, today, fields);
    describe_goals(self, fields);
    form_open(parent,
              &(struct form_spec){.title = _("Close the household; everything stays readable"),
                                  .fields = fields,
                                  .count = count,
                                  .owner = self,
                                  .save = save,
                                  .close = close_form},
              NULL);
    free(fields);
}
