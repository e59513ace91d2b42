// SPDX-License-Identifier: EUPL-1.2
// The forms of one referral, and what becomes of it, one key each. The dossier is that of its household,
// with the household loaded, and has to stay open longer than a form.
#ifndef SCREEN_REFERRAL_FORM_H
#define SCREEN_REFERRAL_FORM_H

#include "model/records.h"
#include "ui/screen.h"

struct dossier;

enum referral_step {
    REFERRAL_ACCEPT,
    REFERRAL_REJECT, // asks why
    REFERRAL_START,
    REFERRAL_FINISH,
    REFERRAL_WITHDRAW,  // asks why
    REFERRAL_FAMILY_NO, // the family does not want it: asks when and what it said; ends the referral
};

// direction: "in", "out", or NULL: it is asked. done may be NULL.
void referral_new(struct screen *parent, const struct dossier *dossier, const char *direction,
                  screen_done *done);
void referral_edit(struct screen *parent, const struct dossier *dossier,
                   const struct referral *referral);

// Goes a step further where that is possible from the present state, else says why not. What makes it
// active needs the day on which it was discussed with the family: where that is not known the form asks
// for it. The referral is copied.
void referral_step(struct screen *parent, const struct dossier *dossier,
                   const struct referral *referral, enum referral_step step);

// "Referral in of 12-11-2026".
void referral_title(const struct dossier *dossier, const struct referral *referral,
                    struct buf *out);

#endif
