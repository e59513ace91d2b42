#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: work_city.py [--mine LOGIN] contact|silence|inbox FOLDER YYYY-MM-DD

Calculates these tables of all households straight from the city's CSV files, by their
definitions alone, and prints them as "tilburg contact|silence|inbox --tsv" has to.
"""

import calendar
import datetime
import re
import sys
from collections import defaultdict
from fractions import Fraction
from itertools import chain, combinations

from figures_city import day, half_up, is_active, minutes, read

CONTACT_MONTHS = 12
SILENCE_DAYS = 60
ANSWER_DAYS = 14
AHEAD = datetime.timedelta(56)
COMING = datetime.timedelta(14)
LOOK_BACK = datetime.timedelta(90)
KINDS = "people coordination involvements referrals goals actions meetings agreements notes lookbacks"
PILOT_LIGHT = {"pilot-light", "waakvlam"}
CHILD = {"child", "kind"}
HELD = {"held", "gehouden"}
SENT = {"sent", "verzonden"}
DIRECTION = {"in": "in", "out": "out", "uit": "out"}


def months_later(date, months):
    """The same day so many months later, clamped to the month's end."""
    count = date.year * 12 + date.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


def birthday(born, age):
    """29 February: 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return datetime.date(born.year + age, 3, 1)


def by_number(reference):
    return int(re.search(r"\d+", reference).group()), reference


def is_open(row, on, end, outcome=None):
    """Set on the day or before, and not closed until then."""
    begun, closed = day(row["set_on"]), day(row[end])
    if begun and begun > on:
        return False
    if closed:
        return closed > on
    return not (outcome and row[outcome])


class Household:
    def __init__(self, tables, on):
        self.tables = tables
        self.on = on

    def rows(self, kind):
        return self.tables[kind]

    def span(self):
        active = [row for row in self.rows("coordination") if is_active(row, self.on)]
        return active[0] if active else None

    def contact(self):
        on = self.on
        since = months_later(on, -CONTACT_MONTHS)
        helpers = {row["professional"] for row in self.rows("involvements") if is_active(row, on)}
        tables = [
            set(row["present"].split())
            for row in self.rows("meetings")
            if row["state"] in HELD and since <= day(row["date"]) <= on
        ]
        pairs = list(combinations(sorted(helpers), 2))
        met = sum(any({a, b} <= present for present in tables) for a, b in pairs)
        share = ""
        if pairs:
            tenths = half_up(Fraction(1000 * met, len(pairs)))
            share = f"{tenths // 10}.{tenths % 10}"
        return [[str(len(helpers)), str(len(pairs)), str(met), share]]

    def no_contact(self):
        span = self.span()
        if not span or span["level"] in PILOT_LIGHT:
            return
        dates = [day(row["date"]) for row in self.rows("notes")]
        dates += [day(row["date"]) for row in self.rows("meetings") if row["state"] in HELD]
        last = max([date for date in dates if date <= self.on] + [day(span["from"])])
        if (self.on - last).days >= SILENCE_DAYS:
            yield "", last

    def open_actions(self):
        return [row for row in self.rows("actions") if is_open(row, self.on, "done_on")]

    def overdue_actions(self):
        for row in self.open_actions():
            due = day(row["due"])
            if due and due < self.on:
                yield row["action"], due

    def goals_without_action(self):
        for row in self.rows("goals"):
            used = any(action["goal"] == row["goal"] for action in self.rows("actions"))
            if is_open(row, self.on, "outcome_date", "outcome") and not used:
                yield row["goal"], day(row["target_date"])

    def referrals(self):
        for row in self.rows("referrals"):
            sent = day(row["date"])
            if row["state"] in SENT and (self.on - sent).days >= ANSWER_DAYS:
                yield DIRECTION[row["direction"]], sent

    def endings(self):
        for row in self.rows("involvements"):
            until = day(row["until"])
            if until and self.on <= until <= self.on + AHEAD:
                yield row["professional"], until

    def answered(self):
        on = self.on
        return {
            (row["professional"], row["domain"], day(row["until"]), int(row["months"]))
            for row in self.rows("lookbacks")
            if row["result"] and (not row["answered_on"] or day(row["answered_on"]) <= on)
        }

    def works(self):
        """The involvements of each helper in each domain."""
        work = defaultdict(list)
        for row in self.rows("involvements"):
            work[row["professional"], row["domain"]].append(row)
        return work.items()

    def asked_after(self, key, last):
        answered = self.answered()
        for months in (3, 6, 12):
            asked = months_later(last, months)
            if self.on - LOOK_BACK <= asked <= self.on and (*key, last, months) not in answered:
                yield key[0], asked

    def look_backs(self):
        """On helpers who stopped."""
        on = self.on
        for key, rows in self.works():
            ended = [day(row["until"]) for row in rows if row["until"] and day(row["until"]) < on]
            if ended and not any(is_active(row, on) for row in rows):
                yield from self.asked_after(key, max(ended))

    def reduced(self):
        """On help that goes on from one day to the next with fewer hours."""
        on = self.on
        for key, rows in self.works():
            for row in rows:
                until = day(row["until"])
                if not until or until >= on:
                    continue
                after = [
                    other for other in rows
                    if day(other["from"]) == until + datetime.timedelta(1) and is_active(other, on)
                ]
                hours = [minutes(one) for one in (row, *after[:1])]
                if len(hours) == 2 and None not in hours and hours[1] < hours[0]:
                    yield from self.asked_after(key, until)

    def closed(self):
        """On help that goes on where the coordination ended."""
        on = self.on
        ends = [day(row["until"]) for row in self.rows("coordination")]
        if not ends or any(end is None or end >= on for end in ends):
            return
        for key, rows in self.works():
            if any(is_active(row, max(ends)) and is_active(row, on) for row in rows):
                yield from self.asked_after(key, max(ends))

    def birthdays(self):
        for row in self.rows("people"):
            born = day(row["birth_date"])
            if row["role"] in CHILD and born and is_active(row, self.on):
                for age in (12, 16, 18):
                    if self.on <= birthday(born, age) <= self.on + AHEAD:
                        yield row["person"], birthday(born, age)

    def silence(self):
        parts = [
            ("no-contact", self.no_contact(), None),
            ("overdue-action", self.overdue_actions(), by_number),
            ("goal-without-action", self.goals_without_action(), by_number),
            ("referral-unanswered", self.referrals(), None),
            ("ending", self.endings(), None),
            ("look-back", self.look_backs(), None),
            ("birthday", self.birthdays(), by_number),
        ]
        for kind, found, key in parts:
            order = lambda one: (key(one[0]) if key else one[0], one[1] or datetime.date.min)
            for subject, date in sorted(found, key=order):
                yield [kind, subject, date.isoformat() if date else ""]

    def is_due(self, date):
        return date is not None and date <= self.on + COMING

    def due_actions(self):
        for row in self.open_actions():
            if self.is_due(day(row["due"])):
                yield by_number(row["action"]), row["action"], row["who"], day(row["due"])

    def due_agreements(self):
        for row in self.rows("agreements"):
            made = day(row["date"])
            if row["kept"] == "" and made <= self.on and self.is_due(day(row["due"])):
                subject = f"{made.isoformat()}/{row['agreement']}"
                yield (made, by_number(row["agreement"])), subject, row["who"], day(row["due"])

    def reminders(self):
        for row in self.rows("notes"):
            written = day(row["date"])
            if written <= self.on and self.is_due(day(row["remind_on"])):
                subject = f"{written.isoformat()}/{row['sequence']}"
                yield (written, int(row["sequence"])), subject, "", day(row["remind_on"])

    def check_in(self):
        span = self.span()
        if span and span["level"] in PILOT_LIGHT and self.is_due(day(span["expected_until"])):
            yield "", "", span["coordinator"], day(span["expected_until"])

    def inbox(self):
        plain = lambda found, key: ((key(one[0]), one[0], "", one[1]) for one in found)
        parts = [
            ("action", self.due_actions()),
            ("agreement", self.due_agreements()),
            ("reminder", self.reminders()),
            ("referral-unanswered", plain(self.referrals(), str)),
            ("look-back", plain(chain(self.look_backs(), self.reduced(), self.closed()), str)),
            ("birthday", plain(self.birthdays(), by_number)),
        ]
        span = self.span()
        if span and span["level"] in PILOT_LIGHT:
            parts = [("check-in", self.check_in())]
        for kind, found in parts:
            for _, subject, who, date in sorted(found, key=lambda one: (one[0], one[3])):
                yield [kind, subject, who, date.isoformat()]


COLUMNS = {
    "contact": "household helpers pairs met coverage",
    "silence": "household kind subject date",
    "inbox": "household kind subject who date",
}


def main(table, folder, on, mine=None):
    tables = defaultdict(lambda: defaultdict(list))
    for kind in KINDS.split():
        for row in read(folder, kind):
            tables[row["household"]][kind].append(row)
    out = sys.stdout.buffer
    out.write("\t".join(COLUMNS[table].split()).encode() + b"\n")
    codes = [row["household"] for row in read(folder, "households")]
    for code in sorted(codes, key=lambda text: text.encode()):
        household = Household(tables[code], on)
        span = household.span()
        if mine and not (span and span["coordinator"] == mine):
            continue
        for row in getattr(household, table)():
            out.write("\t".join([code, *row]).encode() + b"\n")


if __name__ == "__main__":
    words = sys.argv[1:]
    login = words[1] if words[0] == "--mine" else None
    what, where, when = words[-3:]
    main(what, where, datetime.date.fromisoformat(when), login)
