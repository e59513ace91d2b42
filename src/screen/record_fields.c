// SPDX-License-Identifier: EUPL-1.2
#include "screen/record_fields.h"

#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "model/settings.h"

static const char *const organisation_fields[] = {
    "name", "sector", "phone", "email", "organisation", NULL,
};

static const char *const coordinator_fields[] = {
    "name",
    "organisation",
    "team",
    "role",
    "fte",
    "login",
    ("#" N_("Pool of family managers")),
    "approved_on",
    "methods",
    "funding",
    "mentor",
    ("#" N_("In service")),
    "from",
    "until",
    NULL,
};

static const char *const professional_fields[] = {
    "given_name", "prefix", "family_name",  "function", "organisation",
    "phone",      "email",  "professional", NULL,
};

// A new household is known by its code and name before there are words to write down.
static const char *const household_fields[] = {
    "household",
    "name",
    ("#" N_("In the family's own words")),
    "question",
    "wanted",
    "strengths",
    "worries",
    ("#" N_("For who comes there")),
    "safety_note",
    "language",
    ("#" N_("Address")),
    "street",
    "house_number",
    "postcode",
    "city",
    "district",
    "phone",
    "email",
    ("#" N_("Coordination")),
    "weight",
    "self_coordination",
    "self_coordination_on",
    NULL,
};

static const char *const person_fields[] = {
    "given_name", "prefix", "family_name", "birth_date", "role",
    "authority",  "phone",  "email",       "notes",      ("#" N_("Belongs to the household")),
    "from",       "until",  "same_as",     NULL,
};

static const char *const network_fields[] = {"name", "relation", "phone", "offers", NULL};

static const char *const coordination_fields[] = {
    "level",
    "coordinator",
    "from",
    "reason",
    "aim",
    "instruments",
    "expected_until",
    ("#" N_("When it ends")),
    "until",
    "exit",
    NULL,
};

static const char *const involvement_fields[] = {
    "professional",
    "persons",
    "domain",
    "purpose",
    "dimension",
    ("#" N_("When and how much")),
    "from",
    "hours_per_week",
    "visits_per_week",
    "weekdays",
    "place",
    ("#" N_("In the family's eyes")),
    "known",
    "for_whom_clear",
    "purpose_clear",
    "helps",
    "trusted",
    "family_mark",
    ("#" N_("In the coordinator's eyes")),
    "coordinator_mark",
    ("#" N_("Who pays")),
    "law",
    "hourly_tariff",
    "yearly_amount",
    ("#" N_("When it ends")),
    "until",
    "end_reason",
    NULL,
};

static const char *const referral_fields[] = {
    "direction",
    "date",
    "by_name",
    "by_role",
    "organisation",
    "reason",
    ("#" N_("Discussed with the family")),
    "discussed_on",
    "answer",
    ("#" N_("State")),
    "state",
    "state_on",
    "state_reason",
    NULL,
};

static const char *const plan_fields[] = {"going_well", "first_things", "from", "until", NULL};

static const char *const goal_fields[] = {
    "text",
    "person",
    "domain",
    "dimension",
    "set_on",
    "target_date",
    ("#" N_("What came of it")),
    "outcome",
    "outcome_date",
    NULL,
};

static const char *const action_fields[] = {"text",   "who",     "due", "goal",
                                            "set_on", "done_on", NULL};

static const char *const plan_version_fields[] = {"agreed_on", "agreed_with", "text", NULL};

static const char *const deviation_fields[] = {"rule", "reason", "agreed_by",
                                               "from", "until",  NULL};

static const char *const meeting_fields[] = {
    "date",
    "state",
    "place",
    "invited",
    "family_invited",
    "agenda",
    ("#" N_("Afterwards")),
    "family_present",
    "present",
    "minutes",
    NULL,
};

static const char *const contribution_fields[] = {
    "professional", "needed", "who_else",  ("#" N_("Decided at the table")),
    "decision",     "reason", "agreed_by", NULL,
};

static const char *const agreement_fields[] = {"text", "who", "due", "kept", "date", NULL};

static const char *const note_fields[] = {
    "kind",         "with",   "text",      "date", "place", "minutes_coordination",
    "minutes_care", "shared", "remind_on", NULL,
};

static const char *const lookback_fields[] = {
    "result", "note",   "answered_on", ("#" N_("What was stopped")), "professional", "domain",
    "until",  "months", NULL,
};

static const char *const proposal_fields[] = {
    "name", "remark", "made_on", ("#" N_("What came of it")), "state", "state_on", NULL,
};

static const char *const proposal_change_fields[] = {
    "professional", "change", "hours_per_week", "into", ("#" N_("Of which involvement")), "domain",
    "from",         NULL,
};

static const char *const advice_fields[] = {"text", "by", "to", "date", "clashes_with", NULL};

static const char *const *const forms[KIND_SAVED_COUNT] = {
    [KIND_ORGANISATION] = organisation_fields,
    [KIND_COORDINATOR] = coordinator_fields,
    [KIND_PROFESSIONAL] = professional_fields,
    [KIND_HOUSEHOLD] = household_fields,
    [KIND_PERSON] = person_fields,
    [KIND_NETWORK] = network_fields,
    [KIND_COORDINATION] = coordination_fields,
    [KIND_INVOLVEMENT] = involvement_fields,
    [KIND_REFERRAL] = referral_fields,
    [KIND_PLAN] = plan_fields,
    [KIND_GOAL] = goal_fields,
    [KIND_ACTION] = action_fields,
    [KIND_PLAN_VERSION] = plan_version_fields,
    [KIND_DEVIATION] = deviation_fields,
    [KIND_MEETING] = meeting_fields,
    [KIND_CONTRIBUTION] = contribution_fields,
    [KIND_AGREEMENT] = agreement_fields,
    [KIND_NOTE] = note_fields,
    [KIND_LOOKBACK] = lookback_fields,
    [KIND_PROPOSAL] = proposal_fields,
    [KIND_PROPOSAL_CHANGE] = proposal_change_fields,
    [KIND_ADVICE] = advice_fields,
};

const char *const *record_fields(enum kind kind)
{
    static const char *const none[] = {NULL};
    return kind < KIND_SAVED_COUNT && forms[kind] != NULL ? forms[kind] : none;
}

const char *record_field_label(const struct field *field)
{
    bool is_login = strcmp(field->name, "login") == 0;
    return field->type == FIELD_CODE && !is_login ? _("Code") : _(field->label);
}

bool record_field_is_tall(enum kind kind, const struct field *field)
{
    return kind == KIND_NOTE && strcmp(field->name, "text") == 0;
}

const char *record_field_help(const struct field *field)
{
    switch (field->type) {
    case FIELD_DATE: return _("for example 31-5, 31-05-2024, today, monday or +14");
    case FIELD_HOURS: return _("hours per week, for example 2 or 1.5");
    case FIELD_HUNDREDTHS: return _("a number, for example 1 or 0.5");
    case FIELD_MONEY: return _("euros, for example 90 or 62.50");
    case FIELD_CODE: return _("identifies the record: no blank, comma or semicolon");
    case FIELD_RECORD: return _("type a part of a name or a code");
    case FIELD_WHO: return _("type a part of a name: family, network, helper or coordinator");
    case FIELD_WHOS: return _("Space shows who there is; any number of them");
    case FIELD_PERSONS: return _("Space shows the members; nobody chosen: for the whole household");
    case FIELD_SAME_AS:
        return _("the same human being in another household, for example T000002/P3");
    default: return NULL;
    }
}

static bool is_code(enum field_type type)
{
    return type == FIELD_CHOICE || type == FIELD_RECORD || type == FIELD_WHO ||
           type == FIELD_WHOS || type == FIELD_PERSONS || type == FIELD_YES;
}

// A form keeps chosen values parted by blanks.
static void add_parted(const char *codes, struct buf *out)
{
    for (; *codes != '\0'; codes++) {
        buf_add_char(out, *codes == ',' ? ' ' : *codes);
    }
}

void record_field_typed(const struct field *field, const void *record,
                        const struct settings *settings, struct buf *out)
{
    if (field->type == FIELD_CHOICES) {
        add_parted(field_text(field, record), out);
    } else if (is_code(field->type)) {
        field_write(field, record, out);
    } else {
        field_show(field, record, settings, out);
    }
}

bool record_field_read(const struct field *field, void *record, const char *text,
                       const struct settings *settings, struct err *err)
{
    struct field_context context = {
        .settings = settings,
        .today = settings->today,
        .words = FIELD_WORDS_TYPED,
    };
    return field_read(field, record, text, strlen(text), &context, err);
}

bool record_read_hours(const char *text, const struct settings *settings, int64_t *minutes,
                       struct err *err)
{
    struct involvement scratch;
    record_init(KIND_INVOLVEMENT, &scratch);
    bool read = record_field_read(kind_field(KIND_INVOLVEMENT, "hours_per_week"), &scratch, text,
                                  settings, err);
    *minutes = scratch.hours_per_week;
    record_clear(KIND_INVOLVEMENT, &scratch);
    return read;
}
