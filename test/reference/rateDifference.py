"""Newcombe's hybrid score interval (1998, method 10) in decimals of 50 digits, for test/unit/statistics.

Run: python3 rateDifference.py > rateDifference.json
The z of 95 % is the root of the normal law's error function, found by bisection in the same precision.
"""
import json
from decimal import Decimal as D, getcontext

getcontext().prec = 50


def erf(x):
    """Abramowitz & Stegun 7.1.6: a series of positive terms."""
    term = x
    total = x
    n = 0
    while abs(term) > D(10) ** -48:
        n += 1
        term = term * 2 * x * x / (2 * n + 1)
        total += term
    return 2 / PI.sqrt() * (-x * x).exp() * total


def pi():
    """Machin: 16 atan(1/5) - 4 atan(1/239)."""
    def atan_inverse(n):
        term = D(1) / n
        total, k, sign = term, 1, -1
        while term > D(10) ** -49:
            term /= n * n
            k += 2
            total += sign * term / k
            sign = -sign
        return total
    return 16 * atan_inverse(5) - 4 * atan_inverse(239)


PI = pi()


def z_of(level):
    low, high = D(0), D(10)
    for _ in range(200):
        mid = (low + high) / 2
        if erf(mid / D(2).sqrt()) < level:
            low = mid
        else:
            high = mid
    return low


def wilson(x, n, z):
    p = D(x) / n
    centre = p + z * z / (2 * n)
    half = z * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
    scale = 1 + z * z / n
    low = D(0) if x == 0 else (centre - half) / scale
    high = D(1) if x == n else (centre + half) / scale
    return low, high


def newcombe(a, m, b, n, level):
    z = z_of(D(level))
    p1, p2 = D(a) / m, D(b) / n
    l1, u1 = wilson(a, m, z)
    l2, u2 = wilson(b, n, z)
    d = p1 - p2
    low = d - ((p1 - l1) ** 2 + (u2 - p2) ** 2).sqrt()
    high = d + ((u1 - p1) ** 2 + (p2 - l2) ** 2).sqrt()
    return {"first": [a, m], "second": [b, n], "level": float(level), "value": float(d), "low": float(low), "high": float(high)}


cases = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (0, 10, 0, 10), (10, 10, 0, 20), (10, 10, 0, 10), (4238, 6711, 120, 286)]
print(json.dumps([newcombe(*case, level) for case in cases for level in ("0.95", "0.9")], indent=1))
