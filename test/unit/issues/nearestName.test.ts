import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { nearestName } from '../../../src/issues/nearestName.js';

describe('nearestName', () => {
  test.each([
    ['amuont', ['closeDate', 'amount'], 'amount'],
    ['Closed Won', ['closed-lost', 'closed_won'], 'closed_won'],
    ['propsal', ['proposal'], 'proposal'],
    ['q3', ['q1', 'q2'], 'q1'],
    ['新健', ['新建', '成交'], '新建'],
    ['region', ['amount', 'closeDate'], null],
    ['x', ['y'], null],
    ['', ['a'], null],
    ['TAS 6-5', ['TAS 6-1', 'TAS 7-1'], 'TAS 6-1'],
  ] as const)('of %s among %j is %s', (name, candidates, expected) => {
    expect(nearestName(name, candidates)).toBe(expected);
  });

  test('the nearer one wins, and of equally near ones the first', () => {
    expect(nearestName('stages', ['stag', 'stage'])).toBe('stage');
    expect(nearestName('cat', ['bat', 'hat'])).toBe('bat');
  });

  test('a hostile length costs a long name, no more', () => {
    const long = 'a'.repeat(5_000_000);
    expect(nearestName(long, [long, 'b'.repeat(5_000_000)])).toBe(long);
  });

  // The distance behind it, by the textbook: the full table of the optimal string alignment, without bands or limits
  // (Damerau 1964; Wagner and Fischer 1974).
  const textbook = (a: string, b: string): number => {
    const d = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    const at = (i: number, j: number) => d[i]?.[j] ?? Number.NaN;
    for (let i = 1; i <= a.length; i++) {
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          cost = Math.min(cost, at(i - 2, j - 2) + 1);
        (d[i] as number[])[j] = cost;
      }
    }
    return at(a.length, b.length);
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 });

  test.prop([word, fc.array(word, { maxLength: 6 })])('agrees with a textbook edit distance', (name, candidates) => {
    const allowed = (other: string) => {
      const length = Math.max(name.length, other.length);
      return length === 2 ? 1 : Math.floor(length / 3);
    };
    const near = candidates.filter((candidate) => textbook(name, candidate) <= allowed(candidate));
    const least = Math.min(...near.map((candidate) => textbook(name, candidate)));
    expect(nearestName(name, candidates)).toBe(near.find((candidate) => textbook(name, candidate) === least) ?? null);
  });
});
