# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs demos and their Python scripts for the benchmarks, and reads the results out of their traces."""

import ctypes
import json
import math
import os
import re
import statistics
import subprocess
import time

SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "python")
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
DISTURBED = 0.1  # from this share of foreign CPU time on
TRIES = 3


def adopt_orphans():
    """From now on processes that a run leaves behind are ours, and so is the CPU time they used."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def reap_orphans():
    try:
        while os.waitpid(-1, os.WNOHANG)[0] > 0:
            pass
    except ChildProcessError:
        pass


class Load:
    """What the machine's CPUs do meanwhile, and how much of it is ours."""

    def __init__(self):
        self.at, self.machine, self.own = self._read()

    @staticmethod
    def _read():
        with open("/proc/stat", encoding="ascii") as file:
            user, nice, system, _, _, irq, softirq, steal = map(int, file.readline().split()[1:9])
        own = os.times()
        return (time.monotonic(), (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK"),
                own.user + own.system + own.children_user + own.children_system)

    def foreign(self):
        """The share of all CPUs that other programs have used since."""
        at, machine, own = self._read()
        used = (machine - self.machine) - (own - self.own)
        return max(0.0, used / max(at - self.at, 1e-9) / os.cpu_count())


def results(command, timeout=180):
    """The `result` lines of a run as {name: value}, the least of a result's repetitions as “name.low”, an
    order as “name.order”, and the share of foreign CPU time under ''; {} when the run failed."""
    load = Load()
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return {}
    reap_orphans()
    found = {"": load.foreign()}
    for line in done.stdout.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if record.get("type") == "result":
            found[record["name"]] = record["value"]
            found[record["name"] + ".low"] = record.get("low", record["value"])
        elif record.get("type") == "order":
            found[record["name"] + ".order"] = " ".join(record["items"])
    return found if done.returncode == 0 else {}


def run_model(build, demo, arguments):
    return results([f"{build}/demos/{demo}", "--json", *arguments])


def run_python(python, demo, arguments):
    script = os.path.join(SCRIPTS, demo.replace("-", "_") + ".py")
    return results([python, "-I", script, "--json", *arguments]) if os.path.exists(script) else {}


def undisturbed(run, *arguments):
    """Returns the results of the least disturbed of some tries."""
    best = {}
    for _ in range(TRIES):
        found = run(*arguments)
        if found and found[""] < best.get("", math.inf):
            best = found
        if best and best[""] <= DISTURBED:
            break
    return best


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


def name_pythons(paths):
    """The interpreters at `paths`, {label: path}; those PATH holds when there are none."""
    found = {}
    for path in paths:
        ask(path, found)
    return found if paths else find_pythons()


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
