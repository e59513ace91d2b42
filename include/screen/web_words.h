// SPDX-License-Identifier: EUPL-1.2
// A person's web in words: the scoring, the help that goes to a dimension, and
// the table with the person's own words. Each function adds to out.
#ifndef SCREEN_WEB_WORDS_H
#define SCREEN_WEB_WORDS_H

#include "figures/spider.h"
#include "screen/dossier.h"
#include "screen/page.h"

struct buf;

// What is shown of one person. Borrowed.
struct web_view {
    const struct dossier *dossier; // with people, involvements and scorings
    const struct person *person;
    struct spider spider;
    bool is_latest; // of the scorings up to the day shown
};

// "now", or "shown" when a later scoring is there.
const char *web_words_now(const struct web_view *view);

// Who helps this person (or the whole household) with that dimension on the day shown, and how many
// hours a week: "Fatma de Boer 2,00 h, Jan Smit".
void web_words_help(const struct web_view *view, size_t axis, struct buf *out);

// The wish, and the hours of that help: "wish 6,5 · 3,50 h help".
void web_words_beside(const struct web_view *view, size_t axis, struct buf *out);

// Whether the person wants to talk, and the wish: "* talk · wish 6,5".
void web_words_wish(const struct spider *spider, size_t axis, struct buf *out);

// The table: a line a dimension with then and now, below it the person's words and who helps; below
// the table the scorings of this person.
void web_words_page(const struct web_view *view, struct page *page);

#endif
