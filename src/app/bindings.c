// SPDX-License-Identifier: EUPL-1.2
#include "app/actions.h"
#include "base/array.h"
#include "base/text.h"

static const struct context contexts[] = {
    {"always", NULL, N_("Everywhere, also while typing"), true},
    {"global", "always", N_("Everywhere but while typing"), false},
    {"confirm", "always", N_("A question"), false},
    {"form", "form-any", N_("A field of a form"), true},
    {"form-any", "always", N_("Forms"), true},
    {"form-choice", "form-any", N_("The choices of a field"), true},
    {"form-text", "form-any", N_("A field of many lines"), true},
    {"help", "always", N_("The list of keys"), true},
    {"list", "global", N_("The list of households"), false},
    {"menu", "always", N_("A menu"), true},
    {"message", "global", N_("A message"), false},
    {"prompt", "always", N_("A question that is answered by typing"), true},
    {"search", "always", N_("A search in the list of households"), true},
};

// Sorted by context, then key.
static const struct binding bindings[] = {
    {"always", "C-l", "redraw", 0},
    {"always", "C-z", "suspend", 0},
    {"always", "F1", "help", 9},
    {"confirm", "C-c", "confirm-no", 0},
    {"confirm", "Esc", "confirm-no", 0},
    {"confirm", "j", "confirm-yes", 0},
    {"confirm", "n", "confirm-no", 2},
    {"confirm", "y", "confirm-yes", 1},
    {"form", "Enter", "form-next", 3},
    {"form-any", "C-c", "form-leave", 0},
    {"form-any", "C-s", "form-save", 1},
    {"form-any", "C-t", "form-take-theirs", 2},
    {"form-any", "Down", "form-down", 0},
    {"form-any", "Esc", "form-leave", 5},
    {"form-any", "PgDn", "form-page-down", 0},
    {"form-any", "PgUp", "form-page-up", 0},
    {"form-any", "S-Tab", "form-previous", 4},
    {"form-any", "Tab", "form-next", 3},
    {"form-any", "Up", "form-up", 0},
    {"form-choice", "Enter", "form-next", 1},
    {"global", "?", "help", 9},
    {"global", "C-c", "quit", 0},
    {"help", "C-c", "help-close", 0},
    {"help", "Down", "help-down", 0},
    {"help", "Enter", "help-take", 1},
    {"help", "Esc", "help-close", 2},
    {"help", "PgDn", "help-page-down", 0},
    {"help", "PgUp", "help-page-up", 0},
    {"help", "Up", "help-up", 0},
    {"list", "/", "list-search", 2},
    {"list", "Down", "list-down", 0},
    {"list", "End", "list-last", 0},
    {"list", "Enter", "list-open", 1},
    {"list", "Esc", "search-clear", 3},
    {"list", "G", "list-last", 0},
    {"list", "Home", "list-first", 0},
    {"list", "PgDn", "list-page-down", 0},
    {"list", "PgUp", "list-page-up", 0},
    {"list", "Right", "list-open", 0},
    {"list", "Space", "list-page-down", 0},
    {"list", "Up", "list-up", 0},
    {"list", "a", "list-scope", 4},
    {"list", "d", "list-delete", 0},
    {"list", "e", "list-edit", 6},
    {"list", "g", "list-first", 0},
    {"list", "j", "list-down", 0},
    {"list", "k", "list-up", 0},
    {"list", "l", "list-open", 0},
    {"list", "n", "list-new", 5},
    {"list", "p", "list-registers", 7},
    {"list", "q", "quit", 8},
    {"list", "s", "list-sort", 4},
    {"list", "u", "undo", 7},
    {"menu", "C-c", "dialog-cancel", 0},
    {"menu", "Down", "menu-down", 0},
    {"menu", "Enter", "menu-take", 1},
    {"menu", "Esc", "dialog-cancel", 2},
    {"menu", "Left", "dialog-cancel", 0},
    {"menu", "Up", "menu-up", 0},
    {"message", "Down", "message-down", 0},
    {"message", "Enter", "message-close", 1},
    {"message", "Esc", "message-close", 0},
    {"message", "Left", "message-close", 0},
    {"message", "Up", "message-up", 0},
    {"message", "j", "message-down", 0},
    {"message", "k", "message-up", 0},
    {"message", "q", "message-close", 0},
    {"prompt", "C-c", "dialog-cancel", 0},
    {"prompt", "Enter", "prompt-take", 1},
    {"prompt", "Esc", "dialog-cancel", 2},
    {"search", "C-c", "search-leave", 0},
    {"search", "Down", "search-take", 0},
    {"search", "Enter", "search-take", 1},
    {"search", "Esc", "search-leave", 2},
};

const struct context *context_table(size_t *count)
{
    *count = ARRAY_SIZE(contexts);
    return contexts;
}

const struct binding *binding_table(size_t *count)
{
    *count = ARRAY_SIZE(bindings);
    return bindings;
}
