#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: figures_city.py FOLDER YYYY-MM-DD

Calculates the figures of all households straight from the city's CSV files, by
their definitions alone and with exact fractions, and prints them as
"tilburg figures --tsv" has to.
"""

import csv
import datetime
import re
import sys
from collections import defaultdict
from fractions import Fraction
from math import floor
from pathlib import Path

COLUMNS = (
    "household helpers organisations hours_per_week unknown_hours hours_per_helper "
    "visits_per_week faces yearly_cost unknown_costs municipal_cost"
).split()
MUNICIPAL = {"wmo", "jeugdwet", "participatiewet", "wgs"}
HOME = {"home", "thuis"}
NETWORK = {"network", "eigen-netwerk"}
WEEKS_PER_YEAR = 52


def read(folder, kind):
    with open(Path(folder) / f"{kind}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(text):
    """A decimal as a fraction, None when nothing was given."""
    return Fraction(text.replace(",", ".")) if text else None


def half_up(value):
    return floor(value + Fraction(1, 2))


def day(text):
    if not text:
        return None
    first, second, third = re.fullmatch(r"(\d+)-(\d+)-(\d+)", text).groups()
    if len(first) == 4:
        return datetime.date(int(first), int(second), int(third))
    return datetime.date(int(third), int(second), int(first))


def is_active(row, on):
    begin, end = day(row["from"]), day(row["until"])
    return (begin is None or begin <= on) and (end is None or on <= end)


def minutes(row):
    hours = number(row["hours_per_week"])
    return None if hours is None else half_up(hours * 60)


def cents(text):
    euros = number(text)
    return None if euros is None else half_up(euros * 100)


def yearly_cost(row):
    if row["law"] in NETWORK:
        return 0
    stated = cents(row["yearly_amount"])
    if stated is not None:
        return stated
    time, tariff = minutes(row), cents(row["hourly_tariff"])
    if time is None or tariff is None:
        return None
    return (time * tariff * WEEKS_PER_YEAR + 30) // 60


def total(values):
    """Sum of what is known: 0 over nothing, None when all parts are unknown."""
    known = [value for value in values if value is not None]
    return None if values and not known else sum(known)


def decimals(value, count):
    if value is None:
        return ""
    units = half_up(value * 10**count)
    return f"{units // 10**count}.{units % 10**count:0{count}d}"


def faces(rows):
    visits = defaultdict(Fraction)
    for row in rows:
        if row["place"] in HOME and row["visits_per_week"]:
            visits[row["professional"]] += number(row["visits_per_week"])
    return sum(times >= 1 for times in visits.values())


def figures(code, rows, organisation_of):
    helpers = {row["professional"] for row in rows}
    organisations = {organisation_of[helper] for helper in helpers} - {""}
    times = [minutes(row) for row in rows]
    sharing = {row["professional"] for row in rows if minutes(row) is not None}
    hours = total(times)
    costs = [yearly_cost(row) for row in rows]
    municipal = [yearly_cost(row) for row in rows if row["law"] in MUNICIPAL]
    each = Fraction(hours, 60 * len(sharing)) if sharing else None
    cost, part = total(costs), total(municipal)
    return [
        code,
        str(len(helpers)),
        str(len(organisations)),
        decimals(None if hours is None else Fraction(hours, 60), 2),
        str(times.count(None)),
        decimals(each, 2),
        decimals(total([number(row["visits_per_week"]) for row in rows]), 2),
        str(faces(rows)),
        decimals(None if cost is None else Fraction(cost, 100), 2),
        str(costs.count(None)),
        decimals(None if part is None else Fraction(part, 100), 2),
    ]


def main(folder, on):
    organisation_of = {
        row["professional"]: row["organisation"] for row in read(folder, "professionals")
    }
    active = defaultdict(list)
    for row in read(folder, "involvements"):
        if is_active(row, on):
            active[row["household"]].append(row)
    out = sys.stdout.buffer
    out.write("\t".join(COLUMNS).encode() + b"\n")
    codes = [row["household"] for row in read(folder, "households")]
    for code in sorted(codes, key=lambda text: text.encode()):
        out.write("\t".join(figures(code, active[code], organisation_of)).encode() + b"\n")


if __name__ == "__main__":
    main(sys.argv[1], datetime.date.fromisoformat(sys.argv[2]))
