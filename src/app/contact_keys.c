// SPDX-License-Identifier: EUPL-1.2
// Who speaks with whom: its actions and their keys.
#include "app/action_parts.h"
#include "base/array.h"
#include "base/text.h"
#include "screen/contact_map.h"
#include "ui/screen.h"

// Sorted by name.
static const struct action actions[] = {
    {"contact-advice-delete", N_("delete"), N_("Delete this advice; asks first"),
     contact_advice_delete, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"contact-advice-edit", N_("edit"), N_("Change what the cursor stands on"), contact_advice_edit,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"contact-advice-new", N_("new advice"), N_("Note down who advised what to whom"),
     contact_advice_new, SCREEN_HAS_TODAY},
    {"contact-advice-show", N_("show"), N_("Show all that is known of it"), contact_advice_show,
     SCREEN_HAS_ROW},
    {"contact-map-back", N_("back"), N_("Back to the household"), contact_map_back, 0},
    {"contact-map-down", N_("down"), N_("One line down"), screen_down, 0},
    {"contact-map-first", N_("first"), N_("To the top"), screen_first, 0},
    {"contact-map-last", N_("last"), N_("To the end"), screen_last, 0},
    {"contact-map-left", N_("left"), N_("The helper before; from the name back"), contact_map_left,
     0},
    {"contact-map-mark", N_("mark"), N_("Mark the pair, or take the mark away"), contact_map_mark,
     SCREEN_HAS_ROW},
    {"contact-map-next", N_("view"), N_("The helpers, the pairs, the advice"), contact_map_next, 0},
    {"contact-map-page-down", N_("page down"), N_("One page down"), screen_page_down, 0},
    {"contact-map-page-up", N_("page up"), N_("One page up"), screen_page_up, 0},
    {"contact-map-plan", N_("plan meeting"),
     N_("Plan a meeting with these, or with whom this one never met"), contact_map_plan,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"contact-map-previous", N_("previous"), N_("The view before"), contact_map_previous, 0},
    {"contact-map-right", N_("right"), N_("The next helper with whom"), contact_map_right, 0},
    {"contact-map-up", N_("up"), N_("One line up"), screen_up, 0},
    {"contact-map-view-1", N_("helpers"), N_("Each helper with each: when at one table"),
     contact_map_view_1, 0},
    {"contact-map-view-2", N_("pairs"), N_("Who did not meet, for the same person first"),
     contact_map_view_2, 0},
    {"contact-map-view-3", N_("advice"), N_("Who advised what to whom, and what clashes"),
     contact_map_view_3, 0},
};

// Sorted by context, then key.
static const struct binding bindings[] = {
    {"contact-advices", "Enter", "contact-advice-show", 0},
    {"contact-advices", "Left", "contact-map-back", 0},
    {"contact-advices", "Right", "contact-advice-show", 0},
    {"contact-advices", "d", "contact-advice-delete", 4},
    {"contact-advices", "e", "contact-advice-edit", 2},
    {"contact-advices", "h", "contact-map-back", 0},
    {"contact-advices", "l", "contact-advice-show", 0},
    {"contact-advices", "n", "contact-advice-new", 1},
    {"contact-advices", "q", "contact-map-back", 5},
    {"contact-map", "1", "contact-map-view-1", 0},
    {"contact-map", "2", "contact-map-view-2", 0},
    {"contact-map", "3", "contact-map-view-3", 0},
    {"contact-map", "Down", "contact-map-down", 0},
    {"contact-map", "End", "contact-map-last", 0},
    {"contact-map", "Enter", "contact-map-plan", 0},
    {"contact-map", "Esc", "contact-map-back", 0},
    {"contact-map", "G", "contact-map-last", 0},
    {"contact-map", "Home", "contact-map-first", 0},
    {"contact-map", "PgDn", "contact-map-page-down", 0},
    {"contact-map", "PgUp", "contact-map-page-up", 0},
    {"contact-map", "S-Tab", "contact-map-previous", 0},
    {"contact-map", "Tab", "contact-map-next", 0},
    {"contact-map", "Up", "contact-map-up", 0},
    {"contact-map", "g", "contact-map-first", 0},
    {"contact-map", "j", "contact-map-down", 0},
    {"contact-map", "k", "contact-map-up", 0},
    {"contact-map", "n", "contact-map-plan", 1},
    {"contact-map", "q", "contact-map-back", 4},
    {"contact-map", "s", "contact-map-next", 3},
    {"contact-map", "u", "undo", 5},
    {"contact-matrix", "Left", "contact-map-left", 0},
    {"contact-matrix", "Right", "contact-map-right", 0},
    {"contact-matrix", "h", "contact-map-left", 0},
    {"contact-matrix", "l", "contact-map-right", 0},
    {"contact-pairs", "Left", "contact-map-back", 0},
    {"contact-pairs", "Space", "contact-map-mark", 2},
    {"contact-pairs", "h", "contact-map-back", 0},
    {"contact-pairs", "q", "contact-map-back", 4},
};

struct screen_keys contact_keys(void)
{
    return (struct screen_keys){actions, ARRAY_SIZE(actions), bindings, ARRAY_SIZE(bindings)};
}
