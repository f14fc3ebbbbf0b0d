# SPDX-License-Identifier: GPL-3.0-or-later
"""A heartbeat beside something that keeps the loop: the experiment of starve.c. SPAN, SLICES, PERIOD and CALLS are its knobs."""
import asyncio
import time

running = False


async def beat():
    """Every PERIOD; tells by how much too late."""
    due = time.perf_counter() + PERIOD
    while running:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        record(time.perf_counter() - due)
        due = max(due + PERIOD, time.perf_counter())


async def beside(function):
    global running
    running = True
    heart = asyncio.create_task(beat())
    await asyncio.sleep(5 * PERIOD)
    await function()
    await asyncio.sleep(5 * PERIOD)
    running = False
    await heart


async def sleep_async():
    await asyncio.sleep(SPAN)


async def block():
    time.sleep(SPAN)


async def burn():
    compute(SPAN)


async def burn_in_slices():
    for _ in range(SLICES):
        compute(SPAN / SLICES)
        await asyncio.sleep(0)


async def sleep_in_thread():
    await asyncio.to_thread(time.sleep, SPAN)


async def burn_in_thread():
    await asyncio.to_thread(compute, SPAN)


async def beside_nothing():
    await beside(sleep_async)


async def beside_block():
    await beside(block)


async def beside_compute():
    await beside(burn)


async def beside_slices():
    await beside(burn_in_slices)


async def beside_thread_sleep():
    await beside(sleep_in_thread)


async def beside_thread_compute():
    await beside(burn_in_thread)


async def call_threads():
    """As many calls as CALLS, each of which sleeps 100 ms on a thread of the pool."""
    start = time.perf_counter()
    calls = []
    for _ in range(CALLS):
        calls.append(asyncio.to_thread(time.sleep, 0.1))
    await asyncio.gather(*calls)
    return time.perf_counter() - start


async def step(seconds):
    time.sleep(seconds)


async def slow():
    """How many warnings debug mode has for a step of 50 ms, and for one of 150 ms."""
    before = slow_steps()
    await asyncio.create_task(step(0.05))
    between = slow_steps()
    await asyncio.create_task(step(0.15))
    await asyncio.sleep(0)
    return [between - before, slow_steps() - between]
