import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  cumulativeIncidence,
  kaplanMeier,
  logRank,
  type Refused,
  survivalAt,
  transitionProbabilities,
} from '../../src/statistics/index.js';

/** Whole times, so that ties abound; cause 0 is still open; some are seen late; whole weights. */
const row = fc.record({
  entry: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10 })),
  stay: fc.integer({ min: 1, max: 12 }),
  cause: fc.nat(2),
  weight: fc.integer({ min: 1, max: 4 }),
  group: fc.nat(2),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
const rows = fc.array(row, { minLength: 1, maxLength: 40 });

const columns = (of: readonly Row[]) => ({
  entries: of.map(({ entry }) => entry),
  exits: of.map(({ entry, stay }) => entry + stay),
  causes: of.map(({ cause }) => cause),
});
const weights = (of: readonly Row[]) => of.map(({ weight }) => weight);
const repeated = (of: readonly Row[]) => of.flatMap((one) => Array.from({ length: one.weight }, () => one));
const groups = (of: readonly Row[]) => of.map(({ group }) => group);

function sound<T extends { readonly ok: true }>(found: T | Refused): T {
  if (!found.ok) throw new Error(found.reason);
  return found;
}

describe('times to an event hold', () => {
  test.prop([fc.array(fc.nat(20), { minLength: 1, maxLength: 60 })])(
    'Kaplan-Meier with nothing open is the share that lasts longer',
    (exits) => {
      const curve = sound(kaplanMeier({ exits, causes: exits.map(() => 1) }));
      for (let time = 0; time <= 20; time++) {
        const longer = exits.filter((exit) => exit > time).length / exits.length;
        expect(survivalAt(curve, time)).toBeCloseTo(longer, 12);
      }
    },
  );
  test.prop([rows])('incidences and survival sum to 1, survival is that of any cause', (of) => {
    const found = sound(cumulativeIncidence(columns(of), 2));
    const curve = sound(kaplanMeier(columns(of)));
    found.survival.forEach((s, index) => {
      const ended = found.causes.reduce((sum, { incidence }) => sum + (incidence[index] ?? 0), 0);
      expect(s + ended).toBeCloseTo(1, 12);
      expect(s).toBeCloseTo(curve.survival[index] ?? Number.NaN, 12);
    });
  });
  test.prop([rows])('whole weights are repetitions', (of) => {
    const weighted = { ...columns(of), weights: weights(of) };
    const plain = columns(repeated(of));
    expect(kaplanMeier(weighted)).toEqual(kaplanMeier(plain));
    expect(cumulativeIncidence(weighted, 2)).toEqual(cumulativeIncidence(plain, 2));
    expect(logRank(weighted, groups(of), 3)).toEqual(logRank(plain, groups(repeated(of)), 3));
  });
  test.prop([rows])('the order of the rows counts for nothing', (of) => {
    const turned = [...of].reverse();
    expect(kaplanMeier(columns(turned))).toEqual(kaplanMeier(columns(of)));
    expect(cumulativeIncidence(columns(turned), 2)).toEqual(cumulativeIncidence(columns(of), 2));
    expect(logRank(columns(turned), groups(turned), 3)).toEqual(logRank(columns(of), groups(of), 3));
  });
  test.prop([rows])('the unit of time changes nothing but the times', (of) => {
    const hours = columns(of.map((one) => ({ ...one, entry: one.entry * 24, stay: one.stay * 24 })));
    const found = sound(kaplanMeier(hours));
    expect({ ...found, times: found.times.map((time) => time / 24), lastTime: found.lastTime / 24 }).toEqual(
      kaplanMeier(columns(of)),
    );
  });
  test.prop([rows])('log-rank: as many are expected as were, and the order of the groups counts for nothing', (of) => {
    const found = sound(logRank(columns(of), groups(of), 3));
    const total = (part: 'observed' | 'expected') => found.groups.reduce((sum, group) => sum + group[part], 0);
    expect(total('expected')).toBeCloseTo(total('observed'), 9);
    const turned = sound(
      logRank(
        columns(of),
        groups(of).map((group) => 2 - group),
        3,
      ),
    );
    expect(turned.degrees).toBe(found.degrees);
    if (found.chiSquare !== null) expect(turned.chiSquare).toBeCloseTo(found.chiSquare, 8);
  });
});

describe('transition probabilities hold', () => {
  const spells = (of: readonly Row[]) => {
    const { entries, exits } = columns(of);
    const from = groups(of);
    // Cause 0 is still open; 1 and 2 are one and two states further round.
    return { entries, exits, from, to: of.map(({ cause, group }) => (cause === 0 ? -1 : (group + cause) % 3)) };
  };
  test.prop([rows])('rows sum to 1 and hold probabilities', (of) => {
    for (const matrix of sound(transitionProbabilities(spells(of), 3)).probabilities) {
      for (const shares of matrix) {
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(shares.every((share) => share >= 0)).toBe(true);
      }
    }
  });
  test.prop([rows])('order, and weights as repetitions', (of) => {
    const plain = transitionProbabilities(spells(of), 3);
    expect(transitionProbabilities(spells([...of].reverse()), 3)).toEqual(plain);
    expect(transitionProbabilities({ ...spells(of), weights: weights(of) }, 3)).toEqual(
      transitionProbabilities(spells(repeated(of)), 3),
    );
  });
  test.prop([rows])('one state left for two ends is the cumulative incidence', (of) => {
    const { entries, exits, causes } = columns(of);
    const to = causes.map((cause) => (cause === 0 ? -1 : cause));
    const found = sound(transitionProbabilities({ entries, exits, from: of.map(() => 0), to }, 3));
    const incidence = sound(cumulativeIncidence({ entries, exits, causes }, 2));
    expect(found.times).toEqual(incidence.times);
    found.probabilities.forEach(([shares], index) => {
      expect(shares?.[1]).toBeCloseTo(incidence.causes[0]?.incidence[index] ?? Number.NaN, 12);
      expect(shares?.[2]).toBeCloseTo(incidence.causes[1]?.incidence[index] ?? Number.NaN, 12);
    });
  });
});
