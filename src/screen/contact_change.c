// SPDX-License-Identifier: EUPL-1.2
// Marking pairs, and planning the meeting of those who should speak.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/contact_words.h"
#include "screen/contact_map.h"
#include "screen/contact_map_state.h"
#include "screen/record_form.h"
#include "screen/session.h"
#include "screen/table.h"
#include "ui/screen.h"

// Marks

static const char *code_of(const struct contact_map *self, size_t helper)
{
    return self->pairs.helpers[helper].work->professional;
}

static bool is_mark(const struct contact_map *self, const char *mark,
                    const struct contact_pair *pair)
{
    const char *one = code_of(self, pair->one);
    size_t len = strlen(one);
    return strncmp(mark, one, len) == 0 && mark[len] == ' ' &&
           strcmp(mark + len + 1, code_of(self, pair->other)) == 0;
}

// Where it stands among the marked ones; their number when it does not.
static size_t find_mark(const struct contact_map *self, const struct contact_pair *pair)
{
    size_t at = 0;
    while (at < self->marked_count && !is_mark(self, self->marked[at], pair)) {
        at++;
    }
    return at;
}

bool contact_map_is_marked(const struct contact_map *self, const struct contact_pair *pair)
{
    return find_mark(self, pair) < self->marked_count;
}

void contact_map_toggle_mark(struct contact_map *self, const struct contact_pair *pair)
{
    size_t at = find_mark(self, pair);
    if (at < self->marked_count) {
        free(self->marked[at]);
        self->marked[at] = self->marked[--self->marked_count];
    } else {
        *ARRAY_PUSH(self->marked, self->marked_count, self->marked_capacity) =
            xasprintf("%s %s", code_of(self, pair->one), code_of(self, pair->other));
    }
}

void contact_map_clear_marks(struct contact_map *self)
{
    for (size_t i = 0; i < self->marked_count; i++) {
        free(self->marked[i]);
    }
    free(self->marked);
    self->marked = NULL;
    self->marked_count = self->marked_capacity = 0;
}

static bool is_there(const struct contact_map *self, const char *mark)
{
    bool there = false;
    for (size_t i = 0; i < self->pairs.pair_count && !there; i++) {
        there = is_mark(self, mark, &self->pairs.pairs[i]);
    }
    return there;
}

void contact_map_sweep_marks(struct contact_map *self)
{
    size_t kept = 0;
    for (size_t i = 0; i < self->marked_count; i++) {
        if (is_there(self, self->marked[i])) {
            self->marked[kept++] = self->marked[i];
        } else {
            free(self->marked[i]);
        }
    }
    self->marked_count = kept;
}

void contact_map_mark(struct screen *screen)
{
    struct contact_map *self = contact_map_of(screen);
    const struct contact_pair *pair = contact_map_pair(self);
    if (pair != NULL) {
        contact_map_toggle_mark(self, pair);
        leaf_build(&self->pane);
        leaf_move(&self->leaf, LIST_DOWN);
    }
}

// Planning a meeting

// Of the pair with the cursor; on a name that helper, and whom he or she never met.
static bool is_at_cursor(const struct contact_map *self, const struct contact_pair *pair)
{
    const struct contact_pair *now = contact_map_pair(self);
    const struct contact_helper *name = contact_map_name(self);
    if (name == NULL) {
        return pair == now;
    }
    size_t row = (size_t)(name - self->pairs.helpers);
    return pair->state == CONTACT_SAME_NEVER && (pair->one == row || pair->other == row);
}

// Whether the helper is one of a pair that is marked; without marks, of one that the cursor is on.
static bool is_wanted(const struct contact_map *self, size_t helper)
{
    bool wanted = false;
    for (size_t i = 0; i < self->pairs.pair_count && !wanted; i++) {
        const struct contact_pair *pair = &self->pairs.pairs[i];
        wanted =
            (pair->one == helper || pair->other == helper) &&
            (self->marked_count > 0 ? contact_map_is_marked(self, pair) : is_at_cursor(self, pair));
    }
    return wanted;
}

static void planned(struct screen *screen, struct screen *form, enum screen_result result)
{
    struct contact_map *self = contact_map_of(screen);
    (void)form;
    if (result == SCREEN_DONE) {
        contact_map_clear_marks(self);
        leaf_build(&self->pane);
    }
}

// Nothing is talked over without the family: it is invited too, unless somebody takes it out.
static void plan_with(struct screen *screen, const char *helpers)
{
    const struct contact_map *self = contact_map_of(screen);
    const struct field *state = kind_field(KIND_MEETING, "state");
    struct meeting start;
    record_init(KIND_MEETING, &start);
    start.date = session_of(screen)->settings->today;
    field_set_text(state, &start, "planned", strlen("planned"));
    table_invite(self->dossier, &start, helpers);
    record_form_open(screen,
                     &(struct record_form){.kind = KIND_MEETING,
                                           .start = &start,
                                           .title = _("Plan a meeting"),
                                           .dossier = self->dossier},
                     planned);
    record_clear(KIND_MEETING, &start);
}

void contact_map_plan(struct screen *screen)
{
    const struct contact_map *self = contact_map_of(screen);
    const struct contact_helper *name = contact_map_name(self);
    struct buf helpers = {0};
    for (size_t i = 0; i < self->pairs.count; i++) {
        if (is_wanted(self, i)) {
            buf_addf(&helpers, "%s%s", helpers.len > 0 ? " " : "", code_of(self, i));
        }
    }
    if (helpers.len > 0) {
        plan_with(screen, buf_text(&helpers));
    } else if (name != NULL) {
        screen_tell(screen, STYLE_TEXT, _("There is nobody for the same person whom %s never met."),
                    contact_words_helper(name));
    }
    buf_clear(&helpers);
}
