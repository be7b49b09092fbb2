"""Known answers for test/unit/forecast/forecastDistribution.test.ts: laws of small forecasts, by enumerating every outcome in
Python's exact fractions:
python3 forecastDistribution.py > forecastDistribution.json

Each case has open deals (amount in minor units, probability in percent), an amount that is won, and a quota. Expected are
the mean and the variance, the quantiles inf{x : P(S <= x) >= level}, the mean of the worst tenth with the atom at the quantile
split, P(S >= quota), E max(quota - S, 0), P(at least k wins), the shares of the mean and of the variance, and Herfindahl's
index of the open amounts.
"""

import json
import random
from fractions import Fraction


def case(name, deals, won, quota):
    law = {(won, 0): Fraction(1)}
    for amount, percent in deals:
        p = Fraction(percent, 100)
        after = {}
        for (value, wins), weight in law.items():
            for key, part in (((value, wins), weight * (1 - p)), ((value + amount, wins + 1), weight * p)):
                after[key] = after.get(key, Fraction(0)) + part
        law = after
    mass = {}
    counts = [Fraction(0)] * (len(deals) + 1)
    for (value, wins), weight in law.items():
        mass[value] = mass.get(value, Fraction(0)) + weight
        counts[wins] += weight
    values = sorted(mass)
    mean = sum(value * mass[value] for value in values)
    variance = sum((value - mean) ** 2 * mass[value] for value in values)

    def quantile(level):
        sum_ = Fraction(0)
        for value in values:
            sum_ += mass[value]
            if sum_ >= level:
                return value

    tenth = Fraction(1, 10)
    left, worst = tenth, Fraction(0)
    for value in values:
        part = min(left, mass[value])
        worst += part * value
        left -= part
    total = sum(amount for amount, _ in deals)
    means = [amount * Fraction(percent, 100) for amount, percent in deals]
    variances = [amount**2 * Fraction(percent, 100) * (1 - Fraction(percent, 100)) for amount, percent in deals]
    return {
        "name": name,
        "deals": deals,
        "won": won,
        "quota": quota,
        "mean": float(mean),
        "sd": float(variance) ** 0.5,
        "quantiles": [quantile(Fraction(level, 10)) for level in (1, 5, 9)],
        "shortfall": float(worst / tenth),
        "odds": float(sum(weight for value, weight in mass.items() if value >= quota)),
        "gap": float(sum(max(quota - value, 0) * weight for value, weight in mass.items())),
        "atLeast": [float(sum(counts[wins:])) for wins in range(len(counts))],
        "meanShares": [float(one / sum(means)) for one in means],
        "varianceShares": [float(one / sum(variances)) for one in variances],
        "herfindahl": float(sum(Fraction(amount, total) ** 2 for amount, _ in deals)),
    }


random.seed(20261127)
draw = lambda count, least, most: [[random.randint(least, most), random.randint(3, 97)] for _ in range(count)]
print(
    json.dumps(
        [
            case("twelve of all sizes", draw(12, 1_000, 900_000), 250_000, 3_000_000),
            case("one giant among fourteen", draw(14, 10_000, 50_000) + [[4_000_000, 30]], 0, 1_000_000),
            case("equal amounts", [[70_000, 15]] * 13, 0, 210_000),
            case("long shots", [[amount, 2] for amount, _ in draw(13, 50_000, 400_000)], 100_000, 400_000),
            case("nearly certain", [[amount, 98] for amount, _ in draw(13, 50_000, 400_000)], 0, 2_900_000),
        ]
    )
)
