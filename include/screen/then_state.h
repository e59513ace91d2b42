// SPDX-License-Identifier: EUPL-1.2
// What then and now keeps, shared by its files: then.c (the screen), then_content.c (words), then_figures.c,
// then_helpers.c (who came and went, stacking, roster), then_web.c (the web of one person) and then_strip.c
// (the quarters).
#ifndef SCREEN_THEN_STATE_H
#define SCREEN_THEN_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "figures/moments.h"
#include "figures/quarters.h"
#include "screen/leaf.h"
#include "screen/pane.h"

struct then_now {
    struct leaf leaf;           // first: the state of the pane
    struct pane pane;           // what is laid out, in the manner of a pane
    struct dossier *dossier;    // of the screen below
    struct record_list history; // of the household's record, newest first
    struct moments moments;
    int64_t then, now; // days
    bool unfolded;     // those who stayed are named
    size_t stage;      // of the snapshot that is being made, of the choices
    int64_t asked;     // id of the snapshot that a question is about
    struct quarters quarters;
};

struct then_now *then_of(const struct screen *screen);

// The class of what is laid out (then_content.c).
extern const struct pane_class then_pane;

// The moment that the earlier day is; NULL: none of them.
const struct moment *then_moment(const struct then_now *self);

// The snapshot whose figures stand for the earlier day; NULL: they are taken from the records.
const struct snapshot *then_snapshot(const struct then_now *self);

// The member whose web is shown: the one chosen, else the first with a web on one of both days; NULL: nobody.
const struct person *then_member(const struct then_now *self);

// The latest scoring of a member on the day; NULL: there is none, or no member.
const struct scoring *then_scoring(const struct then_now *self, const struct person *person,
                                   int64_t day);

// Parts: nothing is added for what neither day has.
void then_add_figures(const struct then_now *self, struct page *page);
void then_add_helpers(const struct then_now *self, struct page *page);
void then_add_stacking(const struct then_now *self, struct page *page);
void then_add_roster(const struct then_now *self, struct page *page);
void then_add_web(const struct then_now *self, struct page *page);
void then_add_wishes(const struct then_now *self,
                     struct page *page); // of all members, the dimensions alone
void then_add_strip(const struct then_now *self, struct page *page);

// Words side by side: then, now.
void then_add_words(struct page *page, const char *then, const char *now, enum style style);

#endif
