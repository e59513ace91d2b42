// SPDX-License-Identifier: EUPL-1.2
// Several writes with one commit: what costs time is that the disk says that it has them.
#include "store/answer.h"
#include "store/db.h"

static void answer_one(struct store *store, const struct store_write *write)
{
    store_set_user(store, write->uid);
    store_answer(store, write->request, write->reply);
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

bool store_answer_all(struct store *store, const struct store_write *writes, size_t count)
{
    db_forget(store->db);
    bool together = count > 1 && db_begin_group(store->db);
    bool busy = db_failed(store->db);
    for (size_t i = 0; i < count && busy; i++) {
        reply_set_error(store, writes[i].reply);
    }
    bool kept = busy || (together && answer_together(store, writes, count));
    for (size_t i = 0; i < count && !kept && !db_is_unsure(store->db); i++) {
        answer_alone(store, &writes[i]);
    }
    return !db_is_unsure(store->db);
}
