// SPDX-License-Identifier: EUPL-1.2
#include "io/ini_settings.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/number.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "io/ini_instrument.h"
#include "io/ini_lists.h"
#include "model/settings.h"

#define AT(member) .offset = offsetof(struct settings, member)
#define YEARS_DAYS 36500
#define DAY_MINUTES 1440

static const struct ini_key keys[] = {
    {
        .section = "database",
        .name = "path",
        .type = INI_TEXT,
        AT(database),
        .fallback = "~/.local/share/tilburg/tilburg.db",
        .decided = true,
        .help = "the file with the records; ~/ is your home",
    },
    {
        .section = "database",
        .name = "socket",
        .type = INI_TEXT,
        AT(socket),
        .fallback = "/run/tilburg/socket",
        .decided = true,
        .help = "where tilburgd answers for a whole city; without it the database is opened here",
    },
    {
        .section = "database",
        .name = "login",
        .type = INI_TEXT,
        AT(login),
        .fallback = "",
        .decided = true,
        .help = "whose households are “mine”; else the name you logged in with",
    },
    {
        .section = "screen",
        .name = "language",
        .type = INI_WORD,
        AT(language),
        .words = {[LANGUAGE_NL] = "nl", [LANGUAGE_EN] = "en"},
        .fallback = "nl",
        .decided = true,
        .help = "language of the interface; else that of the environment, else Dutch",
    },
    {
        .section = "screen",
        .name = "colours",
        .type = INI_WORD,
        AT(colours),
        .words = {[COLOURS_AUTO] = "auto", [COLOURS_ON] = "on", [COLOURS_OFF] = "off"},
        .fallback = "auto",
        .help = "auto: when the terminal has them and NO_COLOR is not set",
    },
    {
        .section = "screen",
        .name = "theme",
        .type = INI_NAME,
        AT(theme),
        .words = {"default", "mono", "high-contrast"},
        .fallback = "default",
        .help = "how the screen looks",
    },
    {
        .section = "screen",
        .name = "ascii",
        .type = INI_YES,
        AT(ascii),
        .fallback = "no",
        .help = "draw lines and charts with ASCII signs alone",
    },
    {
        .section = "screen",
        .name = "date_format",
        .type = INI_WORD,
        AT(date_style),
        .words = {[DATE_ISO] = "iso", [DATE_DUTCH] = "dutch"},
        .fallback = "dutch",
        .help = "how dates are shown: 2021-05-31 or 31-05-2021",
    },
    {
        .section = "screen",
        .name = "blank_after",
        .type = INI_COUNT,
        AT(blank_after),
        .least = 0,
        .most = DAY_MINUTES,
        .fallback = "5",
        .help = "minutes without a key after which the screen is blank; 0: never",
    },
    {
        .section = "screen",
        .name = "end_after",
        .type = INI_COUNT,
        AT(end_after),
        .least = 0,
        .most = DAY_MINUTES,
        .fallback = "15",
        .help = "minutes without a key after which the program ends; 0: never",
    },
    {
        .section = "tariffs",
        .name = "coordinator",
        .type = INI_MONEY,
        AT(coordinator_tariff),
        .least = 0,
        .most = 1000000,
        .fallback = "90",
        .help = "euros for an hour of coordination",
    },
    {
        .section = "tariffs",
        .name = "weeks_per_year",
        .type = INI_COUNT,
        AT(weeks_per_year),
        .least = 1,
        .most = 53,
        .fallback = "52",
        .help = "weeks that a yearly cost counts",
    },
    {
        .section = "thresholds",
        .name = "many_helpers",
        .type = INI_COUNT,
        AT(many_helpers),
        .least = 1,
        .most = 1000,
        .fallback = "10",
        .help = "helpers in one household that are many",
    },
    {
        .section = "thresholds",
        .name = "municipal_cost",
        .type = INI_MONEY,
        AT(municipal_cost),
        .least = 0,
        .most = 10000000000,
        .fallback = "30000",
        .help = "euros a year, paid by the city, that are much",
    },
    {
        .section = "thresholds",
        .name = "total_cost",
        .type = INI_MONEY,
        AT(total_cost),
        .least = 0,
        .most = 10000000000,
        .fallback = "100000",
        .help = "euros a year, by all payers, that are much",
    },
    {
        .section = "thresholds",
        .name = "silence_days",
        .type = INI_COUNT,
        AT(silence_days),
        .least = 1,
        .most = YEARS_DAYS,
        .fallback = "60",
        .help = "days without contact that are silence",
    },
    {
        .section = "thresholds",
        .name = "contact_months",
        .type = INI_COUNT,
        AT(contact_months),
        .least = 1,
        .most = 1200,
        .fallback = "12",
        .help = "months in which helpers should have met",
    },
    {
        .section = "thresholds",
        .name = "small_numbers",
        .type = INI_COUNT,
        AT(small_numbers),
        .least = 1,
        .most = 1000,
        .fallback = "5",
        .help = "groups smaller than this are not told apart in reports",
    },
    {
        .section = "thresholds",
        .name = "answer_days",
        .type = INI_COUNT,
        AT(answer_days),
        .least = 1,
        .most = YEARS_DAYS,
        .fallback = "14",
        .help = "days in which a referral should be answered",
    },
    {
        .section = "access",
        .name = "opens_per_minute",
        .type = INI_COUNT,
        AT(opens_per_minute),
        .least = 1,
        .most = 100000,
        .fallback = "60",
        .help = "households that one user of tilburgd may open in a minute",
    },
    {
        .section = "access",
        .name = "glass_reason",
        .type = INI_COUNT,
        AT(glass_reason),
        .least = 1,
        .most = 200,
        .fallback = "15",
        .help = "characters that the reason of an emergency access has at least",
    },
    {
        .section = "access",
        .name = "glass_hours",
        .type = INI_COUNT,
        AT(glass_hours),
        .least = 1,
        .most = 24,
        .fallback = "4",
        .help = "hours that an emergency access lasts",
    },
    {
        .section = "access",
        .name = "glass_a_day",
        .type = INI_COUNT,
        AT(glass_a_day),
        .least = 0,
        .most = 100,
        .fallback = "3",
        .help = "emergency accesses that one user has in a day",
    },
    {
        .section = "access",
        .name = "trail_key",
        .type = INI_TEXT,
        AT(trail_key),
        .fallback = "/var/lib/tilburg/tilburg.db-trail.key",
        .decided = true,
        .help = "the file with the key of the trail; else the database's with -trail.key behind it",
    },
    {
        .section = "retention",
        .name = "confirm_days",
        .type = INI_COUNT,
        AT(confirm_days),
        .least = 1,
        .most = 365,
        .fallback = "30",
        .help = "days in which somebody else confirms an erasure that was asked for",
    },
    {
        .section = "backup",
        .name = "folder",
        .type = INI_TEXT,
        AT(backup.folder),
        .fallback = "/var/backups/tilburg",
        .decided = true,
        .help = "where backups are kept when no file is named",
    },
    {
        .section = "backup",
        .name = "daily",
        .type = INI_COUNT,
        AT(backup.daily),
        .least = 1,
        .most = 1000,
        .fallback = "7",
        .help = "newest days of which a backup is kept",
    },
    {
        .section = "backup",
        .name = "monthly",
        .type = INI_COUNT,
        AT(backup.monthly),
        .least = 0,
        .most = 1000,
        .fallback = "12",
        .help = "newest months of which a backup is kept",
    },
    {
        .section = "backup",
        .name = "public_key",
        .type = INI_TEXT,
        AT(backup.public_key),
        .fallback = "",
        .decided = true,
        .help = "only who has the secret key that goes with it can read the backups",
    },
    {
        .section = "backup",
        .name = "passphrase_file",
        .type = INI_TEXT,
        AT(backup.passphrase_file),
        .fallback = "/etc/tilburg/passphrase",
        .decided = true,
        .help = "a file whose first line opens the backups, where there is no public_key",
    },
    {
        .section = "prefixes",
        .name = "list",
        .type = INI_PREFIXES,
        .fallback = "van der, van den, van de, van 't, van het, van, de, den, der, het, in 't, "
                    "op de, op den, te, ten, ter, 't, 's, von, la, le, el, al",
        .help = "what is passed over in sorting names, parted by commas",
    },
};

const struct ini_key *ini_keys(size_t *count)
{
    *count = ARRAY_SIZE(keys);
    return keys;
}

bool ini_refuse(struct ini_apply *apply, const struct ini_entry *entry, const char *format, ...)
{
    struct err err;
    va_list args;
    va_start(args, format);
    vsnprintf(err.text, sizeof(err.text), format, args);
    va_end(args);
    apply->good = false;
    return ini_key_problem(apply->problems, apply->path, entry, &err);
}

bool ini_refuse_section(struct ini_apply *apply, const struct ini_section *section,
                        const char *format, ...)
{
    struct err reason;
    struct err err;
    va_list args;
    va_start(args, format);
    vsnprintf(reason.text, sizeof(reason.text), format, args);
    va_end(args);
    err_set(&err, _("section [%s]: %s"), section->name, reason.text);
    apply->good = false;
    return ini_problem(apply->problems, apply->path, section->line, &err);
}

// Values of the fixed keys

static void *place(struct ini_apply *apply, const struct ini_key *key)
{
    return (char *)apply->settings + key->offset;
}

static void set_text(char **text, const char *value)
{
    free(*text);
    const char *home = strncmp(value, "~/", 2) == 0 ? getenv("HOME") : NULL;
    *text = home ? xasprintf("%s%s", home, value + 1) : xstrdup(value);
}

// The index of the value among the words, -1 with a complaint.
static int read_word(struct ini_apply *apply, const struct ini_key *key,
                     const struct ini_entry *entry)
{
    struct buf allowed = {0};
    int index = 0;
    while (key->words[index] && strcmp(key->words[index], entry->value) != 0) {
        buf_addf(&allowed, index > 0 ? ", %s" : "%s", key->words[index]);
        index++;
    }
    if (!key->words[index]) {
        ini_refuse(apply, entry, _("\"%s\" is none of the words; allowed: %s"), entry->value,
                   buf_text(&allowed));
        index = -1;
    }
    buf_clear(&allowed);
    return index;
}

static void set_word(struct ini_apply *apply, const struct ini_key *key,
                     const struct ini_entry *entry)
{
    int index = read_word(apply, key, entry);
    if (index >= 0 && key->type == INI_NAME) {
        set_text(place(apply, key), key->words[index]);
    } else if (index >= 0) {
        *(unsigned *)place(apply, key) = (unsigned)index;
    }
}

static void set_yes(struct ini_apply *apply, const struct ini_key *key,
                    const struct ini_entry *entry)
{
    const struct choice *choice = choice_read(choices_get(NULL, CHOICES_YES), entry->value);
    if (choice) {
        *(bool *)place(apply, key) = strcmp(choice->code, "yes") == 0;
    } else {
        ini_refuse(apply, entry, _("\"%s\" is neither yes nor no; allowed: yes, no"), entry->value);
    }
}

static void set_number(struct ini_apply *apply, const struct ini_key *key,
                       const struct ini_entry *entry)
{
    int decimals = key->type == INI_MONEY ? 2 : 0;
    int64_t unit = key->type == INI_MONEY ? 100 : 1;
    int64_t value;
    if (number_parse(entry->value, decimals, &value) == NUMBER_OK && value >= key->least &&
        value <= key->most) {
        *(int64_t *)place(apply, key) = value;
    } else if (key->type == INI_MONEY) {
        ini_refuse(apply, entry, _("\"%s\" is no amount; allowed: euros from %lld to %lld"),
                   entry->value, (long long)(key->least / unit), (long long)(key->most / unit));
    } else {
        ini_refuse(apply, entry,
                   _("\"%s\" is no such number; allowed: whole numbers from %lld to %lld"),
                   entry->value, (long long)key->least, (long long)key->most);
    }
}

static void set_key(struct ini_apply *apply, const struct ini_key *key,
                    const struct ini_entry *entry)
{
    switch (key->type) {
    case INI_TEXT: set_text(place(apply, key), entry->value); break;
    case INI_NAME:
    case INI_WORD: set_word(apply, key, entry); break;
    case INI_YES: set_yes(apply, key, entry); break;
    case INI_COUNT:
    case INI_MONEY: set_number(apply, key, entry); break;
    case INI_PREFIXES: settings_set_prefixes(apply->settings, entry->value); break;
    }
}

// Sections

static const struct ini_key *find_key(const char *section, const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
        if (strcmp(keys[i].section, section) == 0 && strcmp(keys[i].name, name) == 0) {
            return &keys[i];
        }
    }
    return NULL;
}

static void refuse_key(struct ini_apply *apply, const struct ini_section *section,
                       const struct ini_entry *entry)
{
    struct buf allowed = {0};
    for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
        if (strcmp(keys[i].section, section->head) == 0) {
            buf_addf(&allowed, allowed.len > 0 ? ", %s" : "%s", keys[i].name);
        }
    }
    if (strcmp(section->head, "tariffs") == 0) {
        buf_add_text(&allowed, ", function.NAME");
    }
    ini_refuse(apply, entry, _("unknown; allowed: %s"), buf_text(&allowed));
    buf_clear(&allowed);
}

static void apply_fixed(struct ini_apply *apply, const struct ini_section *section)
{
    for (size_t i = 0; i < section->count; i++) {
        const struct ini_entry *entry = &section->entries[i];
        const struct ini_key *key = find_key(section->head, entry->key);
        if (key) {
            set_key(apply, key, entry);
        } else if (strcmp(section->head, "tariffs") == 0 &&
                   strncmp(entry->key, "function.", strlen("function.")) == 0) {
            ini_apply_function(apply, entry);
        } else if (strcmp(section->head, "retention") == 0) {
            ini_apply_term(apply, entry);
        } else {
            refuse_key(apply, section, entry);
        }
    }
}

static const struct {
    const char *head;
    bool named; // [head NAME]
    bool late;  // hangs on others: what an import names, on the instruments; a term, on the laws
    void (*apply)(struct ini_apply *apply, const struct ini_section *section);
} kinds[] = {
    {.head = "database", .apply = apply_fixed},
    {.head = "screen", .apply = apply_fixed},
    {.head = "keys", .apply = ini_apply_keys},
    {.head = "domains", .apply = ini_apply_domains},
    {.head = "instrument", .named = true, .apply = ini_apply_instrument},
    {.head = "level", .named = true, .apply = ini_apply_level},
    {.head = "payers", .apply = ini_apply_payers},
    {.head = "tariffs", .apply = apply_fixed},
    {.head = "thresholds", .apply = apply_fixed},
    {.head = "access", .apply = apply_fixed},
    {.head = "retention", .late = true, .apply = apply_fixed},
    {.head = "backup", .apply = apply_fixed},
    {.head = "prefixes", .apply = apply_fixed},
    {.head = "import", .named = true, .late = true, .apply = ini_apply_import},
};

static bool is_of_kind(const struct ini_section *section, size_t kind)
{
    return strcmp(section->head, kinds[kind].head) == 0 &&
           kinds[kind].named == (section->argument[0] != '\0');
}

static void refuse_section(struct ini_apply *apply, const struct ini_section *section)
{
    struct buf allowed = {0};
    for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
        buf_addf(&allowed, "%s%s%s", i > 0 ? ", " : "", kinds[i].head,
                 kinds[i].named ? " NAME" : "");
    }
    ini_refuse_section(apply, section, _("unknown; allowed: %s"), buf_text(&allowed));
    buf_clear(&allowed);
}

// Those that are late, or those that are not.
static void apply_sections(struct ini_apply *apply, const struct ini_file *file, bool late)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct ini_section *section = &file->sections[i];
        size_t kind = 0;
        while (kind < ARRAY_SIZE(kinds) && !is_of_kind(section, kind)) {
            kind++;
        }
        if (kind == ARRAY_SIZE(kinds)) {
            if (!late) {
                refuse_section(apply, section);
            }
        } else if (kinds[kind].late == late) {
            kinds[kind].apply(apply, section);
        }
    }
}

bool ini_settings_read(struct settings *settings, const char *path, struct buf *problems)
{
    struct ini_file file;
    struct ini_apply apply = {.settings = settings, .path = path, .problems = problems};
    apply.good = ini_file_read(&file, path, problems);
    apply_sections(&apply, &file, false);
    apply_sections(&apply, &file, true);
    ini_file_clear(&file);
    return apply.good;
}

char *ini_path(const char *given)
{
    const char *named = given ? given : getenv("TILBURG_CONFIG");
    if (named && named[0]) {
        return xstrdup(named);
    }
    const char *folder = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    char *path = NULL;
    if (folder && folder[0] == '/') {
        path = xasprintf("%s/tilburg/tilburg.ini", folder);
    } else if (home) {
        path = xasprintf("%s/.config/tilburg/tilburg.ini", home);
    }
    if (!path || access(path, F_OK) != 0) {
        free(path);
        path = xstrdup("/etc/tilburg/tilburg.ini");
    }
    if (access(path, F_OK) != 0) {
        free(path);
        path = NULL;
    }
    return path;
}
