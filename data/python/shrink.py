# SPDX-License-Identifier: GPL-3.0-or-later
"""The smallest that fails: the experiment of demos/testing/shrink for a real Python.

Hypothesis shrinks, where it is installed; how often examples find a rare bug needs the standard library only. Prints the
lines of demos/README.md. 3.11 and later.
"""
import argparse
import json
import random
import statistics
import sys
import time

SEEDS = 15
TRIALS = 2000
BUGS = {
    "duplicates": lambda x: len(set(x)) != len(x),
    "sum": lambda x: sum(x) >= 1000,
    "palindrome": lambda x: x[::-1] != x,
    "sorted": lambda x: any(a > b for a, b in zip(x, x[1:])),
}


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_result(name, values, unit):
    emit("result", name=name, value=statistics.median(values), low=min(values), high=max(values),
         repetitions=len(values), unit=unit)


def shrink(bug):
    try:
        import hypothesis
        from hypothesis import strategies
    except ImportError:
        emit("missing", name="distinct", message="Hypothesis is not installed for this Python.")
        return
    found, calls = [], []
    for seed in range(SEEDS):
        count = 0

        def counted(example):
            nonlocal count
            count += 1
            return bug(example)

        found.append(hypothesis.find(strategies.lists(strategies.integers(0, 1000)), counted, random=random.Random(seed),
                                     settings=hypothesis.settings(max_examples=2000, database=None)))
        calls.append(count)
    emit_result("distinct", [len({repr(example) for example in found})], "count")
    emit_result("calls", calls, "count")
    emit("order", name="example", items=[repr(found[0])])


def share(chance, examples, seed):
    dice = random.Random(seed)
    return 100 * sum(any(dice.random() < chance for _ in range(examples)) for _ in range(TRIALS)) / TRIALS


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--property", default="duplicates", choices=list(BUGS))
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3, help="ignored: it is a matter of counts")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="shrink", python=sys.version.split()[0],
         parameters={"property": options.property, "examples": options.examples})
    shrink(BUGS[options.property])
    emit_result("found_100", [share(0.01, options.examples, options.seed)], "%")
    emit_result("found_1000", [share(0.001, options.examples, options.seed)], "%")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
