# SPDX-License-Identifier: GPL-3.0-or-later
"""Two threads count references to one object: the experiment of demos/refcount-race for a real Python.

An interpreter counts in one way only: plain under a GIL, biased without one. Prints the lines of demos/README.md. Standard
library only, 3.9 and later.
"""
import argparse
import json
import os
import statistics
import sys
import threading
import time

REPETITIONS = 7
THREADS = 2
KEPT = 20_000  # references that each thread adds


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


class Subject:
    pass


def count(subject, n):
    """Ten references come and go a round."""
    while n > 0:
        a = subject; a = None; a = subject; a = None; a = subject; a = None; a = subject; a = None; a = subject; a = None
        a = subject; a = None; a = subject; a = None; a = subject; a = None; a = subject; a = None; a = subject; a = None
        n -= 1


def keep(subject, kept):
    for _ in range(KEPT):
        kept.append(subject)


def stay_apart(cpus, target, *arguments):
    """On one CPU they would take turns, and could not meet."""
    if cpus:
        os.sched_setaffinity(0, cpus)
    target(*arguments)


def together(jobs):
    """Runs (target, arguments) in a thread each, on a CPU each; returns the seconds it took."""
    cpus = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    workers = [threading.Thread(target=stay_apart, args=({cpus[i]} if i < len(cpus) else {}, target, *arguments))
               for i, (target, arguments) in enumerate(jobs)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def make_and_count(n):
    count(Subject(), n)


def count_lost():
    """How many references are not in the count after threads have added some at once."""
    subject, lists = Subject(), [[] for _ in range(THREADS)]
    before = sys.getrefcount(subject)
    together([(keep, (subject, kept)) for kept in lists])
    return before + THREADS * KEPT - sys.getrefcount(subject)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--mode", help="the interpreter decides; told when it counts in another")
    parser.add_argument("--shared", default="true", help="what ns_per_op is of")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="refcount-race", python=sys.version.split()[0], parameters={"gil": has_gil()})
    if options.mode is not None and options.mode != ("gil" if has_gil() else "biased"):
        emit("missing", name="mode", message="This Python counts plainly, under its GIL." if has_gil()
             else "This Python has no GIL: it counts biased.")
    trial = min(together([(make_and_count, (20_000,))]) for _ in range(3)) / 20_000
    rounds = max(1, int(options.seconds / (REPETITIONS * 4) / trial))
    lost, own, shared, ns = [], [], [], []
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        lost.append(count_lost())
        alone = together([(make_and_count, (rounds,))])
        apart = together([(make_and_count, (rounds,))] * THREADS)
        subject = Subject()
        at_one = together([(count, (subject, rounds))] * THREADS)
        own.append(THREADS * alone / apart)
        shared.append(THREADS * alone / at_one)
        ns.append(1e9 * (at_one if options.shared == "true" else apart) / (10 * rounds))
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    emit_result("lost", lost, "count")
    emit_result("lost_share", [100 * n / (THREADS * KEPT) for n in lost], "%")
    emit_result("ns_per_op", ns, "ns")
    emit_result("scaling_own", own, "x")
    emit_result("scaling_shared", shared, "x")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
