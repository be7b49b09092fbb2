import { demandType, isQuicklyRecord } from '../issues/index.js';

/**
 * Refuses what is no opportunity, such as the whole answer of `openOpportunity`. Whether every part of it holds is asked
 * once, when it is read from where it is stored.
 *
 * @throws {StagewrightError} `wrong_type`.
 */
export function demandOpportunity(opportunity: unknown): void {
  if (isOpportunity(opportunity)) return;
  demandType('opportunity', 'record', opportunity);
  demandType('opportunity.model', 'record', (opportunity as { readonly model?: unknown }).model);
}

function isOpportunity(opportunity: unknown): boolean {
  try {
    return isQuicklyRecord(opportunity) && isQuicklyRecord(opportunity.model);
  } catch {
    // A value of a host may throw where it is looked at.
    return false;
  }
}
