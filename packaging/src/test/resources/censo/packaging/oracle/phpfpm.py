#!/usr/bin/python3
"""What php-fpm -tt says of each tree, run on the main file that the tree's /.main names.

{"tree": N, "code": exit code, null where it does not end, "lines": [what it says, in order], "quiet": whether its log
level was changed to hear it}
"""
import glob
import os
import re
import sys

sys.path.insert(0, "/")
import laid

PHP_FPM = glob.glob("/usr/sbin/php-fpm?.?")[0]
LEVEL = re.compile(r"(?im)^([ \t]*log_level[ \t]*=).*$")
SAID = re.compile(r"(?ms)^\[\d\d-\w{3}-\d{4} [\d:]+\] (.*?)\n(?=\[\d\d-\w{3}-\d{4} |\Z)")


def fpm(tree):
    main = laid.text(tree, "/.main")
    words = [PHP_FPM, "-tt", "-y", main]
    code, _, err = laid.run(tree, words)
    quiet = code == 0 and "NOTICE" not in err
    if quiet:
        text = LEVEL.sub(r"\1 notice", laid.text(tree, main))
        os.unlink(tree + main)
        with open(tree + main, "w", encoding="latin-1") as file:
            file.write(text)
        code, _, err = laid.run(tree, words)
    return {"code": code, "lines": SAID.findall(err), "quiet": quiet}


laid.each(sys.argv[1], fpm)
