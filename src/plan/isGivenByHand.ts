import type { Series } from '../definition/index.js';

/** Whether somebody gives the probabilities of a series, one by one: as its mode says, or where its model has none. */
export function isGivenByHand({ probability }: Series): boolean {
  return probability.mode === 'individual' || (probability.mode === 'model' && probability.fallback === 'individual');
}
