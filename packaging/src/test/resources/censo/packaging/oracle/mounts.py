#!/usr/bin/python3
"""What libmount takes from each tree's /etc/fstab and mountinfo.

{"tree": N, "fstab": [[device, point, type, options, freq, passno]…], "wrong": [numbers of lines that it does not take],
 "mounted": [[point, type, device, options, root]…], "unknown": number of lines of mountinfo that it does not take}
Characters are bytes.
"""
import ctypes
import json
import os
import sys

mount = ctypes.CDLL("libmount.so.1")
TEXTS = ("source", "target", "fstype", "options", "root", "vfs_options", "fs_options")
mount.mnt_new_table.restype = ctypes.c_void_p
mount.mnt_new_iter.restype = ctypes.c_void_p
for name in TEXTS:
    getattr(mount, "mnt_fs_get_" + name).restype = ctypes.c_char_p
ERROR = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)


def text(entry, name):
    raw = getattr(mount, "mnt_fs_get_" + name)(entry)
    return None if raw is None else raw.decode("latin-1")


def parsed(path):
    """The entries of a table, and the numbers of the lines that are none."""
    wrong, entries = [], []

    @ERROR
    def error(_, __, line):
        wrong.append(line)
        return 1

    table = ctypes.c_void_p(mount.mnt_new_table())
    mount.mnt_table_set_parser_errcb(table, error)
    if os.path.isfile(path):
        mount.mnt_table_parse_file(table, path.encode())
    walk, entry = ctypes.c_void_p(mount.mnt_new_iter(0)), ctypes.c_void_p()
    while mount.mnt_table_next_fs(table, walk, ctypes.byref(entry)) == 0:
        numbers = [mount.mnt_fs_get_freq(entry), mount.mnt_fs_get_passno(entry)]
        entries.append({**{name: text(entry, name) for name in TEXTS}, "numbers": numbers})
    return entries, wrong


for tree in sorted(os.listdir(sys.argv[1])):
    root = os.path.join(sys.argv[1], tree, "root")
    fstab, wrong = parsed(root + "/etc/fstab")
    found = [p for p in ("/proc/1/mountinfo", "/proc/self/mountinfo") if os.path.isfile(root + p)]
    mounted, unknown = parsed(root + found[0]) if found else ([], [])
    answer = {"fstab": fstab, "wrong": wrong, "mounted": mounted, "unknown": len(unknown)}
    print(json.dumps({"tree": tree, **answer}), flush=True)
