// SPDX-License-Identifier: EUPL-1.2
// Packets from outside, each a byte for its length (in eights), a byte that says whether our own
// signature stands in front, and so many bytes: they add up to a message within its limit, or are
// refused, and the first that is refused is the last that is taken.
#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "protocol/codec.h"
#include "protocol/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LIMIT = 4096, LONGEST = PART_HEAD + 255 * 8 };

// The number of bytes used of the data.
static size_t send_packet(int socket, const uint8_t *data, size_t size)
{
    uint8_t packet[LONGEST];
    size_t len = (size_t)data[0] * 8;
    size_t rest = size - 2 < len ? size - 2 : len;
    size_t head = 0;
    if (data[1] & 1) {
        uint32_t signature = codec_signature();
        for (; head < PART_HEAD - 1; head++) {
            packet[head] = (uint8_t)(signature >> (8 * head));
        }
        packet[head++] = data[1] >> 1;
    }
    memcpy(packet + head, data + 2, rest);
    assert(head + rest == 0 || send(socket, packet, head + rest, 0) >= 0);
    return 2 + rest;
}

static void receive(int socket, struct buf *message, size_t *whole)
{
    enum parts_result result;
    do {
        size_t before = message->len;
        result = parts_receive(socket, message, LIMIT);
        assert(message->len <= LIMIT);
        assert(result != PARTS_MORE || message->len > before);
        *whole += result == PARTS_WHOLE;
        if (result == PARTS_WHOLE) {
            buf_reset(message);
        }
    } while (result == PARTS_MORE || result == PARTS_WHOLE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int ends[2];
    struct buf message = {0};
    size_t packets = 0;
    size_t whole = 0;
    assert(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0);
    while (size >= 2 && packets < 64) {
        size_t used = send_packet(ends[0], data, size);
        data += used;
        size -= used;
        packets++;
    }
    close(ends[0]);
    receive(ends[1], &message, &whole);
    assert(whole <= packets);
    close(ends[1]);
    buf_clear(&message);
    return 0;
}
