# SPDX-License-Identifier: GPL-3.0-or-later
"""Which model fits? The experiment of demos/pick-a-model for a real Python.

Prints the same lines (demos/README.md) under the same names, and a line of type "missing" for each
model this Python does not have. Standard library only, 3.9 and later; interpreters need 3.14.
"""
import argparse
import asyncio
import concurrent.futures
import functools
import hashlib
import json
import math
import multiprocessing
import os
import statistics
import sys
import time

REPETITIONS = 5
BLOCK = bytes(2048)
CPUS = len(os.sched_getaffinity(0))


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values):
    emit("result", name=name, value=statistics.median(values), low=min(values),
         high=max(values), repetitions=len(values), unit="x")


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def compute(rounds, hashes):
    while rounds > 0:
        rounds -= 1
    for _ in range(hashes):
        hashlib.sha256(BLOCK).digest()


def do_item(job, data):
    rounds, hashes, wait_s = job
    compute(rounds, hashes)
    if wait_s > 0:
        time.sleep(wait_s)
    return data


def run_serial(job, items, data):
    for _ in range(items):
        do_item(job, data)


def run_pool(make_pool, job, items, data):
    with make_pool() as pool:
        for _ in pool.map(functools.partial(do_item, job), [data] * items):
            pass


def run_loop(job, items, data):
    rounds, hashes, wait_s = job

    async def item():
        compute(rounds, hashes)
        if wait_s > 0:
            await asyncio.sleep(wait_s)

    async def main():
        await asyncio.gather(*(item() for _ in range(items)))

    asyncio.run(main())


def make_threads():
    return concurrent.futures.ThreadPoolExecutor(min(8, CPUS + 4))


def make_processes():
    context = multiprocessing.get_context("forkserver")
    return concurrent.futures.ProcessPoolExecutor(min(8, CPUS), mp_context=context)


def make_interpreters():
    return concurrent.futures.InterpreterPoolExecutor(min(8, CPUS))


def has_interpreters():
    if not hasattr(concurrent.futures, "InterpreterPoolExecutor"):
        return False
    try:
        run_pool(make_interpreters, (0, 0, 0), 1, b"")
    except Exception:  # what a build leaves out shows only now
        return False
    return True


def find_models():
    models = {"serial": run_serial, "threads": functools.partial(run_pool, make_threads),
              "processes": functools.partial(run_pool, make_processes)}
    if has_interpreters():
        models["interpreters"] = functools.partial(run_pool, make_interpreters)
    models["loop"] = run_loop
    return models


def time_of(function, *args):
    start = time.perf_counter()
    function(*args)
    return time.perf_counter() - start


def predict(name, shape, items, start, each):
    """The seconds the model should take; see predict() in demos/gil/pick-a-model.c."""
    bytecode, native, waiting = shape
    workers = {"threads": min(8, CPUS + 4)}.get(name, min(8, CPUS))
    by_workers = math.ceil(items / workers) * (bytecode + native + waiting + each)
    by_cpus = items * (bytecode + native + each) / min(CPUS, workers) + waiting
    by_gil = items * (bytecode + each) + native + waiting if has_gil() else 0
    if name == "serial":
        return items * (bytecode + native + waiting)
    if name == "loop":
        return start + items * (bytecode + native + each) + waiting
    return start + max(by_cpus, by_workers, by_gil if name == "threads" else 0)


def predict_all(models, shape, items, data):
    """From what starting each, and items that do nothing but travel, cost."""
    empty, predicted = (0, 0, 0), {}
    for name, run in models.items():
        start = min(time_of(run, empty, 1, b"") for _ in range(2))
        each = max(0, time_of(run, empty, 33, data) - start) / 32
        predicted[name] = predict(name, shape, items, start, each)
    return predicted


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--cpu", type=int, default=10)
    parser.add_argument("--waiting", type=int, default=90)
    parser.add_argument("--item_us", type=int, default=1000)
    parser.add_argument("--items", type=int, default=40)
    parser.add_argument("--payload", type=int, default=1024)
    parser.add_argument("--seconds", type=float, default=3, help="ignored: the job sets it")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="pick-a-model", python=sys.version.split()[0],
         parameters={"cpu": options.cpu, "waiting": options.waiting, "item_us": options.item_us,
                     "items": options.items, "payload": options.payload, "gil": has_gil()})
    models = find_models()
    if "interpreters" not in models:
        emit("missing", name="measured_interpreters",
             message="InterpreterPoolExecutor came with Python 3.14.")

    length = options.item_us / 1e6
    bytecode = length * options.cpu / 100
    waiting = min(length * options.waiting / 100, length - bytecode)
    native = length - bytecode - waiting
    round_s = min(time_of(compute, 200_000, 0) for _ in range(3)) / 200_000
    hash_s = min(time_of(compute, 0, 500) for _ in range(3)) / 500
    job = (round(bytecode / round_s), round(native / hash_s), waiting if waiting > 1e-9 else 0)
    data = bytes(options.payload)

    predicted = predict_all(models, (bytecode, native, waiting), options.items, data)
    times = {name: [] for name in models}
    for done in range(REPETITIONS * len(models)):
        emit("phase", name="measuring", done=done, of=REPETITIONS * len(models))
        name = list(models)[done % len(models)]
        times[name].append(time_of(models[name], job, options.items, data))
    emit("phase", name="measuring", done=1, of=1)

    measured = {name: statistics.median(values) for name, values in times.items()}
    guess, best = min(predicted, key=predicted.get), min(measured, key=measured.get)
    gains = {name: [one / other for one, other in zip(times["serial"], values)]
             for name, values in times.items()}
    emit_result("predicted", [predicted["serial"] / predicted[guess]])
    emit_result("measured", gains[best])
    emit_result("lost", [measured[guess] / measured[best]])
    for name in models:
        emit_result(f"predicted_{name}", [predicted["serial"] / predicted[name]])
        emit_result(f"measured_{name}", gains[name])
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
