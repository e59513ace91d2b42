// SPDX-License-Identifier: EUPL-1.2
#include "service/queue.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "service/limits.h"

enum {
    INTERRUPT_MS = 10, // between two tries to break off what runs
    REST_MS = 1000,    // between two tries to end an erasure
};

struct tasks {
    struct task *first, **end;
};

struct worker {
    struct store *store;
    int wake;
    size_t load; // of the loop alone
    pthread_t thread;
    pthread_mutex_t lock; // of all below
    pthread_cond_t given;
    struct tasks waiting, done;
    const struct task *running; // the read that is being answered
    bool ending, failed;
};

struct task *task_new(struct peer *peer)
{
    struct task *task = xcalloc(1, sizeof(*task));
    task->peer = peer;
    task->uid = peer ? peer->uid : 0;
    request_init(&task->request, VERB_CHANGES);
    reply_init(&task->reply);
    return task;
}

struct task *task_new_event(uid_t uid, const char *address, const struct store_event *event)
{
    struct task *task = task_new(NULL);
    task->uid = uid;
    snprintf(task->address, sizeof(task->address), "%s", address);
    task->by_service = true;
    task->event = *event;
    task->words = event->words ? xstrdup(event->words) : NULL;
    task->event.words = task->words;
    return task;
}

void task_free(struct task *task)
{
    if (task) {
        free(task->words);
        request_clear(&task->request);
        reply_clear(&task->reply);
        free(task);
    }
}

static void tasks_init(struct tasks *tasks)
{
    tasks->first = NULL;
    tasks->end = &tasks->first;
}

static void tasks_add(struct tasks *tasks, struct task *task)
{
    task->next = NULL;
    *tasks->end = task;
    tasks->end = &task->next;
}

static struct task *tasks_take(struct tasks *tasks)
{
    struct task *task = tasks->first;
    tasks->first = task->next;
    if (!tasks->first) {
        tasks->end = &tasks->first;
    }
    return task;
}

static struct timespec moment_in(long milliseconds)
{
    struct timespec moment;
    clock_gettime(CLOCK_REALTIME, &moment);
    moment.tv_nsec += milliseconds % 1000 * 1000000;
    moment.tv_sec += milliseconds / 1000 + moment.tv_nsec / 1000000000;
    moment.tv_nsec %= 1000000000;
    return moment;
}

// Those that are next: none after a while when something is left to do without being asked (*rest*). False
// when the worker is to end.
static bool take_waiting(struct worker *worker, struct task **tasks, size_t most, bool rest,
                         size_t *count)
{
    const struct timespec until = moment_in(REST_MS);
    bool waits = true;
    *count = 0;
    pthread_mutex_lock(&worker->lock);
    while (!worker->waiting.first && !worker->ending && waits) {
        if (rest) {
            waits = pthread_cond_timedwait(&worker->given, &worker->lock, &until) == 0;
        } else {
            pthread_cond_wait(&worker->given, &worker->lock);
        }
    }
    while (worker->waiting.first && *count < most) {
        tasks[(*count)++] = tasks_take(&worker->waiting);
    }
    bool goes_on = *count > 0 || !worker->ending;
    pthread_mutex_unlock(&worker->lock);
    return goes_on;
}

static void wake_loop(const struct worker *worker)
{
    const uint64_t one = 1;
    if (write(worker->wake, &one, sizeof(one)) != sizeof(one)) {
        fatal("the loop cannot be woken");
    }
}

static void give_back(struct worker *worker, struct task *const *tasks, size_t count, bool sure)
{
    pthread_mutex_lock(&worker->lock);
    for (size_t i = 0; i < count; i++) {
        tasks_add(&worker->done, tasks[i]);
    }
    worker->running = NULL;
    worker->failed = worker->failed || !sure;
    pthread_mutex_unlock(&worker->lock);
    wake_loop(worker);
}

// What comes in a change is looked at by the store.
static bool is_fit(struct task *task)
{
    if (task->request.verb != VERB_IMPORT || rows_are_clean(&task->request.rows)) {
        return true;
    }
    text_set_language(task->request.language);
    return reply_fail(&task->reply, STATUS_INVALID, "%s", _("The rows cannot be read."));
}

static bool write_all(struct worker *worker, struct task *const *tasks, size_t count)
{
    struct store_write writes[LIMIT_WRITES_A_COMMIT];
    size_t fit = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_fit(tasks[i])) {
            writes[fit++] = (struct store_write){
                .uid = tasks[i]->uid,
                .address = tasks[i]->address,
                .request = tasks[i]->by_service ? NULL : &tasks[i]->request,
                .reply = &tasks[i]->reply,
                .event = tasks[i]->by_service ? &tasks[i]->event : NULL,
            };
        }
    }
    return store_answer_all(worker->store, writes, fit);
}

// Whether it is still to be read; it may be broken off from now on.
static bool begin_reading(struct worker *worker, const struct task *task)
{
    pthread_mutex_lock(&worker->lock);
    bool wanted = !task->unwanted;
    worker->running = task;
    pthread_mutex_unlock(&worker->lock);
    return wanted;
}

static void read_one(struct worker *worker, struct task *task)
{
    if (begin_reading(worker, task)) {
        store_set_user(worker->store, task->uid);
        store_answer(worker->store, &task->request, &task->reply);
    }
}

static bool is_busy(struct worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    bool busy = worker->waiting.first != NULL;
    pthread_mutex_unlock(&worker->lock);
    return busy;
}

static bool has_erased(const struct task *task)
{
    return !task->by_service && task->request.verb == VERB_ERASE && task->reply.changed_count > 0;
}

// Who erased is told when nothing is left of it. All others get their replies before, since that takes long. The
// tasks that are still to be given back are the first *count afterwards.
static bool clean(struct worker *worker, struct task **tasks, size_t *count)
{
    struct task *others[LIMIT_WRITES_A_COMMIT];
    size_t given = 0, kept = 0;
    for (size_t i = 0; i < *count; i++) {
        if (has_erased(tasks[i])) {
            tasks[kept++] = tasks[i];
        } else {
            others[given++] = tasks[i];
        }
    }
    *count = kept;
    give_back(worker, others, given, true);
    return store_clean(worker->store);
}

static void *run_writer(void *data)
{
    struct worker *worker = data;
    struct task *tasks[LIMIT_WRITES_A_COMMIT];
    size_t count;
    bool sure = true;
    while (sure && take_waiting(worker, tasks, LIMIT_WRITES_A_COMMIT, store_has_rest(worker->store),
                                &count)) {
        sure = write_all(worker, tasks, count);
        if (sure && store_has_rest(worker->store)) {
            sure = clean(worker, tasks, &count);
        }
        give_back(worker, tasks, count, sure);
        if (sure && !store_tidy(worker->store, is_busy(worker))) {
            sure = false;
            give_back(worker, NULL, 0, sure);
        }
    }
    return NULL;
}

static void *run_reader(void *data)
{
    struct worker *worker = data;
    struct task *task;
    size_t count;
    while (take_waiting(worker, &task, 1, false, &count)) {
        read_one(worker, task);
        give_back(worker, &task, 1, true);
    }
    return NULL;
}

struct worker *worker_start(struct store *store, enum worker_kind kind, int wake)
{
    struct worker *worker = xcalloc(1, sizeof(*worker));
    *worker = (struct worker){.store = store, .wake = wake};
    tasks_init(&worker->waiting);
    tasks_init(&worker->done);
    pthread_mutex_init(&worker->lock, NULL);
    pthread_cond_init(&worker->given, NULL);
    if (pthread_create(&worker->thread, NULL, kind == WORKER_WRITES ? run_writer : run_reader,
                       worker) != 0) {
        fatal("no thread can be started");
    }
    return worker;
}

void worker_give(struct worker *worker, struct task *task)
{
    task->worker = worker;
    worker->load++;
    pthread_mutex_lock(&worker->lock);
    tasks_add(&worker->waiting, task);
    pthread_cond_signal(&worker->given);
    pthread_mutex_unlock(&worker->lock);
}

size_t worker_load(const struct worker *worker)
{
    return worker->load;
}

void worker_forget(struct task *task)
{
    struct worker *worker = task->worker;
    pthread_mutex_lock(&worker->lock);
    task->unwanted = true;
    if (worker->running == task) {
        store_interrupt(worker->store);
    }
    pthread_mutex_unlock(&worker->lock);
}

struct task *worker_take(struct worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    struct task *first = worker->done.first;
    tasks_init(&worker->done);
    pthread_mutex_unlock(&worker->lock);
    for (const struct task *task = first; task; task = task->next) {
        worker->load--;
    }
    return first;
}

bool worker_failed(struct worker *worker)
{
    pthread_mutex_lock(&worker->lock);
    bool failed = worker->failed;
    pthread_mutex_unlock(&worker->lock);
    return failed;
}

// An interrupt between two statements would be lost: it is sent until the thread has ended.
static void join(struct worker *worker, bool interrupt)
{
    struct timespec until;
    do {
        if (interrupt) {
            store_interrupt(worker->store);
        }
        until = moment_in(INTERRUPT_MS);
    } while (pthread_timedjoin_np(worker->thread, NULL, &until) != 0);
}

static void free_all(struct task *task)
{
    while (task) {
        struct task *next = task->next;
        task_free(task);
        task = next;
    }
}

void worker_end(struct worker *worker, bool interrupt)
{
    pthread_mutex_lock(&worker->lock);
    worker->ending = true;
    pthread_cond_signal(&worker->given);
    pthread_mutex_unlock(&worker->lock);
    join(worker, interrupt);
    free_all(worker->waiting.first);
    free_all(worker->done.first);
    pthread_cond_destroy(&worker->given);
    pthread_mutex_destroy(&worker->lock);
    free(worker);
}
