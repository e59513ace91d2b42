// SPDX-License-Identifier: EUPL-1.2
#include "store/save.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "store/history.h"
#include "store/resolve.h"

void saving_init(struct saving *saving, struct store *store, const struct request *request)
{
    memset(saving, 0, sizeof(*saving));
    saving->store = store;
    saving->request = request;
}

void saving_clear(struct saving *saving)
{
    search_text_clear(&saving->text_before);
    search_text_clear(&saving->text_after);
    search_queue_clear(&saving->queue);
}

void saving_finish(struct saving *saving)
{
    record_write_persons(saving->store);
    search_write(saving->store, &saving->queue);
    history_finish(saving);
}

static bool buf_equal(const struct buf *a, const struct buf *b)
{
    return a->len == b->len && (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

static bool text_equal(const struct search_text *a, const struct search_text *b)
{
    return buf_equal(&a->own, &b->own) && buf_equal(&a->other, &b->other) &&
           buf_equal(&a->sort_key, &b->sort_key);
}

// Chooses the place in the search index; *stale: the entry there has to be made anew.
static int64_t choose_place(struct saving *saving, enum kind kind, const void *before, bool *stale)
{
    const struct record *head = before;
    const char *sort_key = buf_text(&saving->text_after.sort_key);
    *stale = false;
    if (!search_has(kind)) {
        return 0;
    }
    if (!before) {
        return search_place(saving->store, kind, sort_key);
    }
    int64_t place = record_search_id(saving->store, kind, head->id);
    *stale = !text_equal(&saving->text_before, &saving->text_after);
    if (*stale) {
        search_remove(saving->store, &saving->queue, place);
        if (!buf_equal(&saving->text_before.sort_key, &saving->text_after.sort_key)) {
            place = search_place(saving->store, kind, sort_key);
        }
    }
    return place;
}

static void describe(struct saving *saving, enum kind kind, const void *before, const void *after)
{
    const struct settings *settings = saving->store->settings;
    search_describe(settings, kind, after, &saving->text_after);
    if (before) {
        search_describe(settings, kind, before, &saving->text_before);
    }
    saving->references.sort_key = buf_text(&saving->text_after.sort_key);
}

static void write_new(struct saving *saving, enum kind kind, void *after)
{
    struct record *head = after;
    bool stale;
    head->rev = head->id == 0 ? 1 : head->rev;
    describe(saving, kind, NULL, after);
    saving->references.search_id = choose_place(saving, kind, NULL, &stale);
    record_insert(saving->store, kind, after, &saving->references);
    if (search_has(kind)) {
        search_add(saving->store, &saving->queue, saving->references.search_id, head,
                   &saving->text_after);
    }
    history_new(saving, kind, after);
    saving->new_count++;
}

static void write_changed(struct saving *saving, enum kind kind, const void *before, void *after)
{
    const struct record *old = before;
    struct record *head = after;
    bool stale;
    history_write(saving);
    head->id = old->id;
    head->rev = old->rev + 1;
    head->household_id = old->household_id;
    describe(saving, kind, before, after);
    saving->references.search_id = choose_place(saving, kind, before, &stale);
    bool found_anew = !buf_equal(&saving->text_before.sort_key, &saving->text_after.sort_key) ||
                      !record_is_indexed_alike(kind, before, after);
    record_update(saving->store, kind, after, &saving->references, found_anew);
    if (stale) {
        search_add(saving->store, &saving->queue, saving->references.search_id, head,
                   &saving->text_after);
    }
    history_change(saving, kind, before, after);
    saving->changed_count++;
}

static void find_same(struct store *store, int64_t id, struct record_list *people)
{
    struct statement *ids = db_statement(store->db, "SELECT id FROM people WHERE same_as_id = :id");
    bind_id(ids, ":id", id);
    record_list_init(people, KIND_PERSON);
    record_load_all(store, KIND_PERSON, ids, people);
}

// A person that stood for other rows now points to another one itself: they follow, so that
// there is never a chain.
static bool lead_others(struct saving *saving, const struct person *after, struct fault *fault)
{
    struct record_list people;
    struct references kept = saving->references;
    bool done = true;
    find_same(saving->store, after->head.id, &people);
    for (size_t i = 0; done && i < people.count; i++) {
        struct person moved;
        record_init(KIND_PERSON, &moved);
        record_copy(KIND_PERSON, &moved, record_list_at(&people, i));
        xreplace(&moved.same_as, after->same_as);
        done = save_put(saving, KIND_PERSON, record_list_at(&people, i), &moved, fault);
        record_clear(KIND_PERSON, &moved);
    }
    record_list_clear(&people);
    saving->references = kept;
    return done;
}

bool save_resolve(struct saving *saving, enum kind kind, void *after, struct fault *fault)
{
    return record_check(kind, after, saving->store->settings, &fault->field, &fault->err) &&
           resolve_references(saving->store, kind, after, &saving->references, fault);
}

bool save_put_new(struct saving *saving, enum kind kind, void *after, struct fault *fault)
{
    if (!rules_check(saving, kind, NULL, after, fault)) {
        return false;
    }
    write_new(saving, kind, after);
    return true;
}

static bool is_renamed(enum kind kind, const void *before, const void *after)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        if (info->fields[i].type == FIELD_CODE && !field_equal(&info->fields[i], before, after)) {
            return true;
        }
    }
    return false;
}

static bool put_changed(struct saving *saving, enum kind kind, const void *before, void *after,
                        struct fault *fault)
{
    if (record_equal(kind, before, after)) {
        saving->unchanged_count++;
        return true;
    }
    if (!rules_check(saving, kind, before, after, fault)) {
        return false;
    }
    if (kind == KIND_PERSON && saving->references.same_as_id != 0 &&
        !lead_others(saving, after, fault)) {
        return false;
    }
    if (is_renamed(kind, before, after)) {
        codes_forget(saving->store);
    }
    write_changed(saving, kind, before, after);
    return true;
}

bool save_put(struct saving *saving, enum kind kind, const void *before, void *after,
              struct fault *fault)
{
    if (!save_resolve(saving, kind, after, fault)) {
        return false;
    }
    if (before) {
        return put_changed(saving, kind, before, after, fault);
    }
    return rules_check_key(saving, kind, after, fault) && save_put_new(saving, kind, after, fault);
}

bool save_remove(struct saving *saving, enum kind kind, const void *record, struct fault *fault)
{
    const struct record *head = record;
    if (!rules_check_removal(saving->store, kind, record, fault)) {
        return false;
    }
    int64_t place = record_search_id(saving->store, kind, head->id);
    if (place != 0 || search_has(kind)) {
        search_remove(saving->store, &saving->queue, place);
    }
    history_write(saving);
    record_remove(saving->store, kind, head->id);
    history_delete(saving, kind, record);
    codes_forget(saving->store);
    return true;
}
