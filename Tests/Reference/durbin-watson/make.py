# SPDX-License-Identifier: GPL-3.0-or-later
"""Exact tail probabilities of the Durbin-Watson statistic, 40 digits and more. Writes expected.json.
Run: python3 make.py   (about a minute)

Independent of Esito's way (a contour through the saddle point, determinants without eigenvalues):
eigenvalues of the projected difference matrix in high precision, and Imhof's (1961) integral along
the axis, P(d < x) = 1/2 - 1/pi Int_0^oo sin(theta(u)) / (u rho(u)) du, with enough digits for the
smallest tail asked for. Designs are formulas of the row number, so that no data need be stored.
"""
import json
import platform

import mpmath as mp

mp.mp.dps = 60


def design(kind, times):
    n = len(times)
    if kind == "constant":
        return [[mp.mpf(1)] for _ in times]
    if kind == "trend":
        return [[mp.mpf(1), mp.mpf(t)] for t in times]
    if kind == "level-slope":
        middle = times[n // 2]
        return [[mp.mpf(1), mp.mpf(t), mp.mpf(t >= middle), mp.mpf(max(0, t - middle))] for t in times]
    if kind == "none":
        return [[mp.mpf(t * t % 7) + 1] for t in times]
    raise ValueError(kind)


def eigenvalues(times, X):
    n, k = len(times), len(X[0])
    A = mp.matrix(n, n)
    for i in range(1, n):
        if times[i] - times[i - 1] == 1:
            A[i, i] += 1
            A[i - 1, i - 1] += 1
            A[i, i - 1] = A[i - 1, i] = -1
    X = mp.matrix(X)
    M = mp.eye(n) - X * (X.T * X)**-1 * X.T
    # M has k zero eigenvalues of its own: shift them out of the way, then drop them.
    values = sorted(mp.eigsy(M * A * M + 100 * (mp.eye(n) - M), eigvals_only=True))
    assert all(abs(v - 100) < mp.mpf(10)**-40 for v in values[n - k:])
    return values[:n - k]


def lower_tail(values, x):
    mu = [v - x for v in values]

    def integrand(u):
        theta = sum(mp.atan(m * u) for m in mu) / 2
        size = mp.exp(sum(mp.log1p((m * u)**2) for m in mu) / 4)
        return mp.sin(theta) / (u * size)

    points = [0] + [mp.mpf(2)**j / 4 for j in range(0, 14)]
    total = mp.quad(integrand, points, maxdegree=10)
    # The rest by u = 1/v, smooth enough for m >= 4.
    total += mp.quad(lambda v: integrand(1 / v) / v**2, [0, 1 / points[-1]], maxdegree=10)
    return mp.mpf(1) / 2 - total / mp.pi


cases = [
    ("constant", list(range(8)), ["0.5", "1.0", "2.0", "3.0"]),
    ("trend", list(range(16)), ["0.25", "0.6", "1.3", "2.1", "3.5"]),
    ("level-slope", list(range(24)), ["0.3", "0.5", "1.0", "2.0", "3.25"]),
    ("level-slope", [t for t in range(30) if t not in (4, 5, 11, 20, 21, 22, 23, 28)],
     ["0.2", "0.5", "1.5", "2.5"]),
    ("none", list(range(12)), ["0.125", "1.0", "2.0"]),
    ("trend", list(range(40)), ["0.15", "0.25", "0.75", "1.75"]),
]
result = {"software": f"Python {platform.python_version()}, mpmath {mp.__version__}, 60 digits",
          "cases": []}
for kind, times, points in cases:
    values = eigenvalues(times, design(kind, times))
    tails = {x: mp.nstr(lower_tail(values, mp.mpf(x)), 20) for x in points}
    print(kind, len(times), tails)
    result["cases"].append({"design": kind, "times": times, "lower": tails,
                            "largest_eigenvalue": mp.nstr(values[-1], 15),
                            "smallest_eigenvalue": mp.nstr(values[0], 15)})
with open("expected.json", "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
