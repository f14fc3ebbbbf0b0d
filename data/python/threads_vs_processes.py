# SPDX-License-Identifier: GPL-3.0-or-later
"""What does a process cost? The experiment of demos/threads-vs-processes for a real Python.

Prints the same lines (demos/README.md) under the same names; what goes through the socket is
pickled. Standard library only, 3.9 and later.
"""
import argparse
import json
import multiprocessing
import statistics
import sys
import threading
import time
from multiprocessing import shared_memory

MOST_REPETITIONS = 5
SIZES = {"1kB": 1 << 10, "1MB": 1 << 20, "64MB": 64 << 20}
seen = 0


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    values = [value for value in values if value is not None]
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def read_pss():
    """Bytes of memory, shared pages counted by halves, thirds, …; None where /proc does not tell."""
    try:
        with open("/proc/self/smaps_rollup") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except OSError:
        return None


def nothing():
    pass


def report(end):
    end.send((read_pss(), seen))


def make_worker(kind, target, *args):
    if kind == "thread":
        return threading.Thread(target=target, args=args)
    return multiprocessing.get_context(kind).Process(target=target, args=args)


def time_start(kind):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        worker = make_worker(kind, nothing)
        worker.start()
        worker.join()
        times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times)


def ask(kind):
    here, there = multiprocessing.Pipe()
    worker = make_worker(kind, report, there)
    worker.start()
    answer = here.recv()
    worker.join()
    return answer


def thread_memory():
    """What an idle thread adds."""
    go, before = threading.Event(), read_pss()
    workers = [threading.Thread(target=go.wait) for _ in range(16)]
    for worker in workers:
        worker.start()
    after = read_pss()
    go.set()
    for worker in workers:
        worker.join()
    return None if before is None else (after - before) / 16


def serve(end, name):
    """The other side: answers with what it was sent, in the way it is told."""
    memory = shared_memory.SharedMemory(name)
    while (order := end.recv()) is not None:
        way, size = order
        if way == "socket":
            end.send(end.recv())
            continue
        if way == "copied":
            memory.buf[:size] = bytes(memory.buf[:size])
        else:
            memory.buf[0] = (memory.buf[0] + 1) % 256
        end.send(None)
    memory.close()


def trip(end, memory, way, data):
    start = time.perf_counter()
    end.send((way, len(data)))
    if way == "socket":
        end.send(data)
    elif way == "copied":
        memory.buf[:len(data)] = data
    end.recv()
    if way == "copied":
        bytes(memory.buf[:len(data)])
    return 1e6 * (time.perf_counter() - start)


def measure_trips(method, payload, results):
    memory = shared_memory.SharedMemory(create=True, size=max(SIZES.values()))
    here, there = multiprocessing.Pipe()
    other = make_worker(method, serve, there, memory.name)
    other.start()

    def median(way, size):
        data = bytes(size)
        trip(here, memory, way, data)
        return statistics.median(trip(here, memory, way, data)
                                 for _ in range(1 if size > SIZES["1MB"] else 21))

    results.setdefault("round_trip_us", []).append(median("socket", payload))
    for name, size in SIZES.items():
        for way in ("socket", "copied", "in_place"):
            results.setdefault(f"us_{name}_{way}", []).append(median(way, size))
    here.send(None)
    other.join()
    memory.close()
    memory.unlink()


def measure_workers(method, results):
    for kind in ("thread", "fork", "forkserver"):
        pss, global_seen = ask(kind)
        pss = thread_memory() if kind == "thread" else pss
        for name, value in (("start_ms", time_start(kind)), ("pss_bytes", pss)):
            results.setdefault(f"{name}_{kind}", []).append(value)
            if kind == method:
                results.setdefault(name, []).append(value)
        results.setdefault(f"sees_global_{kind}", []).append(global_seen)


def get_unit(name):
    return {"start": "ms", "pss": "bytes", "sees": "count"}.get(name.split("_")[0], "us")


def main():
    global seen
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--method", default="forkserver", choices=("forkserver", "fork"))
    parser.add_argument("--payload", type=int, default=65536)
    parser.add_argument("--seconds", type=float, default=3, help="begin no repetition after that; one of each there is")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="threads-vs-processes",
         python=sys.version.split()[0],
         parameters={"method": options.method, "payload": options.payload, "gil": has_gil()})
    ask("forkserver")  # starts the server
    seen = 1
    results, steps = {}, 2 * MOST_REPETITIONS
    # Workers first: a fork shares whatever this process holds, and long messages leave buffers behind.
    for step in range(steps):
        workers = step < MOST_REPETITIONS
        if "us_1kB_socket" in results and time.perf_counter_ns() - started > options.seconds * 1e9:
            break
        if workers and results and time.perf_counter_ns() - started > options.seconds / 3 * 1e9:
            continue
        emit("phase", name="measuring", done=step, of=steps)
        if workers:
            measure_workers(options.method, results)
        else:
            measure_trips(options.method, options.payload, results)
    emit("phase", name="measuring", done=steps, of=steps)
    for name, values in results.items():
        emit_result(name, values, get_unit(name))
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
