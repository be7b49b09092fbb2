import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError } from '../issues/index.js';
import { type CalendarInput, type InstantInput, instantText } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { Measured } from './Measured.js';
import { type Rate, ratioOf } from './Rate.js';
import { exclusions, readPlace } from './reportBounds.js';
import { reportOf } from './reportOf.js';
import { type Journey, journeysOf, roadOf, spellAt } from './spellsOf.js';
import { readAsOf, readBound } from './standingAt.js';

/** Of two stages: how many stand in `to` at the later instant, over how many in `from` at the earlier one. */
export type StageTotalRatio = { readonly from: string; readonly to: string; readonly ratio: Rate };

export type StageTotalRatioOptions<B extends string = never> = {
  /** A pair of places; left out: every stage with the next one. */
  readonly from?: string;
  readonly to?: string;
  /** Two instants, the same for one snapshot. */
  readonly at: readonly [InstantInput, InstantInput];
  /** Default: the later of the two. */
  readonly asOf?: InstantInput;
  readonly groupBy?: readonly B[];
  /** The zone of dates; default UTC. */
  readonly calendar?: CalendarInput;
};

/**
 * The period ratio of two stages: opportunities standing in the next stage, over those standing in the one before.
 *
 * Often called a funnel's conversion rate, and none: the ones in numerator and denominator need not be the same, so it may
 * exceed 1, and has no interval (`not_a_proportion`). For a rate see `cohortConversion`. Who is parked stands in the stage
 * it left; voided ones (`excluded.voided`) and those in no stage (`excluded.without_stage`) stand nowhere. Linear in events.
 *
 * @returns one row a pair; `null` on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, `unknown_stage`, `after_as_of`, an unknown time zone.
 *
 * @example
 * import { historyFromRows, stageTotalRatio } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = ['lead', 'lead', 'offer'].map((to, id) => ({ id, at: '2026-01-02T00:00:00Z', to }));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * stageTotalRatio(history, { from: 'lead', to: 'offer', at: ['2026-02-01', '2026-02-01'] }).total[0]?.ratio.value // => 0.5
 */
export function stageTotalRatio<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: StageTotalRatioOptions<B>,
): Measured<readonly StageTotalRatio[], B> {
  checkOptions(history, options, { needs: ['at'] });
  const { calendar = 'UTC' } = options;
  const earlier = readBound(options.at[0], calendar, 'at.0');
  const later = readBound(options.at[1], calendar, 'at.1');
  const asOf = readAsOf(options.asOf ?? Math.max(earlier, later));
  for (const [index, instant] of [earlier, later].entries())
    if (instant > asOf.ms)
      throw new StagewrightError([
        createIssue('after_as_of', `at.${index}`, { value: instantText(instant), asOf: asOf.text }),
      ]);
  const pairs = pairsOf(history, options);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).filter(({ isVoided, spells }) =>
    isVoided ? leaveOut('voided') : spells.length > 0 || leaveOut('without_stage'),
  );
  const ratios = (of: readonly Journey[]) => {
    const [first, second] = [standing(of, earlier), standing(of, later)];
    return pairs.map(([from, to]) => ({
      from: history.places[from] ?? '',
      to: history.places[to] ?? '',
      ratio: ratioOf(second.get(to) ?? 0, first.get(from) ?? 0),
    }));
  };
  return reportOf(history, members, options, {
    method: 'stageTotalRatio/standing',
    asOf: asOf.text,
    n: members.length,
    excluded: counts,
    at: () => asOf.ms,
    value: ratios,
  });
}

function pairsOf(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  { from, to }: { readonly from?: string; readonly to?: string },
): readonly (readonly [number, number])[] {
  const { stages } = roadOf(history.path);
  const start = from === undefined ? null : readPlace(history, from, 'from');
  const end = to === undefined ? null : readPlace(history, to, 'to');
  if (start !== null && end !== null) return [[start, end]];
  const adjacent = stages.slice(1).map((place, index) => [stages[index] ?? -1, place] as const);
  return adjacent.filter(([a, b]) => (start === null || a === start) && (end === null || b === end));
}

function standing(journeys: readonly Journey[], instant: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { spells } of journeys) {
    const place = spells[spellAt(spells, instant)]?.place;
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}
