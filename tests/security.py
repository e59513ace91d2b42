#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: security.py [-w]
Makes docs/security.md from tests/security.table and from what the tests of the last "make check" found
(BUILD/results). Without -w: says whether the document is stale; what cannot be run here (without root) does not
make it so."""
import difflib
import os
import sys

TABLE, DOCUMENT = "tests/security.table", "docs/security.md"
FIELDS = ("asset", "attacker", "path", "defence")
HEAD = """# Security: what is attacked, how, and what is tested against it

This page is made by `make security` from `tests/security.table` and from the results of the last `make check`: a test that is
not there is shown as missing, and one that failed or was not run as that. `docs/deployment.md` sets up what stands here,
`docs/architecture.md` tells how it is built.

| asset | attacker | path | defence | tests |
| --- | --- | --- | --- | --- |
"""


def read_table():
    rows, row = [], None
    for number, line in enumerate(open(TABLE, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line:
            row = None
        elif not line.startswith("#"):
            key, separator, value = line.partition(": ")
            if not separator or key not in FIELDS + ("test",):
                sys.exit(f"{TABLE}:{number}: neither a field nor a test")
            if row is None:
                row = {"test": []}
                rows.append(row)
            if key == "test":
                row["test"].append(value)
            else:
                row[key] = value
    return rows


def read_results():
    """Of each test and case whether it passed wherever it ran."""
    found = {}
    path = os.path.join(os.environ.get("BUILD", "build"), "results")
    if not os.path.exists(path):
        sys.exit(f"there is no {path}: run make check")
    for line in open(path, encoding="utf-8"):
        test, case, result = line.split()
        found[test, case] = found.get((test, case), True) and result == "ok"
    return found


def is_in_tree(test, case):
    for path in (test, test + ".c"):
        if os.path.exists(path):
            return case == "-" or case in open(path, encoding="utf-8").read()
    return False


def state(test, results, lenient):
    name, _, case = test.partition(" ")
    case = case or "-"
    if not is_in_tree(name, case):
        return "missing"
    if name.startswith("tests/screen/"):  # one program plays them all
        name = "tests/screen/run"
    if (name, case) not in results:
        return "passed" if lenient else "not run"
    return "passed" if results[name, case] else "FAILED"


def cell(text):
    return text.replace("|", "\\|")


def write_document(rows, results, lenient):
    text, counts = HEAD, {}
    for row in rows:
        told = {}
        for test in row["test"]:
            became = state(test, results, lenient)
            counts[became] = counts.get(became, 0) + 1
            told.setdefault(became, []).append(f"`{test.removeprefix('tests/')}`")
        tests = "<br>".join(f"**{became}**: {', '.join(names)}" for became, names in told.items())
        text += "| " + " | ".join([cell(row[field]) for field in FIELDS] + [tests]) + " |\n"
    summary = ", ".join(f"{count} {became}" for became, count in sorted(counts.items()))
    return text + f"\nOf the tests that are named here: {summary}.\n"


def main():
    writes = sys.argv[1:] == ["-w"]
    made = write_document(read_table(), read_results(), lenient=not writes)
    if writes:
        with open(DOCUMENT, "w", encoding="utf-8") as file:
            file.write(made)
        return
    old = open(DOCUMENT, encoding="utf-8").read() if os.path.exists(DOCUMENT) else ""
    if made != old:
        sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), made.splitlines(True),
                                                   DOCUMENT, "as it is"))
        sys.exit(f"{DOCUMENT} is stale; make security writes it anew")


main()
