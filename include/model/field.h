// SPDX-License-Identifier: EUPL-1.2
// One table of fields per record drives form, CSV columns, validation,
// encoding, history, clearing and the documentation.
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/choice.h"

struct buf;
struct err;
struct settings;

enum field_type {
    // kept as char *, NULL or "" = empty
    FIELD_CODE,    // identifies: no blank, comma or semicolon
    FIELD_TEXT,    // one line
    FIELD_NOTE,    // several lines
    FIELD_PHONE,   // one line, phone numbers
    FIELD_CHOICE,  // code of one choice
    FIELD_CHOICES, // codes parted by commas, in the list's order, none twice
    FIELD_RECORD,  // code of a record of another kind (field->target)
    // login, professional's code, P1, N1 or "family"; "login:" or "professional:" in front
    FIELD_WHO,
    // several of these, parted by blanks: the family, then by number, none twice
    FIELD_WHOS,
    // references of members of the household, parted by blanks, in number order, none twice
    FIELD_PERSONS,
    FIELD_SAME_AS, // "T000002/P3"
    FIELD_LAST_TEXT = FIELD_SAME_AS,
    // kept as int64_t, NONE = unknown
    FIELD_DATE,       // day number
    FIELD_HOURS,      // minutes per week
    FIELD_HUNDREDTHS, // visits per week, full-time equivalents
    FIELD_MONEY,      // cents
    FIELD_MARK,       // tenths
    FIELD_YES,        // 1 yes, 0 no
    FIELD_COUNT,      // whole number
};

enum field_flag {
    FIELD_KEY = 1,    // part of what identifies the record in a file
    FIELD_NEEDED = 2, // may not be empty
    FIELD_SHOWN = 4,  // filled in by the answerer from other records: never saved, no CSV column
    FIELD_LISTED = 8, // of a household: stands in its row of a list
};

struct field {
    const char *name;  // CSV column and SQL column
    const char *label; // English, for _()
    enum field_type type;
    size_t offset; // within the record
    int64_t limit; // text: most bytes; number: greatest value; 0: the type's own
    enum choices choices;
    int target; // enum kind of a FIELD_RECORD
    unsigned flags;
};

// How outside text writes decimals and dates.
enum field_words {
    FIELD_WORDS_CSV,   // dates in full, decimal comma or point
    FIELD_WORDS_TYPED, // also 31-5, today, +14, weekdays
};

static inline bool field_is_text(const struct field *field)
{
    return field->type <= FIELD_LAST_TEXT;
}

// Access to the value in a record of the field's kind.
const char *field_text(const struct field *field, const void *record); // never NULL
int64_t field_number(const struct field *field, const void *record);
bool field_is_empty(const struct field *field, const void *record);
void field_set_text(const struct field *field, void *record, const char *text,
                    size_t len); // frees the old one
void field_set_number(const struct field *field, void *record, int64_t value);
void field_clear(const struct field *field, void *record); // it is unknown, or an empty text
void field_copy(const struct field *field, void *to, const void *from);
bool field_equal(const struct field *field, const void *a, const void *b);

// The value in its canonical words: codes, dates 2021-05-31, numbers with a
// point and fixed decimals, yes/no; "" = empty. This is what crosses the door as
// old and new value and what the history keeps.
void field_write(const struct field *field, const void *record, struct buf *out);

// Reads canonical words back. False when they are none.
bool field_read_canonical(const struct field *field, void *record, const char *text);

struct field_context {
    const struct settings *settings;
    int64_t today; // for typed dates
    enum field_words words;
};

// Reads outside text (CSV, form) of len bytes, behind which one more can be looked at: cleans it, checks type, limit and choices, and sets
// the value. False with a short reason in *err ("no such day", "above 168"), the record unchanged.
// Says nothing of other records.
bool field_read(const struct field *field, void *record, const char *text, size_t len,
                const struct field_context *context, struct err *err);

// What people read: label of the choice, date in the interface's style,
// decimal comma in Dutch; adds to out.
void field_show(const struct field *field, const void *record, const struct settings *settings,
                struct buf *out);

#endif
