import type { StageHistory } from '../history/index.js';
import { StagewrightError } from '../issues/index.js';
import { kaplanMeier, quantile } from '../statistics/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { DAY_UNITS, type DayClockOptions } from './dayClock.js';
import { type DaysQuantile, leftBy } from './daysQuantile.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { numberIssues } from './numberIssues.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { roadOf } from './spellsOf.js';
import { byPosition, durationsOf, type StageStay, stageStays } from './stageStays.js';
import { readAsOf } from './standingAt.js';

/** Who stands in a stage for long, against how long opportunities stay there. */
export type StageAge = {
  readonly stage: string;
  /** Stays that the thresholds come from. */
  readonly seen: number;
  readonly warnAfter: DaysQuantile;
  readonly alarmAfter: DaysQuantile;
  /** Open and not parked, in the stage now. */
  readonly standing: number;
  readonly medianAge: number | null;
  /** Beyond the alarm, and between the two thresholds. */
  readonly alarm: readonly string[];
  readonly warn: readonly string[];
};

export type StageAgeingOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = DayClockOptions &
  SplitOptions<B, E> & {
    /** Shares that have left the stage by then; default 0.75 and 0.9. */
    readonly warn?: number;
    readonly alarm?: number;
  };

type Member = StageStay & { readonly isNow: boolean };

/**
 * Thresholds of ageing from the history itself, and who is beyond them.
 *
 * A threshold is the day by which three quarters (nine tenths) of first stays have left the stage, by any exit:
 * Kaplan-Meier, where those still in it count as what they are. It is `null` where fewer have left, and then warns of
 * nobody: a quantile of completed stays would be a number where the truth is "not reached". Who is parked ages not and is
 * not in `standing`. Groups have thresholds of their own; `every` takes stays by the period in which they began, so that
 * those of one period are held against their like. What stood at other moments tells another `asOf`. Voided ones and those
 * never in a stage are left out (`voided`, `without_stage`). Cost: a sort by stage.
 *
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `out_of_range` for a share not between 0 and 1; of
 * options that it has not, lacks or cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, stageAgeing } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [4, 5, 6, 7].flatMap((days) => [
 *   { id: `left after ${days}`, at: Date.UTC(2026, 0, 1), to: 'lead' },
 *   { id: `left after ${days}`, at: Date.UTC(2026, 0, 1 + days), to: 'offer' },
 * ]);
 * const open = { id: 'open', at: Date.UTC(2026, 0, 10), to: 'lead' };
 * const { history } = historyFromRows([...rows, open], { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const [lead] = stageAgeing(history, { asOf: Date.UTC(2026, 0, 18) }).total;
 * [lead?.warnAfter.value, lead?.alarmAfter.value, lead?.alarm] // => [7, null, []]
 * lead?.warn // => ['open']
 */
export function stageAgeing<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: StageAgeingOptions<B, E>,
): Measured<readonly StageAge[], B | Every<E>> {
  checkOptions(history, options, { warn: 'any', alarm: 'any', unit: DAY_UNITS });
  const { warn = 0.75, alarm = 0.9, unit = 'elapsed' } = options;
  const wrong = Object.entries({ warn, alarm }).flatMap(([name, share]) =>
    numberIssues(name, share, { above: 0, below: 1 }),
  );
  if (wrong.length > 0) throw new StagewrightError(wrong);
  const asOf = readAsOf(options.asOf);
  const { stays, excluded } = stageStays(history, asOf.ms, options);
  const now = stageStays(history, asOf.ms, { ...options, visits: 'each' }).stays.filter(
    ({ end, isParked }) => end === 'open' && !isParked,
  );
  const members: readonly Member[] = [
    ...stays.map((stay) => ({ ...stay, isNow: false })),
    ...now.map((stay) => ({ ...stay, isNow: true })),
  ];
  const stages = roadOf(history.path).stages.map((place) => history.places[place] ?? '');
  const bounded = { ...options, warn, alarm };
  return reportOf(history, members, bounded, {
    method: `stageAgeing/${unit}`,
    asOf: asOf.text,
    excluded,
    at: ({ at }) => at,
    moment: ({ at, isNow }) => (isNow ? asOf.ms : at),
    value: (of) =>
      byPosition(of, stages.length).map((own, position) =>
        ageOf(stages[position] ?? '', own, { warn, alarm, ids: history.ids }),
      ),
  });
}

function ageOf(
  stage: string,
  members: readonly Member[],
  { warn, alarm, ids }: { readonly warn: number; readonly alarm: number; readonly ids: readonly string[] },
): StageAge {
  const seen = members.filter(({ isNow }) => !isNow);
  const standing = members.filter(({ isNow }) => isNow);
  const fitted = kaplanMeier(durationsOf(seen, ({ end }) => (end === 'open' ? 0 : 1)));
  const curve = fitted.ok ? fitted : null;
  const [warnAfter, alarmAfter] = [leftBy(curve, warn), leftBy(curve, alarm)];
  const isBeyond = (days: number, { value }: DaysQuantile) => value !== null && days > value;
  const ages = quantile(
    standing.map(({ days }) => days),
    [0.5],
  );
  const idsOf = (of: readonly Member[]) => of.map(({ opportunity }) => ids[opportunity] ?? '');
  const alarmed = standing.filter(({ days }) => isBeyond(days, alarmAfter));
  return {
    stage,
    seen: seen.length,
    warnAfter,
    alarmAfter,
    standing: standing.length,
    medianAge: ages.ok ? (ages.values[0] ?? null) : null,
    alarm: idsOf(alarmed),
    warn: idsOf(standing.filter((stay) => isBeyond(stay.days, warnAfter) && !alarmed.includes(stay))),
  };
}
