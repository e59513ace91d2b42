// SPDX-License-Identifier: EUPL-1.2
#include "figures/contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/date.h"
#include "base/none.h"
#include "base/number.h"
#include "figures/figures.h"
#include "model/field_words.h"

enum { WHOLE = 1000 }; // tenths of a per cent

// Their words, borrowed, none twice.
struct helpers {
    const char **words;
    size_t count, capacity;
};

static bool is_known(const struct helpers *helpers, const char *word)
{
    for (size_t i = 0; i < helpers->count; i++) {
        if (strcmp(helpers->words[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static void find_helpers(const struct record_list *involvements, int64_t day,
                         struct helpers *helpers)
{
    for (size_t i = 0; i < involvements->count; i++) {
        const struct involvement *one = record_list_at(involvements, i);
        const char *word = one->professional ? one->professional : "";
        if (figures_active(one->from, one->until, day) && !is_known(helpers, word)) {
            *ARRAY_PUSH(helpers->words, helpers->count, helpers->capacity) = word;
        }
    }
}

static bool counts(const struct meeting *meeting, int64_t from, int64_t day)
{
    return meeting->state && strcmp(meeting->state, "held") == 0 && meeting->date >= from &&
           meeting->date <= day;
}

static bool have_met(const struct record_list *meetings, int64_t from, int64_t day, const char *one,
                     const char *other)
{
    for (size_t i = 0; i < meetings->count; i++) {
        const struct meeting *meeting = record_list_at(meetings, i);
        if (counts(meeting, from, day) && words_have(meeting->present, one, strlen(one)) &&
            words_have(meeting->present, other, strlen(other))) {
            return true;
        }
    }
    return false;
}

void figures_contact(const struct record_list *involvements, const struct record_list *meetings,
                     int64_t day, int64_t months, struct contact *contact)
{
    struct helpers helpers = {0};
    int64_t from = date_add_months(day, -(int)months);
    find_helpers(involvements, day, &helpers);
    contact->helpers = (int64_t)helpers.count;
    contact->pairs = contact->met = 0;
    for (size_t i = 0; i < helpers.count; i++) {
        for (size_t j = 0; j < i; j++) {
            contact->pairs++;
            contact->met += have_met(meetings, from, day, helpers.words[i], helpers.words[j]);
        }
    }
    contact->coverage =
        contact->pairs > 0 ? number_divide(contact->met * WHOLE, contact->pairs) : NONE;
    free(helpers.words);
}
