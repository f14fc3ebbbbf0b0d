#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed below a DESTDIR, one TAP case a promise: it is complete, and it works from there for somebody without
rights, as it does where a packager's files end up.

usage: test-installed.py BUILD-DIR PREFIX
"""

import os
import pathlib
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])
PREFIX = sys.argv[2]
NOBODY = 65534
APP_ID = "io.github.interlock.Interlock"

temporary = tempfile.TemporaryDirectory(prefix="interlock-installed-")
ROOT = pathlib.Path(temporary.name)
INSTALLED = pathlib.Path(f"{ROOT}/destination{PREFIX}")
SHARE = INSTALLED / "share"
HOME = ROOT / "home"

# The caller's folders of data and demos would hide that something is missing.
ENVIRONMENT = {"PATH": f"{INSTALLED}/bin:/usr/bin:/bin", "HOME": str(HOME), "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory",
               "XDG_DATA_DIRS": f"{SHARE}:/usr/share"}


def run(*command, user=None, check=True, **environment):
    return subprocess.run(command, env={**ENVIRONMENT, **environment}, cwd=HOME, user=user, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=check, timeout=100)


def interlock(*words, **environment):
    """Runs it as somebody who may write into a home and nowhere else."""
    done = run(f"{INSTALLED}/bin/interlock", *words, user=NOBODY if os.geteuid() == 0 else None, check=False, **environment)
    if done.returncode != 0:
        raise AssertionError(f"interlock {' '.join(words)}: {done.returncode}: {done.stderr}")
    return done.stdout


def install():
    environment = {**os.environ, "DESTDIR": f"{ROOT}/destination"}
    subprocess.run(["meson", "install", "-C", str(BUILD), "--no-rebuild", "--quiet"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)
    HOME.mkdir()
    # What a package manager does with what it finds there.
    run("glib-compile-schemas", f"{SHARE}/glib-2.0/schemas")
    run("update-mime-database", f"{SHARE}/mime")
    run("update-desktop-database", f"{SHARE}/applications")
    ROOT.chmod(0o755)
    os.chown(HOME, NOBODY if os.geteuid() == 0 else -1, -1)


def everything_is_there():
    for name in ("bin/interlock", f"share/applications/{APP_ID}.desktop", f"share/metainfo/{APP_ID}.metainfo.xml",
                 f"share/icons/hicolor/scalable/apps/{APP_ID}.svg", "share/man/man1/interlock.1",
                 f"share/mime/packages/{APP_ID}.xml", f"share/dbus-1/services/{APP_ID}.service",
                 f"share/glib-2.0/schemas/{APP_ID}.gschema.xml", "share/locale/de/LC_MESSAGES/interlock.mo",
                 "share/bash-completion/completions/interlock", "share/zsh/site-functions/_interlock",
                 "share/fish/vendor_completions.d/interlock.fish"):
        if not (INSTALLED / name).is_file():
            yield name


def commands_work():
    if not interlock("--version").startswith("interlock "):
        yield "--version"
    if "The GIL and parallelism" not in interlock("decks"):
        yield "no built-in deck"
    if "gil-contention" not in interlock("demo", "list"):
        yield "no demos"
    if "speedup" not in interlock("demo", "run", "gil-contention", "--threads=1"):
        yield "the demo told nothing"


def german_is_found():
    # The machine need not have the locale, and newer C libraries translate nothing in C.UTF-8.
    run("localedef", "-i", "de_DE", "-f", "UTF-8", f"{ROOT}/de_DE.UTF-8")
    if "Aufruf:" not in interlock("--help", LOCPATH=str(ROOT), LC_ALL="de_DE.UTF-8"):
        yield "the help is not German"


def decks_have_a_type_of_their_own():
    deck = "# Locks\n\n- id: locks\n\n## Why?\n\nSo.\n"
    for name, text, expected in (("locks.deck.md", "# Locks\n", "text/x-interlock-deck"),
                                 ("locks.interlock", "# Locks\n", "text/x-interlock-deck"),
                                 ("locks", deck, "text/x-interlock-deck"), ("README.md", deck, "text/markdown"),
                                 ("notes.md", "# Notes\n", "text/markdown"), ("notes", "# Notes\n\nid: 3\n", "text/plain")):
        (HOME / name).write_text(text)
        seen = run("gio", "info", "-a", "standard::content-type", name).stdout.strip().rsplit(" ", 1)[-1]
        if seen != expected:
            yield f"{name}: {seen}, not {expected}"


def decks_are_opened_by_interlock_and_other_markdown_is_not():
    desktop = f"{APP_ID}.desktop"
    if desktop not in run("gio", "mime", "text/x-interlock-deck").stdout.splitlines()[0]:
        yield "decks have another program, or none"
    if desktop in run("gio", "mime", "text/markdown").stdout:
        yield "Interlock claims all Markdown"


def bash_completes():
    script = f"""
      _init_completion() {{ words=("${{COMP_WORDS[@]}}"); cword=$COMP_CWORD; cur=${{words[cword]}}; prev=${{words[cword - 1]}}; }}
      compopt() {{ :; }}
      . '{SHARE}/bash-completion/completions/interlock'
      for line in "$@"; do
        COMP_WORDS=($line) COMPREPLY=()
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _interlock
        echo "${{COMPREPLY[*]}}"
      done"""
    cases = {"interlock st": "study stats", "interlock demo r": "run", "interlock study --timer=s": "strict",
             "interlock answer 3 g": "good", "interlock fsrs replay --mod": "--model=", "interlock demo run gil": "gil-contention"}
    said = run("bash", "-c", script, "bash", *cases).stdout.splitlines()
    for (line, expected), completed in zip(cases.items(), said, strict=True):
        if completed != expected:
            yield f"{line}: {completed}"


CASES = [everything_is_there, commands_work, german_is_found, decks_have_a_type_of_their_own,
         decks_are_opened_by_interlock_and_other_markdown_is_not, bash_completes]

install()
print(f"1..{len(CASES)}")
for number, case in enumerate(CASES, 1):
    broken = list(case() or [])
    print(f"{'not ok' if broken else 'ok'} {number} - {case.__name__.replace('_', ' ')}")
    for line in broken:
        print("# " + line.replace("\n", "\n# "))
sys.stdout.flush()
