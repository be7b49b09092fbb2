import type { ProcessPlan } from '../plan/index.js';
import type { PlainDraft } from './Case.js';
import { type ProcessState, processEntry } from './evaluateCondition.js';
import type { Facts } from './Facts.js';
import { isRaisedHere } from './isRaisedHere.js';

/** The event that brings a process forward from where it stands; `null` where none does here. */
export function processRemedy(facts: Facts, plan: ProcessPlan, state: ProcessState): PlainDraft | null {
  const { id } = plan;
  if (state === 'pending')
    return { type: 'approveProcess', process: id, request: processEntry(facts, id)?.request ?? null };
  if (state !== 'not_raised' && state !== 'rejected' && state !== 'withdrawn') return null;
  return isRaisedHere(facts, plan) ? { type: 'raiseProcess', process: id } : null;
}
