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
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "io/ini_instrument.h"
#include "io/ini_keys.h"
#include "io/ini_lists.h"
#include "model/settings.h"

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
    int decimals = key->type == INI_COUNT ? 0 : 2;
    int64_t unit = key->type == INI_MONEY ? 100 : 1;
    int64_t value;
    if (number_parse(entry->value, decimals, &value) == NUMBER_OK && value >= key->least &&
        value <= key->most) {
        *(int64_t *)place(apply, key) = value;
    } else if (key->type == INI_MONEY) {
        ini_refuse(apply, entry, _("\"%s\" is no amount; allowed: euros from %lld to %lld"),
                   entry->value, (long long)(key->least / unit), (long long)(key->most / unit));
    } else if (key->type == INI_SHARE) {
        ini_refuse(apply, entry, _("\"%s\" is no share; allowed: from 0.01 to 1"), entry->value);
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
    case INI_MONEY:
    case INI_SHARE: set_number(apply, key, entry); break;
    case INI_PREFIXES: settings_set_prefixes(apply->settings, entry->value); break;
    }
}

// Sections

static const struct ini_key *find_key(const char *section, const char *name)
{
    size_t count;
    const struct ini_key *keys = ini_keys(&count);
    for (size_t i = 0; i < count; i++) {
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
    size_t count;
    const struct ini_key *keys = ini_keys(&count);
    for (size_t i = 0; i < count; i++) {
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
    {.head = "templates", .apply = ini_apply_templates},
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

static bool is_hour_of_work(const struct ini_entry *entry)
{
    return strcmp(entry->key, "work_begins") == 0 || strcmp(entry->key, "work_ends") == 0;
}

// Told at the one that came last; one of them may be as it is by itself.
static void check_hours(struct ini_apply *apply, const struct ini_file *file)
{
    const struct settings *settings = apply->settings;
    const struct ini_entry *last = NULL;
    for (size_t i = 0; i < file->count; i++) {
        const struct ini_section *section = &file->sections[i];
        for (size_t j = 0; strcmp(section->name, "access") == 0 && j < section->count; j++) {
            last = is_hour_of_work(&section->entries[j]) ? &section->entries[j] : last;
        }
    }
    if (last && settings->work_begins >= settings->work_ends) {
        ini_refuse(apply, last, _("work that begins at %lld cannot end at %lld"),
                   (long long)settings->work_begins, (long long)settings->work_ends);
    }
}

bool ini_settings_read(struct settings *settings, const char *path, struct buf *problems)
{
    struct ini_file file;
    struct ini_apply apply = {.settings = settings, .path = path, .problems = problems};
    apply.good = ini_file_read(&file, path, problems);
    apply_sections(&apply, &file, false);
    apply_sections(&apply, &file, true);
    check_hours(&apply, &file);
    ini_file_clear(&file);
    return apply.good;
}

char *ini_path(const char *given)
{
    const char *named = given ? given : getenv("TILBURG_CONFIG");
    if (str_is_given(named)) {
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
        xreplace(&path, "/etc/tilburg/tilburg.ini");
    }
    if (access(path, F_OK) != 0) {
        free(path);
        path = NULL;
    }
    return path;
}
