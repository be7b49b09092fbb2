import { describe, expect, it } from 'vitest';
import {
  compareDecimal,
  currencyDigits,
  decimalText,
  divideRounded,
  isDecimal,
  type MoneyInput,
  readDecimal,
  readMoney,
  readMoneyIssue,
  readProbability,
} from '../../../src/values/index.js';

describe('readMoney', () => {
  it.each([
    [{ amount: '125000.00', currency: 'CNY' }, '125000.00'],
    [{ amount: '125000', currency: 'CNY' }, '125000.00'],
    [{ amount: 0.1, currency: 'CNY' }, '0.10'],
    [{ amount: 1.005e2, currency: 'CNY' }, '100.50'],
    [{ amount: '1.2000', currency: 'CNY' }, '1.20'],
    [{ amount: '-0.5', currency: 'CNY' }, '-0.50'],
    [{ amount: '-0', currency: 'CNY' }, '0.00'],
    [{ amount: '007.1', currency: 'CNY' }, '7.10'],
    [{ amount: 1500, currency: 'JPY' }, '1500'],
    [{ amount: '1.5', currency: 'KWD' }, '1.500'],
    [{ minor: 12_500_000n, currency: 'CNY' }, '125000.00'],
    [{ minor: 5, currency: 'KWD' }, '0.005'],
    [{ amount: '5', minor: undefined, currency: 'CNY' }, '5.00'],
    [{ amount: undefined, minor: 5, currency: 'CNY' }, '0.05'],
    [{ minor: 2n ** 70n, currency: 'JPY' }, '1180591620717411303424'],
  ])('%o is %s', (input, amount) => {
    expect(readMoney(input)).toEqual({ amount, currency: input.currency });
    expect(readMoneyIssue(input)).toBeNull();
  });
  it.each([
    [5, 'not_money'],
    [null, 'not_money'],
    [{ currency: 'CNY' }, 'not_money'],
    [{ amount: '1250.00', minor: 1250, currency: 'CNY' }, 'amount_and_minor'],
    [{ amount: '7', minor: 700n, currency: 'CNY' }, 'amount_and_minor'],
    [{ amount: undefined, currency: 'CNY' }, 'not_money'],
    [{ minor: undefined, currency: 'CNY' }, 'not_money'],
    [{ amount: '1', currency: 'cny' }, 'unknown_currency'],
    [{ amount: '1', currency: 'CN' }, 'unknown_currency'],
    [{ amount: '1,5', currency: 'CNY' }, 'invalid_amount'],
    [{ amount: '', currency: 'CNY' }, 'invalid_amount'],
    [{ amount: '1e3', currency: 'CNY' }, 'invalid_amount'],
    [{ amount: true, currency: 'CNY' }, 'invalid_amount'],
    [{ minor: '5', currency: 'CNY' }, 'invalid_amount'],
    [{ amount: 2 ** 53, currency: 'CNY' }, 'unsafe_integer'],
    [{ minor: 2 ** 53, currency: 'CNY' }, 'unsafe_integer'],
    [{ amount: Number.NaN, currency: 'CNY' }, 'invalid_amount'],
    [{ amount: Number.POSITIVE_INFINITY, currency: 'CNY' }, 'invalid_amount'],
    [{ minor: Number.NaN, currency: 'CNY' }, 'invalid_amount'],
    [{ minor: 1.5, currency: 'CNY' }, 'invalid_amount'],
    [{ amount: '1.005', currency: 'CNY' }, 'too_many_decimals'],
    [{ amount: 1e-7, currency: 'CNY' }, 'too_many_decimals'],
    [{ amount: '1.5', currency: 'JPY' }, 'too_many_decimals'],
  ])('%o is refused: %s', (input, code) => {
    expect(readMoney(input)).toBeNull();
    expect(readMoneyIssue(input, 'deals.3.amount')).toMatchObject({ code, severity: 'error', path: 'deals.3.amount' });
  });
  it('is a compile error with its amount twice', () => {
    // @ts-expect-error Either key says all of it.
    const twice: MoneyInput = { amount: '7', minor: 700, currency: 'CNY' };
    expect(readMoney(twice)).toBeNull();
  });
  it('says why in plain values', () => {
    expect(readMoneyIssue({ amount: '1.005', currency: 'CNY' })?.params).toEqual({
      value: '1.005',
      currency: 'CNY',
      digits: 2,
    });
    expect(readMoneyIssue({ minor: 2 ** 53, currency: 'CNY' })?.params.value).toBe('9007199254740992');
  });
  /** ISO 4217 list one, minor units. */
  it('knows the digits of ISO 4217', () => {
    expect(
      [
        'CNY',
        'USD',
        'EUR',
        'JPY',
        'KRW',
        'VND',
        'CLP',
        'ISK',
        'KWD',
        'BHD',
        'TND',
        'CLF',
        'UYW',
        'XAF',
        'constructor',
      ].map(currencyDigits),
    ).toEqual([2, 2, 2, 0, 0, 0, 0, 0, 3, 3, 3, 4, 4, 0, 2]);
  });
});

describe('decimals', () => {
  it('orders exactly', () => {
    expect([
      compareDecimal('9007199254740993', '9007199254740992'),
      compareDecimal('0.10', '0.1'),
      compareDecimal('-1', '0.5'),
    ]).toEqual([1, 0, -1]);
    expect([isDecimal('1.5'), isDecimal('1.'), isDecimal('+1'), isDecimal('1e5')]).toEqual([true, false, false, false]);
    expect([decimalText(-5n, 2), decimalText(0n, 0), decimalText(123n, 2)]).toEqual(['-0.05', '0', '1.23']);
  });
  it('rounds once, half to even or half up, away from zero for what is owed', () => {
    const halves = [5n, 15n, 25n, -5n, -15n, -25n, 14n, 16n, -14n];
    expect(halves.map((value) => divideRounded(value, 10n))).toEqual([0n, 2n, 2n, 0n, -2n, -2n, 1n, 2n, -1n]);
    expect(halves.map((value) => divideRounded(value, 10n, 'half-up'))).toEqual([
      1n,
      2n,
      3n,
      -1n,
      -2n,
      -3n,
      1n,
      2n,
      -1n,
    ]);
  });
  it('reads exponents and keeps eighteen places, half-even', () => {
    expect(readDecimal('1.5e-3')).toEqual({ numerator: 15n, denominator: 10_000n, isRounded: false });
    expect(readDecimal('2e3')).toEqual({ numerator: 2000n, denominator: 1n, isRounded: false });
    expect(readDecimal('0.0000000000000000005')).toEqual({ numerator: 0n, denominator: 10n ** 18n, isRounded: true });
    expect(readDecimal('0.0000000000000000015')).toEqual({ numerator: 2n, denominator: 10n ** 18n, isRounded: true });
    expect(['', 'x', '1.2.3', ' 1', '--1', true, null, Number.NaN].map(readDecimal)).toEqual(Array(8).fill(null));
  });
});

describe('readProbability', () => {
  it.each([0.3, '0.3', '30%', '30 %', '3e-1', { numerator: 3, denominator: 10 }, { numerator: 3n, denominator: 10n }])(
    '%o is three tenths',
    (input) => {
      const read = readProbability(input);
      expect((read?.numerator ?? 0n) * 10n).toBe((read?.denominator ?? 0n) * 3n);
    },
  );
  it.each([
    1.1,
    -0.1,
    '101%',
    'x',
    '',
    null,
    Number.NaN,
    { numerator: 2, denominator: 1 },
    { numerator: 1, denominator: 0 },
    { numerator: 1, denominator: 1_000_001 },
    { numerator: 0.5, denominator: 1 },
    {},
  ])('%o is no probability', (input) => {
    expect(readProbability(input)).toBeNull();
  });
});
