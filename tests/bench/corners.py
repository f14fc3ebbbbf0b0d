#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: corners.py DEMOS [SECONDS [NAME...]]

Every demo at the corners of its knobs, so that every two values of two knobs meet in some run: each run says a verdict without “nan”,
braces or “1 threads”, and ends within 2 × SECONDS + 1 s (unless other programs keep the machine busy), or refuses the values before it starts. What a verdict claims is held
against all numbers by the tests verdicts-NAME. DEMOS is the folder of the built demos."""
import itertools
import json
import re
import subprocess
import sys
import time
from pathlib import Path

BAD = re.compile(r"[{}]|\bnan\b|\binf\b|(?<![0-9.])1 (threads|workers|interpreters|answers|tasks|times)\b", re.I)

BUSY = 0.25  # share of the machine that others use; with more, no time can be judged


def corners(parameter):
    kind = parameter["type"]
    if kind == "bool":
        return ["true", "false"]
    if kind == "choice":
        return [choice["value"] for choice in parameter["choices"]]
    values = [parameter["min"], parameter["max"], parameter["default"]]
    return list(dict.fromkeys(f"{value:g}" if kind == "real" else str(int(value)) for value in values))


def pairwise(parameters):
    """Rows in which every two values of two knobs meet: the next row is the one that brings most pairs together that have not met."""
    names, values = [p["name"] for p in parameters], [corners(p) for p in parameters]
    if len(names) < 2:
        return [dict(zip(names, row)) for row in itertools.product(*values)]
    missing = {(i, a, j, b) for i, j in itertools.combinations(range(len(names)), 2) for a in values[i] for b in values[j]}
    rows = []
    while missing:
        i, a, j, b = min(missing)
        row = {i: a, j: b}
        for k in range(len(names)):
            if k not in row:
                row[k] = max(values[k], key=lambda value: sum((min((k, value), (m, v)) + max((k, value), (m, v))) in missing
                                                              for m, v in row.items()))
        missing -= {(x, row[x], y, row[y]) for x, y in itertools.combinations(range(len(names)), 2)}
        rows.append({names[k]: row[k] for k in sorted(row)})
    return rows


def run(program, row, seconds):
    start = time.monotonic()
    done = subprocess.run([program, "--json", f"--seconds={seconds}"] + [f"--{name}={value}" for name, value in row.items()],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
    return time.monotonic() - start, done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def judge(took, status, lines, seconds):
    of = {kind: [line for line in lines if line["type"] == kind] for kind in ("error", "verdict", "end")}
    if of["error"] and "--seconds=" in of["error"][0]["message"] and took < 1 and status == 1:
        return [], True
    wrong = [] if status == 0 and of["end"] else [f"status {status} {of['error']}"]
    if len(of["verdict"]) != 1:
        return wrong + [f"{len(of['verdict'])} verdicts"], False
    text = of["verdict"][0]["headline"] + " " + of["verdict"][0]["text"]
    wrong += [f"says “{found.group(0)}”: {text}" for found in [BAD.search(text)] if found]
    if took > 2 * seconds + 1 and of["end"] and of["end"][0]["foreign_cpu"] < BUSY:
        wrong.append(f"took {took:.1f} s")
    return wrong, False


def main():
    folder, seconds = Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.5
    names = sys.argv[3:] or sorted(path.name for path in folder.iterdir() if (folder / f"{path.name}.p").is_dir() and path.suffix == "")
    runs = bad = refused = slow = 0
    for name in names:
        described = json.loads(subprocess.run([folder / name, "--describe"], capture_output=True, text=True, check=True).stdout)
        for row in pairwise(described["parameters"]):
            took, status, lines = run(folder / name, row, seconds)
            wrong, was_refused = judge(took, status, lines, seconds)
            slow += took > 2 * seconds + 1
            runs, refused, bad = runs + 1, refused + was_refused, bad + bool(wrong)
            for what in wrong:
                print(name, " ".join(f"--{key}={value}" for key, value in row.items()), what, sep=": ", flush=True)
    print(f"{runs} runs at the corners, {refused} refused before they started, {slow} longer than they may be on an idle machine, {bad} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
