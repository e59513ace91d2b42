// SPDX-License-Identifier: EUPL-1.2
#include "protocol/request.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/none.h"
#include "base/xalloc.h"

enum { USUAL_BYTES = 500 }; // of a list

bool verb_writes(enum verb verb)
{
    switch (verb) {
    case VERB_KEEP:
    case VERB_DROP:
    case VERB_PERMIT:
    case VERB_BREAK:
    case VERB_SIGN:
    case VERB_ERASE:
    case VERB_NOTICED: return true;
    default: return verb_makes_step(verb);
    }
}

bool verb_makes_step(enum verb verb)
{
    return verb == VERB_SAVE || verb == VERB_UNDO || verb == VERB_IMPORT || verb == VERB_HAND_OVER;
}

bool verb_changes_rights(enum verb verb)
{
    return verb == VERB_PERMIT || verb == VERB_BREAK;
}

void request_init(struct request *request, enum verb verb)
{
    *request = (struct request){.verb = verb, .language = text_language(), .on = NONE};
    rows_init(&request->rows, KIND_ORGANISATION);
}

static void change_clear(struct change *change)
{
    for (size_t i = 0; i < change->field_count; i++) {
        free(change->fields[i].old_value);
        free(change->fields[i].new_value);
    }
    free(change->fields);
}

void request_clear(struct request *request)
{
    for (size_t i = 0; i < request->change_count; i++) {
        change_clear(&request->changes[i]);
    }
    free(request->changes);
    free(request->text);
    free(request->after);
    rows_clear(&request->rows);
    *request = (struct request){.on = NONE};
}

void request_set_text(struct request *request, const char *text)
{
    char *copy = xstrdup(text);
    free(request->text);
    request->text = copy;
}

void request_set_after(struct request *request, const char *after)
{
    char *copy = xstrdup(after);
    free(request->after);
    request->after = copy;
}

static char *written_value(const struct field *field, const void *record)
{
    struct buf value = {0};
    if (record != NULL) {
        field_write(field, record, &value);
    }
    buf_add(&value, "", 0);
    return value.data != NULL ? buf_steal(&value) : xstrdup("");
}

static bool differs(const struct field *field, const void *before, const void *after)
{
    if ((field->flags & FIELD_SHOWN) != 0) {
        return false;
    }
    if (before == NULL || after == NULL) {
        return after != NULL && !field_is_empty(field, after);
    }
    return !field_equal(field, before, after);
}

static void add_fields(struct change *change, const void *before, const void *after)
{
    const struct kind_info *info = kind_get(change->kind);
    change->fields = xcalloc(info->field_count + 1, sizeof(*change->fields));
    for (size_t i = 0; i < info->field_count; i++) {
        if (differs(&info->fields[i], before, after)) {
            change->fields[change->field_count++] = (struct field_change){
                .field = (uint8_t)i,
                .old_value = written_value(&info->fields[i], before),
                .new_value = written_value(&info->fields[i], after),
            };
        }
    }
}

bool request_add_change(struct request *request, enum kind kind, const void *before,
                        const void *after)
{
    const struct record *known = before;
    struct change change = {
        .kind = kind,
        .action = before == NULL  ? CHANGE_NEW
                  : after == NULL ? CHANGE_DELETE
                                  : CHANGE_FIELDS,
        .id = known != NULL ? known->id : 0,
        .rev = known != NULL ? known->rev : 0,
    };
    add_fields(&change, before, after);
    if (change.action == CHANGE_FIELDS && change.field_count == 0) {
        change_clear(&change);
        return false;
    }
    request->changes = xreallocarray(request->changes, request->change_count + 1, sizeof(change));
    request->changes[request->change_count++] = change;
    return true;
}

void request_set_row(struct request *request, enum kind kind, const void *record)
{
    rows_clear(&request->rows);
    rows_init(&request->rows, kind);
    rows_add(&request->rows, record);
}

void reply_init(struct reply *reply)
{
    *reply = (struct reply){.field = -1};
    rows_init(&reply->rows, KIND_ORGANISATION);
}

void reply_clear(struct reply *reply)
{
    free(reply->message);
    free(reply->login);
    free(reply->next);
    free(reply->previous);
    rows_clear(&reply->rows);
    for (size_t i = 0; i < reply->list_count; i++) {
        rows_clear(&reply->lists[i]);
    }
    free(reply->lists);
    *reply = (struct reply){.field = -1};
}

struct rows *reply_add_list(struct reply *reply, enum kind kind)
{
    reply->lists = xreallocarray(reply->lists, reply->list_count + 1, sizeof(*reply->lists));
    struct rows *list = &reply->lists[reply->list_count++];
    rows_init(list, kind);
    buf_reserve(&list->bytes, USUAL_BYTES);
    return list;
}

bool reply_fail(struct reply *reply, enum status status, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    xreplace(&reply->message, text);
    reply->status = status;
    return false;
}
