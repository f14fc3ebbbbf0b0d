# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs demos and their Python scripts for the benchmarks, and reads the results out of their traces."""

import json
import os
import re
import statistics
import subprocess

SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "python")


def results(command, timeout=180):
    """The `result` lines of a run as {name: value}, with the foreign CPU share under ''; {} when it failed."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return {}
    found = {}
    for line in done.stdout.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if record.get("type") == "result":
            found[record["name"]] = record["value"]
        elif record.get("type") == "end":
            found[""] = record.get("foreign_cpu")
    return found if done.returncode == 0 else {}


def run_model(build, demo, arguments):
    return results([f"{build}/demos/{demo}", "--json", *arguments])


def run_python(python, demo, arguments):
    script = os.path.join(SCRIPTS, demo.replace("-", "_") + ".py")
    return results([python, "-I", script, "--json", *arguments]) if os.path.exists(script) else {}


def median(values):
    kept = [value for value in values if isinstance(value, (int, float))]
    return statistics.median(kept) if kept else None


def find_pythons():
    """The newest interpreter of each version from 3.11 on that PATH holds, {label: path}."""
    found = {}
    for folder in dict.fromkeys(["/usr/bin", *os.environ.get("PATH", "").split(":")]):
        for entry in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if re.fullmatch(r"python3(\.\d+t?)?", entry):
                ask(os.path.join(folder, entry), found)
    return found


def ask(path, found):
    question = ("import sys; print('%d.%d.%d%s' % (*sys.version_info[:3], "
                "'' if getattr(sys, '_is_gil_enabled', lambda: True)() else 't'), sys.executable)")
    try:
        answer = subprocess.run([path, "-I", "-c", question], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return
    version, _, executable = answer.strip().partition(" ")
    if tuple(int(part) for part in version.rstrip("t").split(".")[:2]) >= (3, 11):
        found.setdefault(f"python {version}", executable)
