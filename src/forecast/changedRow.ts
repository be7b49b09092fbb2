import type { DealInput } from './DealInput.js';
import { ROW_PROPERTIES } from './plainRow.js';

/**
 * A row with some of it changed. What is read of a row may stand on its prototype, as getters of a class do, where a spread
 * does not see it; columns of the host's own come along.
 */
export function changedRow(deal: DealInput, changes: Partial<DealInput>): DealInput {
  const row: { [property: string]: unknown } = { ...deal };
  for (const property of ROW_PROPERTIES) {
    const value = deal[property];
    if (value !== undefined) row[property] = value;
  }
  return { ...(row as DealInput), ...changes };
}
