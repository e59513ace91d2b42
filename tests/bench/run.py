#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Measures the program against the least one that could do the job, and writes the figures.

environment: BUILD (folder), TILBURG (program), BENCH_SIZES ("400 10000 100000 1000000"),
BENCH_KEPT (sizes whose figures of an earlier run are taken), BENCH_ROUNDS (5), BENCH_OUTPUT (docs/performance.md; text behind its line "## What was found"
stays). The databases are kept in BUILD/bench and used again.
"""
import json
import os
import random
import subprocess
import sys
import time
import zlib

sys.dont_write_bytecode = True  # the folder of the sources stays clean

import city
import fill
import insight
import report
import work
from terminal import Terminal

TODAY = "2026-11-22"
SEARCHES = ["verm", "hoek", "yilm", "kowa", "jans", "smit", "0175", "zilv", "ovic", "vrie"]
BURST = 20
SAVES = 12
ECHO = 40  # bytes that show a letter typed where the list stays
WANTED = 3  # fields before "wanted most now", which both programs change


class Limit:
    name = "limit"
    down, page, enter, back, quit, search = b"j", b"n", b"\r", b"q", b"q", b"/"
    panes = [b"2", b"1"]

    def __init__(self, bench, size):
        self.path = bench.limit_database(size)
        self.command = [f"{bench.build}/tests/bench/limit", self.path]
        self.environment = {}

    def prepare(self, terminal):
        """The list of all households stands from the start."""

    def leave_search(self, terminal):
        terminal.press(b"\x15\r")

    def begin_save(self, terminal, turn):
        """Brings the terminal to where one key saves."""

    save = b"s"


class Tilburg:
    name = "tilburg"
    down, page, enter, back, quit, search = b"j", b"\x1b[6~", b"\r", b"q", b"q", b"/"
    panes = [b"2", b"1"]

    def __init__(self, bench, path):
        self.path = path
        self.command = [bench.tilburg, "-d", self.path, "--today", TODAY]
        self.environment = {"TILBURG_CONFIG": bench.configuration()}

    def prepare(self, terminal):
        terminal.press(b"a")

    def leave_search(self, terminal):
        terminal.press(b"\x1b")

    def begin_save(self, terminal, turn):
        terminal.press(b"e")
        terminal.press(b"\t" * WANTED)
        terminal.press(b"\x05\x7f" if turn % 2 else b"\x05x")

    save = b"\x13"


class Bench:
    def __init__(self):
        self.build = os.environ.get("BUILD", "build")
        self.tilburg = os.environ.get("TILBURG", f"{self.build}/tilburg")
        with open("docs/schema.sql", "rb") as schema:  # databases of another form are of no use
            self.folder = f"{self.build}/bench/{zlib.crc32(schema.read()):08x}"
        self.sizes = [int(size) for size in
                      os.environ.get("BENCH_SIZES", "400 10000 100000 1000000").split()]
        self.rounds = int(os.environ.get("BENCH_ROUNDS", "5"))
        os.makedirs(self.folder, exist_ok=True)

    def figures(self, size, measure):
        """What measure() gives, kept for later runs."""
        path = f"{self.folder}/figures-{size}.json"
        if str(size) not in os.environ.get("BENCH_KEPT", "").split():
            with open(path, "w") as file:
                json.dump(measure(), file)
        with open(path) as file:
            return json.load(file)

    def database(self, size):
        return f"{self.folder}/tilburg-{size}.db"

    def limit_database(self, size):
        return f"{self.folder}/limit-{size}.db"

    def configuration(self):
        path = f"{self.folder}/tilburg.ini"
        with open(path, "w") as file:
            file.write("[database]\nlogin = femke\n[screen]\nlanguage = nl\n")
        return path

    def make_databases(self, size):
        if not os.path.exists(self.database(size)):
            began = time.monotonic()
            subprocess.run([self.tilburg, "demo", "--households", str(size), "--today", TODAY,
                            "--output", self.database(size)], check=True)
            print(f"  made in {time.monotonic() - began:.1f} s", flush=True)
        if not os.path.exists(self.limit_database(size)):
            fill.limit_database(self.limit_database(size), self.database(size))
        for path in (self.database(size), self.limit_database(size)):
            fill.empty_log(path)


def warm(path):
    """Has a database in the kernel's memory: what is measured is the program, not a disk that others use."""
    for name in (path, path + "-wal"):
        if os.path.exists(name):
            with open(name, "rb", buffering=0) as file:
                while file.read(1 << 20):
                    pass


class Figures:
    """Measured values by name: lists of seconds or bytes."""

    def __init__(self):
        self.values = {}

    def add(self, name, value):
        if value is not None:
            self.values.setdefault(name, []).append(value)

    def key(self, name, answer):
        seconds, count = answer
        if seconds is not None:
            self.add(name, seconds)
            self.add(name + " bytes", count)


def measure_list(program, terminal, figures):
    for _ in range(6):
        figures.key("page", terminal.press(program.page))
        for _ in range(8):
            figures.key("row", terminal.press(program.down))


def measure_search(program, terminal, figures, words):
    for word in words:
        terminal.press(program.search)
        for letter in word:
            seconds, count = terminal.press(letter.encode())
            figures.add("search", seconds)
            if count > ECHO:
                figures.add("search bytes", count)
        program.leave_search(terminal)


def measure_household(program, terminal, figures):
    for _ in range(6):
        figures.key("open", terminal.press(program.enter))
        for pane in program.panes:
            figures.key("pane", terminal.press(pane))
        terminal.press(program.back)
        terminal.press(program.down)


def measure_burst(program, terminal, figures):
    seconds, _ = terminal.press(program.down * BURST)
    figures.add("burst", seconds)
    figures.add("burst frames", terminal.reads)  # each frame is one write


def measure_idle(terminal, figures):
    written, cpu = terminal.idle(3)
    figures.add("idle bytes", written)
    figures.add("idle cpu", cpu)


def session(program, figures, words, last):
    terminal = Terminal(program.command, environment=program.environment)
    try:
        figures.add("start", terminal.start())
        program.prepare(terminal)
        measure_list(program, terminal, figures)
        measure_search(program, terminal, figures, words)
        measure_household(program, terminal, figures)
        measure_burst(program, terminal, figures)
        if last:
            measure_idle(terminal, figures)
        figures.add("memory", terminal.memory())
        figures.add("quit", terminal.quit(program.quit))
    finally:
        terminal.close()


def short_sessions(program, figures):
    """A start shows much scatter: more of them, and lost lines too."""
    for _ in range(6):
        terminal = Terminal(program.command, environment=program.environment)
        try:
            figures.add("start", terminal.start())
            figures.add("hang-up", terminal.hang_up())
        finally:
            terminal.close()


def saves(program, figures):
    terminal = Terminal(program.command, environment=program.environment)
    try:
        terminal.start()
        program.prepare(terminal)
        for turn in range(SAVES):
            program.begin_save(terminal, turn)
            figures.add("save", terminal.press(program.save)[0])
    finally:
        terminal.close()


def one_round(program, figures):
    """What is compared between two databases of one program."""
    warm(program.path)
    session(program, figures, SEARCHES, False)
    short_sessions(program, figures)
    saves(program, figures)


def measure(bench, size):
    programs = [Limit(bench, size), Tilburg(bench, bench.database(size))]
    results = {program.name: Figures() for program in programs}
    chance = random.Random(size)
    for turn in range(bench.rounds):
        words = chance.sample(SEARCHES, len(SEARCHES))
        for program in programs if turn % 2 == 0 else reversed(programs):
            warm(program.path)
            session(program, results[program.name], words, turn == bench.rounds - 1)
            short_sessions(program, results[program.name])
            saves(program, results[program.name])
        print(f"  round {turn + 1} of {bench.rounds}", flush=True)
    return {name: figures.values for name, figures in results.items()}


def main():
    bench = Bench()
    measured = {}
    for size in bench.sizes:
        print(f"{size} households", flush=True)
        bench.make_databases(size)
        measured[size] = bench.figures(size, lambda: measure(bench, size))
    imports = bench.figures("import", lambda: fill.measure_import(bench, TODAY))
    through = bench.figures("service", lambda: city.measure(bench, TODAY, Figures))
    worked = bench.figures("work", lambda: work.measure(
        bench, lambda path: Tilburg(bench, path), one_round, Figures))
    seen = bench.figures("insight", lambda: insight.measure(
        bench, lambda path: Tilburg(bench, path), warm, Figures))
    report.write(os.environ.get("BENCH_OUTPUT", "docs/performance.md"), measured,
                 [*report.import_table(imports), *work.table(worked), *insight.table(seen), *city.table(through)])


if __name__ == "__main__":
    sys.exit(main())
