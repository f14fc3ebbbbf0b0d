# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of two equals is faster: the experiment of demos/testing/bench-honestly for a real Python.

The noise is another process on the same CPU. Prints the lines of demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time

PAIRS = 100
SLICE = 100e-6
NEAR = 0.03
TRIALS = 64
NOISE = """
import random, sys, time
share, chance = float(sys.argv[1]), random.Random(int(sys.argv[2]))
while True:
    until = time.perf_counter() + 0.04 * share * chance.random()
    while time.perf_counter() < until:
        pass
    time.sleep(0.04 * (1 - share) * chance.random())
"""


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    emit("result", name=name, value=statistics.median(values), low=min(values), high=max(values),
         repetitions=len(values), unit=unit)


def countdown(n):
    while n > 0:
        n -= 1


def time_once(rounds):
    start = time.perf_counter()
    countdown(rounds)
    return time.perf_counter() - start


def compare_blocks(rounds):
    first = sum(time_once(rounds) for _ in range(PAIRS))
    return sum(time_once(rounds) for _ in range(PAIRS)) / first


def compare_turns(rounds):
    ratios = []
    for i in range(PAIRS):
        first, second = time_once(rounds), time_once(rounds)
        ratios.append(second / first if i % 2 else first / second)
    return statistics.median(ratios)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--noise", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="bench-honestly", python=sys.version.split()[0], parameters={"noise": options.noise})
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rounds = max(1, int(10_000 * SLICE / min(time_once(10_000) for _ in range(10))))
    noise = subprocess.Popen([sys.executable, "-I", "-c", NOISE, str(options.noise / 100), str(options.seed)])
    found = {"blocks": [], "turns": []}
    deadline = time.perf_counter() + options.seconds
    while len(found["turns"]) < TRIALS and (not found["turns"] or time.perf_counter() < deadline):
        found["blocks"].append(compare_blocks(rounds))
        found["turns"].append(compare_turns(rounds))
    noise.kill()
    noise.wait()
    for way, ratios in found.items():
        off = [abs(ratio - 1) for ratio in ratios]
        emit_result("ratio_" + way, ratios, "x")
        emit_result("off_" + way, [100 * value for value in off], "%")
        emit_result("near_" + way, [100 * sum(value <= NEAR for value in off) / len(off)], "%")
    emit_result("trials", [len(found["turns"])], "count")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
