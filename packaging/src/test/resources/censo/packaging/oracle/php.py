#!/usr/bin/python3
"""What the real php takes of the ini files of each tree, as the programs that stand in the tree's /.programs, one a line:
name, arguments, PHP_INI_SCAN_DIR, with tabs between.

{"tree": N, "programs": {name: {"values": {directive: value}, "files": [path], "loads": [module]}}}
A value is what is in force of a directive that php knows, else what get_cfg_var finds for a name that stands in the files.
Modules are named and not loaded: their folder is one that is not there. Characters are bytes.
"""
import base64
import glob
import os
import re
import sys

sys.path.insert(0, "/")
import laid

PHP = glob.glob("/usr/bin/php?.?")[0]
KEY = re.compile(r"(?m)^[ \t]*([^;=\[\s][^=\[\n]*?)[ \t]*(?:\[[^\]\n]*\])?[ \t]*=")
LOAD = re.compile(r"(?:Unable to load dynamic library '|Failed loading (?:Zend extension ')?)([^':\n]*)")
SAID = re.compile(r"(?m)^censo:(\S*) (\S*)$")
ASK = """
$tell = fn($name, $value) => fwrite(STDERR, "\\ncenso:" . base64_encode($name) . ' ' . base64_encode($value) . "\\n");
$known = ini_get_all(null, true);
foreach ($known as $name => $all) {
  $tell($name, $name === 'error_reporting' ? (string) error_reporting() : (string) $all['global_value']);
}
foreach (array_map('base64_decode', array_slice($argv, 1)) as $name) {
  $value = isset($known[$name]) ? false : get_cfg_var($name);
  if ($value !== false) {
    foreach ((array) $value as $key => $text) {
      $tell(is_array($value) ? "{$name}[$key]" : $name, (string) $text);
    }
  }
}
$tell(' main', (string) php_ini_loaded_file());
$tell(' folder', (string) php_ini_scanned_files());
"""
NO_MODULES = ["-d", "extension_dir=/nowhere"]
ALOUD = ["-d", "display_startup_errors=1", "-d", "display_errors=stderr", "-d", "log_errors=0", "-d", "error_log="]


def decoded(text):
    return base64.b64decode(text).decode("latin-1")


def program(tree, arguments, folders, names):
    env = {"PATH": "/usr/bin", **({"PHP_INI_SCAN_DIR": folders} if folders else {})}
    words = [PHP, *arguments, *NO_MODULES]
    _, _, err = laid.run(tree, [*words, "-r", ASK, "--", *names], env=env, seconds=5)
    values = {decoded(name): decoded(value) for name, value in SAID.findall(err)}
    files = [values.pop(" main", ""), *(name.strip() for name in values.pop(" folder", "").split(","))]
    _, _, err = laid.run(tree, [*words, *ALOUD, "-r", ""], env=env, seconds=5)
    return {"values": values, "files": [name for name in files if name], "loads": LOAD.findall(err)}


def php(tree):
    names = set()
    for folder, _, files in os.walk(tree + "/etc"):
        for name in files:
            path = os.path.join(folder, name)
            if name.endswith(".ini") and os.path.isfile(path):
                with open(path, encoding="latin-1", newline="\n") as file:
                    names.update(KEY.findall(re.sub("^\u00ef\u00bb\u00bf", "", file.read())))
    names = sorted(base64.b64encode(name.encode("latin-1")).decode() for name in names if len(name) < 200)
    programs = {}
    for line in laid.text(tree, "/.programs").splitlines():
        name, arguments, folders = line.split("\t")
        programs[name] = program(tree, arguments.split(" ") if arguments else [], folders, names)
    return {"programs": programs}


laid.each(sys.argv[1], php)
