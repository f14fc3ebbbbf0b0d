#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes Python files, one after the other, a string of C: what a demo compiles and runs.

Usage: embed.py SYMBOL OUT.c FILE.py…
"""

import pathlib
import sys


def quote(line):
    return '    "' + line.replace("\\", "\\\\").replace('"', '\\"') + '\\n"'


def main():
    symbol, out, *names = sys.argv[1:]
    lines = [line for name in names for line in pathlib.Path(name).read_text(encoding="utf-8").splitlines()]
    text = "\n".join(quote(line) for line in lines)
    pathlib.Path(out).write_text(f"extern const char {symbol}[];\nconst char {symbol}[] =\n{text};\n", encoding="utf-8")


main()
