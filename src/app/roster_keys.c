// SPDX-License-Identifier: EUPL-1.2
// The coffee roster: its actions and their keys.
#include "app/action_parts.h"
#include "base/array.h"
#include "base/text.h"
#include "screen/roster.h"
#include "ui/screen.h"

// Sorted by name.
static const struct action actions[] = {
    {"roster-coordinator-mark", N_("coordinator's"), N_("Coordinator: unclear, redundant, no mark"),
     roster_coordinator_mark, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"roster-down", N_("down"), N_("Next helper"), screen_down, 0},
    {"roster-family-mark", N_("family's"), N_("The family: unclear, redundant, no mark"),
     roster_family_mark, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"roster-first", N_("first"), N_("First helper"), screen_first, 0},
    {"roster-for-whom", N_("for whom?"), N_("Is it clear for whom this helper comes?"),
     roster_for_whom, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"roster-known", N_("known?"), N_("Does the family know this helper?"), roster_known,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"roster-last", N_("last"), N_("Last helper"), screen_last, 0},
    {"roster-page", N_("fridge"), N_("The page for the fridge, and how it is printed"), roster_page,
     0},
    {"roster-page-down", N_("page down"), N_("One page of helpers down"), screen_page_down, 0},
    {"roster-page-up", N_("page up"), N_("One page of helpers up"), screen_page_up, 0},
    {"roster-person-next", N_("member"), N_("Those for the next member, then for all"),
     roster_person_next, SCREEN_HAS_MANY},
    {"roster-person-previous", N_("member back"), N_("Those for the member before"),
     roster_person_previous, SCREEN_HAS_MANY},
    {"roster-show", N_("show"), N_("All that is known of this helper here"), roster_show,
     SCREEN_HAS_ROW},
    {"roster-trusted", N_("trusted?"), N_("Does the family trust this helper?"), roster_trusted,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"roster-up", N_("up"), N_("Previous helper"), screen_up, 0},
    {"roster-what-for", N_("what for?"), N_("Is it clear what this helper comes for?"),
     roster_what_for, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
};

// Sorted by context, then key.
static const struct binding bindings[] = {
    {"roster", "*", "roster-trusted", 2},      {"roster", "<", "roster-person-previous", 0},
    {"roster", ">", "roster-person-next", 3},  {"roster", "Down", "roster-down", 0},
    {"roster", "End", "roster-last", 0},       {"roster", "Enter", "roster-show", 3},
    {"roster", "G", "roster-last", 0},         {"roster", "Home", "roster-first", 0},
    {"roster", "PgDn", "roster-page-down", 0}, {"roster", "PgUp", "roster-page-up", 0},
    {"roster", "Right", "roster-show", 0},     {"roster", "Space", "roster-page-down", 0},
    {"roster", "Up", "roster-up", 0},          {"roster", "a", "roster-known", 1},
    {"roster", "b", "roster-for-whom", 1},     {"roster", "c", "roster-what-for", 1},
    {"roster", "f", "roster-family-mark", 2},  {"roster", "g", "roster-first", 0},
    {"roster", "j", "roster-down", 0},         {"roster", "k", "roster-up", 0},
    {"roster", "l", "roster-show", 0},         {"roster", "m", "roster-coordinator-mark", 2},
    {"roster", "p", "roster-page", 3},
};

struct screen_keys roster_keys(void)
{
    return (struct screen_keys){actions, ARRAY_SIZE(actions), bindings, ARRAY_SIZE(bindings)};
}
