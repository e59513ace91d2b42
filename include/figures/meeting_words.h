// SPDX-License-Identifier: EUPL-1.2
// Meetings, agreements and decisions in words, the same on every screen and in commands. In the
// interface's language; each function with out adds to it.
#ifndef FIGURES_MEETING_WORDS_H
#define FIGURES_MEETING_WORDS_H

#include <stdbool.h>

#include "figures/meetings.h"

struct buf;
struct settings;

// Who is to do it: a name, the family itself, else the code. Borrowed.
const char *meeting_words_who(const struct agreement *agreement);
const char *meeting_words_giver(const struct advice *advice);      // likewise, who gave it
const char *meeting_words_kept(const struct agreement *agreement); // "kept", "not kept", "open"

// "Jan Smit: calls the school, by 02-12-2026".
void meeting_words_task(const char *who, const char *text, int64_t due,
                        const struct settings *settings, struct buf *out);

// What a helper said before the meeting: that the part is not needed, who else could do it; nothing when
// neither was said.
void meeting_words_said(const struct contribution *said, struct buf *out);

// Whether the family is invited, as a sentence.
const char *meeting_words_invited(const struct meeting *meeting);

// "stop: Jan Smit, two visits are enough (agreed by the family itself)"; named: with the helper's name.
void meeting_words_decision(const struct contribution *decided, const struct settings *settings,
                            bool named, struct buf *out);
const char *meeting_words_helper(const struct contribution *one); // a name, else the code

// What a point of the agenda is ("! action" when overdue), and what it says.
const char *meeting_words_label(const struct agenda_point *point);
void meeting_words_point(const struct agenda_point *point, const struct settings *settings,
                         struct buf *out);

#endif
