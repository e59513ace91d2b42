// SPDX-License-Identifier: EUPL-1.2
#include "screen/meetings_content.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/meeting_words.h"
#include "screen/overview_parts.h"
#include "ui/draw.h"

enum { WHO_COLS = 22, DATE_COLS = 12, BLANKS = 2, COUNT_COLS = 15, STATE_COLS = 14, INDENT = 2 };

// Records

const void *meetings_item_record(const struct dossier *dossier, const struct leaf_item *item,
                                 enum kind *kind)
{
    static const enum kind kinds[] = {
        [ITEM_MEETING] = KIND_MEETING,
        [ITEM_AGREEMENT] = KIND_AGREEMENT,
        [ITEM_CONTRIBUTION] = KIND_CONTRIBUTION,
    };
    *kind = kinds[item->kind];
    return record_list_find(dossier_list(dossier, *kind), item->id);
}

static const struct involvement *helper(const struct dossier *dossier, const char *code)
{
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (strcmp(one->professional, code) == 0) {
            return one;
        }
    }
    return NULL;
}

bool meetings_next_helper(const struct dossier *dossier, const char **at, char code[64])
{
    static const char mark[] = "professional:";
    while (**at != '\0') {
        size_t len = strcspn(*at, " ");
        size_t skip = strncmp(*at, mark, strlen(mark)) == 0 ? strlen(mark) : 0;
        snprintf(code, 64, "%.*s", (int)(len - skip), *at + skip);
        *at += len + strspn(*at + len, " ");
        if (helper(dossier, code) != NULL) {
            return true;
        }
    }
    return false;
}

const char *meetings_helper_name(const struct dossier *dossier, const char *code)
{
    const struct involvement *one = helper(dossier, code);
    return one != NULL && str_is_given(one->professional_name) ? one->professional_name : code;
}

const struct contribution *meetings_contribution(const struct dossier *dossier, int64_t date,
                                                 const char *professional)
{
    for (size_t i = 0; i < dossier->contributions.count; i++) {
        const struct contribution *one = record_list_at(&dossier->contributions, i);
        if (one->date == date && strcmp(one->professional, professional) == 0) {
            return one;
        }
    }
    return NULL;
}

// The coming meeting

static void add_labelled(struct page *page, const char *label, const char *text)
{
    struct buf words = {0};
    if (str_is_given(text)) {
        buf_addf(&words, "%s %s", label, text);
        page_paragraph(page, INDENT, STYLE_TEXT, buf_text(&words));
    }
    buf_clear(&words);
}

static void add_meeting_name(struct leaf_content *content, struct page *page,
                             const struct dossier *dossier, const struct meeting *meeting,
                             const char *state)
{
    char day[DATE_TEXT];
    leaf_begin_item(content, page, ITEM_MEETING, meeting->head.id);
    struct page_line *line =
        leaf_name_line(page, STYLE_TEXT, DATE_COLS, overview_day_text(dossier, meeting->date, day));
    int state_cols = utf8_width(state);
    page_cell(page, line,
              (struct page_cell){.col = DATE_COLS,
                                 .cols = page->cols - DATE_COLS - state_cols - BLANKS,
                                 .style = STYLE_TEXT,
                                 .text = meeting->place});
    page_cell(page, line,
              (struct page_cell){.col = page->cols - state_cols,
                                 .cols = state_cols,
                                 .style = STYLE_MUTED,
                                 .text = state});
}

static void add_family_invited(struct page *page, const struct meeting *meeting)
{
    struct buf words = {0};
    bool invited = figures_family_invited(meeting) == 1;
    enum style style = invited ? STYLE_TEXT : STYLE_WARNING;
    buf_addf(&words, invited ? "%s%s" : "%s %s", style_sign(style), meeting_words_invited(meeting));
    page_paragraph(page, INDENT, style, buf_text(&words));
    buf_clear(&words);
}

static void add_answered(struct page *page, const struct dossier *dossier,
                         const struct meeting *meeting)
{
    char code[64];
    long invited = 0, answered = 0;
    const char *at = str_text(meeting->invited);
    while (meetings_next_helper(dossier, &at, code)) {
        const struct contribution *one = meetings_contribution(dossier, meeting->date, code);
        invited++;
        answered += one != NULL && (one->needed != NONE || str_is_given(one->who_else));
    }
    if (invited > 0) {
        struct buf words = {0};
        buf_addf(&words, _("Is my part needed? %ld of %ld helpers have answered."), answered,
                 invited);
        page_paragraph(page, INDENT, STYLE_TEXT, buf_text(&words));
        buf_clear(&words);
    }
}

static void add_contribution(struct leaf_content *content, struct page *page,
                             const struct contribution *one)
{
    struct buf words = {0};
    size_t first = page->count;
    int col = 2 * INDENT + WHO_COLS + BLANKS;
    meeting_words_said(one, &words);
    leaf_begin_item(content, page, ITEM_CONTRIBUTION, one->head.id);
    page_strands(page,
                 (struct page_strand[]){
                     {.rest = meeting_words_helper(one), .col = 2 * INDENT, .cols = WHO_COLS},
                     {.rest = buf_text(&words), .col = col, .cols = page->cols - col},
                 },
                 2);
    page->lines[first].is_name = true;
    leaf_end_item(page);
    buf_clear(&words);
}

// How many have answered; those who said that their part is not needed, or who else could do it.
static void add_parts(struct leaf_content *content, struct page *page,
                      const struct dossier *dossier, const struct meeting *meeting)
{
    add_answered(page, dossier, meeting);
    leaf_end_item(page);
    for (size_t i = 0; i < dossier->contributions.count; i++) {
        const struct contribution *one = record_list_at(&dossier->contributions, i);
        if (one->date == meeting->date && (one->needed == 0 || str_is_given(one->who_else))) {
            add_contribution(content, page, one);
        }
    }
}

// Its lines one behind the other.
static void add_agenda(struct page *page, const struct meeting *meeting)
{
    struct buf lines = {0};
    for (const char *at = str_text(meeting->agenda); *at != '\0';) {
        size_t len = strcspn(at, "\n");
        buf_add_text(&lines, lines.len > 0 ? " · " : "");
        buf_add(&lines, at, len);
        at += len + strspn(at + len, "\n");
    }
    add_labelled(page, _("Agenda:"), buf_text(&lines));
    buf_clear(&lines);
}

static void add_planned(struct leaf_content *content, struct page *page,
                        const struct dossier *dossier, const struct meeting *meeting)
{
    bool past = meeting->date < overview_day(dossier);
    add_meeting_name(content, page, dossier, meeting,
                     past ? _("planned; that day has passed") : _("planned"));
    add_family_invited(page, meeting);
    add_labelled(page, _("Invited:"), meeting->invited_names);
    add_agenda(page, meeting);
    add_parts(content, page, dossier, meeting);
    leaf_end_item(page);
}

// The earliest first: the list is newest first.
static void add_coming(struct leaf_content *content, struct page *page,
                       const struct dossier *dossier)
{
    bool any = false;
    page_heading(page, _("Coming meeting"));
    for (size_t i = dossier->meetings.count; i-- > 0;) {
        const struct meeting *one = record_list_at(&dossier->meetings, i);
        if (figures_meeting_is(one, "planned")) {
            if (any) {
                page_gap(page);
            }
            add_planned(content, page, dossier, one);
            any = true;
        }
    }
    if (!any) {
        page_paragraph(page, 0, STYLE_MUTED, _("No meeting is planned."));
    }
}

// Agreements

// The day it is due and, in the register, whether it was kept.
static void add_due(struct page *page, struct page_line *line, const struct dossier *dossier,
                    const struct agreement *one, const char *state)
{
    char day[DATE_TEXT], text[DATE_TEXT + 2];
    bool overdue = figures_agreement_overdue(one, overview_day(dossier));
    int behind = state != NULL ? STATE_COLS + BLANKS : 0;
    snprintf(text, sizeof(text), "%s%s", overdue ? "! " : "",
             one->due != NONE ? overview_day_text(dossier, one->due, day) : "");
    page_cell(page, line,
              (struct page_cell){.col = page->cols - DATE_COLS - behind,
                                 .cols = DATE_COLS,
                                 .style = overdue ? STYLE_WARNING : STYLE_MUTED,
                                 .right = true,
                                 .text = text});
    if (state != NULL) {
        leaf_words_behind(page, line, page->cols - STATE_COLS, STYLE_TEXT, state);
    }
}

// state: NULL where all are open.
static void add_agreement(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier, const struct agreement *one,
                          const char *state)
{
    int text = WHO_COLS + BLANKS;
    int behind = DATE_COLS + BLANKS + (state != NULL ? STATE_COLS + BLANKS : 0);
    int room = page->cols - text - behind;
    size_t first = page->count;
    leaf_begin_item(content, page, ITEM_AGREEMENT, one->head.id);
    page_strands(page,
                 (struct page_strand[]){
                     {.rest = meeting_words_who(one), .cols = WHO_COLS},
                     {.rest = str_text(one->text), .col = text, .cols = room > 1 ? room : 1},
                 },
                 2);
    page->lines[first].is_name = true;
    add_due(page, &page->lines[first], dossier, one, state);
    leaf_end_item(page);
}

static void add_open_agreements(struct leaf_content *content, struct page *page,
                                const struct dossier *dossier)
{
    int64_t day = overview_day(dossier);
    bool any = false;
    for (int late = 1; late >= 0; late--) {
        for (size_t i = 0; i < dossier->agreements.count; i++) {
            const struct agreement *one = record_list_at(&dossier->agreements, i);
            if (figures_agreement_open(one, day) &&
                figures_agreement_overdue(one, day) == (late == 1)) {
                if (!any) {
                    page_heading(page, _("Open agreements"));
                }
                any = true;
                add_agreement(content, page, dossier, one, NULL);
            }
        }
    }
}

// Held and cancelled meetings

static void add_present(struct page *page, const struct meeting *meeting)
{
    add_labelled(page, _("There:"), meeting->present_names);
    int64_t family = figures_family_present(meeting);
    if (family != NONE) {
        page_paragraph(page, INDENT, STYLE_TEXT,
                       family == 1 ? _("The family was there.") : _("The family was not there."));
    }
}

static void add_decisions(struct page *page, const struct dossier *dossier,
                          const struct meeting *meeting)
{
    for (size_t i = 0; i < dossier->contributions.count; i++) {
        const struct contribution *one = record_list_at(&dossier->contributions, i);
        if (one->date == meeting->date && str_is_given(one->decision)) {
            struct buf words = {0};
            meeting_words_decision(one, dossier->session->settings, true, &words);
            add_labelled(page, _("Decided:"), buf_text(&words));
            buf_clear(&words);
        }
    }
}

static void add_agreed(struct page *page, const struct dossier *dossier,
                       const struct meeting *meeting)
{
    for (size_t i = dossier->agreements.count; i-- > 0;) {
        const struct agreement *one = record_list_at(&dossier->agreements, i);
        if (one->date == meeting->date) {
            struct buf words = {0};
            buf_addf(&words, "%s: %s (%s)", meeting_words_who(one), str_text(one->text),
                     meeting_words_kept(one));
            add_labelled(page, _("Agreed:"), buf_text(&words));
            buf_clear(&words);
        }
    }
}

static void add_held(struct leaf_content *content, struct page *page, const struct dossier *dossier,
                     const struct meeting *meeting)
{
    bool cancelled = figures_meeting_is(meeting, "cancelled");
    add_meeting_name(content, page, dossier, meeting, cancelled ? _("cancelled") : "");
    if (figures_meeting_is(meeting, "held")) {
        add_present(page, meeting);
        add_decisions(page, dossier, meeting);
        add_agreed(page, dossier, meeting);
    }
    page_paragraph(page, INDENT, STYLE_TEXT, meeting->minutes);
    leaf_end_item(page);
}

static void add_past(struct leaf_content *content, struct page *page, const struct dossier *dossier)
{
    bool any = false;
    for (size_t i = 0; i < dossier->meetings.count; i++) {
        const struct meeting *one = record_list_at(&dossier->meetings, i);
        if (figures_meeting_is(one, "planned")) {
            continue;
        }
        if (any) {
            page_gap(page);
        } else {
            page_heading(page, _("Meetings held"));
        }
        any = true;
        add_held(content, page, dossier, one);
    }
}

static struct page *begin(struct leaf_content *content, int cols)
{
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = cols;
    content->right.cols = 0;
    return &content->left;
}

void meetings_content_build(struct leaf_content *content, const struct dossier *dossier, int cols)
{
    struct page *page = begin(content, cols);
    add_coming(content, page, dossier);
    add_open_agreements(content, page, dossier);
    add_past(content, page, dossier);
}

// The register

static void add_count(struct page *page, struct page_line *line, int place, int64_t count,
                      const char *title)
{
    char text[24];
    snprintf(text, sizeof(text), "%lld", (long long)count);
    page_cell(page, line,
              (struct page_cell){.col = page->cols - (3 - place) * COUNT_COLS,
                                 .cols = COUNT_COLS - 1,
                                 .style = title != NULL ? STYLE_MUTED : STYLE_TEXT,
                                 .right = true,
                                 .text = title != NULL ? title : text});
}

// A page line has room for four cells: who, then kept, not kept and open; agreed is their sum.
static void add_deed_row(struct page *page, const struct word_and_deed *row)
{
    struct page_line *line = page_line(page);
    struct buf name = {0};
    const char *organisation = row == NULL                    ? ""
                               : row->organisation[0] != '\0' ? row->organisation
                                                              : _("family, network and others");
    buf_add_text(&name, organisation);
    if (row != NULL) {
        buf_addf(&name, " (%lld)", (long long)row->agreed);
    }
    page_cell(page, line,
              (struct page_cell){.cols = page->cols - 3 * COUNT_COLS, .text = buf_text(&name)});
    add_count(page, line, 0, row != NULL ? row->kept : 0, row == NULL ? _("kept") : NULL);
    add_count(page, line, 1, row != NULL ? row->not_kept : 0, row == NULL ? _("not kept") : NULL);
    add_count(page, line, 2, row != NULL ? row->open : 0,
              row == NULL ? _C("agreement", "open") : NULL);
    buf_clear(&name);
}

static void add_word_and_deed(struct page *page, const struct dossier *dossier)
{
    struct word_and_deed *rows;
    size_t count = figures_word_and_deed(&dossier->agreements, overview_day(dossier), &rows);
    page_heading(page, _("Word and deed (number agreed)"));
    if (count > 0) {
        add_deed_row(page, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        add_deed_row(page, &rows[i]);
    }
    free(rows);
}

void meetings_register_build(struct leaf_content *content, const struct dossier *dossier, int cols)
{
    struct page *page = begin(content, cols);
    if (dossier->agreements.count == 0) {
        page_paragraph(page, 0, STYLE_MUTED, _("Nothing was agreed yet."));
        return;
    }
    add_word_and_deed(page, dossier);
    page_heading(page, _("Agreements"));
    for (size_t i = 0; i < dossier->agreements.count; i++) {
        const struct agreement *one = record_list_at(&dossier->agreements, i);
        if (one->date <= overview_day(dossier)) {
            add_agreement(content, page, dossier, one, meeting_words_kept(one));
        }
    }
}
