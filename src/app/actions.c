// SPDX-License-Identifier: EUPL-1.2
#include "app/actions.h"

#include <string.h>

#include "app/loop.h"
#include "base/array.h"
#include "base/text.h"
#include "screen/household.h"
#include "screen/households.h"
#include "screen/overview.h"
#include "screen/professionals.h"
#include "screen/register.h"
#include "screen/session.h"
#include "screen/web.h"
#include "ui/dialog.h"
#include "ui/form.h"

// Sorted by name.
static const struct action actions[] = {
    {"confirm-no", N_("no"), N_("No: do not do it"), confirm_no, 0},
    {"confirm-yes", N_("yes"), N_("Yes: do it"), confirm_yes, 0},
    {"dialog-cancel", N_("cancel"), N_("Close without choosing"), dialog_cancel, 0},
    {"form-down", N_("down"), N_("Next line, choice or field"), form_down, 0},
    {"form-leave", N_("leave"), N_("Close; asks when something was typed"), form_leave, 0},
    {"form-next", N_("next field"), N_("Next field"), form_next, 0},
    {"form-page-down", N_("page down"), N_("Some fields or choices down"), form_page_down, 0},
    {"form-page-up", N_("page up"), N_("Some fields or choices up"), form_page_up, 0},
    {"form-previous", N_("previous"), N_("Previous field"), form_previous, 0},
    {"form-save", N_("save"), N_("Save and close"), form_save, 0},
    {"form-take", N_("choose"), N_("Take the choice, to the next field"), form_next, 0},
    {"form-take-theirs", N_("take theirs"), N_("Take the value that somebody else saved"),
     form_take_theirs, SCREEN_HAS_THEIRS},
    {"form-up", N_("up"), N_("Previous line, choice or field"), form_up, 0},
    {"help", N_("keys"), N_("All keys that work here; Enter runs one"), app_help, 0},
    {"help-close", N_("close"), N_("Close the list of keys"), help_close, 0},
    {"help-down", N_("down"), N_("Next key in the list"), help_down, 0},
    {"help-page-down", N_("page down"), N_("One page down in the list of keys"), help_page_down, 0},
    {"help-page-up", N_("page up"), N_("One page up in the list of keys"), help_page_up, 0},
    {"help-take", N_("run"), N_("Do what is chosen"), help_take, 0},
    {"help-up", N_("up"), N_("Previous key in the list"), help_up, 0},
    {"household-back", N_("back"), N_("Back to the list of households"), household_back, 0},
    {"household-day-back", N_("month back"), N_("Show the household one month earlier"),
     household_day_back, 0},
    {"household-day-choose", N_("day"), N_("Show the household as on a day that you choose"),
     household_day_choose, 0},
    {"household-day-forth", N_("month forth"), N_("Show the household one month later"),
     household_day_forth, 0},
    {"household-day-today", N_("today"), N_("Show the household as it is today"),
     household_day_today, SCREEN_HAS_OTHER_DAY},
    {"household-next", N_("next pane"), N_("Next pane of the household"), household_pane_next, 0},
    {"household-overview", N_("overview"), N_("Overview of the household"), household_pane_1, 0},
    {"household-previous", N_("previous pane"), N_("Previous pane of the household"),
     household_pane_previous, 0},
    {"household-professionals", N_("professionals"), N_("Involved professionals of the household"),
     household_pane_2, 0},
    {"household-search", N_("search"), N_("Search any household, person, helper, phone or street"),
     household_search, 0},
    {"household-web", N_("web"), N_("Spider-web of the members"), household_pane_3, 0},
    {"list-delete", N_("delete"), N_("Delete the household; asks first"), households_delete,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"list-down", N_("down"), N_("Next household"), households_down, 0},
    {"list-edit", N_("edit"), N_("Change the household"), households_edit,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"list-first", N_("first"), N_("First household"), households_first, 0},
    {"list-last", N_("last"), N_("Last household"), households_last, 0},
    {"list-new", N_("new"), N_("New household"), households_new, SCREEN_HAS_TODAY},
    {"list-open", N_("open"), N_("Open the household"), households_enter, SCREEN_HAS_ROW},
    {"list-page-down", N_("page down"), N_("One page of households down"), households_page_down, 0},
    {"list-page-up", N_("page up"), N_("One page of households up"), households_page_up, 0},
    {"list-registers", N_("registers"), N_("Professionals, organisations and coordinators"),
     households_registers, 0},
    {"list-scope", N_("mine/all"), N_("My households, or all"), households_scope, 0},
    {"list-search", N_("search"), N_("Search everything while typing"), households_search, 0},
    {"list-sort", N_("sort"), N_("Sort by name, code, number of helpers or last contact"),
     households_sort, 0},
    {"list-up", N_("up"), N_("Previous household"), households_up, 0},
    {"menu-down", N_("down"), N_("Next choice"), menu_down, 0},
    {"menu-take", N_("choose"), N_("Take this choice"), menu_take, 0},
    {"menu-up", N_("up"), N_("Previous choice"), menu_up, 0},
    {"message-close", N_("close"), N_("Close the message"), message_close, 0},
    {"message-down", N_("down"), N_("Next line of the message"), message_down, 0},
    {"message-up", N_("up"), N_("Previous line of the message"), message_up, 0},
    {"overview-delete", N_("end"), N_("End with a date, or delete; asks first"), overview_delete,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"overview-down", N_("down"), N_("Down: next member, network member or coordination"),
     overview_down, 0},
    {"overview-edit", N_("edit"), N_("Change what the cursor stands on"), overview_edit,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"overview-first", N_("first"), N_("To the top of the overview"), overview_first, 0},
    {"overview-last", N_("last"), N_("To the end of the overview"), overview_last, 0},
    {"overview-new", N_("new"), N_("New member, network member, coordination or helper"),
     overview_new, SCREEN_HAS_TODAY},
    {"overview-page-down", N_("page down"), N_("One page down in the overview"), overview_page_down,
     0},
    {"overview-page-up", N_("page up"), N_("One page up in the overview"), overview_page_up, 0},
    {"overview-show", N_("show"), N_("All that is known of what the cursor stands on"),
     overview_show, SCREEN_HAS_ROW},
    {"overview-up", N_("up"), N_("Up: previous member, network member or coordination"),
     overview_up, 0},
    {"professionals-copy", N_("copy"), N_("New helper that begins like this one"),
     professionals_copy, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"professionals-down", N_("down"), N_("Next helper"), professionals_down, 0},
    {"professionals-edit", N_("edit"), N_("Change what this helper does"), professionals_edit,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"professionals-end", N_("end"), N_("End with a date and reason, or delete; asks first"),
     professionals_end, SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"professionals-filter", N_("active/ended"), N_("Active helpers, those who ended, or all"),
     professionals_filter, 0},
    {"professionals-first", N_("first"), N_("First helper"), professionals_first, 0},
    {"professionals-group", N_("group"), N_("By domain, by organisation, by person, or by name"),
     professionals_group, 0},
    {"professionals-last", N_("last"), N_("Last helper"), professionals_last, 0},
    {"professionals-new", N_("new"), N_("New helper"), professionals_new, SCREEN_HAS_TODAY},
    {"professionals-page-down", N_("page down"), N_("One page of helpers down"),
     professionals_page_down, 0},
    {"professionals-page-up", N_("page up"), N_("One page of helpers up"), professionals_page_up,
     0},
    {"professionals-person-next", N_("for whom"),
     N_("Only those for the next member; after the last all again"), professionals_person_next,
     SCREEN_HAS_MANY},
    {"professionals-person-previous", N_("for whom back"), N_("Only those for the member before"),
     professionals_person_previous, SCREEN_HAS_MANY},
    {"professionals-show", N_("show"), N_("All that is known of this helper's work here"),
     professionals_show, SCREEN_HAS_ROW},
    {"professionals-up", N_("up"), N_("Previous helper"), professionals_up, 0},
    {"prompt-take", N_("done"), N_("Take what was typed"), prompt_take, 0},
    {"quit", N_("quit"), N_("Leave the program; asks when more than the list is open"), app_quit,
     0},
    {"redraw", N_("redraw"), N_("Draw the whole screen again"), app_redraw, 0},
    {"register-back", N_("back"), N_("Back: to the whole register, then to the households"),
     register_back, 0},
    {"register-delete", N_("delete"), N_("Delete from the register; asks first"), register_delete,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"register-down", N_("down"), N_("Next line"), register_down, 0},
    {"register-edit", N_("edit"), N_("Change this line of the register"), register_edit,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"register-first", N_("first"), N_("First line"), register_first, 0},
    {"register-last", N_("last"), N_("Last line"), register_last, 0},
    {"register-new", N_("new"), N_("New in the register"), register_new, SCREEN_HAS_TODAY},
    {"register-page-down", N_("page down"), N_("One page down"), register_page_down, 0},
    {"register-page-up", N_("page up"), N_("One page up"), register_page_up, 0},
    {"register-search", N_("search"), N_("Search this register while typing"), register_search, 0},
    {"register-search-leave", N_("leave"), N_("Leave the search, back to the whole register"),
     register_search_clear, 0},
    {"register-search-take", N_("to the hits"), N_("To what was found"), register_search_take, 0},
    {"register-show", N_("show"), N_("All that is known, and where a professional comes"),
     register_show, SCREEN_HAS_ROW},
    {"register-up", N_("up"), N_("Previous line"), register_up, 0},
    {"scoring-cell-next", N_("next"), N_("Next mark: to the wish, else the next dimension"),
     scoring_cell_next, 0},
    {"scoring-cell-previous", N_("previous"), N_("Previous mark"), scoring_cell_previous, 0},
    {"scoring-date", N_("day"), N_("The day of this scoring"), scoring_date, 0},
    {"scoring-down", N_("down"), N_("Next dimension"), scoring_down, 0},
    {"scoring-filled-in-by", N_("by whom"), N_("Filled in by: the next choice"),
     scoring_filled_in_by, 0},
    {"scoring-leave", N_("leave"), N_("Close; asks when something was typed"), scoring_leave, 0},
    {"scoring-left", N_("left"), N_("To the mark"), scoring_left, 0},
    {"scoring-next", N_("next"), N_("Next dimension; saves after the last one"), scoring_next, 0},
    {"scoring-none", N_("not discussed"), N_("Not discussed: leaves a gap"), scoring_none, 0},
    {"scoring-note", N_("words"), N_("The person's own words on this dimension"), scoring_note, 0},
    {"scoring-right", N_("right"), N_("To the wish"), scoring_right, 0},
    {"scoring-save", N_("save"), N_("Save and close"), scoring_save, 0},
    {"scoring-stage", N_("stage"), N_("Stage: the next choice"), scoring_stage, 0},
    {"scoring-take-theirs", N_("take theirs"), N_("Take the values that somebody else saved here"),
     scoring_take_theirs, SCREEN_HAS_THEIRS},
    {"scoring-talk", N_("talk"), N_("Wants to talk about this dimension, or not"), scoring_talk, 0},
    {"scoring-up", N_("up"), N_("Previous dimension"), scoring_up, 0},
    {"scoring-wanted", N_("wish"), N_("To the wish, and back to the mark"), scoring_wanted, 0},
    {"search-clear", N_("clear"), N_("Leave the search, back to the whole list"),
     households_search_clear, SCREEN_HAS_FILTER},
    {"search-leave", N_("leave"), N_("Leave the search, back to the whole list"),
     households_search_clear, 0},
    {"search-take", N_("to the hits"), N_("To the first household that was found"),
     households_search_take, 0},
    {"suspend", N_("suspend"), N_("Back to the shell for a while; fg returns"), app_suspend,
     SCREEN_HAS_SHELL},
    {"undo", N_("undo"), N_("Take back what was saved last"), session_undo, 0},
    {"web-chart", N_("chart"), N_("Chart in fine dots, in plain signs, or the table"), web_chart,
     0},
    {"web-delete", N_("delete"), N_("Delete this scoring; asks first"), web_delete,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"web-down", N_("words"), N_("Down: to the person's own words and who helps"), web_down, 0},
    {"web-edit", N_("edit"), N_("Change this scoring"), web_edit,
     SCREEN_HAS_ROW | SCREEN_HAS_TODAY},
    {"web-first", N_("first"), N_("Back to the chart"), web_first, 0},
    {"web-instrument", N_("kind of web"), N_("The next kind of web of the settings"),
     web_instrument, 0},
    {"web-last", N_("last"), N_("To the end of the words"), web_last, 0},
    {"web-new", N_("new"), N_("Fill in the web of today"), web_new, SCREEN_HAS_TODAY},
    {"web-newer", N_("later"), N_("The scoring after this one"), web_newer, SCREEN_HAS_ROW},
    {"web-older", N_("earlier"), N_("The scoring before this one"), web_older, SCREEN_HAS_ROW},
    {"web-page-down", N_("page down"), N_("One page of words down"), web_page_down, 0},
    {"web-page-up", N_("page up"), N_("One page of words up"), web_page_up, 0},
    {"web-person-next", N_("member"), N_("The web of the next member"), web_person_next,
     SCREEN_HAS_MANY},
    {"web-person-previous", N_("member back"), N_("The web of the member before"),
     web_person_previous, SCREEN_HAS_MANY},
    {"web-scorings", N_("all scorings"), N_("Choose one of this person's scorings"), web_scorings,
     SCREEN_HAS_ROW},
    {"web-together", N_("side by side"), N_("Members side by side, or one"), web_together,
     SCREEN_HAS_MANY},
    {"web-up", N_("up"), N_("Up, back to the chart"), web_up, 0},
};

const struct action *action_table(size_t *count)
{
    *count = ARRAY_SIZE(actions);
    return actions;
}

const struct action *action_find(const char *name)
{
    size_t low = 0, high = ARRAY_SIZE(actions);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, actions[middle].name);
        if (order == 0) {
            return &actions[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}
