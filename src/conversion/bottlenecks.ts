import type { StageHistory } from '../history/index.js';
import { kaplanMeier } from '../statistics/index.js';
import type { Money, PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { closingsOn } from './closingsOn.js';
import { DAY_UNITS, type DayClockOptions } from './dayClock.js';
import { type DaysQuantile, leftBy } from './daysQuantile.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { journeysOf, roadOf } from './spellsOf.js';
import { byPosition, durationsOf, type StageStay, stageStays } from './stageStays.js';
import { readAsOf } from './standingAt.js';
import { mixedCurrencies, sumWorth, unknownAmounts } from './sumWorth.js';
import { type Worth, worthAt } from './worthAt.js';

export type Bottleneck = {
  readonly stage: string;
  readonly entered: number;
  /** What entered it, by the amount at the first entry; `null` where it is not known or of several currencies. */
  readonly amount: Money | null;
  /** How many of them had no amount. */
  readonly withoutAmount: number;
  /** Of those that stood in the stage and do not stand there now: finally lost or given up out of it. */
  readonly lostHere: Rate;
  /**
   * Lower end of the loss share × what entered, by amount or else by count: what the stage surely costs. `null` where some
   * are lost and nobody in it has an amount.
   */
  readonly cost: number | null;
  /** Three quarters have left the stage by then. */
  readonly q75: DaysQuantile;
  /** 1 for the narrowest: by cost, then by q75 (not reached is longest); `null` where the cost is not known. */
  readonly rank: number | null;
};

export type BottlenecksOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = DayClockOptions &
  SplitOptions<B, E> & {
    /** `amount` (default) where amounts of one currency are known, else `count`. */
    readonly weight?: 'amount' | 'count';
  };

type Member = StageStay & Worth & { readonly isLostHere: boolean; readonly isHere: boolean };

/**
 * Where most is lost: stages by the lower bound of their loss share × the amount that entered them, then by the time spent
 * in them.
 *
 * The lower bound of Wilson's interval keeps a stage with three losses in four from leading. One opportunity counts once in
 * a stage; lost there is who was finally closed as lost or abandoned out of it. Amounts of several currencies have no sum
 * (`mixed_currencies`): then it is by count. By amount those without one add nothing, and the cost of a stage where nobody
 * has one is not known (`amounts_unknown` says of how many, and where). Voided ones and those never in a stage are left out (`voided`,
 * `without_stage`). Groups by the period of the first entry. Cost: a sort by stage.
 *
 * @returns one row a stage, in order of the road.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`; of options that it has not, lacks or cannot read
 * `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { bottlenecks, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const steps = Array.from({ length: 20 }, (_, n) => [`deal ${n}`, 'lead', ...(n < 5 ? ['lost'] : ['offer', n < 15 ? 'lost' : 'won'])]);
 * const rows = steps.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 1), to })));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { total } = bottlenecks(history, { asOf: '2026-02-01T00:00:00Z' });
 * total.map(({ stage, lostHere, rank }) => [stage, lostHere.numerator, lostHere.denominator, rank]) // => [['lead', 5, 20, 2], ['offer', 10, 15, 1]]
 */
export function bottlenecks<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: BottlenecksOptions<B, E>,
): Measured<readonly Bottleneck[], B | Every<E>> {
  checkOptions(history, options, { weight: ['amount', 'count'], unit: DAY_UNITS });
  const asOf = readAsOf(options.asOf);
  const road = roadOf(history.path);
  const closingOf = closingsOn(history.path);
  const fates = new Map(
    journeysOf(history, asOf.ms).map(({ opportunity, spells, status }) => [
      opportunity,
      { closing: closingOf({ spells, status }), here: road.rank[spells.at(-1)?.place ?? -1] ?? -1 },
    ]),
  );
  const { stays, excluded } = stageStays(history, asOf.ms, options);
  const members = stays.map((stay): Member => {
    const { closing = null, here = -1 } = fates.get(stay.opportunity) ?? {};
    const isOwn = closing !== null && closing.from !== null && road.rank[closing.from] === stay.position;
    return {
      ...stay,
      ...worthAt(history, stay.opportunity, { instant: stay.at, asOf: asOf.ms }),
      isLostHere: isOwn && closing.kind !== 'won',
      isHere: here === stay.position,
    };
  });
  const sum = sumWorth(members);
  const byAmount = (options.weight ?? 'amount') === 'amount' && sum.money !== null;
  const stages = road.stages.map((place) => history.places[place] ?? '');
  const rowsOf = (of: readonly Member[]) =>
    byPosition(of, stages.length).map((own, position) => rowOf(stages[position] ?? '', own, byAmount));
  const whole = rowsOf(members);
  return reportOf(history, members, options, {
    method: `bottlenecks/${byAmount ? 'amount' : 'count'}/${options.unit ?? 'elapsed'}`,
    asOf: asOf.text,
    excluded,
    warnings: [...mixedCurrencies(sum), ...(byAmount ? unknownAmounts(sum, unknownCosts(whole)) : [])],
    at: ({ at }) => at,
    value: (of) => ranked(of === members ? whole : rowsOf(of)),
  });
}

function rowOf(stage: string, members: readonly Member[], byAmount: boolean): Omit<Bottleneck, 'rank'> {
  const gone = members.filter(({ isHere }) => !isHere);
  const lostHere = rateOf(gone.filter(({ isLostHere }) => isLostHere).length, gone.length);
  const { money, major, withoutAmount } = sumWorth(members);
  const fitted = kaplanMeier(durationsOf(members, ({ end }) => (end === 'open' ? 0 : 1)));
  const entering = byAmount ? major : members.length;
  const surely = lostHere.interval.low ?? 0;
  return {
    stage,
    entered: members.length,
    amount: money,
    withoutAmount,
    lostHere,
    // Where nobody is lost it costs nothing, whatever they are worth.
    cost: surely === 0 ? 0 : entering === null ? null : surely * entering,
    q75: leftBy(fitted.ok ? fitted : null, 0.75),
  };
}

function ranked(rows: readonly Omit<Bottleneck, 'rank'>[]): readonly Bottleneck[] {
  const longest = ({ entered, q75 }: Omit<Bottleneck, 'rank'>) =>
    entered === 0 ? -1 : (q75.value ?? Number.MAX_SAFE_INTEGER);
  const order = rows
    .filter(({ cost }) => cost !== null)
    .sort((a, b) => (b.cost ?? 0) - (a.cost ?? 0) || longest(b) - longest(a));
  return rows.map((row) => ({ ...row, rank: row.cost === null ? null : order.indexOf(row) + 1 }));
}

/** Stages of which nobody can say what they cost. */
function unknownCosts(rows: readonly Omit<Bottleneck, 'rank'>[]): { readonly stages?: readonly string[] } {
  const stages = rows.flatMap(({ stage, cost }) => (cost === null ? [stage] : []));
  return stages.length === 0 ? {} : { stages };
}
