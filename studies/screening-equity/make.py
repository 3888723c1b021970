#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates the invitations of this study: nobody in data/inviti.csv exists.

Plain Python 3 (3.11 made the committed file); the same bytes every time: python3 make.py

120,000 people invited to a colorectal screening, 24 districts, January to September of 2024 and of
2025. Districts D01-D12 have the campaign from 2025-01-01. A person returns the kit within 90 days
with probability
    base(district) + shock(district, year) + shock(district, year, quartile)
    + quartile + citizenship + area + age class + sex + year's drift + campaign,
in points. The campaign lifts everyone: by 3 points in the least deprived quartile and by 9 in the
most deprived; 3 points more for foreigners; but 1.5 points more than that in towns (SNAI class A)
and 3.5 less in peripheral municipalities (class E). This script prints the truth that the report
should hold: averages of these probabilities over the people invited, no responses in them.
"""
import datetime
import pathlib
import random

DISTRICTS = 24
WITH_CAMPAIGN = 12
INVITATIONS = 120_000
QUARTILES = ["Q1", "Q2", "Q3", "Q4"]
AREAS = ["A", "C", "D", "E"]
AGES = ["50-54", "55-59", "60-64", "65-69"]

# Levels before the campaign, in points.
BY_QUARTILE = [4.0, 1.5, -2.0, -8.0]
BY_AREA = [0.5, 0.5, -1.0, -3.0]
BY_AGE = [-4.0, -1.0, 2.0, 3.0]
FOREIGN, FEMALE = -12.0, 2.0
# What a year brings without any campaign: foreigners come a little closer everywhere.
DRIFT, DRIFT_FOREIGN = 0.8, 1.5
# What the campaign adds.
GAIN = [3.0, 5.0, 7.0, 9.0]
GAIN_AREA = [1.5, 0.5, -1.0, -3.5]
GAIN_FOREIGN = 3.0
# Standard deviations between districts.
BETWEEN, YEARLY, YEARLY_QUARTILE = 3.0, 1.2, 0.8


class Mean:
    def __init__(self):
        self.sum = self.count = 0

    def add(self, value):
        self.sum += value
        self.count += 1

    @property
    def value(self):
        return self.sum / self.count


def main():
    source = random.Random(2)
    size = [source.uniform(0.5, 1.7) for _ in range(DISTRICTS)]
    base = [source.gauss(43, BETWEEN) for _ in range(DISTRICTS)]
    yearly = [[source.gauss(0, YEARLY) for _ in range(2)] for _ in range(DISTRICTS)]
    uneven = [
        [[source.gauss(0, YEARLY_QUARTILE) for _ in QUARTILES] for _ in range(2)]
        for _ in range(DISTRICTS)
    ]
    # Every third district is rural; quartiles differ between districts.
    areas = [[1, 4, 4, 3] if d % 3 == 2 else [5, 4, 1, 1] for d in range(DISTRICTS)]
    quartiles = [[source.uniform(0.7, 1.3) for _ in QUARTILES] for _ in range(DISTRICTS)]
    first = [datetime.date(2024, 1, 1), datetime.date(2025, 1, 1)]
    days = [(datetime.date(year, 10, 1) - start).days for year, start in zip((2024, 2025), first)]

    rows = []
    gain = {}  # campaign's own addition, by group, over those whom it reached
    level = {}  # expected response, by group and year, all districts
    expected = Mean()
    for d in source.choices(range(DISTRICTS), weights=size, k=INVITATIONS):
        year = source.randrange(2)
        invited = first[year] + datetime.timedelta(days=source.randrange(days[year]))
        area = source.choices(range(4), weights=areas[d])[0]
        quartile = source.choices(range(4), weights=quartiles[d])[0]
        foreign = source.random() < [0.06, 0.09, 0.13, 0.20][quartile]
        # The later year invites more people of the youngest class.
        age = source.choices(range(4), weights=[28 + 6 * year, 26, 24, 22])[0]
        female = source.random() < 0.52
        points = base[d] + yearly[d][year] + uneven[d][year][quartile]
        points += BY_QUARTILE[quartile] + BY_AREA[area] + BY_AGE[age]
        points += FOREIGN * foreign + FEMALE * female + (DRIFT + DRIFT_FOREIGN * foreign) * year
        # Where somebody lives is not known for some, more often for foreigners.
        known = source.random() >= (0.12 if foreign else 0.03)
        added = 0.0
        if d < WITH_CAMPAIGN and year == 1:
            added = GAIN[quartile] + GAIN_AREA[area] + GAIN_FOREIGN * foreign
            groups = ["all", "foreign" if foreign else "Italian", AREAS[area]]
            for group in groups + ([QUARTILES[quartile]] if known else []):
                gain.setdefault(group, Mean()).add(added)
        points += added
        for group in ["foreign" if foreign else "Italian", "F" if female else "M"]:
            level.setdefault((group, year), Mean()).add(points)
        expected.add(points)
        returned = ""
        if 100 * source.random() < points:
            day = invited + datetime.timedelta(days=source.randrange(1, 91))
            returned = f"{day:%d/%m/%Y}"
        rows.append(
            (
                invited, f"D{d + 1:02d}", QUARTILES[quartile] if known else "",
                "STR" if foreign else "ITA", AREAS[area], AGES[age], "F" if female else "M",
                returned,
            )
        )
    rows.sort()
    lines = ["Data invito;Distretto;Quartile;Cittadinanza;Area;Età;Sesso;Data riconsegna"]
    lines += [";".join((f"{row[0]:%d/%m/%Y}",) + row[1:]) for row in rows]
    folder = pathlib.Path(__file__).resolve().parent / "data"
    (folder / "inviti.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252"))

    print(f"expected response over all: {expected.value:.2f}")
    print("added by the campaign, points:")
    for group in sorted(gain):
        print(f"  {group}: {gain[group].value:.2f}")
    for reference, focus in [("Q1", "Q4"), ("Italian", "foreign"), ("A", "E")]:
        change = gain[reference].value - gain[focus].value
        print(f"change of the gap {reference}-{focus} that the campaign makes: {change:+.2f}")
    for reference, focus in [("Italian", "foreign"), ("F", "M")]:
        before, after = (
            level[reference, year].value - level[focus, year].value for year in range(2)
        )
        print(
            f"gap {reference}-{focus}, all districts: {before:.2f} to {after:.2f}, "
            f"change {after - before:+.2f}"
        )


main()
