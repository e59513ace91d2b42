// SPDX-License-Identifier: EUPL-1.2
#include "protocol/client.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "protocol/parts.h"

enum {
    AGAIN_MS = 20,        // between two tries to reach the service
    LOOK_MS = 1000,       // how often a wait for an answer looks whether the program has to end
    KEPT_BYTES = 1 << 20, // memory for messages that is kept for the next ones
};

struct client {
    struct sockaddr_un address;
    int socket; // -1: the line is lost
    int patience;
    bool (*leaving)(void);
    const char *origin; // of the person, told when a connection begins; NULL: not told
    bool begun;         // it was told on this connection
    bool other;         // the service is of another version
    int error;          // why the service could not be reached, an errno
    bool gone;          // it was waited for in vain: not again until it is back
    int64_t give_up;    // when no further try is made; 0: no try has failed
    struct buf out, in;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_leaving(const struct client *client)
{
    return client->leaving && client->leaving();
}

static void hang_up(struct client *client)
{
    if (client->socket >= 0) {
        close(client->socket);
    }
    client->socket = -1;
    client->begun = false;
}

static bool reach(struct client *client)
{
    if (client->socket >= 0) {
        return true;
    }
    client->socket = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (client->socket >= 0 && connect(client->socket, (struct sockaddr *)&client->address,
                                       sizeof(client->address)) == 0) {
        return true;
    }
    client->error = errno;
    hang_up(client);
    return false;
}

// Until the socket is ready; false when the program has to end and nothing came.
static bool wait_for(const struct client *client, short events)
{
    struct pollfd fd = {.fd = client->socket, .events = events};
    bool leaving;
    do {
        leaving = is_leaving(client);
        if (poll(&fd, 1, leaving ? CLIENT_LEAVING_MS : LOOK_MS) > 0) {
            return true;
        }
    } while (!leaving);
    return false;
}

static bool send_bytes(struct client *client, const struct buf *bytes)
{
    size_t sent = 0;
    enum parts_result result = PARTS_MORE;
    while (result == PARTS_MORE || (result == PARTS_WAIT && wait_for(client, POLLOUT))) {
        result = parts_send(client->socket, bytes, &sent);
    }
    return result == PARTS_WHOLE;
}

static bool receive_reply(struct client *client, struct reply *reply)
{
    enum parts_result result = PARTS_MORE;
    buf_reset(&client->in);
    while (result == PARTS_MORE || (result == PARTS_WAIT && wait_for(client, POLLIN))) {
        result = parts_receive(client->socket, &client->in, CODEC_REPLY_LIMIT);
    }
    client->other = result == PARTS_OTHER;
    return result == PARTS_WHOLE && codec_get_reply(&client->in, reply);
}

static void empty(struct reply *reply)
{
    reply_clear(reply);
    reply_init(reply);
}

// Tells who comes, once on each connection. The reply stays when it is a refusal.
static bool introduce(struct client *client, const struct request *request, struct reply *reply)
{
    struct request begin;
    struct buf bytes = {0};
    request_init(&begin, VERB_BEGIN);
    begin.session = request->session;
    begin.language = request->language;
    request_set_text(&begin, client->origin);
    codec_put_request(&bytes, &begin);
    client->begun = send_bytes(client, &bytes) && receive_reply(client, reply);
    request_clear(&begin);
    buf_clear(&bytes);
    return client->begun;
}

// On a connection that was made; false when it is lost.
static bool converse(struct client *client, const struct request *request, struct reply *reply)
{
    if (client->origin && !client->begun) {
        if (!introduce(client, request, reply)) {
            return false;
        }
        if (reply->status == STATUS_REFUSED) { // the next request begins anew
            hang_up(client);
            return true;
        }
        empty(reply);
    }
    return send_bytes(client, &client->out) && receive_reply(client, reply);
}

static bool try_once(struct client *client, const struct request *request, struct reply *reply)
{
    if (!reach(client)) {
        return false;
    }
    if (converse(client, request, reply)) {
        return true;
    }
    client->error = ECONNRESET;
    hang_up(client);
    empty(reply);
    return false;
}

// Between two tries; false when it was the last one.
static bool wait_to_try(struct client *client, int patience)
{
    int64_t now = now_ms();
    client->give_up = client->give_up == 0 ? now + patience : client->give_up;
    if (client->other || is_leaving(client) || now >= client->give_up) {
        return false;
    }
    poll(NULL, 0, AGAIN_MS);
    return true;
}

static void fail(const struct client *client, struct reply *reply)
{
    if (client->other) {
        reply_fail(reply, STATUS_BUSY, "%s",
                   _("The service is of another version: leave the program and start it again."));
    } else {
        reply_fail(reply, STATUS_BUSY,
                   _("The service %s does not answer (%s): try again in a moment."),
                   client->address.sun_path, err_system(client->error));
    }
}

// Until there is an answer, or patience is at an end.
static void ask_again(struct client *client, const struct request *request, struct reply *reply)
{
    bool once = request->verb == VERB_CHANGES;
    bool answered;
    client->give_up = 0;
    while (!(answered = try_once(client, request, reply)) &&
           wait_to_try(client, once || client->gone ? 0 : client->patience)) {
    }
    client->gone = !answered && (client->gone || !once);
    if (!answered) {
        fail(client, reply);
    }
}

static void forget(struct buf *bytes)
{
    if (bytes->cap > KEPT_BYTES) {
        buf_clear(bytes);
    }
}

void client_answer(void *door, const struct request *request, struct reply *reply)
{
    struct client *client = door;
    buf_reset(&client->out);
    codec_put_request(&client->out, request);
    if (client->out.len > CODEC_REQUEST_LIMIT) {
        reply_fail(reply, STATUS_INVALID, _("This is more than %d MiB at once: part it."),
                   CODEC_REQUEST_LIMIT >> 20);
    } else {
        ask_again(client, request, reply);
    }
    forget(&client->out);
    forget(&client->in);
}

bool client_open(struct client **opened, const char *path, int patience, struct err *err)
{
    struct client *client = xcalloc(1, sizeof(*client));
    size_t size = strlen(path) + 1;
    bool fits = size <= sizeof(client->address.sun_path);
    *opened = NULL;
    client->address.sun_family = AF_UNIX;
    client->socket = -1;
    client->patience = patience;
    if (fits) {
        memcpy(client->address.sun_path, path, size);
    }
    while (fits && !reach(client) && wait_to_try(client, patience)) {
    }
    if (client->socket >= 0) {
        *opened = client;
        return true;
    }
    err_set(err, _("The service %s cannot be reached: %s."), path,
            err_system(fits ? client->error : ENAMETOOLONG));
    client_close(client);
    return false;
}

void client_close(struct client *client)
{
    if (client) {
        hang_up(client);
        buf_clear(&client->out);
        buf_clear(&client->in);
        free(client);
    }
}

void client_introduce(struct client *client, const char *address)
{
    client->origin = address;
}

void client_set_leaving(struct client *client, bool (*leaving)(void))
{
    client->leaving = leaving;
}
