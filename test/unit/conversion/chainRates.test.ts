import { chainRates } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

describe('chained rates are exact', () => {
  test('S0-28: 0.5, 0.4 and 0.5 come to 0.1', () => {
    expect(chainRates([0.5, 0.4, 0.5])).toEqual({ value: 0.1, numerator: '1', denominator: '10' });
  });
  // Python: from fractions import Fraction as F; F('0.1') * F('0.7') * F(1, 3) is 7/300.
  test('percentages, decimals and ratios mix', () => {
    expect(chainRates(['10%', 0.7, '1/3'])).toEqual({ value: 7 / 300, numerator: '7', denominator: '300' });
  });
  test('none at all is 1, a zero is 0', () => {
    expect(chainRates([])).toEqual({ value: 1, numerator: '1', denominator: '1' });
    expect(chainRates([0.3, 0])).toEqual({ value: 0, numerator: '0', denominator: '1' });
  });
  // Python: float(Fraction('0.123456789') ** 40).
  test('a long product is the number nearest to it', () => {
    expect(chainRates(Array.from({ length: 40 }, () => 0.123456789)).value).toBe(4.577191542177749e-37);
  });
  test('what is no rate is refused, all at once', () => {
    expect(() => chainRates([0.5, 1.2, 'x'])).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ code: 'invalid_probability', path: 'rates.1' }),
          expect.objectContaining({ code: 'invalid_probability', path: 'rates.2' }),
        ],
      }),
    );
  });
});
