# SPDX-License-Identifier: GPL-3.0-or-later
"""When one of several fails: the experiment of demos/asyncio/group.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/group.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
log = []


async def good():
    try:
        await asyncio.sleep(WAIT)
        log.append("good done")
    except asyncio.CancelledError:
        log.append("good cancelled")
        raise


async def bad():
    await asyncio.sleep(FAIL)
    raise ValueError


def make_all():
    found = []
    for _ in range(TASKS - 1):
        found.append(good())
    found.append(bad())
    return found


async def settle(start):
    """What still runs may end; then the log, and how long it took until the caller knew."""
    took = time.perf_counter() - start
    await asyncio.sleep(WAIT + FAIL)
    return [log, took]


async def by_gather():
    log.clear()
    start = time.perf_counter()
    try:
        await asyncio.gather(*make_all())
    except ValueError as error:
        log.append(error)
    return await settle(start)


async def by_returning():
    log.clear()
    start = time.perf_counter()
    for result in await asyncio.gather(*make_all(), return_exceptions=True):
        log.append(result)
    return await settle(start)


async def by_group():
    log.clear()
    start = time.perf_counter()
    try:
        async with asyncio.TaskGroup() as group:
            for coroutine in make_all():
                group.create_task(coroutine)
    except Exception as error:
        log.append(error)
    return await settle(start)


async def by_completion():
    log.clear()
    start = time.perf_counter()
    for one in asyncio.as_completed(make_all()):
        try:
            await one
        except ValueError as error:
            log.append(error)
    return await settle(start)


async def wait_long():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def two_fail():
    """Both in one turn: siblings and body are cancelled, and the group holds both errors."""
    log.clear()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait_long())
            group.create_task(wait_long())
            group.create_task(bad())
            group.create_task(bad())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                log.append("body cancelled")
                raise
    except Exception as error:
        log.append(error)
        log.append(len(error.exceptions))
    return log


async def wait_and_return(delay):
    await asyncio.sleep(delay)
    return delay


async def gather_order():
    return await asyncio.gather(wait_and_return(0.03), wait_and_return(0.01), wait_and_return(0.02))


async def completion_order():
    found = []
    for one in asyncio.as_completed([wait_and_return(0.03), wait_and_return(0.01), wait_and_return(0.02)]):
        found.append(await one)
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


WAYS = {"gather": by_gather, "group": by_group, "returning": by_returning, "completed": by_completion}


def main():
    global TASKS, FAIL, WAIT
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--way", default="gather", choices=list(WAYS))
    parser.add_argument("--tasks", type=int, default=2)
    parser.add_argument("--fail_ms", type=int, default=10)
    parser.add_argument("--wait_ms", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    TASKS, FAIL, WAIT = options.tasks, options.fail_ms / 1e3, options.wait_ms / 1e3
    emit("hello", version=1, demo="group", python=sys.version.split()[0],
         parameters={"way": options.way, "tasks": TASKS, "fail_ms": options.fail_ms, "wait_ms": options.wait_ms})
    happened, took = asyncio.run(WAYS[options.way]())
    emit("order", name="order", items=flatten(happened))
    emit_number("done", happened.count("good done"), "count")
    emit_number("cancelled", happened.count("good cancelled"), "count")
    emit_number("known_ms", took * 1e3, "ms")
    emit_order("gather", gather_order)
    emit_order("completed", completion_order)
    FAIL = 0.01
    emit_order("two_fail", two_fail)
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
