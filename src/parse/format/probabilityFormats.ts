import type { ProbabilityInput } from '../../definition/index.js';
import type { ElementFormat, Property } from './ElementFormat.js';

type Mode<M> = Extract<ProbabilityInput, { readonly mode: M }>;

const setBy: Property = {
  about: 'Roles that may give one. Left out: everybody who may act in the stage.',
  examples: [['rep', 'manager']],
};
const reviewDays: Property = {
  about: 'After how many days a given probability must be looked at again.',
  examples: [14],
};
const needsReason: Property = { about: 'Whether a reason must be given with it.', examples: [false], default: true };

/** Where win probabilities come from, by `mode`. */
export const probabilityFormats = {
  fixed: {
    name: 'FixedProbability',
    about: 'The stage says it, the same for every opportunity.',
    properties: {
      mode: { about: 'From the stage.', examples: ['fixed'], required: true },
      basis: { about: 'What the stages’ figures rest on.', examples: ['history'] },
    },
  } as const satisfies ElementFormat<Mode<'fixed'>>,
  individual: {
    name: 'IndividualProbability',
    about: 'People give it for each opportunity.',
    properties: {
      mode: { about: 'Given by people.', examples: ['individual'], required: true },
      setBy,
      reviewDays,
      needsReason,
      evidence: { about: 'What a given probability should rest on.', examples: [['keyPerson', 'rivals']] },
    },
  } as const satisfies ElementFormat<Mode<'individual'>>,
  model: {
    name: 'ModelProbability',
    about: 'A statistical model of the program gives it.',
    properties: {
      mode: { about: 'From a model.', examples: ['model'], required: true },
      factors: { about: 'What the model looks at.', examples: [['segment', 'age']], required: true },
      fallback: { about: 'What holds where the model has no answer.', examples: ['fixed'] },
      setBy,
      reviewDays,
      needsReason,
    },
  } as const satisfies ElementFormat<Mode<'model'>>,
};
