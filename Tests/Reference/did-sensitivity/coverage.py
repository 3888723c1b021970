# SPDX-License-Identifier: GPL-3.0-or-later
"""Coverage of the two intervals where it is least, by simulation. Run: python3 coverage.py

Deviations are put at the edge of what is allowed, the effect at the end of the identified set.
Writes coverage.json: 200,000 draws each, so a standard error of 0.0005.
"""
import json

import numpy as np
from scipy.stats import norm

draws = 200_000
rng = np.random.default_rng(20261121)
z = norm.ppf(0.975)
with open("estimates.json") as file:
    estimates = json.load(file)
rows = []
for name, case in estimates.items():
    S, pre = np.array(case["covariance"]), case["periodsBefore"]
    n = len(S)
    post = n - pre
    l = np.full(post, 1 / post)
    target = np.append(np.zeros(pre), l)
    lever = sum(abs(l[s:].sum()) for s in range(post))
    scale = np.sqrt(np.diag(S)).mean()
    for ratio in (0.5, 1.0, 2.0):
        for size in (0.0, 0.3, 1.0, 3.0, 30.0):          # changes before, in standard errors
            for shape in ("one", "all", "alternating"):
                steps = np.zeros(pre)
                if shape == "one":
                    steps[pre // 2] = size * scale
                else:
                    steps[:] = size * scale
                if shape == "alternating":
                    steps[::2] *= -1
                delta = -np.cumsum(steps[::-1])[::-1]     # deviation 0 in the reference period
                largest = np.abs(steps).max()
                # Every change after the start at its bound: the estimate lies that far above the
                # effect, which is then the lower end of the identified set (and 0 here).
                after = np.cumsum(np.full(post, ratio * largest))
                mean = np.append(delta, after)
                b = rng.multivariate_normal(mean, S, draws)
                lower = np.full(draws, np.inf)
                upper = np.full(draws, -np.inf)
                for s in range(pre):
                    change = np.zeros(n)
                    change[s] -= 1
                    if s + 1 < pre:
                        change[s + 1] += 1
                    for sign in (1, -1):
                        u = target + sign * ratio * lever * change
                        half = z * np.sqrt(u @ S @ u)
                        lower = np.minimum(lower, b @ u - half)
                        upper = np.maximum(upper, b @ u + half)
                rows.append({"study": name, "ratio": ratio, "size": size, "shape": shape,
                             "coverage": float(((lower <= 0) & (upper >= 0)).mean())})
worst = min(rows, key=lambda r: r["coverage"])
print("relative magnitudes, least:", worst, "of", len(rows))
with open("coverage.json", "w") as file:
    json.dump({"draws": draws, "relativeMagnitudes": rows}, file, indent=1)
    file.write("\n")
