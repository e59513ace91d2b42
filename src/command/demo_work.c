// SPDX-License-Identifier: EUPL-1.2
#include "command/demo_work.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/none.h"
#include "base/xalloc.h"
#include "model/field_words.h"
#include "model/settings.h"

enum { MEETING_GAP = 100, MEETINGS_MOST = 3, AT_TABLE_MOST = 8, GOALS_MOST = 4 };

// What is known of the household's work while it is made.
struct work {
    struct demo_city *city;
    struct demo_household *household;
    struct demo_random random; // of its own: other data stay as they are
    int64_t from;              // first day of the coordination
    int actions;
};

static int64_t days_ago(struct work *work, int64_t least, int64_t most)
{
    int64_t day = work->city->today - demo_random_range(&work->random, least, most);
    return day < work->from ? work->from : day;
}

// Any of the household, its network, its helpers and who coordinates it; NULL: nobody yet.
static char *draw_who(struct work *work)
{
    struct demo_household *household = work->household;
    int64_t draw = demo_random_range(&work->random, 0, 9);
    if (draw < 3) {
        return xasprintf("P%d", (int)demo_random_range(&work->random, 1, household->adults));
    }
    if (draw < 5 && household->network > 0) {
        return xasprintf("N%d", (int)demo_random_range(&work->random, 1, household->network));
    }
    if (draw < 8 && household->active_count > 0) {
        return xstrdup(
            household->active[demo_random_range(&work->random, 0, household->active_count - 1)]);
    }
    return household->coordinator[0] != '\0' ? xstrdup(household->coordinator) : NULL;
}

// Referrals

static void add_referral(struct work *work)
{
    static const char *const roles[] = {"procesregisseur", "wijkagent", "huisarts",
                                        "leerplichtambtenaar", "woonconsulent"};
    static const char *const reasons[] = {
        "veel hulp, weinig overzicht",      "school maakt zich zorgen", "dreigende ontruiming",
        "gezin vraagt zelf om één gezicht", "meldingen van overlast",
    };
    static const char *const states[] = {"started", "started", "accepted", "sent"};
    struct demo_random *random = &work->random;
    struct referral referral;
    record_init(KIND_REFERRAL, &referral);
    referral.household = xstrdup(work->household->code);
    referral.state = xstrdup(PICK(random, states));
    bool waits = strcmp(referral.state, "sent") == 0;
    referral.date = waits ? days_ago(work, 1, 40) : work->from - demo_random_range(random, 0, 30);
    referral.direction = xstrdup(waits && demo_random_chance(random, 40) ? "out" : "in");
    referral.by_role = xstrdup(PICK(random, roles));
    referral.reason = xstrdup(PICK(random, reasons));
    if (!waits || demo_random_chance(random, 60)) {
        referral.discussed_on = referral.date - demo_random_range(random, 0, 10);
        referral.answer = xstrdup("akkoord");
    }
    referral.state_on = referral.date;
    demo_add(work->city, KIND_REFERRAL, &referral);
}

// The plan

static void add_plan(struct work *work)
{
    static const char *const well[] = {
        "de kinderen gaan elke dag naar school",
        "moeder vraagt op tijd om hulp",
        "er is elke avond samen gegeten",
        "buren letten op elkaar",
    };
    static const char *const first[] = {"rust in huis", "geen nieuwe schulden",
                                        "één iemand die belt", "de post op tafel"};
    struct plan plan;
    record_init(KIND_PLAN, &plan);
    plan.household = xstrdup(work->household->code);
    plan.from = work->from;
    plan.going_well = MAYBE(&work->random, 70, well);
    plan.first_things = MAYBE(&work->random, 80, first);
    demo_add(work->city, KIND_PLAN, &plan);
}

static void add_action(struct work *work, int goal, int64_t set_on)
{
    static const char *const texts[] = {
        "samen opruimen op zaterdag",
        "bellen met de school",
        "brief aan de woningcorporatie",
        "fiets voor de oudste zoeken",
        "afspraak bij de huisarts",
        "post openen en sorteren",
        "uitzoeken wie de indicatie verlengt",
        "kennismaken met de buurtvereniging",
    };
    struct demo_random *random = &work->random;
    struct plan_action action;
    record_init(KIND_ACTION, &action);
    action.household = xstrdup(work->household->code);
    action.action = xasprintf("A%d", ++work->actions);
    action.set_on = set_on;
    action.goal = xasprintf("G%d", goal);
    action.who = draw_who(work);
    action.text = xstrdup(PICK(random, texts));
    action.due = set_on + demo_random_range(random, 7, 120);
    if (demo_random_chance(random, action.due < work->city->today ? 75 : 20)) {
        int64_t last = action.due < work->city->today ? action.due : work->city->today;
        action.done_on = last > set_on ? demo_random_range(random, set_on, last) : set_on;
    }
    demo_add(work->city, KIND_ACTION, &action);
}

static void add_goal(struct work *work, int number)
{
    static const char *const texts[] = {
        "elke dag naar school",           "rust thuis",
        "de schulden overzien",           "weer iets voor mezelf doen",
        "een huis waar het opgeruimd is", "minder mensen over de vloer",
        "weten bij wie ik moet zijn",
    };
    static const char *const domains[] = {"education",   "care",    "housing",
                                          "work-income", "welfare", "health"};
    static const char *const outcomes[] = {"reached", "reached", "partly", "not", "dropped"};
    struct demo_random *random = &work->random;
    struct goal goal;
    record_init(KIND_GOAL, &goal);
    goal.household = xstrdup(work->household->code);
    goal.goal = xasprintf("G%d", number);
    goal.set_on = days_ago(work, 10, 500);
    goal.person = demo_random_chance(random, 40) ? xstrdup("P1") : NULL;
    goal.domain = xstrdup(demo_domain(work->city, PICK(random, domains)));
    goal.dimension = xstrdup(demo_axis(work->city, (int)demo_random_range(random, -1, 5)));
    goal.text = xstrdup(PICK(random, texts));
    goal.target_date = goal.set_on + demo_random_range(random, 60, 360);
    if (demo_random_chance(random, 25)) {
        goal.outcome = xstrdup(PICK(random, outcomes));
        goal.outcome_date = demo_random_range(random, goal.set_on, work->city->today);
    }
    int64_t set_on = goal.set_on;
    demo_add(work->city, KIND_GOAL, &goal);
    for (int64_t i = demo_random_range(random, 0, 3); i > 0; i--) {
        add_action(work, number, set_on);
    }
}

static void add_version(struct work *work)
{
    struct plan_version version;
    record_init(KIND_PLAN_VERSION, &version);
    version.household = xstrdup(work->household->code);
    version.agreed_on = days_ago(work, 5, 300);
    version.agreed_with = xstrdup("family");
    version.text = xstrdup("G1 rust thuis\nA1 samen opruimen op zaterdag");
    demo_add(work->city, KIND_PLAN_VERSION, &version);
}

static void add_deviation(struct work *work)
{
    static const char *const rules[] = {"wachtlijst urgentie wonen", "eigen bijdrage",
                                        "maximum aan uren begeleiding"};
    static const char *const reasons[] = {"zonder dit strandt het plan",
                                          "twee loketten wachten op elkaar"};
    struct deviation deviation;
    record_init(KIND_DEVIATION, &deviation);
    deviation.household = xstrdup(work->household->code);
    deviation.deviation = xstrdup("D1");
    deviation.from = days_ago(work, 10, 200);
    deviation.rule = xstrdup(PICK(&work->random, rules));
    deviation.reason = xstrdup(PICK(&work->random, reasons));
    deviation.agreed_by = xstrdup("family");
    deviation.until = deviation.from + demo_random_range(&work->random, 90, 400);
    demo_add(work->city, KIND_DEVIATION, &deviation);
}

// Meetings

static int compare_codes(const void *a, const void *b)
{
    return reference_compare(a, b);
}

// Some of the helpers, in the order of their codes, and whether the family came.
static void invite(struct work *work, struct meeting *meeting)
{
    struct demo_household *household = work->household;
    struct buf invited = {0};
    struct buf present = {0};
    meeting->family_invited = demo_random_chance(&work->random, 85);
    meeting->family_present =
        meeting->family_invited == 1 && demo_random_chance(&work->random, 80) ? 1 : 0;
    int count = household->active_count < AT_TABLE_MOST ? household->active_count : AT_TABLE_MOST;
    char codes[AT_TABLE_MOST][DEMO_CODE];
    memcpy(codes, household->active, sizeof(codes));
    qsort(codes, (size_t)count, DEMO_CODE, compare_codes);
    for (int i = 0; i < count; i++) {
        buf_addf(&invited, "%s%s", i > 0 ? " " : "", codes[i]);
        if (demo_random_chance(&work->random, 75)) {
            buf_addf(&present, "%s%s", present.len > 0 ? " " : "", codes[i]);
        }
    }
    meeting->invited = buf_steal(&invited);
    meeting->present = buf_steal(&present);
}

static void add_agreement(struct work *work, int64_t date, int number)
{
    static const char *const texts[] = {
        "belt de school",       "mailt het verslag rond",  "regelt vervoer",
        "komt een keer minder", "vraagt de indicatie aan",
    };
    struct agreement agreement;
    record_init(KIND_AGREEMENT, &agreement);
    agreement.household = xstrdup(work->household->code);
    agreement.date = date;
    agreement.agreement = xasprintf("A%d", number);
    agreement.who = draw_who(work);
    agreement.text = xstrdup(PICK(&work->random, texts));
    agreement.due = date + demo_random_range(&work->random, 7, 60);
    if (agreement.due < work->city->today && demo_random_chance(&work->random, 80)) {
        agreement.kept = demo_random_chance(&work->random, 65);
    }
    demo_add(work->city, KIND_AGREEMENT, &agreement);
}

static void add_contribution(struct work *work, int64_t date, const char *professional)
{
    static const char *const decisions[] = {"keep", "keep", "reduce", "merge", "stop"};
    static const char *const others[] = {"de wijkverpleegkundige", "oma, met wat uitleg",
                                         "een maatje uit de buurt"};
    struct demo_random *random = &work->random;
    struct contribution contribution;
    record_init(KIND_CONTRIBUTION, &contribution);
    contribution.household = xstrdup(work->household->code);
    contribution.date = date;
    contribution.professional = xstrdup(professional);
    contribution.needed = demo_random_chance(random, 70);
    contribution.who_else = MAYBE(random, 40, others);
    contribution.decision = MAYBE(random, 70, decisions);
    contribution.agreed_by = contribution.decision != NULL ? xstrdup("family") : NULL;
    demo_add(work->city, KIND_CONTRIBUTION, &contribution);
}

static void add_meeting(struct work *work, int64_t date, bool held)
{
    static const char *const places[] = {"bij het gezin thuis", "wijkcentrum", "school"};
    struct demo_household *household = work->household;
    struct demo_random *random = &work->random;
    struct meeting meeting;
    record_init(KIND_MEETING, &meeting);
    meeting.household = xstrdup(household->code);
    meeting.date = date;
    meeting.state = xstrdup(held ? "held" : "planned");
    meeting.place = xstrdup(PICK(random, places));
    invite(work, &meeting);
    meeting.agenda = xstrdup("hoe gaat het\nwie doet wat\nvolgende keer");
    if (held) {
        meeting.minutes = xstrdup("afspraken gemaakt; zie plan");
    } else {
        free(meeting.present);
        meeting.present = NULL;
        meeting.family_present = NONE;
    }
    demo_add(work->city, KIND_MEETING, &meeting);
    for (int i = 0; held && i < (int)demo_random_range(random, 0, 3); i++) {
        add_agreement(work, date, i + 1);
    }
    if (held && household->active_count > 0 && demo_random_chance(random, 40)) {
        add_contribution(work, date, household->active[0]);
    }
}

static void add_meetings(struct work *work)
{
    int64_t date = work->city->today - demo_random_range(&work->random, 5, 90);
    for (int i = 0; i < MEETINGS_MOST && date > work->from; i++, date -= MEETING_GAP) {
        if (demo_random_chance(&work->random, 60)) {
            add_meeting(work, date, true);
        }
    }
    if (demo_random_chance(&work->random, 15)) {
        add_meeting(work, work->city->today + demo_random_range(&work->random, 1, 40), false);
    }
}

// Notes

static void add_note(struct work *work, int64_t date)
{
    static const char *const kinds[] = {"visit", "call", "call", "message", "office"};
    static const char *const texts[] = {
        "gesproken over de week; gaat beter", "post samen doorgenomen",
        "moe, maar blij met de zaterdagen",   "school gebeld: alles rustig",
        "afspraak verzet naar volgende week", "vraagt of er iemand minder kan komen",
    };
    struct demo_random *random = &work->random;
    struct note note;
    record_init(KIND_NOTE, &note);
    note.household = xstrdup(work->household->code);
    note.date = date;
    note.sequence = 1;
    note.kind = xstrdup(PICK(random, kinds));
    note.with = demo_random_chance(random, 60) ? xstrdup("family") : draw_who(work);
    note.minutes_coordination = 5 * demo_random_range(random, 1, 12);
    note.minutes_care = demo_random_chance(random, 20) ? 15 : 0;
    note.shared = demo_random_chance(random, 30);
    note.text = xstrdup(PICK(random, texts));
    if (demo_random_chance(random, 12)) {
        note.remind_on = work->city->today + demo_random_range(random, -10, 20);
    }
    demo_add(work->city, KIND_NOTE, &note);
}

static void add_notes(struct work *work)
{
    int64_t date = work->city->today - demo_random_skewed(&work->random, 0, 90);
    for (int64_t i = demo_random_skewed(&work->random, 0, 12); i > 0 && date > work->from; i--) {
        add_note(work, date);
        date -= demo_random_range(&work->random, 4, 45);
    }
}

// Look-backs

static void add_lookbacks(struct work *work)
{
    static const char *const results[] = {"good", "good", "resumed", "elsewhere"};
    for (int i = 0; i < work->household->ended_count; i++) {
        const struct demo_ended *ended = &work->household->ended[i];
        int64_t asked = ended->until + 92;
        if (asked > work->city->today || !demo_random_chance(&work->random, 40)) {
            continue;
        }
        struct lookback lookback;
        record_init(KIND_LOOKBACK, &lookback);
        lookback.household = xstrdup(work->household->code);
        lookback.professional = xstrdup(ended->professional);
        lookback.domain = xstrdup(demo_domain(work->city, ended->domain));
        lookback.until = ended->until;
        lookback.months = 3;
        lookback.result = xstrdup(PICK(&work->random, results));
        lookback.answered_on = asked;
        demo_add(work->city, KIND_LOOKBACK, &lookback);
    }
}

void demo_work_make(struct demo_city *city, struct demo_household *household)
{
    struct work work = {.city = city, .household = household, .from = household->coordinated};
    demo_random_start(&work.random, city->plan.seed, DEMO_WORK, (uint64_t)household->number);
    if (demo_random_chance(&work.random, 40)) {
        add_referral(&work);
    }
    add_lookbacks(&work);
    if (household->coordinator[0] == '\0') {
        return;
    }
    add_plan(&work);
    int goals = (int)demo_random_range(&work.random, 0, GOALS_MOST);
    for (int number = 1; number <= goals; number++) {
        add_goal(&work, number);
    }
    if (goals > 0 && demo_random_chance(&work.random, 50)) {
        add_version(&work);
    }
    if (demo_random_chance(&work.random, 12)) {
        add_deviation(&work);
    }
    add_meetings(&work);
    add_notes(&work);
}
