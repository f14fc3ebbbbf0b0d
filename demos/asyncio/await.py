# SPDX-License-Identifier: GPL-3.0-or-later
"""What await does, and what it lets others do: the experiment of await.c. TASKS, ADDITIONS, LIMIT and WAIT are its knobs."""
import asyncio
import time

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
