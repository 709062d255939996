#!/usr/bin/python3
"""What logrotate -d says of each tree: of every run in the tree's /.arguments, one a line, its files parted by tabs.

{"tree": N, "runs": [{"said": what it says, null where it does not end, "forced": the same with -f, "there": [logs of two
blocks that exist]}]}
"""
import os
import re
import sys

sys.path.insert(0, "/")
import laid


def said(tree, *arguments):
    code, _, err = laid.run(tree, ["/usr/sbin/logrotate", "-d", "-s", "/no-state", *arguments])
    return None if code is None else err


def run(tree, *files):
    plain = said(tree, *files)
    twice = set(re.findall("duplicate log entry for (.*)", plain or ""))
    there = sorted(log for log in twice if os.path.lexists((tree + log).encode("latin-1")))
    return {"said": plain, "forced": said(tree, "-f", *files), "there": there}


def ask(tree):
    return {"runs": [run(tree, *line.split("\t")) for line in laid.text(tree, "/.arguments").split("\n")]}


laid.each(sys.argv[1], ask)
