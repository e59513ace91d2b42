// SPDX-License-Identifier: EUPL-1.2
// Bytes from outside either are a whole request or reply, which then is written
// as bytes that read back the same, or are refused.
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "protocol/codec.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_request(const struct buf *bytes)
{
    struct request request, again;
    struct buf written = {0}, rewritten = {0};
    request_init(&request, VERB_GET);
    request_init(&again, VERB_GET);
    if (codec_get_request(bytes, &request)) {
        codec_put_request(&written, &request);
        assert(codec_get_request(&written, &again));
        codec_put_request(&rewritten, &again);
        assert(written.len == rewritten.len &&
               memcmp(written.data, rewritten.data, written.len) == 0);
    }
    request_clear(&request);
    request_clear(&again);
    buf_clear(&written);
    buf_clear(&rewritten);
}

static void try_rows(const struct rows *rows)
{
    struct record_list list;
    (void)rows_read(rows, &list);
    record_list_clear(&list);
}

static void try_reply(const struct buf *bytes)
{
    struct reply reply;
    reply_init(&reply);
    if (codec_get_reply(bytes, &reply)) {
        try_rows(&reply.rows);
        for (size_t i = 0; i < reply.list_count; i++) {
            try_rows(&reply.lists[i]);
        }
    }
    reply_clear(&reply);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf bytes = {0};
    buf_add(&bytes, data, size);
    try_request(&bytes);
    try_reply(&bytes);
    buf_clear(&bytes);
    return 0;
}
