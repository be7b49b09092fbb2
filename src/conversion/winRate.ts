import { amountAt, type StageHistory, VOIDED } from '../history/index.js';
import { createIssue, StagewrightError, unknownChoice } from '../issues/index.js';
import type { CalendarInput, InstantInput, PeriodUnit } from '../values/index.js';
import { amountRateOfEvents } from './amountRateOfEvents.js';
import { framed } from './boundsIn.js';
import { checkOptions } from './checkOptions.js';
import { type Every, groupPositions, positionsUpTo } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { numberIssues } from './numberIssues.js';
import { type Rate, rateOf } from './Rate.js';
import { keepPositions } from './report/keepPositions.js';
import { historyWarnings } from './reportBounds.js';
import { type Restated, restatedIn } from './restatedIn.js';
import { shrunkRate } from './shrunkRate.js';
import { emptyScan, readAsOf, scanStanding } from './standingAt.js';
import { readBasis, type WinRateBasis } from './winRateBasis.js';

export type WinRateOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = {
  /** No default: the reader of the number must be able to say what it is. */
  readonly basis: WinRateBasis;
  /** `closed` (default): won, lost and abandoned; `decided`: won and lost; `all`: open ones too. */
  readonly against?: 'closed' | 'decided' | 'all';
  /** `amount`: by the amount at the close, in both parts. Default `count`. */
  readonly weight?: 'count' | 'amount';
  /** Draws groups towards the rate of the whole, as if so many opportunities more had come out like it. By count only. */
  readonly shrink?: number;
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[];
  /** Groups by the period of the close, of creation or of the entry, as the basis says. */
  readonly every?: E;
  /** The zone of dates; default UTC. */
  readonly calendar?: CalendarInput;
};

/** Who counts, in columns: closed or open, won or not, and the event whose amount is that at the close. */
type Population = {
  readonly opportunity: Int32Array;
  readonly countedAt: Float64Array;
  readonly isWon: Uint8Array;
  readonly closing: Int32Array;
};

/** Why an opportunity does not count; of what is `unknown` nobody is told. */
const REASONS = [
  'unknown',
  'voided',
  'reopened',
  'not_entered',
  'outside_period',
  'open',
  'too_young',
  'abandoned',
  'without_amount',
] as const;

/**
 * The measured win rate: opportunities won, over those closed (or decided, or all), by count or by amount.
 *
 * `closedDuring` counts those whose **final** close, as known at `asOf`, lies in the period; one that was reopened and is
 * open again is not closed (`excluded.reopened`), and `restated` lists who closed in the period once and counts elsewhere
 * or otherwise now. `createdDuring` and `enteredDuring` are cohorts. With `followUpDays` an opportunity counts as it stood
 * at the end of its own follow-up, and is left out by its start alone if that lies after `asOf` (`excluded.too_young`);
 * without, whatever became of it so far: as long as some are open the result is immature, and a warning says how many
 * (`immature`). An opportunity counts once, with its last outcome. Several won outcomes are one class.
 *
 * Left out, and counted by the first reason that holds: `voided`, `reopened`, `not_entered` (never in the stage),
 * `outside_period`, `open` (unless `against` is `all`), `too_young`, `abandoned` (under `decided`), `without_amount`.
 *
 * By amount, `excluded.without_amount` counts those that have none, and the interval takes Kish's effective size; of several
 * currencies there is no rate (`mixed_currencies`), and where only those won have amounts above 0 a warning says that the rate
 * is of no use (`lost_without_amounts`). Shrunk
 * values are (x + m·p0) / (n + m) with Beta quantiles; numerator and denominator stay as counted.
 *
 * @returns a rate with Wilson's 95 % interval; `null` with an interval from 0 to 1 on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, `empty_period`, `unknown_stage`, `out_of_range`; of options that it has
 * not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
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
export function winRate<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: WinRateOptions<B, E>,
): Measured<Rate, B | Every<E>> & { readonly restated: readonly Restated[] } {
  checkOptions(history, options, {
    basis: 'needed',
    against: ['closed', 'decided', 'all'],
    weight: ['count', 'amount'],
    shrink: 'any',
  });
  const { against = 'closed', weight = 'count', shrink, groupBy = [], calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const basis = readBasis(history, options.basis, calendar);
  const wrong =
    shrink === undefined
      ? []
      : [
          ...numberIssues('shrink', shrink, { above: 0 }),
          ...(weight === 'count' ? [] : [unknownChoice('weight', weight, ['count'])]),
        ];
  if (wrong.length > 0) throw new StagewrightError(wrong);

  const { stages, won, lost } = history.path;
  const decided = stages.length + won.length + lost.length;
  const firstLost = stages.length + won.length;
  const spells = history.spells(asOf.ms);
  const population: Population = {
    opportunity: new Int32Array(history.opportunities),
    countedAt: new Float64Array(history.opportunities),
    isWon: new Uint8Array(history.opportunities),
    closing: new Int32Array(history.opportunities),
  };
  const found = emptyScan();
  let n = 0;
  let open = 0;
  let notWon = 0;
  /** Why an opportunity does not count; `null`: it does, and stands in the columns. */
  const reasonAgainst = (opportunity: number): (typeof REASONS)[number] | null => {
    const now = scanStanding(history, opportunity, asOf.ms, asOf.ms, found);
    if (now.last < 0 || history.status[now.last] === VOIDED) return now.last < 0 ? 'unknown' : 'voided';
    if (basis.kind === 'closedDuring' && now.reopened) return 'reopened';
    const countedAt = basis.kind === 'closedDuring' ? now.closedAt : basis.startOf(spells, opportunity);
    if (Number.isNaN(countedAt)) return basis.kind === 'enteredDuring' ? 'not_entered' : 'open';
    if (countedAt < basis.from || countedAt >= basis.to) return 'outside_period';
    const end = basis.followUp === null ? asOf.ms : countedAt + basis.followUp;
    if (end > asOf.ms) return 'too_young';
    if (end !== asOf.ms) scanStanding(history, opportunity, end, asOf.ms, found);
    const { outcome, closing } = found;
    const isOpen = Number.isNaN(found.closedAt);
    if (isOpen && against !== 'all') return 'open';
    if (against === 'decided' && !isOpen && outcome >= decided) return 'abandoned';
    const isWon = outcome >= 0 && outcome < firstLost;
    const isWithout = weight === 'amount' && amountAt(history, closing) === null;
    if (!isOpen && !isWon) notWon++;
    if (isWithout) return 'without_amount';
    if (isOpen) open++;
    population.opportunity[n] = opportunity;
    population.countedAt[n] = countedAt;
    population.isWon[n] = isWon ? 1 : 0;
    population.closing[n] = closing;
    n++;
    return null;
  };
  // Numbers, since a count by name for most of the opportunities took a tenth of all.
  const left = new Uint32Array(REASONS.length);
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const reason = reasonAgainst(opportunity);
    if (reason === null) continue;
    const index = REASONS.indexOf(reason);
    left[index] = (left[index] as number) + 1;
  }
  const excluded: { readonly [why: string]: number } = Object.fromEntries(
    REASONS.map((reason, index) => [reason, left[index] as number] as const).filter(
      ([reason, count]) => reason !== 'unknown' && count > 0,
    ),
  );
  const rate = (positions: Int32Array): Rate => {
    if (weight === 'amount')
      return amountRateOfEvents(
        history,
        positions.map((position) => population.closing[position] as number),
        Uint8Array.from(positions, (position) => population.isWon[position] as number),
      );
    let hits = 0;
    for (let index = 0; index < positions.length; index++)
      hits += population.isWon[positions[index] as number] as number;
    return rateOf(hits, positions.length);
  };
  const total = rate(positionsUpTo(n));
  const stillOpen = against === 'all' ? open : (excluded.open ?? 0);
  const isImmature = basis.kind !== 'closedDuring' && basis.followUp === null && stillOpen > 0;
  const opportunity = population.opportunity.subarray(0, n);
  const groups = () =>
    groupPositions<A, B, E>(history, opportunity, groupBy, {
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
      ...(weight === 'amount' ? [weight] : []),
      ...(shrink === undefined ? [] : ['shrink']),
    ].join('/'),
    asOf: asOf.text,
    ...framed(options),
    n,
    excluded,
    warnings: [
      ...historyWarnings(history),
      ...(isImmature ? [createIssue('immature', 'basis', { open: stillOpen }, 'warning')] : []),
      // Where all that was won is all there is, those that were not won are worth nothing, or nobody knows what.
      ...(weight === 'amount' && total.value === 1 && notWon > 0
        ? [createIssue('lost_without_amounts', 'amount', { lost: notWon }, 'warning')]
        : []),
      ...(total.interval.reason === 'mixed_currencies'
        ? [createIssue('mixed_currencies', 'amount', {}, 'warning')]
        : []),
    ],
    total,
    groups: groups().map(({ key, positions }) => ({
      key,
      value: shrink === undefined ? rate(positions) : shrunkRate(rate(positions), total, shrink),
    })),
    restated: basis.kind === 'closedDuring' ? restatedIn(history, spells, basis) : [],
  };
  return keepPositions(report, { ids: history.ids, opportunity, groups, value: rate });
}
