// SPDX-License-Identifier: EUPL-1.2
// The field tables: one line per column of a file, in the columns' order.
#include <stddef.h>

#include "base/array.h"
#include "base/text.h"
#include "model/records.h"

enum {
    NEEDED_KEY = FIELD_KEY | FIELD_NEEDED,
    LONG_TEXT = 65536,        // bytes of what is put together from other fields
    FTE_LIMIT = 200,          // hundredths
    TARIFF_LIMIT = 1000000,   // cents per hour
    AMOUNT_LIMIT = 1000000000 // cents per year
};

#define UID_LIMIT 4294967294 // the highest user of a Unix system
#define F(record, member, words, kind, ...)                                                        \
    {                                                                                              \
        .name = #member, .label = (words), .type = (kind),                                         \
        .offset = offsetof(struct record, member), __VA_ARGS__                                     \
    }
#define KEY .flags = NEEDED_KEY
#define LISTED .flags = FIELD_LISTED
#define SHOWN .limit = LONG_TEXT, .flags = FIELD_SHOWN
#define OF(kind) .target = (kind)
#define ONE_OF(list) .choices = (list)
#define YES_NO .choices = CHOICES_YES

static const struct field organisation_fields[] = {
    F(organisation, organisation, N_("Organisation"), FIELD_CODE, KEY),
    F(organisation, name, N_("Name"), FIELD_TEXT),
    F(organisation, sector, N_("Sector"), FIELD_TEXT),
    F(organisation, phone, N_("Phone"), FIELD_PHONE),
    F(organisation, email, N_("Email"), FIELD_TEXT),
};

static const struct field coordinator_fields[] = {
    F(coordinator, login, N_("Login"), FIELD_CODE, KEY),
    F(coordinator, name, N_("Name"), FIELD_TEXT),
    F(coordinator, organisation, N_("Organisation"), FIELD_RECORD, OF(KIND_ORGANISATION)),
    F(coordinator, team, N_("Team"), FIELD_TEXT),
    F(coordinator, fte, N_("FTE"), FIELD_HUNDREDTHS, .limit = FTE_LIMIT),
    F(coordinator, role, N_("Role"), FIELD_CHOICE, ONE_OF(CHOICES_COORDINATOR_ROLE)),
    F(coordinator, approved_on, N_("Approved on"), FIELD_DATE),
    F(coordinator, methods, N_("Methods"), FIELD_TEXT),
    F(coordinator, funding, N_("Funding"), FIELD_TEXT),
    F(coordinator, mentor, N_("Mentor"), FIELD_RECORD, OF(KIND_COORDINATOR)),
    F(coordinator, from, N_("From"), FIELD_DATE),
    F(coordinator, until, N_("Until"), FIELD_DATE),
};

static const struct field professional_fields[] = {
    F(professional, professional, N_("Professional"), FIELD_CODE, KEY),
    F(professional, given_name, N_("Given name"), FIELD_TEXT),
    F(professional, prefix, N_("Prefix"), FIELD_TEXT),
    F(professional, family_name, N_("Family name"), FIELD_TEXT),
    F(professional, function, N_("Function"), FIELD_TEXT),
    F(professional, organisation, N_("Organisation"), FIELD_RECORD, OF(KIND_ORGANISATION)),
    F(professional, phone, N_("Phone"), FIELD_PHONE),
    F(professional, email, N_("Email"), FIELD_TEXT),
    F(professional, organisation_name, N_("Name of the organisation"), FIELD_TEXT, SHOWN),
};

static const struct field household_fields[] = {
    F(household, household, N_("Household"), FIELD_CODE, .flags = NEEDED_KEY | FIELD_LISTED),
    F(household, name, N_("Name"), FIELD_TEXT, LISTED),
    F(household, street, N_("Street"), FIELD_TEXT, LISTED),
    F(household, house_number, N_("House number"), FIELD_TEXT, LISTED),
    F(household, postcode, N_("Postcode"), FIELD_TEXT),
    F(household, city, N_("City"), FIELD_TEXT),
    F(household, district, N_("District"), FIELD_TEXT, LISTED),
    F(household, phone, N_("Phone"), FIELD_PHONE, LISTED),
    F(household, email, N_("Email"), FIELD_TEXT),
    F(household, language, N_("Interpreter's language"), FIELD_TEXT),
    F(household, safety_note, N_("Safety note for visitors"), FIELD_NOTE, LISTED),
    F(household, weight, N_("Weight"), FIELD_CHOICE, ONE_OF(CHOICES_WEIGHT)),
    F(household, question, N_("The family's question"), FIELD_NOTE),
    F(household, wanted, N_("Wanted most now"), FIELD_NOTE),
    F(household, strengths, N_("Strengths"), FIELD_NOTE),
    F(household, worries, N_("Worries"), FIELD_NOTE),
    F(household, self_coordination, N_("Can coordinate itself"), FIELD_CHOICE,
      ONE_OF(CHOICES_SELF_COORDINATION)),
    F(household, self_coordination_on, N_("Can coordinate itself, seen on"), FIELD_DATE),
};

static const struct field person_fields[] = {
    F(person, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(person, person, N_("Person"), FIELD_CODE, KEY),
    F(person, given_name, N_("Given name"), FIELD_TEXT),
    F(person, prefix, N_("Prefix"), FIELD_TEXT),
    F(person, family_name, N_("Family name"), FIELD_TEXT),
    F(person, birth_date, N_("Birth date"), FIELD_DATE),
    F(person, role, N_("Role"), FIELD_CHOICE, ONE_OF(CHOICES_MEMBER_ROLE)),
    F(person, authority, N_("Authority"), FIELD_CHOICE, ONE_OF(CHOICES_AUTHORITY)),
    F(person, phone, N_("Phone"), FIELD_PHONE),
    F(person, email, N_("Email"), FIELD_TEXT),
    F(person, notes, N_("Notes"), FIELD_NOTE),
    F(person, from, N_("From"), FIELD_DATE),
    F(person, until, N_("Until"), FIELD_DATE),
    F(person, same_as, N_("Same person as"), FIELD_SAME_AS),
};

static const struct field network_fields[] = {
    F(network_member, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(network_member, network, N_("Network member"), FIELD_CODE, KEY),
    F(network_member, name, N_("Name"), FIELD_TEXT),
    F(network_member, relation, N_("Relation"), FIELD_TEXT),
    F(network_member, phone, N_("Phone"), FIELD_PHONE),
    F(network_member, offers, N_("Offers"), FIELD_NOTE),
};

static const struct field coordination_fields[] = {
    F(coordination, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(coordination, from, N_("From"), FIELD_DATE, KEY),
    F(coordination, level, N_("Level"), FIELD_CHOICE, ONE_OF(CHOICES_LEVEL)),
    F(coordination, coordinator, N_("Coordinator"), FIELD_WHO),
    F(coordination, reason, N_("Reason"), FIELD_NOTE),
    F(coordination, aim, N_("Aim"), FIELD_NOTE),
    F(coordination, instruments, N_("Instruments"), FIELD_TEXT),
    F(coordination, expected_until, N_("Expected until"), FIELD_DATE),
    F(coordination, until, N_("Until"), FIELD_DATE),
    F(coordination, exit, N_("Exit"), FIELD_CHOICE, ONE_OF(CHOICES_EXIT)),
    F(coordination, coordinator_name, N_("Name of the coordinator"), FIELD_TEXT, SHOWN),
    F(coordination, coordinator_phone, N_("Phone of the coordinator"), FIELD_PHONE, SHOWN),
};

static const struct field involvement_fields[] = {
    F(involvement, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(involvement, professional, N_("Professional"), FIELD_RECORD, OF(KIND_PROFESSIONAL), KEY),
    F(involvement, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN), KEY),
    F(involvement, from, N_("From"), FIELD_DATE, .flags = FIELD_KEY),
    F(involvement, persons, N_("For"), FIELD_PERSONS),
    F(involvement, purpose, N_("Purpose"), FIELD_NOTE),
    F(involvement, dimension, N_("Dimension"), FIELD_CHOICE, ONE_OF(CHOICES_DIMENSION)),
    F(involvement, until, N_("Until"), FIELD_DATE),
    F(involvement, end_reason, N_("Reason of the end"), FIELD_NOTE),
    F(involvement, hours_per_week, N_("Hours per week"), FIELD_HOURS),
    F(involvement, visits_per_week, N_("Visits per week"), FIELD_HUNDREDTHS),
    F(involvement, weekdays, N_("Weekdays"), FIELD_CHOICES, ONE_OF(CHOICES_WEEKDAY)),
    F(involvement, place, N_("Place"), FIELD_CHOICE, ONE_OF(CHOICES_PLACE)),
    F(involvement, law, N_("Law"), FIELD_CHOICE, ONE_OF(CHOICES_LAW)),
    F(involvement, hourly_tariff, N_("Tariff per hour"), FIELD_MONEY, .limit = TARIFF_LIMIT),
    F(involvement, yearly_amount, N_("Amount per year"), FIELD_MONEY, .limit = AMOUNT_LIMIT),
    F(involvement, known, N_("The family knows this helper"), FIELD_YES, YES_NO),
    F(involvement, for_whom_clear, N_("Clear for whom"), FIELD_YES, YES_NO),
    F(involvement, purpose_clear, N_("Clear what for"), FIELD_YES, YES_NO),
    F(involvement, helps, N_("Helps"), FIELD_YES, YES_NO),
    F(involvement, trusted, N_("Has the family's trust"), FIELD_YES, YES_NO),
    F(involvement, family_mark, N_("Mark by the family"), FIELD_CHOICE, ONE_OF(CHOICES_MARK)),
    F(involvement, coordinator_mark, N_("Mark by the coordinator"), FIELD_CHOICE,
      ONE_OF(CHOICES_MARK)),
    F(involvement, professional_name, N_("Name of the professional"), FIELD_TEXT, SHOWN),
    F(involvement, function, N_("Function"), FIELD_TEXT, SHOWN),
    F(involvement, organisation, N_("Organisation"), FIELD_CODE, SHOWN),
    F(involvement, organisation_name, N_("Name of the organisation"), FIELD_TEXT, SHOWN),
    F(involvement, phone, N_("Phone"), FIELD_PHONE, SHOWN),
    F(involvement, email, N_("Email"), FIELD_TEXT, SHOWN),
};

#define AXIS(number)                                                                               \
    {.name = "axis" #number,                                                                       \
     .label = N_("Mark"),                                                                          \
     .type = FIELD_MARK,                                                                           \
     .offset = offsetof(struct scoring, mark[(number)-1])},                                        \
        {.name = "axis" #number "_wanted",                                                         \
         .label = N_("Wanted mark"),                                                               \
         .type = FIELD_MARK,                                                                       \
         .offset = offsetof(struct scoring, wanted[(number)-1])},                                  \
        {.name = "axis" #number "_talk",                                                           \
         .label = N_("Wants to talk about this"),                                                  \
         .type = FIELD_YES,                                                                        \
         .offset = offsetof(struct scoring, talk[(number)-1]),                                     \
         .choices = CHOICES_YES},                                                                  \
    {                                                                                              \
        .name = "axis" #number "_note", .label = N_("In the person's words"), .type = FIELD_NOTE,  \
        .offset = offsetof(struct scoring, note[(number)-1])                                       \
    }

static const struct field scoring_fields[] = {
    F(scoring, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(scoring, person, N_("Person"), FIELD_CODE, KEY),
    F(scoring, date, N_("Date"), FIELD_DATE, KEY),
    F(scoring, instrument, N_("Instrument"), FIELD_CHOICE, ONE_OF(CHOICES_INSTRUMENT), KEY),
    F(scoring, stage, N_("Stage"), FIELD_CHOICE, ONE_OF(CHOICES_STAGE)),
    F(scoring, filled_in_by, N_("Filled in by"), FIELD_CHOICE, ONE_OF(CHOICES_FILLED_IN_BY)),
    AXIS(1),
    AXIS(2),
    AXIS(3),
    AXIS(4),
    AXIS(5),
    AXIS(6),
    AXIS(7),
    AXIS(8),
    AXIS(9),
    AXIS(10),
    AXIS(11),
    AXIS(12),
    AXIS(13),
    AXIS(14),
    AXIS(15),
    AXIS(16),
};

static const struct field household_row_fields[] = {
    F(household_row, household, N_("Household"), FIELD_CODE),
    F(household_row, name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(household_row, address, N_("Address"), FIELD_TEXT, .limit = LONG_TEXT),
    F(household_row, district, N_("District"), FIELD_TEXT, .limit = LONG_TEXT),
    F(household_row, phone, N_("Phone"), FIELD_PHONE, .limit = LONG_TEXT),
    F(household_row, safety_note, N_("Safety note for visitors"), FIELD_NOTE),
    F(household_row, helpers, N_("Helpers"), FIELD_COUNT),
    F(household_row, last_contact, N_("Last contact"), FIELD_DATE),
    F(household_row, coordinator, N_("Coordinator"), FIELD_TEXT, .limit = LONG_TEXT),
    F(household_row, match_kind, N_("Kind of match"), FIELD_TEXT),
    F(household_row, match_code, N_("Code of match"), FIELD_TEXT, .limit = LONG_TEXT),
    F(household_row, match_name, N_("Match"), FIELD_TEXT, .limit = LONG_TEXT),
    F(household_row, closed, N_("Closed to you"), FIELD_YES, YES_NO),
};

static const struct field hit_fields[] = {
    F(hit, household, N_("Household"), FIELD_CODE),
    F(hit, kind, N_("Kind"), FIELD_TEXT),
    F(hit, name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(hit, phone, N_("Phone"), FIELD_PHONE, .limit = LONG_TEXT),
    F(hit, detail, N_("Detail"), FIELD_TEXT, .limit = LONG_TEXT),
    F(hit, code, N_("Code"), FIELD_TEXT, SHOWN),
    F(hit, exact, N_("Exact"), FIELD_COUNT, .flags = FIELD_SHOWN),
};

static const struct field figures_fields[] = {
    F(figures, household, N_("Household"), FIELD_CODE),
    F(figures, helpers, N_("Helpers"), FIELD_COUNT),
    F(figures, organisations, N_("Organisations"), FIELD_COUNT),
    F(figures, hours_per_week, N_("Hours per week"), FIELD_HOURS, .limit = INT64_MAX),
    F(figures, unknown_hours, N_("Unknown hours"), FIELD_COUNT),
    F(figures, hours_per_helper, N_("Hours per helper"), FIELD_HOURS, .limit = INT64_MAX),
    F(figures, visits_per_week, N_("Visits per week"), FIELD_HUNDREDTHS, .limit = INT64_MAX),
    F(figures, faces, N_("Faces"), FIELD_COUNT),
    F(figures, yearly_cost, N_("Cost per year"), FIELD_MONEY, .limit = INT64_MAX),
    F(figures, unknown_costs, N_("Unknown costs"), FIELD_COUNT),
    F(figures, municipal_cost, N_("Municipal cost per year"), FIELD_MONEY, .limit = INT64_MAX),
    F(figures, helpers_hours_known, N_("Helpers with known hours"), FIELD_COUNT,
      .flags = FIELD_SHOWN),
};

static const struct field step_fields[] = {
    F(step, at, N_("Time"), FIELD_COUNT),
    F(step, words, N_("What was done"), FIELD_NOTE),
    F(step, undone, N_("Undone"), FIELD_YES, YES_NO),
};

static const struct field history_fields[] = {
    F(history, at, N_("Time"), FIELD_COUNT),
    F(history, login, N_("Login"), FIELD_TEXT),
    F(history, kind, N_("Kind"), FIELD_TEXT),
    F(history, record_id, N_("Record"), FIELD_COUNT),
    F(history, action, N_("Action"), FIELD_TEXT),
    F(history, field, N_("Field"), FIELD_TEXT),
    F(history, old_value, N_("Old value"), FIELD_NOTE),
    F(history, new_value, N_("New value"), FIELD_NOTE),
    F(history, verb, N_("Request"), FIELD_TEXT),
    F(history, name, N_("Name"), FIELD_TEXT, SHOWN),
    F(history, subject, N_("Subject"), FIELD_TEXT, SHOWN),
    F(history, part, N_("Dimension"), FIELD_TEXT, SHOWN),
    F(history, old_words, N_("Old value in words"), FIELD_TEXT, SHOWN),
    F(history, new_words, N_("New value in words"), FIELD_TEXT, SHOWN),
};

static const struct field reject_fields[] = {
    F(reject, row, N_("Row"), FIELD_COUNT),
    F(reject, column, N_("Column"), FIELD_TEXT, .limit = LONG_TEXT),
    F(reject, value, N_("Value"), FIELD_NOTE),
    F(reject, reason, N_("Reason"), FIELD_NOTE),
};

static const struct field finding_fields[] = {
    F(finding, subject, N_("Subject"), FIELD_TEXT),
    F(finding, text, N_("Finding"), FIELD_NOTE),
};

static const struct field draft_fields[] = {
    F(draft, at, N_("Time"), FIELD_COUNT),
    F(draft, kind, N_("Kind"), FIELD_TEXT),
    F(draft, record_id, N_("Record"), FIELD_COUNT),
    F(draft, record_rev, N_("Revision"), FIELD_COUNT),
    F(draft, title, N_("Title"), FIELD_TEXT, .limit = LONG_TEXT),
    F(draft, values, N_("Values"), FIELD_NOTE),
    F(draft, household, N_("Household"), FIELD_CODE, SHOWN),
    F(draft, name, N_("Name"), FIELD_TEXT, SHOWN),
};

static const struct field place_fields[] = {
    F(last_place, pane, N_("Pane"), FIELD_TEXT),
};

static const struct field user_fields[] = {
    F(user, login, N_("Login"), FIELD_CODE, KEY),
    F(user, uid, N_("Unix user"), FIELD_COUNT, .limit = UID_LIMIT, .flags = FIELD_NEEDED),
    F(user, name, N_("Name"), FIELD_TEXT),
    F(user, role, N_("Role"), FIELD_CHOICE, ONE_OF(CHOICES_COORDINATOR_ROLE),
      .flags = FIELD_NEEDED),
    F(user, team, N_("Team"), FIELD_TEXT),
    F(user, phone, N_("Phone"), FIELD_PHONE),
    F(user, rights, N_("Rights"), FIELD_CHOICES, ONE_OF(CHOICES_RIGHT)),
    F(user, from, N_("From"), FIELD_DATE),
    F(user, until, N_("Until"), FIELD_DATE),
};

static const struct field cover_fields[] = {
    F(cover, login, N_("Login"), FIELD_CODE, KEY), F(cover, covers, N_("Covers"), FIELD_CODE, KEY),
    F(cover, from, N_("From"), FIELD_DATE),        F(cover, until, N_("Until"), FIELD_DATE),
    F(cover, reason, N_("Reason"), FIELD_NOTE),
};

static const struct field restricted_fields[] = {
    F(restricted, household, N_("Household"), FIELD_CODE, KEY),
    F(restricted, logins, N_("Users"), FIELD_TEXT, .limit = LONG_TEXT),
};

static const struct field glass_fields[] = {
    F(glass, household, N_("Household"), FIELD_CODE),
    F(glass, household_name, N_("Name of the household"), FIELD_TEXT, .limit = LONG_TEXT),
    F(glass, login, N_("Login"), FIELD_CODE),
    F(glass, name, N_("Name"), FIELD_TEXT),
    F(glass, at, N_("Time"), FIELD_COUNT),
    F(glass, until, N_("Until"), FIELD_COUNT),
    F(glass, reason, N_("Reason"), FIELD_NOTE),
};

static const struct field due_fields[] = {
    F(due, household, N_("Household"), FIELD_CODE),
    F(due, part, N_("Part"), FIELD_CHOICE, ONE_OF(CHOICES_PART)),
    F(due, law, N_("Law"), FIELD_CHOICE, ONE_OF(CHOICES_LAW)),
    F(due, event, N_("Counts from"), FIELD_CHOICE, ONE_OF(CHOICES_EVENT)),
    F(due, years, N_("Years"), FIELD_COUNT),
    F(due, since, N_("Since"), FIELD_DATE),
    F(due, due, N_("Due on"), FIELD_DATE),
    F(due, professional, N_("Professional"), FIELD_RECORD, .target = KIND_PROFESSIONAL),
    F(due, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN)),
};

static const struct field erasure_fields[] = {
    F(erasure, household, N_("Household"), FIELD_CODE),
    F(erasure, part, N_("Part"), FIELD_CHOICE, ONE_OF(CHOICES_PART)),
    F(erasure, login, N_("Asked by"), FIELD_CODE),
    F(erasure, from, N_("Asked on"), FIELD_DATE),
    F(erasure, until, N_("Until"), FIELD_DATE),
    F(erasure, reason, N_("Reason"), FIELD_NOTE),
    F(erasure, mine, N_("My own"), FIELD_YES, ONE_OF(CHOICES_YES)),
};

static const struct field trail_fields[] = {
    F(trail_entry, at, N_("Time"), FIELD_COUNT),
    F(trail_entry, login, N_("Login"), FIELD_CODE),
    F(trail_entry, name, N_("Name"), FIELD_TEXT),
    F(trail_entry, role, N_("Role"), FIELD_TEXT),
    F(trail_entry, behalf, N_("On behalf of"), FIELD_CODE),
    F(trail_entry, household, N_("Household"), FIELD_CODE),
    F(trail_entry, kind, N_("Part"), FIELD_TEXT),
    F(trail_entry, record_id, N_("Record"), FIELD_COUNT),
    F(trail_entry, action, N_("Action"), FIELD_TEXT),
    F(trail_entry, ground, N_("Ground"), FIELD_TEXT),
    F(trail_entry, glass, N_("Emergency access"), FIELD_COUNT),
    F(trail_entry, session, N_("Session"), FIELD_COUNT),
    F(trail_entry, address, N_("Address"), FIELD_TEXT),
    F(trail_entry, result, N_("Result"), FIELD_TEXT),
    F(trail_entry, count, N_("Number"), FIELD_COUNT),
    F(trail_entry, words, N_("Words"), FIELD_NOTE),
};

static const struct field review_fields[] = {
    F(review, line, N_("Point"), FIELD_TEXT),
    F(review, user_id, N_("User"), FIELD_COUNT),
    F(review, uid, N_("Unix user"), FIELD_COUNT, .limit = UID_LIMIT),
    F(review, login, N_("Login"), FIELD_CODE),
    F(review, name, N_("Name"), FIELD_TEXT),
    F(review, household, N_("Household"), FIELD_CODE),
    F(review, count, N_("Number"), FIELD_COUNT),
    F(review, users, N_("Users"), FIELD_COUNT),
    F(review, usual, N_("Usual"), FIELD_COUNT),
    F(review, first, N_("First"), FIELD_COUNT),
    F(review, last, N_("Last"), FIELD_COUNT),
    F(review, words, N_("Words"), FIELD_NOTE),
};

static const struct field signed_fields[] = {
    F(signed_week, week, N_("Week"), FIELD_DATE),
    F(signed_week, scope, N_("Team"), FIELD_TEXT),
    F(signed_week, login, N_("Login"), FIELD_CODE),
    F(signed_week, name, N_("Name"), FIELD_TEXT),
    F(signed_week, at, N_("Time"), FIELD_COUNT),
    F(signed_week, remark, N_("Remark"), FIELD_NOTE),
    F(signed_week, state, N_("State"), FIELD_TEXT),
};

#define KIND(table, record, text, one, many)                                                       \
    {                                                                                              \
        .name = (text), .label = (one), .label_many = (many), .size = sizeof(struct record),       \
        .fields = (table), .field_count = ARRAY_SIZE(table)                                        \
    }

static const struct kind_info kinds[KIND_COUNT] = {
    [KIND_ORGANISATION] = KIND(organisation_fields, organisation, "organisations",
                               N_("organisation"), N_("organisations")),
    [KIND_COORDINATOR] = KIND(coordinator_fields, coordinator, "coordinators", N_("coordinator"),
                              N_("coordinators")),
    [KIND_PROFESSIONAL] = KIND(professional_fields, professional, "professionals",
                               N_("professional"), N_("professionals")),
    [KIND_HOUSEHOLD] =
        KIND(household_fields, household, "households", N_("household"), N_("households")),
    [KIND_PERSON] = KIND(person_fields, person, "people", N_("person"), N_("people")),
    [KIND_NETWORK] = KIND(network_fields, network_member, "network", N_("network member"),
                          N_("network members")),
    [KIND_COORDINATION] = KIND(coordination_fields, coordination, "coordination",
                               N_("coordination"), N_("coordinations")),
    [KIND_INVOLVEMENT] = KIND(involvement_fields, involvement, "involvements", N_("involvement"),
                              N_("involvements")),
    [KIND_SCORING] = KIND(scoring_fields, scoring, "scores", N_("scoring"), N_("scorings")),
    [KIND_HOUSEHOLD_ROW] =
        KIND(household_row_fields, household_row, "rows", N_("household"), N_("households")),
    [KIND_HIT] = KIND(hit_fields, hit, "hits", N_("hit"), N_("hits")),
    [KIND_FIGURES] = KIND(figures_fields, figures, "figures", N_("figures"), N_("figures")),
    [KIND_STEP] = KIND(step_fields, step, "steps", N_("step"), N_("steps")),
    [KIND_HISTORY] = KIND(history_fields, history, "history", N_("change"), N_("changes")),
    [KIND_REJECT] = KIND(reject_fields, reject, "rejects", N_("rejected row"), N_("rejected rows")),
    [KIND_FINDING] = KIND(finding_fields, finding, "findings", N_("finding"), N_("findings")),
    [KIND_DRAFT] = KIND(draft_fields, draft, "drafts", N_("draft"), N_("drafts")),
    [KIND_PLACE] = KIND(place_fields, last_place, "places", N_("place"), N_("places")),
    [KIND_USER] = KIND(user_fields, user, "users", N_("user"), N_("users")),
    [KIND_COVER] = KIND(cover_fields, cover, "covers", N_("covering"), N_("coverings")),
    [KIND_RESTRICTED] = KIND(restricted_fields, restricted, "restricted",
                             N_("restricted household"), N_("restricted households")),
    [KIND_GLASS] =
        KIND(glass_fields, glass, "glass", N_("emergency access"), N_("emergency accesses")),
    [KIND_REVIEW] = KIND(review_fields, review, "review", N_("point of the review"),
                         N_("points of the review")),
    [KIND_SIGNED] =
        KIND(signed_fields, signed_week, "signed", N_("week reviewed"), N_("weeks reviewed")),
    [KIND_DUE] = KIND(due_fields, due, "due", N_("ended term"), N_("ended terms")),
    [KIND_ERASURE] = KIND(erasure_fields, erasure, "erasures", N_("erasure"), N_("erasures")),
    [KIND_TRAIL] = KIND(trail_fields, trail_entry, "trail", N_("entry of the trail"),
                        N_("entries of the trail")),
};

const struct kind_info *kind_get(enum kind kind)
{
    return &kinds[kind];
}
