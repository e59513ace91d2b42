// SPDX-License-Identifier: EUPL-1.2
// Silence: its actions and their keys.
#include "app/action_parts.h"
#include "base/array.h"
#include "base/text.h"
#include "screen/radar.h"
#include "ui/screen.h"

// Sorted by name.
static const struct action actions[] = {
    {"radar-action", N_("new action"), N_("New action for this goal"), radar_action,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-back", N_("back"), N_("Back to the list of households"), radar_back, 0},
    {"radar-done", N_("done"), N_("The action is done today"), radar_done,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-down", N_("down"), N_("Next line"), screen_down, 0},
    {"radar-extend", N_("last day"), N_("Another last day, or why it ends"), radar_extend,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-first", N_("first"), N_("To the top"), screen_first, 0},
    {"radar-hand-over", N_("hand over"), N_("Hand over the household; asks to whom and why"),
     radar_hand_over, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-last", N_("last"), N_("To the end"), screen_last, 0},
    {"radar-look-back", N_("answer"), N_("What came of it: answer the look-back"), radar_look_back,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-note", N_("new contact"), N_("New contact of today with this household"), radar_note,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-open", N_("open"), N_("Open the household at what the line is about"), radar_enter,
     SCREEN_HAS_ROW},
    {"radar-order", N_("order"), N_("By household, or by kind"), radar_order, 0},
    {"radar-page-down", N_("page down"), N_("One page down"), screen_page_down, 0},
    {"radar-page-up", N_("page up"), N_("One page up"), screen_page_up, 0},
    {"radar-postpone", N_("postpone"), N_("Put the action off to a day"), radar_postpone,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-referral", N_("answer"), N_("The answer to the referral, and its state"),
     radar_referral, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"radar-scope", N_("mine/all"), N_("My households, or all that I may see"), radar_scope, 0},
    {"radar-up", N_("up"), N_("Previous line"), screen_up, 0},
};

// Sorted by context, then key.
static const struct binding bindings[] = {
    {"radar", "Down", "radar-down", 0},
    {"radar", "End", "radar-last", 0},
    {"radar", "Enter", "radar-open", 1},
    {"radar", "Esc", "radar-back", 0},
    {"radar", "G", "radar-last", 0},
    {"radar", "Home", "radar-first", 0},
    {"radar", "Left", "radar-back", 0},
    {"radar", "PgDn", "radar-page-down", 0},
    {"radar", "PgUp", "radar-page-up", 0},
    {"radar", "Right", "radar-open", 0},
    {"radar", "Space", "radar-page-down", 0},
    {"radar", "Up", "radar-up", 0},
    {"radar", "a", "radar-scope", 4},
    {"radar", "g", "radar-first", 0},
    {"radar", "h", "radar-back", 0},
    {"radar", "j", "radar-down", 0},
    {"radar", "k", "radar-up", 0},
    {"radar", "l", "radar-open", 0},
    {"radar", "o", "radar-order", 5},
    {"radar", "q", "radar-back", 7},
    {"radar", "u", "undo", 6},
    {"radar-action", "p", "radar-postpone", 3},
    {"radar-action", "x", "radar-done", 2},
    {"radar-assign", "x", "radar-hand-over", 2},
    {"radar-contact", "v", "radar-note", 0},
    {"radar-contact", "x", "radar-note", 2},
    {"radar-ending", "x", "radar-extend", 2},
    {"radar-goal", "x", "radar-action", 2},
    {"radar-look-back", "x", "radar-look-back", 2},
    {"radar-referral", "x", "radar-referral", 2},
};

struct screen_keys radar_keys(void)
{
    return (struct screen_keys){actions, ARRAY_SIZE(actions), bindings, ARRAY_SIZE(bindings)};
}
