// SPDX-License-Identifier: EUPL-1.2
#include "model/pseudonyms.h"

#include <string.h>
#include <sys/random.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/log.h"
#include "base/none.h"
#include "base/text.h"

enum { CODE_LENGTH = 10, CODE_BITS = 5 };

// Texts that say nothing about one person in particular.
static const struct {
    enum kind kind;
    const char *field;
} kept_texts[] = {
    {KIND_ORGANISATION, "sector"},
    {KIND_PROFESSIONAL, "function"},
    {KIND_HOUSEHOLD, "district"},
};

void pseudonyms_init(struct pseudonyms *pseudonyms)
{
    if (getrandom(pseudonyms->key, sizeof(pseudonyms->key), 0) != sizeof(pseudonyms->key)) {
        fatal("%s", _("the system gives no random numbers"));
    }
}

bool pseudonyms_keep(enum kind kind, const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_NOTE:
    case FIELD_PHONE: break;
    default: return true;
    }
    for (size_t i = 0; i < ARRAY_SIZE(kept_texts); i++) {
        if (kept_texts[i].kind == kind && strcmp(kept_texts[i].field, field->name) == 0) {
            return true;
        }
    }
    return false;
}

static uint64_t rotate(uint64_t value, int bits)
{
    return value << bits | value >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

static void sip_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_round(v);
    sip_round(v);
    v[0] ^= word;
}

// SipHash-2-4 (Aumasson and Bernstein, 2012): without the key nobody can try codes out.
static uint64_t sip_hash(const uint64_t key[2], const char *text, size_t len)
{
    uint64_t v[4] = {key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d,
                     key[0] ^ 0x6c7967656e657261, key[1] ^ 0x7465646279746573};
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++) {
        word |= (uint64_t)(unsigned char)text[i] << 8 * (i % 8);
        if (i % 8 == 7) {
            sip_word(v, word);
            word = 0;
        }
    }
    sip_word(v, word | (uint64_t)len << 56);
    v[2] ^= 0xff;
    for (int i = 0; i < 4; i++) {
        sip_round(v);
    }
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

// letter: tells what kind of code it is, and keeps equal codes of two kinds apart.
static void add_code(const struct pseudonyms *pseudonyms, char letter, const char *code,
                     struct buf *out)
{
    static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    struct buf text = {0};
    buf_add_char(&text, letter);
    buf_add_text(&text, code);
    uint64_t hash = sip_hash(pseudonyms->key, text.data, text.len);
    buf_clear(&text);
    buf_add_char(out, letter);
    for (int i = 0; i < CODE_LENGTH; i++) {
        buf_add_char(out, digits[hash & ((1u << CODE_BITS) - 1)]);
        hash >>= CODE_BITS;
    }
}

static char kind_letter(int kind)
{
    switch (kind) {
    case KIND_ORGANISATION: return 'O';
    case KIND_COORDINATOR: return 'C';
    case KIND_PROFESSIONAL: return 'H';
    default: return 'T';
    }
}

// P1 and N1 mean something within a household alone, whose code is replaced.
static bool is_reference(const char *code)
{
    size_t digits = strspn(code + (code[0] != '\0'), "0123456789");
    return (code[0] == 'P' || code[0] == 'N') && digits > 0 && code[1 + digits] == '\0';
}

static void write_who(const struct pseudonyms *pseudonyms, const char *who, struct buf *out)
{
    if (who[0] == '\0' || strcmp(who, "family") == 0 || is_reference(who)) {
        buf_add_text(out, who);
        return;
    }
    const char *colon = strchr(who, ':');
    add_code(pseudonyms, 'W', colon ? colon + 1 : who, out);
}

static void write_whos(const struct pseudonyms *pseudonyms, const char *whos, struct buf *out)
{
    for (const char *at = whos; *at != '\0';) {
        size_t len = strcspn(at, " ");
        struct buf who = {0};
        buf_add(&who, at, len);
        buf_add_text(out, at != whos ? " " : "");
        write_who(pseudonyms, buf_text(&who), out);
        buf_clear(&who);
        at += len + strspn(at + len, " ");
    }
}

static void write_same_as(const struct pseudonyms *pseudonyms, const char *text, struct buf *out)
{
    const char *slash = strchr(text, '/');
    struct buf code = {0};
    buf_add(&code, text, slash ? (size_t)(slash - text) : strlen(text));
    if (code.len > 0) {
        add_code(pseudonyms, kind_letter(KIND_HOUSEHOLD), code.data, out);
        buf_add_text(out, slash);
    }
    buf_clear(&code);
}

static void write_birth_year(int64_t date, struct buf *out)
{
    int year;
    int month;
    int day;
    date_to_civil(date, &year, &month, &day);
    buf_addf(out, "%04d-01-01", year);
}

// The first field names the record; in what is part of a household, the household.
static bool is_own_code(enum kind kind, const struct field *field)
{
    return field->type == FIELD_CODE && kind_field_index(kind, field) == 0;
}

void pseudonyms_write(const struct pseudonyms *pseudonyms, enum kind kind,
                      const struct field *field, const void *record, struct buf *out)
{
    if (field_is_empty(field, record)) {
        return;
    }
    if (is_own_code(kind, field)) {
        add_code(pseudonyms, kind_letter((int)kind), field_text(field, record), out);
    } else if (field->type == FIELD_RECORD && field->target <= KIND_HOUSEHOLD) {
        add_code(pseudonyms, kind_letter(field->target), field_text(field, record), out);
    } else if (field->type == FIELD_WHO) {
        write_who(pseudonyms, field_text(field, record), out);
    } else if (field->type == FIELD_WHOS) {
        write_whos(pseudonyms, field_text(field, record), out);
    } else if (field->type == FIELD_SAME_AS) {
        write_same_as(pseudonyms, field_text(field, record), out);
    } else if (kind == KIND_PERSON && strcmp(field->name, "birth_date") == 0) {
        write_birth_year(field_number(field, record), out);
    } else {
        field_write(field, record, out);
    }
}

uint64_t pseudonyms_number(const struct pseudonyms *pseudonyms, int64_t number)
{
    return sip_hash(pseudonyms->key, (const char *)&number, sizeof(number));
}

static void apply_field(const struct pseudonyms *pseudonyms, enum kind kind,
                        const struct field *field, void *record)
{
    struct buf value = {0};
    bool named = (field->flags & FIELD_SHOWN) != 0 && field_is_text(field);
    if (!named && pseudonyms_keep(kind, field)) {
        pseudonyms_write(pseudonyms, kind, field, record, &value);
    }
    if (field_is_text(field)) {
        field_set_text(field, record, buf_text(&value), value.len);
    } else if (value.len == 0 || !field_read_canonical(field, record, buf_text(&value))) {
        field_set_number(field, record, NONE);
    }
    buf_clear(&value);
}

void pseudonyms_apply(const struct pseudonyms *pseudonyms, enum kind kind, void *record)
{
    const struct kind_info *info = kind_get(kind);
    *(struct record *)record = (struct record){0};
    for (size_t i = 0; i < info->field_count; i++) {
        apply_field(pseudonyms, kind, &info->fields[i], record);
    }
}
