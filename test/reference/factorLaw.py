"""Distribution functions of the number of successes under a one-factor Gaussian copula (Vasicek 2002).

Written to factorLaw.json. Composite Simpson rule over the factor with 20,000 intervals on [-9, 9], normal functions of the
standard library; the conditional counts by the exact recursion over the terms, which may have different probabilities.
Run: python3 factorLaw.py
"""

import json
from math import exp, pi, sqrt
from pathlib import Path
from statistics import NormalDist

NORMAL = NormalDist()
INTERVALS = 20_000
END = 9.0


def counts(probabilities):
    law = [1.0]
    for p in probabilities:
        law = [(law[k] if k < len(law) else 0.0) * (1 - p) + (law[k - 1] * p if k > 0 else 0.0) for k in range(len(law) + 1)]
    return law


def distribution(probabilities, rho):
    thresholds = [NORMAL.inv_cdf(p) for p in probabilities]
    step = 2 * END / INTERVALS
    law = [0.0] * (len(probabilities) + 1)
    for node in range(INTERVALS + 1):
        z = -END + node * step
        weight = (1 if node in (0, INTERVALS) else 4 if node % 2 else 2) * step / 3 * exp(-z * z / 2) / sqrt(2 * pi)
        given = [NORMAL.cdf((t - sqrt(rho) * z) / sqrt(1 - rho)) for t in thresholds]
        for k, p in enumerate(counts(given)):
            law[k] += weight * p
    total = 0.0
    return [total := total + p for p in law]


CASES = [
    ([0.1] * 10, 0.05),
    ([0.3] * 20, 0.2),
    ([0.1, 0.2, 0.3, 0.5, 0.7, 0.9], 0.5),
    ([0.5] * 8, 0.9),
]
rows = [{"probabilities": p, "correlation": rho, "distribution": distribution(p, rho)} for p, rho in CASES]
Path(__file__).with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n")
