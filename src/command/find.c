// SPDX-License-Identifier: EUPL-1.2
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/text.h"
#include "command/command.h"
#include "command/output.h"
#include "model/records.h"
#include "protocol/ask.h"

static const struct column columns[] = {
    {N_("Household"), 10, false}, {N_("Kind"), 14, false},  {N_("Code"), 7, false},
    {N_("Name"), 26, false},      {N_("Phone"), 12, false}, {N_("Detail"), 0, false},
};

// The kinds of hits as the answerer names them, and what people read.
static const struct {
    const char *kind;
    enum kind record;
} kinds[] = {
    {"household", KIND_HOUSEHOLD},       {"person", KIND_PERSON},
    {"network", KIND_NETWORK},           {"professional", KIND_PROFESSIONAL},
    {"organisation", KIND_ORGANISATION},
};

static const char *kind_words(const char *kind)
{
    for (size_t i = 0; kind && i < ARRAY_SIZE(kinds); i++) {
        if (strcmp(kinds[i].kind, kind) == 0) {
            return kinds[i].record == KIND_NETWORK ? _("network")
                                                   : _(kind_get(kinds[i].record)->label);
        }
    }
    return str_text(kind);
}

static void put_titles(const struct command_context *context)
{
    if (!context->tsv) {
        return;
    }
    struct buf line = {0};
    tsv_add_text(&line, "household");
    tsv_add_text(&line, "kind");
    tsv_add_text(&line, "name");
    tsv_add_text(&line, "phone");
    tsv_add_text(&line, "detail");
    tsv_put(&line);
    buf_clear(&line);
}

// A role in its words, and what a number counts.
static void add_detail(const struct hit *hit, struct buf *words)
{
    const char *detail = str_text(hit->detail);
    const struct choice *role = strcmp(hit->kind, "person") == 0
                                    ? choice_find(choices_get(NULL, CHOICES_MEMBER_ROLE), detail)
                                    : NULL;
    bool counts = !hit->household || !*hit->household;
    if (role) {
        buf_add_text(words, choice_label(role));
    } else if (counts && *detail) {
        long count = strtol(detail, NULL, 10);
        buf_addf(words, _N("%ld household", "%ld households", count), count);
    } else {
        buf_add_text(words, detail);
    }
}

static void put_tsv(const struct hit *hit, struct buf *line)
{
    const char *const cells[] = {hit->household, hit->kind, hit->name, hit->phone, hit->detail};
    for (size_t i = 0; i < ARRAY_SIZE(cells); i++) {
        tsv_add_text(line, str_text(cells[i]));
    }
    tsv_put(line);
}

static void put_row(const struct hit *hit, const char *detail, struct buf *line)
{
    const char *const cells[] = {
        hit->household, kind_words(hit->kind), hit->code, hit->name, hit->phone, detail};
    for (size_t i = 0; i < ARRAY_SIZE(cells); i++) {
        table_add(line, &columns[i], str_text(cells[i]));
    }
    table_put(line);
}

static void put_facts(const struct hit *hit, const char *detail)
{
    output_fact(0, kind_words(hit->kind), hit->name);
    output_fact(0, _("Household"), hit->household);
    output_fact(0, _("Code"), hit->code);
    output_fact(0, _("Phone"), hit->phone);
    output_fact(0, _("Detail"), detail);
}

static void put(const struct command_context *context, const struct hit *hit, struct buf *line)
{
    struct buf detail = {0};
    add_detail(hit, &detail);
    if (context->tsv) {
        put_tsv(hit, line);
    } else if (context->plain) {
        put_facts(hit, buf_text(&detail));
    } else {
        put_row(hit, buf_text(&detail), line);
    }
    buf_clear(&detail);
}

// Prints a page, at most *left* hits; takes what was printed off. False when there is no more.
static bool put_page(const struct command_context *context, struct request *request, int64_t *left,
                     int *status)
{
    struct reply reply;
    struct hit hit;
    struct buf line = {0};
    size_t offset = 0;
    reply_init(&reply);
    record_init(KIND_HIT, &hit);
    request->limit = (int32_t)*left;
    bool done = ask(context->ask, request, &reply);
    if (!done) {
        *status = command_fail(&reply);
    }
    for (; done && *left > 0 && rows_next(&reply.rows, &offset, &hit, NULL); (*left)--) {
        put(context, &hit, &line);
        *status = EXIT_DONE;
    }
    bool more = done && reply.next && *left > 0;
    if (more) {
        request_set_after(request, reply.next);
    }
    record_clear(KIND_HIT, &hit);
    buf_clear(&line);
    reply_clear(&reply);
    return more;
}

int command_find(struct command_context *context, int argc, char **argv)
{
    struct buf text = {0};
    struct request request;
    int64_t left = command_number(context, OPTION_LIMIT);
    for (int i = 0; i < argc; i++) {
        buf_add_text(&text, i > 0 ? " " : "");
        buf_add_text(&text, argv[i]);
    }
    request_init(&request, VERB_FIND);
    request.kind = KIND_HIT;
    request.on = context->at;
    request.language = text_language();
    request_set_text(&request, buf_text(&text));
    put_titles(context);
    int status = EXIT_NOTHING;
    while (put_page(context, &request, &left, &status)) {
    }
    request_clear(&request);
    buf_clear(&text);
    return status;
}
