// SPDX-License-Identifier: EUPL-1.2
#include "base/environment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/start.h"
#include "base/xalloc.h"

#define OWN (1u << ENVIRONMENT_OWN)
#define SSH (1u << ENVIRONMENT_SSH)
#define SERVICE (1u << ENVIRONMENT_SERVICE)

// TERMINFO, LD_*, TZ, LC_* and whatever else leads to files of somebody's choice is not among them.
static const struct {
    const char *name;
    unsigned uses;
} kept[] = {
    {"TERM", OWN | SSH},
    {"NO_COLOR", OWN},
    {"ESCDELAY", OWN},
    {"HOME", OWN | SERVICE},
    {"XDG_CONFIG_HOME", OWN},
    {"XDG_DATA_HOME", OWN},
    {"XDG_RUNTIME_DIR", OWN},
    {"TMPDIR", OWN},
    {"TILBURG_CONFIG", OWN | SERVICE},
    {"NOTIFY_SOCKET", SERVICE},
    {ENVIRONMENT_ADDRESS, OWN | SSH},
};

static const char usual_terminal[] = "xterm-256color";

static const char *const terminals[] = {
    "Eterm",
    "alacritty",
    "ansi",
    "cygwin",
    "foot",
    "foot-extra",
    "gnome",
    "gnome-256color",
    "konsole",
    "konsole-256color",
    "kterm",
    "linux",
    "mintty",
    "mlterm",
    "ms-terminal",
    "nsterm",
    "nsterm-256color",
    "putty",
    "putty-256color",
    "rxvt",
    "rxvt-256color",
    "rxvt-unicode",
    "rxvt-unicode-256color",
    "screen",
    "screen-256color",
    "screen.linux",
    "screen.xterm-256color",
    "st",
    "st-256color",
    "teraterm",
    "tmux",
    "tmux-256color",
    "vt100",
    "vt102",
    "vt220",
    "vt320",
    "vt420",
    "vt520",
    "vte",
    "vte-256color",
    "wezterm",
    "xterm",
    "xterm-16color",
    "xterm-256color",
    "xterm-88color",
    "xterm-color",
    "xterm-direct",
    "xterm-ghostty",
    "xterm-kitty",
};

static bool is_terminal(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(terminals); i++) {
        if (strcmp(terminals[i], name) == 0) {
            return true;
        }
    }
    return false;
}

// sshd writes both ends of the line and their ports.
static void set_address(const char *value)
{
    char *address = xstrndup(value, strcspn(value, " "));
    setenv(ENVIRONMENT_ADDRESS, address, 1);
    free(address);
}

static void set(const char *name, const char *value)
{
    bool unknown = strcmp(name, "TERM") == 0 && !is_terminal(value);
    if (strcmp(name, ENVIRONMENT_ADDRESS) == 0) {
        set_address(value);
    } else {
        setenv(name, unknown ? usual_terminal : value, 1);
    }
}

void environment_clean(enum environment_use use)
{
    char *values[ARRAY_SIZE(kept)] = {0};
    const char *language = start_language() == LANGUAGE_EN ? "en" : "nl";
    for (size_t i = 0; i < ARRAY_SIZE(kept); i++) {
        values[i] = kept[i].uses & 1u << use ? xstrdup(getenv(kept[i].name)) : NULL;
    }
    clearenv();
    for (size_t i = 0; i < ARRAY_SIZE(kept); i++) {
        if (values[i]) {
            set(kept[i].name, values[i]);
        }
        free(values[i]);
    }
    setenv("LANG", language, 1);
    setenv("TZ", ":/etc/localtime", 1); // the machine's; named, it is not looked for at each date
}
