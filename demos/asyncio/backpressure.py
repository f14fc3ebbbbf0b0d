# SPDX-License-Identifier: GPL-3.0-or-later
"""A producer, a slow consumer, a queue: the experiment of backpressure.c. ITEMS, WORK, MAXSIZE and MANY are its knobs."""
import asyncio
import time

log = []
peak = 0
produced = 0


async def produce(queue):
    global peak, produced
    begun = time.perf_counter()
    for i in range(ITEMS):
        await queue.put(i)
        peak = max(peak, queue.qsize())
    produced = time.perf_counter() - begun


async def consume(queue):
    for _ in range(ITEMS):
        await queue.get()
        await asyncio.sleep(WORK)


async def flow():
    """Returns how many items waited at most, and after which share of the time the producer was done."""
    global peak, produced
    peak = 0
    produced = 0
    queue = asyncio.Queue(MAXSIZE)
    begun = time.perf_counter()
    await asyncio.gather(produce(queue), consume(queue))
    return [peak, produced / (time.perf_counter() - begun)]


async def put_many(queue):
    for i in range(MANY):
        await queue.put(i)


async def get_many(queue):
    for _ in range(MANY):
        await queue.get()


async def hand_over(size):
    queue = asyncio.Queue(size)
    begun = time.perf_counter()
    await asyncio.gather(put_many(queue), get_many(queue))
    return time.perf_counter() - begun


async def hand_over_both():
    """Returns the seconds for MANY items, one by one and in batches."""
    return [await hand_over(1), await hand_over(0)]


async def hand_over_one():
    await hand_over(1)


async def hand_over_batch():
    await hand_over(0)


async def take_until_shut(queue):
    try:
        while True:
            log.append(await queue.get())
    except asyncio.QueueShutDown:
        log.append("shut down")


async def shut_down():
    log.clear()
    queue = asyncio.Queue()
    task = asyncio.create_task(take_until_shut(queue))
    await queue.put(1)
    await queue.put(2)
    queue.shutdown()
    await task
    return log


async def fill_stream():
    """Writes to somebody who does not read until drain() waits. Returns the bytes that are kept then, and the marks."""
    writer = await open_pair()
    sent = 0
    blocked = 0
    while blocked == 0 and sent < 64 * 1024 * 1024:
        writer.write(16384)
        sent += 16384
        try:
            await asyncio.wait_for(writer.drain(), 0.1)
        except TimeoutError:
            blocked = 1
    found = [blocked, writer.kept(), writer.marks()]
    writer.close()
    return found
