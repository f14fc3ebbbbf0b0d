# SPDX-License-Identifier: GPL-3.0-or-later
"""Context variables: the experiment of demos/asyncio/context.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/context.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import contextvars
import json
import statistics
import sys
import threading
import time

# ------------------------------------------------------------------------------------------------------------------------
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


def main():
    global REQUESTS, DEPTH
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--requests", type=int, default=3)
    parser.add_argument("--depth", type=int, default=5)
    parser.add_argument("--gil", default="true", help="ignored: the interpreter decides")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    REQUESTS, DEPTH = options.requests, options.depth
    emit("hello", version=1, demo="context", python=sys.version.split()[0],
         parameters={"requests": REQUESTS, "depth": DEPTH,
                     "gil": getattr(sys, "_is_gil_enabled", lambda: True)()})
    found = asyncio.run(serve())
    emit_number("right", sum(own == i for i, (own, _) in enumerate(found)), "count")
    emit_number("right_shared", sum(other == i for i, (_, other) in enumerate(found)), "count")
    read = asyncio.run(whose())
    emit("order", name="whose", items=flatten(read))
    for name, number in zip(("child", "after_child", "after_await", "to_thread", "thread"), read):
        emit_number(name, number, "count")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
