// SPDX-License-Identifier: EUPL-1.2
// Whatever whole request comes through the door, the store answers it: with what is there or with
// a sentence, and it stays as it was where nothing is kept.
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "../support/store_base.h"
#include "protocol/codec.h"
#include "store/db.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct base base;

static void leave(void)
{
    base_clear(&base);
}

static struct store *open_once(void)
{
    if (!base.store) {
        base_init(&base);
        base_seed(&base);
        atexit(leave);
    }
    return base.store;
}

// All of it is taken back, so that each request finds the same records.
static void answer(const struct request *request)
{
    struct store *store = open_once();
    struct reply reply;
    struct buf bytes = {0};
    reply_init(&reply);
    db_forget(store->db);
    assert(db_begin_group(store->db));
    store_answer(store, request, &reply);
    assert(reply.status == STATUS_DONE || reply.message);
    codec_put_reply(&bytes, &reply);
    db_run(store->db, "ROLLBACK");
    db_end_group(store->db);
    reply_clear(&reply);
    reply_init(&reply);
    assert(codec_get_reply(&bytes, &reply));
    reply_clear(&reply);
    buf_clear(&bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf bytes = {0};
    struct request request;
    buf_add(&bytes, data, size);
    request_init(&request, VERB_GET);
    if (codec_get_request(&bytes, &request)) {
        answer(&request);
    }
    request_clear(&request);
    buf_clear(&bytes);
    return 0;
}
