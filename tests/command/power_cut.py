#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: power_cut.py TILBURG embedded|service|lying CUTS SEED [FAULTS.SO]
Writers save one record after the other to a database on an ext4 of its own, an image, whose journal is not written
but by fsync. At moments that the seed chooses all are stopped; what the image has then is what a disk would have
whose power was cut. A copy of it is mounted, which replays the journal, and has to hold each record that was
acknowledged before, once, and to be sound. lying: fsync does nothing, so that records have to be lost.
Works in the current folder, as root. The last line tells how many cuts there were and after how many of
them something was wrong."""
import os
import random
import select
import signal
import subprocess
import sys
import time

IMAGE_BYTES = 32 * 1024 * 1024
WRITERS = 3
SAVES_MOST = 6  # that are waited for before a cut
MORE_SECONDS = 0.03  # about what a save takes
PATIENCE = 60
GONE_SECONDS = 5

# A writer: $1 its name; acknowledged is what has exit status 0.
WRITER = """number=0
while :; do
    number=$((number + 1))
    printf 'household;name\\n%s-%s;van W\\n' "$1" $number |
        "$TILBURG" -q import households - >>told 2>&1 && echo "$1-$number" || exit 1
done"""


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def must(*command):
    done = run(*command)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stdout}{done.stderr}")
    return done.stdout


class Disk:
    """An image that is mounted; at the end of a "with" no more."""

    def __init__(self, image, folder):
        self.image, self.folder = image, folder
        os.makedirs(folder, exist_ok=True)

    def make(self):
        with open(self.image, "wb") as file:
            file.truncate(IMAGE_BYTES)
        must("mkfs.ext4", "-q", "-F", "-b", "4096", self.image)

    def __enter__(self):
        must("mount", "-o", "loop,commit=300", self.image, self.folder)
        return self

    def __exit__(self, *_):
        must("umount", self.folder)

    def cut_to(self, path):
        """Two equal readings, one after the other: between them the disk held just that."""
        before, now = None, self.read()
        while before != now:
            before, now = now, self.read()
        with open(path, "wb") as file:
            file.write(now)

    def read(self):
        with open(self.image, "rb") as file:
            return file.read()


class Work:
    """Those who write, and the service if there is one; all can be stopped and go on."""

    def __init__(self, program, way, library):
        environment = dict(os.environ, TILBURG=program, TILBURG_CONFIG=os.path.abspath(f"{way}.ini"))
        if way == "lying":
            environment.update(LD_PRELOAD=library, TILBURG_FSYNC_LIES="1")
        self.saved = set()
        self.part = b""
        self.groups = []
        if way == "service":
            self.start([program + "d"], environment).stdout.readline()
        self.told, telling = os.pipe()
        for number in range(WRITERS):
            self.start(["sh", "-c", WRITER, "sh", f"W{number}"], environment, telling)
        os.close(telling)

    def start(self, command, environment, output=subprocess.PIPE):
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output,
                                   start_new_session=True)
        self.groups.append(process)
        return process

    def signal(self, number):
        for process in self.groups:
            os.killpg(process.pid, number)

    def read_told(self, seconds):
        """True when somebody told that something was saved."""
        if not select.select([self.told], [], [], seconds)[0]:
            return False
        piece = os.read(self.told, 65536)
        if not piece:
            sys.exit("the writers have ended: " + open("told").read()[-300:])
        *lines, self.part = (self.part + piece).split(b"\n")
        self.saved.update(line.decode() for line in lines)
        return True

    def wait(self, saves, seconds):
        """Until so many more were saved, and then so long."""
        wanted = len(self.saved) + saves
        end = time.monotonic() + PATIENCE
        while len(self.saved) < wanted and time.monotonic() < end:
            self.read_told(PATIENCE)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read_told(max(end - time.monotonic(), 0))

    def end(self):
        self.signal(signal.SIGKILL)
        for process in self.groups:
            process.wait()
        while os.read(self.told, 65536):
            pass
        os.close(self.told)
        until = time.monotonic() + GONE_SECONDS
        while any(map(has_members, self.groups)) and time.monotonic() < until:
            os.sched_yield()  # one that was in the middle of an fsync still has the disk


def has_members(process):
    """Whether anything is left of the group that it led."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return False
    return True


def what_is_wrong(program, database, saved):
    """Looks at what the cut left; None when all is well."""
    checked = run(program, "-d", database, "check")
    if checked.returncode != 0:
        return "not sound: " + checked.stdout + checked.stderr
    rows = must("sqlite3", database, "SELECT household FROM households").split()
    missing = saved - set(rows)
    twice = must("sqlite3", database, "SELECT label FROM steps WHERE verb = 'import' GROUP BY label "
                                      "HAVING count(*) > 1").split("\n")[:-1]
    if missing or twice:
        return f"{len(missing)} of {len(saved)} lost {sorted(missing)[:5]}, twice {twice[:5]}"
    return None


def cut_once(program, disk, work):
    work.signal(signal.SIGSTOP)
    while work.read_told(0):
        pass
    disk.cut_to("cut.image")
    with Disk("cut.image", "cut") as cut:
        wrong = what_is_wrong(program, os.path.join(cut.folder, "city.db"), work.saved)
    work.signal(signal.SIGCONT)
    return wrong


def make_database(program, way):
    """Also the settings by which it is found."""
    database = os.path.abspath(f"{way}/city.db")
    must(program, "-q", "-d", database, "init")
    must(program, "-d", database, "user", "add", "me", "--uid", str(os.getuid()), "--role", "process-director",
         "--team", "all", "--rights", "import")
    socket = f"socket = {os.path.abspath('socket')}\n" if way == "service" else ""
    with open(f"{way}.ini", "w") as file:
        file.write(f"[screen]\nlanguage = en\n[database]\npath = {database}\n{socket}")
    must("sync", "-f", way)


def main():
    program, way, cuts, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(f"{seed} {way}")
    disk = Disk(f"{way}.image", way)
    disk.make()
    wrong = 0
    with disk:
        make_database(program, way)
        work = Work(program, way, sys.argv[5] if len(sys.argv) > 5 else None)
        try:
            for cut in range(cuts):
                work.wait(chance.randrange(SAVES_MOST), MORE_SECONDS * chance.random())
                fault = cut_once(program, disk, work)
                if fault:
                    wrong += 1
                    print(f"{way}, cut {cut + 1}: {fault}")
        finally:
            work.end()
    print(f"{cuts} {wrong}")


main()
