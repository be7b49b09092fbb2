import { CLOSED, OPEN, PARKED, type StageHistory, VOIDED } from '../history/index.js';
import { createIssue, demandOptions, isRecord, StagewrightError, wrongType } from '../issues/index.js';
import { type DateInput, dayNumber, type PeriodUnit, readCalendar, readDate, zoneClock } from '../values/index.js';
import { boundText } from './boundsIn.js';
import { checkOptions } from './checkOptions.js';
import { closingsOn } from './closingsOn.js';
import { type DealState, dealStates, stateBefore } from './dealAt.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import {
  type Conversion,
  type MovementKind,
  type MovementRow,
  movementBridge,
  type Passage,
} from './movementBridge.js';
import { type During, exclusions } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { type Journey, journeysOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { readStretch, type Stretch, stretchReport } from './stretchReport.js';

export type PipelineMovementOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E> & {
  /** From the pipeline at the beginning of `from` to that at the beginning of `to`. */
  readonly during: During;
  /** Only what is expected to close from this date up to, not including, that one; left out: the whole pipeline. */
  readonly closing?: { readonly from: DateInput; readonly to: DateInput };
  /** One currency for all: rates at the start and at the end. Left out: a bridge for each. */
  readonly convert?: Conversion;
};

/**
 * Why a pipeline is worth what it is: start + new + pulled in + reopened + resumed ± re-amounted − won − lost − abandoned −
 * parked − voided − pushed out ± currency = end, exactly.
 *
 * In the pipeline is who is open, neither parked nor closed, and with `closing` is expected to close in that window. The
 * two ends are compared, both as known at `asOf`: who is in both changes by its amount; who leaves does with the amount it
 * had then, a change before it being re-amounted; who comes in does with the amount it has at the end. Who was pulled in or
 * pushed out was open at both ends and changed its expected close into the window or out of it, in whatever direction. Who
 * came and was closed in between (with `closing`: on a date of the window) is both new and won (lost, abandoned), or new
 * and parked; likewise who was closed and is closed anew is both reopened and lost, whether it was open or waited in
 * between; who waited at the start is resumed and won, and who was expected outside of the window pulled in and won. Who
 * waits at both ends, or was closed and waits, is in neither. An unknown amount counts 0, in the bridge of no currency.
 *
 * `every` gives a chain of bridges, one a period: each begins with what the one before ends with, the first with the start
 * of the whole and the last with its end. What comes in and goes again lies in the periods in between, so that single steps
 * need not sum to those of the whole. Of rates there are two, and what the second ones change is in the last period.
 *
 * Converted amounts are rounded each (half-even) at the rates of the start, and what the rates of the end make of those
 * in the end is `currency`. Nobody is left out but those in neither (`excluded.elsewhere`). Linear in events, with `every` in
 * opportunities × periods: each bridge names everybody in the pipeline at its two ends.
 *
 * @throws {StagewrightError} `unreadable_instant`, `invalid_date`, `empty_period`, `after_as_of`, `missing_rate`,
 * `invalid_rate`, `unknown_currency`; `close_dates_unknown` for a window over a history without close dates;
 * `outside_fiscal_calendar` where `every` finds no period; of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, pipelineMovement } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '100' },
 *   { id: 'a', at: '2026-02-10T00:00:00Z', to: 'offer', amount: '130' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead', amount: '50' },
 *   { id: 'b', at: '2026-02-20T00:00:00Z', to: 'won', amount: '40' },
 *   { id: 'c', at: '2026-02-05T00:00:00Z', to: 'lead', amount: '70' },
 * ];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
 * const { history } = historyFromRows(rows, { path, columns, currency: 'EUR' });
 * const during = { from: '2026-02-01', to: '2026-03-01' };
 * const [euro] = pipelineMovement(history, { during, asOf: '2026-03-01T00:00:00Z' }).total;
 * const amounts = new Map(euro?.steps.map(({ kind, amount }) => [kind, amount?.amount]));
 * ['start', 'new', 'reamounted', 'won', 'end'].map((kind) => amounts.get(kind as 'start')) // => ['150.00', '70.00', '20.00', '-40.00', '200.00']
 */
export function pipelineMovement<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: PipelineMovementOptions<B, E>): Measured<readonly MovementRow[], B | Every<E>> {
  checkOptions(history, options, { during: 'needed', closing: 'any', convert: 'any' });
  const { calendar = 'UTC', convert } = options;
  if (convert !== undefined) demandConversion(convert);
  const asOf = readAsOf(options.asOf);
  const { from, to } = readStretch(history, options, asOf);
  const isInWindow = readWindow(history, options.closing);
  const { counts, leaveOut } = exclusions();
  const deals = journeysOf(history, asOf.ms).map(
    ({ opportunity, spells }): Deal => ({ opportunity, spells, states: dealStates(history, opportunity, asOf.ms) }),
  );
  const readPassage = passageReader(closingsOn(history.path), isInWindow, zoneClock(readCalendar(calendar)));
  const membersOf = (stretch: Stretch) =>
    deals.flatMap((deal): readonly Passage[] => {
      const passage = readPassage(deal, stretch);
      if (passage === null) return (stretch.isWhole && leaveOut('elsewhere')) || [];
      return [{ ...passage, isLast: stretch.to === to }];
    });
  return stretchReport(history, { from, to }, options, {
    method: `pipelineMovement/${options.closing === undefined ? 'all' : 'closing'}`,
    asOf: asOf.text,
    excluded: counts,
    membersOf,
    value: (passages) => movementBridge(history.ids, passages, convert),
  });
}

type Deal = Pick<Journey, 'opportunity' | 'spells'> & { readonly states: readonly DealState[] };

/** How a deal comes into the pipeline of a stretch of time and out of it; `null`: it is in neither end, nor passes by. */
function passageReader(
  closingOf: ReturnType<typeof closingsOn>,
  isInWindow: (day: number | null) => boolean,
  dayOf: (ms: number) => number,
): (deal: Deal, stretch: Stretch) => Omit<Passage, 'isLast'> | null {
  const isIn = (state: DealState | null) => state?.status === OPEN && isInWindow(state.closeOn);
  return ({ opportunity, spells, states }, { from, to }) => {
    const [before, after] = [stateBefore(states, from), stateBefore(states, to)];
    const closing =
      after?.status === CLOSED ? closingOf({ spells: spells.filter(({ at }) => at < to), status: CLOSED }) : null;
    const leaving = leavingOf(after, closing?.kind ?? 'won');
    const passesBy =
      after !== null &&
      leaving !== null &&
      ((after.status === CLOSED && closing !== null && closing.at >= from && isInWindow(dayOf(closing.at))) ||
        (after.status === PARKED && before === null && isInWindow(after.closeOn)));
    const [wasIn, isStill] = [isIn(before), isIn(after)];
    if (after === null || !(wasIn || isStill || passesBy)) return null;
    return {
      opportunity,
      start: wasIn ? before : null,
      after,
      entry: wasIn ? null : entryOf(before),
      exit: isStill ? null : (leaving ?? 'pushedOut'),
    };
  };
}

function demandConversion(convert: Conversion): void {
  demandOptions('convert', convert, ['to', 'start', 'end']);
  const issues = (['start', 'end'] as const).flatMap((end) =>
    isRecord(convert[end]) ? [] : [wrongType(`convert.${end}`, 'record', convert[end])],
  );
  if (issues.length > 0) throw new StagewrightError(issues);
}

function readWindow(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { closeOn }: StageHistory<any>,
  closing: PipelineMovementOptions['closing'],
): (day: number | null) => boolean {
  if (closing === undefined) return () => true;
  demandOptions('closing', closing, ['from', 'to']);
  if (closeOn === null) throw new StagewrightError([createIssue('close_dates_unknown', 'closing')]);
  const [from, to] = (['from', 'to'] as const).map((name) => {
    const date = readDate(closing[name]);
    if (date === null)
      throw new StagewrightError([createIssue('invalid_date', `closing.${name}`, { value: boundText(closing[name]) })]);
    return dayNumber(date);
  }) as [number, number];
  if (from >= to)
    throw new StagewrightError([
      createIssue('empty_period', 'closing', { from: boundText(closing.from), to: boundText(closing.to) }),
    ]);
  return (day) => day !== null && day >= from && day < to;
}

function entryOf(before: DealState | null): MovementKind {
  if (before === null) return 'new';
  if (before.status === PARKED) return 'resumed';
  return before.status === OPEN ? 'pulledIn' : 'reopened';
}

/** How one left the pipeline; `null`: it is open. */
function leavingOf(after: DealState | null, kind: 'won' | 'lost' | 'abandoned'): MovementKind | null {
  if (after?.status === CLOSED) return kind;
  if (after?.status === PARKED) return 'parked';
  return after?.status === VOIDED ? 'voided' : null;
}
