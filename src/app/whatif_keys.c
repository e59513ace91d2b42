// SPDX-License-Identifier: EUPL-1.2
// What would be, and the proposals that are kept of it: their actions and keys.
#include "app/action_parts.h"
#include "base/array.h"
#include "base/text.h"
#include "screen/session.h"
#include "screen/whatif.h"
#include "ui/screen.h"

// Sorted by name.
static const struct action actions[] = {
    {"proposals-back", N_("back"), N_("Back to what is tried out"), proposals_back, 0},
    {"proposals-delete", N_("delete"), N_("Delete this proposal; asks first"), proposals_delete,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"proposals-down", N_("down"), N_("Down: to what this proposal changes"), screen_down, 0},
    {"proposals-edit", N_("edit"), N_("Change the name or the remark"), proposals_edit,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"proposals-first", N_("first"), N_("To the top"), screen_first, 0},
    {"proposals-last", N_("last"), N_("To the end"), screen_last, 0},
    {"proposals-left", N_("left"), N_("Proposal before"), proposals_left, SCREEN_HAS_ROW},
    {"proposals-page-down", N_("page down"), N_("One page down"), screen_page_down, 0},
    {"proposals-page-up", N_("page up"), N_("One page up"), screen_page_up, 0},
    {"proposals-right", N_("next"), N_("Next proposal"), proposals_right, SCREEN_HAS_ROW},
    {"proposals-take", N_("go on with it"), N_("Try out from this proposal on"), proposals_take,
     SCREEN_HAS_ROW},
    {"proposals-up", N_("up"), N_("Up: to the totals"), screen_up, 0},
    {"whatif-clear", N_("anew"), N_("Begin anew, all help as it is today; asks"), whatif_clear,
     SCREEN_HAS_ROW},
    {"whatif-down", N_("down"), N_("Next helper"), screen_down, 0},
    {"whatif-first", N_("first"), N_("First helper"), screen_first, 0},
    {"whatif-keep", N_("keep it"), N_("Keep by name, as a proposal for the meeting"), whatif_keep,
     SCREEN_HAS_ROW},
    {"whatif-last", N_("last"), N_("Last helper"), screen_last, 0},
    {"whatif-leave", N_("back"), N_("Back to the map; asks when something is not kept"),
     whatif_leave, 0},
    {"whatif-merge", N_("merge"), N_("Another helper goes on with it; asks who"), whatif_merge,
     SCREEN_HAS_ROW},
    {"whatif-next", N_("try out"), N_("Stops, fewer hours, merged, stays: the next one"),
     whatif_next, SCREEN_HAS_ROW},
    {"whatif-page-down", N_("page down"), N_("One page of helpers down"), screen_page_down, 0},
    {"whatif-page-up", N_("page up"), N_("One page of helpers up"), screen_page_up, 0},
    {"whatif-proposals", N_("proposals"), N_("What is kept, side by side with today"),
     whatif_proposals, 0},
    {"whatif-reduce", N_("hours"), N_("Other hours a week; or just type them"), whatif_reduce,
     SCREEN_HAS_ROW},
    {"whatif-show", N_("show"), N_("All that is known of this helper's work here"), whatif_show,
     SCREEN_HAS_ROW},
    {"whatif-stays", N_("stays"), N_("Stays as it is today"), whatif_stays, SCREEN_HAS_ROW},
    {"whatif-stop", N_("stop"), N_("This help would stop"), whatif_stop, SCREEN_HAS_ROW},
    {"whatif-up", N_("up"), N_("Previous helper"), screen_up, 0},
};

// Sorted by context, then key.
static const struct binding bindings[] = {
    {"proposals", "C-c", "proposals-back", 0},
    {"proposals", "Down", "proposals-down", 0},
    {"proposals", "End", "proposals-last", 0},
    {"proposals", "Enter", "proposals-take", 1},
    {"proposals", "Esc", "proposals-back", 0},
    {"proposals", "G", "proposals-last", 0},
    {"proposals", "Home", "proposals-first", 0},
    {"proposals", "Left", "proposals-left", 0},
    {"proposals", "PgDn", "proposals-page-down", 0},
    {"proposals", "PgUp", "proposals-page-up", 0},
    {"proposals", "Right", "proposals-right", 2},
    {"proposals", "Up", "proposals-up", 0},
    {"proposals", "d", "proposals-delete", 3},
    {"proposals", "e", "proposals-edit", 2},
    {"proposals", "g", "proposals-first", 0},
    {"proposals", "h", "proposals-left", 0},
    {"proposals", "j", "proposals-down", 0},
    {"proposals", "k", "proposals-up", 0},
    {"proposals", "l", "proposals-right", 0},
    {"proposals", "q", "proposals-back", 5},
    {"proposals", "u", "undo", 4},
    {"whatif", "-", "whatif-reduce", 0},
    {"whatif", "=", "whatif-stays", 0},
    {"whatif", "C-c", "whatif-leave", 0},
    {"whatif", "C-s", "whatif-keep", 2},
    {"whatif", "Down", "whatif-down", 0},
    {"whatif", "End", "whatif-last", 0},
    {"whatif", "Enter", "whatif-show", 0},
    {"whatif", "Esc", "whatif-leave", 0},
    {"whatif", "Home", "whatif-first", 0},
    {"whatif", "Left", "whatif-leave", 0},
    {"whatif", "PgDn", "whatif-page-down", 0},
    {"whatif", "PgUp", "whatif-page-up", 0},
    {"whatif", "Right", "whatif-show", 0},
    {"whatif", "Space", "whatif-next", 1},
    {"whatif", "Up", "whatif-up", 0},
    {"whatif", "c", "whatif-proposals", 0},
    {"whatif", "h", "whatif-leave", 0},
    {"whatif", "j", "whatif-down", 0},
    {"whatif", "k", "whatif-up", 0},
    {"whatif", "l", "whatif-show", 0},
    {"whatif", "m", "whatif-merge", 0},
    {"whatif", "n", "whatif-clear", 6},
    {"whatif", "o", "whatif-proposals", 3},
    {"whatif", "p", "whatif-keep", 0},
    {"whatif", "q", "whatif-leave", 5},
    {"whatif", "s", "whatif-stop", 0},
    {"whatif", "u", "undo", 4},
};

struct screen_keys whatif_keys(void)
{
    return (struct screen_keys){actions, ARRAY_SIZE(actions), bindings, ARRAY_SIZE(bindings)};
}
