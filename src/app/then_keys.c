// SPDX-License-Identifier: EUPL-1.2
// Then and now: its actions and their keys.
#include "app/action_parts.h"
#include "base/array.h"
#include "base/text.h"
#include "screen/then.h"
#include "ui/screen.h"

// Sorted by name.
static const struct action actions[] = {
    {"then-back", N_("back"), N_("Back to the household"), then_back, 0},
    {"then-choose", N_("day"), N_("Choose another day for then"), then_choose, 0},
    {"then-delete", N_("delete"), N_("Delete the snapshot of then; asks first"), then_delete,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"then-down", N_("down"), N_("One line down"), screen_down, 0},
    {"then-earlier", N_("earlier"), N_("Then: the moment before, back to the first"), then_earlier,
     0},
    {"then-first", N_("first"), N_("To the top"), screen_first, 0},
    {"then-fold", N_("who stayed"), N_("Name those who stayed and who came in between, or not"),
     then_fold, 0},
    {"then-freeze", N_("snapshot"), N_("Freeze the figures of today: stage and remark"),
     then_freeze, SCREEN_HAS_TODAY},
    {"then-last", N_("last"), N_("To the end"), screen_last, 0},
    {"then-later", N_("later"), N_("Then: the moment after, up to the day shown"), then_later, 0},
    {"then-page-down", N_("page down"), N_("One page down"), screen_page_down, 0},
    {"then-page-up", N_("page up"), N_("One page up"), screen_page_up, 0},
    {"then-person-next", N_("member"), N_("The web of the next member"), then_person_next,
     SCREEN_HAS_MANY},
    {"then-person-previous", N_("member back"), N_("The web of the member before"),
     then_person_previous, SCREEN_HAS_MANY},
    {"then-up", N_("up"), N_("One line up"), screen_up, 0},
};

// Sorted by context, then key.
static const struct binding bindings[] = {
    {"then", "<", "then-person-previous", 0},
    {"then", ">", "then-person-next", 5},
    {"then", "@", "then-choose", 2},
    {"then", "Down", "then-down", 0},
    {"then", "End", "then-last", 0},
    {"then", "Esc", "then-back", 0},
    {"then", "G", "then-last", 0},
    {"then", "Home", "then-first", 0},
    {"then", "Left", "then-back", 0},
    {"then", "PgDn", "then-page-down", 0},
    {"then", "PgUp", "then-page-up", 0},
    {"then", "Space", "then-page-down", 0},
    {"then", "Up", "then-up", 0},
    {"then", "[", "then-earlier", 1},
    {"then", "]", "then-later", 1},
    {"then", "d", "then-delete", 0},
    {"then", "f", "then-fold", 6},
    {"then", "g", "then-first", 0},
    {"then", "h", "then-back", 0},
    {"then", "j", "then-down", 0},
    {"then", "k", "then-up", 0},
    {"then", "n", "then-freeze", 3},
    {"then", "q", "then-back", 4},
    {"then", "u", "undo", 7},
};

struct screen_keys then_keys(void)
{
    return (struct screen_keys){actions, ARRAY_SIZE(actions), bindings, ARRAY_SIZE(bindings)};
}
