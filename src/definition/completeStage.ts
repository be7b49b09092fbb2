import { completed, or } from './completed.js';
import type { EffectInput } from './EffectInput.js';
import { labelled } from './labelled.js';
import type { ActionRequirementInput, RequiresInput } from './RequiresInput.js';
import type { ActionRequirement, EffectDeclaration, Requires, Stage } from './SalesModel.js';
import type { StageInput } from './StageInput.js';

/** A stage written out: the catalogue's entry under what the series gives itself, whole properties replaced. */
export function completeStage(input: StageInput, catalogue: readonly StageInput[]): Stage {
  const base = input.use === undefined ? undefined : catalogue.find((stage) => stage.id === input.use);
  const stage: StageInput = { ...base, ...input };
  const id = or(stage.id, or(stage.use, ''));
  const { access } = stage;
  return {
    ...labelled(id, stage),
    id,
    aliases: or(stage.aliases, []),
    purpose: or(stage.purpose, []),
    requires: completeRequires(stage.requires),
    optional: completed(stage.optional, (optional) => ({
      ...optional,
      actions: or(optional.actions, []).map(completeActionRequirement),
    })),
    auto: or(stage.auto, false),
    mandatory: or(stage.mandatory, false),
    // Read where it stands, so that what is no list is told there.
    effects: or(input.effects, or(base?.effects, [])).map(completeEffect),
    ...(access === undefined
      ? {}
      : {
          access: completed(access, ({ own, edit, view, ...rest }) => ({
            ...rest,
            own: or(own, []),
            edit: or(edit, []),
            view: or(view, []),
          })),
        }),
  } as Stage;
}

export function completeRequires(input: RequiresInput | undefined): Requires {
  return completed(input, (requires) => ({
    ...requires,
    fields: or(requires.fields, []),
    actions: or(requires.actions, []).map(completeActionRequirement),
    processes: or(requires.processes, []),
    questions: or(requires.questions, []),
  }));
}

function completeActionRequirement(requirement: ActionRequirementInput): ActionRequirement {
  return typeof requirement === 'string'
    ? { action: requirement, times: 1 }
    : { ...requirement, times: or(requirement.times, 1) };
}

export function completeEffect(effect: EffectInput): EffectDeclaration {
  return typeof effect === 'string' ? { type: effect } : effect;
}
