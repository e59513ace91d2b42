// SPDX-License-Identifier: EUPL-1.2
#include "command/web.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/canvas.h"
#include "base/log.h"
#include "base/none.h"
#include "base/text.h"
#include "base/xalloc.h"
#include "command/command.h"
#include "command/household.h"
#include "command/output.h"
#include "figures/figures.h"
#include "figures/words.h"
#include "model/name.h"
#include "model/settings.h"

enum { CHART_COLUMNS = 76, CHART_ROWS = 20, NOTE_INDENT = 8 };

static const struct column columns[] = {
    {N_("Dimension"), 26, false}, {N_("Before"), 8, true}, {N_("Now"), 8, true},
    {N_("Wanted"), 8, true},      {N_("Talk"), 8, true},
};

// "P1  Mireille van 't Hof"
static void add_person(const struct web *web, struct buf *out)
{
    buf_addf(out, "%s  ", web->person->person);
    name_add(out, web->person->given_name, web->person->prefix, web->person->family_name);
}

static void put_scoring(const struct settings *settings, const char *label,
                        const struct scoring *scoring)
{
    struct buf words = {0};
    if (scoring) {
        figures_add_scoring(&words, scoring, settings);
    }
    output_fact(0, label, buf_text(&words));
    buf_clear(&words);
}

static void put_chart(const struct spider *spider)
{
    struct buf text = {0};
    struct canvas *canvas =
        canvas_new(CHART_COLUMNS, CHART_ROWS, spider->ascii ? CANVAS_ASCII : CANVAS_BRAILLE);
    spider_draw(spider, canvas);
    canvas_to_text(canvas, &text);
    printf("\n%s\n", buf_text(&text));
    buf_clear(&text);
    canvas_free(canvas);
}

static void add_mark(const struct spider *spider, const struct column *column, int64_t mark,
                     struct buf *line)
{
    struct buf words = {0};
    spider_mark_words(spider, mark, &words);
    table_add(line, column, buf_text(&words));
    buf_clear(&words);
}

static void put_row(const struct spider *spider, size_t axis)
{
    const struct scoring *now = spider->now;
    const struct choice *choice = &spider->instrument->axes[axis];
    struct buf line = {0};
    table_add(&line, &columns[0], choice_label(choice));
    add_mark(spider, &columns[1], spider->before ? spider->before->mark[axis] : NONE, &line);
    add_mark(spider, &columns[2], now->mark[axis], &line);
    add_mark(spider, &columns[3], now->wanted[axis], &line);
    table_add(&line, &columns[4], now->talk[axis] == 1 ? "*" : "");
    table_put(&line);
    output_paragraph(NOTE_INDENT, now->note[axis]);
    buf_clear(&line);
}

static void put_web(const struct settings *settings, const struct web *web)
{
    const struct spider *spider = &web->spider;
    struct buf name = {0};
    name_add(&name, web->person->given_name, web->person->prefix, web->person->family_name);
    output_heading(web->person->person, buf_text(&name));
    buf_clear(&name);
    put_scoring(settings, _("Now"), spider->now);
    put_scoring(settings, _("Before, dashed"), spider->before);
    put_chart(spider);
    table_put_titles(columns, ARRAY_SIZE(columns));
    for (size_t axis = 0; axis < spider->instrument->axis_count; axis++) {
        put_row(spider, axis);
    }
}

static void put_axis_fact(const char *axis, const char *what, const char *text)
{
    struct buf label = {0};
    buf_addf(&label, "%s, %s", axis, what);
    output_fact(0, buf_text(&label), text);
    buf_clear(&label);
}

// A mark that was not given is said in words; a wanted or earlier one is left out then.
static void put_mark_fact(const struct spider *spider, const char *axis, const char *what,
                          int64_t mark)
{
    struct buf words = {0};
    if (mark != NONE) {
        spider_mark_words(spider, mark, &words);
    }
    put_axis_fact(axis, what, buf_text(&words));
    buf_clear(&words);
}

static void put_web_facts(const struct settings *settings, const struct web *web)
{
    const struct spider *spider = &web->spider;
    struct buf person = {0};
    add_person(web, &person);
    output_fact(0, _("Member"), buf_text(&person));
    buf_clear(&person);
    put_scoring(settings, _("Now"), spider->now);
    put_scoring(settings, _("Before"), spider->before);
    for (size_t i = 0; i < spider->instrument->axis_count; i++) {
        const char *axis = choice_label(&spider->instrument->axes[i]);
        if (spider->now->mark[i] == NONE) {
            put_axis_fact(axis, _("now"), _("not discussed"));
        }
        put_mark_fact(spider, axis, _("now"), spider->now->mark[i]);
        put_mark_fact(spider, axis, _("before"), spider->before ? spider->before->mark[i] : NONE);
        put_mark_fact(spider, axis, _("wanted"), spider->now->wanted[i]);
        if (spider->now->talk[i] == 1) {
            output_fact(0, axis, _("wants to talk about this"));
        }
        put_axis_fact(axis, _("in the person's words"), spider->now->note[i]);
    }
}

// The webs of the members on the day shown; returns how many. webs: room for all people.
static size_t choose_webs(const struct command_context *context, const struct record_list *people,
                          const struct record_list *scorings, struct web *webs)
{
    const struct settings *settings = context->settings;
    const char *only = context->options[OPTION_PERSON];
    size_t count = 0;
    for (size_t i = 0; i < people->count; i++) {
        const struct person *person = record_list_at(people, i);
        if (!figures_active(person->from, person->until, context->at) ||
            (only && strcmp(only, person->person) != 0)) {
            continue;
        }
        const struct instrument *instrument = &settings->instruments[0];
        const struct scoring *now =
            figures_latest_scoring(scorings, person->person, instrument->name, context->at);
        if (now) {
            webs[count].person = person;
            webs[count++].spider = (struct spider){
                .instrument = instrument,
                .now = now,
                .before = figures_scoring_before(scorings, now),
                .ascii = settings->ascii,
            };
        }
    }
    return count;
}

static void put_webs(const struct command_context *context, const struct household *household,
                     const struct web *webs, size_t count)
{
    const char *format = context->options[OPTION_FORMAT];
    if (format && strcmp(format, "svg") == 0) {
        web_put_svg(context->settings, household, webs, count);
        return;
    }
    if (context->plain) {
        output_fact(0, _("Household"), household->household);
        output_fact(0, _("Name"), household->name);
    } else {
        output_heading(household->household, household->name);
    }
    for (size_t i = 0; i < count; i++) {
        if (context->plain) {
            put_web_facts(context->settings, &webs[i]);
        } else {
            putchar('\n');
            put_web(context->settings, &webs[i]);
        }
    }
}

static int show_webs(const struct command_context *context, const struct household *household,
                     const struct record_list *people, const struct record_list *scorings)
{
    struct web *webs = xcalloc(people->count + 1, sizeof(*webs));
    size_t count = choose_webs(context, people, scorings, webs);
    if (count > 0) {
        put_webs(context, household, webs, count);
    } else {
        log_message(_("there is no spider-web of %s on that day"),
                    context->options[OPTION_PERSON] ? context->options[OPTION_PERSON]
                                                    : household->household);
    }
    free(webs);
    return count > 0 ? EXIT_DONE : EXIT_NOTHING;
}

int command_web(struct command_context *context, int argc, char **argv)
{
    (void)argc;
    struct household household;
    struct record_list people = {0}, scorings = {0};
    record_init(KIND_HOUSEHOLD, &household);
    int status = command_get_household(context, argv[0], &household);
    if (status == EXIT_DONE) {
        status = command_list_household(context, KIND_PERSON, household.head.id, &people);
    }
    if (status == EXIT_DONE) {
        status = command_list_household(context, KIND_SCORING, household.head.id, &scorings);
    }
    if (status == EXIT_DONE) {
        status = show_webs(context, &household, &people, &scorings);
    }
    record_list_clear(&people);
    record_list_clear(&scorings);
    record_clear(KIND_HOUSEHOLD, &household);
    return status;
}
