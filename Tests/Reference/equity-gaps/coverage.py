# SPDX-License-Identifier: GPL-3.0-or-later
"""How often limits of a change of a gap, on three scales of quotients, hold the true change.

Usage: python3 coverage.py > coverage.json   (numpy; seed below; 40,000 samples a setting)

Samples in which the scale has no gap (an empty cell) are left out, and their share is printed.
"""
import json

import numpy as np

Z = 1.959963984540054
SAMPLES = 40_000
SETTINGS = [
    ([20, 20, 20, 20], [0.6, 0.4, 0.65, 0.5]),
    ([30, 12, 30, 12], [0.9, 0.7, 0.95, 0.85]),
    ([50, 50, 50, 50], [0.95, 0.9, 0.97, 0.95]),
    ([200, 60, 200, 60], [0.6, 0.45, 0.62, 0.52]),
    ([1200, 1200, 1200, 1200], [0.59, 0.43, 0.61, 0.51]),
    ([40, 8, 40, 8], [0.3, 0.1, 0.35, 0.2]),
]
random = np.random.default_rng(20261121)


def wilson(x, n):
    middle, scale = (x + Z * Z / 2) / (n + Z * Z), Z / (n + Z * Z)
    half = scale * np.sqrt(x * (n - x) / n + Z * Z / 4)
    return np.clip(middle - half, 0, 1), x / n, np.clip(middle + half, 0, 1)


def difference(a, b):
    d = a[1] - b[1]
    lower = np.sqrt((a[1] - a[0]) ** 2 + (b[2] - b[1]) ** 2)
    return d - lower, d, d + np.sqrt((a[2] - a[1]) ** 2 + (b[1] - b[0]) ** 2)


def ratio(a, b):
    def lower(one, other):
        alpha = other[2] * (2 * other[1] - other[2])
        gamma = one[0] * (2 * one[1] - one[0])
        product = one[1] * other[1]
        root = np.sqrt(np.maximum(0, product * product - alpha * gamma))
        return gamma / (product + root)

    return lower(a, b), a[1] / b[1], 1 / lower(b, a)


def through(f, a):
    return tuple(f(v) for v in a)


logit = lambda p: np.log(p / (1 - p))
results = []
for totals, shares in SETTINGS:
    counts = [random.binomial(n, p, SAMPLES) for n, p in zip(totals, shares)]
    for scale in ["ratio", "oddsRatio", "complementRatio"]:
        x, p = counts, shares
        if scale == "complementRatio":
            x, p = [n - c for n, c in zip(totals, counts)], [1 - s for s in shares]
        usable = np.all([c > 0 for c in x], axis=0)
        if scale == "oddsRatio":
            usable &= np.all([c < n for c, n in zip(x, totals)], axis=0)
        x = [c[usable] for c in x]
        limits = [wilson(c, n) for c, n in zip(x, totals)]
        if scale == "oddsRatio":
            logits = [through(logit, w) for w in limits]
            gaps = [difference(logits[0], logits[1]), difference(logits[2], logits[3])]
            link, variance = logit, lambda c, n: 1 / c + 1 / (n - c)
        else:
            gaps = [through(np.log, ratio(limits[k], limits[k + 1])) for k in (0, 2)]
            link, variance = np.log, lambda c, n: 1 / c - 1 / n
        true = link(p[2]) - link(p[3]) - link(p[0]) + link(p[1])
        lower, estimate, upper = difference(gaps[1], gaps[0])
        error = np.sqrt(sum(variance(c, n) for c, n in zip(x, totals)))
        results.append(
            {
                "totals": totals,
                "shares": shares,
                "scale": scale,
                "usable": round(float(usable.mean()), 4),
                "mover": round(float(np.mean((lower <= true) & (true <= upper))), 4),
                "wald": round(float(np.mean(abs(estimate - true) <= Z * error)), 4),
            }
        )
print(json.dumps({"software": "numpy " + np.__version__, "results": results}, indent=1))
