# SPDX-License-Identifier: EUPL-1.2
"""The panes of insight on the household with the most helpers: each key, from the press to the last byte."""
import os
import shutil
import statistics

from terminal import Terminal

SIZE = 400
ROUNDS = 5
HELPERS = 10  # that are tried out as stopping
MOST = 5  # milliseconds

RIGHT, LEFT, UP, DOWN = (b"\x1b[" + letter for letter in (b"C", b"D", b"A", b"B"))
MOVES = [RIGHT, RIGHT, DOWN, DOWN, LEFT, UP, DOWN, DOWN]


class Keys:
    """Presses keys and keeps under a name what each took."""

    def __init__(self, terminal, figures):
        self.terminal, self.figures = terminal, figures

    def press(self, name, *keys):
        for key in keys:
            seconds = self.terminal.press(key)[0]
            if seconds is None:
                raise RuntimeError(f"{name}: nothing was drawn for {key}")
            self.figures.add(name, seconds)

    def open(self, name, text, *keys):
        """What comes has this text."""
        before = len(self.terminal.output)
        self.press(name, *keys)
        if text.encode() not in self.terminal.output[before:]:
            raise RuntimeError(f"{name}: it did not open")


def to_the_household(terminal):
    """From the list of all, the most helpers first."""
    for key in (b"a", b"s", b"s", b"\r"):
        terminal.press(key)


def stacking_map(keys):
    keys.open("map, opened", "Umut", b"8")
    keys.press("map, a cell's helpers and back", b"\r", b"q", b"p", b"q")
    keys.press("map, moved over", *MOVES)


def what_if(keys):
    keys.open("what if, opened", "vandaag", b"w")
    for _ in range(HELPERS):
        keys.press("what if, ten helpers stopping", b" ")
        keys.terminal.press(DOWN)
    keys.press("what if, other hours", b"1", b"\r")
    keys.open("proposals side by side, and back", "Voorstellen", b"o")
    keys.press("proposals side by side, and back", b"q")
    for key in (b"q", DOWN, DOWN, b"\r"):  # thrown away
        keys.terminal.press(key)


def wishes(keys):
    keys.open("wish and effort, opened", "lichaamsfuncties", b"9")
    keys.press("wish and effort, moved over", DOWN, DOWN, DOWN, UP)


def roster(keys):
    keys.open("roster, opened", "Gezichten", b"0")
    keys.press("roster, moved over", *([DOWN] * 8 + [UP] * 4))
    keys.press("roster, an answer, saved", b"a", b"b", b"c")
    for _ in range(3):
        keys.press("roster, an answer taken back, saved", b"u")


def contact_map(keys):
    keys.press("meetings, opened", b"6")
    keys.open("who speaks with whom, opened", "Dekking", b"o")
    keys.press("who speaks with whom, moved over", *([DOWN] * 6 + [UP] * 3))
    keys.press("who speaks with whom, the other views", b"s", b"s", b"s")
    keys.terminal.press(b"q")


def then_and_now(keys):
    keys.open("then and now, opened", "Toen", b"T")
    keys.press("then and now, another moment", b"]", b"[", b"]", b"[")
    keys.terminal.press(b"q")


def measure(bench, new_program, warm, new_figures):
    """Seconds by name."""
    figures = new_figures()
    bench.make_databases(SIZE)
    path = f"{bench.folder}/insight.db"
    for ending in ("", "-trail.key"):  # a copy: what is saved here is of no other measure
        shutil.copy(bench.database(SIZE) + ending, path + ending)
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)
    program = new_program(path)
    for _ in range(ROUNDS):
        warm(program.path)
        terminal = Terminal(program.command, environment=program.environment)
        keys = Keys(terminal, figures)
        try:
            terminal.start()
            to_the_household(terminal)
            for part in (stacking_map, what_if, wishes, roster, contact_map, then_and_now):
                part(keys)
            terminal.press(b"q")
            terminal.quit(b"q")
        finally:
            terminal.close()
    return figures.values


def table(measured):
    """The lines of the report."""
    yield "## Insight"
    yield ""
    yield ("The household with the most helpers (28) of 400: medians, 95th percentiles and the slowest of all that "
           "were pressed.")
    yield ""
    yield f"| key | median ms | 95 % ms | slowest ms | each ≤ {MOST} ms |"
    yield "| --- | --- | --- | --- | --- |"
    for name, values in measured.items():
        values = sorted(1000 * value for value in values)
        slow = values[min(len(values) - 1, int(len(values) * 0.95))]
        yield (f"| {name} | {statistics.median(values):.2f} | {slow:.2f} | {values[-1]:.2f} | "
               f"{'yes' if values[-1] <= MOST else 'no'} |")
    yield ""
