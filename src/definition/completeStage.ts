import type { EffectInput } from './EffectInput.js';
import { labelled } from './labelled.js';
import type { ActionRequirementInput, RequiresInput } from './RequiresInput.js';
import type { ActionRequirement, EffectDeclaration, Requires, Stage } from './SalesModel.js';
import type { StageInput } from './StageInput.js';

/** A stage written out: the catalogue's entry under what the series gives itself, whole properties replaced. */
export function completeStage(input: StageInput, catalogue: readonly StageInput[]): Stage {
  const base = input.use === undefined ? undefined : catalogue.find((stage) => stage.id === input.use);
  const stage: StageInput = { ...base, ...input };
  const id = stage.id ?? stage.use ?? '';
  const { access } = stage;
  return {
    ...labelled(id, stage),
    id,
    aliases: stage.aliases ?? [],
    purpose: stage.purpose ?? [],
    requires: completeRequires(stage.requires),
    optional: { ...stage.optional, actions: (stage.optional?.actions ?? []).map(completeActionRequirement) },
    auto: stage.auto ?? false,
    mandatory: stage.mandatory ?? false,
    // Read where it stands, so that what is no list is told there.
    effects: (input.effects ?? base?.effects ?? []).map(completeEffect),
    ...(access
      ? { access: { ...access, own: access.own ?? [], edit: access.edit ?? [], view: access.view ?? [] } }
      : {}),
  } as Stage;
}

export function completeRequires(requires: RequiresInput | undefined): Requires {
  return {
    ...requires,
    fields: requires?.fields ?? [],
    actions: (requires?.actions ?? []).map(completeActionRequirement),
    processes: requires?.processes ?? [],
    questions: requires?.questions ?? [],
  };
}

function completeActionRequirement(requirement: ActionRequirementInput): ActionRequirement {
  return typeof requirement === 'string'
    ? { action: requirement, times: 1 }
    : { ...requirement, times: requirement.times ?? 1 };
}

export function completeEffect(effect: EffectInput): EffectDeclaration {
  return typeof effect === 'string' ? { type: effect } : effect;
}
