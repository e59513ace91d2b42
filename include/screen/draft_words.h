// SPDX-License-Identifier: EUPL-1.2
// What is said of a draft.
#ifndef SCREEN_DRAFT_WORDS_H
#define SCREEN_DRAFT_WORDS_H

struct buf;
struct draft;
struct session;

// "draft of 10:32, household T000001 van 't Hof: New helper"; with the day when it is not of today.
void draft_add_title(const struct session *session, const struct draft *draft, struct buf *out);

// What was typed, a line a field, and what stood there before.
void draft_add_values(const struct session *session, const struct draft *draft, struct buf *out);

#endif
