"""crawl.py ADDRESS FOLDER HOST: keeps the pages of the console that links lead to, as pages and as JSON; prints their paths.

Of pages that differ only in what they name, six; of collected files, those that are in the folder HOST.
"""

import collections
import html
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

ADDRESS, FOLDER, HOST = sys.argv[1:]
LINK = re.compile(r'(?:href|src|hx-get|action)="([^"#]+)')
MOST_ALIKE = 6


def fetch(path, accept):
    request = urllib.request.Request(ADDRESS + path, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.read()
    except urllib.error.HTTPError as answer:
        return answer.read()


def is_wanted(path, alike):
    url = urllib.parse.urlsplit(path)
    query = urllib.parse.parse_qs(url.query)
    if url.path.endswith("/file"):
        return os.path.isfile(HOST + query["path"][0])
    shape = (url.path.split("/")[1], url.path.count("/"), *sorted(query))
    alike[shape] += 1
    return alike[shape] <= MOST_ALIKE


def main():
    paths, seen, alike = ["/", "/livez", "/readyz", "/problems", "/not-there"], set(), collections.Counter()
    while paths:
        path = paths.pop(0)
        if path in seen or not is_wanted(path, alike):
            continue
        seen.add(path)
        page = fetch(path, "text/html")
        for kind, body in (("html", page), ("json", fetch(path, "application/json"))):
            with open(f"{FOLDER}/{len(seen)}.{kind}", "wb") as kept:
                kept.write(body)
        for link in LINK.findall(page.decode("utf-8", "replace")):
            target = urllib.parse.urljoin(ADDRESS + path, html.unescape(link))
            if target.startswith(ADDRESS + "/"):
                paths.append(target[len(ADDRESS) :])
    print("\n".join(sorted(seen)))


main()
