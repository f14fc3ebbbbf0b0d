# SPDX-License-Identifier: GPL-3.0-or-later
"""Which way past the lock? The experiment of demos/four-ways for a real Python.

Prints the same lines (demos/README.md) under the same names, and a line of type "missing" for each
way this Python does not have. Standard library only, 3.9 and later; interpreters need 3.14.
"""
import argparse
import hashlib
import json
import multiprocessing
import os
import statistics
import sys
import threading
import time

REPETITIONS = 5
BLOCK = bytes(65536)
IN_INTERPRETER = """
import os, time
os.write(ready, b"r")
os.read(go, 1)
begin, n = time.perf_counter(), rounds
def countdown(n):
    while n > 0:
        n -= 1
countdown(n)
os.write(done, repr(time.perf_counter() - begin).encode().ljust(32))
"""


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


def hash_blocks(n):
    for _ in range(n):
        hashlib.sha256(BLOCK).digest()


def time_of(target, n):
    start = time.perf_counter()
    target(n)
    return time.perf_counter() - start


def run_threads(target, n, workers, payload):
    """Returns the seconds until all are there, of computing, and in all."""
    ends, ready, go = [], threading.Barrier(workers + 1), threading.Event()

    def work():
        ready.wait()
        go.wait()
        target(n)
        ends.append(time.perf_counter())

    start = time.perf_counter()
    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    ready.wait()
    begin = time.perf_counter()
    go.set()
    for thread in threads:
        thread.join()
    return begin - start, max(ends) - begin, time.perf_counter() - start


def serve(end):
    end.send(None)
    n, data = end.recv()
    end.send((time_of(countdown, n), data))


def run_processes(target, n, workers, payload):
    start = time.perf_counter()
    context = multiprocessing.get_context("forkserver")
    ends, processes = [], []
    for _ in range(workers):
        here, there = context.Pipe()
        ends.append(here)
        processes.append(context.Process(target=serve, args=(there,)))
        processes[-1].start()
    for end in ends:
        end.recv()
    startup = time.perf_counter() - start
    for end in ends:
        end.send((n, payload))
    times = [end.recv()[0] for end in ends]
    total = time.perf_counter() - start
    for process in processes:
        process.join()
    return startup, max(times), total


def run_interpreters(target, n, workers, payload):
    from concurrent import interpreters
    start = time.perf_counter()
    (here, ready), (wait, go), (back, done) = os.pipe(), os.pipe(), os.pipe()
    made = [interpreters.create() for _ in range(workers)]
    for each in made:
        each.prepare_main(ready=ready, go=wait, done=done, rounds=n, payload=payload)
    threads = [threading.Thread(target=each.exec, args=(IN_INTERPRETER,)) for each in made]
    for thread in threads:
        thread.start()
    for _ in made:
        os.read(here, 1)
    startup = time.perf_counter() - start
    os.write(go, b"g" * workers)
    times = [float(os.read(back, 32)) for _ in made]
    for thread in threads:
        thread.join()
    total = time.perf_counter() - start
    for each in made:
        each.close()
    for end in (here, ready, wait, go, back, done):
        os.close(end)
    return startup, max(times), total


def find_ways():
    """The ways this Python has, and why it has not the others."""
    ways = {"processes": (run_processes, countdown), "native": (run_threads, hash_blocks)}
    missing = {}
    ways["threads" if has_gil() else "free"] = (run_threads, countdown)
    if has_gil():
        missing["free"] = "This Python has a GIL; python3.14t has none."
    else:
        missing["threads"] = "This Python has no GIL."
    try:
        import concurrent.interpreters  # noqa: F401
        ways["interpreters"] = (run_interpreters, countdown)
    except ImportError:
        missing["interpreters"] = "concurrent.interpreters came with Python 3.14."
    return ways, missing


def calibrate(target, trial):
    """How much of it takes a millisecond."""
    return trial / min(time_of(target, trial) for _ in range(3)) / 1e3


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--job_ms", type=float, default=200)
    parser.add_argument("--payload", type=int, default=65536)
    parser.add_argument("--workers", type=int, default=2, choices=range(1, 5))
    parser.add_argument("--seconds", type=float, default=3, help="ignored: the job sets it")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="four-ways", python=sys.version.split()[0],
         parameters={"job_ms": options.job_ms, "payload": options.payload,
                     "workers": options.workers, "gil": has_gil()})
    ways, missing = find_ways()
    for name, reason in missing.items():
        emit("missing", name=f"compute_speedup_{name}", message=reason)
    per_ms = {countdown: calibrate(countdown, 200_000), hash_blocks: calibrate(hash_blocks, 50)}
    run_processes(countdown, 1, 1, b"")  # starts the fork server
    results = {}
    steps = REPETITIONS * len(ways)
    for done in range(steps):
        name = list(ways)[done % len(ways)]
        run, target = ways[name]
        emit("phase", name="measuring", done=done, of=steps)
        n = int(per_ms[target] * options.job_ms) + 1
        one, alone = time_of(target, n), run(target, n, 1, b"")[1]
        startup, compute, total = run(target, n // options.workers + 1, options.workers,
                                      bytes(options.payload))
        overhead = max(startup, total - compute)
        for length in (1, 3, 10, 30, 100, 300, 1000) if name == "processes" else ():
            results.setdefault(f"processes_{length}ms", []).append(
                length / (1e3 * overhead + length * compute / alone))
        for kind, value in (("compute_speedup", alone / compute), ("speedup", one / total),
                            ("startup_ms", 1e3 * startup),
                            ("transfer_ms", 1e3 * max(0, total - startup - compute))):
            results.setdefault(f"{kind}_{name}", []).append(value)
    emit("phase", name="measuring", done=steps, of=steps)
    for name, values in results.items():
        emit_result(name, values, "ms" if "_ms_" in name else "x")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
