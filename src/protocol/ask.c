// SPDX-License-Identifier: EUPL-1.2
#include "protocol/ask.h"

#include "base/err.h"
#include "base/log.h"
#include "protocol/codec.h"

static bool is_write(const struct request *request)
{
    return request->verb == VERB_SAVE || request->verb == VERB_UNDO || request->verb == VERB_IMPORT;
}

// The same way that a request takes through a socket.
static void answer_coded(struct ask *ask, const struct request *request, struct reply *reply)
{
    struct buf request_bytes = {0};
    struct buf reply_bytes = {0};
    struct request arrived;
    struct reply answered;
    codec_put_request(&request_bytes, request);
    request_init(&arrived, request->verb);
    reply_init(&answered);
    if (!codec_get_request(&request_bytes, &arrived)) {
        fatal("a request could not be read back from its bytes");
    }
    ask->answer(ask->door, &arrived, &answered);
    codec_put_reply(&reply_bytes, &answered);
    if (!codec_get_reply(&reply_bytes, reply)) {
        fatal("a reply could not be read back from its bytes");
    }
    request_clear(&arrived);
    reply_clear(&answered);
    buf_clear(&request_bytes);
    buf_clear(&reply_bytes);
}

bool ask(struct ask *ask, struct request *request, struct reply *reply)
{
    if (is_write(request) && request->number == 0) {
        request->number = ++ask->last_number;
    }
    if (ask->coded) {
        answer_coded(ask, request, reply);
    } else {
        ask->answer(ask->door, request, reply);
    }
    return reply->status == STATUS_DONE;
}

bool ask_list(struct ask *door, struct request *request, struct record_list *list, struct err *err)
{
    struct reply reply;
    reply_init(&reply);
    bool done = ask(door, request, &reply);
    record_list_init(list, done ? reply.rows.kind : request->kind);
    if (!done) {
        err_set(err, "%s", reply.message != NULL ? reply.message : "");
    } else if (!rows_read(&reply.rows, list)) {
        fatal("the rows of a reply are malformed");
    }
    reply_clear(&reply);
    return done;
}

static bool get_one(struct ask *door, struct request *request, void *record, struct err *err)
{
    struct record_list list;
    bool done = ask_list(door, request, &list, err);
    if (done && list.count != 1) {
        fatal("a reply has %zu records where one was asked for", list.count);
    }
    if (done) {
        record_move(request->kind, record, record_list_at(&list, 0));
    }
    record_list_clear(&list);
    return done;
}

bool ask_get(struct ask *door, enum kind kind, int64_t id, void *record, struct err *err)
{
    struct request request;
    request_init(&request, VERB_GET);
    request.kind = kind;
    request.id = id;
    bool done = get_one(door, &request, record, err);
    request_clear(&request);
    return done;
}

bool ask_get_code(struct ask *door, enum kind kind, const char *code, void *record, struct err *err)
{
    struct request request;
    request_init(&request, VERB_GET);
    request.kind = kind;
    request_set_text(&request, code);
    bool done = get_one(door, &request, record, err);
    request_clear(&request);
    return done;
}

static void append_lists(const struct reply *reply, struct record_list *lists)
{
    for (size_t i = 0; i < reply->list_count; i++) {
        const struct rows *rows = &reply->lists[i];
        if (!rows_append(rows, &lists[rows->kind])) {
            fatal("the rows of a reply are malformed");
        }
    }
}

static bool next_page(struct ask *door, struct request *request, struct record_list *lists,
                      bool *more, struct err *err)
{
    struct reply reply;
    reply_init(&reply);
    bool done = ask(door, request, &reply);
    if (done) {
        append_lists(&reply, lists);
    } else {
        err_set(err, "%s", reply.message != NULL ? reply.message : "");
    }
    *more = done && reply.next != NULL;
    if (*more) {
        request_set_after(request, reply.next);
    }
    reply_clear(&reply);
    return done;
}

bool ask_open(struct ask *door, struct request *request, struct record_list lists[KIND_COUNT],
              struct err *err)
{
    bool more = true;
    bool done = true;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        record_list_init(&lists[kind], kind);
    }
    while (done && more) {
        done = next_page(door, request, lists, &more, err);
    }
    for (enum kind kind = 0; kind < KIND_COUNT; kind++) {
        record_list_sort(&lists[kind]);
    }
    return done;
}

bool ask_household_list(struct ask *door, enum kind kind, int64_t household_id,
                        struct record_list *list, struct err *err)
{
    struct request request;
    struct record_list lists[KIND_COUNT];
    request_init(&request, VERB_OPEN);
    request.kinds = REQUEST_KIND(kind);
    request.household_id = household_id;
    bool done = ask_open(door, &request, lists, err);
    *list = lists[kind];
    request_clear(&request);
    return done;
}
