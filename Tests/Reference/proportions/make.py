# SPDX-License-Identifier: GPL-3.0-or-later
"""Two proportions compared, to 40 digits from the defining equations, and by statsmodels.

Run: python3 make.py (mpmath, statsmodels); writes expected.json.
Wilson's limits are roots of the score equation, ratio limits roots of the MOVER equation: both by
bisection on the definition, not by a closed form.
"""
import json
from importlib.metadata import version

from mpmath import erfinv, mp, mpf, sqrt
from statsmodels.stats.proportion import confint_proportions_2indep

mp.dps = 40


def bisect(function, low, high):
    """Where an increasing function crosses 0."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return (low + high) / 2


def wilson(x, n, level):
    z, p = sqrt(2) * erfinv(mpf(level)), mpf(x) / n

    def score(pi):  # distance beyond z standard errors, times n
        return n * (p - pi) ** 2 - z * z * pi * (1 - pi)

    low = mpf(0) if x == 0 else bisect(lambda pi: -score(pi), mpf(0), p)
    high = mpf(1) if x == n else bisect(score, p, mpf(1))
    return p, low, high


def combination(terms, level):
    down = up = total = mpf(0)
    for weight, (x, n) in terms:
        p, low, high = wilson(x, n, level)
        total += weight * p
        ends = sorted([weight * low, weight * high])
        down += (weight * p - ends[0]) ** 2
        up += (ends[1] - weight * p) ** 2
    return [total, total - sqrt(down), total + sqrt(up)]


def lower_ratio(first, second, level):
    """Largest θ at which the lower limit of first − θ second is still above 0."""
    (a, low, _), (b, _, high) = wilson(*first, level), wilson(*second, level)
    if low == 0:
        return mpf(0)

    def limit(theta):
        return -(a - theta * b - sqrt((a - low) ** 2 + (theta * (high - b)) ** 2))

    return bisect(limit, mpf(0), mpf(10) ** 6)


cases = [((56, 70), (48, 80)), ((9, 10), (3, 10)), ((5, 56), (0, 29)), ((0, 29), (5, 56)),
         ((0, 10), (0, 20)), ((10, 10), (0, 20)), ((10, 10), (10, 10)), ((412, 560), (380, 551)),
         ((1, 400), (9, 390)), ((31, 40), (2, 3)), ((61234, 100000), (60001, 100000))]
rows = []
for first, second in cases:
    for level in (0.95, 0.8):
        upper = lower_ratio(second, first, level)
        peer = confint_proportions_2indep(*first, *second, method="newcomb", alpha=1 - level)
        row = {"first": first, "second": second, "level": level,
               "difference": combination([(1, first), (-1, second)], level),
               "ratio": [mpf(first[0]) * second[1] / (first[1] * second[0])
                         if second[0] else None,
                         lower_ratio(first, second, level), 1 / upper if upper else None],
               "statsmodels_newcomb": [float(limit) for limit in peer]}
        if 0 < first[0] < first[1] and 0 < second[0] < second[1]:
            koopman = confint_proportions_2indep(
                *first, *second, compare="ratio", method="score", correction=False,
                alpha=1 - level)
            row["statsmodels_ratio_score"] = [float(limit) for limit in koopman]
        rows.append(row)
changes = []
for cells in [((41, 60), (30, 62), (55, 71), (49, 70)), ((0, 12), (3, 12), (12, 12), (12, 12)),
              ((5210, 9800), (4700, 9900), (3100, 8000), (2500, 8100))]:
    changes.append({"cells": cells,
                    "change": combination(list(zip((1, -1, -1, 1), cells)), 0.95)})


def text(value):
    if isinstance(value, dict):
        return {key: text(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [text(each) for each in value]
    return mp.nstr(value, 20) if isinstance(value, mp.mpf) else value


with open("expected.json", "w") as file:
    json.dump({"versions": {name: version(name) for name in ("mpmath", "statsmodels")},
               "pairs": text(rows), "changes": text(changes)}, file, indent=1)
