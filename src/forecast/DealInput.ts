import type { DateInput, Deal, DealProbability, InstantInput, MoneyInput, ProbabilityInput } from '../values/index.js';

/** A probability as hosts have it. */
export type DealProbabilityInput = Omit<DealProbability, 'value' | 'exact' | 'stageValue'> & {
  readonly value: ProbabilityInput;
  readonly exact?: string;
  readonly stageValue?: ProbabilityInput | null;
};

/**
 * A row of a forecast as hosts have it; every `Deal` is one. Several probabilities may be given: by hand stands before
 * evidence, evidence before a model, a model before the stage, of one source the last by its time, and what has expired or
 * is of later than the forecast does not stand.
 */
export type DealInput = Omit<Deal, 'amount' | 'probability' | 'closeOn' | 'closedOn'> & {
  readonly amount: MoneyInput | null;
  readonly probability: DealProbabilityInput | readonly DealProbabilityInput[] | null;
  readonly closeOn: DateInput | null;
  /** A date, or an instant, which is of the date that it has in the zone of the forecast. */
  readonly closedOn?: DateInput | InstantInput | null;
};
