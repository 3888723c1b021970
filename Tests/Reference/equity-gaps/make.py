# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of gaps and of their changes in 40 digits, every limit the root of its defining equation.

Usage: python3 make.py > gaps.json   (mpmath)
"""
import json

import mpmath as mp

mp.mp.dps = 40
Z = mp.sqrt(2) * mp.erfinv(mp.mpf("0.95"))


def root(f, one, other):
    """Where f changes sign, by bisection."""
    one, other = mp.mpf(one), mp.mpf(other)
    sign = mp.sign(f(one))
    for _ in range(200):
        middle = (one + other) / 2
        if mp.sign(f(middle)) == sign:
            one = middle
        else:
            other = middle
    return (one + other) / 2


def wilson(x, n):
    """The two p with |x/n - p| = z sqrt(p (1 - p) / n), one on each side of x/n."""
    x, n = mp.mpf(x), mp.mpf(n)
    f = lambda p: (x / n - p) ** 2 - Z**2 * p * (1 - p) / n
    tiny = mp.mpf(10) ** -36
    lower = mp.mpf(0) if x == 0 else root(f, 0, x / n - tiny)
    upper = mp.mpf(1) if x == n else root(f, 1, x / n + tiny)
    return lower, x / n, upper


def difference(a, b):
    (la, pa, ua), (lb, pb, ub) = a, b
    d = pa - pb
    lower = d - mp.sqrt((pa - la) ** 2 + (ub - pb) ** 2)
    return lower, d, d + mp.sqrt((ua - pa) ** 2 + (pb - lb) ** 2)


def ratio(a, b):
    """Roots of (pa - t pb)^2 = (pa - la)^2 + t^2 (ub - pb)^2 and of its mirror image."""
    (la, pa, ua), (lb, pb, ub) = a, b
    t = pa / pb
    low = lambda s: (pa - s * pb) ** 2 - (pa - la) ** 2 - s**2 * (ub - pb) ** 2
    high = lambda s: (pa - s * pb) ** 2 - (ua - pa) ** 2 - s**2 * (pb - lb) ** 2
    lower = root(low, 0, t) if la > 0 else mp.mpf(0)
    far = max(t, mp.mpf("0.001"))
    while high(far) < 0:
        far *= mp.mpf("1.5")
    return lower, t, root(high, far, t)


def through(f, a):
    return tuple(f(v) for v in a)


def exponential(a):
    return through(mp.exp, a)


def gap(scale, reference, focus):
    (xr, nr), (xf, nf) = reference, focus
    r, f = wilson(xr, nr), wilson(xf, nf)
    if scale == "difference":
        return difference(r, f)
    if scale == "ratio":
        return ratio(r, f)
    if scale == "complementRatio":
        return ratio(wilson(nf - xf, nf), wilson(nr - xr, nr))
    logit = lambda p: mp.log(p / (1 - p))
    return exponential(difference(through(logit, r), through(logit, f)))


def change(scale, before, after):
    b, a = gap(scale, *before), gap(scale, *after)
    if scale == "difference":
        return difference(a, b)
    return exponential(difference(through(mp.log, a), through(mp.log, b)))


CASES = [
    [[(696, 1180), (534, 1242)], [(734, 1203), (642, 1259)]],
    [[(9, 30), (5, 12)], [(28, 30), (9, 12)]],
    [[(1, 400), (1, 15)], [(3, 380), (2, 21)]],
    [[(99_000, 100_000), (980, 1_000)], [(99_500, 100_000), (991, 1_000)]],
    [[(12, 40), (1, 8)], [(14, 40), (2, 8)]],
]
# Empty and full cells, where the scale still has a gap.
EDGES = [
    ["difference", (0, 20), (0, 15)],
    ["difference", (20, 20), (0, 15)],
    ["ratio", (20, 20), (3, 15)],
    ["ratio", (0, 20), (3, 15)],
    ["complementRatio", (5, 20), (15, 15)],
    ["complementRatio", (0, 20), (7, 15)],
]
SCALES = ["difference", "ratio", "oddsRatio", "complementRatio"]


def printed(a):
    return [mp.nstr(mp.mpf(v), 20) for v in a]


cases = [
    {
        "before": before,
        "after": after,
        "scales": {
            s: {
                "before": printed(gap(s, *before)),
                "after": printed(gap(s, *after)),
                "change": printed(change(s, before, after)),
            }
            for s in SCALES
        },
    }
    for before, after in CASES
]
edges = [{"scale": s, "gap": [r, f], "limits": printed(gap(s, r, f))} for s, r, f in EDGES]
print(json.dumps({"software": "mpmath " + mp.__version__, "cases": cases, "edges": edges}, indent=1))
