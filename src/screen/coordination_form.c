// SPDX-License-Identifier: EUPL-1.2
#include "screen/coordination_form.h"

#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "figures/course.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "screen/dossier.h"
#include "screen/record_form.h"
#include "screen/session.h"

enum { CHECK_IN_MONTHS = 6 }; // proposed for a pilot light

// The employer of who coordinates

static bool works_at(const struct involvement *one, const struct coordinator *coordinator,
                     int64_t day)
{
    return one->organisation != NULL && strcmp(one->organisation, coordinator->organisation) == 0 &&
           figures_active(one->from, one->until, day);
}

static void add_helper(struct buf *names, const struct involvement *one)
{
    buf_addf(names, "%s%s", names->len > 0 ? ", " : "", figures_helper_name(one));
}

// Works there in several domains: named once.
static bool is_named(const struct dossier *dossier, const struct coordinator *coordinator,
                     size_t at)
{
    const struct involvement *one = record_list_at(&dossier->involvements, at);
    for (size_t i = 0; i < at; i++) {
        const struct involvement *before = record_list_at(&dossier->involvements, i);
        if (works_at(before, coordinator, dossier->session->day) &&
            strcmp(before->professional, one->professional) == 0) {
            return true;
        }
    }
    return false;
}

static void add_shared_employer(const struct dossier *dossier,
                                const struct coordinator *coordinator, struct buf *out)
{
    const struct involvement *found = NULL;
    struct buf names = {0};
    for (size_t i = 0; i < dossier->involvements.count; i++) {
        const struct involvement *one = record_list_at(&dossier->involvements, i);
        if (works_at(one, coordinator, dossier->session->day) &&
            !is_named(dossier, coordinator, i)) {
            add_helper(&names, one);
            found = one;
        }
    }
    if (found != NULL) {
        bool named = str_is_given(found->organisation_name);
        buf_addf(out, _("%s works for %s, which also helps here: %s"),
                 coordinator->name != NULL ? coordinator->name : coordinator->login,
                 named ? found->organisation_name : found->organisation, buf_text(&names));
    }
    buf_clear(&names);
}

void coordination_add_employer(const struct session *session, const struct dossier *dossier,
                               const char *coordinator, struct buf *out)
{
    static const char marked[] = "login:";
    struct coordinator record;
    struct err err;
    if (coordinator == NULL || coordinator[0] == '\0') {
        return;
    }
    bool is_marked = strncmp(coordinator, marked, strlen(marked)) == 0;
    const char *login = is_marked ? coordinator + strlen(marked) : coordinator;
    record_init(KIND_COORDINATOR, &record);
    bool known = ask_get_code(session->ask, KIND_COORDINATOR, login, &record, &err);
    if (known && str_is_given(record.organisation)) {
        add_shared_employer(dossier, &record, out);
    }
    record_clear(KIND_COORDINATOR, &record);
}

// Beginning

void coordination_end_present(struct request *request, const struct dossier *dossier,
                              const void *record)
{
    const struct coordination *next = record;
    bool sleeps = next->level != NULL && strcmp(next->level, LEVEL_PILOT_LIGHT) == 0;
    for (size_t i = 0; i < dossier->coordination.count; i++) {
        const struct coordination *span = record_list_at(&dossier->coordination, i);
        bool runs = span->from < next->from && (span->until == NONE || span->until >= next->from);
        if (next->from != NONE && runs) {
            struct coordination ended;
            record_init(KIND_COORDINATION, &ended);
            record_copy(KIND_COORDINATION, &ended, span);
            ended.until = next->from - 1;
            if (sleeps && (ended.exit == NULL || ended.exit[0] == '\0')) {
                record_set_text(KIND_COORDINATION, &ended, "exit", LEVEL_PILOT_LIGHT);
            }
            request_add_change(request, KIND_COORDINATION, span, &ended);
            record_clear(KIND_COORDINATION, &ended);
        }
    }
}

// A pilot light wakes by its check-in: a day is proposed.
static void tell_pilot_light(struct screen *form)
{
    const struct settings *settings = session_of(form)->settings;
    char day[DATE_TEXT];
    if (strcmp(record_form_text(form, "level"), LEVEL_PILOT_LIGHT) != 0) {
        return;
    }
    if (record_form_text(form, "expected_until")[0] == '\0') {
        int64_t check_in = date_add_months(settings->today, CHECK_IN_MONTHS);
        record_form_put(form, "expected_until", date_format(check_in, settings->date_style, day));
    }
    screen_tell(form, STYLE_TEXT, "%s",
                _("All reminders sleep but one: on \"Expected until\" you check in."));
}

static void tell_employer(struct screen *form, const struct dossier *dossier)
{
    struct buf words = {0};
    coordination_add_employer(session_of(form), dossier, record_form_text(form, "coordinator"),
                              &words);
    if (words.len > 0) {
        screen_tell(form, STYLE_WARNING, "%s", buf_text(&words));
    }
    buf_clear(&words);
}

static void value_changed(struct screen *form, const struct dossier *dossier, const char *field)
{
    if (strcmp(field, "level") == 0) {
        tell_pilot_light(form);
    } else if (strcmp(field, "coordinator") == 0) {
        tell_employer(form, dossier);
    }
}

void coordination_new(struct screen *parent, struct dossier *dossier, const char *professional)
{
    static const char *const fields[] = {
        "level", "coordinator", "from", "reason", "aim", "instruments", "expected_until", NULL,
    };
    // what its choices come from
    const int64_t needed =
        DOSSIER_PEOPLE | DOSSIER_NETWORK | DOSSIER_COORDINATION | DOSSIER_INVOLVEMENTS;
    struct coordination start;
    struct err err;
    const struct session *session = session_of(parent);
    if (!dossier_need(dossier, needed, &err)) {
        screen_tell_error(parent, &err);
        return;
    }
    bool runs = figures_coordination(&dossier->coordination, session->day) != NULL;
    record_init(KIND_COORDINATION, &start);
    start.from = session->settings->today;
    if (professional != NULL) {
        record_set_text(KIND_COORDINATION, &start, "level", "professional");
        record_set_text(KIND_COORDINATION, &start, "coordinator", professional);
    }
    record_form_open(parent,
                     &(struct record_form){
                         .kind = KIND_COORDINATION,
                         .start = &start,
                         .fields = fields,
                         .title = runs ? _("New coordination; what runs now ends the day before")
                                       : _("New coordination"),
                         .dossier = dossier,
                         .first = coordination_end_present,
                         .changed = value_changed,
                     },
                     NULL);
    record_clear(KIND_COORDINATION, &start);
}

// Ending

void coordination_end(struct screen *parent, const struct dossier *dossier,
                      const struct coordination *span)
{
    static const char *const fields[] = {"until", "exit", NULL};
    struct coordination start;
    record_init(KIND_COORDINATION, &start);
    record_copy(KIND_COORDINATION, &start, span);
    if (start.until == NONE) {
        start.until = session_of(parent)->settings->today;
    }
    record_form_open(parent,
                     &(struct record_form){.kind = KIND_COORDINATION,
                                           .before = span,
                                           .start = &start,
                                           .fields = fields,
                                           .title = _("Last day of the coordination"),
                                           .dossier = dossier},
                     NULL);
    record_clear(KIND_COORDINATION, &start);
}
