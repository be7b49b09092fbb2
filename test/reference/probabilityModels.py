"""Writes probabilityModels.json: logistic models of cases with their sandwich by case, Platt's line with its sandwich, and the
test of Diebold and Mariano with the correction of Harvey, Leybourne and Newbold, by numpy and scipy.

The likelihood is minimised over the coefficients of standardised columns and the sandwich is built there, then taken to the
units of the columns by the delta method: A S A^T, A the Jacobian. Run: python3 probabilityModels.py"""
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit
from scipy.stats import norm, t

# Stages stood in, size, age in days, won.
CASES = [
    (["lead"], "small", 12, 0), (["lead", "offer"], "small", 40, 1), (["lead", "offer"], "large", 7, 0), (["offer"], "large", 33, 0),
    (["lead", "offer"], "small", 90, 1), (["lead"], "large", 5, 0), (["lead", "offer"], "large", 61, 1), (["offer"], "small", 18, 1),
    (["lead"], "small", 25, 1), (["lead", "offer"], "large", 3, 0), (["lead"], "large", 70, 0), (["lead", "offer"], "small", 14, 0),
    (["offer"], "small", 55, 1), (["lead"], "small", 9, 0), (["lead", "offer"], "large", 28, 1), (["lead"], "large", 47, 0),
]
COLUMNS = [("stage", "lead"), ("stage", "offer"), ("size", "large"), ("size", "small"), ("age", None)]
SUBJECTS = [("lead", "small", 20), ("offer", "large", 60), ("offer", "small", 0)]


def row(stage, size, age):
    return [float(stage == v) if f == "stage" else float(size == v) if f == "size" else float(age) for f, v in COLUMNS]


def fitted(rows, y, clusters, ridge, free=False):
    X, y, clusters = np.array(rows), np.array(y, dtype=float), np.array(clusters)
    mean, sd = X.mean(axis=0), X.std(axis=0)
    Z = np.column_stack([np.ones(len(X)), (X - mean) / sd])
    penalty = np.array([0.0] + [ridge] * X.shape[1])
    cost = lambda b: np.logaddexp(0, Z @ b).sum() - y @ (Z @ b) + (penalty * b * b).sum() / 2
    slope = lambda b: Z.T @ (expit(Z @ b) - y) + penalty * b
    curve = lambda b: (Z.T * (expit(Z @ b) * expit(-(Z @ b)))) @ Z + np.diag(penalty)
    b = minimize(cost, np.zeros(Z.shape[1]), jac=slope, hess=curve, method="trust-exact", options={"gtol": 1e-10}).x
    for _ in range(5):
        b = b - np.linalg.solve(curve(b), slope(b))
    assert np.abs(slope(b)).max() < 1e-12
    errors = y - expit(Z @ b)
    meat = np.zeros((Z.shape[1], Z.shape[1]))
    for cluster in np.unique(clusters):
        score = (Z[clusters == cluster] * errors[clusters == cluster, None]).sum(axis=0)
        meat += np.outer(score, score)
    bread = np.linalg.inv(curve(b))
    A = np.zeros((Z.shape[1], Z.shape[1]))
    A[0, 0] = 1
    for j in range(X.shape[1]):
        A[0, j + 1], A[j + 1, j + 1] = -mean[j] / sd[j], 1 / sd[j]
    return A @ b, A @ (bread @ meat @ bread) @ A.T


def told(beta, covariance, x, level=0.95):
    odds, half = beta @ x, norm.ppf((1 + level) / 2) * np.sqrt(x @ covariance @ x)
    return [float(expit(v)) for v in (odds, odds - half, odds + half)]


rows, y, clusters = zip(*[(row(s, size, age), won, i) for i, (stages, size, age, won) in enumerate(CASES) for s in stages])
logistic = []
for ridge in (1, 0.1):
    beta, covariance = fitted(rows, y, clusters, ridge)
    logistic.append({"ridge": ridge, "intercept": beta[0], "coefficients": list(beta[1:]), "covariance": covariance.tolist(),
                     "subjects": [told(beta, covariance, np.array([1.0] + row(*s))) for s in SUBJECTS]})

stated = [0.05, 0.1, 0.1, 0.2, 0.25, 0.3, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.7, 0.8, 0.9, 0.95]
happened = [0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1]
# As good as none: the library holds its line by a ridge of 1e-6 of a standard deviation.
beta, covariance = fitted([[logit(p)] for p in stated], happened, range(len(stated)), 1e-6)
platt = {"stated": stated, "happened": happened, "intercept": beta[0], "slope": beta[1],
         "answers": [{"at": p, "told": told(beta, covariance, np.array([1.0, logit(p)]))} for p in (0.15, 0.5, 0.85)]}

first, second = np.array([3, -2, 5, 1, -4, 2, 6, -1, 3, -5.0]), np.array([4, -5, 4, 6, -7, 3, 9, -4, 2, -6.0])


def diebold_mariano(power, h):
    d = np.abs(first) ** power - np.abs(second) ** power
    n, c = len(d), d - d.mean()
    gamma = lambda k: (c[k:] * c[: n - k]).sum() / n
    variance = gamma(0) + 2 * sum(gamma(k) for k in range(1, h))
    statistic = d.mean() / np.sqrt(variance / n) * np.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    return {"loss": "absolute" if power == 1 else "squared", "steps": h, "statistic": statistic, "pValue": 2 * t.sf(abs(statistic), n - 1)}


comparisons = {"first": first.tolist(), "second": second.tolist(), "tests": [diebold_mariano(p, h) for h in (1, 2, 3) for p in (1, 2)]}
cases = [{"stages": s, "size": z, "age": a, "won": bool(w)} for s, z, a, w in CASES]
subjects = [{"stage": s, "size": z, "age": a} for s, z, a in SUBJECTS]
out = {"cases": cases, "subjects": subjects, "logistic": logistic, "platt": platt, "comparisons": comparisons}
Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")
