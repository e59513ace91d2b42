// SPDX-License-Identifier: EUPL-1.2
// Which helpers have met, in words, the same on the screen and in the command. In the interface's language;
// each function with out adds to it.
#ifndef FIGURES_CONTACT_WORDS_H
#define FIGURES_CONTACT_WORDS_H

#include "figures/contact.h"

struct buf;
struct settings;

const char *contact_words_helper(const struct contact_helper *helper); // a name, else the code

// "Coverage 15.4 %: 21 of 136 pairs at one table in 12 months"; where there is no pair, why.
void contact_words_coverage(const struct contact_pairs *pairs, const struct settings *settings,
                            struct buf *out);

// When the two were last at one table, as a sentence.
void contact_words_last(const struct contact_pair *pair, const struct settings *settings,
                        struct buf *out);

// For whom both work, with the domains of either: "Mireille (care, housing); Bram (education)". Nothing when
// they work for nobody together. The source has people.
void contact_words_shared(const struct contact_source *source, const struct contact_pairs *pairs,
                          const struct contact_pair *pair, const struct settings *settings,
                          struct buf *out);

// The same one by one: told gets the owner, for whom it is, and the domains with commas ("": none is known).
struct contact_whom {
    void (*told)(void *owner, const char *name, const char *domains);
    void *owner;
};
void contact_words_each(const struct contact_source *source, const struct contact_pairs *pairs,
                        const struct contact_pair *pair, const struct settings *settings,
                        const struct contact_whom *whom);

// What the two advised that clashes: "“rest” – “a walk every day”", in the order of the helpers. Nothing when
// nothing does.
void contact_words_clash(const struct contact_pair *pair, struct buf *out);

// For whom one helper works, likewise.
void contact_words_work(const struct contact_source *source, const struct contact_helper *helper,
                        const struct settings *settings, struct buf *out);

#endif
