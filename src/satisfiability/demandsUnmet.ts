import type { BlockerCode } from '../opportunity/index.js';
import type { Requirement } from '../plan/index.js';
import { appliesDemand, type Demand, demandOf, type Ground, type RoundState } from './demandOf.js';

/** A way to fail a requirement, and the code it is refused with. */
export type UnmetDemand = { readonly code: BlockerCode; readonly demand: Demand };

const STATES: readonly (readonly [RoundState, BlockerCode])[] = [
  ['none', 'process_not_raised'],
  ['pending', 'process_pending'],
  ['rejected', 'process_rejected'],
  ['withdrawn', 'process_withdrawn'],
];

/**
 * Every way to fail a requirement with a certain answer, each with its code; what is optional cannot fail. Conditions
 * that are unknown have no code of their own (what is missing has it), other than the host's checks.
 */
export function demandsUnmet(ground: Ground, requirement: Requirement): readonly UnmetDemand[] {
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
      if (!('check' in condition)) return [{ code: 'condition_unmet', demand: no }];
      const unanswered = (['notYes', 'notNo'] as const).map((wanted) => demandOf(ground, condition, wanted));
      return [
        { code: 'check_failed', demand: no },
        { code: 'check_unanswered', demand: { all: unanswered } },
      ];
    }
    case 'process': {
      const { id, process } = requirement.process;
      const applies = appliesDemand(ground, requirement.process, 'yes', []);
      return STATES.filter(([state]) => state !== 'rejected' || process.effect !== 'advice').map(([state, code]) => ({
        code,
        demand: { all: [applies, { literal: { process: id, states: [state] } }] },
      }));
    }
  }
}
