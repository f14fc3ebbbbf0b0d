# SPDX-License-Identifier: GPL-3.0-or-later
"""Who barks when it hangs: the experiment of demos/testing/watchdog for a real Python.

C that keeps the GIL is a regular expression here; the watchdog outside is faulthandler's. Prints the lines of
demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import asyncio
import concurrent.futures
import faulthandler
import json
import os
import re
import sys
import tempfile
import threading
import time

DEADLINE = 0.05
TASK = 0.15


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


def match(n):
    re.match(r"(a+)+$", "a" * n + "b")


def keep_in_c(seconds):
    """One regular expression that takes as long: each letter more doubles its time."""
    n, took = 10, 0.0
    while took < seconds / 2:
        n += 1
        start = time.perf_counter()
        match(n)
        took = time.perf_counter() - start
    return n + 1


def hang(kind, seconds, letters):
    end = time.perf_counter() + seconds
    if kind == "native":
        match(letters)
    elif kind == "lock":
        lock = threading.Lock()
        lock.acquire()
        lock.acquire(timeout=seconds)
    else:
        while time.perf_counter() < end:
            pass


async def in_loop(kind, seconds, letters, spoke):
    loop = asyncio.get_running_loop()
    loop.call_later(DEADLINE, lambda: spoke.setdefault("loop", time.perf_counter()))
    await asyncio.sleep(0)
    hang(kind, seconds, letters)
    over = time.perf_counter()
    await asyncio.sleep(DEADLINE)
    return over


def watch(path, start, spoke, over):
    """faulthandler writes without the GIL; when it did is told by the file's time."""
    if os.path.getsize(path) > 0:
        spoke["outside"] = start + max(0.0, os.stat(path).st_mtime - over["wall"])


def tell_future():
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        future, timed_out = pool.submit(lambda: time.sleep(TASK) or 1), 0
        try:
            future.result(DEADLINE)
        except (TimeoutError, concurrent.futures.TimeoutError):
            timed_out = 1
        emit_number("timed_out", timed_out, "count")
        emit_number("cancelled", int(future.cancel()), "count")
        emit_number("finished", future.result(), "count")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--hang", default="native", choices=("native", "lock", "compute"))
    parser.add_argument("--hang_ms", type=int, default=400)
    parser.add_argument("--seconds", type=float, default=3, help="ignored: it takes as long as the hang")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="watchdog", python=sys.version.split()[0],
         parameters={"hang": options.hang, "hang_ms": options.hang_ms})
    seconds, spoke = options.hang_ms / 1e3, {}
    letters = keep_in_c(seconds) if options.hang == "native" else 0
    with tempfile.NamedTemporaryFile("w+") as dump:
        timer = threading.Timer(DEADLINE, lambda: spoke.setdefault("timer", time.perf_counter()))
        start, wall = time.perf_counter(), {"wall": time.time()}
        faulthandler.dump_traceback_later(DEADLINE, file=dump)
        timer.start()
        over = asyncio.run(in_loop(options.hang, seconds, letters, spoke))
        timer.join()
        faulthandler.cancel_dump_traceback_later()
        watch(dump.name, start, spoke, wall)
    for name in ("loop", "timer", "outside"):
        at = spoke.get(name, over)
        emit_number("in_time_" + name, int(at < over), "count")
        emit_number("late_ms_" + name, 1e3 * max(0.0, at - start - DEADLINE), "ms")
    tell_future()
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
