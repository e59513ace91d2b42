#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: screens_killed.py TILBURG KILLS SEED
People type into a form at the pace of people, each on a screen of their own, some on a file and some through a
service, and are killed (SIGKILL) at a moment that the seed chooses: the program, its keeper, or the program just
after it was told to save. Of what was typed all but the last 2 seconds is there, in a draft or saved, letter by
letter, and not twice; the next start offers it. At most 20 type at once. Their twins type on a file that another
program holds, so that no draft can be kept: they have to lose.
Works in the current folder. The last line tells of the twins how many there were and how many lost, how many kills
there were, after how many something was wrong, and the longest of the times, in milliseconds, from a key that is
not there to the kill."""
import contextlib
import os
import random
import re
import signal
import sqlite3
import string
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from screens import Loop, Screen

ON_FILE, ON_SERVICE, TWINS = 12, 8, 4  # at once; one Unix user has 8 connections
KEY_SECONDS = (0.06, 0.3)  # from one key to the next
TYPING_SECONDS = (0.2, 4)
TWIN_SECONDS = (2.5, 3)
AFTER_SAVE_SECONDS = 0.03
LOST_SECONDS = 2  # of typing, at most
WAYS = ("worker", "keeper", "save")


class City:
    """An empty database, on a file or with a service."""

    def __init__(self, program, folder, served):
        self.program = program
        self.path = os.path.join(folder, "city.db")
        os.mkdir(folder)
        subprocess.run([program, "-q", "-d", self.path, "init"], check=True)
        settings = os.path.join(folder, "tilburg.ini")
        socket = f"socket = {folder}/socket\n" if served else ""
        with open(settings, "w") as file:
            file.write(f"[screen]\nlanguage = en\n[database]\npath = {self.path}\n{socket}")
        self.environment = dict(os.environ, TERM="xterm-256color", TILBURG_CONFIG=settings)
        self.service = self.serve() if served else None

    def serve(self):
        subprocess.run([self.program, "-d", self.path, "user", "add", "me", "--uid", str(os.getuid()), "--role",
                        "process-director", "--team", "all"], check=True)
        service = subprocess.Popen([self.program + "d"], env=self.environment, stdout=subprocess.PIPE)
        service.stdout.readline()
        return service

    def rows(self, sql):
        with contextlib.closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchall()

    def drafts(self):
        """Code and name that were typed into each."""
        typed = [dict(re.findall("^(.*?)\t=\t\t(.*)$", values, re.M))
                 for values, in self.rows('SELECT "values" FROM drafts')]
        return [(fields.get("household"), fields.get("name", "")) for fields in typed]

    def names_of(self, code):
        """The name that goes with the code, once for each draft and each household that has it."""
        return ([name for of, name in self.drafts() if of == code],
                [name for name, in self.rows(f"SELECT name FROM households WHERE household = '{code}'")])

    def offers_draft(self):
        """Whether the next start shows one of the drafts, with what was typed."""
        drafts = [(code, name) for code, name in self.drafts() if name]
        screen = Screen([self.program, "--today", "2026-11-22"], self.environment)
        loop = Loop()
        loop.add(screen)
        shown = loop.wait_for(lambda: b"Typed and not saved" in screen.output or screen.ended)
        before = len(screen.output)
        screen.type("\r")
        shown = shown and loop.wait_for(lambda: screen.ended or any(
            code.encode() in screen.output[before:] and name[:20].encode() in screen.output[before:]
            for code, name in drafts))
        os.kill(screen.pid, signal.SIGTERM)
        loop.wait_for(lambda: screen.ended)
        return screen.status() == 0 and shown

    def fault(self):
        """What is wrong with all of it at the end, or None."""
        if self.drafts() and not self.offers_draft():
            return "the next start does not offer what was typed"
        if self.service:
            self.service.terminate()
            if self.service.wait() != 0:
                return "the service did not end well"
        checked = subprocess.run([self.program, "-d", self.path, "check"], capture_output=True, text=True)
        return None if checked.returncode == 0 else checked.stdout + checked.stderr

    def stop(self):
        """Whatever happened before."""
        if self.service and self.service.poll() is None:
            self.service.kill()
            self.service.wait()


class Typist:
    """One who types; *due* is when something is to be done next, None: wait for the screen."""

    def __init__(self, city, number, way, seconds, chance):
        self.city, self.code, self.way, self.chance = city, f"K{number}", way, chance
        self.screen = Screen([city.program, "--today", "2026-11-22"], city.environment)
        self.seconds = chance.uniform(*seconds)
        self.letters = ""
        self.keys = []  # when each was typed; the code counts as one
        self.due = self.end_at = self.saved_at = self.killed_at = None
        self.seen = 0  # of the output when it was told to save
        self.awaited = b"All households"  # None: the form is there

    def look(self):
        """The screen wrote something."""
        if self.awaited == b"All households" and self.awaited in self.screen.output:
            self.screen.type("n\x13")  # nothing is known: on to the new one
            self.awaited = b"Ctrl-S"
        if self.awaited == b"Ctrl-S" and self.awaited in self.screen.output:
            self.awaited = None

    def begin(self):
        self.screen.type(self.code + "\t")
        now = time.monotonic()
        self.keys.append(now)
        self.end_at = now + self.seconds
        self.due = now + self.chance.uniform(*KEY_SECONDS)

    def act(self):
        now = time.monotonic()
        if self.saved_at or (now >= self.end_at and self.way != "save"):
            self.kill()
        elif now >= self.end_at:
            self.seen = len(self.screen.output)
            self.screen.type("\x13")
            self.saved_at = now
            self.due = now + self.chance.uniform(0, AFTER_SAVE_SECONDS)
        else:
            self.letters += self.chance.choice(string.ascii_lowercase)
            self.screen.type(self.letters[-1])
            self.keys.append(now)
            self.due = min(now + self.chance.uniform(*KEY_SECONDS), max(self.end_at, now))

    def kill(self):
        self.due = None
        victim = self.screen.pid if self.way == "keeper" else self.screen.child()
        self.killed_at = time.monotonic()
        os.kill(victim, signal.SIGKILL)

    def acknowledged(self):
        return self.saved_at is not None and b"Saved." in self.screen.output[self.seen:]

    def missing_ms(self):
        """From the first key that is not there to the kill; 0: all is there."""
        drafts, saved = self.city.names_of(self.code)
        kept = (drafts + saved + [None])[0]
        there = 0 if kept is None else 1 + len(kept)
        return 1000 * (self.killed_at - self.keys[there]) if there < len(self.keys) else 0

    def fault(self, late):
        """What is wrong, or None; *late*: seconds that no fault of the program's are."""
        drafts, saved = self.city.names_of(self.code)
        kept = (drafts + saved + [""])[0]
        if len(drafts) + len(saved) > 1:
            return f"there are {len(drafts)} drafts of it and it is saved {len(saved)} times"
        if not self.letters.startswith(kept):
            return f"{self.letters!r} became {kept!r}"
        if self.acknowledged() and not saved:
            return "it said that it was saved"
        if self.missing_ms() > 1000 * (LOST_SECONDS + late):
            return f"of {self.letters!r} there is {kept!r}, killed {self.missing_ms():.0f} ms after the next key"
        return None


def play(typists):
    """Until all are killed and gone; how late a key was at most, in seconds."""
    loop = Loop()
    of = {typist.screen: typist for typist in typists}
    for typist in typists:
        loop.add(typist.screen)
    look = lambda screen: of[screen].look()
    if not loop.wait_for(lambda: not any(typist.awaited for typist in typists), look):
        stuck = [typist.screen for typist in typists if typist.awaited]
        sys.exit("no form: " + stuck[0].output.decode(errors="replace")[-500:])
    for typist in typists:
        typist.begin()
    while any(typist.due for typist in typists):
        first = min((typist for typist in typists if typist.due), key=lambda typist: typist.due)
        loop.wait_until(first.due, look)
        first.act()
    loop.wait_for(lambda: all(typist.screen.ended for typist in typists))
    for typist in typists:
        typist.screen.status()
    return loop.late


@contextlib.contextmanager
def held(city):
    """Another program writes to its file all the time."""
    lock = sqlite3.connect(city.path, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    yield
    lock.close()


def round_of(program, folder, numbers, chance):
    """All that is wrong, and the longest of the times."""
    cities = [City(program, folder + "f", False), City(program, folder + "s", True)]
    try:
        typists = [Typist(cities[i >= ON_FILE], number, WAYS[number % len(WAYS)], TYPING_SECONDS, chance)
                   for i, number in enumerate(numbers)]
        late = play(typists)
        faults = [(typist.code, typist.way, typist.fault(late)) for typist in typists]
        faults += [("all", city.path, city.fault()) for city in cities]
    finally:
        cities[1].stop()
    return ([f"{code} {way}: {fault}" for code, way, fault in faults if fault],
            max(typist.missing_ms() for typist in typists))


def twins(program, folder, chance):
    """How many lost."""
    city = City(program, folder, False)
    with held(city):
        typists = [Typist(city, number, "worker", TWIN_SECONDS, chance) for number in range(TWINS)]
        late = play(typists)
    return sum(typist.fault(late) is not None for typist in typists)


def main():
    program, kills, seed = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    faults, longest = [], 0
    at_once = ON_FILE + ON_SERVICE
    for first in range(0, kills, at_once):
        numbers = range(first, min(first + at_once, kills))
        wrong, time_ms = round_of(program, os.path.abspath(f"round{first}"), numbers, chance)
        faults += wrong
        longest = max(longest, time_ms)
    beaten = twins(program, os.path.abspath("twins"), chance)
    print("\n".join(faults))
    print(f"{TWINS} {beaten} {kills} {len(faults)} {longest:.0f}")


main()
