# SPDX-License-Identifier: GPL-3.0-or-later
"""A coroutine and a task: the experiment of tasks.c. WAITS, WAIT and TASKS are its knobs."""
import asyncio
import gc
import time

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
