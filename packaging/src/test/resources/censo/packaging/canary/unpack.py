"""unpack.py FOLDER DATABASE: lays beside each file of FOLDER the gzip streams in it, and beside them the database's cells."""

import os
import sqlite3
import sys
import zlib

FOLDER, DATABASE = sys.argv[1:]


def streams(data):
    at = data.find(b"\x1f\x8b\x08")
    while at >= 0:
        try:
            yield zlib.decompressobj(31).decompress(data[at:])
        except zlib.error:
            pass
        at = data.find(b"\x1f\x8b\x08", at + 1)


def cells(path):
    database = sqlite3.connect(path)
    for (table,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
        for row in database.execute(f'select * from "{table}"'):
            for cell in row:
                data = cell if isinstance(cell, bytes) else str(cell).encode()
                yield data
                try:
                    yield zlib.decompressobj(-15).decompress(data)
                except zlib.error:
                    pass


def main():
    for name in os.listdir(FOLDER):
        with open(f"{FOLDER}/{name}", "rb") as packed:
            found = list(streams(packed.read()))
        if found:
            with open(f"{FOLDER}/{name}.unpacked", "wb") as plain:
                plain.write(b"\n".join(found))
    with open(f"{FOLDER}/database.unpacked", "wb") as plain:
        plain.write(b"\n".join(cells(DATABASE)))


main()
