import { demandType } from '../issues/index.js';

/**
 * Refuses what is no opportunity, such as the whole answer of `openOpportunity`. Whether every part of it holds is asked
 * once, when it is read from where it is stored.
 *
 * @throws {StagewrightError} `wrong_type`.
 */
export function demandOpportunity(opportunity: unknown): void {
  demandType('opportunity', 'record', opportunity);
  demandType('opportunity.model', 'record', (opportunity as { readonly model?: unknown }).model);
}
