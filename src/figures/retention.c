// SPDX-License-Identifier: EUPL-1.2
#include "figures/retention.h"

#include "base/date.h"
#include "base/none.h"

enum { MONTHS_A_YEAR = 12 };

// The term ends with the same day so many years later: the first day behind it is the next one.
static struct retention begin(const struct retention_term *term, enum retention_event event,
                              int64_t since)
{
    struct retention retention = {.term = term, .event = event, .since = since, .due = NONE};
    if (since != NONE) {
        int64_t last = date_add_months(since, (int)term->years * MONTHS_A_YEAR);
        retention.due = last == NONE ? NONE : last + 1;
    }
    return retention;
}

// Who was never coordinated has no end of it: the last change stands in.
static struct retention retention_by(const struct retention_term *term,
                                     const struct retention_facts *facts, int64_t until)
{
    switch (term->event) {
    case RETENTION_ENDED: return begin(term, RETENTION_ENDED, until);
    case RETENTION_COORDINATION:
        return facts->coordinated ? begin(term, RETENTION_COORDINATION, facts->coordinated_until)
                                  : begin(term, RETENTION_CHANGED, facts->changed);
    default: return begin(term, RETENTION_CHANGED, facts->changed);
    }
}

struct retention retention_of_involvement(const struct settings *settings,
                                          const struct retention_facts *facts, const char *law,
                                          int64_t until)
{
    const struct retention_term *term = settings_term(settings, law);
    // While it goes on nothing of it is over, whatever the years count from.
    return until == NONE ? begin(term, RETENTION_ENDED, NONE) : retention_by(term, facts, until);
}

struct retention retention_of_household(const struct settings *settings,
                                        const struct retention_facts *facts)
{
    // The end of an involvement says nothing of the household itself.
    const struct retention_term *term = settings_term(settings, RETENTION_OTHER);
    bool runs = facts->coordinated && facts->coordinated_until == NONE;
    if (runs) {
        return begin(term, RETENTION_COORDINATION, NONE);
    }
    return term->event == RETENTION_ENDED ? begin(term, RETENTION_CHANGED, facts->changed)
                                          : retention_by(term, facts, NONE);
}

struct retention retention_of_history(const struct settings *settings,
                                      const struct retention_facts *facts)
{
    const struct retention_term *longest = &settings->terms[0];
    for (size_t i = 1; i < settings->term_count; i++) {
        longest = settings->terms[i].years > longest->years ? &settings->terms[i] : longest;
    }
    return begin(longest, RETENTION_CHANGED, facts->changed);
}

struct retention retention_later(const struct retention *one, const struct retention *other)
{
    if (one->due == NONE || other->due == NONE) {
        return one->due == NONE ? *one : *other;
    }
    return one->due >= other->due ? *one : *other;
}

bool retention_is_over(const struct retention *retention, int64_t day)
{
    return retention->due != NONE && retention->due <= day;
}
