// SPDX-License-Identifier: EUPL-1.2
#include "screen/member_form.h"

#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/record_form.h"
#include "screen/session.h"

// Birth

// Who is born is a member from that day on.
static void born_on(struct screen *form, const struct dossier *dossier, const char *field)
{
    (void)dossier;
    if (strcmp(field, "birth_date") == 0) {
        record_form_put(form, "from", record_form_text(form, "birth_date"));
    }
}

void member_born(struct screen *parent, const struct dossier *dossier, screen_done *done)
{
    static const char *const fields[] = {
        "given_name", "prefix",    "family_name", "birth_date", "from",
        "role",       "authority", "notes",       NULL,
    };
    struct person start;
    record_init(KIND_PERSON, &start);
    start.birth_date = session_of(parent)->settings->today;
    start.from = start.birth_date;
    record_set_text(KIND_PERSON, &start, "role", "child");
    record_form_open(parent,
                     &(struct record_form){.kind = KIND_PERSON,
                                           .start = &start,
                                           .fields = fields,
                                           .title = _("Birth of a child"),
                                           .dossier = dossier,
                                           .changed = born_on},
                     done);
    record_clear(KIND_PERSON, &start);
}

// Leaving and death

static void add_word(struct person *person, const char *word)
{
    struct buf notes = {0};
    if (str_is_given(person->notes)) {
        buf_addf(&notes, "%s\n", person->notes);
    }
    buf_add_text(&notes, word);
    record_set_text(KIND_PERSON, person, "notes", buf_text(&notes));
    buf_clear(&notes);
}

void member_ends(struct screen *parent, const struct dossier *dossier, const struct person *person,
                 enum member_end how)
{
    static const char *const fields[] = {"until", "notes", NULL};
    struct person start;
    record_init(KIND_PERSON, &start);
    record_copy(KIND_PERSON, &start, person);
    // Today is proposed where no last day is known.
    start.until = person->until != NONE ? person->until : session_of(parent)->settings->today;
    if (how == MEMBER_DIED) {
        add_word(&start, _("died"));
    }
    record_form_open(parent,
                     &(struct record_form){.kind = KIND_PERSON,
                                           .before = person,
                                           .start = &start,
                                           .fields = fields,
                                           .title = how == MEMBER_DIED
                                                        ? _("Died on")
                                                        : _("Last day in the household"),
                                           .dossier = dossier},
                     NULL);
    record_clear(KIND_PERSON, &start);
}
