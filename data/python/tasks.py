# SPDX-License-Identifier: GPL-3.0-or-later
"""Coroutines and tasks: the experiment of demos/asyncio/tasks.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/tasks.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import gc
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
log = []


async def wait():
    await asyncio.sleep(WAIT)


async def in_turn():
    start = time.perf_counter()
    for _ in range(WAITS):
        await wait()
    return time.perf_counter() - start


async def together():
    start = time.perf_counter()
    waits = []
    for _ in range(WAITS):
        waits.append(wait())
    await asyncio.gather(*waits)
    return time.perf_counter() - start


async def tell():
    log.append("task")


async def create_order():
    """create_task() runs nothing yet."""
    log.clear()
    log.append("before")
    task = asyncio.create_task(tell())
    log.append("after create")
    await task
    return log


async def wait_for_ever():
    future = asyncio.get_running_loop().create_future()
    try:
        await future
    finally:
        log.append("gone")


async def hold_nothing():
    """Nobody refers to the task, nor to what it waits for: it may be collected."""
    log.clear()
    asyncio.create_task(wait_for_ever())
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    return len(log)


async def hold_it():
    log.clear()
    task = asyncio.create_task(wait_for_ever())
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    gone = len(log)
    task.cancel()
    return gone


async def fail():
    raise ValueError


def hear(loop, what):
    log.append("told")


async def never_retrieved():
    """How often one is told of an exception that nobody asks for: while the task lives, and after."""
    log.clear()
    asyncio.get_running_loop().set_exception_handler(hear)
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    found = [len(log)]
    task = None
    gc.collect()
    await asyncio.sleep(0)
    found.append(len(log))
    asyncio.get_running_loop().set_exception_handler(None)
    return found


async def end_at_once():
    pass


async def create_many():
    """What a task costs that does nothing."""
    start = time.perf_counter()
    many = []
    for _ in range(TASKS):
        many.append(asyncio.create_task(end_at_once()))
    await asyncio.gather(*many)
    return time.perf_counter() - start
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


REPETITIONS = 3


def main():
    global WAITS, WAIT, TASKS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--waits", type=int, default=10)
    parser.add_argument("--wait_ms", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    WAITS, WAIT, TASKS = options.waits, options.wait_ms / 1e3, 2000
    emit("hello", version=1, demo="tasks", python=sys.version.split()[0],
         parameters={"waits": WAITS, "wait_ms": options.wait_ms})
    emit_order("order", create_order)
    emit_number("collected", asyncio.run(hold_nothing()), "count")
    emit_number("collected_held", asyncio.run(hold_it()), "count")
    alive, after = asyncio.run(never_retrieved())
    emit_number("told_while_alive", alive, "count")
    emit_number("told_after", after, "count")
    turns, at_once, costs = [], [], []
    repetitions = max(1, min(REPETITIONS, int(options.seconds / ((WAITS + 1) * WAIT))))
    for done in range(repetitions):
        emit("phase", name="measuring", done=done, of=repetitions)
        turns.append(asyncio.run(in_turn()))
        at_once.append(asyncio.run(together()))
        costs.append(asyncio.run(create_many()) * 1e6 / TASKS)
    emit("phase", name="measuring", done=repetitions, of=repetitions)
    emit_result("in_turn_s", turns, "s")
    emit_result("together_s", at_once, "s")
    emit_result("gain", [a / b for a, b in zip(turns, at_once)], "x")
    emit_result("create_us", costs, "us")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
