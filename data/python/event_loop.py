# SPDX-License-Identifier: GPL-3.0-or-later
"""The event loop: the experiment of demos/asyncio/event-loop.c for a real Python.

Prints the lines of demos/README.md. Standard library only, 3.11 and later. What stands between the two lines of dashes is
demos/asyncio/event-loop.py, which the model compiles and runs, too.
"""
import argparse
import asyncio
import json
import statistics
import sys
import time

# ------------------------------------------------------------------------------------------------------------------------
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


def compute(seconds):
    """Bytecode for so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


recorded = []


def record(seconds):
    recorded.append(seconds)


REPETITIONS = 5
MOST_ROUNDS = 200


def find_round(options):
    """Seconds that a round of all tasks takes."""
    work, sleep = options.work_us / 1e6, options.sleep_ms / 1e3
    return max(options.tasks * work, sleep + work, 1e-4 + options.tasks * 1e-5)


def main():
    global TASKS, WORK, SLEEP, ROUNDS
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--tasks", type=int, default=20)
    parser.add_argument("--work_us", type=int, default=1000)
    parser.add_argument("--sleep_ms", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    TASKS, WORK, SLEEP = options.tasks, options.work_us / 1e6, options.sleep_ms / 1e3
    emit("hello", version=1, demo="event-loop", python=sys.version.split()[0],
         parameters={"tasks": TASKS, "work_us": options.work_us, "sleep_ms": options.sleep_ms})
    emit_order("order", order)
    emit_order("turns", turns)
    emit_order("lock", lock_order)
    for name, steps_done in zip(("steps_zero", "steps_negative", "steps_tiny"), asyncio.run(steps_during())):
        emit_number(name, steps_done, "count")

    late, busy = [], []
    seconds = options.seconds * 3 / 4 / REPETITIONS
    ROUNDS = int(min(max(1, seconds // find_round(options)), MOST_ROUNDS))
    repetitions = REPETITIONS if find_round(options) < seconds else 1
    for done in range(repetitions):
        emit("phase", name="measuring", done=done, of=repetitions)
        recorded.clear()
        start, cpu = time.perf_counter(), time.process_time()
        asyncio.run(load())
        busy.append((time.process_time() - cpu) / (time.perf_counter() - start))
        late.append(1e3 * statistics.median(recorded))
    emit("phase", name="measuring", done=repetitions, of=repetitions)
    emit_result("late_p50_ms", late, "ms")
    emit_result("loop_busy", busy, "x")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
