// SPDX-License-Identifier: EUPL-1.2
#include "protocol/codec.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/none.h"
#include "base/xalloc.h"

enum { NUMBER_LONGEST = 10 }; // bytes

// Zigzag brings small negative numbers near 0; one more turns NONE, the
// commonest value of all, into the single byte 0.
static uint64_t number_to_wire(int64_t value)
{
    uint64_t bits = (uint64_t)value;
    return ((bits << 1) ^ (value < 0 ? UINT64_MAX : 0)) + 1;
}

static int64_t number_from_wire(uint64_t wire)
{
    uint64_t zigzag = wire - 1;
    return (int64_t)((zigzag >> 1) ^ ((zigzag & 1) != 0 ? UINT64_MAX : 0));
}

void codec_put_number(struct buf *out, int64_t value)
{
    uint64_t wire = number_to_wire(value);
    buf_reserve(out, NUMBER_LONGEST);
    while (wire >= 0x80) {
        out->data[out->len++] = (char)(wire | 0x80);
        wire >>= 7;
    }
    out->data[out->len++] = (char)wire;
    out->data[out->len] = '\0';
}

bool codec_get_number(const struct buf *bytes, size_t *offset, int64_t *value)
{
    uint64_t wire = 0;
    for (unsigned shift = 0; shift < 70; shift += 7) {
        if (*offset >= bytes->len) {
            return false;
        }
        unsigned char byte = (unsigned char)bytes->data[(*offset)++];
        if (shift == 63 && byte > 1) {
            return false;
        }
        wire |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            *value = number_from_wire(wire);
            return true;
        }
    }
    return false;
}

void codec_put_text(struct buf *out, const char *text, size_t len)
{
    codec_put_number(out, (int64_t)len);
    buf_add(out, text, len);
}

bool codec_get_text(const struct buf *bytes, size_t *offset, const char **text, size_t *len)
{
    int64_t wanted;
    if (!codec_get_number(bytes, offset, &wanted) || wanted < 0 ||
        (uint64_t)wanted > bytes->len - *offset) {
        return false;
    }
    *text = bytes->data + *offset;
    *len = (size_t)wanted;
    *offset += *len;
    return true;
}

// A message is described by a table of its members, so that reading and
// writing cannot part.
enum member_type { MEMBER_NUMBER, MEMBER_DAY, MEMBER_SMALL, MEMBER_TEXT };

enum { DAY_MOST = 9999999 }; // far beyond any calendar, and nothing overflows that is near it

struct member {
    enum member_type type; // int64_t, int64_t or NONE, int32_t or enum, char *
    size_t offset;
    int64_t least, most; // of a number
};

#define MEMBER(kind, type, name, least, most)                                                      \
    {                                                                                              \
        kind, offsetof(struct type, name), least, most                                             \
    }
#define NUMBER(type, name) MEMBER(MEMBER_NUMBER, type, name, INT64_MIN, INT64_MAX)
#define ID(type, name) MEMBER(MEMBER_NUMBER, type, name, 0, INT64_MAX)
#define DAY(type, name) MEMBER(MEMBER_DAY, type, name, -DAY_MOST, DAY_MOST)
#define SMALL(type, name, from, to) MEMBER(MEMBER_SMALL, type, name, from, to)
#define TEXT(type, name) MEMBER(MEMBER_TEXT, type, name, 0, 0)

static const struct member request_members[] = {
    ID(request, number),
    ID(request, session),
    SMALL(request, verb, 0, VERB_COUNT - 1),
    SMALL(request, language, LANGUAGE_NL, LANGUAGE_EN),
    SMALL(request, kind, 0, KIND_COUNT - 1),
    MEMBER(MEMBER_NUMBER, request, kinds, 0, REQUEST_KINDS_ALL),
    ID(request, id),
    ID(request, household_id),
    ID(request, person_id),
    DAY(request, on),
    SMALL(request, scope, SCOPE_ALL, SCOPE_MINE),
    SMALL(request, sort, SORT_NAME, SORT_LAST_CONTACT),
    SMALL(request, flags, 0, REQUEST_FLAGS_ALL),
    SMALL(request, limit, 0, INT32_MAX),
    TEXT(request, text),
    TEXT(request, after),
};

static const struct member reply_members[] = {
    NUMBER(reply, number),
    SMALL(reply, status, STATUS_DONE, STATUS_ERROR),
    TEXT(reply, message),
    SMALL(reply, change, 0, INT32_MAX),
    SMALL(reply, field, -1, ROWS_COLUMNS - 1),
    TEXT(reply, login),
    NUMBER(reply, at),
    TEXT(reply, next),
    TEXT(reply, previous),
    NUMBER(reply, id),
    NUMBER(reply, step),
    NUMBER(reply, new_count),
    NUMBER(reply, changed_count),
    NUMBER(reply, unchanged_count),
    NUMBER(reply, rejected_count),
    NUMBER(reply, changes),
};

static const struct member change_members[] = {
    SMALL(change, kind, 0, KIND_SAVED_COUNT - 1),
    SMALL(change, action, CHANGE_NEW, CHANGE_DELETE),
    NUMBER(change, id),
    NUMBER(change, rev),
};

// A text that is NULL says something else than an empty one ("there is no next page").
static void put_optional_text(struct buf *out, const char *text)
{
    codec_put_number(out, text != NULL);
    if (text != NULL) {
        codec_put_text(out, text, strlen(text));
    }
}

static bool get_optional_text(const struct buf *bytes, size_t *offset, char **text)
{
    int64_t present;
    const char *start;
    size_t len;
    if (!codec_get_number(bytes, offset, &present) || present < 0 || present > 1) {
        return false;
    }
    if (present == 0) {
        return true;
    }
    if (!codec_get_text(bytes, offset, &start, &len) || memchr(start, '\0', len) != NULL) {
        return false;
    }
    free(*text);
    *text = xstrndup(start, len);
    return true;
}

static void put_members(struct buf *out, const struct member *members, size_t count,
                        const void *message)
{
    for (size_t i = 0; i < count; i++) {
        const char *place = (const char *)message + members[i].offset;
        switch (members[i].type) {
        case MEMBER_NUMBER:
        case MEMBER_DAY: codec_put_number(out, *(const int64_t *)(const void *)place); break;
        case MEMBER_SMALL: codec_put_number(out, *(const int32_t *)(const void *)place); break;
        case MEMBER_TEXT: put_optional_text(out, *(char *const *)(const void *)place); break;
        }
    }
}

static bool is_within(const struct member *member, int64_t value)
{
    bool none = member->type == MEMBER_DAY && value == NONE;
    return none || (value >= member->least && value <= member->most);
}

static bool get_member(const struct buf *bytes, size_t *offset, const struct member *member,
                       void *place)
{
    int64_t value;
    if (member->type == MEMBER_TEXT) {
        return get_optional_text(bytes, offset, place);
    }
    if (!codec_get_number(bytes, offset, &value) || !is_within(member, value)) {
        return false;
    }
    if (member->type == MEMBER_SMALL) {
        *(int32_t *)place = (int32_t)value;
    } else {
        *(int64_t *)place = value;
    }
    return true;
}

static bool get_members(const struct buf *bytes, size_t *offset, const struct member *members,
                        size_t count, void *message)
{
    for (size_t i = 0; i < count; i++) {
        if (!get_member(bytes, offset, &members[i], (char *)message + members[i].offset)) {
            return false;
        }
    }
    return true;
}

static void put_change(struct buf *out, const struct change *change)
{
    put_members(out, change_members, ARRAY_SIZE(change_members), change);
    codec_put_number(out, (int64_t)change->field_count);
    for (size_t i = 0; i < change->field_count; i++) {
        codec_put_number(out, change->fields[i].field);
        codec_put_text(out, change->fields[i].old_value, strlen(change->fields[i].old_value));
        codec_put_text(out, change->fields[i].new_value, strlen(change->fields[i].new_value));
    }
}

static bool get_value(const struct buf *bytes, size_t *offset, char **value)
{
    const char *start;
    size_t len;
    if (!codec_get_text(bytes, offset, &start, &len) || memchr(start, '\0', len) != NULL) {
        return false;
    }
    *value = xstrndup(start, len);
    return true;
}

static bool get_change(const struct buf *bytes, size_t *offset, struct change *change)
{
    int64_t count;
    if (!get_members(bytes, offset, change_members, ARRAY_SIZE(change_members), change) ||
        !codec_get_number(bytes, offset, &count) || count < 0) {
        return false;
    }
    int64_t fields = (int64_t)kind_get(change->kind)->field_count;
    if (count > fields) {
        return false;
    }
    change->fields = xcalloc((size_t)count + 1, sizeof(*change->fields));
    for (int64_t i = 0; i < count; i++) {
        struct field_change *field = &change->fields[change->field_count++];
        int64_t index;
        if (!codec_get_number(bytes, offset, &index) || index < 0 || index >= fields ||
            !get_value(bytes, offset, &field->old_value) ||
            !get_value(bytes, offset, &field->new_value)) {
            return false;
        }
        field->field = (uint8_t)index;
    }
    return true;
}

static void put_rows(struct buf *out, const struct rows *rows)
{
    codec_put_number(out, rows->kind);
    codec_put_text(out, (const char *)rows->columns.index, rows->columns.count);
    codec_put_number(out, (int64_t)rows->count);
    codec_put_text(out, rows->bytes.data, rows->bytes.len);
}

static bool get_rows(const struct buf *bytes, size_t *offset, struct rows *rows)
{
    int64_t kind, count;
    const char *columns, *data;
    size_t column_count, len;
    if (!codec_get_number(bytes, offset, &kind) || kind < 0 || kind >= KIND_COUNT ||
        !codec_get_text(bytes, offset, &columns, &column_count) ||
        column_count > kind_get((enum kind)kind)->field_count ||
        !codec_get_number(bytes, offset, &count) || count < 0 ||
        !codec_get_text(bytes, offset, &data, &len)) {
        return false;
    }
    for (size_t i = 0; i < column_count; i++) {
        uint8_t index = (uint8_t)columns[i];
        if (index >= kind_get((enum kind)kind)->field_count ||
            (i > 0 && index <= (uint8_t)columns[i - 1])) {
            return false;
        }
    }
    rows_clear(rows);
    rows->kind = (enum kind)kind;
    memcpy(rows->columns.index, columns, column_count);
    rows->columns.count = (uint8_t)column_count;
    rows->count = (size_t)count;
    buf_add(&rows->bytes, data, len);
    return true;
}

static uint32_t mix(uint32_t digest, const char *text)
{
    do { // with the NUL at its end
        digest = (digest ^ (unsigned char)*text) * 16777619U;
    } while (*text++ != '\0');
    return digest;
}

static uint32_t mix_members(uint32_t digest, const struct member *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        digest = (digest ^ (uint32_t)members[i].type) * 16777619U;
        digest = (digest ^ (uint32_t)members[i].least) * 16777619U;
        digest = (digest ^ (uint32_t)members[i].most) * 16777619U;
    }
    return mix(digest, "");
}

static uint32_t mix_kind(uint32_t digest, const struct kind_info *info)
{
    digest = mix(digest, info->name);
    for (size_t i = 0; i < info->field_count; i++) {
        digest = mix(digest, info->fields[i].name);
        digest = mix(digest, field_is_text(&info->fields[i]) ? "text" : "number");
    }
    return mix(digest, "");
}

uint32_t codec_signature(void)
{
    uint32_t digest = mix_members(2166136261U, request_members, ARRAY_SIZE(request_members));
    digest = mix_members(digest, reply_members, ARRAY_SIZE(reply_members));
    digest = mix_members(digest, change_members, ARRAY_SIZE(change_members));
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        digest = mix_kind(digest, kind_get((enum kind)kind));
    }
    return digest;
}

void codec_put_request(struct buf *out, const struct request *request)
{
    put_members(out, request_members, ARRAY_SIZE(request_members), request);
    codec_put_number(out, (int64_t)request->change_count);
    for (size_t i = 0; i < request->change_count; i++) {
        put_change(out, &request->changes[i]);
    }
    put_rows(out, &request->rows);
}

bool codec_get_request(const struct buf *bytes, struct request *request)
{
    size_t offset = 0;
    int64_t count;
    // A change takes at least five bytes: a count beyond that is a lie, not a reason to allocate.
    if (!get_members(bytes, &offset, request_members, ARRAY_SIZE(request_members), request) ||
        !codec_get_number(bytes, &offset, &count) || count < 0 ||
        (uint64_t)count > (bytes->len - offset) / 5) {
        return false;
    }
    request->changes = xcalloc((size_t)count + 1, sizeof(*request->changes));
    for (int64_t i = 0; i < count; i++) {
        if (!get_change(bytes, &offset, &request->changes[request->change_count++])) {
            return false;
        }
    }
    return get_rows(bytes, &offset, &request->rows) && offset == bytes->len;
}

void codec_put_reply(struct buf *out, const struct reply *reply)
{
    put_members(out, reply_members, ARRAY_SIZE(reply_members), reply);
    put_rows(out, &reply->rows);
    codec_put_number(out, (int64_t)reply->list_count);
    for (size_t i = 0; i < reply->list_count; i++) {
        put_rows(out, &reply->lists[i]);
    }
}

static bool get_lists(const struct buf *bytes, size_t *offset, struct reply *reply)
{
    int64_t count;
    bool read = codec_get_number(bytes, offset, &count) && count >= 0 && count <= KIND_COUNT;
    for (int64_t i = 0; read && i < count; i++) {
        read = get_rows(bytes, offset, reply_add_list(reply, KIND_ORGANISATION));
    }
    return read;
}

bool codec_get_reply(const struct buf *bytes, struct reply *reply)
{
    size_t offset = 0;
    return get_members(bytes, &offset, reply_members, ARRAY_SIZE(reply_members), reply) &&
           get_rows(bytes, &offset, &reply->rows) && get_lists(bytes, &offset, reply) &&
           offset == bytes->len;
}
