# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes matching.csv (units with history and covariates) and matching-optimal.json.
Run: python3 matching.py, then Rscript matching.R.

Optimal assignment by scipy's linear_sum_assignment on distances written out here, whole numbers
of 2^-32 as in the definition; with a caliper, unmatched costs are added by hand.
"""
import json
import platform

import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment

rng = np.random.default_rng(20261121)
n, inside = 40, 9
treated = np.array([1] * inside + [0] * (n - inside))
rng.shuffle(treated)
level = rng.normal(50, 6, n) - 3 * treated
history = np.column_stack([level + 0.4 * t + rng.normal(0, 1.5, n) for t in range(4)])
size = np.exp(rng.normal(8, 0.7, n) + 0.3 * treated)
stratum = rng.integers(0, 2, n)
X = np.round(np.column_stack([history, size]), 3)
with open("matching.csv", "w") as file:
    file.write("treated,stratum,h1,h2,h3,h4,size\n")
    for t, s, row in zip(treated, stratum, X):
        file.write(f"{t},{s}," + ",".join(f"{v:.3f}" for v in row) + "\n")

ti, ci = np.flatnonzero(treated == 1), np.flatnonzero(treated == 0)
within = np.vstack([X[ti] - X[ti].mean(0), X[ci] - X[ci].mean(0)])
S = within.T @ within / (n - 2)


def standardized(weights=np.ones(5)):
    d = X[ti][:, None, :] - X[ci][None, :, :]
    return np.sqrt((weights * d**2 / np.diag(S)).sum(2) / weights.sum())


def mahalanobis():
    d = X[ti][:, None, :] - X[ci][None, :, :]
    return np.sqrt(np.einsum("ijk,kl,ijl->ij", d, np.linalg.inv(S), d) / 5)


def optimal(D, k=1, caliper=np.inf, same=None):
    big = 1e4
    slots = [(i, s) for i in range(len(ti)) for s in range(k)]
    cost = np.full((len(slots), len(ci) + len(slots)), 0.0)
    for r, (i, s) in enumerate(slots):
        allowed = (D[i] <= caliper) & (True if same is None else same[i])
        cost[r, :len(ci)] = np.where(allowed, D[i], 1e9)
        cost[r, len(ci):] = big * (100 if s == 0 else 1)
    rows, columns = linear_sum_assignment(cost)
    return sorted([int(ti[slots[r][0]]), int(ci[c])] for r, c in zip(rows, columns) if c < len(ci))


same = stratum[ti][:, None] == stratum[ci][None, :]
weights = np.array([1, 1, 1, 1, 4.0])
cases = {
    "one": dict(D=standardized()),
    "two": dict(D=standardized(), k=2),
    "four": dict(D=standardized(), k=4),
    "caliper": dict(D=standardized(), k=2, caliper=0.35),
    "strata": dict(D=standardized(), same=same),
    "weighted": dict(D=standardized(weights)),
    "mahalanobis": dict(D=mahalanobis()),
}
result = {"software": f"Python {platform.python_version()}, numpy {np.__version__}, "
          f"scipy {scipy.__version__}"}
for name, arguments in cases.items():
    D = arguments["D"]
    pairs = optimal(**arguments)
    total = sum(D[list(ti).index(i), list(ci).index(j)] for i, j in pairs)
    result[name] = {"pairs": pairs, "total": total, "distances": D.tolist()}
    print(name, len(pairs), total)
with open("matching-optimal.json", "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
