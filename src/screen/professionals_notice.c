// SPDX-License-Identifier: EUPL-1.2
#include "screen/professionals_notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/people.h"
#include "figures/pointers.h"
#include "figures/words.h"
#include "screen/dossier.h"
#include "screen/record_form.h"

enum { NAMED = 2 }; // helpers that are named; of more there are dots behind

// Those of its persons for whom somebody comes already.
static void add_persons(const struct dossier *dossier, const struct involvement *one,
                        struct buf *out)
{
    struct involvement alone;
    struct buf shared = {0};
    const char *at = one->persons;
    const char *person;
    record_init(KIND_INVOLVEMENT, &alone);
    record_copy(KIND_INVOLVEMENT, &alone, one);
    for (size_t len; (len = people_next(&at, &person)) > 0;) {
        char *reference = xstrndup(person, len);
        record_set_text(KIND_INVOLVEMENT, &alone, "persons", reference);
        if (figures_parallel(&dossier->involvements, &alone, dossier->session->day, NULL, 0) > 0) {
            buf_addf(&shared, "%s%s", shared.len > 0 ? " " : "", reference);
        }
        free(reference);
    }
    if (shared.len > 0) {
        dossier_persons(dossier, buf_text(&shared), out);
    } else {
        buf_add_text(out, _("the whole household"));
    }
    record_clear(KIND_INVOLVEMENT, &alone);
    buf_clear(&shared);
}

static void add_names(const struct involvement *const *found, size_t count, struct buf *out)
{
    for (size_t i = 0; i < count && i < NAMED; i++) {
        buf_addf(out, "%s%s", i > 0 ? ", " : "", figures_helper_name(found[i]));
    }
    buf_add_text(out, count > NAMED ? ", …" : "");
}

// before: a sentence that stands in front, or "".
static void tell(struct screen *screen, const struct dossier *dossier,
                 const struct involvement *one, const char *before)
{
    const struct involvement *found[NAMED];
    size_t count =
        figures_parallel(&dossier->involvements, one, dossier->session->day, found, NAMED);
    if (count == 0) {
        return;
    }
    struct buf domain = {0}, persons = {0}, names = {0}, words = {0};
    field_show(kind_field(KIND_INVOLVEMENT, "domain"), one, dossier->session->settings, &domain);
    add_persons(dossier, one, &persons);
    add_names(found, count, &names);
    buf_add_text(&words, before);
    if (count == 1) {
        buf_addf(&words, _("For %s, %s comes already in %s"), buf_text(&persons), buf_text(&names),
                 buf_text(&domain));
    } else {
        buf_addf(&words, _("For %s, %zu helpers come already in %s: %s"), buf_text(&persons), count,
                 buf_text(&domain), buf_text(&names));
    }
    screen_tell(screen, STYLE_TEXT, "%s", buf_text(&words));
    buf_clear(&words);
    buf_clear(&domain);
    buf_clear(&persons);
    buf_clear(&names);
}

void professionals_tell_saved(struct screen *screen, const struct dossier *dossier,
                              const struct involvement *one)
{
    struct buf saved = {0};
    buf_addf(&saved, "%s ", _("Saved."));
    tell(screen, dossier, one, buf_text(&saved));
    buf_clear(&saved);
}

void professionals_form_changed(struct screen *form, const struct dossier *dossier,
                                const char *field)
{
    if (strcmp(field, "domain") != 0 && strcmp(field, "persons") != 0) {
        return;
    }
    struct involvement one;
    record_init(KIND_INVOLVEMENT, &one);
    record_set_text(KIND_INVOLVEMENT, &one, "domain", record_form_text(form, "domain"));
    record_set_text(KIND_INVOLVEMENT, &one, "persons", record_form_text(form, "persons"));
    if (str_is_given(one.domain)) {
        tell(form, dossier, &one, "");
    }
    record_clear(KIND_INVOLVEMENT, &one);
}
