# SPDX-License-Identifier: GPL-3.0-or-later
"""A circle of locks: the experiment of demos/testing/deadlock for a real Python.

Philosophers left to themselves are real threads with threading.Lock. In all orders they are tried as lists of what
each does, one step after the other. Prints the lines of demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import json
import random
import sys
import threading
import time

WALKS = 1000
WILD_RUNS = 200
MOST_SCHEDULES = 20000
PATIENCE = 0.05


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


def pairs(n, order):
    """Which locks each takes first and second."""
    table = [(i, (i + 1) % n) for i in range(n)]
    return table if order == "circle" else [tuple(sorted(pair)) for pair in table]


def steps(first, second):
    return [("acquire", first), ("acquire", second), ("release", second), ("release", first)]


class Table:
    """One run: how far everybody is, and who holds what."""

    def __init__(self, programs):
        self.programs, self.at, self.held = programs, [0] * len(programs), set()

    def enabled(self):
        waiting = [(i, *program[at]) for i, (program, at) in enumerate(zip(self.programs, self.at)) if at < len(program)]
        return [i for i, action, lock in waiting if action == "release" or lock not in self.held]

    def step(self, i):
        action, lock = self.programs[i][self.at[i]]
        self.held.add(lock) if action == "acquire" else self.held.remove(lock)
        self.at[i] += 1

    def stuck(self):
        return any(at < len(program) for program, at in zip(self.programs, self.at))


def run(programs, choose):
    table, done = Table(programs), []
    while enabled := table.enabled():
        done.append(choose(enabled, len(done)))
        table.step(done[-1])
    return table.stuck(), done


def explore(programs):
    stack, schedules, deadlocks = [[]], 0, 0
    while stack and schedules < MOST_SCHEDULES:
        prefix, trail = stack.pop(), []

        def choose(enabled, step):
            trail.append(enabled)
            return prefix[step] if step < len(prefix) else enabled[0]

        stuck, done = run(programs, choose)
        schedules += 1
        deadlocks += stuck
        for k in range(len(prefix), len(trail)):
            stack.extend(done[:k] + [other] for other in trail[k] if other != done[k])
    return schedules, deadlocks, not stack


def lock_order_circle(programs):
    """The shortest circle in the graph of what is taken while what is held, from everybody eating alone."""
    after = {}
    for program in programs:
        held = []
        for action, lock in program:
            if action == "acquire":
                for other in held:
                    after.setdefault(other, set()).add(lock)
                held.append(lock)
            else:
                held.remove(lock)
    for length in range(1, len(programs) + 1):
        for start in after:
            reached = {start}
            for _ in range(length):
                reached = set().union(*(after.get(lock, set()) for lock in reached))
            if start in reached:
                return length
    return 0


def eat(first, second, stuck):
    with first:
        if second.acquire(timeout=PATIENCE):
            second.release()
        else:
            stuck.append(True)


def wild(table):
    locks, stuck = [threading.Lock() for _ in table], []
    threads = [threading.Thread(target=eat, args=(locks[a], locks[b], stuck)) for a, b in table]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return bool(stuck)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--philosophers", type=int, default=2, choices=(2, 3, 4))
    parser.add_argument("--order", default="circle", choices=("circle", "one"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3, help="ignored: it is a matter of counts")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="deadlock", python=sys.version.split()[0],
         parameters={"philosophers": options.philosophers, "order": options.order})
    table = pairs(options.philosophers, options.order)
    programs = [steps(first, second) for first, second in table]
    schedules, deadlocks, whole = explore(programs)
    emit_number("schedules", schedules, "count")
    emit_number("whole", int(whole), "count")
    emit_number("deadlocks", deadlocks, "count")
    emit_number("deadlock_share", 100 * deadlocks / schedules, "%")
    chance = random.Random(options.seed)
    walks = [run(programs, lambda enabled, _: chance.choice(enabled))[0] for _ in range(WALKS)]
    emit_number("found_walk", 100 * sum(walks) / WALKS, "%")
    emit_number("order_circle", lock_order_circle(programs), "count")
    emit_number("by_itself", sum(wild(table) for _ in range(WILD_RUNS)), "count")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
