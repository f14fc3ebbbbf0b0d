#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev, one TAP case a promise. It runs in a copy of the tree whose PATH holds stand-ins only: nothing is installed,
built or opened, and a program that nobody stands in for is an error.

usage: test-dev.py SOURCE-DIR
"""

import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(sys.argv[1])

# What is harmless and runs as it is.
REAL = """awk basename cat chmod cp cut date dirname env expr find getconf grep head id ls mkdir mkfifo mktemp mv nproc od
    printf pwd readlink rm sed seq sh sleep sort tail tee test touch tr true uname uniq wc xargs""".split()

SAY = 'printf "%s %s\\n" "${0##*/}" "$*" >>"$STARTED"\n'
STAND_INS = {
    "dpkg-query": 'case $3 in "$MISSING") exit 1 ;; *) printf installed ;; esac',
    "apt-get": SAY + 'echo "0 upgraded, 2 newly installed, 0 to remove and 0 not upgraded."; echo "Get:1 http://mirror a"\n'
               'echo "Unpacking a (1) ..."; echo "Setting up a (1) ..."; echo "Setting up b (1) ..."; exit "${APT_STATUS-0}"',
    "sudo": 'exec "$@"',
    "meson": SAY + 'case $1 in\n'
             'setup) echo "The Meson build system"; mkdir -p "$2"; : >"$2/build.ninja" ;;\n'
             'test) mkdir -p "$3/meson-logs"; echo "ok 1 a case" >"$3/meson-logs/testlog.txt" ;;\nesac',
    "ninja": SAY + '[ -n "${STEPS-}" ] || { echo "ninja: no work to do."; exit 0; }\n'
             'echo "[1/2] a.c"; echo "[2/2] b.c"; exit "${NINJA_EXIT-0}"',
    "git": 'case $1 in ls-files) echo dev.c ;; esac',
    "dbus-run-session": 'shift; exec "$@"',
    "Xvfb": "echo 7 >&4",
}
STAND_INS.update({name: SAY for name in """appstreamcli clang clang-format clang-tidy desktop-file-validate localedef msgfmt python3 shellcheck
    xmllint""".split()})

# Arguments with which a command ends soon; every command not named here gets --help.
ARGUMENTS = {"run": [], "build": [], "test": [], "faults": [], "exec": ["study"], "bench": ["--list"], "shots": [], "lint": [],
             "format": [], "fuzz": ["trace", "1"], "translations": [], "help": []}


class Sandbox:
    """A copy of the tree, of links but for what the tool writes."""

    def __init__(self, built=True):
        self.directory = tempfile.TemporaryDirectory(prefix="interlock-dev-")
        self.root = pathlib.Path(self.directory.name)
        self.tree = self.root / "tree"
        self.bin = self.root / "bin"
        self.started = self.root / "started"
        for folder in (self.tree, self.bin, self.root / "home", self.root / "tmp"):
            folder.mkdir()
        shutil.copy(SOURCE / "dev", self.tree)
        for entry in SOURCE.iterdir():
            if entry.name not in ("dev", ".git") and not entry.name.startswith("build"):
                (self.tree / entry.name).symlink_to(entry)
        for name in REAL:
            (self.bin / name).symlink_to(shutil.which(name))
        for name, text in STAND_INS.items():
            self.program(self.bin / name, text)
        for build in ("build", "build-fuzz") if built else ():
            self.program(self.tree / build / "ui/interlock", SAY)
            self.program(self.tree / build / "ui/shots", SAY)
            self.program(self.tree / build / "tests/fuzz/fuzz-trace-libfuzzer", SAY)
            (self.tree / build / "build.ninja").touch()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.directory.cleanup()

    @staticmethod
    def program(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n" + text + "\n")
        path.chmod(0o755)

    def environment(self, **more):
        return {"PATH": str(self.bin), "HOME": str(self.root / "home"), "TMPDIR": str(self.root / "tmp"),
                "STARTED": str(self.started), "MISSING": "", "LC_ALL": "C.UTF-8", **more}

    def dev(self, *words, **more):
        return subprocess.run([str(self.tree / "dev"), *words], env=self.environment(**more), stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False, timeout=60)

    def dev_on_a_terminal(self, *words, **more):
        """What stands on the terminal afterwards, its bytes as they came."""
        ours, theirs = pty.openpty()
        child = subprocess.Popen([str(self.tree / "dev"), *words], env=self.environment(**more), stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 4096):
                seen += piece
        except OSError:  # The terminal has nobody on its other side any more.
            pass
        child.wait()
        os.close(ours)
        return seen.decode()


def commands():
    with Sandbox() as sandbox:
        return re.findall(r"^  ([a-z]+)(?: |$)", sandbox.dev("help").stdout, re.M)


def every_command_of_the_help_starts():
    for command in commands():
        with Sandbox() as sandbox:
            done = sandbox.dev(command, *ARGUMENTS.get(command, ["--help"]))
            if done.returncode != 0 or re.search(r"not found|cannot open|No such file", done.stderr):
                yield f"{command}: exit status {done.returncode}: {done.stderr.strip()[-200:]}"


def every_command_is_in_the_help():
    text = (SOURCE / "dev").read_text(encoding="utf-8")
    branches = re.findall(r"^([a-z]+)\)", text.split("\ncommand=", 1)[1], re.M)
    if len(branches) < 8:
        yield f"only these were found: {branches}"
    for command in sorted(set(branches) - set(commands())):
        yield command


def unknown_commands_are_refused():
    with Sandbox() as sandbox:
        done = sandbox.dev("frobnicate")
        if done.returncode != 2 or "usage:" not in done.stderr:
            yield f"exit status {done.returncode}"


def expect(seen, *lines):
    if seen.splitlines() != list(lines):
        yield f"said: {seen!r}"


def timeless(text):
    return re.sub(r"\d+ s\b", "N s", text)


def what_takes_time_is_told():
    with Sandbox(built=False) as sandbox:
        done = sandbox.dev("build", MISSING="meson", STEPS="2")
        yield from expect(timeless(done.stderr), "dev: installing meson", "dev: installed in N s", "dev: configuring",
                          "dev: configured in N s", "dev: building", "dev: built in N s")


def what_is_read_speaks_english():
    with Sandbox(built=False) as sandbox:
        for name in "apt-get", "meson", "ninja":
            path = sandbox.bin / name
            path.write_text(path.read_text().replace("#!/bin/sh\n", '#!/bin/sh\necho "${0##*/} in $LC_ALL, $LANGUAGE" >>"$STARTED"\n'))
        sandbox.dev("build", MISSING="meson", LANGUAGE="de:fr", LC_ALL="de_DE.UTF-8")
        said = set(re.findall(r"^.* in .*, .*$", sandbox.started.read_text(), re.M))
        if said != {f"{name} in C.UTF-8, en" for name in ("apt-get", "meson", "ninja")}:
            yield f"{sorted(said)}"


def nothing_to_do_is_not_mentioned():
    with Sandbox() as sandbox:
        done = sandbox.dev("run", "study")
        yield from expect(done.stdout + done.stderr)
        if "interlock study" not in sandbox.started.read_text():
            yield "the program was not started"


def a_terminal_shows_one_line():
    with Sandbox() as sandbox:
        seen = timeless(sandbox.dev_on_a_terminal("build", MISSING="meson", STEPS="2"))
        shown = [piece.strip() for piece in seen.replace("\033[K", "").replace("\n", "\r").split("\r")]
        for piece in ("dev: installing meson: unpacking 1/2, N s", "dev: installing meson: setting up 2/2, N s",
                      "dev: building: step 2/2, N s", "dev: built in N s"):
            if piece not in shown:
                yield f"{piece}: not in {shown}"
        if seen.count("\n") != 2:
            yield f"{seen.count(chr(10))} lines stay"


def a_start_builds_no_tests():
    with Sandbox() as sandbox:
        sandbox.dev("run")
        if "ninja -C build program\n" not in sandbox.started.read_text():
            yield sandbox.started.read_text()


def patience_multiplies():
    for words, factor in ([], 1), (["--patience=4"], 4), (["--sanitize", "--patience=2"], 10), (["--patience=2", "--sanitize"], 10):
        with Sandbox() as sandbox:
            sandbox.dev("test", *words)
            if f" --timeout-multiplier {factor}\n" not in sandbox.started.read_text():
                yield f"{words}: {sandbox.started.read_text()}"
    for wrong in "", "0", "-1", "1.5", "1000", "much":
        with Sandbox() as sandbox:
            done = sandbox.dev("test", f"--patience={wrong}")
            if done.returncode != 1 or "patience is a number" not in done.stderr:
                yield f"{wrong!r}: exit status {done.returncode}: {done.stderr}"


def threads_are_watched_where_there_are_some():
    for words, suites in (([], "--suite demos --suite memory"), (["--patience=2"], "--suite demos --suite memory"), (["vm"], "vm")):
        with Sandbox() as sandbox:
            sandbox.dev("test", "--sanitize=thread", *words)
            if not re.search(rf"--timeout-multiplier \d+ {suites}\n", sandbox.started.read_text()):
                yield f"{words}: {sandbox.started.read_text()}"


def what_a_package_needs_is_installed():
    lists = dict(re.findall(r'^packages_(\w+)="([^"]*)"', (SOURCE / "dev").read_text(encoding="utf-8"), re.M))
    installed = set(f"{lists['build']} {lists['package']}".split())
    # What stands for a version of another package, and what another package brings.
    named = {"debhelper-compat": "debhelper", "pkgconf": "pkg-config"}
    control = (SOURCE / "data/debian/control").read_text(encoding="utf-8")
    for entry in re.search(r"^Build-Depends: ((?:.|\n )*)", control, re.M)[1].split(","):
        name = entry.split()[0]
        if "<!nocheck>" not in entry and named.get(name, name) not in installed:
            yield name
    if "build-essential" not in installed:  # dpkg-buildpackage asks for it by itself
        yield "build-essential"


def failures_are_shown_whole():
    with Sandbox() as sandbox:
        for more, text, sentence in (({"NINJA_EXIT": "1", "STEPS": "2"}, "[2/2] b.c", "dev: the build failed."),
                                     ({"MISSING": "meson", "APT_STATUS": "100"}, "Setting up b", "could not install: meson")):
            done = sandbox.dev("build", **more)
            if done.returncode != 1 or text not in done.stderr or sentence not in done.stderr.splitlines()[-1]:
                yield f"exit status {done.returncode}: {done.stderr}"


CASES = [every_command_of_the_help_starts, every_command_is_in_the_help, unknown_commands_are_refused, what_takes_time_is_told,
         what_is_read_speaks_english, nothing_to_do_is_not_mentioned, a_terminal_shows_one_line, a_start_builds_no_tests, patience_multiplies,
         threads_are_watched_where_there_are_some, what_a_package_needs_is_installed, failures_are_shown_whole]

print(f"1..{len(CASES)}")
for number, case in enumerate(CASES, 1):
    broken = list(case() or [])
    print(f"{'not ok' if broken else 'ok'} {number} - {case.__name__.replace('_', ' ')}")
    for line in broken:
        print("# " + line.replace("\n", "\n# "))
sys.stdout.flush()
