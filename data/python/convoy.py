# SPDX-License-Identifier: GPL-3.0-or-later
"""The convoy effect: the experiment of demos/convoy for a real Python.

The client is a process of its own, so that the GIL is none of its business. Prints the lines of
demos/README.md. Standard library only, 3.9 and later, not on Windows.
"""
import argparse
import json
import os
import socket
import statistics
import struct
import sys
import threading
import time

REPETITIONS = 5
PAUSE = 0.0005  # between an answer and the client's next message


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    if values:
        emit("result", name=name, value=statistics.median(values), low=min(values),
             high=max(values), repetitions=len(values), unit=unit)


def has_gil():
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def tell_gil(wanted):
    """A script cannot choose: the interpreter has a GIL or has none. It says so when another was asked for."""
    if (wanted.lower() in ("true", "1", "on", "yes")) != has_gil():
        emit("missing", name="gil", message="This Python has a GIL: it was run with it." if has_gil()
             else "This Python has no GIL: it was run without.")


def ask(end, seconds, pipe):
    """The client: sends, waits for the answer, pauses; writes the latencies (ns) to a pipe."""
    latencies = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        start = time.perf_counter_ns()
        end.send(b"x")
        end.recv(1)
        latencies.append(time.perf_counter_ns() - start)
        time.sleep(PAUSE)
    end.send(b"q")
    with os.fdopen(pipe, "wb") as file:
        file.write(struct.pack(f"{len(latencies)}q", *latencies))


def serve(end):
    while (byte := end.recv(1)) != b"q":
        end.send(byte)


def compute(stop):
    n = 0
    while not stop[0]:
        n += 1


def start_client(seconds):
    """Forks the client; returns the server's end of the socket and where the latencies come from."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        ask(theirs, seconds, writing)
        os._exit(0)
    os.close(writing)
    theirs.close()
    return ours, reading, child


def run(hogs, seconds):
    """Returns the sorted latencies in us, with so many threads computing."""
    ours, reading, child = start_client(seconds)  # forked before there are threads
    stop = [False]
    server = threading.Thread(target=serve, args=(ours,))
    workers = [threading.Thread(target=compute, args=(stop,)) for _ in range(hogs)]
    for thread in [server, *workers]:
        thread.start()
    server.join()
    stop[0] = True
    for worker in workers:
        worker.join()
    with os.fdopen(reading, "rb") as file:
        data = file.read()
    os.waitpid(child, 0)
    ours.close()
    return sorted(ns / 1000 for (ns,) in struct.iter_unpack("q", data))


def percentile(values, percent):
    return values[int(percent / 100 * (len(values) - 1) + 0.5)]


def bucket(value):
    if value < 8:
        return value
    shift = value.bit_length() - 4
    return (shift + 1) * 8 + (value >> shift) % 8


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--hogs", type=int, default=1, choices=range(5))
    parser.add_argument("--interval_us", type=int, default=5000)
    parser.add_argument("--gil", help="the interpreter decides; told when it has what was not asked for")
    parser.add_argument("--seconds", type=float, default=3)
    options = parser.parse_args()

    started = time.perf_counter_ns()
    sys.setswitchinterval(options.interval_us / 1e6)
    emit("hello", version=1, demo="convoy", python=sys.version.split()[0],
         parameters={"hogs": options.hogs, "interval_us": options.interval_us, "gil": has_gil()})
    if options.gil is not None:
        tell_gil(options.gil)
    seconds = options.seconds / REPETITIONS
    alone, p50, p99, counts = [], [], [], {}
    intervals = {1: [], 2: [], 3: []}
    for done in range(REPETITIONS):
        emit("phase", name="measuring", done=done, of=REPETITIONS)
        alone.append(percentile(run(0, seconds / 6), 50))
        latencies = run(options.hogs, seconds * 5 / 6)
        p50.append(percentile(latencies, 50))
        p99.append(percentile(latencies, 99))
        for n, shares in intervals.items():
            shares.append(100 * sum(abs(latency / options.interval_us - n) < 0.5 for latency in latencies) / len(latencies))
        for latency in latencies:
            counts[bucket(int(latency))] = counts.get(bucket(int(latency)), 0) + 1
    emit("phase", name="measuring", done=REPETITIONS, of=REPETITIONS)
    emit("histogram", name="echo", unit="us", buckets=sorted([key, n] for key, n in counts.items()))
    emit_result("echo_p50_us", p50, "us")
    emit_result("echo_p99_us", p99, "us")
    emit_result("echo_alone_us", alone, "us")
    for n, shares in intervals.items():
        emit_result(f"intervals_{n}", shares, "%")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
