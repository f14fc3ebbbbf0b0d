# SPDX-License-Identifier: GPL-3.0-or-later
"""Await: the experiment of demos/asyncio/await.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/await.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
log = []
counter = 0
steps = 0
inside = 0
peak = 0


async def inner():
    log.append("inner")


async def other():
    log.append("other")


async def await_plain():
    """Awaiting a coroutine that waits for nothing lets nobody else run."""
    log.clear()
    task = asyncio.create_task(other())
    await inner()
    log.append("back")
    await task
    return log


async def count_steps():
    global steps
    while True:
        steps += 1
        await asyncio.sleep(0)


async def steps_during():
    """How many steps another task does while one sleeps for 0 s and for 1 ns."""
    global steps
    steps = 0
    found = []
    task = asyncio.create_task(count_steps())
    for delay in [0, 1e-9]:
        await asyncio.sleep(0)
        before = steps
        await asyncio.sleep(delay)
        found.append(steps - before)
    task.cancel()
    return found


async def add(lock):
    global counter
    for _ in range(ADDITIONS):
        seen = counter
        counter = seen + 1


async def add_after_await(lock):
    global counter
    for _ in range(ADDITIONS):
        seen = counter
        await asyncio.sleep(0)
        counter = seen + 1


async def add_locked(lock):
    global counter
    for _ in range(ADDITIONS):
        async with lock:
            seen = counter
            await asyncio.sleep(0)
            counter = seen + 1


async def race(body):
    """Returns how many of all additions are missing."""
    global counter
    counter = 0
    lock = asyncio.Lock()
    adding = []
    for _ in range(TASKS):
        adding.append(body(lock))
    await asyncio.gather(*adding)
    return TASKS * ADDITIONS - counter


async def race_plain():
    return await race(add)


async def race_await():
    return await race(add_after_await)


async def race_lock():
    return await race(add_locked)


async def enter(semaphore):
    global inside, peak
    async with semaphore:
        inside += 1
        peak = max(peak, inside)
        await asyncio.sleep(WAIT)
        inside -= 1


async def crowd():
    """Returns how many were inside at most, and how long it took for all."""
    global inside, peak
    inside = 0
    peak = 0
    semaphore = asyncio.Semaphore(LIMIT)
    entering = []
    for _ in range(TASKS):
        entering.append(enter(semaphore))
    start = time.perf_counter()
    await asyncio.gather(*entering)
    return [peak, time.perf_counter() - start]
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


BODIES = {"plain": race_plain, "await": race_await, "lock": race_lock}


def main():
    global TASKS, ADDITIONS, LIMIT, WAIT
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--body", default="await", choices=list(BODIES))
    parser.add_argument("--tasks", type=int, default=100)
    parser.add_argument("--additions", type=int, default=10)
    parser.add_argument("--limit", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    TASKS, ADDITIONS, LIMIT = options.tasks, options.additions, options.limit
    emit("hello", version=1, demo="await", python=sys.version.split()[0],
         parameters={"body": options.body, "tasks": TASKS, "additions": ADDITIONS, "limit": LIMIT})
    emit_order("order", await_plain)
    for name, steps_done in zip(("steps_zero", "steps_tiny"), asyncio.run(steps_during())):
        emit_number(name, steps_done, "count")
    lost = asyncio.run(BODIES[options.body]())
    emit_number("lost", lost, "count")
    emit_number("lost_share", 100 * lost / (TASKS * ADDITIONS), "%")
    rounds = -(-TASKS // LIMIT)
    WAIT = min(0.02, options.seconds / 4 / rounds)
    found = [asyncio.run(crowd()) for _ in range(3)]
    emit_result("inside", [most for most, _ in found], "count")
    emit_result("crowd_time", [seconds / (rounds * WAIT) for _, seconds in found], "x")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
