// SPDX-License-Identifier: EUPL-1.2
// Everything that a city configures. Read once at the start, then constant.
// Texts that are char * are freed by settings_clear(); those of choices (const
// char *) are literals or kept by settings_keep().
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/text.h"
#include "model/choice.h"
#include "model/records.h"

enum { SETTINGS_INSTRUMENTS = 8, SETTINGS_LISTED = 64, SETTINGS_MAPS = 16 };

struct instrument {
    char *name; // "positive-health"
    char *label_nl;
    char *label_en;
    int64_t minimum; // tenths
    int64_t maximum; // tenths
    struct choice axes[SCORING_AXES];
    char *aspects[SCORING_AXES]; // reminder shown beside the axis, "" = none
    size_t axis_count;
};

struct tariff {
    char *function;
    int64_t hourly; // cents
};

// [import NAME]: their header for our column.
struct import_map {
    char *name;
    size_t count;
    char **columns; // ours
    char **headers; // theirs
};

// From when on the years of a term count.
enum retention_event {
    RETENTION_ENDED,        // the last day of the involvement
    RETENTION_COORDINATION, // the last day of the household's last coordination
    RETENTION_CHANGED,      // the last change of anything of the household
    RETENTION_EVENT_COUNT,
};

// [retention]: how long what is kept under a law stays.
struct retention_term {
    const char *law; // its code, or RETENTION_OTHER
    int64_t years;
    enum retention_event event;
};

#define RETENTION_OTHER "other" // laws without a term of their own, and the household itself

struct key_setting { // [keys]
    char *action;
    char *keys;  // names parted by blanks
    size_t line; // where it stands in the file
};

// [templates]: what the text of a note can begin with; kept by settings_keep().
struct note_template {
    const char *name;
    const char *text; // may have many lines
};

// [backup], and what a command adds for this one time.
struct backup_settings {
    char *folder; // where backups are kept; "" or NULL: nowhere
    int64_t daily, monthly;
    char *public_key;      // "" or NULL: none
    char *passphrase_file; // "" or NULL: none
    char *file;            // goes here instead of into the folder; NULL: it does not
    char *passphrase;      // typed; NULL: none was
};

enum colours { COLOURS_AUTO, COLOURS_ON, COLOURS_OFF };

struct settings {
    char *database; // path
    char
        *socket; // of the service that keeps the records; "" or NULL: they are in the database here
    char *login; // whose households are "mine"; default: the login name
    enum language language;
    char *theme; // "default", "mono" or "high-contrast"
    enum colours colours;
    bool ascii;
    enum date_style date_style;
    int64_t blank_after; // minutes without a key until the screen is blank; 0: never
    int64_t end_after;   // minutes without a key until the program ends; 0: never
    int64_t today; // day shown and defaulted; set at the start; NONE: the clock decides each time
    bool today_given; // by --today: stamps go by it too

    struct choice domains[SETTINGS_LISTED];
    size_t domain_count;
    struct choice laws[SETTINGS_LISTED];
    bool law_municipal[SETTINGS_LISTED];
    size_t law_count;
    struct choice levels[SETTINGS_LISTED];
    int64_t level_norm[SETTINGS_LISTED]; // minutes per week per household
    size_t level_count;
    struct instrument instruments[SETTINGS_INSTRUMENTS]; // the first is the default one
    size_t instrument_count;
    struct choice instrument_choices[SETTINGS_INSTRUMENTS];

    int64_t weeks_per_year;
    int64_t coordinator_tariff; // cents per hour
    struct tariff tariffs[SETTINGS_LISTED];
    size_t tariff_count;

    int64_t many_helpers;
    int64_t municipal_cost; // cents
    int64_t total_cost;     // cents
    int64_t silence_days;
    int64_t contact_months;
    int64_t small_numbers;
    int64_t answer_days;
    int64_t direct_share; // hundredths of a coordinator's hours that are for households

    int64_t opens_per_minute; // households that one user of a service may open
    int64_t glass_reason;     // break the glass: fewest letters and digits of the reason
    int64_t glass_hours;      // how long it holds
    int64_t glass_a_day;      // how often one user may
    int64_t trail_heads;      // minutes between two heads of the trail in the system's log
    int64_t work_days;        // of a week, from Monday on
    int64_t work_begins;      // hour of the day
    int64_t work_ends;        // hour of the day
    int64_t review_refusals;  // within ten minutes, of one user, that the review points at
    char *trail_key;          // path of the key of the trail; "" or NULL: beside the database

    struct retention_term terms[SETTINGS_LISTED + 1]; // the first is that of RETENTION_OTHER
    size_t term_count;
    int64_t confirm_days; // in which another has to confirm an erasure that was asked for

    char *prefixes[SETTINGS_LISTED + 1]; // folded words, longest first, NULL at the end
    size_t prefix_count;

    struct import_map maps[SETTINGS_MAPS];
    size_t map_count;
    struct key_setting keys[SETTINGS_LISTED];
    size_t key_count;

    struct note_template templates[SETTINGS_LISTED]; // in the order of the file; none by default
    size_t template_count;

    struct backup_settings backup;

    struct settings_pool *pool; // owns the texts of the choices
};

// The defaults of the built-in lists; login and database empty. The caller clears.
void settings_init(struct settings *settings);
void settings_clear(struct settings *settings);

// Keeps a copy of the text as long as the settings live.
const char *settings_keep(struct settings *settings, const char *text);

// Replaces the surname prefixes (parted by commas), folded and sorted longest first.
void settings_set_prefixes(struct settings *settings, const char *list);

const struct instrument *settings_instrument(const struct settings *settings, const char *name);
bool settings_is_municipal(const struct settings *settings, const char *law);

// The term of the law: its own, else that of RETENTION_OTHER.
const struct retention_term *settings_term(const struct settings *settings, const char *law);

// Sets the term of a law; it replaces the one that the law has.
void settings_set_term(struct settings *settings, const struct retention_term *term);
const char *retention_event_name(enum retention_event event); // as the INI and a reply have it

int64_t settings_level_norm(const struct settings *settings,
                            const char *level); // NONE when unknown
int64_t settings_tariff(const struct settings *settings,
                        const char *function); // cents, NONE when none

#endif
