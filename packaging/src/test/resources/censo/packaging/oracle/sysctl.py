#!/usr/bin/python3
"""What systemd-sysctl would write in each tree, run in the tree itself with a few parameters that patterns can match.

{"tree": N, "set": [[path below /proc/sys, value]…]} in its order; null where it does not end.
"""
import os
import re
import sys

sys.path.insert(0, "/")
import laid

PROGRAM = next(p for p in ("/usr/lib/systemd/systemd-sysctl", "/lib/systemd/systemd-sysctl") if os.path.exists(p))
SETTING = re.compile(r"(?m)^Setting '(?:/proc/sys/)?(.*?)' to '(.*)'\.?$")
INTERFACES = ("all", "default", "lo", "eth0.1")


def sysctl(tree):
    for interface in INTERFACES:
        folder = f"{tree}/proc/sys/net/ipv4/conf/{interface}"
        os.makedirs(folder)
        for name in ("forwarding", "rp_filter"):
            open(f"{folder}/{name}", "w").close()
    debug = {"SYSTEMD_LOG_LEVEL": "debug", "SYSTEMD_LOG_TARGET": "console"}
    code, _, err = laid.run(tree, [PROGRAM], env=debug)
    return {"set": None if code is None else SETTING.findall(err)}


laid.each(sys.argv[1], sysctl)
