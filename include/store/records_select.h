// SPDX-License-Identifier: EUPL-1.2
// What the SQL of several kinds has in common. r is the record's row.
#ifndef STORE_RECORDS_SELECT_H
#define STORE_RECORDS_SELECT_H

// A code that could also mean somebody else has the kind in front.
#define CLASH(code, table, column)                                                                 \
    code " = 'family' OR EXISTS (SELECT 1 FROM people WHERE household_id = r.household_id AND "    \
         "person = " code ") OR EXISTS (SELECT 1 FROM network WHERE household_id = "               \
         "r.household_id AND network = " code ") OR EXISTS (SELECT 1 FROM " table " WHERE " column \
         " = " code ")"
#define MARKED(mark, code, table, column)                                                          \
    "CASE WHEN " CLASH(code, table, column) " THEN '" mark "' ELSE '' END || " code " "
#define LOGIN_WORD MARKED("login:", "c.login", "professionals", "professional")
#define PROFESSIONAL_WORD MARKED("professional:", "h.professional", "coordinators", "login")

// What each select reads; a WHERE follows. household: the id by which its code is looked up, once
// where it is the same for all rows.
#define OF_RECORD "r.household_id"
#define OF_HOUSEHOLD ":household_id"
#define HEAD(household)                                                                            \
    "SELECT r.id, r.rev, r.household_id, (SELECT household FROM households WHERE id = " household  \
    "), "

// Somebody, of five columns of a row (who) of which one is set: the word, and of whom it is more than
// the family the name and the phone.
#define WHO_WORD(who)                                                                              \
    "CASE WHEN " who ".family THEN 'family' "                                                      \
    "WHEN " who ".person_id IS NOT NULL THEN p.person "                                            \
    "WHEN " who ".network_id IS NOT NULL THEN n.network "                                          \
    "WHEN " who ".coordinator_id IS NOT NULL THEN " LOGIN_WORD "WHEN " who                         \
    ".professional_id IS NOT NULL THEN " PROFESSIONAL_WORD "ELSE '' END"
#define WHO_NAME                                                                                   \
    "coalesce(c.name, n.name, replace(trim(coalesce(p.given_name || ' ' || p.prefix || ' ' || "    \
    "p.family_name, h.given_name || ' ' || h.prefix || ' ' || h.family_name, '')), '  ', ' '))"
#define WHO_PHONE "coalesce(h.phone, p.phone, n.phone, '')"
#define WHO_JOINS(who)                                                                             \
    "LEFT JOIN people AS p ON p.id = " who ".person_id "                                           \
    "LEFT JOIN network AS n ON n.id = " who ".network_id "                                         \
    "LEFT JOIN coordinators AS c ON c.id = " who ".coordinator_id "                                \
    "LEFT JOIN professionals AS h ON h.id = " who ".professional_id "

// Of several (table named) the words and the names, in no order.
#define WHOS_FROM(list)                                                                            \
    " FROM named AS w " WHO_JOINS("w") "WHERE w.list = '" list "' AND w.record_id = r.id)"
#define WHOS_WORDS(list) "(SELECT group_concat(" WHO_WORD("w") ", ' ')" WHOS_FROM(list)
#define WHOS_NAMES(list) "(SELECT group_concat(nullif(" WHO_NAME ", ''), ', ')" WHOS_FROM(list)

// How those with the ids :first to :last came to be, as lines of the history.
#define MADE(table, household_id)                                                                  \
    "INSERT INTO history (step_id, household_id, kind, record_id, rev, action, field, old_value, " \
    "new_value) SELECT :step_id, " household_id ", '" table "', id, rev, 'new', '', '', '' "       \
    "FROM \"" table "\" WHERE id BETWEEN :first AND :last ORDER BY id"

#endif
