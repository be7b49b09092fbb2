import { fc, test } from '@fast-check/vitest';
import { closingsOn, historyFromRows, journeysOf, standingOf, winRate } from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { day } from '../support/stagesHistory.js';

/** Two outcomes of a kind, a waiting room, and stages behind the win. */
const path = {
  stages: ['lead', 'need', 'hold'],
  won: ['won', 'paid'],
  lost: ['lost', 'gone'],
  abandoned: ['dropped'],
  afterWin: ['sign', 'build'],
  parked: ['hold'],
};
const places = [...path.stages, ...path.won, ...path.lost, ...path.abandoned, ...path.afterWin];
const walks = fc.array(fc.constantFrom(...places), { minLength: 1, maxLength: 8 });
const kindOf = (place: string) =>
  (['won', 'lost', 'abandoned'] as const).find((kind) => path[kind].includes(place)) ?? null;
const isOpen = (place: string) => path.stages.includes(place);

/**
 * By the definition alone: the rows since it was open last, stages and waiting rooms alike; the kind of the last outcome
 * among them, from where it began. Only stages behind a win, and no outcome: won, from the first.
 */
function expected(walk: readonly string[]) {
  const run = walk.slice(walk.findLastIndex(isOpen) + 1);
  if (run.length === 0) return null;
  const start = walk.length - run.length;
  const outcomes = [...run.entries()].filter(([, place]) => kindOf(place) !== null);
  const [, last] = outcomes.at(-1) ?? [];
  if (last === undefined) return { at: start, kind: 'won', place: null };
  const kind = kindOf(last);
  const before = outcomes.findLastIndex(([, place]) => kindOf(place) !== kind);
  return { at: start + (outcomes[before + 1]?.[0] ?? 0), kind, place: last };
}

describe('the close of an opportunity', () => {
  test.prop([walks, fc.boolean()], { numRuns: 500 })(
    'is read in one way from its stays and from its events: a loss that waited and is lost again was reopened',
    (walk, isAtOnce) => {
      // At once: all in one instant, in the order of `seq`.
      const rows = walk.map((to, step) => ({ id: 'a', at: day(isAtOnce ? 1 : 1 + step), to, seq: step }));
      const columns = { opportunityId: 'id', at: 'at', to: 'to', seq: 'seq' } as const;
      const { history } = historyFromRows(rows, { path, columns });
      const asOf = day(40);
      const found = expected(walk);
      const [journey] = journeysOf(history, asOf);
      const closing = journey === undefined ? null : closingsOn(path)(journey);
      const at = (step: number) => day(isAtOnce ? 1 : 1 + step);
      expect(closing && { ...closing, place: closing.place === null ? null : history.places[closing.place] }).toEqual(
        found && { ...found, at: at(found.at), from: fromOf(walk, history.places) },
      );
      const standing = standingOf(history, 0, { instant: asOf, asOf });
      expect(standing?.closedAt ?? null).toBe(found && at(found.at));
      expect(standing?.outcome ?? null).toBe(found && history.places.indexOf(found.place ?? 'won'));
      expect(standing?.reopened).toBe(found === null && !walk.every(isOpen));
    },
  );
});

/** The last stage in which work went on. */
function fromOf(walk: readonly string[], names: readonly string[]): number | null {
  const stage = walk.findLast((place) => isOpen(place) && place !== 'hold');
  return stage === undefined ? null : names.indexOf(stage);
}

describe('every close of a period', () => {
  /** Each run of rows that are not open, read by the definition above as if nothing had come behind it. */
  const closesOf = (walk: readonly string[]) =>
    walk.flatMap((place, step) => {
      const isOver = !isOpen(place) && (step === walk.length - 1 || isOpen(walk[step + 1] as string));
      const close = isOver ? expected(walk.slice(0, step + 1)) : null;
      return close === null ? [] : [close];
    });

  test.prop([fc.array(walks, { minLength: 1, maxLength: 6 }), fc.nat({ max: 8 }), fc.nat({ max: 8 })])(
    'counts as it was, whatever came of it later',
    (all, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other) + 1];
      const rows = all.flatMap((walk, deal) =>
        walk.map((place, step) => ({ id: `d${deal}`, at: day(1 + step), place })),
      );
      const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'place' } });
      const basis = { closedDuring: { from: day(1 + from), to: day(1 + to) } };
      const rate = (more: object = {}) => winRate(history, { basis, asOf: day(40), count: 'everyClose', ...more });
      const closes = all.map(closesOf);
      const inPeriod = closes.map((of) => of.filter(({ at }) => at >= from && at < to));
      const sizes = inPeriod.map(({ length }) => length);
      const n = sizes.reduce((sum, size) => sum + size, 0);
      const won = inPeriod.flat().filter(({ kind }) => kind === 'won').length;
      const { total, excluded, restated } = rate();
      expect([total.numerator, total.denominator, rate().n]).toEqual([won, n, n]);
      // Who never closed has no close to leave out.
      expect(excluded).toEqual(closes.flat().length === n ? {} : { outside_period: closes.flat().length - n });
      expect(restated).toEqual([]);
      const decided = rate({ against: 'decided' });
      expect(decided.total.denominator + (decided.excluded.abandoned ?? 0)).toBe(n);
      // Where nobody closed twice or again, the last closes are all there are.
      if (all.every((walk) => closesOf(walk).length === (expected(walk) === null ? 0 : 1)))
        expect(rate().total).toEqual(winRate(history, { basis, asOf: day(40) }).total);
    },
  );
});
