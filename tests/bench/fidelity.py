#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every demo with the bars it has to hold, most of them beside the same experiment in a Python, interleaved.

A bar holds when it does in four rounds of five. Where other programs used more than a tenth of the CPUs a run is
repeated; when they still do, the round is called disturbed and not judged.
"""

import argparse
import collections
import os
import sys

import traces as runs

ENOUGH = 0.8


# How a bar is called; what judges (model, python); whether that compares; whether it minds a busy machine.
Bar = collections.namedtuple("Bar", "name judge compares minds")


def within(percent, absolute=0.0):
    """Holds when the model is within `percent` of Python, or within `absolute`."""
    def judge(model, python):
        return None if python is None else abs(model - python) <= max(abs(python) * percent / 100, absolute)
    return Bar(f"within {percent} %", judge, True, True)


def factor(limit):
    """Holds when neither is more than `limit` times the other."""
    def judge(model, python):
        return None if not python else 1 / limit <= model / python <= limit
    return Bar(f"factor {limit}", judge, True, True)


def intervals(least, most, us=5000):
    """Holds when both wait as many switch intervals as can be: which of them a median falls on is a matter of chance."""
    def judge(model, python):
        return None if python is None else all(0.8 * least * us <= value <= 1.2 * most * us for value in (model, python))
    return Bar(f"{least} to {most} intervals", judge, True, True)


def points(most):
    """For shares: holds when both are at most so many points of a hundred apart, and most of either."""
    def judge(model, python):
        return None if python is None else abs(model - python) <= most and min(model, python) > 50
    return Bar(f"{most} points", judge, True, True)


def between(low, high):
    """Holds when the model alone lies in a range."""
    return Bar(f"{low:g} to {high:g}", lambda model, _: low <= model <= high, False, True)


def exactly(count):
    """Holds when the model counts just that, however busy the machine is."""
    return Bar(f"{count}", lambda model, _: model == count, False, False)


def sequence(order):
    """Holds when the model tells just that order, and so does Python, where it tells one."""
    return Bar("an order", lambda model, python: model == order and python in (order, None), True, False)


def as_python():
    """Holds when both count the same, however busy the machine is."""
    return Bar("as Python", lambda model, python: None if python is None else model == python, True, False)


# Jobs for pick-a-model: half of what is not Python waits, or all of it. An experiment of the whole grid is called GRID.
JOBS = [[f"--cpu={cpu}", f"--waiting={(100 - cpu) // part}", f"--item_us={item}", "--items=20", "--seconds=1"]
        for cpu in (10, 30, 50, 70, 90) for part in (1, 2) for item in (30, 100, 300, 1000, 3000)]
GRID = [f"{len(JOBS)} jobs"]

# Demo, arguments, result, bar. A result “a/b” is the ratio of two.
ROWS = [
    ("gil-contention", ["--threads=1", "--seconds=1"], "switches", exactly(0)),
    ("gil-contention", ["--threads=2"], "speedup", within(10)),
    ("gil-contention", ["--threads=4"], "speedup", within(10)),
    ("gil-contention", ["--threads=2"], "cpu_over_wall", between(0.9, 1.02)),
    ("gil-contention", ["--threads=2"], "switches", within(15)),
    ("gil-contention", ["--interval_us=500", "--seconds=2"], "hold_p50_us", within(5, 100)),
    ("gil-contention", ["--interval_us=1000", "--seconds=2"], "hold_p50_us", within(5, 100)),
    ("gil-contention", ["--threads=2"], "hold_p50_us", within(5, 100)),
    ("gil-contention", ["--interval_us=20000"], "hold_p50_us", within(5, 100)),
    ("refcount-race", ["--mode=plain"], "lost.low", between(1, float("inf"))),
    ("refcount-race", ["--mode=atomic", "--seconds=1"], "lost", exactly(0)),
    ("refcount-race", ["--mode=biased"], "lost", exactly(0)),
    ("refcount-race", ["--mode=gil", "--seconds=1"], "lost", exactly(0)),
    ("refcount-race", ["--mode=biased"], "against_plain", between(0, 1.3)),
    ("refcount-race", ["--mode=biased"], "scaling_own", between(1.6, 2.2)),
    ("refcount-race", ["--mode=biased"], "scaling_shared", between(0, 1)),
    ("cpu-io-native", ["--seconds=5"], "speedup_cpu", within(10)),
    ("cpu-io-native", ["--seconds=5"], "speedup_io", within(10)),
    ("cpu-io-native", ["--seconds=5"], "speedup_native", within(10)),
    ("four-ways", [], "compute_speedup_threads", within(10)),
    ("four-ways", [], "compute_speedup_processes", within(10)),
    ("four-ways", [], "compute_speedup_native", within(10)),
    ("four-ways", [], "compute_speedup_interpreters", within(10)),
    ("four-ways", [], "compute_speedup_interpreters/compute_speedup_processes", between(0.9, 1.1)),
    ("four-ways", [], "compute_speedup_free/compute_speedup_processes", between(0.9, 1.1)),
    ("four-ways", [], "compute_speedup_native/compute_speedup_processes", between(0.9, 1.1)),
    ("free-threading", [], "speedup_gil", within(10)),
    ("free-threading", [], "speedup_free", between(1.6, 2.2)),
    ("free-threading-cost", [], "overhead", between(0, 15)),
    ("free-threading-cost", [], "sharing_object/sharing_list", between(0, 1)),
    ("free-threading-cost", [], "sharing_list/sharing_dict", between(0, 1)),
    ("free-threading-cost", [], "sharing_dict/sharing_own", between(0, 1)),
    ("free-threading-cost", [], "header_gil", exactly(16)),
    ("free-threading-cost", [], "header_free", exactly(32)),
    ("threads-vs-processes", [], "us_64MB_socket/us_1MB_socket", between(32, 128)),
    ("threads-vs-processes", [], "us_64MB_in_place/us_1kB_in_place", between(0, 3)),
    ("pick-a-model", GRID, "right", between(0.9 * len(JOBS), len(JOBS))),
    ("executors", [], "chunk_gain", factor(2)),
    ("subinterpreters", [], "speedup", within(10)),
    ("subinterpreters", [], "round_trip_us", between(10000, 17000)),
    ("convoy", ["--hogs=1"], "echo_p50_us", within(10)),
    ("convoy", ["--hogs=2", "--seconds=10"], "echo_p50_us", intervals(1, 2)),
    ("convoy", ["--hogs=2", "--seconds=10"], "intervals_1+intervals_2", points(25)),
    ("lost-updates", ["--body=plain", "--seconds=1"], "lost", exactly(0)),
    ("lost-updates", ["--body=call"], "lost_share", between(17, 65)),
    ("lost-updates", ["--body=lock", "--seconds=1"], "lost", exactly(0)),
    ("event-loop", ["--seconds=1"], "order.order", sequence("soon 1 soon 2 later 0 nested")),
    ("event-loop", ["--seconds=1"], "turns.order", sequence("0 1 2 0 1 2 0 1 2")),
    ("event-loop", ["--seconds=1"], "lock.order", sequence("0 1 2 0 1 2")),
    ("event-loop", ["--seconds=1"], "steps_zero", as_python()),
    ("event-loop", ["--seconds=1"], "steps_zero", exactly(1)),
    ("event-loop", ["--seconds=1"], "steps_negative", exactly(1)),
    ("event-loop", ["--seconds=1"], "steps_tiny", exactly(2)),
    ("event-loop", ["--tasks=1", "--work_us=0", "--sleep_ms=5"], "late_p50_ms", between(0, 0.5)),
    ("event-loop", [], "loop_busy/expected_busy", between(0.95, 1.05)),
    ("event-loop", ["--tasks=5"], "loop_busy/expected_busy", between(0.95, 1.05)),
    ("await", ["--seconds=1"], "order.order", sequence("inner back other")),
    ("await", ["--seconds=1"], "steps_zero", exactly(1)),
    ("await", ["--seconds=1"], "steps_tiny", exactly(2)),
    ("await", ["--seconds=1"], "lost", exactly(990)),
    ("await", ["--seconds=1"], "lost", as_python()),
    ("await", ["--body=plain", "--seconds=1"], "lost", exactly(0)),
    ("await", ["--body=lock", "--seconds=1"], "lost", exactly(0)),
    ("await", ["--seconds=1"], "inside", exactly(4)),
    ("await", ["--seconds=1"], "crowd_time", between(1, 1.3)),
    ("tasks", [], "in_turn_s", between(0.5, 0.61)),
    ("tasks", [], "gain", between(9, 11)),
    ("tasks", ["--waits=100"], "together_s", between(0.05, 0.15)),
    ("tasks", ["--seconds=1"], "order.order", sequence("before after create task")),
    ("tasks", ["--seconds=1"], "collected", exactly(1)),
    ("tasks", ["--seconds=1"], "collected", as_python()),
    ("tasks", ["--seconds=1"], "collected_held", exactly(0)),
    ("tasks", ["--seconds=1"], "told_while_alive", exactly(0)),
    ("tasks", ["--seconds=1"], "told_after", exactly(1)),
    ("tasks", ["--seconds=1"], "told_after", as_python()),
    ("tasks", ["--seconds=1"], "thread_bytes/task_bytes", between(10, 1000)),
    ("group", ["--seconds=1"], "order.order", sequence("ValueError good done")),
    ("group", ["--way=group", "--seconds=1"], "order.order", sequence("good cancelled ExceptionGroup")),
    ("group", ["--way=returning", "--seconds=1"], "order.order", sequence("good done None ValueError")),
    ("group", ["--way=returning", "--seconds=1"], "known_ms", between(50, 60)),
    ("group", ["--seconds=1"], "gather.order", sequence("0.03 0.01 0.02")),
    ("group", ["--seconds=1"], "completed.order", sequence("0.01 0.02 0.03")),
    ("group", ["--seconds=1"], "two_fail.order", sequence("cancelled cancelled body cancelled ExceptionGroup 2")),
    ("cancel", ["--seconds=1"], "order.order", sequence("requested False in cleanup done raised True 1")),
    ("cancel", ["--seconds=1"], "ended_ms", between(20, 30)),
    ("cancel", ["--body=swallows", "--seconds=1"], "order.order", sequence("requested False swallowed finished False 1")),
    ("cancel", ["--body=computes", "--seconds=1"], "order.order", sequence("computed requested raised True 1")),
    ("cancel", ["--seconds=1"], "before_start.order", sequence("cancelled")),
    ("cancel", ["--seconds=1"], "shield.order", sequence("cancelled Timeout Timeout still running finished")),
    ("timeout", [], "outcome.order", sequence("no timeout")),
    ("timeout", ["--body=sleep", "--work_ms=300"], "outcome.order", sequence("TimeoutError")),
    ("timeout", ["--body=sleep", "--work_ms=300"], "over_ms", between(50, 70)),
    ("timeout", ["--body=late"], "outcome.order", sequence("TimeoutError")),
    ("timeout", [], "nested.order", sequence("outer")),
    ("starve", [], "late_max_ms", between(288, 325)),
    ("starve", ["--beside=compute"], "late_max_ms", between(288, 325)),
    ("starve", ["--beside=slices"], "late_p50_ms", between(0, 7)),
    ("starve", ["--beside=thread_sleep"], "late_p50_ms", between(0, 1.5)),
    ("starve", ["--beside=thread_compute"], "late_p50_ms", between(3.7, 6)),
    ("starve", ["--beside=thread_compute", "--gil=0"], "late_p50_ms", between(0, 1.3)),
    ("starve", [], "calls_time/calls_expected", between(1, 1.25)),
    ("starve", [], "slow_50", exactly(0)),
    ("starve", [], "slow_150", exactly(1)),
    ("backpressure", ["--maxsize=0", "--seconds=1"], "peak", exactly(200)),
    ("backpressure", ["--maxsize=1", "--seconds=1"], "peak", exactly(1)),
    ("backpressure", ["--seconds=1"], "peak", exactly(10)),
    ("backpressure", ["--seconds=1"], "peak", as_python()),
    ("backpressure", ["--maxsize=0", "--seconds=1"], "ready_at", between(0, 0.01)),
    ("backpressure", ["--maxsize=1", "--seconds=1"], "ready_at", between(0.98, 1)),
    ("backpressure", ["--seconds=1"], "ready_at", between(0.93, 0.98)),
    ("backpressure", ["--seconds=1"], "drain_waits", exactly(1)),
    ("backpressure", ["--seconds=1"], "kept_bytes", between(65536, 83968)),
    ("backpressure", ["--seconds=1"], "low_mark", exactly(16384)),
    ("backpressure", ["--seconds=1"], "high_mark", exactly(65536)),
    ("backpressure", ["--seconds=1"], "shut_down.order", sequence("1 2 shut down")),
    ("backpressure", ["--seconds=1"], "steps_one", exactly(2)),
    ("backpressure", ["--seconds=1"], "steps_batch", exactly(0)),
    ("backpressure", [], "dearer", between(8, 30)),
    ("eager", ["--seconds=1"], "lazy.order", sequence("before after create task")),
    ("eager", ["--seconds=1"], "eager.order", sequence("before task after create")),
    ("eager", [], "gain", between(2, 10)),
    ("eager", [], "plain_gain/gain", between(1, 100)),
    ("context", ["--seconds=1"], "whose.order", sequence("2 1 3 3 0")),
    ("context", ["--seconds=1"], "right", exactly(3)),
    ("context", ["--seconds=1"], "right_shared", exactly(1)),
    ("context", ["--gil=0", "--seconds=1"], "thread", exactly(3)),
    ("schedule-search", ["--points=visible", "--seconds=1"], "schedules", exactly(20)),
    ("schedule-search", ["--points=visible", "--seconds=1"], "failing", exactly(12)),
    ("schedule-search", ["--seconds=1"], "schedules", exactly(3432)),
    ("schedule-search", ["--seconds=1"], "failing", exactly(3080)),
    ("schedule-search", ["--seconds=1"], "found_walk", between(72.1, 84.1)),
    ("schedule-search", ["--seconds=1"], "found_pct", between(14, 26)),
    ("schedule-search", ["--body=call", "--points=visible", "--seconds=1"], "schedules", exactly(70)),
    ("schedule-search", ["--body=call", "--points=visible", "--seconds=1"], "failing", exactly(40)),
    ("schedule-search", ["--points=check", "--seconds=1"], "failing", exactly(0)),
    ("schedule-search", ["--body=call", "--points=check", "--seconds=1"], "failing", exactly(4)),
    ("deadlock", ["--seconds=1"], "schedules", exactly(6)),
    ("deadlock", ["--seconds=1"], "deadlocks", exactly(2)),
    ("deadlock", ["--philosophers=3", "--seconds=1"], "schedules", exactly(168)),
    ("deadlock", ["--philosophers=3", "--seconds=1"], "deadlocks", exactly(6)),
    ("deadlock", ["--philosophers=3", "--order=one", "--seconds=1"], "schedules", exactly(142)),
    ("deadlock", ["--philosophers=3", "--order=one", "--seconds=1"], "deadlocks", exactly(0)),
    ("deadlock", ["--seconds=1"], "order_circle", exactly(2)),
    ("flaky", ["--rounds=1", "--seconds=2"], "failed", exactly(0)),
    ("flaky", ["--rounds=100", "--seconds=2"], "failed", exactly(0)),
    # The switch interval is the clock's, in CPython, too: who loses the CPU in the middle of a run is asked for the lock.
    ("flaky", ["--rounds=10000"], "failed", between(0, 0)),
    ("flaky", ["--rounds=100000"], "fail_share", between(10, 90)),
    ("race-detector", ["--seconds=1"], "reported", exactly(100)),
    ("race-detector", ["--seconds=1"], "right_reported", exactly(100)),
    ("race-detector", ["--body=lock", "--seconds=1"], "reported", exactly(0)),
    ("race-detector", ["--body=join", "--seconds=1"], "reported", exactly(0)),
    ("race-detector", ["--body=join", "--seconds=1"], "lockset", exactly(100)),
    ("race-detector", ["--body=queue", "--seconds=1"], "reported", exactly(0)),
    ("virtual-clock", ["--seconds=1"], "slept", exactly(3600)),
    ("virtual-clock", ["--seconds=1"], "wakeups", exactly(3670)),
    ("virtual-clock", ["--seconds=1"], "took_ms", between(0, 50)),
    ("fault-injection", ["--seconds=1"], "points", exactly(5)),
    ("fault-injection", ["--seconds=1"], "leak_5", exactly(3)),
    ("fault-injection", ["--cleanup=half", "--seconds=1"], "leak_5", exactly(2)),
    ("fault-injection", ["--cleanup=stack", "--seconds=1"], "leaking", exactly(0)),
    ("shrink", ["--seconds=1"], "distinct", exactly(1)),
    ("shrink", ["--seconds=1"], "found_100", between(58.4, 68.4)),
    ("shrink", ["--seconds=1"], "found_1000", between(4.5, 14.5)),
    ("mutants", ["--seconds=1"], "killed_one", exactly(10)),
    ("mutants", ["--seconds=1"], "killed_branches", exactly(10)),
    ("mutants", ["--seconds=1"], "killed_edges", exactly(12)),
    ("mutants", ["--seconds=1"], "branches", exactly(50)),
    ("fixtures", ["--seconds=1"], "setups", exactly(8)),
    ("fixtures", ["--scope=module", "--seconds=1"], "found", between(45, 55)),
    ("watchdog", ["--seconds=1"], "in_time_timer", exactly(0)),
    ("watchdog", ["--seconds=1"], "in_time_outside", exactly(1)),
    ("watchdog", ["--hang=lock", "--seconds=1"], "in_time_timer", exactly(1)),
    ("watchdog", ["--hang=compute", "--seconds=1"], "in_time_timer", exactly(1)),
    ("watchdog", ["--hang=compute", "--seconds=1"], "in_time_loop", exactly(0)),
    ("watchdog", ["--seconds=1"], "timed_out", exactly(1)),
    ("watchdog", ["--seconds=1"], "cancelled", exactly(0)),
    ("load", ["--seconds=1"], "p99_ms_open", between(240, float("inf"))),
    ("load", ["--seconds=1"], "p99_ms_closed", between(0, 150)),
    ("bench-honestly", [], "near_turns", between(95, 100)),
]

# What an experiment shows only under a GIL: not judged beside a Python that has none.
UNDER_GIL = {"gil-contention", "convoy", "lost-updates", "context"}  # rows without --gil=false
WITH_GIL_ONLY = {"speedup_cpu", "compute_speedup_threads", "speedup_gil"}

# What only a Python without one can be laid beside, the model's GIL off.
FREE_ROWS = [
    ("gil-contention", ["--threads=2", "--gil=false"], "speedup", within(20)),
    ("gil-contention", ["--threads=2", "--gil=false"], "cpu_over_wall", within(20)),
    ("convoy", ["--hogs=1", "--gil=false"], "echo_p50_us", within(100, 1000)),
    ("lost-updates", ["--body=plain", "--gil=false"], "lost_share", within(0, 20)),
    ("lost-updates", ["--body=call", "--gil=false"], "lost_share", within(0, 20)),
    ("lost-updates", ["--body=lock", "--gil=false", "--seconds=1"], "lost", within(0)),
    ("refcount-race", ["--mode=biased"], "lost", within(0)),
    ("refcount-race", ["--mode=biased"], "scaling_own", within(25)),
    ("refcount-race", ["--mode=biased"], "scaling_shared", factor(3)),
    ("free-threading-cost", [], "overhead", within(0, 10)),
    ("free-threading", [], "speedup_free", within(20)),
    ("free-threading-cost", [], "sharing_own", factor(1.5)),
    ("free-threading-cost", [], "sharing_object", factor(1.5)),
    ("free-threading-cost", [], "sharing_list", factor(1.5)),
    ("free-threading-cost", [], "sharing_dict", factor(1.5)),
]


def is_free(label):
    return label.endswith("t")


def beside(row, pythons):
    """The labels of those Pythons beside which the row can be judged."""
    demo, _, result, _ = row
    if row in FREE_ROWS:
        return [label for label in pythons if is_free(label)]
    return [label for label in pythons if not (is_free(label) and (demo in UNDER_GIL or result in WITH_GIL_ONLY))]


def run_grid(build, demo):
    """For how many jobs the predicted winner took at most 10 % longer than the quickest."""
    found = [runs.undisturbed(runs.run_model, build, demo, job) for job in JOBS]
    return {"right": sum(one.get("lost", 2) <= 1.1 for one in found), "": runs.median([one.get("", 1) for one in found])}


def run_model(build, demo, arguments):
    return run_grid(build, demo) if arguments == tuple(GRID) else runs.undisturbed(runs.run_model, build, demo, arguments)


def measure(build, rows, pythons, rounds):
    """{(demo, arguments): {runner: [results, ...]}}, the runners of an experiment side by side in time."""
    measured = {(demo, tuple(arguments)): {} for demo, arguments, _, _ in rows}
    compared = {(demo, tuple(arguments)) for demo, arguments, _, bar in rows if bar.compares}
    for done in range(rounds):
        for (demo, arguments), runners in measured.items():
            print(f"\r\033[Kround {done + 1} of {rounds}: {demo} {' '.join(arguments)}", end="", file=sys.stderr, flush=True)
            runners.setdefault(None, []).append(run_model(build, demo, arguments))
            for label, path in pythons.items() if (demo, arguments) in compared else ():
                runners.setdefault(label, []).append(runs.undisturbed(runs.run_python, path, demo, arguments))
    print("\r\033[K", end="", file=sys.stderr)
    return measured


def add(found, names):
    values = [found.get(name) for name in names]
    return None if None in values else values[0] if len(values) == 1 else sum(values)  # an order is no number


def pick(found, result):
    """The value of a result, of the sum “a+b” of some, or of a ratio of two; None when there is none."""
    above, _, below = result.partition("/")
    value = add(found, above.split("+"))
    if value is None or not below:
        return value
    return value / found[below] if found.get(below) else None


def number(value):
    return "–" if value is None else value if isinstance(value, str) else f"{value:.4g}"


class Verdict:
    """How many rounds of a row held, against one Python or by itself."""

    def __init__(self, result, bar, models, pythons):
        self.judged = self.held = self.disturbed = 0
        self.models, self.pythons = [], []
        for model, python in zip(models, pythons):
            value, other = pick(model, result), pick(python, result)
            holds = None if value is None else bar.judge(value, other)
            if holds is None:
                continue
            if bar.minds and max(model[""], python.get("", 0)) > runs.DISTURBED:
                self.disturbed += 1
                continue
            self.models.append(value)
            self.pythons.append(other)
            self.judged += 1
            self.held += holds

    def word(self):
        if self.judged == 0:
            return "disturbed" if self.disturbed else "–"
        return "yes" if self.held >= ENOUGH * self.judged else "NO"

    def rounds(self):
        disturbed = f", {self.disturbed} disturbed" if self.disturbed else ""
        return f"{self.held} of {self.judged}{disturbed}"


def middle(values):
    """The median of numbers; of orders the latest."""
    texts = [value for value in values if isinstance(value, str)]
    return texts[-1] if texts else runs.median(values)


def print_row(row, label, verdict):
    demo, arguments, result, bar = row
    model, python = middle(verdict.models), middle(verdict.pythons)
    ratio = f"{model / python:.2f}" if isinstance(model, (int, float)) and python else "–"
    print(f"{demo:<20} {' '.join(arguments):<30} {result:<27} {number(model):>10} {number(python):>10} {ratio:>6}  "
          f"{bar.name:<14} {verdict.word():<9} {verdict.rounds():<20} {label or ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", action="append", default=[], help="an interpreter to compare with; instead of those on PATH")
    parser.add_argument("--demo", action="append", default=[], help="only this demo")
    options = parser.parse_args()

    runs.adopt_orphans()
    pythons = runs.name_pythons(options.python)
    rows = ROWS + (FREE_ROWS if any(is_free(label) for label in pythons) else [])
    rows = [row for row in rows if not options.demo or row[0] in options.demo]
    measured = measure(os.path.abspath(options.build), rows, pythons, options.rounds)
    print(f"{'demo':<20} {'arguments':<30} {'result':<27} {'model':>10} {'python':>10} {'ratio':>6}  {'bar':<14} {'holds':<9} rounds")
    words = []
    for row in rows:
        demo, arguments, result, bar = row
        runners = measured[demo, tuple(arguments)]
        for label in beside(row, pythons) if bar.compares else [None]:
            others = runners[label] if label else [{}] * options.rounds
            verdict = Verdict(result, bar, runners[None], others)
            print_row(row, label, verdict)
            words.append(verdict.word())
    print(f"{words.count('yes')} of {words.count('yes') + words.count('NO')} bars hold, {words.count('disturbed')} could not be judged")


main()
