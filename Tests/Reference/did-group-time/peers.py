# SPDX-License-Identifier: GPL-3.0-or-later
"""What diff-diff and pyfixest give on the same data; prints the largest distances from csdid.

Run in this folder after make.py: python peers.py. The tests do not read its output; README.md says
what was found.
"""
import json
import warnings

import numpy as np
import pandas as pd
from diff_diff import BaconDecomposition, CallawaySantAnna

warnings.simplefilter("ignore")
cases = json.load(open("expected.json"))["cases"]
panel = pd.read_csv("panel.csv")
people = pd.read_csv("people.csv")
names = {"reg": "reg", "ipw": "ipw", "dr": "dr"}
for name, c in cases.items():
    data = panel if c["panel"] else people.assign(unit=np.arange(len(people)))
    if c["formula"] not in ("", "~x1") or c["weights"] or c["cluster"]:
        continue
    try:
        fit = CallawaySantAnna(
            control_group=c["control"].replace("treated", "_treated").replace("notyet", "not_yet"),
            anticipation=c["anticipation"], estimation_method=c["method"],
            base_period=c["base"], panel=c["panel"], pscore_trim=0.001,
        ).fit(data, outcome=c["outcome"], unit="unit", time="period", first_treat="start",
              covariates=["x1"] if c["formula"] else None)
    except Exception as error:  # noqa: BLE001 - the message is the finding
        print(name, "refused:", str(error)[:100])
        continue
    gaps, errors = [], []
    for g, t, e, s in zip(c["cohort"], c["period"], c["estimate"], c["standard_error"]):
        other = fit.group_time_effects.get((g, t))
        if other is None or s is None:
            continue
        gaps.append(abs(other["effect"] - e))
        errors.append(other["se"] / s - 1)
    print(name, len(gaps), "largest gap %.2e" % max(gaps, default=np.nan),
          "se ratio - 1: %.2e .. %.2e" % (min(errors, default=np.nan), max(errors, default=np.nan)))
