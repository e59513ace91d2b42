#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: walk_ids.py FOLDER DATABASE UID LIMIT

As the Unix user UID, a coordinator of the service at FOLDER/socket, asks with a client of its own for the
households 1 to 1000, on ten connections one after the other. LIMIT is how many the service lets one open in
a minute. What may be got is counted in DATABASE itself."""
import os
import socket
import sqlite3
import sys

FOLDER, DATABASE, UID, LIMIT = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
ASKED = 1000
VERB_OPEN, VERB_CHANGES = 2, 11
KIND_HOUSEHOLD, KIND_PERSON = 3, 4
DONE, NOT_FOUND, REFUSED = 0, 1, 5
NONE = -(1 << 63)
HEAD = 5


def number(value):
    """As protocol/codec.c writes it: zigzag, one more, seven bits a byte."""
    wire = (((value << 1) ^ (value >> 63)) + 1) & ((1 << 64) - 1)
    out = bytearray()
    while wire >= 0x80:
        out.append(wire & 0x7F | 0x80)
        wire >>= 7
    out.append(wire)
    return bytes(out)


def take_number(data, at):
    wire = shift = 0
    while True:
        byte = data[at]
        at += 1
        wire |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    zigzag = (wire - 1) & ((1 << 64) - 1)
    return (zigzag >> 1) ^ -(zigzag & 1), at


def request(verb, household):
    kinds = 1 << KIND_HOUSEHOLD | 1 << KIND_PERSON
    members = [0, 815, verb, 1, KIND_HOUSEHOLD, kinds, 0, household, 0, NONE, 0, 0, 0, 0]
    texts = number(0) * 2
    rows = number(0) + number(0) + number(0) + number(0)
    return b"".join(number(member) for member in members) + texts + number(0) + rows


def connect():
    client = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    client.settimeout(20)
    client.connect(FOLDER + "/socket")
    return client


def learn_signature():
    """Who speaks another version is told which one is spoken here."""
    with connect() as client:
        client.send(b"\0\0\0\0\0x")
        return client.recv(65536)[:HEAD - 1]


def ask(client, signature, verb, household):
    client.send(signature + b"\0" + request(verb, household))
    reply, more = b"", 1
    while more:
        packet = client.recv(65536)
        assert packet, "sent away"
        more = packet[HEAD - 1]
        reply += packet[HEAD:]
    _, at = take_number(reply, 0)
    status, at = take_number(reply, at)
    return status, reply


def words(base, sql):
    return [row[0] for row in base.execute(sql)]


OPEN_TO = """SELECT h.id FROM households AS h JOIN coordination AS c ON c.household_id = h.id
    JOIN coordinators AS k ON k.id = c.coordinator_id JOIN users AS u ON u.login = k.login
    JOIN users AS me ON me.uid = ? WHERE c."from" <= :day AND coalesce(c.until, :day) >= :day AND
    (u.id = me.id OR (u.team <> '' AND u.team = me.team)) AND NOT EXISTS
    (SELECT 1 FROM restricted AS r WHERE r.household_id = h.id AND r.user_id <> me.id)"""


def expected():
    """What is open to the user, and what is there at all for the user."""
    base = sqlite3.connect(DATABASE)
    day = int(base.execute("SELECT julianday('now', 'localtime', 'start of day') - 2440587.5 ").fetchone()[0])
    mine = set(row[0] for row in base.execute(OPEN_TO.replace(":day", str(day)), (UID,)))
    there = set(words(base, "SELECT id FROM households WHERE id <= 1000"))
    hidden = set(words(base, "SELECT household_id FROM restricted"))
    return mine, there - hidden


def walk(signature):
    found = {"got": set(), "refused": set(), "not there": set(), "throttled": set()}
    for first in range(1, ASKED, 100):
        with connect() as client:
            for household in range(first, first + 100):
                status, reply = ask(client, signature, VERB_OPEN, household)
                if status == DONE:
                    found["got"].add(household)
                elif status == NOT_FOUND:
                    found["not there"].add(household)
                else:
                    assert status == REFUSED, (status, reply)
                    assert len(reply) < 300, reply
                    slow = b"in a minute" in reply
                    found["throttled" if slow else "refused"].add(household)
    return found


def check(found, mine, there):
    asked = found["got"] | found["refused"] | found["not there"]
    assert mine and there - mine
    assert found["got"] <= mine, found["got"] - mine
    assert found["refused"] <= there - mine
    assert not found["not there"] & there
    assert len(asked) == min(LIMIT, ASKED)
    assert len(found["throttled"]) == max(0, ASKED - LIMIT)
    if LIMIT >= ASKED:
        assert found["got"] == mine and found["refused"] == there - mine


def be_the_user(mine, there, told, goes_on):
    os.setgroups([])
    os.setresgid(UID, UID, UID)
    os.setresuid(UID, UID, UID)
    signature = learn_signature()
    found = walk(signature)
    counts = ", ".join(f"{len(ids)} {name}" for name, ids in found.items())
    print(f"{ASKED} ids asked, at most {LIMIT} in a minute: {counts}", flush=True)
    check(found, mine, there)
    with connect() as client:
        assert ask(client, signature, VERB_CHANGES, 0)[0] == DONE
        os.write(told, b"x")
        os.read(goes_on, 1)
        status, reply = ask(client, signature, VERB_CHANGES, 0)
        assert status == REFUSED and b"Your access ended" in reply, reply


def set_until(day):
    base = sqlite3.connect(DATABASE, timeout=10)
    base.execute("UPDATE users SET until = ? WHERE uid = ?", (day, UID))
    base.commit()
    base.close()


def main():
    mine, there = expected()
    told, goes_on = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told[0])
        be_the_user(mine, there, told[1], goes_on[0])
        return
    os.close(told[1])
    if os.read(told[0], 1):
        set_until(20000)
        os.write(goes_on[1], b"x")
    status = os.waitpid(child, 0)[1]
    set_until(None)
    sys.exit(1 if status else 0)


main()
