# SPDX-License-Identifier: GPL-3.0-or-later
"""Several interpreters, one process: the experiment of demos/subinterpreters for a real Python.

Prints the lines of demos/README.md. The queue came with concurrent.interpreters, so it needs Python 3.14; 3.12 and
3.13 have interpreters with a GIL of their own too, in a private module.
"""
import argparse
import json
import statistics
import sys
import threading
import time

REPETITIONS = 5
TRIPS = 12
COUNT = "def countdown(n):\n    while n > 0:\n        n -= 1\ncountdown({rounds})\n"
ANSWER = "for _ in range({trips}):\n    back.put(there.get())\n"


class PrivateInterpreter:
    """An interpreter before 3.14."""

    def __init__(self, module):
        self.module, self.id = module, module.create()

    def exec(self, source):
        self.module.run_string(self.id, source)

    def close(self):
        self.module.destroy(self.id)


class PrivateModule:
    """As much of concurrent.interpreters as 3.12 and 3.13 have."""

    def __init__(self, name):
        self.module = __import__(name)

    def create(self):
        return PrivateInterpreter(self.module)


def find_module():
    """Returns what makes interpreters with a GIL each; None before 3.12."""
    if sys.version_info >= (3, 14):
        from concurrent import interpreters
        return interpreters
    if sys.version_info >= (3, 12):
        return PrivateModule("_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters")
    return None


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def run_together(interpreters, source):
    """Runs source in all interpreters at once; returns the seconds it took."""
    workers = [threading.Thread(target=each.exec, args=(source,)) for each in interpreters]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def measure_speedup(interpreters, rounds):
    source = COUNT.format(rounds=rounds)
    serial = sum(run_together([each], source) for each in interpreters)
    return serial / run_together(interpreters, source)


def measure_trips(module, interpreter, payload):
    """Returns how long each message took there and back, in us."""
    there, back = module.create_queue(), module.create_queue()
    interpreter.prepare_main(there=there, back=back)
    worker = threading.Thread(target=interpreter.exec, args=(ANSWER.format(trips=TRIPS),))
    worker.start()
    message, trips = bytes(payload), []
    for _ in range(TRIPS):
        start = time.perf_counter()
        there.put(message)
        back.get()
        trips.append((time.perf_counter() - start) * 1e6)
    worker.join()
    return trips


def run(module, options):
    start = time.perf_counter()
    interpreters = [module.create() for _ in range(max(2, options.interpreters))]
    create_us = (time.perf_counter() - start) * 1e6 / len(interpreters)
    chosen = interpreters[:options.interpreters]
    trial = min(run_together(chosen[:1], COUNT.format(rounds=200_000)) for _ in range(3))
    rounds = int(200_000 * options.seconds / 3 / (2 * REPETITIONS) / trial / len(chosen)) + 1
    speedups, p50 = [], []
    has_queue = hasattr(module, "create_queue")
    if not has_queue:
        emit("missing", name="round_trip_us", message="The queue between interpreters came with Python 3.14.")
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        speedups.append(measure_speedup(chosen, rounds))
        if has_queue:
            p50.append(statistics.median(measure_trips(module, interpreters[-1], options.payload)))
    for interpreter in interpreters:
        interpreter.close()
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    emit_result("speedup", speedups, "x")
    emit_result("round_trip_us", p50, "us")
    emit_result("create_us", [create_us], "us")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--interpreters", type=int, default=2, choices=range(1, 7))
    parser.add_argument("--queue", default="polls", help="ignored: the interpreter decides")
    parser.add_argument("--payload", type=int, default=1024)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="subinterpreters",
         python=sys.version.split()[0],
         parameters={"interpreters": options.interpreters, "payload": options.payload})
    module = find_module()
    if module is None:
        emit("error", message="Interpreters with a GIL each came with Python 3.12.")
        return 1
    run(module, options)
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
