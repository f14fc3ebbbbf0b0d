# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose value is it: the experiment of context.c. REQUESTS and DEPTH are its knobs."""
import asyncio
import contextvars
import threading

log = []
value = contextvars.ContextVar("value", default=0)
request = contextvars.ContextVar("request", default=-1)
shared = -1


async def child():
    value.set(2)
    log.append(value.get())


async def same():
    value.set(3)


def look():
    log.append(value.get())


async def whose():
    """A child task, after it, after a coroutine that was just awaited, in to_thread, in a Thread."""
    log.clear()
    value.set(1)
    await asyncio.create_task(child())
    log.append(value.get())
    await same()
    log.append(value.get())
    log.append(await asyncio.to_thread(value.get))
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    return log


async def descend(depth):
    await asyncio.sleep(0)
    if depth > 1:
        return await descend(depth - 1)
    return [request.get(), shared]


async def handle(number):
    """Sets its number, and asks for it so many awaits deeper; all requests share the thread."""
    global shared
    request.set(number)
    shared = number
    return await descend(DEPTH)


async def serve():
    """Returns what each request found: in the context variable, and in what belongs to the thread."""
    handling = []
    for number in range(REQUESTS):
        handling.append(handle(number))
    return await asyncio.gather(*handling)
