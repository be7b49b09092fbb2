import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plain } from 'vitest';
import * as forecast from '../../src/forecast/index.js';
import { StagewrightError, shown } from '../../src/issues/index.js';
import { forecastCalls as calls, forecastCalled, history } from '../support/forecastCalls.js';

const hostile: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  0,
  0.5,
  1e308,
  5e-324,
  2 ** 53,
  '',
  'x',
  '__proto__',
  '1e999',
  '2026-02-30',
  true,
  Symbol('s'),
  5n,
  -(10n ** 40n),
  [],
  [null],
  {},
  Object.create(null),
  () => 1,
  new Map(),
  new Date(Number.NaN),
  { toString: null },
  { amount: '1', currency: 'XXX' },
  { minor: 10n ** 400n, currency: 'CNY' },
];

const throwing = () => {
  throw new Error('a trap of the host');
};
const revoked = Proxy.revocable([], {});
revoked.revoke();
/** What throws where it is looked at. Kept from fast-check, which looks at values itself. */
const unreadable: readonly unknown[] = [
  new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing }),
  new Proxy([], { get: throwing }),
  revoked.proxy,
];

type Place = readonly (string | number)[];

/** All places in arguments; a history and a function are one. */
function placesOf(value: unknown, place: Place = []): readonly Place[] {
  const isOpen = typeof value === 'object' && value !== null && value !== history && !(value instanceof Date);
  const inside = isOpen
    ? Object.keys(value)
        .slice(0, 12)
        .flatMap((key) => placesOf((value as never)[key], [...place, key]))
    : [];
  return place.length === 0 ? inside : [place, ...inside];
}

function withValue(value: unknown, [key, ...rest]: Place, put: unknown): unknown {
  if (key === undefined) return put;
  if (typeof value !== 'object' || value === null) return value;
  const copy: { [key: string]: unknown } = Array.isArray(value) ? ([...value] as never) : { ...value };
  copy[key] = withValue(copy[key], rest, put);
  return copy;
}

/** Whether a text was made from numbers, and not handed on. */
function isReckoned(at: string): boolean {
  return /\.(amount|weighted|asOf|from|to|point|period|createBy|until)$/.test(at) && !at.includes('.params.');
}

/** The first number in a result that is none, and where. */
function unsound(value: unknown, at = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${at} ${value}`;
  if (typeof value === 'string')
    return isReckoned(at) && /NaN|Infinity|undefined/.test(value) ? `${at} ${value}` : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    const found = unsound(one, `${at}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** What went wrong in a call; `null` where it answered soundly or refused with issues. */
function fault(name: string, args: unknown): string | null {
  try {
    return unsound(forecastCalled(name)(...(args as never[])));
  } catch (cause) {
    if (!(cause instanceof StagewrightError)) return `${cause}`.slice(0, 300);
    if (cause.issues.length === 0) return 'refuses without an issue';
    return JSON.stringify(JSON.parse(JSON.stringify(cause.issues))) === JSON.stringify(cause.issues)
      ? null
      : 'issues are no JSON';
  }
}

describe('plain JavaScript callers', () => {
  plain('every public function is here, and right arguments are answered', () => {
    const names = Object.entries(forecast).flatMap(([name, one]) => (typeof one === 'function' ? [name] : []));
    expect(names.filter((name) => !Object.hasOwn(calls, name))).toEqual([]);
    for (const [name, [args]] of Object.entries(calls))
      expect(() => forecastCalled(name)(...(args as never[])), name).not.toThrow();
  });

  plain.each(Object.keys(calls))(
    'one wrong value anywhere in the arguments of %s: a sound answer, or issues',
    (name) => {
      const args = calls[name]?.[0] ?? [];
      const faults = placesOf(args).flatMap((place) =>
        [...hostile, ...unreadable].flatMap((value, index) => {
          const found = fault(name, withValue(args, place, value));
          return found === null ? [] : [`${place.join('.')} = ${index}. ${shown(value)}: ${found}`];
        }),
      );
      expect(faults).toEqual([]);
    },
  );

  const wrong = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(...hostile), fc.anything()));
  test.prop([fc.constantFrom(...Object.keys(calls)), fc.array(wrong, { minLength: 1, maxLength: 4 })])(
    'several wrong values at once: a sound answer, or issues',
    (name, changes) => {
      const right = calls[name]?.[0] ?? [];
      const places = placesOf(right);
      const args = changes.reduce<unknown>(
        (all, [which, value]) => withValue(all, places[which % places.length] ?? [], value),
        right,
      );
      expect(fault(name, args)).toBeNull();
    },
  );
});
