// SPDX-License-Identifier: EUPL-1.2
#include "screen/draft.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "screen/session.h"

void draft_init(struct draft_state *self, struct session *session, enum kind kind,
                const struct record *head, const char *title)
{
    *self = (struct draft_state){.session = session};
    record_init(KIND_DRAFT, &self->draft);
    self->draft.head.household_id = kind == KIND_HOUSEHOLD ? head->id : head->household_id;
    self->draft.record_id = head->id;
    self->draft.record_rev = head->rev;
    record_set_text(KIND_DRAFT, &self->draft, "kind", kind_get(kind)->name);
    record_set_text(KIND_DRAFT, &self->draft, "title", title);
}

void draft_clear(struct draft_state *self)
{
    record_clear(KIND_DRAFT, &self->draft);
}

void draft_adopt(struct draft_state *self, const struct draft *draft)
{
    record_copy(KIND_DRAFT, &self->draft, draft);
}

static void note_kept(struct draft_state *self, int64_t id)
{
    struct record *head = &self->draft.head;
    head->rev = head->id == id ? head->rev + 1 : 1;
    head->id = id;
    self->told = false;
}

static void tell_once(struct draft_state *self, struct screen *screen, const struct reply *reply)
{
    if (!self->told && reply->status != STATUS_BUSY) {
        self->told = true;
        screen_tell(screen, STYLE_WARNING, _("What you type is not kept as a draft. %s"),
                    str_text(reply->message));
    }
}

static bool send(struct draft_state *self, struct screen *screen, bool last)
{
    struct request request;
    struct reply reply;
    request_init(&request, VERB_KEEP);
    reply_init(&reply);
    request.flags = last ? 0 : REQUEST_BRIEFLY;
    request.number = self->doubtful;
    request_set_row(&request, KIND_DRAFT, &self->draft);
    bool kept = ask(self->session->ask, &request, &reply);
    self->doubtful = kept ? 0 : request.number;
    if (kept) {
        note_kept(self, reply.id);
    } else {
        tell_once(self, screen, &reply);
    }
    request_clear(&request);
    reply_clear(&reply);
    return kept;
}

bool draft_keep(struct draft_state *self, struct screen *screen, const struct buf *values,
                int64_t record_rev, bool last)
{
    struct draft *draft = &self->draft;
    bool known = draft->values != NULL && strcmp(draft->values, buf_text(values)) == 0;
    if (values->len == 0) {
        draft_drop(self);
        return true;
    }
    if (known && draft->head.id != 0) {
        return true;
    }
    record_set_text(KIND_DRAFT, draft, "values", buf_text(values));
    draft->record_rev = record_rev;
    bool kept = send(self, screen, last);
    if (!kept) {
        record_set_text(KIND_DRAFT, draft, "values", ""); // so that the next time is no repetition
    }
    return kept;
}

// Its id and revision name it; what was typed need not travel once more.
static void put_name(const struct draft_state *self, struct request *request)
{
    struct draft name;
    record_init(KIND_DRAFT, &name);
    name.head = self->draft.head;
    request_set_row(request, KIND_DRAFT, &name);
    record_clear(KIND_DRAFT, &name);
}

void draft_drop(struct draft_state *self)
{
    struct request request;
    struct reply reply;
    if (self->draft.head.id == 0) {
        return;
    }
    request_init(&request, VERB_DROP);
    reply_init(&reply);
    put_name(self, &request);
    ask(self->session->ask, &request, &reply); // what was written further elsewhere stays
    draft_ended(self);
    request_clear(&request);
    reply_clear(&reply);
}

void draft_attach(const struct draft_state *self, struct request *save)
{
    if (self->draft.head.id != 0) {
        put_name(self, save);
    }
}

void draft_ended(struct draft_state *self)
{
    self->draft.head.id = 0;
    self->draft.head.rev = 0;
}
