# SPDX-License-Identifier: EUPL-1.2
"""Writes docs/performance.md from what was measured."""
import os
import platform
import sqlite3
import statistics

FOUND = "## What was found"

# name, label, goal as a ratio to the limit
TIMES = [
    ("start", "start to the first screen", 2.0),
    ("row", "row down", 2.0),
    ("page", "page", 2.0),
    ("search", "search key", 2.0),
    ("open", "open a household", 2.0),
    ("pane", "pane switch", 2.0),
    ("save", "save, acknowledged on disk", 1.3),
]
KEYS = ["row", "page", "search", "open", "pane"]
BYTES = [
    ("row bytes", "bytes of a row move", 1.2),
    ("page bytes", "bytes of a page", None),
    ("search bytes", "bytes of a search key that changes the list", 1.3),
    ("open bytes", "bytes of opening a household", None),
]

HEAD = """# Speed and memory

`make bench` measures the program against `tests/bench/limit.c`, the least program that lists,
searches, shows and saves the same households, and writes this file. Both run in the same run, in
turns, each in a pseudo-terminal of 80×24: a time is that from the key to the last byte of the
answer, without the waiting for a processor while others had it, as the median and, behind it, the
95th percentile. What counts is the ratio, not the milliseconds of one machine: that of the medians
for start, save and bytes, and for keys that of the 95th percentiles too. Both databases begin with
an empty log, and are read through before each session: what is measured is not a disk that others use.

Measured on {machine}, SQLite {sqlite}, {rounds} sessions of each program at each size.
"""


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def pair(values):
    return statistics.median(values), percentile(values, 0.95)


def ratio_cell(limit, ours, goal, slow_too):
    """The ratios of the medians and of the 95th percentiles, and whether the goal is reached: by the
    medians, *slow_too* by both."""
    ratios = [mine / base if base else 0 for mine, base in zip(pair(ours), pair(limit))]
    text = f"{ratios[0]:.2f} ({ratios[1]:.2f})"
    if goal is None:
        return text, ""
    return text, f"≤ {goal:.1f}: {'yes' if max(ratios if slow_too else ratios[:1]) <= goal else 'no'}"


def milliseconds(values):
    median, slow = (value * 1000 for value in pair(values))
    return f"{median:.2f} ({slow:.2f})"


def whole(values):
    median, slow = pair(values)
    return f"{median:.0f} ({slow:.0f})"


def table_rows(rows, measured, show):
    for name, label, goal in rows:
        limit, ours = measured["limit"].get(name), measured["tilburg"].get(name)
        if limit and ours:
            text, met = ratio_cell(limit, ours, goal, name in KEYS)
            yield f"| {label} | {show(limit)} | {show(ours)} | {text} | {met} |"


def limit_rows(measured):
    """What has a goal of its own, not as a ratio."""
    limit, ours = measured["limit"], measured["tilburg"]
    slowest = max(percentile(ours[name], 0.95) for name in KEYS if ours.get(name))
    rows = [
        ("memory, MiB", "memory", 12, 1),
        ("frames for 20 keys at once", "burst frames", 2, 1),
        ("bytes in 3 idle seconds", "idle bytes", 0, 1),
        ("CPU in 3 idle seconds, ms", "idle cpu", 1, 1000),
        ("quit, ms", "quit", 5, 1000),
        ("lost line to the end, ms", "hang-up", 50, 1000),
    ]
    for label, name, goal, factor in rows:
        if limit.get(name) and ours.get(name):
            base, mine = (statistics.median(values[name]) * factor for values in (limit, ours))
            yield (f"| {label} | {base:.1f} | {mine:.1f} | | "
                   f"≤ {goal}: {'yes' if mine <= goal else 'no'} |")
    yield (f"| slowest 95th percentile of a key, ms | | {slowest * 1000:.1f} | | "
           f"≤ 16: {'yes' if slowest <= 0.016 else 'no'} |")


def size_table(size, measured):
    yield f"## {size:,} households".replace(",", " ")
    yield ""
    yield "| what | limit | tilburg | ratio | goal |"
    yield "| --- | --- | --- | --- | --- |"
    yield from table_rows(TIMES, measured, lambda values: milliseconds(values) + " ms")
    yield from table_rows(BYTES, measured, whole)
    yield from limit_rows(measured)
    yield ""


def growth_table(measured):
    sizes = sorted(measured)
    if len(sizes) < 2:
        return
    first, last = measured[sizes[0]]["tilburg"], measured[sizes[-1]]["tilburg"]
    yield f"## Growth from {sizes[0]:,} to {sizes[-1]:,} households".replace(",", " ")
    yield ""
    yield "| what | growth of the median | goal |"
    yield "| --- | --- | --- |"
    for name, label, _ in TIMES + [("memory", "memory", None)]:
        if first.get(name) and last.get(name):
            growth = statistics.median(last[name]) / statistics.median(first[name])
            yield f"| {label} | {growth:.2f} | ≤ 2.0: {'yes' if growth <= 2 else 'no'} |"
    yield ""


def import_table(imports):
    if not imports:
        return
    yield "## Import"
    yield ""
    yield "Rows a second of processor time in one transaction, with reading the file, index and"
    yield "history, against bare prepared INSERTs with the same keys and search index."
    yield ""
    yield "| rows | bare INSERT | tilburg | ratio | goal |"
    yield "| --- | --- | --- | --- | --- |"
    for kind, (count, bare, ours) in imports.items():
        met = "yes" if ours / bare >= 0.5 else "no"
        yield (f"| {count} {kind} | {bare:.0f} | {ours:.0f} | {ours / bare:.2f} | "
               f"≥ 0.5: {met} |")
    yield ""


def machine():
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":", 1)[1].strip() for line in file
                      if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} × {model}, Linux {platform.release().split('-')[0]}"


def kept_findings(path):
    if os.path.exists(path):
        with open(path) as file:
            text = file.read()
        if FOUND in text:
            return text[text.index(FOUND):]
    return FOUND + "\n"


def write(path, measured, more):
    rounds = len(next(iter(measured.values()))["limit"]["memory"])
    lines = [HEAD.format(machine=machine(), sqlite=sqlite3.sqlite_version, rounds=rounds)]
    for size in sorted(measured):
        lines += size_table(size, measured[size])
    lines += growth_table(measured)
    lines += more
    text = "\n".join(lines) + "\n" + kept_findings(path)
    with open(path, "w") as file:
        file.write(text)
    print(f"wrote {path}")
