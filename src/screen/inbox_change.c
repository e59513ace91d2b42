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
#include "screen/inbox.h"
#include "screen/inbox_state.h"
#include "screen/line_forms.h"
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

static void add_change(struct batch *batch, const struct inbox_row *line,
                       const struct line_field *old, const struct line_field *wanted)
{
    enum kind kind = changes[inbox_kind_named(line->kind)].record;
    if (line_add_change(&batch->request, kind, &line->head, old, wanted)) {
        bool same = batch->count == 0 || batch->touched == line->head.household_id;
        batch->touched = same ? line->head.household_id : TOUCHED_MANY;
        batch->count++;
    }
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
        add_change(batch, line, &(struct line_field){field, NULL, reminder ? line->date : NONE},
                   &(struct line_field){field, NULL, done});
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

// What is answered in a form, or elsewhere.
static void do_one(struct screen *screen, const struct inbox_row *line)
{
    struct inbox_screen *self = inbox_of(screen);
    switch (inbox_kind_named(line->kind)) {
    case INBOX_LOOK_BACK:
        line_look_back(screen, &self->dossier, &line->head, line->number, inbox_who(line));
        break;
    case INBOX_REFERRAL:
        line_open_record(screen, &self->dossier, KIND_REFERRAL, &line->head,
                         (struct record_form){.title = _("Referral")}, NULL);
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
        add_change(batch, line, &(struct line_field){field, NULL, line->date},
                   &(struct line_field){field, NULL, self->until});
    }
}

static void day_chosen(struct screen *parent, struct screen *child, enum screen_result result)
{
    struct inbox_screen *self = inbox_settled(parent);
    struct batch batch;
    char day[DATE_TEXT], words[128];
    if (result != SCREEN_DONE || !line_day(parent, child, &self->until)) {
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
        line_ask_day(screen, day_chosen);
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
            add_change(&batch, line, &(struct line_field){"who", line->who, NONE},
                       &(struct line_field){"who", who, NONE});
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
    struct inbox_screen *self = inbox_settled(screen);
    const struct inbox_row *line = line_to_hand_over(self);
    struct buf title = {0};
    if (line == NULL) {
        screen_tell(screen, STYLE_TEXT, "%s", _("Only actions and agreements can be handed over."));
        return;
    }
    buf_add_text(&title, _("Hand over: "));
    inbox_add_what(line, session_of(screen)->settings, &title);
    line_open_record(
        screen, &self->dossier, changes[inbox_kind_named(line->kind)].record, &line->head,
        (struct record_form){.fields = who, .title = buf_text(&title), .first = add_others},
        handed_over);
    buf_clear(&title);
}
