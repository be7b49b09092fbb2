"""Incomplete beta functions, beta quantiles and Garwood's lower ends far out, by mpmath at 60 digits: quantiles by bisection.
scipy 1.17 gammainc is off by a third at counts of 1e8. Run: python3 farQuantiles.py > farQuantiles.json"""
import json
from mpmath import mp, mpf, betainc, exp, log, loggamma

mp.dps = 60


def beta(x, a, b):
    return betainc(a, b, 0, x, regularized=True)


def gamma(x, a):
    term = total = k = mpf(1)
    while term > total * mpf(10) ** -30:
        term *= x / (a + k)
        total += term
        k += 1
    return exp(a * log(x) - x - loggamma(a + 1)) * total


def root(f, low, high):
    low, high = mpf(low), mpf(high)
    for _ in range(220):
        # Between orders of magnitude first.
        middle = (low * high) ** mpf(0.5) if low * 4 < high else (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return float(low)


betas = [(2.781488223793559e-10, 27.482592874378568, 108115860884.78091), (1e-9, 60.5, 61312170041.8),
         (2.7e-9, 387.8208052288477, 146351688746.67676), (0.2, 1e-3, 4.5), (1e-200, 2e-3, 4.5), (0.95, 14.5, 1e-3)]
quantiles = [(0.247, 2.33e-3, 4.61), (4.8e-3, 1.4e-2, 0.93), (0.3, 0.02, 30.0), (0.975, 12.4, 8084.7)]
uppers = [(1e-12, 12.4, 8084.7), (1e-30, 3.0, 7.0), (1e-14, 0.08, 40.0)]
counts = [(6, 0.9643306517973542), (9, 1 - 2.0 ** -39), (10, 0.9999993), (2, 0.99), (1000, 0.9999), (77799098, 0.9999992)]
print(json.dumps({
    "incompleteBeta": [[x, a, b, float(beta(mpf(x), mpf(a), mpf(b)))] for x, a, b in betas],
    "betaQuantile": [[p, a, b, root(lambda x: beta(x, mpf(a), mpf(b)) - mpf(p), mpf(10) ** -300, 1)] for p, a, b in quantiles],
    "upperQuantile": [[q, a, b, root(lambda x: mpf(q) - beta(1 - x, mpf(b), mpf(a)), mpf(10) ** -300, 1)] for q, a, b in uppers],
    "poisson": [[n, level, root(lambda x: gamma(x, mpf(n)) - (1 - mpf(level)) / 2, max(mpf(10) ** -9, n - 10 * mpf(n) ** 0.5), n)]
                for n, level in counts],
}))
