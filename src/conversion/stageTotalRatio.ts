import { type StageHistory, VOIDED } from '../history/index.js';
import { createIssue, StagewrightError, wrongType } from '../issues/index.js';
import { type InstantInput, instantText, type PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, ratioOf } from './Rate.js';
import { exclusions, readPlace } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { roadOf } from './spellsOf.js';
import { readAsOf, readBound } from './standingAt.js';
import { standingPlaces } from './standingPlaces.js';
import { type Stretch, stretchReport } from './stretchReport.js';
import { lastEventAt } from './worthAt.js';

/** Of two stages: how many stand in `to` at the later instant, over how many in `from` at the earlier one. */
export type StageTotalRatio = { readonly from: string; readonly to: string; readonly ratio: Rate };

export type StageTotalRatioOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = Omit<
  SplitOptions<B, E>,
  'asOf'
> & {
  /** A pair of places; left out: every stage with the next one. */
  readonly from?: string;
  readonly to?: string;
  /** Two instants, the same for one snapshot. */
  readonly at: readonly [InstantInput, InstantInput];
  /** Default: the later of the two. */
  readonly asOf?: InstantInput;
};

/**
 * The period ratio of two stages: opportunities standing in the next stage, over those standing in the one before.
 *
 * Often called a funnel's conversion rate, and none: the ones in numerator and denominator need not be the same, so it may
 * exceed 1, and has no interval (`not_a_proportion`). For a rate see `cohortConversion`. Who is parked stands in the stage
 * it left, as in `stageDistribution`; voided ones (`voided`), those created after both instants (`created_later`) and those
 * in no place up to them (`without_stage`) stand nowhere. `every` gives a chain of ratios, one a period between the two instants: who stands in the next stage at
 * its end over who stood in the one before at its beginning. Linear in events, with `every` in opportunities × periods too.
 *
 * @returns one row a pair; `null` on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, `unknown_stage`, `after_as_of`; `lengths_differ` for other than two
 * instants; under `every` `empty_period` for two with no time between them, and `outside_fiscal_calendar`; of options that
 * it has not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`,
 * `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, stageTotalRatio } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = ['lead', 'lead', 'offer'].map((to, id) => ({ id, at: '2026-01-02T00:00:00Z', to }));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * stageTotalRatio(history, { from: 'lead', to: 'offer', at: ['2026-02-01', '2026-02-01'] }).total[0]?.ratio.value // => 0.5
 */
export function stageTotalRatio<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: StageTotalRatioOptions<B, E>): Measured<readonly StageTotalRatio[], B | Every<E>> {
  checkOptions(history, options, { at: 'needed', from: 'any', to: 'any' });
  const { calendar = 'UTC' } = options;
  if (!Array.isArray(options.at)) throw new StagewrightError([wrongType('at', 'list', options.at)]);
  if (options.at.length !== 2)
    throw new StagewrightError([createIssue('lengths_differ', 'at', { found: options.at.length, expected: 2 })]);
  const earlier = readBound(options.at[0], calendar, 'at.0');
  const later = readBound(options.at[1], calendar, 'at.1');
  const asOf = readAsOf(options.asOf ?? new Date(Math.max(earlier, later)));
  for (const [index, instant] of [earlier, later].entries())
    if (instant > asOf.ms)
      throw new StagewrightError([
        createIssue('after_as_of', `at.${index}`, { value: instantText(instant), asOf: asOf.text }),
      ]);
  if (options.every !== undefined && earlier >= later)
    throw new StagewrightError([
      createIssue('empty_period', 'at', { from: instantText(earlier), to: instantText(later) }),
    ]);
  const pairs = pairsOf(history, options);
  const { counts, leaveOut } = exclusions();
  const placeOf = standingPlaces(history, asOf.ms);
  const placeAt = (opportunity: number, instant: number) => {
    const event = lastEventAt(history, opportunity, instant, asOf.ms);
    return event < 0 ? -1 : placeOf(opportunity, event);
  };
  const { last, status } = history.spells(asOf.ms);
  const members = Array.from(last.keys()).filter((opportunity) => {
    const event = last[opportunity] as number;
    if (event < 0) return false;
    if (status[opportunity] === VOIDED) return leaveOut('voided');
    const then = lastEventAt(history, opportunity, Math.max(earlier, later), asOf.ms);
    if (then < 0) return leaveOut('created_later');
    return hasStood(history, opportunity, then, asOf.ms) || leaveOut('without_stage');
  });
  // Each end counts by itself: who handed an opportunity over in between stood with it at the first one.
  const membersOf = ({ from, to, isWhole }: Stretch) =>
    members
      .flatMap((opportunity) => [
        { opportunity, at: from, before: placeAt(opportunity, from), after: -1 },
        { opportunity, at: to, before: -1, after: placeAt(opportunity, to) },
      ])
      .filter(({ before, after }) => isWhole || before >= 0 || after >= 0);
  return stretchReport(history, { from: earlier, to: later }, options, {
    method: 'stageTotalRatio/standing',
    asOf: asOf.text,
    n: members.length,
    excluded: counts,
    membersOf,
    moment: ({ at }) => at,
    value: (of) =>
      pairs.map(([from, to]) => ({
        from: history.places[from] ?? '',
        to: history.places[to] ?? '',
        ratio: ratioOf(
          of.filter(({ after }) => after === to).length,
          of.filter(({ before }) => before === from).length,
        ),
      })),
  });
}

/** Whether an opportunity stood in a place after one of its events up to the last one known. */
function hasStood(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { first, place, recordedAt }: StageHistory<any>,
  opportunity: number,
  last: number,
  asOf: number,
): boolean {
  for (let event = last; event >= (first[opportunity] as number); event--)
    if ((place[event] as number) >= 0 && (recordedAt[event] as number) <= asOf) return true;
  return false;
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
