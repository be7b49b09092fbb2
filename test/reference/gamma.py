"""Writes gamma.json: ln Gamma and chi-square tails by mpmath at 50 digits, the regularised incomplete gamma
functions by their series at 400.
Run: python3 gamma.py > gamma.json"""
import json
from mpmath import mp, mpf, gammainc, loggamma

mp.dps = 50
xs = [1e-300, 1e-10, 0.1, 0.5, 0.999, 1, 1.0001, 1.5, 2, 2.5, 7, 15.5, 100, 12345.678, 1e10, 1e100]
parts = [(a, x) for a in (1e-3, 0.5, 1, 2.5, 10, 150.25, 5000) for x in (a / 50, a / 2, 0.9 * a, a, a + 1, 1.2 * a + 1, 3 * a + 2)]
parts += [(1e6, 999000), (1e6, 1e6), (1e6, 1003000), (0.5, 300), (30, 400), (200, 20)]
tails = [(0.0, 1), (0.004, 1), (3.841458820694124, 1), (10.83, 1), (80, 1), (700, 1), (5.99, 2), (0.5, 3), (18.3, 10), (60, 10), (124.3, 100), (1100, 1000), (2, 0.5)]


def both(a, x):
    """The series for P with 400 digits: Q is then 1 - P with digits to spare."""
    with mp.workdps(400):
        a, x = mpf(a), mpf(x)
        term = total = mpf(1)
        k = 0
        while term > total * mpf(10) ** -395:
            k += 1
            term *= x / (a + k)
            total += term
        low = total * mp.exp(a * mp.log(x) - x - loggamma(a + 1))
        return float(low), float(1 - low)


print(json.dumps({
    "logGamma": [[x, float(loggamma(mpf(x)))] for x in xs],
    "incompleteGamma": [[x, a, *both(a, x)] for a, x in parts],
    "chiSquareTail": [[x, k, float(gammainc(mpf(k) / 2, mpf(x) / 2, regularized=True))] for x, k in tails],
}, indent=1))
