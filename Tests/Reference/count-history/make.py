# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts beside earlier years, from their defining equations by bisection with 40 digits; beside them
the same dispersion from R's glm in make.R. Writes expected.json."""

import json

from mpmath import mp, mpf, betainc, sqrt

mp.dps = 40

CASES = [
    ([40, 52, 47], [1, 1, 1], 61, 1),
    ([40, 52, 47, 38, 71], [1, 1, 1, 1, 1], 30, 1),
    ([1053, 1091, 1080], [1, 1, 1], 1121, 1),
    ([0, 0, 0], [1, 1, 1], 4, 1),
    ([3, 0, 1, 2], [1, 1, 1, 1], 0, 1),
    ([12, 9, 30, 22], [1000, 950, 2010, 1500], 41, 1800.5),
    ([5, 5, 5, 5, 5, 5, 5, 5, 5, 5], [1] * 10, 5, 1),
    ([100000, 104000, 99000], [1, 1, 1], 130000, 1),
]


def tail(t, df):
    """P(T > t) of Student's t."""
    x = df / (df + t * t)
    return betainc(mpf(df) / 2, mpf(1) / 2, 0, x, regularized=True) / 2


def bisect(f, low, high):
    """The root of a function with f(low) < 0 < f(high) or the other way round."""
    sign = f(low) < 0
    for _ in range(400):
        middle = (low + high) / 2
        if (f(middle) < 0) == sign:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def critical(df):
    return bisect(lambda t: tail(t, df) - mpf("0.025"), mpf(0), mpf(10) ** 6)


def case(counts, exposures, count, exposure):
    counts, exposures = [mpf(x) for x in counts], [mpf(x) for x in exposures]
    count, exposure = mpf(count), mpf(exposure)
    events, total = sum(counts), sum(exposures)
    rate = events / total
    df = len(counts) - 1
    dispersion = mpf(1)
    if rate > 0:
        dispersion = max(
            dispersion, sum((y - rate * e) ** 2 / (rate * e) for y, e in zip(counts, exposures)) / df)
    c = critical(df) ** 2 * dispersion
    share = exposure / (exposure + total)

    def pivot(y, p):
        """(y − n·p)² − c·n·p·(1 − p): negative inside."""
        n = y + events
        return (y - n * p) ** 2 - c * n * p * (1 - p)

    mean = events * exposure / total
    big = (mean + c + 1) * 1000
    upper = bisect(lambda y: pivot(y, share), mean if events > 0 else mpf("1e-30"), big)
    lower = mpf(0)
    if events > 0 and pivot(mpf(0), share) > 0:
        lower = bisect(lambda y: pivot(y, share), mpf(0), mean)
    odds = lambda p: p / (1 - p) * total / exposure
    n = count + events
    p = count / n
    low = mpf(0) if count == 0 else odds(bisect(lambda q: pivot(count, q), mpf(0), p))
    high = None if events == 0 else odds(bisect(lambda q: pivot(count, q), max(p, mpf("1e-30")), mpf(1)))
    own = lambda m: (count - m) ** 2 - c * m
    own_low = mpf(0) if count == 0 else bisect(own, mpf(0), count)
    own_high = bisect(own, count if count > 0 else mpf("1e-30"), (count + c + 1) * 1000)
    number = lambda x: None if x is None else float(x)
    return {
        "counts": [int(y) for y in counts], "exposures": [float(e) for e in exposures],
        "count": int(count), "exposure": float(exposure), "dispersion": number(dispersion),
        "expected": number(mean), "prediction": [number(lower), number(upper)],
        "ratio": None if events == 0 else number(count / mean), "limits": [number(low), number(high)],
        "own": [number(own_low), number(own_high)],
    }


if __name__ == "__main__":
    with open("expected.json", "w") as file:
        json.dump([case(*one) for one in CASES], file, indent=1)
        file.write("\n")
