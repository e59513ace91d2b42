// SPDX-License-Identifier: EUPL-1.2
// What a form knows, shared by its files: form.c (fields and actions),
// form_choice.c (lists of options), form_find.c, form_draw.c.
#ifndef UI_FORM_STATE_H
#define UI_FORM_STATE_H

#include "base/buf.h"
#include "ui/form.h"
#include "ui/lineedit.h"
#include "ui/list.h"

struct form_options {
    struct form_option *items; // own their texts
    size_t count, cap;
};

struct form_slot {
    struct form_field field;
    struct lineedit edit; // the text of a line or text; what is typed in an open list
    char *value;          // of a choice: what is saved
    char *shown;          // of a choice: what is read
    char *start;          // value when the form was opened
    char *told;           // value that the owner was last told of
    char *error;          // NULL: none
    char *theirs;         // NULL: no conflict
    char *theirs_shown;
    bool unknown; // a choice: what was typed is none of the options
};

struct form {
    struct form_spec spec;
    struct form_slot *slots;
    size_t active;
    int top;       // rows scrolled away
    int text_cols; // width of the values
    int label_cols;
    int tall_rows; // of the tall field
    bool typed;    // something changed since the last draft
    char *sought;  // words that were looked for last, NULL: none
    bool entered;  // no key came since the active field was reached
    struct form_option yes_no[2];

    bool open;   // the list of the active field
    bool picked; // its cursor means something: Enter takes that option
    struct form_options options;
    struct list list;
};

struct form *form_of(const struct screen *screen);
struct form_slot *form_slot_active(const struct form *form);
bool form_is_choice(const struct form_slot *slot);
const char *form_slot_value(const struct form_slot *slot);
void form_clear_error(struct form_slot *slot);

// Lists of options (form_choice.c).
void choice_open(struct form *form, const char *typed); // NULL: all, on the present one
void choice_close(struct form *form);                   // nothing is taken
void choice_take(struct form *form);
void choice_move(struct form *form, enum list_move move);
bool choice_key(struct form *form, int32_t key); // a key on a choice or many field
void choice_paste(struct form *form, const char *text);
void choice_show_value(struct form_slot *slot); // sets shown from value
void choice_refuse(struct form_slot *slot);     // its value is what was typed: none of the options
bool choice_is_marked(const struct form_slot *slot, const char *value); // FORM_MANY

// form_draw.c
void form_layout(struct screen *screen, struct rect area);
void form_draw(const struct screen *screen, struct rect area);

#endif
