#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated questionnaire in two waves, with the same people in both or not, and what scipy and
statsmodels make of it."""
import csv
import json
import math
import pathlib
import random
import sys

import mpmath
import numpy
import scipy
import scipy.stats
import statsmodels
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import (
    confint_proportions_2indep, proportion_confint, proportions_ztest)

here = pathlib.Path(__file__).parent
random.seed(20261121)
mpmath.mp.dps = 40
Z = mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf("0.95"))


def pick(weights, values):
    return random.choices(values, weights)[0]


rows = []
for person in range(420):
    for wave in ["T0", "T1"]:
        if random.random() < 0.25:
            continue
        up = wave == "T1"
        nps = pick([1, 1, 1, 2, 2, 4, 5, 8, 9, 8, 6 + 5 * up], range(11))
        csat = pick([6, 9, 20, 32 + 12 * up, 22], range(1, 6))
        trust = pick([8 - 3 * up, 12, 30, 28 + 6 * up, 14], ["0", "1", "2", "3", "4"])
        trust = ["niente", "poco", "abbastanza", "molto", "moltissimo"][int(trust)]
        row = {
            "id": f"P{person:03d}", "wave": wave, "site": random.choice(["Nord", "Sud"]),
            "nps": nps, "csat": csat, "trust": trust,
            "pharmacy": "S" if random.random() < 0.5 else "N",
            "app": "S" if random.random() < 0.25 + 0.1 * up else "",
        }
        for name in ["nps", "csat", "trust"]:
            if random.random() < 0.06:
                row[name] = ""
        if random.random() < 0.02:
            row["csat"] = 9
        rows.append(row)

with open(here / "data.csv", "w", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def tango(b, c, n):
    def limit(b, c):
        inside, out = mpmath.mpf(b - c) / n, mpmath.mpf(1)
        for _ in range(130):
            d = (inside + out) / 2
            B, C = -b - c + (2 * n - b + c) * d, -c * d * (1 - d)
            q = (mpmath.sqrt(max(0, B * B - 8 * n * C)) - B) / (4 * n)
            if (b - c - n * d) ** 2 - Z * Z * n * (2 * q + d * (1 - d)) > 0:
                out = d
            else:
                inside = d
        return out
    return -limit(c, b), limit(b, c)


def mover(one, other):
    (v1, l1, u1), (v2, l2, u2) = one, other
    d = v1 - v2
    return [float(d), float(d - mpmath.sqrt((v1 - l1) ** 2 + (u2 - v2) ** 2)),
            float(d + mpmath.sqrt((u1 - v1) ** 2 + (v2 - l2) ** 2))]


def net(marks):
    b, c, n = sum(m >= 9 for m in marks), sum(m <= 6 for m in marks), len(marks)
    low, high = tango(b, c, n)
    return mpmath.mpf(b - c) / n, low, high, b, c, n


def share(k, n):
    low, high = proportion_confint(k, n, 0.05, "wilson")
    return [k / n, float(low), float(high), k, n]


def munzel(x, y):
    """Chance, limits (ranks, Brunner and Munzel 2000) and scipy's p."""
    ranks = scipy.stats.rankdata(x + y)
    n, m = len(x), len(y)
    rx, ry = ranks[:n], ranks[n:]
    ox, oy = scipy.stats.rankdata(x), scipy.stats.rankdata(y)
    sx = sum((r - o - rx.mean() + (n + 1) / 2) ** 2 for r, o in zip(rx, ox)) / (n - 1)
    sy = sum((r - o - ry.mean() + (m + 1) / 2) ** 2 for r, o in zip(ry, oy)) / (m - 1)
    p = 0.5 + (ry.mean() - rx.mean()) / (n + m)
    se = math.sqrt(n * sx + m * sy) / (n * m)
    df = (n * sx + m * sy) ** 2 / ((n * sx) ** 2 / (n - 1) + (m * sy) ** 2 / (m - 1))
    t = scipy.stats.t.ppf(0.975, df)
    return [p, p - t * se, p + t * se], float(scipy.stats.brunnermunzel(x, y).pvalue)


LEVELS = ["niente", "poco", "abbastanza", "molto", "moltissimo"]


def marks(name, wave, kept=rows):
    out = []
    for row in kept:
        if row["wave"] != wave or row[name] == "":
            continue
        mark = LEVELS.index(row[name]) + 1 if name == "trust" else int(row[name])
        if name == "csat" and not 1 <= mark <= 5:
            continue
        out.append(mark)
    return out


def classes(values, name):
    return [0 if v <= 6 else 1 if v <= 8 else 2 for v in values] if name == "nps" else values


expected = {"versions": {"python": sys.version.split()[0], "scipy": scipy.__version__,
                         "statsmodels": statsmodels.__version__, "mpmath": mpmath.__version__}}
before, after = ({n: marks(n, w) for n in ["nps", "csat", "trust"]} for w in ["T0", "T1"])
one, other = net(after["nps"]), net(before["nps"])
expected["nps"] = {
    "before": [100 * float(v) for v in other[:3]], "after": [100 * float(v) for v in one[:3]],
    "difference": [100 * v for v in mover(one[:3], other[:3])], "counts_after": list(one[3:]),
}
tops = {w: (sum(m >= 4 for m in v["csat"]), len(v["csat"])) for w, v in [("b", before), ("a", after)]}
(kb, nb), (ka, na) = tops["b"], tops["a"]
expected["csat"] = {"before": share(kb, nb), "after": share(ka, na),
                    "difference": [ka / na - kb / nb] + [
                        float(v) for v in confint_proportions_2indep(
                            ka, na, kb, nb, method="newcomb", compare="diff")]}
welch = scipy.stats.ttest_ind(after["trust"], before["trust"], equal_var=False)
limits = welch.confidence_interval(0.95)
mean = scipy.stats.ttest_1samp(after["trust"], 0).confidence_interval(0.95)
expected["trust"] = {
    "after": [float(numpy.mean(after["trust"])), float(mean.low), float(mean.high)],
    "difference": [float(numpy.mean(after["trust"]) - numpy.mean(before["trust"])),
                   float(limits.low), float(limits.high)],
}
ps = []
for name in ["nps", "csat", "trust"]:
    x, y = classes(before[name], name), classes(after[name], name)
    if name == "csat":
        x, y = [int(v >= 4) for v in x], [int(v >= 4) for v in y]
    chance, p = munzel(x, y)
    expected[name]["chance"] = chance
    ps.append(float(proportions_ztest([ka, kb], [na, nb])[1]) if name == "csat" else p)
options = {}
for wave in ["T0", "T1"]:
    ticked = [r for r in rows if r["wave"] == wave and "S" in (r["pharmacy"], r["app"])]
    options[wave] = (len(ticked), {o: sum(r[o] == "S" for r in ticked) for o in ["pharmacy", "app"]})
for option in ["pharmacy", "app"]:
    (n0, k0), (n1, k1) = ((options[w][0], options[w][1][option]) for w in ["T0", "T1"])
    expected[option] = {"before": share(k0, n0), "after": share(k1, n1)}
    ps.append(float(proportions_ztest([k1, k0], [n1, n0])[1]))
expected["p"] = ps
expected["holm"] = [float(v) for v in multipletests(ps, method="holm")[1]]

# The same people in both waves.
people = {}
for row in rows:
    people.setdefault(row["id"], {})[row["wave"]] = row
paired = {}
for name in ["nps", "csat", "trust"]:
    pairs = []
    for waves in people.values():
        if len(waves) == 2:
            values = [marks(name, w, [waves[w]]) for w in ["T0", "T1"]]
            if all(values):
                pairs.append((values[0][0], values[1][0]))
    x, y = classes([p[0] for p in pairs], name), classes([p[1] for p in pairs], name)
    if name == "csat":
        x, y = [int(v >= 4) for v in x], [int(v >= 4) for v in y]
    rose, fell, n = sum(b > a for a, b in zip(x, y)), sum(b < a for a, b in zip(x, y)), len(x)
    low, high = tango(rose, fell, n)
    scale = 100 if name == "nps" else 1
    differences = [scale * (b - a) for a, b in zip(x, y)]
    t = scipy.stats.ttest_1samp(differences, 0).confidence_interval(0.95)
    paired[name] = {
        "moves": [fell, n - fell - rose, rose],
        "chance": [0.5 + 0.5 * (rose - fell) / n, float(0.5 + 0.5 * low), float(0.5 + 0.5 * high)],
        "difference": [float(numpy.mean(differences)), float(t.low), float(t.high)],
        "p": float(mcnemar([[0, rose], [fell, 0]], exact=False, correction=False).pvalue),
    }
expected["paired"] = paired
(here / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
