# SPDX-License-Identifier: GPL-3.0-or-later
"""Identified sets and intervals of Rambachan and Roth (2023), regression to the mean. Writes
sensitivity.json. Run: python3 sensitivity.py   (a minute)

Identified sets: the paper's linear programmes, by scipy's HiGHS. Fixed-length intervals: the
paper's programme (least worst-case bias at a given standard error, then the best standard error)
by cvxpy finds which weights are zero; with those and the signs fixed, the half-length is smooth,
its stationary point is found in 40 digits, and the conditions for the zero weights are checked.
"""
import json
import platform

import cvxpy as cp
import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import brentq, linprog, minimize_scalar

mp.mp.dps = 40
with open("estimates.json") as file:
    estimates = json.load(file)


def normal():
    return mp.ncdf, mp.npdf


def student(df):
    def cdf(x):
        tail = mp.betainc(mp.mpf(df) / 2, mp.mpf(1) / 2, 0, df / (df + x**2), regularized=True) / 2
        return tail if x < 0 else 1 - tail

    def pdf(x):
        return mp.gamma((df + 1) / mp.mpf(2)) / (mp.sqrt(df * mp.pi) * mp.gamma(mp.mpf(df) / 2)) \
            * (1 + x**2 / df)**(-(df + 1) / mp.mpf(2))
    return cdf, pdf


def folded(bias, level, law):
    cdf, _ = law
    g = lambda c: cdf(c - bias) - cdf(-c - bias) - level
    start = brentq(lambda c: float(g(c)), 0, float(bias) + 400, xtol=1e-12)
    return mp.findroot(g, start)


def second_differences(n):
    D = np.zeros((n - 2, n))
    for i in range(n - 2):
        D[i, i:i + 3] = 1, -2, 1
    return D


def fixed_length(beta, sigma, pre, l, M, level=mp.mpf("0.95"), law=None):
    law = law or normal()
    beta, l = np.array(beta), np.array(l, float)
    S = mp.matrix(sigma)
    post = len(beta) - pre
    # w_0 = sum t l_t; v_k = w_(k-1) - 2 w_k + w_(k+1).
    L = mp.fsum((t + 1) * mp.mpf(float(x)) for t, x in enumerate(l))
    C = mp.fsum(abs(mp.fsum((t - s) * mp.mpf(float(l[t - 1])) for t in range(s + 1, post + 1)))
                for s in range(post))

    def vector(w):
        w = [L] + list(w) + [mp.mpf(0)] * 2
        v = [w[k - 1] - 2 * w[k] + w[k + 1] for k in range(1, pre + 1)]
        return v[::-1] + [mp.mpf(float(x)) for x in l]
    n = pre - 1
    u0 = vector([mp.mpf(0)] * n)
    B = [[a - b for a, b in zip(vector([mp.mpf(i == j) for i in range(n)]), u0)] for j in range(n)]
    dot = lambda a, b: mp.fsum(a[i] * S[i, j] * b[j] for i in range(len(a)) for j in range(len(a)))
    H = [[dot(B[i], B[j]) for j in range(n)] for i in range(n)]
    g = [dot(B[i], u0) for i in range(n)]
    q0 = dot(u0, u0)

    def parts(w):
        hw = [mp.fsum(H[i][j] * w[j] for j in range(n)) for i in range(n)]
        s = mp.sqrt(q0 + mp.fsum(w[i] * (hw[i] + 2 * g[i]) for i in range(n)))
        return s, [hw[i] + g[i] for i in range(n)], M * (C + mp.fsum(abs(x) for x in w))

    def result(w):
        s, _, b = parts(w)
        c = folded(b / s, level, law)
        estimate = mp.fsum(x * mp.mpf(float(y)) for x, y in zip(vector(w), beta))
        return {"estimate": mp.nstr(estimate, 18), "standardError": mp.nstr(s, 18),
                "bias": mp.nstr(b, 18), "halfLength": mp.nstr(c * s, 18),
                "lower": mp.nstr(estimate - c * s, 18), "upper": mp.nstr(estimate + c * s, 18)}
    if n == 0:
        return result([])
    if M == 0:
        return result(list(mp.lu_solve(mp.matrix(H), -mp.matrix(g))))
    # The paper's programme, to find the active set.
    Hn = np.array([[float(x) for x in row] for row in H])
    root = np.linalg.cholesky(Hn)
    shift = np.linalg.solve(root, [float(x) for x in g])
    rest = float(q0) - shift @ shift

    def at(h):
        w = cp.Variable(n)
        scale = np.sqrt(np.trace(Hn) / n)
        problem = cp.Problem(cp.Minimize(cp.norm1(w)),
                             [cp.norm(root.T @ w / scale + shift / scale) <=
                              np.sqrt(max(h * h - rest, 0)) / scale])
        problem.solve(solver=cp.CLARABEL)
        return w.value

    def half(h):
        b = float(M) * (float(C) + np.abs(at(h)).sum())
        cdf, _ = law
        f = lambda c: float(cdf(c - b / h) - cdf(-c - b / h) - level)
        return h * brentq(f, 0, b / h + 40)
    low, high = np.sqrt(rest) * (1 + 1e-9), np.sqrt(float(q0))
    # A minimum at the end without any weight is possible.
    best = minimize_scalar(half, bounds=(low, high), method="bounded", options={"xatol": 1e-9})
    w = at(best.x)
    active = [j for j in range(n) if abs(w[j]) > 1e-4 * (np.abs(w).max() + 1e-12)]
    if half(high) <= best.fun:
        active, w = [], np.zeros(n)
    signs = {j: mp.sign(mp.mpf(float(w[j]))) for j in active}

    def slopes(w):
        s, grad, b = parts(w)
        t = b / s
        c = folded(t, level, law)
        _, pdf = law
        slope = (pdf(c - t) - pdf(c + t)) / (pdf(c - t) + pdf(c + t))
        return [(c - t * slope) * grad[j] / s for j in range(n)], slope * M
    full = lambda x: [x[active.index(j)] if j in active else mp.mpf(0) for j in range(n)]
    if active:
        def equations(*x):
            smooth, kink = slopes(full(x))
            return [smooth[j] + kink * signs[j] for j in active]
        x = mp.findroot(equations, [mp.mpf(float(w[j])) for j in active], tol=1e-25)
        x = list(x)
    else:
        x = []
    final = full(x)
    smooth, kink = slopes(final)
    for j in range(n):
        if j in active:
            assert mp.sign(final[j]) == signs[j]
        else:
            assert abs(smooth[j]) <= kink * (1 + mp.mpf(10)**-20), (j, smooth[j], kink)
    return result(final)


def smoothness_set(beta, pre, l, M):
    """max and min of l'delta_post, delta_pre = beta_pre, |second differences| <= M."""
    n = len(beta) + 1
    D = second_differences(n)
    A = np.vstack([D, -D])
    Aeq = np.zeros((pre + 1, n))
    Aeq[np.arange(pre + 1), np.arange(pre + 1)] = 1
    beq = np.append(beta[:pre], 0.0)
    c = np.append(np.zeros(pre + 1), l)
    ends = []
    for sign in (1, -1):
        r = linprog(sign * c, A_ub=A, b_ub=np.full(len(A), M), A_eq=Aeq, b_eq=beq,
                    bounds=[(None, None)] * n, method="highs-ds")
        if not r.success:
            return None
        ends.append(sign * r.fun)
    estimate = np.dot(l, beta[pre:])
    return [estimate - ends[1], estimate - ends[0]]


def magnitudes_set(beta, pre, l, M):
    n = len(beta) + 1
    F = np.diff(np.eye(n), axis=0)
    before = np.append(beta[:pre], 0.0)
    bound = M * np.abs(np.diff(before)).max()
    A = np.vstack([F[pre:], -F[pre:]])
    Aeq = np.eye(n)[:pre + 1]
    c = np.append(np.zeros(pre + 1), l)
    ends = [s * linprog(s * c, A_ub=A, b_ub=np.full(len(A), bound), A_eq=Aeq, b_eq=before,
                        bounds=[(None, None)] * n, method="highs-ds").fun for s in (1, -1)]
    estimate = np.dot(l, beta[pre:])
    return [estimate - ends[1], estimate - ends[0]]


def magnitudes_interval(beta, sigma, pre, l, M, critical):
    """Union over the largest change and its sign of the usual limits, written out plainly."""
    beta, S = np.array(beta), np.array(sigma)
    post = len(l)
    lever = sum(abs(sum(l[s:])) for s in range(post))
    ends = []
    for s in range(pre):
        change = np.zeros(len(beta))
        change[s] -= 1
        if s + 1 < pre:
            change[s + 1] += 1
        for sign in (1, -1):
            u = np.append(np.zeros(pre), l) + sign * M * lever * change
            value, se = u @ beta, np.sqrt(u @ S @ u)
            ends += [(value - critical * se, value + critical * se)]
    return [min(e[0] for e in ends), max(e[1] for e in ends)]


if __name__ == "__main__":
    result = {"software": f"Python {platform.python_version()}, mpmath {mp.__version__}, "
              f"scipy {scipy.__version__}, cvxpy {cp.__version__}, numpy {np.__version__}"}
    for name, case in estimates.items():
        beta, sigma, pre = case["coefficients"], case["covariance"], case["periodsBefore"]
        post = len(beta) - pre
        out = {}
        for target, l in {"first": [1.0] + [0.0] * (post - 1), "mean": [1 / post] * post,
                          "last": [0.0] * (post - 1) + [1.0]}.items():
            z = float(mp.sqrt(2) * mp.erfinv(mp.mpf("0.95")))
            sets = {"smoothness": [], "magnitudes": []}
            for M in case["M"]:
                entry = fixed_length(beta, sigma, pre, l, mp.mpf(M))
                entry["set"] = smoothness_set(np.array(beta), pre, l, float(M))
                sets["smoothness"].append(entry)
            entry = fixed_length(beta, sigma, pre, l, mp.mpf(case["M"][1]), law=student(6))
            sets["student6"] = entry
            for ratio in (0, 0.5, 1, 2):
                sets["magnitudes"].append(
                    {"ratio": ratio, "set": magnitudes_set(np.array(beta), pre, l, ratio),
                     "interval": magnitudes_interval(beta, sigma, pre, l, ratio, z)})
            nearer = lambda m: max(magnitudes_interval(beta, sigma, pre, l, m, z)[0],
                                   -magnitudes_interval(beta, sigma, pre, l, m, z)[1])
            sets["magnitudesBreakdown"] = \
                brentq(nearer, 0, 100, xtol=1e-14, rtol=1e-14) if nearer(0) > 0 else None
            out[target] = sets
            print(name, target, sets["smoothness"][1]["lower"], sets["smoothness"][1]["upper"],
                  sets["magnitudes"][2], sets["magnitudesBreakdown"])
        result[name] = out
    law = {"normal": normal(), "student6": student(6)}
    result["folded"] = [
        {"law": k, "bias": b, "level": v,
         "value": mp.nstr(folded(mp.mpf(b), mp.mpf(v), law[k]), 18)}
        for k in law for b in ("0", "0.1", "0.7", "2", "12") for v in ("0.9", "0.95", "0.3")]
    # The mean of the k lowest of n standard normal values, from the density of each of them.
    result["lowest"] = []
    for k, n in ((1, 2), (1, 5), (4, 12), (30, 100), (11, 12)):
        def density(x, k=k, n=n):
            p = mp.ncdf(x)
            return x * mp.npdf(x) * mp.fsum(
                mp.binomial(n - 1, j) * p**j * (1 - p)**(n - 1 - j) for j in range(k))
        mp.mp.dps = 25
        value = mp.quad(density, mp.linspace(-10, 10, 41)) * n / k
        mp.mp.dps = 40
        result["lowest"].append({"chosen": k, "places": n, "mean": mp.nstr(value, 17)})
        print("lowest", k, n, mp.nstr(value, 12))
    with open("sensitivity.json", "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
