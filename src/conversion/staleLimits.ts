import type { StageHistory } from '../history/index.js';
import { type Issue, isRecord, StagewrightError, unknownChoice, wrongType } from '../issues/index.js';
import { kaplanMeier } from '../statistics/index.js';
import { readForm } from './checkOptions.js';
import type { DayClockOptions } from './dayClock.js';
import { leftBy } from './daysQuantile.js';
import { numberIssues } from './numberIssues.js';
import { raceToClose } from './raceToClose.js';
import { readPlace } from './reportBounds.js';
import { roadOf } from './spellsOf.js';
import { durationsOf, stageStays } from './stageStays.js';

/** What a day count is taken from: the entry into the stage, the last row of any kind, the last activity, creation. */
export type StaleClock = 'inStage' | 'sinceChange' | 'sinceActivity' | 'age';

/** Days, days by stage, or the day by which a share of the history's own has left the stage (closed, for `age`). */
export type StaleThreshold =
  | number
  | { readonly byStage: { readonly [stage: string]: number } }
  | { readonly quantile: number };

/** Thresholds by clock, as hosts give them. */
export type StaleThresholds = { readonly [clock in StaleClock]?: StaleThreshold };

/** The limit of a clock for an opportunity in a stage; `null`: none. */
export type LimitOf = (clock: StaleClock, stage: string | null) => number | null;

export const CLOCKS = ['inStage', 'sinceChange', 'sinceActivity', 'age'] as const;
const isClock = (name: string) => (CLOCKS as readonly string[]).includes(name);

/** Thresholds as numbers: quantiles are asked of the history once. */
export function readLimits(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  options: DayClockOptions & { readonly after: StaleThresholds },
): LimitOf {
  if (!isRecord(options.after)) throw new StagewrightError([wrongType('after', 'record', options.after)]);
  const issues = Object.entries(options.after).flatMap(([clock, threshold]) =>
    threshold === undefined
      ? []
      : isClock(clock)
        ? limitIssues(history, `after.${clock}`, threshold)
        : [unknownChoice(`after.${clock}`, clock, CLOCKS)],
  );
  if (issues.length > 0) throw new StagewrightError(issues);
  const known = new Map<string, number | null>();
  const { stages } = roadOf(history.path);
  let stays: ReturnType<typeof stageStays>['stays'] | undefined;
  const quantileOf = (clock: StaleClock, stage: string | null, p: number) => {
    const name = JSON.stringify([clock, clock === 'age' ? null : stage]);
    const seen = known.get(name);
    if (seen !== undefined) return seen;
    const position = stages.findIndex((place) => history.places[place] === stage);
    if (clock !== 'age') stays ??= stageStays(history, asOf, options).stays;
    const durations =
      clock === 'age'
        ? durationsOf(raceToClose(history, asOf, options).runners, ({ isOpen }) => (isOpen ? 0 : 1))
        : durationsOf(
            (stays ?? []).filter((stay) => stay.position === position),
            ({ end }) => (end === 'open' ? 0 : 1),
          );
    const curve = kaplanMeier(durations);
    const { value } = leftBy(curve.ok ? curve : null, p);
    known.set(name, value);
    return value;
  };
  // By the name of the stage in the path, whatever alias it was given by.
  const byStage = new Map<StaleClock, ReadonlyMap<string | null, number>>();
  for (const clock of CLOCKS) {
    const threshold = options.after[clock];
    if (typeof threshold === 'object' && 'byStage' in threshold)
      byStage.set(
        clock,
        new Map(
          Object.entries(threshold.byStage).map(([stage, days]) => [
            history.places[readPlace(history, stage, `after.${clock}.byStage`)] ?? null,
            days,
          ]),
        ),
      );
  }
  return (clock, stage) => {
    const threshold = options.after[clock];
    if (threshold === undefined) return null;
    if (typeof threshold === 'number') return threshold;
    if ('quantile' in threshold) return quantileOf(clock, stage, threshold.quantile);
    return byStage.get(clock)?.get(stage) ?? null;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function limitIssues(history: StageHistory<any>, path: string, threshold: StaleThreshold): readonly Issue[] {
  if (typeof threshold === 'number') return numberIssues(path, threshold, { min: 0 });
  if (readForm(path, threshold, { quantile: [], byStage: [] }) === 'quantile' && 'quantile' in threshold)
    return numberIssues(`${path}.quantile`, threshold.quantile, { above: 0, below: 1 });
  const { byStage } = threshold as { readonly byStage: unknown };
  if (!isRecord(byStage)) return [wrongType(`${path}.byStage`, 'record', byStage)];
  return Object.entries(byStage).flatMap(([stage, days]) => {
    readPlace(history, stage, `${path}.byStage`);
    return numberIssues(`${path}.byStage.${stage}`, days, { min: 0 });
  });
}
