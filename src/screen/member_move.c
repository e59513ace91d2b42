// SPDX-License-Identifier: EUPL-1.2
#include "screen/member_move.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/dossier.h"
#include "screen/record_choices.h"
#include "screen/record_fields.h"
#include "screen/session.h"
#include "ui/form.h"

enum { ASKED = 10 }; // households offered

enum move_field { FIELD_TO, FIELD_ON, FIELD_IN_ROLE, FIELD_UNDER, FIELD_COUNT_OF_MOVE };

struct move_form {
    struct session *session;
    const struct dossier *dossier;
    struct person person; // as a member here
    enum member_move move;
    char *title;
    struct record_options roles, authorities;
};

// Choosing the household

static void offer_household(const struct move_form *self, const struct household_row *row,
                            struct form_options *out)
{
    struct buf words = {0};
    if (row->head.id == self->dossier->id || row->closed == 1) {
        return;
    }
    bool named = str_is_given(row->name);
    buf_addf(&words, named ? "%s · %s" : "%s%s", named ? row->name : "", row->household);
    form_options_add(out, row->household, buf_text(&words), row->address);
    buf_clear(&words);
}

static void ask_household(void *owner, const char *typed, struct form_options *out)
{
    const struct move_form *self = owner;
    struct request request;
    struct record_list found;
    struct err err;
    request_init(&request, VERB_LIST);
    request.kind = KIND_HOUSEHOLD_ROW;
    request.limit = ASKED;
    request.on = self->session->day;
    request_set_text(&request, typed);
    ask_list(self->session->ask, &request, &found, &err);
    for (size_t i = 0; i < found.count; i++) {
        offer_household(self, record_list_at(&found, i), out);
    }
    record_list_clear(&found);
    request_clear(&request);
}

// Saving

// The name, the birth date and where to reach the person go along; notes are this household's.
static void make_member(const struct move_form *self, const struct screen *form,
                        const struct dossier *there, int64_t from, struct person *member)
{
    static const char *const same[] = {"given_name", "prefix", "family_name",
                                       "birth_date", "phone",  "email"};
    char reference[24];
    struct buf link = {0};
    for (size_t i = 0; i < ARRAY_SIZE(same); i++) {
        field_copy(kind_field(KIND_PERSON, same[i]), member, &self->person);
    }
    dossier_next_reference(there, KIND_PERSON, reference);
    buf_addf(&link, "%s/%s", self->dossier->household.household, self->person.person);
    member->head.household_id = there->id;
    member->from = from;
    record_set_text(KIND_PERSON, member, "household", there->household.household);
    record_set_text(KIND_PERSON, member, "person", reference);
    record_set_text(KIND_PERSON, member, "role", form_value(form, FIELD_IN_ROLE));
    record_set_text(KIND_PERSON, member, "authority", form_value(form, FIELD_UNDER));
    record_set_text(KIND_PERSON, member, "same_as", buf_text(&link));
    buf_clear(&link);
}

static void add_changes(const struct move_form *self, const struct screen *form,
                        const struct dossier *there, int64_t from, struct request *request)
{
    struct person ended, member;
    record_init(KIND_PERSON, &ended);
    record_init(KIND_PERSON, &member);
    if (self->move == MEMBER_MOVES) {
        record_copy(KIND_PERSON, &ended, &self->person);
        ended.until = from - 1;
        request_add_change(request, KIND_PERSON, &self->person, &ended);
    }
    make_member(self, form, there, from, &member);
    request_add_change(request, KIND_PERSON, NULL, &member);
    record_clear(KIND_PERSON, &ended);
    record_clear(KIND_PERSON, &member);
}

// Somebody else changed the member here: the next save goes from what stands there now.
static void meet(struct move_form *self, struct screen *form)
{
    screen_reload_all(form->stack);
    const struct person *now = record_list_find(&self->dossier->people, self->person.head.id);
    if (now != NULL) {
        record_copy(KIND_PERSON, &self->person, now);
    }
}

static bool send(struct move_form *self, struct screen *form, const struct dossier *there,
                 int64_t from, struct err *err)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_SAVE);
    reply_init(&reply);
    add_changes(self, form, there, from, &request);
    bool done = ask(self->session->ask, &request, &reply);
    if (done) {
        session_show_saved(form, &reply, TOUCHED_MANY);
        screen_tell(form, STYLE_TEXT, _("Saved in %s too."), there->household.household);
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

// The household chosen, with its members; false with the sentence at the field.
static bool open_there(const struct move_form *self, struct screen *form, struct dossier *there,
                       struct err *err)
{
    const char *code = form_value(form, FIELD_TO);
    struct household household;
    record_init(KIND_HOUSEHOLD, &household);
    bool found = ask_get_code(self->session->ask, KIND_HOUSEHOLD, code, &household, err);
    if (found && household.head.id == self->dossier->id) {
        found = err_set(err, _("this is that household itself"));
    }
    if (found) {
        dossier_open(there, self->session, household.head.id);
        found = dossier_need(there, DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE, err);
    }
    if (!found) {
        form_set_error(form, FIELD_TO, err->text);
        form_go_to(form, FIELD_TO);
    }
    record_clear(KIND_HOUSEHOLD, &household);
    return found;
}

static enum form_saved save(struct screen *parent, struct screen *form, struct err *err)
{
    (void)parent;
    struct move_form *self = form_owner(form);
    struct dossier there = {0};
    int64_t from;
    enum form_saved result = FORM_STAYS;
    if (date_parse_typed(form_value(form, FIELD_ON), self->session->settings->today, &from) &&
        open_there(self, form, &there, err)) {
        result = send(self, form, &there, from, err) ? FORM_SAVED : FORM_STAYS;
    }
    dossier_clear(&there);
    return result;
}

// Opening

static bool check_day(struct screen *form, size_t field, const char *value, struct err *err)
{
    const struct move_form *self = form_owner(form);
    int64_t day;
    (void)field;
    return date_parse_typed(value, self->session->settings->today, &day) ||
           err_set(err, _("\"%s\" is no day; for example 01-03-2024, 31-5, -14 or yesterday"),
                   value);
}

static void close_form(struct screen *form)
{
    struct move_form *self = form_owner(form);
    record_options_clear(&self->roles);
    record_options_clear(&self->authorities);
    record_clear(KIND_PERSON, &self->person);
    free(self->title);
    free(self);
}

static char *make_title(const struct person *person, enum member_move move)
{
    struct buf name = {0}, title = {0};
    person_full_name(person, &name);
    buf_addf(&title,
             move == MEMBER_MOVES ? _("%s moves to another household")
                                  : _("%s belongs to another household too"),
             buf_text(&name));
    buf_clear(&name);
    return buf_steal(&title);
}

static void describe_fields(const struct move_form *self, const char *today,
                            struct form_field *fields)
{
    const struct person *person = &self->person;
    const struct field *authority = kind_field(KIND_PERSON, "authority");
    fields[FIELD_TO] = (struct form_field){
        .label = _("To household"),
        .kind = FORM_CHOICE,
        .help = _("type a part of a name, code, street or phone"),
        .required = true,
        .ask = ask_household,
    };
    fields[FIELD_ON] = (struct form_field){
        .label = _("There from"),
        .value = today,
        .help = record_field_help(kind_field(KIND_PERSON, "from")),
        .required = true,
        .typed_over = true,
        .check = check_day,
    };
    fields[FIELD_IN_ROLE] = (struct form_field){
        .label = _("Role there"),
        .kind = FORM_CHOICE,
        .value = str_text(person->role),
        .option = self->roles.items,
        .option_count = self->roles.count,
    };
    fields[FIELD_UNDER] = (struct form_field){
        .label = _(authority->label),
        .kind = FORM_CHOICE,
        .value = str_text(person->authority),
        .option = self->authorities.items,
        .option_count = self->authorities.count,
    };
}

void member_move_open(struct screen *parent, const struct dossier *dossier,
                      const struct person *person, enum member_move move)
{
    struct session *session = session_of(parent);
    const struct field *role = kind_field(KIND_PERSON, "role");
    const struct field *authority = kind_field(KIND_PERSON, "authority");
    char today[DATE_TEXT];
    struct move_form *self = xcalloc(1, sizeof(*self));
    self->session = session;
    self->dossier = dossier;
    self->move = move;
    self->title = make_title(person, move);
    record_init(KIND_PERSON, &self->person);
    record_copy(KIND_PERSON, &self->person, person);
    record_options_choices(&self->roles, role, session->settings);
    record_options_choices(&self->authorities, authority, session->settings);
    date_format(session->settings->today, session->settings->date_style, today);
    struct form_field fields[FIELD_COUNT_OF_MOVE];
    describe_fields(self, today, fields);
    form_open(parent,
              &(struct form_spec){.title = self->title,
                                  .fields = fields,
                                  .count = FIELD_COUNT_OF_MOVE,
                                  .owner = self,
                                  .save = save,
                                  .close = close_form},
              NULL);
}
