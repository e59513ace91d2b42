// SPDX-License-Identifier: EUPL-1.2
// Filling in a scoring, without a screen: what keys do to marks. A digit sets
// the mark of the present cell; typing on gives 10 and 7.5. Nothing is compulsory;
// what lies outside the instrument is refused at once.
#ifndef SCREEN_SCORING_EDIT_H
#define SCREEN_SCORING_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/settings.h"

struct buf;
struct err;

enum scoring_column { SCORING_MARK, SCORING_WANTED, SCORING_COLUMNS };

enum { SCORING_TYPED = 8 };

// The fields of one axis, as they stand together in the field table.
enum scoring_axis_field { AXIS_MARK, AXIS_WANTED, AXIS_TALK, AXIS_NOTE, AXIS_FIELDS };
enum { SCORING_FIELDS = 8 + SCORING_AXES * AXIS_FIELDS }; // not fewer than the field table has
const struct field *scoring_axis_field(size_t axis, enum scoring_axis_field which);
size_t scoring_axis_of(const struct field *field); // SCORING_AXES: it is of no axis

struct scoring_edit {
    const struct instrument *instrument; // borrowed
    struct scoring base;                 // as it is kept; id 0: not yet
    struct scoring draft;
    struct scoring met; // where there is a conflict: what stood there before theirs
    size_t axis;        // of the present cell
    enum scoring_column column;
    char typed[SCORING_TYPED];     // in the present cell since one came to it
    bool conflict[SCORING_FIELDS]; // by index of the field: theirs stands in base, ours in draft
};

// base: the scoring that is changed (id 0: a new one). Both are copied.
void scoring_edit_init(struct scoring_edit *edit, const struct instrument *instrument,
                       const struct scoring *base);
void scoring_edit_clear(struct scoring_edit *edit);

enum scoring_edit_result {
    SCORING_EDIT_UNUSED, // the key means nothing here
    SCORING_EDIT_DONE,
    SCORING_EDIT_REFUSED, // with a sentence; nothing changed
};

// A digit, "." or ",", Backspace, Delete.
enum scoring_edit_result scoring_edit_key(struct scoring_edit *edit, int32_t key, struct err *err);

// To another cell, by so many dimensions and columns; stops at the edges. False with a sentence
// when what was typed here is no mark yet.
bool scoring_edit_move(struct scoring_edit *edit, int axes, int columns, struct err *err);
bool scoring_edit_go_to(struct scoring_edit *edit, size_t axis, enum scoring_column column,
                        struct err *err);
bool scoring_edit_is_last(const struct scoring_edit *edit);

// False with a sentence when what was typed in the present cell is no mark yet.
bool scoring_edit_finish(struct scoring_edit *edit, struct err *err);

void scoring_edit_none(struct scoring_edit *edit); // the present cell: not discussed

// Wants to talk about the present dimension, or not.
void scoring_edit_talk(struct scoring_edit *edit);

void scoring_edit_note(struct scoring_edit *edit, const char *note);
void scoring_edit_stage(struct scoring_edit *edit);        // none, then each in turn
void scoring_edit_filled_in_by(struct scoring_edit *edit); // the same

bool scoring_edit_is_changed(const struct scoring_edit *edit);
bool scoring_edit_is_empty(const struct scoring_edit *edit); // no mark, wish, flag or note at all

// What stands in a cell: what is being typed, else the mark; "" when there is none.
void scoring_edit_words(const struct scoring_edit *edit, size_t axis, enum scoring_column column,
                        struct buf *out);

// Somebody else saved the same scoring: theirs is what is kept now. What only they changed comes
// along; what both changed stays as typed here and is a conflict. Returns whether there is one.
bool scoring_edit_meet(struct scoring_edit *edit, const struct scoring *theirs);
bool scoring_edit_has_conflict(const struct scoring_edit *edit);
bool scoring_edit_is_conflict(const struct scoring_edit *edit, const struct field *field);
bool scoring_edit_axis_conflict(const struct scoring_edit *edit, size_t axis);

// Theirs of the present dimension where both changed it; when there is none, of what is said about
// the scoring.
void scoring_edit_take_theirs(struct scoring_edit *edit);

// Ends the conflict of one field: theirs takes the place of what was typed, or is forgotten.
void scoring_edit_settle(struct scoring_edit *edit, const struct field *field, bool theirs);

// Drafts (src/screen/scoring_values.c; see model/draft_values.h). Adds nothing when nothing is
// changed. Reading them back into an edit that was just begun is to be followed by
// scoring_edit_meet() with the scoring as it is kept now, when it is kept.
void scoring_edit_add_values(const struct scoring_edit *edit, struct buf *values);
void scoring_edit_read_values(struct scoring_edit *edit, const char *values);

#endif
