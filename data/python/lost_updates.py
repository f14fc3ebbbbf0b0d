# SPDX-License-Identifier: GPL-3.0-or-later
"""Lost updates: the experiment of demos/lost-updates for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.9 and later.
"""
import argparse
import json
import statistics
import sys
import threading
import time

REPETITIONS = 8
counter = 0
lock = threading.Lock()


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


def add(n):
    return n + 1


def add_call(n):
    global counter
    while n > 0:
        counter = add(counter)
        n -= 1


def add_plain(n):
    global counter
    while n > 0:
        counter += 1
        n -= 1


def add_locked(n):
    global counter
    while n > 0:
        with lock:
            counter += 1
        n -= 1


BODIES = {"call": add_call, "plain": add_plain, "lock": add_locked}


def run(threads, body, rounds):
    """Returns how many additions were lost, and the seconds it took."""
    global counter
    counter = 0
    workers = [threading.Thread(target=body, args=(rounds,)) for _ in range(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return threads * rounds - counter, time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--body", default="call", choices=list(BODIES))
    parser.add_argument("--threads", type=int, default=4, choices=range(1, 9))
    parser.add_argument("--interval_us", type=int, default=5000)
    parser.add_argument("--gil", help="the interpreter decides; told when it has what was not asked for")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    sys.setswitchinterval(options.interval_us / 1e6)
    emit("hello", version=1, demo="lost-updates", python=sys.version.split()[0],
         parameters={"body": options.body, "threads": options.threads,
                     "interval_us": options.interval_us, "gil": has_gil()})
    if options.gil is not None:
        tell_gil(options.gil)
    body = BODIES[options.body]
    trial = min(run(1, body, 100_000)[1] for _ in range(3))
    rounds = int(100_000 * options.seconds / REPETITIONS / trial / options.threads) + 1
    lost = []
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        lost.append(run(options.threads, body, rounds)[0])
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    emit_result("lost", lost, "count")
    emit_result("lost_share", [100 * n / (rounds * options.threads) for n in lost], "%")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
