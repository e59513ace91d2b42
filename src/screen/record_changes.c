// SPDX-License-Identifier: EUPL-1.2
#include "screen/record_changes.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "model/records.h"
#include "screen/session.h"

void record_changes_get(const struct session *session, enum kind kind, const struct record *head,
                        struct record_list *changes)
{
    struct request request;
    struct err err;
    request_init(&request, VERB_HISTORY);
    request.kind = kind;
    request.id = head->id;
    request.household_id = head->household_id;
    if (!ask_list(session->ask, &request, changes, &err)) {
        record_list_clear(changes);
    }
    request_clear(&request);
}

// A new record has one line without a field for all of them.
static bool is_about(const struct history *line, const struct field *field)
{
    const char *name = str_text(line->field);
    return name[0] == '\0' || strcmp(name, field->name) == 0;
}

void record_changes_tell(const struct record_list *changes, const struct settings *settings,
                         const struct field *field, struct buf *out)
{
    for (size_t i = 0; changes->kind == KIND_HISTORY && i < changes->count; i++) {
        const struct history *line = record_list_at(changes, i);
        if (is_about(line, field)) {
            char when[DATE_STAMP_TEXT];
            date_format_stamp(line->at, settings->date_style, when);
            buf_addf(out, "%s, %s", line->login != NULL ? line->login : "?", when);
            return;
        }
    }
    buf_add_text(out, _("Somebody else"));
}
