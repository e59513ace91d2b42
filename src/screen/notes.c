// SPDX-License-Identifier: EUPL-1.2
#include "screen/notes.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/fold.h"
#include "base/text.h"
#include "screen/notes_content.h"
#include "screen/pane.h"
#include "ui/dialog.h"

struct notes {
    struct leaf leaf; // first: leaf_of() finds it
    struct notes_filter filter;
};

static struct notes *notes_of(const struct pane *pane)
{
    return pane->state;
}

static const void *record(const struct pane *pane, enum kind *kind)
{
    *kind = KIND_NOTE;
    return notes_item_note(pane->dossier, leaf_now(leaf_of(pane)));
}

static void build(struct pane *pane, struct leaf_content *content, int cols)
{
    notes_content_build(content, pane->dossier, &notes_of(pane)->filter, cols);
}

static unsigned has(const struct pane *pane)
{
    bool filtered = notes_filter_is_on(&notes_of(pane)->filter);
    return leaf_has(pane) | (filtered ? (unsigned)SCREEN_HAS_FILTER : 0);
}

static void close_pane(struct pane *pane)
{
    free(notes_of(pane)->filter.words);
    leaf_close(pane);
}

const struct pane_class notes_pane = {
    .context = "notes",
    .title = N_("Contacts"),
    .parts = DOSSIER_NOTES | DOSSIER_COORDINATION,
    .state_size = sizeof(struct notes),
    .load = leaf_load,
    .layout = leaf_layout,
    .draw = leaf_draw,
    .move = leaf_move_pane,
    .record = record,
    .build = build,
    .has = has,
    .close = close_pane,
};

// What is shown

void notes_shared(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    notes_of(pane)->filter.shared = !notes_of(pane)->filter.shared;
    leaf_build(pane);
}

void notes_kind(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct notes_filter *filter = &notes_of(pane)->filter;
    size_t count = choices_get(session_of(screen)->settings, CHOICES_NOTE_KIND).count;
    filter->kind = (filter->kind + 1) % (count + 1);
    leaf_build(pane);
}

static void set_words(struct pane *pane, const char *typed)
{
    struct buf words = {0};
    struct notes_filter *filter = &notes_of(pane)->filter;
    fold_words(&words, typed);
    free(filter->words);
    filter->words = buf_steal(&words);
    leaf_build(pane);
}

static void words_typed(struct screen *screen, struct screen *prompt, enum screen_result result)
{
    if (result == SCREEN_DONE) {
        set_words(pane_of(screen), prompt_text(prompt));
    }
}

void notes_search(struct screen *screen)
{
    prompt_open(screen,
                &(struct prompt){.title = _("Search the texts of the contacts"),
                                 .label = _("Words that the text has"),
                                 .text = notes_of(pane_of(screen))->filter.words},
                words_typed);
}

void notes_all(struct screen *screen)
{
    struct pane *pane = pane_of(screen);
    struct notes_filter *filter = &notes_of(pane)->filter;
    free(filter->words);
    *filter = (struct notes_filter){0};
    leaf_build(pane);
}
