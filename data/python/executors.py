# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a task? The experiment of demos/executors for a real Python.

Prints the same lines (demos/README.md) under the same names. Standard library only, 3.9 and later.
"""
import argparse
import concurrent.futures
import json
import multiprocessing
import statistics
import sys
import threading
import time

REPETITIONS = 5
CHUNKSIZES = (1, 10, 100, 1000)


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def task(n):
    while n > 0:
        n -= 1


def calibrate():
    """Rounds of the task a microsecond."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        task(200_000)
        times.append(time.perf_counter() - start)
    return 200_000 / min(times) / 1e6


def make_pool(kind, workers):
    if kind == "threads":
        return concurrent.futures.ThreadPoolExecutor(workers)
    context = multiprocessing.get_context("forkserver")
    return concurrent.futures.ProcessPoolExecutor(workers, mp_context=context)


def time_map(pool, rounds, n, chunksize):
    start = time.perf_counter()
    for _ in pool.map(task, [rounds] * n, chunksize=chunksize):
        pass
    return n / (time.perf_counter() - start)


def choose_count(pool, rounds, chunksize, seconds, options):
    """Items that map() does in so many seconds: in a moment one sees only how it begins and ends."""
    most = options.tasks * (chunksize if options.kind == "processes" else 1)
    rate = time_map(pool, rounds, min(64 * chunksize, most), chunksize)
    return max(options.workers, min(int(rate * seconds), most))


def time_submit(pool, rounds, n):
    start = time.perf_counter()
    for future in [pool.submit(task, rounds) for _ in range(n)]:
        future.result()
    return n / (time.perf_counter() - start)


def count_deadlocked(workers):
    """Tasks that wait for a task of their own pool; cancelling what they wait for frees them."""
    inner, all_submitted = [], threading.Event()
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        def wait_for_own_pool():
            all_submitted.wait()
            inner.append(pool.submit(task, 0))
            inner[-1].result()

        outer = [pool.submit(wait_for_own_pool) for _ in range(workers)]
        all_submitted.set()
        concurrent.futures.wait(outer, timeout=0.2)
        stuck = sum(future.running() for future in outer)
        while not all(future.done() for future in outer):
            for future in list(inner):
                future.cancel()
            concurrent.futures.wait(outer, timeout=0.01)
    return stuck


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--workers", type=int, default=2, choices=range(1, 9))
    parser.add_argument("--kind", default="processes", choices=("processes", "threads"))
    parser.add_argument("--task_us", type=int, default=0)
    parser.add_argument("--chunksize", type=int, default=10)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="executors", python=sys.version.split()[0],
         parameters={"workers": options.workers, "kind": options.kind, "task_us": options.task_us,
                     "chunksize": options.chunksize, "tasks": options.tasks, "gil": has_gil()})
    deadlocked = count_deadlocked(options.workers)
    rounds = int(options.task_us * calibrate())
    seconds = options.seconds / (REPETITIONS * (2 + len(CHUNKSIZES)))
    submit, chosen, gain = [], [], []
    by_chunksize = {chunksize: [] for chunksize in CHUNKSIZES}
    with make_pool(options.kind, options.workers) as pool:
        time_map(pool, 0, 2 * options.workers, 1)  # starts the workers
        counts = {size: choose_count(pool, rounds, size, seconds, options)
                  for size in (*CHUNKSIZES, options.chunksize)}
        for done in range(REPETITIONS):
            emit("phase", name="measuring", done=done, of=REPETITIONS)
            submit.append(time_submit(pool, rounds, counts[1]))
            chosen.append(time_map(pool, rounds, counts[options.chunksize],
                                   options.chunksize))
            for chunksize in CHUNKSIZES:
                by_chunksize[chunksize].append(time_map(pool, rounds, counts[chunksize], chunksize))
            gain.append(by_chunksize[100][-1] / by_chunksize[1][-1])
        emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)

    emit_result("submit_per_s", submit, "1/s")
    emit_result("map_per_s", chosen, "1/s")
    for chunksize in CHUNKSIZES:
        emit_result(f"map_per_s_{chunksize}", by_chunksize[chunksize], "1/s")
    emit_result("chunk_gain", gain, "x")
    emit_result("deadlocked", [deadlocked], "count")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
