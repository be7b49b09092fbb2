import type { EffectDeclaration, Outcome } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import type { StagePlan } from '../plan/index.js';
import type { EffectBody } from './Case.js';

/** The customer's state is to be looked at: a rollback or a lost win never moves it back by itself. */
export const REVIEW: EffectBody = { type: 'customer.review' };

const asBody = (effect: EffectDeclaration): EffectBody =>
  effect as unknown as EffectBody & { readonly [key: string]: Json };

const NO_EFFECTS: readonly EffectBody[] = [];

/** What a stage asks of the host when it is left forward. */
export function effectsOfStage({ stage }: StagePlan): readonly EffectBody[] {
  if (stage.effects.length === 0 && stage.advancesCustomerTo === undefined) return NO_EFFECTS;
  return [...stage.effects.map(asBody), ...customerAdvance(stage.advancesCustomerTo)];
}

/** What an outcome asks of the host when it is reached. */
export function effectsOfOutcome(outcome: Outcome): readonly EffectBody[] {
  return [
    ...outcome.effects.map(asBody),
    ...outcome.tags.map((tag): EffectBody => ({ type: 'customer.tag', tag })),
    ...customerAdvance(outcome.advancesCustomerTo),
  ];
}

function customerAdvance(to: string | undefined): readonly EffectBody[] {
  return to === undefined ? [] : [{ type: 'customer.advance', to }];
}
