import type { Condition } from '../definition/index.js';
import type { BlockerCode } from '../opportunity/index.js';
import type { Requirement } from '../plan/index.js';
import { appliesDemand, type Demand, demandOf, type Ground, type RoundState } from './demandOf.js';
import { demandUnknown } from './demandUnknown.js';
import { leavesOf } from './leavesOf.js';

/** A way to fail a requirement, and the code it is refused with. */
export type UnmetDemand = { readonly code: BlockerCode; readonly demand: Demand };

const STATES: readonly (readonly [RoundState, BlockerCode])[] = [
  ['none', 'process_not_raised'],
  ['pending', 'process_pending'],
  ['rejected', 'process_rejected'],
  ['withdrawn', 'process_withdrawn'],
];

/**
 * Every way to fail a requirement, each with its code; what is optional cannot fail.
 *
 * @param earlier requirements that are looked at before it: where nothing but a field that one of them misses makes a
 * condition unknown, the missing field is told alone.
 */
export function demandsUnmet(
  ground: Ground,
  requirement: Requirement,
  earlier: readonly Requirement[] = [],
): readonly UnmetDemand[] {
  switch (requirement.kind) {
    case 'field': {
      const { field } = requirement;
      const present = demandOf(ground, { field, present: true }, 'yes');
      return [
        { code: 'missing_field', demand: demandOf(ground, { field, present: true }, 'no') },
        { code: 'invalid_field', demand: { all: [present, demandOf(ground, { field, valid: true }, 'no')] } },
      ];
    }
    case 'action': {
      const { action, times, required } = requirement;
      return required ? [{ code: 'missing_action', demand: demandOf(ground, { action, times }, 'no') }] : [];
    }
    case 'question': {
      const { question } = requirement;
      const open = (['yes', 'no'] as const).map((is) => demandOf(ground, { question, is }, 'notYes'));
      return [{ code: 'question_open', demand: { all: open } }];
    }
    case 'condition': {
      const { condition } = requirement;
      const no = demandOf(ground, condition, 'no');
      if (!('check' in condition))
        return [{ code: 'condition_unmet', demand: no }, ...unknown(ground, condition, earlier)];
      return [
        { code: 'check_failed', demand: no },
        { code: 'check_unanswered', demand: demandUnknown(ground, condition) },
      ];
    }
    case 'process': {
      const { id, process } = requirement.process;
      const applies = appliesDemand(ground, requirement.process, 'yes', []);
      const isOpen: Demand = { literal: { process: id, states: ['none', 'pending', 'rejected', 'withdrawn'] } };
      const untold = (['notYes', 'notNo'] as const).map((wanted) =>
        appliesDemand(ground, requirement.process, wanted, []),
      );
      const certain: readonly UnmetDemand[] = STATES.filter(
        ([state]) => state !== 'rejected' || process.effect !== 'advice',
      ).map(([state, code]) => ({
        code,
        demand: { all: [applies, { literal: { process: id, states: [state] } }] },
      }));
      return [...certain, { code: 'condition_unknown', demand: { all: [isOpen, ...untold] } }];
    }
  }
}

/**
 * The ways in which a condition stays unknown, as the kernel tells them apart: only checks of the host are unanswered, or
 * anything else is, other than fields alone that are already told to be missing.
 */
function unknown(ground: Ground, condition: Condition, earlier: readonly Requirement[]): readonly UnmetDemand[] {
  const leaves = leavesOf(condition);
  const others = leaves.filter((leaf) => !('check' in leaf));
  const asked = new Set(earlier.flatMap((one) => (one.kind === 'field' ? [one.field] : [])));
  const untold = leaves.filter((leaf) => !('field' in leaf && asked.has(leaf.field)));
  const isUnknown = demandUnknown(ground, condition);
  const known = others.map(
    (leaf): Demand => ({ any: (['yes', 'no'] as const).map((wanted) => demandOf(ground, leaf, wanted)) }),
  );
  const anyUnknown = (some: typeof leaves): Demand => ({ any: some.map((leaf) => demandUnknown(ground, leaf)) });
  return [
    ...(others.length === leaves.length
      ? []
      : [{ code: 'check_unanswered' as const, demand: { all: [isUnknown, ...known] } }]),
    { code: 'condition_unknown', demand: { all: [isUnknown, anyUnknown(others), anyUnknown(untold)] } },
  ];
}
