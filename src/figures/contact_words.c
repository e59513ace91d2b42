// SPDX-License-Identifier: EUPL-1.2
#include "figures/contact_words.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "figures/figures.h"
#include "figures/people.h"
#include "figures/words.h"
#include "model/choice.h"
#include "model/settings.h"

const char *contact_words_helper(const struct contact_helper *helper)
{
    return figures_helper_name(helper->work);
}

void contact_words_coverage(const struct contact_pairs *pairs, const struct settings *settings,
                            struct buf *out)
{
    struct buf share = {0};
    if (pairs->pair_count == 0) {
        buf_add_text(out, pairs->count == 0
                              ? _("No helper comes there on this day.")
                              : _("One helper comes there: there is nobody to meet."));
        return;
    }
    figures_add_share(&share, figures_contact_coverage(pairs));
    buf_addf(out, _("Coverage %s: %lld of %lld pairs at one table in %lld months"),
             buf_text(&share), (long long)figures_contact_count(pairs, CONTACT_MET),
             (long long)pairs->pair_count, (long long)settings->contact_months);
    buf_clear(&share);
}

void contact_words_last(const struct contact_pair *pair, const struct settings *settings,
                        struct buf *out)
{
    char day[DATE_TEXT];
    if (pair->last == NONE) {
        buf_add_text(out, _("Never at one table in a meeting of this household."));
    } else if (pair->state == CONTACT_MET) {
        buf_addf(out, _("Last at one table on %s."),
                 date_format(pair->last, settings->date_style, day));
    } else {
        buf_addf(out, _("Last at one table on %s, more than %lld months ago."),
                 date_format(pair->last, settings->date_style, day),
                 (long long)settings->contact_months);
    }
}

static const char *text_of(const struct advice *advice)
{
    return str_text(advice->text);
}

void contact_words_clash(const struct contact_pair *pair, struct buf *out)
{
    if (pair->advice[0]) {
        buf_addf(out, "“%s” – “%s”", text_of(pair->advice[0]), text_of(pair->advice[1]));
    }
}

// For whom

// Those whose work it is: one helper, or two.
struct workers {
    const struct contact_source *source;
    const struct settings *settings;
    const char *codes[2]; // NULL: nobody
};

// reference "": what is for the household as a whole.
static bool is_work(const struct workers *workers, const struct involvement *one,
                    const char *reference, const char *domain)
{
    bool theirs = false;
    for (size_t i = 0; i < 2; i++) {
        theirs |= workers->codes[i] && str_is_same(one->professional, workers->codes[i]);
    }
    return theirs && people_are_for(one->persons, reference) && str_is_same(one->domain, domain) &&
           figures_active(one->from, one->until, workers->source->day);
}

static bool any_work(const struct workers *workers, const char *reference, const char *domain)
{
    const struct record_list *list = workers->source->involvements;
    for (size_t i = 0; i < list->count; i++) {
        if (is_work(workers, record_list_at(list, i), reference, domain)) {
            return true;
        }
    }
    return false;
}

static void tell_whom(const struct workers *workers, const char *name, const char *reference,
                      const struct contact_whom *whom)
{
    struct choice_list domains = choices_get(workers->settings, CHOICES_DOMAIN);
    struct buf words = {0};
    for (size_t i = 0; i < domains.count; i++) {
        if (any_work(workers, reference, domains.items[i].code)) {
            buf_addf(&words, "%s%s", words.len > 0 ? ", " : "", choice_label(&domains.items[i]));
        }
    }
    whom->told(whom->owner, name, buf_text(&words));
    buf_clear(&words);
}

static void tell_all(const struct workers *workers, const char *persons, bool household,
                     const struct contact_whom *whom)
{
    const char *one;
    if (household) {
        tell_whom(workers, _("the household"), "", whom);
    }
    for (size_t len; (len = people_next(&persons, &one)) > 0;) {
        char *reference = xstrndup(one, len);
        char *name = people_names(workers->source->people, reference);
        tell_whom(workers, name, reference, whom);
        free(name);
        free(reference);
    }
}

static void add_whom(void *owner, const char *name, const char *domains)
{
    struct buf *words = owner;
    bool any = domains[0] != '\0';
    buf_addf(words, "%s%s%s%s%s", words->len > 0 ? "; " : "", name, any ? " (" : "", domains,
             any ? ")" : "");
}

void contact_words_each(const struct contact_source *source, const struct contact_pairs *pairs,
                        const struct contact_pair *pair, const struct settings *settings,
                        const struct contact_whom *whom)
{
    const struct contact_helper *one = &pairs->helpers[pair->one];
    const struct contact_helper *other = &pairs->helpers[pair->other];
    struct workers workers = {
        source, settings, {one->work->professional, other->work->professional}};
    struct buf persons = {0};
    figures_contact_shared(pairs, pair, &persons);
    tell_all(&workers, buf_text(&persons), one->household && other->household, whom);
    buf_clear(&persons);
}

void contact_words_shared(const struct contact_source *source, const struct contact_pairs *pairs,
                          const struct contact_pair *pair, const struct settings *settings,
                          struct buf *out)
{
    struct buf words = {0};
    contact_words_each(source, pairs, pair, settings, &(struct contact_whom){add_whom, &words});
    buf_add_text(out, buf_text(&words));
    buf_clear(&words);
}

void contact_words_work(const struct contact_source *source, const struct contact_helper *helper,
                        const struct settings *settings, struct buf *out)
{
    struct workers workers = {source, settings, {helper->work->professional, NULL}};
    struct buf words = {0};
    tell_all(&workers, helper->persons, helper->household,
             &(struct contact_whom){add_whom, &words});
    buf_add_text(out, buf_text(&words));
    buf_clear(&words);
}
