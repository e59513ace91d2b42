// SPDX-License-Identifier: EUPL-1.2
// What was tried out and not kept, as the draft of a new proposal: the proposal that was gone on with, then a line
// for each change.
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "model/draft_values.h"
#include "screen/drafts.h"
#include "screen/session.h"
#include "screen/whatif.h"
#include "screen/whatif_state.h"

static const char base_name[] = "proposal";

void whatif_begin_draft(struct whatif_state *self)
{
    const struct record head = {.household_id = self->dossier->id};
    draft_init(&self->draft, self->dossier->session, KIND_PROPOSAL, &head, _("What if"));
}

static void add_change(const struct proposal_change *change, struct buf *values)
{
    const struct kind_info *info = kind_get(KIND_PROPOSAL_CHANGE);
    struct buf inner = {0};
    for (size_t i = 0; i < info->field_count; i++) {
        struct buf text = {0};
        bool shown = (info->fields[i].flags & FIELD_SHOWN) != 0;
        field_write(&info->fields[i], change, &text);
        if (!shown && text.len > 0) {
            draft_values_add(&inner, info->fields[i].name, "", buf_text(&text), false);
        }
        buf_clear(&text);
    }
    draft_values_add(values, info->name, "", buf_text(&inner), true);
    buf_clear(&inner);
}

bool whatif_keep_draft(struct screen *screen, bool last)
{
    struct whatif_state *self = whatif_of(screen);
    struct buf values = {0};
    if (self->ended) {
        return true;
    }
    if (!whatif_is_kept(self)) {
        if (self->base.head.id != 0) {
            draft_values_add(&values, base_name, "", self->base.proposal, true);
        }
        for (size_t i = 0; i < self->changes.count; i++) {
            add_change(record_list_at(&self->changes, i), &values);
        }
    }
    bool kept = draft_keep(&self->draft, screen, &values, 0, last);
    buf_clear(&values);
    return kept;
}

static void read_base(struct whatif_state *self, const char *reference)
{
    for (size_t i = 0; i < self->dossier->proposals.count; i++) {
        const struct proposal *one = record_list_at(&self->dossier->proposals, i);
        if (str_is_same(one->proposal, reference)) {
            record_copy(KIND_PROPOSAL, &self->base, one);
        }
    }
}

static void read_change(struct whatif_state *self, const char *values)
{
    struct draft_value value = {0};
    struct proposal_change *change = record_list_add(&self->changes);
    while (draft_values_next(&values, &value)) {
        const struct field *field = kind_field(KIND_PROPOSAL_CHANGE, buf_text(&value.field));
        if (field != NULL) {
            field_read_canonical(field, change, buf_text(&value.new_value));
        }
    }
    draft_value_clear(&value);
}

void whatif_resume(struct screen *screen, const struct draft *draft)
{
    struct whatif_state *self = whatif_of(screen);
    struct draft_value value = {0};
    const char *at = str_text(draft->values);
    draft_adopt(&self->draft, draft);
    record_list_clear(&self->changes);
    while (draft_values_next(&at, &value)) {
        if (strcmp(buf_text(&value.field), base_name) == 0) {
            read_base(self, buf_text(&value.new_value));
        } else if (strcmp(buf_text(&value.field), kind_get(KIND_PROPOSAL_CHANGE)->name) == 0) {
            read_change(self, buf_text(&value.new_value));
        }
    }
    draft_value_clear(&value);
    whatif_remember(self);
    whatif_refresh(self);
}

static void chosen(struct screen *screen, struct screen *list, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        whatif_resume(screen, drafts_chosen(list));
    }
}

void whatif_offer(struct screen *screen)
{
    drafts_offer(screen, &whatif_of(screen)->draft.draft, chosen);
}
