#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Esito beside pyfixest, diff-diff and csdid: bootstraps of few clusters and of group-time effects.

Python 3.9 or later and Swift; the peers are installed, at the versions below, into a virtual
environment of their own. See README.md."""
import argparse
import os
import platform
import re
import statistics
import subprocess
import sys

VERSIONS = {"pyfixest": "0.60.0", "wildboottest": "0.3.2", "diff-diff": "3.13.0",
            "csdid": "0.4.3"}
HERE = os.path.dirname(os.path.abspath(__file__))
TASKS = {"wild": ["pyfixest"], "group-time": ["diff-diff", "csdid"]}


def arguments():
    home = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="the median of so many")
    parser.add_argument("--home", default=os.path.join(home, "esito-benchmarks"))
    parser.add_argument("--python", help="a Python that has the peers already")
    parser.add_argument("--program", help="Resampling, built already")
    return parser.parse_args()


def make_environment(options):
    """A Python with the peers at their versions."""
    if options.python:
        return options.python
    folder = os.path.join(options.home, "venv-resampling-" + "-".join(VERSIONS.values()))
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(os.path.join(folder, "complete")):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pins = [f"{name}=={version}" for name, version in VERSIONS.items()]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *pins], check=True)
        open(os.path.join(folder, "complete"), "w").close()
    return python


def build(options):
    """The path of our own program, built for release."""
    if options.program:
        return options.program
    command = ["swift", "build", "-c", "release", "--package-path", HERE]
    subprocess.run([*command, "--product", "Resampling"], check=True, stdout=subprocess.DEVNULL)
    found = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True)
    return os.path.join(found.stdout.strip(), "Resampling")


def measured(command, out):
    """Numbers of each run, and the peak of memory of the process."""
    with open(out, "wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.PIPE)
        said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command} failed with {process.returncode}:\n{said}")
    with open(out) as output:
        return [[float(field) for field in line.split()] for line in output], usage.ru_maxrss / 1024


def processor_name():
    """What the system calls its processor."""
    with open("/proc/cpuinfo") as file:
        found = re.search(r"model name\s*: (.*)", file.read())
    return found.group(1) if found else platform.machine()


def main():
    options = arguments()
    os.makedirs(options.home, exist_ok=True)
    python, program = make_environment(options), build(options)
    out = os.path.join(options.home, "resampling.out")
    print(f"{processor_name()}, Python {platform.python_version()}, "
          f"{', '.join(f'{name} {version}' for name, version in VERSIONS.items())}")
    for task, tools in TASKS.items():
        data = os.path.join(options.home, f"resampling-{task}.csv")
        with open(data, "wb") as file:
            subprocess.run([sys.executable, os.path.join(HERE, "make.py"), task], check=True,
                           stdout=file)
        commands = {"Esito": [program, task, data, "1"]}
        for tool in tools:
            commands[tool] = [python, os.path.join(HERE, "peers.py"), tool, data, "1"]
        runs = {name: [] for name in commands}
        memory = {}
        for _ in range(options.rounds):  # In turns, so that a slow minute falls on all.
            for name, command in commands.items():
                found, peak = measured(command, out)
                runs[name] += found
                memory[name] = max(peak, memory.get(name, 0))
        estimates = {name: found[0][0] for name, found in runs.items()}
        if max(estimates.values()) - min(estimates.values()) > 1e-6:
            sys.exit(f"the tools do not agree on the estimate: {estimates}")
        own = statistics.median(row[-1] for row in runs["Esito"])
        print(f"\n{task}: median of {options.rounds}\n")
        print("| | milliseconds | times Esito's | estimate | standard error or p | peak MB |")
        print("|---|---:|---:|---:|---:|---:|")
        for name, found in runs.items():
            seconds = statistics.median(row[-1] for row in found)
            print(f"| {name} {VERSIONS.get(name, '')} | {1000 * seconds:.1f} | {seconds / own:.1f} "
                  f"| {found[0][0]:.6f} | {found[0][1]:.4f} | {memory[name]:.0f} |")


main()
