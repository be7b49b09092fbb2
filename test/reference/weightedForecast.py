"""Known answers for test/unit/forecast/weightedForecast.test.ts, made with Python's exact fractions:
python3 weightedForecast.py > weightedForecast.json

600 rows in four currencies with dated rates, drawn from a fixed seed; totals as Fraction, rounded half-even once."""
import json
import random
from datetime import date, timedelta
from fractions import Fraction

random.seed(20261124)
DIGITS = {'CNY': 2, 'USD': 2, 'JPY': 0, 'KWD': 3}
AS_OF = date(2026, 11, 15)
rates = []
for currency, base in [('USD', 7.1), ('JPY', 0.0473), ('KWD', 23.2)]:
    for n in range(0, 400, 3):
        day = date(2025, 12, 1) + timedelta(days=n)
        rates.append({'currency': currency, 'on': day.isoformat(), 'rate': f'{base * (1 + random.uniform(-0.02, 0.02)):.6f}'})


def rate(currency, day):
    if currency == 'CNY':
        return Fraction(1)
    found = max((r for r in rates if r['currency'] == currency and r['on'] <= day), key=lambda r: r['on'], default=None)
    return None if found is None or date.fromisoformat(day) - date.fromisoformat(found['on']) > timedelta(days=7) else Fraction(found['rate'])


deals = []
total = {'won': Fraction(0), 'open': Fraction(0), 'unweighted': Fraction(0)}
stages = {}
unconverted = 0
for n in range(600):
    currency = random.choice(['CNY', 'CNY', 'CNY', 'USD', 'JPY', 'KWD'])
    digits = DIGITS[currency]
    minor = random.randrange(1, 10 ** random.randrange(2, 12))
    text = str(minor).rjust(digits + 1, '0')
    amount = text if digits == 0 else f'{text[:-digits]}.{text[-digits:]}'
    status = random.choice(['open', 'open', 'open', 'won', 'lost'])
    day = (date(2025, 11, 1) + timedelta(days=random.randrange(500))).isoformat()
    value = random.choice([0.1, 0.25, 0.333, '12.5%', '1/3', '0.07', 0.9, 1])
    exact = Fraction(value[:-1]) / 100 if str(value).endswith('%') else Fraction(str(value))
    stage = random.choice(['lead', 'offer', 'bid'])
    deals.append({'id': f'd{n}', 'amount': {'amount': amount, 'currency': currency}, 'stage': stage, 'status': status,
                  'probability': None if status == 'won' else {'value': value, 'source': 'stage'}, 'closeOn': day, 'owner': None})
    if status == 'lost':
        continue
    r = rate(currency, day if status == 'won' else AS_OF.isoformat())
    if r is None:
        unconverted += 1
        continue
    full = Fraction(minor, 10 ** digits) * r * 100
    part = full if status == 'won' else full * exact
    total['won' if status == 'won' else 'open'] += part
    total['unweighted'] += full
    stages[stage] = stages.get(stage, Fraction(0)) + part


def money(value):
    minor = round(value)
    return f'{minor // 100}.{minor % 100:02d}'


print(json.dumps({
    'rates': rates, 'deals': deals, 'asOf': '2026-11-15T00:00:00Z', 'unconverted': unconverted,
    'weighted': money(total['won'] + total['open']), 'unweighted': money(total['unweighted']),
    'wonExact': [str(total['won'].numerator), str(total['won'].denominator)],
    'stages': {stage: float(value) for stage, value in stages.items()},
}, separators=(',', ':')))
