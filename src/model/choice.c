// SPDX-License-Identifier: EUPL-1.2
#include "model/choice.h"

#include <stdbool.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/text.h"
#include "model/settings.h"

// Those that a city configures have their labels in both languages, as the INI gives them.
static const struct choice domains[] = {
    {"care", "zorg", NULL, "zorg en hulpverlening", "care and assistance"},
    {"housing", "wonen", NULL, "wonen", "housing"},
    {"education", "onderwijs", NULL, "onderwijs", "education"},
    {"safety", "veiligheid", NULL, "veiligheid", "safety"},
    {"welfare", "welzijn", NULL, "welzijn", "welfare"},
    {"work-income", "werk-en-inkomen", NULL, "werk en inkomen", "work and income"},
    {"health", "gezondheid", NULL, "gezondheid", "health"},
};

static const struct choice dimensions[] = {
    {"body", "lichaamsfuncties", NULL, "lichaamsfuncties", "bodily functions"},
    {"mind", "mentaal-welbevinden", NULL, "mentaal welbevinden", "mental well-being"},
    {"meaning", "zingeving", NULL, "zingeving", "meaningfulness"},
    {"quality", "kwaliteit-van-leven", NULL, "kwaliteit van leven", "quality of life"},
    {"participation", "meedoen", NULL, "meedoen", "participation"},
    {"daily", "dagelijks-functioneren", NULL, "dagelijks functioneren", "daily functioning"},
};

static const struct choice levels[] = {
    {"self", "eigen-regie", NULL, "eigen regie", "the family itself"},
    {"professional", "zorgcoördinatie", NULL, "zorgcoördinatie", "an involved helper"},
    {"access", "toegang", NULL, "Toegang", "access team"},
    {"family-manager", "gezinsmanager", NULL, "gezinsmanager", "family manager"},
    {"safety-house", "zvh", NULL, "Zorg- en Veiligheidshuis", "care and safety house"},
    {"pilot-light", "waakvlam", NULL, "waakvlam", "pilot light"},
};

static const struct choice laws[] = {
    {"wmo", NULL, NULL, "Wmo", "Wmo (social support)"},
    {"jeugdwet", NULL, NULL, "Jeugdwet", "Jeugdwet (youth)"},
    {"participatiewet", NULL, NULL, "Participatiewet", "Participatiewet (work and income)"},
    {"wgs", NULL, NULL, "Wgs (schulden)", "Wgs (debts)"},
    {"zvw", NULL, NULL, "Zvw (zorgverzekeraar)", "Zvw (health insurer)"},
    {"wlz", NULL, NULL, "Wlz (zorgkantoor)", "Wlz (long-term care)"},
    {"education", "onderwijs", NULL, "onderwijs", "education"},
    {"justice", "justitie", NULL, "justitie", "justice"},
    {"corporation", "corporatie", NULL, "woningcorporatie", "housing corporation"},
    {"network", "eigen-netwerk", NULL, "eigen netwerk", "own network"},
};

static const struct choice instruments[] = {
    {"positive-health", NULL, NULL, "positieve gezondheid", "positive health"},
};

static const struct choice weekdays[] = {
    {.code = "mon", .dutch = "ma", .label = N_("mon")},
    {.code = "tue", .dutch = "di", .label = N_("tue")},
    {.code = "wed", .dutch = "wo", .label = N_("wed")},
    {.code = "thu", .dutch = "do", .label = N_("thu")},
    {.code = "fri", .dutch = "vr", .label = N_("fri")},
    {.code = "sat", .dutch = "za", .label = N_("sat")},
    {.code = "sun", .dutch = "zo", .label = N_("sun")},
};

static const struct choice places[] = {
    {.code = "home", .dutch = "thuis", .label = N_("at home")},
    {.code = "school", .label = N_("school")},
    {.code = "office", .dutch = "kantoor", .label = N_("office")},
    {.code = "screen", .dutch = "beeldbellen", .label = N_("video call")},
};

static const struct choice member_roles[] = {
    {.code = "parent", .dutch = "ouder", .label = N_("parent")},
    {.code = "partner", .label = N_("partner")},
    {.code = "child", .dutch = "kind", .label = N_("child")},
    {.code = "grandparent", .dutch = "grootouder", .label = N_("grandparent")},
    {.code = "other", .dutch = "overig", .label = N_("other")},
};

static const struct choice authorities[] = {
    {.code = "both", .dutch = "beiden", .label = N_("both parents")},
    {.code = "one", .dutch = "een", .label = N_("one parent")},
    {.code = "guardian", .dutch = "voogd", .label = N_("guardian")},
    {.code = "none", .dutch = "geen", .label = N_("no authority")},
};

static const struct choice weights[] = {
    {.code = "light", .dutch = "licht", .label = N_("light")},
    {.code = "heavy", .dutch = "zwaar", .label = N_("heavy")},
};

static const struct choice self_coordinations[] = {
    {.code = "yes", .dutch = "ja", .label = N_("yes")},
    {.code = "with-support", .dutch = "met-steun", .label = N_("with support")},
    {.code = "no", .dutch = "nee", .label = N_("no")},
};

static const struct choice fillers[] = {
    {.code = "self", .dutch = "zelf", .label = N_("self")},
    {.code = "with-help", .dutch = "met-hulp", .label = N_("with help")},
    {.code = "proxy", .dutch = "namens", .label = N_("on behalf of")},
};

static const struct choice stages[] = {
    {.code = "start", .label = N_("start")},
    {.code = "interim", .dutch = "tussen", .label = N_("interim")},
    {.code = "end", .dutch = "eind", .label = N_("end")},
    {.code = "follow-up", .dutch = "nameting", .label = N_("follow-up")},
};

static const struct choice marks[] = {
    {.code = "unclear", .dutch = "onduidelijk", .label = N_("unclear")},
    {.code = "redundant", .dutch = "overbodig", .label = N_("redundant")},
};

static const struct choice exits[] = {
    {.code = "independent", .dutch = "zelfstandig", .label = N_("independent")},
    {.code = "lighter-help", .dutch = "lichtere-hulp", .label = N_("lighter help")},
    {.code = "pilot-light", .dutch = "waakvlam", .label = N_("pilot light")},
    {.code = "handed-over", .dutch = "overgedragen", .label = N_("handed over")},
    {.code = "stopped-by-family", .dutch = "gezin-stopt", .label = N_("stopped by the family")},
};

static const struct choice coordinator_roles[] = {
    {.code = "coordinator", .dutch = "coördinator", .label = N_("coordinator")},
    {.code = "team-lead", .dutch = "teamleider", .label = N_("team lead")},
    {.code = "process-director", .dutch = "procesregisseur", .label = N_("process director")},
    {.code = "evaluator", .dutch = "onderzoeker", .label = N_("evaluator")},
    {.code = "administrator", .dutch = "beheerder", .label = N_("administrator")},
};

static const struct choice named_rights[] = {
    {.code = "import", .dutch = "importeren", .label = N_("import")},
    {.code = "export", .dutch = "exporteren", .label = N_("export")},
    {.code = "review", .dutch = "toezicht", .label = N_("review")},
};

static const struct choice parts[] = {
    {.code = "household", .dutch = "huishouden", .label = N_("household")},
    {.code = "involvement", .dutch = "inzet", .label = N_("involvement")},
    {.code = "gone", .dutch = "verwijderd", .label = N_("deleted, in the history")},
};

static const struct choice events[RETENTION_EVENT_COUNT] = {
    {.code = "ended", .dutch = "einde-inzet", .label = N_("end of the involvement")},
    {.code = "coordination", .dutch = "einde-regie", .label = N_("end of the coordination")},
    {.code = "changed", .dutch = "laatste-wijziging", .label = N_("last change")},
};

static const struct choice answers[] = {
    {.code = "yes", .dutch = "ja", .label = N_("yes")},
    {.code = "no", .dutch = "nee", .label = N_("no")},
};

static const struct choice directions[] = {
    {.code = "in", .label = N_("in")},
    {.code = "out", .dutch = "uit", .label = N_("out")},
};

static const struct choice referral_states[] = {
    {.code = "sent", .dutch = "verzonden", .label = N_("sent")},
    {.code = "accepted", .dutch = "geaccepteerd", .label = N_("accepted")},
    {.code = "rejected", .dutch = "afgewezen", .label = N_("rejected")},
    {.code = "started", .dutch = "gestart", .label = N_("started")},
    {.code = "finished", .dutch = "afgerond", .label = N_("finished")},
    {.code = "withdrawn", .dutch = "ingetrokken", .label = N_("withdrawn")},
};

static const struct choice outcomes[] = {
    {.code = "reached", .dutch = "bereikt", .label = N_("reached")},
    {.code = "partly", .dutch = "deels", .label = N_("partly reached")},
    {.code = "not", .dutch = "niet", .label = N_("not reached")},
    {.code = "dropped", .dutch = "vervallen", .label = N_("dropped")},
};

static const struct choice meeting_states[] = {
    {.code = "planned", .dutch = "gepland", .label = N_("planned")},
    {.code = "held", .dutch = "gehouden", .label = N_("held")},
    {.code = "cancelled", .dutch = "afgezegd", .label = N_("cancelled")},
};

static const struct choice decisions[] = {
    {.code = "keep", .dutch = "houden", .label = N_("keep")},
    {.code = "reduce", .dutch = "verminderen", .label = N_("reduce")},
    {.code = "merge", .dutch = "samenvoegen", .label = N_("merge")},
    {.code = "stop", .dutch = "stoppen", .label = N_("stop")},
};

static const struct choice note_kinds[] = {
    {.code = "visit", .dutch = "bezoek", .label = N_("visit")},
    {.code = "call", .dutch = "telefoon", .label = N_("phone call")},
    {.code = "message", .dutch = "bericht", .label = N_("message")},
    {.code = "office", .dutch = "kantoor", .label = N_("office")},
};

static const struct choice lookback_results[] = {
    {.code = "good", .dutch = "goed", .label = N_("stayed good")},
    {.code = "resumed", .dutch = "hervat", .label = N_("resumed")},
    {.code = "elsewhere", .dutch = "elders", .label = N_("turned up elsewhere")},
};

static const struct choice proposal_states[] = {
    {.code = "open",
     .label = "open",
     .label_nl = "open",
     .label_en = "open"}, // no verb, in both languages
    {.code = "accepted", .dutch = "geaccepteerd", .label = N_("accepted")},
    {.code = "dropped", .dutch = "vervallen", .label = N_("dropped")},
};

// What a decision about a helper says, without that all stays.
static const struct choice changes[] = {
    {.code = "reduce", .dutch = "verminderen", .label = N_("reduce")},
    {.code = "merge", .dutch = "samenvoegen", .label = N_("merge")},
    {.code = "stop", .dutch = "stoppen", .label = N_("stop")},
};

#define LIST(array)                                                                                \
    {                                                                                              \
        (array), ARRAY_SIZE(array)                                                                 \
    }

static const struct choice_list built_in[] = {
    [CHOICES_NONE] = {NULL, 0},
    [CHOICES_DOMAIN] = LIST(domains),
    [CHOICES_DIMENSION] = LIST(dimensions),
    [CHOICES_LEVEL] = LIST(levels),
    [CHOICES_LAW] = LIST(laws),
    [CHOICES_INSTRUMENT] = LIST(instruments),
    [CHOICES_WEEKDAY] = LIST(weekdays),
    [CHOICES_PLACE] = LIST(places),
    [CHOICES_MEMBER_ROLE] = LIST(member_roles),
    [CHOICES_AUTHORITY] = LIST(authorities),
    [CHOICES_WEIGHT] = LIST(weights),
    [CHOICES_SELF_COORDINATION] = LIST(self_coordinations),
    [CHOICES_FILLED_IN_BY] = LIST(fillers),
    [CHOICES_STAGE] = LIST(stages),
    [CHOICES_MARK] = LIST(marks),
    [CHOICES_EXIT] = LIST(exits),
    [CHOICES_COORDINATOR_ROLE] = LIST(coordinator_roles),
    [CHOICES_RIGHT] = LIST(named_rights),
    [CHOICES_PART] = LIST(parts),
    [CHOICES_EVENT] = LIST(events),
    [CHOICES_YES] = LIST(answers),
    [CHOICES_DIRECTION] = LIST(directions),
    [CHOICES_REFERRAL_STATE] = LIST(referral_states),
    [CHOICES_OUTCOME] = LIST(outcomes),
    [CHOICES_MEETING_STATE] = LIST(meeting_states),
    [CHOICES_DECISION] = LIST(decisions),
    [CHOICES_NOTE_KIND] = LIST(note_kinds),
    [CHOICES_LOOKBACK_RESULT] = LIST(lookback_results),
    [CHOICES_PROPOSAL_STATE] = LIST(proposal_states),
    [CHOICES_CHANGE] = LIST(changes),
};

struct choice_list choices_get(const struct settings *settings, enum choices choices)
{
    if (!settings) {
        return built_in[choices];
    }
    switch (choices) {
    case CHOICES_DOMAIN: return (struct choice_list){settings->domains, settings->domain_count};
    case CHOICES_DIMENSION:
        return (struct choice_list){settings->instruments[0].axes,
                                    settings->instruments[0].axis_count};
    case CHOICES_LEVEL: return (struct choice_list){settings->levels, settings->level_count};
    case CHOICES_LAW: return (struct choice_list){settings->laws, settings->law_count};
    case CHOICES_INSTRUMENT:
        return (struct choice_list){settings->instrument_choices, settings->instrument_count};
    default: return built_in[choices];
    }
}

bool choices_are_configured(enum choices choices)
{
    return choices >= CHOICES_DOMAIN && choices <= CHOICES_INSTRUMENT;
}

const struct choice *choice_find(struct choice_list list, const char *code)
{
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(list.items[i].code, code) == 0) {
            return &list.items[i];
        }
    }
    return NULL;
}

// The form in which words are compared: "Met  steun" as "met-steun".
static void add_comparable(struct buf *out, const char *word)
{
    size_t start = out->len;
    fold_text(out, word);
    while (out->len > start && out->data[out->len - 1] == ' ') {
        out->data[--out->len] = '\0';
    }
    for (size_t i = start; i < out->len; i++) {
        if (out->data[i] == ' ') {
            out->data[i] = '-';
        }
    }
}

static bool is_word(const char *candidate, const char *comparable)
{
    if (!candidate) {
        return false;
    }
    struct buf text = {0};
    add_comparable(&text, candidate);
    bool same = strcmp(buf_text(&text), comparable) == 0;
    buf_clear(&text);
    return same;
}

static bool goes_by(const struct choice *choice, const char *comparable)
{
    return is_word(choice->code, comparable) || is_word(choice->dutch, comparable) ||
           is_word(choice->label_nl, comparable) || is_word(choice->label_en, comparable) ||
           is_word(choice->label, comparable) || is_word(choice_label(choice), comparable);
}

const struct choice *choice_read(struct choice_list list, const char *word)
{
    const struct choice *found = choice_find(list, word);
    if (found || list.count == 0) {
        return found;
    }
    while (*word == ' ') {
        word++;
    }
    struct buf text = {0};
    add_comparable(&text, word);
    for (size_t i = 0; i < list.count && !found; i++) {
        if (goes_by(&list.items[i], buf_text(&text))) {
            found = &list.items[i];
        }
    }
    buf_clear(&text);
    return found;
}

const struct choice *choices_read(const struct settings *settings, enum choices choices,
                                  const char *word)
{
    struct choice_list list = choices_get(settings, choices);
    const struct choice *found = choice_read(list, word);
    if (!found && choices_are_configured(choices)) {
        const struct choice *usual = choice_read(built_in[choices], word);
        found = usual ? choice_find(list, usual->code) : NULL;
    }
    return found;
}

const char *choice_label(const struct choice *choice)
{
    bool dutch = text_language() == LANGUAGE_NL;
    const char *label = dutch ? choice->label_nl : choice->label_en;
    if (label) {
        return label;
    }
    return choice->label ? _(choice->label) : choice->code;
}
