import { OPEN, PARKED, type StageHistory } from '../history/index.js';
import { compensatedSum } from '../statistics/index.js';
import type { Money, PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { ClosingKind } from './closingsOn.js';
import { DAY_UNITS } from './dayClock.js';
import { dealStates, stateBefore } from './dealAt.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { type RaceOptions, type Runner, raceToClose } from './raceToClose.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { readAsOf } from './standingAt.js';
import { type Stretch, stretchReport } from './stretchReport.js';
import { mixedCurrencies, sumWorth, unknownAmounts } from './sumWorth.js';
import { type Worth, worthAt } from './worthAt.js';

export type SalesVelocity = {
  /** Open at `asOf`, parked ones included; of a period, at its end. */
  readonly open: number;
  readonly winRate: Rate;
  readonly won: number;
  /** What the won ones with an amount brought, at their close; `null` for none, or of several currencies. */
  readonly wonAmount: Money | null;
  /** In major units of `currency`; over the won ones that have an amount: all but `withoutAmount`. */
  readonly averageWon: number | null;
  /** How many of the won ones have no amount. */
  readonly withoutAmount: number;
  readonly cycleDays: number | null;
  /** open × win rate × average won / cycle: what is won a day, in major units; `null` with a `reason`. */
  readonly perDay: number | null;
  readonly currency: string | null;
  readonly reason?: 'too_few_won' | 'no_cycle' | 'no_amount';
};

export type SalesVelocityOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = Omit<
  RaceOptions,
  'observedFrom'
> &
  SplitOptions<B, E> & {
    /** The closes that win rate, amount and cycle are of. */
    readonly closedDuring: During;
    /** `closed` (default): won, lost and abandoned; `decided`: won and lost. */
    readonly against?: 'closed' | 'decided';
  };

const FEWEST_WON = 5;

/**
 * What a pipeline brings in a day: open opportunities × win rate × average amount won / mean days of won ones.
 *
 * A rule of thumb of four averages, good for comparing teams and periods, no forecast. Win rate, amount at the close and
 * days (of won ones, from creation or the first entry into `from`; biased low like every completed-only mean) are of those
 * finally closed in the period; open ones are those at `asOf`. Who is closed outside of the period is left out
 * (`outside_period`), as are voided ones (`voided`). `every` gives the velocity of each period: what was closed in it, which sums to the
 * whole, and what was open at its end, which does not. Linear in events, with `every` in opportunities × periods too.
 *
 * @returns `perDay` is `null` under five won (`too_few_won`), for a cycle of no length (`no_cycle`) and where amounts are
 * unknown or of several currencies (`no_amount`; `mixed_currencies` warns of these). Where only some of the won ones have an
 * amount, it takes the others for such as these (`amounts_unknown`).
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `unknown_stage`, `empty_period`,
 * `outside_fiscal_calendar` (see `every`); of options that it has not, lacks or cannot read `unknown_property`,
 * `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, salesVelocity } from 'stagewright/conversion';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = Array.from({ length: 20 }, (_, id) => [
 *   { id, at: Date.UTC(2026, 0, 1), to: 'lead', amount: '3000' },
 *   ...(id < 5 ? [{ id, at: Date.UTC(2026, 0, 31), to: 'won', amount: '3000' }] : []),
 *   ...(id >= 5 && id < 10 ? [{ id, at: Date.UTC(2026, 0, 31), to: 'lost', amount: '3000' }] : []),
 * ]).flat();
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' }, currency: 'EUR' });
 * salesVelocity(history, { closedDuring: { from: '2026-01-01', to: '2026-02-01' }, asOf: '2026-02-01T00:00:00Z' }).total.perDay // => 500
 */
export function salesVelocity<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: SalesVelocityOptions<B, E>): Measured<SalesVelocity, B | Every<E>> {
  checkOptions(history, options, {
    closedDuring: 'needed',
    against: ['closed', 'decided'],
    from: 'any',
    unit: DAY_UNITS,
  });
  const { closedDuring, against = 'closed', calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const { from, to } = readDuring(closedDuring, calendar, 'closedDuring');
  const runners = new Map(
    raceToClose(history, asOf.ms, options).runners.map((runner) => [runner.opportunity, runner] as const),
  );
  const { runners: everyone, excluded } = raceToClose(history, asOf.ms, {});
  const { counts, leaveOut } = exclusions(excluded);
  const isOpenAt = openAt(history, asOf.ms);
  const membersOf = (stretch: Stretch) =>
    everyone.flatMap(({ opportunity, closing }): readonly Member[] => {
      const leave = (why: string) => (stretch.isWhole ? leaveOut(why) : false) || [];
      const end = stretch.isWhole ? asOf.ms : Math.min(stretch.to - 1, asOf.ms);
      const open = { opportunity, at: end, kind: null, worth: NONE, runner: undefined };
      const isOpen = stretch.isWhole ? closing === null : isOpenAt(opportunity, Math.min(stretch.to, asOf.ms + 1));
      const isClosedIn = closing !== null && closing.at >= stretch.from && closing.at < stretch.to;
      if (!isClosedIn) return isOpen ? [open] : closing === null ? [] : leave('outside_period');
      if (closing.kind === 'abandoned' && against === 'decided') return leave('abandoned');
      const worth = worthAt(history, opportunity, { instant: closing.at, asOf: asOf.ms });
      const closed = { opportunity, at: closing.at, kind: closing.kind, worth, runner: runners.get(opportunity) };
      return isOpen ? [closed, open] : [closed];
    });
  const closed = membersOf({ from, to, isWhole: false });
  return stretchReport(history, { from, to }, options, {
    method: `salesVelocity/${against}/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded: counts,
    warnings: [...mixedCurrencies(sumWorth(worthsOf(closed))), ...unknownAmounts(sumWorth(worthsOf(wonOf(closed))))],
    membersOf,
    moment: ({ at }) => at,
    value: velocityOf,
  });
}

/** Whether an opportunity was open just before an instant, or waited. */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function openAt(history: StageHistory<any>, asOf: number): (opportunity: number, instant: number) => boolean {
  const states = new Map<number, ReturnType<typeof dealStates>>();
  return (opportunity, instant) => {
    const own = states.get(opportunity) ?? dealStates(history, opportunity, asOf);
    states.set(opportunity, own);
    const status = stateBefore(own, instant)?.status;
    return status === OPEN || status === PARKED;
  };
}

type Member = {
  readonly opportunity: number;
  /** When it was closed, or stood open. */
  readonly at: number;
  readonly kind: ClosingKind | null;
  readonly worth: Worth;
  readonly runner: Runner | undefined;
};
const NONE: Worth = { amount: null, currency: null };
const wonOf = (members: readonly Member[]) => members.filter(({ kind }) => kind === 'won');
const worthsOf = (members: readonly Member[]) => members.map(({ worth }) => worth);

function velocityOf(members: readonly Member[]): SalesVelocity {
  const open = members.filter(({ kind }) => kind === null).length;
  const won = wonOf(members);
  const winRate = rateOf(won.length, members.length - open);
  const sum = sumWorth(worthsOf(won));
  const days = won.flatMap(({ runner }) => runner?.days ?? []);
  const cycleDays = days.length === 0 ? null : compensatedSum(days) / days.length;
  const averageWon = sum.major === null ? null : sum.major / sum.withAmount;
  const parts = {
    open,
    winRate,
    won: won.length,
    wonAmount: sum.money,
    averageWon,
    withoutAmount: sum.withoutAmount,
    cycleDays,
    currency: sum.money?.currency ?? null,
  };
  const none = (reason: NonNullable<SalesVelocity['reason']>) => ({ ...parts, perDay: null, reason });
  if (won.length < FEWEST_WON) return none('too_few_won');
  if (cycleDays === null || !(cycleDays > 0)) return none('no_cycle');
  if (averageWon === null) return none('no_amount');
  return { ...parts, perDay: (open * (winRate.value ?? 0) * averageWon) / cycleDays };
}
