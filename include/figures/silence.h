// SPDX-License-Identifier: EUPL-1.2
// What stands still in a household, by its definitions (docs/figures.md). Pure functions over records:
// lists holds those of one household, by kind, of FIGURES_SILENCE_KINDS; other places are not looked at.
#ifndef FIGURES_SILENCE_H
#define FIGURES_SILENCE_H

#include <stdint.h>

#include "model/records.h"

struct settings;

// The kinds of records that silence is found in.
#define FIGURES_SILENCE_KINDS                                                                      \
    (KIND_BIT(KIND_PERSON) | KIND_BIT(KIND_COORDINATION) | KIND_BIT(KIND_INVOLVEMENT) |            \
     KIND_BIT(KIND_REFERRAL) | KIND_BIT(KIND_GOAL) | KIND_BIT(KIND_ACTION) |                       \
     KIND_BIT(KIND_MEETING) | KIND_BIT(KIND_NOTE) | KIND_BIT(KIND_LOOKBACK))

enum silence_kind {
    SILENCE_NO_CONTACT,
    SILENCE_OVERDUE_ACTION,
    SILENCE_GOAL_WITHOUT_ACTION,
    SILENCE_REFERRAL_UNANSWERED,
    SILENCE_ENDING,
    SILENCE_LOOK_BACK,
    SILENCE_BIRTHDAY,
    SILENCE_COUNT,
};

// As rows have it: "no-contact".
const char *silence_kind_name(enum silence_kind kind);

enum silence_kind silence_kind_named(const char *name); // SILENCE_COUNT: there is no such kind

// Adds rows of KIND_SILENCE, without code and name of the household, by kind, then subject, then date.
void figures_silence(const struct record_list *lists, int64_t day, const struct settings *settings,
                     struct record_list *silences);

// A field of a row of this kind gets as much of the text as a line can show.
void figures_set_line_text(enum kind kind, void *row, const char *field, const char *text);

// Since when there is no contact (no-contact) where the span is active on the day; NONE: there is contact, or none
// is looked for. last_contact: the newest note or held meeting up to the day; NONE: there was none.
int64_t figures_silent_since(const struct coordination *span, int64_t last_contact, int64_t day,
                             const struct settings *settings);

// Sent, and so many days (answer_days of the settings) without an answer.
bool figures_referral_unanswered(const struct referral *referral, int64_t day,
                                 const struct settings *settings);

#endif
