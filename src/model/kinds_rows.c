// SPDX-License-Identifier: EUPL-1.2
// The field tables of rows that are computed.
#include "model/kind_table.h"

#define UID_LIMIT 4294967294 // the highest user of a Unix system

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
    F(figures, municipal_unknown, N_("Unknown municipal costs"), FIELD_COUNT, .flags = FIELD_SHOWN),
    F(figures, helpers_hours_known, N_("Helpers with known hours"), FIELD_COUNT,
      .flags = FIELD_SHOWN),
};

static const struct field contact_fields[] = {
    F(contact, household, N_("Household"), FIELD_CODE),
    F(contact, helpers, N_("Helpers"), FIELD_COUNT),
    F(contact, pairs, N_("Pairs"), FIELD_COUNT),
    F(contact, met, N_("Met"), FIELD_COUNT),
    F(contact, coverage, N_("Contact coverage"), FIELD_COUNT),
};

static const struct field caseload_fields[] = {
    F(caseload, login, N_("Login"), FIELD_CODE),
    F(caseload, name, N_("Name"), FIELD_TEXT),
    F(caseload, team, N_("Team"), FIELD_TEXT),
    F(caseload, fte, N_("FTE"), FIELD_HUNDREDTHS),
    F(caseload, households, N_("Households"), FIELD_COUNT),
    F(caseload, norm, N_("Norm hours"), FIELD_HOURS, .limit = INT64_MAX),
    F(caseload, unknown_norms, N_("Households without a norm"), FIELD_COUNT),
    F(caseload, capacity, N_("Capacity"), FIELD_HOURS, .limit = INT64_MAX),
    F(caseload, silent, N_("Without contact"), FIELD_COUNT),
    F(caseload, from, N_("From"), FIELD_DATE),
    F(caseload, until, N_("Until"), FIELD_DATE),
};

static const struct field case_fields[] = {
    F(case_row, household, N_("Household"), FIELD_CODE),
    F(case_row, name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(case_row, level, N_("Level"), FIELD_CHOICE, ONE_OF(CHOICES_LEVEL)),
    F(case_row, from, N_("From"), FIELD_DATE),
    F(case_row, helpers, N_("Helpers"), FIELD_COUNT),
    F(case_row, last_contact, N_("Last contact"), FIELD_DATE),
    F(case_row, silent_since, N_("Without contact since"), FIELD_DATE),
    F(case_row, overdue, N_("Overdue actions"), FIELD_COUNT),
};

static const struct field selected_fields[] = {
    F(selected, household, N_("Household"), FIELD_CODE),
    F(selected, name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(selected, district, N_("District"), FIELD_TEXT, .limit = LONG_TEXT),
    F(selected, coordinated, N_("Coordinated"), FIELD_YES, YES_NO),
    F(selected, helpers, N_("Helpers"), FIELD_COUNT),
    F(selected, hours_per_week, N_("Hours per week"), FIELD_HOURS, .limit = INT64_MAX),
    F(selected, unknown_hours, N_("Unknown hours"), FIELD_COUNT),
    F(selected, yearly_cost, N_("Cost per year"), FIELD_MONEY, .limit = INT64_MAX),
    F(selected, unknown_costs, N_("Unknown costs"), FIELD_COUNT),
    F(selected, municipal_cost, N_("Municipal cost per year"), FIELD_MONEY, .limit = INT64_MAX),
    F(selected, municipal_unknown, N_("Unknown municipal costs"), FIELD_COUNT),
    F(selected, domains, N_("Life domains"), FIELD_COUNT),
};

// Far more than any household has; of settings with many domains too.
enum { HELPERS_LIMIT = 1000, DOMAINS_LIMIT = 100 };
#define COST_LIMIT INT64_C(1000000000) // cents

static const struct field criteria_fields[] = {
    F(criteria, name, N_("Name"), FIELD_TEXT),
    F(criteria, helpers, N_("Helpers, at least"), FIELD_COUNT, .limit = HELPERS_LIMIT),
    F(criteria, yearly_cost, N_("Cost per year, at least"), FIELD_MONEY, .limit = COST_LIMIT),
    F(criteria, municipal_cost, N_("Of this municipal, at least"), FIELD_MONEY,
      .limit = COST_LIMIT),
    F(criteria, domains, N_("Life domains, at least"), FIELD_COUNT, .limit = DOMAINS_LIMIT),
    F(criteria, district, N_("District"), FIELD_TEXT),
    F(criteria, coordinated, N_("Coordinated"), FIELD_YES, YES_NO),
};

static const struct field silence_fields[] = {
    F(silence, household, N_("Household"), FIELD_CODE),
    F(silence, kind, N_("Kind"), FIELD_TEXT),
    F(silence, subject, N_("Subject"), FIELD_TEXT, .limit = LONG_TEXT),
    F(silence, date, N_("Date"), FIELD_DATE),
    F(silence, name, N_("Name of the household"), FIELD_TEXT, .limit = LONG_TEXT),
    F(silence, text, N_("What"), FIELD_NOTE),
    F(silence, who_name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(silence, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN)),
    F(silence, number, N_("Number"), FIELD_COUNT),
    F(silence, coordinator, N_("Coordinator"), FIELD_WHO, .flags = FIELD_SHOWN),
    F(silence, coordinator_name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT, .flags = FIELD_SHOWN),
    F(silence, may, N_("Right"), FIELD_COUNT, .flags = FIELD_SHOWN),
};

static const struct field inbox_fields[] = {
    F(inbox_row, household, N_("Household"), FIELD_CODE),
    F(inbox_row, kind, N_("Kind"), FIELD_TEXT),
    F(inbox_row, subject, N_("Subject"), FIELD_TEXT, .limit = LONG_TEXT),
    F(inbox_row, who, N_("Who"), FIELD_TEXT, .limit = LONG_TEXT),
    F(inbox_row, date, N_("Date"), FIELD_DATE),
    F(inbox_row, text, N_("What"), FIELD_NOTE),
    F(inbox_row, name, N_("Name of the household"), FIELD_TEXT, .limit = LONG_TEXT),
    F(inbox_row, who_name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(inbox_row, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN)),
    F(inbox_row, number, N_("Number"), FIELD_COUNT),
};

static const struct field stacking_fields[] = {
    F(stacking, household, N_("Household"), FIELD_CODE),
    F(stacking, persons, N_("For"), FIELD_PERSONS, .limit = LONG_TEXT),
    F(stacking, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN)),
    F(stacking, helpers, N_("Helpers"), FIELD_COUNT),
    F(stacking, siblings, N_("Siblings"), FIELD_YES, YES_NO),
    F(stacking, professionals, N_("Professional"), FIELD_TEXT, SHOWN),
    F(stacking, person_names, N_("Name"), FIELD_TEXT, SHOWN),
    F(stacking, names, N_("Who"), FIELD_TEXT, SHOWN),
};

static const struct field gaps_fields[] = {
    F(gaps, household, N_("Household"), FIELD_CODE),
    F(gaps, dimension, N_("Dimension"), FIELD_CHOICE, ONE_OF(CHOICES_DIMENSION)),
    F(gaps, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN)),
    F(gaps, talk, N_("Talk"), FIELD_COUNT),
    F(gaps, wanted_change, N_("Wanted change"), FIELD_MARK, .limit = INT64_MAX),
    F(gaps, open_goals, N_("Open goals"), FIELD_COUNT),
    F(gaps, helpers, N_("Helpers"), FIELD_COUNT),
    F(gaps, hours_per_week, N_("Hours per week"), FIELD_HOURS, .limit = INT64_MAX),
    F(gaps, unknown_hours, N_("Unknown hours"), FIELD_COUNT),
    F(gaps, network_actions, N_("Actions of the network"), FIELD_COUNT),
    F(gaps, gap, N_("Gap"), FIELD_YES, YES_NO),
};

static const struct field roster_fields[] = {
    F(roster, household, N_("Household"), FIELD_CODE),
    F(roster, weekday, N_("Day"), FIELD_CHOICE, ONE_OF(CHOICES_WEEKDAY)),
    F(roster, professional, N_("Professional"), FIELD_RECORD, .target = KIND_PROFESSIONAL),
    F(roster, name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(roster, organisation, N_("Organisation"), FIELD_RECORD, .target = KIND_ORGANISATION),
    F(roster, persons, N_("For"), FIELD_PERSONS, .limit = LONG_TEXT),
    F(roster, purpose, N_("Purpose"), FIELD_NOTE),
    F(roster, domain, N_("Domain"), FIELD_CHOICE, ONE_OF(CHOICES_DOMAIN)),
    F(roster, place, N_("Place"), FIELD_CHOICE, ONE_OF(CHOICES_PLACE)),
    F(roster, from, N_("From"), FIELD_DATE),
    F(roster, until, N_("Until"), FIELD_DATE),
    F(roster, visits_per_week, N_("Visits per week"), FIELD_HUNDREDTHS),
    F(roster, face, N_("Face"), FIELD_YES, YES_NO),
    F(roster, new_face, N_("New face"), FIELD_YES, YES_NO),
    F(roster, since, N_("Since"), FIELD_DATE),
    F(roster, household_name, N_("Name of the household"), FIELD_TEXT, SHOWN),
    F(roster, function, N_("Function"), FIELD_TEXT, SHOWN),
    F(roster, organisation_name, N_("Organisation"), FIELD_TEXT, SHOWN),
    F(roster, person_names, N_("Name"), FIELD_TEXT, SHOWN),
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

static const struct field referral_row_fields[] = {
    F(referral_row, household, N_("Household"), FIELD_CODE),
    F(referral_row, household_name, N_("Name of the household"), FIELD_TEXT, .limit = LONG_TEXT),
    F(referral_row, date, N_("Date"), FIELD_DATE),
    F(referral_row, direction, N_("Direction"), FIELD_CHOICE, ONE_OF(CHOICES_DIRECTION)),
    F(referral_row, by, N_("By"), FIELD_TEXT, .limit = LONG_TEXT),
    F(referral_row, state, N_("State"), FIELD_CHOICE, ONE_OF(CHOICES_REFERRAL_STATE)),
    F(referral_row, state_on, N_("State since"), FIELD_DATE),
    F(referral_row, waits, N_("Days without an answer"), FIELD_COUNT),
    F(referral_row, due, N_("Answer due on"), FIELD_DATE),
    F(referral_row, discussed_on, N_("Discussed with the family on"), FIELD_DATE),
};

static const struct field likeness_fields[] = {
    F(likeness, household, N_("Household"), FIELD_CODE),
    F(likeness, name, N_("Name"), FIELD_TEXT, .limit = LONG_TEXT),
    F(likeness, address, N_("Address"), FIELD_TEXT, .limit = LONG_TEXT),
    F(likeness, phone, N_("Phone"), FIELD_PHONE, .limit = LONG_TEXT),
    F(likeness, coordinator, N_("Coordinator"), FIELD_TEXT, .limit = LONG_TEXT),
    F(likeness, person, N_("Person"), FIELD_TEXT, .limit = LONG_TEXT),
    F(likeness, reasons, N_("Reason"), FIELD_COUNT),
    F(likeness, closed, N_("Closed to you"), FIELD_YES, YES_NO),
    F(likeness, given_name, N_("Given name"), FIELD_TEXT),
    F(likeness, prefix, N_("Prefix"), FIELD_TEXT),
    F(likeness, family_name, N_("Family name"), FIELD_TEXT),
    F(likeness, birth_date, N_("Birth date"), FIELD_DATE),
    F(likeness, postcode, N_("Postcode"), FIELD_TEXT),
    F(likeness, house_number, N_("House number"), FIELD_TEXT),
};

#define ROW(kind) [(kind)-KIND_SAVED_COUNT]

const struct kind_info kinds_of_rows[KIND_COUNT - KIND_SAVED_COUNT] = {
    ROW(KIND_HOUSEHOLD_ROW) =
        KIND(household_row_fields, household_row, "rows", N_("household"), N_("households")),
    ROW(KIND_HIT) = KIND(hit_fields, hit, "hits", N_("hit"), N_("hits")),
    ROW(KIND_FIGURES) = KIND(figures_fields, figures, "figures", N_("figures"), N_("figures")),
    ROW(KIND_CONTACT) =
        KIND(contact_fields, contact, "contact", N_("contact coverage"), N_("contact coverages")),
    ROW(KIND_SILENCE) = KIND(silence_fields, silence, "silence", N_("silence"), N_("silences")),
    ROW(KIND_INBOX) =
        KIND(inbox_fields, inbox_row, "inbox", N_("line of the inbox"), N_("lines of the inbox")),
    ROW(KIND_STACKING) =
        KIND(stacking_fields, stacking, "stacking", N_("stacking"), N_("stackings")),
    ROW(KIND_GAPS) =
        KIND(gaps_fields, gaps, "gaps", N_("wish against effort"), N_("wishes against effort")),
    ROW(KIND_ROSTER) =
        KIND(roster_fields, roster, "roster", N_("line of the roster"), N_("lines of the roster")),
    ROW(KIND_STEP) = KIND(step_fields, step, "steps", N_("step"), N_("steps")),
    ROW(KIND_HISTORY) = KIND(history_fields, history, "history", N_("change"), N_("changes")),
    ROW(KIND_REJECT) =
        KIND(reject_fields, reject, "rejects", N_("rejected row"), N_("rejected rows")),
    ROW(KIND_FINDING) = KIND(finding_fields, finding, "findings", N_("finding"), N_("findings")),
    ROW(KIND_DRAFT) = KIND(draft_fields, draft, "drafts", N_("draft"), N_("drafts")),
    ROW(KIND_PLACE) = KIND(place_fields, last_place, "places", N_("place"), N_("places")),
    ROW(KIND_USER) = KIND(user_fields, user, "users", N_("user"), N_("users")),
    ROW(KIND_COVER) = KIND(cover_fields, cover, "covers", N_("covering"), N_("coverings")),
    ROW(KIND_RESTRICTED) = KIND(restricted_fields, restricted, "restricted",
                                N_("restricted household"), N_("restricted households")),
    ROW(KIND_GLASS) =
        KIND(glass_fields, glass, "glass", N_("emergency access"), N_("emergency accesses")),
    ROW(KIND_REVIEW) = KIND(review_fields, review, "review", N_("point of the review"),
                            N_("points of the review")),
    ROW(KIND_SIGNED) =
        KIND(signed_fields, signed_week, "signed", N_("week reviewed"), N_("weeks reviewed")),
    ROW(KIND_REFERRAL_ROW) =
        KIND(referral_row_fields, referral_row, "referral-rows", N_("referral"), N_("referrals")),
    ROW(KIND_LIKENESS) = KIND(likeness_fields, likeness, "likenesses", N_("household like it"),
                              N_("households like it")),
    ROW(KIND_CASELOAD) =
        KIND(caseload_fields, caseload, "caseload", N_("caseload"), N_("caseloads")),
    ROW(KIND_CASE) = KIND(case_fields, case_row, "cases", N_("household of a caseload"),
                          N_("households of a caseload")),
    ROW(KIND_SELECTED) = KIND(selected_fields, selected, "selected", N_("selected household"),
                              N_("selected households")),
    ROW(KIND_CRITERIA) =
        KIND(criteria_fields, criteria, "criteria", N_("selection"), N_("selections")),
    ROW(KIND_DUE) = KIND(due_fields, due, "due", N_("ended term"), N_("ended terms")),
    ROW(KIND_ERASURE) = KIND(erasure_fields, erasure, "erasures", N_("erasure"), N_("erasures")),
    ROW(KIND_TRAIL) = KIND(trail_fields, trail_entry, "trail", N_("entry of the trail"),
                           N_("entries of the trail")),
};
