# SPDX-License-Identifier: GPL-3.0-or-later
"""Maximum and restricted maximum likelihood of linear models with AR(1) errors and gaps in time,
in 50-digit arithmetic. Reads the tables of make.R, writes expected.json. Run: python3 make.py

Independent of Esito's algebra: the observations are whitened one by one,
(x_i - phi x_(i-1)) / sqrt(1 - phi^2) with phi = rho^gap, the normal equations are solved in 50 digits,
and maxima are zeros of a numerical derivative. One case is repeated with the dense matrix R.
"""
import csv
import json
import platform

import mpmath as mp

mp.mp.dps = 50


CASES = ("nile", "nile-odd-years", "seatbelts", "lh-differenced", "walk")


def read(case):
    t, y, X = [], [], []
    with open(f"{case}.csv") as file:
        for row in csv.DictReader(file):
            t.append(int(row["t"]))
            y.append(mp.mpf(float(row["y"])))
            X.append([mp.mpf(float(row[name])) for name in row if name.startswith("x")])
    return t, y, X


def profile(t, y, X, rho, full=False):
    n, k = len(y), len(X[0])
    rows, log_r = [X[0] + [y[0]]], mp.mpf(0)
    for i in range(1, n):
        phi = rho ** (t[i] - t[i - 1])
        variance = 1 - phi**2
        log_r += mp.log(variance)
        rows.append([(a - phi * b) / mp.sqrt(variance)
                     for a, b in zip(X[i] + [y[i]], X[i - 1] + [y[i - 1]])])
    A = mp.matrix(k, k)
    g = mp.matrix(k, 1)
    for row in rows:
        for a in range(k):
            g[a] += row[a] * row[k]
            for b in range(k):
                A[a, b] += row[a] * row[b]
    beta = mp.lu_solve(A, g)
    rss = sum((row[k] - sum(row[a] * beta[a] for a in range(k)))**2 for row in rows)
    log_a = mp.log(mp.det(A))
    ml = -(n * (mp.log(2 * mp.pi) + 1 + mp.log(rss / n)) + log_r) / 2
    m = n - k
    reml = -(m * (mp.log(2 * mp.pi) + 1 + mp.log(rss / m)) + log_r + log_a) / 2
    if not full:
        return ml, reml
    inverse = A**-1
    return dict(rho=rho, rss=rss, log_det_correlation=log_r, log_det_information=log_a,
                log_likelihood=ml, restricted_log_likelihood=reml, sigma=mp.sqrt(rss / m),
                coefficients=list(beta),
                standard_errors=[mp.sqrt(rss / m * inverse[a, a]) for a in range(k)])


def dense(t, y, X, rho):
    n, k = len(y), len(X[0])
    R = mp.matrix(n, n)
    for i in range(n):
        for j in range(n):
            R[i, j] = rho ** abs(t[i] - t[j])
    inverse = R**-1
    X, y = mp.matrix(X), mp.matrix(y)
    A = X.T * inverse * X
    beta = mp.lu_solve(A, X.T * inverse * y)
    r = y - X * beta
    return (r.T * inverse * r)[0], mp.log(mp.det(R)), mp.log(mp.det(A))


def maxima(t, y, X, which):
    def slope(rho):
        step = mp.mpf(10)**-16
        return (profile(t, y, X, rho + step)[which]
                - profile(t, y, X, rho - step)[which]) / (2 * step)

    count = 120
    end = mp.asin(1 - mp.mpf(10)**-6)
    grid = [mp.sin(end * (2 * j - count) / count) for j in range(count + 1)]
    slopes = [slope(rho) for rho in grid]
    found = []
    for j in range(count):
        if slopes[j] > 0 >= slopes[j + 1]:
            found.append(mp.findroot(slope, (grid[j], grid[j + 1]), solver="anderson", tol=1e-40))
    return found, slopes[-1] > 0, slopes[0] < 0


def text(value):
    if isinstance(value, dict):
        return {key: text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [text(item) for item in value]
    if isinstance(value, mp.mpf):
        return mp.nstr(value, 22)
    return value


result = {"software": f"Python {platform.python_version()}, mpmath {mp.__version__}, 50 digits"}
for name in CASES:
    t, y, X = read(name)
    case = {"n": len(y), "k": len(X[0])}
    case["at"] = [text(profile(t, y, X, mp.mpf(rho), True))
                  for rho in (-0.75, 0.0, 0.5, 0.9375, 1 - 2.0**-10)]
    for which, kind in enumerate(("full", "restricted")):
        found, rises, falls = maxima(t, y, X, which)
        fits = [profile(t, y, X, rho, True) for rho in found]
        case[kind] = {"interior": text(fits), "rises_to_one": rises, "rises_to_minus_one": falls}
    if name == "walk":
        rho = mp.mpf(0.5)
        one = profile(t, y, X, rho, True)
        two = dense(t, y, X, rho)
        case["dense_agrees_to"] = mp.nstr(max(
            abs(one["rss"] / two[0] - 1), abs(one["log_det_correlation"] / two[1] - 1),
            abs(one["log_det_information"] / two[2] - 1)), 3)
    result[name] = case
    print(name, case["full"]["interior"] and case["full"]["interior"][0]["rho"],
          [f["rho"] for f in case["restricted"]["interior"]], case["restricted"]["rises_to_one"])
with open("expected.json", "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
