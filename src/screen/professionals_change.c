// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/words.h"
#include "screen/coordination_form.h"
#include "screen/pane.h"
#include "screen/professionals.h"
#include "screen/professionals_notice.h"
#include "screen/professionals_state.h"
#include "screen/professionals_words.h"
#include "screen/record_form.h"
#include "screen/record_show.h"
#include "ui/dialog.h"

static const struct involvement *now_of(const struct screen *screen)
{
    return professionals_now(professionals_of(pane_of(screen)));
}

// The involvement that a question was about; NULL when it is gone.
static const struct involvement *asked_of(const struct screen *screen)
{
    const struct pane *pane = pane_of(screen);
    return record_list_find(&pane->dossier->involvements, professionals_of(pane)->asked);
}

// Reading

void professionals_show_one(struct screen *screen, const struct dossier *dossier,
                            const struct involvement *one)
{
    const struct session *session = session_of(screen);
    struct buf text = {0}, cost = {0};
    record_show(session, dossier, KIND_INVOLVEMENT, one, &text);
    if (str_is_given(one->email)) {
        buf_addf(&text, "\n\n%s\n  %s", _("Email"), one->email);
    }
    professionals_add_cost(one, session->settings, &cost);
    buf_addf(&text, "\n\n%s\n  %s", _("Cost per year"), buf_text(&cost));
    message_open(screen, figures_helper_name(one), buf_text(&text));
    buf_clear(&text);
    buf_clear(&cost);
}

void professionals_show(struct screen *screen)
{
    const struct involvement *one = now_of(screen);
    if (one != NULL) {
        professionals_show_one(screen, pane_of(screen)->dossier, one);
    }
}

// New

static void put_cursor_on_saved(struct screen *screen, struct screen *form,
                                enum screen_result result)
{
    if (result == SCREEN_DONE) {
        struct pane *pane = pane_of(screen);
        professionals_find(pane, record_form_id(form));
        const struct involvement *saved = professionals_now(professionals_of(pane));
        if (saved != NULL && saved->head.id == record_form_id(form)) {
            professionals_tell_saved(screen, pane->dossier, saved);
        }
    }
}

static void open_new(struct screen *screen, const struct involvement *start, const char *title)
{
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_INVOLVEMENT,
                                           .start = start,
                                           .title = title,
                                           .dossier = pane_of(screen)->dossier,
                                           .changed = professionals_form_changed},
                     put_cursor_on_saved);
}

void professionals_new(struct screen *screen)
{
    const struct professionals_query *query = &professionals_of(pane_of(screen))->query;
    struct involvement start;
    record_init(KIND_INVOLVEMENT, &start);
    start.from = session_of(screen)->settings->today;
    if (strcmp(query->person, PROFESSIONALS_HOUSEHOLD) != 0) {
        record_set_text(KIND_INVOLVEMENT, &start, "persons", query->person);
    }
    open_new(screen, &start, _("New helper"));
    record_clear(KIND_INVOLVEMENT, &start);
}

// What is asked and planned stays; who it is, what the family says of them and the end go.
static void make_template(struct involvement *start, const struct involvement *one, int64_t today)
{
    static const char *const personal[] = {
        "professional",  "until", "end_reason", "known",       "for_whom_clear",
        "purpose_clear", "helps", "trusted",    "family_mark", "coordinator_mark"};
    struct involvement empty;
    record_init(KIND_INVOLVEMENT, &empty);
    record_init(KIND_INVOLVEMENT, start);
    record_copy(KIND_INVOLVEMENT, start, one);
    for (size_t i = 0; i < sizeof(personal) / sizeof(personal[0]); i++) {
        field_copy(kind_field(KIND_INVOLVEMENT, personal[i]), start, &empty);
    }
    start->head.id = 0;
    start->head.rev = 0;
    start->from = today;
    record_clear(KIND_INVOLVEMENT, &empty);
}

void professionals_copy(struct screen *screen)
{
    const struct involvement *one = now_of(screen);
    if (one == NULL) {
        return;
    }
    struct involvement start;
    struct buf title = {0};
    make_template(&start, one, session_of(screen)->settings->today);
    buf_addf(&title, _("New helper, for the same as %s"), figures_helper_name(one));
    open_new(screen, &start, buf_text(&title));
    record_clear(KIND_INVOLVEMENT, &start);
    buf_clear(&title);
}

void professionals_coordinate(struct screen *screen)
{
    const struct involvement *one = now_of(screen);
    if (one != NULL) {
        coordination_new(screen, pane_of(screen)->dossier, one->professional);
    }
}

void professionals_edit(struct screen *screen)
{
    const struct involvement *one = now_of(screen);
    if (one != NULL) {
        record_form_open(screen,
                         &(struct record_form){.kind = KIND_INVOLVEMENT,
                                               .before = one,
                                               .title = figures_helper_name(one),
                                               .dossier = pane_of(screen)->dossier},
                         NULL);
    }
}

// Ending and deleting

static void delete_confirmed(struct screen *screen, struct screen *question,
                             enum screen_result result)
{
    (void)question;
    const struct involvement *one = asked_of(screen);
    if (result == SCREEN_DONE && one != NULL) {
        session_delete(screen, KIND_INVOLVEMENT, one, _("Deleted."));
    }
}

static void ask_delete(struct screen *screen, const struct involvement *one)
{
    struct buf question = {0};
    buf_addf(&question, _("Delete %s?"), figures_helper_name(one));
    confirm_open(screen, buf_text(&question), delete_confirmed);
    buf_clear(&question);
}

static void open_end(struct screen *screen, const struct involvement *one)
{
    static const char *const fields[] = {"until", "end_reason", NULL};
    struct involvement start;
    struct buf title = {0};
    record_init(KIND_INVOLVEMENT, &start);
    record_copy(KIND_INVOLVEMENT, &start, one);
    if (start.until == NONE || start.until > session_of(screen)->settings->today) {
        start.until = session_of(screen)->settings->today;
    }
    buf_addf(&title, _("Last day of %s"), figures_helper_name(one));
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_INVOLVEMENT,
                                           .before = one,
                                           .start = &start,
                                           .fields = fields,
                                           .title = buf_text(&title),
                                           .dossier = pane_of(screen)->dossier},
                     NULL);
    record_clear(KIND_INVOLVEMENT, &start);
    buf_clear(&title);
}

enum end_choice { END_WITH_DATE, END_DELETE, END_CHOICES };

static void end_chosen(struct screen *screen, struct screen *menu, enum screen_result result)
{
    const struct involvement *one = asked_of(screen);
    if (result != SCREEN_DONE || one == NULL) {
        return;
    }
    if (menu_choice(menu) == END_DELETE) {
        ask_delete(screen, one);
    } else {
        open_end(screen, one);
    }
}

void professionals_end(struct screen *screen)
{
    const char *const options[END_CHOICES] = {
        [END_WITH_DATE] = _("end with a date: stays readable"),
        [END_DELETE] = _("delete: entered by mistake"),
    };
    const struct involvement *one = now_of(screen);
    if (one != NULL) {
        professionals_of(pane_of(screen))->asked = one->head.id;
        menu_open(screen, figures_helper_name(one), options, END_CHOICES, end_chosen);
    }
}
