# SPDX-License-Identifier: GPL-3.0-or-later
"""How often CR2 with Satterthwaite's t holds the true change of a gap among few districts.

Usage: python3 clusters.py > clusters.json   (numpy, scipy; seed below; 20,000 samples a setting)

Each district has people in four cells (reference and focus, before and after), of sizes that differ
between districts by up to four times. Chances differ between districts (a beta law with the mean of
the cell and the intra-class correlation), either by one common shift of the district or anew in
every cell. Beside it the limits that take people as independent (Wald; MOVER is as wide).
"""
import json

import numpy as np
from scipy import special, stats

SAMPLES = 20_000
MEANS = np.array([0.60, 0.45, 0.64, 0.55])
CHANGE = np.array([-1, 1, 1, -1])
random = np.random.default_rng(20261121)


def degrees(people, adjusted, totals):
    """(tr B)^2 / tr B^2 under independent errors of equal variance."""
    weights = adjusted * CHANGE / totals
    b = np.empty((len(people), len(people)))
    for g in range(len(people)):
        for h in range(len(people)):
            hat = people[h] / totals
            rest = (g == h) - hat
            b[g, h] = np.sum(weights[g] * weights[h] * people[g] * rest)
    return np.trace(b) ** 2 / np.sum(b * b)


def setting(districts, size, correlation, common):
    people = np.round(size * np.linspace(0.4, 1.6, districts))[:, None] * np.array([1, 0.8, 1, 0.9])
    people = np.maximum(2, np.round(people))
    totals = people.sum(axis=0)
    adjusted = 1 / np.sqrt(1 - people / totals)
    df = degrees(people, adjusted, totals)
    k = (1 - correlation) / correlation if correlation > 0 else np.inf
    if correlation == 0:
        chance = np.broadcast_to(MEANS, (SAMPLES, districts, 4))
    else:
        shape = (SAMPLES, districts, 1 if common else 4)
        u = np.broadcast_to(random.random(shape), (SAMPLES, districts, 4))
        chance = special.betaincinv(MEANS * k, (1 - MEANS) * k, u)
    sums = random.binomial(people.astype(int), chance)
    means = sums.sum(axis=1) / totals
    scores = adjusted * (sums - people * means[:, None, :]) / totals
    error = np.sqrt(np.sum((scores @ CHANGE) ** 2, axis=1))
    missed = abs(means @ CHANGE - MEANS @ CHANGE)
    wald = np.sqrt(np.sum(means * (1 - means) / totals, axis=1))
    return {
        "districts": districts,
        "people_of_a_cell": int(totals.mean()),
        "correlation": correlation,
        "effect": "district" if common else "district and cell",
        "df": round(float(df), 2),
        "cr2": round(float(np.mean(missed <= stats.t.ppf(0.975, df) * error)), 4),
        "independent": round(float(np.mean(missed <= stats.norm.ppf(0.975) * wald)), 4),
    }


results = [
    setting(districts, size, correlation, common)
    for districts in (6, 12, 24)
    for size in (30, 330)
    for correlation in (0, 0.0016, 0.02, 0.1)
    for common in (True, False)
]
software = "numpy " + np.__version__
print(json.dumps({"software": software, "results": results}, indent=1))
