// SPDX-License-Identifier: EUPL-1.2
#include "screen/course_content.h"

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/course_parts.h"
#include "screen/overview_parts.h"

enum { RIGHT_COLS = 34, MONTHS_PLACE = 100 };

// All of it

void course_content_build(struct leaf_content *content, const struct dossier *dossier,
                          const char *employer, int cols)
{
    bool two = cols >= LEAF_TWO_COLS;
    leaf_clear(content);
    content->banner.cols = cols;
    content->left.cols = two ? cols - RIGHT_COLS - LEAF_BETWEEN : cols;
    content->right.cols = two ? RIGHT_COLS : 0;
    struct page *beside = two ? &content->right : &content->left;
    course_add_now(content, &content->left, dossier, employer);
    if (two) {
        course_add_other_spans(content, &content->left, dossier);
    }
    course_add_lookbacks(content, beside, dossier);
    course_add_referrals(content, beside, dossier);
    if (!two) {
        course_add_other_spans(content, &content->left, dossier);
    }
}

// Items

int64_t course_due_id(const struct lookback_due *due)
{
    return due->work->head.id * MONTHS_PLACE + due->months;
}

bool course_item_due(const struct dossier *dossier, const struct leaf_item *item,
                     struct lookback_due *due)
{
    struct lookbacks_due list = {0};
    bool found = false;
    if (item->kind != COURSE_DUE) {
        return false;
    }
    dossier_lookbacks(dossier, overview_day(dossier), &list);
    for (size_t i = 0; i < list.count && !found; i++) {
        found = course_due_id(&list.items[i]) == item->id;
        *due = list.items[i];
    }
    lookbacks_due_clear(&list);
    return found;
}

const void *course_item_record(const struct dossier *dossier, const struct leaf_item *item,
                               enum kind *kind)
{
    switch (item->kind) {
    case COURSE_SPAN:
        *kind = KIND_COORDINATION;
        return record_list_find(&dossier->coordination, item->id);
    case COURSE_REFERRAL:
        *kind = KIND_REFERRAL;
        return record_list_find(&dossier->referrals, item->id);
    case COURSE_ANSWERED:
        *kind = KIND_LOOKBACK;
        return record_list_find(&dossier->lookbacks, item->id);
    default:
        *kind = KIND_INVOLVEMENT;
        return record_list_find(&dossier->involvements, item->id / MONTHS_PLACE);
    }
}

static const char *named(const char *name, const char *code)
{
    return str_is_given(name) ? name : code;
}

void course_item_name(const struct dossier *dossier, const struct leaf_item *item, struct buf *out)
{
    enum kind kind;
    const void *record = course_item_record(dossier, item, &kind);
    if (record == NULL) {
        return;
    }
    if (kind == KIND_COORDINATION) {
        buf_add_text(out, overview_level_text(dossier, record));
    } else if (kind == KIND_REFERRAL) {
        char day[DATE_TEXT];
        const struct referral *referral = record;
        buf_addf(out, _("referral of %s"), overview_day_text(dossier, referral->date, day));
    } else if (kind == KIND_LOOKBACK) {
        const struct lookback *one = record;
        buf_add_text(out, named(one->professional_name, one->professional));
    } else {
        const struct involvement *one = record;
        buf_add_text(out, named(one->professional_name, one->professional));
    }
}
