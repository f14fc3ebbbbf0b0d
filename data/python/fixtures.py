# SPDX-License-Identifier: GPL-3.0-or-later
"""Made before, taken down after: the experiment of demos/testing/fixtures for a real Python.

What pytest does with fixtures, done with contextlib.ExitStack, one for each scope. Prints the lines of
demos/README.md. Standard library only, 3.11 and later.
"""
import argparse
import contextlib
import json
import random
import sys
import time

TRIALS = 2000
SCOPES = ("session", "module", "function")


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


class Runner:
    def __init__(self, scope):
        asked = (("s", "session"), ("m", "module"), ("a", scope), ("b", "function"))
        self.fixtures = sorted(asked, key=lambda fixture: SCOPES.index(fixture[1]))
        self.words = []

    @contextlib.contextmanager
    def fixture(self, name):
        self.words.append(name + "+")
        yield
        self.words.append(name + "-")

    def enter(self, stack, scope):
        for name, own in self.fixtures:
            if own == scope:
                stack.enter_context(self.fixture(name))

    def run(self, tests):
        with contextlib.ExitStack() as session:
            self.enter(session, "session")
            with contextlib.ExitStack() as module:
                self.enter(module, "module")
                for test in range(1, tests + 1):
                    with contextlib.ExitStack() as function:
                        self.enter(function, "function")
                        self.words.append(str(test))
        return self.words


def shows(scope, tests, shuffles, chance):
    """The second test makes dirty what a is; whether the first one ever comes later."""
    if scope == "function":
        return False
    for _ in range(shuffles):
        order = list(range(tests))
        chance.shuffle(order)
        if order.index(1) < order.index(0):
            return True
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--scope", default="function", choices=SCOPES)
    parser.add_argument("--tests", type=int, default=3)
    parser.add_argument("--shuffles", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3, help="ignored: it is a matter of counts")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="fixtures", python=sys.version.split()[0],
         parameters={"scope": options.scope, "tests": options.tests, "shuffles": options.shuffles})
    words = Runner(options.scope).run(options.tests)
    setups = sum(word.endswith("+") for word in words)
    chance = random.Random(options.seed)
    found = sum(shows(options.scope, options.tests, options.shuffles, chance) for _ in range(TRIALS))
    emit_number("setups", setups, "count")
    emit_number("teardowns", sum(word.endswith("-") for word in words), "count")
    emit_number("setups_each", setups / options.tests, "x")
    emit_number("found", 100 * found / TRIALS, "%")
    emit_number("expected", 0 if options.scope == "function" else 100 * (1 - 0.5 ** options.shuffles), "%")
    emit("order", name="sequence", items=words)
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
