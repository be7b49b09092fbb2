import type { Series } from '../definition/index.js';
import { evaluateCondition } from './evaluateCondition.js';
import type { Facts } from './Facts.js';

/** The first variant whose `when` is yes; unknown keeps the stages, so it is passed over. `null`: the whole series. */
export function chooseVariant(facts: Facts, { variants }: Series): string | null {
  const chosen = variants.find(({ when }) => when === undefined || evaluateCondition(facts, when) === 'yes');
  return chosen?.id ?? null;
}
