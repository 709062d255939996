#!/usr/bin/python3
"""The limits of a session that su opens for a few users in each tree, with pam_limits alone.

{"tree": N, "users": {user: {"NOFILE": [soft, hard]…, "priority": N}}}; null for a user whose session is refused or waits.
"""
import sys

sys.path.insert(0, "/")
import laid

USERS = {"root": 0, "bob": 1001, "alice": 1002, "carol": 1003}
PAM = "auth sufficient pam_permit.so\naccount required pam_permit.so\nsession required pam_limits.so\n"
PRINT = "prlimit --noheadings --raw -o RESOURCE,SOFT,HARD; nice"


def write(tree, path, text):
    with open(tree + path, "w") as file:
        file.write(text)


def session(tree, user):
    code, out, _ = laid.run(tree, ["/bin/su", "-s", "/bin/sh", user, "-c", PRINT], seconds=4)
    if code != 0:
        return None
    lines = [line.split(" ") for line in out.splitlines()]
    return {**{line[0]: line[1:] for line in lines if len(line) == 3}, "priority": lines[-1]}


def limits(tree):
    write(tree, "/etc/pam.d/su", PAM)
    write(tree, "/etc/nsswitch.conf", "passwd: files\ngroup: files\n")
    write(tree, "/etc/passwd", "".join(f"{name}:x:{uid}:{uid}::/:/bin/sh\n" for name, uid in USERS.items()))
    groups = "".join(f"{name}:x:{uid}:\n" for name, uid in USERS.items())
    write(tree, "/etc/group", groups + "shop:x:500:bob,alice,root\nops:x:600:bob\n")
    return {"users": {user: session(tree, user) for user in USERS}}


laid.each(sys.argv[1], limits)
