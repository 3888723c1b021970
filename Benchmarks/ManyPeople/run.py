#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Esito against DuckDB on people and their contacts, in one run; see README.md.

Python 3.9 or later with duckdb, and a C compiler."""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=5_000_000)
    parser.add_argument("--contacts", type=int, default=60_000_000)
    parser.add_argument("--rounds", type=int, default=5, help="the median of so many")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--python", default=sys.executable, help="a Python that has duckdb")
    parser.add_argument("--query", help="PeopleQuery, built already")
    parser.add_argument("--home", help="a folder for the data (1.4 GB), deleted at the end")
    return parser.parse_args()


def build(options):
    if options.query:
        return options.query
    command = ["swift", "build", "-c", "release", "--package-path", HERE]
    subprocess.run([*command, "--product", "PeopleQuery"], check=True, stdout=subprocess.DEVNULL)
    found = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True)
    return os.path.join(found.stdout.strip(), "PeopleQuery")


def run(command, inner):
    """Seconds, processor seconds, peak MB and the answer."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        said = err.read().decode()
        if process.returncode != 0:
            sys.exit(f"{command[0]} failed with {process.returncode}:\n{said}")
        seconds = float(said.split()[-1]) if inner else wall
        processor = usage.ru_utime + usage.ru_stime
        return seconds, processor, usage.ru_maxrss / 1024, out.read().decode().split()


def main():
    options = arguments()
    query = build(options)
    with tempfile.TemporaryDirectory(dir=options.home) as folder:
        program = os.path.join(folder, "people")
        compiler = os.environ.get("CC") or shutil.which("cc") or "clang"
        source = os.path.join(HERE, "people.c")
        subprocess.run([compiler, "-O2", "-o", program, source], check=True)
        subprocess.run([program, str(options.people), str(options.contacts), folder], check=True)
        threads = str(options.threads)
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:options.threads])
        tools = {
            "Esito": ([query, folder, threads], False),
            "Esito, one thread": ([query, folder, "1"], False),
            "DuckDB": ([options.python, os.path.join(HERE, "peer.py"), folder, threads], True),
        }
        runs = {name: [] for name in tools}
        for number in range(options.rounds + 1):  # The first warms the cache.
            for name, (command, inner) in tools.items():
                measured = run(command, inner)
                if number > 0:
                    runs[name].append(measured)
        if len({tuple(one[3]) for each in runs.values() for one in each}) > 1:
            sys.exit("the tools do not agree on the answer")
        size = sum(os.path.getsize(os.path.join(folder, f"{name}.csv"))
                   for name in ("people", "contacts"))
    medians = {name: [statistics.median(one[i] for one in each) for i in (0, 1)]
               for name, each in runs.items()}
    print(f"{options.people:,} people, {options.contacts:,} contacts, {size / 1e6:.0f} MB, "
          f"{threads} threads, median of {options.rounds}, answers equal.\n")
    print("| | seconds | of DuckDB's | processor seconds | of DuckDB's | peak MB |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, (wall, processor) in medians.items():
        base = medians["DuckDB"]
        print(f"| {name} | {wall:.2f} | {wall / base[0]:.2f} | {processor:.2f} "
              f"| {processor / base[1]:.2f} | {max(one[2] for one in runs[name]):.0f} |")


main()
