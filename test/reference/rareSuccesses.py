"""Clopper-Pearson upper ends of few successes in very many trials: bisection on the exact binomial sum in mpmath at 60 digits.
scipy 1.17 beta.isf is off by up to 1e-8 of the value there. Run: python3 rareSuccesses.py > rareSuccesses.json"""
import json
from mpmath import mp, mpf

mp.dps = 60


def at_most(x, n, p):
    term = (1 - p) ** n
    total = term
    for j in range(x):
        term *= mpf(n - j) / (j + 1) * p / (1 - p)
        total += term
    return total


def upper(x, n):
    low, high = mpf(0), mpf(min(1, mpf(x + 60) / n))
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if at_most(x, n, middle) > mpf("0.025") else (low, middle)
    return float(low)


cases = [(0, 10**6), (1, 10**6), (0, 10**9), (1, 10**9), (7, 10**9), (0, 10**15), (1, 10**15), (3, 2**53 - 1)]
print(json.dumps([[x, n, upper(x, n)] for x, n in cases]))
