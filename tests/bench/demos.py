#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demos cost: tracing, handing over the GIL, and tasks per second beside other executors.

usage: demos.py BUILD-DIR [ROUNDS]
"""

import os
import subprocess
import sys

import traces as runs

BUILD = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
INTERVALS_US = (500, 5000)


def glib_per_s():
    done = subprocess.run([f"{BUILD}/tests/bench/thread-pool", "2", "200000"], capture_output=True, text=True, check=True)
    return float(done.stdout)


def row(what, value, unit, remark=""):
    print(f"{what:<46} {value:>14.4g} {unit:<6} {remark}")


def print_tracing():
    for demo in sorted(name for name in os.listdir(f"{BUILD}/demos")
                       if os.access(f"{BUILD}/demos/{name}", os.X_OK) and os.path.isfile(f"{BUILD}/demos/{name}")
                       and not name.endswith((".a", ".p"))):
        cost = runs.run_model(BUILD, demo, []).get("tracing")
        if cost is not None:
            row(f"tracing, {demo}", cost, "%", "(goal 3)")


def print_hand_over():
    for interval in INTERVALS_US:
        holds = [runs.run_model(BUILD, "gil-contention", [f"--interval_us={interval}"]).get("hold_p50_us") for _ in range(ROUNDS)]
        row(f"GIL hand-over beyond {interval} us", runs.median(holds) - interval, "us")


def print_executors(pools):
    for runner, values in pools.items():
        value = runs.median(values)
        base = runs.median(pools["demos/executors"])
        if value:
            row(f"thread pool, submitted at once, {runner}", value, "1/s", f"model is {base / value:.2f} times as fast")


def main():
    pythons = runs.find_pythons()
    pools = {}
    for _ in range(ROUNDS):
        pools.setdefault("demos/executors", []).append(runs.run_model(BUILD, "executors", ["--kind=threads"]).get("submit_per_s"))
        pools.setdefault("GThreadPool", []).append(glib_per_s())
        for label, path in pythons.items():
            pools.setdefault(label, []).append(runs.run_python(path, "executors", ["--kind=threads"]).get("submit_per_s"))
    print_tracing()
    print_hand_over()
    print_executors(pools)


main()
