// SPDX-License-Identifier: EUPL-1.2
// Advice: who gave it to whom, and with which other advice it clashes, told at both.
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/advice.h"
#include "figures/meeting_words.h"
#include "model/field_words.h"
#include "screen/contact_map.h"
#include "screen/contact_map_state.h"
#include "screen/overview_parts.h"
#include "screen/record_form.h"
#include "screen/record_form_state.h"
#include "screen/record_show.h"
#include "screen/session.h"
#include "ui/dialog.h"
#include "ui/draw.h"
#include "ui/screen.h"

enum { DATE_COLS = 12, INDENT = 2 };

static const struct record_list *advices_of(const struct contact_map *self)
{
    return &self->dossier->advices;
}

static bool is_given(const struct contact_map *self, const struct advice *advice)
{
    return figures_advice_given(advice, self->dossier->session->day);
}

long contact_advices_count(const struct contact_map *self)
{
    long count = 0;
    for (size_t i = 0; i < advices_of(self)->count; i++) {
        count += is_given(self, record_list_at(advices_of(self), i));
    }
    return count;
}

// In words

// "Jan Smit → the family, Mireille".
static void add_from_to(const struct advice *advice, struct buf *out)
{
    struct buf to = {0};
    buf_add_text(out, meeting_words_giver(advice));
    whos_show(advice->to, advice->to_names, &to);
    if (to.len > 0) {
        buf_addf(out, " %s %s", draw_shape(SHAPE_ARROW), buf_text(&to));
    }
    buf_clear(&to);
}

// The list

static void add_clash(struct page *page, const struct contact_map *self, const struct advice *other)
{
    char day[DATE_TEXT];
    struct buf words = {0};
    const char *giver = meeting_words_giver(other);
    buf_addf(&words, "%s ", style_sign(STYLE_WARNING));
    if (other->date != NONE) {
        buf_addf(&words, _("clashes with %s, %s: %s"), giver,
                 overview_day_text(self->dossier, other->date, day), str_text(other->text));
    } else {
        buf_addf(&words, _("clashes with %s: %s"), giver, str_text(other->text));
    }
    page_paragraph(page, INDENT, STYLE_TEXT, buf_text(&words));
    buf_clear(&words);
}

static void add_advice(struct leaf_content *content, const struct contact_map *self,
                       const struct advice *advice)
{
    char day[DATE_TEXT];
    struct page *page = &content->left;
    struct buf words = {0};
    add_from_to(advice, &words);
    page_gap(page);
    leaf_begin_item(content, page, CONTACT_ITEM_ADVICE, advice->head.id);
    const char *on = overview_day_text(self->dossier, advice->date, day);
    struct page_line *line = leaf_name_line(page, STYLE_TEXT, DATE_COLS, on[0] != '\0' ? on : "–");
    leaf_words_behind(page, line, DATE_COLS, STYLE_TEXT, buf_text(&words));
    page_paragraph(page, INDENT, STYLE_TEXT, advice->text);
    for (size_t i = 0; i < advices_of(self)->count; i++) {
        const struct advice *other = record_list_at(advices_of(self), i);
        if (is_given(self, other) && figures_advices_clash(advice, other)) {
            add_clash(page, self, other);
        }
    }
    leaf_end_item(page);
    buf_clear(&words);
}

void contact_advices_build(const struct contact_map *self, struct leaf_content *content)
{
    for (size_t i = 0; i < advices_of(self)->count; i++) {
        const struct advice *advice = record_list_at(advices_of(self), i);
        if (is_given(self, advice)) {
            add_advice(content, self, advice);
        }
    }
    if (content->count == 0) {
        page_paragraph(&content->left, 0, STYLE_MUTED, _("No advice was written down yet."));
    }
}

// Changing

static const struct advice *advice_now(const struct screen *screen)
{
    const struct contact_map *self = contact_map_of(screen);
    const struct leaf_item *item = leaf_now(&self->leaf);
    return item != NULL && item->kind == CONTACT_ITEM_ADVICE
               ? record_list_find(advices_of(self), item->id)
               : NULL;
}

static void add_title(const struct contact_map *self, const struct advice *advice, struct buf *out)
{
    const char *giver = meeting_words_giver(advice);
    char day[DATE_TEXT];
    if (advice->date != NONE) {
        buf_addf(out, _("Advice of %s, %s"), giver,
                 overview_day_text(self->dossier, advice->date, day));
    } else {
        buf_addf(out, _("Advice of %s"), giver);
    }
}

void contact_advice_show(struct screen *screen)
{
    const struct contact_map *self = contact_map_of(screen);
    const struct advice *advice = advice_now(screen);
    if (advice != NULL) {
        struct buf title = {0};
        add_title(self, advice, &title);
        record_show_open(screen, self->dossier, KIND_ADVICE, advice, buf_text(&title));
        buf_clear(&title);
    }
}

static void made(struct screen *screen, struct screen *form, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        leaf_find(&contact_map_of(screen)->leaf,
                  &(struct leaf_item){CONTACT_ITEM_ADVICE, record_form_id(form)});
    }
}

void contact_advice_new(struct screen *screen)
{
    struct advice start;
    record_init(KIND_ADVICE, &start);
    start.date = session_of(screen)->settings->today;
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_ADVICE,
                                           .start = &start,
                                           .title = _("New advice"),
                                           .dossier = contact_map_of(screen)->dossier},
                     made);
    record_clear(KIND_ADVICE, &start);
}

void contact_advice_edit(struct screen *screen)
{
    const struct contact_map *self = contact_map_of(screen);
    const struct advice *advice = advice_now(screen);
    if (advice != NULL) {
        struct buf title = {0};
        add_title(self, advice, &title);
        record_form_open(screen,
                         &(struct record_form){.kind = KIND_ADVICE,
                                               .before = advice,
                                               .title = buf_text(&title),
                                               .dossier = self->dossier},
                         NULL);
        buf_clear(&title);
    }
}

// Advice that said that it clashes with this one no longer does.
static void add_loosened(struct request *request, const struct contact_map *self,
                         const struct advice *gone)
{
    const struct field *clashes = kind_field(KIND_ADVICE, "clashes_with");
    for (size_t i = 0; i < advices_of(self)->count; i++) {
        const struct advice *before = record_list_at(advices_of(self), i);
        if (str_is_given(before->clashes_with) && str_is_same(before->clashes_with, gone->advice)) {
            void *after = record_new(KIND_ADVICE, before);
            field_set_text(clashes, after, "", 0);
            request_add_change(request, KIND_ADVICE, before, after);
            record_free(KIND_ADVICE, after);
        }
    }
}

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    const struct contact_map *self = contact_map_of(screen);
    const struct advice *advice = record_list_find(advices_of(self), self->asked);
    struct request request;
    struct reply reply;
    (void)question;
    if (result != SCREEN_DONE) {
        return;
    }
    if (advice == NULL) {
        screen_tell(screen, STYLE_MUTED, "%s", _("That line is no longer there."));
        return;
    }
    request_init(&request, VERB_SAVE);
    add_loosened(&request, self, advice);
    request_add_change(&request, KIND_ADVICE, advice, NULL);
    if (session_ask(screen, &request, &reply)) {
        session_show_saved(screen, &reply, self->dossier->id);
        screen_tell(screen, STYLE_TEXT, "%s", _("Deleted."));
    }
    request_clear(&request);
    reply_clear(&reply);
}

void contact_advice_delete(struct screen *screen)
{
    struct contact_map *self = contact_map_of(screen);
    const struct advice *advice = advice_now(screen);
    if (advice != NULL) {
        struct buf question = {0}, name = {0};
        self->asked = advice->head.id;
        add_title(self, advice, &name);
        buf_addf(&question, _("Delete this? %s"), buf_text(&name));
        confirm_open(screen, buf_text(&question), delete_confirmed);
        buf_clear(&question);
        buf_clear(&name);
    }
}
