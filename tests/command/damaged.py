#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: damaged.py PROGRAM DATA DATABASE [SEED [COUNT]]

Runs commands on copies of a database in which bytes were changed or lost, the same ones for the same
seed: each ends with a status of its own and a sentence, and nothing harmful gets out.
"""
import os
import random
import re
import subprocess
import sys

PROGRAM, DATA, DATABASE = sys.argv[1:4]
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 1
COUNT = int(sys.argv[5]) if len(sys.argv) > 5 else 40
PAGE = 4096
COMMANDS = [
    words.split()
    for words in f"""check
find G00
find 06
show G000001
show G000002 --plain
web G000001
web G000003 --format svg
figures --tsv
export involvements
export scores
export people --pseudonymise
import people {DATA}/broken/duplicate-key.csv
import organisations {DATA}/city/organisations.csv --partial
import professionals {DATA}/city/professionals.csv""".splitlines()
]
HARMFUL = re.compile(
    rb"[\0-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


def damage(rng, whole):
    file = bytearray(whole)
    pages = len(file) // PAGE
    way = rng.randrange(6)
    if way == 0:
        return file[:rng.randrange(len(file))]
    if way == 1:
        for _ in range(rng.choice([1, 3, 20])):
            file[rng.randrange(len(file))] ^= 1 << rng.randrange(8)
    elif way == 2:
        file[rng.randrange(PAGE)] = rng.randrange(256)
    elif way == 3:
        page = rng.randrange(pages) * PAGE
        file[page:page + PAGE] = rng.randbytes(PAGE)
    elif way == 4:
        page, other = rng.randrange(pages) * PAGE, rng.randrange(pages) * PAGE
        file[page:page + PAGE] = file[other:other + PAGE]
    else:
        for _ in range(rng.choice([1, 5, 50])):
            file[rng.randrange(pages) * PAGE + rng.randrange(64)] = rng.randrange(256)
    return file


def judge(words):
    for end in ("-wal", "-shm", "-lock"):
        if os.path.exists("damaged.db" + end):
            os.remove("damaged.db" + end)
    done = subprocess.run(
        [PROGRAM, "-d", "damaged.db", *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    if done.returncode not in (0, 1, 3, 4, 5) or b"Sanitizer" in done.stderr or b"runtime" in done.stderr:
        yield f"exit status {done.returncode}: {done.stderr[-2000:]!r}"
    if done.returncode == 5 and not re.match(rb"tilburg: .", done.stderr):
        yield "no sentence"
    if HARMFUL.search(done.stdout.replace(b"\r\n", b"")) or HARMFUL.search(done.stderr):
        yield "harmful bytes"
    try:
        done.stdout.decode()
        done.stderr.decode()
    except UnicodeDecodeError as error:
        yield str(error)


def main():
    with open(DATABASE, "rb") as file:
        whole = file.read()
    failed = 0
    for number in range(COUNT):
        rng = random.Random(SEED * 7919 + number)
        damaged = damage(rng, whole)
        faults = []
        for words in rng.sample(COMMANDS, 3):
            with open("damaged.db", "wb") as file:
                file.write(damaged)
            faults += [f"{' '.join(words)}: {fault}" for fault in judge(words)]
        if faults:
            failed += 1
            os.rename("damaged.db", f"failed-{SEED}-{number}.db")
            print(f"FAILED: seed {SEED}, number {number}: {'; '.join(faults)}", flush=True)
    print(f"{COUNT - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
