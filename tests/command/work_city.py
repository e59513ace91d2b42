#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: work_city.py [--mine LOGIN] contact|silence|inbox|stacking|gaps|roster|caseload FOLDER YYYY-MM-DD

Calculates these tables of all households straight from the city's CSV files, by their
definitions alone, and prints them as "tilburg TABLE --tsv" has to, caseload as "tilburg report caseload --tsv".
"""

import calendar
import datetime
import re
import sys
from collections import defaultdict
from fractions import Fraction
from itertools import chain, combinations

from figures_city import day, decimals, half_up, is_active, minutes, number, read, total

CONTACT_MONTHS = 12
SILENCE_DAYS = 60
ANSWER_DAYS = 14
AHEAD = datetime.timedelta(56)
COMING = datetime.timedelta(14)
LOOK_BACK = datetime.timedelta(90)
KINDS = (
    "people network coordination involvements scores referrals goals actions meetings agreements "
    "notes lookbacks"
)
AXES = "body mind meaning quality participation daily".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()
YES = {"ja", "yes", "1", "true", "x"}
PILOT_LIGHT = {"pilot-light", "waakvlam"}
NORMS = {
    "self": 0, "eigen-regie": 0, "professional": 30, "zorgcoördinatie": 30, "access": 54, "toegang": 54,
    "family-manager": 300, "gezinsmanager": 300, "safety-house": 120, "zvh": 120, "pilot-light": 6,
    "waakvlam": 6,
}
FULL_TIME = 36 * 60
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


def references(text):
    return [by_number(one) for one in text.split()]


def is_open(row, on, end, outcome=None):
    """Set on the day or before, and not closed until then."""
    begun, closed = day(row["set_on"]), day(row[end])
    if begun and begun > on:
        return False
    if closed:
        return closed > on
    return not (outcome and row[outcome])


class Household:
    def __init__(self, tables, on, professionals):
        self.tables = tables
        self.professionals = professionals
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


    def active(self, kind="involvements"):
        return [row for row in self.rows(kind) if is_active(row, self.on)]

    def stacking(self):
        cells = defaultdict(set)
        for row in self.active():
            for person in row["persons"].split() or [""]:
                cells[person, row["domain"]].add(row["professional"])
        stacks = [(key, helpers) for key, helpers in cells.items() if len(helpers) >= 2]
        for (person, domain), helpers in sorted(
            stacks, key=lambda one: (-len(one[1]), references(one[0][0]), one[0][1])
        ):
            yield [person, domain, str(len(helpers)), " ".join(sorted(helpers))]

    def latest_scorings(self):
        """Of each member on the day the newest one, of those up to the day."""
        members = {row["person"] for row in self.active("people")}
        latest = {}
        for row in sorted(self.rows("scores"), key=lambda one: day(one["date"])):
            known = row["instrument"] == "positive-health" and day(row["date"]) <= self.on
            if known and row["person"] in members:
                latest[row["person"]] = row
        return latest.values()

    def gap(self, axis):
        """talk, wanted change in marks, open goals, hours (None: all unknown), network actions."""
        scorings = self.latest_scorings()
        pairs = [(number(row[axis]), number(row[f"{axis}_wanted"])) for row in scorings]
        goals = [row for row in self.rows("goals") if row["dimension"] == axis]
        names = {row["goal"] for row in goals}
        own = {row["network"] for row in self.rows("network")}
        times = [minutes(row) for row in self.active() if row["dimension"] == axis]
        time = total(times)
        return (
            sum(row[f"{axis}_talk"] in YES for row in scorings),
            sum(max(wanted - mark, 0) for mark, wanted in pairs if None not in (mark, wanted)),
            sum(is_open(row, self.on, "outcome_date", "outcome") for row in goals),
            None if time is None else Fraction(time, 60),
            sum(row["who"] in own and row["goal"] in names for row in self.open_actions()),
        )

    def gaps(self):
        counted = [(axis, self.gap(axis)) for axis in AXES]
        mismatch = lambda one: Fraction(sum(one[1][:3])) / ((one[1][3] or 0) + 1)
        for axis, (talk, wanted, goals, hours, network) in sorted(
            counted, key=mismatch, reverse=True
        ):
            wish = [str(talk), decimals(Fraction(wanted), 1), str(goals)]
            yield [axis, *wish, decimals(hours, 2), str(network)]

    def roster(self):
        rows = []
        for row in self.active():
            helper = self.professionals[row["professional"]]
            parts = (helper["given_name"], helper["prefix"], helper["family_name"])
            name = " ".join(part for part in parts if part)
            for weekday in row["weekdays"].split(",") if row["weekdays"] else [""]:
                place = WEEKDAYS.index(weekday) if weekday else len(WEEKDAYS)
                key = (place, row["professional"], references(row["persons"]), row["purpose"])
                cells = [weekday, row["professional"], name, helper["organisation"]]
                rows.append((key, [*cells, row["persons"], row["purpose"]]))
        for _, cells in sorted(rows):
            yield [cell.replace("\n", " ").replace("\t", " ") for cell in cells]


COLUMNS = {
    "contact": "household helpers pairs met coverage",
    "silence": "household kind subject date",
    "inbox": "household kind subject who date",
    "stacking": "household person domain helpers professionals",
    "gaps": "household dimension talk wanted_change open_goals hours_per_week network_actions",
    "caseload": "login name fte households norm_hours capacity_hours free_hours",
    "roster": "household weekday professional name organisation persons purpose",
}


def hours(time):
    return decimals(None if time is None else Fraction(time, 60), 2)


def caseload(folder, on):
    """A row for each coordinator: what the levels of the households take against what there is."""
    levels = defaultdict(list)
    for row in read(folder, "coordination"):
        if is_active(row, on):
            levels[row["coordinator"].removeprefix("login:")].append(NORMS.get(row["level"]))
    for row in sorted(read(folder, "coordinators"), key=lambda one: one["login"].encode()):
        norms = levels[row["login"]]
        norm = total(norms)
        fte = number(row["fte"])
        there = None if fte is None else half_up(Fraction(fte) * FULL_TIME)
        left = None if None in (norm, there) else there - norm
        sign = "-" if left is not None and left < 0 else ""
        yield [
            row["login"], row["name"], decimals(fte, 2), str(len(norms)), hours(norm), hours(there),
            sign + hours(None if left is None else abs(left)),
        ]


def main(table, folder, on, mine=None):
    tables = defaultdict(lambda: defaultdict(list))
    for kind in KINDS.split():
        for row in read(folder, kind):
            tables[row["household"]][kind].append(row)
    professionals = {row["professional"]: row for row in read(folder, "professionals")}
    out = sys.stdout.buffer
    out.write("\t".join(COLUMNS[table].split()).encode() + b"\n")
    if table == "caseload":
        for row in caseload(folder, on):
            out.write("\t".join(row).encode() + b"\n")
        return
    codes = [row["household"] for row in read(folder, "households")]
    for code in sorted(codes, key=lambda text: text.encode()):
        household = Household(tables[code], on, professionals)
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
