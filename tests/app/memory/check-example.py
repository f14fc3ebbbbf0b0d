#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory library as other programs find it: its example works, its README and its installed headers are complete.

usage: check-example.py EXAMPLE SOURCE-DIR
"""

import pathlib
import re
import subprocess
import sys

EXAMPLE = sys.argv[1]
LIBRARY = pathlib.Path(sys.argv[2]) / "app/memory"
PUBLIC = sorted(path.stem for path in LIBRARY.glob("*.h") if not path.stem.endswith("-private"))


def example_prints_what_the_readme_shows():
    printed = subprocess.run([EXAMPLE], stdout=subprocess.PIPE, text=True, check=True).stdout
    readme = (LIBRARY / "README.md").read_text(encoding="utf-8")
    return printed.count("\n") == 6 and printed in readme


def every_public_header_is_installed():
    build = (LIBRARY / "meson.build").read_text(encoding="utf-8")
    listed = re.search(r"foreach name : \[([^]]+)\]", build).group(1)
    return re.findall(r"'([\w-]+)'", listed) == PUBLIC


def public_headers_know_no_private_ones():
    return all("-private.h" not in (LIBRARY / f"{name}.h").read_text(encoding="utf-8") for name in PUBLIC)


def what_public_headers_declare_is_visible():
    declaring = [LIBRARY / f"{name}.h" for name in PUBLIC if name != "memory"]  # which has types alone
    return all("#pragma GCC visibility push(default)" in path.read_text(encoding="utf-8") for path in declaring)


CASES = [example_prints_what_the_readme_shows, every_public_header_is_installed, public_headers_know_no_private_ones,
         what_public_headers_declare_is_visible]
print(f"1..{len(CASES)}")
for number, case in enumerate(CASES, 1):
    print(f"{'ok' if case() else 'not ok'} {number} - {case.__name__.replace('_', ' ')}")
