// SPDX-License-Identifier: EUPL-1.2
// Who has looked at a household and changed it, in sentences that the family reads.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/audit.h"
#include "command/command.h"
#include "command/household.h"
#include "command/output.h"
#include "model/settings.h"
#include "model/trail_words.h"
#include "protocol/ask.h"

// What somebody did, after the name. Those with a %s say which part of the record.
static const struct {
    const char *action;
    const char *done, *refused; // N_()
} sentences[] = {
    {"open", N_("%s looked at your record."),
     N_("%s wanted to look at your record. That was refused: nothing was shown.")},
    {"search", N_("%s found your record by searching."),
     N_("%s wanted to do something with your record. That was refused.")},
    {"print", N_("%s had your record printed."),
     N_("%s wanted to print your record. That was refused.")},
    {"export", N_("%s copied data of your record into a file."),
     N_("%s wanted to copy data of your record. That was refused.")},
    {"change", N_("%s changed something in your record."),
     N_("%s wanted to change something in your record. That was refused.")},
    {"undo", N_("%s took back a change of your record."),
     N_("%s wanted to take back a change of your record. That was refused.")},
    {"break", N_("%s opened your record in an emergency."),
     N_("%s wanted to open your record in an emergency. That was refused.")},
    {"hand-over", N_("%s gave the coordination of your household to somebody else."),
     N_("%s wanted to give the coordination of your household to somebody else. That was refused.")},
    {"permit", N_("%s decided who may look at your record."),
     N_("%s wanted to decide who may look at your record. That was refused.")},
    {"erase", N_("%s had parts of your record erased, or asked for it."),
     N_("%s wanted to erase your record. That was refused.")},
    {"audit", N_("%s looked up who has seen your record."),
     N_("%s wanted to look up who has seen your record. That was refused.")},
};

static const struct {
    const char *ground;
    const char *sentence; // N_()
} grounds[] = {
    {"own", N_("This is who coordinates the help for you.")},
    {"team", N_("This is a colleague of the same team.")},
    {"named", N_("This is one of the few who may know your record.")},
    {"glass", N_("It was an emergency; who coordinates the help for you was told.")},
    {"free", N_("Nobody coordinated the help for you at that time.")},
    {"right", N_("This belongs to the job.")},
};

struct page {
    const struct command_context *context;
    const struct household_row *household;
    bool begun;
    char *last;    // what was said last, and not yet how often; NULL: nothing
    char *stamp;   // of the newest time
    int64_t times; // on that day
};

static char *who(const struct trail_entry *entry)
{
    const char *name = str_is_given(entry->name)    ? entry->name
                       : str_is_given(entry->login) ? entry->login
                                                    : _("Somebody");
    const char *role = trail_words_role(entry->role);
    return *role ? xasprintf("%s (%s)", name, role) : xstrdup(name);
}

static bool is_this_list(const struct trail_entry *entry)
{
    return entry->action && strcmp(entry->action, "print") == 0 && entry->kind &&
           strcmp(entry->kind, kind_get(KIND_TRAIL)->name) == 0;
}

static const char *sentence_of(const struct trail_entry *entry)
{
    bool done = str_is_same(entry->result, "done");
    if (done && is_this_list(entry)) {
        return N_("%s had this list printed.");
    }
    for (size_t i = 0; i < ARRAY_SIZE(sentences); i++) {
        if (entry->action && strcmp(sentences[i].action, entry->action) == 0) {
            return done ? sentences[i].done : sentences[i].refused;
        }
    }
    return done ? N_("%s did something with your record.")
                : N_("%s wanted to do something with your record. That was refused.");
}

static void add_ground(const struct trail_entry *entry, struct buf *words)
{
    if (entry->role && strcmp(entry->role, "owner") == 0) {
        return; // whose program it is
    }
    if (entry->ground && strcmp(entry->ground, "covered") == 0) {
        buf_add_char(words, ' ');
        buf_addf(words, _("That was in the place of %s."), str_text(entry->behalf));
        return;
    }
    for (size_t i = 0; entry->ground && i < ARRAY_SIZE(grounds); i++) {
        if (strcmp(grounds[i].ground, entry->ground) == 0) {
            buf_addf(words, " %s", _(grounds[i].sentence));
        }
    }
}

static bool tells_part(const struct trail_entry *entry)
{
    return str_is_given(entry->kind) && entry->action &&
           (strcmp(entry->action, "change") == 0 || strcmp(entry->action, "export") == 0);
}

// What was searched for may name others.
static bool tells_words(const struct trail_entry *entry)
{
    return str_is_given(entry->words) && entry->action && strcmp(entry->action, "search") != 0;
}

static char *describe(const struct trail_entry *entry)
{
    struct buf words = {0};
    char *name = who(entry);
    char *sentence = xstrdup(_(sentence_of(entry)));
    char *place = strstr(sentence, "%s");
    *place = '\0';
    buf_addf(&words, "%s%s%s", sentence, name, place + 2);
    if (tells_part(entry)) {
        buf_add_char(&words, ' ');
        buf_addf(&words, _("Part: %s."), trail_words_kind(entry->kind));
    }
    if (tells_words(entry)) {
        buf_add_char(&words, ' ');
        buf_addf(&words, _("The reason given: “%s”."), entry->words);
    }
    add_ground(entry, &words);
    free(sentence);
    free(name);
    return buf_steal(&words);
}

static void put_last(struct page *page)
{
    if (!page->last) {
        return;
    }
    char *times = page->times > 1 ? xasprintf(_("%lld times that day; this was the last."),
                                              (long long)page->times)
                                  : xstrdup("");
    char *all = xasprintf("%s%s%s", page->last, *times ? " " : "", times);
    if (page->context->plain) {
        output_fact(0, page->stamp, all);
    } else {
        puts(page->stamp);
        output_paragraph(2, all);
    }
    free(all);
    free(times);
    free(page->last);
    free(page->stamp);
    page->last = page->stamp = NULL;
}

static void begin(struct page *page)
{
    if (!page->begun) {
        output_heading(page->household->household, page->household->name);
        output_paragraph(0, _("Who has looked at this record and changed it, the newest first."));
        putchar('\n');
        page->begun = true;
    }
}

static bool is_same_day(const char *stamp, const char *other)
{
    size_t len = strcspn(stamp, " ");
    return strncmp(stamp, other, len + 1) == 0;
}

// What one person did again and again on a day is told once, with how often.
static void put_entry(void *data, const struct trail_entry *entry)
{
    struct page *page = data;
    char stamp[DATE_STAMP_TEXT];
    char *words = describe(entry);
    date_format_stamp(entry->at, page->context->settings->date_style, stamp);
    if (page->last && strcmp(page->last, words) == 0 && is_same_day(page->stamp, stamp)) {
        page->times++;
        free(words);
        return;
    }
    begin(page);
    put_last(page);
    page->last = words;
    page->stamp = xstrdup(stamp);
    page->times = 1;
}

static int put_household(struct command_context *context, const struct household_row *row)
{
    struct page page = {.context = context, .household = row};
    struct request request;
    request_init(&request, VERB_AUDIT);
    request.household_id = row->head.id;
    request.flags = REQUEST_PRINT;
    int status = audit_ask(context, &request, put_entry, &page);
    put_last(&page);
    request_clear(&request);
    return status;
}

int audit_family(struct command_context *context, const char *code)
{
    struct household_row row;
    record_init(KIND_HOUSEHOLD_ROW, &row);
    int status = command_get_by_code(context, KIND_HOUSEHOLD_ROW, code, &row);
    if (status == EXIT_DONE) {
        status = put_household(context, &row);
    }
    record_clear(KIND_HOUSEHOLD_ROW, &row);
    return status;
}
