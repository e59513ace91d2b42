// SPDX-License-Identifier: EUPL-1.2
// What of all that is asked comes into the trail, and when.
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "store/answer.h"
#include "store/db.h"
#include "store/figures_rows.h"
#include "store/history.h"
#include "store/records.h"
#include "store/trail.h"
#include "store/users.h"

// Reading

// What a verb is in the trail. Others are noted when they are refused.
static const struct {
    bool noted;
    enum trail_action action;
} verbs[VERB_COUNT] = {
    [VERB_GET] = {true, TRAIL_OPEN},
    [VERB_OPEN] = {true, TRAIL_OPEN},
    [VERB_HISTORY] = {true, TRAIL_OPEN},
    [VERB_FIGURES] = {true, TRAIL_OPEN},
    [VERB_SAVE] = {true, TRAIL_CHANGE},
    [VERB_UNDO] = {true, TRAIL_UNDO},
    [VERB_IMPORT] = {true, TRAIL_IMPORT},
    [VERB_EXPORT] = {true, TRAIL_EXPORT},
    [VERB_CHECK] = {true, TRAIL_CHECK},
    [VERB_PERMIT] = {true, TRAIL_PERMIT},
    [VERB_BREAK] = {true, TRAIL_BREAK},
    [VERB_HAND_OVER] = {true, TRAIL_HAND_OVER},
    [VERB_BACKUP] = {true, TRAIL_BACKUP},
    [VERB_AUDIT] = {true, TRAIL_AUDIT},
    [VERB_VERIFY] = {true, TRAIL_VERIFY},
    [VERB_REVIEW] = {true, TRAIL_REVIEW},
    [VERB_SIGN] = {true, TRAIL_SIGN},
    [VERB_ERASE] = {true, TRAIL_ERASE},
    [VERB_RETENTION] = {true, TRAIL_RETENTION},
};

// Of a register, of lists, what is one's own, and which weeks were reviewed.
static bool is_no_dossier(const struct request *request)
{
    if (request->verb == VERB_REVIEW) {
        return request->kind == KIND_SIGNED;
    }
    bool by_kind = request->verb == VERB_GET || (request->verb == VERB_HISTORY && request->id);
    enum kind kind = request->kind;
    return by_kind && (kind <= KIND_PROFESSIONAL || kind >= KIND_SAVED_COUNT);
}

bool store_notes(const struct request *request)
{
    return verbs[request->verb].noted && !is_no_dossier(request);
}

static const char *part_of(const struct request *request)
{
    enum kind kind = request->kind == KIND_HOUSEHOLD_ROW ? KIND_HOUSEHOLD : request->kind;
    switch (request->verb) {
    case VERB_GET:
    case VERB_EXPORT: return kind_get(kind)->name;
    case VERB_HISTORY: // printed as a part of all that is known
        return (request->flags & REQUEST_PRINT) != 0 ? kind_get(KIND_HOUSEHOLD)->name
                                                     : kind_get(KIND_HISTORY)->name;
    case VERB_FIGURES: return kind_get(figures_asked(request))->name;
    case VERB_AUDIT: return kind_get(KIND_TRAIL)->name;
    case VERB_RETENTION: return kind_get(kind)->name;
    case VERB_ERASE:
        return kind_get(kind == KIND_INVOLVEMENT ? KIND_INVOLVEMENT : KIND_HOUSEHOLD)->name;
    case VERB_IMPORT:
    case VERB_PERMIT: return kind_get(request->rows.kind)->name;
    default: return NULL;
    }
}

// The number of a household that exists, else 0: numbers that were only tried could be those of others
// later.
static int64_t existing(struct store *store, int64_t household_id)
{
    int64_t own;
    return household_id != 0 && record_household(store, KIND_HOUSEHOLD, household_id, &own)
               ? household_id
               : 0;
}

// The same of the record that is asked for; of the households of a coordinator that one's.
static int64_t existing_record(struct store *store, const struct request *request)
{
    bool cases = request->verb == VERB_FIGURES && request->kind == KIND_CASE;
    bool record = request->verb == VERB_GET || request->verb == VERB_HISTORY;
    enum kind kind = cases                                 ? KIND_COORDINATOR
                     : request->kind == KIND_HOUSEHOLD_ROW ? KIND_HOUSEHOLD
                                                           : request->kind;
    int64_t id = cases                               ? request->id
                 : record && kind < KIND_SAVED_COUNT ? record_asked(store, request, kind)
                                                     : 0;
    int64_t household_id;
    return id != 0 && record_household(store, kind, id, &household_id) ? id : 0;
}

static struct trail_note note_of(struct store *store, const struct request *request)
{
    bool print = (request->flags & REQUEST_PRINT) != 0 && request->verb != VERB_EXPORT &&
                 !verb_writes(request->verb);
    return (struct trail_note){
        .action = print                        ? TRAIL_PRINT
                  : verbs[request->verb].noted ? verbs[request->verb].action
                                               : TRAIL_REFUSE,
        .session = request->session,
        .household_id = existing(store, rights_household(store, request)),
        .kind = part_of(request),
        .record_id = existing_record(store, request),
    };
}

// Whether it belongs to what is noted already: a household that is still open, or (*further*) the next page
// of something that was begun.
static bool is_same(struct store *store, const struct trail_note *note, bool further)
{
    bool open = note->action == TRAIL_OPEN && note->household_id != 0;
    if (!open && !further) {
        return false;
    }
    struct statement *row = db_statement(
        store->db,
        "SELECT 1 FROM trail INDEXED BY trail_by_user WHERE user_id = :user AND "
        "at > :since AND at <= :now AND action = :action AND result = 'done' AND "
        "household_id = :household AND (:open OR (kind = :kind AND session = :session)) AND "
        "(ground = 'glass') = :glass LIMIT 1");
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":since", history_now(store) - TRAIL_SAME_OPEN);
    bind_number(row, ":now", history_now(store)); // the clock may have been put back since
    bind_text(row, ":action", trail_action_name(note->action));
    bind_number(row, ":household", note->household_id);
    bind_number(row, ":open", open);
    bind_text(row, ":kind", note->kind);
    bind_number(row, ":session", note->session);
    bind_number(row, ":glass",
                note->household_id != 0 &&
                    sight_relation(store, note->household_id) == RELATION_GLASS);
    return statement_value(row, 0) != 0;
}

// Who works down the inbox or the silence has it read anew after each line.
static bool is_further(const struct request *request)
{
    bool inbox = request->kind == KIND_INBOX || request->kind == KIND_SILENCE;
    return (inbox && request->verb == VERB_FIGURES) || request_after(request)[0] != '\0';
}

static bool add_alone(struct store *store, const struct trail_note *note)
{
    return db_begin_write(store->db) && db_end(store->db, trail_add(store, note));
}

bool trail_before(struct store *store, const struct request *request)
{
    bool print = (request->flags & REQUEST_PRINT) != 0 && !verb_writes(request->verb);
    // Who may only read the file can copy it as well.
    if (store->by_uid || (!print && request->verb != VERB_EXPORT) || db_is_read_only(store->db)) {
        return true;
    }
    struct trail_note note = note_of(store, request);
    return is_same(store, &note, is_further(request)) || add_alone(store, &note);
}

static enum trail_result result_of(const struct reply *reply)
{
    return reply->status == STATUS_NOT_FOUND ? TRAIL_NOT_FOUND
           : reply->status == STATUS_INVALID ? TRAIL_INVALID
                                             : TRAIL_REFUSED;
}

static bool note_refusal(struct store *store, const struct request *request,
                         const struct reply *reply)
{
    struct trail_note note = note_of(store, request);
    note.result = result_of(reply);
    note.household_id = existing(store, store->refusal.household_id);
    return add_alone(store, &note);
}

// A save that met another one shows the record as it stands, which is an opening of its household.
static void note_shown(struct store *store, const struct change *change, int64_t session)
{
    struct trail_note note = {
        .action = TRAIL_OPEN,
        .session = session,
        .kind = kind_get(change->kind)->name,
        .record_id = change->id,
    };
    record_household(store, change->kind, change->id, &note.household_id);
    if (note.household_id != 0 && !is_same(store, &note, false)) {
        add_alone(store, &note);
    }
}

// An import that changed nothing tells all the same which codes are in use.
static bool note_trial(struct store *store, const struct request *request,
                       const struct reply *reply)
{
    struct trail_note note = note_of(store, request);
    bool tried = (request->flags & REQUEST_DRY_RUN) != 0 || reply->rejected_count == 0;
    note.result = tried && reply->status == STATUS_DONE ? TRAIL_DONE : TRAIL_INVALID;
    return add_alone(store, &note);
}

void trail_after(struct store *store, const struct request *request, const struct reply *reply)
{
    bool shown = reply->status == STATUS_CONFLICT && reply->rows.count > 0;
    if (!store->by_uid || !verb_writes(request->verb) || db_failed(store->db)) {
        return;
    }
    if (shown) {
        note_shown(store, &request->changes[reply->change], request->session);
    } else if (store->refusal.told && reply->status != STATUS_DONE) {
        note_refusal(store, request, reply);
    } else if (request->verb == VERB_IMPORT && reply->step == 0) {
        note_trial(store, request, reply);
    }
}

static void begin(struct store *store, const struct request *request)
{
    text_set_language(request->language);
    db_forget(store->db);
    store->verb = request->verb;
}

bool store_must_note(struct store *store, const struct request *request)
{
    struct reply scratch;
    if (request->verb == VERB_CHANGES) { // asked every second, and by everybody
        return false;
    }
    begin(store, request);
    reply_init(&scratch);
    bool must = !rights_judge(store, request, &scratch);
    if (!must && store_notes(request)) {
        db_begin_read(store->db);
        struct trail_note note = note_of(store, request);
        must = !is_same(store, &note, is_further(request));
        db_end(store->db, false);
    }
    reply_clear(&scratch);
    return must || db_failed(store->db);
}

static bool note_read(struct store *store, const struct request *request, struct reply *reply)
{
    if (!rights_judge(store, request, reply)) {
        return db_failed(store->db) || note_refusal(store, request, reply);
    }
    if (!store_notes(request)) { // the right to it was given meanwhile
        return true;
    }
    struct trail_note note = note_of(store, request);
    return add_alone(store, &note);
}

bool store_note(struct store *store, const struct request *request, struct reply *reply)
{
    begin(store, request);
    reply->status = STATUS_DONE;
    if (!note_read(store, request, reply) || db_failed(store->db)) {
        reply_set_error(store, reply);
        db_forget(store->db);
    }
    reply->number = request->number;
    return reply->status == STATUS_DONE;
}

// Writing

// What of a household a step touches.
struct touched {
    int64_t household_id;
    char *kind; // "": several
    int64_t record_id, records;
};

struct all_touched {
    struct touched *items;
    size_t count, capacity;
};

static struct touched *touch(struct all_touched *all, int64_t household_id, const char *kind)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].household_id == household_id) {
            return &all->items[i];
        }
    }
    struct touched *added = ARRAY_PUSH(all->items, all->count, all->capacity);
    *added = (struct touched){.household_id = household_id, .kind = xstrdup(kind)};
    return added;
}

// The lines of one record follow one another.
static void add_line(struct all_touched *all, const struct statement *row, int64_t *last_id)
{
    const char *kind = column_text(row, 1, NULL);
    int64_t record_id = column_number(row, 2);
    struct touched *touched = touch(all, column_number(row, 0), kind);
    bool same = strcmp(touched->kind, kind) == 0;
    if (touched->records > 0 && same && record_id == *last_id) {
        return;
    }
    if (!same) {
        touched->kind[0] = '\0';
    }
    touched->record_id = touched->records == 0 ? record_id : 0;
    touched->records++;
    *last_id = record_id;
}

static void read_step(struct store *store, int64_t step, struct all_touched *all)
{
    int64_t last_id = 0;
    struct statement *row =
        db_statement(store->db, "SELECT h.household_id, h.kind, h.record_id FROM steps AS s JOIN "
                                "history AS h ON h.id BETWEEN s.first_line AND s.last_line WHERE "
                                "s.id = :step ORDER BY h.id");
    bind_number(row, ":step", step);
    while (statement_step(row)) {
        add_line(all, row, &last_id);
    }
}

// An entry for each household.
static bool add_step(struct store *store, struct trail_note *note)
{
    struct all_touched all = {0};
    read_step(store, note->step_id, &all);
    for (size_t i = 0; i < all.count && !db_failed(store->db); i++) {
        const struct touched *touched = &all.items[i];
        note->household_id = touched->household_id;
        note->kind = touched->kind;
        note->record_id = touched->record_id;
        note->count = touched->records;
        trail_add(store, note);
    }
    for (size_t i = 0; i < all.count; i++) {
        free(all.items[i].kind);
    }
    free(all.items);
    return !db_failed(store->db);
}

static bool add_write(struct store *store, const struct request *request, const struct reply *reply)
{
    struct trail_note note = {
        .action = verbs[request->verb].action,
        .session = request->session,
        .kind = part_of(request),
        .step_id = reply->step,
    };
    switch (request->verb) {
    case VERB_IMPORT: note.count = reply->new_count + reply->changed_count; break;
    case VERB_PERMIT:
        note.household_id = request->rows.kind == KIND_RESTRICTED ? reply->id : 0;
        note.record_id = reply->id;
        break;
    case VERB_SIGN: note.record_id = reply->id; break;
    case VERB_BREAK:
        note.household_id = request->household_id;
        note.kind = kind_get(KIND_GLASS)->name;
        note.record_id = reply->id;
        note.words = request->text;
        break;
    case VERB_ERASE: // count 0: asked for, with words that go with the household
        note.household_id = request->household_id;
        note.count = reply->changed_count;
        note.words = reply->changed_count == 0 ? request->text : NULL;
        note.step_id = 0; // there is none that could be taken back
        break;
    default: return note.step_id == 0 || add_step(store, &note); // no step: a draft has ended
    }
    return trail_add(store, &note);
}

bool trail_end(struct store *store, const struct request *request, const struct reply *reply,
               bool keep)
{
    if (keep && !db_failed(store->db)) {
        keep = add_write(store, request, reply);
    }
    return db_end(store->db, keep);
}

// What a service knows by itself

enum { DAY = 86400 };

// A client whose line was lost goes on with the session that it had.
static bool has_begun(struct store *store, int64_t session)
{
    struct statement *row =
        db_statement(store->db, "SELECT 1 FROM trail INDEXED BY trail_by_user WHERE "
                                "user_id = :user AND at > :since AND at <= :now AND "
                                "action = 'login' AND result = 'done' AND session = :session "
                                "LIMIT 1");
    bind_number(row, ":user", store->user.head.id);
    bind_number(row, ":since", history_now(store) - DAY);
    bind_number(row, ":now", history_now(store));
    bind_number(row, ":session", session);
    return statement_value(row, 0) != 0;
}

bool trail_add_event(struct store *store, const struct store_event *event)
{
    struct trail_note note = {
        .action = event->action,
        .result = event->result,
        .session = event->session,
        .count = event->count,
        .words = event->words,
    };
    if (!db_begin_write(store->db)) {
        return false;
    }
    note.household_id = existing(store, event->household_id);
    if (event->household_id != 0 && note.household_id == 0) {
        note.words = NULL; // it was erased while the search went on
    }
    if (note.action == TRAIL_LOGIN && note.result == TRAIL_DONE) {
        note.count = has_begun(store, note.session);
    }
    return db_end(store->db, trail_add(store, &note));
}

bool store_admits(struct store *store, struct reply *reply)
{
    db_forget(store->db);
    sight_begin(store);
    db_begin_read(store->db);
    bool known = user_load(store, reply);
    if (!db_end(store->db, false)) {
        reply_set_error(store, reply);
        db_forget(store->db);
        return false;
    }
    return known;
}

void answer_begin(struct store *store, const struct request *request, struct reply *reply)
{
    // A service notes it before it comes here; without one nobody logs in.
    (void)store;
    (void)request;
    (void)reply;
}
