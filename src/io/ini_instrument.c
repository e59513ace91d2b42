// SPDX-License-Identifier: EUPL-1.2
#include "io/ini_instrument.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/number.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "model/settings.h"

enum { GREATEST_MARK = 100, LEAST_AXES = 3 };

// What is being put together: the instrument as it will be.
struct design {
    const struct ini_section *section;
    struct instrument *made;
    struct choice old_axes[SCORING_AXES];
    char *old_aspects[SCORING_AXES];
    size_t old_count;
};

static bool is_taken(const char *code)
{
    static const char *const words[] = {"label",  "minimum", "maximum",    "axes", "household",
                                        "person", "date",    "instrument", "stage"};
    for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
        if (strcmp(words[i], code) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_axis(const struct instrument *instrument, const char *code)
{
    struct choice_list axes = {instrument->axes, instrument->axis_count};
    return choice_find(axes, code) != NULL;
}

static bool add_axis(struct ini_apply *apply, struct design *design, const struct ini_entry *entry,
                     const char *code)
{
    struct instrument *made = design->made;
    if (!ini_check_code(apply, entry, code)) {
        return false;
    }
    if (is_taken(code) || has_axis(made, code)) {
        return ini_refuse(apply, entry, _("\"%s\" cannot be an axis: the word is taken"), code);
    }
    if (made->axis_count == SCORING_AXES) {
        return ini_refuse(apply, entry, _("too many; allowed: %d"), SCORING_AXES);
    }
    struct choice *axis = &made->axes[made->axis_count];
    *axis = (struct choice){.code = settings_keep(apply->settings, code)};
    made->aspects[made->axis_count++] = xstrdup("");
    for (size_t i = 0; i < design->old_count; i++) {
        if (strcmp(design->old_axes[i].code, code) == 0) {
            *axis = design->old_axes[i];
            free(made->aspects[made->axis_count - 1]);
            made->aspects[made->axis_count - 1] = xstrdup(design->old_aspects[i]);
        }
    }
    return true;
}

static void set_axes(struct ini_apply *apply, struct design *design, const struct ini_entry *entry)
{
    struct instrument *made = design->made;
    design->old_count = made->axis_count;
    memcpy(design->old_axes, made->axes, sizeof(design->old_axes));
    memcpy(design->old_aspects, made->aspects, sizeof(design->old_aspects));
    memset(made->aspects, 0, sizeof(made->aspects));
    made->axis_count = 0;
    char *words = xstrdup(entry->value);
    char *rest = NULL;
    bool good = true;
    for (char *word = strtok_r(words, " \t", &rest); word && good;
         word = strtok_r(NULL, " \t", &rest)) {
        good = add_axis(apply, design, entry, word);
    }
    if (good && made->axis_count < LEAST_AXES) {
        ini_refuse(apply, entry, "%s", _("an instrument has at least 3 axes"));
    }
    for (size_t i = 0; i < SCORING_AXES; i++) {
        free(design->old_aspects[i]);
    }
    free(words);
}

static void set_bound(struct ini_apply *apply, const struct ini_entry *entry, int64_t *bound)
{
    int64_t value;
    if (number_parse(entry->value, 1, &value) == NUMBER_OK && value >= 0 &&
        value <= GREATEST_MARK) {
        *bound = value;
    } else {
        ini_refuse(apply, entry, _("\"%s\" is no such number; allowed: marks from 0 to 10"),
                   entry->value);
    }
}

static void set_label(struct ini_apply *apply, const struct ini_entry *entry,
                      struct instrument *made)
{
    char *dutch;
    char *english;
    if (ini_read_labels(apply, entry, &dutch, &english)) {
        free(made->label_nl);
        free(made->label_en);
        made->label_nl = dutch;
        made->label_en = english;
    }
}

static void refuse_axis_key(struct ini_apply *apply, const struct instrument *made,
                            const struct ini_entry *entry)
{
    struct buf allowed = {0};
    buf_add_text(&allowed, "label, minimum, maximum, axes");
    for (size_t i = 0; i < made->axis_count; i++) {
        buf_addf(&allowed, ", %s, %s_aspects", made->axes[i].code, made->axes[i].code);
    }
    ini_refuse(apply, entry, _("unknown; allowed: %s"), buf_text(&allowed));
    buf_clear(&allowed);
}

// A key that begins with the code of an axis.
static void set_axis(struct ini_apply *apply, struct instrument *made,
                     const struct ini_entry *entry)
{
    for (size_t i = 0; i < made->axis_count; i++) {
        size_t length = strlen(made->axes[i].code);
        if (strncmp(entry->key, made->axes[i].code, length) != 0) {
            continue;
        }
        if (entry->key[length] == '\0') {
            ini_read_choice(apply, entry, &made->axes[i]);
            return;
        }
        if (strcmp(entry->key + length, "_aspects") == 0) {
            free(made->aspects[i]);
            made->aspects[i] = xstrdup(entry->value);
            return;
        }
    }
    refuse_axis_key(apply, made, entry);
}

static void set_instrument_key(struct ini_apply *apply, struct instrument *made,
                               const struct ini_entry *entry)
{
    if (strcmp(entry->key, "label") == 0) {
        set_label(apply, entry, made);
    } else if (strcmp(entry->key, "minimum") == 0) {
        set_bound(apply, entry, &made->minimum);
    } else if (strcmp(entry->key, "maximum") == 0) {
        set_bound(apply, entry, &made->maximum);
    } else if (strcmp(entry->key, "axes") != 0) {
        set_axis(apply, made, entry);
    }
}

static void check_instrument(struct ini_apply *apply, const struct design *design)
{
    const struct instrument *made = design->made;
    if (!made->label_nl || made->axis_count == 0) {
        ini_refuse_section(apply, design->section, "%s",
                           _("a new instrument needs label, minimum, maximum and axes"));
    }
    if (made->minimum >= made->maximum) {
        ini_refuse_section(apply, design->section, "%s", _("minimum is not below maximum"));
    }
    for (size_t i = 0; i < made->axis_count; i++) {
        if (!made->axes[i].label && !made->axes[i].label_nl) {
            ini_refuse_section(apply, design->section, _("%s = DUTCH | ENGLISH is missing"),
                               made->axes[i].code);
        }
    }
}

// The instrument of that name, or a new one; NULL when there is no room.
static struct instrument *get_instrument(struct settings *settings, const char *name)
{
    for (size_t i = 0; i < settings->instrument_count; i++) {
        if (strcmp(settings->instruments[i].name, name) == 0) {
            return &settings->instruments[i];
        }
    }
    if (settings->instrument_count == SETTINGS_INSTRUMENTS) {
        return NULL;
    }
    struct instrument *made = &settings->instruments[settings->instrument_count++];
    *made = (struct instrument){.name = xstrdup(name)};
    return made;
}

void ini_apply_instrument(struct ini_apply *apply, const struct ini_section *section)
{
    struct settings *settings = apply->settings;
    if (!ini_check_name(apply, section)) {
        return;
    }
    struct design design = {
        .section = section,
        .made = get_instrument(settings, section->argument),
    };
    if (!design.made) {
        ini_refuse_section(apply, section, _("too many; allowed: %d"), SETTINGS_INSTRUMENTS);
        return;
    }
    const struct ini_entry *axes = ini_find_entry(section, "axes");
    if (axes) {
        set_axes(apply, &design, axes);
    }
    for (size_t i = 0; i < section->count; i++) {
        set_instrument_key(apply, design.made, &section->entries[i]);
    }
    check_instrument(apply, &design);
    settings->instrument_choices[design.made - settings->instruments] = (struct choice){
        .code = design.made->name,
        .label_nl = design.made->label_nl,
        .label_en = design.made->label_en,
    };
}
