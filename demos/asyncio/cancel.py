# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking a task to end: the experiment of cancel.c. CLEANUP and WORK are its knobs."""
import asyncio
import time

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
