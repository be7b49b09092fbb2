import type { PlainDraft } from './Case.js';
import type { AnyOpportunity } from './Opportunity.js';

/** What takes a parked opportunity back to work; `null` where it is not parked. */
export function unpark({ status }: Pick<AnyOpportunity, 'status'>): PlainDraft | null {
  if (status === 'suspended') return { type: 'resume' };
  return status === 'pooled' ? { type: 'assign' } : null;
}
