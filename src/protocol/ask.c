// SPDX-License-Identifier: EUPL-1.2
#include "protocol/ask.h"

#include <sys/random.h>

#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "protocol/codec.h"

enum { PAGES_MAX = 20 }; // asked for one list

static int64_t make_session(void)
{
    int64_t session;
    if (getrandom(&session, sizeof(session), 0) != (ssize_t)sizeof(session)) {
        fatal("the system gives no random numbers");
    }
    return session & INT64_MAX;
}

// Of what a write is to do, so without its number (FNV-1a).
static uint64_t digest(const struct request *request)
{
    struct buf bytes = {0};
    struct request unnumbered = *request;
    uint64_t value = 14695981039346656037U;
    unnumbered.number = 0;
    codec_put_request(&bytes, &unnumbered);
    for (size_t i = 0; i < bytes.len; i++) {
        value = (value ^ (unsigned char)bytes.data[i]) * 1099511628211U;
    }
    buf_clear(&bytes);
    return value;
}

static void give_number(struct ask *ask, struct request *request)
{
    if (ask->doubtful_number != 0 && digest(request) == ask->doubtful_digest) {
        request->number = ask->doubtful_number;
    } else {
        request->number = ++ask->last_number;
    }
}

// What was done after it puts an end to the doubt: the same words mean another write then.
static void note_doubt(struct ask *ask, const struct request *request, const struct reply *reply)
{
    if (reply->status == STATUS_BUSY || reply->status == STATUS_ERROR) {
        ask->doubtful_number = request->number;
        ask->doubtful_digest = digest(request);
    } else if (reply->status == STATUS_DONE) {
        ask->doubtful_number = 0;
    }
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
    bool write = verb_writes(request->verb);
    if (ask->session == 0) {
        ask->session = make_session();
    }
    request->session = ask->session;
    if (write && request->number == 0) {
        give_number(ask, request);
    }
    if (ask->coded) {
        answer_coded(ask, request, reply);
    } else {
        ask->answer(ask->door, request, reply);
    }
    if (verb_makes_step(request->verb)) {
        note_doubt(ask, request, reply);
    }
    return reply->status == STATUS_DONE;
}

static void fail(const struct reply *reply, struct err *err)
{
    err_set(err, "%s", reply->message != NULL ? reply->message : "");
    if (err) {
        err->refused = reply->status == STATUS_REFUSED;
    }
}

bool ask_list(struct ask *door, struct request *request, struct record_list *list, struct err *err)
{
    struct reply reply;
    reply_init(&reply);
    bool done = ask(door, request, &reply);
    record_list_init(list, done ? reply.rows.kind : request->kind);
    if (!done) {
        fail(&reply, err);
    } else if (!rows_read(&reply.rows, list)) {
        fatal("the rows of a reply are malformed");
    }
    reply_clear(&reply);
    return done;
}

bool ask_list_most(struct ask *door, struct request *request, size_t most, struct record_list *list,
                   struct err *err)
{
    bool done = true, more = true;
    record_list_init(list, request->kind);
    request->limit = (int32_t)most;
    for (int page = 0; done && more && page < PAGES_MAX && list->count < most; page++) {
        struct reply reply;
        reply_init(&reply);
        done = ask(door, request, &reply);
        if (!done) {
            fail(&reply, err);
        } else if (!rows_append(&reply.rows, list)) {
            fatal("the rows of a reply are malformed");
        }
        more = done && reply.next != NULL;
        request_set_after(request, reply.next);
        reply_clear(&reply);
    }
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
        fail(&reply, err);
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
    request.kinds = KIND_BIT(kind);
    request.household_id = household_id;
    bool done = ask_open(door, &request, lists, err);
    *list = lists[kind];
    request_clear(&request);
    return done;
}
