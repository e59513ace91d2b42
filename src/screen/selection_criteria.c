// SPDX-License-Identifier: EUPL-1.2
// What the selection list asks for: the form, and what is kept under a name.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "screen/record_fields.h"
#include "screen/selection.h"
#include "screen/selection_state.h"
#include "screen/session.h"
#include "ui/dialog.h"
#include "ui/form.h"

enum { TYPED_BYTES = 64, NAME_BYTES = 60 };

static const char *const asked[] = {"helpers", "yearly_cost", "municipal_cost",
                                    "domains", "district",    "coordinated"};

static const struct field *asked_field(size_t i)
{
    return kind_field(KIND_CRITERIA, asked[i]);
}

// The form

static bool check(struct screen *form, size_t i, const char *value, struct err *err)
{
    struct criteria scratch;
    record_init(KIND_CRITERIA, &scratch);
    bool right =
        record_field_read(asked_field(i), &scratch, value, session_of(form)->settings, err);
    record_clear(KIND_CRITERIA, &scratch);
    return right;
}

// What was kept under a name is another one from now on.
static enum form_saved save(struct screen *parent, struct screen *form, struct err *err)
{
    struct selection *self = selection_of(parent);
    for (size_t i = 0; i < ARRAY_SIZE(asked); i++) {
        if (!record_field_read(asked_field(i), &self->criteria, form_value(form, i),
                               session_of(parent)->settings, err)) {
            form_set_error(form, i, err->text);
            form_go_to(form, i);
            return FORM_STAYS;
        }
    }
    return FORM_SAVED;
}

static void saved(struct screen *parent, struct screen *form, enum screen_result result)
{
    (void)form;
    if (result == SCREEN_DONE) {
        selection_search(parent);
    }
}

void selection_criteria(struct screen *screen)
{
    const struct selection *self = selection_of(screen);
    struct form_field fields[ARRAY_SIZE(asked)] = {0};
    struct buf values[ARRAY_SIZE(asked)] = {0};
    for (size_t i = 0; i < ARRAY_SIZE(asked); i++) {
        const struct field *field = asked_field(i);
        bool text = field_is_text(field);
        record_field_typed(field, &self->criteria, session_of(screen)->settings, &values[i]);
        fields[i] = (struct form_field){
            .label = _(field->label),
            .kind = field->type == FIELD_YES ? FORM_YES_NO : FORM_LINE,
            .value = buf_text(&values[i]),
            .help = text ? _("how the name of the district begins")
                         : _("Empty: it is not asked for. Ctrl-S searches."),
            .limit = text ? (size_t)field->limit : TYPED_BYTES,
            .typed_over = !text,
            .check = check,
        };
    }
    form_open(screen,
              &(struct form_spec){
                  .asks = true,
                  .title = _("Which households?"),
                  .fields = fields,
                  .count = ARRAY_SIZE(asked),
                  .save = save,
              },
              saved);
    for (size_t i = 0; i < ARRAY_SIZE(asked); i++) {
        buf_clear(&values[i]);
    }
}

// Under a name

static bool send(struct screen *screen, enum verb verb, const struct criteria *criteria)
{
    struct request request;
    struct reply reply;
    request_init(&request, verb);
    request_set_row(&request, KIND_CRITERIA, criteria);
    bool done = session_ask(screen, &request, &reply);
    reply_clear(&reply);
    request_clear(&request);
    return done;
}

static bool has_name(struct screen *parent, const char *text, struct err *err)
{
    (void)parent;
    return text[strspn(text, " ")] != '\0' || err_set(err, "%s", _("A selection needs a name."));
}

static void named(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct selection *self = selection_of(parent);
    if (result != SCREEN_DONE) {
        return;
    }
    xreplace(&self->criteria.name, prompt_text(child));
    if (send(parent, VERB_KEEP, &self->criteria)) {
        screen_tell(parent, STYLE_TEXT, _("Kept as \"%s\"; \"o\" takes it up again."),
                    self->criteria.name);
    }
}

void selection_keep(struct screen *screen)
{
    prompt_open(screen,
                &(struct prompt){.title = _("Keep the selection"),
                                 .label = _("Name"),
                                 .text = selection_of(screen)->criteria.name,
                                 .limit = NAME_BYTES,
                                 .check = has_name},
                named);
}

static bool ask_kept(struct screen *screen)
{
    struct selection *self = selection_of(screen);
    struct request request;
    struct err err;
    request_init(&request, VERB_LIST);
    request.kind = KIND_CRITERIA;
    record_list_clear(&self->kept);
    bool done = ask_list(session_of(screen)->ask, &request, &self->kept, &err);
    request_clear(&request);
    if (!done) {
        screen_tell_error(screen, &err);
    }
    return done;
}

// Ready-made ones, by the thresholds of the settings. Above those that are kept in the menu.

enum ready { READY_COST, READY_MUNICIPAL, READY_HELPERS, READY_COUNT };

static void set_ready(const struct settings *settings, enum ready which, struct criteria *criteria)
{
    record_clear(KIND_CRITERIA, criteria);
    record_init(KIND_CRITERIA, criteria);
    switch (which) {
    case READY_COST: criteria->yearly_cost = settings->total_cost; break;
    case READY_MUNICIPAL: criteria->municipal_cost = settings->municipal_cost; break;
    default: criteria->helpers = settings->many_helpers; break;
    }
}

static char *ready_words(const struct settings *settings, enum ready which)
{
    struct criteria criteria;
    struct buf words = {0};
    record_init(KIND_CRITERIA, &criteria);
    set_ready(settings, which, &criteria);
    selection_words(&criteria, &words);
    record_clear(KIND_CRITERIA, &criteria);
    return buf_steal(&words);
}

static const struct criteria *kept_at(const struct selection *self, size_t i)
{
    return record_list_at(&self->kept, i);
}

static void taken(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct selection *self = selection_of(parent);
    if (result != SCREEN_DONE) {
        return;
    }
    size_t choice = menu_choice(child);
    if (choice < READY_COUNT) {
        set_ready(session_of(parent)->settings, (enum ready)choice, &self->criteria);
    } else {
        record_copy(KIND_CRITERIA, &self->criteria, kept_at(self, choice - READY_COUNT));
    }
    selection_search(parent);
}

void selection_take(struct screen *screen)
{
    const struct selection *self = selection_of(screen);
    if (!ask_kept(screen)) {
        return;
    }
    char *ready[READY_COUNT];
    const char **names = xcalloc(READY_COUNT + self->kept.count, sizeof(*names));
    for (enum ready i = 0; i < READY_COUNT; i++) {
        names[i] = ready[i] = ready_words(session_of(screen)->settings, i);
    }
    for (size_t i = 0; i < self->kept.count; i++) {
        names[READY_COUNT + i] = kept_at(self, i)->name;
    }
    menu_open(screen, _("Which selection?"), names, READY_COUNT + self->kept.count, taken);
    for (enum ready i = 0; i < READY_COUNT; i++) {
        free(ready[i]);
    }
    free(names);
}

static void doomed(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct selection *self = selection_of(parent);
    if (result != SCREEN_DONE) {
        return;
    }
    const struct criteria *one = kept_at(self, menu_choice(child));
    if (send(parent, VERB_DROP, one)) {
        screen_tell(parent, STYLE_TEXT, _("The selection \"%s\" is deleted."), one->name);
    }
}

void selection_delete(struct screen *screen)
{
    const struct selection *self = selection_of(screen);
    if (!ask_kept(screen)) {
        return;
    }
    if (self->kept.count == 0) {
        screen_tell(screen, STYLE_TEXT, "%s", _("No selection is kept; \"w\" keeps this one."));
        return;
    }
    const char **names = xcalloc(self->kept.count, sizeof(*names));
    for (size_t i = 0; i < self->kept.count; i++) {
        names[i] = kept_at(self, i)->name;
    }
    menu_open(screen, _("Delete which selection?"), names, self->kept.count, doomed);
    free(names);
}
