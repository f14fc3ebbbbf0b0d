# SPDX-License-Identifier: GPL-3.0-or-later
"""Covered is not checked: the experiment of demos/testing/mutants for a real Python.

The mutants are made of the syntax tree, the coverage is told by sys.settrace(). Prints the lines of demos/README.md.
Standard library only, 3.11 and later.
"""
import argparse
import ast
import json
import sys
import time

SOURCE = """
def price(n, member):
    p = n * 10
    if n >= 10:
        p = p - 5
    if member:
        p = p - p // 10
    return p
"""
LINES, BRANCHES, IFS = 6, 4, (4, 6)
TESTS = ((20, True, 176), (1, False, 10), (9, False, 90), (11, False, 105), (10, False, 95), (0, True, 0))
SUITES = {"one": 1, "branches": 2, "edges": 6}
BINARY = {ast.Mult: ast.Add, ast.Sub: ast.Add, ast.FloorDiv: ast.Mult}


def emit(kind, /, **members):
    print(json.dumps({"type": kind, **members}, separators=(",", ":")), flush=True)


def emit_number(name, value, unit):
    emit("result", name=name, value=value, low=value, high=value, repetitions=1, unit=unit)


class Mutation(ast.NodeTransformer):
    """Changes the k-th thing that can be changed."""

    def __init__(self, k):
        self.left, self.done = k, False

    def hit(self):
        self.left -= 1
        self.done |= self.left == -1
        return self.left == -1

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if self.hit():
            node.op = BINARY[type(node.op)]()
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        for other in (ast.Gt, ast.Lt):
            if self.hit():
                node.ops = [other()]
        return node

    def visit_Constant(self, node):
        if self.hit():
            node.value += 1
        return node

    def visit_If(self, node):
        self.generic_visit(node)
        if self.hit():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        return node


def build(tree):
    made = {}
    exec(compile(ast.fix_missing_locations(tree), "<price>", "exec"), made)
    return made["price"]


def mutants():
    found = []
    while True:
        mutation = Mutation(len(found))
        tree = mutation.visit(ast.parse(SOURCE))
        if not mutation.done:
            return found
        found.append(build(tree))


def passes(price, tests):
    return all(price(n, member) == wanted for n, member, wanted in tests)


def cover(tests):
    lines, ways, last = set(), set(), [0]

    def trace(frame, event, _):
        if frame.f_code.co_filename != "<price>":
            return None
        if event == "line":
            lines.add(frame.f_lineno)
            ways.add((last[0], frame.f_lineno))
            last[0] = frame.f_lineno
        return trace

    price = build(ast.parse(SOURCE))
    sys.settrace(trace)
    passes(price, tests)
    sys.settrace(None)
    return len(lines), len([way for way in ways if way[0] in IFS])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="the only output there is")
    parser.add_argument("--suite", default="one", choices=list(SUITES))
    parser.add_argument("--seconds", type=float, default=3, help="ignored: it is a matter of counts")
    options = parser.parse_args()

    started = time.perf_counter_ns()
    emit("hello", version=1, demo="mutants", python=sys.version.split()[0], parameters={"suite": options.suite})
    made = mutants()
    for name, n in SUITES.items():
        emit_number("killed_" + name, sum(not passes(price, TESTS[:n]) for price in made), "count")
    tests = TESTS[:SUITES[options.suite]]
    lines, ways = cover(tests)
    killed = sum(not passes(price, tests) for price in made)
    emit_number("tests", len(tests), "count")
    emit_number("lines", 100 * lines / LINES, "%")
    emit_number("branches", 100 * ways / BRANCHES, "%")
    emit_number("killed_share", 100 * killed / len(made), "%")
    emit_number("mutants", len(made), "count")
    emit_number("killed", killed, "count")
    emit_number("left", len(made) - killed, "count")
    emit("end", wall_ns=time.perf_counter_ns() - started, foreign_cpu=None)


if __name__ == "__main__":
    main()
