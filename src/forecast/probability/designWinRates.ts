import { chainRates, type ExactRate } from '../../conversion/index.js';
import { StagewrightError } from '../../issues/index.js';
import type { ProbabilityInput } from '../../values/index.js';
import {
  demand,
  demandOptions,
  exactRecord,
  flag,
  given,
  listOf,
  nullable,
  optional,
  probability,
  text,
} from '../demand.js';

/** A stage of a design: the share that its designer expects to come further, and the win probability set by hand, if any. */
export type DesignedStage = {
  readonly stage: string;
  readonly conversion: ProbabilityInput;
  readonly override?: ProbabilityInput | null;
};

export type DesignWinRate = {
  readonly stage: string;
  /** What the product says: an override behind it counts if it is propagated. */
  readonly product: ExactRate;
  /** The probability to use: the override, else the product. */
  readonly used: ExactRate;
  readonly isOverridden: boolean;
};

/**
 * The win probabilities that a design itself implies: w(s) = Π over k ≥ s of c(k), in exact ratios. No history is asked;
 * what happened is `stageWinRates`.
 *
 * @param stages In order; the conversion of the last one is that into the win.
 * @param options `propagate` (default true): where a later stage's probability is set by hand, earlier ones are
 * multiplied from it; `false` multiplies conversions alone.
 * @returns one rate a stage, in their order; an empty list for none.
 * @throws {StagewrightError} `invalid_probability`, with its place;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { designWinRates } from 'stagewright/forecast';
 * const stages = [{ stage: 'lead', conversion: 0.5 }, { stage: 'need', conversion: 0.4, override: 0.3 }, { stage: 'offer', conversion: 0.5 }];
 * designWinRates(stages).map(({ used }) => used.value) // => [0.15, 0.3, 0.5]
 * designWinRates(stages, { propagate: false }).map(({ used }) => used.value) // => [0.1, 0.3, 0.5]
 */
export function designWinRates(
  stages: readonly DesignedStage[],
  options: { readonly propagate?: boolean } = {},
): readonly DesignWinRate[] {
  demand(
    { stages },
    { stages: listOf(exactRecord({ stage: text, conversion: given, override: optional(nullable(given)) })) },
  );
  demandOptions(options, { propagate: optional(flag) });
  const { propagate = true } = options;
  const issues = stages.flatMap(({ conversion, override }, index) => [
    ...probability(conversion, `stages.${index}.conversion`),
    ...(override == null ? [] : probability(override, `stages.${index}.override`)),
  ]);
  if (issues.length > 0) throw new StagewrightError(issues);
  const rates: DesignWinRate[] = [];
  let behind: readonly ProbabilityInput[] = [];
  for (const { stage, conversion, override } of [...stages].reverse()) {
    const product = chainRates([conversion, ...behind]);
    const isOverridden = override != null;
    rates.unshift({ stage, product, used: isOverridden ? chainRates([override]) : product, isOverridden });
    behind = isOverridden && propagate ? [override] : [conversion, ...behind];
  }
  return rates;
}
