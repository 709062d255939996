#!/usr/bin/env python3
"""What the systemd that runs as this machine's first process takes from units.

systemd.py /trees: the units of every tree are laid among the machine's own, as many trees at a time as have no file in
common, systemd is reloaded once for them and tells of each unit what `systemctl show` prints. A file that was there before
is put aside meanwhile.
"""
import json
import os
import re
import shutil
import subprocess
import sys

FOLDERS = ["etc/systemd/system", "run/systemd/system", "usr/local/lib/systemd/system", "usr/lib/systemd/system", "lib/systemd/system"]
UNIT = re.compile(r"[A-Za-z0-9:_.\\-]*[A-Za-z0-9:_.\\](@[A-Za-z0-9:_.\\-]+)?\.(service|timer)$")
ASKED = "Id,LoadState,FragmentPath,DropInPaths,User,Group,WorkingDirectory,Environment,ExecStart,ExecStartPre,LimitNOFILE,\
LimitNOFILESoft,Nice,Type,Restart,RestartUSec,TimeoutStopUSec,PrivateTmp,RemainAfterExit,Description,TimersCalendar,\
TimersMonotonic,Unit,Persistent,RandomizedDelayUSec"


def real(path):
    """Where a path of a tree is on this machine: /lib may be a link."""
    return os.path.join(os.path.realpath("/" + os.path.dirname(path)), os.path.basename(path))


def files(tree):
    found = []
    for folder in FOLDERS:
        for at, folders, names in os.walk(f"{tree}/{folder}"):
            links = [name for name in folders if os.path.islink(f"{at}/{name}")]
            found += [os.path.relpath(f"{at}/{name}", tree) for name in names + links]
    return found


def names(paths):
    """Units that have a file among these, or that a link wants."""
    found = set()
    for path in paths:
        parent = os.path.basename(os.path.dirname(path))
        if not parent.endswith(".d") and UNIT.match(os.path.basename(path)):
            found.add(os.path.basename(path))
    return sorted(found)


def lay(tree, paths):
    for path in paths:
        to = real(path)
        os.makedirs(os.path.dirname(to), exist_ok=True)
        if os.path.lexists(to):
            os.rename(to, to + ".aside")
        shutil.copy2(f"{tree}/{path}", to, follow_symlinks=False)


def take(paths):
    for path in paths:
        to = real(path)
        os.unlink(to)
        if os.path.lexists(to + ".aside"):
            os.rename(to + ".aside", to)
        folder = os.path.dirname(to)
        if not folder.endswith("/system") and not os.listdir(folder):
            os.rmdir(folder)


def limits():
    """The limits of a unit that says nothing."""
    out = subprocess.check_output(["systemctl", "show", "-p", "DefaultLimitNOFILE,DefaultLimitNOFILESoft"])
    return dict(line[len("Default") :].split("=", 1) for line in out.decode().splitlines())


def show(units):
    """Properties by unit, each as the list of what is said of it; a limit only where the unit sets it."""
    usual = limits()
    out = subprocess.run(
        ["systemctl", "show", "--all", "-p", ASKED, "--", *units], check=True, stdout=subprocess.PIPE, env={"LC_ALL": "C.UTF-8"}
    ).stdout.decode("latin-1")
    blocks = []
    for block in re.split(r"\n\n", out.strip("\n")):
        said = {}
        for line in re.split(r"\n(?=[A-Z][A-Za-z]+=)", block):
            key, _, value = line.partition("=")
            said.setdefault(key, []).append(value)
        # It lists drop-ins that are masked too, and reads nothing of them.
        dropped = said.get("DropInPaths", [""])[0].split()
        said["DropInPaths"] = [" ".join(path for path in dropped if os.path.realpath(path) != "/dev/null")]
        if all(said.get(name, [value]) == [value] for name, value in usual.items()):
            for name in usual:
                said.pop(name, None)
        blocks.append(said)
    if len(blocks) != len(units):
        raise SystemExit(f"systemctl told {len(blocks)} of {len(units)} units")
    return dict(zip(units, blocks))


def ask(batch):
    for tree, paths in batch:
        lay(tree, paths)
    subprocess.run(["systemctl", "daemon-reload"], check=True)
    units = sorted({name for _, paths in batch for name in names(paths)})
    said = {}
    for i in range(0, len(units), 200):
        said.update(show(units[i : i + 200]))
    for tree, paths in batch:
        number = os.path.basename(os.path.dirname(tree))
        print(json.dumps({"tree": number, "units": {name: said[name] for name in names(paths)}}), flush=True)
    for _, paths in batch:
        take(paths)


def main(folder):
    batch, taken = [], set()
    for number in sorted((name for name in os.listdir(folder) if name.isdigit()), key=int):
        tree = f"{folder}/{number}/root"
        paths = files(tree)
        mine = {re.sub(r"\.(d|wants|requires)/.*", "", p[p.index("systemd/system/") + 15 :]) for p in paths}
        mine.discard("multi-user.target")
        alone = any("/" not in name and not re.match(r"v[0-9a-f]{6}", name) for name in mine)
        if batch and (alone or taken & mine):
            ask(batch)
            batch, taken = [], set()
        batch.append((tree, paths))
        taken |= mine
        if alone:
            ask(batch)
            batch, taken = [], set()
    if batch:
        ask(batch)


main(sys.argv[1])
