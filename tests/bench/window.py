#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""First frame and memory of Interlock, with the built-in decks and with 1000 more, against an empty libadwaita window; interleaved.

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
BASE, INTERLOCK, MANY = "empty window", "interlock", "1000 decks"
DECKS = 1000


def measure(command):
    environment = dict(os.environ, LD_PRELOAD=f"{BUILD}/tests/bench/libfirst-frame.so",
                       BENCH_START=str(time.monotonic_ns()))
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          timeout=60, check=False)
    figures = dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2)
    return int(figures["first-frame"]) / 1e6, int(figures["pss"]) / 1024


def add_decks(collection):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"{i}.md") for i in range(DECKS)]
        for i, path in enumerate(paths):
            with open(path, "w", encoding="utf-8") as deck:
                deck.write(f"# Part {i}\n\n## What is {i}?\n\nA number.\n")
        subprocess.run([f"{BUILD}/ui/interlock", "import", "--collection", collection, *paths], check=True,
                       stdout=subprocess.DEVNULL)


def main():
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        add_decks(many)
        programs = {BASE: [f"{BUILD}/tests/bench/empty-window"],
                    INTERLOCK: [f"{BUILD}/ui/interlock", "--collection", few],
                    MANY: [f"{BUILD}/ui/interlock", "--collection", many]}
        frames = {name: [] for name in programs}
        memory = {name: [] for name in programs}
        for turn in range(ROUNDS + 1):
            for name, command in programs.items():
                frame, pss = measure(command)
                if turn > 0:  # The first round warms the page cache.
                    frames[name].append(frame)
                    memory[name].append(pss)
    print(f"{'window':<16}{'first frame':>14}{'ratio':>8}{'memory (PSS)':>16}{'ratio':>8}   (median of {ROUNDS})")
    for name, (frame, pss) in {n: (statistics.median(frames[n]), statistics.median(memory[n])) for n in frames}.items():
        print(f"{name:<16}{frame:>11.0f} ms{frame / statistics.median(frames[BASE]):>8.2f}"
              f"{pss:>12.1f} MiB{pss / statistics.median(memory[BASE]):>8.2f}")


main()
