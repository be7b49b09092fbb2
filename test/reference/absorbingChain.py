"""Writes absorbingChain.json: fates of absorbing Markov chains in exact fractions, by Gauss-Jordan elimination of I - Q and
the textbook variance (2N - I)t - t*t. Run: python3 absorbingChain.py > absorbingChain.json"""
import json
from fractions import Fraction as Q


def inverse(m):
    n = len(m)
    m = [row[:] + [Q(int(i == j)) for j in range(n)] for i, row in enumerate(m)]
    for k in range(n):
        p = next(i for i in range(k, n) if m[i][k])
        m[k], m[p] = m[p], m[k]
        m[k] = [x / m[k][k] for x in m[k]]
        for i in range(n):
            if i != k:
                f = m[i][k]
                m[i] = [x - f * y for x, y in zip(m[i], m[k])]
    return [row[n:] for row in m]


def fates(weights, absorbing):
    rows = [[Q(x) for x in row] for row in weights]
    rows = [[x / sum(row) if sum(row) else x for x in row] for row in rows]
    inner = [s for s in range(len(rows)) if s not in absorbing]
    n = inverse([[int(i == j) - rows[i][j] for j in inner] for i in inner])
    t = [sum(row) for row in n]
    return {
        "weights": weights,
        "absorbing": absorbing,
        "inner": inner,
        "visits": [[float(x) for x in row] for row in n],
        "absorption": [[float(sum(x * rows[s][a] for x, s in zip(row, inner))) for a in absorbing] for row in n],
        "steps": [float(x) for x in t],
        "variance": [float(2 * sum(x * y for x, y in zip(row, t)) - t[i] - t[i] ** 2) for i, row in enumerate(n)],
    }


print(json.dumps({
    # A pipeline with a rollback (B to A) and a skip (A to C); states A, B, C, won, lost.
    "pipeline": fates([[0, 25, 6, 0, 4], [7, 0, 24, 0, 9], [0, 0, 0, 5, 1], [0] * 5, [0] * 5], [3, 4]),
    # A gambler with 10 coins and a biased coin: from 1 to 9, ends at 0 and 10.
    "gambler": fates([[0 if s in (0, 10) else 9 if t == s - 1 else 11 if t == s + 1 else 0 for t in range(11)] for s in range(11)], [0, 10]),
    # Own loops, counts, and an end that is all but out of reach: one case in 10^12.
    "rare": fates([[5, 10**12, 0, 0, 0], [10**12, 7, 3, 1, 0], [4, 4, 4, 0, 2], [0, 0, 0, 1, 0], [0, 0, 0, 0, 0]], [3, 4]),
}))
