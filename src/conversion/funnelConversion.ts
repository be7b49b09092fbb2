import type { StageHistory } from '../history/index.js';
import type { CalendarInput, InstantInput, PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf, ratioOf } from './Rate.js';
import { exclusions } from './reportBounds.js';
import { reportOf } from './reportOf.js';
import { journeysOf, type Road, roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';

export type Funnel = {
  /** The stages before the win, in order; `toNext` of the last one is to the win. */
  readonly steps: readonly { readonly stage: string; readonly reached: number; readonly toNext: Rate }[];
  readonly won: number;
  /** A funnel of its own, whose base is the won ones: `fromBefore` of its first stage is from the win. */
  readonly afterWin: readonly { readonly stage: string; readonly reached: number; readonly fromBefore: Rate }[];
};

export type FunnelConversionOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = {
  /** `reachedOrPassed` (default), `visited`: who stood in the stage; `entries`: how often it was entered. */
  readonly count?: 'reachedOrPassed' | 'visited' | 'entries';
  /** Groups by the period in which opportunities were created. */
  readonly every?: E;
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[];
  /** The zone of periods, and their fiscal year; default UTC. */
  readonly calendar?: CalendarInput;
};

/** One opportunity: by position on the road, how often it counts there. */
type Passage = { readonly opportunity: number; readonly createdAt: number; readonly counts: readonly number[] };

/**
 * How far opportunities came: for every stage how many reached it, and of those how many the next one; up to the win, and
 * from the win on.
 *
 * `reachedOrPassed` counts an opportunity in every stage up to the furthest it ever stood in, those included that it
 * skipped or was created beyond: never rising, rates from 0 to 1 with Wilson's 95 % interval. `visited` and `entries` count
 * stays: their ratios may exceed 1 and have no interval (`not_a_proportion`). The funnel ends at the first won outcome,
 * several won outcomes being one class, and what happens behind it counts in `afterWin`. Stages of waiting are no step:
 * who is parked keeps the stage it left. All opportunities known at `asOf` count, open ones too; voided ones and such as
 * never stood in a stage nor won are left out (`excluded.voided`, `excluded.without_stage`). Linear in events.
 *
 * @returns rates are `null` on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, an unknown time zone.
 *
 * @example
 * import { funnelConversion, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { total } = funnelConversion(history, { asOf: '2026-06-01T00:00:00Z' });
 * total.steps.map(({ stage, reached, toNext }) => [stage, reached, toNext.value]) // => [['lead', 2, 0.5], ['offer', 1, 1]]
 */
export function funnelConversion<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: FunnelConversionOptions<B, E>): Measured<Funnel, B | Every<E>> {
  checkOptions(history, options, { words: { count: ['reachedOrPassed', 'visited', 'entries'] } });
  const { count = 'reachedOrPassed' } = options;
  const asOf = readAsOf(options.asOf);
  const road = roadOf(history.path);
  const { counts: excluded, leaveOut } = exclusions();
  const passages = journeysOf(history, asOf.ms).flatMap(({ opportunity, createdAt, isVoided, spells }): Passage[] => {
    const counts = isVoided ? [] : passagesOf(spells, road, count);
    if (counts.some((times) => times > 0)) return [{ opportunity, createdAt, counts }];
    leaveOut(isVoided ? 'voided' : 'without_stage');
    return [];
  });
  return reportOf(history, passages, options, {
    method: `funnelConversion/${count}`,
    asOf: asOf.text,
    n: passages.length,
    excluded,
    at: ({ createdAt }) => createdAt,
    value: (members) => funnelOf(members, history, road, count),
  });
}

type Counting = 'reachedOrPassed' | 'visited' | 'entries';

function passagesOf(
  spells: readonly { readonly place: number }[],
  { rank, wonRank }: Road,
  count: Counting,
): readonly number[] {
  const ranks = spells.map(({ place }) => rank[place] ?? -1);
  const win = ranks.findIndex((position) => position >= wonRank);
  const before = win < 0 ? ranks : ranks.slice(0, win);
  const after = win < 0 ? [] : ranks.slice(win).filter((position) => position > wonRank);
  const times = Array.from({ length: Math.max(wonRank, ...rank) + 1 }, () => 0);
  for (const position of [...before, ...after]) if (position >= 0) times[position] = (times[position] ?? 0) + 1;
  if (win >= 0) times[wonRank] = 1;
  if (count === 'entries') return times;
  if (count === 'visited') return times.map((entries) => Math.min(entries, 1));
  const furthest = times.findLastIndex((entries) => entries > 0);
  return times.map((_, position) => (position <= furthest ? 1 : 0));
}

function funnelOf(
  members: readonly Passage[],
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { places, path }: StageHistory<any>,
  { stages, wonRank }: Road,
  count: Counting,
): Funnel {
  const reached = Array.from({ length: wonRank + 1 + (path.afterWin ?? []).length }, () => 0);
  for (const { counts } of members)
    for (const [position, times] of counts.entries()) reached[position] = (reached[position] ?? 0) + times;
  const at = (position: number) => reached[position] ?? 0;
  const rate = count === 'reachedOrPassed' ? rateOf : ratioOf;
  return {
    steps: stages.map((place, position) => ({
      stage: places[place] ?? '',
      reached: at(position),
      toNext: rate(at(position + 1), at(position)),
    })),
    won: at(wonRank),
    afterWin: (path.afterWin ?? []).map((stage, index) => ({
      stage,
      reached: at(wonRank + 1 + index),
      fromBefore: rate(at(wonRank + 1 + index), at(wonRank + index)),
    })),
  };
}
