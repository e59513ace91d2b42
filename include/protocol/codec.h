// SPDX-License-Identifier: EUPL-1.2
// Requests and replies as bytes. Numbers are variable-length integers (zigzag),
// texts a length and bytes.
#ifndef PROTOCOL_CODEC_H
#define PROTOCOL_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "protocol/request.h"

enum { // bytes
    CODEC_REQUEST_LIMIT = 16 * 1024 * 1024,
    CODEC_REPLY_LIMIT =
        64 * 1024 * 1024, // rows that an import refused come back with their reasons
};

void codec_put_number(struct buf *out, int64_t value);
void codec_put_text(struct buf *out, const char *text, size_t len);

// Reads from bytes at *offset and moves it on; false when cut off or malformed.
bool codec_get_number(const struct buf *bytes, size_t *offset, int64_t *value);
bool codec_get_text(const struct buf *bytes, size_t *offset, const char **text, size_t *len);

// A number for the form of all messages and records: two programs understand each other when
// they have the same.
uint32_t codec_signature(void);

void codec_put_request(struct buf *out, const struct request *request);
void codec_put_reply(struct buf *out, const struct reply *reply);

// Into an initialised request or reply; false when malformed (every length,
// enumeration and index is checked; nothing may lie behind the end).
bool codec_get_request(const struct buf *bytes, struct request *request);
bool codec_get_reply(const struct buf *bytes, struct reply *reply);

#endif
