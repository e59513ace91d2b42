// SPDX-License-Identifier: EUPL-1.2
#include "screen/record_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/name.h"
#include "screen/dossier.h"
#include "screen/record_code.h"
#include "screen/record_fields.h"
#include "screen/record_form_state.h"

enum { NUMBER_BYTES = 64 }; // room to type a number or a date in

static void replace(char **text, const char *with)
{
    char *copy = xstrdup(with);
    free(*text);
    *text = copy;
}

void *record_new(enum kind kind, const void *from)
{
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (from != NULL) {
        record_copy(kind, record, from);
    }
    return record;
}

void record_free(enum kind kind, void *record)
{
    if (record != NULL) {
        record_clear(kind, record);
        free(record);
    }
}

// Values of fields

// Of a register, or anybody: asked for while somebody types.
static bool is_asked(const struct field *field)
{
    return (field->type == FIELD_RECORD && field->target <= KIND_HOUSEHOLD) ||
           field->type == FIELD_WHO;
}

// The value as it stands in the form, and what people read for it (NULL: the value itself).
void record_form_value(const struct record_form_state *self, const struct field *field,
                       const void *record, char **value, char **shown)
{
    struct buf typed = {0};
    record_field_typed(field, record, self->session->settings, &typed);
    replace(value, buf_text(&typed));
    if (is_asked(field)) {
        struct buf words = {0};
        record_choices_show(self->session, self->dossier, field, *value, &words);
        replace(shown, buf_text(&words));
        buf_clear(&words);
    }
    buf_clear(&typed);
}

bool record_form_is_touched(const struct record_form_state *self, const struct screen *form,
                            size_t i)
{
    return strcmp(form_value(form, i), self->entries[i].given) != 0;
}

static bool check_value(struct screen *form, size_t i, const char *value, struct err *err)
{
    struct record_form_state *self = form_owner(form);
    const struct field *field = self->entries[i].field;
    if (!record_form_is_touched(self, form, i)) {
        return true;
    }
    void *scratch = record_new(self->kind, NULL);
    bool right = record_field_read(field, scratch, value, self->session->settings, err);
    record_free(self->kind, scratch);
    return right;
}

// "morgen" becomes the date that it is.
static void show_as_usual(struct record_form_state *self, struct screen *form, size_t i)
{
    const struct field *field = self->entries[i].field;
    void *scratch = record_new(self->kind, NULL);
    struct buf usual = {0};
    struct err err;
    if (record_form_is_touched(self, form, i) &&
        record_field_read(field, scratch, form_value(form, i), self->session->settings, &err)) {
        record_field_typed(field, scratch, self->session->settings, &usual);
        if (strcmp(buf_text(&usual), form_value(form, i)) != 0) {
            form_set(form, i, buf_text(&usual), NULL);
        }
    }
    buf_clear(&usual);
    record_free(self->kind, scratch);
}

// New records on the spot

static void ask_register(struct record_form_state *self, enum kind kind, const char *typed,
                         struct form_options *out)
{
    replace(&self->typed, typed);
    record_choices_register(self->session, kind, typed, out);
}

static void ask_professional(void *owner, const char *typed, struct form_options *out)
{
    ask_register(owner, KIND_PROFESSIONAL, typed, out);
}

static void ask_organisation(void *owner, const char *typed, struct form_options *out)
{
    ask_register(owner, KIND_ORGANISATION, typed, out);
}

static void ask_coordinator(void *owner, const char *typed, struct form_options *out)
{
    ask_register(owner, KIND_COORDINATOR, typed, out);
}

static void ask_who(void *owner, const char *typed, struct form_options *out)
{
    const struct record_form_state *self = owner;
    record_choices_who(self->session, self->dossier, typed, out);
}

static void made_new(struct screen *form, struct screen *child, enum screen_result result)
{
    struct record_form_state *self = form_owner(form);
    const struct record_form_entry *entry = &self->entries[self->making];
    enum kind kind = (enum kind)entry->field->target;
    struct err err;
    if (result != SCREEN_DONE) {
        form_go_to(form, self->making);
        return;
    }
    void *record = record_new(kind, NULL);
    if (ask_get(self->session->ask, kind, record_form_id(child), record, &err)) {
        const char *code = field_text(&kind_get(kind)->fields[0], record);
        struct buf words = {0};
        record_choices_show(self->session, self->dossier, entry->field, code, &words);
        form_set(form, self->making, code, buf_text(&words));
        buf_clear(&words);
    } else {
        screen_tell_error(form, &err);
    }
    record_free(kind, record);
}

// The bytes of name that are its surname prefix, as the settings have them: "van 't" of "van 't Hof".
static size_t prefix_length(const struct settings *settings, const char *name)
{
    struct buf words = {0};
    size_t end = 0;
    fold_words(&words, name);
    for (size_t i = 0; i < settings->prefix_count && end == 0; i++) {
        const char *prefix = settings->prefixes[i];
        size_t len = strlen(prefix);
        bool leads = strncmp(buf_text(&words), prefix, len) == 0 && buf_text(&words)[len] == ' ';
        for (const char *at = prefix; leads && at != NULL; at = strchr(at + 1, ' ')) {
            end += strspn(name + end, " ");
            end += strcspn(name + end, " ");
        }
    }
    buf_clear(&words);
    return end;
}

// What was typed and not found is the name to begin with.
static void begin_with_name(const struct settings *settings, enum kind kind, void *record,
                            const char *typed)
{
    if (kind != KIND_PROFESSIONAL) {
        record_set_text(kind, record, "name", typed);
        return;
    }
    size_t first = strcspn(typed, " ");
    size_t rest = first + strspn(typed + first, " ");
    if (typed[rest] == '\0') {
        record_set_text(kind, record, "family_name", typed);
        return;
    }
    field_set_text(kind_field(kind, "given_name"), record, typed, first);
    size_t prefix = prefix_length(settings, typed + rest);
    field_set_text(kind_field(kind, "prefix"), record, typed + rest, prefix);
    rest += prefix;
    record_set_text(kind, record, "family_name", typed + rest + strspn(typed + rest, " "));
}

static const char *new_title(enum kind kind)
{
    switch (kind) {
    case KIND_PROFESSIONAL: return _("New professional");
    case KIND_ORGANISATION: return _("New organisation");
    default: return _("New coordinator");
    }
}

// The choice "new" is no value.
static void put_back(const struct record_form_state *self, struct screen *form, size_t i)
{
    const struct record_form_entry *entry = &self->entries[i];
    struct buf words = {0};
    record_choices_show(self->session, self->dossier, entry->field, entry->chosen, &words);
    form_set(form, i, entry->chosen, buf_text(&words));
    buf_clear(&words);
}

static void make_new(struct record_form_state *self, struct screen *form, size_t i)
{
    const struct record_form_entry *entry = &self->entries[i];
    enum kind kind = (enum kind)entry->field->target;
    void *start = record_new(kind, NULL);
    begin_with_name(self->session->settings, kind, start, str_text(self->typed));
    put_back(self, form, i);
    self->making = i;
    record_form_open(form,
                     &(struct record_form){.kind = kind, .start = start, .title = new_title(kind)},
                     made_new);
    record_free(kind, start);
}

static void value_changed(struct screen *form, size_t i)
{
    struct record_form_state *self = form_owner(form);
    const struct field *field = self->entries[i].field;
    if (field->type == FIELD_RECORD && strcmp(form_value(form, i), RECORD_CHOICE_NEW) == 0) {
        make_new(self, form, i);
    } else if (field->type == FIELD_RECORD) {
        replace(&self->entries[i].chosen, form_value(form, i));
    } else if (!field_is_text(field) && field->type != FIELD_YES) {
        show_as_usual(self, form, i);
    }
    if (self->changed != NULL) {
        self->changed(form, self->dossier, field->name);
    }
}

size_t record_form_entry_of(const struct record_form_state *self, const char *field)
{
    size_t i = 0;
    while (i < self->count &&
           (self->entries[i].field == NULL || strcmp(self->entries[i].field->name, field) != 0)) {
        i++;
    }
    return i;
}

const char *record_form_text(const struct screen *form, const char *field)
{
    const struct record_form_state *self = form_owner(form);
    size_t i = record_form_entry_of(self, field);
    return i < self->count ? form_value(form, i) : "";
}

void record_form_put(struct screen *form, const char *field, const char *text)
{
    const struct record_form_state *self = form_owner(form);
    size_t i = record_form_entry_of(self, field);
    if (i < self->count) {
        form_set(form, i, text, NULL);
    }
}

int64_t record_form_id(const struct screen *form)
{
    const struct record_form_state *self = form_owner(form);
    return self->id;
}

void record_form_go_to(struct screen *form, const char *name)
{
    const struct record_form_state *self = form_owner(form);
    const struct field *field = kind_field(self->kind, name);
    for (size_t i = 0; i < self->count; i++) {
        if (self->entries[i].field == field) {
            form_go_to(form, i);
        }
    }
}

// Opening

static void close_form(struct screen *form)
{
    struct record_form_state *self = form_owner(form);
    for (size_t i = 0; i < self->count; i++) {
        record_options_clear(&self->entries[i].options);
        free(self->entries[i].given);
        free(self->entries[i].shown);
        free(self->entries[i].chosen);
        free(self->entries[i].met);
    }
    free(self->entries);
    record_free(self->kind, self->base);
    record_free(self->kind, self->start);
    record_free(self->kind, self->tried);
    record_free(KIND_PERSON, self->member);
    draft_clear(&self->draft);
    free(self->title);
    free(self->typed);
    free(self);
}

static void choose_asked(const struct field *field, struct form_field *out)
{
    out->kind = FORM_CHOICE;
    if (field->type == FIELD_WHO) {
        out->ask = ask_who;
        return;
    }
    out->ask = field->target == KIND_PROFESSIONAL   ? ask_professional
               : field->target == KIND_ORGANISATION ? ask_organisation
                                                    : ask_coordinator;
}

static void choose_kind(const struct record_form_state *self, struct record_form_entry *entry,
                        struct form_field *out)
{
    const struct field *field = entry->field;
    if (is_asked(field)) {
        choose_asked(field, out);
        return;
    }
    switch (field->type) {
    case FIELD_NOTE: out->kind = FORM_TEXT; break;
    case FIELD_YES: out->kind = FORM_YES_NO; break;
    case FIELD_RECORD:
    case FIELD_WHOS:
        out->kind = field->type == FIELD_RECORD ? FORM_CHOICE : FORM_MANY;
        record_options_household(&entry->options, self->dossier, field, entry->chosen);
        break;
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        out->kind = field->type == FIELD_CHOICE ? FORM_CHOICE : FORM_MANY;
        record_options_choices(&entry->options, field, self->session->settings);
        break;
    case FIELD_PERSONS:
        out->kind = FORM_MANY;
        if (self->dossier != NULL) {
            record_options_members(&entry->options, self->dossier, self->session->day,
                                   entry->chosen);
        }
        break;
    default: out->kind = FORM_LINE; out->check = check_value;
    }
}

static size_t byte_limit(const struct field *field)
{
    return field_is_text(field) ? (size_t)field->limit : NUMBER_BYTES;
}

static void describe_field(struct record_form_state *self, struct record_form_entry *entry,
                           const char *name, struct form_field *out)
{
    if (name[0] == '#') {
        *out = (struct form_field){.label = _(name + 1), .kind = FORM_HEADING};
        return;
    }
    entry->field = kind_field(self->kind, name);
    record_form_value(self, entry->field, self->base, &entry->given, &entry->shown);
    record_form_value(self, entry->field, self->start, &entry->chosen, &entry->shown);
    *out = (struct form_field){
        .label = record_field_label(entry->field),
        .value = entry->chosen,
        .shown = entry->shown,
        .help = record_field_help(entry->field),
        .limit = byte_limit(entry->field),
        .required = (entry->field->flags & FIELD_NEEDED) != 0,
        .typed_over = !field_is_text(entry->field),
        .tall = record_field_is_tall(self->kind, entry->field),
    };
    choose_kind(self, entry, out);
    out->option = entry->options.items;
    out->option_count = entry->options.count;
}

static void propose_reference(const struct record_form_state *self)
{
    const struct field *field = dossier_reference(self->kind);
    if (!self->is_new || field == NULL || !field_is_empty(field, self->base)) {
        return;
    }
    char reference[24];
    dossier_next_reference(self->dossier, self->kind, reference);
    field_set_text(field, self->base, reference, strlen(reference));
}

// A new record of a household is of the dossier's.
static void place_in_household(const struct record_form_state *self)
{
    const struct field *field = kind_field(self->kind, "household");
    if (self->dossier == NULL || field == NULL || field->type != FIELD_RECORD) {
        return;
    }
    struct record *head = self->base;
    head->household_id = self->dossier->id;
    if (field_is_empty(field, self->base)) {
        const char *code = self->dossier->household.household;
        field_set_text(field, self->base, code, code != NULL ? strlen(code) : 0);
    }
    propose_reference(self);
}

static void propose_code(const struct record_form_state *self)
{
    const struct field *field = &kind_get(self->kind)->fields[0];
    struct buf code = {0};
    if (self->is_new && field->type == FIELD_CODE && field_is_empty(field, self->base)) {
        record_code_propose(self->session, self->kind, &code);
        field_set_text(field, self->base, buf_text(&code), code.len);
    }
    buf_clear(&code);
}

// The title, and whose record it is where the title does not tell.
static void begin_draft(struct record_form_state *self)
{
    const struct person *person = self->base;
    const struct network_member *member = self->base;
    struct buf name = {0}, title = {0};
    if (self->kind == KIND_PERSON) {
        name_add(&name, person->given_name, person->prefix, person->family_name);
    } else if (self->kind == KIND_NETWORK) {
        buf_add_text(&name, member->name);
    }
    buf_addf(&title, name.len > 0 ? "%s: %s" : "%s", self->title, buf_text(&name));
    draft_init(&self->draft, self->session, self->kind, self->base, buf_text(&title));
    buf_clear(&name);
    buf_clear(&title);
}

static struct record_form_state *state_new(struct session *session, const struct record_form *spec)
{
    struct record_form_state *self = xcalloc(1, sizeof(*self));
    *self = (struct record_form_state){
        .session = session,
        .kind = spec->kind,
        .dossier = spec->dossier,
        .first = spec->first,
        .take = spec->take,
        .changed = spec->changed,
        .member = spec->member != NULL ? record_new(KIND_PERSON, spec->member) : NULL,
        .title = xstrdup(spec->title != NULL ? spec->title : _(kind_get(spec->kind)->label)),
        .is_new = spec->before == NULL,
        .base = record_new(spec->kind, spec->before != NULL ? spec->before : spec->start),
    };
    place_in_household(self);
    propose_code(self);
    self->start =
        record_new(spec->kind, spec->start != NULL && !self->is_new ? spec->start : self->base);
    begin_draft(self);
    return self;
}

static bool offers_templates(const struct record_form_state *self)
{
    return self->kind == KIND_NOTE && self->session->settings->template_count > 0;
}

// Drafts are not offered where only some fields are asked: the others would be lost.
static void begin_with_draft(struct screen *form, const struct record_form *spec)
{
    if (spec->draft != NULL) {
        record_form_resume(form, spec->draft);
    } else if (spec->fields == NULL || spec->before == NULL) {
        record_form_offer(form);
    }
}

struct screen *record_form_open(struct screen *parent, const struct record_form *spec,
                                screen_done *done)
{
    struct record_form_state *self = state_new(session_of(parent), spec);
    const char *const *names = spec->fields != NULL ? spec->fields : record_fields(spec->kind);
    size_t count = 0;
    while (names[count] != NULL) {
        count++;
    }
    self->count = count;
    self->entries = xcalloc(count + 1, sizeof(*self->entries));
    struct form_field *fields = xcalloc(count + 1, sizeof(*fields));
    for (size_t i = 0; i < count; i++) {
        describe_field(self, &self->entries[i], names[i], &fields[i]);
    }
    struct form_spec form = {
        .title = self->title,
        .fields = fields,
        .count = self->count,
        .owner = self,
        .has = offers_templates(self) ? (unsigned)SCREEN_HAS_TEMPLATES : 0,
        .save = record_form_save,
        .changed = value_changed,
        .keep = record_form_keep,
        .drop = record_form_drop,
        .close = close_form,
    };
    struct screen *screen = form_open(parent, &form, done);
    free(fields);
    begin_with_draft(screen, spec);
    return screen;
}
