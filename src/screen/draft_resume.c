// SPDX-License-Identifier: EUPL-1.2
#include "screen/draft_resume.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/draft_values.h"
#include "screen/coordination_form.h"
#include "screen/drafts.h"
#include "screen/household.h"
#include "screen/households.h"
#include "screen/meetings.h"
#include "screen/pane.h"
#include "screen/record_form.h"
#include "screen/register.h"
#include "screen/scoring.h"
#include "screen/table.h"
#include "screen/whatif.h"

// Back to the list of households, the first screen.
static struct screen *first_screen(const struct screen *screen)
{
    struct screen_stack *stack = screen->stack;
    while (stack->top->below != NULL) {
        screen_close(stack->top, SCREEN_CANCELLED);
    }
    struct session *session = session_of(stack->top);
    session->day = session->settings->today;
    return stack->top;
}

static enum household_pane pane_for(enum kind kind)
{
    switch (kind) {
    case KIND_INVOLVEMENT: return PANE_PROFESSIONALS;
    case KIND_SCORING: return PANE_WEB;
    case KIND_REFERRAL:
    case KIND_LOOKBACK: return PANE_COURSE;
    case KIND_NOTE: return PANE_NOTES;
    case KIND_PROPOSAL: return PANE_STACKING;
    case KIND_ADVICE:
    case KIND_MEETING:
    case KIND_AGREEMENT:
    case KIND_CONTRIBUTION: return PANE_MEETINGS;
    case KIND_PLAN:
    case KIND_GOAL:
    case KIND_ACTION:
    case KIND_PLAN_VERSION:
    case KIND_DEVIATION: return PANE_PLAN;
    default: return PANE_OVERVIEW;
    }
}

// Opens what the form lies above; NULL, told why, when that is not there.
static struct screen *open_parent(struct screen *first, enum kind kind, int64_t household_id)
{
    if (kind < KIND_HOUSEHOLD) {
        register_open(first, kind);
    } else {
        household_open(first, household_id, pane_for(kind));
    }
    return first->stack->top != first ? first->stack->top : NULL;
}

// What the choices of a form come from.
static bool load_choices(struct dossier *dossier, struct err *err)
{
    static const int64_t parts[] = {
        DOSSIER_HOUSEHOLD,    DOSSIER_PEOPLE,     DOSSIER_NETWORK, DOSSIER_COORDINATION,
        DOSSIER_INVOLVEMENTS, DOSSIER_SCORINGS,   DOSSIER_GOALS,   DOSSIER_ACTIONS,
        DOSSIER_DEVIATIONS,   DOSSIER_AGREEMENTS,
    };
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (!dossier_need(dossier, parts[i], err)) {
            return false;
        }
    }
    return true;
}

// The record that is changed; of a new one what tells whose it is.
static bool get_record(const struct session *session, enum kind kind, const struct draft *draft,
                       void *record, struct err *err)
{
    const char *values = str_text(draft->values);
    struct draft_value value = {0};
    if (draft->record_id != 0) {
        return ask_get(session->ask, kind, draft->record_id, record, err);
    }
    while (kind == KIND_SCORING && draft_values_next(&values, &value)) {
        const struct field *field = kind_field(kind, buf_text(&value.field));
        if (field != NULL && (field->flags & FIELD_KEY) != 0) {
            field_read_canonical(field, record, buf_text(&value.new_value));
        }
    }
    draft_value_clear(&value);
    return true;
}

static bool open_scoring(struct screen *parent, const struct draft *draft, struct scoring *base,
                         struct err *err)
{
    const struct dossier *dossier = pane_of(parent)->dossier;
    if (settings_instrument(dossier->session->settings, base->instrument) == NULL) {
        return err_set(err, _("The settings know no spider-web \"%s\"."),
                       str_text(base->instrument));
    }
    record_set_text(KIND_SCORING, base, "household", dossier->household.household);
    base->head.household_id = dossier->id;
    scoring_open(parent, dossier, base, draft, NULL);
    return true;
}

// What has to be saved before it.
static void (*first_of(enum kind kind, bool is_new))(struct request *, const struct dossier *,
                                                     const void *)
{
    if (kind == KIND_COORDINATION && is_new) {
        return coordination_end_present;
    }
    return kind == KIND_MEETING && !is_new ? meetings_move_belonging : NULL;
}

static void open_form(struct screen *parent, enum kind kind, const struct draft *draft,
                      const void *record)
{
    bool is_new = draft->record_id == 0;
    record_form_open(parent,
                     &(struct record_form){
                         .kind = kind,
                         .before = is_new ? NULL : record,
                         .title = draft->title,
                         .dossier = kind >= KIND_HOUSEHOLD ? pane_of(parent)->dossier : NULL,
                         .first = first_of(kind, is_new),
                         .draft = draft,
                     },
                     NULL);
}

static bool resume_above(struct screen *parent, enum kind kind, const struct draft *draft,
                         struct err *err)
{
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    bool table = kind == KIND_MEETING && table_is_draft(draft);
    bool loaded = kind < KIND_HOUSEHOLD || load_choices(pane_of(parent)->dossier, err);
    bool found = loaded && get_record(session_of(parent), kind, draft, record, err);
    bool opened = found || (loaded && table); // a meeting that was deleted is held anew
    if (opened && kind == KIND_SCORING) {
        opened = open_scoring(parent, draft, record, err);
    } else if (opened && table) {
        table_open(parent, pane_of(parent)->dossier, found && draft->record_id != 0 ? record : NULL,
                   draft);
    } else if (opened && kind == KIND_PROPOSAL && draft->record_id == 0) {
        whatif_open(parent, pane_of(parent)->dossier, draft);
    } else if (opened) {
        open_form(parent, kind, draft, record);
    }
    record_clear(kind, record);
    free(record);
    return opened;
}

void draft_resume(struct screen *screen, const struct draft *draft)
{
    struct screen *first = first_screen(screen);
    struct err err;
    enum kind kind;
    if (draft->kind == NULL || !kind_read(draft->kind, &kind)) {
        return;
    }
    if (kind == KIND_HOUSEHOLD && draft->record_id == 0) {
        households_new_from(first, draft);
        return;
    }
    struct screen *parent = open_parent(first, kind, draft->head.household_id);
    if (parent != NULL && !resume_above(parent, kind, draft, &err)) {
        screen_tell_error(parent, &err);
    }
}

static void chosen(struct screen *parent, struct screen *list, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        draft_resume(parent, drafts_chosen(list));
    }
}

bool draft_offer_all(struct screen *parent)
{
    return drafts_offer(parent, NULL, chosen);
}
