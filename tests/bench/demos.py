#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demos cost: tracing, handing over the GIL, and tasks per second beside other executors; each with its bar."""

import argparse
import os
import subprocess

import traces as runs

INTERVALS_US = (500, 5000)
MOST_TRACING = 3  # per cent of the CPU time
MOST_HAND_OVER_US = 200  # CPython's is 100 to 130
LEAST_OF_GLIB = 0.25  # GThreadPool makes no futures and takes no GIL
LEAST_OF_PYTHON = 1


def glib_per_s(build):
    done = subprocess.run([f"{build}/tests/bench/thread-pool", "2", "200000"], capture_output=True, text=True, check=True)
    return float(done.stdout)


def find_demos(build):
    folder = os.path.join(build, "demos")
    names = sorted(os.listdir(folder))
    return [name for name in names if os.access(f"{folder}/{name}", os.X_OK) and os.path.isfile(f"{folder}/{name}")
            and not name.endswith((".a", ".p"))]


def row(what, value, unit, bar, holds, disturbed=False):
    if value is not None:
        print(f"{what:<50} {value:>12.4g} {unit:<5} {bar:<34} {'disturbed' if disturbed else 'yes' if holds else 'NO'}")


def print_tracing(build):
    for demo in find_demos(build):
        cost = runs.run_model(build, demo, []).get("tracing")
        row(f"tracing, {demo}", cost, "%", f"at most {MOST_TRACING}", cost is not None and cost <= MOST_TRACING)


def print_hand_over(build, rounds):
    for interval in INTERVALS_US:
        found = [runs.undisturbed(runs.run_model, build, "gil-contention", [f"--interval_us={interval}"])
                 for _ in range(rounds)]
        beyond = runs.median([run.get("hold_p50_us") for run in found]) - interval
        row(f"GIL hand-over beyond {interval} us", beyond, "us", f"at most {MOST_HAND_OVER_US}", beyond <= MOST_HAND_OVER_US,
            runs.median([run.get("") for run in found]) > runs.DISTURBED)


def measure_pools(build, pythons, rounds):
    """{runner: [tasks per second, ...]}, the runners side by side in time."""
    pools = {}
    arguments = ["--kind=threads"]
    for _ in range(rounds):
        pools.setdefault("model", []).append(runs.run_model(build, "executors", arguments).get("submit_per_s"))
        pools.setdefault("GThreadPool", []).append(glib_per_s(build))
        for label, path in pythons.items():
            pools.setdefault(label, []).append(runs.run_python(path, "executors", arguments).get("submit_per_s"))
    return {runner: runs.median(values) for runner, values in pools.items()}


def print_executors(pools):
    model = pools.pop("model")
    print(f"{'thread pool, submitted at once, model':<50} {model:>12.4g} 1/s")
    for runner, value in pools.items():
        if value:
            least = LEAST_OF_GLIB if runner == "GThreadPool" else LEAST_OF_PYTHON
            row(f"thread pool, submitted at once, {runner}", value, "1/s",
                f"model {model / value:.2f} x, at least {least}", model >= least * value)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", action="append", default=[], help="an interpreter to compare with; instead of those on PATH")
    options = parser.parse_args()
    build = os.path.abspath(options.build)
    runs.adopt_orphans()
    print_tracing(build)
    print_hand_over(build, options.rounds)
    print_executors(measure_pools(build, runs.name_pythons(options.python), options.rounds))


main()
