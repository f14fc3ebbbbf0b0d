# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks that start at once: the experiment of eager.c. LOOKUPS and HITS, of 100, are its knobs."""
import asyncio
import time

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
