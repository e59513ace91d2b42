// SPDX-License-Identifier: EUPL-1.2
#include "service/peer.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "protocol/codec.h"
#include "protocol/parts.h"
#include "service/limits.h"

int64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct peer *peer_new(int socket, uid_t uid)
{
    struct peer *peer = xcalloc(1, sizeof(*peer));
    peer->socket = socket;
    peer->uid = uid;
    return peer;
}

void peer_close(struct peer *peer)
{
    if (peer->socket >= 0) {
        close(peer->socket);
    }
    peer->socket = -1;
    buf_clear(&peer->in);
    buf_clear(&peer->out);
    peer->sent = 0;
    peer->weight = 0;
}

void peer_free(struct peer *peer)
{
    if (peer) {
        peer_close(peer);
        free(peer);
    }
}

// Empties; a great deal of memory is not kept for the next time.
static void empty(struct buf *bytes)
{
    if (bytes->cap > LIMIT_KEPT_BYTES) {
        buf_clear(bytes);
    } else {
        buf_reset(bytes);
    }
}

static enum peer_news take_request(struct peer *peer, struct request *request, const char **reason)
{
    bool read = codec_get_request(&peer->in, request);
    empty(&peer->in);
    peer->since = 0;
    *reason = N_("a request cannot be read");
    return read ? PEER_ASKS : PEER_WRONG;
}

// A program of another version learns it from the head of a part, whatever its form is.
static enum peer_news tell_version(struct peer *peer, const char **reason)
{
    size_t sent = 0;
    buf_reset(&peer->out);
    parts_send(peer->socket, &peer->out, &sent);
    *reason = N_("a program of another version");
    return PEER_WRONG;
}

enum peer_news peer_receive(struct peer *peer, struct request *request, const char **reason)
{
    enum parts_result result = parts_receive(peer->socket, &peer->in, CODEC_REQUEST_LIMIT);
    peer->weight = peer->in.len;
    switch (result) {
    case PARTS_WHOLE: return take_request(peer, request, reason);
    case PARTS_MORE: peer->since = peer->since != 0 ? peer->since : clock_ms(); return PEER_WAITS;
    case PARTS_WAIT: return PEER_WAITS;
    case PARTS_ENDED: return PEER_LOST;
    case PARTS_OTHER: return tell_version(peer, reason);
    case PARTS_TOO_LONG: *reason = N_("a request is too long"); return PEER_WRONG;
    case PARTS_RUBBISH: break;
    }
    *reason = N_("what was sent is no part of a request");
    return PEER_WRONG;
}

enum peer_news peer_answer(struct peer *peer, struct reply *reply)
{
    buf_reset(&peer->out);
    codec_put_reply(&peer->out, reply);
    if (peer->out.len > CODEC_REPLY_LIMIT) {
        reply_clear(reply);
        reply_init(reply);
        reply_fail(reply, STATUS_ERROR, "%s", _("The answer is too long: ask for less at once."));
        buf_clear(&peer->out);
        codec_put_reply(&peer->out, reply);
    }
    peer->sent = 0;
    peer->weight = peer->out.len;
    peer->since = clock_ms();
    return peer_send(peer);
}

enum peer_news peer_send(struct peer *peer)
{
    enum parts_result result = PARTS_MORE;
    while (result == PARTS_MORE) {
        result = parts_send(peer->socket, &peer->out, &peer->sent);
        peer->since = result == PARTS_MORE ? clock_ms() : peer->since;
    }
    if (result == PARTS_WAIT) {
        return PEER_WAITS;
    }
    empty(&peer->out);
    peer->weight = 0;
    peer->since = 0;
    return result == PARTS_WHOLE && !peer->leaves ? PEER_SENT : PEER_LOST;
}

bool peer_is_stalled(const struct peer *peer, int64_t now, int64_t limit)
{
    return peer->socket >= 0 && !peer->task && peer->since != 0 && now - peer->since > limit;
}
