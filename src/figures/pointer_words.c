// SPDX-License-Identifier: EUPL-1.2
#include "figures/pointer_words.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/people.h"
#include "model/settings.h"

void pointer_words_domain(const struct pointer *pointer, const struct settings *settings,
                          struct buf *out)
{
    struct stacking row;
    record_init(KIND_STACKING, &row);
    row.domain = xstrdup(pointer->domain);
    field_show(kind_field(KIND_STACKING, "domain"), &row, settings, out);
    record_clear(KIND_STACKING, &row);
}

void pointer_words(const struct pointer *pointer, const struct record_list *people,
                   const struct settings *settings, struct buf *out)
{
    struct buf domain = {0};
    char *persons = people_names(people, pointer->persons);
    long number = (long)pointer->number;
    switch (pointer->kind) {
    case POINTER_SIBLINGS:
        pointer_words_domain(pointer, settings, &domain);
        buf_addf(out, _("%s: each a helper of their own in %s"), persons, buf_text(&domain));
        break;
    case POINTER_PARTIES:
        buf_addf(out, _("%s: helpers of %ld organisations"), persons, number);
        break;
    case POINTER_ONE_MEMBER:
        buf_addf(out, _N("For %s alone: %ld helper", "For %s alone: %ld helpers", number), persons,
                 number);
        break;
    case POINTER_UNDER_HOUR:
        buf_addf(
            out,
            _N("Under an hour a week: %ld helper", "Under an hour a week: %ld helpers", number),
            number);
        break;
    }
    free(persons);
    buf_clear(&domain);
}

const char *pointer_words_kind(enum pointer_kind kind)
{
    static const char *const words[] = {
        [POINTER_SIBLINGS] = N_("each child a helper of its own"),
        [POINTER_PARTIES] = N_("helpers of three organisations or more"),
        [POINTER_ONE_MEMBER] = N_("helpers for this member alone"),
        [POINTER_UNDER_HOUR] = N_("helpers for less than an hour a week"),
    };
    return _(words[kind]);
}
