#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One task by one tool: `peers.py TOOL FILE RUNS`. A line a run: what it found, and its seconds,
without starting Python, importing the tool and reading the file; a first run is not shown, for some
compile themselves in it."""
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import pandas  # noqa: E402


def wild(tool, data):
    """9,999 wild bootstrap replicates by cluster, null imposed."""
    import pyfixest
    data["treated"] = ((data["first"] > 0) & (data["period"] >= data["first"])).astype(int)
    # wildboottest takes no absorbed effects: they are columns, as its manual says.
    formula = "outcome ~ treated + C(unit) + C(period)"
    fit = pyfixest.feols(formula, data, vcov={"CRV1": "unit"})

    def run():
        start = time.perf_counter()
        found = fit.wildboottest(param="treated", cluster="unit", reps=9999, seed=1)
        return [fit.coef()["treated"], found["Pr(>|t|)"], time.perf_counter() - start]
    return run


def diff_diff(data):
    """Group-time effects, event study and 999 multiplier replicates."""
    import diff_diff

    def run():
        start = time.perf_counter()
        model = diff_diff.CallawaySantAnna(
            control_group="never_treated", base_period="universal", n_bootstrap=999, seed=1,
            bootstrap_weights="rademacher")
        found = model.fit(data, outcome="outcome", unit="unit", time="period", first_treat="first",
                          aggregate="event_study")
        return [found.overall_att, found.overall_se, found.cband_crit_value or 0,
                time.perf_counter() - start]
    return run


def csdid(data):
    """The same by the port of R's did."""
    from csdid.att_gt import ATTgt
    import contextlib
    import io

    def run():
        start = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            model = ATTgt(yname="outcome", tname="period", idname="unit", gname="first",
                          data=data, control_group="nevertreated", biters=999, cband=True)
            model = model.fit(est_method="dr", base_period="universal", bstrap=True)
            model.aggte(typec="dynamic", bstrap=True, biters=999, cband=True)
            seconds = time.perf_counter() - start
            model.aggte(typec="simple", bstrap=False)
        return [float(model.atte["overall_att"]), float(model.atte["overall_se"]), 0, seconds]
    return run


def main():
    tool, path, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    data = pandas.read_csv(path)
    run = {"pyfixest": lambda: wild(tool, data), "diff-diff": lambda: diff_diff(data),
           "csdid": lambda: csdid(data)}[tool]()
    run()
    for _ in range(runs):
        print(*run())


main()
