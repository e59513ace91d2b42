// SPDX-License-Identifier: EUPL-1.2
// Referrals in the pane "in and out": a new one, and what becomes of one.
#include "base/text.h"
#include "screen/course.h"
#include "screen/course_content.h"
#include "screen/pane.h"
#include "screen/referral_form.h"

void course_referral(struct screen *screen)
{
    referral_new(screen, pane_of(screen)->dossier, NULL, NULL);
}

static void go_on(struct screen *screen, enum referral_step step)
{
    enum kind kind = KIND_COUNT;
    const struct pane *pane = pane_of(screen);
    const struct leaf_item *item = leaf_now(leaf_of(pane));
    const void *record = item != NULL ? course_item_record(pane->dossier, item, &kind) : NULL;
    if (record != NULL && kind == KIND_REFERRAL) {
        referral_step(screen, pane->dossier, record, step);
    } else {
        screen_tell(screen, STYLE_TEXT, "%s", _("Put the cursor on a referral first."));
    }
}

void course_accept(struct screen *screen)
{
    go_on(screen, REFERRAL_ACCEPT);
}

void course_reject(struct screen *screen)
{
    go_on(screen, REFERRAL_REJECT);
}

void course_start(struct screen *screen)
{
    go_on(screen, REFERRAL_START);
}

void course_finish(struct screen *screen)
{
    go_on(screen, REFERRAL_FINISH);
}

void course_withdraw(struct screen *screen)
{
    go_on(screen, REFERRAL_WITHDRAW);
}

void course_family_no(struct screen *screen)
{
    go_on(screen, REFERRAL_FAMILY_NO);
}
