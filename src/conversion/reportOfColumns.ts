import type { StageHistory } from '../history/index.js';
import type { Issue } from '../issues/index.js';
import type { PeriodUnit } from '../values/index.js';
import { readAttributeAt } from './attributeAt.js';
import { framed } from './boundsIn.js';
import { type Every, groupPositions, positionsUpTo } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { keepPositions } from './report/keepPositions.js';
import { frameWarnings } from './reportBounds.js';
import { msOf, type SplitOptions } from './reportOf.js';

/**
 * `reportOf` for members in columns: `value` is given their positions, those of one opportunity side by side, and `at` is
 * both the moment that counts each and what puts it into a period. Columns that are
 * made when asked for are asked for by groups, and by who looks for members, if the `whole` is there without them.
 */
export function reportOfColumns<A extends string, B extends A, E extends PeriodUnit | undefined, T>(
  history: StageHistory<A>,
  members: Members | (() => Members),
  options: Omit<SplitOptions<B, E>, 'asOf'>,
  report: {
    readonly method: string;
    readonly asOf: string;
    readonly excluded: { readonly [why: string]: number };
    readonly warnings?: readonly Issue[];
    /** How many opportunities there are, and the value of all members; left out: as the columns have it. */
    readonly whole?: { readonly n: number; readonly value: T };
    readonly value: (positions: Int32Array) => T;
  },
): Measured<T, B | Every<E>> {
  const { groupBy = [], every, calendar = 'UTC' } = options;
  const { method, asOf, excluded, warnings = [], value } = report;
  const momentsOf = readAttributeAt(options, msOf(asOf));
  const columns = () => (typeof members === 'function' ? members() : members);
  const groups = () => {
    if (groupBy.length === 0 && every === undefined) return [];
    const { opportunity, at } = columns();
    const periodic = { every: every as PeriodUnit & E, calendar, at };
    return groupPositions<A, B, E>(history, opportunity, groupBy, momentsOf(at), periodic);
  };
  const { n, value: total } = report.whole ?? wholeOf(columns().opportunity, value);
  const measured = {
    method,
    asOf,
    ...framed(options, history),
    n,
    excluded,
    warnings: [...frameWarnings(history, options, asOf), ...warnings],
    total,
    groups: groups().map(({ key, positions }) => ({ key, value: value(positions) })),
  };
  return keepPositions(measured, {
    ids: history.ids,
    get opportunity() {
      return columns().opportunity;
    },
    groups,
    value,
  });
}

type Members = { readonly opportunity: Int32Array; readonly at: Float64Array };

function wholeOf<T>(
  opportunity: Int32Array,
  value: (positions: Int32Array) => T,
): { readonly n: number; readonly value: T } {
  return { n: opportunitiesIn(opportunity), value: value(positionsUpTo(opportunity.length)) };
}

/** How many different ones, where each is side by side. */
export function opportunitiesIn(opportunity: Int32Array): number {
  let count = 0;
  for (let position = 0; position < opportunity.length; position++)
    if (position === 0 || opportunity[position] !== opportunity[position - 1]) count++;
  return count;
}
