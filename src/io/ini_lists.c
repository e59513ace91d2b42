// SPDX-License-Identifier: EUPL-1.2
#include "io/ini_lists.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "io/csv_columns.h"
#include "model/settings.h"

enum { CODE_LENGTH = 40, LONGEST_WEEK = 168 * 60, GREATEST_TARIFF = 1000000, MOST_YEARS = 200 };

static const char code_signs[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

static bool is_code(const char *text)
{
    size_t length = strspn(text, code_signs);
    return length > 0 && length <= CODE_LENGTH && text[length] == '\0' && text[0] != '-';
}

bool ini_check_code(struct ini_apply *apply, const struct ini_entry *entry, const char *code)
{
    return is_code(code) ||
           ini_refuse(apply, entry, _("\"%s\" is no code; allowed: a-z, 0-9 and - (at most %d)"),
                      code, CODE_LENGTH);
}

static char *trim(const char *text, size_t length)
{
    while (length > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t')) {
        length--;
    }
    return xstrndup(text, length);
}

// "Dutch | English"; the caller frees both.
bool ini_read_labels(struct ini_apply *apply, const struct ini_entry *entry, char **dutch,
                     char **english)
{
    const char *bar = strchr(entry->value, '|');
    *dutch = bar ? trim(entry->value, (size_t)(bar - entry->value)) : NULL;
    *english = bar ? trim(bar + 1, strlen(bar + 1)) : NULL;
    if (bar && !strchr(bar + 1, '|') && **dutch && **english) {
        return true;
    }
    free(*dutch);
    free(*english);
    ini_refuse(apply, entry, _("\"%s\" is no pair of words; allowed: DUTCH | ENGLISH"),
               entry->value);
    return false;
}

bool ini_read_choice(struct ini_apply *apply, const struct ini_entry *entry, struct choice *choice)
{
    char *dutch;
    char *english;
    if (!ini_read_labels(apply, entry, &dutch, &english)) {
        return false;
    }
    choice->label_nl = settings_keep(apply->settings, dutch);
    choice->label_en = settings_keep(apply->settings, english);
    free(dutch);
    free(english);
    return true;
}

// A choice of the city; a code that is also built in keeps the word that is accepted for it.
static bool read_choice(struct ini_apply *apply, const struct ini_entry *entry,
                        enum choices built_in, struct choice *choice)
{
    const struct choice *known = choice_find(choices_get(NULL, built_in), entry->key);
    *choice = (struct choice){.dutch = known ? known->dutch : NULL};
    if (!ini_check_code(apply, entry, entry->key) || !ini_read_choice(apply, entry, choice)) {
        return false;
    }
    choice->code = settings_keep(apply->settings, entry->key);
    return true;
}

static bool has_room(struct ini_apply *apply, const struct ini_entry *entry, size_t count)
{
    return count < SETTINGS_LISTED ||
           ini_refuse(apply, entry, _("too many; allowed: %d"), SETTINGS_LISTED);
}

void ini_apply_domains(struct ini_apply *apply, const struct ini_section *section)
{
    struct settings *settings = apply->settings;
    settings->domain_count = 0;
    for (size_t i = 0; i < section->count; i++) {
        const struct ini_entry *entry = &section->entries[i];
        struct choice choice;
        if (has_room(apply, entry, settings->domain_count) &&
            read_choice(apply, entry, CHOICES_DOMAIN, &choice)) {
            settings->domains[settings->domain_count++] = choice;
        }
    }
    if (section->count == 0) {
        ini_refuse_section(apply, section, "%s", _("empty; at least one domain is needed"));
    }
}

// Payers

#define MUNICIPAL "municipal"

static bool take_law(struct ini_apply *apply, const struct ini_entry *entry,
                     const struct settings *before)
{
    struct settings *settings = apply->settings;
    struct choice choice;
    if (!has_room(apply, entry, settings->law_count) ||
        !read_choice(apply, entry, CHOICES_LAW, &choice)) {
        return false;
    }
    settings->law_municipal[settings->law_count] = settings_is_municipal(before, choice.code);
    settings->laws[settings->law_count++] = choice;
    return true;
}

static void take_municipal(struct ini_apply *apply, const struct ini_entry *entry)
{
    struct settings *settings = apply->settings;
    memset(settings->law_municipal, 0, sizeof(settings->law_municipal));
    char *words = xstrdup(entry->value);
    char *rest = NULL;
    for (char *word = strtok_r(words, " \t", &rest); word; word = strtok_r(NULL, " \t", &rest)) {
        struct choice_list laws = {settings->laws, settings->law_count};
        const struct choice *law = choice_find(laws, word);
        if (law) {
            settings->law_municipal[law - settings->laws] = true;
        } else {
            ini_refuse(apply, entry, _("\"%s\" is none of the payers"), word);
        }
    }
    free(words);
}

void ini_apply_payers(struct ini_apply *apply, const struct ini_section *section)
{
    struct settings *before = xmalloc(sizeof(*before));
    memcpy(before, apply->settings, sizeof(*before));
    const struct ini_entry *municipal = NULL;
    bool replaced = false;
    for (size_t i = 0; i < section->count; i++) {
        const struct ini_entry *entry = &section->entries[i];
        if (strcmp(entry->key, MUNICIPAL) == 0) {
            municipal = entry;
            continue;
        }
        apply->settings->law_count = replaced ? apply->settings->law_count : 0;
        replaced = true;
        take_law(apply, entry, before);
    }
    if (municipal) {
        take_municipal(apply, municipal);
    }
    free(before);
}

// Levels

const struct ini_entry *ini_find_entry(const struct ini_section *section, const char *key)
{
    for (size_t i = 0; i < section->count; i++) {
        if (strcmp(section->entries[i].key, key) == 0) {
            return &section->entries[i];
        }
    }
    return NULL;
}

bool ini_check_name(struct ini_apply *apply, const struct ini_section *section)
{
    return is_code(section->argument) ||
           ini_refuse_section(apply, section,
                              _("\"%s\" is no code; allowed: a-z, 0-9 and - (at most %d)"),
                              section->argument, CODE_LENGTH);
}

static bool check_keys(struct ini_apply *apply, const struct ini_section *section,
                       const char *const *allowed, size_t count)
{
    struct buf list = {0};
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        buf_addf(&list, "%s%s", i > 0 ? ", " : "", allowed[i]);
    }
    for (size_t i = 0; i < section->count; i++) {
        size_t at = 0;
        while (at < count && strcmp(allowed[at], section->entries[i].key) != 0) {
            at++;
        }
        if (at == count) {
            good =
                ini_refuse(apply, &section->entries[i], _("unknown; allowed: %s"), buf_text(&list));
        }
    }
    buf_clear(&list);
    return good;
}

static void read_norm(struct ini_apply *apply, const struct ini_entry *entry, int64_t *norm)
{
    int64_t minutes;
    if (number_parse_hours(entry->value, &minutes) == NUMBER_OK && minutes >= 0 &&
        minutes <= LONGEST_WEEK) {
        *norm = minutes;
    } else {
        ini_refuse(apply, entry, _("\"%s\" is no such number; allowed: hours from 0 to 168"),
                   entry->value);
    }
}

void ini_apply_level(struct ini_apply *apply, const struct ini_section *section)
{
    static const char *const allowed[] = {"label", "norm_hours"};
    struct settings *settings = apply->settings;
    const struct ini_entry *label = ini_find_entry(section, "label");
    const struct ini_entry *norm = ini_find_entry(section, "norm_hours");
    size_t at = 0;
    while (at < settings->level_count &&
           strcmp(settings->levels[at].code, section->argument) != 0) {
        at++;
    }
    bool added = at == settings->level_count;
    if (!ini_check_name(apply, section) ||
        !check_keys(apply, section, allowed, ARRAY_SIZE(allowed))) {
        return;
    }
    if (at == SETTINGS_LISTED || (added && !(label && norm))) {
        ini_refuse_section(apply, section, "%s",
                           at == SETTINGS_LISTED ? _("too many levels")
                                                 : _("a new level needs label and norm_hours"));
        return;
    }
    if (added) {
        settings->levels[at] = (struct choice){
            .code = settings_keep(settings, section->argument),
        };
        settings->level_count++;
    }
    if (label) {
        ini_read_choice(apply, label, &settings->levels[at]);
    }
    if (norm) {
        read_norm(apply, norm, &settings->level_norm[at]);
    }
}

// Keys, functions and imports

void ini_apply_keys(struct ini_apply *apply, const struct ini_section *section)
{
    struct settings *settings = apply->settings;
    for (size_t i = 0; i < section->count; i++) {
        const struct ini_entry *entry = &section->entries[i];
        if (!has_room(apply, entry, settings->key_count)) {
            return;
        }
        settings->keys[settings->key_count++] = (struct key_setting){
            .action = xstrdup(entry->key),
            .keys = xstrdup(entry->value),
            .line = entry->line,
        };
    }
}

void ini_apply_function(struct ini_apply *apply, const struct ini_entry *entry)
{
    struct settings *settings = apply->settings;
    const char *function = strchr(entry->key, '.') + 1;
    int64_t hourly;
    if (!has_room(apply, entry, settings->tariff_count)) {
        return;
    }
    if (function[0] == '\0') {
        ini_refuse(apply, entry, _("unknown; allowed: %s"), "function.NAME");
    } else if (number_parse(entry->value, 2, &hourly) != NUMBER_OK || hourly < 0 ||
               hourly > GREATEST_TARIFF) {
        ini_refuse(apply, entry, _("\"%s\" is no amount; allowed: euros from %lld to %lld"),
                   entry->value, 0LL, GREATEST_TARIFF / 100LL);
    } else {
        settings->tariffs[settings->tariff_count++] = (struct tariff){
            .function = xstrdup(function),
            .hourly = hourly,
        };
    }
}

// Retention

static bool check_law(struct ini_apply *apply, const struct ini_entry *entry)
{
    const struct settings *settings = apply->settings;
    struct choice_list laws = {settings->laws, settings->law_count};
    struct buf allowed = {0};
    if (strcmp(entry->key, RETENTION_OTHER) == 0 || choice_find(laws, entry->key)) {
        return true;
    }
    buf_add_text(&allowed, "confirm_days, " RETENTION_OTHER);
    for (size_t i = 0; i < laws.count; i++) {
        buf_addf(&allowed, ", %s", laws.items[i].code);
    }
    ini_refuse(apply, entry, _("unknown; allowed: %s"), buf_text(&allowed));
    buf_clear(&allowed);
    return false;
}

static bool read_term(const char *value, struct retention_term *term)
{
    size_t digits = strspn(value, "0123456789");
    const char *word = value + digits + strspn(value + digits, " \t");
    char *years = xstrndup(value, digits);
    bool good = word > value + digits && number_parse(years, 0, &term->years) == NUMBER_OK &&
                term->years >= 1 && term->years <= MOST_YEARS;
    free(years);
    for (int event = 0; good && event < RETENTION_EVENT_COUNT; event++) {
        if (strcmp(retention_event_name((enum retention_event)event), word) == 0) {
            term->event = (enum retention_event)event;
            return true;
        }
    }
    return false;
}

void ini_apply_term(struct ini_apply *apply, const struct ini_entry *entry)
{
    struct retention_term term = {0};
    if (!check_law(apply, entry)) {
        return;
    }
    if (!read_term(entry->value, &term)) {
        ini_refuse(apply, entry,
                   _("\"%s\" is no term; allowed: years from 1 to %d, a blank, and ended, "
                     "coordination or changed"),
                   entry->value, MOST_YEARS);
        return;
    }
    term.law = settings_keep(apply->settings, entry->key);
    settings_set_term(apply->settings, &term);
}

// Templates

// \n is a line break, \\ a backslash. False when it is neither.
static bool read_breaks(const char *value, struct buf *text)
{
    for (const char *at = value; *at != '\0'; at++) {
        if (*at != '\\') {
            buf_add_char(text, *at);
            continue;
        }
        at++;
        if (*at != 'n' && *at != '\\') {
            return false;
        }
        buf_add_char(text, *at == 'n' ? '\n' : '\\');
    }
    return true;
}

static bool check_template(struct ini_apply *apply, const struct ini_entry *entry, struct buf *text)
{
    const char *reason = utf8_refuse(entry->key, strlen(entry->key), UTF8_ONE_LINE, NULL);
    if (entry->value[0] == '\0') {
        return ini_refuse(apply, entry, "%s", _("empty; the text of the template is needed"));
    }
    if (!read_breaks(entry->value, text)) {
        return ini_refuse(
            apply, entry, "%s",
            _("a \\ without n or \\ behind it; allowed: \\n for a new line, \\\\ for \\"));
    }
    reason = reason ? reason : utf8_refuse(buf_text(text), text->len, UTF8_MANY_LINES, NULL);
    return reason == NULL || ini_refuse(apply, entry, "%s", reason);
}

void ini_apply_templates(struct ini_apply *apply, const struct ini_section *section)
{
    struct settings *settings = apply->settings;
    for (size_t i = 0; i < section->count; i++) {
        const struct ini_entry *entry = &section->entries[i];
        struct buf text = {0};
        if (has_room(apply, entry, settings->template_count) &&
            check_template(apply, entry, &text)) {
            settings->templates[settings->template_count++] = (struct note_template){
                .name = settings_keep(settings, entry->key),
                .text = settings_keep(settings, buf_text(&text)),
            };
        }
        buf_clear(&text);
    }
}

static bool is_column(const struct settings *settings, const char *name)
{
    for (int kind = 0; kind < KIND_SAVED_COUNT; kind++) {
        if (kind != KIND_SCORING && csv_column_field((enum kind)kind, NULL, name)) {
            return true;
        }
    }
    for (size_t i = 0; i < settings->instrument_count; i++) {
        if (csv_column_field(KIND_SCORING, &settings->instruments[i], name)) {
            return true;
        }
    }
    return false;
}

static bool check_mapping(struct ini_apply *apply, const struct import_map *map,
                          const struct ini_entry *entry)
{
    if (!is_column(apply->settings, entry->key)) {
        return ini_refuse(apply, entry, "%s", _("unknown; allowed: the columns that import reads"));
    }
    if (entry->value[0] == '\0') {
        return ini_refuse(apply, entry, "%s", _("empty; a header of the file is needed"));
    }
    for (size_t i = 0; i < map->count; i++) {
        if (strcmp(map->headers[i], entry->value) == 0) {
            return ini_refuse(apply, entry, _("\"%s\" stands for %s already"), entry->value,
                              map->columns[i]);
        }
    }
    return true;
}

void ini_apply_import(struct ini_apply *apply, const struct ini_section *section)
{
    struct settings *settings = apply->settings;
    if (settings->map_count == SETTINGS_MAPS) {
        ini_refuse_section(apply, section, _("too many; allowed: %d"), SETTINGS_MAPS);
        return;
    }
    struct import_map *map = &settings->maps[settings->map_count++];
    *map = (struct import_map){
        .name = xstrdup(section->argument),
        .columns = xcalloc(section->count + 1, sizeof(*map->columns)),
        .headers = xcalloc(section->count + 1, sizeof(*map->headers)),
    };
    for (size_t i = 0; i < section->count; i++) {
        const struct ini_entry *entry = &section->entries[i];
        if (check_mapping(apply, map, entry)) {
            map->columns[map->count] = xstrdup(entry->key);
            map->headers[map->count++] = xstrdup(entry->value);
        }
    }
}
