// SPDX-License-Identifier: EUPL-1.2
// Members of the household and its own network.
#include <stdio.h>
#include <string.h>

#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/course.h"
#include "figures/figures.h"
#include "model/name.h"
#include "screen/overview_parts.h"

enum { AGE_COLS = 3, DATE_COLS = 10, ROLE_COLS = 10, PHONE_COLS = 13, BLANKS = 2 };
enum { ADULT = 18 }; // no authority over who is that old

static void add_span(const struct dossier *dossier, const struct person *person, struct buf *out)
{
    char day[DATE_TEXT];
    if (person->until != NONE) {
        buf_addf(out, _("until %s"), overview_day_text(dossier, person->until, day));
    } else if (person->from != NONE && person->from > overview_day(dossier)) {
        buf_addf(out, _("from %s"), overview_day_text(dossier, person->from, day));
    }
}

static const char *role_text(const struct dossier *dossier, const struct person *person)
{
    struct choice_list roles = choices_get(dossier->session->settings, CHOICES_MEMBER_ROLE);
    const struct choice *role =
        str_is_given(person->role) ? choice_find(roles, person->role) : NULL;
    return role != NULL ? choice_label(role) : "";
}

// "authority: both parents · 06 0000 1234"; the authority over who is under age.
static void add_reach(const struct dossier *dossier, const struct person *person, struct buf *out)
{
    int years = date_age(person->birth_date, overview_day(dossier));
    if (str_is_given(person->authority) && years < ADULT) {
        struct buf authority = {0};
        field_show(kind_field(KIND_PERSON, "authority"), person, dossier->session->settings,
                   &authority);
        buf_addf(out, _("authority: %s"), buf_text(&authority));
        buf_clear(&authority);
    }
    overview_join(out, " · ", person->phone);
}

// Whose agreement is usual from the next birthday on, when that is near.
static void add_birthday(const struct dossier *dossier, struct page *page,
                         const struct person *person)
{
    int64_t on = NONE;
    const struct age_of_agreement *age = figures_birthday(person, overview_day(dossier), &on);
    if (age != NULL) {
        char day[DATE_TEXT];
        struct buf notice = {0};
        buf_addf(&notice, _("turns %d on %s; whose agreement is usual from then on: %s"), age->age,
                 overview_day_text(dossier, on, day), _(age->usual));
        page_paragraph(page, 2, STYLE_WISH, buf_text(&notice));
        buf_clear(&notice);
    }
}

// Who bears the household's name is called by the given name: the name stands above it all.
static void add_member_name(const struct dossier *dossier, const struct person *person,
                            struct buf *out)
{
    struct buf family = {0};
    name_add(&family, NULL, person->prefix, person->family_name);
    const char *household = dossier->household.name;
    bool same = household != NULL && strcmp(buf_text(&family), household) == 0;
    if (same && str_is_given(person->given_name)) {
        buf_add_text(out, person->given_name);
    } else {
        person_full_name(person, out);
    }
    buf_clear(&family);
}

static void add_member(struct leaf_content *content, struct page *page,
                       const struct dossier *dossier, const struct person *person)
{
    char born[DATE_TEXT];
    char age[16] = "";
    struct buf name = {0};
    struct buf span = {0}, reach = {0};
    int behind = AGE_COLS + DATE_COLS + ROLE_COLS + 2 * BLANKS;
    int cols = page->cols - behind;
    int years = date_age(person->birth_date, overview_day(dossier));
    bool active = figures_active(person->from, person->until, overview_day(dossier));
    enum style style = active ? STYLE_TEXT : STYLE_MUTED;
    if (years >= 0) {
        snprintf(age, sizeof(age), "%d", years);
    }
    add_member_name(dossier, person, &name);
    add_span(dossier, person, &span);
    leaf_begin_item(content, page, ITEM_MEMBER, person->head.id);
    struct page_line *line = leaf_name_line(page, style, cols, buf_text(&name));
    page_cell(page, line,
              (struct page_cell){
                  .col = cols, .cols = AGE_COLS, .style = style, .right = true, .text = age});
    leaf_words_behind(page, line, cols + AGE_COLS + BLANKS, STYLE_MUTED,
                      overview_day_text(dossier, person->birth_date, born));
    leaf_words_behind(page, line, cols + AGE_COLS + DATE_COLS + 2 * BLANKS, style,
                      active ? role_text(dossier, person) : "");
    page_paragraph(page, 2, STYLE_MUTED, buf_text(&span));
    add_reach(dossier, person, &reach);
    page_paragraph(page, 2, STYLE_TEXT, active ? buf_text(&reach) : NULL);
    add_birthday(dossier, page, person);
    leaf_end_item(page);
    buf_clear(&name);
    buf_clear(&span);
    buf_clear(&reach);
}

void overview_add_members(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier)
{
    if (dossier->people.count == 0) {
        return;
    }
    page_heading(page, _("Members"));
    for (int former = 0; former <= 1; former++) {
        for (size_t i = 0; i < dossier->people.count; i++) {
            const struct person *person = record_list_at(&dossier->people, i);
            bool active = figures_active(person->from, person->until, overview_day(dossier));
            if (active != (former == 1)) {
                add_member(content, page, dossier, person);
            }
        }
    }
}

// The relation stands beside the name where it fits, else in front of what is offered.
static void add_network_member(struct leaf_content *content, struct page *page,
                               const struct network_member *member)
{
    int phone = page->cols - PHONE_COLS;
    int cols = phone / 2;
    int room = phone - cols - 1;
    bool beside = str_is_given(member->relation) && utf8_width(member->relation) <= room;
    struct buf offers = {0};
    overview_join(&offers, "", beside ? NULL : member->relation);
    overview_join(&offers, ": ", member->offers);
    leaf_begin_item(content, page, ITEM_NETWORK, member->head.id);
    struct page_line *line =
        leaf_name_line(page, STYLE_TEXT, beside ? cols - 1 : phone - 1,
                       str_is_given(member->name) ? member->name : member->network);
    page_cell(
        page, line,
        (struct page_cell){
            .col = cols, .cols = beside ? room : 0, .style = STYLE_TEXT, .text = member->relation});
    leaf_words_behind(page, line, phone, STYLE_TEXT, member->phone);
    page_paragraph(page, 2, STYLE_MUTED, buf_text(&offers));
    leaf_end_item(page);
    buf_clear(&offers);
}

void overview_add_network(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier)
{
    if (dossier->network.count == 0) {
        return;
    }
    page_heading(page, _("Own network"));
    for (size_t i = 0; i < dossier->network.count; i++) {
        add_network_member(content, page, record_list_at(&dossier->network, i));
    }
}
