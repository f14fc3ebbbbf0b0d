# SPDX-License-Identifier: GPL-3.0-or-later
"""Green a thousand times: the experiment of demos/testing/flaky for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import json
import math
import sys
import threading
import time

MOST_RUNS = 1000
LEAST_RUNS = 5
THREADS = 2
counter = 0


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


def add(n):
    return n + 1


def body(rounds):
    global counter
    for _ in range(rounds):
        counter = add(counter)


def test(rounds):
    """Returns whether it passed."""
    global counter
    counter = 0
    threads = [threading.Thread(target=body, args=(rounds,)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counter == THREADS * rounds


def limit(failed, runs, upper):
    """The bound of Clopper and Pearson, found by halving."""
    low, high = 0.0, 1.0
    for _ in range(50):
        share = (low + high) / 2
        most = failed if upper else failed - 1
        below = sum(math.comb(runs, k) * share ** k * (1 - share) ** (runs - k) for k in range(most + 1))
        if below > 0.025 if upper else 1 - below < 0.025:
            low = share
        else:
            high = share
    return low


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--rounds", type=int, default=10000)
    parser.add_argument("--interval_us", type=int, default=5000)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    sys.setswitchinterval(options.interval_us / 1e6)
    emit("hello", version=1, demo="flaky", python=sys.version.split()[0],
         parameters={"rounds": options.rounds, "interval_us": options.interval_us})
    deadline = time.perf_counter() + options.seconds
    passed = []
    while len(passed) < MOST_RUNS and (len(passed) < LEAST_RUNS or time.perf_counter() < deadline):
        passed.append(test(options.rounds))
    failed, runs = passed.count(False), len(passed)
    emit_number("runs", runs, "count")
    emit_number("failed", failed, "count")
    emit_number("passed", runs - failed, "count")
    emit_number("fail_share", 100 * failed / runs, "%")
    emit_number("share_low", 100 * limit(failed, runs, False) if failed else 0, "%")
    emit_number("share_high", 100 * limit(failed, runs, True) if failed < runs else 100, "%")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
