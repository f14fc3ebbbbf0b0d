# SPDX-License-Identifier: GPL-3.0-or-later
"""What freedom costs: the experiment of demos/free-threading-cost for a real Python.

How threads fare that share a container, and the size of an object. How much slower one thread is
takes two builds of the same version, so the other one (python3.14t beside python3.14) is looked for
and runs the same work by turns. Prints the lines of demos/README.md. Standard library only, 3.9 and
later.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
import time

REPETITIONS = 5
MAX_APPENDS = 40_000  # alone; longer, and the time goes to making room
MAX_SHARED_APPENDS = 250_000


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
        self.items, self.table, self.things = [], {}, [Thing()]


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
    items = shared.things
    while n > 0:
        items[0].value
        items[0].value
        n -= 1


def decrement(n):
    return n - 1


def countdown(n):
    while n > 0:
        n -= 1


def calls(n):
    while n > 0:
        n = decrement(n)


def own_list(n):
    items = []
    while n > 0:
        items.append(1)
        items[0]
        n -= 1


def own_dict(n):
    own(None, n)


def own_object(n):
    items, thing = [1], Thing()
    while n > 0:
        thing.value = n
        thing.value
        items[0]
        n -= 1


def mixed(n):
    items, table, thing = [1], {}, Thing()
    while n > 0:
        decrement(n)
        decrement(n)
        decrement(n)
        table[n & 63] = n
        thing.value
        items[0]
        n -= 1


ALONE = {"mixed": mixed, "arithmetic": countdown, "calls": calls, "list": own_list,
         "dict": own_dict, "object": own_object}
WORK = {"own": own, "dict": share_dict, "list": share_list, "object": share_object}


def stay_apart(cpus, target, *arguments):
    """On one CPU threads would take turns, and pay nothing for what they share."""
    if cpus:
        os.sched_setaffinity(0, cpus)
    target(*arguments)


def choose_cpus(threads):
    """Returns, for each thread, the CPU of its own that it stays on; {} for any."""
    cpus = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") and threads > 1 else []
    return [{cpu} for cpu in cpus[:threads]] + [{}] * (threads - len(cpus))


def together(threads, target, rounds):
    """Runs target in so many threads at once on one new Shared; returns the seconds it took."""
    shared = Shared()
    workers = [threading.Thread(target=stay_apart, args=(cpus, target, shared, rounds))
               for cpus in choose_cpus(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - start


def choose_rounds(target, seconds, threads):
    trial = min(together(1, target, 50_000) for _ in range(3)) / 50_000
    rounds = int(seconds / trial)
    return (min(rounds, MAX_SHARED_APPENDS) if target is share_list else rounds) // threads + 1


def time_alone(name, rounds):
    """Returns the CPU seconds that one thread needs."""
    start = time.thread_time()
    ALONE[name](rounds)
    return max(time.thread_time() - start, 1e-9)


def serve():
    """In the other build: does what stdin asks for, and answers with how long it took."""
    for line in sys.stdin:
        name, rounds = line.split()
        print(time_alone(name, int(rounds)), flush=True)


class OtherBuild:
    """The same script in an interpreter of the other build."""

    def __init__(self, path):
        self.process = subprocess.Popen([path, "-I", __file__, "--serve"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def time_alone(self, name, rounds):
        print(name, rounds, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def get_other_name():
    return f"python3.{sys.version_info[1]}" + ("t" if has_gil() else "")


def find_other_build():
    """Returns the path of the interpreter of this version that has a GIL if we have none, or None."""
    question = "import sys; print(sys.version_info[:2], getattr(sys, '_is_gil_enabled', lambda: True)())"
    wanted = f"{sys.version_info[:2]} {not has_gil()}"
    for folder in [os.path.dirname(sys.executable), *os.get_exec_path()]:
        path = os.path.join(folder, get_other_name())
        if os.access(path, os.X_OK):
            answer = subprocess.run([path, "-I", "-c", question], capture_output=True, text=True)
            if answer.stdout.strip() == wanted:
                return path
    return None


def measure_overhead(other, seconds):
    """{work: [percent that the build without the GIL is slower, ...]}, the builds by turns."""
    rounds, overhead = {}, {name: [] for name in ALONE}
    for name in ALONE:
        trial = min(time_alone(name, 20_000) for _ in range(3)) / 20_000
        rounds[name] = min(int(seconds / (REPETITIONS * len(ALONE) * 4) / trial), MAX_APPENDS) + 1
    for _ in range(REPETITIONS):
        for name, n in rounds.items():
            here = time_alone(name, n)
            there = other.time_alone(name, n) + other.time_alone(name, n)
            here += time_alone(name, n)
            overhead[name].append(100 * ((there / here if has_gil() else here / there) - 1))
    return overhead


def report_overhead(options):
    path = find_other_build() if sys.version_info >= (3, 13) else None
    if path is None:
        emit("missing", name="overhead", message="The build without a GIL came with Python 3.13."
             if sys.version_info < (3, 13) else f"Its other build was not found: {get_other_name()}.")
        return
    other = OtherBuild(path)
    overhead = measure_overhead(other, options.seconds / 2)
    other.close()
    emit_result("overhead", overhead[options.workload], "%")
    for name, values in overhead.items():
        emit_result(f"overhead_{name}", values, "%")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--threads", type=int, default=2, choices=range(2, 9))
    parser.add_argument("--workload", default="mixed", choices=ALONE)
    parser.add_argument("--serve", action="store_true", help="for the other build")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()
    if options.serve:
        serve()
        return

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="free-threading-cost",
         python=sys.version.split()[0], parameters={"threads": options.threads, "gil": has_gil()})
    report_overhead(options)
    run = options.seconds / 2 / (REPETITIONS * len(WORK) * 2)
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
