import type { DealProbability } from '../../values/index.js';

/** A probability with where it plausibly lies, and what it is made of. */
export type ModelledProbability = {
  /** 0..1; `null` with a `reason`. */
  readonly value: number | null;
  readonly interval: {
    readonly low: number | null;
    readonly high: number | null;
    readonly level: number;
    readonly method: string;
  };
  /** Log odds that add up to those of `value`, the starting point first; larger is likelier. */
  readonly contributions: readonly {
    readonly factor: string;
    readonly value: string | number | null;
    readonly logOdds: number;
  }[];
  /** Factors that counted for nothing: not given, or with a value that the model never saw. */
  readonly ignored: readonly string[];
  /** `unknown_stage`, `too_few` (closed ones), `missing` (a quantity), `one_outcome`, `beyond_observed`. */
  readonly reason?: 'unknown_stage' | 'too_few' | 'missing' | 'one_outcome' | 'beyond_observed';
  /** To be given to a deal; `null` without a value. */
  readonly probability: DealProbability | null;
};
