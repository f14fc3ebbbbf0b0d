# SPDX-License-Identifier: GPL-3.0-or-later
"""Eager tasks: the experiment of demos/asyncio/eager.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/eager.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
log = []


async def tell():
    log.append("task")


async def create_one():
    log.clear()
    log.append("before")
    task = asyncio.create_task(tell())
    log.append("after create")
    await task
    return log


async def lazy_order():
    return await create_one()


async def eager_order():
    """With the factory of 3.12: the code after create_task() comes after the task's first part."""
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    found = await create_one()
    loop.set_task_factory(None)
    return found


async def look_up(i):
    """A cache: what it has is there at once, for the rest one waits a turn."""
    if i % 100 >= HITS:
        await asyncio.sleep(0)
    return i


async def by_tasks():
    start = time.perf_counter()
    for i in range(LOOKUPS):
        await asyncio.create_task(look_up(i))
    return time.perf_counter() - start


async def by_await():
    start = time.perf_counter()
    for i in range(LOOKUPS):
        await look_up(i)
    return time.perf_counter() - start


async def lazy():
    return await by_tasks()


async def eager():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    found = await by_tasks()
    loop.set_task_factory(None)
    return found


async def plain():
    return await by_await()
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


REPETITIONS = 5


def measure(function, times):
    times.append(asyncio.run(function()) * 1e6 / LOOKUPS)
    return times[-1]


def main():
    global LOOKUPS, HITS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--hits", type=int, default=100)
    parser.add_argument("--eager", default="true", help="ignored: it is about what is shown")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    LOOKUPS, HITS = 5000, options.hits
    emit("hello", version=1, demo="eager", python=sys.version.split()[0], parameters={"hits": HITS})
    has_eager = hasattr(asyncio, "eager_task_factory")
    emit_order("lazy", lazy_order)
    if has_eager:
        emit_order("eager", eager_order)
    lazies, eagers, plains = [], [], []
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        measure(lazy, lazies)
        measure(plain, plains)
        if has_eager:
            measure(eager, eagers)
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    emit_result("lazy_us", lazies, "us")
    emit_result("eager_us", eagers, "us")
    emit_result("plain_us", plains, "us")
    emit_result("gain", [a / b for a, b in zip(lazies, eagers)], "x")
    emit_result("plain_gain", [a / b for a, b in zip(lazies, plains)], "x")
    for name in () if has_eager else ("eager", "eager_us", "gain"):
        emit("missing", name=name, message="Eager tasks came with Python 3.12.")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
