# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the questions of a deck can be answered by somebody who knows nothing of the matter.

A test-wise guesser looks at the options' surface alone: their length, their punctuation, how many words they share with the
question or with each other, absolutes and hedges, how they begin. Each of these habits is tried over a whole deck; so is the
guesser that learns from all other cards of the deck which habit pays. One in four is luck; nobody may be right much more often.
"""

import re

# Of the questions with four options.
MOST = 0.40

ABSOLUTES = set("all always any anything cannot completely every everything must never no nobody none nothing only".split())
HEDGES = set("about almost can could few little may might more most mostly much often some sometimes such usually".split())


def words(text):
    return re.findall(r"[\w']+", text.lower())


def stems(text):
    """Words that carry meaning, cut so that “thread” and “threads” are one."""
    return {word[:5] for word in words(text) if len(word) > 3}


def share(text, others):
    mine = stems(text)
    return len(mine & others) / max(1, len(mine))


def others_of(option, options):
    return set().union(*(stems(other) for other in options if other is not option))


# What of an option can be seen without understanding it: a number each, by option, question and all options.
LOOKS = {
    "letters": lambda o, q, all_: len(o),
    "words": lambda o, q, all_: len(words(o)),
    "longest words": lambda o, q, all_: sum(map(len, words(o))) / max(1, len(words(o))),
    "sentences": lambda o, q, all_: len(re.findall(r"[.!?](?=\s|$)", o)),
    "commas": lambda o, q, all_: o.count(","),
    "colons": lambda o, q, all_: o.count(":") + o.count(";"),
    "code": lambda o, q, all_: o.count("`"),
    "digits": lambda o, q, all_: len(re.findall(r"\d", o)),
    "absolutes": lambda o, q, all_: sum(word in ABSOLUTES for word in words(o)),
    "hedges": lambda o, q, all_: sum(word in HEDGES for word in words(o)),
    "words of the question": lambda o, q, all_: share(o, stems(q)),
    "words of the others": lambda o, q, all_: share(o, others_of(o, all_)),
    "typical length": lambda o, q, all_: -abs(len(o) - sum(map(len, all_)) / len(all_)),
    "its beginning": lambda o, q, all_: sum(words(o)[:1] == words(other)[:1] for other in all_),
    "capitals": lambda o, q, all_: len(re.findall(r"\b[A-Z]{2,}", o)),
}

HABITS = [(name, sign) for name in LOOKS for sign in (1, -1)]


def say(habit):
    return ("most " if habit[1] > 0 else "fewest ") + habit[0]


def chance(habit, question):
    """How likely the right option, which stands first, is chosen: among equals by lot."""
    text, options = question
    values = [habit[1] * LOOKS[habit[0]](option, text, options) for option in options]
    best = max(values)
    return (values[0] == best) / values.count(best)


def score(habit, questions):
    return sum(chance(habit, question) for question in questions) / len(questions)


def learned(questions):
    """The score of somebody who is told the right answers of all other cards of the deck."""
    total = 0.0
    for question in questions:
        known = [other for other in questions if other is not question]
        total += chance(max(HABITS, key=lambda habit: score(habit, known)), question)
    return total / len(questions)


def section(card, name):
    found = re.search(rf"^### {name}$\n(.*?)(?=^### |\Z)", card, re.S | re.M)
    return found.group(1).strip() if found else None


def read_items(text):
    """The items of a list of wrong answers, without the reasons quoted below them; and which have one."""
    items, reasons = [], []
    for line in text.splitlines():
        if line.startswith("- "):
            items.append(line[2:])
            reasons.append(False)
        elif line.lstrip().startswith(">"):
            reasons[-1] = True
        elif line.strip():
            items[-1] += " " + line.strip()
    return items, reasons


def read_cards(markdown):
    """Heading and body of each card."""
    parts = re.split(r"^## (.*)$", markdown, flags=re.M)
    return list(zip(parts[1::2], parts[2::2]))


def complaints(deck, markdown):
    """What is wrong with the choices of a built-in deck, a sentence each."""
    questions = []
    for heading, card in read_cards(markdown):
        wrong, right = section(card, "Wrong answers"), section(card, "Short answer")
        if wrong is None:
            continue
        lures, reasons = read_items(wrong)
        if right is None:
            yield f"{deck}: “{heading}” has wrong answers but no short answer beside them"
            continue
        if not all(reasons):
            yield f"{deck}: “{heading}” does not say why each wrong answer is wrong"
        lengths = sorted(map(len, lures))
        if len(right) > 1.3 * lengths[-1] or len(right) < lengths[0] / 1.3:
            yield f"{deck}: “{heading}” is told by the length of its short answer ({len(right)} letters beside {lengths})"
        if len(lures) >= 3:
            questions.append((heading, [right] + lures[:3]))
    # Of very few questions, luck answers many.
    if len(questions) < 8:
        return
    for habit in HABITS:
        if score(habit, questions) > MOST + 1e-9:
            yield f"{deck}: choosing what has the {say(habit)} is right for {score(habit, questions):.0%} of the questions"
    if learned(questions) > MOST + 1e-9:
        yield f"{deck}: learning how right answers look is right for {learned(questions):.0%} of the questions"


def mistakes():
    """What this file itself gets wrong: decks made up with one tell each must be found out, one without must not."""
    plain = "It waits until the lock is free again, then goes on."
    lure = "Then it runs ahead and comes back to that at the end."
    tells = {
        "length": plain + " So it is.",
        "absolutes": plain,
        "punctuation": "It waits, then, once the lock is free again, goes on.",
        "words of the question": "What thread number it is: it waits until it is free.",
    }
    for tell, right in tells.items():
        wrong = lure + (" Always." if tell == "absolutes" else "")
        if not list(complaints(tell, make_deck([right] * 10, wrong))):
            yield f"lures.py: does not see that right answers are told by their {tell}"
    fair = make_deck([lure] * 10, lure)
    yield from complaints("lures.py: a fair deck", fair)


def make_deck(rights, wrong):
    cards = (f"## What does thread number {i} do?\n\nA\n\n### Short answer\n\n{right}\n\n### Wrong answers\n\n"
             + f"- {wrong}\n  > No.\n" * 3 + "\n### Source\n\nS\n\n" for i, right in enumerate(rights))
    return "# Deck\n\n" + "".join(cards)
