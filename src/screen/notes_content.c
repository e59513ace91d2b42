// SPDX-License-Identifier: EUPL-1.2
#include "screen/notes_content.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figures/course.h"
#include "figures/notes.h"
#include "figures/words.h"
#include "model/settings.h"
#include "screen/dossier.h"
#include "screen/notes_text.h"
#include "ui/draw.h"

enum {
    DAY_COLS = 10,
    KIND_COL = DAY_COLS + 2,
    KIND_COLS = 10,
    WITH_COL = KIND_COL + KIND_COLS + 1,
    AWAY_COLS = 17,  // "120 dagen geleden"
    FACTS_COLS = 66, // with fewer columns the minutes have a line of their own
    INDENT = 2,
    TEXT_ROWS = 3, // shown of a text
};

bool notes_filter_is_on(const struct notes_filter *filter)
{
    return filter->shared || filter->kind > 0 || str_is_given(filter->words);
}

static const struct settings *settings_of(const struct dossier *dossier)
{
    return dossier->session->settings;
}

static const char *kind_code(const struct dossier *dossier, size_t kind)
{
    return choices_get(settings_of(dossier), CHOICES_NOTE_KIND).items[kind - 1].code;
}

static bool is_shown(const struct dossier *dossier, const struct notes_filter *filter,
                     const struct note *note)
{
    const char *kind = str_text(note->kind);
    return note->date <= dossier->session->day && (!filter->shared || note->shared == 1) &&
           (filter->kind == 0 || strcmp(kind, kind_code(dossier, filter->kind)) == 0) &&
           notes_text_has(note->text, filter->words);
}

// Words

static void add_kind(const struct dossier *dossier, const struct note *note, struct buf *out)
{
    field_show(kind_field(KIND_NOTE, "kind"), note, settings_of(dossier), out);
    if (out->len == 0) {
        buf_add_text(out, _("contact"));
    }
}

// "30 min · care 15 min · shared": what is not known is not there.
static void add_facts(const struct note *note, struct buf *out)
{
    if (note->minutes_coordination != NONE) {
        buf_addf(out, _("%lld min"), (long long)note->minutes_coordination);
        buf_add_text(out, " · ");
    }
    if (note->minutes_care != NONE && note->minutes_care != 0) {
        buf_addf(out, _("care %lld min"), (long long)note->minutes_care);
        buf_add_text(out, " · ");
    }
    buf_add_text(out, note->shared == 1 ? _("shared") : _("internal"));
}

static void add_day(const struct dossier *dossier, int64_t day, struct buf *out)
{
    char text[DATE_TEXT];
    buf_add_text(out, date_format(day, settings_of(dossier)->date_style, text));
}

static void add_away(const struct dossier *dossier, int64_t day, struct buf *out)
{
    int64_t days = day - dossier->session->day;
    if (days == 0) {
        buf_add_text(out, _("today"));
    } else if (days > 0) {
        buf_addf(out, _N("in %d day", "in %d days", (int)days), (int)days);
    } else {
        buf_addf(out, _N("%d day ago", "%d days ago", (int)-days), (int)-days);
    }
}

void notes_item_name(const struct dossier *dossier, const struct note *note, struct buf *out)
{
    add_kind(dossier, note, out);
    buf_add_char(out, ' ');
    add_day(dossier, note->date, out);
}

// Above the notes

static void add_sum(const struct note_minutes *sum, const char *label, struct buf *out)
{
    buf_addf(out, "%s%s ", out->len > 0 ? " · " : "", label);
    buf_addf(out, _("%s%lld min, care %lld min"), sum->unknown > 0 ? "≥ " : "",
             (long long)sum->coordination, (long long)sum->care);
}

static void add_sums(struct page *page, const struct dossier *dossier)
{
    int64_t day = dossier->session->day;
    struct note_minutes weeks =
        figures_note_minutes(&dossier->notes, figures_weeks_first(day), day);
    struct note_minutes year = figures_note_minutes(&dossier->notes, figures_year_first(day), day);
    struct buf words = {0};
    add_sum(&weeks, _("Last 4 weeks"), &words);
    add_sum(&year, _("this year"), &words);
    page_paragraph(page, 0, STYLE_MUTED, buf_text(&words));
    buf_clear(&words);
}

static void join(struct buf *out, const char *text)
{
    buf_addf(out, "%s%s", out->len > 0 ? " · " : "", text);
}

static void add_filter(struct page *page, const struct dossier *dossier,
                       const struct notes_filter *filter)
{
    struct buf words = {0}, line = {0};
    if (!notes_filter_is_on(filter)) {
        return;
    }
    if (filter->shared) {
        join(&words, _("shared"));
    }
    if (filter->kind > 0) {
        struct choice_list kinds = choices_get(settings_of(dossier), CHOICES_NOTE_KIND);
        join(&words, choice_label(&kinds.items[filter->kind - 1]));
    }
    if (str_is_given(filter->words)) {
        join(&words, filter->words);
    }
    buf_addf(&line, _("Only: %s"), buf_text(&words));
    page_paragraph(page, 0, STYLE_PAST, buf_text(&line));
    buf_clear(&words);
    buf_clear(&line);
}

// Reminders

static int compare_reminders(const void *a, const void *b)
{
    const struct note *x = *(const struct note *const *)a;
    const struct note *y = *(const struct note *const *)b;
    int64_t apart =
        x->remind_on != y->remind_on ? x->remind_on - y->remind_on : x->head.id - y->head.id;
    return apart < 0 ? -1 : apart > 0;
}

static void add_reminder(struct leaf_content *content, struct page *page,
                         const struct dossier *dossier, const struct note *note)
{
    struct buf day = {0}, away = {0}, words = {0};
    add_day(dossier, note->remind_on, &day);
    add_away(dossier, note->remind_on, &away);
    if (str_is_given(note->text)) {
        buf_add(&words, note->text, utf8_fit(note->text, 2 * page->cols, NULL));
    } else {
        notes_item_name(dossier, note, &words);
    }
    leaf_begin_item(content, page, NOTES_REMINDER, note->head.id);
    struct page_line *line = leaf_name_line(page, STYLE_TEXT, DAY_COLS, buf_text(&day));
    page_cell(page, line,
              (struct page_cell){.col = KIND_COL, .cols = AWAY_COLS, .text = buf_text(&away)});
    leaf_words_behind(page, line, KIND_COL + AWAY_COLS + 1, STYLE_TEXT, buf_text(&words));
    leaf_end_item(page);
    buf_clear(&day);
    buf_clear(&away);
    buf_clear(&words);
}

static void add_reminders(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier, const struct notes_filter *filter)
{
    const struct note **open = xcalloc(dossier->notes.count + 1, sizeof(const struct note *));
    size_t count = 0;
    for (size_t i = 0; i < dossier->notes.count; i++) {
        const struct note *note = record_list_at(&dossier->notes, i);
        if (note->remind_on != NONE && is_shown(dossier, filter, note)) {
            open[count++] = note;
        }
    }
    qsort(open, count, sizeof(const struct note *), compare_reminders);
    if (count > 0) {
        bool asleep = figures_is_asleep(&dossier->coordination, dossier->session->day);
        page_heading(page, asleep ? _("Reminders, asleep under the pilot light") : _("Reminders"));
    }
    for (size_t i = 0; i < count; i++) {
        add_reminder(content, page, dossier, open[i]);
    }
    free(open);
}

// Notes

static void add_head(struct page *page, const struct dossier *dossier, const struct note *note)
{
    struct buf day = {0}, kind = {0}, with = {0}, facts = {0};
    add_day(dossier, note->date, &day);
    add_kind(dossier, note, &kind);
    figures_add_note_with(&with, note);
    add_facts(note, &facts);
    int facts_cols = utf8_width(buf_text(&facts));
    bool beside = page->cols >= FACTS_COLS;
    int room = page->cols - WITH_COL - (beside ? facts_cols + 2 : 0);
    struct page_line *line = leaf_name_line(page, STYLE_TEXT, DAY_COLS, buf_text(&day));
    page_cell(page, line,
              (struct page_cell){.col = KIND_COL, .cols = KIND_COLS, .text = buf_text(&kind)});
    page_cell(page, line,
              (struct page_cell){.col = WITH_COL, .cols = room, .text = buf_text(&with)});
    page_cell(page, beside ? line : page_line(page),
              (struct page_cell){.col = beside ? page->cols - facts_cols : KIND_COL,
                                 .cols = -1,
                                 .style = STYLE_MUTED,
                                 .text = buf_text(&facts)});
    buf_clear(&day);
    buf_clear(&kind);
    buf_clear(&with);
    buf_clear(&facts);
}

static void add_note(struct leaf_content *content, struct page *page, const struct dossier *dossier,
                     const struct notes_filter *filter, const struct note *note)
{
    leaf_begin_item(content, page, NOTES_NOTE, note->head.id);
    add_head(page, dossier, note);
    if (str_is_given(filter->words)) {
        notes_text_marked(page, INDENT, note->text, filter->words);
    } else {
        notes_text_begin(page, INDENT, note->text, TEXT_ROWS);
    }
    leaf_end_item(page);
}

static void add_notes(struct leaf_content *content, struct page *page,
                      const struct dossier *dossier, const struct notes_filter *filter)
{
    bool any = false;
    for (size_t i = 0; i < dossier->notes.count; i++) {
        const struct note *note = record_list_at(&dossier->notes, i);
        if (is_shown(dossier, filter, note)) {
            if (any || content->count == 0) {
                page_gap(page);
            } else {
                page_heading(page, _("Contacts"));
            }
            add_note(content, page, dossier, filter, note);
            any = true;
        }
    }
    if (!any) {
        page_paragraph(page, 0, STYLE_MUTED,
                       notes_filter_is_on(filter) ? _("None like this.") : _("None yet."));
    }
}

void notes_content_build(struct leaf_content *content, const struct dossier *dossier,
                         const struct notes_filter *filter, int cols)
{
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    add_sums(&content->banner, dossier);
    add_filter(&content->banner, dossier, filter);
    add_reminders(content, &content->left, dossier, filter);
    add_notes(content, &content->left, dossier, filter);
}

const struct note *notes_item_note(const struct dossier *dossier, const struct leaf_item *item)
{
    return item != NULL ? record_list_find(&dossier->notes, item->id) : NULL;
}
