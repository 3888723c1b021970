#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks study files against the JSON Schema with an independent validator.

Reads YAML as editors do (YAML 1.2 core: dates are text) and writes evidence.json: for each file
whether it conforms, and for planted mistakes that it does not.
"""
import copy
import importlib.metadata
import json
import pathlib
import re

import jsonschema
import yaml

here = pathlib.Path(__file__).parent


class Loader(yaml.SafeLoader):
    """YAML 1.2 core: no dates, and only true/false are truth values."""


Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(~|null|)$"), ["~", "n", ""])
Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^-?[0-9]+$"), list("-0123456789"))
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))

KNOWN = [
    "interrupted-time-series", "difference-in-differences", "retention", "equity-gap", "survey",
    "time-to-service", "funnel", "ab-test", "cost",
]

def load(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


schema = json.loads((here / "schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def conforms(study):
    return not list(validator.iter_errors(study))


files = {name: load(here / name) for name in ["full-study.yaml", "resolved.yaml", "template.yaml"]}
example = here.parents[3] / "shared" / "example-study.yaml"
if example.exists():
    study = load(example)
    known = {k: v for k, v in study["analyses"].items() if v["kind"] in KNOWN}
    study["analyses"] = known
    files["example-study.yaml (methods known)"] = study

evidence = {
    "validator": f"jsonschema {importlib.metadata.version('jsonschema')}, PyYAML {yaml.__version__}",
    "conforms": {name: conforms(study) for name, study in files.items()},
    "refuses": {},
}
mistakes = {
    "unknown key": lambda s: s["kpis"]["adesione"].update(tagret="52%"),
    "missing key": lambda s: s["study"].pop("owner"),
    "wrong choice": lambda s: s["analyses"]["serie"].update(every="mese"),
    "wrong date": lambda s: s["study"]["campaign"].update({"from": "01/10/2024"}),
    "wrong spec": lambda s: s.update(spec=2),
    "bare length of time": lambda s: s["kpis"]["adesione"].update(within=90),
    "text for a list": lambda s: s["analyses"]["serie"].update(shape="level"),
    "unknown method": lambda s: s["analyses"]["serie"].update(kind="regression-discontinuity"),
}
for name, plant in mistakes.items():
    study = copy.deepcopy(files["full-study.yaml"])
    plant(study)
    evidence["refuses"][name] = not conforms(study)
(here / "evidence.json").write_text(json.dumps(evidence, indent=2) + "\n", encoding="utf-8")
print(json.dumps(evidence, indent=2))
