# SPDX-License-Identifier: GPL-3.0-or-later
"""Several tasks, one of which fails: the experiment of group.c. TASKS, FAIL and WAIT are its knobs."""
import asyncio
import time

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
