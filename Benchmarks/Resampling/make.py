#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the benchmark: `make.py wild|group-time` to standard output.

A panel of units over ten periods with their own level and a common trend; an effect of 0.3 from the
first treated period on. The same numbers everywhere: Python's Mersenne twister from a fixed seed."""
import random
import sys

# Units by first treated period; 0 for never.
DESIGNS = {"wild": {6: 20, 0: 30}, "group-time": {4: 100, 6: 100, 8: 100, 0: 200}}


def main():
    draws = random.Random(20261121)
    print("unit,period,first,outcome")
    unit = 0
    for first, units in DESIGNS[sys.argv[1]].items():
        for _ in range(units):
            unit += 1
            level = draws.gauss(0, 1)
            for period in range(1, 11):
                effect = 0.3 if first and period >= first else 0
                print(f"{unit},{period},{first},{level + 0.1 * period + effect + draws.gauss(0, 1)!r}")


main()
