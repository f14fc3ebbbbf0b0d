#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A package for Anki, read by somebody else: what is in it is looked at without a line of the program, one TAP case a promise.

usage: test-package.py INTERLOCK
"""

import hashlib
import html
import io
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = sys.argv[1]
temporary = tempfile.TemporaryDirectory(prefix="interlock-package-")
ROOT = pathlib.Path(temporary.name)
COLLECTION = ROOT / "collection"
NOON = "2026-11-22T12:00:00+01:00"

DECK = """# Locks & keys

- id: locks

## What is `a < b`?

- id: one
- time: 8 s
- needs: two

A *comparison*, as in

```python
if a < b and c > d:
    print("&")
```

![A red lock](img/red%20lock.png)

### Wrong answers

- A loop.
- A call.

### Short answer

A test.

### Source

- [The language](https://docs.python.org/3/)

## The {{c1::lock}} is {{c2::held::state}}.

- id: two
- kind: cloze
- tags: locks, two words

More.

## left

- id: three
- kind: both directions

right
"""

MEMBERS = {
    "models": "id name type mod usn sortf did tmpls flds css",
    "decks": "id mod name usn lrnToday revToday newToday timeToday collapsed desc dyn conf extendNew extendRev",
    "dconf": "id mod name usn maxTaken autoplay timer replayq new rev lapse",
}
COLUMNS = {
    "col": "id crt mod scm ver dty usn ls conf models decks dconf tags",
    "notes": "id guid mid mod usn tags flds sfld csum flags data",
    "cards": "id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data",
    "revlog": "id cid usn ease ivl lastIvl factor time type",
    "graves": "usn oid type",
}


def interlock(*words, now=NOON):
    environment = {**os.environ, "INTERLOCK_NOW": now, "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin"}
    done = subprocess.run([PROGRAM, words[0], "--collection", COLLECTION, *words[1:]], env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False, timeout=100)
    if done.returncode != 0:
        raise AssertionError(f"interlock {' '.join(map(str, words))}: {done.returncode}: {done.stderr}")
    return done.stdout


def make():
    """A deck of each kind of note, with a picture; two cards studied, one of them on the next day again, one suspended."""
    (ROOT / "img").mkdir()
    (ROOT / "img/red lock.png").write_bytes(b"\x89PNG\r\n\x1a\n picture")
    (ROOT / "locks.md").write_text(DECK, encoding="utf-8")
    interlock("import", ROOT / "locks.md")
    found = json.loads(interlock("search", "--json", ""))
    cards = sorted(card["card"] for card in found if card["deck"] == "Locks & keys")
    interlock("answer", str(cards[0]), "easy")
    interlock("answer", str(cards[1]), "again")
    interlock("answer", str(cards[0]), "hard", now="2026-12-20T12:00:00+01:00")
    interlock("suspend", str(cards[2]))
    return json.loads(interlock("export", "--json", "Locks & keys", ROOT / "locks.apkg", now="2026-12-20T12:00:00+01:00"))


def read():
    archive = zipfile.ZipFile(ROOT / "locks.apkg")
    assert archive.testzip() is None
    database = archive.read("collection.anki2")
    (ROOT / "collection.anki2").write_bytes(database)
    assert database[18:20] == b"\x01\x01", "a file that needs a log beside it"
    db = sqlite3.connect(f"file:{ROOT}/collection.anki2?mode=ro&immutable=1", uri=True)
    db.row_factory = sqlite3.Row
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return archive, db


def strip(field):
    """As Anki makes what it sorts and compares by."""
    field = re.sub(r'(?si)<img\b[^>]*?src="(.*?)"[^>]*>', r" \1 ", field)
    return html.unescape(re.sub(r"(?s)<.*?>", "", field)).replace("\xa0", " ")


def rows(table):
    return [dict(row) for row in DB.execute(f"SELECT * FROM {table} ORDER BY id")]


def tables_are_those_of_version_11():
    for table, columns in COLUMNS.items():
        assert [row[1] for row in DB.execute(f"PRAGMA table_info({table})")] == columns.split(), table
    (col,) = rows("col")
    assert col["ver"] == 11 and col["tags"] == "{}"
    conf = json.loads(col["conf"])
    assert conf["schedVer"] == 2 and conf["sched2021"] is True and conf["creationOffset"] == -60
    for column, members in MEMBERS.items():
        for key, value in json.loads(col[column]).items():
            assert str(value["id"]) == key and set(members.split()) <= set(value), (column, key)
    for deck in json.loads(col["decks"]).values():
        assert str(deck["conf"]) in json.loads(col["dconf"])


def notes_have_their_sums():
    models = json.loads(rows("col")[0]["models"])
    for note in rows("notes"):
        fields = note["flds"].split("\x1f")
        model = models[str(note["mid"])]
        assert len(fields) == len(model["flds"])
        assert note["csum"] == int(hashlib.sha1(strip(fields[0]).encode()).hexdigest()[:8], 16), fields[0]
        assert note["sfld"] == strip(fields[model["sortf"]])
        assert (note["usn"], note["flags"], note["data"]) == (-1, 0, "")
    assert len({note["guid"] for note in rows("notes")}) == 3


def fields_are_html():
    texts = {strip(note["flds"].split("\x1f")[0]): note for note in rows("notes")}
    fields = texts["What is a < b?"]["flds"].split("\x1f")
    assert fields[0] == "What is <code>a &lt; b</code>?"
    assert '<pre><code class="language-python">if a &lt; b and c &gt; d:\n    print("&amp;")\n</code></pre>' in fields[1], fields[1]
    assert '<img src="img_red lock.png" alt="A red lock">' in fields[1], fields[1]
    assert '<a href="https://docs.python.org/3/">' in fields[2]
    cloze = texts["The {{c1::lock}} is {{c2::held::state}}."]
    assert cloze["tags"] == " locks two_words "


def cards_have_their_schedule():
    (col,) = rows("col")
    cards = rows("cards")
    assert len(cards) == 5 and sorted(card["ord"] for card in cards) == [0, 0, 0, 1, 1]
    studied = [card for card in cards if card["type"] == 2]
    (log_of,) = {row["cid"] for row in rows("revlog") if row["type"] == 1}
    (card,) = [card for card in studied if card["id"] == log_of]
    last = [row for row in rows("revlog") if row["cid"] == log_of][-1]
    data = json.loads(card["data"])
    assert card["queue"] == 2 and card["ivl"] == last["ivl"] > 1 and data["lrt"] == last["id"] // 1000
    assert card["due"] == (last["id"] // 1000 - col["crt"]) // 86400 + card["ivl"] >= 0
    assert 0 < data["s"] < 500 and 1 <= data["d"] <= 10 and data["dr"] == 0.9 and 0.1 < data["decay"] < 0.8
    assert abs((last["factor"] / 1000 - 0.1) * 9 + 1 - data["d"]) < 0.01
    (learning,) = [card for card in cards if card["type"] == 1]
    assert learning["queue"] == 1 and learning["due"] > 1_700_000_000 and learning["left"] % 1000 == 2
    (suspended,) = [card for card in cards if card["queue"] == -1]
    assert suspended["type"] == 0
    assert all(card["due"] >= 0 and card["odid"] == card["odue"] == 0 for card in cards)


def the_log_is_whole():
    log = rows("revlog")
    assert [(row["ease"], row["type"]) for row in sorted(log, key=lambda row: row["id"])][-1] == (2, 1)
    assert sorted((row["ease"], row["type"]) for row in log) == [(1, 0), (2, 1), (4, 0)]
    assert all(100 <= row["factor"] <= 1100 for row in log)
    assert DONE["reviews"] == len(log)


def pictures_come_along():
    media = json.loads(ARCHIVE.read("media"))
    assert media == {"0": "img_red lock.png"}
    assert ARCHIVE.read("0") == b"\x89PNG\r\n\x1a\n picture"


def what_is_left_out_is_told():
    assert DONE["left_out"] == {"wrong-answers": 2, "short-answers": 1, "needs": 1}, DONE
    assert (DONE["notes"], DONE["cards"], DONE["files"]) == (3, 5, 1)


def the_latest_form_has_the_same():
    interlock("export", "--anki=latest", "Locks & keys", ROOT / "latest.apkg")
    archive = zipfile.ZipFile(io.BytesIO((ROOT / "latest.apkg").read_bytes()))
    assert archive.namelist()[:3] == ["meta", "collection.anki21b", "collection.anki2"]
    assert archive.read("meta") == b"\x08\x03" and archive.read("collection.anki21b")[:4] == b"\x28\xb5\x2f\xfd"
    told = json.loads(interlock("import", "--dry-run", "--json", ROOT / "latest.apkg"))[0]
    assert (told["added"], told["changed"], told["unchanged"]) == (0, 0, 3), told


DONE = make()
ARCHIVE, DB = read()
CASES = [tables_are_those_of_version_11, notes_have_their_sums, fields_are_html, cards_have_their_schedule, the_log_is_whole,
         pictures_come_along, what_is_left_out_is_told, the_latest_form_has_the_same]
print(f"1..{len(CASES)}")
for number, case in enumerate(CASES, 1):
    try:
        case()
        print(f"ok {number} - {case.__name__.replace('_', ' ')}")
    except Exception as failure:  # each case is told, whatever it fails with
        print(f"not ok {number} - {case.__name__.replace('_', ' ')}\n# {failure!r}")
