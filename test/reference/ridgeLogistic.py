"""Writes ridgeLogistic.json: the minimum of the penalised likelihood by scipy 1.10 (minimize, trust-exact), polished by
mpmath's Newton iteration on its gradient at 30 digits. Run: python3 ridgeLogistic.py > ridgeLogistic.json"""
import json
import numpy as np
from mpmath import mp, mpf, exp, matrix, findroot, sqrt
from scipy.optimize import minimize

mp.dps = 30
# Age in days, amount, a mark; the last case set is told apart by its first column.
rows = [[12, 5.5, 0], [40, 1.25, 1], [7, 9, 1], [33, 2, 0], [90, 12, 0], [5, 3.5, 1], [61, 0.5, 0], [18, 7, 1], [25, 4, 0], [3, 8, 1],
        [70, 6, 1], [14, 1, 0], [55, 3, 0], [9, 10, 0], [28, 2.5, 1], [47, 11, 0], [2, 4.5, 0], [80, 1.5, 1], [21, 6.5, 0], [36, 5, 1]]
y = [1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1]
split = [int(r[0] < 26) for r in rows]


def fit(y, ridge):
    n, k = len(rows), len(rows[0])
    mean = [mpf(sum(map(mpf, c))) / n for c in zip(*rows)]
    sd = [sqrt(sum((mpf(v) - m) ** 2 for v in c) / n) for c, m in zip(zip(*rows), mean)]
    X = [[mpf(1)] + [(mpf(v) - m) / s for v, m, s in zip(r, mean, sd)] for r in rows]
    Xf, yf = np.array(X, dtype=float), np.array(y, dtype=float)
    f = lambda b: np.logaddexp(0, Xf @ b).sum() - yf @ (Xf @ b) + ridge / 2 * (b[1:] ** 2).sum()
    pen = np.array([0] + [ridge] * k)
    p = lambda b: 1 / (1 + np.exp(-(Xf @ b)))
    g = lambda b: Xf.T @ (p(b) - yf) + pen * b
    h = lambda b: (Xf.T * (p(b) * (1 - p(b)))) @ Xf + np.diag(pen)
    start = minimize(f, np.zeros(k + 1), jac=g, hess=h, method="trust-exact", options={"gtol": 1e-10}).x

    def gradient(*b):
        e = [1 / (1 + exp(-sum(u * v for u, v in zip(r, b)))) - z for r, z in zip(X, y)]
        return [sum(r[j] * d for r, d in zip(X, e)) + (mpf(ridge) * b[j] if j else 0) for j in range(k + 1)]

    b = findroot(gradient, [mpf(float(v)) for v in start], tol=1e-45)
    assert max(abs(float(u) - v) for u, v in zip(b, start)) < 1e-6
    raw = [b[j + 1] / sd[j] for j in range(k)]
    return {"ridge": ridge, "outcomes": y, "intercept": float(b[0] - sum(r * m for r, m in zip(raw, mean))),
            "coefficients": [float(r) for r in raw], "standard": [float(v) for v in b[1:]]}


print(json.dumps({"rows": rows, "fits": [fit(y, 1), fit(y, 0.01), fit(y, 25), fit(split, 1), fit(split, 0.001)]}))
