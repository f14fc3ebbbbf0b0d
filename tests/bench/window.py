#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""First frame and memory of Interlock against an empty libadwaita window, interleaved.

usage: window.py BUILD-DIR [ROUNDS]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 9
PROGRAMS = {"empty window": ["tests/bench/empty-window"], "interlock": ["ui/interlock"]}


def measure(command):
    environment = dict(os.environ, LD_PRELOAD=f"{BUILD}/tests/bench/libfirst-frame.so",
                       BENCH_START=str(time.monotonic_ns()))
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          timeout=60, check=False)
    figures = dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)
    return int(figures["first-frame"]) / 1e6, int(figures["pss"]) / 1024


def main():
    frames = {name: [] for name in PROGRAMS}
    memory = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as collection:
        for turn in range(ROUNDS + 1):
            for name, (program, *arguments) in PROGRAMS.items():
                extra = ["--collection", collection] if name == "interlock" else []
                frame, pss = measure([f"{BUILD}/{program}", *arguments, *extra])
                if turn > 0:  # The first round warms the page cache.
                    frames[name].append(frame)
                    memory[name].append(pss)
    base = list(PROGRAMS)[0]
    print(f"{'window':<16}{'first frame':>14}{'ratio':>8}{'memory (PSS)':>16}{'ratio':>8}   (median of {ROUNDS})")
    for name in PROGRAMS:
        frame, pss = statistics.median(frames[name]), statistics.median(memory[name])
        print(f"{name:<16}{frame:>11.0f} ms{frame / statistics.median(frames[base]):>8.2f}"
              f"{pss:>12.1f} MiB{pss / statistics.median(memory[base]):>8.2f}")


main()
