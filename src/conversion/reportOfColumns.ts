import type { StageHistory } from '../history/index.js';
import type { Issue } from '../issues/index.js';
import type { PeriodUnit } from '../values/index.js';
import { framed } from './boundsIn.js';
import { type Every, groupPositions, positionsUpTo } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { keepPositions } from './report/keepPositions.js';
import { historyWarnings } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';

/** `reportOf` for members in columns: `value` is given their positions, those of one opportunity side by side. */
export function reportOfColumns<A extends string, B extends A, E extends PeriodUnit | undefined, T>(
  history: StageHistory<A>,
  { opportunity, at }: { readonly opportunity: Int32Array; readonly at: Float64Array },
  options: Omit<SplitOptions<B, E>, 'asOf'>,
  report: {
    readonly method: string;
    readonly asOf: string;
    readonly excluded: { readonly [why: string]: number };
    readonly warnings?: readonly Issue[];
    readonly value: (positions: Int32Array) => T;
  },
): Measured<T, B | Every<E>> {
  const { groupBy = [], every, calendar = 'UTC' } = options;
  const { method, asOf, excluded, warnings = [], value } = report;
  const periodic = { every: every as PeriodUnit & E, calendar, at };
  const groups = () => groupPositions<A, B, E>(history, opportunity, groupBy, periodic);
  const measured = {
    method,
    asOf,
    ...framed(options),
    n: opportunitiesIn(opportunity),
    excluded,
    warnings: [...historyWarnings(history), ...warnings],
    total: value(positionsUpTo(opportunity.length)),
    groups: groups().map(({ key, positions }) => ({ key, value: value(positions) })),
  };
  return keepPositions(measured, { ids: history.ids, opportunity, groups, value });
}

/** How many different ones, where each is side by side. */
export function opportunitiesIn(opportunity: Int32Array): number {
  let count = 0;
  for (let position = 0; position < opportunity.length; position++)
    if (position === 0 || opportunity[position] !== opportunity[position - 1]) count++;
  return count;
}
