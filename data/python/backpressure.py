# SPDX-License-Identifier: GPL-3.0-or-later
"""Back-pressure: the experiment of demos/asyncio/backpressure.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/backpressure.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
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


REPETITIONS = 3


class Writer:
    """A stream to somebody who does not read; write() takes how many bytes."""

    def __init__(self, writer, server, done):
        self.writer, self.server, self.done = writer, server, done

    def write(self, n):
        self.writer.write(bytes(n))

    def drain(self):
        return self.writer.drain()

    def kept(self):
        return self.writer.transport.get_write_buffer_size()

    def marks(self):
        return self.writer.transport.get_write_buffer_limits()

    def close(self):
        self.done.set()
        self.writer.transport.abort()
        self.server.close()


async def open_pair():
    done = asyncio.Event()

    async def ignore(reader, writer):
        writer.transport.pause_reading()
        await done.wait()
        writer.close()

    server = await asyncio.start_server(ignore, "127.0.0.1", 0)
    _, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    await asyncio.sleep(0.05)
    return Writer(writer, server, done)


def main():
    global ITEMS, WORK, MAXSIZE, MANY
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--maxsize", type=int, default=10)
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--work_us", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    ITEMS, WORK, MAXSIZE, MANY = options.items, options.work_us / 1e6, options.maxsize, 5000
    emit("hello", version=1, demo="backpressure", python=sys.version.split()[0],
         parameters={"maxsize": MAXSIZE, "items": ITEMS, "work_us": options.work_us})
    most, ready = asyncio.run(flow())
    emit_number("peak", most, "count")
    emit_number("ready_at", ready, "x")
    costs = [asyncio.run(hand_over_both()) for _ in range(REPETITIONS)]
    emit_result("one_us", [one * 1e6 / MANY for one, _ in costs], "us")
    emit_result("batch_us", [batch * 1e6 / MANY for _, batch in costs], "us")
    emit_result("dearer", [one / batch for one, batch in costs], "x")
    waits, kept, (low, high) = asyncio.run(fill_stream())
    emit_number("drain_waits", waits, "count")
    emit_number("kept_bytes", kept, "bytes")
    emit_number("low_mark", low, "bytes")
    emit_number("high_mark", high, "bytes")
    if hasattr(asyncio.Queue, "shutdown"):
        emit_order("shut_down", shut_down)
    else:
        emit("missing", name="shut_down", message="Queue.shutdown() came with Python 3.13.")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
