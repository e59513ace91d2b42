// SPDX-License-Identifier: EUPL-1.2
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/words.h"
#include "screen/pane.h"
#include "screen/professionals.h"
#include "screen/record_form_state.h"
#include "screen/roster.h"
#include "screen/roster_state.h"

// What is told of the helper when it is kept.
struct answer {
    const char *field;
    const char *yes, *no, *none; // of a mark: unclear, redundant, none
};

static const struct answer known = {
    "known",
    N_("the family knows this helper"),
    N_("the family does not know this helper"),
    N_("not asked whether the family knows this helper"),
};

static const struct answer for_whom = {
    "for_whom_clear",
    N_("it is clear for whom this helper comes"),
    N_("it is not clear for whom this helper comes"),
    N_("not asked whether it is clear for whom this helper comes"),
};

static const struct answer what_for = {
    "purpose_clear",
    N_("it is clear what this helper comes for"),
    N_("it is not clear what this helper comes for"),
    N_("not asked whether it is clear what this helper comes for"),
};

static const struct answer trusted = {
    "trusted",
    N_("has the family's trust"),
    N_("does not have the family's trust"),
    N_("not asked whether the family trusts this helper"),
};

static const struct answer family_mark = {
    "family_mark",
    N_("unclear in the family's eyes"),
    N_("redundant in the family's eyes"),
    N_("no mark by the family"),
};

static const struct answer coordinator_mark = {
    "coordinator_mark",
    N_("unclear in the coordinator's eyes"),
    N_("redundant in the coordinator's eyes"),
    N_("no mark by the coordinator"),
};

static void save(struct screen *screen, const struct involvement *before, const void *after,
                 const char *words)
{
    struct buf told = {0};
    buf_addf(&told, "%s: %s", figures_helper_name(before), words);
    session_change(screen, KIND_INVOLVEMENT, before, after, buf_text(&told));
    buf_clear(&told);
}

// Yes, no, not asked, and around.
static void next_answer(struct screen *screen, const struct answer *answer)
{
    const struct involvement *one = roster_now(roster_of(pane_of(screen)));
    if (one == NULL) {
        return;
    }
    const struct field *field = kind_field(KIND_INVOLVEMENT, answer->field);
    int64_t now = field_number(field, one);
    int64_t next = now == NONE ? 1 : now == 1 ? 0 : NONE;
    void *after = record_new(KIND_INVOLVEMENT, one);
    field_set_number(field, after, next);
    save(screen, one, after,
         next == NONE ? _(answer->none)
         : next == 1  ? _(answer->yes)
                      : _(answer->no));
    record_free(KIND_INVOLVEMENT, after);
}

// Unclear, redundant, none, and around.
static void next_mark(struct screen *screen, const struct answer *answer)
{
    static const char *const marks[] = {"", "unclear", "redundant"};
    const struct involvement *one = roster_now(roster_of(pane_of(screen)));
    if (one == NULL) {
        return;
    }
    const struct field *field = kind_field(KIND_INVOLVEMENT, answer->field);
    const char *const words[] = {answer->none, answer->yes, answer->no};
    size_t now = 0;
    while (now < ARRAY_SIZE(marks) && !str_is_same(marks[now], field_text(field, one))) {
        now++;
    }
    size_t next = (now + 1) % ARRAY_SIZE(marks);
    void *after = record_new(KIND_INVOLVEMENT, one);
    field_set_text(field, after, marks[next], strlen(marks[next]));
    save(screen, one, after, _(words[next]));
    record_free(KIND_INVOLVEMENT, after);
}

void roster_known(struct screen *screen)
{
    next_answer(screen, &known);
}

void roster_for_whom(struct screen *screen)
{
    next_answer(screen, &for_whom);
}

void roster_what_for(struct screen *screen)
{
    next_answer(screen, &what_for);
}

void roster_trusted(struct screen *screen)
{
    next_answer(screen, &trusted);
}

void roster_family_mark(struct screen *screen)
{
    next_mark(screen, &family_mark);
}

void roster_coordinator_mark(struct screen *screen)
{
    next_mark(screen, &coordinator_mark);
}

void roster_show(struct screen *screen)
{
    const struct involvement *one = roster_now(roster_of(pane_of(screen)));
    if (one != NULL) {
        professionals_show_one(screen, pane_of(screen)->dossier, one);
    }
}
