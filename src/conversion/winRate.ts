import type { StageHistory } from '../history/index.js';
import { createIssue, StagewrightError, unknownChoice } from '../issues/index.js';
import { proportionInterval } from '../statistics/index.js';
import type { CalendarInput, InstantInput, PeriodUnit } from '../values/index.js';
import { amountRateOfEvents } from './amountRateOfEvents.js';
import { type AttributeAt, readAttributeAt } from './attributeAt.js';
import { framed } from './boundsIn.js';
import { checkOptions } from './checkOptions.js';
import { everyClose } from './everyClose.js';
import { type Every, groupPositions, positionsUpTo } from './groupMembers.js';
import { lastCloses } from './lastCloses.js';
import type { Measured } from './Measured.js';
import { numberIssues } from './numberIssues.js';
import { type Rate, rateOf } from './Rate.js';
import { keepPositions } from './report/keepPositions.js';
import { frameWarnings } from './reportBounds.js';
import { type Restated, restatedIn } from './restatedIn.js';
import { shrunkRate } from './shrunkRate.js';
import { readAsOf } from './standingAt.js';
import { mixedCurrencies } from './sumWorth.js';
import { readBasis, type WinRateBasis } from './winRateBasis.js';
import { type OutcomeWinRate, winsByOutcome } from './winsByOutcome.js';

/** A win rate, and the parts of it that each won outcome makes: over the same base, they sum to it. */
export type WinRateByOutcome = Rate & { readonly outcomes: readonly OutcomeWinRate[] };

export type WinRateOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
  S extends 'outcome' | undefined = undefined,
> = {
  /** No default: the reader of the number must be able to say what it is. */
  readonly basis: WinRateBasis;
  /** `closed` (default): won, lost and abandoned; `decided`: won and lost; `all`: open ones too, of a cohort (who closed in a period is not open). */
  readonly against?: 'closed' | 'decided' | 'all';
  /** `amount`: by the amount at the close, in both parts. Default `count`. */
  readonly weight?: 'count' | 'amount';
  /**
   * `lastClose` (default): an opportunity counts once, with its last outcome. `everyClose`, with `closedDuring` alone: each
   * close of the period counts as it was, also of those that were reopened; the period then never changes but for what
   * becomes known late or is voided, and for a win set to lost (or the reverse) without being open in between: that is one
   * close, with the last kind of outcome, on the day it was set.
   */
  readonly count?: 'lastClose' | 'everyClose';
  /** `outcome`: beside the rate of all that was won that of each won outcome, over the same base. */
  readonly split?: S;
  /** Draws groups towards the rate of the whole, as if so many opportunities more had come out like it. By count only. */
  readonly shrink?: number;
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[] | undefined;
  /** Groups by the period of the close, of creation or of the entry, as the basis says. */
  readonly every?: E;
  /** When attributes that change are read; default: at the close, the creation or the entry. See `SplitOptions`. */
  readonly attributeAt?: AttributeAt;
  /** The zone of dates; default UTC. */
  readonly calendar?: CalendarInput;
};

/**
 * The measured win rate: opportunities won, over those closed (or decided, or all), by count or by amount.
 *
 * `closedDuring` counts those whose **final** close, as known at `asOf`, lies in the period; one that was reopened and is
 * open again is not closed (`excluded.reopened`), and `restated` lists who closed in the period once and counts elsewhere
 * or otherwise now. `createdDuring` and `enteredDuring` are cohorts. With `followUpDays` an opportunity counts as it stood
 * at the end of its own follow-up, and is left out by its start alone if that lies after `asOf` (`excluded.too_young`);
 * without, whatever became of it so far: as long as some are open the result is immature, and a warning says how many
 * (`immature`). An opportunity counts once, with its last outcome. Several won outcomes are one class, unless `split` tells
 * them apart: who went from one to another counts with the last, in the period of the first.
 *
 * In a history every close has its instant, so that nobody is left out as undated: a row without a date has no place in it
 * (`missing_date` in the quality of the reading; its opportunity stands where it stood before), and an import that was
 * closed on a day that nobody knows counts on the one that was assumed (`close_date_unknown`).
 *
 * Left out, and counted by the first reason that holds: `voided`, `reopened`, `not_entered` (never in the stage),
 * `outside_period`, `open` (unless `against` is `all`), `too_young`, `abandoned` (under `decided`), `without_amount`.
 *
 * Under `everyClose` n, numerator and denominator are closes, and the interval takes the effective size (Σm)²/Σm² of m closes
 * an opportunity (Kish), as if those of one said the same, and is `null` where that is below 5; those left out are closes too
 * (who never closed has none), and nothing is restated.
 *
 * By amount, `excluded.without_amount` counts those that have none, and the interval takes Kish's effective size; of several
 * currencies there is no rate (`mixed_currencies`), and where only those won have amounts above 0 a warning says that the rate
 * is of no use (`lost_without_amounts`). Shrunk
 * values are (x + m·p0) / (n + m) with Beta quantiles; numerator and denominator stay as counted.
 *
 * @returns a rate with Wilson's 95 % interval; `null` with an interval from 0 to 1 on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `empty_period`, `unknown_stage`, `out_of_range`; of
 * options that it has not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`,
 * `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, winRate } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const basis = { enteredDuring: { from: '2026-01-01', to: '2026-02-01' }, stage: 'lead', followUpDays: 30 };
 * winRate(history, { basis, against: 'all', asOf: '2026-06-01T00:00:00Z' }).total.value // => 0.5
 */
export function winRate<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
  S extends 'outcome' | undefined = undefined,
>(
  history: StageHistory<A>,
  options: WinRateOptions<B, E, S>,
): Measured<S extends 'outcome' ? WinRateByOutcome : Rate, B | Every<E>> & { readonly restated: readonly Restated[] } {
  checkOptions(history, options, {
    basis: 'needed',
    against: ['closed', 'decided', 'all'],
    weight: ['count', 'amount'],
    shrink: 'any',
    count: ['lastClose', 'everyClose'],
    split: ['outcome'],
  });
  const { against = 'closed', weight = 'count', count = 'lastClose', shrink, groupBy = [], calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const basis = readBasis(history, options.basis, calendar);
  const isEvery = count === 'everyClose';
  const momentsOf = readAttributeAt(options, asOf.ms);
  const wrong = [
    ...(shrink === undefined ? [] : numberIssues('shrink', shrink, { above: 0 })),
    ...(shrink === undefined || weight === 'count' ? [] : [unknownChoice('weight', weight, ['count'])]),
    ...(isEvery && (shrink !== undefined || basis.kind !== 'closedDuring')
      ? [unknownChoice('count', count, ['lastClose'])]
      : []),
    // Who is open has not closed in any period.
    ...(against === 'all' && basis.kind === 'closedDuring'
      ? [unknownChoice('against', against, ['closed', 'decided'])]
      : []),
  ];
  if (wrong.length > 0) throw new StagewrightError(wrong);

  const spells = history.spells(asOf.ms);
  const counting = { against, weight };
  const tally = isEvery
    ? everyClose(history, asOf.ms, basis, counting)
    : lastCloses(history, spells, asOf.ms, basis, counting);
  const { closes: population, n, open, notWon, excluded } = tally.read();
  type Value = S extends 'outcome' ? WinRateByOutcome : Rate;
  const rate = (positions: Int32Array, isHit: Uint8Array): Rate => {
    if (weight === 'amount')
      return amountRateOfEvents(
        history,
        positions.map((position) => population.closing[position] as number),
        Uint8Array.from(positions, (position) => isHit[position] as number),
      );
    let hits = 0;
    for (let index = 0; index < positions.length; index++) hits += isHit[positions[index] as number] as number;
    return isEvery ? ratedByOpportunity(hits, positions, population.opportunity) : rateOf(hits, positions.length);
  };
  const wins = options.split === undefined ? null : winsByOutcome(history, population, n);
  const value = (positions: Int32Array): Value => {
    const all = rate(positions, population.isWon);
    const outcomes = wins?.map(({ outcome, isHit }) => ({ outcome, rate: rate(positions, isHit) }));
    return (outcomes === undefined ? all : { ...all, outcomes }) as Value;
  };
  const total = value(positionsUpTo(n));
  const stillOpen = against === 'all' ? open : (excluded.open ?? 0);
  const isImmature = basis.kind !== 'closedDuring' && basis.followUp === null && stillOpen > 0;
  const opportunity = population.opportunity.subarray(0, n);
  const groups = () =>
    groupPositions<A, B, E>(history, opportunity, groupBy, momentsOf(population.countedAt), {
      every: options.every as PeriodUnit & E,
      calendar,
      at: population.countedAt,
    });
  const report = {
    method: [
      'winRate',
      basis.kind,
      ...(basis.followUp === null ? [] : ['followUpDays']),
      against,
      ...(isEvery ? [count] : []),
      ...(weight === 'amount' ? [weight] : []),
      ...(shrink === undefined ? [] : ['shrink']),
      ...(wins === null ? [] : ['outcome']),
    ].join('/'),
    asOf: asOf.text,
    ...framed(options, history),
    n,
    excluded,
    warnings: [
      ...frameWarnings(history, options, asOf.text),
      ...(isImmature ? [createIssue('immature', 'basis', { open: stillOpen }, 'warning')] : []),
      // Where all that was won is all there is, those that were not won are worth nothing, or nobody knows what.
      ...(weight === 'amount' && total.value === 1 && notWon > 0
        ? [createIssue('lost_without_amounts', 'amount', { lost: notWon }, 'warning')]
        : []),
      ...mixedCurrencies({ isMixed: total.interval.reason === 'mixed_currencies' }),
    ],
    total,
    groups: groups().map(({ key, positions }) => ({
      key,
      value: shrink === undefined ? value(positions) : shrunkBy(value(positions), total, shrink),
    })),
    // Every close is counted as it was: none is restated.
    restated: basis.kind === 'closedDuring' && !isEvery ? restatedIn(history, spells, basis) : [],
  };
  return keepPositions(report, { ids: history.ids, opportunity, groups, value });
}

/** A rate, and those of its outcomes, each drawn towards its own of the whole: they still sum to it. */
function shrunkBy<V extends Rate>(own: V, whole: V, strength: number): V {
  const shrunk = { ...own, ...shrunkRate(own, whole, strength) };
  if (!('outcomes' in own && 'outcomes' in whole)) return shrunk;
  const [parts, all] = [own.outcomes, whole.outcomes] as [readonly OutcomeWinRate[], readonly OutcomeWinRate[]];
  const outcomes = parts.map(({ outcome, rate }, index) => ({
    outcome,
    rate: shrunkRate(rate, all[index]?.rate ?? rate, strength),
  }));
  return { ...shrunk, outcomes };
}

/** A rate of closes of which one opportunity may have several. */
function ratedByOpportunity(hits: number, positions: Int32Array, opportunity: Int32Array): Rate {
  const closes = new Map<number, number>();
  for (const position of positions) {
    const of = opportunity[position] as number;
    closes.set(of, (closes.get(of) ?? 0) + 1);
  }
  const squares = [...closes.values()].reduce((sum, size) => sum + size * size, 0);
  const rate = rateOf(hits, positions.length);
  if (squares === positions.length) return rate;
  return {
    ...rate,
    interval: proportionInterval(hits, positions.length, { effectiveSize: positions.length ** 2 / squares }),
  };
}
