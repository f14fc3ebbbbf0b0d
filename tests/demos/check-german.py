#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check-german.py GERMAN_CATALOGUE GERMAN_LOCALE DEMO [ARGUMENT]

Describes and runs a demo in German and looks at every sentence that the window or the terminal would show: none of it may be
English. The catalogue is known to be complete; what it cannot know is a sentence that was never marked for translation.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

# Words that no German sentence has. Code has some of them, so it is taken out first.
ENGLISH = re.compile(r"\b(?:the|of|and|are|is|with|without|for|it|which|each|its|that|this|they|how|what|when|where|nobody|thread \d|waits|runs|"
                     r"has|have|were|from|by|not|other|others|called|done|than|then|until|while)\b")
CODE = re.compile(r"`[^`]*`|\([^)]*\)|https?://\S+")
# Members whose text a person reads, of a description and of what a run prints.
SHOWN = {"title", "summary", "explanation", "label", "labels", "question", "headline", "text", "message", "caption", "hint", "goal"}
# What a listing or a choice says is a program's text.
PROGRAM = re.compile(r"(?:async|await|with|for|while|import|return|def|sleep|gather|counter|time\.|to_thread|as_completed|x =|c =).*")


def compile_catalogue(path, folder):
    place = os.path.join(folder, "de", "LC_MESSAGES")
    os.makedirs(place)
    subprocess.run(["msgfmt", "-o", os.path.join(place, "interlock.mo"), path], check=True)


def run(program, locale, folder, *arguments):
    where, name = os.path.split(os.path.abspath(locale))
    environment = {**os.environ, "LOCPATH": where, "LC_ALL": name, "LANGUAGE": "de", "INTERLOCK_LOCALE_DIR": folder}
    done = subprocess.run([program, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                          encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def list_texts(node, shown=False):
    if isinstance(node, dict):
        for name, value in node.items():
            yield from list_texts(value, name in SHOWN)
    elif isinstance(node, list):
        for value in node:
            yield from list_texts(value, shown)
    elif isinstance(node, str) and shown:
        yield node


def list_shown(lines):
    for line in lines:
        yield from list_texts(line)
        # A lane's name is read beside it; a listing is code.
        if line.get("type") == "lane":
            yield line["name"]


def is_english(text):
    if PROGRAM.fullmatch(text):
        return False
    return ENGLISH.search(CODE.sub(" ", text)) is not None


def main():
    catalogue, locale, program, *arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        compile_catalogue(catalogue, folder)
        texts = [*list_shown(run(program, locale, folder, "--describe")), *list_shown(run(program, locale, folder, "--json", *arguments))]
    found = [text for text in texts if is_english(text)]
    print("1..2")
    # A catalogue that is not found would leave all of it English, one that nobody asked for none of it German.
    print(f"{'ok' if len(texts) > 5 else 'not ok'} 1 says something")
    for text in found:
        print(f"# {text}")
    print(f"{'not ok' if found else 'ok'} 2 says it in German")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
