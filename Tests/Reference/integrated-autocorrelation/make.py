# SPDX-License-Identifier: GPL-3.0-or-later
"""Integrated autocorrelation by dense matrices and adaptive quadrature, nothing shared with Esito.

R is written out from |t_i - t_j| and factored by mpmath at 20 digits, with no use of its structure;
the integrals over rho are taken by composite Gauss-Legendre quadrature (200 points), and the
quantiles of the mixture found by Brent's method on scipy's t distribution. Generalised linear
models: Newton's method, dense.
"""
import json
import sys

import mpmath as mp
import numpy as np
import scipy
import scipy.optimize
import scipy.stats

mp.mp.dps = 20


def design(n, start, harmonics, times):
    rows = []
    for i in range(n):
        t = times[i]
        row = [1.0, t / 10.0, float(i >= start), (t - times[start]) / 10.0 if i >= start else 0.0]
        for h in range(1, harmonics + 1):
            row += [float(np.sin(2 * np.pi * h * t / 12)), float(np.cos(2 * np.pi * h * t / 12))]
        rows.append(row)
    return rows


def series(n, seed, rho):
    rng = np.random.Generator(np.random.PCG64(seed))
    e = rng.standard_normal(n)
    for i in range(1, n):
        e[i] = rho * e[i - 1] + np.sqrt(1 - rho**2) * e[i]
    return np.round(e, 6).tolist()


class Mixture:
    def __init__(self, X, y, times, exponent):
        self.X, self.y, self.times = mp.matrix(X), mp.matrix(y), times
        self.n, self.k = len(y), len(X[0])
        self.nu = self.n - self.k
        self.exponent = mp.mpf(exponent)
        self.cache = {}
        nodes = []
        # Composite Gauss-Legendre in s, theta = pi (s - 1/2) - sin(2 pi s) / 2.
        panels, order = 20, 10
        x, w = np.polynomial.legendre.leggauss(order)
        for p in range(panels):
            for xi, wi in zip(x, w):
                s = mp.mpf(p + (xi + 1) / 2) / panels
                theta = mp.pi * (s - mp.mpf(1) / 2) - mp.sin(2 * mp.pi * s) / 2
                spacing = mp.pi * (1 - mp.cos(2 * mp.pi * s))
                fit = self.fit(mp.sin(theta))
                weight = (wi / 2 / panels * spacing * mp.cos(theta) ** (1 - 2 * self.exponent)
                          * mp.e ** fit["log"])
                nodes.append((weight, fit))
        total = mp.fsum(w for w, _ in nodes)
        self.nodes = [(w / total, f) for w, f in nodes if w / total > mp.mpf(10) ** -16]

    def fit(self, rho):
        n, k, X, y = self.n, self.k, self.X, self.y
        R = mp.matrix(n, n)
        for i in range(n):
            for j in range(n):
                R[i, j] = rho ** abs(self.times[i] - self.times[j]) if i != j else 1
        L = mp.cholesky(R)
        WX, Wy = self.forward(L, X), self.forward(L, y)
        A = WX.T * WX
        beta = mp.lu_solve(A, WX.T * Wy)
        r = Wy - WX * beta
        rss = mp.fsum(v * v for v in r)
        logdet = 2 * mp.fsum(mp.log(L[i, i]) for i in range(n))
        LA = mp.cholesky(A)
        logA = 2 * mp.fsum(mp.log(LA[i, i]) for i in range(k))
        return {"rho": rho, "log": -(logdet + logA + self.nu * mp.log(rss)) / 2, "beta": beta,
                "cov": A ** -1 * (rss / self.nu)}

    @staticmethod
    def forward(L, B):
        out = mp.matrix(B.rows, B.cols)
        for c in range(B.cols):
            for i in range(B.rows):
                out[i, c] = (B[i, c] - mp.fsum(L[i, j] * out[j, c] for j in range(i))) / L[i, i]
        return out

    def summary(self, weights, level):
        c = mp.matrix(weights)
        parts = [(w, (c.T * f["beta"])[0], mp.sqrt((c.T * f["cov"] * c)[0])) for w, f in self.nodes]
        mean = mp.fsum(w * m for w, m, _ in parts)
        scale = mp.fsum(w * s for w, _, s in parts)
        error = mp.sqrt(scale**2 + mp.fsum(w * (m - mean) ** 2 for w, m, _ in parts))
        m_, s_, w_ = (np.array([float(v[i]) for v in parts]) for i in (1, 2, 0))

        def cdf(x):
            return float(np.sum(w_ * scipy.stats.t.cdf((x - m_) / s_, self.nu)))

        def quantile(p):
            low, high = float(mean - 60 * error), float(mean + 60 * error)
            return scipy.optimize.brentq(lambda x: cdf(x) - p, low, high, xtol=1e-14, rtol=1e-14)

        tail = (1 - level) / 2
        half = scipy.stats.t.isf(tail, self.nu) * float(error)
        return {"weights": weights, "level": level, "estimate": float(mean),
                "lower": quantile(tail), "upper": quantile(1 - tail), "averagedHalfWidth": half}

    def rho(self):
        return float(mp.fsum(w * f["rho"] for w, f in self.nodes))


def glm(X, y, trials):
    X, y = np.array(X), np.array(y, float)
    beta = np.zeros(X.shape[1])
    beta[0] = np.log(np.mean(y)) if trials is None else 0.0
    for _ in range(100):
        eta = X @ beta
        mu = np.exp(eta) if trials is None else 1 / (1 + np.exp(-eta))
        m = 1.0 if trials is None else np.array(trials, float)
        w = mu if trials is None else m * mu * (1 - mu)
        z = (y - m * mu) / w
        step = np.linalg.solve(X.T @ (w[:, None] * X), X.T @ (w * z))
        beta += step
        if np.max(np.abs(step)) < 1e-13:
            break
    eta = X @ beta
    mu = np.exp(eta) if trials is None else 1 / (1 + np.exp(-eta))
    w = mu if trials is None else m * mu * (1 - mu)
    return beta, np.sqrt(w), (y - m * mu) / w


cases = []
for name, n, start, harmonics, seed, rho, exponent, gaps in [
        ("short", 12, 6, 0, 1, 0.3, 0.5, False),
        ("two years, one harmonic", 24, 12, 1, 2, 0.6, 8 / 18, False),
        ("strong correlation", 24, 12, 0, 3, 0.9, 0.4, False),
        ("36 before, 6 after, gaps", 42, 36, 0, 4, 0.5, 8 / 38, True),
        ("four years, flat prior", 48, 24, 0, 5, 0.4, 0.0, False)]:
    times = [t + (3 if gaps and t >= 20 else 0) + (1 if gaps and t >= 30 else 0) for t in range(n)]
    X, y = design(n, start, harmonics, times), series(n, seed, rho)
    mixture = Mixture(X, y, times, exponent)
    k = len(X[0])
    after = n - start
    contrasts = [[0, 0, 1, 0], [0, 0, 0, 1],
                 [0, 0, after, sum(X[i][3] for i in range(start, n))]]
    cases.append({
        "name": name, "times": times, "design": X, "response": y, "exponent": exponent,
        "meanCorrelation": mixture.rho(),
        "contrasts": [mixture.summary(c + [0] * (k - 4), level)
                      for c in contrasts for level in (0.8, 0.95)]})

generalised = []
for name, n, seed, binomial in [("counts", 24, 11, False), ("shares", 24, 12, True)]:
    times = list(range(n))
    X, e = design(n, 12, 0, times), np.array(series(n, seed, 0.5))
    eta = np.array(X) @ np.array([-0.2 if binomial else 3.0, 0.05, 0.2, -0.1]) + 0.15 * e
    rng = np.random.Generator(np.random.PCG64(seed + 100))
    trials = [int(v) for v in rng.integers(1000, 2001, n)] if binomial else None
    y = ([int(v) for v in rng.binomial(trials, 1 / (1 + np.exp(-eta)))] if binomial
         else [int(v) for v in rng.poisson(np.exp(eta))])
    beta, root, z = glm(X, y, trials)
    mixture = Mixture((root[:, None] * np.array(X)).tolist(), (root * z).tolist(), times, 0.15)
    step = [float(mp.fsum(w * f["beta"][j] for w, f in mixture.nodes)) for j in range(4)]
    generalised.append({
        "name": name, "times": times, "design": X, "response": y, "trials": trials,
        "independent": beta.tolist(), "coefficients": (beta + np.array(step)).tolist(),
        "contrasts": [mixture.summary(c, 0.95) for c in ([0, 0, 1, 0], [0, 0, 0, 1])]})

json.dump({"versions": {"python": sys.version.split()[0], "mpmath": mp.__version__,
                        "numpy": np.__version__, "scipy": scipy.__version__},
           "linear": cases, "generalised": generalised}, open("expected.json", "w"), indent=1)
