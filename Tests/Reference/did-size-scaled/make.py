# SPDX-License-Identifier: GPL-3.0-or-later
"""Permutation scaled by sizes, every assignment refitted in fractions. Run here: python make.py"""
import csv
import itertools
import json
import platform
import random
from fractions import Fraction

import mpmath

mpmath.mp.dps = 40
SHARES = [Fraction(k, 10) for k in range(11)]


def simulate():
    """Three panels of whole numbers: 1 balanced, 2 unbalanced with a covariate, 3 of 20 places."""
    source = random.Random(20261121)
    rows = []
    for case, places, periods in [(1, 10, 4), (2, 9, 4), (3, 20, 2)]:
        for unit in range(1, places + 1):
            size = round(20 * 8 ** ((unit - 1) / (places - 1)))
            level = source.gauss(10, 1)
            for period in range(1, periods + 1):
                if case == 2 and (unit, period) in [(4, 1), (7, 4)]:
                    continue
                n = size if case != 2 else size + source.randrange(size // 2)
                mean = level + 0.2 * period + source.gauss(0, (0.1 + 20 / n) ** 0.5)
                x = source.randrange(-5, 6) if case == 2 else 0
                rows.append([case, unit, period, n, round(n * mean), x])
    with open("data.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["case", "unit", "period", "n", "sum", "x"])
        writer.writerows(rows)
    return rows


def solve(matrix, right):
    """Gauss-Jordan in fractions; columns without a pivot are left out."""
    size = len(matrix)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    pivots, at = [], 0
    for column in range(size):
        pivot = next((i for i in range(at, size) if rows[i][column] != 0), None)
        if pivot is None:
            continue
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][column] for value in rows[at]]
        for i in range(size):
            if i != at and rows[i][column] != 0:
                factor = rows[i][column]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[at])]
        pivots.append(column)
        at += 1
    result = [Fraction(0)] * size
    for i, column in enumerate(pivots):
        result[column] = rows[i][-1]
    return result


class Panel:
    def __init__(self, rows, treated, start, weights, covariate):
        self.units = [row[1] for row in rows]
        self.periods = [row[2] for row in rows]
        self.n = [Fraction(row[3]) for row in rows]
        self.y = [Fraction(row[4], row[3]) for row in rows]
        self.x = [Fraction(row[5]) for row in rows] if covariate else None
        self.w = self.n if weights == "people" else [Fraction(1)] * len(rows)
        self.start, self.treated = start, treated
        self.labels = sorted(set(self.units))

    def after(self, row):
        return Fraction(int(self.periods[row] >= self.start))

    def columns(self, treated):
        rows = range(len(self.y))
        columns = [[self.after(i) * (self.units[i] in treated) for i in rows]]
        columns += [[Fraction(int(self.units[i] == u)) for i in rows] for u in self.labels]
        columns += [[Fraction(int(self.periods[i] == t)) for i in rows]
                    for t in sorted(set(self.periods))]
        return columns + ([self.x] if self.x else [])

    def functional(self, treated):
        """The weight of each cell's mean in the estimate."""
        columns = self.columns(treated)
        cross = [[sum(a * b * w for a, b, w in zip(p, q, self.w)) for q in columns]
                 for p in columns]
        z = solve(cross, [Fraction(int(i == 0)) for i in range(len(columns))])
        return [w * sum(c[i] * value for c, value in zip(columns, z))
                for i, w in enumerate(self.w)]

    def residuals(self):
        columns = self.columns(self.treated)
        cross = [[sum(a * b * w for a, b, w in zip(p, q, self.w)) for q in columns]
                 for p in columns]
        right = [sum(a * b * w for a, b, w in zip(p, self.y, self.w)) for p in columns]
        z = solve(cross, right)
        return [y - sum(c[i] * value for c, value in zip(columns, z))
                for i, y in enumerate(self.y)]

    def spread(self, omega):
        return sum(o * o for o in omega), sum(o * o / n for o, n in zip(omega, self.n))

    def changes(self):
        """Controls' changes from before to after, of residuals of the whole regression."""
        residuals = self.residuals()
        changes, spreads = [], []
        for unit in self.labels:
            if unit in self.treated:
                continue
            rows = [i for i, u in enumerate(self.units) if u == unit]
            total = sum(self.w[i] for i in rows)
            mean = sum(self.w[i] * self.after(i) for i in rows) / total
            square = sum(self.w[i] * (self.after(i) - mean) ** 2 for i in rows)
            if square == 0:
                continue
            omega = [Fraction(0)] * len(self.y)
            for i in rows:
                omega[i] = self.w[i] * (self.after(i) - mean) / square
            changes.append(sum(o * e for o, e in zip(omega, residuals)))
            spreads.append(self.spread(omega))
        return changes, spreads


def log_likelihood(values, variances):
    precision = sum(1 / v for v in variances)
    mean = sum(y / v for y, v in zip(values, variances)) / precision
    squares = sum((y - mean) ** 2 / v for y, v in zip(values, variances))
    number = lambda value: mpmath.mpf(value.numerator) / value.denominator
    logs = sum(mpmath.log(number(v)) for v in variances) + mpmath.log(number(precision))
    return -(logs + (len(values) - 1) * mpmath.log(number(squares))) / 2


def analyse(panel, hypotheses):
    changes, spreads = panel.changes()
    balance = sum(s for s, _ in spreads) / sum(q for _, q in spreads)
    variance = lambda spread, share: (1 - share) * spread[0] + share * balance * spread[1]
    likelihoods = [log_likelihood(changes, [variance(s, share) for s in spreads])
                   for share in SHARES]
    kept = [share for share, value in zip(SHARES, likelihoods)
            if value >= max(likelihoods) - mpmath.mpf(1) / 2]
    dot = lambda omega, values: sum(o * v for o, v in zip(omega, values))
    regressor = panel.columns(panel.treated)[0]
    own = panel.functional(panel.treated)
    estimate, own_spread = dot(own, panel.y), panel.spread(own)
    found = []
    for treated in itertools.combinations(panel.labels, len(panel.treated)):
        omega = panel.functional(treated)
        found.append((dot(omega, panel.y), dot(omega, regressor), panel.spread(omega)))

    def p(value, share):
        limit = (estimate - value) ** 2 / variance(own_spread, share)
        return Fraction(sum((e - value * s) ** 2 / variance(v, share) >= limit
                            for e, s, v in found), len(found))

    def ends(share):
        """Where an assignment's statistic meets the observed one, and between which p is above 5%."""
        root = lambda v: mpmath.sqrt(mpmath.mpf(v.numerator) / v.denominator)
        number = lambda v: mpmath.mpf(v.numerator) / v.denominator
        a, points = root(variance(own_spread, share)), []
        for e, s, v in found:
            b = root(variance(v, share))
            for sign in (1, -1):
                slope = number(s) * a - sign * b
                if abs(slope) > mpmath.mpf(10) ** -30:
                    points.append((number(e) * a - sign * number(estimate) * b) / slope)
        points.sort()
        kept = [i for i in range(len(points) - 1)
                if points[i + 1] - points[i] > mpmath.mpf(10) ** -25
                and p(Fraction(str((points[i] + points[i + 1]) / 2)), share) > Fraction(1, 20)]
        assert p(Fraction(str(points[0] - 1)), share) <= Fraction(1, 20)
        assert p(Fraction(str(points[-1] + 1)), share) <= Fraction(1, 20)
        return points[kept[0]], points[kept[-1] + 1]

    limits = [ends(share) for share in kept]
    return {
        "treated": list(panel.treated), "start": panel.start, "estimate": float(estimate),
        "assignments": len(found), "kept": [float(share) for share in kept],
        "sampling_over_shock": float(own_spread[1] / own_spread[0]), "balance": float(balance),
        "p": {str(float(h)): round(len(found) * max(p(h, share) for share in kept))
              for h in hypotheses},
        "lower": float(min(low for low, _ in limits)),
        "upper": float(max(high for _, high in limits)),
    }


rows = simulate()
take = lambda case: [row for row in rows if row[0] == case]
hypotheses = [Fraction(-1), Fraction(0), Fraction(1, 2)]
result = {
    "software": {"python": platform.python_version(), "mpmath": mpmath.__version__},
    "balanced": analyse(Panel(take(1), (1, 2), 3, "people", False), hypotheses),
    "largest": analyse(Panel(take(1), (9, 10), 3, "people", False), hypotheses),
    "unbalanced_people": analyse(Panel(take(2), (2, 5), 3, "people", True), hypotheses),
    "unbalanced_units": analyse(Panel(take(2), (2, 5), 3, "units", True), hypotheses),
    "single": analyse(Panel(take(3), (1,), 2, "people", False), hypotheses),
}
with open("expected.json", "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
