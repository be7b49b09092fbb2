"""Writes shrunkAndPoisson.json: posterior quantiles and Garwood's interval by scipy 1.10 (beta.ppf, chi2.ppf).
Run: python3 shrunkAndPoisson.py > shrunkAndPoisson.json"""
import json
from scipy.stats import beta, chi2

shrunk = [(3, 4, 0.3, 10, 0.95), (40, 263, 0.25, 20, 0.9), (1, 7, 0.02, 5, 0.99), (2, 3, 0.5, 0, 0.95)]
poisson = [(1, 0.95), (4, 0.95), (10, 0.9), (137, 0.99), (5000, 0.95)]
print(json.dumps({
    "shrunk": [[x, n, p, m, level, (x + m * p) / (n + m),
                *(beta.ppf(q, x + m * p, n - x + m * (1 - p)) for q in ((1 - level) / 2, (1 + level) / 2))]
               for x, n, p, m, level in shrunk],
    "poisson": [[x, level, chi2.ppf((1 - level) / 2, 2 * x) / 2, chi2.isf((1 - level) / 2, 2 * x + 2) / 2] for x, level in poisson],
}))
