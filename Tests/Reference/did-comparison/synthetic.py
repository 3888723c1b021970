# SPDX-License-Identifier: GPL-3.0-or-later
"""Synthetic control and synthetic difference-in-differences on the smoking data, to 30 digits.
Run: python3 synthetic.py   (a few seconds). Writes synthetic.json.

Nothing here is an active-set method of ours: cvxopt's interior point method guesses which weights
are zero; with those fixed, the Karush-Kuhn-Tucker equations are linear and are solved in 50-digit
arithmetic; then every condition (weights positive, gradients of zero weights larger) is checked
in that arithmetic, which proves the minimum.
"""
import json
import platform

import cvxopt
import mpmath as mp
import numpy as np
from cvxopt import matrix, solvers

mp.mp.dps = 50
solvers.options.update(show_progress=False, abstol=1e-13, reltol=1e-13, feastol=1e-13, maxiters=200)

with open("smoking.csv") as file:
    header = file.readline().strip().split(",")[1:]
    rows = [line.strip().split(",")[1:] for line in file]
Y = [[mp.mpf(rows[t][i]) for t in range(len(rows))] for i in range(len(header))]
T0 = 19


def simplex(points, ridge):
    """Exact minimiser of |sum w a|^2 + ridge |w|^2 on the simplex."""
    n, d = len(points), len(points[0])
    A = np.array([[float(v) for v in p] for p in points])
    scale = np.abs(A).max()
    P = A @ A.T / scale**2 + np.eye(n) * float(ridge) / scale**2
    s = solvers.qp(matrix(2 * P), matrix(np.zeros(n)), matrix(-np.eye(n)), matrix(np.zeros(n)),
                   matrix(np.ones((1, n))), matrix(1.0))
    guess = np.array(s["x"]).ravel()
    slack = np.array(s["z"]).ravel()
    support = [i for i in range(n) if guess[i] > slack[i]]
    G = lambda i, j: mp.fdot(points[i], points[j]) + (ridge if i == j else 0)
    for _ in range(50):
        k = len(support)
        M, b = mp.matrix(k + 1, k + 1), mp.matrix(k + 1, 1)
        for a, i in enumerate(support):
            for c, j in enumerate(support):
                M[a, c] = G(i, j)
            M[a, k] = M[k, a] = 1
        b[k] = 1
        solution = mp.lu_solve(M, b)
        w = [mp.mpf(0)] * n
        for a, i in enumerate(support):
            w[i] = solution[a]
        bad = [i for i in support if w[i] <= 0]
        if bad:
            support.remove(min(bad, key=lambda i: w[i]))
            continue
        x = [mp.fdot(w, [p[c] for p in points]) for c in range(d)]
        g = [mp.fdot(points[i], x) + ridge * w[i] for i in range(n)]
        level = g[support[0]]
        worst = min(range(n), key=lambda i: g[i])
        if g[worst] >= level - mp.mpf(10)**-35 * scale**2:
            return w
        support.append(worst)
    raise RuntimeError("no minimum proven")


def synthetic_control(treated, controls):
    points = [[Y[i][t] - Y[treated][t] for t in range(T0)] for i in controls]
    w = simplex(points, mp.mpf(0))
    gaps = [Y[treated][t] - mp.fsum(wi * Y[i][t] for wi, i in zip(w, controls))
            for t in range(len(Y[0]))]
    before = mp.sqrt(mp.fsum(g**2 for g in gaps[:T0]) / T0)
    after = mp.sqrt(mp.fsum(g**2 for g in gaps[T0:]) / len(gaps[T0:]))
    return w, gaps, before, after


def noise(controls):
    d = [Y[i][t] - Y[i][t - 1] for i in controls for t in range(1, T0)]
    m = mp.fsum(d) / len(d)
    return mp.sqrt(mp.fsum((v - m)**2 for v in d) / (len(d) - 1))


def sdid(treated, controls, sigma):
    T, N0, N1 = len(Y[0]), len(controls), len(treated)
    zeta = mp.root(mp.mpf(N1 * (T - T0)), 4) * sigma
    mean = [mp.fsum(Y[i][t] for i in treated) / N1 for t in range(T)]
    points = []
    for i in controls:
        d = [Y[i][t] - mean[t] for t in range(T0)]
        m = mp.fsum(d) / T0
        points.append([v - m for v in d])
    omega = simplex(points, zeta**2 * T0)
    after = {i: mp.fsum(Y[i][T0:]) / (T - T0) for i in controls}
    points = []
    for t in range(T0):
        d = [Y[i][t] - after[i] for i in controls]
        m = mp.fsum(d) / N0
        points.append([v - m for v in d])
    lam = simplex(points, (sigma * mp.mpf(10)**-6)**2 * N0)
    return omega, lam, zeta, effect(treated, controls, omega, lam)


def effect(treated, controls, omega, lam):
    T, N1 = len(Y[0]), len(treated)
    gap = [mp.fsum(Y[i][t] for i in treated) / N1
           - mp.fsum(w * Y[i][t] for w, i in zip(omega, controls)) for t in range(T)]
    return mp.fsum(gap[T0:]) / (T - T0) - mp.fdot(lam, gap[:T0])


def jackknife(treated, controls, omega, lam):
    values = []
    for left in treated + controls:
        keep = [(w, i) for w, i in zip(omega, controls) if i != left]
        total = mp.fsum(w for w, _ in keep)
        values.append(effect([i for i in treated if i != left], [i for _, i in keep],
                             [w / total for w, _ in keep], lam))
    n = len(values)
    m = mp.fsum(values) / n
    return mp.sqrt(mp.fsum((v - m)**2 for v in values) * (n - 1) / n)


def text(v):
    return [text(x) for x in v] if isinstance(v, list) else mp.nstr(v, 20)


california = header.index("California")
others = [i for i in range(len(header)) if i != california]
result = {"software": f"Python {platform.python_version()}, mpmath {mp.__version__}, "
          f"cvxopt {cvxopt.__version__}, numpy {np.__version__}"}
w, gaps, before, after = synthetic_control(california, others)
result["control"] = {"weights": text(w), "gaps": text(gaps), "before": text(before),
                     "after": text(after)}
print("synthetic control", result["control"]["before"],
      {header[i]: mp.nstr(v, 5) for i, v in zip(others, w) if v > 0})
ratios = []
for unit in range(len(header)):
    _, _, b, a = synthetic_control(unit, [i for i in range(len(header)) if i != unit])
    ratios.append([b, a])
result["placebos"] = text(ratios)
print("rank", sorted([a / b for b, a in ratios], reverse=True)[:3])
sigma = noise(others)
omega, lam, zeta, tau = sdid([california], others, sigma)
effects = [sdid([i], [j for j in others if j != i], sigma)[3] for i in others]
m = mp.fsum(effects) / len(effects)
result["sdid"] = {"omega": text(omega), "lambda": text(lam), "zeta": text(zeta),
                  "noise": text(sigma), "effect": text(tau), "placebos": text(effects),
                  "standardError": text(mp.sqrt(mp.fsum((v - m)**2 for v in effects) / len(effects)))}
print("sdid", text(tau), result["sdid"]["standardError"])
# Several treated units: a made-up campaign in three states, so that a jackknife exists.
treated = [header.index(s) for s in ("Colorado", "Montana", "Texas")]
controls = [i for i in others if i not in treated]
sigma = noise(controls)
omega, lam, zeta, tau = sdid(treated, controls, sigma)
result["several"] = {"treated": treated, "excluded": california, "omega": text(omega),
                     "lambda": text(lam), "effect": text(tau),
                     "jackknife": text(jackknife(treated, controls, omega, lam))}
print("several", text(tau), result["several"]["jackknife"])
with open("synthetic.json", "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
