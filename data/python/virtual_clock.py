# SPDX-License-Identifier: GPL-3.0-or-later
"""An hour in no time: the experiment of demos/testing/virtual-clock for a real Python.

An asyncio loop whose selector does not wait: it moves the loop's clock. Prints the lines of demos/README.md. Standard
library only, 3.11 and later.
"""
import argparse
import asyncio
import json
import selectors
import statistics
import sys
import time

SLEEPERS = ((3600, 1), (60, 60), (10, 7))
REPETITIONS = 5


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    emit("result", name=name, value=statistics.median(values), low=min(values), high=max(values),
         repetitions=len(values), unit=unit)


class VirtualLoop(asyncio.SelectorEventLoop):
    """Time passes only while nobody is ready."""

    class Selector(selectors.DefaultSelector):
        loop = None

        def select(self, timeout=None):
            ready = super().select(0)
            if not ready and timeout:
                self.loop.moved += timeout
            return ready

    def __init__(self):
        self.moved = 0.0
        selector = self.Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.moved


async def sleep_all(seconds):
    """Returns what the clock showed, how often somebody woke, and who was done when."""
    loop = asyncio.get_running_loop()
    order, wakeups, start = [], 0, loop.time()

    async def sleep(times, length):
        nonlocal wakeups
        for _ in range(times):
            await asyncio.sleep(length)
            wakeups += 1
        order.append(f"{times}×{length} s")

    tasks = [asyncio.create_task(sleep(times, length)) for times, length in SLEEPERS]
    _, pending = await asyncio.wait(tasks, timeout=seconds)
    for task in pending:
        task.cancel()
    return loop.time() - start, wakeups, order


def run(virtual, seconds):
    loop = VirtualLoop() if virtual else asyncio.new_event_loop()
    start = time.perf_counter()
    found = loop.run_until_complete(sleep_all(None if virtual else seconds))
    took = time.perf_counter() - start
    loop.close()
    return *found, took


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--clock", default="virtual", choices=("virtual", "wall"))
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    virtual = options.clock == "virtual"
    emit("hello", version=1, demo="virtual-clock", python=sys.version.split()[0], parameters={"clock": options.clock})
    runs = [run(virtual, options.seconds) for _ in range(REPETITIONS if virtual else 1)]
    emit_result("slept", [round(run[0], 6) for run in runs], "s")
    emit_result("took_ms", [1e3 * run[3] for run in runs], "ms")
    emit_result("wakeups", [run[1] for run in runs], "count")
    emit_result("finished", [len(run[2]) for run in runs], "count")
    emit("order", name="done", items=runs[0][2])
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
