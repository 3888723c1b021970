#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the real output of every command into the notebooks.

Run at the top of the repository after a build: python3 notebooks-md/update.py [path of esito]
A test compares; this only saves the copying. Commands that write bundles write the shipped ones.
"""
import pathlib
import subprocess
import sys

esito = sys.argv[1] if len(sys.argv) > 1 else ".build/debug/esito"
for page in sorted(pathlib.Path("notebooks-md").glob("*.md")):
    lines, inside = [], False
    for line in page.read_text(encoding="utf-8").split("\n"):
        if line == "```console":
            inside = True
        elif line == "```":
            inside = False
        elif inside and line.startswith("$ esito "):
            run = subprocess.run([esito, *line.split()[2:]], capture_output=True, text=True)
            lines.append(line)
            lines += (run.stdout + run.stderr).splitlines()
            continue
        elif inside:
            continue
        lines.append(line)
    page.write_text("\n".join(lines), encoding="utf-8")
