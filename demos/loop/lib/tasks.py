# SPDX-License-Identifier: GPL-3.0-or-later
"""Of asyncio what stands in Lib/asyncio/tasks.py; lay that beside it. Tasks themselves are in C, in
both (task.c; Modules/_asynciomodule.c), and so is gather() here (gather.c)."""


async def sleep(delay, result=None):
    if delay <= 0:
        await bare_yield()
        return result
    future = get_running_loop().create_future()
    timer = get_running_loop().call_later(delay, set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def wait_for(awaitable, delay):
    async with timeout(delay):
        return await awaitable


def shield(inner):
    if inner.done():
        return inner
    outer = get_running_loop().create_future()
    inner.add_done_callback(inner_done, outer)
    return outer


def inner_done(inner, outer):
    if outer.cancelled():
        return
    if inner.cancelled():
        outer.cancel()
    elif inner.exception() is None:
        outer.set_result(inner.result())
    else:
        outer.set_exception(inner.exception())


def as_completed(awaitables):
    done = Queue()
    for awaitable in awaitables:
        create_task(awaitable).add_done_callback(put_done, done)
    waits = []
    for _ in awaitables:
        waits.append(wait_for_one(done))
    return waits


def put_done(future, done):
    done.put_nowait(future)


async def wait_for_one(done):
    future = await done.get()
    return future.result()


async def to_thread(function, argument=None):
    if argument is None:
        return await get_running_loop().run_in_executor(None, function)
    return await get_running_loop().run_in_executor(None, function, argument)
