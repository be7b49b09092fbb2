"""Correlation of two outcomes of probability p under a hidden normal factor of correlation r, in mpmath at 80 digits:
(P(both) - p^2)/(p(1-p)), P(both) by integrating Phi((t - sqrt(r) z)/sqrt(1 - r))^2 over the factor.
Run: python3 outcomeCorrelation.py > outcomeCorrelation.json"""
import json
from mpmath import mp, mpf, erfc, exp, findroot, pi, quad, sqrt

mp.dps = 80


def tail(x):
    return erfc(x / sqrt(mpf(2))) / 2


def threshold(p):  # t with P(Z < t) = p, p < 1/2 or its mirror
    p = mpf(p)
    low, high = mpf(-45), mpf(45)
    for _ in range(300):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(-middle) < p else (low, middle)
    return low


def correlation(r, p):
    r, p = mpf(r), mpf(p)
    t = threshold(p)
    own, pull = sqrt(1 - r), sqrt(r)
    turn = t / pull  # where the factor decides
    width = own / pull
    points = sorted({mpf(-46), mpf(46), *(turn + k * width for k in (-12, -6, -3, -1, 0, 1, 3, 6, 12)), *(mpf(k) for k in range(-44, 45, 2))})
    points = [z for z in points if -46 <= z <= 46]
    both = quad(lambda z: tail(-(t - pull * z) / own) ** 2 * exp(-z * z / 2) / sqrt(2 * pi), points)
    return float((both - p * p) / (p * (1 - p)))


cases = [(0.05, 0.3), (0.2, 0.1), (0.2, 0.5), (0.5, 1e-10), (0.5, 0.9999999), (0.9, 0.05), (0.3, 1e-30), (0.999999, 0.5), (0.999999, 0.01), (1 - 2.0**-40, 0.25)]
print(json.dumps([[r, p, correlation(r, p)] for r, p in cases]))
