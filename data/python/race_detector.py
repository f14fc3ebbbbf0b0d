# SPDX-License-Identifier: GPL-3.0-or-later
"""What a race detector sees: the experiment of demos/testing/race-detector for a real Python.

Two threads of real bytecode, stopped before each load and store and let go in random order, while vector clocks and
locksets watch what they do. Prints the lines of demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import dis
import json
import random
import sys
import threading
import time

RUNS = 500
WARM = 3
PLAIN = "counter += 1"
BODIES = {
    "plain": (PLAIN, PLAIN),
    "lock": ("with lock: counter += 1",) * 2,
    "join": (PLAIN, "first.join(); counter += 1"),
    "queue": ("counter += 1; queue.put()", "queue.get(); counter += 1"),
    "check-act": ("with lock: free = counter < 1\n    if free:\n        with lock: counter += 1",) * 2,
}
SOURCE = """def body():
    global counter
    %s
"""
codes = {}


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


class Clocks:
    """Vector clocks of two threads, of what they meet at, and of the one variable."""

    def __init__(self):
        self.threads = [[1, 0], [0, 1]]
        self.places, self.reads, self.writes, self.races = {}, [0, 0], [0, 0], 0

    def publish(self, thread, place):
        self.places[place] = list(self.threads[thread])
        self.threads[thread][thread] += 1

    def learn(self, thread, place):
        self.threads[thread] = [max(pair) for pair in zip(self.threads[thread], self.places.get(place, [0, 0]))]

    def access(self, thread, write):
        own = self.threads[thread]
        knows = all(a <= b for a, b in zip(self.writes, own))
        if write:
            knows = knows and all(a <= b for a, b in zip(self.reads, own))
        self.races += not knows
        (self.writes if write else self.reads)[thread] = own[thread]


class LockSets:
    """Eraser: what is wrong only once a second thread comes, and somebody has written."""

    def __init__(self):
        self.held, self.owner, self.state, self.locks, self.alarms = [set(), set()], None, "virgin", {"lock"}, 0

    def access(self, thread, write):
        if self.owner is None:
            self.owner, self.state = thread, "exclusive"
        if self.state == "exclusive" and thread == self.owner:
            return
        self.state = "modified" if write or self.state == "modified" else "shared"
        self.locks &= self.held[thread]
        self.alarms += self.state == "modified" and not self.locks


class Meeting:
    """A lock, a queue and a join in one: nobody waits in it, who would have to is not told to go on."""

    def __init__(self, run, name):
        self.run, self.name, self.held, self.items = run, name, False, 0

    def __enter__(self):
        self.run.stop(lambda: not self.held)
        self.held = True
        self.run.clocks.learn(self.run.here.index, self.name)
        self.run.sets.held[self.run.here.index].add(self.name)

    def __exit__(self, *_):
        self.run.stop()
        self.held = False
        self.run.clocks.publish(self.run.here.index, self.name)
        self.run.sets.held[self.run.here.index].discard(self.name)

    def put(self):
        self.run.stop()
        self.items += 1
        self.run.clocks.publish(self.run.here.index, self.name)

    def get(self):
        self.run.stop(lambda: self.items > 0)
        self.run.clocks.learn(self.run.here.index, self.name)

    def join(self):
        self.run.stop(lambda: self.run.done[0])
        self.run.clocks.learn(self.run.here.index, self.name)


class Run:
    def __init__(self, body):
        self.clocks, self.sets, self.here = Clocks(), LockSets(), threading.local()
        self.go = [threading.Semaphore(0) for _ in range(2)]
        self.back = threading.Semaphore(0)
        self.done, self.free = [False, False], [lambda: True] * 2
        self.globals = {"counter": 0, **{name: Meeting(self, name) for name in ("lock", "first", "queue")}}
        self.bodies = []
        for code in codes[body]:
            exec(code, self.globals)
            self.bodies.append(self.globals.pop("body"))

    def stop(self, free=lambda: True):
        self.free[self.here.index] = free
        self.back.release()
        self.go[self.here.index].acquire()

    def trace(self, frame, event, _):
        if frame.f_code.co_filename != "<body>":
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        code = frame.f_code
        if event == "opcode" and code.co_code[frame.f_lasti] in (LOAD, STORE):
            name = code.co_names[code.co_code[frame.f_lasti + 1] >> (code.co_code[frame.f_lasti] == LOAD)]
            self.stop()
            if name == "counter":
                write = code.co_code[frame.f_lasti] == STORE
                self.clocks.access(self.here.index, write)
                self.sets.access(self.here.index, write)
        return self.trace

    def live(self, index):
        self.here.index = index
        self.go[index].acquire()
        sys.settrace(self.trace)
        try:
            self.bodies[index]()
        finally:
            sys.settrace(None)
            self.clocks.publish(index, "first" if index == 0 else "second")
            self.done[index] = True
            self.back.release()

    def run(self, chance):
        threads = [threading.Thread(target=self.live, args=(i,)) for i in range(2)]
        for thread in threads:
            thread.start()
        while not all(self.done):
            i = chance.choice([i for i in range(2) if not self.done[i] and self.free[i]()])
            self.go[i].release()
            self.back.acquire()
        for thread in threads:
            thread.join()
        return self


LOAD, STORE = dis.opmap["LOAD_GLOBAL"], dis.opmap["STORE_GLOBAL"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--body", default="plain", choices=list(BODIES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="race-detector", python=sys.version.split()[0], parameters={"body": options.body})
    codes[options.body] = [compile(SOURCE % body, "<body>", "exec") for body in BODIES[options.body]]
    chance = random.Random(options.seed)
    for _ in range(WARM):  # since 3.12 the first call of a code object tells nothing of its opcodes
        Run(options.body).run(chance)
    deadline = time.perf_counter() + options.seconds
    runs = []
    while len(runs) < RUNS and (not runs or time.perf_counter() < deadline):
        runs.append(Run(options.body).run(chance))
    right = 1 if options.body == "check-act" else 2
    good = [run for run in runs if run.globals["counter"] == right]
    emit_number("runs", len(runs), "count")
    emit_number("wrong", 100 * (1 - len(good) / len(runs)), "%")
    emit_number("reported", 100 * sum(run.clocks.races > 0 for run in runs) / len(runs), "%")
    emit_number("lockset", 100 * sum(run.sets.alarms > 0 for run in runs) / len(runs), "%")
    if good:
        emit_number("right_reported", 100 * sum(run.clocks.races > 0 for run in good) / len(good), "%")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
