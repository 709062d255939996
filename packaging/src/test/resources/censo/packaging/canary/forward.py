"""forward.py PORT TO FOLDER: passes what comes in at PORT on to TO, and keeps all bytes of each connection in FOLDER."""

import itertools
import socket
import sys
import threading

PORT, TO, FOLDER = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]


def keep(source, target, path):
    with open(path, "wb") as kept:
        while data := source.recv(65536):
            kept.write(data)
            kept.flush()
            target.sendall(data)
    target.shutdown(socket.SHUT_WR)


def main():
    server = socket.create_server(("127.0.0.1", PORT))
    for number in itertools.count():
        here, _ = server.accept()
        there = socket.create_connection(("127.0.0.1", TO))
        for source, target, way in ((here, there, "sent"), (there, here, "answered")):
            path = f"{FOLDER}/{number}.{way}"
            threading.Thread(target=keep, args=(source, target, path), daemon=True).start()


main()
