"""Writes stageWinRates.json: win rates by stage of a chain with skips, rollbacks and reopened losses, in exact fractions, and
their jackknife variance by numerical derivatives in 50 digits. Each walk is the stages in which an opportunity stood, by
number, and its end (3 won, 4 lost, 5 abandoned, None open). Run: python3 stageWinRates.py > stageWinRates.json"""
import json
import random
from fractions import Fraction

random.seed(20260801)
STAGES, ENDS = 3, 3


def walk():
    stays, at = [], random.choice([0, 0, 0, 1])
    while True:
        stays.append(at)
        if random.random() < 0.06:
            return stays, None
        weights = [[0, 6, 2, 1, 4, 1], [2, 0, 6, 1, 3, 1], [1, 2, 0, 8, 4, 1]][at]
        to = random.choices(range(6), weights)[0]
        if to >= STAGES:
            if to == 4 and random.random() < 0.15:  # reopened into another stage
                at = random.choice([stage for stage in range(STAGES) if stage != at])
                continue
            return stays, to
        at = to


walks = [walk() for _ in range(80)]


def solve(matrix, right):
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    n = len(rows)
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(n):
            if r != i and rows[r][i] != 0:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
    return [row[n] for row in rows]


def absorption(weights):
    counts = [[Fraction(0)] * 6 for _ in range(STAGES)]
    for (stays, end), weight in zip(walks, weights):
        path = stays + ([] if end is None else [end])
        for a, b in zip(path, path[1:]):
            counts[a][b] += weight
    moves = [[value / sum(row) for value in row] for row in counts]
    left = [[(1 if i == j else 0) - moves[i][j] for j in range(STAGES)] for i in range(STAGES)]
    return [solve(left, [moves[i][STAGES + end] for i in range(STAGES)]) for end in range(ENDS)]


ones = [Fraction(1)] * len(walks)
shares = absorption(ones)
step = Fraction(1, 10**12)
variance = [Fraction(0)] * STAGES
for i in range(len(walks)):
    up, down = list(ones), list(ones)
    up[i], down[i] = 1 + step, 1 - step
    for stage, (a, b) in enumerate(zip(absorption(up)[0], absorption(down)[0])):
        variance[stage] += ((a - b) / (2 * step)) ** 2
print(json.dumps({
    "walks": [[stays, end] for stays, end in walks],
    "won": [[str(v.numerator), str(v.denominator)] for v in shares[0]],
    "shares": [[float(v) for v in end] for end in shares],
    "variance": [float(v) for v in variance],
}))
