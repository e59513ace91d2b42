// SPDX-License-Identifier: EUPL-1.2
// Referrals of the household, and what came of what was stopped.
#include <string.h>

#include "base/buf.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "figures/referral.h"
#include "screen/course_parts.h"
#include "screen/overview_parts.h"

// Referrals

// "sent, waits 12 days"
static void add_state(const struct dossier *dossier, const struct referral *referral,
                      struct buf *out)
{
    int64_t waits = figures_referral_waits(referral->state, referral->date, overview_day(dossier));
    course_add_choice(dossier, KIND_REFERRAL, "state", referral, out);
    if (waits != NONE) {
        buf_addf(out, out->len > 0 ? ", " : "");
        buf_addf(out, _N("waits %d day", "waits %d days", (long)waits), (int)waits);
    }
}

static void add_discussed(const struct dossier *dossier, struct page *page,
                          const struct referral *referral)
{
    char day[DATE_TEXT];
    struct buf text = {0};
    if (referral->discussed_on == NONE) {
        buf_add_text(&text, _("not discussed with the family"));
    } else {
        buf_addf(&text, _("discussed with the family on %s"),
                 overview_day_text(dossier, referral->discussed_on, day));
    }
    overview_join(&text, ": ", referral->answer);
    page_paragraph(page, 2, STYLE_TEXT, buf_text(&text));
    buf_clear(&text);
}

static void add_referral(struct leaf_content *content, struct page *page,
                         const struct dossier *dossier, const struct referral *referral)
{
    char day[DATE_TEXT];
    struct buf name = {0}, state = {0}, by = {0};
    course_add_choice(dossier, KIND_REFERRAL, "direction", referral, &name);
    buf_addf(&name, "%s%s", name.len > 0 ? "  " : "",
             overview_day_text(dossier, referral->date, day));
    add_state(dossier, referral, &state);
    overview_join(&by, "", referral->by_name);
    overview_join(&by, " · ", referral->by_role);
    overview_join(&by, " · ", referral->organisation);
    leaf_begin_item(content, page, COURSE_REFERRAL, referral->head.id);
    page_figure(page, buf_text(&name), buf_text(&state))->is_name = true;
    page_paragraph(page, 2, STYLE_TEXT, buf_text(&by));
    page_paragraph(page, 2, STYLE_TEXT, referral->reason);
    add_discussed(dossier, page, referral);
    leaf_end_item(page);
    buf_clear(&name);
    buf_clear(&state);
    buf_clear(&by);
}

void course_add_referrals(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier)
{
    bool begun = false;
    for (size_t i = 0; i < dossier->referrals.count; i++) {
        const struct referral *one = record_list_at(&dossier->referrals, i);
        if (one->date > overview_day(dossier) && !session_is_today(dossier->session)) {
            continue; // there was none yet
        }
        if (begun) {
            page_gap(page);
        } else {
            page_heading(page, _("Referrals"));
        }
        begun = true;
        add_referral(content, page, dossier, one);
    }
}

// Look-backs

static const char *named(const char *name, const char *code)
{
    return str_is_given(name) ? name : code;
}

// "care · 6 months after 22-05-2026", on two lines where there is no room.
static void add_after(const struct dossier *dossier, struct page *page, int64_t months,
                      int64_t until, const char *domain)
{
    char day[DATE_TEXT];
    struct choice_list domains = choices_get(dossier->session->settings, CHOICES_DOMAIN);
    const struct choice *choice = choice_find(domains, domain);
    const char *name = choice != NULL ? choice_label(choice) : domain;
    struct buf after = {0}, both = {0};
    buf_addf(&after, _("%d months after %s"), (int)months, overview_day_text(dossier, until, day));
    buf_addf(&both, "%s · %s", name, buf_text(&after));
    if (utf8_width(buf_text(&both)) + 2 <= page->cols) {
        page_paragraph(page, 2, STYLE_MUTED, buf_text(&both));
    } else {
        page_paragraph(page, 2, STYLE_MUTED, name);
        page_paragraph(page, 2, STYLE_MUTED, buf_text(&after));
    }
    buf_clear(&after);
    buf_clear(&both);
}

const struct lookback *course_kept_lookback(const struct dossier *dossier,
                                            const struct lookback_due *due)
{
    for (size_t i = 0; i < dossier->lookbacks.count; i++) {
        const struct lookback *one = record_list_at(&dossier->lookbacks, i);
        if (strcmp(one->professional, due->work->professional) == 0 &&
            strcmp(one->domain, due->work->domain) == 0 && one->until == due->until &&
            one->months == due->months) {
            return one;
        }
    }
    return NULL;
}

static void add_due(struct leaf_content *content, struct page *page, const struct dossier *dossier,
                    const struct lookback_due *due)
{
    static const char *const causes[] = {
        [LOOKBACK_REDUCED] = N_("fewer hours since then"),
        [LOOKBACK_CLOSED] = N_("the coordination ended then"),
    };
    const struct involvement *work = due->work;
    leaf_begin_item(content, page, COURSE_DUE, course_due_id(due));
    page_figure(page, named(work->professional_name, work->professional), _("look back"))->is_name =
        true;
    add_after(dossier, page, due->months, due->until, work->domain);
    if (due->cause != LOOKBACK_STOPPED) {
        page_paragraph(page, 2, STYLE_MUTED, _(causes[due->cause]));
    }
    const struct lookback *kept = course_kept_lookback(dossier, due);
    page_paragraph(page, 2, STYLE_TEXT, kept != NULL ? kept->note : NULL);
    leaf_end_item(page);
}

static void add_answered(struct leaf_content *content, struct page *page,
                         const struct dossier *dossier, const struct lookback *one)
{
    struct buf result = {0};
    course_add_choice(dossier, KIND_LOOKBACK, "result", one, &result);
    leaf_begin_item(content, page, COURSE_ANSWERED, one->head.id);
    page_figure(page, named(one->professional_name, one->professional), buf_text(&result))
        ->is_name = true;
    add_after(dossier, page, one->months, one->until, one->domain);
    page_paragraph(page, 2, STYLE_TEXT, one->note);
    leaf_end_item(page);
    buf_clear(&result);
}

// Those of the day, but those that stand there as due already.
static bool is_told(const struct dossier *dossier, const struct lookbacks_due *due,
                    const struct lookback *one)
{
    for (size_t i = 0; i < due->count; i++) {
        if (course_kept_lookback(dossier, &due->items[i]) == one) {
            return true;
        }
    }
    return one->answered_on != NONE && one->answered_on > overview_day(dossier);
}

static void begin(struct page *page, bool *begun)
{
    if (!*begun) {
        page_heading(page, _("What came of it"));
    }
    *begun = true;
}

void course_add_lookbacks(struct leaf_content *content, struct page *page,
                          const struct dossier *dossier)
{
    struct lookbacks_due due = {0};
    bool begun = false;
    dossier_lookbacks(dossier, overview_day(dossier), &due);
    for (size_t i = 0; i < due.count; i++) {
        begin(page, &begun);
        add_due(content, page, dossier, &due.items[i]);
    }
    for (size_t i = 0; i < dossier->lookbacks.count; i++) {
        const struct lookback *one = record_list_at(&dossier->lookbacks, i);
        if (!is_told(dossier, &due, one)) {
            begin(page, &begun);
            add_answered(content, page, dossier, one);
        }
    }
    lookbacks_due_clear(&due);
}
