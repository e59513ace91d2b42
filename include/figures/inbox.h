// SPDX-License-Identifier: EUPL-1.2
// What needs a look in a household (the inbox), by its definitions (docs/figures.md). Pure functions over
// records: lists as in figures/silence.h, and the agreements. Drafts and emergency accesses are of a user:
// the store adds them.
#ifndef FIGURES_INBOX_H
#define FIGURES_INBOX_H

#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct settings;

enum { INBOX_DAYS = 14 }; // what is due within so many days is coming

// The kinds of records that its lines are made of.
#define FIGURES_INBOX_KINDS                                                                        \
    (KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_COORDINATION) | KIND_BIT(KIND_INVOLVEMENT) |            \
     KIND_BIT(KIND_REFERRAL) | KIND_BIT(KIND_ACTION) | KIND_BIT(KIND_AGREEMENT) |                  \
     KIND_BIT(KIND_NOTE) | KIND_BIT(KIND_LOOKBACK))

enum inbox_kind {
    INBOX_ACTION,
    INBOX_AGREEMENT,
    INBOX_REMINDER,
    INBOX_REFERRAL,
    INBOX_LOOK_BACK,
    INBOX_BIRTHDAY,
    INBOX_CHECK_IN,
    INBOX_DRAFT,
    INBOX_GLASS,
    INBOX_COUNT,
};

// As rows have it: "referral-unanswered". INBOX_COUNT: there is no such kind.
const char *inbox_kind_name(enum inbox_kind kind);
enum inbox_kind inbox_kind_named(const char *name);

// Adds lines of KIND_INBOX, without code and name of the household, by kind, then subject, then date. Of a
// household whose pilot light is on: its check-in alone.
void figures_inbox(const struct record_list *lists, int64_t day, const struct settings *settings,
                   struct record_list *lines);

// Puts lines from this one on into that order.
void figures_inbox_sort(struct record_list *lines, size_t first);

#endif
