# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the next year's count falls into the 95% prediction interval: years of equal exposure,
negative binomial counts of variance dispersion · mean. Prints the table of README.md."""

import numpy
from scipy.stats import norm, t

REPLICATES = 100_000
MEANS = (5, 20, 100, 1000)


def counts(random, mean, dispersion, shape):
    if dispersion == 1:
        return random.poisson(mean, shape)
    return random.poisson(random.gamma(mean / (dispersion - 1), dispersion - 1, shape))


def covered(events, years, next_count, c):
    r = 1 / years
    mean = events * r
    half = numpy.sqrt(c * (mean * (1 + r) + c * r * r / 4))
    middle = mean + c * r / 2
    return ((next_count >= middle - half) & (next_count <= middle + half)).mean()


random = numpy.random.default_rng(20261121)
for dispersion in (1, 2, 5, 10):
    for years in (3, 4, 5, 10):
        cells = []
        for mean in MEANS:
            earlier = counts(random, mean, dispersion, (REPLICATES, years))
            after = counts(random, mean, dispersion, REPLICATES)
            events = earlier.sum(1)
            average = events[:, None] / years
            with numpy.errstate(all="ignore"):
                pearson = ((earlier - average) ** 2 / average).sum(1) / (years - 1)
            pearson = numpy.where(events > 0, numpy.maximum(1, pearson), 1)
            ours = covered(events, years, after, t.ppf(0.975, years - 1) ** 2 * pearson)
            chance = covered(events, years, after, norm.ppf(0.975) ** 2)
            cells.append(f"{ours:.3f} ({chance:.2f})")
        print(f"| {dispersion} | {years} | " + " | ".join(cells) + " |")
