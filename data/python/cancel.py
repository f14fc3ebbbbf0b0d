# SPDX-License-Identifier: GPL-3.0-or-later
"""Cancelling a task: the experiment of demos/asyncio/cancel.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/cancel.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
log = []
asked = 0


async def clean_up():
    """Ends as it should: cleans up, with an await of its own, and lets the error go on."""
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("in")
        await asyncio.sleep(CLEANUP)
        log.append("cleanup done")
        raise


async def swallow():
    """Takes the error for its own, and goes on."""
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("swallowed")
    await asyncio.sleep(CLEANUP)
    log.append("finished")


async def compute_on():
    """Is asked while it waits for its turn; what it computes then nobody interrupts."""
    await asyncio.sleep(0)
    compute(WORK)
    log.append("computed")
    await asyncio.sleep(0)
    log.append("never said")


async def ask(function):
    """Returns what happened, and how long after the request the task had ended."""
    log.clear()
    task = asyncio.create_task(function())
    await asyncio.sleep(0.01)
    start = time.perf_counter()
    task.cancel()
    log.append("requested")
    log.append(task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        log.append("raised")
    took = time.perf_counter() - start
    log.append(task.cancelled())
    log.append(task.cancelling())
    return [log, took]


async def cancel_cleaning():
    return await ask(clean_up)


async def cancel_swallowing():
    return await ask(swallow)


async def cancel_from_within(function):
    """The request comes from a callback that stands in the queue behind the task's step."""
    log.clear()
    task = asyncio.create_task(function())
    await asyncio.sleep(0)
    start = time.perf_counter()
    asyncio.get_running_loop().call_soon(request, task)
    try:
        await task
    except asyncio.CancelledError:
        log.append("raised")
    took = time.perf_counter() - start
    log.append(task.cancelled())
    log.append(task.cancelling())
    return [log, took]


def request(task):
    task.cancel()
    log.append("requested")


async def cancel_computing():
    return await cancel_from_within(compute_on)


async def start():
    log.append("started")


async def before_start():
    """One that was asked before its first step never starts."""
    log.clear()
    task = asyncio.create_task(start())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.append("cancelled")
    return log


async def work():
    try:
        await asyncio.sleep(0.05)
        log.append("finished")
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def shielded():
    """wait_for() cancels what it waits for, unless it is shielded."""
    log.clear()
    try:
        await asyncio.wait_for(work(), 0.01)
    except TimeoutError:
        log.append("Timeout")
    task = asyncio.create_task(work())
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        log.append("Timeout")
    if not task.done():
        log.append("still running")
    await task
    return log


async def cancel_shielded():
    start = time.perf_counter()
    await shielded()
    return [log, time.perf_counter() - start]
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


BODIES = {"cleans": cancel_cleaning, "swallows": cancel_swallowing, "computes": cancel_computing, "shielded": cancel_shielded}


def main():
    global CLEANUP, WORK
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--body", default="cleans", choices=list(BODIES))
    parser.add_argument("--cleanup_ms", type=int, default=20)
    parser.add_argument("--work_ms", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    CLEANUP, WORK = options.cleanup_ms / 1e3, options.work_ms / 1e3
    emit("hello", version=1, demo="cancel", python=sys.version.split()[0],
         parameters={"body": options.body, "cleanup_ms": options.cleanup_ms, "work_ms": options.work_ms})
    happened, took = asyncio.run(BODIES[options.body]())
    emit("order", name="order", items=flatten(happened))
    emit_number("raised", int("raised" in happened), "count")
    emit_number("ended_ms", took * 1e3, "ms")
    emit_order("before_start", before_start)
    emit_order("shield", shielded)
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
