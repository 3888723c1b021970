#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Expected values of net shares, ordinal comparisons and score means; coverage of net shares.

Tango's limits: for each difference the likelihood of the three classes is maximised by root-finding
on its derivative (50 digits), not by the closed form that Esito uses.
"""
import json
import math
import pathlib
import sys

import mpmath
import numpy
import scipy
import scipy.stats
import statsmodels
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportions_ztest

mpmath.mp.dps = 50
here = pathlib.Path(__file__).parent
f = mpmath.mpf


def most_likely(b, c, n, d):
    """Share against that maximises b log(q + d) + c log q + (n - b - c) log(1 - 2q - d)."""
    low, high = max(f(0), -d), (1 - d) / 2

    def slope(q):
        rest = n - b - c
        return ((b / (q + d) if b else 0) + (c / q if c else 0)
                - (2 * rest / (1 - 2 * q - d) if rest else 0))

    tiny = (high - low) * f(10) ** -40
    if high <= low:
        return low
    if slope(low + tiny) <= 0:
        return low
    if slope(high - tiny) >= 0:
        return high
    low, high = low + tiny, high - tiny
    for _ in range(160):
        middle = (low + high) / 2
        if slope(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def tango(b, c, n, level):
    z = mpmath.sqrt(2) * mpmath.erfinv(f(level))
    theta = f(b - c) / n

    def outside(d):
        q = most_likely(b, c, n, d)
        return (b - c - n * d) ** 2 - z * z * n * (2 * q + d * (1 - d)) > 0

    def search(end):
        inside, out = theta, f(end)
        if inside == out:
            return out
        for _ in range(70):
            middle = (inside + out) / 2
            if outside(middle):
                out = middle
            else:
                inside = middle
        return out

    return [float(search(-1)), float(search(1))]


def ordinal(first, second, level=0.95):
    x = [i for i, k in enumerate(first) for _ in range(k)]
    y = [i for i, k in enumerate(second) for _ in range(k)]
    test = scipy.stats.brunnermunzel(x, y)
    # Brunner and Munzel (2000) by ranks, exact fractions until the last step.
    ranks = [f(r) for r in scipy.stats.rankdata(x + y)]
    own_x, own_y = ([f(r) for r in scipy.stats.rankdata(v)] for v in (x, y))
    n, m = len(x), len(y)
    rx, ry = ranks[:n], ranks[n:]
    mx, my = sum(rx) / n, sum(ry) / m
    sx = sum((r - o - mx + f(n + 1) / 2) ** 2 for r, o in zip(rx, own_x)) / (n - 1)
    sy = sum((r - o - my + f(m + 1) / 2) ** 2 for r, o in zip(ry, own_y)) / (m - 1)
    p = f(1) / 2 + (my - mx) / (n + m)
    error = mpmath.sqrt(n * sx + m * sy) / (n * m)
    df = (n * sx + m * sy) ** 2 / ((n * sx) ** 2 / (n - 1) + (m * sy) ** 2 / (m - 1))
    t = f(float(scipy.stats.t.ppf(0.5 + level / 2, float(df))))
    return {
        "first": first, "second": second, "superiority": float(p), "error": float(error),
        "df": float(df), "lower": float(max(0, p - t * error)), "upper": float(min(1, p + t * error)),
        "p": float(test.pvalue), "statistic": float(test.statistic),
    }


def means(first, second):
    x = [i + 1 for i, k in enumerate(first) for _ in range(k)]
    y = [i + 1 for i, k in enumerate(second) for _ in range(k)]
    welch = scipy.stats.ttest_ind(y, x, equal_var=False)
    interval = welch.confidence_interval(0.95)
    one = scipy.stats.ttest_1samp(x, 0).confidence_interval(0.95)
    return {
        "first": first, "second": second, "difference": float(numpy.mean(y) - numpy.mean(x)),
        "lower": float(interval.low), "upper": float(interval.high), "df": float(welch.df),
        "p": float(welch.pvalue), "mean": float(numpy.mean(x)),
        "mean_lower": float(one.low), "mean_upper": float(one.high),
    }


def log_factorials(n):
    return numpy.cumsum([0.0] + [math.log(k) for k in range(1, n + 1)])


def coverage(n, intervals, grid):
    """Exact coverage over the trinomial, for each pair of shares of the grid."""
    logs = log_factorials(n)
    cells = [(b, c) for b in range(n + 1) for c in range(n + 1 - b)]
    result = {name: [] for name in intervals}
    limits = {name: numpy.array([fn(b, c, n) for b, c in cells]) for name, fn in intervals.items()}
    bs, cs = numpy.array(cells).T
    for p, q in grid:
        rest = 1 - p - q
        with numpy.errstate(divide="ignore", invalid="ignore"):
            logp = (logs[n] - logs[bs] - logs[cs] - logs[n - bs - cs]
                    + bs * math.log(p) + cs * math.log(q) + (n - bs - cs) * math.log(rest))
        weight = numpy.exp(logp)
        for name in intervals:
            low, high = limits[name].T
            hit = (low - 1e-12 <= p - q) & (p - q <= high + 1e-12)
            result[name].append(float(weight[hit].sum()))
    return {name: {"least": min(v), "mean": sum(v) / len(v)} for name, v in result.items()}


Z = float(mpmath.sqrt(2) * mpmath.erfinv(f("0.95")))


def fast_tango(b, c, n):
    """The closed form in doubles, for the table of coverage only."""
    def search(end):
        inside, out = (b - c) / n, float(end)
        for _ in range(50):
            d = (inside + out) / 2
            B, C = -b - c + (2 * n - b + c) * d, -c * d * (1 - d)
            q = max(0.0, (math.sqrt(max(0.0, B * B - 8 * n * C)) - B) / (4 * n))
            if (b - c - n * d) ** 2 - Z * Z * n * (2 * q + d * (1 - d)) > 0:
                out = d
            else:
                inside = d
        return out
    return search(-1), search(1)


def wald(b, c, n):
    d = (b - c) / n
    width = Z * math.sqrt(max(0.0, (b + c) / n - d * d) / n)
    return d - width, d + width


def wilson(x, n):
    centre, half = (x + Z * Z / 2) / (n + Z * Z), Z / (n + Z * Z) * math.sqrt(x * (n - x) / n + Z * Z / 4)
    return centre - half, centre + half


def newcombe(b, c, n):
    (l1, u1), (l2, u2) = wilson(b, n), wilson(c, n)
    p, q = b / n, c / n
    margins = math.sqrt(b * (n - b) * c * (n - c))
    phi = -b * c / margins if margins else 0.0
    down = (p - l1) ** 2 - 2 * phi * (p - l1) * (u2 - q) + (u2 - q) ** 2
    up = (u1 - p) ** 2 - 2 * phi * (u1 - p) * (q - l2) + (q - l2) ** 2
    return p - q - math.sqrt(max(0, down)), p - q + math.sqrt(max(0, up))


shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
grid = [(p, q) for p in shares for q in shares if p + q <= 0.951]
tables = [
    ([3, 5, 12, 20, 10], [1, 4, 9, 22, 18]), ([10, 2, 0, 0, 1], [1, 1, 4, 9, 9]),
    ([2, 2], [1, 5]), ([40, 60], [30, 75]), ([7, 0, 3, 0, 0, 9, 2], [0, 6, 0, 3, 8, 1, 1]),
    ([120, 340, 610, 220, 90], [90, 300, 600, 290, 130]), ([5, 5, 5], [5, 5, 5]),
]
nets = [(30, 20, 100), (0, 0, 20), (12, 0, 12), (0, 7, 15), (9, 1, 10), (5, 5, 10), (450, 300, 1000),
        (1, 0, 1), (0, 30, 30), (3, 17, 40), (60000, 59000, 200000)]
expected = {
    "versions": {"python": sys.version.split()[0], "scipy": scipy.__version__,
                 "statsmodels": statsmodels.__version__, "mpmath": mpmath.__version__,
                 "numpy": numpy.__version__},
    "net": [
        {"positive": b, "negative": c, "total": n, "value": (b - c) / n,
         "limits95": tango(b, c, n, "0.95"), "limits90": tango(b, c, n, "0.90"),
         "p": float(mcnemar([[0, b], [c, n - b - c]], exact=False, correction=False).pvalue)
         if b + c else 1.0}
        for b, c, n in nets
    ],
    "ordinal": [ordinal(*pair) for pair in tables],
    "means": [means(*pair) for pair in tables],
    "score_test": [
        {"a": a, "n": n, "b": b, "m": m, "p": float(proportions_ztest([a, b], [n, m])[1])}
        for a, n, b, m in [(40, 100, 55, 105), (1, 10, 9, 12), (300, 1000, 290, 1100)]
    ],
    "coverage": {
        str(n): coverage(n, {"tango": fast_tango, "wald": wald, "newcombe": newcombe}, grid)
        for n in [10, 20, 50]
    },
}
(here / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
print(json.dumps(expected["coverage"], indent=1))
