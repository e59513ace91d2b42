// SPDX-License-Identifier: EUPL-1.2
#include "desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "protocol/parts.h"

enum { STEP_MS = 10000 };

void desk_open(struct desk *desk)
{
    struct err err;
    if (!service_open(&desk->service, &desk->settings, &err)) {
        fatal("%s", err.text);
    }
}

int desk_set_up(void **state)
{
    struct desk *desk = xcalloc(1, sizeof(*desk));
    *state = desk;
    base_init(&desk->base);
    base_seed(&desk->base);
    settings_init(&desk->settings);
    desk->settings.language = LANGUAGE_EN;
    desk->settings.database = xstrdup(desk->base.path);
    desk->settings.socket = xasprintf("%s/socket", desk->base.folder);
    desk->settings.login = xstrdup("");
    desk_open(desk);
    char *sql = xasprintf("INSERT INTO users (rev, login, uid, name, role, team, phone, rights) "
                          "VALUES (1, 'me', %lu, '', 'process-director', '', '', 'import,export')",
                          (unsigned long)getuid());
    free(base_sql(&desk->base, sql));
    free(sql);
    return 0;
}

int desk_tear_down(void **state)
{
    struct desk *desk = *state;
    service_close(desk->service);
    settings_clear(&desk->settings);
    base_clear(&desk->base);
    free(desk);
    return 0;
}

int desk_connect(struct desk *desk)
{
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
    service_adopt(desk->service, ends[1]);
    return ends[0];
}

void desk_step(struct desk *desk)
{
    desk->ended = desk->ended || !service_step(desk->service, STEP_MS);
}

bool desk_is_ready(int client)
{
    struct pollfd fd = {.fd = client, .events = POLLIN};
    return poll(&fd, 1, 0) > 0;
}

// Whether the service hung up (after what it may have said).
bool desk_is_hung_up(struct desk *desk, int client)
{
    char byte;
    ssize_t got;
    do {
        while (!desk_is_ready(client)) {
            desk_step(desk);
        }
        got = recv(client, &byte, 1, MSG_DONTWAIT);
    } while (got > 0);
    return got == 0 || errno == ECONNRESET; // reset: it left unread what was sent
}

static void send_bytes(struct desk *desk, int client, const struct buf *bytes)
{
    size_t sent = 0;
    enum parts_result result;
    do {
        result = parts_send(client, bytes, &sent);
        if (result == PARTS_WAIT) {
            desk_step(desk);
        }
    } while (result == PARTS_MORE || result == PARTS_WAIT);
}

// Sends and clears.
void desk_send(struct desk *desk, int client, struct request *request)
{
    struct buf bytes = {0};
    request->language = LANGUAGE_EN;
    codec_put_request(&bytes, request);
    send_bytes(desk, client, &bytes);
    request_clear(request);
    buf_clear(&bytes);
}

void desk_receive(struct desk *desk, int client, struct reply *reply)
{
    struct buf bytes = {0};
    enum parts_result result;
    do {
        while (!desk_is_ready(client)) {
            desk_step(desk);
        }
        result = parts_receive(client, &bytes, CODEC_REPLY_LIMIT);
    } while (result == PARTS_MORE);
    assert_int_equal(result, PARTS_WHOLE);
    reply_init(reply);
    assert_true(codec_get_reply(&bytes, reply));
    buf_clear(&bytes);
}

static void fill_new(struct request *request, int64_t number, const char *fields)
{
    struct household household;
    request_init(request, VERB_SAVE);
    request->session = 815;
    request->number = number;
    record_init(KIND_HOUSEHOLD, &household);
    base_fill(KIND_HOUSEHOLD, &household, fields);
    request_add_change(request, KIND_HOUSEHOLD, NULL, &household);
    record_clear(KIND_HOUSEHOLD, &household);
}

void desk_send_new(struct desk *desk, int client, int64_t number, const char *fields)
{
    struct request request;
    fill_new(&request, number, fields);
    desk_send(desk, client, &request);
}

void desk_send_verb(struct desk *desk, int client, enum verb verb, enum kind kind, const char *text)
{
    struct request request;
    request_init(&request, verb);
    request.kind = kind;
    request_set_text(&request, text);
    desk_send(desk, client, &request);
}

int64_t desk_changes(struct desk *desk, int client)
{
    struct reply reply;
    desk_send_verb(desk, client, VERB_CHANGES, KIND_HOUSEHOLD, "");
    desk_receive(desk, client, &reply);
    assert_int_equal(reply.status, STATUS_DONE);
    int64_t changes = reply.changes;
    reply_clear(&reply);
    return changes;
}

void desk_assert_there(struct desk *desk, int client, const char *code, bool there)
{
    struct reply reply;
    desk_send_verb(desk, client, VERB_GET, KIND_HOUSEHOLD, code);
    desk_receive(desk, client, &reply);
    assert_int_equal(reply.status, there ? STATUS_DONE : STATUS_NOT_FOUND);
    assert_int_equal(reply.rows.count, there);
    reply_clear(&reply);
}
