// SPDX-License-Identifier: EUPL-1.2
#include "command/roster_ics.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/none.h"
#include "base/str.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/week.h"
#include "figures/roster.h"
#include "model/records.h"

enum { LINE_OCTETS = 75, DAY_TEXT = 16 };

// The bytes of the line that may stand in one row, without parting a character.
static size_t fold_at(const char *text, size_t len, size_t room)
{
    size_t fit = len < room ? len : room;
    while (fit < len && fit > 1 && ((unsigned char)text[fit] & 0xC0) == 0x80) {
        fit--;
    }
    return fit;
}

// Adds the line folded; a row that goes on begins with a blank, which counts.
static void add_folded(struct buf *out, const struct buf *line)
{
    const char *at = buf_text(line);
    size_t len = line->len;
    size_t room = LINE_OCTETS;
    for (;;) {
        size_t fit = fold_at(at, len, room);
        buf_add(out, at, fit);
        buf_add_text(out, "\r\n");
        at += fit;
        len -= fit;
        if (len == 0) {
            return;
        }
        buf_add_char(out, ' ');
        room = LINE_OCTETS - 1;
    }
}

static void add_escaped(struct buf *out, const char *text)
{
    struct buf escaped = {0};
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n') {
            buf_add_text(&escaped, "\\n");
        } else {
            buf_add_text(&escaped, strchr("\\;,", *at) ? "\\" : "");
            buf_add_char(&escaped, *at);
        }
    }
    size_t room = 3 * escaped.len + 1;
    buf_reserve(out, room);
    out->len += utf8_copy_harmless(out->data + out->len, room, buf_text(&escaped));
    buf_clear(&escaped);
}

// NAME:TEXT; nothing when the text is empty.
static void add_text(struct buf *out, const char *name, const char *text)
{
    struct buf line = {0};
    if (str_is_given(text)) {
        buf_addf(&line, "%s:", name);
        add_escaped(&line, text);
        add_folded(out, &line);
    }
    buf_clear(&line);
}

static const char *format_day(int64_t day, char text[DAY_TEXT])
{
    struct buf digits = {0};
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    buf_addf(&digits, "%04d%02d%02d", year, month, day_of_month);
    memcpy(text, buf_text(&digits), digits.len + 1);
    buf_clear(&digits);
    return text;
}

// What identifies the involvement in a file, and the weekday: the same each time.
static void add_uid(struct buf *out, const struct roster *row)
{
    struct buf uid = {0};
    char from[DATE_TEXT];
    buf_addf(&uid, "%s/%s/%s/%s/%s@tilburg", row->household, row->professional, row->domain,
             date_format(row->from, DATE_ISO, from), row->weekday);
    add_text(out, "UID", buf_text(&uid));
    buf_clear(&uid);
}

static void add_summary(struct buf *out, const struct roster *row)
{
    struct buf summary = {0};
    buf_add_text(&summary, row->name);
    if (str_is_given(row->function)) {
        buf_addf(&summary, ", %s", row->function);
    }
    add_text(out, "SUMMARY", buf_text(&summary));
    buf_clear(&summary);
}

static void add_description(struct buf *out, const struct roster *row)
{
    struct buf text = {0};
    const char *parts[] = {row->purpose, row->organisation_name};
    roster_add_for(&text, row);
    for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
        if (str_is_given(parts[i])) {
            buf_addf(&text, "\n%s", parts[i]);
        }
    }
    add_text(out, "DESCRIPTION", buf_text(&text));
    buf_clear(&text);
}

static void add_place(struct buf *out, const struct roster *row, const struct settings *settings)
{
    struct buf place = {0};
    field_show(kind_field(KIND_ROSTER, "place"), row, settings, &place);
    add_text(out, "LOCATION", buf_text(&place));
    buf_clear(&place);
}

// The weekday's first date from the day on.
static int64_t first_date(const struct roster *row, int64_t day)
{
    int ahead = roster_weekday(row->weekday) - date_weekday(day);
    return day + (ahead < 0 ? ahead + WEEK_DAYS : ahead);
}

static void add_event(struct buf *out, const struct roster *row, int64_t day, int64_t stamp,
                      const struct settings *settings)
{
    static const char *const days[WEEK_DAYS] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    char text[DAY_TEXT];
    buf_add_text(out, "BEGIN:VEVENT\r\n");
    add_uid(out, row);
    buf_addf(out, "DTSTAMP:%sT120000Z\r\n", format_day(stamp, text));
    buf_addf(out, "DTSTART;VALUE=DATE:%s\r\n", format_day(first_date(row, day), text));
    buf_addf(out, "RRULE:FREQ=WEEKLY;BYDAY=%s", days[roster_weekday(row->weekday)]);
    if (row->until != NONE) {
        buf_addf(out, ";UNTIL=%s", format_day(row->until, text));
    }
    buf_add_text(out, "\r\n");
    add_summary(out, row);
    add_description(out, row);
    add_place(out, row, settings);
    buf_add_text(out, "CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

static bool is_event(const struct roster *row, int64_t day)
{
    return roster_weekday(row->weekday) < WEEK_DAYS &&
           (row->until == NONE || first_date(row, day) <= row->until);
}

size_t roster_add_ics(const struct record_list *rows, int64_t day, int64_t stamp,
                      const struct settings *settings, struct buf *out)
{
    size_t events = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct roster *row = record_list_at(rows, i);
        if (!is_event(row, day)) {
            continue;
        }
        if (events++ == 0) {
            buf_add_text(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tilburg//roster//NL\r\n"
                              "CALSCALE:GREGORIAN\r\n");
            add_text(out, "X-WR-CALNAME", _("Who comes here"));
        }
        add_event(out, row, day, stamp, settings);
    }
    buf_add_text(out, events > 0 ? "END:VCALENDAR\r\n" : "");
    return events;
}
