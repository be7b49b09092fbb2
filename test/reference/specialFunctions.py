"""Known answers for test/unit/statistics, made with mpmath at 50 digits: python3 specialFunctions.py > specialFunctions.json"""
import json
from mpmath import mp, mpf, erfc, betainc, log, loggamma, sqrt, pi

mp.dps = 50


def normal_cdf(x):
    return erfc(-mpf(x) / sqrt(2)) / 2


def bisect(f, low, high):
    low, high = mpf(low), mpf(high)
    for _ in range(180):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return low


def normal_quantile(p):
    p = mpf(p)
    return bisect(lambda x: normal_cdf(x) - p, -40, 40)


def beta(x, a, b):
    if a >= 2 and a == int(a) and b == int(b):  # whole numbers: a tail of binomial probabilities
        n = int(a + b) - 1
        term = mp.binomial(n, int(a)) * mpf(x) ** int(a) * (1 - mpf(x)) ** (n - int(a))
        total = mpf(0)
        for j in range(int(a), n + 1):
            total += term
            term *= mpf(n - j) / (j + 1) * mpf(x) / (1 - mpf(x))
        return total
    return betainc(a, b, 0, mpf(x), regularized=True)


def stirling(x):
    x = mpf(x)
    return loggamma(x + 1) - ((x + mpf(1) / 2) * log(x) - x + log(2 * pi) / 2)


def wilson(x, n, z):
    p = mpf(x) / n
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return [float(centre - half), float(centre + half)]


xs = [-38, -30, -20, -10, -6, -5.7, -5.6, -3, -1.96, -1, -0.7, -0.67, -0.1, 0, 1e-10, 0.3, 0.6744897, 0.68, 1.5, 2.5, 4, 5.65, 5.66, 7]
ps = [1e-300, 1e-100, 1e-20, 1e-10, 1e-6, 0.001, 0.025, 0.0749, 0.0751, 0.1, 0.3, 0.5, 0.6, 0.9, 0.924, 0.926, 0.975, 0.999, 0.9999999]
betas = [(0.5, 0.5, 0.5), (0.1, 2, 3), (0.9, 2, 3), (0.01, 0.5, 30), (0.3, 30, 70), (0.25, 300, 700), (0.31, 3000, 7000), (0.5, 1e5, 1e5), (0.501, 1e5, 1e5), (0.0001, 1, 10000), (1e-8, 0.2, 5), (0.99, 40, 0.5), (0.02, 21, 980)]
stirlings = [0.1, 0.5, 1, 2.5, 7, 15, 16, 33.3, 1000, 1e7]
z = normal_quantile('0.975')
z1 = normal_quantile('0.95')
print(json.dumps({
    'normalCdf': [[x, float(normal_cdf(x))] for x in xs],
    'normalQuantile': [[p, float(normal_quantile(p))] for p in ps],
    'incompleteBeta': [[x, a, b, float(beta(x, a, b))] for x, a, b in betas],
    'stirlingError': [[x, float(stirling(x))] for x in stirlings],
    'wilson': [[x, n, *wilson(x, n, z)] for x, n in [(1, 10), (5, 10), (81, 263), (1000, 2000), (3, 7)]],
    'wilsonOneSided': [[x, n, *wilson(x, n, z1)] for x, n in [(1, 10), (5, 10), (81, 263)]],
    'clopperPearson': [[x, n,
        float(bisect(lambda t: beta(t, x, n - x + 1) - mpf('0.025'), 0, 1)),
        float(bisect(lambda t: beta(t, x + 1, n - x) - mpf('0.975'), 0, 1))]
        for x, n in [(1, 10), (5, 10), (81, 263), (3, 7)]],
}, indent=1))
