# SPDX-License-Identifier: GPL-3.0-or-later
"""What freedom costs: the experiment of demos/free-threading-cost for a real Python.

An interpreter is of one build, so it cannot tell its own overhead; it reports how threads fare that
share a container, and the size of an object. Prints the lines of demos/README.md. Standard library
only, 3.9 and later.
"""
import argparse
import json
import statistics
import sys
import threading
import time

REPETITIONS = 5
MAX_APPENDS = 400_000


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


class Thing:
    def __init__(self):
        self.value = None


class Shared:
    def __init__(self):
        self.items, self.table, self.thing = [1], {}, Thing()


def own(shared, n):
    table = {}
    while n > 0:
        table[n & 63] = n
        n -= 1


def share_dict(shared, n):
    table = shared.table
    while n > 0:
        table[n & 63] = n
        n -= 1


def share_list(shared, n):
    items = shared.items
    while n > 0:
        items.append(1)
        n -= 1


def share_object(shared, n):
    items, thing = shared.items, shared.thing
    while n > 0:
        thing.value = n
        thing.value
        items[0]
        n -= 1


WORK = {"own": own, "dict": share_dict, "list": share_list, "object": share_object}


def together(threads, target, rounds):
    """Runs target in so many threads at once on one new Shared; returns the seconds it took."""
    shared = Shared()
    workers = [threading.Thread(target=target, args=(shared, rounds)) for _ in range(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def choose_rounds(target, seconds, threads):
    trial = min(together(1, target, 50_000) for _ in range(3)) / 50_000
    rounds = int(seconds / trial)
    return (min(rounds, MAX_APPENDS) if target is share_list else rounds) // threads + 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--threads", type=int, default=2, choices=range(2, 9))
    parser.add_argument("--workload", default="mixed", help="ignored")
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="free-threading-cost", seed=options.seed,
         python=sys.version.split()[0], parameters={"threads": options.threads, "gil": has_gil()})
    run = options.seconds / (REPETITIONS * len(WORK) * 2)
    rounds = {name: choose_rounds(target, run, options.threads) for name, target in WORK.items()}
    speedups = {name: [] for name in WORK}
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        for name, target in WORK.items():
            serial = sum(together(1, target, rounds[name]) for _ in range(options.threads))
            speedups[name].append(serial / together(options.threads, target, rounds[name]))
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    for name in WORK:
        emit_result(f"sharing_{name}", speedups[name], "x")
    emit_result("header_gil" if has_gil() else "header_free", [sys.getsizeof(object())], "bytes")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
