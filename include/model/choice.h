// SPDX-License-Identifier: EUPL-1.2
// Enumerations: the codes that records keep, the words that are accepted for
// them on reading, and what people read on the screen.
#ifndef MODEL_CHOICE_H
#define MODEL_CHOICE_H

#include <stdbool.h>
#include <stddef.h>

struct choice {
    const char *code;     // as kept and written ("care"); English
    const char *dutch;    // as also accepted on reading ("zorg"), or NULL
    const char *label;    // English label for _(); used when label_nl is NULL
    const char *label_nl; // labels from the INI, or NULL
    const char *label_en;
};

struct choice_list {
    const struct choice *items;
    size_t count;
};

enum choices {
    CHOICES_NONE,
    CHOICES_DOMAIN,     // from the settings
    CHOICES_DIMENSION,  // axes of the default instrument, from the settings
    CHOICES_LEVEL,      // from the settings
    CHOICES_LAW,        // from the settings
    CHOICES_INSTRUMENT, // from the settings
    CHOICES_WEEKDAY,
    CHOICES_PLACE,
    CHOICES_MEMBER_ROLE,
    CHOICES_AUTHORITY,
    CHOICES_WEIGHT,
    CHOICES_SELF_COORDINATION,
    CHOICES_FILLED_IN_BY,
    CHOICES_STAGE,
    CHOICES_MARK,
    CHOICES_EXIT,
    CHOICES_COORDINATOR_ROLE,
    CHOICES_RIGHT,
    CHOICES_PART,
    CHOICES_EVENT,
    CHOICES_YES,
    CHOICES_DIRECTION,
    CHOICES_REFERRAL_STATE,
    CHOICES_OUTCOME,
    CHOICES_MEETING_STATE,
    CHOICES_DECISION,
    CHOICES_NOTE_KIND,
    CHOICES_LOOKBACK_RESULT,
    CHOICES_PROPOSAL_STATE,
    CHOICES_CHANGE,
};

struct settings;

// The list behind an enumeration; borrowed, empty for CHOICES_NONE. settings
// may be NULL: the built-in lists.
struct choice_list choices_get(const struct settings *settings, enum choices choices);

// The settings say what it holds.
bool choices_are_configured(enum choices choices);

// The choice with this code, or with this accepted word or label (any case;
// blank and hyphen are the same), or NULL.
const struct choice *choice_find(struct choice_list list, const char *code);
const struct choice *choice_read(struct choice_list list, const char *word);

// choice_read() over choices_get(), which also takes the Dutch words of the
// built-in lists for the codes that a city kept ("zorg" for its own "care").
const struct choice *choices_read(const struct settings *settings, enum choices choices,
                                  const char *word);

// What people read, in the interface's language.
const char *choice_label(const struct choice *choice);

#endif
