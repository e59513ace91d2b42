// SPDX-License-Identifier: EUPL-1.2
#include "figures/fridge.h"

#include <string.h>

#include "base/banner.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/roster.h"
#include "model/settings.h"

enum { NAME_INDENT = 2, WHY_INDENT = 6 };

// A sheet that is being filled.
struct sheet_of {
    const struct fridge *fridge;
    struct buf *out;
    size_t lines; // on this sheet
};

static size_t count_lines(const char *text)
{
    size_t lines = 0;
    for (const char *at = strchr(text, '\n'); at != NULL; at = strchr(at + 1, '\n')) {
        lines++;
    }
    return lines;
}

static bool has_room(const struct sheet_of *sheet, size_t lines)
{
    size_t most = sheet->fridge->most;
    return most == 0 || sheet->lines == 0 || sheet->lines + lines <= most;
}

static void add_block(struct sheet_of *sheet, const char *lines)
{
    buf_add_text(sheet->out, lines);
    sheet->lines += count_lines(lines);
}

static void next_sheet(struct sheet_of *sheet)
{
    buf_add_char(sheet->out, '\f');
    sheet->lines = 0;
}

// Lines

// Words behind blanks, wrapped at blanks.
static void add_words(struct buf *out, int cols, int indent, const char *text)
{
    while (*text != '\0') {
        size_t len = strlen(text);
        size_t fit = utf8_fit(text, cols - indent, NULL);
        size_t cut = fit < len ? fit : len;
        while (cut > 0 && cut < len && text[cut] != ' ') {
            cut--;
        }
        cut = cut > 0 ? cut : fit > 0 ? fit : utf8_next(text, 0);
        buf_addf(out, "%*s%.*s\n", indent, "", (int)cut, text);
        text += cut;
        text += strspn(text, " ");
    }
}

static int indent_of(const struct fridge *fridge, int indent)
{
    return fridge->large ? indent : 0;
}

// Large letters; where they have no room, letters that stand apart.
static void add_large(struct buf *out, const struct fridge *fridge, const char *text)
{
    if (!fridge->large) {
        add_words(out, fridge->cols, 0, text);
        return;
    }
    if (banner_add(out, text, fridge->cols)) {
        return;
    }
    for (size_t at = 0; text[at] != '\0';) {
        size_t next = utf8_next(text, at);
        buf_addf(out, "%s%.*s", at > 0 ? " " : "", (int)(next - at), text + at);
        at = next;
    }
    buf_add_char(out, '\n');
}

// What comes once

static void add_title(struct sheet_of *sheet)
{
    const struct fridge *fridge = sheet->fridge;
    char day[DATE_TEXT];
    struct buf lines = {0};
    struct buf words = {0};
    date_format(fridge->day, fridge->settings->date_style, day);
    buf_addf(&words, _("Who comes here, for whom, and why. So it is on %s."), day);
    add_large(&lines, fridge, _("WHO COMES HERE"));
    buf_add_char(&lines, '\n');
    add_words(&lines, fridge->cols, 0, buf_text(&words));
    add_block(sheet, buf_text(&lines));
    buf_clear(&lines);
    buf_clear(&words);
}

// Whom to call. The family itself is asked nothing.
static void add_call(struct sheet_of *sheet)
{
    const struct fridge *fridge = sheet->fridge;
    const struct coordination *span = fridge->span;
    if (span == NULL || !str_is_given(span->coordinator_name)) {
        return;
    }
    bool phone = str_is_given(span->coordinator_phone);
    struct buf lines = {0};
    struct buf words = {0};
    buf_addf(&words, phone ? _("Questions? Call %s:") : _("Questions? Ask %s."),
             span->coordinator_name);
    buf_add_char(&lines, '\n');
    add_words(&lines, fridge->cols, 0, buf_text(&words));
    if (phone) {
        buf_add_char(&lines, '\n');
        add_large(&lines, fridge, span->coordinator_phone);
    }
    if (!has_room(sheet, count_lines(buf_text(&lines)))) {
        next_sheet(sheet);
    }
    add_block(sheet, buf_text(&lines));
    buf_clear(&lines);
    buf_clear(&words);
}

// The days

static void add_heading(const struct fridge *fridge, const char *weekday, struct buf *lines)
{
    bool none = roster_weekday(weekday) == ROSTER_WEEK;
    buf_add_char(lines, '\n');
    add_large(lines, fridge,
              none ? _C("now and then", "SOMETIMES") : roster_weekday_words(weekday));
    if (none) {
        add_words(lines, fridge->cols, 0, roster_weekday_words(weekday));
    }
}

// "for Loïs, Tim and Sam", as people say it.
static void add_for(const struct roster *row, struct buf *out)
{
    const char *last = NULL;
    const char *names = str_text(row->person_names);
    for (const char *at = strstr(names, ", "); at != NULL; at = strstr(at + 1, ", ")) {
        last = at;
    }
    if (last == NULL) {
        roster_add_for(out, row);
    } else {
        buf_addf(out, _("for %.*s and %s"), (int)(last - names), names, last + 2);
    }
}

// "for Loïs and Tim: homework"
static void add_why(const struct fridge *fridge, const struct roster *row, struct buf *lines)
{
    struct buf words = {0};
    add_for(row, &words);
    if (str_is_given(row->purpose)) {
        buf_addf(&words, ": %s", row->purpose);
    }
    for (size_t i = 0; i < words.len; i++) {
        words.data[i] = words.data[i] == '\n' ? ' ' : words.data[i];
    }
    add_words(lines, fridge->cols, indent_of(fridge, WHY_INDENT), buf_text(&words));
    buf_clear(&words);
}

static void add_place(const struct fridge *fridge, const struct roster *row, struct buf *lines)
{
    struct buf place = {0};
    struct buf words = {0};
    if (str_is_given(row->place) && !str_is_same(row->place, "home")) {
        field_show(kind_field(KIND_ROSTER, "place"), row, fridge->settings, &place);
        buf_addf(&words, _("not at home: %s"), buf_text(&place));
        add_words(lines, fridge->cols, indent_of(fridge, WHY_INDENT), buf_text(&words));
    }
    buf_clear(&place);
    buf_clear(&words);
}

static void add_helper(const struct fridge *fridge, const struct roster *row, struct buf *lines)
{
    struct buf words = {0};
    buf_add_text(&words, str_is_given(row->name) ? row->name : "");
    if (str_is_given(row->function)) {
        buf_addf(&words, "%s%s", words.len > 0 ? ", " : "", row->function);
    }
    buf_add_char(lines, '\n');
    add_words(lines, fridge->cols, indent_of(fridge, NAME_INDENT), buf_text(&words));
    add_why(fridge, row, lines);
    add_place(fridge, row, lines);
    buf_clear(&words);
}

// Each day is a block. One that goes on on another sheet has its heading there too.
static void add_days(struct sheet_of *sheet)
{
    const struct fridge *fridge = sheet->fridge;
    const char *before = NULL;
    struct buf heading = {0};
    struct buf helper = {0};
    for (size_t i = 0; i < fridge->rows->count; i++) {
        const struct roster *row = record_list_at(fridge->rows, i);
        bool begins = before == NULL || !str_is_same(before, row->weekday);
        before = str_text(row->weekday);
        buf_reset(&heading);
        buf_reset(&helper);
        add_heading(fridge, row->weekday, &heading);
        add_helper(fridge, row, &helper);
        size_t lines = count_lines(buf_text(&helper));
        bool fits = has_room(sheet, lines + (begins ? count_lines(buf_text(&heading)) : 0));
        if (!fits) {
            next_sheet(sheet);
        }
        if (begins || !fits) {
            add_block(sheet, buf_text(&heading));
        }
        add_block(sheet, buf_text(&helper));
    }
    buf_clear(&heading);
    buf_clear(&helper);
}

void fridge_add(const struct fridge *fridge, struct buf *out)
{
    struct sheet_of sheet = {.fridge = fridge, .out = out};
    add_title(&sheet);
    add_days(&sheet);
    add_call(&sheet);
}
