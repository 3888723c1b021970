# SPDX-License-Identifier: GPL-3.0-or-later
"""Costs of an effect: limits found from their definitions, not from the closed forms of the library.

- fieller: roots of the pivot |a - t b| / sqrt(va - 2 t cov + t^2 vb) = q, by bisection over the
  circle t = tan(phi), 40 digits; every one of the three shapes.
- costs: the amounts t > 0 at which the MOVER limits of cost - t * effect (Zou, Donner 2008) reach 0,
  by bisection, 40 digits.
- discount: present values in exact fractions.
- economics: percentiles and probabilities of a normal effect times a gamma gain less a normal cost,
  by quadrature (scipy).

Run: python make.py > expected.json      (versions stand in expected.json)
"""
import json
import sys
from fractions import Fraction

import mpmath
import numpy
import scipy
from mpmath import mp, mpf
from scipy import integrate, optimize, stats

mp.dps = 40


def bisect(f, low, high):
    sign = f(low) > 0
    for _ in range(130):
        middle = (low + high) / 2
        if (f(middle) > 0) == sign:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def fieller(a, b, va, vb, cov, q):
    a, b, va, vb, cov, q = map(mpf, (a, b, va, vb, cov, q))

    # The angle is taken on a scale on which neither part is tiny.
    scale = mpmath.sqrt((a * a + va) / (b * b + vb))

    def inside(phi):
        s, c = mpmath.sin(phi) * scale, mpmath.cos(phi)
        return (q * q * (va * c * c - 2 * s * c * cov + vb * s * s) - (a * c - s * b) ** 2)

    steps = 8001
    grid = [mpmath.pi * (i + mpf(1) / 3) / steps - mpmath.pi / 2 for i in range(steps + 1)]
    values = [inside(phi) for phi in grid]
    if all(v > 0 for v in values):
        return {"shape": "everything"}
    edges = [bisect(inside, grid[i], grid[i + 1]) for i in range(steps)
             if (values[i] > 0) != (values[i + 1] > 0)]
    limits = sorted(scale * mpmath.tan(e) for e in edges)
    assert len(limits) == 2, limits
    middle = mpmath.atan((limits[0] + limits[1]) / 2 / scale)
    shape = "interval" if inside(middle) > 0 else "outside"
    return {"shape": shape, "limits": [float(t) for t in limits]}


PAIRS = [
    (1000, 0.05, 324**2, 0.01**2, 0.0, 1.96), (1000, 0.05, 324**2, 0.01**2, -0.5 * 324 * 0.01, 1.96),
    (1000, 0.05, 324**2, 0.01**2, 0.7 * 324 * 0.01, 1.9647), (-35, 0.04, 76**2, 0.02**2, 0.3, 1.96),
    (200, 0.02, 40**2, 0.02**2, 0.1, 1.96), (200, -0.02, 40**2, 0.02**2, 0.0, 1.96),
    (50, 0.01, 60**2, 0.02**2, 0.0, 2.2), (0.3, 0.2, 1, 1, 0.4, 1.96),
    (96400, 331, 0, 120**2, 0, 2.57), (96400, 331, 4820**2, 120**2, 0, 2.57),
    (96400, 120, 4820**2, 120**2, 0, 1.96), (3, 4, 0.01, 0.0225, 0.003, 2.228),
    (-5, -2, 1, 0.09, 0.1, 1.96), (1e-8, 1e6, 1e-20, 1e8, 0, 1.96),
]


def cost_limits(cost, effect):
    c, lc, uc = map(mpf, cost)
    e, le, ue = map(mpf, effect)

    def low(t):  # lower limit of cost - t effect: above 0 where t is ruled out as too small
        return c - t * e - mpmath.sqrt((c - lc) ** 2 + t * t * (ue - e) ** 2)

    def high(t):
        return c - t * e + mpmath.sqrt((uc - c) ** 2 + t * t * (e - le) ** 2)

    if ue <= 0:
        return {"shape": "dominated"}
    top = mpf(10) ** 30
    lower = bisect(low, mpf(0), top) if low(mpf(0)) > 0 else mpf(0)
    # Bisection over a wide range: again, close by.
    if lower > 0:
        lower = bisect(low, lower / 2, lower * 2)
    if le <= 0:
        return {"shape": "upward", "lower": float(lower)}
    upper = bisect(high, mpf(0), top)
    upper = bisect(high, upper / 2, upper * 2)
    return {"shape": "bounded", "lower": float(lower), "upper": float(upper)}


COSTS = [
    ((96400, 96400, 96400), (331, 150, 530)), ((96400, 96400, 96400), (331, -20, 700)),
    ((96400, 96400, 96400), (-50, -200, 80)), ((96400, 96400, 96400), (-50, -200, -3)),
    ((96400, 86760, 106040), (331, 150, 530)), ((96400, 86760, 106040), (331, 100, 800)),
    ((96400, 70000, 150000), (331, -20, 700)), ((96400, 60000, 250000), (-50, -200, 80)),
    ((96400, 0, 250000), (331, 150, 530)), ((96400, 0, 250000), (331, -150, 530)),
    ((1, 0.5, 3), (1e-6, 1e-7, 4e-6)), ((25000, 20000, 30000), (12, 0, 30)),
]


def economics(people, sd_people, mean, sd_gain, cost, sd_cost, price):
    """Percentiles of people * gain, P(price * people * gain > cost), by quadrature over the gain."""
    shape, scale = (mean / sd_gain) ** 2, sd_gain**2 / mean
    gain = stats.gamma(shape, scale=scale)

    def over(f):
        return integrate.quad(lambda p: f(gain.ppf(p)), 0, 1, epsabs=1e-11, limit=400)[0]

    def below(x):
        return over(lambda g: stats.norm.cdf(x / g, people, sd_people))

    wide = 20 * (abs(people) + 4 * sd_people) * mean
    quantile = lambda p: optimize.brentq(lambda x: below(x) - p, -wide, wide, xtol=1e-10)
    probability = over(lambda g: stats.norm.sf(
        0, price * people * g - cost, numpy.hypot(price * g * sd_people, sd_cost)))
    return {"lower": quantile(0.025), "upper": quantile(0.975), "probability": probability}


ECONOMICS = [
    (331, 97, 0.02, 0.0075, 96400, 4918, 25000), (331, 97, 0.02, 0.0075, 96400, 4918, 12000),
    (120, 97, 0.02, 0.0075, 96400, 4918, 40000), (-40, 60, 300, 110, 9000, 900, 1),
]


def discount(rate, years, delay):
    r = Fraction(rate)
    total = sum(1 / (1 + r) ** t for t in range(delay, delay + years)) / years
    return float(total)


DISCOUNTS = [("3/100", 10, 0), ("3/100", 10, 5), ("0", 7, 3), ("7/200", 40, 0), ("1/10", 1, 1)]

out = {
    "versions": {"python": sys.version.split()[0], "mpmath": mpmath.__version__,
                 "numpy": numpy.__version__, "scipy": scipy.__version__},
    "fieller": [dict(zip(["a", "b", "va", "vb", "cov", "q"], p), **fieller(*p)) for p in PAIRS],
    "costs": [dict(cost=c, effect=e, **cost_limits(c, e)) for c, e in COSTS],
    "discount": [dict(rate=float(Fraction(r)), years=n, delay=d, factor=discount(r, n, d))
                 for r, n, d in DISCOUNTS],
    "economics": [dict(zip(["people", "sdPeople", "mean", "sdGain", "cost", "sdCost", "price"], e),
                       **economics(*e)) for e in ECONOMICS],
}
json.dump(out, sys.stdout, indent=1)
print()
