# SPDX-License-Identifier: EUPL-1.2
"""The databases of the limit program, and what an import costs.

The tables of what was saved have the columns and indexes that the program's have: a save is
compared with one transaction of the same rows.
"""
import csv
import os
import sqlite3
import statistics
import subprocess

# The entries of a household in the search index: its own name and code under its id, all other
# words behind those of all households. The program puts hits in this order too.
OTHERS = 100_000_000

LIMIT = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
ATTACH '{source}' AS source;
BEGIN;
CREATE TABLE household (id INTEGER PRIMARY KEY, rev INTEGER, code TEXT, name TEXT, address TEXT,
    postcode TEXT, district TEXT, phone TEXT, language TEXT, safety_note TEXT, weight TEXT,
    question TEXT, wanted TEXT, strengths TEXT, worries TEXT);
INSERT INTO household SELECT row_number() OVER (ORDER BY sort_key, household), 1, household, name,
    street || ' ' || house_number, postcode, district, phone, language, safety_note, weight,
    question, wanted, strengths, worries FROM source.households;
CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none,
    prefix='2 3 4 5', tokenize='unicode61 remove_diacritics 2');
INSERT INTO search (rowid, words) SELECT id, code || ' ' || name FROM household ORDER BY id;
INSERT INTO search (rowid, words) SELECT {others} + n.id, n.address || ' ' ||
    replace(n.postcode, ' ', '') || ' ' || replace(n.phone, '-', '') || ' ' ||
    coalesce((SELECT group_concat(given_name || ' ' || family_name, ' ') FROM source.people
        WHERE household_id = h.id), '') || ' ' ||
    coalesce((SELECT group_concat(name, ' ') FROM source.network WHERE household_id = h.id), '')
    || ' ' || coalesce((SELECT group_concat(given_name || ' ' || family_name, ' ')
        FROM source.involvements AS i JOIN source.professionals AS p ON p.id = i.professional_id
        WHERE i.household_id = h.id), '')
    FROM household AS n JOIN source.households AS h ON h.household = n.code ORDER BY n.id;
CREATE UNIQUE INDEX household_by_code ON household (code);
CREATE TABLE helper (household INTEGER, professional INTEGER, first INTEGER, last INTEGER,
    line TEXT);
INSERT INTO helper SELECT household.id, professional_id, coalesce("from", 0),
    coalesce(until, 99999), function || '  ' || given_name || ' ' || prefix || ' ' ||
    family_name || '  ' || domain || '  ' || purpose || '  ' || professionals.phone
    FROM source.involvements JOIN source.professionals ON professionals.id = professional_id
    JOIN source.households ON households.id = household_id
    JOIN household ON household.code = households.household ORDER BY household.id;
CREATE INDEX helper_by_household ON helper (household, professional);
CREATE TABLE member (household INTEGER, line TEXT);
INSERT INTO member SELECT household.id, person || '  ' || given_name || ' ' || prefix || ' ' ||
    family_name || '  ' || role || '  ' || coalesce(birth_date, '')
    FROM source.people JOIN source.households ON households.id = household_id
    JOIN household ON household.code = households.household ORDER BY household.id;
CREATE INDEX member_by_household ON member (household);
CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, session INTEGER, number INTEGER,
    login TEXT, at INTEGER, verb TEXT, kind TEXT, action TEXT, label TEXT, first_line INTEGER,
    last_line INTEGER, result INTEGER);
CREATE UNIQUE INDEX step_by_request ON step (session, number);
CREATE INDEX step_by_session ON step (session, id);
CREATE TABLE history (id INTEGER PRIMARY KEY, step INTEGER, household INTEGER, kind TEXT,
    record INTEGER, rev INTEGER, action TEXT, field TEXT, old TEXT, new TEXT);
CREATE INDEX history_by_record ON history (household, kind, record);
CREATE TABLE trail (id INTEGER PRIMARY KEY, at INTEGER, user INTEGER, uid INTEGER, role TEXT,
    behalf INTEGER, household INTEGER, kind TEXT, record INTEGER, action TEXT, ground TEXT,
    glass INTEGER, session INTEGER, address TEXT, result TEXT, count INTEGER, step INTEGER,
    words_hash BLOB, mac BLOB);
CREATE INDEX trail_by_time ON trail (at);
CREATE INDEX trail_by_user ON trail (user, at);
CREATE INDEX trail_by_household ON trail (household, at) WHERE household > 0;
CREATE INDEX trail_by_action ON trail (action, at);
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
"""


def remove(path):
    for ending in ("", "-wal", "-shm", "-lock"):
        if os.path.exists(path + ending):
            os.remove(path + ending)


def empty_log(path):
    """A start looks through the log: both programs begin with none."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def limit_database(path, source):
    remove(path)
    remove(path + ".new")
    database = sqlite3.connect(path + ".new", isolation_level=None)
    database.executescript(LIMIT.format(source=source, others=OTHERS))
    database.close()
    os.replace(path + ".new", path)


# The same columns, keys and index as the program keeps, without its history and its rules: also
# what makes an index dear is the same, that is the beginnings that are indexed, the places of the
# households (small numbers take less than half of the room), numbers as keys and a row for each
# person. In favour of the bare INSERT its households come in the order of their places.
HOUSEHOLDS = (
    """CREATE TABLE household (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT,
        street TEXT, house_number TEXT, postcode TEXT, city TEXT, district TEXT, phone TEXT,
        email TEXT, language TEXT, safety_note TEXT, weight TEXT, question TEXT, wanted TEXT,
        strengths TEXT, worries TEXT, self_coordination TEXT, self_coordination_on TEXT);
    CREATE INDEX household_by_name ON household (name, code);
    CREATE TABLE search_doc (id INTEGER PRIMARY KEY, household INTEGER, sort_key TEXT, own TEXT,
        other TEXT);
    CREATE INDEX search_doc_by_key ON search_doc (id >> 18, sort_key);
    CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none,
        prefix='2 3 4 5 6 7 8', tokenize='ascii');""",
    ["INSERT INTO household VALUES (" + ", ".join(f"?{i}" for i in range(1, 20)) + ")",
     "INSERT INTO search_doc VALUES (CAST(?20 AS INTEGER), ?1, ?3, ?21, ?22)",
     "INSERT INTO search (rowid, words) VALUES (CAST(?20 AS INTEGER), ?23)"])

INVOLVEMENTS = (
    """CREATE TABLE involvement (id INTEGER PRIMARY KEY, household INTEGER, professional INTEGER,
        domain TEXT, first TEXT, persons TEXT, purpose TEXT, dimension TEXT, until TEXT,
        end_reason TEXT, hours TEXT, visits TEXT, weekdays TEXT, place TEXT, law TEXT, tariff TEXT,
        yearly TEXT, known TEXT, whom TEXT, clear TEXT, helps TEXT, trusted TEXT, family TEXT,
        coordinator TEXT);
    CREATE UNIQUE INDEX involvement_by_key ON involvement (household, professional, domain, first);
    CREATE INDEX involvement_active ON involvement (household, professional, first, until);
    CREATE INDEX involvement_by_professional ON involvement (professional, household, first, until);
    CREATE TABLE involvement_person (involvement INTEGER, person INTEGER,
        PRIMARY KEY (involvement, person)) WITHOUT ROWID;
    CREATE INDEX involvement_by_person ON involvement_person (person);""",
    ["INSERT INTO involvement VALUES (" + ", ".join(f"?{i}" for i in range(1, 25)) + ")"] +
    [f"INSERT INTO involvement_person VALUES (?1, ?{i})" for i in range(25, 29)])


def search_cells(cells):
    """Own and other words of a household, and both as they stand in the index."""
    own = f"{cells[0]} {cells[1]}".lower()
    digits = cells[7].replace("-", "")
    endings = [digits[i:] for i in range(len(digits)) if i == 0 or len(digits) - i >= 4]
    other = " ".join([cells[2], cells[3], cells[4].replace(" ", ""), cells[6], *endings]).lower()
    words = ["n" + word for word in own.split()]
    words += ["a" + word for word in (own + " " + other).split()]
    return [own, other, " ".join(words)]


def household_rows(rows, database):
    """Households with their place in the index of the program and their words."""
    places = dict(sqlite3.connect(database).execute("SELECT household, search_id FROM households"))
    rows.sort(key=lambda cells: places[cells[0]])
    return [[*cells, str(places[cells[0]]), *search_cells(cells)] for cells in rows]


def involvement_rows(rows, _):
    """Involvements with numbers for codes, and those of the persons behind them."""
    numbers = {}

    def number(code):
        return str(numbers.setdefault(code, len(numbers) + 1))

    return [[number(cells[0]), number(cells[1]), *cells[2:],
             *(number(f"{cells[0]}/{person}") for person in cells[4].split())] for cells in rows]


def read_rows(source):
    with open(source, newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file, delimiter=";")
        next(reader)
        return [[" ".join(cell.split()) for cell in cells] for cells in reader]


def seconds(command):
    """Processor time of a program that has to end well: a shared machine and disk play no part."""
    pid = os.posix_spawnp(command[0], command, os.environ,
                          file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, used = os.wait4(pid, 0)
    if status != 0:
        raise RuntimeError(f"{command} ended with {status}")
    return used.ru_utime + used.ru_stime


IMPORT_MOST = 10000  # households of the files that are imported
KINDS = ["organisations", "coordinators", "professionals", "households", "people", "network",
         "coordination", "involvements", "scores"]


def export(bench, size, kind):
    path = f"{bench.folder}/{kind}-{size}.csv"
    if not os.path.exists(path):
        with open(path + ".new", "w") as file:
            subprocess.run([bench.tilburg, "-d", bench.database(size), "export", kind],
                           check=True, stdout=file)
        os.rename(path + ".new", path)
    return path


def measure_import(bench, today):
    """Rows a second of the program and of bare INSERTs: {kind: (rows, bare, program)}."""
    size = max((size for size in bench.sizes if size <= IMPORT_MOST), default=None)
    if size is None:
        return {}
    files = {kind: export(bench, size, kind) for kind in KINDS}
    bare = {"households": (household_rows, *HOUSEHOLDS),
            "involvements": (involvement_rows, *INVOLVEMENTS)}
    taken_by = {kind: [] for kind in bare}
    for _ in range(5):
        remove(f"{bench.folder}/import.db")
        common = [bench.tilburg, "-d", f"{bench.folder}/import.db", "--today", today]
        subprocess.run([*common, "-q", "init"], check=True)
        for kind in KINDS:
            taken = seconds([*common, "import", kind, files[kind]])
            if kind in bare:
                taken_by[kind].append((taken, *bare_insert(bench, files[kind], *bare[kind])))
    remove(f"{bench.folder}/import.db")
    return {kind: middle_rates(values) for kind, values in taken_by.items()}


def bare_insert(bench, source, make_rows, schema, statements):
    """Seconds of the bare INSERTs, and the number of rows."""
    tabs, database = f"{bench.folder}/bare.tab", f"{bench.folder}/bare.db"
    rows = make_rows(read_rows(source), f"{bench.folder}/import.db")
    with open(tabs, "w", encoding="utf-8") as file:
        file.writelines("\t".join(cells) + "\n" for cells in rows)
    remove(database)
    taken = seconds([f"{bench.build}/tests/bench/insert", database, schema, tabs, *statements])
    remove(database)
    os.remove(tabs)
    return taken, len(rows)


def middle_rates(values):
    program = statistics.median(taken for taken, _, _ in values)
    bare = statistics.median(taken for _, taken, _ in values)
    count = values[0][2]
    return count, count / bare, count / program
