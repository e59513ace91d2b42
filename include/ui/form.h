// SPDX-License-Identifier: EUPL-1.2
// A form over an array of fields, as a screen. Letters and digits are text;
// Tab, Enter and arrows go to the next field whatever stands in this one; a
// wrong value is said below its field and is kept until it is mended.
// Key context: "form"; "form-text" in a field of many lines, where Enter is a new
// line; "form-choice" while a list of options is open.
#ifndef UI_FORM_H
#define UI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/screen.h"

struct err;

enum form_kind {
    FORM_LINE,    // one line of text
    FORM_TEXT,    // many lines
    FORM_CHOICE,  // one of the options
    FORM_MANY,    // any of the options: values parted by a blank
    FORM_YES_NO,  // "yes", "no" or empty (unknown)
    FORM_HEADING, // no value: a heading above what follows
};

// One option. value is what is saved, text what is read and searched, detail what stands beside it.
struct form_option {
    const char *value;
    const char *text;
    const char *detail; // may be NULL
};

struct form_options; // a growing list, filled by a callback

// Copies all three; detail may be NULL.
void form_options_add(struct form_options *options, const char *value, const char *text,
                      const char *detail);

// A field as its owner describes it. The form copies values; title, labels, helps and fixed options
// stay the owner's as long as the form is open.
struct form_field {
    const char *label;
    enum form_kind kind;
    const char *value; // at the start; NULL is empty
    const char *shown; // FORM_CHOICE with a callback: the text of that value
    const char *help;  // one line below the form while the field is active; may be NULL
    size_t limit;      // bytes; 0 means 200 (line) or 65536 (text)
    bool required;
    bool read_only;
    bool tall; // FORM_TEXT: takes the rows that the other fields leave; at most one in a form
    bool
        typed_over; // FORM_LINE: what is typed on entering it takes the value's place (dates, numbers)

    // FORM_CHOICE and FORM_MANY: a fixed list …
    const struct form_option *option;
    size_t option_count;
    // … or, for FORM_CHOICE, asked at each key: adds at most a screenful that fits what was typed.
    void (*ask)(void *owner, const char *typed, struct form_options *out);
    bool free_text; // FORM_CHOICE: what was typed may stay when it is no option

    // The value is right? False with a sentence. Not called for an empty value. May be NULL.
    // It may write the value in its usual form ("morgen" becomes a date) by form_set() afterwards.
    bool (*check)(struct screen *form, size_t field, const char *value, struct err *err);
};

enum form_saved {
    FORM_SAVED, // the form closes
    FORM_STAYS, // not saved: the sentence is shown and all that was typed stays
};

struct form_spec {
    const char *title;
    const struct form_field *fields; // copied
    size_t count;
    void *owner;  // handed to ask; not owned
    unsigned has; // SCREEN_HAS_… of the owner's, beside the form's own
    bool asks;    // what is typed is looked for and not saved: context "form-question"

    // Called when every check passed. parent is the screen below.
    enum form_saved (*save)(struct screen *parent, struct screen *form, struct err *err);
    // After the value of a field changed and the field was left or an option taken. May be NULL.
    void (*changed)(struct screen *form, size_t field);
    // Keeps a draft: each second while something was typed since the last time, and when the form
    // ends otherwise than by hand (last). False: has to be tried again. May be NULL.
    bool (*keep)(struct screen *form, bool last);
    // What was typed is thrown away by hand: so is the draft. May be NULL.
    void (*drop)(struct screen *form);
    void (*close)(struct screen *form); // frees owner; may be NULL
};

// Opens the form above parent. done may be NULL; SCREEN_DONE means it was saved.
struct screen *form_open(struct screen *parent, const struct form_spec *spec, screen_done *done);

void *form_owner(const struct screen *screen);
const char *form_value(const struct screen *screen, size_t field); // never NULL
const char *form_shown(const struct screen *screen, size_t field); // the same as people read it
bool form_is_changed(const struct screen *screen, size_t field);   // differs from the start
bool form_any_changed(const struct screen *screen);
size_t form_active(const struct screen *screen);

// shown: the text of a FORM_CHOICE value that comes from a callback, else NULL.
void form_set(struct screen *screen, size_t field, const char *value, const char *shown);

// What was typed and is no value: in an open list, or none of the options. NULL: there is no such.
const char *form_typed(const struct screen *screen, size_t field);

// Puts back what was typed, value or not, and says what is wrong with it.
void form_set_typed(struct screen *screen, size_t field, const char *text);

// Asks for words and puts the cursor of the active field, one of many lines, where they stand next.
void form_find(struct screen *screen);

// Puts a text at the cursor of the active field, as if it was pasted.
void form_insert(struct screen *screen, const char *text);

// sentence: NULL takes it away.
void form_set_error(struct screen *screen, size_t field, const char *sentence);
void form_go_to(struct screen *screen, size_t field);

// A conflict: the value that somebody else saved is shown below the field; Ctrl-T takes it.
void form_set_theirs(struct screen *screen, size_t field, const char *value, const char *shown);

// Theirs as people read it; NULL: there is no conflict. form_settle() ends it: theirs takes the place
// of what was typed, or is forgotten.
const char *form_theirs(const struct screen *screen, size_t field);
void form_settle(struct screen *screen, size_t field, bool theirs);

// Actions.
void form_next(struct screen *screen); // also takes the option
void form_previous(struct screen *screen);
void form_down(struct screen *screen); // next line or option, else next field
void form_up(struct screen *screen);
void form_page_down(struct screen *screen);
void form_page_up(struct screen *screen);
void form_save(struct screen *screen);
void form_leave(struct screen *screen); // closes an open list first; asks when something was typed
void form_take_theirs(struct screen *screen);

#endif
