"""Writes calibration.json in exact fractions: isotonic regression by its min-max formula (not by pooling), the Brier score
with Murphy's parts, calibration error over bins k/m, the area under the ROC curve pair by pair; log loss by mpmath.
Run: python3 calibration.py > calibration.json"""
import json
from fractions import Fraction as Q
from mpmath import mp, mpf, log

mp.dps = 40
p = "0.3 0.1 0.3 0.7 0.95 0.5 0.3 0.05 0.6 0.7 0.29 0.2 0.8 1 0 0.9 0.1 0.4 0.55 0.3 0.7 0.62 0.07 0.85 0.33 0.5 0.95 0.15 0.45 0.6".split()
y = [0, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0]
w = [1, 2, 1, 3, 1, 1, 2, 5, 1, 1, 2, 1, 1, 4, 3, 1, 1, 2, 1, 1, 1, 2, 1, 1, 3, 1, 1, 2, 1, 1]
P = [Q(x) for x in p]


def isotonic(weights):
    xs = sorted(set(P))
    pooled = [(sum(v for v, x in zip(weights, P) if x == c), sum(v * z for v, z, x in zip(weights, y, P) if x == c)) for c in xs]
    mean = lambda a, b: Q(sum(s for _, s in pooled[a:b + 1]), sum(v for v, _ in pooled[a:b + 1]))
    m = len(xs)
    return [float(max(min(mean(a, b) for b in range(i, m)) for a in range(i + 1))) for i in range(m)]


def murphy():
    n, rate = len(y), Q(sum(y), len(y))
    score = sum((x - z) ** 2 for x, z in zip(P, y)) / n
    rel = res = Q(0)
    for c in set(P):
        hits = [z for x, z in zip(P, y) if x == c]
        r = Q(sum(hits), len(hits))
        rel += len(hits) * (c - r) ** 2 / n
        res += len(hits) * (r - rate) ** 2 / n
    assert score == rel - res + rate * (1 - rate)
    return {"score": float(score), "reliability": float(rel), "resolution": float(res), "uncertainty": float(rate * (1 - rate))}


def ece(m):
    gaps, sizes = [], []
    for k in range(m):
        rows = [(x, z) for x, z in zip(P, y) if Q(k, m) <= x < Q(k + 1, m) or (k == m - 1 and x == 1)]
        sizes.append(len(rows))
        gaps.append(abs(sum(x - z for x, z in rows)))
    return {"bins": m, "sizes": sizes, "expected": float(sum(gaps) / len(y)), "largest": float(max(Q(g) / s for g, s in zip(gaps, sizes) if s))}


def auc():
    up, down = [x for x, z in zip(P, y) if z], [x for x, z in zip(P, y) if not z]
    return float(sum(Q(1) if a > b else Q(1, 2) if a == b else Q(0) for a in up for b in down) / (len(up) * len(down)))


def loss(clip):
    c = mpf(clip)
    cut = [min(max(mpf(x), c), 1 - c) for x in p]
    return float(-sum(log(x if z else 1 - x) for x, z in zip(cut, y)) / len(y))


print(json.dumps({
    "p": [float(x) for x in p], "y": y, "w": w,
    "isotonic": isotonic([1] * len(y)), "isotonicWeighted": isotonic(w), "brier": murphy(),
    "calibration": [ece(m) for m in (10, 7, 3, 1)], "auc": auc(),
    "logLoss": [[1e-6, loss("1e-6"), 2], [0.1, loss("0.1"), sum(x < Q(1, 10) or x > Q(9, 10) for x in P)]],
}))
