import type { Json } from '../../../issues/index.js';
import type { AnyPlan } from '../../../plan/index.js';
import {
  type Demand,
  demandOf,
  type Fact,
  type FactKind,
  factKey,
  type Solution,
  solve,
} from '../../../satisfiability/index.js';
import { GIVEN_AT } from '../../placeGiven.js';
import type { Creation } from './Creation.js';
import { type Entry, noneOf, unknownAt } from './classifying.js';

/** Whether the type of an opportunity is said, or left to the classification. */
export type Typing = 'said' | 'left';

/** The ways to come by a type: none where there are no types, or where it is known. */
export function typingsOf({ definition }: AnyPlan, { type }: Pick<Creation, 'type'>): readonly Typing[] {
  return definition.types.length === 0 || type !== undefined ? ['left'] : ['said', 'left'];
}

/** What of an opportunity is so before it is opened: nothing was done, answered or visited. */
const BEFORE: { readonly [kind in FactKind]?: Json } = { action: 0, question: 'unknown', stageVisited: false };

/**
 * Looks for facts that a creation can come with: fields, answers of the host's checks, and what processes answered
 * before. A type that is left to the classification is none: no entry holds, or nobody can tell.
 */
export function solveCreation(
  plan: AnyPlan,
  { series, type }: Pick<Creation, 'series' | 'type'>,
  demand: Demand,
  typing: Typing,
): Solution {
  const ground = { plan, series };
  const processes = [...plan.processes.keys()];
  const isField = plan.fields.has('type');
  const isOpen = typing === 'left' && !isField;
  const types: readonly Entry[] = plan.definition.types;
  const isNone: Demand = {
    any: [noneOf(plan, types), ...types.map((_, at) => unknownAt(plan, types, at, 'notYes'))],
  };
  const isSaid = demandOf(ground, { field: 'type', present: true }, 'yes');
  const typed = typing === 'said' ? (isField ? [] : [isSaid]) : type === undefined ? [isNone] : [];
  const answered = processes.map(
    (process): Demand => ({ literal: { process, states: ['none', 'approved', 'rejected'] } }),
  );
  const kept = [
    ...processes.map((id): Fact => ({ kind: 'process', id, value: 'none' })),
    ...Object.keys(plan.definition.checks).map((id): Fact => ({ kind: 'check', id, value: true })),
  ];
  return solve(
    ground,
    { all: [demand, ...typed, ...answered] },
    {
      at: GIVEN_AT,
      kept: new Map(kept.map((fact) => [factKey(fact.kind, fact.id), fact])),
      fixed: (kind, id) => (kind === 'field' && id === 'type' && isOpen ? (type ?? null) : BEFORE[kind]),
    },
  );
}
