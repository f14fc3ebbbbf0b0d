#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window costs the thread that draws it, on collections of a thousand, a hundred thousand and a million cards.

usage: ui.py BUILD-DIR [--sizes=N,N…] [--keep=DIR] [PART…]   parts: grade search scroll jump edit switch

Goals: 99 of 100 samples below 16 ms of work, and at most 1.2 times the work that the smallest collection takes.
With --keep the collections stay in DIR and are used again.
"""

import os
import shutil
import subprocess
import sys
import tempfile

BUILD = os.path.abspath(sys.argv[1])
SIZES = [1000, 100000, 1000000]
GOAL_MS, GOAL_RATIO = 16, 1.2
WORDS = {"grade": "grade, next card up", "search": "key, first rows up", "scroll": "a page of rows, each frame",
         "jump": "anywhere in the list, rows read", "edit": "editor open", "switch": "page switched"}


def write_deck(path, cards):
    with open(path, "w", encoding="utf-8") as deck:
        deck.write("# Things to know\n\n- id: things\n\n")
        for i in range(1, cards + 1):
            deck.write(f"## What is the number {i} of all the things to know?\n\n- tags: threads, number{i % 100}\n\n"
                       f"One of {i % 97}, with a thread that waits for a `lock` while another one holds it and counts "
                       f"to {i * 7 % 1000}.\n\n")


def make_collection(folder, cards):
    """Returns a folder with a collection of so many cards, to be used once."""
    kept = os.path.join(folder, f"made-{cards}")
    if not os.path.exists(kept):
        deck = os.path.join(folder, "deck.md")
        write_deck(deck, cards)
        subprocess.run([f"{BUILD}/ui/interlock", "import", "--collection", kept, deck], check=True,
                       stdout=subprocess.DEVNULL)
        os.remove(deck)
    used = os.path.join(folder, f"used-{cards}")
    shutil.rmtree(used, ignore_errors=True)
    shutil.copytree(kept, used)
    return used


def measure(folder, parts):
    done = subprocess.run([f"{BUILD}/tests/bench/bench-ui", folder, *parts], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=True)
    lines = [line.split() for line in done.stdout.splitlines()]
    shutil.rmtree(folder)
    return ({line[0]: [float(field) for field in line[1:]] for line in lines if line[0] in WORDS},
            {line[1]: float(line[2]) for line in lines if line[0] == "memory"})


def tell(cards, figures, memory, smallest):
    print(f"\n{cards} cards{'':<22}{'work p50':>10}{'p99':>9}{'longest':>9}{'ratio':>7}{'wall p50':>10}{'p99':>9}  ms")
    for part, (_, work, worst, longest, wall, last) in figures.items():
        ratio = work / smallest[part][1]
        told = " ".join(["over 16 ms"] * (worst > GOAL_MS) + ["ratio over 1.2"] * (ratio > GOAL_RATIO))
        print(f"{WORDS[part]:<32}{work:>8.1f}{worst:>9.1f}{longest:>9.1f}{ratio:>7.2f}{wall:>10.1f}{last:>9.1f}  {told}")
    print("memory, MiB: " + ", ".join(f"{name} {value:.1f}" for name, value in memory.items()), flush=True)


def main():
    options = dict(argument[2:].split("=", 1) for argument in sys.argv[2:] if argument.startswith("--"))
    parts = [argument for argument in sys.argv[2:] if not argument.startswith("--")]
    sizes = [int(size) for size in options["sizes"].split(",")] if "sizes" in options else SIZES
    smallest = None
    with tempfile.TemporaryDirectory() as folder:
        for cards in sizes:
            figures, memory = measure(make_collection(options.get("keep", folder), cards), parts)
            smallest = smallest or figures
            tell(cards, figures, memory, smallest)


main()
