// SPDX-License-Identifier: EUPL-1.2
#include "screen/lookback_form.h"

#include "base/buf.h"
#include "base/text.h"
#include "figures/lookbacks.h"
#include "screen/course_content.h"
#include "screen/record_form.h"

void lookback_form_open(struct screen *parent, const struct dossier *dossier,
                        const struct lookback_due *due, const char *title)
{
    const struct lookback *before = course_kept_lookback(dossier, due);
    struct lookback start;
    struct buf words = {0};
    record_init(KIND_LOOKBACK, &start);
    if (before != NULL) {
        record_copy(KIND_LOOKBACK, &start, before);
    }
    record_set_text(KIND_LOOKBACK, &start, "professional", due->work->professional);
    record_set_text(KIND_LOOKBACK, &start, "domain", due->work->domain);
    start.until = due->until;
    start.months = due->months;
    start.answered_on = session_of(parent)->settings->today;
    buf_addf(&words, "%s: %s", title, _("what came of it"));
    record_form_open(parent,
                     &(struct record_form){.kind = KIND_LOOKBACK,
                                           .before = before,
                                           .start = &start,
                                           .title = buf_text(&words),
                                           .dossier = dossier},
                     NULL);
    record_clear(KIND_LOOKBACK, &start);
    buf_clear(&words);
}
