// SPDX-License-Identifier: EUPL-1.2
// A message on its way through a socket that keeps packets whole (SOCK_SEQPACKET): cut into
// parts, each a packet that begins with the sender's signature (codec_signature(), four bytes, the lowest
// first) and whether more parts follow (1 or 0).
#ifndef PROTOCOL_PARTS_H
#define PROTOCOL_PARTS_H

#include <stddef.h>

#include "base/buf.h"

enum { PART_HEAD = 5, PART_BYTES = 64 * 1024 }; // of a packet; PART_BYTES with its head

enum parts_result {
    PARTS_WHOLE,    // the message is complete
    PARTS_MORE,     // a part went through; others follow
    PARTS_WAIT,     // nothing is there, or nothing can leave, at this moment
    PARTS_ENDED,    // nobody is at the other end
    PARTS_OTHER,    // a program of another version
    PARTS_TOO_LONG, // a part, or the message
    PARTS_RUBBISH,  // no part
};

// Takes one part and adds what it carries to the message. Does not wait.
enum parts_result parts_receive(int socket, struct buf *message, size_t limit);

// Sends one part of the message, from *sent on, and moves that on. Does not wait.
enum parts_result parts_send(int socket, const struct buf *message, size_t *sent);

#endif
