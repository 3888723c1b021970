#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates the invitations of this study: nobody in data/invitations.csv exists.

Plain Python 3 (3.11 made the committed file); the same bytes every time: python3 make.py

24 districts, 24 months (2023-01 to 2024-12), 200,000 invitations. 12 districts get the reminder,
4 each from 2024-01, 2024-04 and 2024-07. A person invited in a district and month responds within
60 days with probability
    base(district) + trend(month) + shock(district, month) + effect,
the effect being 3 points in the first month with the reminder, 4 in the second, 5 from the third on.
The truth that the report should hold is the average of these effects over the people invited with
the reminder on: this script prints it.
"""
import datetime
import pathlib
import random

DISTRICTS = 24
MONTHS = 24
INVITATIONS = 200_000
STARTS = {12: range(0, 4), 15: range(4, 8), 18: range(8, 12)}
QUARTILES = ["Q1", "Q2", "Q3", "Q4"]


def effect(months_since):
    return [0.03, 0.04, 0.05][min(months_since, 2)]


def main():
    source = random.Random(20230101)
    start = {d: month for month, districts in STARTS.items() for d in districts}
    size = [source.uniform(0.6, 1.6) for _ in range(DISTRICTS)]
    base = [source.gauss(0.42, 0.04) for _ in range(DISTRICTS)]
    shock = [[source.gauss(0, 0.008) for _ in range(MONTHS)] for _ in range(DISTRICTS)]
    months = [datetime.date(2023 + m // 12, m % 12 + 1, 1) for m in range(MONTHS)]
    season = [0.01 if day.month in (3, 4, 10) else -0.02 if day.month == 8 else 0 for day in months]
    rows = []
    treated = truth = 0.0
    districts = source.choices(range(DISTRICTS), weights=size, k=INVITATIONS)
    for d in districts:
        m = source.randrange(MONTHS)
        first = months[m]
        following = months[m + 1] if m + 1 < MONTHS else datetime.date(2025, 1, 1)
        invited = first + datetime.timedelta(days=source.randrange((following - first).days))
        quartile = source.choices(range(4), weights=[4, 4, 3, 3])[0]
        probability = base[d] + 0.001 * m + season[m] + shock[d][m] - 0.03 * (quartile - 1.3)
        if d in start and m >= start[d]:
            gain = effect(m - start[d])
            treated += 1
            truth += gain
            probability += gain
        returned = ""
        if source.random() < probability:
            returned = (invited + datetime.timedelta(days=source.randrange(1, 61))).isoformat()
        rows.append((invited.isoformat(), f"D{d + 1:02d}", QUARTILES[quartile], returned))
    rows.sort()
    lines = ["invited,district,deprivation,returned"] + [",".join(row) for row in rows]
    folder = pathlib.Path(__file__).resolve().parent / "data"
    (folder / "invitations.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"average effect on those invited with the reminder on: {100 * truth / treated:.3f} points")


main()
