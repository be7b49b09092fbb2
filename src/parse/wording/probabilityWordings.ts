import type { ProbabilityInput } from '../../definition/index.js';
import type { ElementWording, PropertyWording } from './ElementWording.js';

type Mode<M> = Extract<ProbabilityInput, { readonly mode: M }>;

const setBy: PropertyWording = {
  about: 'Roles that may give one. Left out: everybody who may act in the stage.',
  examples: [['rep', 'manager']],
};

const reviewDays: PropertyWording = {
  about: 'After how many days a given probability must be looked at again.',
  examples: [14],
};

const needsReason: PropertyWording = {
  about: 'Whether a reason must be given with it.',
  examples: [false],
  default: true,
};

export function fixedProbabilityWording(): ElementWording<Mode<'fixed'>> {
  return {
    about: 'The stage says it, the same for every opportunity.',
    properties: {
      mode: { about: 'From the stage.', examples: ['fixed'] },
      basis: { about: 'What the stages’ figures rest on.', examples: ['history'] },
    },
  };
}

export function individualProbabilityWording(): ElementWording<Mode<'individual'>> {
  return {
    about: 'People give it for each opportunity.',
    properties: {
      mode: { about: 'Given by people.', examples: ['individual'] },
      setBy,
      reviewDays,
      needsReason,
      evidence: { about: 'What a given probability should rest on.', examples: [['keyPerson', 'rivals']] },
    },
  };
}

export function modelProbabilityWording(): ElementWording<Mode<'model'>> {
  return {
    about: 'A statistical model of the program gives it.',
    properties: {
      mode: { about: 'From a model.', examples: ['model'] },
      factors: { about: 'What the model looks at.', examples: [['segment', 'age']] },
      fallback: { about: 'What holds where the model has no answer.', examples: ['fixed'] },
      setBy,
      reviewDays,
      needsReason,
    },
  };
}
