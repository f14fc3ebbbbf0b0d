# SPDX-License-Identifier: GPL-3.0-or-later
"""Who holds the lock? The experiment of demos/gil-contention for a real Python.

Prints the same lines (demos/README.md) under the same names. Standard library only, 3.9 and later.
"""
import argparse
import json
import statistics
import sys
import threading
import time

REPETITIONS = 5
WAITING, RUNNING, RUNNING_FREE, DONE = 1, 2, 3, 6


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def tell_gil(wanted):
    """A script cannot choose: the interpreter has a GIL or has none. It says so when another was asked for."""
    if (wanted.lower() in ("true", "1", "on", "yes")) != has_gil():
        emit("missing", name="gil", message="This Python has a GIL: it was run with it." if has_gil()
             else "This Python has no GIL: it was run without.")


def countdown(n):
    while n > 0:
        n -= 1


def note_cpu(cpu, target, *args):
    """Under a limit of CPU time the clock of the process goes in steps of milliseconds; a thread's never does."""
    target(*args)
    cpu.append(time.thread_time())


def together(threads, target, *args, cpu=None):
    """Runs target in so many threads at once; returns the seconds it took. cpu gets the CPU seconds of each."""
    args = (cpu if cpu is not None else [], target, *args)
    workers = [threading.Thread(target=note_cpu, args=args) for _ in range(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def one_after_the_other(threads, target, *args):
    return sum(together(1, target, *args) for _ in range(threads))


def calibrate(seconds):
    trial = 200_000
    return int(trial * seconds / min(together(1, countdown, trial) for _ in range(3))) + 1


def watch(until, gap, holds):
    """Computes, and notes when it was running: a gap between two looks means another had the lock."""
    begin = last = time.perf_counter_ns()
    while last < until:
        now = time.perf_counter_ns()
        if now - last > gap:
            holds.append((begin, last))
            begin = now
        last = now
    holds.append((begin, last))


def show(threads, interval_us, seconds, started):
    """Returns the holds of every thread, and prints them as lanes."""
    until = time.perf_counter_ns() + int(seconds * 1e9)
    holds = [[] for _ in range(threads)]
    workers = [threading.Thread(target=watch, args=(until, interval_us * 500, mine)) for mine in holds]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    running = RUNNING if has_gil() else RUNNING_FREE
    changes = []
    for lane, mine in enumerate(holds):
        for begin, end in mine:
            changes += [(begin, lane, running), (end, lane, WAITING)]
        changes.append((mine[-1][1] + 1, lane, DONE))
    emit_states(sorted(changes), started)
    return holds


def emit_states(changes, last):
    for first in range(0, len(changes), 500):
        data = []
        for at, lane, state in changes[first:first + 500]:
            data += [max(0, at - last), lane, state]
            last = max(at, last)
        emit("states", data=data)


def bucket(value):
    if value < 8:
        return value
    shift = value.bit_length() - 4
    return (shift + 1) * 8 + (value >> shift) % 8


def report_holds(holds, seconds):
    """The last hold of a thread ended because the work did, not because somebody asked."""
    lengths = [(end - begin) / 1000 for mine in holds for begin, end in mine[:-1]]
    counts = {}
    for length in lengths:
        counts[bucket(int(length))] = counts.get(bucket(int(length)), 0) + 1
    emit("histogram", name="hold", unit="us", buckets=sorted([key, n] for key, n in counts.items()))
    if has_gil():
        emit_result("hold_p50_us", [statistics.median(lengths)] if lengths else [], "us")
        emit_result("switches", [len(lengths) / seconds], "1/s")


def measure(threads, work):
    speedups, cpu_over_wall = [], []
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        serial = one_after_the_other(threads, countdown, work)
        cpu = []
        parallel = together(threads, countdown, work, cpu=cpu)
        cpu_over_wall.append(sum(cpu) / parallel)
        speedups.append(serial / parallel)
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    emit_result("speedup", speedups, "x")
    emit_result("cpu_over_wall", cpu_over_wall, "x")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--threads", type=int, default=2, choices=range(1, 9))
    parser.add_argument("--interval_us", type=int, default=5000)
    parser.add_argument("--gil", help="the interpreter decides; told when it has what was not asked for")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    sys.setswitchinterval(options.interval_us / 1e6)
    emit("hello", version=1, demo="gil-contention", python=sys.version.split()[0],
         parameters={"threads": options.threads, "interval_us": options.interval_us, "gil": has_gil()})
    if options.gil is not None:
        tell_gil(options.gil)
    for lane in range(options.threads):
        emit("lane", id=lane, name=f"thread {lane + 1}", kind="cpu")

    seconds = options.seconds / 3
    report_holds(show(options.threads, options.interval_us, seconds, started), seconds)
    run = max(2 * seconds / (2 * REPETITIONS), 5 * options.interval_us / 1e6)
    measure(options.threads, calibrate(run) // options.threads)
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
