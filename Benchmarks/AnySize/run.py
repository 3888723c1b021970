#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Esito against DuckDB, polars, pandas, `wc -l` and `sha256sum` on the same file, in one run.

Python 3.9 or later and a C compiler; the tools that are compared are installed, at the versions
below, into a virtual environment of their own. See README.md."""
import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

VERSIONS = {"duckdb": "2.0.0", "polars": "2.1.0", "pandas": "3.1.1"}
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def arguments():
    home = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=9, help="the median of so many")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--home", default=os.path.join(home, "esito-benchmarks"),
                        help="where the data and the virtual environment are kept")
    parser.add_argument("--without", default="", help="names to leave out, with commas between")
    parser.add_argument("--binaries", help="a folder with esito and GroupedQuery, built already")
    return parser.parse_args()


def make_data(options):
    """The file of so many rows: written once, then kept."""
    path = os.path.join(options.home, f"invitations-{options.rows}.csv")
    if not os.path.exists(path):
        with tempfile.TemporaryDirectory() as scratch:
            program = os.path.join(scratch, "invitations")
            source = os.path.join(HERE, "invitations.c")
            compiler = os.environ.get("CC") or shutil.which("cc") or "clang"
            subprocess.run([compiler, "-O2", "-o", program, source], check=True)
            with open(path + ".part", "wb") as file:
                subprocess.run([program, str(options.rows)], check=True, stdout=file)
        os.replace(path + ".part", path)
    return path


def make_environment(options):
    """A Python with the tools at their versions."""
    folder = os.path.join(options.home, "venv-" + "-".join(VERSIONS.values()))
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(os.path.join(folder, "complete")):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pins = [f"{name}=={version}" for name, version in VERSIONS.items()]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *pins], check=True)
        open(os.path.join(folder, "complete"), "w").close()
    return python


def build(options):
    """Paths of esito and of the bare query, built for release."""
    if options.binaries:
        return [os.path.join(options.binaries, name) for name in ("esito", "GroupedQuery")]
    paths = []
    for folder, product in ((ROOT, "esito"), (HERE, "GroupedQuery")):
        command = ["swift", "build", "-c", "release", "--package-path", folder]
        subprocess.run([*command, "--product", product], check=True, stdout=subprocess.DEVNULL)
        found = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True)
        paths.append(os.path.join(found.stdout.decode().strip(), product))
    return paths


def first_line(command):
    """What a tool says of its version."""
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=False)
        return (output.stdout or output.stderr).splitlines()[0].strip()
    except (OSError, IndexError):
        return "unknown"


class Contender:
    """A command, what it is called, and what its runs took."""

    def __init__(self, key, name, command, answers=False, inner=False):
        self.key, self.name, self.command = key, name, command
        self.answers, self.inner = answers, inner
        self.wall, self.processor, self.memory, self.answer = [], [], [], None

    def run(self, scratch):
        """Once; the answer to the query must be the same every time."""
        out, err = os.path.join(scratch, "out"), os.path.join(scratch, "err")
        with open(out, "wb") as output, open(err, "wb") as errors:
            start = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=output, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        with open(err) as errors:
            said = errors.read()
        if process.returncode != 0:
            sys.exit(f"{self.name} failed with {process.returncode}:\n{said}")
        self.wall.append(float(said.split()[-1]) if self.inner else wall)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.memory.append(usage.ru_maxrss / 1024)
        if self.answers:
            with open(out) as output:
                answer = sorted(output.read().split())
            if self.answer not in (None, answer):
                sys.exit(f"{self.name} gave two answers to one question")
            self.answer = answer


def contenders(options, data, python, esito, query, scratch):
    """All of them, in the order of the table."""
    study = os.path.join(scratch, "study")
    os.makedirs(study)
    shutil.copy(os.path.join(HERE, "study.yaml"), study)
    shutil.copy(os.path.join(HERE, "equity.yaml"), study)
    # Of a file on persons the digest is keyed by a private salt.
    with open(os.path.join(HERE, "study.yaml"), encoding="utf-8") as file:
        private = file.read().replace("holds: public", "holds: pseudonymised")
    with open(os.path.join(study, "private.yaml"), "w", encoding="utf-8") as file:
        file.write(private)
    os.makedirs(os.path.join(scratch, "data"))
    os.link(data, os.path.join(scratch, "data", "invitations.csv")) if same_disk(
        data, scratch) else shutil.copy(data, os.path.join(scratch, "data", "invitations.csv"))
    peer = [python, os.path.join(HERE, "peers.py")]
    threads = str(options.threads)
    everything = [
        *[Contender(key, f"esito evaluate, {what}",
                    [esito, "evaluate", os.path.join(study, name), "--data-root",
                     os.path.join(scratch, "data"), "--output", os.path.join(scratch, "bundle")])
          for key, what, name in (("evaluate", "report and digest included", "study.yaml"),
                                  ("private", "of personal data, with a salted digest",
                                   "private.yaml"),
                                  ("equity", "gaps along three dimensions, digest included",
                                   "equity.yaml"))],
        Contender("query", "Esito's engine, the query alone", [query, data, threads], True),
        Contender("digest", "Esito's engine, query and digest",
                  [query, data, threads, "--digest"], True),
        Contender("single", "Esito's engine, the query alone, one thread", [query, data, "1"], True),
        Contender("duckdb", "DuckDB", [*peer, "duckdb", data, threads], True, True),
        Contender("polars", "polars", [*peer, "polars", data, threads], True, True),
        Contender("pandas", "pandas", [*peer, "pandas", data, threads], True, True),
        Contender("wc", "wc -l", ["wc", "-l", data]),
        Contender("sha256sum", "sha256sum", ["sha256sum", data]),
    ]
    return [one for one in everything if one.key not in options.without.split(",")]


def same_disk(path, folder):
    """Whether a file can have a second name in a folder."""
    return os.stat(path).st_dev == os.stat(folder).st_dev


def busy(seconds=3):
    """The share of the processors' time that others use, over some seconds of doing nothing."""
    def read():
        with open("/proc/stat") as file:
            values = [int(value) for value in file.readline().split()[1:9]]
        return sum(values), values[3] + values[4]
    total, idle = read()
    time.sleep(seconds)
    later, idle_later = read()
    return 1 - (idle_later - idle) / max(1, later - total)


def processor_name():
    """What the system calls its processor."""
    with open("/proc/cpuinfo") as file:
        found = re.search(r"model name\s*: (.*)", file.read())
    return found.group(1) if found else platform.machine()


def print_table(runs, size, options):
    """One line a contender; ratios to DuckDB's median."""
    base = next((statistics.median(run.wall) for run in runs if run.key == "duckdb"), None)
    print("| | seconds (median) | fastest–slowest | of DuckDB's | processor seconds | MB/s | peak MB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for run in runs:
        wall = statistics.median(run.wall)
        ratio = f"{wall / base:.2f}" if base else "–"
        processor = statistics.median(run.processor)
        print(f"| {run.name} | {wall:.3f} | {min(run.wall):.3f}–{max(run.wall):.3f} | {ratio} "
              f"| {processor:.2f} | {size / wall / 1e6:.0f} | {max(run.memory):.0f} |")


def main():
    options = arguments()
    os.makedirs(options.home, exist_ok=True)
    data, python = make_data(options), make_environment(options)
    esito, query = build(options)
    # All on the same processors, as many as threads.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:options.threads])
    size = os.path.getsize(data)
    with tempfile.TemporaryDirectory(dir=options.home) as scratch:
        runs = contenders(options, data, python, esito, query, scratch)
        before = busy()
        for round_number in range(options.rounds + 1):  # The first warms the cache.
            for run in runs:
                run.run(scratch)
                if round_number == 0:
                    run.wall.clear(), run.processor.clear()
        answers = {tuple(run.answer) for run in runs if run.answers}
        after = busy()
    if len(answers) > 1:
        sys.exit("the tools do not agree on the answer")
    print(f"{options.rows:,} rows, {size / 1e6:.0f} MB, {options.threads} threads, median of "
          f"{options.rounds}, warm cache. {processor_name()}, Linux {platform.release()}; "
          f"{', '.join(f'{name} {version}' for name, version in VERSIONS.items())}, "
          f"{first_line(['swift', '--version'])}, {first_line(['wc', '--version'])}. "
          f"All answers equal. Others used {before:.0%} of the processors before and "
          f"{after:.0%} after.\n")
    print_table(runs, size, options)
    if max(before, after) > 0.05:
        print("\nNot an idle machine: these figures do not count (README.md).")


main()
