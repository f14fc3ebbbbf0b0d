# SPDX-License-Identifier: GPL-3.0-or-later
"""What a timeout can interrupt: the experiment of demos/asyncio/timeout.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/timeout.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
async def sleep():
    await asyncio.sleep(WORK)


async def compute_then_yield():
    """Its step stands in the queue before the timer."""
    compute(WORK)
    await asyncio.sleep(0)


async def compute_then_sleep():
    compute(WORK)
    await asyncio.sleep(0.001)


async def compute_in_slices():
    """Ten pieces, with an await after each."""
    for _ in range(10):
        compute(WORK / 10)
        await asyncio.sleep(0)


async def within(function):
    """Returns whether a TimeoutError was raised, and after what time it was over."""
    start = time.perf_counter()
    try:
        async with asyncio.timeout(DEADLINE):
            await function()
        found = "no timeout"
    except TimeoutError:
        found = "TimeoutError"
    return [found, time.perf_counter() - start]


async def around_sleep():
    return await within(sleep)


async def around_compute():
    return await within(compute_then_yield)


async def around_compute_sleep():
    return await within(compute_then_sleep)


async def around_slices():
    return await within(compute_in_slices)


async def nested():
    """The earlier deadline wins, and only its own block raises."""
    found = []
    try:
        async with asyncio.timeout(DEADLINE):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(2)
            except TimeoutError:
                found.append("inner")
    except TimeoutError:
        found.append("outer")
    return found
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


BODIES = {"compute": around_compute, "sleep": around_sleep, "slices": around_slices, "late": around_compute_sleep}
REPETITIONS = 5


def main():
    global DEADLINE, WORK
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--body", default="compute", choices=list(BODIES))
    parser.add_argument("--deadline_ms", type=int, default=50)
    parser.add_argument("--work_ms", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    DEADLINE, WORK = options.deadline_ms / 1e3, options.work_ms / 1e3
    emit("hello", version=1, demo="timeout", python=sys.version.split()[0],
         parameters={"body": options.body, "deadline_ms": options.deadline_ms, "work_ms": options.work_ms})
    found = [asyncio.run(BODIES[options.body]()) for _ in range(REPETITIONS)]
    emit("order", name="outcome", items=[found[0][0]])
    emit_result("timed_out", [int(outcome == "TimeoutError") for outcome, _ in found], "count")
    emit_result("over_ms", [took * 1e3 for _, took in found], "ms")
    emit_order("nested", nested)
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
