import type { DealInput, DealProbabilityInput } from './DealInput.js';

/** First what a person says, then what was measured, then what was assumed. */
const PRECEDENCE = ['manual', 'evidence', 'model', 'stage'] as const;

/** The probability that stands at a date, and whether one given by hand had run out before. */
export type ChosenProbability = { readonly used: DealProbabilityInput | null; readonly hasExpired: boolean };

/**
 * Of the probabilities of a deal the one that stands: by hand, else from evidence, else from a model, else the stage's.
 * What expires is over on its date; behind it stands the value of the stage, if that is known.
 */
export function chooseProbability(given: DealInput['probability'], today: string): ChosenProbability {
  if (given === null) return { used: null, hasExpired: false };
  if (!isList(given))
    return isOver(given, today) ? { used: stageOf(given), hasExpired: true } : { used: given, hasExpired: false };
  const standing = given.filter((one) => !isOver(one, today));
  const ranked = PRECEDENCE.flatMap((source) => standing.filter((one) => one.source === source));
  const unknown = standing.filter((one) => !PRECEDENCE.includes(one.source));
  const fallback = given.map(stageOf).find((one) => one !== null) ?? null;
  return {
    used: withStage(ranked[0] ?? unknown[0] ?? fallback, ranked.at(-1)),
    hasExpired: standing.length < given.length,
  };
}

function isList(given: NonNullable<DealInput['probability']>): given is readonly DealProbabilityInput[] {
  return Array.isArray(given);
}

function isOver({ expiresOn }: DealProbabilityInput, today: string): boolean {
  return expiresOn != null && expiresOn <= today;
}

function stageOf({ stageValue }: DealProbabilityInput): DealProbabilityInput | null {
  return stageValue == null ? null : { value: stageValue, source: 'stage' };
}

/** Where the stage's own probability is in the list, it is what the chosen one is compared with. */
function withStage(
  chosen: DealProbabilityInput | null,
  last: DealProbabilityInput | undefined,
): DealProbabilityInput | null {
  if (chosen === null || chosen.stageValue != null || last?.source !== 'stage' || chosen === last) return chosen;
  return { ...chosen, stageValue: last.value };
}
