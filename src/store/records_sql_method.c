// SPDX-License-Identifier: EUPL-1.2
// The SQL of the records of the coordinator's method, in the same form as that of the others.
#include "store/records_select.h"
#include "store/records_sql.h"

#define WHO_COLUMNS "coordinator_id, professional_id, person_id, network_id, family"
#define WHO_VALUES ":coordinator_id, :professional_id, :person_id, :network_id, :family"
#define WHO_SET                                                                                    \
    "coordinator_id = :coordinator_id, professional_id = :professional_id, "                       \
    "person_id = :person_id, network_id = :network_id, family = :family"
#define OF_ALL "WHERE r.household_id = :household_id"
#define OF_ONE "WHERE r.id = :id"

#define REFERRAL_SELECT(household)                                                                 \
    HEAD(household)                                                                                \
    "r.date, r.direction, r.by_name, r.by_role, o.organisation, r.reason, r.discussed_on, "        \
    "r.answer, r.state, r.state_on, r.state_reason FROM referrals AS r "                           \
    "LEFT JOIN organisations AS o ON o.id = r.organisation_id "

#define PLAN_SELECT(household)                                                                     \
    HEAD(household)                                                                                \
    "r.\"from\", r.going_well, r.first_things, r.until FROM plans AS r "

#define GOAL_SELECT(household)                                                                     \
    HEAD(household)                                                                                \
    "r.goal, r.set_on, p.person, r.domain, r.dimension, r.text, r.target_date, r.outcome, "        \
    "r.outcome_date FROM goals AS r LEFT JOIN people AS p ON p.id = r.person_id "

#define ACTION_SELECT(household)                                                                   \
    HEAD(household)                                                                                \
    "r.action, r.set_on, g.goal, " WHO_WORD(                                                       \
        "r") ", r.text, r.due, r.done_on, " WHO_NAME ", " WHO_PHONE                                \
             " FROM actions AS r " WHO_JOINS("r") "LEFT JOIN goals AS g ON g.id = r.goal_id "

#define PLAN_VERSION_SELECT(household)                                                             \
    HEAD(household)                                                                                \
    "r.agreed_on, " WHOS_WORDS("versions.agreed_with") ", r.text, " WHOS_NAMES(                    \
        "versions.agreed_with") " FROM versions AS r "

#define DEVIATION_SELECT(household)                                                                \
    HEAD(household)                                                                                \
    "r.deviation, r.\"from\", r.rule, r.reason, " WHOS_WORDS(                                      \
        "deviations.agreed_by") ", r.until, " WHOS_NAMES("deviations.agreed_by") " FROM deviations AS r "

#define MEETING_SELECT(household)                                                                                                                                             \
    HEAD(household)                                                                                                                                                           \
    "r.date, r.state, r.place, " WHOS_WORDS("meetings.invited") ", " WHOS_WORDS("meetings.present") ", r.family_invited, r.family_present, r.agenda, r.minutes, " WHOS_NAMES( \
        "meetings.invited") ", " WHOS_NAMES("meetings.present") " FROM meetings AS r "

#define PROFESSIONAL_NAME(of)                                                                      \
    "replace(trim(" of ".given_name || ' ' || " of ".prefix || ' ' || " of ".family_name), "       \
    "'  ', ' ')"
#define CONTRIBUTION_SELECT(household)                                                                                                \
    HEAD(household)                                                                                                                   \
    "r.date, q.professional, r.needed, r.who_else, r.decision, r.reason, " WHOS_WORDS(                                                \
        "contributions.agreed_by") ", " PROFESSIONAL_NAME("q") ", " WHOS_NAMES("contributions.agreed_by") " FROM contributions AS r " \
                                                                                                          "JOIN professionals AS q ON q.id = r.professional_id "

#define AGREEMENT_SELECT(household)                                                                \
    HEAD(household)                                                                                \
    "r.date, r.agreement, " WHO_WORD(                                                              \
        "r") ", r.text, r.due, r.kept, " WHO_NAME ", " WHO_PHONE                                   \
             ", o.name FROM agreements AS r " WHO_JOINS(                                           \
                 "r") "LEFT JOIN organisations AS o ON o.id = h.organisation_id "

#define NOTE_SELECT(household)                                                                              \
    HEAD(household)                                                                                         \
    "r.date, r.sequence, r.kind, " WHOS_WORDS(                                                              \
        "notes.with") ", r.place, "                                                                         \
                      "r.minutes_coordination, r.minutes_care, r.shared, r.text, r.remind_on, " WHOS_NAMES( \
                          "notes.with") " FROM notes AS r "

#define LOOKBACK_SELECT(household)                                                                      \
    HEAD(household)                                                                                     \
    "q.professional, r.domain, r.until, r.months, r.result, r.note, r.answered_on, " PROFESSIONAL_NAME( \
        "q") " FROM lookbacks AS r "                                                                    \
             "JOIN professionals AS q ON q.id = r.professional_id "

#define PROPOSAL_SELECT(household)                                                                 \
    HEAD(household)                                                                                \
    "r.proposal, r.name, r.made_on, r.remark, r.state, r.state_on FROM proposals AS r "

#define PROPOSAL_CHANGE_SELECT(household)                                                          \
    HEAD(household)                                                                                \
    "v.proposal, q.professional, r.domain, r.\"from\", r.change, r.hours_per_week, "               \
    "i.professional, " PROFESSIONAL_NAME("q") ", " PROFESSIONAL_NAME(                              \
        "i") " FROM \"proposal-changes\" AS r JOIN proposals AS v ON v.id = r.proposal_id "        \
             "JOIN professionals AS q ON q.id = r.professional_id "                                \
             "LEFT JOIN professionals AS i ON i.id = r.into_id "

#define ADVICE_SELECT(household)                                                                   \
    HEAD(household)                                                                                \
    "r.advice, r.date, " WHO_WORD("r") ", " WHOS_WORDS(                                            \
        "advices.to") ", r.text, a.advice, " WHO_NAME                                              \
                      ", " WHOS_NAMES("advices.to") " FROM advices AS r " WHO_JOINS(               \
                          "r") "LEFT JOIN advices AS a ON a.id = r.clashes_id "

#define SNAPSHOT_SELECT(household)                                                                 \
    HEAD(household)                                                                                \
    "r.date, r.stage, r.helpers, r.organisations, r.hours_per_week, r.unknown_hours, "             \
    "r.hours_per_helper, r.visits_per_week, r.faces, r.yearly_cost, r.unknown_costs, "             \
    "r.municipal_cost, r.coverage, r.remark FROM snapshots AS r "

#define METHOD(kind) [(kind)-KIND_REFERRAL]

const struct kind_sql kind_sql_method[KIND_SAVED_COUNT - KIND_REFERRAL] = {
    METHOD(KIND_REFERRAL) =
        {
            .any = "SELECT 1 FROM referrals LIMIT 1",
            .select = REFERRAL_SELECT(OF_RECORD) OF_ONE,
            .of_household = REFERRAL_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key =
                "SELECT id FROM referrals WHERE household_id = :household_id AND date = :date AND "
                "direction = :direction",
            .insert =
                "INSERT INTO referrals (id, rev, household_id, date, direction, by_name, by_role, "
                "organisation_id, reason, discussed_on, answer, state, state_on, state_reason) "
                "VALUES (:id, :rev, :household_id, :date, :direction, :by_name, :by_role, "
                ":organisation_id, :reason, :discussed_on, :answer, :state, :state_on, "
                ":state_reason)",
            .update =
                "UPDATE referrals SET rev = :rev, date = :date, direction = :direction, "
                "by_name = :by_name, by_role = :by_role, organisation_id = :organisation_id, "
                "reason = :reason, discussed_on = :discussed_on, answer = :answer, state = :state, "
                "state_on = :state_on, state_reason = :state_reason WHERE id = :id",
            .remove = "DELETE FROM referrals WHERE id = :id",
            .made = MADE("referrals", "household_id"),
        },
    METHOD(KIND_PLAN) =
        {
            .any = "SELECT 1 FROM plans LIMIT 1",
            .select = PLAN_SELECT(OF_RECORD) OF_ONE,
            .of_household = PLAN_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key =
                "SELECT id FROM plans WHERE household_id = :household_id AND \"from\" = :from",
            .insert =
                "INSERT INTO plans (id, rev, household_id, \"from\", going_well, first_things, until) "
                "VALUES (:id, :rev, :household_id, :from, :going_well, :first_things, :until)",
            .update = "UPDATE plans SET rev = :rev, \"from\" = :from, going_well = :going_well, "
                      "first_things = :first_things, until = :until WHERE id = :id",
            .remove = "DELETE FROM plans WHERE id = :id",
            .made = MADE("plans", "household_id"),
        },
    METHOD(KIND_GOAL) =
        {
            .any = "SELECT 1 FROM goals LIMIT 1",
            .select = GOAL_SELECT(OF_RECORD) OF_ONE,
            .of_household = GOAL_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_code = "SELECT id FROM goals WHERE household_id = :household_id AND goal = :code",
            .insert = "INSERT INTO goals (id, rev, household_id, goal, set_on, person_id, domain, "
                      "dimension, text, target_date, outcome, outcome_date) VALUES (:id, :rev, "
                      ":household_id, :goal, :set_on, :person_id, :domain, :dimension, :text, "
                      ":target_date, :outcome, :outcome_date)",
            .update =
                "UPDATE goals SET rev = :rev, goal = :goal, set_on = :set_on, "
                "person_id = :person_id, domain = :domain, dimension = :dimension, text = :text, "
                "target_date = :target_date, outcome = :outcome, outcome_date = :outcome_date "
                "WHERE id = :id",
            .remove = "DELETE FROM goals WHERE id = :id",
            .made = MADE("goals", "household_id"),
        },
    METHOD(KIND_ACTION) =
        {
            .any = "SELECT 1 FROM actions LIMIT 1",
            .select = ACTION_SELECT(OF_RECORD) OF_ONE,
            .of_household = ACTION_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_code =
                "SELECT id FROM actions WHERE household_id = :household_id AND action = :code",
            .insert =
                "INSERT INTO actions (id, rev, household_id, action, set_on, goal_id, " WHO_COLUMNS
                ", text, due, done_on) VALUES (:id, :rev, :household_id, :action, :set_on, "
                ":goal_id, " WHO_VALUES ", :text, :due, :done_on)",
            .update =
                "UPDATE actions SET rev = :rev, action = :action, set_on = :set_on, "
                "goal_id = :goal_id, " WHO_SET ", text = :text, due = :due, done_on = :done_on "
                "WHERE id = :id",
            .remove = "DELETE FROM actions WHERE id = :id",
            .made = MADE("actions", "household_id"),
        },
    METHOD(KIND_PLAN_VERSION) =
        {
            .any = "SELECT 1 FROM versions LIMIT 1",
            .select = PLAN_VERSION_SELECT(OF_RECORD) OF_ONE,
            .of_household = PLAN_VERSION_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key = "SELECT id FROM versions WHERE household_id = :household_id AND "
                      "agreed_on = :agreed_on",
            .insert =
                "INSERT INTO versions (id, rev, household_id, agreed_on, text) VALUES (:id, :rev, "
                ":household_id, :agreed_on, :text)",
            .update = "UPDATE versions SET rev = :rev, agreed_on = :agreed_on, text = :text "
                      "WHERE id = :id",
            .remove = "DELETE FROM versions WHERE id = :id",
            .made = MADE("versions", "household_id"),
        },
    METHOD(KIND_DEVIATION) =
        {
            .any = "SELECT 1 FROM deviations LIMIT 1",
            .select = DEVIATION_SELECT(OF_RECORD) OF_ONE,
            .of_household = DEVIATION_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_code = "SELECT id FROM deviations WHERE household_id = :household_id AND "
                       "deviation = :code",
            .insert =
                "INSERT INTO deviations (id, rev, household_id, deviation, \"from\", rule, reason, "
                "until) VALUES (:id, :rev, :household_id, :deviation, :from, :rule, :reason, :until)",
            .update = "UPDATE deviations SET rev = :rev, deviation = :deviation, \"from\" = :from, "
                      "rule = :rule, reason = :reason, until = :until WHERE id = :id",
            .remove = "DELETE FROM deviations WHERE id = :id",
            .made = MADE("deviations", "household_id"),
        },
    METHOD(KIND_MEETING) =
        {
            .any = "SELECT 1 FROM meetings LIMIT 1",
            .select = MEETING_SELECT(OF_RECORD) OF_ONE,
            .of_household = MEETING_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key = "SELECT id FROM meetings WHERE household_id = :household_id AND date = :date",
            .insert =
                "INSERT INTO meetings (id, rev, household_id, date, state, place, family_invited, "
                "family_present, agenda, minutes) VALUES (:id, :rev, :household_id, :date, :state, "
                ":place, :family_invited, :family_present, :agenda, :minutes)",
            .update =
                "UPDATE meetings SET rev = :rev, date = :date, state = :state, place = :place, "
                "family_invited = :family_invited, family_present = :family_present, "
                "agenda = :agenda, minutes = :minutes WHERE id = :id",
            .remove = "DELETE FROM meetings WHERE id = :id",
            .made = MADE("meetings", "household_id"),
        },
    METHOD(KIND_CONTRIBUTION) =
        {
            .any = "SELECT 1 FROM contributions LIMIT 1",
            .select = CONTRIBUTION_SELECT(OF_RECORD) OF_ONE,
            .of_household = CONTRIBUTION_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key = "SELECT id FROM contributions WHERE household_id = :household_id AND "
                      "date = :date AND professional_id = :professional_id",
            .insert =
                "INSERT INTO contributions (id, rev, household_id, date, professional_id, needed, "
                "who_else, decision, reason) VALUES (:id, :rev, :household_id, :date, "
                ":professional_id, :needed, :who_else, :decision, :reason)",
            .update = "UPDATE contributions SET rev = :rev, date = :date, "
                      "professional_id = :professional_id, needed = :needed, who_else = :who_else, "
                      "decision = :decision, reason = :reason WHERE id = :id",
            .remove = "DELETE FROM contributions WHERE id = :id",
            .made = MADE("contributions", "household_id"),
        },
    METHOD(KIND_AGREEMENT) =
        {
            .any = "SELECT 1 FROM agreements LIMIT 1",
            .select = AGREEMENT_SELECT(OF_RECORD) OF_ONE,
            .of_household = AGREEMENT_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key =
                "SELECT id FROM agreements WHERE household_id = :household_id AND date = :date AND "
                "agreement = :agreement",
            .insert =
                "INSERT INTO agreements (id, rev, household_id, date, agreement, " WHO_COLUMNS
                ", text, due, kept) VALUES (:id, :rev, :household_id, :date, :agreement, " WHO_VALUES
                ", :text, :due, :kept)",
            .update =
                "UPDATE agreements SET rev = :rev, date = :date, agreement = :agreement, " WHO_SET
                ", text = :text, due = :due, kept = :kept WHERE id = :id",
            .remove = "DELETE FROM agreements WHERE id = :id",
            .made = MADE("agreements", "household_id"),
        },
    METHOD(KIND_NOTE) =
        {
            .any = "SELECT 1 FROM notes LIMIT 1",
            .select = NOTE_SELECT(OF_RECORD) OF_ONE,
            .of_household = NOTE_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key =
                "SELECT id FROM notes WHERE household_id = :household_id AND date = :date AND "
                "sequence = :sequence",
            .insert =
                "INSERT INTO notes (id, rev, household_id, date, sequence, kind, place, "
                "minutes_coordination, minutes_care, shared, text, remind_on) VALUES (:id, :rev, "
                ":household_id, :date, :sequence, :kind, :place, :minutes_coordination, "
                ":minutes_care, :shared, :text, :remind_on)",
            .update =
                "UPDATE notes SET rev = :rev, date = :date, sequence = :sequence, kind = :kind, "
                "place = :place, minutes_coordination = :minutes_coordination, "
                "minutes_care = :minutes_care, shared = :shared, text = :text, "
                "remind_on = :remind_on WHERE id = :id",
            .remove = "DELETE FROM notes WHERE id = :id",
            .made = MADE("notes", "household_id"),
        },
    METHOD(KIND_LOOKBACK) =
        {
            .any = "SELECT 1 FROM lookbacks LIMIT 1",
            .select = LOOKBACK_SELECT(OF_RECORD) OF_ONE,
            .of_household = LOOKBACK_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key =
                "SELECT id FROM lookbacks WHERE household_id = :household_id AND "
                "professional_id = :professional_id AND domain = :domain AND until = :until AND "
                "months = :months",
            .insert =
                "INSERT INTO lookbacks (id, rev, household_id, professional_id, domain, until, "
                "months, result, note, answered_on) VALUES (:id, :rev, :household_id, "
                ":professional_id, :domain, :until, :months, :result, :note, :answered_on)",
            .update =
                "UPDATE lookbacks SET rev = :rev, professional_id = :professional_id, "
                "domain = :domain, until = :until, months = :months, result = :result, note = :note, "
                "answered_on = :answered_on WHERE id = :id",
            .remove = "DELETE FROM lookbacks WHERE id = :id",
            .made = MADE("lookbacks", "household_id"),
        },
    METHOD(KIND_PROPOSAL) =
        {
            .any = "SELECT 1 FROM proposals LIMIT 1",
            .select = PROPOSAL_SELECT(OF_RECORD) OF_ONE,
            .of_household = PROPOSAL_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_code =
                "SELECT id FROM proposals WHERE household_id = :household_id AND proposal = :code",
            .insert = "INSERT INTO proposals (id, rev, household_id, proposal, name, made_on, "
                      "remark, state, state_on) VALUES (:id, :rev, :household_id, :proposal, "
                      ":name, :made_on, :remark, :state, :state_on)",
            .update = "UPDATE proposals SET rev = :rev, proposal = :proposal, name = :name, "
                      "made_on = :made_on, remark = :remark, state = :state, "
                      "state_on = :state_on WHERE id = :id",
            .remove = "DELETE FROM proposals WHERE id = :id",
            .made = MADE("proposals", "household_id"),
        },
    METHOD(KIND_PROPOSAL_CHANGE) =
        {
            .any = "SELECT 1 FROM \"proposal-changes\" LIMIT 1",
            .select = PROPOSAL_CHANGE_SELECT(OF_RECORD) OF_ONE,
            .of_household = PROPOSAL_CHANGE_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key = "SELECT id FROM \"proposal-changes\" WHERE proposal_id = :proposal_id AND "
                      "professional_id = :professional_id AND domain = :domain AND "
                      "coalesce(\"from\", -1000000) = coalesce(:from, -1000000)",
            .insert = "INSERT INTO \"proposal-changes\" (id, rev, household_id, proposal_id, "
                      "professional_id, domain, \"from\", change, hours_per_week, into_id) VALUES "
                      "(:id, :rev, :household_id, :proposal_id, :professional_id, :domain, :from, "
                      ":change, :hours_per_week, :into_id)",
            .update = "UPDATE \"proposal-changes\" SET rev = :rev, proposal_id = :proposal_id, "
                      "professional_id = :professional_id, domain = :domain, \"from\" = :from, "
                      "change = :change, hours_per_week = :hours_per_week, into_id = :into_id "
                      "WHERE id = :id",
            .remove = "DELETE FROM \"proposal-changes\" WHERE id = :id",
            .made = MADE("proposal-changes", "household_id"),
        },
    METHOD(KIND_ADVICE) =
        {
            .any = "SELECT 1 FROM advices LIMIT 1",
            .select = ADVICE_SELECT(OF_RECORD) OF_ONE,
            .of_household = ADVICE_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_code =
                "SELECT id FROM advices WHERE household_id = :household_id AND advice = :code",
            .insert =
                "INSERT INTO advices (id, rev, household_id, advice, date, " WHO_COLUMNS
                ", text, clashes_id) VALUES (:id, :rev, :household_id, :advice, :date, " WHO_VALUES
                ", :text, :clashes_id)",
            .update = "UPDATE advices SET rev = :rev, advice = :advice, date = :date, " WHO_SET
                      ", text = :text, clashes_id = :clashes_id WHERE id = :id",
            .remove = "DELETE FROM advices WHERE id = :id",
            .made = MADE("advices", "household_id"),
        },
    METHOD(KIND_SNAPSHOT) =
        {
            .any = "SELECT 1 FROM snapshots LIMIT 1",
            .select = SNAPSHOT_SELECT(OF_RECORD) OF_ONE,
            .of_household = SNAPSHOT_SELECT(OF_HOUSEHOLD) OF_ALL,
            .by_key = "SELECT id FROM snapshots WHERE household_id = :household_id AND "
                      "date = :date AND stage = :stage",
            .insert =
                "INSERT INTO snapshots (id, rev, household_id, date, stage, helpers, "
                "organisations, hours_per_week, unknown_hours, hours_per_helper, "
                "visits_per_week, faces, yearly_cost, unknown_costs, municipal_cost, coverage, "
                "remark) VALUES (:id, :rev, :household_id, :date, :stage, :helpers, "
                ":organisations, :hours_per_week, :unknown_hours, :hours_per_helper, "
                ":visits_per_week, :faces, :yearly_cost, :unknown_costs, :municipal_cost, "
                ":coverage, :remark)",
            .update = "UPDATE snapshots SET rev = :rev, date = :date, stage = :stage, "
                      "helpers = :helpers, organisations = :organisations, "
                      "hours_per_week = :hours_per_week, unknown_hours = :unknown_hours, "
                      "hours_per_helper = :hours_per_helper, visits_per_week = :visits_per_week, "
                      "faces = :faces, yearly_cost = :yearly_cost, unknown_costs = :unknown_costs, "
                      "municipal_cost = :municipal_cost, coverage = :coverage, remark = :remark "
                      "WHERE id = :id",
            .remove = "DELETE FROM snapshots WHERE id = :id",
            .made = MADE("snapshots", "household_id"),
        },
};
