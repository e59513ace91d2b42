# SPDX-License-Identifier: EUPL-1.2
"""The same keys in a database without and with the records of the coordinators' work: what they cost whoever
only looks somebody up."""
import os
import shutil
import sqlite3
import statistics

import fill

SIZES_MOST = 100_000
ROUNDS = 3
GOAL = 1.2

TABLES = ["named", "snapshots", "advices", '"proposal-changes"', "proposals", "lookbacks", "notes", "agreements",
          "contributions", "meetings", "deviations", "versions", "actions", "goals", "plans", "referrals"]
NOTES, GOALS, ACTIONS = 20, 5, 10  # of each household

FILL = f"""
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {GOALS})
INSERT INTO goals (rev, household_id, goal, set_on, domain, dimension, text, target_date, outcome)
SELECT 1, h.id, 'G' || i, 20000 + 10 * i, 'care', 'body', 'rust thuis en weten wie er komt', 20700 + 30 * i, ''
FROM households AS h, n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ACTIONS})
INSERT INTO actions (rev, household_id, action, set_on, family, text, due)
SELECT 1, h.id, 'A' || i, 20000 + 10 * i, 1, 'samen opruimen op zaterdag', 20750 + 7 * i
FROM households AS h, n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {NOTES})
INSERT INTO notes (rev, household_id, date, sequence, kind, place, minutes_coordination, minutes_care, shared,
    text)
SELECT 1, h.id, 20770 - 15 * i, 1, 'call', '', 20, 0, 0, 'gesproken over de week; gaat beter, zegt moeder zelf'
FROM households AS h, n;
"""


def make(source, path, statements):
    if os.path.exists(path):
        return
    fill.remove(path + ".new")
    shutil.copy(source, path + ".new")
    database = sqlite3.connect(path + ".new", isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")
    database.executescript("BEGIN;" + "".join(f"DELETE FROM {table};" for table in TABLES) + statements +
                           "COMMIT;")
    database.close()
    fill.empty_log(path + ".new")
    os.replace(path + ".new", path)


def measure_size(bench, size, programs_of, run_session, new_figures):
    """Values by name of both databases: [without, with]."""
    paths = [f"{bench.folder}/bare-{size}.db", f"{bench.folder}/work-{size}.db"]
    bench.make_databases(size)
    for path, statements in zip(paths, ("", FILL)):
        make(bench.database(size), path, statements)
    programs = [programs_of(path) for path in paths]
    values = [new_figures() for _ in programs]
    for turn in range(ROUNDS):
        order = list(zip(programs, values))
        for program, figures in order if turn % 2 == 0 else reversed(order):
            run_session(program, figures)
    return [figures.values for figures in values]


def measure(bench, programs_of, run_session, new_figures):
    """programs_of: makes the program over a database; run_session: has it measured once."""
    sizes = [size for size in bench.sizes if size <= SIZES_MOST]
    return {size: measure_size(bench, size, programs_of, run_session, new_figures) for size in sizes}


ROWS = [("start", "start to the first screen"), ("row", "row down"), ("page", "page"),
        ("search", "search key"), ("open", "open a household"), ("pane", "pane switch"),
        ("save", "save, acknowledged on disk")]


def thousands(size):
    return f"{int(size):,}".replace(",", " ")


def table(measured):
    """The lines of the report."""
    yield "## With the work of the coordinators"
    yield ""
    yield (f"The same keys over the same households without any and with {NOTES} notes, {GOALS} goals and {ACTIONS} "
           "actions each: medians.")
    yield ""
    yield "| households | what | without | with | ratio | goal |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for size, (without, full) in measured.items():
        for name, label in ROWS:
            before, after = (statistics.median(values[name]) * 1000 for values in (without, full))
            ratio = after / before
            yield (f"| {thousands(size)} | {label} | {before:.2f} ms | {after:.2f} ms | {ratio:.2f} | "
                   f"≤ {GOAL}: {'yes' if ratio <= GOAL else 'no'} |")
        before, after = (statistics.median(values["memory"]) for values in (without, full))
        yield f"| {thousands(size)} | memory, MiB | {before:.1f} | {after:.1f} | {after / before:.2f} | |"
    yield ""
