"""Lays trees over this machine, one at a time, and runs its daemons on what comes out.

A tree stands in an overlay above the machine's own files, without the stock configuration of the daemons; a program that is
run there sees it as /. What programs write goes into the tree and nowhere else.
"""
import ctypes
import fcntl
import json
import os
import resource
import shutil
import subprocess
import sys

STOCK = [
    "etc/logrotate.conf",
    "etc/logrotate.d",
    "etc/nginx",
    "etc/php",
    "etc/security",
    "etc/sysctl.conf",
    "etc/sysctl.d",
    "usr/lib/sysctl.d",
    "var/log/nginx/access.log",
    "var/log/nginx/error.log",
]
LIBC = ctypes.CDLL(None, use_errno=True)


def call(name, *arguments):
    if getattr(LIBC, name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), name)


def below(layer):
    """A layer that hides the stock configuration and brings the devices that every program wants."""
    for path in STOCK:
        os.makedirs(os.path.dirname(layer + "/" + path), exist_ok=True)
        os.mknod(layer + "/" + path, 0o020600, os.makedev(0, 0))
    os.mkdir(layer + "/dev")
    for name, minor in (("null", 3), ("zero", 5), ("random", 8), ("urandom", 9)):
        os.mknod(layer + "/dev/" + name, 0o020000, os.makedev(1, minor))
        os.chmod(layer + "/dev/" + name, 0o666)


def merge(tree):
    """/lib and its kin are links into /usr here: a tree that has them as folders would hide the machine's."""
    for name in ("bin", "lib", "lib64", "sbin"):
        if os.path.islink(f"{tree}/{name}"):
            os.remove(f"{tree}/{name}")
        elif os.path.isdir(f"{tree}/{name}"):
            shutil.copytree(f"{tree}/{name}", f"{tree}/usr/{name}", symlinks=True, dirs_exist_ok=True)
            shutil.rmtree(f"{tree}/{name}")


def run(tree, words, seconds=2, env=None):
    """Runs a program in the tree; exit code (None if it does not end), stdout and stderr, a character a byte."""

    def enter():
        resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024))
        os.chroot(tree)
        os.chdir("/")

    program = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=enter,
        env=env or {"PATH": "/usr/sbin:/usr/bin"},
    )
    try:
        out, err = program.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        program.kill()
        program.communicate()
        return None, "", ""
    return program.returncode, out.decode("latin-1"), err.decode("latin-1")


def text(tree, path):
    """What a file of the tree holds, a character a byte; links are followed inside the tree."""
    for _ in range(8):
        if os.path.islink(tree + path):
            path = os.path.join(os.path.dirname(path), os.readlink(tree + path))
    with open(tree + path, "rb") as file:
        return file.read().decode("latin-1")


def each(folder, ask):
    """Prints what a daemon says of every tree FOLDER/N/root: what the function returns, as a line of JSON."""
    names = [name for name in os.listdir(folder) if name.isdigit()]
    os.mkdir(folder + "/below")
    below(folder + "/below")
    workers = range(os.cpu_count())
    with open(folder + "/lock", "w") as lock:
        for worker in workers:
            if os.fork() == 0:
                share(folder, worker, names[worker :: len(workers)], ask, lock)
                os._exit(0)
        statuses = [os.wait()[1] for _ in workers]
    sys.exit(1 if any(statuses) else 0)


def share(folder, worker, names, ask, lock):
    """One worker's trees."""
    tree, work = f"{folder}/tree-{worker}", f"{folder}/work-{worker}"
    os.mkdir(tree)
    os.mkdir(work)
    for name in names:
        upper = f"{folder}/{name}/root"
        merge(upper)
        options = f"lowerdir={folder}/below:/,upperdir={upper},workdir={work}"
        call("mount", b"overlay", tree.encode(), b"overlay", 0, options.encode())
        try:
            answer = json.dumps({"tree": name, **ask(tree)})
        finally:
            call("umount2", tree.encode(), 2)
        fcntl.lockf(lock, fcntl.LOCK_EX)
        print(answer, flush=True)
        fcntl.lockf(lock, fcntl.LOCK_UN)
        shutil.rmtree(f"{folder}/{name}")
