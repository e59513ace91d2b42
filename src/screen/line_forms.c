// SPDX-License-Identifier: EUPL-1.2
#include "screen/line_forms.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/lookbacks.h"
#include "protocol/request.h"
#include "screen/lookback_form.h"
#include "ui/dialog.h"

// Changes

static void set_field(enum kind kind, void *record, const struct line_field *value)
{
    const struct field *field = kind_field(kind, value->field);
    if (field_is_text(field)) {
        field_set_text(field, record, str_text(value->word), value->word ? strlen(value->word) : 0);
    } else {
        field_set_number(field, record, value->number);
    }
}

bool line_add_change(struct request *request, enum kind kind, const struct record *head,
                     const struct line_field *old, const struct line_field *wanted)
{
    void *before = xcalloc(1, kind_get(kind)->size);
    void *after = xcalloc(1, kind_get(kind)->size);
    record_init(kind, before);
    record_init(kind, after);
    *(struct record *)before = *(struct record *)after = *head;
    set_field(kind, before, old);
    set_field(kind, after, wanted);
    bool added = request_add_change(request, kind, before, after);
    record_clear(kind, before);
    record_clear(kind, after);
    free(before);
    free(after);
    return added;
}

// Forms

bool line_open_dossier(struct screen *screen, struct dossier *dossier, int64_t household_id,
                       int64_t parts)
{
    struct err err;
    dossier_open(dossier, session_of(screen), household_id);
    if (dossier_need(dossier,
                     parts | DOSSIER_HOUSEHOLD | DOSSIER_PEOPLE | DOSSIER_NETWORK |
                         DOSSIER_COORDINATION | DOSSIER_INVOLVEMENTS,
                     &err)) {
        return true;
    }
    screen_tell_error(screen, &err);
    return false;
}

void line_look_back(struct screen *screen, struct dossier *dossier, const struct record *head,
                    int64_t months, const char *title)
{
    struct lookbacks_due due = {0};
    if (!line_open_dossier(screen, dossier, head->household_id, DOSSIER_LOOKBACKS)) {
        return;
    }
    dossier_lookbacks(dossier, session_of(screen)->day, &due);
    for (size_t i = 0; i < due.count; i++) {
        if (due.items[i].work->head.id == head->id && due.items[i].months == months) {
            lookback_form_open(screen, dossier, &due.items[i], title);
        }
    }
    lookbacks_due_clear(&due);
}

// NOLINTNEXTLINE(readability-function-size): as in the header
void line_open_record(struct screen *screen, struct dossier *dossier, enum kind kind,
                      const struct record *head, struct record_form form, screen_done *done)
{
    struct err err;
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    if (!ask_get(session_of(screen)->ask, kind, head->id, record, &err)) {
        screen_tell_error(screen, &err);
    } else if (line_open_dossier(screen, dossier, head->household_id, 0)) {
        form.kind = kind;
        form.before = record;
        form.dossier = dossier;
        record_form_open(screen, &form, done);
    }
    record_clear(kind, record);
    free(record);
}

// Putting off

static bool check_day(struct screen *parent, const char *text, struct err *err)
{
    int64_t today = session_of(parent)->settings->today, day;
    if (!date_parse_typed(text, today, &day)) {
        return err_set(err, _("\"%s\" is no day; for example 31-5, +14 or monday"), text);
    }
    return day >= today || err_set(err, "%s", _("that day is past"));
}

void line_ask_day(struct screen *screen, screen_done *done)
{
    prompt_open(screen,
                &(struct prompt){.title = _("Postpone"), .label = _("Day"), .check = check_day},
                done);
}

bool line_day(const struct screen *parent, const struct screen *child, int64_t *day)
{
    return date_parse_typed(prompt_text(child), session_of(parent)->settings->today, day);
}
