# SPDX-License-Identifier: GPL-3.0-or-later
"""Starving the loop: the experiment of demos/asyncio/starve.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/starve.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import logging
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
running = False


async def beat():
    """Every PERIOD; tells by how much too late."""
    due = time.perf_counter() + PERIOD
    while running:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        record(time.perf_counter() - due)
        due = max(due + PERIOD, time.perf_counter())


async def beside(function):
    global running
    running = True
    heart = asyncio.create_task(beat())
    await asyncio.sleep(5 * PERIOD)
    await function()
    await asyncio.sleep(5 * PERIOD)
    running = False
    await heart


async def sleep_async():
    await asyncio.sleep(SPAN)


async def block():
    time.sleep(SPAN)


async def burn():
    compute(SPAN)


async def burn_in_slices():
    for _ in range(SLICES):
        compute(SPAN / SLICES)
        await asyncio.sleep(0)


async def sleep_in_thread():
    await asyncio.to_thread(time.sleep, SPAN)


async def burn_in_thread():
    await asyncio.to_thread(compute, SPAN)


async def beside_nothing():
    await beside(sleep_async)


async def beside_block():
    await beside(block)


async def beside_compute():
    await beside(burn)


async def beside_slices():
    await beside(burn_in_slices)


async def beside_thread_sleep():
    await beside(sleep_in_thread)


async def beside_thread_compute():
    await beside(burn_in_thread)


async def call_threads():
    """As many calls as CALLS, each of which sleeps 100 ms on a thread of the pool."""
    start = time.perf_counter()
    calls = []
    for _ in range(CALLS):
        calls.append(asyncio.to_thread(time.sleep, 0.1))
    await asyncio.gather(*calls)
    return time.perf_counter() - start


async def step(seconds):
    time.sleep(seconds)


async def slow():
    """How many warnings debug mode has for a step of 50 ms, and for one of 150 ms."""
    before = slow_steps()
    await asyncio.create_task(step(0.05))
    between = slow_steps()
    await asyncio.create_task(step(0.15))
    await asyncio.sleep(0)
    return [between - before, slow_steps() - between]
# ------------------------------------------------------------------------------------------------------------------------


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    values = list(values)
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def emit_number(name, value, unit):
    emit_result(name, [value], unit)


def flatten(value):
    """What a program returned, as the texts of an order."""
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in flatten(item)]
    if isinstance(value, BaseException):
        return [type(value).__name__]
    return [f"{value:.6g}" if isinstance(value, float) else str(value)]


def emit_order(name, function):
    emit("order", name=name, items=flatten(asyncio.run(function())))


def compute(seconds):
    """Bytecode for so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


recorded = []


def record(seconds):
    recorded.append(seconds)


REPETITIONS = 3
BESIDE = {"block": beside_block, "compute": beside_compute, "slices": beside_slices, "thread_sleep": beside_thread_sleep,
          "thread_compute": beside_thread_compute, "nothing": beside_nothing}
warned = 0


class Warned(logging.Handler):
    """Counts what debug mode says of slow steps."""

    def emit(self, record):
        global warned
        warned += "took" in record.getMessage()


def slow_steps():
    return warned


def count_warnings():
    logger = logging.getLogger("asyncio")
    logger.addHandler(Warned())
    logger.propagate = False
    return asyncio.run(slow(), debug=True)


def main():
    global SPAN, SLICES, PERIOD, CALLS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--beside", default="block", choices=list(BESIDE))
    parser.add_argument("--span_ms", type=int, default=300)
    parser.add_argument("--calls", type=int, default=12)
    parser.add_argument("--interval_us", type=int, default=5000)
    parser.add_argument("--gil", default="true", help="ignored: the interpreter decides")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    sys.setswitchinterval(options.interval_us / 1e6)
    SPAN, SLICES, PERIOD, CALLS = options.span_ms / 1e3, max(1, options.span_ms // 2), 0.01, options.calls
    emit("hello", version=1, demo="starve", python=sys.version.split()[0],
         parameters={"beside": options.beside, "span_ms": options.span_ms, "calls": CALLS,
                     "interval_us": options.interval_us, "gil": getattr(sys, "_is_gil_enabled", lambda: True)()})
    worst, median, calls = [], [], []
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        recorded.clear()
        asyncio.run(BESIDE[options.beside]())
        worst.append(1e3 * max(recorded))
        median.append(1e3 * statistics.median(recorded))
        calls.append(asyncio.run(call_threads()) / 0.1)
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    emit_result("late_max_ms", worst, "ms")
    emit_result("late_p50_ms", median, "ms")
    emit_result("calls_time", calls, "x")
    few, many = count_warnings()
    emit_number("slow_50", few, "count")
    emit_number("slow_150", many, "count")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
