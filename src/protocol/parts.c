// SPDX-License-Identifier: EUPL-1.2
#include "protocol/parts.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "protocol/codec.h"

// Reckoned once; two threads that do it at once find the same.
static uint32_t own_signature(void)
{
    static _Atomic uint32_t known;
    uint32_t signature = atomic_load_explicit(&known, memory_order_relaxed);
    if (signature == 0) {
        signature = codec_signature();
        atomic_store_explicit(&known, signature, memory_order_relaxed);
    }
    return signature;
}

static void write_head(unsigned char head[PART_HEAD], bool more)
{
    uint32_t signature = own_signature();
    for (int i = 0; i < PART_HEAD - 1; i++) {
        head[i] = (unsigned char)(signature >> (8 * i));
    }
    head[PART_HEAD - 1] = more;
}

static enum parts_result read_head(const unsigned char head[PART_HEAD])
{
    unsigned char own[PART_HEAD];
    write_head(own, false);
    if (memcmp(head, own, PART_HEAD - 1) != 0) {
        return PARTS_OTHER;
    }
    if (head[PART_HEAD - 1] > 1) {
        return PARTS_RUBBISH;
    }
    return head[PART_HEAD - 1] == 1 ? PARTS_MORE : PARTS_WHOLE;
}

static enum parts_result failure(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? PARTS_WAIT : PARTS_ENDED;
}

// The size of the packet that is there; *result when there is none that can be taken.
static size_t next_size(int socket, enum parts_result *result)
{
    char byte;
    ssize_t size = recv(socket, &byte, 1, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT);
    *result = size < 0                            ? failure()
              : size == 0                         ? PARTS_ENDED
              : size < PART_HEAD                  ? PARTS_RUBBISH
              : (size_t)size > (size_t)PART_BYTES ? PARTS_TOO_LONG
                                                  : PARTS_MORE;
    return size > 0 ? (size_t)size : 0;
}

enum parts_result parts_receive(int socket, struct buf *message, size_t limit)
{
    enum parts_result result;
    unsigned char head[PART_HEAD];
    size_t size = next_size(socket, &result);
    if (result != PARTS_MORE) {
        return result;
    }
    if (size - PART_HEAD > limit - message->len) {
        return PARTS_TOO_LONG;
    }
    buf_reserve(message, size);
    struct iovec pieces[] = {{head, PART_HEAD}, {message->data + message->len, size - PART_HEAD}};
    struct msghdr packet = {.msg_iov = pieces, .msg_iovlen = 2};
    ssize_t got = recvmsg(socket, &packet, MSG_DONTWAIT);
    if (got != (ssize_t)size) {
        return got < 0 ? failure() : PARTS_RUBBISH;
    }
    message->len += size - PART_HEAD;
    message->data[message->len] = '\0';
    result = read_head(head);
    return result == PARTS_MORE && size == PART_HEAD ? PARTS_RUBBISH : result;
}

enum parts_result parts_send(int socket, const struct buf *message, size_t *sent)
{
    unsigned char head[PART_HEAD];
    size_t rest = message->len - *sent;
    size_t len = rest < PART_BYTES - PART_HEAD ? rest : PART_BYTES - PART_HEAD;
    write_head(head, len < rest);
    struct iovec pieces[] = {{head, PART_HEAD}, {len > 0 ? message->data + *sent : NULL, len}};
    struct msghdr packet = {.msg_iov = pieces, .msg_iovlen = len > 0 ? 2 : 1};
    if (sendmsg(socket, &packet, MSG_DONTWAIT | MSG_NOSIGNAL) < 0) {
        return failure();
    }
    *sent += len;
    return len < rest ? PARTS_MORE : PARTS_WHOLE;
}
