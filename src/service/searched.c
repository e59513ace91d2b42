// SPDX-License-Identifier: EUPL-1.2
#include "service/searched.h"

#include <string.h>

#include "base/str.h"

static const char *text_of(const struct request *request)
{
    return str_text(request->text);
}

static enum search_step step_of_words(const struct request *request)
{
    struct search_query query;
    return search_query_read(&query, text_of(request)) ? SEARCH_ASKED : SEARCH_LEFT;
}

static bool is_own(const struct request *request)
{
    return request->kind == KIND_DRAFT || request->kind == KIND_PLACE;
}

enum search_step searched_step(const struct request *request)
{
    switch (request->verb) {
    case VERB_FIND: return step_of_words(request);
    case VERB_LIST:
        return request->kind == KIND_HOUSEHOLD_ROW || request->kind == KIND_LIKENESS
                   ? step_of_words(request)
                   : SEARCH_IGNORED;
    case VERB_GET: return is_own(request) ? SEARCH_IGNORED : SEARCH_USED;
    case VERB_CHANGES:
    case VERB_KEEP:
    case VERB_DROP:
    case VERB_STEPS:
    case VERB_NOTICES:
    case VERB_NOTICED:
    case VERB_BEGIN: return SEARCH_IGNORED;
    default: return SEARCH_USED;
    }
}

static void read_words(const struct request *request, char words[QUERY_BYTES])
{
    struct search_query query;
    size_t len = 0;
    search_query_read(&query, text_of(request));
    for (size_t i = 0; i < query.count; i++) {
        memcpy(words + len, query.tokens[i], query.lengths[i]);
        len += query.lengths[i];
        words[len++] = ' ';
    }
    words[len > 0 ? len - 1 : 0] = '\0';
}

bool searched_goes_on(const struct searched *searched, const struct request *request)
{
    char words[QUERY_BYTES];
    read_words(request, words);
    size_t len = strlen(words), kept = strlen(searched->text);
    size_t shorter = len < kept ? len : kept;
    return kept > 0 && strncmp(words, searched->text, shorter) == 0;
}

void searched_go_on(struct searched *searched, const struct request *request, int64_t now)
{
    char words[QUERY_BYTES];
    read_words(request, words);
    if (strlen(words) > strlen(searched->text)) {
        memcpy(searched->text, words, sizeof(words));
    }
    searched->session = request->session;
    searched->at = now;
}

void searched_use(struct searched *searched, int64_t now)
{
    searched->used = true;
    searched->at = now;
}

static int64_t opened_by(const struct request *request)
{
    switch (request->verb) {
    case VERB_OPEN:
    case VERB_FIGURES: return request->household_id;
    case VERB_HISTORY: return request->id == 0 ? request->household_id : 0;
    case VERB_GET: return request->kind == KIND_HOUSEHOLD ? request->id : 0;
    default: return 0;
    }
}

void searched_open(struct searched *searched, const struct request *request)
{
    int64_t household_id = opened_by(request);
    searched->household_id = household_id != 0 ? household_id : searched->household_id;
}

bool searched_is_over(const struct searched *searched, int64_t now)
{
    int64_t limit = searched->used ? SEARCH_USED_MS : SEARCH_IDLE_MS;
    return searched->text[0] != '\0' && now - searched->at >= limit;
}
