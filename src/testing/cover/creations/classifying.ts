import type { Condition } from '../../../definition/index.js';
import type { AnyPlan } from '../../../plan/index.js';
import { type Demand, demandOf } from '../../../satisfiability/index.js';
import { ALWAYS } from '../Attempt.js';

// What the types of a model and its routing come to: the first entry that holds, none, or unknown. They are asked before
// there is a series.

/** An entry without a condition always holds. */
export type Entry = { readonly when?: Condition };

const NEVER: Demand = { any: [] };

/** That one of these entries holds, and none before it can. */
export function chosen(plan: AnyPlan, entries: readonly Entry[], at: number): Demand {
  const entry = entries[at];
  const before = entries.slice(0, at).map((one) => answers(plan, one, 'no'));
  return { all: [...before, entry === undefined ? NEVER : answers(plan, entry, 'yes')] };
}

/** That nothing holds. */
export const noneOf = (plan: AnyPlan, entries: readonly Entry[]): Demand => ({
  all: entries.map((entry) => answers(plan, entry, 'no')),
});

/** That one of these entries is unknown, and none before it holds; `no`: none before it is unknown either. */
export function unknownAt(plan: AnyPlan, entries: readonly Entry[], at: number, before: 'no' | 'notYes'): Demand {
  const entry = entries[at];
  if (entry?.when === undefined) return NEVER;
  return {
    all: [
      answers(plan, entry, 'notYes'),
      answers(plan, entry, 'notNo'),
      ...entries.slice(0, at).map((one) => answers(plan, one, before)),
    ],
  };
}

function answers(plan: AnyPlan, { when }: Entry, wanted: 'yes' | 'no' | 'notYes' | 'notNo'): Demand {
  if (when !== undefined) return demandOf({ plan, series: '' }, when, wanted);
  return wanted === 'yes' || wanted === 'notNo' ? ALWAYS : NEVER;
}
