import { isVoidedIn, type SpellColumns, type StageHistory } from '../history/index.js';
import type { CalendarInput, InstantInput, PeriodUnit } from '../values/index.js';
import type { AttributeAt } from './attributeAt.js';
import { checkOptions } from './checkOptions.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf, ratioOf } from './Rate.js';
import { exclusions } from './reportBounds.js';
import { reportOfColumns } from './reportOfColumns.js';
import { type Road, roadOf } from './spellsOf.js';
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
  readonly groupBy?: readonly B[] | undefined;
  /** When attributes that change are read; default: at the creation. See `SplitOptions`. */
  readonly attributeAt?: AttributeAt;
  /** The zone of periods, and their fiscal year; default UTC. */
  readonly calendar?: CalendarInput;
};

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
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`; of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
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
  checkOptions(history, options, { count: ['reachedOrPassed', 'visited', 'entries'] });
  const { count = 'reachedOrPassed' } = options;
  const asOf = readAsOf(options.asOf);
  const road = roadOf(history.path);
  const { counts: excluded, leaveOut } = exclusions();
  const spells = history.spells(asOf.ms);
  const width = road.wonRank + 1 + (history.path.afterWin ?? []).length;
  const members = new Int32Array(history.opportunities);
  const at = new Float64Array(members.length);
  /** By member and position on the road: how often it counts there. */
  const passages = new Uint32Array(members.length * width);
  let n = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided === null) continue;
    const own = { times: passages, from: n * width };
    if (isVoided || !countPassages(spells, opportunity, road, count, own))
      leaveOut(isVoided ? 'voided' : 'without_stage');
    else {
      members[n] = opportunity;
      at[n++] = spells.createdAt[opportunity] as number;
    }
  }
  return reportOfColumns(history, { opportunity: members.subarray(0, n), at }, options, {
    method: `funnelConversion/${count}`,
    asOf: asOf.text,
    excluded,
    value: (positions) => {
      const reached = new Array<number>(width).fill(0);
      for (let index = 0; index < positions.length; index++)
        for (let position = 0, cell = (positions[index] as number) * width; position < width; position++, cell++)
          reached[position] = (reached[position] as number) + (passages[cell] as number);
      return funnelOf(reached, history, road, count);
    },
  });
}

type Counting = 'reachedOrPassed' | 'visited' | 'entries';

/** Writes how often one opportunity counts at each position; all are 0 at first. @returns whether it does anywhere. */
function countPassages(
  { first, end: ends, place }: SpellColumns,
  opportunity: number,
  { rank, wonRank }: Road,
  count: Counting,
  { times, from }: { readonly times: Uint32Array; readonly from: number },
): boolean {
  const end = ends[opportunity] as number;
  let furthest = -1;
  let hasWon = false;
  for (let spell = first[opportunity] as number; spell < end; spell++) {
    const position = rank[place[spell] as number] as number;
    if (position >= wonRank && !hasWon) {
      hasWon = true;
      times[from + wonRank] = 1;
      furthest = Math.max(furthest, wonRank);
    }
    if (position < 0 || position === wonRank || position < wonRank === hasWon) continue;
    times[from + position] = count === 'entries' ? (times[from + position] as number) + 1 : 1;
    furthest = Math.max(furthest, position);
  }
  if (count === 'reachedOrPassed') times.fill(1, from, from + furthest + 1);
  return furthest >= 0;
}

function funnelOf(
  reached: readonly number[],
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { places, path }: StageHistory<any>,
  { stages, wonRank }: Road,
  count: Counting,
): Funnel {
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
