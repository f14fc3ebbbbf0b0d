#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory model beside its peers: ts-fsrs, and the Node binding to fsrs-rs.

usage: memory-peers.py BUILD-DIR [next | REVIEWS | FILE.csv ...]      (next: only how well fits predict what follows)

All fit the same review logs, in turn, each time in a process of its own; figures are medians. Their parameters are judged by
the same program, by the reviews they were fitted to and by the next ones of the same learner, over several kinds of learners,
seeds and sizes. The packages come from npm into the build folder.
"""

import csv
import json
import math
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

PACKAGES = {"ts-fsrs": "5.4.2", "@open-spaced-repetition/binding": "0.5.0"}
SIZES = ["10000", "100000", "1000000"]
LEARNER = "2026"
LARGE = 1_000_000
NEXT_SIZES = [300, 1000, 3000, 10_000, 100_000, 1_000_000]
KINDS = ["near", "far", "weak", "strong", "half-lives", "traces"]
# Nothing was chosen by these learners; a fit of a million reviews takes long.
SEEDS = range(201, 211)
SEEDS_LARGE = range(201, 203)
PREDICTORS = ["average", "moving average", "defaults", "binding", "FSRS-6 here", "FSRS-7 here"]
HERE = pathlib.Path(__file__).parent
COLUMNS = ["card_id", "review_time", "review_rating", "review_state", "review_duration"]


def die(sentence):
    sys.exit(f"bench: {sentence}")


def output(command):
    """What a program prints as JSON, and the MiB it took at its peak."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        die(f"“{' '.join(map(str, command))}” failed.")
    return json.loads(text), usage.ru_maxrss / 1024


class Bench:
    """Where everything is."""

    def __init__(self, build):
        self.interlock = build / "ui/interlock"
        self.learner = build / "tests/bench/bench-memory"
        self.packages = build / "peers"

    def install(self):
        """Gets the packages, unless they are there."""
        if not (shutil.which("node") and shutil.which("npm")):
            die("--peers needs node and npm, which are not installed here (Debian: nodejs and npm).")
        if all(self.version_of(name) == version for name, version in PACKAGES.items()):
            return
        wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
        self.packages.mkdir(exist_ok=True)
        (self.packages / "package.json").write_text("{}\n", encoding="utf-8")
        done = subprocess.run(["npm", "install", "--prefix", self.packages, "--no-audit", "--no-fund", "--fetch-retries=0",
                               "--loglevel=error", *wanted], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            reason = "\n".join(done.stderr.splitlines()[:4])
            die(f"npm could not fetch {' and '.join(wanted)}; is there a network? It says:\n{reason}")

    def version_of(self, name):
        package = self.packages / "node_modules" / name / "package.json"
        return json.loads(package.read_text(encoding="utf-8"))["version"] if package.is_file() else None

    def node(self, *arguments):
        return output(["node", HERE / "memory-peers.mjs", self.packages, *arguments])

    def fit_here(self, log, threads):
        fit, peak = output([self.interlock, "fsrs", "optimize", log, f"--threads={threads}", "--json"])
        return {"cpu": fit["cpu_seconds"], "wall": fit["wall_seconds"], "peak": peak, "parameters": fit["parameters"]}

    def fit_there(self, log):
        fit, peak = self.node("fit", log)
        return fit | {"peak": peak}

    def judge(self, log, parameters):
        weights = ",".join(map(repr, parameters))
        return output([self.interlock, "fsrs", "evaluate", log, f"--parameters={weights}", "--json"])[0]

    def write_learner(self, path, reviews, learner, seed):
        subprocess.run([self.learner, "--write", path, str(reviews), str(learner), str(seed)], check=True)

    def write_log(self, source, path):
        """Puts a learner's reviews, or those of a file, into the columns that everybody reads."""
        if source.isdigit():
            self.write_learner(path, source, LEARNER, LEARNER)
        else:
            write_columns(source, path)


def write_columns(source, path):
    """The binding asks for states: without them, a card's first review is its beginning."""
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, skipinitialspace=True))
    if not rows or not set(COLUMNS[:3]) <= rows[0].keys():
        die(f"{source} has no reviews in the columns {', '.join(COLUMNS[:3])}.")
    rows.sort(key=lambda row: (int(row["card_id"]), int(row["review_time"])))
    before = None
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        out.writeheader()
        for row in rows:
            state = 2 if row["card_id"] == before else 0
            before = row["card_id"]
            out.writerow({"review_state": state, **row, "review_duration": 0})


def measure_log(bench, log, rounds):
    """Fits by all of them, interleaved, so that a busy moment of the machine hits each of them alike."""
    fitters = {
        "Interlock, 1 thread": lambda: bench.fit_here(log, 1),
        "Interlock, 2 threads": lambda: bench.fit_here(log, 2),
        "binding": lambda: bench.fit_there(log),
    }
    runs = {name: [] for name in fitters}
    for _ in range(rounds):
        for name, fit in fitters.items():
            runs[name].append(fit())
    results = {}
    for name, fits in runs.items():
        judged = bench.judge(log, fits[0]["parameters"])
        medians = {key: statistics.median(fit[key] for fit in fits) for key in ("cpu", "wall", "peak")}
        least = min(fit["cpu"] for fit in fits)
        results[name] = judged | medians | {"parameters": fits[0]["parameters"], "least_cpu": least}
    return results


def row(name, cpu, wall, peak, figures):
    print(f"  {name:22} {cpu:>8} {wall:>8} {peak:>9}  {figures['log_loss']:9.5f} {figures['rmse_bins']:11.5f} "
          f"{figures['auc']:7.4f}")


def print_log(source, results):
    ours = results["Interlock, 1 thread"]
    kind = "of a known learner" if source.isdigit() else f"of {source}"
    print(f"\n{ours['reviews']} reviews {kind}, {ours['items']} predictions")
    print(f"  {'':22} {'CPU, s':>8} {'wall, s':>8} {'peak, MiB':>9}  {'log-loss':>9} {'RMSE(bins)':>11} {'AUC':>7}")
    for name, it in results.items():
        row(name, f"{it['cpu']:.3f}", f"{it['wall']:.3f}", f"{it['peak']:.0f}", it)
    print(f"  the binding takes {results['binding']['cpu'] / ours['cpu']:.1f} times the CPU")
    for name in ("defaults", "sm2", "moving_average", "average"):
        row(name.replace("_", " ").replace("sm2", "SM-2"), "", "", "", ours[name])


def seeds_of(size):
    return SEEDS_LARGE if size >= LARGE else SEEDS


def measure_next(bench, folder, size, kind, seed):
    """How well fits to so many reviews of a learner predict the next 20 000, and the CPU seconds they took."""
    seen = folder / "seen.csv"
    learner = map(str, (size, kind, seed))
    subprocess.run([bench.learner, "--seen", seen, *learner], check=True)
    theirs = bench.fit_there(seen)
    weights = ",".join(map(repr, theirs["parameters"]))
    judged = output([bench.learner, "--next", *map(str, (size, kind, seed)), weights])[0]
    return judged | {"theirs": theirs["cpu"]}


def mean_and_error(values):
    error = statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else 0
    return statistics.mean(values), error


def losses(runs, name):
    return [run[name]["log_loss"] for run in runs]


def difference(runs, name="FSRS-6 here"):
    """By how much a fit predicts worse than the binding's, and the standard error of that."""
    return mean_and_error([a - b for a, b in zip(losses(runs, name), losses(runs, "binding"))])


def print_next(by_size):
    print(f"\nlog-loss on the next 20 000 reviews, mean of {len(KINDS)} kinds of learners and {len(SEEDS)} seeds "
          f"({len(SEEDS_LARGE)} of {LARGE}); "
          "what FSRS-6 here has more than the binding, ± standard error")
    print(f"  {'reviews':>8} " + " ".join(f"{name:>14}" for name in PREDICTORS) + f" {'difference':>20}   CPU, s: here, binding")
    for size, kinds in by_size.items():
        runs = [run for kind in kinds.values() for run in kind]
        more, error = difference(runs)
        cpu = statistics.mean(run["cpu"] for run in runs)
        print(f"  {size:>8} " + " ".join(f"{statistics.mean(losses(runs, name)):>14.4f}" for name in PREDICTORS)
              + f" {f'{more:+.5f} ± {error:.5f}':>20}   {cpu:.3f}  {statistics.mean(run['theirs'] for run in runs):.3f}")
    print("  by kind, FSRS-6 here less the binding:")
    for size, kinds in by_size.items():
        print(f"  {size:>8} " + "  ".join(f"{kind} {difference(runs)[0]:+.4f}" for kind, runs in kinds.items()))


def measure_steps(bench, rounds):
    """Scheduling steps a second, by whom; memory states alone where a name says so."""
    runs = []
    for _ in range(rounds):
        text = subprocess.run([bench.learner, "--steps"], capture_output=True, text=True, check=True).stdout
        ours = {f"Interlock, {' '.join(name.split())}": float(rate) * 1e6
                for name, rate in re.findall(r"^(.*?) +([\d.]+) M reviews/s$", text, re.M)}
        runs.append(ours | bench.node("steps")[0])
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def print_steps(steps):
    print("\nsteps a second of CPU")
    for name, rate in steps.items():
        print(f"  {name:40} {rate / 1e6:8.2f} M")


def target(sentence, value, holds):
    print(f"  {sentence:62} {value:>12}  {'yes' if holds else 'no'}")


def growths(logs):
    """From the shortest log to the longest, and where most of the work is: from the longest but one."""
    fits = sorted((results["Interlock, 1 thread"] for results in logs), key=lambda fit: fit["reviews"])
    pairs = [(fits[0], fits[-1]), (fits[-2], fits[-1])] if len(fits) > 2 else [tuple(fits)] if len(fits) == 2 else []
    return [(small, large) for small, large in pairs if small["reviews"] < large["reviews"]]


def print_targets(logs, by_size, steps):
    print("\ntargets")
    for results in logs:
        ours, two, theirs = results.values()
        n, worse = f"{ours['reviews']:,}".replace(",", " "), ours["log_loss"] - theirs["log_loss"]
        ratio = theirs["cpu"] / ours["cpu"]
        if ours["reviews"] >= LARGE:
            target(f"{n} reviews: at most 1 s of CPU a million, 1 thread", f"{ours['cpu']:.3f} s", ours["cpu"] <= 1)
            target(f"{n} reviews: the same with 2 threads", f"{two['cpu']:.3f} s", two["cpu"] <= 1)
            target(f"{n} reviews: at most 150 MiB", f"{ours['peak']:.0f} MiB", ours["peak"] <= 150)
            target(f"{n} reviews: 7 times less CPU than the binding", f"{ratio:.1f}", ratio >= 7)
        target(f"{n} reviews: log-loss at most 0.0002 worse", f"{worse:+.5f}", worse <= 0.0002)
        target(f"{n} reviews: the same to the last bit with 2 threads", "", ours["parameters"] == two["parameters"])
    for size, kinds in by_size.items():
        runs = [run for kind in kinds.values() for run in kind]
        more, error = difference(runs)
        worst = max(difference(runs)[0] for runs in kinds.values())
        target(f"{size} reviews: the next ones predicted better than by the binding", f"{more:+.5f}", more <= -error)
        target(f"{size} reviews: for no kind worse by more than 0.0005", f"{worst:+.5f}", worst <= 0.0005)
    if 300 in by_size:
        runs = [run for kind in by_size[300].values() for run in kind]
        more = statistics.mean(losses(runs, "FSRS-6 here")) - statistics.mean(losses(runs, "average"))
        target("300 reviews: at most 0.002 worse than the average", f"{more:+.5f}", more <= 0.002)
    for small, large in growths(logs):
        # What disturbs a run only ever adds to it.
        exponent = math.log(large["least_cpu"] / small["least_cpu"]) / math.log(large["reviews"] / small["reviews"])
        sizes = f"{small['reviews']} to {large['reviews']}"
        target(f"CPU as reviews to the power of 1.05, {sizes}", f"{exponent:.3f}", exponent <= 1.05)
    if steps:
        rate = steps["Interlock, scheduling without fuzz"]
        target("at least 10 M scheduling steps a second", f"{rate / 1e6:.1f} M", rate >= 10e6)


def main():
    bench = Bench(pathlib.Path(sys.argv[1]).resolve())
    only_next = sys.argv[2:] == ["next"]
    sources = [] if only_next else sys.argv[2:] or SIZES
    bench.install()
    logs, by_size = [], {}
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; "
          f"{', '.join(f'{name} {version}' for name, version in PACKAGES.items())}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for source in sources:
            log = folder / "log.csv"
            bench.write_log(source, log)
            rounds = 5 if log.stat().st_size > 10_000_000 else 7
            logs.append(measure_log(bench, log, rounds))
            print_log(source, logs[-1])
        if only_next or len(sys.argv) == 2:
            by_size = {size: {kind: [measure_next(bench, folder, size, kind, seed) for seed in seeds_of(size)] for kind in KINDS}
                       for size in NEXT_SIZES}
            print_next(by_size)
    steps = {} if only_next else measure_steps(bench, 5)
    if steps:
        print_steps(steps)
    print_targets(logs, by_size, steps)


main()
