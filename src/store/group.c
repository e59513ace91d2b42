// SPDX-License-Identifier: EUPL-1.2
// Several writes with one commit: what costs time is that the disk says that it has them.
#include "base/text.h"
#include "store/answer.h"
#include "store/db.h"
#include "store/users.h"

enum { BUSY_WAL_PAGES = 8 * DB_WAL_PAGES };

// Who it is about is looked up as for a request; one who is no user is noted all the same.
static void note_event(struct store *store, const struct store_write *write)
{
    struct reply scratch;
    reply_init(&scratch);
    db_forget(store->db);
    store->verb = VERB_BEGIN;
    sight_begin(store);
    user_load(store, &scratch);
    if (!trail_add_event(store, write->event)) {
        reply_set_error(store, write->reply);
        db_forget(store->db);
    }
    reply_clear(&scratch);
}

static void answer_one(struct store *store, const struct store_write *write)
{
    store_set_user(store, write->uid);
    store_set_address(store, write->address);
    if (write->event) {
        note_event(store, write);
    } else if (verb_writes(write->request->verb)) {
        store_answer(store, write->request, write->reply);
    } else {
        store_note(store, write->request, write->reply);
    }
}

// False when nothing of it was kept.
static bool answer_together(struct store *store, const struct store_write *writes, size_t count)
{
    for (size_t i = 0; i < count && !db_group_is_lost(store->db); i++) {
        answer_one(store, &writes[i]);
    }
    db_forget(store->db);
    return db_end_group(store->db);
}

static void answer_alone(struct store *store, const struct store_write *write)
{
    reply_clear(write->reply);
    reply_init(write->reply);
    answer_one(store, write);
}

bool store_tidy(struct store *store, bool busy)
{
    db_tidy(store->db, busy ? BUSY_WAL_PAGES : DB_WAL_PAGES);
    return !db_is_unsure(store->db);
}

bool store_answer_all(struct store *store, const struct store_write *writes, size_t count)
{
    db_forget(store->db);
    bool together = count > 0 && db_begin_group(store->db);
    bool busy = db_failed(store->db);
    for (size_t i = 0; i < count && busy; i++) {
        if (writes[i].request) {
            text_set_language(writes[i].request->language);
        }
        reply_set_error(store, writes[i].reply);
    }
    db_forget(store->db);
    bool kept = busy || (together && answer_together(store, writes, count));
    for (size_t i = 0; i < count && !kept && !db_is_unsure(store->db); i++) {
        answer_alone(store, &writes[i]);
    }
    store_set_address(store, NULL); // it ends with the write that it came from
    return !db_is_unsure(store->db);
}
