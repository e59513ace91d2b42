// SPDX-License-Identifier: EUPL-1.2
// The writer of a service: who else wrote does not wait for what an erasure leaves to do.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <unistd.h>

#include "../support/canary.h"
#include "base/xalloc.h"
#include "service/queue.h"
#include "store/erase.h"

enum { UID_ADMIN = 1001, UID_LEAD = 1003 };

// What is given back while the file is written anew.
struct given {
    struct worker *worker;
    int erased, others;
};

static int look_meanwhile(void *data)
{
    struct given *given = data;
    if (!sqlite3_temp_directory || !given->worker) {
        return 0;
    }
    for (struct task *task = worker_take(given->worker), *next; task; task = next) {
        next = task->next;
        given->erased += task->request.verb == VERB_ERASE;
        given->others += task->request.verb != VERB_ERASE;
        task_free(task);
    }
    return 0;
}

static void give(struct worker *worker, const struct request *request)
{
    struct task *task = task_new(NULL);
    task->uid = UID_LEAD;
    if (request) {
        task->request = *request;
    }
    worker_give(worker, task);
}

static struct request confirmation(struct base *base)
{
    base_add_user(base, UID_ADMIN, "boss", "administrator", "", "");
    base_add_user(base, UID_LEAD, "lead", "team-lead", "noord", "");
    struct request request = canary_request(base, "reden");
    base_as(base, UID_ADMIN);
    assert_true(base_ask(base, &request));
    request = canary_request(base, "");
    request.id = base->reply.id;
    return request;
}

// The lock keeps the writer from its first task until all are there, so that the others come with one commit.
static void who_did_not_erase_is_answered_first(void **state)
{
    struct base *base = *state;
    struct given given = {0};
    struct request request = confirmation(base);
    char *path = xasprintf("%s-lock", base->path);
    int lock = open(path, O_RDWR | O_CLOEXEC);
    int wake = eventfd(0, EFD_CLOEXEC);
    assert_true(lock >= 0 && wake >= 0 && flock(lock, LOCK_EX) == 0);
    sqlite3_progress_handler(db_handle(base->store->db), 50, look_meanwhile, &given);
    struct worker *worker = given.worker = worker_start(base->store, WORKER_WRITES, wake);
    for (int i = 0; i < 4; i++) {
        give(worker, NULL);
    }
    give(worker, &request);
    assert_int_equal(flock(lock, LOCK_UN), 0);
    worker_end(worker, false);
    sqlite3_progress_handler(db_handle(base->store->db), 0, NULL, NULL);
    assert_int_equal(given.others, 4);
    assert_int_equal(given.erased, 0);
    assert_false(store_has_rest(base->store));
    assert_int_equal(canary_files(base), 0);
    close(wake);
    close(lock);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_did_not_erase_is_answered_first, canary_set_up,
                                        base_tear_down),
    };
    store_use_threads();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
