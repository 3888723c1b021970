# SPDX-License-Identifier: GPL-3.0-or-later
"""Data and expected values of group-time average effects, by csdid and drdid (PyPI).

Run in this folder: python make.py. Versions stand in expected.json and README.md.
"""
import json
import warnings
from importlib.metadata import version

import numpy as np
import pandas as pd
from csdid.att_gt import ATTgt
from scipy.optimize import root

warnings.simplefilter("ignore")


def panel():
    """84 units in 21 clusters, 6 periods, cohorts 3, 4, 6 and never; two covariates."""
    r = np.random.default_rng(20261121)
    rows = []
    for unit in range(1, 85):
        cluster = 1 + (unit - 1) % 21
        x1 = round(r.normal(), 3)
        stratum = int(r.integers(0, 3))
        start = r.choice([3, 4, 6, 0], p=[0.25, 0.2, 0.2, 0.35]) if unit > 4 else [3, 4, 6, 0][unit - 1]
        weight = round(r.uniform(0.5, 2), 2)
        level = r.normal() + 0.2 * (start == 3) + 0.1 * cluster / 21
        for t in range(1, 7):
            effect = (0.5 + 0.2 * (t - start)) if start and t >= start else 0
            y = level + 0.3 * t + 0.15 * t * x1 + 0.1 * t * stratum + effect + 0.5 * r.normal()
            rows.append((unit, t, start, cluster, stratum, x1, weight, round(y, 4)))
    names = ["unit", "period", "start", "cluster", "stratum", "x1", "weight", "y"]
    return pd.DataFrame(rows, columns=names)


def people():
    """Invitations: 20 districts, 5 periods, 1 to 25 people each; yes or no, and a cost in units."""
    r = np.random.default_rng(4)
    rows = []
    for unit in range(1, 21):
        start = [3, 4, 0, 0, 5][unit % 5]
        base = r.normal(0, 0.4)
        x1 = round(r.normal(), 2)
        for t in range(1, 6):
            for _ in range(int(r.integers(8, 26))):
                stratum = int(r.random() < 0.4)
                treated = start and t >= start
                z = base - 0.3 + 0.1 * t + 0.5 * stratum + 0.1 * t * stratum + 0.6 * bool(treated)
                y = int(r.random() < 1 / (1 + np.exp(-z)))
                cost = int(round(20 + 3 * t + 4 * stratum + 5 * bool(treated) + 6 * r.normal() + 2 * base + x1 * t))
                weight = [1, 2][int(r.random() < 0.3)]
                rows.append((unit, t, start, stratum, x1, weight, y, cost))
    names = ["unit", "period", "start", "stratum", "x1", "weight", "y", "cost"]
    return pd.DataFrame(rows, columns=names)


def number(x):
    return None if x is None or not np.isfinite(x) else float(x)


def case(data, y, name, *, panel, formula=None, method="dr", control="nevertreated",
         base="universal", anticipation=0, weights=None, cluster=None, averages=()):
    data = data.copy()
    data["person"] = data["unit"] if panel else np.arange(1, len(data) + 1)
    fit = ATTgt(yname=y, tname="period", idname="person", gname="start", data=data,
                control_group=control, xformla=formula, panel=panel, weights_name=weights,
                clustervar=cluster, anticipation=anticipation)
    fit.fit(est_method=method, base_period=base, bstrap=False)
    out = {
        "outcome": y, "panel": panel, "formula": formula or "", "method": method,
        "control": control, "base": base, "anticipation": anticipation,
        "weights": weights or "", "cluster": cluster or "",
        "cohort": [int(g) for g in fit.results["group"]],
        "period": [int(t) for t in fit.results["year"]],
        "estimate": [number(a) for a in fit.results["att"]],
        "standard_error": [number(s) for s in fit.results["se"]],
        "wald": number(fit.MP["W"]) if fit.MP["W"] is not None else None,
        "averages": {},
    }
    for kind, balance in averages:
        a = fit.aggte(typec=kind, balance_e=balance, bstrap=False, cband=False).atte
        key = kind if balance is None else f"{kind}_balanced_{balance}"
        parts = a["egt"] is not None and kind != "simple"
        out["averages"][key] = {
            "overall": number(a["overall_att"]), "overall_se": number(np.ravel(a["overall_se"])[0]),
            "index": [int(e) for e in a["egt"]] if parts else [],
            "estimate": [number(e) for e in a["att_egt"]] if parts else [],
            "standard_error": [number(e) for e in np.ravel(a["se_egt"])] if parts else [],
        }
    return name, out


def improved_panel(change, treated, x):
    """Sant'Anna and Zhao (2020), section 3.1, by its own equations: estimate, influence."""
    odds = calibrated(treated, x)
    control = (1 - treated) * odds
    beta = np.linalg.solve((x * control[:, None]).T @ x, (x * control[:, None]).T @ change)
    rest = change - x @ beta
    p = treated.mean()
    estimate = (treated * rest).mean() / p - (control * rest).mean() / control.mean()
    return estimate, treated / p * (rest - estimate) - control / control.mean() * rest


def calibrated(treated, x):
    """Odds exp(x'g) with sum of (treated - (1 - treated) odds) x equal to 0."""
    def gap(g):
        return x.T @ (treated - (1 - treated) * np.exp(x @ g)) / len(x)

    start = np.r_[np.log(treated.mean() / (1 - treated.mean())), np.zeros(x.shape[1] - 1)]
    found = root(gap, start, tol=1e-14)
    assert np.abs(gap(found.x)).max() < 1e-13
    return np.exp(x @ found.x)


def improved_people(y, after, treated, x):
    """Section 3.2, the locally efficient estimator: estimate, influence."""
    odds = calibrated(treated, x)
    value, influence, gap = 0.0, np.zeros(len(y)), np.zeros(len(y))
    d = treated / treated.mean()
    for period, sign in ((1, 1.0), (0, -1.0)):
        now = (after == period).astype(float)
        wc = (1 - treated) * now * odds
        beta0 = np.linalg.solve((x * wc[:, None]).T @ x, (x * wc[:, None]).T @ y)
        wt = treated * now
        beta1 = np.linalg.solve((x * wt[:, None]).T @ x, (x * wt[:, None]).T @ y)
        r0, r1 = y - x @ beta0, y - x @ beta1
        # tau_2 of the paper: every term, also those that are 0 in the sample.
        t_res = (wt * r0).mean() / wt.mean()
        c_res = (wc * r0).mean() / wc.mean()
        diff = x @ (beta1 - beta0)
        e_d, e_dt = (d * diff).mean(), (wt * diff).mean() / wt.mean()
        value += sign * (t_res - c_res + e_d - e_dt)
        influence += sign * (wt / wt.mean() * (r0 - t_res) - wc / wc.mean() * (r0 - c_res)
                             + d * (diff - e_d) - wt / wt.mean() * (diff - e_dt))
    return value, influence


def improved(data, y, panel):
    """Every ATT(g, t), never treated as controls, universal base, covariate x1."""
    out = {"cohort": [], "period": [], "estimate": [], "standard_error": []}
    periods = sorted(data["period"].unique())
    for g in sorted(set(data["start"]) - {0}):
        for t in periods:
            if t == g - 1:
                continue
            rows = data[data["start"].isin([0, g])]
            if panel:
                wide = rows.pivot(index="unit", columns="period", values=y)
                unit = rows.drop_duplicates("unit").set_index("unit").loc[wide.index]
                x = np.c_[np.ones(len(unit)), unit["x1"]]
                value, influence = improved_panel(
                    (wide[t] - wide[g - 1]).to_numpy(), (unit["start"] == g).to_numpy(float), x)
            else:
                rows = rows[rows["period"].isin([t, g - 1])]
                x = np.c_[np.ones(len(rows)), rows["x1"]]
                value, influence = improved_people(
                    rows[y].to_numpy(float), (rows["period"] == t).to_numpy(int),
                    (rows["start"] == g).to_numpy(float), x)
            out["cohort"].append(int(g))
            out["period"].append(int(t))
            out["estimate"].append(float(value))
            out["standard_error"].append(float(np.sqrt((influence ** 2).sum()) / len(influence)))
    return out


def main():
    p, c = panel(), people()
    p.to_csv("panel.csv", index=False)
    c.to_csv("people.csv", index=False)
    every = (("simple", None), ("group", None), ("calendar", None), ("dynamic", None), ("dynamic", 1))
    cases = {}
    for method in ("reg", "ipw", "dr"):
        for formula, tag in ((None, "plain"), ("~x1", "numbers"), ("~C(stratum)", "strata"),
                             ("~x1+C(stratum)", "both")):
            for control in ("nevertreated", "notyettreated"):
                n, v = case(p, "y", f"panel_{method}_{tag}_{control}", panel=True, formula=formula,
                            method=method, control=control, averages=every if tag == "numbers" else ())
                cases[n] = v
            for y in ("y", "cost"):
                n, v = case(c, y, f"people_{method}_{tag}_{y}", panel=False, formula=formula,
                            method=method, averages=every if tag == "strata" else ())
                cases[n] = v
        n, v = case(p, "y", f"panel_{method}_weights_cluster", panel=True, formula="~x1",
                    method=method, weights="weight", cluster="cluster", control="notyettreated",
                    averages=every)
        cases[n] = v
        n, v = case(c, "cost", f"people_{method}_weights", panel=False, formula="~C(stratum)",
                    method=method, weights="weight", control="notyettreated", averages=every)
        cases[n] = v
    for base in ("universal", "varying"):
        for control in ("nevertreated", "notyettreated"):
            n, v = case(p, "y", f"panel_anticipation_{base}_{control}", panel=True, base=base,
                        control=control, anticipation=1, averages=every)
            cases[n] = v
    better = {"panel": improved(p, "y", True), "people": improved(c, "cost", False)}
    software = {k: version(k) for k in ("csdid", "drdid", "numpy", "scipy", "pandas", "statsmodels")}
    with open("expected.json", "w") as f:
        json.dump({"software": software, "cases": cases, "improved": better}, f, indent=1)
        f.write("\n")


main()
