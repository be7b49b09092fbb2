import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type StateOccupation, stateOccupation, transitionProbabilities } from '../../../src/statistics/index.js';
import reference from '../../reference/transitionErrors.json' with { type: 'json' };

function found(...parameters: Parameters<typeof stateOccupation>): StateOccupation {
  const result = stateOccupation(...parameters);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

/** Individuals by number, those seen from 0 starting where their first stay is. */
function spells(isKept: (id: number) => boolean) {
  const rows = reference.id.flatMap((id, row) => (isKept(id) ? [row] : []));
  const ids = [...new Set(rows.map((row) => reference.id[row] as number))];
  const of = (values: readonly number[]) => rows.map((row) => values[row] as number);
  return {
    individuals: of(reference.id).map((id) => ids.indexOf(id)),
    starts: ids.map((id) => {
      const first = reference.id.findIndex((own, row) => own === id && reference.entries[row] === 0);
      return first < 0 ? -1 : (reference.from[first] as number);
    }),
    entries: of(reference.entries),
    exits: of(reference.exits),
    from: of(reference.from),
    to: of(reference.to),
  };
}

function close(found: readonly number[] | null | undefined, wanted: readonly number[]): void {
  expect(found?.length).toBe(wanted.length);
  wanted.forEach((value, index) => {
    expect(found?.[index]).toBeCloseTo(value, 14);
  });
}

describe('stateOccupation', () => {
  it('has the standard errors of R survfit: rows of P(0, t), late entries, ties, those who come back as one', () => {
    const all = spells(() => true);
    const { at } = found(all, 4, reference.times);
    const curve = transitionProbabilities(all, 4);
    reference.rows.forEach((rows, index) => {
      for (const [state, wanted] of rows.entries()) close(at[index]?.errors[state], wanted);
      expect(at[index]?.probabilities).toEqual(curve.ok && curve.probabilities[index]);
    });
  });

  it('has the shares of R, of those seen from the start', () => {
    const seenFromTheStart = spells((id) =>
      reference.id.some((own, row) => own === id && reference.entries[row] === 0),
    );
    const { at, started } = found(seenFromTheStart, 4, reference.times);
    reference.shares.forEach((wanted, index) => {
      close(at[index]?.shares, wanted);
    });
    // By hand: 1, 2, 3 and 9 start in A, 6 and 8 in B.
    close(started, [4 / 6, 2 / 6, 0, 0]);
  });

  const walks = fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 3 }),
      // A step of 1 to 3 states on, so that nobody moves to where it is.
      steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 })), { maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  property.prop([walks, fc.integer({ min: 0, max: 30 })])(
    'without censoring, shares are counted ones and their errors binomial',
    (individuals, time) => {
      const rows = individuals.flatMap(({ start, steps }, individual) => {
        const path = steps.map(([days, on]) => ({ days, on }));
        let [entry, from] = [0, start];
        const stays = path.map(({ days, on }) => {
          const stay = { individual, from, to: (from + on) % 4, entry, exit: entry + days };
          [entry, from] = [stay.exit, stay.to];
          return stay;
        });
        return [...stays, { individual, from, to: -1, entry, exit: 99 }];
      });
      const { at } = found(
        {
          individuals: rows.map(({ individual }) => individual),
          starts: individuals.map(({ start }) => start),
          from: rows.map(({ from }) => from),
          to: rows.map(({ to }) => to),
          entries: rows.map(({ entry }) => entry),
          exits: rows.map(({ exit }) => exit),
        },
        4,
        [time],
      );
      const n = individuals.length;
      for (const state of [0, 1, 2, 3]) {
        const p = rows.filter(({ from, entry, exit }) => from === state && entry <= time && time < exit).length / n;
        expect(at[0]?.shares?.[state]).toBeCloseTo(p, 12);
        // To a millionth: of a share of 0 or 1 the root of what rounding leaves is taken.
        expect(at[0]?.shareErrors?.[state]).toBeCloseTo(Math.sqrt((p * (1 - p)) / n), 6);
      }
      expect(at[0]?.atRisk).toBe(n);
    },
  );

  it('weights count like copies, and nobody is known of beyond the last time', () => {
    const one = spells((id) => id <= 3);
    const twice = found({ ...one, weights: one.from.map(() => 2) }, 4, [8]);
    expect(twice.at[0]?.probabilities).toEqual(found(one, 4, [8]).at[0]?.probabilities);
    expect(found(one, 4, [8, 15]).at[1]).toBeNull();
    expect(found(one, 4, [0, 3, 8]).at.map((one) => one?.atRisk)).toEqual([3, 3, 3]);
  });

  it('refuses what is no column', () => {
    const one = spells((id) => id <= 3);
    expect(stateOccupation({ ...one, individuals: [] }, 4, [1])).toMatchObject({ ok: false, reason: 'lengths_differ' });
    expect(stateOccupation(one, 4, [-1])).toMatchObject({ ok: false, reason: 'out_of_range' });
    expect(stateOccupation(one, 2, [1])).toMatchObject({ ok: false });
    const two = { exits: [1, 2], from: [0, 0], to: [1, -1] };
    const fault = { ok: false, reason: 'unknown_state', index: 1 };
    expect(stateOccupation({ ...two, individuals: [0, 7], starts: [0, 0] }, 2, [1])).toMatchObject(fault);
    expect(stateOccupation({ ...two, individuals: [0, 0.5], starts: [0, 0] }, 2, [1])).toMatchObject(fault);
    expect(stateOccupation({ ...two, individuals: [0, 1], starts: [0, 9] }, 2, [1])).toMatchObject(fault);
    expect(stateOccupation({ ...two, individuals: [0, 1], starts: [0, -1] }, 2, [1]).ok).toBe(true);
    expect(stateOccupation(one, 5_000, [1])).toMatchObject({ ok: false, reason: 'out_of_range' });
  });

  // One more than 1e-16 is 1: looked for among the states it was never found, and never given up.
  it.each([5e-324, 1e-16, 0.5, -0.5])('refuses a move to state %d, which is none', (to) => {
    const stays = { exits: [1, 2], from: [1, 1], to: [to, -1] };
    const fault = { ok: false, reason: 'unknown_state', index: 0 };
    expect(stateOccupation({ ...stays, individuals: [0, 1], starts: [1, 1] }, 2, [1])).toMatchObject(fault);
    expect(transitionProbabilities(stays, 2)).toMatchObject(fault);
  });
});
