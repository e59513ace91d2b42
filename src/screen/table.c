// SPDX-License-Identifier: EUPL-1.2
#include "screen/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "screen/record_fields.h"
#include "screen/session.h"
#include "screen/table_state.h"
#include "ui/dialog.h"
#include "ui/draw.h"

enum { HEAD_ROWS = 3, LINE_BYTES = 2000, GAP = 2 };

#define TABLE_PARTS                                                                                \
    (DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION |                 \
     DOSSIER_INVOLVEMENTS | DOSSIER_GOALS | DOSSIER_ACTIONS | DOSSIER_MEETINGS |                   \
     DOSSIER_CONTRIBUTIONS | DOSSIER_AGREEMENTS | DOSSIER_ADVICES | DOSSIER_PROPOSALS |            \
     DOSSIER_PROPOSAL_CHANGES)

struct table *table_of(const struct screen *screen)
{
    return screen->state;
}

// Lists of somebody

bool table_is_among(const char *list, const char *who)
{
    size_t wanted = strlen(who);
    for (const char *at = str_text(list); *at != '\0';) {
        size_t len = strcspn(at, " ");
        if (len == wanted && strncmp(at, who, len) == 0) {
            return true;
        }
        at += len + strspn(at + len, " ");
    }
    return false;
}

static void add_who(struct buf *list, const char *who)
{
    buf_addf(list, "%s%s", list->len > 0 ? " " : "", who);
}

void table_set_whos(const struct session *session, enum kind kind, void *record, const char *field,
                    const struct buf *whos)
{
    struct err err;
    record_field_read(kind_field(kind, field), record, buf_text(whos), session->settings, &err);
}

void table_invite(const struct dossier *dossier, struct meeting *meeting, const char *helpers)
{
    struct buf invited = {0};
    add_who(&invited, "family");
    add_who(&invited, helpers);
    meeting->family_invited = 1;
    table_set_whos(dossier->session, KIND_MEETING, meeting, "invited", &invited);
    buf_clear(&invited);
}

void table_invite_all(const struct dossier *dossier, struct meeting *meeting)
{
    struct buf helpers = {0};
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (figures_active(one->from, one->until, dossier->session->day) &&
            !table_is_among(buf_text(&helpers), one->professional)) {
            add_who(&helpers, one->professional);
        }
    }
    table_invite(dossier, meeting, buf_text(&helpers));
    buf_clear(&helpers);
}

bool table_family_is_here(const struct table *self)
{
    bool here = table_is_among(self->now.present, "family");
    for (size_t i = 0; i < self->dossier->people.count && !here; i++) {
        const struct person *person = record_list_at(&self->dossier->people, i);
        here = table_is_among(self->now.present, person->person);
    }
    return here;
}

// What is shown

void table_build(struct table *self)
{
    struct agenda_source source = {
        .meeting = &self->now,
        .agreements = &self->dossier->agreements,
        .actions = &self->dossier->actions,
        .goals = &self->dossier->goals,
        .contributions = &self->dossier->contributions,
        .advices = &self->dossier->advices,
        .proposals = &self->dossier->proposals,
    };
    figures_agenda(&self->agenda, &source, self->now.date);
    leaf_build(&self->pane);
}

void table_go_to(struct table *self, enum table_step step)
{
    self->step = step;
    self->leaf.cursor = 0;
    self->leaf.top = 0;
    table_build(self);
    self->leaf.cursor = 0;
    self->leaf.follow = true;
}

void table_go_to_entry(struct table *self, size_t index)
{
    if (self->step != TABLE_AGENDA && self->step != TABLE_READ_BACK) {
        self->step = TABLE_AGENDA;
    }
    table_build(self);
    leaf_find(&self->leaf, &(struct leaf_item){TABLE_ENTRY, (int64_t)index});
}

static void load_guests(struct table *self)
{
    struct buf chosen = {0};
    record_options_clear(&self->guests);
    add_who(&chosen, str_text(self->now.invited));
    add_who(&chosen, str_text(self->now.present));
    record_options_household(&self->guests, self->dossier, kind_field(KIND_MEETING, "present"),
                             buf_text(&chosen));
    buf_clear(&chosen);
}

// The records may have gone from where the agenda points to.
static void table_reload(struct screen *screen)
{
    struct table *self = table_of(screen);
    struct err err;
    dossier_forget(self->dossier);
    if (!dossier_need(self->dossier, TABLE_PARTS, &err)) {
        screen_tell_error(screen, &err);
    }
    load_guests(self);
    table_build(self);
}

// Drawing

static void draw_steps(const struct table *self, struct rect head)
{
    static const char *const titles[TABLE_STEPS] = {
        [TABLE_WHO] = N_("Who is there"),
        [TABLE_AGENDA] = N_("Agenda"),
        [TABLE_HELPERS] = N_("Helpers"),
        [TABLE_READ_BACK] = N_("Read back"),
    };
    int col = 0;
    for (size_t i = 0; i < TABLE_STEPS; i++) {
        enum style style = i == self->step ? STYLE_SELECTED : STYLE_TEXT;
        col += draw_textf(head, 1, col, STYLE_KEY, "%zu", i + 1);
        col += 1;
        col += draw_text(head, 1, col, style, _(titles[i]));
        col += 3;
    }
}

static void draw_title(const struct table *self, struct rect row)
{
    char day[DATE_TEXT];
    struct buf title = {0};
    date_format(self->now.date, self->dossier->session->settings->date_style, day);
    struct rect place = rect_take_right(&row, utf8_width(day));
    draw_cell(place, STYLE_MUTED, day);
    rect_take_right(&row, GAP);
    buf_addf(&title, _("At the table: %s"), str_text(self->dossier->household.name));
    draw_cell(row, STYLE_TITLE, buf_text(&title));
    buf_clear(&title);
}

static void draw_line(const struct table *self, struct rect row)
{
    if (self->typing) {
        draw_text(row, 0, 0, STYLE_KEY, "> ");
        rect_take_left(&row, 2);
        lineedit_draw(&self->line, row, STYLE_ACTIVE, 0, true);
    }
}

static void table_layout(struct screen *screen, struct rect area)
{
    struct table *self = table_of(screen);
    rect_take_top(&area, HEAD_ROWS);
    rect_take_bottom(&area, 1);
    leaf_layout(&self->pane, area);
}

static void table_draw(const struct screen *screen, struct rect area)
{
    const struct table *self = table_of(screen);
    struct rect head = rect_take_top(&area, HEAD_ROWS);
    struct rect line = rect_take_bottom(&area, 1);
    draw_title(self, rect_cell(head, 0, 0, head.cols));
    draw_steps(self, head);
    leaf_draw(&self->pane, area, !self->typing);
    draw_line(self, line);
}

// The screen

static const char *table_context(const struct screen *screen)
{
    static const char *const contexts[TABLE_STEPS] = {
        [TABLE_WHO] = "table-who",
        [TABLE_AGENDA] = "table",
        [TABLE_HELPERS] = "table-helpers",
        [TABLE_READ_BACK] = "table-read",
    };
    const struct table *self = table_of(screen);
    return self->typing ? "table-line" : contexts[self->step];
}

static unsigned table_has(const struct screen *screen)
{
    const struct table *self = table_of(screen);
    return leaf_has(&self->pane) | (table_has_proposal(self) ? SCREEN_HAS_PROPOSAL : 0);
}

static bool table_key(struct screen *screen, int32_t key)
{
    struct table *self = table_of(screen);
    return self->typing && lineedit_key(&self->line, key);
}

static bool table_paste(struct screen *screen, const char *text)
{
    struct table *self = table_of(screen);
    if (self->typing && !lineedit_paste(&self->line, text)) {
        screen_tell(screen, STYLE_WARNING, "%s", _("Not all of it fits."));
    }
    return self->typing;
}

static bool table_tick(struct screen *screen)
{
    table_keep_draft(screen, false);
    return false;
}

static void table_keep_last(struct screen *screen)
{
    table_keep_draft(screen, true);
}

static void table_close(struct screen *screen)
{
    struct table *self = table_of(screen);
    leaf_close(&self->pane);
    record_clear(KIND_MEETING, &self->base);
    record_clear(KIND_MEETING, &self->now);
    record_options_clear(&self->guests);
    figures_agenda_clear(&self->agenda);
    table_entries_clear(&self->entries);
    buf_clear(&self->before);
    lineedit_clear(&self->line);
    draft_clear(&self->draft);
    free(self);
}

static void move(struct screen *screen, enum list_move where)
{
    leaf_move(&table_of(screen)->leaf, where);
}

static const struct screen_class table_class = {
    .name = "table",
    .context = table_context,
    .has = table_has,
    .reload = table_reload,
    .layout = table_layout,
    .draw = table_draw,
    .move = move,
    .key = table_key,
    .paste = table_paste,
    .tick = table_tick,
    .keep = table_keep_last,
    .close = table_close,
};

// Opening

// Of this day, on which there is one at most: planned, held already and gone on with, or held after all;
// NULL: none.
static const struct meeting *meeting_of_day(const struct dossier *dossier, int64_t day)
{
    for (size_t i = 0; i < dossier->meetings.count; i++) {
        const struct meeting *one = record_list_at(&dossier->meetings, i);
        if (one->date == day) {
            return one;
        }
    }
    return NULL;
}

// One that was planned for later is held today, unless today has one already.
static void begin_meeting(struct table *self, const struct meeting *meeting, int64_t today)
{
    struct dossier *dossier = self->dossier;
    const struct meeting *of_today = meeting_of_day(dossier, today);
    bool is_past = meeting != NULL && meeting->date < today;
    const struct meeting *found = of_today == NULL || is_past ? meeting : of_today;
    record_init(KIND_MEETING, &self->base);
    record_init(KIND_MEETING, &self->now);
    if (found != NULL) {
        record_copy(KIND_MEETING, &self->base, found);
        record_copy(KIND_MEETING, &self->now, found);
        self->now.date = found->date < today ? found->date : today;
    } else {
        table_invite_all(dossier, &self->now);
        self->now.head.household_id = dossier->id;
        self->now.date = today;

        record_set_text(KIND_MEETING, &self->now, "household", dossier->household.household);
        record_set_text(KIND_MEETING, &self->now, "state", "planned");
    }
}

static void begin_draft(struct table *self)
{
    char day[DATE_TEXT];
    struct buf title = {0};
    struct session *session = self->dossier->session;
    date_format(self->now.date, session->settings->date_style, day);
    buf_addf(&title, _("At the table, %s"), day);
    draft_init(&self->draft, session, KIND_MEETING, &self->now.head, buf_text(&title));
    buf_clear(&title);
}

static struct table *table_new(struct dossier *dossier, const struct meeting *meeting)
{
    struct table *self = xcalloc(1, sizeof(*self));
    self->dossier = dossier;
    self->pane = (struct pane){.class = &table_pane, .dossier = dossier, .state = self};
    self->asked = TABLE_NEW;
    begin_meeting(self, meeting, dossier->session->settings->today);
    lineedit_init(&self->line, NULL, LINE_BYTES, UTF8_ONE_LINE);
    begin_draft(self);
    load_guests(self);
    table_go_to(self, TABLE_WHO);
    return self;
}

void table_open(struct screen *parent, struct dossier *dossier, const struct meeting *meeting,
                const struct draft *draft)
{
    struct err err;
    if (!dossier_need(dossier, TABLE_PARTS, &err)) {
        screen_tell_error(parent, &err);
        return;
    }
    struct screen *screen =
        screen_push(parent->stack, &table_class, table_new(dossier, meeting), NULL);
    if (draft != NULL) {
        table_resume(screen, draft);
    } else {
        table_offer(screen);
    }
}

// Steps

void table_step_1(struct screen *screen)
{
    table_go_to(table_of(screen), TABLE_WHO);
}

void table_step_2(struct screen *screen)
{
    table_go_to(table_of(screen), TABLE_AGENDA);
}

void table_step_3(struct screen *screen)
{
    table_go_to(table_of(screen), TABLE_HELPERS);
}

void table_step_4(struct screen *screen)
{
    table_go_to(table_of(screen), TABLE_READ_BACK);
}

void table_next(struct screen *screen)
{
    struct table *self = table_of(screen);
    table_go_to(self, (self->step + 1) % TABLE_STEPS);
}

void table_previous(struct screen *screen)
{
    struct table *self = table_of(screen);
    table_go_to(self, (self->step + TABLE_STEPS - 1) % TABLE_STEPS);
}

// Who is there

static void add_others(struct buf *list, const char *present, const char *without)
{
    for (const char *at = str_text(present); *at != '\0';) {
        size_t len = strcspn(at, " ");
        char *who = xstrndup(at, len);
        if (strcmp(who, without) != 0) {
            add_who(list, who);
        }
        free(who);
        at += len + strspn(at + len, " ");
    }
}

void table_present(struct screen *screen)
{
    struct table *self = table_of(screen);
    const struct leaf_item *item = leaf_now(&self->leaf);
    struct buf present = {0};
    if (item == NULL || item->kind != TABLE_GUEST) {
        return;
    }
    const char *who = self->guests.items[item->id].value;
    add_others(&present, self->now.present, who);
    if (!table_is_among(self->now.present, who)) {
        add_who(&present, who);
    }
    table_set_whos(session_of(screen), KIND_MEETING, &self->now, "present", &present);
    table_build(self);
    leaf_move(&self->leaf, LIST_DOWN);
    buf_clear(&present);
}

static bool is_guest(const struct table *self, const char *who)
{
    for (size_t i = 0; i < self->guests.count; i++) {
        if (str_is_same(self->guests.items[i].value, who)) {
            return true;
        }
    }
    return false;
}

void table_all_present(struct screen *screen)
{
    struct table *self = table_of(screen);
    struct buf present = {0};
    add_who(&present, str_text(self->now.invited));
    const char *login = session_of(screen)->settings->login;
    if (is_guest(self, login) && !table_is_among(buf_text(&present), login)) {
        add_who(&present, login); // who holds the meeting
    }
    table_set_whos(session_of(screen), KIND_MEETING, &self->now, "present", &present);
    table_build(self);
    buf_clear(&present);
}

// Typing a line

void table_line(struct screen *screen)
{
    table_of(screen)->typing = true;
}

void table_line_take(struct screen *screen)
{
    struct table *self = table_of(screen);
    const char *text = lineedit_text(&self->line);
    self->typing = false;
    if (text[0] != '\0') {
        struct table_entry *entry = table_entries_add(&self->entries, KIND_NOTE, NULL);
        record_set_text(KIND_NOTE, entry->record, "text", text);
        lineedit_set(&self->line, "");
        table_go_to_entry(self, self->entries.count - 1);
    }
}

void table_line_leave(struct screen *screen)
{
    struct table *self = table_of(screen);
    lineedit_set(&self->line, "");
    self->typing = false;
}

// Leaving

enum leave_choice { LEAVE_LATER, LEAVE_DROP, LEAVE_CHOICES };

static void leave_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    struct table *self = table_of(screen);
    if (result != SCREEN_DONE) {
        return;
    }
    if (menu_choice(menu) == LEAVE_DROP) {
        self->ended = true;
        draft_drop(&self->draft);
    } else if (!table_keep_draft(screen, true)) {
        return;
    }
    screen_close(screen, SCREEN_CANCELLED);
}

void table_leave(struct screen *screen)
{
    const char *const options[LEAVE_CHOICES] = {
        [LEAVE_LATER] = _("go on later: it is kept as a draft"),
        [LEAVE_DROP] = _("throw away what was written down"),
    };
    if (table_has_written(table_of(screen))) {
        menu_open(screen, _("Not saved yet"), options, LEAVE_CHOICES, leave_chosen);
    } else {
        screen_close(screen, SCREEN_CANCELLED);
    }
}

// Saving

void table_save(struct screen *screen)
{
    struct table *self = table_of(screen);
    if (self->step != TABLE_READ_BACK) {
        table_go_to(self, TABLE_READ_BACK);
        screen_tell(screen, STYLE_TEXT, "%s",
                    _("This is what was written down. Ctrl-S once more saves it."));
    } else if (table_send(screen)) {
        screen_close(screen, SCREEN_DONE);
    }
}
