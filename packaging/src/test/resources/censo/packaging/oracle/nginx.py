#!/usr/bin/python3
"""What nginx -T says of each tree, run with the arguments in the tree's /.arguments, one a line.

{"tree": N, "code": exit code, null where it does not end, "said": [messages], "files": {path: bytes that it read}}
What nginx wants to see beside its configuration and the machine does not have is made, and nginx asked again: addresses
of names, certificates, folders of logs.
"""
import os
import re
import subprocess
import sys

sys.path.insert(0, "/")
import laid

SAID = re.compile(r"(?s)\[(?:emerg|crit)\] (?:\d+#\d+: )?(.*?)\n(?=nginx: |\d{4}/|\Z)")
MARK = "# configuration file "


def host(tree, name):
    with open(tree + "/etc/hosts", "a") as hosts:
        hosts.write(f"192.0.2.1 {name}\n")


def folder(tree, path):
    os.makedirs(os.path.dirname(tree + path))


def certificate(tree, path):
    own = f"/trees/certificate-{os.getpid()}.pem"
    if not os.path.exists(own):
        words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=x -days 9".split()
        made = subprocess.run([*words, "-keyout", own], check=True, capture_output=True).stdout
        with open(own, "ab") as file:
            file.write(made)
    os.makedirs(os.path.dirname(tree + path), exist_ok=True)
    with open(own, "rb") as file, open(tree + path, "wb") as copy:
        copy.write(file.read())


LACKS = (
    (re.compile(r'host not found in [^"]*"(?:[a-z]+://)?([A-Za-z0-9_.-]+)'), host),
    (re.compile(r'cannot load certificate(?: key)? "([^"]+)": (?:BIO_new_file|PEM_read_bio)'), certificate),
    (re.compile(r'open\(\) "(/[^"]+)" failed \(2: [^)]+\)\n'), folder),
)


def files(tree, dump):
    """The dump cut where the files of the tree end: they may hold lines that look like its marks."""
    found = {}
    while dump:
        path = dump[len(MARK) : dump.index(":\n")]
        dump = dump[len(MARK) + len(path) + 2 :]
        text = laid.text(tree, path)
        if not dump.startswith(text + "\n"):
            raise ValueError(f"the dump of {path} is not its text")
        dump = dump[len(text) + 1 :]
        found[path] = text
    return found


def nginx(tree):
    with open(tree + "/.arguments", encoding="latin-1") as file:
        arguments = file.read().split("\n")
    for _ in range(50):
        code, out, err = laid.run(tree, ["/usr/sbin/nginx", "-T", *arguments])
        lacks = [(match.group(1), make) for lack, make in LACKS for match in [lack.search(err)] if match]
        if code != 1 or not lacks:
            break
        missing, make = lacks[0]
        if make == folder and os.path.isdir(os.path.dirname(tree + missing)):
            break
        make(tree, missing)
    return {"code": code, "said": SAID.findall(err), "files": files(tree, out)}


laid.each(sys.argv[1], nginx)
