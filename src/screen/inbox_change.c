// SPDX-License-Identifier: EUPL-1.2
// What is done with the lines of "Today", one or all marked ones at once.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/inbox_words.h"
#include "figures/lookbacks.h"
#include "screen/inbox.h"
#include "screen/inbox_state.h"
#include "screen/lookback_form.h"
#include "screen/record_form.h"
#include "ui/dialog.h"

// The fields that the keys change; NULL: that cannot be done with such a line.
static const struct {
    enum kind record;
    const char *done, *postpone, *hand_over;
} changes[INBOX_COUNT] = {
    [INBOX_ACTION] = {KIND_ACTION, "done_on", "due", "who"},
    [INBOX_AGREEMENT] = {KIND_AGREEMENT, "kept", "due", "who"},
    [INBOX_REMINDER] = {KIND_NOTE, "remind_on", "remind_on", NULL},
    [INBOX_CHECK_IN] = {KIND_COORDINATION, NULL, "expected_until", NULL},
};

// The changes of one key, before they are sent.
struct batch {
    struct request request;
    size_t count;    // of lines
    int64_t touched; // as for session_show_saved()
};

// Lines

// A field of the record behind a line as the line knows it, and as it is to be.
struct wish {
    const char *field;
    const char *word; // of a text field
    int64_t number;   // of another
};

static void set_field(enum kind kind, void *record, const struct wish *wish)
{
    const struct field *field = kind_field(kind, wish->field);
    if (field_is_text(field)) {
        field_set_text(field, record, wish->word ? wish->word : "",
                       wish->word ? strlen(wish->word) : 0);
    } else {
        field_set_number(field, record, wish->number);
    }
}

// The rest of the record stays as it is, so that it need not be known.
static void add_change(struct batch *batch, const struct inbox_row *line, const struct wish *old,
                       const struct wish *wanted)
{
    enum kind kind = changes[inbox_kind_named(line->kind)].record;
    void *before = xcalloc(1, kind_get(kind)->size);
    void *after = xcalloc(1, kind_get(kind)->size);
    record_init(kind, before);
    record_init(kind, after);
    *(struct record *)before = *(struct record *)after = line->head;
    set_field(kind, before, old);
    set_field(kind, after, wanted);
    if (request_add_change(&batch->request, kind, before, after)) {
        bool same = batch->count == 0 || batch->touched == line->head.household_id;
        batch->touched = same ? line->head.household_id : TOUCHED_MANY;
        batch->count++;
    }
    record_clear(kind, before);
    record_clear(kind, after);
    free(before);
    free(after);
}

typedef void add_line(struct batch *batch, const struct inbox_screen *self,
                      const struct inbox_row *line);

// The marked lines, else the one with the cursor.
static void add_lines(struct batch *batch, const struct inbox_screen *self, add_line *add)
{
    for (size_t i = 0; i < self->lines.count; i++) {
        const struct inbox_row *line = record_list_at(&self->lines, i);
        if (self->marked_count > 0 ? inbox_is_marked(self, line) : i == self->cursor) {
            add(batch, self, line);
        }
    }
}

// Sends the batch as one step. done: told with the number of lines, one or many.
static void send(struct screen *screen, struct batch *batch, const char *words)
{
    struct inbox_screen *self = inbox_of(screen);
    struct reply reply;
    if (session_ask(screen, &batch->request, &reply)) {
        self->dealt_with = self->marked_count == 0 || inbox_is_marked(self, inbox_now(self));
        self->marked_count = 0;
        session_show_saved(screen, &reply, batch->touched);
        screen_tell(screen, STYLE_TEXT, "%s", words);
    }
    reply_clear(&reply);
}

static void begin(struct batch *batch)
{
    *batch = (struct batch){0};
    request_init(&batch->request, VERB_SAVE);
}

static void end(struct batch *batch)
{
    request_clear(&batch->request);
}

// Done

static void add_done(struct batch *batch, const struct inbox_screen *self,
                     const struct inbox_row *line)
{
    enum inbox_kind kind = inbox_kind_named(line->kind);
    const char *field = kind < INBOX_COUNT ? changes[kind].done : NULL;
    bool reminder = kind == INBOX_REMINDER;
    int64_t done = reminder ? NONE : kind == INBOX_AGREEMENT ? 1 : self->dossier.session->day;
    if (field != NULL) {
        add_change(batch, line, &(struct wish){field, NULL, reminder ? line->date : NONE},
                   &(struct wish){field, NULL, done});
    }
}

static void told(struct screen *screen, int64_t id)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_NOTICED);
    request.id = id;
    if (session_ask(screen, &request, &reply)) {
        screen_reload_all(screen->stack);
    }
    reply_clear(&reply);
    request_clear(&request);
}

// Loads what the choices of a form come from.
static bool open_dossier(struct screen *screen, int64_t household_id)
{
    struct inbox_screen *self = inbox_of(screen);
    struct err err;
    dossier_open(&self->dossier, session_of(screen), household_id);
    if (dossier_need(&self->dossier,
                     DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION |
                         DOSSIER_INVOLVEMENTS | DOSSIER_LOOKBACKS,
                     &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

static void look_back(struct screen *screen, const struct inbox_row *line)
{
    const struct dossier *dossier = &inbox_of(screen)->dossier;
    struct lookbacks_due due = {0};
    if (!open_dossier(screen, line->head.household_id)) {
        return;
    }
    dossier_lookbacks(dossier, session_of(screen)->day, &due);
    for (size_t i = 0; i < due.count; i++) {
        if (due.items[i].work->head.id == line->head.id && due.items[i].months == line->number) {
            lookback_form_open(screen, dossier, &due.items[i], inbox_who(line));
        }
    }
    lookbacks_due_clear(&due);
}

// The form of the record behind the line; form says all but kind, record and dossier.
static void open_record(struct screen *screen, const struct inbox_row *line, enum kind kind,
                        struct record_form form, screen_done *done)
{
    struct inbox_screen *self = inbox_of(screen);
    struct err err;
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (!ask_get(session_of(screen)->ask, kind, line->head.id, record, &err)) {
        screen_tell_error(screen, &err);
    } else if (open_dossier(screen, line->head.household_id)) {
        form.kind = kind;
        form.before = record;
        form.dossier = &self->dossier;
        record_form_open(screen, &form, done);
    }
    record_clear(kind, record);
    free(record);
}

// What is answered in a form, or elsewhere.
static void do_one(struct screen *screen, const struct inbox_row *line)
{
    switch (inbox_kind_named(line->kind)) {
    case INBOX_LOOK_BACK: look_back(screen, line); break;
    case INBOX_REFERRAL:
        open_record(screen, line, KIND_REFERRAL, (struct record_form){.title = _("Referral")},
                    NULL);
        break;
    case INBOX_GLASS: told(screen, line->head.id); break;
    case INBOX_DRAFT: inbox_enter(screen); break;
    case INBOX_BIRTHDAY:
        screen_tell(screen, STYLE_TEXT, "%s", _("A birthday passes by itself."));
        break;
    default:
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("\"p\" sets the next day to look; the level is changed in the household."));
        break;
    }
}

void inbox_done(struct screen *screen)
{
    struct inbox_screen *self = inbox_settled(screen);
    struct batch batch;
    const struct inbox_row *line = inbox_now(self);
    begin(&batch);
    add_lines(&batch, self, add_done);
    if (batch.count > 0) {
        char words[128];
        long count = (long)batch.count;
        snprintf(words, sizeof(words),
                 _N("%ld line done; \"u\" takes it back.", "%ld lines done; \"u\" takes them back.",
                    count),
                 count);
        send(screen, &batch, words);
    } else if (self->marked_count > 0) {
        screen_tell(screen, STYLE_TEXT, "%s", _("None of what is marked can be done at once."));
    } else if (line != NULL) {
        do_one(screen, line);
    }
    end(&batch);
}

// Postponing

static void add_postponed(struct batch *batch, const struct inbox_screen *self,
                          const struct inbox_row *line)
{
    enum inbox_kind kind = inbox_kind_named(line->kind);
    const char *field = kind < INBOX_COUNT ? changes[kind].postpone : NULL;
    if (field != NULL) {
        add_change(batch, line, &(struct wish){field, NULL, line->date},
                   &(struct wish){field, NULL, self->until});
    }
}

static bool check_day(struct screen *parent, const char *text, struct err *err)
{
    int64_t today = session_of(parent)->settings->today, day;
    if (!date_parse_typed(text, today, &day)) {
        return err_set(err, _("\"%s\" is no day; for example 31-5, +14 or monday"), text);
    }
    return day >= today || err_set(err, "%s", _("that day is past"));
}

static void day_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct inbox_screen *self = inbox_settled(parent);
    struct batch batch;
    char day[DATE_TEXT], words[128];
    if (result != SCREEN_DONE ||
        !date_parse_typed(prompt_text(child), session_of(parent)->settings->today, &self->until)) {
        return;
    }
    begin(&batch);
    add_lines(&batch, self, add_postponed);
    if (batch.count > 0) {
        long count = (long)batch.count;
        snprintf(words, sizeof(words),
                 _N("%ld line postponed to %s.", "%ld lines postponed to %s.", count), count,
                 date_format(self->until, session_of(parent)->settings->date_style, day));
        send(parent, &batch, words);
    }
    end(&batch);
}

void inbox_postpone(struct screen *screen)
{
    struct inbox_screen *self = inbox_settled(screen);
    struct batch batch;
    begin(&batch);
    self->until = NONE; // none has that day now
    add_lines(&batch, self, add_postponed);
    if (batch.count > 0) {
        prompt_open(screen,
                    &(struct prompt){.title = _("Postpone"), .label = _("Day"), .check = check_day},
                    day_chosen);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("Only actions, agreements, reminders and check-ins can be postponed."));
    }
    end(&batch);
}

// Handing over

static bool can_hand_over(const struct inbox_row *line)
{
    enum inbox_kind kind = inbox_kind_named(line->kind);
    return kind < INBOX_COUNT && changes[kind].hand_over != NULL;
}

// The line that the form is about: the first that can be handed over.
static const struct inbox_row *line_to_hand_over(const struct inbox_screen *self)
{
    for (size_t i = 0; i < self->lines.count && self->marked_count > 0; i++) {
        const struct inbox_row *line = record_list_at(&self->lines, i);
        if (inbox_is_marked(self, line) && can_hand_over(line)) {
            return line;
        }
    }
    const struct inbox_row *line = inbox_now(self);
    return line != NULL && self->marked_count == 0 && can_hand_over(line) ? line : NULL;
}

// A member or somebody of the network is nobody in another household.
static bool is_known_in(const struct dossier *dossier, const char *who, int64_t household_id)
{
    bool own = dossier_person(dossier, who) != NULL || dossier_network_member(dossier, who) != NULL;
    return !own || household_id == dossier->id;
}

// The other marked lines get the same person in the same step.
static void add_others(struct request *request, const struct dossier *dossier, const void *record)
{
    const struct inbox_screen *self =
        (const void *)((const char *)dossier - offsetof(struct inbox_screen, dossier));
    const struct inbox_row *first = line_to_hand_over(self);
    if (first == NULL || self->marked_count == 0) {
        return;
    }
    enum kind kind = changes[inbox_kind_named(first->kind)].record;
    const char *who = field_text(kind_field(kind, "who"), record);
    struct batch batch = {.request = *request};
    for (size_t i = 0; i < self->lines.count; i++) {
        const struct inbox_row *line = record_list_at(&self->lines, i);
        if (line != first && inbox_is_marked(self, line) && can_hand_over(line) &&
            is_known_in(dossier, who, line->head.household_id)) {
            add_change(&batch, line, &(struct wish){"who", line->who, NONE},
                       &(struct wish){"who", who, NONE});
        }
    }
    *request = batch.request;
}

static void handed_over(struct screen *parent, struct screen *child, enum screen_result result)
{
    (void)child;
    if (result == SCREEN_DONE) {
        inbox_of(parent)->marked_count = 0;
        inbox_of(parent)->page.cols = 0;
    }
}

void inbox_hand_over(struct screen *screen)
{
    static const char *const who[] = {"who", NULL};
    const struct inbox_screen *self = inbox_settled(screen);
    const struct inbox_row *line = line_to_hand_over(self);
    struct buf title = {0};
    if (line == NULL) {
        screen_tell(screen, STYLE_TEXT, "%s", _("Only actions and agreements can be handed over."));
        return;
    }
    buf_add_text(&title, _("Hand over: "));
    inbox_add_what(line, session_of(screen)->settings, &title);
    open_record(screen, line, changes[inbox_kind_named(line->kind)].record,
                (struct record_form){.fields = who, .title = buf_text(&title), .first = add_others},
                handed_over);
    buf_clear(&title);
}
