# SPDX-License-Identifier: EUPL-1.2
"""The same screen over one's own households, with the database in the same process and asked of a
service. In a service the first opening of a household is noted on the disk before it is shown."""
import os
import signal
import statistics
import subprocess

from terminal import Terminal

SIZE = 400
USER = "femke"  # a coordinator of the demonstration
HOUSEHOLDS = 8  # of hers, opened one after the other
ROUNDS = 3
WORDS = ["verm", "hoek", "yilm", "jans"]
WANTED = 3  # fields before "wanted most now"


class Service:
    """A service on a database of its own, in which whoever runs this is the user."""

    def __init__(self, bench, today):
        self.folder = f"{bench.folder}/city"
        os.makedirs(self.folder, exist_ok=True)
        for name in os.listdir(self.folder):
            os.remove(f"{self.folder}/{name}")
        self.database = f"{os.path.abspath(self.folder)}/city.db"
        self.configuration = f"{self.folder}/city.ini"
        with open(self.configuration, "w") as file:
            file.write(f"[database]\npath = {self.database}\n"
                       f"socket = {os.path.abspath(self.folder)}/socket\n[screen]\nlanguage = nl\n")
        subprocess.run([bench.tilburg, "demo", "--households", str(SIZE), "--today", today,
                        "--output", self.database], check=True)
        subprocess.run([bench.tilburg, "-d", self.database, "user", "add", USER, "--uid",
                        str(os.getuid()), "--role", "coordinator", "--team", "west"], check=True)
        self.process = subprocess.Popen([f"{os.path.dirname(bench.tilburg)}/tilburgd", "-c",
                                         self.configuration], stdout=subprocess.PIPE)
        if not self.process.stdout.readline():
            raise RuntimeError("the service does not start")

    def memory(self):
        """The greatest resident set, MiB."""
        with open(f"/proc/{self.process.pid}/status") as file:
            line = next(line for line in file if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait() != 0:
            raise RuntimeError("the service ended with an error")


def open_all(terminal, figures, name):
    """Opens the first households of the list, each with a look at another pane."""
    for _ in range(HOUSEHOLDS):
        figures.add(name, terminal.press(b"\r")[0])
        for pane in (b"2", b"1"):
            figures.add("pane", terminal.press(pane)[0])
        terminal.press(b"q")
        figures.add("row", terminal.press(b"j")[0])
    for _ in range(HOUSEHOLDS):
        figures.add("row", terminal.press(b"k")[0])


def search(terminal, figures):
    for word in WORDS:
        terminal.press(b"/")
        for letter in word:
            figures.add("search", terminal.press(letter.encode())[0])
        terminal.press(b"\x1b")


def save(terminal, figures):
    for turn in range(HOUSEHOLDS):
        terminal.press(b"e")
        terminal.press(b"\t" * WANTED)
        terminal.press(b"\x05\x7f" if turn % 2 else b"\x05x")
        figures.add("save", terminal.press(b"\x13")[0])


def session(terminal, figures):
    try:
        figures.add("start", terminal.start())
        open_all(terminal, figures, "open first")
        open_all(terminal, figures, "open")
        search(terminal, figures)
        save(terminal, figures)
        figures.add("memory", terminal.memory())
        figures.add("quit", terminal.quit(b"q"))
    finally:
        terminal.close()


def measure(bench, today, new_figures):
    """Values by name of both ways, and what the service takes of memory: {"embedded": …}."""
    embedded, service = new_figures(), new_figures()
    bench.make_databases(SIZE)
    city = Service(bench, today)
    try:
        for _ in range(ROUNDS):
            session(Terminal([bench.tilburg, "-d", bench.database(SIZE), "--today", today],
                             {"TILBURG_CONFIG": bench.configuration()}), embedded)
            session(Terminal([bench.tilburg, "--today", today],
                             {"TILBURG_CONFIG": city.configuration}, city.process.pid), service)
        service.add("memory of the service", city.memory())
    finally:
        city.end()
    return {"embedded": embedded.values, "service": service.values}


ROWS = [("start", "start to the first screen"), ("row", "row down or up"),
        ("search", "search key"), ("open", "open a household again"), ("pane", "pane switch"),
        ("save", "save, acknowledged on disk"), ("quit", "quit")]
GOAL = 1.5


def table(measured):
    """The lines of the report."""
    embedded, service = measured["embedded"], measured["service"]

    def middle(values, name):
        return statistics.median(values[name]) * 1000

    yield "## Through a service"
    yield ""
    yield (f"The same screen over the own households of a coordinator among {SIZE}, at home and through "
           "`tilburgd`.")
    yield ""
    yield "| what | embedded | service | ratio | goal |"
    yield "| --- | --- | --- | --- | --- |"
    for name, label in ROWS:
        ours, theirs = middle(embedded, name), middle(service, name)
        ratio = theirs / ours
        yield (f"| {label} | {ours:.2f} ms | {theirs:.2f} ms | {ratio:.2f} | "
               f"≤ {GOAL}: {'yes' if ratio <= GOAL else 'no'} |")
    first, again = middle(service, "open first"), middle(embedded, "open first")
    yield (f"| open a household the first time, noted on disk | {again:.2f} ms | {first:.2f} ms | "
           f"{first / again:.2f} | |")
    memory = [statistics.median(values["memory"]) for values in (embedded, service)]
    yield f"| memory of a session, MiB | {memory[0]:.1f} | {memory[1]:.1f} | | |"
    yield f"| memory of the service, MiB | | {service['memory of the service'][0]:.1f} | | |"
    yield ""
