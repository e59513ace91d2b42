#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: import_mutated.py PROGRAM DATA [SEED [COUNT]]

Imports lists in which something is broken, the same ones for the same seed, into copies of a database
of a part of the city, and holds each against what an import promises: how it ends, what it says, that a
refused or tried one changes nothing, and that one that is done is sound, goes out again and comes back.
"""
import glob
import hashlib
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys

PROGRAM, DATA = sys.argv[1:3]
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
COUNT = int(sys.argv[4]) if len(sys.argv) > 4 else 60
HOUSEHOLDS = 12
KINDS = """organisations coordinators professionals households people network coordination
    involvements scores""".split()
TOKENS = [
    b'"', b'""', b";", b",", b"\t", b"\r\n", b"\n", b"\r", b"\0", b"\xff", b"\xc3\xa9", b"\xe2\x80\xae",
    b"\xe2\x80\x8b", b"\x1b[31m", b"\x1b]0;x\x07", b"\xc2\x9b", b"'=1+1", b"=cmd|x", b"+1", b"-1", b"@x",
    b"''", b"9" * 20, b"1e5", b"0,5", b"12.345", b"168,01", b"10,05", b"30-02-2024", b"2021-13-01",
    b"0000-00-00", b"9999-12-31", b"1-1-1", b"ja", b"maybe", b"T000001", b"T999999", b"P1", b"P9", b"N1",
    b"family", b"login:", b"login:x", b"professional:P", b"mon,tue", b"ma di", b"sep=;", b"\xef\xbb\xbf",
    b"\xff\xfe", b"A" * 201, b"B" * 70000, b" ", b"  x  ", b"\x7f", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    b"care", b"zorg", b"until", b"from", b"reason", b"household", b"P1 P1", b"P1 P2 P3 P4 P5",
    b"e" + b"\xcc\x81" * 40, b"\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", b"%s%n%d", b"'; DROP TABLE x;--",
]
COUNTS = re.compile(rb"(\d+) new, (\d+) changed, (\d+) unchanged, (\d+) rejected\n")
HARMFUL = re.compile(
    rb"[\0-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


def first_rows():
    """The lists of the city without most households, so that an import takes milliseconds."""
    lists = {}
    for kind in KINDS:
        with open(f"{DATA}/city/{kind}.csv", "rb") as file:
            rows = file.read().split(b"\r\n")
        if rows[0].lstrip(b"\xef\xbb\xbf").startswith(b"household;"):
            rows = rows[:1] + [row for row in rows[1:] if b"T000001" <= row[:7] <= b"T%06d" % HOUSEHOLDS]
        lists[kind] = b"\r\n".join(rows)
    return lists


def change_bytes(rng, text):
    at = rng.randrange(len(text) + 1)
    way = rng.randrange(4)
    if way == 0:
        return text[:at] + rng.choice(TOKENS) + text[at:]
    if way == 1:
        return text[:at] + text[at + rng.choice([1, 2, 5, 50]):]
    if way == 2 and at < len(text):
        return text[:at] + bytes([text[at] ^ 1 << rng.randrange(8)]) + text[at + 1:]
    return text[:at] if rng.random() < 0.3 else text


def change_cell(rng, text):
    rows = text.split(b"\r\n")
    at = rng.randrange(len(rows))
    cells = rows[at].split(b";")
    token = rng.choice(TOKENS)
    cells[rng.randrange(len(cells))] = rng.choice(
        [token, b'"' + token + b'"', rng.choice(rng.choice(rows).split(b";")), b""]
    )
    rows[at] = b";".join(cells)
    return b"\r\n".join(rows)


def change_rows(rng, text):
    rows = text.split(b"\r\n")
    at = rng.randrange(len(rows))
    if rng.random() < 0.5:
        rows.insert(rng.randrange(len(rows) + 1), rows[at])
    else:
        del rows[at]
    return b"\r\n".join(rows)


def change_all(rng, text):
    if rng.random() < 0.5:
        pairs = [(b"\r\n", b"\n"), (b"\r\n", b"\r"), (b";", b","), (b";", b"\t"), (b"\xc3", b"\xe9")]
        return text.replace(*rng.choice(pairs))
    encoding = rng.choice(["utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    text = text.decode("utf-8", "replace").encode(encoding, "replace")
    return text[:-1] if rng.random() < 0.3 else text


def mutate(rng, text):
    ways = [change_bytes] * 3 + [change_cell] * 4 + [change_rows] * 2 + [change_all]
    for _ in range(rng.choice([1, 1, 1, 2, 3, 8, 30])):
        text = rng.choice(ways)(rng, text or b"x")
    return text


def options(rng):
    chosen = rng.choice(
        [[], [], ["--dry-run"], ["--partial"], ["--rejects", "rejects"], ["--partial", "--rejects", "rejects"]]
    )
    if rng.random() < 0.1:
        chosen = chosen + ["--encoding", rng.choice(["utf-8", "utf-16", "windows-1252", "latin1"])]
    if rng.random() < 0.05:
        chosen = chosen + ["--delimiter", rng.choice([";", ",", "tab", "|"])]
    return chosen


def run(*words):
    return subprocess.run(
        [PROGRAM, "-d", "copy.db", *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )


def make(lists):
    run("init", "--quiet")
    for kind in KINDS:
        with open("in.csv", "wb") as file:
            file.write(lists[kind])
        done = run("import", kind, "in.csv")
        if done.returncode != 0:
            sys.exit(f"{kind}: {done.stderr!r}")
    db = sqlite3.connect("copy.db")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    os.rename("copy.db", "whole.db")


def restore():
    for end in ("-wal", "-shm", "-lock"):
        if os.path.exists("copy.db" + end):
            os.remove("copy.db" + end)
    shutil.copy("whole.db", "copy.db")


def digest():
    """What stands in the tables, the search index apart."""
    found = hashlib.sha256()
    db = sqlite3.connect("file:copy.db?mode=ro", uri=True)
    for (name,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY 1"
    ).fetchall():
        for row in db.execute(f'SELECT * FROM "{name}"'):
            found.update(repr(row).encode("utf-8", "replace"))
    db.close()
    return found.hexdigest()


def judge_told(done):
    """What is wrong with the exit status and the messages."""
    if done.returncode not in (0, 1, 4) or b"Sanitizer" in done.stderr or b"runtime error" in done.stderr:
        yield f"exit status {done.returncode}"
    if HARMFUL.search(done.stdout) or HARMFUL.search(done.stderr):
        yield "harmful bytes"
    for line in done.stderr.splitlines():
        if not re.match(rb"tilburg: in\.csv:\d+: ", line):
            yield f"no file and line: {line!r}"
    if done.returncode == 4 and not done.stderr:
        yield "refused without a reason"
    if not COUNTS.fullmatch(done.stdout):
        yield f"no counts: {done.stdout!r}"


def judge_kept(rng, kind, words):
    """What is wrong with the records after a good import."""
    check = run("check")
    if check.returncode != 0:
        yield f"not sound: {check.stderr!r}"
    again = COUNTS.fullmatch(run(*words).stdout)
    if not again or again[1] != b"0" or again[2] != b"0":
        yield "the second import changes something"
    out = run("export", kind)
    if out.returncode != 0 or HARMFUL.search(out.stdout.replace(b"\r\n", b"")):
        yield f"export ends with {out.returncode}: {out.stderr!r}"
    if rng.random() < 0.3:
        with open("out.csv", "wb") as file:
            file.write(out.stdout)
        back = run("import", kind, "out.csv")
        if not re.match(rb"0 new, 0 changed, \d+ unchanged, 0 rejected\n", back.stdout):
            yield f"the export does not come back: {back.stdout!r} {back.stderr!r}"


def judge_rejects(kind, count):
    """What is wrong with the file of the rejected rows."""
    back = run("import", kind, "rejects", "--dry-run")
    found = COUNTS.fullmatch(back.stdout)
    if not found or int(found[4]) > count or (back.returncode == 0 and sum(map(int, found.groups())) != count):
        yield f"the rejected rows are not read again: {back.stdout!r} {back.stderr!r}"


def judge(rng, kind, words, whole):
    done = run(*words)
    yield from judge_told(done)
    counts = COUNTS.fullmatch(done.stdout)
    if not counts:
        return
    new, changed, _, rejected = map(int, counts.groups())
    kept = done.returncode in (0, 1) and "--dry-run" not in words and new + changed > 0
    if kept:
        yield from judge_kept(rng, kind, words)
    elif digest() != whole:
        yield "something was changed"
    if os.path.exists("rejects"):
        if rejected > 0:
            yield from judge_rejects(kind, rejected)
        os.remove("rejects")
    if kept:
        restore()


def main():
    lists = first_rows()
    others = []
    for path in sorted(glob.glob(f"{DATA}/broken/*.csv") + glob.glob(f"{DATA}/odd/*.csv")):
        with open(path, "rb") as file:
            others.append(file.read())
    make(lists)
    restore()
    whole = digest()
    failed = 0
    for number in range(COUNT):
        rng = random.Random(SEED * 1000003 + number)
        kind = rng.choice(KINDS)
        text = mutate(rng, lists[kind] if rng.random() < 0.85 else rng.choice(others))
        with open("in.csv", "wb") as file:
            file.write(text)
        words = ["import", kind, "in.csv", *options(rng)]
        faults = list(judge(rng, kind, words, whole))
        if faults:
            failed += 1
            shutil.copy("in.csv", f"failed-{SEED}-{number}.csv")
            print(f"FAILED: seed {SEED}, number {number}: {' '.join(words)}: {'; '.join(faults)}", flush=True)
    print(f"{COUNT - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
