# SPDX-License-Identifier: EUPL-1.2
"""Reads the numbers off a screen of a pane and compares them with the table of its command.

panes.py READER CODE SCREENS INDEX PEOPLE: which function here, the screen with that number (from 0) in a golden file of
tests/screen, the lists' people.csv, and on standard input what the command says with --tsv. Prints what differs and
ends with 1."""
import csv
import re
import sys
from decimal import ROUND_HALF_UP, Decimal

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", ""]
MARKS = "●○?"
COVERAGE = re.compile(r"Coverage ([\d.]+) %: (\d+) of (\d+) pairs")


def read_screen(path, index):
    with open(path, encoding="utf-8") as file:
        screens = re.split(r"^=+\n", file.read(), flags=re.M)
    return screens[index + 1].splitlines()


def read_names(path, household):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {
            row["person"]: row["given_name"]
            for row in csv.DictReader(file, delimiter=";")
            if row["household"] == household
        }


def figures(screen, rows, _names):
    """The figures of the overview against the columns of the same name; all but the helpers may be left out when 0."""
    wanted = {
        "Helpers": ("helpers", None),
        "Organisations": ("organisations", None),
        "Hours per week": ("hours_per_week", "unknown_hours"),
        "Hours per helper": ("hours_per_helper", None),
        "Visits per week": ("visits_per_week", None),
        "Faces": ("faces", None),
    }
    for label, (column, unknown) in wanted.items():
        found = [re.search(r"(?:^|\s{3,})" + re.escape(label) + r"\s+(\S.*)$", line) for line in screen]
        shown = next((match.group(1).strip() for match in found if match), "")
        value = rows[0][column]
        if unknown and rows[0][unknown] != "0":
            value = f"≥ {value} ({rows[0][unknown]} unknown)"
        if shown or column == "helpers" or float(rows[0][column] or 0) != 0:
            yield label, shown, value
    yield from costs(screen, rows[0])


def costs(screen, row):
    """Whole euros; a sum that is too long for its line stands below the label. The command tells no number of unknown
    municipal costs: the screen says that there are, and not more of them than of all costs."""
    for label, column in (("Cost per year", "yearly_cost"), ("of which municipal", "municipal_cost")):
        at = next((i for i, line in enumerate(screen) if re.search(r"(?:^|\s{3,})" + label + r"(\s|$)", line)), None)
        if at is None:
            continue
        words = screen[at].split(label)[1].strip() or re.split(r"\s{3,}", screen[at + 1])[-1].strip()
        amount, _, unknown = words.partition("(")
        sum_ = Decimal(row[column] or 0).quantize(Decimal(1), ROUND_HALF_UP)
        yield label, re.sub(r"\D", "", amount), str(sum_) if row[column] else ""
        count = int(unknown.split()[0]) if unknown else 0
        yield label + ", unknown", words.startswith("≥"), count > 0
        if column == "yearly_cost" and row[column]:
            yield label + ", unknown", str(count), row["unknown_costs"]
        yield label + ", unknown", count <= int(row["unknown_costs"]), True


def stacking(screen, rows, names):
    """Each cell of two or more, as person and domain: helpers."""
    words = {"care", "housing", "education", "safety", "welfare", "work", "health"}
    heads = next((i for i, line in enumerate(screen) if len(words & set(line.split())) == 7), None)
    shown = {}
    yield "domains", heads is not None, True
    if heads is not None:
        ends = {word: screen[heads].index(word) + len(word) for word in words}
        for line in screen[heads + 1 :]:
            if not line.strip():
                break
            for word, end in ends.items():
                count = re.search(r"(\d+)\s*$", line[:end])
                if count and line[end - 1].isdigit() and int(count.group(1)) >= 2:
                    shown[line.split(" (")[0].split("  ")[0], word] = count.group(1)
    table = {
        (names[row["person"]] if row["person"] else "Household", row["domain"].split("-")[0]): row["helpers"]
        for row in rows
    }
    yield "cells", sorted(shown.items()), sorted(table.items())


def gaps(screen, rows, _names):
    """Each dimension in its order: talk, change, goals, hours, actions of the network, and whether nobody is there."""
    titles = {
        "body": "bodily functions",
        "mind": "mental well-being",
        "meaning": "meaningfulness",
        "quality": "quality of life",
        "participation": "participation",
        "daily": "daily functioning",
    }
    shown = []
    for at, line in enumerate(screen):
        if re.split(r"\s{2,}", line)[0] not in titles.values():
            continue
        wish, effort = screen[at + 1], screen[at + 2]

        def first(pattern, text, usual):
            found = re.search(pattern, text)
            return found.group(1) if found else usual

        shown.append((
            re.split(r"\s{2,}", line)[0],
            first(r"(\d+) wants? to talk", wish, "0"),
            "%.1f" % float(first(r"([\d.]+) points? more", wish, "0")),
            first(r"(\d+) goals?", wish, "0"),
            "" if "hours unknown" in effort else first(r"([\d.]+) hours", effort, "0.00"),
            first(r"(\d+) actions? of the network", effort, "0"),
            "nobody: no helper, no network" in effort,
        ))

    def is_gap(row):
        wished = (row["talk"], row["wanted_change"], row["open_goals"]) != ("0", "0.0", "0")
        return wished and (row["hours_per_week"], row["network_actions"]) == ("0.00", "0")

    table = [
        (titles[row["dimension"]], row["talk"], row["wanted_change"], row["open_goals"],
         row["hours_per_week"], row["network_actions"], is_gap(row))
        for row in rows
    ]
    yield "dimensions", shown, table


def numbers_of(screen):
    return " ".join(screen[2:6])


def roster_numbers(screen, rows, _names):
    """The numbers above the roster against the figures."""
    found = re.search(r"Faces: (\d+) .*Visits a week: ([\d.]+|unknown) ", numbers_of(screen))
    yield "numbers", found.groups(), (rows[0]["faces"], rows[0]["visits_per_week"] or "unknown")


def roster(screen, rows, _names):
    """Who comes on each day, by the marks below it; the days without anyone by the number above."""
    heads = next((i for i, line in enumerate(screen) if " mo tu we th fr sa su -" in line), None)
    shown = []
    if heads is not None:
        first = screen[heads].index(" mo tu") + 1
        for line in screen[heads + 1 :]:
            if not line.strip() or line.startswith("──"):
                break
            name = re.split(r", |\s{2,}", line)[0]
            shown += [(DAYS[day], name) for day in range(len(DAYS)) if line[first + 3 * day] in MARKS]
    table = [(row["weekday"], row["name"]) for row in rows]
    nobody = "Nobody comes here." in screen
    yield "grid", (heads is not None, nobody), (bool(table), not table)
    yield "days", sorted(shown), sorted(table)
    without = re.search(r"Days without anyone: ([a-z, ]+)", numbers_of(screen)).group(1).strip()
    free = [day for day in DAYS[:7] if not any(row["weekday"] == day for row in rows)]
    yield "days without anyone", without, "all days" if len(free) == 7 else ", ".join(free) or "none"


def what_if(screen, rows, _names):
    """With nothing tried out, both columns of the totals are what the command says of today."""
    row = rows[0]
    labels = {"Helpers": "helpers", "Faces": "faces", "Visits/week": "visits_per_week", "Hours/week": "hours_per_week",
              "Hours/helper": "hours_per_helper", "Cost a year": "yearly_cost"}
    for label, column in labels.items():
        found = re.search(re.escape(label) + r"\s+(.*)$", "\n".join(screen), re.M)
        cells = re.findall(r"€ [\d ]+|[\d.]+|–", found.group(1)) if found else []
        shown = [re.sub(r"[^\d.–]", "", cell) for cell in cells]
        value = row[column] or "–"
        if column == "yearly_cost" and row[column]:
            value = str(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP))
        yield label, shown, [value, value]


def team(screen, rows, _names):
    """Households, hours they take, hours there are and what is left, of each coordinator."""
    line = re.compile(r"^(\S.*?)\s{2,}(?:\S.*?\s{2,})?(\d+)\s+[█░]+\+?\s+(\S+) / (\S+)\s+(\S+)\s+\d+!?$")
    shown = [match.groups() for match in map(line.match, screen) if match]
    table = [(row["name"], row["households"], row["norm_hours"], row["capacity_hours"], row["free_hours"])
             for row in rows]
    yield "coordinators", sorted(shown), sorted(table)


def contact(screen, rows, _names):
    """Coverage, pairs and who met; without a pair it says how many come."""
    found = next((match for match in map(COVERAGE.search, screen) if match), None)
    row = rows[0]
    if found:
        yield "coverage", found.groups(), (row["coverage"], row["met"], row["pairs"])
    else:
        words = {"0": "No helper comes there on this day.", "1": "One helper comes there: there is nobody to meet."}
        shown = [count for count, text in words.items() if text in screen]
        yield "helpers", (shown, ""), ([row["helpers"]], row["coverage"])


def main():
    reader, code, path, index, people = sys.argv[1:]
    lines = sys.stdin.read().splitlines()
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]
    screen = read_screen(path, int(index))
    faults = 0
    if reader not in ("contact", "what_if", "team") and code not in screen[0].split():  # that title has no code
        faults += 1
        print(f"{code} {reader}: another household: {screen[0]}")
    for what, shown, told in globals()[reader](screen, rows, read_names(people, code)):
        if shown != told:
            faults += 1
            print(f"{code} {reader}: {what}: the pane has {shown}, the command {told}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
