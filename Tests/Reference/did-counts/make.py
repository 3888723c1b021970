# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts of nine places over twelve months, four of them treated from the ninth, and what statsmodels
says of them. Run in this folder: python make.py"""
import json

import numpy as np
import pandas as pd
import statsmodels.api as sm

PLACES, TREATED, PERIODS, START = 9, 4, 12, 8

random = np.random.default_rng(20261121)
rows = []
levels = random.normal(-4.5, 0.3, PLACES)
for place in range(PLACES):
    people = int(random.integers(4000, 16000))
    for period in range(PERIODS):
        log_rate = levels[place] + 0.1 * np.sin(period) + random.normal(0, 0.08)
        log_rate -= 0.25 * (place < TREATED and period >= START)
        n = people + int(random.integers(0, 300))
        rows.append((place, period, n, int(random.poisson(n * np.exp(log_rate)))))
data = pd.DataFrame(rows, columns=["place", "period", "n", "y"])
data.to_csv("data.csv", index=False)


def fixed(frame):
    """One column a place, and one a period but the first."""
    places = pd.get_dummies(frame.place, prefix="p", dtype=float)
    periods = pd.get_dummies(frame.period, prefix="t", drop_first=True, dtype=float)
    return places.join(periods)


def fitted(frame, columns):
    model = sm.GLM(frame.y, columns, family=sm.families.Poisson(), offset=np.log(frame.n))
    return model.fit(tol=1e-14, maxiter=200).params


treated = data.place < TREATED
columns = fixed(data)
for period in range(PERIODS):
    if period != START - 1:
        columns[f"e{period}"] = (treated & (data.period == period)).astype(float)
ratios = fitted(data, columns)
seen = data[treated].groupby("period").y.mean()
event_study = {
    str(period - START): seen[period] * (1 - np.exp(-ratios[f"e{period}"]))
    for period in range(PERIODS)
    if period != START - 1
}

before = data[data.period < START]
columns = fixed(before)
columns["slope"] = before.period * (before.place < TREATED)
slope = float(np.exp(fitted(before, columns)["slope"]))

with open("expected.json", "w") as file:
    json.dump({"eventStudy": event_study, "slopeRatio": slope}, file, indent=1)
    file.write("\n")
