// SPDX-License-Identifier: EUPL-1.2
#include "rights_world.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/xalloc.h"
#include "protocol/codec.h"

static const struct {
    enum kind kind;
    const char *fields;
} records[] = {
    {KIND_COORDINATOR, "login=co3|name=Daan Prins|organisation=ORG1"},
    {KIND_COORDINATOR, "login=co4|name=Mila Roos|organisation=ORG1"},
    {KIND_HOUSEHOLD, "household=T3|name=Verborgen|street=Schuilplaats|house_number=1|"
                     "phone=06-00007777|district=Onderduik"},
    {KIND_HOUSEHOLD, "household=T4|name=Niemand|street=Vrijweg|house_number=4"},
    {KIND_HOUSEHOLD, "household=T5|name=Teamgenoot|street=Buurlaan|house_number=5"},
    {KIND_HOUSEHOLD, "household=T6|name=Gedekt|street=Dekstraat|house_number=6"},
    {KIND_PERSON, "household=T3|person=P1|given_name=Geheim|family_name=Persoon"},
    {KIND_PERSON, "household=T2|person=P2|given_name=Bram|family_name=Kwartel|phone=06-00008888"},
    {KIND_NETWORK, "household=T2|network=N1|name=Oma Zwaluw"},
    {KIND_COORDINATION, "household=T1|from=2020-01-01|level=access|coordinator=co1"},
    {KIND_COORDINATION, "household=T2|from=2020-01-01|level=access|coordinator=co2|reason=nood"},
    {KIND_COORDINATION, "household=T3|from=2020-01-01|level=access|coordinator=co2"},
    {KIND_COORDINATION,
     "household=T4|from=2020-01-01|until=2020-12-31|level=access|coordinator=co1"},
    {KIND_COORDINATION, "household=T5|from=2020-01-01|level=access|coordinator=co3"},
    {KIND_COORDINATION, "household=T6|from=2020-01-01|level=access|coordinator=co4"},
    {KIND_INVOLVEMENT, "household=T1|professional=HV1|domain=care|from=2021-01-01"},
    {KIND_INVOLVEMENT, "household=T2|professional=HV1|domain=care|from=2021-01-01|purpose=drugs"},
    {KIND_INVOLVEMENT, "household=T3|professional=HV1|domain=care|from=2021-01-01"},
    {KIND_REFERRAL, "household=T2|date=2022-01-03|direction=in|by_name=Janssen|organisation=ORG1"},
    {KIND_PLAN, "household=T2|from=2022-01-04|going_well=Janssen komt"},
    {KIND_GOAL, "household=T2|goal=G1|person=P2|text=rust op de Kerkstraat"},
    {KIND_ACTION, "household=T2|action=A1|goal=G1|who=co1|text=Loïs bellen"},
    {KIND_ACTION, "household=T2|action=A2|who=P2|text=nood melden|due=2026-11-20"},
    {KIND_ACTION, "household=T3|action=A1|who=P1|text=uit de Onderduik|due=2026-11-20"},
    {KIND_PLAN_VERSION, "household=T2|agreed_on=2022-01-05|agreed_with=family co1|text=Janssen"},
    {KIND_DEVIATION, "household=T2|deviation=D1|rule=Hof|agreed_by=HV1 P1"},
    {KIND_MEETING, "household=T2|date=2022-01-06|state=held|invited=HV1 P1 co1|present=HV1"},
    {KIND_CONTRIBUTION, "household=T2|date=2022-01-06|professional=HV1|who_else=Janssen"},
    {KIND_AGREEMENT, "household=T2|date=2022-01-06|agreement=A1|who=HV1|text=belt Hof"},
    {KIND_NOTE, "household=T2|date=2022-01-07|sequence=1|kind=call|with=HV1 co1|text=Janssen"},
    {KIND_LOOKBACK, "household=T2|professional=HV1|domain=care|until=2021-01-01|months=3"},
    {KIND_PROPOSAL, "household=T2|proposal=V1|name=zonder Janssen"},
    {KIND_PROPOSAL_CHANGE,
     "household=T2|proposal=V1|professional=HV1|domain=care|from=2021-01-01|change=stop"},
    {KIND_ADVICE, "household=T2|advice=R1|by=HV1|to=P1 co1|text=naar Hof"},
    {KIND_SNAPSHOT, "household=T2|date=2022-01-01|stage=start|helpers=1|remark=Janssen"},
    {KIND_SCORING, "household=T2|person=P1|date=2022-01-01|instrument=positive-health|axis1=3.0"},
};

// In one transaction: each one of its own would wait for the disk.
static const char users[] =
    "BEGIN;"
    "INSERT INTO users (rev, uid, login, role, team, rights, name, phone) VALUES "
    "(1, 1001, 'co1', 'coordinator', 'noord', '', '', ''),"
    "(1, 1002, 'co2', 'coordinator', 'zuid', '', '', '06-00001111'),"
    "(1, 1003, 'co3', 'coordinator', 'noord', '', '', ''),"
    "(1, 1004, 'co4', 'coordinator', 'west', '', '', ''),"
    "(1, 1005, 'lead', 'team-lead', 'noord', '', '', ''),"
    "(1, 1006, 'director', 'process-director', '', '', '', ''),"
    "(1, 1007, 'eva', 'evaluator', '', 'export', '', ''),"
    "(1, 1008, 'admin', 'administrator', '', '', '', ''),"
    "(1, 1009, 'ended', 'coordinator', 'noord', '', '', ''),"
    "(1, 1010, 'later', 'coordinator', 'noord', '', '', ''),"
    "(1, 1011, 'carrier', 'coordinator', 'oost', 'import,export', '', '');"
    "UPDATE users SET until = 20778 WHERE login = 'ended';" // 2026-11-21
    "UPDATE users SET \"from\" = 20780 WHERE login = 'later';"
    "INSERT INTO covers (rev, user_id, covered_id, \"from\", until, reason) SELECT 1, a.id, b.id, "
    "NULL, NULL, '' FROM users AS a, users AS b WHERE a.login = 'co1' AND b.login = 'co4';"
    "INSERT INTO restricted (household_id, user_id) SELECT h.id, u.id FROM households AS h, users "
    "AS u WHERE h.household = 'T3' AND u.login = 'co2';"
    "COMMIT";

static void add_record(struct request *request, enum kind kind, const char *fields)
{
    void *record = xcalloc(1, kind_get(kind)->size);
    record_init(kind, record);
    base_fill(kind, record, fields);
    request_add_change(request, kind, NULL, record);
    record_clear(kind, record);
    free(record);
}

int rights_world_set_up(void **state)
{
    struct request request;
    base_set_up(state);
    struct base *base = *state;
    request_init(&request, VERB_SAVE);
    for (size_t i = 0; i < ARRAY_SIZE(records); i++) {
        add_record(&request, records[i].kind, records[i].fields);
    }
    if (!base_ask(base, &request) ||
        !base_change(base, KIND_PERSON, base_id(base, KIND_PERSON, "T1/P2"), "same_as=T3/P1")) {
        fatal("%s", base->reply.message);
    }
    char *problem = base_sql(base, users);
    if (problem) {
        fatal("%s", problem);
    }
    return 0;
}

void rights_join(struct base *other, const struct base *base)
{
    base_join(other, base, "");
}

bool rights_can_open(struct base *city, int64_t uid, const char *household)
{
    struct request request;
    base_as(city, uid);
    request_init(&request, VERB_OPEN);
    request.household_id = base_id(city, KIND_HOUSEHOLD, household);
    request.kinds = KIND_BIT(KIND_HOUSEHOLD) | KIND_BIT(KIND_GLASS);
    return base_ask(city, &request);
}

bool rights_reply_has(const struct base *base, const char *words)
{
    struct buf bytes = {0};
    codec_put_reply(&bytes, &base->reply);
    bool found = memmem(bytes.data, bytes.len, words, strlen(words)) != NULL;
    buf_clear(&bytes);
    return found;
}
