#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""usage: syslog.py SOCKET

A system's log: makes the datagram socket, says "ready" and prints each message as a line until it is ended."""
import socket
import sys

with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as log:
    log.bind(sys.argv[1])
    print("ready", flush=True)
    while True:
        print(log.recv(65536).decode("ascii"), flush=True)
