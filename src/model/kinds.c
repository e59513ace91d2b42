// SPDX-License-Identifier: EUPL-1.2
// The field tables of records that are kept.
#include "model/kind_table.h"

enum {
    FTE_LIMIT = 200,           // hundredths
    TARIFF_LIMIT = 1000000,    // cents per hour
    AMOUNT_LIMIT = 1000000000, // cents per year
    SEQUENCE_LIMIT = 999,      // notes of a day
    DAY_MINUTES = 1440,
    COVERAGE_WHOLE = 1000, // tenths of a per cent
};

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
    F(household, household, N_("Household"), FIELD_CODE,
      .flags = FIELD_KEY | FIELD_NEEDED | FIELD_LISTED),
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

static const struct field referral_fields[] = {
    F(referral, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(referral, date, N_("Date"), FIELD_DATE, KEY),
    F(referral, direction, N_("Direction"), FIELD_CHOICE, ONE_OF(CHOICES_DIRECTION), KEY),
    F(referral, by_name, N_("By"), FIELD_TEXT),
    F(referral, by_role, N_("Role"), FIELD_TEXT),
    F(referral, organisation, N_("Organisation"), FIELD_RECORD, OF(KIND_ORGANISATION)),
    F(referral, reason, N_("Reason"), FIELD_NOTE),
    F(referral, discussed_on, N_("Discussed with the family on"), FIELD_DATE),
    F(referral, answer, N_("The family's answer"), FIELD_NOTE),
    F(referral, state, N_("State"), FIELD_CHOICE, ONE_OF(CHOICES_REFERRAL_STATE)),
    F(referral, state_on, N_("State since"), FIELD_DATE),
    F(referral, state_reason, N_("Reason of the state"), FIELD_NOTE),
};

static const struct field plan_fields[] = {
    F(plan, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(plan, from, N_("From"), FIELD_DATE, KEY),
    F(plan, going_well, N_("What goes well"), FIELD_NOTE),
    F(plan, first_things, N_("What comes first"), FIELD_NOTE),
    F(plan, until, N_("Until"), FIELD_DATE),
};

static const struct field goal_fields[] = {
    F(goal, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(goal, goal, N_("Goal"), FIELD_CODE, KEY),
    F(goal, set_on, N_("Set on"), FIELD_DATE),
    F(goal, person, N_("Person"), FIELD_RECORD, OF(KIND_PERSON)),
    F(goal, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN)),
    F(goal, dimension, N_("Dimension"), FIELD_CHOICE, ONE_OF(CHOICES_DIMENSION)),
    F(goal, text, N_("In the family's words"), FIELD_NOTE),
    F(goal, target_date, N_("Target date"), FIELD_DATE),
    F(goal, outcome, N_("Outcome"), FIELD_CHOICE, ONE_OF(CHOICES_OUTCOME)),
    F(goal, outcome_date, N_("Outcome on"), FIELD_DATE),
};

static const struct field action_fields[] = {
    F(plan_action, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(plan_action, action, N_("Action of the plan"), FIELD_CODE, KEY),
    F(plan_action, set_on, N_("Set on"), FIELD_DATE),
    F(plan_action, goal, N_("Goal"), FIELD_RECORD, OF(KIND_GOAL)),
    F(plan_action, who, N_("Who"), FIELD_WHO),
    F(plan_action, text, N_("What"), FIELD_NOTE),
    F(plan_action, due, N_("Due"), FIELD_DATE),
    F(plan_action, done_on, N_("Done on"), FIELD_DATE),
    F(plan_action, who_name, N_("Name"), FIELD_TEXT, SHOWN),
    F(plan_action, who_phone, N_("Phone"), FIELD_PHONE, SHOWN),
};

static const struct field plan_version_fields[] = {
    F(plan_version, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(plan_version, agreed_on, N_("Agreed on"), FIELD_DATE, KEY),
    F(plan_version, agreed_with, N_("Agreed with"), FIELD_WHOS),
    F(plan_version, text, N_("The plan"), FIELD_NOTE),
    F(plan_version, agreed_with_names, N_("Names"), FIELD_TEXT, SHOWN),
};

static const struct field deviation_fields[] = {
    F(deviation, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(deviation, deviation, N_("Deviation"), FIELD_CODE, KEY),
    F(deviation, from, N_("From"), FIELD_DATE),
    F(deviation, rule, N_("Rule"), FIELD_NOTE),
    F(deviation, reason, N_("Reason"), FIELD_NOTE),
    F(deviation, agreed_by, N_("Agreed by"), FIELD_WHOS),
    F(deviation, until, N_("Until"), FIELD_DATE),
    F(deviation, agreed_by_names, N_("Names"), FIELD_TEXT, SHOWN),
};

static const struct field meeting_fields[] = {
    F(meeting, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(meeting, date, N_("Date"), FIELD_DATE, KEY),
    F(meeting, state, N_("State"), FIELD_CHOICE, ONE_OF(CHOICES_MEETING_STATE)),
    F(meeting, place, N_("Place"), FIELD_TEXT),
    F(meeting, invited, N_("Invited"), FIELD_WHOS),
    F(meeting, present, N_("Present"), FIELD_WHOS),
    F(meeting, family_invited, N_("Family invited"), FIELD_YES, YES_NO),
    F(meeting, family_present, N_("Family present"), FIELD_YES, YES_NO),
    F(meeting, agenda, N_("Agenda"), FIELD_NOTE),
    F(meeting, minutes, N_("Minutes"), FIELD_NOTE),
    F(meeting, invited_names, N_("Names of the invited"), FIELD_TEXT, SHOWN),
    F(meeting, present_names, N_("Names of those present"), FIELD_TEXT, SHOWN),
};

static const struct field contribution_fields[] = {
    F(contribution, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(contribution, date, N_("Date"), FIELD_DATE, KEY),
    F(contribution, professional, N_("Professional"), FIELD_RECORD, OF(KIND_PROFESSIONAL), KEY),
    F(contribution, needed, N_("My part is needed"), FIELD_YES, YES_NO),
    F(contribution, who_else, N_("Who else could do it"), FIELD_NOTE),
    F(contribution, decision, N_("Decision"), FIELD_CHOICE, ONE_OF(CHOICES_DECISION)),
    F(contribution, reason, N_("Reason"), FIELD_NOTE),
    F(contribution, agreed_by, N_("Agreed by"), FIELD_WHOS),
    F(contribution, professional_name, N_("Name of the professional"), FIELD_TEXT, SHOWN),
    F(contribution, agreed_by_names, N_("Names"), FIELD_TEXT, SHOWN),
};

static const struct field agreement_fields[] = {
    F(agreement, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(agreement, date, N_("Date"), FIELD_DATE, KEY),
    F(agreement, agreement, N_("Agreement"), FIELD_CODE, KEY),
    F(agreement, who, N_("Who"), FIELD_WHO),
    F(agreement, text, N_("What"), FIELD_NOTE),
    F(agreement, due, N_("Due"), FIELD_DATE),
    F(agreement, kept, N_("Kept"), FIELD_YES, YES_NO),
    F(agreement, who_name, N_("Name"), FIELD_TEXT, SHOWN),
    F(agreement, who_phone, N_("Phone"), FIELD_PHONE, SHOWN),
    F(agreement, organisation, N_("Name of the organisation"), FIELD_TEXT, SHOWN),
};

static const struct field note_fields[] = {
    F(note, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(note, date, N_("Date"), FIELD_DATE, KEY),
    F(note, sequence, N_("Number of that day"), FIELD_COUNT, .limit = SEQUENCE_LIMIT, KEY),
    F(note, kind, N_("Kind"), FIELD_CHOICE, ONE_OF(CHOICES_NOTE_KIND)),
    F(note, with, N_("With"), FIELD_WHOS),
    F(note, place, N_("Place"), FIELD_TEXT),
    F(note, minutes_coordination, N_("Minutes of coordination"), FIELD_COUNT, .limit = DAY_MINUTES),
    F(note, minutes_care, N_("Minutes of care"), FIELD_COUNT, .limit = DAY_MINUTES),
    F(note, shared, N_("Shared"), FIELD_YES, YES_NO),
    F(note, text, N_("Text"), FIELD_NOTE),
    F(note, remind_on, N_("Remind on"), FIELD_DATE),
    F(note, with_names, N_("Names"), FIELD_TEXT, SHOWN),
};

static const struct field lookback_fields[] = {
    F(lookback, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(lookback, professional, N_("Professional"), FIELD_RECORD, OF(KIND_PROFESSIONAL), KEY),
    F(lookback, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN), KEY),
    F(lookback, until, N_("Until"), FIELD_DATE, KEY),
    F(lookback, months, N_("After months"), FIELD_COUNT, KEY),
    F(lookback, result, N_("What came of it"), FIELD_CHOICE, ONE_OF(CHOICES_LOOKBACK_RESULT)),
    F(lookback, note, N_("Note"), FIELD_NOTE),
    F(lookback, answered_on, N_("Answered on"), FIELD_DATE),
    F(lookback, professional_name, N_("Name of the professional"), FIELD_TEXT, SHOWN),
};

static const struct field proposal_fields[] = {
    F(proposal, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(proposal, proposal, N_("Proposal"), FIELD_CODE, KEY),
    F(proposal, name, N_("Name"), FIELD_TEXT),
    F(proposal, made_on, N_("Made on"), FIELD_DATE),
    F(proposal, remark, N_("Remark"), FIELD_NOTE),
    F(proposal, state, N_("State"), FIELD_CHOICE, ONE_OF(CHOICES_PROPOSAL_STATE)),
    F(proposal, state_on, N_("State since"), FIELD_DATE),
};

static const struct field proposal_change_fields[] = {
    F(proposal_change, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(proposal_change, proposal, N_("Proposal"), FIELD_RECORD, OF(KIND_PROPOSAL), KEY),
    F(proposal_change, professional, N_("Professional"), FIELD_RECORD, OF(KIND_PROFESSIONAL), KEY),
    F(proposal_change, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN), KEY),
    F(proposal_change, from, N_("From"), FIELD_DATE, .flags = FIELD_KEY),
    F(proposal_change, change, N_("What changes"), FIELD_CHOICE, ONE_OF(CHOICES_CHANGE),
      .flags = FIELD_NEEDED),
    F(proposal_change, hours_per_week, N_("Hours per week"), FIELD_HOURS),
    F(proposal_change, into, N_("Who goes on with it"), FIELD_RECORD, OF(KIND_PROFESSIONAL)),
    F(proposal_change, professional_name, N_("Name of the professional"), FIELD_TEXT, SHOWN),
    F(proposal_change, into_name, N_("Name of who goes on"), FIELD_TEXT, SHOWN),
};

static const struct field advice_fields[] = {
    F(advice, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(advice, advice, N_("Advice"), FIELD_CODE, KEY),
    F(advice, date, N_("Date"), FIELD_DATE),
    F(advice, by, N_("Given by"), FIELD_WHO),
    F(advice, to, N_("Given to"), FIELD_WHOS),
    F(advice, text, N_("What"), FIELD_NOTE),
    F(advice, clashes_with, N_("Clashes with"), FIELD_RECORD, OF(KIND_ADVICE)),
    F(advice, by_name, N_("Name"), FIELD_TEXT, SHOWN),
    F(advice, to_names, N_("Names"), FIELD_TEXT, SHOWN),
};

static const struct field snapshot_fields[] = {
    F(snapshot, household, N_("Household"), FIELD_RECORD, OF(KIND_HOUSEHOLD), KEY),
    F(snapshot, date, N_("Date"), FIELD_DATE, KEY),
    F(snapshot, stage, N_("Stage"), FIELD_CHOICE, ONE_OF(CHOICES_STAGE), KEY),
    F(snapshot, helpers, N_("Helpers"), FIELD_COUNT),
    F(snapshot, organisations, N_("Organisations"), FIELD_COUNT),
    F(snapshot, hours_per_week, N_("Hours per week"), FIELD_HOURS, .limit = INT64_MAX),
    F(snapshot, unknown_hours, N_("Unknown hours"), FIELD_COUNT),
    F(snapshot, hours_per_helper, N_("Hours per helper"), FIELD_HOURS, .limit = INT64_MAX),
    F(snapshot, visits_per_week, N_("Visits per week"), FIELD_HUNDREDTHS, .limit = INT64_MAX),
    F(snapshot, faces, N_("Faces"), FIELD_COUNT),
    F(snapshot, yearly_cost, N_("Cost per year"), FIELD_MONEY, .limit = INT64_MAX),
    F(snapshot, unknown_costs, N_("Unknown costs"), FIELD_COUNT),
    F(snapshot, municipal_cost, N_("Municipal cost per year"), FIELD_MONEY, .limit = INT64_MAX),
    F(snapshot, coverage, N_("Contact coverage"), FIELD_COUNT, .limit = COVERAGE_WHOLE),
    F(snapshot, remark, N_("Remark"), FIELD_NOTE),
};

static const struct kind_info kinds[KIND_SAVED_COUNT] = {
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
    [KIND_REFERRAL] = KIND(referral_fields, referral, "referrals", N_("referral"), N_("referrals")),
    [KIND_PLAN] = KIND(plan_fields, plan, "plans", N_("plan"), N_("plans")),
    [KIND_GOAL] = KIND(goal_fields, goal, "goals", N_("goal"), N_("goals")),
    [KIND_ACTION] = KIND(action_fields, plan_action, "actions", N_("action"), N_("actions")),
    [KIND_PLAN_VERSION] = KIND(plan_version_fields, plan_version, "versions",
                               N_("version of the plan"), N_("versions of the plan")),
    [KIND_DEVIATION] =
        KIND(deviation_fields, deviation, "deviations", N_("deviation"), N_("deviations")),
    [KIND_MEETING] = KIND(meeting_fields, meeting, "meetings", N_("meeting"), N_("meetings")),
    [KIND_CONTRIBUTION] = KIND(contribution_fields, contribution, "contributions",
                               N_("contribution"), N_("contributions")),
    [KIND_AGREEMENT] =
        KIND(agreement_fields, agreement, "agreements", N_("agreement"), N_("agreements")),
    [KIND_NOTE] = KIND(note_fields, note, "notes", N_("note"), N_("notes")),
    [KIND_LOOKBACK] =
        KIND(lookback_fields, lookback, "lookbacks", N_("look-back"), N_("look-backs")),
    [KIND_PROPOSAL] = KIND(proposal_fields, proposal, "proposals", N_("proposal"), N_("proposals")),
    [KIND_PROPOSAL_CHANGE] = KIND(proposal_change_fields, proposal_change, "proposal-changes",
                                  N_("change of a proposal"), N_("changes of a proposal")),
    [KIND_ADVICE] = KIND(advice_fields, advice, "advices", N_("advice"), N_("pieces of advice")),
    [KIND_SNAPSHOT] = KIND(snapshot_fields, snapshot, "snapshots", N_("snapshot"), N_("snapshots"),
                           .by_backup = true),
};

const struct kind_info *kind_get(enum kind kind)
{
    return kind < KIND_SAVED_COUNT ? &kinds[kind] : &kinds_of_rows[kind - KIND_SAVED_COUNT];
}
