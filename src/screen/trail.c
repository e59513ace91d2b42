// SPDX-License-Identifier: EUPL-1.2
#include "screen/trail.h"

#include <stdio.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/records.h"
#include "model/trail_words.h"
#include "model/work_hours.h"
#include "screen/journal.h"
#include "screen/session.h"
#include "ui/draw.h"

enum { STAMP_COLS = 16, GAP = 2 };

struct trail_state {
    struct trail_of of;
    char title[256];
};

static void ask_for(const struct screen *screen, struct request *request)
{
    const struct trail_of *of = &((const struct trail_state *)journal_state(screen))->of;
    struct trail_entry wish;
    record_init(KIND_TRAIL, &wish);
    wish.action = of->action != NULL ? xstrdup(of->action) : NULL;
    wish.result = of->result != NULL ? xstrdup(of->result) : NULL;
    wish.at = of->last != NONE ? of->last + 1 : NONE;
    request->verb = VERB_AUDIT;
    request->household_id = of->household_id;
    request->id = of->user_id;
    request->on = of->from_day;
    request_set_row(request, KIND_TRAIL, &wish);
    record_clear(KIND_TRAIL, &wish);
}

// What the door does not sift.
static bool is_wanted(const struct trail_of *of, const struct trail_entry *entry,
                      const struct settings *settings)
{
    bool nobody = !str_is_given(entry->login);
    return (of->first == NONE || entry->at >= of->first) && (of->uid == NONE || nobody) &&
           (!of->undone || !str_is_same(entry->result, "done")) &&
           (!of->outside || !work_hours_hold(settings, of->from_day, entry->at));
}

static void add_part(struct buf *out, const char *text)
{
    if (str_is_given(text)) {
        buf_addf(out, "%s%s", out->len > 0 ? " · " : "", text);
    }
}

// "Femke van de Meent (coordinator) · looked at · T000001 · persons · refused"
static void add_deed(const struct trail_of *of, const struct trail_entry *entry, struct buf *out)
{
    char number[32];
    const char *role = trail_words_role(entry->role);
    const char *name = str_is_given(entry->name) ? entry->name : entry->login;
    add_part(out, str_is_given(name) ? name : _("Somebody unknown"));
    if (role[0] != '\0') {
        buf_addf(out, " (%s)", role);
    }
    add_part(out, trail_words_action(entry->action));
    if (of->household_id == 0 && entry->head.household_id != 0) {
        snprintf(number, sizeof(number), "#%lld", (long long)entry->head.household_id);
        add_part(out, str_is_given(entry->household) ? entry->household : number);
    }
    if (str_is_given(entry->kind) && !trail_words_says_all(entry->action)) {
        add_part(out, trail_words_kind(entry->kind));
    }
    if (!str_is_same(entry->result, "done")) {
        add_part(out, trail_words_result(entry->result));
    }
}

// On what ground, for whom, from where, and the words.
static void add_details(const struct trail_entry *entry, struct buf *out)
{
    bool emergency = str_is_same(entry->action, "break"); // which is its ground
    if (!str_is_same(entry->ground, "none") && !emergency) {
        add_part(out, trail_words_ground(entry->ground));
    }
    add_part(out, entry->behalf);
    add_part(out, entry->address);
    add_part(out, entry->words);
}

static void add_entry(struct page *page, const struct trail_of *of, const struct trail_entry *entry,
                      enum date_style style)
{
    char when[DATE_STAMP_TEXT];
    struct buf deed = {0}, details = {0};
    int col = STAMP_COLS + GAP;
    add_deed(of, entry, &deed);
    add_details(entry, &details);
    struct page_strand strands[] = {
        {date_format_stamp(entry->at, style, when), 0, STAMP_COLS, STYLE_HEADING},
        {buf_text(&deed), col, page->cols - col, STYLE_TEXT},
    };
    page_strands(page, strands, ARRAY_SIZE(strands));
    page_paragraph(page, col, STYLE_MUTED, buf_text(&details));
    buf_clear(&deed);
    buf_clear(&details);
}

static void build(const struct screen *screen, struct page *page, bool whole)
{
    const struct trail_of *of = &((const struct trail_state *)journal_state(screen))->of;
    const struct record_list *rows = journal_rows(screen);
    const struct settings *settings = session_of(screen)->settings;
    (void)whole;
    for (size_t i = 0; i < rows->count; i++) {
        const struct trail_entry *entry = record_list_at(rows, i);
        if (is_wanted(of, entry, settings)) {
            add_entry(page, of, entry, settings->date_style);
        }
    }
}

static void draw_title(const struct screen *screen, struct rect row)
{
    draw_cell(row, STYLE_TITLE, ((const struct trail_state *)journal_state(screen))->title);
}

static const struct journal_class trail_class = {
    .context = "trail",
    .rows = KIND_TRAIL,
    .nothing = N_("Nothing is noted."),
    .ask = ask_for,
    .build = build,
    .draw_title = draw_title,
};

void trail_open_entries(struct screen *parent, const struct trail_of *of)
{
    struct trail_state *self = xcalloc(1, sizeof(*self));
    self->of = *of;
    snprintf(self->title, sizeof(self->title), "%s", of->title);
    self->of.title = self->title;
    journal_open(parent, &trail_class, self);
}
