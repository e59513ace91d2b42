// SPDX-License-Identifier: EUPL-1.2
#include "store/search_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/fold.h"
#include "base/str.h"
#include "model/records.h"

// A place is kind (3 bits), packed beginning of the sort key (42 bits), sequence (18 bits: the
// order of the whole sort keys within the group).
enum { KIND_SHIFT = 60, KEY_SHIFT = 18 };

static const struct {
    enum kind kind;
    const char *name;
} orders[SEARCH_ORDER_COUNT] = {
    [SEARCH_HOUSEHOLD] = {KIND_HOUSEHOLD, "household"},
    [SEARCH_PERSON] = {KIND_PERSON, "person"},
    [SEARCH_NETWORK] = {KIND_NETWORK, "network"},
    [SEARCH_PROFESSIONAL] = {KIND_PROFESSIONAL, "professional"},
    [SEARCH_ORGANISATION] = {KIND_ORGANISATION, "organisation"},
};

static int order_of_kind(enum kind kind)
{
    for (int i = 0; i < SEARCH_ORDER_COUNT; i++) {
        if (orders[i].kind == kind) {
            return i;
        }
    }
    return -1;
}

bool search_has(enum kind kind)
{
    return order_of_kind(kind) >= 0;
}

const char *search_kind_name(enum search_order order)
{
    return orders[order].name;
}

enum kind search_kind(enum search_order order)
{
    return orders[order].kind;
}

enum search_order search_order_of(int64_t search_id)
{
    return (enum search_order)(search_id >> KIND_SHIFT);
}

void search_limit(enum kind kind, int64_t *start, int64_t *end)
{
    int order = order_of_kind(kind);
    *start = order < 0 ? 0 : (int64_t)order << KIND_SHIFT;
    *end = order < 0 ? INT64_MAX : (int64_t)(order + 1) << KIND_SHIFT;
}

void search_text_clear(struct search_text *text)
{
    buf_clear(&text->own);
    buf_clear(&text->other);
    buf_clear(&text->sort_key);
}

static void add_words(struct buf *out, const char *text)
{
    if (str_is_given(text)) {
        size_t before = out->len;
        if (before > 0) {
            buf_add_char(out, ' ');
        }
        fold_words(out, text);
        if (before > 0 && out->len == before + 1) {
            out->len = before; // only punctuation
            out->data[before] = '\0';
        }
    }
}

static void add_word(struct buf *out, const char *word, size_t len)
{
    if (out->len > 0) {
        buf_add_char(out, ' ');
    }
    buf_add(out, word, len);
}

// One number in full and by its endings.
static void add_phone(struct buf *out, const char *number)
{
    struct buf digits = {0};
    fold_phone(&digits, number);
    for (size_t i = 0; i < digits.len && (i == 0 || digits.len - i >= PHONE_ENDING); i++) {
        add_word(out, digits.data + i, digits.len - i);
    }
    buf_clear(&digits);
}

// A field may hold several numbers, parted by anything that stands in no number.
static void add_phones(struct buf *out, const char *text)
{
    static const char in_number[] = "0123456789 +-().";
    for (const char *at = str_text(text); *at != '\0';) {
        size_t len = strspn(at, in_number);
        if (len > 0) {
            struct buf number = {0};
            buf_add(&number, at, len);
            add_phone(out, number.data);
            buf_clear(&number);
        }
        at += len;
        at += strcspn(at, in_number);
    }
}

static void add_postcode(struct buf *out, const char *postcode)
{
    struct buf words = {0};
    fold_words(&words, str_text(postcode));
    if (words.len > 0) {
        size_t start = out->len + (out->len > 0);
        add_word(out, words.data, words.len);
        size_t to = start;
        for (size_t i = start; i < out->len; i++) {
            if (out->data[i] != ' ') {
                out->data[to++] = out->data[i];
            }
        }
        out->len = to;
        out->data[to] = '\0';
    }
    buf_clear(&words);
}

static void add_sort_key(struct buf *out, const struct settings *settings, const char *name)
{
    fold_sort_key(out, str_text(name), (const char *const *)settings->prefixes);
}

static void describe_household(const struct household *household, struct search_text *text,
                               const struct settings *settings)
{
    add_sort_key(&text->sort_key, settings, household->name);
    add_words(&text->own, household->household);
    add_words(&text->own, household->name);
    add_words(&text->other, household->street);
    add_words(&text->other, household->house_number);
    add_postcode(&text->other, household->postcode);
    add_words(&text->other, household->district);
    add_phones(&text->other, household->phone);
}

// Names of people sort by family name, then given name, then prefix.
static void describe_name(struct search_text *text, const char *given_name, const char *prefix,
                          const char *family_name)
{
    add_words(&text->sort_key, family_name);
    add_words(&text->sort_key, given_name);
    add_words(&text->sort_key, prefix);
    add_words(&text->own, given_name);
    add_words(&text->own, prefix);
    add_words(&text->own, family_name);
}

static void describe_person(const struct person *person, struct search_text *text)
{
    describe_name(text, person->given_name, person->prefix, person->family_name);
    add_phones(&text->other, person->phone);
}

static void describe_network(const struct network_member *member, struct search_text *text,
                             const struct settings *settings)
{
    add_sort_key(&text->sort_key, settings, member->name);
    add_words(&text->own, member->name);
    add_words(&text->other, member->relation);
    add_phones(&text->other, member->phone);
}

static void describe_professional(const struct professional *professional, struct search_text *text)
{
    describe_name(text, professional->given_name, professional->prefix, professional->family_name);
    add_words(&text->own, professional->professional);
    add_words(&text->other, professional->function);
    add_phones(&text->other, professional->phone);
    add_words(&text->other, professional->email);
}

static void describe_organisation(const struct organisation *organisation, struct search_text *text,
                                  const struct settings *settings)
{
    add_sort_key(&text->sort_key, settings, organisation->name);
    add_words(&text->own, organisation->organisation);
    add_words(&text->own, organisation->name);
    add_words(&text->other, organisation->sector);
    add_phones(&text->other, organisation->phone);
}

void search_describe(const struct settings *settings, enum kind kind, const void *record,
                     struct search_text *text)
{
    buf_reset(&text->own);
    buf_reset(&text->other);
    buf_reset(&text->sort_key);
    switch (kind) {
    case KIND_HOUSEHOLD: describe_household(record, text, settings); break;
    case KIND_PERSON: describe_person(record, text); break;
    case KIND_NETWORK: describe_network(record, text, settings); break;
    case KIND_PROFESSIONAL: describe_professional(record, text); break;
    case KIND_ORGANISATION: describe_organisation(record, text, settings); break;
    case KIND_COORDINATOR:
        add_sort_key(&text->sort_key, settings, ((const struct coordinator *)record)->name);
        break;
    default: break;
    }
}

// The group of places of all records of a kind whose sort keys begin alike.
static int64_t first_place(enum kind kind, const char *sort_key)
{
    return (int64_t)order_of_kind(kind) << KIND_SHIFT | (int64_t)(fold_pack(sort_key) << KEY_SHIFT);
}

// Behind or before all others a record takes this part of the room.
enum { END_PART = 16 };

// The places between which a record with this sort key belongs; 0: no neighbour on that side.
struct neighbours {
    int64_t before;
    int64_t after;
    bool same; // the one before has the same sort key
};

static struct neighbours find_neighbours(struct store *store, int64_t group, const char *sort_key)
{
    struct neighbours neighbours = {0};
    struct statement *before = db_statement(
        store->db, "SELECT id, sort_key = :key FROM search_docs WHERE id >> 18 = :group AND "
                   "sort_key <= :key ORDER BY sort_key DESC, id DESC LIMIT 1");
    bind_number(before, ":group", group);
    bind_text(before, ":key", sort_key);
    if (statement_step(before)) {
        neighbours.before = column_number(before, 0);
        neighbours.same = column_number(before, 1) == 1;
        statement_end(before);
    }
    struct statement *after = db_statement(
        store->db, "SELECT id FROM search_docs WHERE id >> 18 = :group AND sort_key > :key "
                   "ORDER BY sort_key, id LIMIT 1");
    bind_number(after, ":group", group);
    bind_text(after, ":key", sort_key);
    neighbours.after = statement_value(after, 0);
    return neighbours;
}

// A free place between the neighbours; -1 when there is no room.
static int64_t place_between(const struct neighbours *neighbours, int64_t group)
{
    const int64_t size = 1LL << KEY_SHIFT;
    int64_t first = group << KEY_SHIFT;
    int64_t below = neighbours->before != 0 ? neighbours->before : first;
    int64_t above = neighbours->after != 0 ? neighbours->after : first + size;
    int64_t half = (above - below) / 2;
    if (half < 1) {
        return -1;
    }
    if (neighbours->same) {
        return below + 1;
    }
    if (neighbours->before == 0 && neighbours->after == 0) {
        return first + size / 4;
    }
    int64_t step = (above - below) / END_PART > 0 ? (above - below) / END_PART : 1;
    if (neighbours->after == 0) {
        return below + step;
    }
    return neighbours->before == 0 ? above - step : below + half;
}

static bool is_free(struct store *store, int64_t place)
{
    struct statement *row = db_statement(store->db, "SELECT 1 FROM search_docs WHERE id = :id");
    bind_number(row, ":id", place);
    return statement_value(row, 0) == 0;
}

// Behind all others of its group, or of the next group with room: in a very large group the
// order of names is kept as far as there is room.
static int64_t place_behind(struct store *store, int64_t group)
{
    const int64_t size = 1LL << KEY_SHIFT;
    for (int64_t first = group << KEY_SHIFT;; first += size) {
        struct statement *row = db_statement(
            store->db, "SELECT max(id) FROM search_docs WHERE id BETWEEN :first AND :last");
        bind_number(row, ":first", first);
        bind_number(row, ":last", first + size - 1);
        // None: NULL, which is less than every place.
        int64_t highest = statement_value(row, 0);
        if (highest < first + size - 1) {
            return highest < first ? first : highest + 1;
        }
    }
}

int64_t search_place(struct store *store, enum kind kind, const char *sort_key)
{
    int64_t group = first_place(kind, sort_key) >> KEY_SHIFT;
    struct neighbours neighbours = find_neighbours(store, group, sort_key);
    int64_t place = place_between(&neighbours, group);
    return place >= 0 && is_free(store, place) ? place : place_behind(store, group);
}

bool search_fits(struct store *store, int64_t search_id, const char *sort_key)
{
    struct statement *row =
        db_statement(store->db, "SELECT 1 FROM search_docs WHERE id = :id AND sort_key = :key");
    bind_number(row, ":id", search_id);
    bind_text(row, ":key", sort_key);
    return statement_value(row, 0) != 0;
}

static void add_entry_words(struct buf *out, char letter, const char *words)
{
    for (const char *at = words; *at != '\0';) {
        size_t len = strcspn(at, " ");
        buf_add_char(out, letter);
        buf_add(out, at, len);
        buf_add_char(out, ' ');
        at += len;
        at += strspn(at, " ");
    }
}

void search_entry(struct buf *out, const char *own, const char *other)
{
    add_entry_words(out, 'n', own);
    add_entry_words(out, 'a', own);
    add_entry_words(out, 'a', other);
}

struct search_waiting {
    int64_t id;
    size_t order; // of being asked, among those with the same place
    size_t start; // of the words
    bool remove;
};

enum { QUEUE_BYTES = 16 * 1024 * 1024 }; // more is written before the end

void search_queue_clear(struct search_queue *queue)
{
    free(queue->waiting);
    buf_clear(&queue->words);
    *queue = (struct search_queue){0};
}

static int compare_waiting(const void *a, const void *b)
{
    const struct search_waiting *first = a;
    const struct search_waiting *second = b;
    if (first->id != second->id) {
        return first->id < second->id ? -1 : 1;
    }
    return first->order < second->order ? -1 : 1;
}

static void write_waiting(struct store *store, const struct search_waiting *waiting,
                          const char *words)
{
    struct statement *index = db_statement(
        store->db, waiting->remove
                       ? "INSERT INTO search_index (search_index, rowid, words) "
                         "VALUES ('delete', :id, :words)"
                       : "INSERT INTO search_index (rowid, words) VALUES (:id, :words)");
    bind_number(index, ":id", waiting->id);
    bind_text(index, ":words", words);
    statement_run(index);
}

void search_write(struct store *store, struct search_queue *queue)
{
    if (queue->count > 1) {
        qsort(queue->waiting, queue->count, sizeof(*queue->waiting), compare_waiting);
    }
    for (size_t i = 0; i < queue->count; i++) {
        write_waiting(store, &queue->waiting[i], queue->words.data + queue->waiting[i].start);
    }
    queue->count = 0;
    buf_reset(&queue->words);
}

static void let_wait(struct store *store, struct search_queue *queue,
                     const struct search_waiting *entry, const char *texts[2])
{
    struct search_waiting *waiting = ARRAY_PUSH(queue->waiting, queue->count, queue->capacity);
    *waiting = *entry;
    waiting->order = queue->count;
    waiting->start = queue->words.len;
    search_entry(&queue->words, texts[0], texts[1]);
    buf_add_char(&queue->words, '\0');
    if (queue->words.len > QUEUE_BYTES) {
        search_write(store, queue);
    }
}

void search_add(struct store *store, struct search_queue *queue, int64_t search_id,
                const struct record *head, const struct search_text *text)
{
    const char *texts[2] = {buf_text(&text->own), buf_text(&text->other)};
    struct statement *doc = db_statement(
        store->db, "INSERT INTO search_docs (id, record_id, household_id, sort_key, own, other) "
                   "VALUES (:id, :record_id, :household_id, :sort_key, :own, :other)");
    bind_number(doc, ":id", search_id);
    bind_number(doc, ":record_id", head->id);
    bind_number(doc, ":household_id", head->household_id);
    bind_text(doc, ":sort_key", buf_text(&text->sort_key));
    bind_text(doc, ":own", texts[0]);
    bind_text(doc, ":other", texts[1]);
    statement_run(doc);
    let_wait(store, queue, &(struct search_waiting){.id = search_id}, texts);
}

// The index keeps no texts of its own: it has to be told what stood there.
void search_remove(struct store *store, struct search_queue *queue, int64_t search_id)
{
    struct statement *doc =
        db_statement(store->db, "SELECT own, other FROM search_docs WHERE id = :id");
    bind_number(doc, ":id", search_id);
    if (statement_step(doc)) {
        const char *texts[2] = {column_text(doc, 0, NULL), column_text(doc, 1, NULL)};
        let_wait(store, queue, &(struct search_waiting){.id = search_id, .remove = true}, texts);
        statement_end(doc);
    }
    struct statement *remove = db_statement(store->db, "DELETE FROM search_docs WHERE id = :id");
    bind_number(remove, ":id", search_id);
    statement_run(remove);
}
