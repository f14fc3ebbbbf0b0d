# SPDX-License-Identifier: GPL-3.0-or-later
"""Let it fail, everywhere: the experiment of demos/testing/fault-injection for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import contextlib
import json
import random
import sys
import time

TRIALS = 2000


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


class Faults:
    """The n-th call that can fail does."""

    def __init__(self, fail_at):
        self.fail_at, self.calls, self.open = fail_at, 0, 0

    def call(self):
        self.calls += 1
        if self.calls == self.fail_at:
            raise OSError("injected")

    def acquire(self):
        self.call()
        self.open += 1

    def release(self):
        self.open -= 1


def careless(faults):
    faults.acquire()
    faults.acquire()
    faults.call()
    faults.acquire()
    faults.call()
    for _ in range(3):
        faults.release()


def half(faults):
    faults.acquire()
    try:
        faults.acquire()
        faults.call()
        faults.acquire()
        faults.call()
        faults.release()
        faults.release()
    finally:
        faults.release()


def stack(faults):
    with contextlib.ExitStack() as cleanup:
        faults.acquire()
        cleanup.callback(faults.release)
        faults.acquire()
        cleanup.callback(faults.release)
        faults.call()
        faults.acquire()
        cleanup.callback(faults.release)
        faults.call()


WORKS = {"careless": careless, "half": half, "stack": stack}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--cleanup", default="careless", choices=list(WORKS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3, help="ignored: it is a matter of counts")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="fault-injection", python=sys.version.split()[0],
         parameters={"cleanup": options.cleanup})
    leaks = []
    while True:
        faults = Faults(len(leaks) + 1)
        try:
            WORKS[options.cleanup](faults)
            break
        except OSError:
            leaks.append(faults.open)
            emit_number(f"leak_{len(leaks)}", faults.open, "count")
    points, chance = len(leaks), random.Random(options.seed)
    hit = sum(len({chance.randrange(points) for _ in range(points)}) for _ in range(TRIALS))
    emit_number("points", points, "count")
    emit_number("leaking", sum(leak > 0 for leak in leaks), "count")
    emit_number("most", max(leaks), "count")
    emit_number("good_path", faults.open, "count")
    emit_number("random_share", 100 * hit / (TRIALS * points), "%")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
