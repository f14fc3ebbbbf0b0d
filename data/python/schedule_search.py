# SPDX-License-Identifier: GPL-3.0-or-later
"""Every order there is: the experiment of demos/testing/schedule-search for a real Python.

Real threads run real bytecode, but sys.settrace() stops each before every opcode, and it goes on only when it is told
to. Prints the lines of demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import dis
import json
import random
import sys
import threading
import time

SEEDS = 200
WARM = 3
PLAIN = "counter += 1"
CALL = "counter = add(counter)"
LOCK = "with lock: counter += 1"
SOURCE = """counter = 0
def add(n):
    return n + 1
def body():
    global counter
    %s
"""
BODIES = {"plain": PLAIN, "call": CALL, "lock": LOCK}
codes = {}


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


class Lock:
    """Nobody waits in it: a thread that would have to is not told to go on."""

    def __init__(self, run):
        self.run, self.held = run, False

    def __enter__(self):
        self.run.stop(lambda: not self.held)
        self.held = True

    def __exit__(self, *_):
        self.run.stop()
        self.held = False


class Run:
    """Threads that stop at their points and go on when they are told to."""

    def __init__(self, body, threads, is_point):
        self.threads, self.is_point = threads, is_point
        self.go = [threading.Semaphore(0) for _ in range(threads)]
        self.back = threading.Semaphore(0)
        self.done = [False] * threads
        self.free = [lambda: True] * threads
        self.here = threading.local()
        self.globals = {"lock": Lock(self)}
        exec(codes[body], self.globals)

    def stop(self, free=lambda: True):
        self.free[self.here.index] = free
        self.back.release()
        self.go[self.here.index].acquire()

    def trace(self, frame, event, _):
        if frame.f_code.co_filename != "<body>":
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        if event == "opcode" and self.is_point(frame):
            self.stop()
        return self.trace

    def live(self, index):
        self.here.index = index
        self.go[index].acquire()
        sys.settrace(self.trace)
        try:
            self.globals["body"]()
        finally:
            sys.settrace(None)
            self.done[index] = True
            self.back.release()

    def run(self, choose):
        threads = [threading.Thread(target=self.live, args=(i,)) for i in range(self.threads)]
        for thread in threads:
            thread.start()
        steps = []
        while not all(self.done):
            enabled = [i for i in range(self.threads) if not self.done[i] and self.free[i]()]
            steps.append(choose(enabled, len(steps)))
            self.go[steps[-1]].release()
            self.back.acquire()
        for thread in threads:
            thread.join()
        return self.globals["counter"] != self.threads, steps


def every(_):
    return True


def visible(frame):
    name = dis.opname[frame.f_code.co_code[frame.f_lasti]]
    return frame.f_code.co_name == "body" and name.startswith(("LOAD_GLOBAL", "STORE_GLOBAL", "LOAD_NAME", "STORE_NAME"))


def explore(make, deadline):
    """All schedules, depth first. Returns how many, how many lose an update, the longest; or None when time was up."""
    stack, schedules, failing, deepest = [[]], 0, 0, 0
    while stack:
        if time.perf_counter() > deadline:
            return None
        prefix, trail = stack.pop(), []

        def choose(enabled, step):
            chosen = prefix[step] if step < len(prefix) else enabled[0]
            trail.append((enabled, chosen))
            return chosen

        wrong, steps = make().run(choose)
        schedules += 1
        failing += wrong
        deepest = max(deepest, len(steps))
        for k in range(len(prefix), len(trail)):
            for other in trail[k][0]:
                if other != trail[k][1]:
                    stack.append(steps[:k] + [other])
    return schedules, failing, deepest


def walk(make, seed):
    chance = random.Random(seed)
    return make().run(lambda enabled, _: chance.choice(enabled))[0]


def pct(make, seed, threads, steps):
    """Random priorities; at one random step the highest falls below all others."""
    chance = random.Random(seed)
    priority = list(range(2, 2 + threads))
    chance.shuffle(priority)
    change = chance.randrange(steps)

    def choose(enabled, step):
        if step == change:
            priority[max(enabled, key=lambda i: priority[i])] = 1
        return max(enabled, key=lambda i: priority[i])

    return make().run(choose)[0]


def measure(options, make):
    started = time.perf_counter()
    for _ in range(WARM):  # since 3.12 the first call of a code object tells nothing of its opcodes
        length = len(make().run(lambda enabled, _: enabled[0])[1])
    found = explore(make, started + options.seconds)
    if found:
        emit_number("schedules", found[0], "count")
        emit_number("failing", found[1], "count")
        emit_number("failing_share", 100 * found[1] / found[0], "%")
    else:
        emit("missing", name="schedules", message="There are too many schedules for the time given.")
    emit_number("steps", length, "count")
    deadline = time.perf_counter() + options.seconds
    hits = {"walk": [], "pct": []}
    for seed in range(SEEDS):
        if seed and time.perf_counter() > deadline:
            break
        hits["walk"].append(walk(make, seed))
        hits["pct"].append(pct(make, seed, options.threads, length))
    for name, wrong in hits.items():
        emit_number("found_" + name, 100 * sum(wrong) / len(wrong), "%")
    emit_number("guarantee", 100 / (options.threads * length), "%")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--body", default="plain", choices=[*BODIES, "check-act", "locks"])
    parser.add_argument("--points", default="every", choices=["every", "visible", "check"])
    parser.add_argument("--strategy", default="walk", help="ignored: all are tried")
    parser.add_argument("--threads", type=int, default=2, choices=(2, 3))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="schedule-search", python=sys.version.split()[0],
         parameters={"body": options.body, "points": options.points, "threads": options.threads})
    if options.body not in BODIES or options.points == "check":
        emit("error", message="The tracer of a real Python cannot do this one: choose another body, or other points.")
        return 1
    codes[options.body] = compile(SOURCE % BODIES[options.body], "<body>", "exec")
    points = every if options.points == "every" else visible
    measure(options, lambda: Run(options.body, options.threads, points))
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
