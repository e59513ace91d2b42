// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/people.h"
#include "figures/pointer_words.h"
#include "figures/stacking.h"
#include "figures/words.h"
#include "screen/pane.h"
#include "screen/professionals_words.h"
#include "screen/stacking_state.h"

enum {
    HOURS_COLS = 6,
    SINCE_COLS = 9,
    GAP = 2,
    NAME_SHARE = 36, // per cent of what hours and since leave
    FUNCTION_SHARE = 30,
    PERSONS_COLS = 40, // in a reason
    MORE_COLS = 2,     // beside the lines, where it is shown that there are more
};

// Words

void stacking_add_person(const struct dossier *dossier, const char *person, struct buf *out)
{
    if (person[0] == '\0') {
        buf_add_text(out, _("Household"));
        return;
    }
    const struct person *member = dossier_person(dossier, person);
    int years = member != NULL ? date_age(member->birth_date, dossier->session->day) : -1;
    dossier_persons(dossier, person, out);
    if (years >= 0) {
        buf_addf(out, " (%d)", years);
    }
}

void stacking_add_domain(const struct dossier *dossier, const char *domain, struct buf *out)
{
    struct stacking row;
    record_init(KIND_STACKING, &row);
    row.domain = xstrdup(domain);
    field_show(kind_field(KIND_STACKING, "domain"), &row, dossier->session->settings, out);
    record_clear(KIND_STACKING, &row);
}

static const char *definition(enum pointer_kind kind)
{
    static const char *const sentences[] = {
        [POINTER_SIBLINGS] =
            N_("Children of this household with a helper in the same domain who is there for no "
               "other child."),
        [POINTER_PARTIES] = N_(
            "Helpers who come for this person, of three organisations or more. Help for the whole "
            "household is not counted."),
        [POINTER_ONE_MEMBER] =
            N_("Helpers whose work in this household is for this member and for nobody else."),
        [POINTER_UNDER_HOUR] =
            N_("Helpers whose hours are known and are less than one a week, all their work here "
               "together."),
    };
    return _(sentences[kind]);
}

static void add_hours(const struct involvement *one, struct buf *out)
{
    struct buf hours = {0};
    figures_add_hours(&hours, one->hours_per_week, 0);
    if (one->hours_per_week == NONE) {
        buf_add_text(out, _("hours unknown"));
    } else {
        buf_addf(out, _("%s hours"), buf_text(&hours));
    }
    buf_clear(&hours);
}

static void add_helper(const struct dossier *dossier, const struct involvement *one,
                       struct buf *out)
{
    struct buf identity = {0}, domain = {0}, persons = {0};
    professionals_add_identity(one, &identity);
    stacking_add_domain(dossier, one->domain, &domain);
    professionals_add_persons(one, dossier, PERSONS_COLS, &persons);
    buf_addf(out, "\n%s\n  %s · ", buf_text(&identity), buf_text(&domain));
    buf_addf(out, _("for %s"), buf_text(&persons));
    buf_add_text(out, " · ");
    add_hours(one, out);
    buf_clear(&identity);
    buf_clear(&domain);
    buf_clear(&persons);
}

// Whether it is part of what is pointed out.
static bool is_meant(const struct pointer *pointer, const struct involvement *one, int64_t day)
{
    bool helper = people_have(pointer->professionals, one->professional);
    bool in_domain = pointer->kind != POINTER_SIBLINGS || str_is_same(one->domain, pointer->domain);
    bool person = pointer->kind != POINTER_PARTIES || people_have(one->persons, pointer->persons);
    return helper && in_domain && person && figures_active(one->from, one->until, day);
}

void stacking_add_reason(const struct dossier *dossier, const struct pointer *pointer,
                         struct buf *out)
{
    buf_addf(out, "%s\n", definition(pointer->kind));
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (is_meant(pointer, one, dossier->session->day)) {
            add_helper(dossier, one, out);
        }
    }
}

// Lines

static void add_title(const struct pane *pane, struct page *page)
{
    const struct stacking_state *self = stacking_of(pane);
    struct buf title = {0}, count = {0};
    int64_t helpers = stack_map_at(&self->map, self->row, self->column);
    stacking_add_person(pane->dossier, stacking_person(self), &title);
    buf_add_text(&title, " · ");
    stacking_add_domain(pane->dossier, stacking_domain(self), &title);
    if (helpers > 0) {
        buf_addf(&count, _N("%lld helper", "%lld helpers", (long)helpers), (long long)helpers);
    } else {
        buf_add_text(&count, _("nobody"));
    }
    struct page_line *line = page_heading(page, buf_text(&title));
    leaf_words_behind(page, line, utf8_width(buf_text(&title)) + GAP, STYLE_MUTED,
                      buf_text(&count));
    buf_clear(&title);
    buf_clear(&count);
}

static void add_cells(const struct dossier *dossier, struct page *page, struct page_line *line,
                      const struct involvement *one)
{
    struct buf hours = {0}, since = {0};
    int shared = page->cols - HOURS_COLS - SINCE_COLS - GAP;
    int function = shared * NAME_SHARE / 100;
    int organisation = function + shared * FUNCTION_SHARE / 100;
    int hours_at = page->cols - HOURS_COLS - SINCE_COLS;
    professionals_add_hours(one, dossier->session, &hours);
    professionals_add_since(one, dossier->session, &since);
    page_cell(page, line,
              (struct page_cell){
                  .col = function, .cols = organisation - function - GAP, .text = one->function});
    page_cell(page, line,
              (struct page_cell){.col = organisation,
                                 .cols = hours_at - organisation - GAP,
                                 .text = one->organisation_name});
    page_cell(page, line,
              (struct page_cell){
                  .col = hours_at, .cols = HOURS_COLS, .right = true, .text = buf_text(&hours)});
    leaf_words_behind(page, line, hours_at + HOURS_COLS + GAP, STYLE_TEXT, buf_text(&since));
    buf_clear(&hours);
    buf_clear(&since);
}

static void add_helpers(const struct pane *pane, struct leaf_content *content)
{
    const struct stacking_state *self = stacking_of(pane);
    const struct dossier *dossier = pane->dossier;
    struct page *page = &content->left;
    int name_cols = (page->cols - HOURS_COLS - SINCE_COLS - GAP) * NAME_SHARE / 100 - GAP;
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (figures_is_in_cell(one, stacking_person(self), stacking_domain(self),
                               dossier->session->day)) {
            leaf_begin_item(content, page, STACKING_HELPER, one->head.id);
            add_cells(dossier, page,
                      leaf_name_line(page, STYLE_TEXT, name_cols, figures_helper_name(one)), one);
            leaf_end_item(page);
        }
    }
}

static void add_pointers(const struct pane *pane, struct leaf_content *content)
{
    const struct stacking_state *self = stacking_of(pane);
    struct page *page = &content->left;
    if (self->pointers.count > 0) {
        page_heading(page, _("Pointed out"));
    }
    for (size_t i = 0; i < self->pointers.count; i++) {
        struct buf words = {0};
        pointer_words(&self->pointers.items[i], &pane->dossier->people,
                      pane->dossier->session->settings, &words);
        leaf_begin_item(content, page, STACKING_POINTER, (int64_t)i);
        leaf_name_line(page, STYLE_TEXT, page->cols, buf_text(&words));
        leaf_end_item(page);
        buf_clear(&words);
    }
}

static size_t find(const struct stack_line *lines, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(lines[i].code, code) == 0) {
            return i;
        }
    }
    return 0;
}

// The map of the records as they are now; the cursor stays on its cell.
static void build_map(const struct pane *pane)
{
    struct stacking_state *self = stacking_of(pane);
    const struct session *session = pane->dossier->session;
    struct record_list lists[KIND_SAVED_COUNT];
    bool first = self->map.row_count == 0;
    char *person = xstrdup(first ? "" : stacking_person(self));
    char *domain = xstrdup(first ? "" : stacking_domain(self));
    dossier_lists(pane->dossier, lists);
    stack_map_build(&self->map, lists, session->day, session->settings);
    figures_pointers(&self->pointers, lists, session->day);
    self->row = first ? 0 : find(self->map.rows, self->map.row_count, person);
    self->column = first ? 0 : find(self->map.columns, self->map.column_count, domain);
    free(person);
    free(domain);
}

void stacking_build(struct pane *pane, struct leaf_content *content, int cols)
{
    leaf_clear(content);
    build_map(pane);
    content->banner.cols = cols;
    content->left.cols = cols >= LEAF_TWO_COLS ? cols - MORE_COLS : cols;
    content->right.cols = 0;
    add_title(pane, &content->left);
    add_helpers(pane, content);
    add_pointers(pane, content);
}
