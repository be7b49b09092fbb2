import type { AnyPlan } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';

/** An opportunity with nothing in it yet: every key present, standing nowhere. */
export function blankOpportunity(plan: AnyPlan, id: string, at: string): AnyOpportunity {
  return {
    format: 'stagewright.opportunity/1',
    id,
    model: { id: plan.id, version: plan.version },
    series: '',
    variant: null,
    type: null,
    status: 'open',
    stage: null,
    outcome: null,
    reason: null,
    owner: null,
    seq: 0,
    openedAt: at,
    updatedAt: at,
    stageEnteredAt: null,
    visit: { number: 0, clockFrom: null, parkedMs: 0, suspensions: [], actions: {} },
    visited: {},
    fields: {},
    answers: {},
    processes: {},
    requested: {},
    kept: {},
    probability: null,
    parked: null,
    closing: null,
    recentEvents: [],
  };
}
