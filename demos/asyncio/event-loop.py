# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs when: the experiment of event-loop.c. TASKS, WORK, SLEEP and ROUNDS are its knobs."""
import asyncio
import time

log = []
steps = 0


async def work():
    """Computes, and then sleeps; tells by how much too late it goes on."""
    for _ in range(ROUNDS):
        compute(WORK)
        start = time.perf_counter()
        await asyncio.sleep(SLEEP)
        record(time.perf_counter() - start - SLEEP)


async def load():
    works = []
    for _ in range(TASKS):
        works.append(work())
    await asyncio.gather(*works)


def call_nested():
    log.append("soon 2")
    asyncio.get_running_loop().call_soon(log.append, "nested")


async def order():
    """A timer that is due comes after what is ready; what a callback schedules waits for the next turn."""
    log.clear()
    loop = asyncio.get_running_loop()
    loop.call_later(0, log.append, "later 0")
    loop.call_soon(log.append, "soon 1")
    loop.call_soon(call_nested)
    await asyncio.sleep(0.01)
    return log


async def take_turns(name):
    for _ in range(3):
        log.append(name)
        await asyncio.sleep(0)


async def turns():
    log.clear()
    await asyncio.gather(take_turns(0), take_turns(1), take_turns(2))
    return log


async def count_steps():
    global steps
    while True:
        steps += 1
        await asyncio.sleep(0)


async def steps_during():
    """How many steps another task does while one sleeps for 0 s, -1 s, 1 ns."""
    global steps
    steps = 0
    found = []
    other = asyncio.create_task(count_steps())
    for delay in [0, -1, 1e-9]:
        await asyncio.sleep(0)
        before = steps
        await asyncio.sleep(delay)
        found.append(steps - before)
    other.cancel()
    return found


async def take_lock(name, lock):
    for _ in range(2):
        async with lock:
            log.append(name)
            await asyncio.sleep(0)


async def lock_order():
    log.clear()
    lock = asyncio.Lock()
    await asyncio.gather(take_lock(0, lock), take_lock(1, lock), take_lock(2, lock))
    return log
