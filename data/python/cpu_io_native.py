# SPDX-License-Identifier: GPL-3.0-or-later
"""What does the lock slow down? The experiment of demos/cpu-io-native for a real Python.

Prints the same lines (demos/README.md) under the same names. Standard library only, 3.9 and later.
"""
import argparse
import hashlib
import json
import math
import statistics
import sys
import threading
import time

REPETITIONS = 5
KINDS = ("cpu", "native", "io")


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


def hash_often(n, buffer):
    for _ in range(n):
        hashlib.sha256(buffer).digest()


def together(threads, target, *args):
    """Runs target in so many threads at once; returns the seconds it took."""
    workers = [threading.Thread(target=target, args=args) for _ in range(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def make_jobs(seconds, size):
    """One job of each kind that takes one thread so many seconds."""
    buffer = bytes(size)
    hashes = max(1, 500_000 // size)
    count_s = min(together(1, countdown, 200_000) for _ in range(3)) / 200_000
    hash_s = min(together(1, hash_often, hashes, buffer) for _ in range(3)) / hashes
    return {"cpu": (countdown, int(seconds / count_s)),
            "native": (hash_often, max(1, math.ceil(seconds / hash_s)), buffer),
            "io": (time.sleep, seconds)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--threads", type=int, default=4, choices=range(1, 101))
    parser.add_argument("--buffer", type=int, default=65536)
    parser.add_argument("--bytecode", type=int, default=30, help="ignored: only the corners are run")
    parser.add_argument("--native", type=int, default=30, help="ignored")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="cpu-io-native", python=sys.version.split()[0],
         parameters={"threads": options.threads, "buffer": options.buffer, "gil": has_gil()})
    steps = REPETITIONS * len(KINDS)
    job_s = options.seconds / (REPETITIONS * 4) / (options.threads + 2)  # as long as the model's
    jobs = make_jobs(max(0.004, job_s), options.buffer)
    speedups = {kind: [] for kind in KINDS}
    for done in range(steps):
        emit("phase", name="measuring", done=done, of=steps)
        kind = KINDS[done % len(KINDS)]
        serial = sum(together(1, *jobs[kind]) for _ in range(options.threads))
        speedups[kind].append(serial / together(options.threads, *jobs[kind]))
    emit("phase", name="measuring", done=steps, of=steps)
    for kind in KINDS:
        emit_result(f"speedup_{kind}", speedups[kind], "x")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
