import type { ProbabilityInput } from '../../definition/index.js';
import { type ElementFormat, needed, optional } from './ElementFormat.js';

type Mode<M> = Extract<ProbabilityInput, { readonly mode: M }>;

function fixedFormat(): ElementFormat<Mode<'fixed'>> {
  return { name: 'FixedProbability', properties: { mode: needed, basis: optional } };
}

function individualFormat(): ElementFormat<Mode<'individual'>> {
  return {
    name: 'IndividualProbability',
    properties: { mode: needed, setBy: optional, reviewDays: optional, needsReason: optional, evidence: optional },
  };
}

function modelFormat(): ElementFormat<Mode<'model'>> {
  return {
    name: 'ModelProbability',
    properties: {
      mode: needed,
      factors: needed,
      fallback: optional,
      setBy: optional,
      reviewDays: optional,
      needsReason: optional,
    },
  };
}

/** Where win probabilities come from, by `mode`. */
export const probabilityFormats = { fixed: fixedFormat, individual: individualFormat, model: modelFormat };
