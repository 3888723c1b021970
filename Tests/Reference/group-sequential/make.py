# SPDX-License-Identifier: GPL-3.0-or-later
# Boundaries of looks at accumulating data by another quadrature than ours, checked against the
# multivariate normal distribution. Run: python make.py; writes expected.json.
import json

import numpy as np
from scipy import stats
from scipy.integrate import simpson
from scipy.optimize import brentq

NODES = 6001


def spent(t, alpha):
    z = stats.norm.isf(alpha / 4)
    return 4 * stats.norm.sf(z / np.sqrt(t))


def boundaries(times, alpha):
    """Armitage, McPherson, Rowe (1969), composite Simpson on sums of increments, not on z."""
    found, density, grid, before = [], None, None, 0.0
    for k, t in enumerate(times):
        side = (spent(t, alpha) - (spent(times[k - 1], alpha) if k else 0.0)) / 2
        if k == 0:
            c = stats.norm.isf(side)
        else:
            sd = np.sqrt(t - before)
            c = brentq(
                lambda c: np.log(
                    simpson(density * stats.norm.sf((c * np.sqrt(t) - grid) / sd), x=grid) + 1e-300
                )
                - np.log(side),
                0.5,
                30,
                xtol=1e-13,
            )
        found.append(float(c))
        end = min(c, 10) * np.sqrt(t)
        new = np.linspace(-end, end, NODES)
        if k == 0:
            density = stats.norm.pdf(new / np.sqrt(t)) / np.sqrt(t)
        else:
            sd = np.sqrt(t - before)
            density = np.array(
                [simpson(density * stats.norm.pdf((x - grid) / sd) / sd, x=grid) for x in new]
            )
        grid, before = new, t
    return found


def alarm(times, bounds):
    """Probability to cross a boundary at any look, from the joint normal distribution."""
    t = np.array(times)
    correlation = np.sqrt(np.minimum.outer(t, t) / np.maximum.outer(t, t))
    inside = stats.multivariate_normal(
        np.zeros(len(t)), correlation, seed=1, maxpts=4_000_000, abseps=1e-8, releps=0
    )
    return 1 - inside.cdf(np.array(bounds), lower_limit=-np.array(bounds))


cases = {}
for name, times, alpha in [
    ("five", [0.2, 0.4, 0.6, 0.8, 1.0], 0.05),
    ("four", [0.25, 0.5, 0.75, 1.0], 0.05),
    ("two", [0.5, 1.0], 0.05),
    ("one", [1.0], 0.05),
    ("uneven", [0.1, 0.15, 0.7, 0.95], 0.05),
    ("strict", [1 / 3, 2 / 3, 1.0], 0.01),
    ("ten", [i / 10 for i in range(1, 11)], 0.05),
]:
    bounds = boundaries(times, alpha)
    cases[name] = {
        "information": times,
        "alpha": alpha,
        "boundaries": bounds,
        "spent": [float(spent(t, alpha)) for t in times],
        "alarm": float(alarm(times, bounds)),
    }
json.dump(cases, open("expected.json", "w"), indent=1)
for name, case in cases.items():
    print(name, [round(b, 4) for b in case["boundaries"]], case["spent"][-1], case["alarm"])
