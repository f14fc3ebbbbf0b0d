#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what a shell completes after “interlock”, out of the program's own help, so the two cannot disagree.

usage: generate.py bash|zsh|fish PROGRAM
"""

import collections
import os
import re
import subprocess
import sys

Command = collections.namedtuple("Command", "words summary options arguments")
Option = collections.namedtuple("Option", "name value summary")


def ask(program, *words):
    # A sanitizer's opinion of a help text would break the build.
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "ASAN_OPTIONS": "detect_leaks=0"}
    return subprocess.run([program, *words, "--help"], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          text=True, encoding="utf-8", check=True).stdout


def read_command(program, line):
    """The command that a line of the list begins with, of one word or two."""
    first = line.split()[0]
    text = ask(program, first)
    if not text.startswith("Usage:"):  # “demo” alone lists its commands.
        first = " ".join(line.split()[:2])
        text = ask(program, *first.split())
    arguments = re.search(rf"^  interlock {first} \[OPTION…\] ?(.*)$", text, re.M).group(1)
    options = [Option(*found) for found in re.findall(r"^  (?:-\w, )?(--[\w-]+)(?:=(\S+))? +(.*)$", text, re.M)]
    return Command(first.split(), line.strip()[len(first):].strip(), options, arguments)


def read_commands(program):
    listed = ask(program).split("Commands:\n", 1)[1].split("\n\n", 1)[0]
    return [read_command(program, line) for line in listed.splitlines()]


def choices(value):
    """The words of “coach|strict|off”; none when it is a placeholder such as “N”."""
    return [word for word in value.split("|") if word != word.upper()] if "|" in value else \
        value.split("|") if re.fullmatch(r"\d+(\|\d+)+", value) else []


def argument_choices(command):
    return [word for part in command.arguments.split() if "|" in part for word in choices(part)]


def wants_file(command):
    return "FILE" in command.arguments


def wants_demo(command):
    return command.words == ["demo", "run"]


DEMOS = "interlock demo list 2>/dev/null | while read -r name rest; do echo \"$name\"; done"


def bash(commands):
    yield "# bash completion for interlock, written by data/completion/generate.py"
    yield "_interlock() {"
    yield "  local cur prev words cword command options='' values='' files=''"
    yield "  _init_completion -n = || return"
    yield "  while [[ ${words[1]} == --collection* && $cword -gt 1 ]]; do"
    yield "    if [[ ${words[1]} == --collection && $cword -gt 2 ]]; then words=(\"${words[0]}\" \"${words[@]:3}\"); ((cword -= 2))"
    yield "    elif [[ ${words[1]} == --collection=* ]]; then words=(\"${words[0]}\" \"${words[@]:2}\"); ((cword -= 1))"
    yield "    else break; fi"
    yield "  done"
    yield "  if [[ $prev == --collection || $cur == --collection=* ]]; then"
    yield "    compopt -o filenames; COMPREPLY=($(compgen -d -- \"${cur#--collection=}\")); return"
    yield "  fi"
    yield "  command=${words[1]}"
    groups = collections.OrderedDict()
    for command in commands:
        if len(command.words) == 2:
            groups.setdefault(command.words[0], []).append(command.words[1])
    yield "  if ((cword == 1)); then"
    firsts = list(dict.fromkeys(command.words[0] for command in commands))
    yield f"    COMPREPLY=($(compgen -W '{' '.join(firsts)} --collection= --version --help' -- \"$cur\"))"
    yield "    [[ $cur == -* || -z $cur ]] || COMPREPLY+=($(compgen -f -X '!*.@(md|markdown|interlock|csv)' -- \"$cur\"))"
    yield "    [[ ${COMPREPLY-} != *= ]] || compopt -o nospace"
    yield "    return"
    yield "  fi"
    yield "  case $command in"
    for first, seconds in groups.items():
        yield f"  {first})"
        yield f"    ((cword > 2)) || {{ COMPREPLY=($(compgen -W '{' '.join(seconds)} --help' -- \"$cur\")); return; }}"
        yield "    command+=\" ${words[2]}\""
        yield "    ;;"
    yield "  esac"
    yield "  case $command in"
    for command in commands:
        yield f"  '{' '.join(command.words)}')"
        yield f"    options='{' '.join(o.name + ('=' if o.value else '') for o in command.options)}'"
        if wants_demo(command):
            yield f"    values=$({DEMOS})"
        elif argument_choices(command):
            yield f"    values='{' '.join(argument_choices(command))}'"
        if wants_file(command):
            yield "    files=yes"
        for option in command.options:
            if choices(option.value):
                yield f"    [[ $cur != {option.name}=* ]] || {{ COMPREPLY=($(compgen -W '{' '.join(choices(option.value))}' -- \"${{cur#*=}}\")); return; }}"
        yield "    ;;"
    yield "  esac"
    yield "  if [[ $cur == -* ]]; then"
    yield "    COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))"
    yield "    [[ ${COMPREPLY-} != *= ]] || compopt -o nospace"
    yield "  else"
    yield "    COMPREPLY=($(compgen -W \"$values\" -- \"$cur\"))"
    yield "    [[ -z $files ]] || { compopt -o filenames; COMPREPLY+=($(compgen -f -- \"$cur\")); }"
    yield "  fi"
    yield "} &&"
    yield "  complete -F _interlock interlock"


def quote(text):
    return "'" + text.replace("'", "'\\''") + "'"


def zsh_specification(option):
    summary = re.sub(r"([\[\]:])", r"\\\1", option.summary)
    if not option.value:
        return quote(f"{option.name}[{summary}]")
    action = "_files -/" if option.value == "DIR" else f"({' '.join(choices(option.value))})" if choices(option.value) else " "
    value = option.value.replace(":", "\\:")
    return quote(f"{option.name}=[{summary}]:{value}:{action}")


def zsh_list(entries):
    return " ".join(quote(f"{name}:{summary}") for name, summary in entries)


def zsh(commands):
    yield "#compdef interlock"
    yield "# Written by data/completion/generate.py."
    yield "_interlock_demos() {"
    yield "  local -a names"
    yield f"  names=(${{(f)\"$({DEMOS})\"}})"
    yield "  compadd -a names"
    yield "}"
    yield "_interlock() {"
    yield "  local -a entries"
    yield "  if (( CURRENT == 2 )); then"
    firsts = collections.OrderedDict()
    for command in commands:
        firsts.setdefault(command.words[0], command.summary if len(command.words) == 1 else "…")
    yield f"    entries=({zsh_list(firsts.items())} --collection:'Folder in which progress lives' --version:'Show the version' --help:'Show help')"
    yield "    _describe command entries"
    yield "    _files -g '*.(md|markdown|interlock|csv)'"
    yield "    return"
    yield "  fi"
    yield "  case $words[2] in"
    groups = collections.OrderedDict()
    for command in commands:
        if len(command.words) == 2:
            groups.setdefault(command.words[0], []).append(command)
        else:
            yield f"  {command.words[0]}) shift words; (( CURRENT-- )); {zsh_arguments(command)} ;;"
    for first, members in groups.items():
        yield f"  {first})"
        yield "    if (( CURRENT == 3 )); then"
        yield f"      entries=({zsh_list((member.words[1], member.summary) for member in members)})"
        yield "      _describe command entries"
        yield "      return"
        yield "    fi"
        yield "    shift words; (( CURRENT-- ))"
        yield "    case $words[2] in"
        for member in members:
            yield f"    {member.words[1]}) shift words; (( CURRENT-- )); {zsh_arguments(member)} ;;"
        yield "    esac"
        yield "    ;;"
    yield "  esac"
    yield "}"
    yield "_interlock \"$@\""


def zsh_arguments(command):
    rest = []
    if wants_demo(command):
        rest = ["1:demo:_interlock_demos"]
    elif argument_choices(command):
        rest = [quote("1:argument: "), quote(f"2:grade:({' '.join(argument_choices(command))})")]
    elif wants_file(command):
        rest = [quote("*:file:_files")]
    return " ".join(["_arguments", *map(zsh_specification, command.options), *rest])


def fish(commands):
    yield "# fish completion for interlock, written by data/completion/generate.py"
    yield "function __interlock_at"
    yield "    set -l given (commandline -opc | string match -v -- '-*')"
    yield "    set -e given[1]"
    yield "    test (count $given) -ge (count $argv); or return 1"
    yield "    for i in (seq (count $argv))"
    yield "        test $given[$i] = $argv[$i]; or return 1"
    yield "    end"
    yield "end"
    yield "function __interlock_wants"
    yield "    set -l given (commandline -opc | string match -v -- '-*')"
    yield "    set -e given[1]"
    yield "    test (count $given) -eq (count $argv); and begin; test (count $argv) -eq 0; or __interlock_at $argv; end"
    yield "end"
    yield "complete -c interlock -n __interlock_wants -l collection -r -d 'Folder in which progress lives'"
    yield "complete -c interlock -n __interlock_wants -l version -d 'Show the version'"
    yield "complete -c interlock -n __interlock_wants -l help -d 'Show help'"
    firsts = collections.OrderedDict()
    for command in commands:
        firsts.setdefault(command.words[0], command.summary if len(command.words) == 1 else "")
    for first, summary in firsts.items():
        yield f"complete -c interlock -n __interlock_wants -a {first} -d {quote(summary)}"
    for command in commands:
        at = quote("__interlock_at " + " ".join(command.words))
        if len(command.words) == 2:
            yield f"complete -c interlock -f -n '__interlock_wants {command.words[0]}' -a {command.words[1]} -d {quote(command.summary)}"
        if not wants_file(command):
            yield f"complete -c interlock -f -n {at}"
        if wants_demo(command):
            yield f"complete -c interlock -n {at} -a '(interlock demo list 2>/dev/null | string split -f 1 \" \")'"
        elif argument_choices(command):
            yield f"complete -c interlock -n {at} -a {quote(' '.join(argument_choices(command)))}"
        for option in command.options:
            value = f" -x -a {quote(' '.join(choices(option.value)))}" if choices(option.value) else " -r" if option.value else ""
            yield f"complete -c interlock -n {at} -l {option.name[2:]}{value} -d {quote(option.summary)}"


def main():
    writers = {"bash": bash, "zsh": zsh, "fish": fish}
    sys.stdout.reconfigure(encoding="utf-8")
    for line in writers[sys.argv[1]](read_commands(sys.argv[2])):
        print(line)


main()
