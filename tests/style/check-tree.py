#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of CONTRIBUTING.md that a machine can hold, one TAP case each.

usage: check-tree.py SOURCE-DIR BUILD-DIR
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import lures

SOURCE = pathlib.Path(sys.argv[1])
BUILD = pathlib.Path(sys.argv[2])

# A folder of app/ may include only what stands to its left, and itself. Folders in one set do not know each other.
APP_ORDER = [{"base"}, {"cage", "model"}, {"memory", "deckfile", "search"}, {"schedule"}, {"anki"}, {"store"}, {"study", "plan"}, {"quiz"}, {"progress", "exchange", "lab", "narration"}, {"cli"}]

# The same for the folders of ui/ and of demos/; the files beside the folders stand above all of them.
UI_ORDER = [{"compat"}, {"base"}, {"media"}, {"text"}, {"charts"}, {"cards", "exchange", "lab", "progress", "settings"}, {"study"}, {"quiz"}]
DEMOS_ORDER = [{"trace"}, {"interpreter"}, {"compiler"}, {"executors"}, {"schedule", "loop"}, {"gil", "asyncio", "testing"}]

# Demos whose name is an everyday word: only by its files can one tell that a demo is meant.
EVERYDAY = {"await", "tasks", "group", "cancel", "timeout", "starve", "backpressure", "eager", "context"}

# What a class overrides is called after the class.
OVERRIDDEN = ("allocate constructed dispose finalize get_property get_request_mode grab_focus map measure query_tooltip root "
              "set_property size_allocate snapshot unmap unroot").split()

# GTK and libadwaita API that is deprecated above our floor, or too new for it; style of CONTRIBUTING.md.
FORBIDDEN_IN_UI = """
    AdwLeaflet AdwFlap AdwSqueezer AdwViewSwitcherTitle AdwMessageDialog AdwPreferencesWindow AdwAboutWindow
    GtkDialog GtkMessageDialog GtkFileChooserNative GtkFileChooserDialog GtkShortcutsWindow GtkTreeView GtkTreeStore
    GtkListStore GtkComboBox GtkComboBoxText GtkCellRenderer GtkIconView GtkAppChooser GtkColorButton GtkFontButton
    GtkInfoBar GtkStatusbar GtkVolumeButton GtkLockButton GtkAssistant GtkStyleContext
    gtk_widget_show gtk_widget_hide gtk_css_provider_load_from_data gtk_widget_get_allocated_
    gtk_style_context_add_class gtk_style_context_remove_class gtk_style_context_has_class gtk_style_context_add_provider
    gtk_style_context_remove_provider gtk_style_context_get_ gtk_style_context_set_ gtk_style_context_lookup_color
    gtk_widget_get_allocation gtk_widget_translate_coordinates gtk_dialog_ gtk_message_dialog_ gtk_show_uri
    GtkFileDialog GtkAlertDialog GtkUriLauncher GskPath gsk_path_ AdwBanner AdwToolbarView AdwNavigationView
    AdwNavigationSplitView AdwOverlaySplitView AdwBreakpoint AdwSwitchRow AdwSpinRow AdwDialog AdwAlertDialog AdwAboutDialog
    AdwSpinner AdwToggleGroup AdwWrapBox AdwBottomSheet AdwMultiLayoutView
    gtk_source_gutter_lines_get_line_yrange gtk_source_gutter_lines_get_line_extent
""".split()

PRINTING = r"\b(g_print|g_printerr|printf|puts|putchar|fputs|fprintf|vprintf|exit|abort)\s*\("
CLOCKS = r"\b(g_get_real_time|g_get_monotonic_time|g_date_time_new_now\w*|time|gettimeofday|clock_gettime|localtime\w*)\s*\("


def files(*patterns, under=""):
    """Every file of the source below `under` that matches, sorted."""
    root = SOURCE / under
    found = (path for pattern in patterns for path in root.rglob(pattern))
    return sorted(p for p in found if not any(part.startswith("build") for part in p.relative_to(SOURCE).parts))


def name(path):
    return path.relative_to(SOURCE).as_posix()


def code(path):
    """The file's text without comments and strings, line numbers kept."""
    text = path.read_text(encoding="utf-8")
    blank = lambda m: re.sub(r"[^\n]", " ", m.group())
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def matches(paths, pattern):
    for path in paths:
        for number, line in enumerate(code(path).splitlines(), 1):
            if re.search(pattern, line):
                yield f"{name(path)}:{number}: {line.strip()}"


def includes(paths):
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
            if found:
                yield path, number, found.group(1), found.group(2)


def include_only_to_the_left(top, order):
    level = {folder: i for i, folders in enumerate(order) for folder in folders}
    for path, number, _, target in includes(files("*.c", "*.h", under=top)):
        here = path.relative_to(SOURCE / top).parts[0]
        found = re.match(top + r"/([^/]+)/", target)
        if found and found.group(1) != here and level.get(found.group(1), -1) >= level.get(here, len(order)):
            yield f"{name(path)}:{number}: {top}/{here} includes {target}"
    for folder in sorted(path.name for path in (SOURCE / top).iterdir() if path.is_dir() and list(path.rglob("*.c"))):
        if folder not in level:
            yield f"{top}/{folder}: has no place in the order of {top}'s folders"


def app_folders_include_only_to_the_left():
    return include_only_to_the_left("app", APP_ORDER)


def ui_folders_include_only_to_the_left():
    return include_only_to_the_left("ui", UI_ORDER)


def demos_folders_include_only_to_the_left():
    return include_only_to_the_left("demos", DEMOS_ORDER)


def app_and_demos_do_not_know_ui():
    for path, number, _, target in includes(files("*.c", "*.h", under="app") + files("*.c", "*.h", under="demos")):
        if re.match(r"(ui/|gtk|gdk/|gsk/|adwaita)", target):
            yield f"{name(path)}:{number}: includes {target}"


def demos_know_nobody():
    for path, number, _, target in includes(files("*.c", "*.h", under="demos")):
        if re.match(r"(app/|ui/|glib|gio|json-glib|sqlite3)", target):
            yield f"{name(path)}:{number}: includes {target}"


def memory_knows_no_glib():
    for path, number, _, target in includes(files("*.c", "*.h", under="app/memory")):
        if re.match(r"(glib|gio|json-glib|app/(?!memory/)|config\.h)", target):
            yield f"{name(path)}:{number}: includes {target}"


def sql_lives_in_the_store():
    for path, number, _, target in includes(files("*.c", "*.h")):
        if target == "sqlite3.h" and not name(path).startswith(("app/store/", "tests/faults/", "tests/bench/", "tests/app/store/")):
            yield f"{name(path)}:{number}: includes {target}"


def tables_are_written_in_their_homes():
    """A table's columns are spelt in app/store/rows alone; SQLite's own tables, and what the second copy is gathered in, have no home there; those of packages are in anki-writer.c and anki-latest.c."""
    homes = ("app/store/rows/", "app/store/anki/anki-writer.c", "app/store/anki/anki-latest.c")
    own = r"note_fts\b|sqlite_sequence\b|[skwix]_"
    for path in files("*.c", under="app/store"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(rf'"[^"]*\b(INSERT (OR \w+ )?INTO|UPDATE|DELETE FROM) (?!{own})[a-z_]+\b[^"]*"', line) and not name(path).startswith(homes):
                yield f"{name(path)}:{number}: {line.strip()}"


def front_headers_serve_who_includes_them():
    """What of the collection a file does not use, it does not include; there is no header for all of it."""
    declared = {}
    for header in files("collection-*.h", under="app/store/front"):
        text = code(header)
        declared[name(header)] = set(re.findall(r"\b(ilk_\w+)\s*\(", text)) | set(re.findall(r"\b((?:ILK|Ilk)\w+)", text))
    common = set(re.findall(r"\b((?:ILK|Ilk)\w+)", code(SOURCE / "app/store/front/collection.h")))
    for path, number, _, target in includes(files("*.c", "*.h", under="app") + files("*.c", "*.h", under="ui")):
        own = target.removesuffix(".h") == name(path).rpartition(".")[0]
        if target in declared and not own and not (declared[target] - common) & set(re.findall(r"\b(?:ilk|Ilk|ILK)\w+", code(path))):
            yield f"{name(path)}:{number}: uses nothing of {target}"


def demo_table():
    """Name and deck of each demo, from the only list there is."""
    return re.findall(r"\{'name': '([a-z0-9-]+)', 'deck': '(\w+)'", (SOURCE / "demos/meson.build").read_text())


def names_in_code(path, table):
    """Which demos of `table` the file names as a word of its own or by one of their files."""
    text = path.read_text(encoding="utf-8")
    def words(demo):
        return r"(?!)" if demo in EVERYDAY else rf"""["'`]{demo}["'`]|\b{demo.replace('-', '_')}\.py\b"""
    return [demo for demo, deck in table if re.search(rf"{words(demo)}|\b{deck}/{demo}(?:\.words)?\.[ch]\b", text)]


def a_demo_costs_its_files_and_a_line():
    """What a demo adds: two files, perhaps a header, a script, its line in the table, words. Nothing else names it."""
    table = demo_table()
    own = {f"demos/{deck}/{demo}{end}" for demo, deck in table for end in (".c", ".words.c", ".h", ".py")}
    own |= {f"data/python/{demo.replace('-', '_')}.py" for demo, _ in table} | {"demos/meson.build"}
    words = ("po/", "data/decks/", "tests/")
    for demo, deck in table:
        for end in (".c", ".words.c"):
            if not (SOURCE / f"demos/{deck}/{demo}{end}").is_file():
                yield f"demos/{deck}/{demo}{end}: is in the table, but not there"
    for path in [path for deck in sorted({deck for _, deck in table}) for path in files("*.c", under=f"demos/{deck}")]:
        if name(path) not in own:
            yield f"{name(path)}: is not in the table of demos/meson.build"
    for path in files("*.c", "*.h", "*.ui", "*.css", "*.xml", "*.in", "*.py", "*.1", "meson.build", "dev"):
        if name(path) not in own and not name(path).startswith(words):
            for demo in names_in_code(path, table):
                yield f"{name(path)}: names {demo}"


def scripts_run_what_the_model_runs():
    """Where a demo compiles a program in Python, its script for a real Python holds the same lines."""
    for demo, deck in demo_table():
        program = SOURCE / f"demos/{deck}/{demo}.py"
        if program.is_file():
            lines = program.read_text(encoding="utf-8").split("\nimport ")[-1].partition("\n")[2].strip()
            if lines not in (SOURCE / f"data/python/{demo.replace('-', '_')}.py").read_text(encoding="utf-8"):
                yield f"data/python/{demo.replace('-', '_')}.py: differs from {name(program)}"


def tests_take_demos_from_the_table():
    """A test may take a demo or two as its example; a list of them would be one more to keep."""
    # a demo's bars; what its verdicts claim; the cards of a deck
    of_each = ("tests/bench/fidelity.py", "tests/demos/trace/test-verdicts.c", "tests/app/deckfile/test-builtin-decks.c")
    for path in files("*.c", "*.h", "*.py", "meson.build", under="tests"):
        named = names_in_code(path, demo_table())
        if len(named) > 3 and name(path) not in of_each:
            yield f"{name(path)}: names {', '.join(named)}"


def only_the_command_line_prints():
    paths = [p for p in files("*.c", under="app") if not name(p).startswith(("app/cli/", "app/cage/supervise/"))]
    return matches(paths, PRINTING)


def what_is_printed_is_cleaned():
    """g_print() is cleaned by app/cli/output.c, and names of files by app/base/clean-text.c."""
    paths = [p for p in files("*.c", under="app/cli") if name(p) != "app/cli/output.c"]
    yield from matches(paths, r"\b(printf|puts|putchar|fputs|fputc|fprintf|vprintf|fwrite|write)\s*\(")
    # Cleaning drops these: they go through ilk_output_control().
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r'\bg_print(err)?\s*\(\s*"[^"]*\\(r|a|b|e|f|v|033|x1b)', line):
                yield f"{name(path)}:{number}: {line.strip()}"
    paths = [p for p in files("*.c", under="app") + files("*.c", under="ui") if name(p) != "app/base/clean-text.c"]
    yield from matches(paths, r"\b(g_filename_display_\w+|g_file_get_parse_name)\s*\(")


def labels_get_what_they_can_lay_out():
    """The plain text of a card may be a book: ui/text/spoken.c and one line of a list bound it."""
    paths = [p for p in files("*.c", under="ui") if name(p) not in ("ui/text/spoken.c", "ui/cards/card-words.c")]
    return matches(paths, r"\bilk_markdown_to_\w+\s*\(")


def only_the_clock_knows_the_time():
    paths = [p for p in files("*.c", under="app") + files("*.c", under="ui")
             if name(p) != "app/base/clock.c" and not name(p).startswith("app/memory/")]
    return matches(paths, CLOCKS)


def no_shell():
    return matches(files("*.c"), r"\b(system|popen|g_spawn_command_line_\w+)\s*\(")


def includes_start_at_the_root():
    for path, number, kind, target in includes(files("*.c", "*.h")):
        if kind == '"' and target.startswith("."):
            yield f"{name(path)}:{number}: {target}"


def own_header_comes_first():
    for path in files("*.c", under="app") + files("*.c", under="ui") + files("*.c", under="demos"):
        if name(path).startswith("ui/compat/"):  # what must be said before GTK's headers stands before them
            continue
        own = {name(path.with_suffix(".h")), name(path)[:-2] + "-private.h"}
        first = next((target for _, _, _, target in includes([path])), None)
        if first == "config.h":
            yield f"{name(path)}: config.h stands among the project's other headers"
        elif not (first or "").endswith("-private.h") and first not in own | {"config.h"} and any((SOURCE / header).is_file() for header in own):
            yield f"{name(path)}: its own header does not come first, but {first}"


def classes_name_what_they_override():
    for path in files("*.c", under="app") + files("*.c", under="ui"):
        text = code(path)
        prefixes = re.findall(r"\bG_DEFINE_\w*TYPE\w*\(\s*\w+,\s*(\w+),", text)
        for method, function in re.findall(r"->(\w+) = (\w+);", text):
            if prefixes and method in OVERRIDDEN and function not in {f"{prefix}_{method}" for prefix in prefixes}:
                yield f"{name(path)}: {method} = {function}"


def signals_are_called_signals():
    for path in files("*.c", under="app") + files("*.c", under="ui"):
        for values in re.findall(r"enum \{([^}]*)\bN_SIGNALS", code(path)):
            for value in re.findall(r"\w+", values):
                if not value.startswith("SIGNAL_"):
                    yield f"{name(path)}: {value}"


def actions_call_back():
    for path in files("*.c", under="ui"):
        for function in re.findall(r"_install_action\([^;]*?(\w+)\);", code(path)):
            if not function.endswith("_cb"):
                yield f"{name(path)}: {function}"


def templates_are_named_by_ui_resource():
    for path in files("*.c", under="ui"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if "/io/github/interlock/Interlock/ui/" in line:
                yield f"{name(path)}:{number}: {line.strip()}"


def pointers_of(text):
    """The names that `text` declares as pointers, and as nothing else."""
    pointers = set(re.findall(r"\w\s*\*+\s*(?:const\s+)?(\w+)\s*(?=[;,)=])", text)) | set(re.findall(r"\bg_autoptr\(\w+\)\s*(\w+)", text))
    return pointers - set(re.findall(r"\b(?:gboolean|bool|g?u?int|g?u?int\d+(?:_t)?|gsize|size_t|double)\s+(\w+)\s*[;,)=]", text))


def pointers_are_compared():
    """A pointer is no truth: `p == NULL`, not `!p`. Found by what the function and the file's structs declare."""
    operand = r"((?:\w+(?:->|\.))*)(\w+)(?![\w(\[.]|->)"
    tested = re.compile(r"!" + operand + r"|\b(?:if|while) \(" + operand + r"\)|(?:&&|\|\|)\s+" + operand + r"(?=\)|;|\s+(?:&&|\|\||\?))"
                        r"|(?:\(|(?<![=!<>])= |return |; )" + operand + r"(?=\s+(?:&&|\|\||\?))")
    for path in files("*.c", under="app") + files("*.c", under="ui") + files("*.c", under="demos"):
        text = code(path)
        headers = [path.with_suffix(".h"), path.with_name(path.stem + "-private.h")]
        structs = "".join(re.findall(r"^(?:typedef )?struct[^;{]*\{.*?^\}", text + "".join(code(h) for h in headers if h.is_file()), re.S | re.M))
        members = pointers_of(structs)
        for function in re.split(r"^\}", text, flags=re.M):
            locals_ = pointers_of(function)
            for found in tested.findall(function):
                of, value = next(((of, value) for of, value in zip(found[::2], found[1::2]) if value), ("", ""))
                if value in (members if of else locals_):
                    yield f"{name(path)}: {of}{value}"


def comments_end_on_a_line_of_words():
    for path in files("*.c", "*.h"):
        for comment in re.findall(r"/\*.*?\*/", path.read_text(encoding="utf-8"), flags=re.S):
            if re.match(r"/\*\*? \S", comment) and re.search(r"\n *\*/$", comment) and "SPDX" not in comment:
                yield f"{name(path)}: {comment.splitlines()[-2].strip()}"


def ui_uses_api_safe_at_both_ends():
    pattern = r"\b(" + "|".join(word + (r"\w*" if word.endswith("_") else r"\b") for word in FORBIDDEN_IN_UI) + ")"
    paths = [p for p in files("*.c", "*.h", under="ui") if not name(p).startswith("ui/compat/")]
    yield from matches(paths, pattern)
    for path in files("*.ui", under="ui"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r'class="(' + "|".join(w for w in FORBIDDEN_IN_UI if not w.endswith("_")) + ')"', line):
                yield f"{name(path)}:{number}: {line.strip()}"


def toasts_go_through_one_file():
    """libadwaita 1.2 reads a toast that it has freed; ui/base/toasts.c says when."""
    rest = [p for p in files("*.c", "*.h", under="ui") if name(p) != "ui/base/toasts.c"]
    return list(matches(rest, r"\b(adw_toast_(new|dismiss|set_\w+)|adw_toast_overlay_add_toast)\b"))


def borders_have_one_colour():
    """GTK's software renderer draws a border of several colours, also of no width, by a mesh over all of the widget."""
    for path in files("*.css", under="ui"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.match(r"\s*border-(top|right|bottom|left)(-color)?\s*:(?!\s*(none|0)\s*;)", line):
                yield f"{name(path)}:{number}: {line.strip()} (say “border”, then the widths)"


def files_open_with_licence_and_story():
    for path in files("*.c", "*.h"):
        head = path.read_text(encoding="utf-8").split("*/", 1)[0]
        story = re.sub(r"[\s*]", "", head.split("3.0-or-later", 1)[-1])
        if not head.startswith("/* SPDX-License-Identifier: GPL-3.0-or-later"):
            yield f"{name(path)}: does not open with the SPDX line"
        elif len(story) < 15:
            yield f"{name(path)}: does not say what it is"


def headers_are_guarded():
    for path in files("*.h"):
        if "#pragma once" not in path.read_text(encoding="utf-8"):
            yield f"{name(path)}: no #pragma once"


def invariants_have_their_tests():
    """The second column of ARCHITECTURE.md's tables names tests that the build knows."""
    known = {test["name"] for test in json.loads((BUILD / "meson-info/intro-tests.json").read_text())}
    text = (SOURCE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    lines = text[text.index("## What must stay true"):].splitlines()
    for line in lines:
        if not line.startswith("| ") or line.startswith("| invariant "):
            continue
        named = re.findall(r"`([\w-]+)`", line.strip("| ").split(" | ")[-1])
        if not named and "every test of " not in line:
            yield f"ARCHITECTURE.md names no test: {line}"
        yield from (f"ARCHITECTURE.md: there is no test {test}" for test in named if test not in known)
    if len(text.splitlines()) > 150:
        yield "ARCHITECTURE.md has more than 150 lines"


def tests_never_sleep_or_skip():
    # A demo that misbehaves on purpose may sleep.
    paths = [p for p in files("*.c", under="tests") if not name(p).startswith("tests/faults/demos/")]
    return matches(paths, r"\b(sleep|usleep|g_usleep|nanosleep|g_test_skip|g_test_incomplete)\s*\(")


def tests_need_no_locale():
    # It asks for en_US.UTF-8, and GTK 4.20 and later warn when that is not installed.
    return matches(files("*.c", "*.h", under="tests"), r"\bgtk_test_init\s*\(")


def folders_have_a_readme():
    for folder in ["", "app", "ui", "demos", "data", "tests"]:
        if not (SOURCE / folder / "README.md").is_file():
            yield f"{folder or '.'}: no README.md"


def readme_links_lead_somewhere():
    for path in files("*.md"):
        if name(path).startswith(("tests/fixtures/", "tests/fuzz/corpus/")):
            continue
        text = re.sub(r"^```.*?^```|`[^`\n]+`", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
        for target in re.findall(r"\]\(<?([^)>#\s]+)", text):
            if not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
                yield f"{name(path)}: {target}"


def built_in_cards():
    """Question, demo and tags of each."""
    for path in files("*.md", under="data/decks"):
        for part in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:] if path.name != "README.md" else ():
            words = dict(re.findall(r"^- (\w+): (.+)$", part.partition("\n\n###")[0], flags=re.M))
            yield part.partition("\n")[0], words.get("demo"), words.get("tags", "").split(", ")


def decks_refer_to_what_there_is():
    """“See also” names a demo that ships, or finds the card that it names and no other."""
    cards, demos = list(built_in_cards()), {demo for demo, _ in demo_table()}
    for path in files("*.md", under="data/decks"):
        text = path.read_text(encoding="utf-8") if path.name != "README.md" else ""
        for demo in re.findall(r"\]\(demo:([^)]*)", text):
            if demo not in demos:
                yield f"{name(path)}: demo:{demo}"
        for label, demo, tag in re.findall(r"\[([^\]]+)\]\(find:demo:([\w-]+)(?:%20tag:([\w-]+))?\)", text):
            if [question for question, its, tags in cards if its == demo and (not tag or tag in tags)] != [label]:
                yield f"{name(path)}: {label}"
        if len(re.findall(r"\]\(<?find:", text)) != len(re.findall(r"\]\(find:demo:[\w-]+(?:%20tag:[\w-]+)?\)", text)):
            yield f"{name(path)}: a search that is not by demo and tag"


def translatable_files_are_listed():
    listed = set((SOURCE / "po/POTFILES.in").read_text().split())
    for path in files("*.c", under="app") + files("*.c", under="ui") + files("*.c", under="demos"):
        if re.search(r"\b(N?C?_|ngettext)\s*\(", code(path)) and name(path) not in listed:
            yield f"{name(path)}: not in po/POTFILES.in"
    for path in files("*.ui", under="ui"):
        if 'translatable="yes"' in path.read_text(encoding="utf-8") and name(path) not in listed:
            yield f"{name(path)}: not in po/POTFILES.in"
    for entry in sorted(listed):
        if not (SOURCE / entry).is_file():
            yield f"po/POTFILES.in: {entry} does not exist"


def tracked():
    """What git holds, by name; where this is no checkout (a tarball) or no git, what there is."""
    if not shutil.which("git"):
        return {name(path) for path in files("*") if path.is_file()}
    listed = subprocess.run(["git", "-C", str(SOURCE), "ls-files"], capture_output=True, text=True, check=False)
    if (SOURCE / ".git").exists() and listed.returncode == 0:
        return set(listed.stdout.splitlines())
    return {name(path) for path in files("*") if path.is_file()}


def what_scripts_name_is_tracked():
    """A file that only its author has works for nobody else. Build targets have the same form and are no files."""
    held = tracked()
    folders = {"/".join(entry.split("/")[:depth]) for entry in held for depth in range(1, entry.count("/") + 1)}
    top = "|".join(sorted(re.escape(entry) for entry in folders if "/" not in entry))
    scripts = [entry for entry in held if (SOURCE / entry).is_file() and (SOURCE / entry).open("rb").read(9) == b"#!/bin/sh"]
    for script in sorted(scripts):
        for number, line in enumerate((SOURCE / script).read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"\b(ninja|compile)\b", line):
                continue
            for found in re.findall(rf"(?:(?<=\$root/)|(?<=\$source/)|(?<![\w./$}}-]))(?:{top})/[\w.*/-]*[\w/](?![\w$-])", line):
                if "*" not in found and found.rstrip("/") not in held | folders:
                    yield f"{script}:{number}: {found}"


def flatpak_builds_from_what_it_declares():
    """Without a network: every source lies in the tree or has a checksum, and the program itself gets no network either."""
    manifest = SOURCE / "data/flatpak/io.github.interlock.Interlock.json"
    described = json.loads(manifest.read_text(encoding="utf-8"))
    if described["id"] != manifest.stem:
        yield f"the id is {described['id']}"
    for module in described["modules"]:
        for source in module["sources"]:
            if source["type"] != "dir" and not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
                yield f"{module['name']}: a source without a checksum"
            if source["type"] == "dir" and (manifest.parent / source["path"]).resolve() != SOURCE.resolve():
                yield f"{module['name']}: {source['path']} is not the tree"
    for permission in described["finish-args"]:
        if permission.startswith(("--share=network", "--filesystem")):
            yield permission


def addresses_agree():
    """What About says and what software centres show."""
    written = re.search(r"^homepage = '(.*)'$", (SOURCE / "meson.build").read_text(encoding="utf-8"), re.M).group(1)
    shown = dict(re.findall(r'<url type="(\w+)">(.*?)</url>',
                            (SOURCE / "data/io.github.interlock.Interlock.metainfo.xml.in").read_text(encoding="utf-8")))
    for kind, address in (("homepage", written), ("bugtracker", written + "/issues")):
        if shown.get(kind) != address:
            yield f"{kind}: {shown.get(kind)}, but About says {address}"


def choices_of_built_in_decks_are_fair():
    yield from lures.mistakes()
    for path in files("*.md", under="data/decks"):
        if path.name != "README.md":
            yield from lures.complaints(name(path), path.read_text(encoding="utf-8"))


def run(*command):
    """The lines of a tool's output if it failed, else nothing."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                          env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return (done.stdout.splitlines() or [f"exit status {done.returncode}"]) if done.returncode else []


def german_is_complete():
    template = BUILD / "style-interlock.pot"
    sources = (SOURCE / "po/POTFILES.in").read_text().split()
    failed = run("/usr/bin/env", "-C", str(SOURCE), "xgettext", "--from-code=UTF-8", "--add-comments", "-o", str(template),
                 "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3",
                 "--keyword=ngettext:1,2", *sources)
    if failed or not template.is_file():
        return failed
    merged = BUILD / "style-de.po"
    failed = run("msgmerge", "-q", "-N", "-o", str(merged), str(SOURCE / "po/de.po"), str(template))
    if failed:
        return failed
    for selection in ("--untranslated", "--only-fuzzy"):
        left = subprocess.run(["msgattrib", selection, "--no-obsolete", str(merged)], capture_output=True, text=True, check=True)
        failed += [line for line in left.stdout.splitlines() if line.startswith("msgid ") and line != 'msgid ""']
    return failed + run("msgfmt", "-c", "-o", "/dev/null", str(SOURCE / "po/de.po"))


def desktop_entry_is_valid():
    return run("desktop-file-validate", str(BUILD / "data/io.github.interlock.Interlock.desktop"))


def metainfo_is_valid():
    return run("appstreamcli", "validate", "--no-net", "--no-color", str(BUILD / "data/io.github.interlock.Interlock.metainfo.xml"))


RULES = [
    app_folders_include_only_to_the_left, ui_folders_include_only_to_the_left, demos_folders_include_only_to_the_left,
    own_header_comes_first, classes_name_what_they_override, signals_are_called_signals, actions_call_back,
    templates_are_named_by_ui_resource, pointers_are_compared, comments_end_on_a_line_of_words,
    a_demo_costs_its_files_and_a_line, scripts_run_what_the_model_runs, tests_take_demos_from_the_table, app_and_demos_do_not_know_ui, demos_know_nobody, memory_knows_no_glib,
    sql_lives_in_the_store, tables_are_written_in_their_homes, front_headers_serve_who_includes_them, only_the_command_line_prints, what_is_printed_is_cleaned, labels_get_what_they_can_lay_out, only_the_clock_knows_the_time, no_shell,
    includes_start_at_the_root, ui_uses_api_safe_at_both_ends, files_open_with_licence_and_story, headers_are_guarded,
    toasts_go_through_one_file, borders_have_one_colour, invariants_have_their_tests, tests_never_sleep_or_skip, tests_need_no_locale, folders_have_a_readme, readme_links_lead_somewhere, decks_refer_to_what_there_is,
    translatable_files_are_listed, what_scripts_name_is_tracked, flatpak_builds_from_what_it_declares, addresses_agree,
    choices_of_built_in_decks_are_fair, german_is_complete, desktop_entry_is_valid,
    metainfo_is_valid,
]

print(f"1..{len(RULES)}")
for number, rule in enumerate(RULES, 1):
    broken = list(rule() or [])
    print(f"{'not ok' if broken else 'ok'} {number} - {rule.__name__.replace('_', ' ')}")
    for line in broken[:40]:
        print(f"# {line}")
sys.stdout.flush()
