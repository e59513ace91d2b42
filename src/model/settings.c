// SPDX-License-Identifier: EUPL-1.2
#include "model/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/none.h"
#include "base/str.h"
#include "base/xalloc.h"

static const char DEFAULT_PREFIXES[] =
    "van der, van den, van de, van 't, van het, van, de, den, der, het, in 't, op de, op den, te, "
    "ten, ter, 't, 's, von, la, le, el, al";

static const struct {
    const char *level;
    int64_t norm; // minutes per week
} default_norms[] = {
    {"self", 0},           {"professional", 30}, {"access", 54}, {"family-manager", 300},
    {"safety-house", 120}, {"pilot-light", 6},
};

static const char *const default_municipal[] = {"wmo", "jeugdwet", "participatiewet", "wgs"};

// What the laws and the selection list of Dutch municipalities say, where they say it.
static const struct retention_term default_terms[] = {
    {RETENTION_OTHER, 15, RETENTION_COORDINATION},
    {"jeugdwet", 20, RETENTION_CHANGED},
    {"wmo", 15, RETENTION_ENDED},
    {"participatiewet", 10, RETENTION_ENDED},
    {"wgs", 10, RETENTION_ENDED},
    {"zvw", 20, RETENTION_CHANGED},
    {"wlz", 20, RETENTION_CHANGED},
};

struct settings_pool {
    char **texts;
    size_t count;
    size_t capacity;
};

const char *settings_keep(struct settings *settings, const char *text)
{
    struct settings_pool *pool = settings->pool;
    char *copy = xstrdup(text);
    *ARRAY_PUSH(pool->texts, pool->count, pool->capacity) = copy;
    return copy;
}

// Defaults

static void set_lists(struct settings *settings)
{
    struct choice_list domains = choices_get(NULL, CHOICES_DOMAIN);
    memcpy(settings->domains, domains.items, domains.count * sizeof(struct choice));
    settings->domain_count = domains.count;

    struct choice_list laws = choices_get(NULL, CHOICES_LAW);
    memcpy(settings->laws, laws.items, laws.count * sizeof(struct choice));
    settings->law_count = laws.count;
    for (size_t i = 0; i < ARRAY_SIZE(default_municipal); i++) {
        settings->law_municipal[choice_find(laws, default_municipal[i]) - laws.items] = true;
    }

    struct choice_list levels = choices_get(NULL, CHOICES_LEVEL);
    memcpy(settings->levels, levels.items, levels.count * sizeof(struct choice));
    settings->level_count = levels.count;
    for (size_t i = 0; i < ARRAY_SIZE(default_norms); i++) {
        settings->level_norm[choice_find(levels, default_norms[i].level) - levels.items] =
            default_norms[i].norm;
    }
}

static void set_instrument(struct settings *settings)
{
    struct choice_list instruments = choices_get(NULL, CHOICES_INSTRUMENT);
    struct choice_list axes = choices_get(NULL, CHOICES_DIMENSION);
    struct instrument *instrument = &settings->instruments[0];
    *instrument = (struct instrument){
        .name = xstrdup(instruments.items[0].code),
        .label_nl = xstrdup(instruments.items[0].label_nl),
        .label_en = xstrdup(instruments.items[0].label_en),
        .minimum = 0,
        .maximum = 100,
        .axis_count = axes.count,
    };
    memcpy(instrument->axes, axes.items, axes.count * sizeof(struct choice));
    for (size_t i = 0; i < axes.count; i++) {
        instrument->aspects[i] = xstrdup("");
    }
    settings->instrument_choices[0] = instruments.items[0];
    settings->instrument_count = 1;
}

void settings_init(struct settings *settings)
{
    *settings = (struct settings){
        .language = LANGUAGE_NL,
        .theme = xstrdup("default"),
        .colours = COLOURS_AUTO,
        .date_style = DATE_DUTCH,
        .blank_after = 5,
        .end_after = 15,
        .today = NONE,
        .weeks_per_year = 52,
        .coordinator_tariff = 9000,
        .many_helpers = 10,
        .municipal_cost = 3000000,
        .total_cost = 10000000,
        .silence_days = 60,
        .contact_months = 12,
        .small_numbers = 5,
        .answer_days = 14,
        .direct_share = 100,
        .opens_per_minute = 60,
        .glass_reason = 15,
        .glass_hours = 4,
        .glass_a_day = 3,
        .trail_heads = 10,
        .work_days = 5,
        .work_begins = 7,
        .work_ends = 20,
        .review_refusals = 5,
        .confirm_days = 30,
        .backup = {.daily = 7, .monthly = 12},
        .pool = xcalloc(1, sizeof(struct settings_pool)),
    };
    set_lists(settings);
    memcpy(settings->terms, default_terms, sizeof(default_terms));
    settings->term_count = ARRAY_SIZE(default_terms);
    set_instrument(settings);
    settings_set_prefixes(settings, DEFAULT_PREFIXES);
}

// Clearing

static void clear_instrument(struct instrument *instrument)
{
    free(instrument->name);
    free(instrument->label_nl);
    free(instrument->label_en);
    for (size_t i = 0; i < SCORING_AXES; i++) {
        free(instrument->aspects[i]);
    }
}

static void clear_map(struct import_map *map)
{
    for (size_t i = 0; i < map->count; i++) {
        free(map->columns[i]);
        free(map->headers[i]);
    }
    free(map->columns);
    free(map->headers);
    free(map->name);
}

static void clear_prefixes(struct settings *settings)
{
    for (size_t i = 0; i < settings->prefix_count; i++) {
        free(settings->prefixes[i]);
        settings->prefixes[i] = NULL;
    }
    settings->prefix_count = 0;
}

static void clear_pool(struct settings_pool *pool)
{
    for (size_t i = 0; pool && i < pool->count; i++) {
        free(pool->texts[i]);
    }
    if (pool) {
        free(pool->texts);
    }
    free(pool);
}

static void clear_backup(struct backup_settings *backup)
{
    free(backup->folder);
    free(backup->public_key);
    free(backup->passphrase_file);
    free(backup->file);
    if (backup->passphrase) {
        explicit_bzero(backup->passphrase, strlen(backup->passphrase));
    }
    free(backup->passphrase);
}

void settings_clear(struct settings *settings)
{
    for (size_t i = 0; i < settings->instrument_count; i++) {
        clear_instrument(&settings->instruments[i]);
    }
    for (size_t i = 0; i < settings->tariff_count; i++) {
        free(settings->tariffs[i].function);
    }
    for (size_t i = 0; i < settings->map_count; i++) {
        clear_map(&settings->maps[i]);
    }
    for (size_t i = 0; i < settings->key_count; i++) {
        free(settings->keys[i].action);
        free(settings->keys[i].keys);
    }
    clear_prefixes(settings);
    clear_pool(settings->pool);
    free(settings->database);
    free(settings->socket);
    free(settings->login);
    free(settings->theme);
    free(settings->trail_key);
    clear_backup(&settings->backup);
    *settings = (struct settings){0};
}

// Prefixes

static int compare_prefixes(const void *left, const void *right)
{
    const char *a = *(char *const *)left;
    const char *b = *(char *const *)right;
    size_t a_len = strlen(a);
    size_t b_len = strlen(b);
    return a_len != b_len ? (a_len > b_len ? -1 : 1) : strcmp(a, b);
}

static bool has_prefix(const struct settings *settings, const char *prefix)
{
    for (size_t i = 0; i < settings->prefix_count; i++) {
        if (strcmp(settings->prefixes[i], prefix) == 0) {
            return true;
        }
    }
    return false;
}

static void add_prefix(struct settings *settings, const char *text, size_t len)
{
    char *raw = xstrndup(text, len);
    struct buf folded = {0};
    fold_words(&folded, raw);
    if (folded.len > 0 && settings->prefix_count < SETTINGS_LISTED &&
        !has_prefix(settings, buf_text(&folded))) {
        settings->prefixes[settings->prefix_count++] = buf_steal(&folded);
    }
    buf_clear(&folded);
    free(raw);
}

void settings_set_prefixes(struct settings *settings, const char *list)
{
    clear_prefixes(settings);
    while (*list) {
        size_t len = strcspn(list, ",");
        add_prefix(settings, list, len);
        list += len + (list[len] == ',' ? 1 : 0);
    }
    qsort(settings->prefixes, settings->prefix_count, sizeof(settings->prefixes[0]),
          compare_prefixes);
}

// Looking up

const struct instrument *settings_instrument(const struct settings *settings, const char *name)
{
    for (size_t i = 0; name && i < settings->instrument_count; i++) {
        if (strcmp(settings->instruments[i].name, name) == 0) {
            return &settings->instruments[i];
        }
    }
    return NULL;
}

bool settings_is_municipal(const struct settings *settings, const char *law)
{
    for (size_t i = 0; law && i < settings->law_count; i++) {
        if (strcmp(settings->laws[i].code, law) == 0) {
            return settings->law_municipal[i];
        }
    }
    return false;
}

int64_t settings_level_norm(const struct settings *settings, const char *level)
{
    for (size_t i = 0; level && i < settings->level_count; i++) {
        if (strcmp(settings->levels[i].code, level) == 0) {
            return settings->level_norm[i];
        }
    }
    return NONE;
}

static char *comparable(const char *function)
{
    struct buf folded = {0};
    fold_words(&folded, function);
    return buf_steal(&folded);
}

int64_t settings_tariff(const struct settings *settings, const char *function)
{
    if (!function || !*function || settings->tariff_count == 0) {
        return NONE;
    }
    int64_t hourly = NONE;
    char *wanted = comparable(function);
    for (size_t i = 0; i < settings->tariff_count && hourly == NONE; i++) {
        char *candidate = comparable(settings->tariffs[i].function);
        hourly = strcmp(wanted, candidate) == 0 ? settings->tariffs[i].hourly : NONE;
        free(candidate);
    }
    free(wanted);
    return hourly;
}

static size_t find_term(const struct settings *settings, const char *law)
{
    size_t at = 0;
    while (at < settings->term_count && strcmp(settings->terms[at].law, law) != 0) {
        at++;
    }
    return at;
}

const struct retention_term *settings_term(const struct settings *settings, const char *law)
{
    size_t at = find_term(settings, str_text(law));
    return &settings->terms[at < settings->term_count ? at : 0];
}

void settings_set_term(struct settings *settings, const struct retention_term *term)
{
    size_t at = find_term(settings, term->law);
    if (at == settings->term_count && at < ARRAY_SIZE(settings->terms)) {
        settings->term_count++;
    }
    if (at < settings->term_count) {
        settings->terms[at] = *term;
    }
}

const char *retention_event_name(enum retention_event event)
{
    static const char *const names[RETENTION_EVENT_COUNT] = {"ended", "coordination", "changed"};
    return names[event];
}
