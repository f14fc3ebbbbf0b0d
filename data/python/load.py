# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking while it is slow: the experiment of demos/testing/load for a real Python, in real time.

Prints the lines of demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import asyncio
import json
import sys
import time

WORK = 0.001


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


def tell(who, latencies):
    latencies.sort()
    n = len(latencies)
    emit_number("requests_" + who, n, "count")
    emit_number("mean_ms_" + who, 1e3 * sum(latencies) / n, "ms")
    for name, share in (("p50_ms_", 0.5), ("p99_ms_", 0.99), ("most_ms_", 1)):
        emit_number(name + who, 1e3 * latencies[min(n - 1, int(n * share))], "ms")


class Service:
    def __init__(self, seconds, stall):
        self.start, self.begin, self.end = time.perf_counter(), seconds / 3, seconds / 3 + stall

    async def answer(self):
        now = time.perf_counter() - self.start
        if self.begin <= now < self.end:
            await asyncio.sleep(self.end - now)
        await asyncio.sleep(WORK)


async def closed(seconds, rate, stall):
    service, latencies = Service(seconds, stall), []
    while (sent := time.perf_counter()) - service.start < seconds:
        await service.answer()
        latencies.append(time.perf_counter() - sent)
        await asyncio.sleep(max(0, 1 / rate - latencies[-1]))
    return latencies


async def by_timetable(seconds, rate, stall):
    service, latencies = Service(seconds, stall), []

    async def ask(due):
        await asyncio.sleep(max(0, due - time.perf_counter()))
        await service.answer()
        latencies.append(time.perf_counter() - due)

    await asyncio.gather(*(ask(service.start + i / rate) for i in range(max(1, int(seconds * rate)))))
    return latencies


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--stall_ms", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=3, help="of each of the two")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="load", python=sys.version.split()[0],
         parameters={"rate": options.rate, "stall_ms": options.stall_ms})
    stall = min(options.stall_ms / 1e3, options.seconds / 2)
    tell("closed", asyncio.run(closed(options.seconds, options.rate, stall)))
    tell("open", asyncio.run(by_timetable(options.seconds, options.rate, stall)))
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
