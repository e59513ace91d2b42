// SPDX-License-Identifier: EUPL-1.2
#include "model/field_words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/str.h"
#include "base/text.h"

enum { WORD_MOST = 128 }; // bytes

static const char NO_BREAK_SPACE[] = "\xC2\xA0";
static const char FAMILY[] = "family";

static bool is_code(const char *word)
{
    return word[strcspn(word, " ,;\n")] == '\0' && !strstr(word, NO_BREAK_SPACE);
}

static bool check_code(const char *word, struct err *err)
{
    if (!is_code(word)) {
        return err_set(err, "%s", _("not allowed in a code: blank, comma or semicolon"));
    }
    return true;
}

// Choices

static const char *const unknown_words[] = {
    [CHOICES_NONE] = N_("unknown word"),
    [CHOICES_DOMAIN] = N_("unknown domain"),
    [CHOICES_DIMENSION] = N_("unknown dimension"),
    [CHOICES_LEVEL] = N_("unknown level"),
    [CHOICES_LAW] = N_("unknown law"),
    [CHOICES_INSTRUMENT] = N_("unknown instrument"),
    [CHOICES_WEEKDAY] = N_("unknown weekday"),
    [CHOICES_PLACE] = N_("unknown place"),
    [CHOICES_MEMBER_ROLE] = N_("unknown role"),
    [CHOICES_AUTHORITY] = N_("unknown authority"),
    [CHOICES_WEIGHT] = N_("unknown weight"),
    [CHOICES_SELF_COORDINATION] = N_("unknown answer"),
    [CHOICES_FILLED_IN_BY] = N_("unknown word for who filled it in"),
    [CHOICES_STAGE] = N_("unknown stage"),
    [CHOICES_MARK] = N_("unknown mark"),
    [CHOICES_EXIT] = N_("unknown exit"),
    [CHOICES_COORDINATOR_ROLE] = N_("unknown role"),
    [CHOICES_RIGHT] = N_("unknown right"),
    [CHOICES_PART] = N_("unknown word"),
    [CHOICES_EVENT] = N_("unknown word"),
    [CHOICES_YES] = N_("neither yes nor no"),
    [CHOICES_DIRECTION] = N_("neither in nor out"),
    [CHOICES_REFERRAL_STATE] = N_("unknown state"),
    [CHOICES_OUTCOME] = N_("unknown outcome"),
    [CHOICES_MEETING_STATE] = N_("unknown state"),
    [CHOICES_DECISION] = N_("unknown decision"),
    [CHOICES_NOTE_KIND] = N_("unknown kind of contact"),
    [CHOICES_LOOKBACK_RESULT] = N_("unknown result"),
    [CHOICES_PROPOSAL_STATE] = N_("unknown state"),
    [CHOICES_CHANGE] = N_("unknown change"),
};

// The words that files and forms take, in the interface's language.
static void add_allowed(struct choice_list list, struct buf *out)
{
    bool dutch = text_language() == LANGUAGE_NL;
    for (size_t i = 0; i < list.count; i++) {
        const struct choice *choice = &list.items[i];
        buf_add_text(out, i > 0 ? ", " : "");
        buf_add_text(out, dutch && choice->dutch ? choice->dutch : choice->code);
    }
}

static bool refuse_choice(enum choices choices, struct choice_list list, struct err *err)
{
    struct buf allowed = {0};
    add_allowed(list, &allowed);
    err_set(err, _("%s; allowed: %s"), _(unknown_words[choices]), buf_text(&allowed));
    buf_clear(&allowed);
    return false;
}

static bool read_choice(const struct field *field, const char *word,
                        const struct field_context *context, struct buf *out, struct err *err)
{
    if (!context && choices_are_configured(field->choices)) {
        buf_add_text(out, word);
        return check_code(word, err);
    }
    const struct settings *settings = context ? context->settings : NULL;
    const struct choice *choice = choices_read(settings, field->choices, word);
    if (!choice) {
        return refuse_choice(field->choices, choices_get(settings, field->choices), err);
    }
    buf_add_text(out, choice->code);
    return true;
}

// Words within a word, parted by blanks or commas; borrowed from it.
struct parts {
    struct part {
        const char *text;
        size_t len;
    } * items;
    size_t count;
    size_t capacity;
};

static void split(const char *word, struct parts *parts)
{
    while (*(word += strspn(word, " ,"))) {
        size_t len = strcspn(word, " ,");
        *ARRAY_PUSH(parts->items, parts->count, parts->capacity) = (struct part){word, len};
        word += len;
    }
}

// Finds the part in the list and marks its index in *chosen.
static bool choose_part(const struct part *part, enum choices choices, struct choice_list list,
                        uint64_t *chosen, struct err *err)
{
    char word[WORD_MOST + 1] = {0}; // no choice is longer
    const struct choice *choice = NULL;
    if (part->len <= WORD_MOST) {
        memcpy(word, part->text, part->len);
        choice = choice_read(list, word);
    }
    if (!choice) {
        return refuse_choice(choices, list, err);
    }
    uint64_t bit = UINT64_C(1) << (choice - list.items);
    if (*chosen & bit) {
        return err_set(err, "%s", _("named twice"));
    }
    *chosen |= bit;
    return true;
}

static void add_chosen(struct choice_list list, uint64_t chosen, struct buf *out)
{
    for (size_t i = 0; i < list.count; i++) {
        if (chosen & (UINT64_C(1) << i)) {
            buf_add_text(out, out->len > 0 ? "," : "");
            buf_add_text(out, list.items[i].code);
        }
    }
}

static bool read_choices(const struct field *field, const char *word,
                         const struct field_context *context, struct buf *out, struct err *err)
{
    struct choice_list list = choices_get(context ? context->settings : NULL, field->choices);
    struct parts parts = {0};
    split(word, &parts);
    uint64_t chosen = 0;
    bool right = true;
    for (size_t i = 0; i < parts.count && right; i++) {
        right = choose_part(&parts.items[i], field->choices, list, &chosen, err);
    }
    free(parts.items);
    add_chosen(list, chosen, out);
    return right;
}

// References

static long long number_of(const struct part *part)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t start = strspn(part->text, letters);
    return start < part->len ? strtoll(part->text + start, NULL, 10) : 0;
}

static int compare_references(const void *left, const void *right)
{
    const struct part *a = left;
    const struct part *b = right;
    long long a_number = number_of(a);
    long long b_number = number_of(b);
    if (a_number != b_number) {
        return a_number < b_number ? -1 : 1;
    }
    int order = memcmp(a->text, b->text, a->len < b->len ? a->len : b->len);
    return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

int reference_compare(const char *a, const char *b)
{
    struct part left = {str_text(a), a ? strlen(a) : 0};
    struct part right = {str_text(b), b ? strlen(b) : 0};
    return compare_references(&left, &right);
}

bool words_have(const char *words, const char *word, size_t len)
{
    for (const char *at = str_text(words); *at != '\0'; at += strspn(at, " ")) {
        size_t here = strcspn(at, " ");
        if (here == len && strncmp(at, word, len) == 0) {
            return true;
        }
        at += here;
    }
    return false;
}

void whos_show(const char *whos, const char *names, struct buf *out)
{
    bool family = words_have(whos, FAMILY, strlen(FAMILY));
    buf_add_text(out, family ? _("the family") : "");
    if (str_is_given(names)) {
        buf_addf(out, "%s%s", family ? ", " : "", names);
    }
}

static bool add_references(const struct parts *parts, struct buf *out, struct err *err)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (i > 0 && compare_references(&parts->items[i - 1], &parts->items[i]) == 0) {
            return err_set(err, "%s", _("named twice"));
        }
        buf_add_text(out, i > 0 ? " " : "");
        buf_add(out, parts->items[i].text, parts->items[i].len);
    }
    return true;
}

static bool is_family(const char *word)
{
    struct buf folded = {0};
    fold_text(&folded, word);
    bool family = strcmp(buf_text(&folded), FAMILY) == 0 || strcmp(buf_text(&folded), "gezin") == 0;
    buf_clear(&folded);
    return family;
}

// The family goes by one word, whatever it was called.
static void name_family(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        struct buf word = {0};
        buf_add(&word, parts->items[i].text, parts->items[i].len);
        if (is_family(buf_text(&word))) {
            parts->items[i] = (struct part){FAMILY, strlen(FAMILY)};
        }
        buf_clear(&word);
    }
}

static bool read_sorted(const char *word, void (*rename)(struct parts *), struct buf *out,
                        struct err *err)
{
    if (strpbrk(word, ";\n") || strstr(word, NO_BREAK_SPACE) || !word[strspn(word, " ,")]) {
        return check_code(word, err);
    }
    struct parts parts = {0};
    split(word, &parts);
    if (rename) {
        rename(&parts);
    }
    qsort(parts.items, parts.count, sizeof(*parts.items), compare_references);
    bool right = add_references(&parts, out, err);
    free(parts.items);
    return right;
}

static bool read_same_as(const char *word, struct buf *out, struct err *err)
{
    const char *slash = strrchr(word, '/');
    if (!slash || slash == word || slash[1] == '\0') {
        return err_set(err, "%s", _("not a reference such as T000002/P3"));
    }
    buf_add_text(out, word);
    return check_code(word, err);
}

static bool read_who(const char *word, struct buf *out, struct err *err)
{
    buf_add_text(out, is_family(word) ? FAMILY : word);
    return check_code(word, err);
}

bool field_words_stand(const struct field *field, const char *word,
                       const struct field_context *context)
{
    const struct choice *choice;
    switch (field->type) {
    case FIELD_CHOICE:
        choice = context ? choices_read(context->settings, field->choices, word) : NULL;
        return choice && strcmp(choice->code, word) == 0;
    case FIELD_CODE:
    case FIELD_RECORD:
    case FIELD_PERSONS: return is_code(word);
    default: return false;
    }
}

bool field_words_read(const struct field *field, const char *word,
                      const struct field_context *context, struct buf *out, struct err *err)
{
    switch (field->type) {
    case FIELD_CHOICE: return read_choice(field, word, context, out, err);
    case FIELD_CHOICES: return read_choices(field, word, context, out, err);
    case FIELD_WHO: return read_who(word, out, err);
    case FIELD_WHOS: return read_sorted(word, name_family, out, err);
    case FIELD_PERSONS: return read_sorted(word, NULL, out, err);
    case FIELD_SAME_AS: return read_same_as(word, out, err);
    default: buf_add_text(out, word); return check_code(word, err);
    }
}
