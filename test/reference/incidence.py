"""Writes incidence.json: the delta-method standard error of the cumulative incidence, by the closed double-sum formula

    Var F(t) = sum (F(t) - F(ti))^2 d/(n(n-d)) + sum S(ti-)^2 dc(n-dc)/n^3 - 2 sum (F(t) - F(ti)) S(ti-) dc/n^2

(Marubini & Valsecchi 1995) in exact fractions, for survival.json's rows with and without delayed entry.
Run: python3 incidence.py > incidence.json (beside survival.json)"""
import json
from fractions import Fraction as Q
from math import sqrt

rows = json.load(open("survival.json"))


def errors(entries, cause):
    times = sorted({x for x, c in zip(rows["exits"], rows["causes"]) if c})
    s, f, steps, out = Q(1), Q(0), [], []
    for t in times:
        n = sum(1 for e, x in zip(entries, rows["exits"]) if e < t <= x)
        d = sum(1 for x, c in zip(rows["exits"], rows["causes"]) if x == t and c)
        dc = sum(1 for x, c in zip(rows["exits"], rows["causes"]) if x == t and c == cause)
        f += s * Q(dc, n)
        steps.append((n, d, dc, s, f))
        s *= Q(n - d, n)
        v = Q(0)
        for (n, d, dc, before, fi) in steps:
            if n > d:
                v += (f - fi) ** 2 * Q(d, n * (n - d))
            v += before**2 * Q(dc * (n - dc), n**3) - 2 * (f - fi) * before * Q(dc, n * n)
        out.append(sqrt(v))
    return out


none = [0] * len(rows["exits"])
print(json.dumps({name: {"won": errors(e, 1), "lost": errors(e, 2)} for name, e in (("full", none), ("late", rows["entries"]))}))
