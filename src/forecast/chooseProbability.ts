import { readDate, readInstant } from '../values/index.js';
import type { DealInput, DealProbabilityInput } from './DealInput.js';
import type { ForecastSettings } from './ForecastSettings.js';

/** First what a person says, then what was measured, then what was assumed. */
const PRECEDENCE = ['manual', 'evidence', 'model', 'stage'] as const;

/** The moment of a forecast, and its date. */
type Moment = Pick<ForecastSettings, 'today' | 'now'>;

/**
 * The probability that stands at a moment, whether one had run out before, whether one was said after it, and whether one runs
 * out on no date.
 */
export type ChosenProbability = {
  readonly used: DealProbabilityInput | null;
  readonly hasExpired: boolean;
  readonly hasLater: boolean;
  readonly isUnclear: boolean;
};

/**
 * Of the probabilities of a deal the one that stands: by hand, else from evidence, else from a model, else the stage's; of
 * several from one source the last by its time, one with a time before one without, else the first given.
 * What expires is over on its date, and what is said later than the moment is not known yet; behind both stands the value of
 * the stage, if that is known. What expires on something that is no date stands, and is unclear. One that has no value says
 * nothing.
 */
export function chooseProbability(given: DealInput['probability'], moment: Moment): ChosenProbability {
  if (given === null) return { used: null, hasExpired: false, hasLater: false, isUnclear: false };
  if (!isList(given)) {
    const [hasExpired, hasLater] = [isOver(given, moment), isLater(given, moment)];
    const stands = given.value != null && !hasExpired && !hasLater;
    return { used: stands ? given : stageOf(given), hasExpired, hasLater, isUnclear: isUnclear(given) };
  }
  const said = given.filter(({ value }) => value != null);
  const known = said.filter((one) => !isLater(one, moment));
  const standing = known.filter((one) => !isOver(one, moment));
  const ranked = PRECEDENCE.flatMap((source) => latestFirst(standing.filter((one) => one.source === source)));
  const unknown = standing.filter((one) => !PRECEDENCE.includes(one.source));
  const fallback = said.map(stageOf).find((one) => one !== null) ?? null;
  return {
    used: withStage(ranked[0] ?? unknown[0] ?? fallback, ranked.find(isOfStage)),
    hasExpired: standing.length < known.length,
    hasLater: known.length < said.length,
    isUnclear: said.some(isUnclear),
  };
}

/** Sorting keeps the order of those of one time, and of those without. */
function latestFirst(list: readonly DealProbabilityInput[]): readonly DealProbabilityInput[] {
  const timeOf = ({ at }: DealProbabilityInput) => readInstant(at) ?? Number.NEGATIVE_INFINITY;
  return list.length < 2 ? list : [...list].sort((a, b) => timeOf(b) - timeOf(a) || 0);
}

function isList(given: NonNullable<DealInput['probability']>): given is readonly DealProbabilityInput[] {
  return Array.isArray(given);
}

function isOver({ expiresOn }: DealProbabilityInput, { today }: Moment): boolean {
  if (expiresOn == null) return false;
  const date = readDate(expiresOn);
  return date !== null && date <= today;
}

/** Said on a later date, or at a later instant; of what is neither nobody knows. */
function isLater({ at }: DealProbabilityInput, { today, now }: Moment): boolean {
  if (at == null) return false;
  const date = readDate(at);
  return date === null ? (readInstant(at) ?? now) > now : date > today;
}

function isUnclear({ expiresOn }: DealProbabilityInput): boolean {
  return expiresOn != null && readDate(expiresOn) === null;
}

function stageOf({ stageValue }: DealProbabilityInput): DealProbabilityInput | null {
  return stageValue == null ? null : { value: stageValue, source: 'stage' };
}

function isOfStage({ source }: DealProbabilityInput): boolean {
  return source === 'stage';
}

/** Where the stage's own probability is in the list, it is what the chosen one is compared with. */
function withStage(
  chosen: DealProbabilityInput | null,
  stage: DealProbabilityInput | undefined,
): DealProbabilityInput | null {
  if (chosen === null || chosen.stageValue != null || stage === undefined || chosen === stage) return chosen;
  return { ...chosen, stageValue: stage.value };
}
