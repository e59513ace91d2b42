// SPDX-License-Identifier: EUPL-1.2
// The SQL of each kind. A select gives id, rev, household_id and then the
// fields in the order of the kind's field table (of a scoring those before its axes).
#include "store/records_sql.h"

#include "store/records_select.h"

#define HOUSEHOLD_SELECT                                                                           \
    "SELECT id, rev, id, household, name, street, house_number, postcode, city, district, phone, " \
    "email, language, safety_note, weight, question, wanted, strengths, worries, "                 \
    "self_coordination, self_coordination_on FROM households "
#define PERSON_SELECT(household)                                                                   \
    HEAD(household)                                                                                \
    "r.person, r.given_name, r.prefix, r.family_name, r.birth_date, r.role, r.authority, "         \
    "r.phone, r.email, r.notes, r.\"from\", r.until, "                                             \
    "CASE WHEN r.same_as_id IS NOT NULL THEN (SELECT h.household || '/' || s.person "              \
    "FROM people AS s JOIN households AS h ON h.id = s.household_id WHERE s.id = r.same_as_id) "   \
    "END FROM people AS r "
#define NETWORK_SELECT(household)                                                                  \
    HEAD(household) "r.network, r.name, r.relation, r.phone, r.offers FROM network AS r "
#define COORDINATION_SELECT(household)                                                             \
    HEAD(household)                                                                                \
    "r.\"from\", r.level, " WHO_WORD("r") ", r.reason, r.aim, r.instruments, r.expected_until, "   \
                                          "r.until, r.exit, " WHO_NAME ", " WHO_PHONE              \
                                          " FROM coordination AS r " WHO_JOINS("r")
#define INVOLVEMENT_SELECT(household)                                                              \
    HEAD(household)                                                                                \
    "p.professional, r.domain, r.\"from\", (SELECT group_concat(m.person, ' ') "                   \
    "FROM involvement_persons AS i JOIN people AS m ON m.id = i.person_id "                        \
    "WHERE i.involvement_id = r.id), r.purpose, r.dimension, r.until, r.end_reason, "              \
    "r.hours_per_week, r.visits_per_week, r.weekdays, r.place, r.law, r.hourly_tariff, "           \
    "r.yearly_amount, r.known, r.for_whom_clear, r.purpose_clear, r.helps, r.trusted, "            \
    "r.family_mark, r.coordinator_mark, replace(trim(p.given_name || ' ' || p.prefix || ' ' || "   \
    "p.family_name), '  ', ' '), p.function, o.organisation, o.name, p.phone, p.email "            \
    "FROM involvements AS r JOIN professionals AS p ON p.id = r.professional_id "                  \
    "LEFT JOIN organisations AS o ON o.id = p.organisation_id "
#define SCORING_SELECT(household)                                                                  \
    HEAD(household)                                                                                \
    "p.person, r.date, r.instrument, r.stage, r.filled_in_by FROM scores AS r "                    \
    "JOIN people AS p ON p.id = r.person_id "

// The columns of no index, and same_as_id, which stands in one of few rows. SQLite writes each index of a
// column that is set, changed or not.
#define ORGANISATION_REST                                                                          \
    "rev = :rev, name = :name, sector = :sector, phone = :phone, email = :email WHERE id = :id"
#define PROFESSIONAL_REST                                                                          \
    "rev = :rev, given_name = :given_name, prefix = :prefix, family_name = :family_name, "         \
    "function = :function, phone = :phone, email = :email WHERE id = :id"
#define HOUSEHOLD_REST                                                                             \
    "rev = :rev, name = :name, street = :street, house_number = :house_number, "                   \
    "postcode = :postcode, city = :city, district = :district, phone = :phone, email = :email, "   \
    "language = :language, safety_note = :safety_note, weight = :weight, question = :question, "   \
    "wanted = :wanted, strengths = :strengths, worries = :worries, "                               \
    "self_coordination = :self_coordination, self_coordination_on = :self_coordination_on "        \
    "WHERE id = :id"
#define PERSON_REST                                                                                \
    "rev = :rev, given_name = :given_name, prefix = :prefix, family_name = :family_name, "         \
    "birth_date = :birth_date, role = :role, authority = :authority, phone = :phone, "             \
    "email = :email, notes = :notes, \"from\" = :from, until = :until, "                           \
    "same_as_id = :same_as_id WHERE id = :id"
#define NETWORK_REST                                                                               \
    "rev = :rev, name = :name, relation = :relation, phone = :phone, offers = :offers "            \
    "WHERE id = :id"
#define INVOLVEMENT_REST                                                                           \
    "rev = :rev, purpose = :purpose, dimension = :dimension, end_reason = :end_reason, "           \
    "hours_per_week = :hours_per_week, visits_per_week = :visits_per_week, "                       \
    "weekdays = :weekdays, place = :place, law = :law, hourly_tariff = :hourly_tariff, "           \
    "yearly_amount = :yearly_amount, known = :known, for_whom_clear = :for_whom_clear, "           \
    "purpose_clear = :purpose_clear, helps = :helps, trusted = :trusted, "                         \
    "family_mark = :family_mark, coordinator_mark = :coordinator_mark WHERE id = :id"

static const struct kind_sql others[KIND_REFERRAL] = {
    [KIND_ORGANISATION] =
        {
            .any = "SELECT 1 FROM organisations LIMIT 1",
            .select = "SELECT id, rev, 0, organisation, name, sector, phone, email "
                      "FROM organisations WHERE id = :id",
            .by_code = "SELECT id FROM organisations WHERE organisation = :code",
            .insert = "INSERT INTO organisations (id, rev, organisation, name, sector, phone, "
                      "email, sort_key, search_id) VALUES (:id, :rev, :organisation, :name, "
                      ":sector, :phone, :email, :sort_key, :search_id)",
            .update = "UPDATE organisations SET organisation = :organisation, sort_key = "
                      ":sort_key, search_id = :search_id, " ORGANISATION_REST,
            .update_rest = "UPDATE organisations SET " ORGANISATION_REST,
            .indexed = "organisation",
            .remove = "DELETE FROM organisations WHERE id = :id",
            .search_id = "SELECT search_id FROM organisations WHERE id = :id",
            .made = MADE("organisations", "0"),
        },
    [KIND_COORDINATOR] =
        {
            .any = "SELECT 1 FROM coordinators LIMIT 1",
            .select = "SELECT r.id, r.rev, 0, r.login, r.name, o.organisation, r.team, r.fte, "
                      "r.role, r.approved_on, r.methods, r.funding, m.login, r.\"from\", r.until "
                      "FROM coordinators AS r LEFT JOIN organisations AS o "
                      "ON o.id = r.organisation_id LEFT JOIN coordinators AS m "
                      "ON m.id = r.mentor_id WHERE r.id = :id",
            .by_code = "SELECT id FROM coordinators WHERE login = :code",
            .insert = "INSERT INTO coordinators (id, rev, login, name, organisation_id, team, fte, "
                      "role, approved_on, methods, funding, mentor_id, \"from\", until, sort_key) "
                      "VALUES (:id, :rev, :login, :name, :organisation_id, :team, :fte, :role, "
                      ":approved_on, :methods, :funding, :mentor_id, :from, :until, :sort_key)",
            .update = "UPDATE coordinators SET rev = :rev, login = :login, name = :name, "
                      "organisation_id = :organisation_id, team = :team, fte = :fte, role = :role, "
                      "approved_on = :approved_on, methods = :methods, funding = :funding, "
                      "mentor_id = :mentor_id, \"from\" = :from, until = :until, "
                      "sort_key = :sort_key WHERE id = :id",
            .remove = "DELETE FROM coordinators WHERE id = :id",
            .made = MADE("coordinators", "0"),
        },
    [KIND_PROFESSIONAL] =
        {
            .any = "SELECT 1 FROM professionals LIMIT 1",
            .select = "SELECT r.id, r.rev, 0, r.professional, r.given_name, r.prefix, "
                      "r.family_name, r.function, o.organisation, r.phone, r.email, o.name "
                      "FROM professionals AS r LEFT JOIN organisations AS o "
                      "ON o.id = r.organisation_id WHERE r.id = :id",
            .by_code = "SELECT id FROM professionals WHERE professional = :code",
            .insert = "INSERT INTO professionals (id, rev, professional, given_name, prefix, "
                      "family_name, function, organisation_id, phone, email, sort_key, search_id) "
                      "VALUES (:id, :rev, :professional, :given_name, :prefix, :family_name, "
                      ":function, :organisation_id, :phone, :email, :sort_key, :search_id)",
            .update = "UPDATE professionals SET professional = :professional, organisation_id = "
                      ":organisation_id, sort_key = :sort_key, search_id = "
                      ":search_id, " PROFESSIONAL_REST,
            .update_rest = "UPDATE professionals SET " PROFESSIONAL_REST,
            .indexed = "professional organisation",
            .remove = "DELETE FROM professionals WHERE id = :id",
            .search_id = "SELECT search_id FROM professionals WHERE id = :id",
            .made = MADE("professionals", "0"),
        },
    [KIND_HOUSEHOLD] =
        {
            .any = "SELECT 1 FROM households LIMIT 1",
            .select = HOUSEHOLD_SELECT "WHERE id = :id",
            .of_household = HOUSEHOLD_SELECT "WHERE id = :household_id",
            .by_code = "SELECT id FROM households WHERE household = :code",
            .insert = "INSERT INTO households (id, rev, household, name, street, house_number, "
                      "postcode, city, district, phone, email, language, safety_note, weight, "
                      "question, wanted, strengths, worries, self_coordination, "
                      "self_coordination_on, sort_key, search_id) VALUES (:id, :rev, :household, "
                      ":name, :street, :house_number, :postcode, :city, :district, :phone, :email, "
                      ":language, :safety_note, :weight, :question, :wanted, :strengths, :worries, "
                      ":self_coordination, :self_coordination_on, :sort_key, :search_id)",
            .update = "UPDATE households SET household = :household, sort_key = :sort_key, "
                      "search_id = :search_id, " HOUSEHOLD_REST,
            .update_rest = "UPDATE households SET " HOUSEHOLD_REST,
            .indexed = "household",
            .remove = "DELETE FROM households WHERE id = :id",
            .search_id = "SELECT search_id FROM households WHERE id = :id",
            .made = MADE("households", "id"),
        },
    [KIND_PERSON] =
        {
            .any = "SELECT 1 FROM people LIMIT 1",
            .select = PERSON_SELECT(OF_RECORD) "WHERE r.id = :id",
            .of_household = PERSON_SELECT(OF_HOUSEHOLD) "WHERE r.household_id = :household_id",
            .by_code = "SELECT id FROM people WHERE household_id = :household_id AND "
                       "person = :code",
            .insert = "INSERT INTO people (id, rev, household_id, person, given_name, prefix, "
                      "family_name, birth_date, role, authority, phone, email, notes, \"from\", "
                      "until, same_as_id, search_id) VALUES (:id, :rev, :household_id, :person, "
                      ":given_name, :prefix, :family_name, :birth_date, :role, :authority, :phone, "
                      ":email, :notes, :from, :until, :same_as_id, :search_id)",
            .update = "UPDATE people SET person = :person, search_id = :search_id, " PERSON_REST,
            .update_rest = "UPDATE people SET " PERSON_REST,
            .indexed = "person",
            .remove = "DELETE FROM people WHERE id = :id",
            .search_id = "SELECT search_id FROM people WHERE id = :id",
            .made = MADE("people", "household_id"),
        },
    [KIND_NETWORK] =
        {
            .any = "SELECT 1 FROM network LIMIT 1",
            .select = NETWORK_SELECT(OF_RECORD) "WHERE r.id = :id",
            .of_household = NETWORK_SELECT(OF_HOUSEHOLD) "WHERE r.household_id = :household_id",
            .by_code = "SELECT id FROM network WHERE household_id = :household_id AND "
                       "network = :code",
            .insert = "INSERT INTO network (id, rev, household_id, network, name, relation, phone, "
                      "offers, search_id) VALUES (:id, :rev, :household_id, :network, :name, "
                      ":relation, :phone, :offers, :search_id)",
            .update = "UPDATE network SET network = :network, search_id = "
                      ":search_id, " NETWORK_REST,
            .update_rest = "UPDATE network SET " NETWORK_REST,
            .indexed = "network",
            .remove = "DELETE FROM network WHERE id = :id",
            .search_id = "SELECT search_id FROM network WHERE id = :id",
            .made = MADE("network", "household_id"),
        },
    [KIND_COORDINATION] =
        {
            .any = "SELECT 1 FROM coordination LIMIT 1",
            .select = COORDINATION_SELECT(OF_RECORD) "WHERE r.id = :id",
            .of_household =
                COORDINATION_SELECT(OF_HOUSEHOLD) "WHERE r.household_id = :household_id",
            .by_key = "SELECT id FROM coordination WHERE household_id = :household_id AND "
                      "\"from\" = :from",
            .insert = "INSERT INTO coordination (id, rev, household_id, \"from\", level, "
                      "coordinator_id, professional_id, person_id, network_id, family, reason, "
                      "aim, instruments, expected_until, until, exit) VALUES (:id, :rev, "
                      ":household_id, :from, :level, :coordinator_id, :professional_id, "
                      ":person_id, :network_id, :family, :reason, :aim, :instruments, "
                      ":expected_until, :until, :exit)",
            .update = "UPDATE coordination SET rev = :rev, \"from\" = :from, level = :level, "
                      "coordinator_id = :coordinator_id, professional_id = :professional_id, "
                      "person_id = :person_id, network_id = :network_id, family = :family, "
                      "reason = :reason, aim = :aim, instruments = :instruments, "
                      "expected_until = :expected_until, until = :until, exit = :exit "
                      "WHERE id = :id",
            .remove = "DELETE FROM coordination WHERE id = :id",
            .made = MADE("coordination", "household_id"),
        },
    [KIND_INVOLVEMENT] =
        {
            .any = "SELECT 1 FROM involvements LIMIT 1",
            .select = INVOLVEMENT_SELECT(OF_RECORD) "WHERE r.id = :id",
            .of_household = INVOLVEMENT_SELECT(OF_HOUSEHOLD) "WHERE r.household_id = :household_id",
            .by_key = "SELECT id FROM involvements WHERE household_id = :household_id AND "
                      "professional_id = :professional_id AND domain = :domain AND "
                      "coalesce(\"from\", -1000000) = coalesce(:from, -1000000)",
            .insert = "INSERT INTO involvements (id, rev, household_id, professional_id, domain, "
                      "\"from\", purpose, dimension, until, end_reason, hours_per_week, "
                      "visits_per_week, weekdays, place, law, hourly_tariff, yearly_amount, known, "
                      "for_whom_clear, purpose_clear, helps, trusted, family_mark, "
                      "coordinator_mark) VALUES (:id, :rev, :household_id, :professional_id, "
                      ":domain, :from, :purpose, :dimension, :until, :end_reason, "
                      ":hours_per_week, :visits_per_week, :weekdays, :place, :law, "
                      ":hourly_tariff, :yearly_amount, :known, :for_whom_clear, :purpose_clear, "
                      ":helps, :trusted, :family_mark, :coordinator_mark)",
            .update = "UPDATE involvements SET professional_id = :professional_id, domain = "
                      ":domain, \"from\" = :from, until = :until, " INVOLVEMENT_REST,
            .update_rest = "UPDATE involvements SET " INVOLVEMENT_REST,
            .indexed = "professional domain from until",
            .remove = "DELETE FROM involvements WHERE id = :id",
            .made = MADE("involvements", "household_id"),
        },
    [KIND_SCORING] =
        {
            .any = "SELECT 1 FROM scores LIMIT 1",
            .select = SCORING_SELECT(OF_RECORD) "WHERE r.id = :id",
            .of_household = SCORING_SELECT(OF_HOUSEHOLD) "WHERE r.household_id = :household_id",
            .by_key = "SELECT id FROM scores WHERE person_id = :person_id AND date = :date AND "
                      "instrument = :instrument",
            .insert = "INSERT INTO scores (id, rev, household_id, person_id, date, instrument, "
                      "stage, filled_in_by) VALUES (:id, :rev, :household_id, :person_id, :date, "
                      ":instrument, :stage, :filled_in_by)",
            .update = "UPDATE scores SET rev = :rev, person_id = :person_id, date = :date, "
                      "instrument = :instrument, stage = :stage, filled_in_by = :filled_in_by "
                      "WHERE id = :id",
            .remove = "DELETE FROM scores WHERE id = :id",
            .made = MADE("scores", "household_id"),
        },
};

const struct kind_sql *kind_sql(enum kind kind)
{
    return kind < KIND_REFERRAL ? &others[kind] : &kind_sql_method[kind - KIND_REFERRAL];
}
