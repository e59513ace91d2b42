// SPDX-License-Identifier: EUPL-1.2
// Silence and the lines of the inbox as people read them, in the interface's language.
#ifndef FIGURES_INBOX_WORDS_H
#define FIGURES_INBOX_WORDS_H

#include "model/records.h"

struct buf;
struct settings;

// "goal without action" for its kind as a row has it; the kind itself when it is not known.
const char *silence_words(const char *kind);

// What it is about: texts of goals and actions, names ("Ada Smit · after 3 months: care"). Adds to out.
void silence_add_what(const struct silence *row, const struct settings *settings, struct buf *out);

// The parts of it one by one: told gets the owner, and whether the text is the name of somebody.
typedef void silence_part(void *owner, bool who, const char *text);
void silence_each_what(const struct silence *row, const struct settings *settings,
                       silence_part *told, void *owner);

// How long ago or ahead its date is on the day: "82 days", "in 12 days"; nothing without one. Adds to out.
void silence_add_since(const struct silence *row, int64_t day, struct buf *out);

// "look-back": one short word for the kind of a line.
const char *inbox_words(const char *kind);

// What it is about: what was written down, else what is to be done ("after 3 months: care"). Adds to out.
void inbox_add_what(const struct inbox_row *line, const struct settings *settings, struct buf *out);

// Who it is about or has to do it: the name, else the word; "" for nobody. Of the family in words.
const char *inbox_who(const struct inbox_row *line);

#endif
