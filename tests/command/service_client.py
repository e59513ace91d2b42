#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: service_client.py TILBURG FOLDER PID

Speaks to the service at FOLDER/socket as no program of ours would, and stands between tilburg and the
service to cut the line at the worst moment: the write is done, its answer lost."""
import os
import socket
import subprocess
import sys
import threading

program, folder, service = sys.argv[1], sys.argv[2], sys.argv[3]
PATH = folder + "/socket"
BETWEEN = folder + "/between"
HEAD = 5  # four bytes of signature, then whether more parts follow
PART = 64 * 1024
LIMIT = 20  # seconds


def connect():
    client = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    client.settimeout(LIMIT)
    client.connect(PATH)
    return client


def receive_message(line):
    """The packets of one message; none at the end."""
    packets = []
    while not packets or packets[-1][HEAD - 1] == 1:
        try:
            packet = line.recv(PART + 1)
        except ConnectionResetError:
            packet = b""
        if not packet:
            return []
        packets.append(packet)
    return packets


def tilburg(*arguments, text="", status=0):
    """Standard output of the program, by way of the socket between."""
    environment = dict(os.environ, TILBURG_CONFIG=folder + "/between.ini")
    done = subprocess.run([program, *arguments], input=text, capture_output=True, text=True,
                          env=environment, timeout=LIMIT, check=False)
    assert done.returncode == status, done
    return done.stdout


class Between:
    """A socket that leads to the service; the first *cut* connections end before the answer to what comes
    after their beginning."""

    def __init__(self, cut):
        if os.path.exists(BETWEEN):
            os.unlink(BETWEEN)
        self.cut = cut
        self.beginnings, self.requests = [], []
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.listener.bind(BETWEEN)
        self.listener.listen()
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            near = self.listener.accept()[0]
            self.cut -= 1
            self.serve(near, self.cut >= 0)

    def serve(self, near, cut):
        with near, connect() as far:
            self.pass_on(near, far, False, self.beginnings)
            while self.pass_on(near, far, cut, self.requests) and not cut:
                pass

    @staticmethod
    def pass_on(near, far, cut, seen):
        """One message, which is seen before its answer is, and its answer; false at the end."""
        request = receive_message(near)
        if request:
            seen.append(b"".join(request))
        for packet in request:
            far.send(packet)
        for packet in receive_message(far) if request else []:
            if not cut:
                near.send(packet)
        return bool(request)


def learn_signature():
    between = Between(0)
    tilburg("find", "van")
    return between.requests[0][:HEAD - 1]


def is_sent_away(client):
    try:
        while client.recv(PART + 1):
            pass
    except ConnectionResetError:
        pass
    return True


def send_wrong(signature):
    """Each on a connection of its own, which the service ends."""
    whole, more = signature + b"\0", signature + b"\1"
    wrong = [
        [b"x"],
        [b"GET / HTTP/1.1\r\n\r\n"],
        [os.urandom(1000)],
        [whole],
        [whole + os.urandom(100)],
        [whole + b"\xff" * 100],
        [more],
        [signature + b"\2abc"],
        [whole + b"x" * PART],
        [b"\0\0\0\0\0abc"],
        [more + b"x" * (PART - HEAD)] * 257,
    ]
    for packets in wrong:
        with connect() as client:
            try:
                for packet in packets:
                    client.send(packet)
            except (BrokenPipeError, ConnectionResetError):
                pass
            assert is_sent_away(client), packets[0][:20]


def stop_halfway(signature):
    """They keep nobody from being served."""
    with connect() as half, connect() as silent:
        half.send(signature + b"\1" + b"x" * 100)
        tilburg("find", "van")
        silent.close()


def lose_the_answer():
    """Whatever way the program writes: it is done, sent again, and not done twice."""
    for number, cut in enumerate((1, 3)):
        between = Between(cut)
        told = tilburg("-q", "import", "households", "-", text=f"household;name\nCUT{number};a\n")
        assert told == "1 new, 0 changed, 0 unchanged, 0 rejected\n", told
        assert len(between.requests) == cut + 1
        assert len(set(between.requests)) == 1
        assert len(between.beginnings) == cut + 1
        assert len(set(between.beginnings)) == 1
    between = Between(1)
    told = tilburg("import", "people", "-", "--partial", status=1,
                   text="household;person\nCUT0;P1\nNONE;P1\n")
    assert told == "1 new, 0 changed, 0 unchanged, 1 rejected\n", told
    assert len(between.requests) == 2
    listed = tilburg("export", "households")
    assert listed.count("\nCUT") == 2, listed


def main():
    with open(folder + "/between.ini", "w", encoding="utf-8") as file:
        file.write(f"[screen]\nlanguage = en\n[database]\nsocket = {BETWEEN}\n")
    signature = learn_signature()
    send_wrong(signature)
    stop_halfway(signature)
    lose_the_answer()
    os.kill(int(service), 0)  # it is still the same


main()
