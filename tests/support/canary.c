// SPDX-License-Identifier: EUPL-1.2
#include "canary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/xalloc.h"
#include "store/erase.h"
#include "store/records.h"

static void fill_texts(enum kind kind, void *record, const char *words)
{
    const struct kind_info *info = kind_get(kind);
    for (size_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        bool free_text = field->type == FIELD_TEXT || field->type == FIELD_NOTE;
        free_text = free_text && kind != KIND_SCORING; // its axes are few
        if (free_text && (field->flags & FIELD_SHOWN) == 0 && strcmp(field->name, "law") != 0) {
            char *text = xasprintf(CANARY "%s%s", words, field->name);
            field_set_text(field, record, text, strlen(text));
            free(text);
        }
    }
}

static void add_filled(struct base *base, enum kind kind, const char *fields)
{
    struct request request;
    char record[2048] = {0};
    assert_true(kind_get(kind)->size <= sizeof(record));
    request_init(&request, VERB_SAVE);
    record_init(kind, record);
    fill_texts(kind, record, "een");
    base_fill(kind, record, fields);
    request_add_change(&request, kind, NULL, record);
    record_clear(kind, record);
    if (!base_ask(base, &request)) {
        fail_msg("%s: %s", kind_get(kind)->name, base->reply.message);
    }
    int64_t id = base->reply.id;
    char after[2048] = {0};
    request_init(&request, VERB_SAVE);
    record_init(kind, record);
    record_init(kind, after);
    assert_true(record_load(base->store, kind, id, record));
    record_copy(kind, after, record);
    fill_texts(kind, after, "twee");
    base_fill(kind, after, fields);
    request_add_change(&request, kind, record, after);
    record_clear(kind, record);
    record_clear(kind, after);
    if (!base_ask(base, &request)) {
        fail_msg("%s: %s", kind_get(kind)->name, base->reply.message);
    }
}

void canary_keep_draft(struct base *base, int64_t household_id)
{
    struct request request;
    struct draft draft;
    request_init(&request, VERB_KEEP);
    record_init(KIND_DRAFT, &draft);
    draft.head.household_id = household_id;
    draft.kind = xstrdup("people");
    draft.record_id = 0;
    draft.record_rev = 0;
    draft.title = xstrdup(CANARY "titel");
    draft.values = xstrdup("given_name " CANARY "concept");
    request_set_row(&request, KIND_DRAFT, &draft);
    record_clear(KIND_DRAFT, &draft);
    base_ask(base, &request);
}

int64_t canary_add(struct base *base)
{
    static const struct {
        enum kind kind;
        const char *fields;
    } records[] = {
        {KIND_HOUSEHOLD, "household=" CANARY "|phone=06-00008765|postcode=0000 AA"},
        {KIND_PERSON, "household=" CANARY "|person=P1|phone=06-00008766"},
        {KIND_NETWORK, "household=" CANARY "|network=N1|phone=06-00008767"},
        {KIND_COORDINATION, "household=" CANARY "|from=2001-01-01|until=2025-01-01|level=access|"
                            "coordinator=co1"},
        {KIND_INVOLVEMENT, "household=" CANARY "|professional=HV1|domain=care|from=2001-01-01|"
                           "until=2002-01-01|law=wmo|persons=P1|weekdays=mon|dimension=body"},
        {KIND_REFERRAL, "household=" CANARY "|date=2001-01-02|direction=in|organisation=ORG1|"
                        "state=sent"},
        {KIND_PLAN, "household=" CANARY "|from=2001-01-03"},
        {KIND_GOAL, "household=" CANARY "|goal=G1|person=P1|domain=care|dimension=body"},
        {KIND_ACTION, "household=" CANARY "|action=A1|goal=G1|who=N1"},
        {KIND_PLAN_VERSION, "household=" CANARY "|agreed_on=2001-01-04|agreed_with=family P1"},
        {KIND_DEVIATION, "household=" CANARY "|deviation=D1|agreed_by=HV1"},
        {KIND_MEETING,
         "household=" CANARY "|date=2001-02-01|state=held|invited=HV1 N1 P1|present=P1"},
        {KIND_CONTRIBUTION, "household=" CANARY "|date=2001-02-01|professional=HV1|decision=stop|"
                            "agreed_by=family"},
        {KIND_AGREEMENT, "household=" CANARY "|date=2001-02-01|agreement=A1|who=P1"},
        {KIND_NOTE, "household=" CANARY "|date=2001-02-02|sequence=1|kind=call|with=N1"},
        {KIND_LOOKBACK, "household=" CANARY "|professional=HV1|domain=care|until=2002-01-01|"
                        "months=3|result=good"},
        {KIND_PROPOSAL, "household=" CANARY "|proposal=V1|state=open"},
        {KIND_PROPOSAL_CHANGE, "household=" CANARY "|proposal=V1|professional=HV1|domain=care|"
                               "from=2001-01-01|change=stop"},
        {KIND_ADVICE, "household=" CANARY "|advice=R1|by=N1|to=HV1 P1"},
        {KIND_SNAPSHOT, "household=" CANARY "|date=2001-03-01|stage=start"},
        {KIND_SCORING, "household=" CANARY "|person=P1|date=2001-06-01|instrument=positive-health|"
                       "axis1=3.0|axis1_note=" CANARY "cijfer"},
    };
    for (size_t i = 0; i < ARRAY_SIZE(records); i++) {
        add_filled(base, records[i].kind, records[i].fields);
    }
    int64_t id = base_id(base, KIND_HOUSEHOLD, CANARY);
    int64_t link = base_id(base, KIND_PERSON, "T2/P1");
    assert_true(base_change(base, KIND_PERSON, link, "same_as=" CANARY "/P1"));
    canary_keep_draft(base, id);
    assert_int_equal(base->reply.status, STATUS_DONE);
    return id;
}

int canary_set_up(void **state)
{
    base_set_up(state);
    canary_add(*state);
    return 0;
}

int canary_files(const struct base *base)
{
    char command[160], line[512];
    int count = 0;
    snprintf(command, sizeof(command), "grep -lirF " CANARY " '%.60s'", base->folder);
    FILE *found = popen(command, "re");
    assert_non_null(found);
    while (fgets(line, sizeof(line), found)) {
        print_message("still in %s", line);
        count++;
    }
    pclose(found);
    return count;
}

struct request canary_request(struct base *base, const char *reason)
{
    struct request request;
    request_init(&request, VERB_ERASE);
    request.household_id = erase_find(base->store, CANARY);
    request_set_text(&request, reason);
    return request;
}

bool canary_erase(struct base *base, const char *reason)
{
    struct request request = canary_request(base, reason);
    return base_ask(base, &request);
}

void canary_assert_query(const struct base *base, const char *sql, const char *expected)
{
    char *found = base_query(base, sql);
    assert_string_equal(found, expected);
    free(found);
}

void canary_assert_sound(struct base *base)
{
    struct request request;
    request_init(&request, VERB_CHECK);
    assert_true(base_ask(base, &request));
    assert_int_equal(base->reply.rows.count, 0);
}
