// SPDX-License-Identifier: EUPL-1.2
// The geometry of the spider-web: where axes, marks and lines lie. Screen, text
// and SVG draw by it. A mark that was not given is a gap: it has no point, and
// no line goes to it. The first axis points up, the others follow clockwise; the
// instrument's minimum lies in the middle, its maximum at the end of the axis.
#ifndef FIGURES_SPIDER_H
#define FIGURES_SPIDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/records.h"

struct buf;
struct canvas;
struct instrument;

// The scorings are of that instrument; borrowed.
struct spider {
    const struct instrument *instrument;
    const struct scoring *now;    // NULL: none
    const struct scoring *before; // drawn dashed; NULL: none
    bool ascii;                   // words and picture with ASCII signs alone
    bool brief;                   // beside each axis its number alone, from 1
    // A text for each axis that stands with its figures; NULL, or "" for an axis: none. With more
    // than eight axes, or brief, they are left out.
    const char *const *beside;
};

// x to the right, y down, the middle is 0, 0 and the end of an axis at distance 1.
struct spider_point {
    double x, y;
};

struct spider_point spider_axis_end(const struct instrument *instrument, size_t axis);

// False when there is no scoring or no mark on that axis.
bool spider_mark_point(const struct instrument *instrument, const struct scoring *scoring,
                       size_t axis, struct spider_point *point);

// The next axis to which a line goes from this one: its neighbour clockwise, when both have a
// mark. Each line is told once, also with two axes.
bool spider_line(const struct instrument *instrument, const struct scoring *scoring, size_t axis,
                 size_t *next);

// On which side of the picture the words of an axis stand.
enum spider_side { SPIDER_LEFT, SPIDER_MIDDLE, SPIDER_RIGHT };

enum spider_side spider_side(const struct instrument *instrument, size_t axis);

// A mark as people read it ("7", "7,5", "–" when there is none); adds to out.
void spider_mark_words(const struct spider *spider, int64_t mark, struct buf *out);

// The figures beside an axis: "4 → 7", "7" without an earlier scoring, " *" behind when the person
// wants to talk about it.
void spider_axis_words(const struct spider *spider, size_t axis, struct buf *out);

// Draws axes, lines, points and words over the whole canvas. 72 x 18 cells show six axes in full,
// brief ones 34 x 18; in less room the words are cut.
void spider_draw(const struct spider *spider, struct canvas *canvas);

#endif
