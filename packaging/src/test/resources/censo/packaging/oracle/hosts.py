#!/usr/bin/python3
"""What glibc takes from /etc/hosts and /etc/host.conf of each tree, asked in the tree itself.

{"tree": N, "entries": [[address, name, alias…]…], "names": {name: {"4": [canonical name, address…], "6": […]}}}
Names are those that stand anywhere in the file, and the last one with its end twice; who is not found is left out. Characters are bytes.
"""
import ctypes
import json
import os
import re
import socket
import sys


class Hostent(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("aliases", ctypes.POINTER(ctypes.c_char_p)),
        ("family", ctypes.c_int),
        ("length", ctypes.c_int),
        ("addresses", ctypes.POINTER(ctypes.c_void_p)),
    ]


libc = ctypes.CDLL("libc.so.6")
# Before the chroot: inside there is no library. Debian 12's has moved into libc itself.
files = ctypes.CDLL("libnss_files.so.2")
by_name = getattr(files, "_nss_files_gethostbyname2_r", None) or libc._nss_files_gethostbyname2_r
libc.gethostent.restype = ctypes.POINTER(Hostent)
libc.gethostbyname2.restype = ctypes.POINTER(Hostent)
buffer = ctypes.create_string_buffer(1 << 20)


def text(raw):
    return raw.decode("latin-1")


def listed(pointers):
    found = []
    while pointers[len(found)]:
        found.append(pointers[len(found)])
    return found


def addresses(entry):
    return [
        socket.inet_ntop(entry.family, ctypes.string_at(address, entry.length))
        for address in listed(entry.addresses)
    ]


def entries():
    libc.sethostent(0)
    while True:
        entry = libc.gethostent()
        if not entry:
            return
        entry = entry.contents
        yield addresses(entry) + [text(entry.name)] + [text(alias) for alias in listed(entry.aliases)]


def lookup(name, family):
    entry, errno, herrno = Hostent(), ctypes.c_int(), ctypes.c_int()
    status = by_name(
        name, family, ctypes.byref(entry), buffer, len(buffer), ctypes.byref(errno), ctypes.byref(herrno)
    )
    return [text(entry.name)] + addresses(entry) if status == 1 else None


def answer(tree):
    os.chroot(tree)
    libc.__nss_configure_lookup(b"hosts", b"files")
    libc.gethostbyname2(b"reads-host.conf", socket.AF_INET)
    try:
        with open("/etc/hosts", "rb") as file:
            content = file.read()
        words = set(re.split(rb"[\s#\0]+", content)) - {b""}
        last = (re.findall(rb"[^\s#\0]+", content) or [b""])[-1]
        words |= {last + last[-n:] for n in range(1, 4)} - {b""}
    except OSError:
        words = ()
    names = {}
    for word in words:
        found = {"4": lookup(word, socket.AF_INET), "6": lookup(word, socket.AF_INET6)}
        found = {family: entry for family, entry in found.items() if entry}
        if found:
            names[text(word)] = found
    return {"entries": list(entries()), "names": names}


for tree in sorted(os.listdir(sys.argv[1])):
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        print(json.dumps({"tree": tree, **answer(os.path.join(sys.argv[1], tree, "root"))}), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
