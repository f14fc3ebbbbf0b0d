# SPDX-License-Identifier: GPL-3.0-or-later
"""A deadline around different things: the experiment of timeout.c. DEADLINE, WORK and OUTER are its knobs."""
import asyncio
import time


async def sleep():
    await asyncio.sleep(WORK)


async def compute_then_yield():
    """Its step stands in the queue before the timer."""
    compute(WORK)
    await asyncio.sleep(0)


async def compute_then_sleep():
    compute(WORK)
    await asyncio.sleep(0.001)


async def compute_in_slices():
    """Ten pieces, with an await after each."""
    for _ in range(10):
        compute(WORK / 10)
        await asyncio.sleep(0)


async def within(function):
    """Returns whether a TimeoutError was raised, and after what time it was over."""
    start = time.perf_counter()
    try:
        async with asyncio.timeout(DEADLINE):
            await function()
        found = "no timeout"
    except TimeoutError:
        found = "TimeoutError"
    return [found, time.perf_counter() - start]


async def around_sleep():
    return await within(sleep)


async def around_compute():
    return await within(compute_then_yield)


async def around_compute_sleep():
    return await within(compute_then_sleep)


async def around_slices():
    return await within(compute_in_slices)


async def nested():
    """The earlier deadline wins, and only its own block raises."""
    found = []
    try:
        async with asyncio.timeout(DEADLINE):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(2)
            except TimeoutError:
                found.append("inner")
    except TimeoutError:
        found.append("outer")
    return found
