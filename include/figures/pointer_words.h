// SPDX-License-Identifier: EUPL-1.2
// What the stacking map points out, in words, the same on the screen and in the command. In the interface's
// language.
#ifndef FIGURES_POINTER_WORDS_H
#define FIGURES_POINTER_WORDS_H

#include "figures/pointers.h"

struct buf;
struct settings;

// "Tim, Sam: each a helper of their own in education"; adds to out.
void pointer_words(const struct pointer *pointer, const struct record_list *people,
                   const struct settings *settings, struct buf *out);

// Its domain as people read it; nothing when it has none.
void pointer_words_domain(const struct pointer *pointer, const struct settings *settings,
                          struct buf *out);

// What its kind finds, without who and how many: "helpers for this member alone".
const char *pointer_words_kind(enum pointer_kind kind);

#endif
