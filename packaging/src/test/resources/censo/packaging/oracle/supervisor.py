#!/usr/bin/python3
"""What supervisord makes of each tree's files, by its own ServerOptions in the tree itself.

{"tree": N, "fatal": what it says, "file": and "line": where it tells them} or {"tree": N, "config": [line…]}: supervisord,
the servers, groups and processes, each with every setting. A name %(ENV_X)s that is needed stands for the word X.
"""
import gc
import glob
import json
import os
import re
import shlex
import signal
import sys

# All that it imports while it reads: inside a tree there is no library.
import encodings.ascii, encodings.latin_1, encodings.utf_8  # noqa: E401
import grp, pwd, socket, tempfile  # noqa: E401
import supervisor.dispatchers, supervisor.rpcinterface, supervisor.socket_manager, supervisor.poller  # noqa: E401
import supervisor.process, supervisor.supervisorctl, supervisor.xmlrpc  # noqa: E401
from supervisor.options import Options, ServerOptions

DEBIAN = "/etc/supervisor/supervisord.conf"
gc.freeze()
pwd.getpwnam("root"), grp.getgrnam("root")


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read().decode("latin-1")
    except OSError:
        return ""


def arguments():
    """As it is started: by the process that runs, by a unit, else as by Debian's own unit, else without a word."""
    for path in sorted(glob.glob("/proc/[0-9]*/cmdline")):
        words = read(path).rstrip("\0").split("\0")
        for at, word in enumerate(words[:2]):
            if os.path.basename(word) == "supervisord" and "-c" in words:
                return words[at + 1 :]
    for folder in ("/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"):
        starts = None
        for path in glob.glob(folder + "/supervisor*.service") + glob.glob(folder + "/supervisor*.service.d/*.conf"):
            for line in re.findall(r"(?m)^ExecStart=(.+)", read(path)):
                starts = shlex.split(line)[1:]
        if starts and "-c" in starts:
            return starts
    return ["-c", DEBIAN] if os.path.exists(DEBIAN) else []


def plain(value):
    """A setting as text that is the same wherever it was written."""
    if isinstance(value, dict):
        return {str(key): plain(some) for key, some in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [plain(some) for some in value]
    return value if isinstance(value, (str, int, bool, type(None))) else getattr(value, "__name__", str(value))


def settings(thing, leave=()):
    found = {}
    for key, value in vars(thing).items():
        if key == "socket_config":
            value = dict(vars(value), url=value.url)
        if key == "socket_manager":
            value = dict(vars(value.socket_config))
        if key not in leave:
            found[key] = plain(value)
    return found


def config(options):
    section = options.configroot.supervisord
    own = settings(section, ("process_group_configs", "server_configs", "rpcinterface_factories", "eventlistener_configs"))
    yield ["supervisord", own]
    yield ["interfaces", sorted(name for name, _, _ in section.rpcinterface_factories)]
    for server in section.server_configs:
        yield ["server", plain({k: v for k, v in server.items() if k not in ("password", "section")})]
    for group in options.process_group_configs:
        yield ["group", type(group).__name__, settings(group, ("options", "process_configs", "pool_events"))]
        yield ["events", plain(sorted(plain(getattr(group, "pool_events", ()))))]
        for process in group.process_configs:
            yield ["process", type(process).__name__, settings(process, ("options",))]


def answer(tree):
    os.chroot(tree)
    os.chdir("/")
    for folder in ("run", "var/run", "dev", "proc", "tmp", "var/tmp"):
        if not os.path.exists("/" + folder):
            os.makedirs("/" + folder)
    tempfile.tempdir = "/tmp"
    words = arguments()
    os.environ.clear()
    for path in glob.glob("/etc/supervisor*/**", recursive=True) + glob.glob("/etc/*.conf"):
        if os.path.isfile(path):
            os.environ.update({name: name for name in re.findall(r"%\(ENV_(\w+)\)", read(path))})
    sys.argv = ["/usr/bin/supervisord"]
    said = []
    options = ServerOptions()
    options.usage = said.append
    try:
        options.usage = lambda text: sys.exit(str(text))
        options.realize(words, doc="")
        return {"config": [json.dumps(line, sort_keys=True, ensure_ascii=False) for line in config(options)]}
    except (Exception, SystemExit) as e:
        text = "%s: %s" % (type(e).__name__, e)
        place = re.search(r"'(/[^']+)'\s*\[line +(\d+)\]", text)
        where = {"file": place[1], "line": int(place[2])} if place else {}
        return dict(where, fatal=text)


for tree in sorted(os.listdir(sys.argv[1])):
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        signal.alarm(3)
        sys.stdout.write(json.dumps(dict(answer(os.path.join(sys.argv[1], tree, "root")), tree=tree)) + "\n")
        sys.stdout.flush()
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        print(json.dumps({"tree": tree, "fatal": "it hangs"}))
