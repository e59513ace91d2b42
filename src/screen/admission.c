// SPDX-License-Identifier: EUPL-1.2
#include "screen/admission.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/text.h"
#include "figures/admission.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "model/choice.h"
#include "screen/dossier.h"
#include "screen/pane.h"
#include "screen/record_show.h"
#include "ui/dialog.h"

static int64_t day_of(const struct dossier *dossier)
{
    return dossier->session->day;
}

static void add_heading(struct buf *out, const char *text)
{
    buf_addf(out, "%s%s", out->len > 0 ? "\n\n" : "", text);
}

static void add_line(struct buf *out, const char *label, const struct buf *value)
{
    record_show_line(out, label, value->len > 0 ? buf_text(value) : _("not known"));
}

// The family's own words

static void add_words(const struct dossier *dossier, struct buf *out)
{
    static const char *const names[] = {"question", "wanted", "worries"};
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        const struct field *field = kind_field(KIND_HOUSEHOLD, names[i]);
        struct buf words = {0};
        buf_add_text(&words, field_text(field, &dossier->household));
        add_line(out, _(field->label), &words);
        buf_clear(&words);
    }
}

static void add_name(const struct dossier *dossier, const struct person *person, struct buf *out)
{
    buf_add_text(out, out->len > 0 ? ", " : "");
    dossier_persons(dossier, person->person, out);
}

// Who wants to talk about what.
static void add_talks(const struct dossier *dossier, struct buf *out)
{
    const struct instrument *instrument = &dossier->session->settings->instruments[0];
    size_t before = out->len;
    for (size_t axis = 0; axis < instrument->axis_count; axis++) {
        struct buf names = {0};
        for (size_t i = 0; i < dossier->people.count; i++) {
            const struct person *person = record_list_at(&dossier->people, i);
            if (figures_admission_talk(&dossier->scorings, person, instrument->name, axis,
                                       day_of(dossier))) {
                add_name(dossier, person, &names);
            }
        }
        if (names.len > 0 && out->len == before) {
            add_heading(out, _("To talk about"));
        }
        if (names.len > 0) {
            record_show_line(out, choice_label(&instrument->axes[axis]), buf_text(&names));
        }
        buf_clear(&names);
    }
}

// Life domains

static void add_counts(const struct admission_domain *known, struct buf *out)
{
    if (known->goals > 0) {
        buf_addf(out, _N("%lld open goal", "%lld open goals", (long)known->goals),
                 (long long)known->goals);
        buf_add_text(out, known->helpers > 0 ? ", " : "");
    }
    if (known->helpers > 0) {
        buf_addf(out, _N("%lld helper", "%lld helpers", (long)known->helpers),
                 (long long)known->helpers);
    }
}

static struct admission_domain domain_known(const struct dossier *dossier, const char *domain)
{
    return figures_admission_domain(&dossier->goals, &dossier->involvements, domain,
                                    day_of(dossier));
}

static void add_domains(const struct dossier *dossier, struct buf *out)
{
    struct choice_list domains = choices_get(dossier->session->settings, CHOICES_DOMAIN);
    add_heading(out, _("Life domains"));
    for (size_t i = 0; i < domains.count; i++) {
        struct admission_domain known = domain_known(dossier, domains.items[i].code);
        struct buf counts = {0};
        add_counts(&known, &counts);
        add_line(out, choice_label(&domains.items[i]), &counts);
        buf_clear(&counts);
    }
}

// Beside the thresholds of the settings

static void add_cost(struct buf *out, const char *label, int64_t cost, int64_t unknown,
                     int64_t threshold)
{
    struct buf value = {0}, sum = {0}, from = {0};
    figures_add_cost(&sum, cost, unknown);
    figures_add_cost(&from, threshold, 0);
    buf_addf(&value, _("%s; much from %s"), buf_text(&sum), buf_text(&from));
    record_show_line(out, label, buf_text(&value));
    buf_clear(&from);
    buf_clear(&sum);
    buf_clear(&value);
}

static void add_figures(const struct dossier *dossier, struct buf *out)
{
    const struct settings *settings = dossier->session->settings;
    const struct figures *figures = &dossier->figures;
    struct buf helpers = {0};
    add_heading(out, _("Beside the thresholds"));
    buf_addf(&helpers, _("%lld; many from %lld"), (long long)figures->helpers,
             (long long)settings->many_helpers);
    record_show_line(out, _("Helpers"), buf_text(&helpers));
    add_cost(out, _("Municipal per year"), figures->municipal_cost, figures->municipal_unknown,
             settings->municipal_cost);
    add_cost(out, _("All payers per year"), figures->yearly_cost, figures->unknown_costs,
             settings->total_cost);
    buf_clear(&helpers);
}

// The criteria of the Zorg- en Veiligheidshuis

static void add_domains_in_use(const struct dossier *dossier, struct buf *out)
{
    struct choice_list domains = choices_get(dossier->session->settings, CHOICES_DOMAIN);
    for (size_t i = 0; i < domains.count; i++) {
        struct admission_domain known = domain_known(dossier, domains.items[i].code);
        if (known.goals > 0 || known.helpers > 0) {
            buf_addf(out, "%s%s", out->len > 0 ? ", " : "", choice_label(&domains.items[i]));
        }
    }
}

static void add_laws(const struct dossier *dossier, struct buf *out)
{
    struct choice_list laws = choices_get(dossier->session->settings, CHOICES_LAW);
    for (size_t i = 0; i < laws.count; i++) {
        if (figures_admission_law(&dossier->involvements, laws.items[i].code, day_of(dossier)) >
            0) {
            buf_addf(out, "%s%s", out->len > 0 ? ", " : "", choice_label(&laws.items[i]));
        }
    }
    int64_t unknown = figures_admission_law(&dossier->involvements, "", day_of(dossier));
    if (unknown > 0) {
        buf_add_text(out, out->len > 0 ? "; " : "");
        buf_addf(out, _N("of %lld helper not known", "of %lld helpers not known", (long)unknown),
                 (long long)unknown);
    }
}

static void add_children(const struct dossier *dossier, struct buf *out)
{
    int64_t unknown;
    int64_t children = figures_admission_children(&dossier->people, day_of(dossier), &unknown);
    if (dossier->people.count == 0) {
        return;
    }
    buf_addf(out, "%lld", (long long)children);
    if (unknown > 0) {
        buf_add_text(out, "; ");
        buf_addf(out,
                 _N("age of %lld child not known", "age of %lld children not known", (long)unknown),
                 (long long)unknown);
    }
}

static void add_safety(const struct dossier *dossier, struct buf *out)
{
    struct admission_domain known = domain_known(dossier, "safety");
    add_counts(&known, out);
}

static void add_safety_note(const struct dossier *dossier, struct buf *out)
{
    buf_add_text(out, dossier->household.safety_note);
}

static void add_not_known(const struct dossier *dossier, struct buf *out)
{
    (void)dossier;
    (void)out;
}

// Each criterion with what the records tell of it.
static const struct criterion {
    const char *words;
    struct {
        const char *label;
        void (*add)(const struct dossier *dossier, struct buf *out);
    } known[2];
} criteria[] = {
    {N_("1. Problems in more than one domain that lead to crime, nuisance or decline"),
     {{N_("Domains in use"), add_domains_in_use}, {N_("Crime, nuisance, decline"), add_not_known}}},
    {N_("2. More than one chain is needed (care, municipality, justice)"),
     {{N_("Laws of the helpers"), add_laws}, {N_("Chains needed"), add_not_known}}},
    {N_("3. An effect on the family or its surroundings"),
     {{N_("Members under 18"), add_children}, {N_("Effect"), add_not_known}}},
    {N_("4. Or a serious local safety problem"),
     {{N_("Domain safety"), add_safety}, {N_("Safety note"), add_safety_note}}},
};

static void add_criteria(const struct dossier *dossier, struct buf *out)
{
    add_heading(out, _("Scaling up to the Zorg- en Veiligheidshuis"));
    for (size_t i = 0; i < ARRAY_SIZE(criteria); i++) {
        add_heading(out, _(criteria[i].words));
        for (size_t j = 0; j < ARRAY_SIZE(criteria[i].known); j++) {
            struct buf value = {0};
            criteria[i].known[j].add(dossier, &value);
            add_line(out, _(criteria[i].known[j].label), &value);
            buf_clear(&value);
        }
    }
}

void admission_write(const struct dossier *dossier, struct buf *out)
{
    add_words(dossier, out);
    add_talks(dossier, out);
    add_domains(dossier, out);
    add_figures(dossier, out);
    add_criteria(dossier, out);
    add_heading(out, _("This shows what is recorded. It decides nothing: that is done with the "
                       "family."));
}

void admission_open(struct screen *parent, int64_t household_id)
{
    struct dossier dossier = {0};
    struct buf text = {0}, title = {0};
    struct err err;
    dossier_open(&dossier, session_of(parent), household_id);
    if (dossier_need(&dossier, ADMISSION_PARTS, &err)) {
        const char *name = dossier.household.name;
        buf_addf(&title, _("Admission aid: %s"), name != NULL ? name : dossier.household.household);
        admission_write(&dossier, &text);
        message_open(parent, buf_text(&title), buf_text(&text));
    } else {
        screen_tell_error(parent, &err);
    }
    buf_clear(&title);
    buf_clear(&text);
    dossier_clear(&dossier);
}

void household_admission(struct screen *screen)
{
    admission_open(screen, pane_of(screen)->dossier->id);
}
