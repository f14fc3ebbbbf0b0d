#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every demo beside the same experiment in each Python found, interleaved, with the bar it has to hold.

usage: fidelity.py BUILD-DIR [ROUNDS]
"""

import os
import sys

import traces as runs

BUILD = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3


def within(percent, absolute=0.0):
    """Holds when the model is within `percent` of Python, or within `absolute`."""
    def judge(model, python):
        return None if python is None else abs(model - python) <= max(abs(python) * percent / 100, absolute)
    return f"within {percent} %", judge


def factor(limit):
    """Holds when neither is more than `limit` times the other."""
    def judge(model, python):
        return None if not python else 1 / limit <= model / python <= limit
    return f"factor {limit}", judge


def between(low, high):
    """Holds when the model alone lies in a range."""
    return f"{low:g} to {high:g}", lambda model, _: low <= model <= high


# Demo, arguments, result, bar.
ROWS = [
    ("gil-contention", ["--threads=1"], "switches", between(0, 0)),
    ("gil-contention", ["--threads=2"], "speedup", within(10)),
    ("gil-contention", ["--threads=4"], "speedup", within(10)),
    ("gil-contention", ["--threads=2"], "cpu_over_wall", between(0.9, 1.02)),
    ("gil-contention", ["--threads=2"], "switches", within(15)),
    ("gil-contention", ["--interval_us=500"], "hold_p50_us", within(5, 100)),
    ("gil-contention", ["--interval_us=1000"], "hold_p50_us", within(5, 100)),
    ("gil-contention", ["--threads=2"], "hold_p50_us", within(5, 100)),
    ("gil-contention", ["--interval_us=20000"], "hold_p50_us", within(5, 100)),
    ("refcount-race", ["--mode=plain"], "lost", between(1, float("inf"))),
    ("refcount-race", ["--mode=atomic"], "lost", between(0, 0)),
    ("refcount-race", ["--mode=biased"], "lost", between(0, 0)),
    ("refcount-race", ["--mode=gil"], "lost", between(0, 0)),
    ("refcount-race", ["--mode=biased"], "scaling_own", between(1.6, 2.2)),
    ("cpu-io-native", [], "speedup_cpu", within(10)),
    ("cpu-io-native", [], "speedup_io", within(10)),
    ("cpu-io-native", [], "speedup_native", within(10)),
    ("four-ways", [], "compute_speedup_threads", within(10)),
    ("four-ways", [], "compute_speedup_processes", within(10)),
    ("free-threading", [], "speedup_gil", within(10)),
    ("free-threading", [], "speedup_free", between(1.6, 2.2)),
    ("free-threading-cost", [], "overhead", between(0, 15)),
    ("executors", [], "chunk_gain", factor(2)),
    ("subinterpreters", [], "speedup", between(1.5, 2.2)),
    ("subinterpreters", ["--queue=polls"], "round_trip_us", between(10000, 17000)),
    ("convoy", ["--hogs=1"], "echo_p50_us", within(10)),
    ("convoy", ["--hogs=2"], "echo_p50_us", within(25)),
    ("lost-updates", ["--body=plain"], "lost", between(0, 0)),
    ("lost-updates", ["--body=call"], "lost_share", between(17, 65)),
    ("lost-updates", ["--body=lock"], "lost", between(0, 0)),
]


def measure(pythons):
    """{(demo, arguments): {runner: [results, ...]}}, the runners of an experiment side by side in time."""
    measured = {(demo, tuple(arguments)): {} for demo, arguments, _, _ in ROWS}
    for _ in range(ROUNDS):
        for (demo, arguments), runners in measured.items():
            runners.setdefault("model", []).append(runs.run_model(BUILD, demo, arguments))
            for label, path in pythons.items():
                runners.setdefault(label, []).append(runs.run_python(path, demo, arguments))
    return measured


def number(value):
    return "–" if value is None else f"{value:.4g}"


def main():
    pythons = runs.find_pythons()
    measured = measure(pythons)
    foreign = [run.get("") for runners in measured.values() for run in runners["model"]]
    print(f"median of {ROUNDS} rounds; other programs used {100 * (runs.median(foreign) or 0):.0f} % of the CPUs")
    print(f"{'demo':<20} {'arguments':<20} {'result':<26} {'model':>10} {'python':>10} {'ratio':>7}  {'bar':<14} holds")
    held = judged = 0
    for demo, arguments, result, (bar, judge) in ROWS:
        runners = measured[demo, tuple(arguments)]
        model = runs.median([run.get(result) for run in runners["model"]])
        for label in list(pythons) or [None]:
            python = runs.median([run.get(result) for run in runners.get(label, [])])
            holds = None if model is None else judge(model, python)
            held, judged = held + (holds is True), judged + (holds is not None)
            ratio = f"{model / python:.2f}" if model is not None and python else "–"
            print(f"{demo:<20} {' '.join(arguments):<20} {result:<26} {number(model):>10} {number(python):>10} {ratio:>7}  "
                  f"{bar:<14} {'–' if holds is None else 'yes' if holds else 'NO':<5} {label or ''}")
    print(f"{held} of {judged} bars hold")


main()
