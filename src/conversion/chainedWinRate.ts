import type { StageHistory } from '../history/index.js';
import { CLOSED } from '../history/index.js';
import { createIssue } from '../issues/index.js';
import type { PeriodUnit } from '../values/index.js';
import { type ExactRate, productOf } from './chainRates.js';
import { checkOptions } from './checkOptions.js';
import { closingsOn } from './closingsOn.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { exclusions } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { type Journey, journeysOf, type Road, roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';

export type ChainedWinRate = {
  /** By stage: of those who stood in it, how many came further; and the product from it to the win, `null` over an empty base. */
  readonly stages: readonly { readonly stage: string; readonly further: Rate; readonly chained: ExactRate | null }[];
  /** Whether the product is the share that wins: nobody skipped a stage, went back, entered one twice or lost a win again. */
  readonly isExact: boolean;
  readonly skips: number;
  readonly rollbacks: number;
  readonly reentries: number;
  /** Opportunities that were won once and are not now: lost after all, or open again. */
  readonly winsUndone: number;
};

export type ChainedWinRateOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E>;

/**
 * The win rate as the product of stage rates: w(s) = Π over k ≥ s of c(k), in exact ratios.
 *
 * c(k): of the opportunities that ever stood in stage k, the share that came further behind their first entry into it (a
 * later stage, skips included, or the win). The product is the share that wins only if `isExact`; with a skip, a rollback,
 * a re-entry or a win undone it is off, sometimes far (a chain of 0.571 multiplied to 0.357), and the counts say how many
 * there were, those behind a win that was reopened too: an opportunity created beyond the first stage is a skip. Open ones count as not yet further (`immature`). Voided ones and
 * those that never stood in a stage are left out (`excluded.voided`, `excluded.without_stage`). Groups by the period of
 * creation; whether the product is exact each says for itself. Linear in events.
 *
 * @returns rates of each stage with Wilson's interval; `null` on an empty base, and for products over one.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`; of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { chainedWinRate, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-09T00:00:00Z', to: 'offer' },
 *   { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 *   { id: 'b', at: '2026-01-04T00:00:00Z', to: 'lost' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { total } = chainedWinRate(history, { asOf: '2026-06-01T00:00:00Z' });
 * [total.stages[0]?.chained?.value, total.isExact] // => [0.5, true]
 */
export function chainedWinRate<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: ChainedWinRateOptions<B, E>): Measured<ChainedWinRate, B | Every<E>> {
  checkOptions(history, options, {});
  const asOf = readAsOf(options.asOf);
  const road = roadOf(history.path);
  const closingOf = closingsOn(history.path);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).filter(({ isVoided, spells }) =>
    isVoided
      ? leaveOut('voided')
      : spells.some(({ place }) => (road.rank[place] ?? -1) >= 0) || leaveOut('without_stage'),
  );
  const open = members.filter(({ status }) => status !== CLOSED).length;
  return reportOf(history, members, options, {
    method: 'chainedWinRate/visited',
    asOf: asOf.text,
    n: members.length,
    excluded: counts,
    warnings: open > 0 ? [createIssue('immature', 'history', { open }, 'warning')] : [],
    at: ({ createdAt }) => createdAt,
    value: (of) => chainOf(of, history, road, closingOf),
  });
}

function chainOf(
  journeys: readonly Journey[],
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { places }: StageHistory<any>,
  { stages, rank, wonRank }: Road,
  closingOf: ReturnType<typeof closingsOn>,
): ChainedWinRate {
  const stood = stages.map(() => 0);
  const further = stages.map(() => 0);
  let [skips, rollbacks, reentries, winsUndone] = [0, 0, 0, 0];
  for (const journey of journeys) {
    // Whatever is won, and all behind it, is one position: to go on there is no move of the chain.
    const live = journey.spells
      .map(({ place }) => Math.min(rank[place] ?? -1, wonRank))
      .filter((position) => position >= 0);
    if (live.includes(wonRank) && closingOf(journey)?.kind !== 'won') winsUndone++;
    for (const [index, position] of live.entries()) {
      const previous = live[index - 1] ?? -1;
      if (position > previous + 1) skips++;
      if (position < previous) rollbacks++;
      if (position >= wonRank) continue;
      if (live.indexOf(position) < index) {
        reentries++;
        continue;
      }
      stood[position] = (stood[position] ?? 0) + 1;
      if (live.slice(index + 1).some((later) => later > position)) further[position] = (further[position] ?? 0) + 1;
    }
  }
  const rates = stages.map((_, position) => rateOf(further[position] ?? 0, stood[position] ?? 0));
  return {
    stages: stages.map((place, position) => ({
      stage: places[place] ?? '',
      further: rates[position] as Rate,
      chained: chained(rates.slice(position)),
    })),
    isExact: skips === 0 && rollbacks === 0 && reentries === 0 && winsUndone === 0,
    skips,
    rollbacks,
    reentries,
    winsUndone,
  };
}

function chained(rates: readonly Rate[]): ExactRate | null {
  if (rates.some(({ denominator }) => denominator === 0)) return null;
  return productOf(
    rates.map(({ numerator, denominator }) => ({ numerator: BigInt(numerator), denominator: BigInt(denominator) })),
  );
}
