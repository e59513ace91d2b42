// SPDX-License-Identifier: EUPL-1.2
#include "screen/doubles.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/doubles.h"
#include "model/name.h"
#include "screen/doubles_draw.h"
#include "screen/record_fields.h"
#include "screen/record_form.h"
#include "screen/session.h"
#include "ui/form.h"

enum { TYPED_BYTES = 64 }; // room to type a date in

// What is asked; nothing of it is needed.
static const char *const asked[] = {"family_name", "prefix",       "given_name", "birth_date",
                                    "postcode",    "house_number", "phone"};

struct doubles {
    struct likeness known;
    struct record_list rows;
    struct list list;
    doubles_found *found;
    bool searched; // something was asked and is shown
};

static struct doubles *doubles_of(const struct screen *screen)
{
    return screen->state;
}

static const struct field *asked_field(size_t i)
{
    return kind_field(KIND_LIKENESS, asked[i]);
}

// Asking the door

static bool search(const struct session *session, struct doubles *self, struct err *err)
{
    struct request request;
    struct record_list rows;
    struct buf words = {0};
    request_init(&request, VERB_LIST);
    request.kind = KIND_LIKENESS;
    request.on = session->day;
    request_set_row(&request, KIND_LIKENESS, &self->known);
    figures_double_words(&self->known, &words);
    request_set_text(&request, buf_text(&words));
    bool done = words.len == 0 || ask_list(session->ask, &request, &rows, err);
    if (done && words.len > 0) {
        record_list_clear(&self->rows);
        self->rows = rows;
    } else if (done) {
        record_list_clear(&self->rows);
    } else {
        record_list_clear(&rows);
    }
    buf_clear(&words);
    request_clear(&request);
    return done;
}

// The form

static bool check(struct screen *form, size_t i, const char *value, struct err *err)
{
    struct likeness scratch;
    record_init(KIND_LIKENESS, &scratch);
    bool right =
        record_field_read(asked_field(i), &scratch, value, session_of(form)->settings, err);
    record_clear(KIND_LIKENESS, &scratch);
    return right;
}

// "12-3-2010" becomes the date that it is.
static void changed(struct screen *form, size_t i)
{
    const struct settings *settings = session_of(form)->settings;
    struct likeness scratch;
    struct buf usual = {0};
    struct err err;
    record_init(KIND_LIKENESS, &scratch);
    if (!field_is_text(asked_field(i)) &&
        record_field_read(asked_field(i), &scratch, form_value(form, i), settings, &err)) {
        record_field_typed(asked_field(i), &scratch, settings, &usual);
        form_set(form, i, buf_text(&usual), NULL);
    }
    buf_clear(&usual);
    record_clear(KIND_LIKENESS, &scratch);
}

static enum form_saved save(struct screen *parent, struct screen *form, struct err *err)
{
    struct doubles *self = doubles_of(parent);
    const struct session *session = session_of(parent);
    for (size_t i = 0; i < ARRAY_SIZE(asked); i++) {
        if (!record_field_read(asked_field(i), &self->known, form_value(form, i), session->settings,
                               err)) {
            form_set_error(form, i, err->text);
            form_go_to(form, i);
            return FORM_STAYS;
        }
    }
    return search(session, self, err) ? FORM_SAVED : FORM_STAYS;
}

// Going on with a new one

static void make_household(const struct likeness *known, struct household *household)
{
    struct buf name = {0};
    record_init(KIND_HOUSEHOLD, household);
    name_add(&name, NULL, known->prefix, known->family_name);
    record_set_text(KIND_HOUSEHOLD, household, "name", buf_text(&name));
    record_set_text(KIND_HOUSEHOLD, household, "postcode", known->postcode);
    record_set_text(KIND_HOUSEHOLD, household, "house_number", known->house_number);
    record_set_text(KIND_HOUSEHOLD, household, "phone", known->phone);
    buf_clear(&name);
}

// False when nobody is known.
static bool make_person(const struct likeness *known, struct person *person)
{
    record_init(KIND_PERSON, person);
    record_set_text(KIND_PERSON, person, "given_name", known->given_name);
    record_set_text(KIND_PERSON, person, "prefix", known->prefix);
    record_set_text(KIND_PERSON, person, "family_name", known->family_name);
    person->birth_date = known->birth_date;
    return known->birth_date != NONE || str_is_given(known->given_name);
}

static void leave_with(struct screen *screen, int64_t household_id)
{
    doubles_found *found = doubles_of(screen)->found;
    struct screen *below = screen->below;
    screen_close(screen, SCREEN_DONE);
    if (household_id != 0) {
        found(below, household_id);
    }
}

static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        leave_with(screen, record_form_id(form));
    } else if (list_empty(&doubles_of(screen)->list)) {
        screen_close(screen, SCREEN_CANCELLED);
    }
}

void doubles_new(struct screen *screen)
{
    const struct doubles *self = doubles_of(screen);
    struct household start;
    struct person person;
    make_household(&self->known, &start);
    bool known = make_person(&self->known, &person);
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_HOUSEHOLD,
                                           .start = &start,
                                           .title = _("New household"),
                                           .member = known ? &person : NULL},
                     made);
    record_clear(KIND_HOUSEHOLD, &start);
    record_clear(KIND_PERSON, &person);
}

// Asked: shows what is like it; nothing is, so it is new.
static void asked_for(struct screen *screen, struct screen *form, enum screen_result result)
{
    struct doubles *self = doubles_of(screen);
    (void)form;
    if (result != SCREEN_DONE) {
        if (!self->searched) {
            screen_close(screen, SCREEN_CANCELLED);
        }
        return;
    }
    self->searched = true;
    list_reset(&self->list, self->rows.count, false, false);
    if (self->rows.count == 0) {
        doubles_new(screen);
    }
}

void doubles_edit(struct screen *screen)
{
    const struct doubles *self = doubles_of(screen);
    struct form_field fields[ARRAY_SIZE(asked)] = {0};
    struct buf values[ARRAY_SIZE(asked)] = {0};
    for (size_t i = 0; i < ARRAY_SIZE(asked); i++) {
        const struct field *field = asked_field(i);
        record_field_typed(field, &self->known, session_of(screen)->settings, &values[i]);
        fields[i] = (struct form_field){
            .label = _(field->label),
            .kind = FORM_LINE,
            .value = buf_text(&values[i]),
            .help = field_is_text(field)
                        ? _("What is known is enough: Ctrl-S looks whether the household is there.")
                        : record_field_help(field),
            .limit = field_is_text(field) ? (size_t)field->limit : TYPED_BYTES,
            .typed_over = !field_is_text(field),
            .check = check,
        };
    }
    form_open(screen,
              &(struct form_spec){
                  .asks = true,
                  .title = _("New household: whom is it about?"),
                  .fields = fields,
                  .count = ARRAY_SIZE(asked),
                  .save = save,
                  .changed = changed,
              },
              asked_for);
    for (size_t i = 0; i < ARRAY_SIZE(asked); i++) {
        buf_clear(&values[i]);
    }
}

// The screen

static unsigned has(const struct screen *screen)
{
    return list_empty(&doubles_of(screen)->list) ? SCREEN_HAS_TODAY
                                                 : SCREEN_HAS_TODAY | SCREEN_HAS_ROW;
}

static void layout(struct screen *screen, struct rect area)
{
    list_layout(&doubles_of(screen)->list, area.rows - DOUBLES_HEAD_ROWS - DOUBLES_FOOT_ROWS);
}

static void draw(const struct screen *screen, struct rect area)
{
    const struct doubles *self = doubles_of(screen);
    doubles_draw(&(struct doubles_view){.known = &self->known,
                                        .rows = &self->rows,
                                        .list = &self->list,
                                        .settings = session_of(screen)->settings},
                 area);
}

static void close_doubles(struct screen *screen)
{
    struct doubles *self = doubles_of(screen);
    record_clear(KIND_LIKENESS, &self->known);
    record_list_clear(&self->rows);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    list_move(&doubles_of(screen)->list, where);
}

static const struct screen_class doubles_class = {
    .name = "doubles",
    .has = has,
    .layout = layout,
    .draw = draw,
    .move = move,
    .close = close_doubles,
};

void doubles_open(struct screen *parent, doubles_found *found)
{
    struct doubles *self = xcalloc(1, sizeof(*self));
    record_init(KIND_LIKENESS, &self->known);
    record_list_init(&self->rows, KIND_LIKENESS);
    self->found = found;
    doubles_edit(screen_push(parent->stack, &doubles_class, self, NULL));
}

void doubles_back(struct screen *screen)
{
    screen_close(screen, SCREEN_CANCELLED);
}

void doubles_take(struct screen *screen)
{
    const struct doubles *self = doubles_of(screen);
    const struct likeness *row =
        list_empty(&self->list) ? NULL : record_list_at(&self->rows, self->list.cursor);
    if (row == NULL) {
        return;
    }
    if (row->closed != 1) {
        leave_with(screen, row->head.id);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("This household is closed to you: call who coordinates it."));
    }
}
