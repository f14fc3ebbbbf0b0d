# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads without the GIL: the experiment of demos/free-threading for a real Python.

An interpreter is of one build, so it reports speedup_gil or speedup_free, and speedup_processes.
Prints the lines of demos/README.md. Standard library only, 3.9 and later.
"""
import argparse
import json
import os
import statistics
import sys
import threading
import time

REPETITIONS = 5


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def countdown(n):
    while n > 0:
        n -= 1


def note_cpu(cpu, rounds):
    """Under a limit of CPU time the clock of the process goes in steps of milliseconds; a thread's never does."""
    countdown(rounds)
    cpu.append(time.thread_time())


def threads_together(n, rounds, cpu=None):
    """Counts down in n threads at once; returns the seconds it took. cpu gets the CPU seconds of each."""
    args = (cpu if cpu is not None else [], rounds)
    workers = [threading.Thread(target=note_cpu, args=args) for _ in range(n)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def processes_together(n, rounds):
    """The same in n forked processes."""
    start = time.perf_counter()
    children = []
    for _ in range(n):
        child = os.fork()
        if child == 0:
            countdown(rounds)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    return time.perf_counter() - start


def measure(together, n, rounds, speedups):
    serial = sum(together(1, rounds) for _ in range(n))
    speedups.append(serial / together(n, rounds))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--threads", type=int, default=2, choices=range(1, 9))
    parser.add_argument("--work", default="countdown", help="ignored: always countdown")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="free-threading", python=sys.version.split()[0],
         parameters={"threads": options.threads, "work": "countdown", "gil": has_gil()})
    run = options.seconds / (REPETITIONS * 4)
    trial = min(threads_together(1, 200_000) for _ in range(3))
    rounds = int(200_000 * run / trial / options.threads) + 1
    threads, processes, cpu_over_wall = [], [], []
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        measure(threads_together, options.threads, rounds, threads)
        measure(processes_together, options.threads, rounds, processes)
        cpu = []
        wall = threads_together(options.threads, rounds, cpu)
        cpu_over_wall.append(sum(cpu) / wall)
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    build = "gil" if has_gil() else "free"
    emit("missing", name="speedup_free" if has_gil() else "speedup_gil",
         message="This Python has a GIL; python3.14t has none." if has_gil() else "This Python has no GIL.")
    emit_result(f"speedup_{build}", threads, "x")
    emit_result("speedup_processes", processes, "x")
    emit_result(f"cpu_over_wall_{build}", cpu_over_wall, "x")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
