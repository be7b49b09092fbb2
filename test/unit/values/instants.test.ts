import { describe, expect, it } from 'vitest';
import { instantText, readInstant } from '../../../src/values/index.js';

describe('readInstant', () => {
  it('reads all forms of one instant', () => {
    const ms = Date.UTC(2026, 2, 31, 10, 30, 15, 250);
    const forms = [
      ms,
      new Date(ms),
      { epochMilliseconds: ms },
      '2026-03-31T10:30:15.250Z',
      '2026-03-31T18:30:15.25+08:00',
      '2026-03-31t05:30:15,250-0500',
    ];
    expect(forms.map(readInstant)).toEqual(forms.map(() => ms));
    expect(readInstant('2026-03-31 10:30:15.250999+00')).toBe(ms);
    expect(readInstant('2026-03-31T10:30Z')).toBe(Date.UTC(2026, 2, 31, 10, 30));
  });
  it.each([
    '2026-03-31',
    '2026-03-31T10:30:15',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:60:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T23:59:59.Z',
    '2026-01-01T00:00:00Zx',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+08:60',
    '2026-01-01T00:00:00+8',
    ' 2026-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '１026-01-01T00:00:00Z',
    '',
    'now',
  ])('refuses %j', (text) => {
    expect(readInstant(text)).toBeNull();
  });
  it('refuses what is no instant', () => {
    expect(
      [
        null,
        undefined,
        true,
        {},
        [],
        new Date('x'),
        Number.NaN,
        Number.POSITIVE_INFINITY,
        1e18,
        { epochMilliseconds: '1' },
      ].map(readInstant),
    ).toEqual(Array(10).fill(null));
  });
  it('reaches from year 1 to 9999', () => {
    for (const text of [
      '0001-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
      '1969-12-31T23:59:59.999Z',
      '2000-02-29T12:00:00.000Z',
    ]) {
      expect(instantText(readInstant(text) ?? Number.NaN)).toBe(text);
    }
  });
});
