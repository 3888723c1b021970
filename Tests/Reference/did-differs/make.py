# SPDX-License-Identifier: GPL-3.0-or-later
"""Data and expected values of effects by groups of people with several starting dates, from csdid.

Run in this folder: python make.py, then Rscript make.R. Versions stand in expected.json.
"""
import json
import warnings
from importlib.metadata import version

import numpy as np
import pandas as pd
from csdid.att_gt import ATTgt
from scipy.stats import f as f_distribution

warnings.simplefilter("ignore")
PERIODS = range(1, 9)
GROUPS = (1, 2, 3)


def simulated():
    """18 places, 8 periods, 3 groups of people; starts 4, 6 and never; `one` starts at 5 or never."""
    r = np.random.default_rng(20261121)
    rows = []
    for place in range(1, 19):
        start = 4 if place <= 5 else 6 if place <= 9 else 0
        one = 5 if place % 5 in (1, 3) else 0
        level = r.normal(0, 0.3)
        own = {k: r.normal(0, 0.2) for k in GROUPS}
        for period in PERIODS:
            shock = r.normal(0, 0.15)
            for group in GROUPS:
                n = int(r.integers(6, 24))
                z = -0.5 + level + own[group] + shock + 0.05 * period * group
                z += (0.2 * group if start and period >= start else 0)
                y = int(r.binomial(n, 1 / (1 + np.exp(-z))))
                exposure = round(n * r.uniform(20, 40), 1)
                rate = np.exp(-3 + level + own[group] + shock + 0.03 * period
                              + (0.15 * group if one and period >= one else 0))
                rows.append((place, period, group, start, one, n, y, exposure,
                             int(r.poisson(exposure * rate))))
    return pd.DataFrame(rows, columns=["place", "period", "group", "start", "one", "n", "y",
                                       "exposure", "events"])


def persons(data):
    rows = []
    for cell in data.itertuples():
        for i in range(cell.n):
            rows.append((cell.place, cell.period, cell.start, int(i < cell.y)))
    people = pd.DataFrame(rows, columns=["place", "period", "start", "y"])
    people["person"] = np.arange(1, len(people) + 1)
    return people


def simple(data):
    """The simple average with shares as given: estimate, its weights, contributions by place."""
    people = persons(data)
    fit = ATTgt(yname="y", tname="period", idname="person", gname="start", data=people,
                control_group="nevertreated", panel=False)
    fit.fit(est_method="reg", base_period="universal", bstrap=False)
    cohort = np.array(fit.results["group"], int)
    period = np.array(fit.results["year"], int)
    att = np.array(fit.results["att"], float)
    size = {g: (people["start"] == g).sum() for g in set(cohort)}
    weights = np.array([size[g] if t >= g else 0 for g, t in zip(cohort, period)], float)
    weights /= weights.sum()
    influence = fit.MP["inffunc"]["inffunc"]
    influence = influence.toarray() if hasattr(influence, "toarray") else np.asarray(influence)
    by_person = influence @ weights / len(people)
    where = people.set_index("person")["place"]
    place = where.loc[np.asarray(fit.dp["data"]["person"], int)].to_numpy()
    contributions = np.array([by_person[place == p].sum() for p in range(1, 19)])
    return float(att @ weights), contributions, dict(zip(zip(cohort, period), weights))


def wishart(total):
    """q (q + 1) over the total variance of the covariance, given E[vec V vec V'] made central."""
    q = int(round(np.sqrt(len(total))))
    return q * (q + 1) / np.trace(total)


def commutation(q):
    k = np.zeros((q * q, q * q))
    for i in range(q):
        for j in range(q):
            k[i * q + j, j * q + i] = 1
    return k


def inverse_root(v):
    values, vectors = np.linalg.eigh(v)
    return vectors @ np.diag(values ** -0.5) @ vectors.T


def hotelling(estimates, v, eta):
    q = len(estimates)
    statistic = float(estimates @ np.linalg.solve(v, estimates))
    denominator = eta - q + 1
    scaled = statistic * denominator / (eta * q)
    return {"statistic": statistic, "eta": float(eta), "p": float(f_distribution.sf(scaled, q, denominator))}


def within(rows, start, weights, estimates):
    """Sum of the covariances of deviations within starting dates, each a Wishart."""
    weights = np.atleast_2d(weights)
    values = rows @ weights.T
    parts = []
    for g in sorted(set(start)):
        own = values[start == g]
        n = len(own)
        parts.append((n * np.cov(own.T, ddof=1).reshape(len(weights), -1), n - 1))
    v = sum(part for part, _ in parts)
    root = inverse_root(v)
    k = commutation(len(weights))
    # The covariance of vec S for S ~ W(nu, G / nu) is (I + K)(G x G) / nu.
    total = sum((np.eye(len(k)) + k) @ np.kron(root @ s @ root, root @ s @ root) / nu for s, nu in parts)
    found = hotelling(weights @ estimates, v, wishart(total))
    return {"estimates": (weights @ estimates).tolist(), "covariance": v.tolist(), **found}


def pooled(data, cells, weights, estimates):
    """One covariance over time of all places' means in all groups, for fixed combinations of them."""
    start = data.drop_duplicates("place").sort_values("place")["start"].to_numpy()
    columns, coefficients = [], []
    for group in GROUPS:
        own = data[data["group"] == group]
        mean = own.assign(m=own["y"] / own["n"]).pivot(index="place", columns="period", values="m").to_numpy()
        n = own.pivot(index="place", columns="period", values="n").to_numpy()
        c = np.zeros_like(mean)
        for (g, t), w in cells[group].items():
            for period, sign in ((t, 1), (g - 1, -1)):
                for arm, side in ((start == g, sign), (start == 0, -sign)):
                    c[arm, period - 1] += w * side * n[arm, period - 1] / n[arm, period - 1].sum()
        # The combination is the estimate itself.
        assert abs((c * mean).sum() - estimates[group - 1]) < 1e-12
        columns.append(mean)
        coefficients.append(c)
    means = np.hstack(columns)
    deviations = means.copy()
    for g in set(start):
        deviations[start == g] -= means[start == g].mean(axis=0)
    nu = len(start) - len(set(start))
    s = deviations.T @ deviations / nu
    weights = np.atleast_2d(weights)
    a = [np.vstack([np.hstack([w * c[i] for w, c in zip(row, coefficients)]) for row in weights])
         for i in range(len(start))]
    v = sum(x @ s @ x.T for x in a)
    root = inverse_root(v)
    # vec of V is linear in vec of S.
    linear = sum(np.kron(root @ x, root @ x) for x in a)
    m = s.shape[0]
    # (I + K)(S x S) / nu, K applied without being formed.
    spread = np.kron(s, s)
    swapped = spread.reshape(m, m, m * m).transpose(1, 0, 2).reshape(m * m, m * m)
    total = linear @ ((spread + swapped) / nu) @ linear.T
    found = hotelling(weights @ estimates, v, wishart(total))
    return {"estimates": (weights @ estimates).tolist(), "covariance": v.tolist(), **found}


def main():
    data = simulated()
    data.to_csv("data.csv", index=False)
    found = {group: simple(data[data["group"] == group]) for group in GROUPS}
    estimates = np.array([found[group][0] for group in GROUPS])
    rows = np.column_stack([found[group][1] for group in GROUPS])
    start = data.drop_duplicates("place").sort_values("place")["start"].to_numpy()
    cells = {group: {k: w for k, w in found[group][2].items() if w} for group in GROUPS}
    combinations = {"group1": [[1, 0, 0]], "group2": [[0, 1, 0]], "group3": [[0, 0, 1]],
                    "second": [[-1, 1, 0]], "third": [[-1, 0, 1]],
                    "all": [[-1, 1, 0], [-1, 0, 1]]}
    out = {"software": {k: version(k) for k in ("csdid", "drdid", "numpy", "pandas", "scipy")},
           "within": {}, "pooled": {}}
    for name, weights in combinations.items():
        weights = np.array(weights, float)
        out["within"][name] = within(rows, start, weights, estimates)
        out["pooled"][name] = pooled(data, cells, weights, estimates)
    with open("expected.json", "w") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


main()
