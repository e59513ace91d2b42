// SPDX-License-Identifier: EUPL-1.2
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/field.h"
#include "model/field_words.h"

enum {
    WORD_LIMIT = 64,  // bytes; no number or date is longer
    PLAIN_MOST = 128, // bytes
    TEXT_LIMIT = 200,
    NOTE_LIMIT = 65536,
    PERSONS_LIMIT = 1000,
    WHOS_LIMIT = 4000,
    WEEK_HOURS = 168,
    VISITS_LIMIT = 16800, // hundredths per week
    MARK_LIMIT = 10000,   // tenths; the instrument says how many are meant
};

struct words {
    const char *text;
    size_t len;
};

// Blanks at the ends are data in texts that people write, and slips elsewhere.
static bool keeps_blanks(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_NOTE || type == FIELD_PHONE;
}

// Numbers and dates

static int decimals_of(enum field_type type)
{
    return type == FIELD_COUNT ? 0 : type == FIELD_MARK ? 1 : 2;
}

static int64_t greatest(const struct field *field)
{
    if (field->limit != 0) {
        return field->limit;
    }
    switch (field->type) {
    case FIELD_HOURS: return WEEK_HOURS * 60;
    case FIELD_HUNDREDTHS: return VISITS_LIMIT;
    case FIELD_MARK: return MARK_LIMIT;
    default: return INT64_MAX;
    }
}

static int64_t least(const struct field *field)
{
    return field->type == FIELD_MARK ? -MARK_LIMIT : 0;
}

static const char *bound_text(const struct field *field, int64_t bound, char text[NUMBER_TEXT])
{
    char point = text_language() == LANGUAGE_NL ? ',' : '.';
    if (field->type == FIELD_HOURS) {
        return number_format(number_divide(bound * 100, 60), 2, point, true, text);
    }
    return number_format(bound, decimals_of(field->type), point, true, text);
}

static bool refuse_decimals(const struct field *field, struct err *err)
{
    switch (decimals_of(field->type)) {
    case 0: return err_set(err, "%s", _("not a whole number"));
    case 1: return err_set(err, "%s", _("more than one decimal"));
    default: return err_set(err, "%s", _("more than two decimals"));
    }
}

static bool read_decimal(const struct field *field, const char *word, int64_t *value,
                         struct err *err)
{
    enum number_result result = field->type == FIELD_HOURS
                                    ? number_parse_hours(word, value)
                                    : number_parse(word, decimals_of(field->type), value);
    if (result == NUMBER_NOT) {
        return err_set(err, "%s", _("not a number"));
    }
    if (result == NUMBER_DECIMALS) {
        return refuse_decimals(field, err);
    }
    if (result == NUMBER_RANGE) {
        *value = word[0] == '-' ? INT64_MIN : INT64_MAX;
    }
    char text[NUMBER_TEXT];
    if (*value < least(field)) {
        return err_set(err, _("below %s"), bound_text(field, least(field), text));
    }
    if (*value > greatest(field) || result == NUMBER_RANGE) {
        return err_set(err, _("above %s"), bound_text(field, greatest(field), text));
    }
    return true;
}

static bool read_date(const char *word, const struct field_context *context, int64_t *value,
                      struct err *err)
{
    bool typed = context && context->words == FIELD_WORDS_TYPED;
    if (typed ? date_parse_typed(word, context->today, value) : date_parse(word, value)) {
        return true;
    }
    return err_set(err, "%s", _("no such day"));
}

static bool read_yes(const char *word, int64_t *value, struct err *err)
{
    static const struct {
        const char *word;
        int64_t value;
    } answers[] = {
        {"ja", 1},  {"yes", 1}, {"1", 1}, {"true", 1},  {"x", 1},
        {"nee", 0}, {"no", 0},  {"0", 0}, {"false", 0},
    };
    for (size_t i = 0; i < ARRAY_SIZE(answers); i++) {
        if (strcasecmp(answers[i].word, word) == 0) {
            *value = answers[i].value;
            return true;
        }
    }
    return err_set(err, "%s", _("neither yes nor no"));
}

static bool read_value(const struct field *field, const char *word,
                       const struct field_context *context, int64_t *value, struct err *err)
{
    *value = NONE;
    if (word[0] == '\0') {
        return true;
    }
    switch (field->type) {
    case FIELD_DATE: return read_date(word, context, value, err);
    case FIELD_YES: return read_yes(word, value, err);
    default: return read_decimal(field, word, value, err);
    }
}

static bool read_number(const struct field *field, void *record, struct words word,
                        const struct field_context *context, struct err *err)
{
    int64_t value;
    if (word.len > WORD_LIMIT) {
        return err_set(err, "%s", field->type == FIELD_DATE ? _("no such day") : _("not a number"));
    }
    if (!read_value(field, word.text, context, &value, err)) {
        return false;
    }
    field_set_number(field, record, value);
    return true;
}

// Texts

static size_t most_bytes(const struct field *field)
{
    if (field->limit != 0) {
        return (size_t)field->limit;
    }
    return field->type == FIELD_NOTE      ? NOTE_LIMIT
           : field->type == FIELD_PERSONS ? PERSONS_LIMIT
           : field->type == FIELD_WHOS    ? WHOS_LIMIT
                                          : TEXT_LIMIT;
}

static bool read_text(const struct field *field, void *record, struct words text,
                      const struct field_context *context, struct err *err)
{
    if (text.len > most_bytes(field)) {
        return err_set(err, _("longer than %zu bytes"), most_bytes(field));
    }
    if (text.len == 0 || keeps_blanks(field->type) ||
        field_words_stand(field, text.text, context)) {
        field_set_text(field, record, text.text, text.len);
        return true;
    }
    struct buf words = {0};
    bool right = field_words_read(field, text.text, context, &words, err);
    if (right) {
        field_set_text(field, record, buf_text(&words), words.len);
    }
    buf_clear(&words);
    return right;
}

static void strip(struct words *words)
{
    while (words->len > 0 && words->text[0] == ' ') {
        words->text++;
        words->len--;
    }
    while (words->len > 0 && words->text[words->len - 1] == ' ') {
        words->len--;
    }
}

// A control character of U+0080 … U+009F that begins or ends no escape sequence. Lists that were
// encoded twice are full of them ("Ã\u0096mer"): a damaged name is no reason to refuse a person,
// and cleaning takes them out.
static bool is_stray_c1(const char *text, size_t len)
{
    unsigned char second = len > 1 ? (unsigned char)text[1] : 0;
    return (unsigned char)text[0] == 0xC2 && second >= 0x80 && second <= 0x9A && second != 0x90 &&
           second != 0x98;
}

static const char *refuse(struct words words, enum utf8_lines lines)
{
    size_t at;
    const char *reason;
    while ((reason = utf8_refuse(words.text, words.len, lines, &at)) &&
           is_stray_c1(words.text + at, words.len - at)) {
        words.text += at + 2;
        words.len -= at + 2;
    }
    return reason;
}

// clean: followed by a NUL.
static bool read_field(const struct field *field, void *record, struct words clean,
                       const struct field_context *context, struct err *err)
{
    if (field_is_text(field)) {
        return read_text(field, record, clean, context, err);
    }
    return read_number(field, record, clean, context, err);
}

// Nearly all words are short and need no cleaning, and most of them end where they are.
static bool read_plain(const struct field *field, void *record, struct words words,
                       const struct field_context *context, struct err *err)
{
    if (words.text[words.len] == '\0') {
        return read_field(field, record, words, context, err);
    }
    char text[PLAIN_MOST + 1];
    memcpy(text, words.text, words.len);
    text[words.len] = '\0';
    return read_field(field, record, (struct words){text, words.len}, context, err);
}

// context NULL: canonical words only.
static bool read_outside(const struct field *field, void *record, struct words words,
                         const struct field_context *context, struct err *err)
{
    bool plain = words.len <= PLAIN_MOST && utf8_is_plain(words.text, words.len);
    enum utf8_lines lines = field->type == FIELD_NOTE ? UTF8_MANY_LINES : UTF8_ONE_LINE;
    const char *refused = plain ? NULL : refuse(words, lines);
    if (refused) {
        return err_set(err, "%s", refused);
    }
    if (!keeps_blanks(field->type)) {
        strip(&words);
    }
    if (plain) {
        return read_plain(field, record, words, context, err);
    }
    struct buf clean = {0};
    utf8_clean(&clean, words.text, words.len, lines);
    bool right =
        read_field(field, record, (struct words){buf_text(&clean), clean.len}, context, err);
    buf_clear(&clean);
    return right;
}

// NOLINTNEXTLINE(readability-function-size): where the text is and what it is read by are needed
bool field_read(const struct field *field, void *record, const char *text, size_t len,
                const struct field_context *context, struct err *err)
{
    return read_outside(field, record, (struct words){text, len}, context, err);
}

bool field_read_canonical(const struct field *field, void *record, const char *text)
{
    // Read into a lone value first: what it is written as has to be what was given.
    struct field lone = *field;
    lone.offset = 0;
    union {
        int64_t number;
        char *text;
    } value = {0};
    struct buf again = {0};
    bool right = read_outside(&lone, &value, (struct words){text, strlen(text)}, NULL, NULL);
    if (right) {
        field_write(&lone, &value, &again);
        right = strcmp(buf_text(&again), text) == 0;
    }
    if (right && field_is_text(field)) {
        field_set_text(field, record, text, strlen(text));
    } else if (right) {
        field_set_number(field, record, value.number);
    }
    if (field_is_text(field)) {
        field_set_text(&lone, &value, NULL, 0);
    }
    buf_clear(&again);
    return right;
}
