# SPDX-License-Identifier: GPL-3.0-or-later
"""pyfixest on data.csv, and non-central F tails by mpmath. Run here: python make.py"""
import json
from importlib.metadata import version

import mpmath
import numpy as np
import pandas as pd
import pyfixest as pf

mpmath.mp.dps = 40
data = pd.read_csv("data.csv")
starts = {2: 5, 6: 5, 9: 6}
data["d"] = [int(p >= starts.get(u, 99)) for u, p in zip(data.unit, data.period)]
data["mean"] = data["sum"] / data["n"]
data["logexposure"] = np.log(data.exposure)


def summary(fit):
    return {"estimate": float(fit.coef()["d"]), "se": float(fit.se()["d"])}


out = {"software": {name: version(name) for name in ["pyfixest", "mpmath", "numpy"]}}
for name in ["none", "nonnested", "full"]:
    ssc = pf.ssc(k_adj=True, k_fixef=name, G_adj=True)
    common = dict(data=data, vcov={"CRV1": "unit"}, ssc=ssc)
    fit = pf.feols("mean ~ d | unit + period", weights="n", fixef_tol=1e-14, **common)
    out[f"people_cells_{name}"] = summary(fit)
    fit = pf.feols("mean ~ d | unit + period^stratum", weights="n", fixef_tol=1e-14, **common)
    out[f"byPeriod_cells_{name}"] = summary(fit)
    fit = pf.fepois("events ~ d | unit + period", offset="logexposure", fixef_tol=1e-14,
                    iwls_tol=1e-14, iwls_maxiter=200, **common)
    out[f"poisson_{name}"] = summary(fit)


def upper(x, n, m, ncp):
    """1 − Σ_j Poisson(j; λ/2) I(n/2 + j, m/2; n x / (n x + m))."""
    x, n, m, half = (mpmath.mpf(str(v)) for v in (x, n, m, ncp / 2))
    share = n * x / (n * x + m)
    term = lambda j: (mpmath.exp(-half) * half**j / mpmath.factorial(j)
                      * mpmath.betainc(n / 2 + j, m / 2, 0, share, regularized=True))
    return float(1 - mpmath.fsum(term(j) for j in range(int(ncp) + 200)))


points = [(3.7, 3, 7.5, 0.5), (3.7, 3, 7.5, 4), (3.7, 3, 7.5, 25), (3.7, 3, 7.5, 300),
          (1, 1, 2.3, 9), (12.5, 8, 40, 60)]
out["noncentralF"] = [dict(zip(["x", "numerator", "denominator", "noncentrality"], p),
                           upper=upper(*p)) for p in points]
json.dump(out, open("python.json", "w"), indent=1)
