// SPDX-License-Identifier: EUPL-1.2
// What table mode shows, step by step: nothing that not everybody at the table may read.
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/figures.h"
#include "figures/meeting_words.h"
#include "figures/words.h"
#include "screen/meetings_content.h"
#include "screen/overview_parts.h"
#include "screen/record_choices.h"
#include "screen/table_state.h"
#include "ui/draw.h"

enum { NAME_COLS = 26, LABEL_COLS = 15, BLANKS = 2, INDENT = 2 };

static const struct table *table_in(const struct pane *pane)
{
    return pane->state;
}

// Names

static const char *guest_name(const struct table *self, const char *who)
{
    for (size_t i = 0; i < self->guests.count; i++) {
        if (strcmp(self->guests.items[i].value, who) == 0) {
            return self->guests.items[i].text;
        }
    }
    return NULL;
}

static void add_name(const struct table *self, const char *who, struct buf *out)
{
    const char *name = guest_name(self, who);
    if (name != NULL) {
        buf_add_text(out, name);
    } else {
        record_choices_show(self->dossier->session, self->dossier,
                            kind_field(KIND_AGREEMENT, "who"), who, out);
    }
}

// The names of a list of somebody, parted by commas; without: who is left out.
static void add_names(const struct table *self, const char *list, const char *without,
                      struct buf *out)
{
    size_t before = out->len;
    for (const char *at = str_text(list); *at != '\0';) {
        char who[96];
        size_t len = strcspn(at, " ");
        snprintf(who, sizeof(who), "%.*s", (int)len, at);
        if (strcmp(who, without) != 0) {
            buf_add_text(out, out->len > before ? ", " : "");
            add_name(self, who, out);
        }
        at += len + strspn(at + len, " ");
    }
}

void table_name_entry(const struct table *self, struct table_entry *entry)
{
    struct buf words = {0};
    if (entry->kind == KIND_AGREEMENT || entry->kind == KIND_ACTION) {
        const char *who = field_text(kind_field(entry->kind, "who"), entry->record);
        add_names(self, who, "", &words);
        record_set_text(entry->kind, entry->record, "who_name", buf_text(&words));
    } else if (entry->kind == KIND_CONTRIBUTION) {
        const struct contribution *one = entry->record;
        add_names(self, one->agreed_by, "family", &words);
        record_set_text(entry->kind, entry->record, "agreed_by_names", buf_text(&words));
        buf_reset(&words);
        add_names(self, one->professional, "", &words);
        record_set_text(entry->kind, entry->record, "professional_name", buf_text(&words));
    }
    buf_clear(&words);
}

// In words

void table_entry_words(const struct table *self, const struct table_entry *entry, struct buf *out)
{
    const struct settings *settings = self->dossier->session->settings;
    struct buf words = {0};
    if (entry->kind == KIND_AGREEMENT) {
        const struct agreement *one = entry->record;
        meeting_words_task(one->who_name, one->text, one->due, settings, &words);
    } else if (entry->kind == KIND_ACTION) {
        const struct plan_action *one = entry->record;
        meeting_words_task(one->who_name, one->text, one->due, settings, &words);
        overview_join(&words, " – ", one->goal);
    } else if (entry->kind == KIND_CONTRIBUTION) {
        const struct contribution *one = entry->record;
        meeting_words_decision(one, settings, self->step != TABLE_HELPERS, &words);
        if (entry->as_proposed) {
            table_proposed_words(self, entry, &words);
        }
        if (entry->minutes != NONE) {
            struct buf hours = {0};
            figures_add_hours(&hours, entry->minutes, 0);
            buf_add_text(&words, "; ");
            buf_addf(&words, _("%s hours a week"), buf_text(&hours));
            buf_clear(&hours);
        }
        if (entry->ends) {
            char day[DATE_TEXT];
            buf_add_text(&words, "; ");
            buf_addf(&words, _("last day %s"),
                     overview_day_text(self->dossier, self->now.date, day));
        }
    } else {
        buf_add_text(&words, table_entry_text(entry));
    }
    buf_add_text(out, buf_text(&words));
    buf_clear(&words);
}

// A label in front and words that wrap behind it; what the cursor stands on is the label.
// NOLINTNEXTLINE(readability-function-size): the item, its label and its words
static void add_labelled(struct leaf_content *content, struct page *page, int kind, int64_t id,
                         const char *label, enum style style, const char *words)
{
    size_t first = page->count;
    int col = LABEL_COLS + BLANKS;
    leaf_begin_item(content, page, kind, id);
    page_strands(page,
                 (struct page_strand[]){
                     {.rest = label, .cols = LABEL_COLS, .style = style},
                     {.rest = words, .col = col, .cols = page->cols - col},
                 },
                 2);
    page->lines[first].is_name = true;
    leaf_end_item(page);
}

// Who is there

static void build_who(struct leaf_content *content, struct page *page, const struct table *self)
{
    for (size_t i = 0; i < self->guests.count; i++) {
        const struct form_option *guest = &self->guests.items[i];
        struct buf name = {0};
        bool here = table_is_among(self->now.present, guest->value);
        bool invited = table_is_among(self->now.invited, guest->value);
        buf_addf(&name, "[%c] %s", here ? 'x' : ' ', guest->text);
        leaf_begin_item(content, page, TABLE_GUEST, (int64_t)i);
        struct page_line *line = leaf_name_line(page, invited ? STYLE_TEXT : STYLE_MUTED,
                                                NAME_COLS + 4, buf_text(&name));
        leaf_words_behind(page, line, NAME_COLS + 4 + BLANKS, STYLE_MUTED, guest->detail);
        leaf_end_item(page);
        buf_clear(&name);
    }
}

// What there is to talk about

static void add_point(struct leaf_content *content, struct page *page, const struct table *self,
                      size_t index)
{
    const struct agenda_point *point = &self->agenda.points[index];
    struct buf words = {0};
    meeting_words_point(point, self->dossier->session->settings, &words);
    if (point->kind == AGENDA_PROPOSAL && table_is_taken_over(self, point->record)) {
        overview_join(&words, " ", _("(taken over)"));
    }
    add_labelled(content, page, TABLE_POINT, (int64_t)index, meeting_words_label(point),
                 point->overdue ? STYLE_WARNING : STYLE_TEXT, buf_text(&words));
    buf_clear(&words);
}

static const char *entry_label(enum kind kind)
{
    switch (kind) {
    case KIND_AGREEMENT: return _("agreement");
    case KIND_ACTION: return _("action");
    case KIND_CONTRIBUTION: return _("decision");
    default: return _("minutes");
    }
}

static void add_entry(struct leaf_content *content, struct page *page, const struct table *self,
                      size_t index)
{
    const struct table_entry *entry = &self->entries.items[index];
    struct buf words = {0};
    table_entry_words(self, entry, &words);
    add_labelled(content, page, TABLE_ENTRY, (int64_t)index, entry_label(entry->kind), STYLE_TEXT,
                 buf_text(&words));
    buf_clear(&words);
}

static void build_agenda(struct leaf_content *content, struct page *page, const struct table *self)
{
    for (size_t i = 0; i < self->agenda.count; i++) {
        add_point(content, page, self, i);
    }
    if (self->agenda.count == 0) {
        page_paragraph(page, 0, STYLE_MUTED, _("Nothing is open."));
    }
    if (self->entries.count > 0) {
        page_heading(page, _("Written down"));
    }
    for (size_t i = 0; i < self->entries.count; i++) {
        add_entry(content, page, self, i);
    }
}

// The helpers, one by one

const struct involvement *table_helper(const struct table *self, const char *professional,
                                       size_t *count)
{
    const struct involvement *first = NULL;
    *count = 0;
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&self->dossier->involvements, i);
        if (figures_active(one->from, one->until, self->now.date) &&
            strcmp(one->professional, professional) == 0) {
            first = first != NULL ? first : one;
            (*count)++;
        }
    }
    return first;
}

static void add_about(const struct involvement *one, size_t count, struct buf *about)
{
    struct buf rest = {0};
    if (count > 1) {
        buf_addf(&rest, _N("%zu involvement", "%zu involvements", (long)count), count);
    } else if (one->hours_per_week != NONE) {
        struct buf hours = {0};
        figures_add_hours(&hours, one->hours_per_week, 0);
        buf_addf(&rest, _("%s hours a week"), buf_text(&hours));
        buf_clear(&hours);
    }
    overview_join(about, "", one->function);
    overview_join(about, " · ", buf_text(&rest));
    buf_clear(&rest);
}

static void add_said(struct page *page, const struct table *self, const struct involvement *one)
{
    const struct contribution *said =
        meetings_contribution(self->dossier, self->base.date, one->professional);
    struct buf words = {0};
    if (said != NULL) {
        meeting_words_said(said, &words);
    }
    page_paragraph(page, INDENT, STYLE_MUTED, buf_text(&words));
    buf_clear(&words);
}

static void add_decided(struct page *page, const struct table *self, const struct involvement *one)
{
    const struct table_entry *entry = table_entries_about(&self->entries, one->professional);
    if (entry != NULL) {
        struct buf words = {0};
        buf_addf(&words, "%s ", draw_shape(SHAPE_ARROW));
        table_entry_words(self, entry, &words);
        page_paragraph(page, INDENT, STYLE_TEXT, buf_text(&words));
        buf_clear(&words);
    }
}

static void build_helpers(struct leaf_content *content, struct page *page, const struct table *self)
{
    for (size_t i = 0; i < self->dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&self->dossier->involvements, i);
        size_t count;
        if (table_helper(self, one->professional, &count) != one) {
            continue;
        }
        struct buf about = {0};
        add_about(one, count, &about);
        leaf_begin_item(content, page, TABLE_HELPER, one->head.id);
        struct page_line *line = leaf_name_line(
            page, STYLE_TEXT, NAME_COLS, meetings_helper_name(self->dossier, one->professional));
        leaf_words_behind(page, line, NAME_COLS + BLANKS, STYLE_MUTED, buf_text(&about));
        add_said(page, self, one);
        add_decided(page, self, one);
        leaf_end_item(page);
        buf_clear(&about);
    }
    if (content->count == 0) {
        page_paragraph(page, 0, STYLE_MUTED, _("No helper comes there on this day."));
    }
}

// Read back

static void add_entries_of(struct leaf_content *content, struct page *page,
                           const struct table *self, enum kind kind, const char *heading)
{
    bool any = false;
    for (size_t i = 0; i < self->entries.count; i++) {
        if (self->entries.items[i].kind == kind) {
            if (!any) {
                page_heading(page, heading);
            }
            any = true;
            add_entry(content, page, self, i);
        }
    }
}

static void build_read_back(struct leaf_content *content, struct page *page,
                            const struct table *self)
{
    add_entries_of(content, page, self, KIND_CONTRIBUTION, _("Decided about helpers"));
    add_entries_of(content, page, self, KIND_AGREEMENT, _("Agreements"));
    add_entries_of(content, page, self, KIND_ACTION, _("Actions"));
    add_entries_of(content, page, self, KIND_NOTE, _("Minutes"));
    if (self->entries.count == 0) {
        page_paragraph(page, 0, STYLE_MUTED, _("Nothing was written down yet."));
    }
}

static long count_words(const char *list)
{
    long count = 0;
    for (const char *at = str_text(list); *at != '\0'; count++) {
        at += strcspn(at, " ");
        at += strspn(at, " ");
    }
    return count;
}

// On one line, however many they are: the first step has them all.
static void add_here(struct page *page, const struct table *self)
{
    struct buf here = {0};
    long count = count_words(self->now.present);
    if (count > 0) {
        buf_addf(&here, _("Here (%ld): "), count);
        add_names(self, self->now.present, "", &here);
        leaf_words_behind(page, page_line(page), 0, STYLE_MUTED, buf_text(&here));
    }
    buf_clear(&here);
}

// The family's words, and who is there, are always in sight.
static void build_banner(struct page *page, const struct table *self)
{
    const struct household *household = &self->dossier->household;
    bool wish = str_is_given(household->wanted);
    page_paragraph(page, 0, wish ? STYLE_WISH : STYLE_TEXT,
                   wish ? household->wanted : household->question);
    add_here(page, self);
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    static void (*const steps[TABLE_STEPS])(struct leaf_content *, struct page *,
                                            const struct table *) = {
        [TABLE_WHO] = build_who,
        [TABLE_AGENDA] = build_agenda,
        [TABLE_HELPERS] = build_helpers,
        [TABLE_READ_BACK] = build_read_back,
    };
    const struct table *self = table_in(pane);
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    build_banner(&content->banner, self);
    steps[self->step](content, &content->left, self);
}

const struct pane_class table_pane = {
    .context = "table",
    .title = N_("Meetings"),
    .build = build,
};
