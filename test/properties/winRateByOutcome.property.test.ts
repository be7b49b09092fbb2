import { fc, test } from '@fast-check/vitest';
import { historyFromRows, outcomeAnalysis, type WinRateOptions, winRate } from 'stagewright/conversion';
import { describe, expect } from 'vitest';

const path = {
  stages: ['lead', 'hold', 'offer'],
  won: ['won', 'extended', 'renewed'],
  lost: ['lost'],
  abandoned: ['dropped'],
  afterWin: ['sign'],
  parked: ['hold'],
};
const OPEN: readonly (string | undefined)[] = path.stages;
const OUTCOMES = [...path.won, ...path.lost, ...path.abandoned];
const day = (number: number) => Date.UTC(2026, 0, number);
const walks = fc.array(fc.constantFrom(...path.stages, ...OUTCOMES, 'sign'), { minLength: 1, maxLength: 8 });
const deals = fc.array(
  fc.record({ walk: walks, team: fc.constantFrom('north', 'south'), amount: fc.nat({ max: 9 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

/** The won outcome that a walk ends with: `undefined` for none, `null` where only a stage behind the win is known. */
function wonAs(walk: readonly string[]): string | null | undefined {
  const close = walk.slice(walk.findLastIndex((place) => OPEN.includes(place)) + 1);
  if (close.length === 0) return undefined;
  const last = close.findLast((place) => OUTCOMES.includes(place)) ?? null;
  return last === null || path.won.includes(last) ? last : undefined;
}

const bases = fc.constantFrom<WinRateOptions<'team', 'week', 'outcome'>>(
  ...(['closed', 'decided', 'all'] as const).flatMap((against) =>
    [
      { closedDuring: { from: '2026-01-01', to: '2026-02-01' } },
      { createdDuring: { from: '2026-01-01', to: '2026-02-01' } },
      { createdDuring: { from: '2026-01-01', to: '2026-02-01' }, followUpDays: 3 },
    ]
      // Those closed in a period are closed: none of them is open.
      .filter((basis) => against !== 'all' || !('closedDuring' in basis))
      .map((basis) => ({ basis, against, asOf: day(60), split: 'outcome' as const })),
  ),
);
const more = fc.constantFrom({}, { weight: 'amount' as const }, { shrink: 3 });

function read(all: readonly { readonly walk: readonly string[]; readonly team: string; readonly amount: number }[]) {
  const rows = all.flatMap(({ walk, amount }, deal) =>
    walk.map((to, step) => ({ id: `d${deal}`, at: day(1 + step), to, amount: String(amount) })),
  );
  return historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' },
    currency: 'EUR',
    opportunities: { rows: all.map(({ team }, deal) => ({ id: `d${deal}`, team })), id: 'id', attributes: ['team'] },
  }).history;
}

describe('a win rate by won outcome', () => {
  test.prop([deals, bases, more], { numRuns: 200 })(
    'sums to the win rate, as a whole and in every group',
    (all, options, also) => {
      const { split: _, ...whole } = options;
      const history = read(all);
      const report = winRate(history, { ...options, ...also, groupBy: ['team'], every: 'week' });
      const { total, groups } = winRate(history, { ...whole, ...also, groupBy: ['team'], every: 'week' });
      const pairs = [
        [report.total, total] as const,
        ...report.groups.map(({ value }, index) => [value, groups[index]?.value] as const),
      ];
      expect(report.groups.map(({ key }) => key)).toEqual(groups.map(({ key }) => key));
      for (const [{ outcomes, ...own }, same] of pairs) {
        expect(own).toEqual(same);
        const sum = (of: (rate: typeof own) => number) => outcomes.reduce((all, { rate }) => all + of(rate), 0);
        expect(sum(({ numerator }) => numerator)).toBeCloseTo(own.numerator, 9);
        if (own.value !== null) expect(sum(({ value }) => value ?? Number.NaN)).toBeCloseTo(own.value, 12);
        for (const { rate } of outcomes) expect(rate.denominator).toBe(own.denominator);
      }
    },
  );

  test.prop([deals], { numRuns: 200 })('counts each by its last outcome, recounted from the rows', (all) => {
    const basis = { createdDuring: { from: '2026-01-01', to: '2026-02-01' } };
    const { total } = winRate(read(all), { basis, against: 'all', asOf: day(60), split: 'outcome' });
    const ends = all.map(({ walk }) => wonAs(walk));
    const names = [...path.won, ...(ends.includes(null) ? [null] : [])];
    expect(total.outcomes.map(({ outcome, rate }) => [outcome, rate.numerator])).toEqual(
      names.map((name) => [name, ends.filter((end) => end === name).length]),
    );
  });

  test.prop([deals], { numRuns: 100 })('has the counts and shares that the analysis of outcomes has', (all) => {
    const [history, asOf] = [read(all), day(60)];
    const closedDuring = { from: '2026-01-03', to: '2026-01-06' };
    const { total } = winRate(history, { basis: { closedDuring }, asOf, split: 'outcome' });
    const { outcomes } = outcomeAnalysis(history, { closedDuring, asOf }).total;
    expect(total.outcomes.map(({ outcome, rate }) => [outcome, rate])).toEqual(
      outcomes.filter(({ kind }) => kind === 'won').map(({ outcome, share }) => [outcome, share]),
    );
  });
});
