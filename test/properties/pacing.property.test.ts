import { fc, test } from '@fast-check/vitest';
import { historyFromRows } from 'stagewright/conversion';
import { expectedNewBusiness, pacing } from 'stagewright/forecast';
import { describe, expect } from 'vitest';
import { stagesPath } from '../support/stagesHistory.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);
/** January and February come before March, in which one asks; hours of all three, and some before. */
const EARLIER = [
  { from: '2026-01-01', to: '2026-02-01' },
  { from: '2026-02-01', to: '2026-03-01' },
] as const;
const PERIOD = { from: '2026-03-01', to: '2026-04-01' } as const;
const hours = fc.integer({ min: -200, max: 89 * 24 });

/** Stages and ends by turns, each at its own hour, with its own amount. */
const deal = fc
  .tuple(
    fc.uniqueArray(hours, { minLength: 1, maxLength: 6 }),
    fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 6, maxLength: 6 }),
    fc.infiniteStream(fc.constantFrom('won', 'lost', 'dropped')),
  )
  .map(([times, amounts, ends]) =>
    [...times]
      .sort((a, b) => a - b)
      .map((hour, step) => ({
        at: START + hour * HOUR,
        to: step % 2 === 0 ? 'lead' : (ends.next().value as string),
        amount: amounts[step] ?? 0,
      })),
  );
const deals = fc.array(deal, { maxLength: 12 });
const asOfHours = fc.integer({ min: 59 * 24, max: 90 * 24 });

/** By the definitions alone, row by row, in whole minor units. */
function counted(
  all: readonly (readonly { readonly at: number; readonly to: string; readonly amount: number }[])[],
  asOf: number,
) {
  const present = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 3, 1) };
  const flow = (from: number, to: number) => {
    const share = (asOf - present.from) / (present.to - present.from);
    const point = from + Math.floor(share * (to - from) + 1e-6);
    const sums = { before: 0, after: 0, open: 0, fromOpen: 0, fromNew: 0 };
    for (const rows of all) {
      const known = rows.filter(({ at }) => at <= asOf);
      const last = known.at(-1);
      if (last === undefined) continue;
      const then = known.filter(({ at }) => at <= point).at(-1);
      // In its last state, won or lost before the point, it is no more; else it is what it was then.
      const isOver = last.to !== 'lead' && last.at <= point;
      const isOpen = !isOver && then?.to === 'lead';
      if (isOpen) sums.open += then.amount;
      if (last.to !== 'won' || last.at < from || last.at >= to) continue;
      if (last.at <= point) sums.before += last.amount;
      else {
        sums.after += last.amount;
        if (isOpen) sums.fromOpen += last.amount;
        else if (then === undefined) sums.fromNew += last.amount;
      }
    }
    return sums;
  };
  return {
    present: flow(present.from, present.to),
    earlier: [flow(START, Date.UTC(2026, 1, 1)), flow(Date.UTC(2026, 1, 1), Date.UTC(2026, 2, 1))],
  };
}

describe('a period beside earlier ones', () => {
  test.prop([deals, asOfHours], { numRuns: 200 })('is what a count of rows says, by any reopening', (all, hour) => {
    const asOf = START + hour * HOUR;
    const rows = all.flatMap((steps, id) =>
      steps.map((step) => ({ ...step, id: `d${id}`, amount: `${step.amount}.00` })),
    );
    const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
    const { history } = historyFromRows(rows, { path: stagesPath, currency: 'CNY', columns });
    const options = { asOf: new Date(asOf), currency: 'CNY', period: PERIOD, earlier: EARLIER };
    const found = pacing(history, options);
    const { present, earlier: every } = counted(all, asOf);
    const began = Math.min(...all.flatMap(([first]) => (first !== undefined && first.at <= asOf ? [first.at] : [])));
    const earlier = every.filter((_, month) => Date.UTC(2026, month + 1, 1) > began);
    expect(found.excluded).toEqual(earlier.length === 2 ? {} : { before_history: 2 - earlier.length });
    const money = (amount: number) => ({ amount: `${amount}.00`, currency: 'CNY' });
    expect([found.won, found.open]).toEqual([money(present.before), money(present.open)]);
    expect(found.periods.map(({ wonBefore, wonAfter, openAtPoint }) => [wonBefore, wonAfter, openAtPoint])).toEqual(
      earlier.map(({ before, after, open }) => [money(before), money(after), money(open)]),
    );
    for (const [index, { before, after, open, fromOpen }] of earlier.entries()) {
      const { closedShare, pipelineYield } = found.periods[index] ?? {};
      expect(closedShare).toBe(before + after === 0 ? null : before / (before + after));
      expect(pipelineYield).toBe(open === 0 ? null : fromOpen / open);
    }
    const fresh = expectedNewBusiness(history, options);
    expect(fresh.periods.map(({ won }) => won)).toEqual(earlier.map(({ fromNew }) => money(fromNew)));
    expect([found.uncounted, found.uncountedOpen, fresh.uncounted]).toEqual([0, 0, 0]);
  });
});
