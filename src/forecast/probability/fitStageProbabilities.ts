import { stageWinRates } from '../../conversion/index.js';
import { demandHistory, type StageHistory } from '../../history/index.js';
import { createIssue } from '../../issues/index.js';
import { shrunkRate } from '../../statistics/index.js';
import type { InstantInput } from '../../values/index.js';
import { between, demandOptions, given, level as levelDemand, optional, whole } from '../demand.js';
import { closedCases } from './closedCases.js';
import type { Fitted, StageProbabilities } from './ProbabilityModel.js';

export type StageProbabilitiesOptions = {
  readonly asOf: InstantInput;
  /** How many closed opportunities the pooled rate weighs as much as; default 10. */
  readonly strength?: number;
  /** Fewest closed ones of a stage for a rate that is taken for a probability; default 30. */
  readonly minimum?: number;
  /** Of the intervals; default 0.95. */
  readonly level?: number;
};

/**
 * Win probabilities by stage, from what happened: the rate w of `stageWinRates` (an absorbing chain: skips, rollbacks and
 * reopenings count as what they are), drawn to the rate p₀ of all closed ones, (n·w + m·p₀)/(n + m), n the closed ones that
 * stood in the stage. Interval: quantiles of Beta(n·w + m·p₀, n·(1 − w) + m·(1 − p₀)).
 *
 * @returns a stage with fewer than `minimum` closed ones has no probability, which is told (`few_closed`); no model where
 * nothing is closed.
 * @throws {StagewrightError} `unreadable_instant`, `out_of_range` for an option;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { historyFromRows } from 'stagewright/conversion';
 * import { fitStageProbabilities } from 'stagewright/forecast';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const steps = [['lead', 'offer', 'won'], ['lead', 'offer', 'lost'], ['lead', 'lost'], ['lead', 'lost']];
 * const rows = steps.flatMap((places, id) => places.map((to, day) => ({ id: `d${id}`, at: Date.UTC(2026, 0, day + 1), to })));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { model } = fitStageProbabilities(history, { asOf: '2026-02-01T00:00:00Z', minimum: 2, strength: 2 });
 * model?.stages.map(({ stage, measured, value }) => [stage, measured, value]) // => [['lead', 0.25, 0.25], ['offer', 0.5, 0.375]]
 */
export function fitStageProbabilities(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  options: StageProbabilitiesOptions,
): Fitted<StageProbabilities> {
  demandHistory(history);
  demandOptions(options, {
    asOf: given,
    strength: optional(between(0, 1e9)),
    minimum: optional(whole(1, 1e9)),
    level: optional(levelDemand),
  });
  const { strength = 10, minimum = 30, level = 0.95 } = options;
  const { cases } = closedCases(history, { asOf: options.asOf });
  const { total, asOf, warnings } = stageWinRates(history, { asOf: options.asOf, minimum });
  const won = cases.filter((one) => one.won).length;
  const pooled = cases.length === 0 ? null : won / cases.length;
  const stages = total.map(({ stage, resolved, won: measured, probability }) => {
    const none = { stage, resolved, measured, value: null, low: null, high: null };
    if (probability === null || pooled === null) return none;
    const successes = Math.min(resolved, Math.max(0, probability * resolved));
    const { value, low, high } = shrunkRate(successes, resolved, { toward: pooled, strength, level });
    return { ...none, value, low, high };
  });
  const few = stages.filter(({ value }) => value === null).map(({ stage }) => stage);
  const format = 'stagewright.stageProbabilities/1';
  return {
    model: pooled === null ? null : { format, asOf, strength, minimum, pooled, level, stages },
    n: cases.length,
    warnings:
      few.length === 0
        ? warnings
        : [...warnings, createIssue('few_closed', 'history', { stages: few, minimum }, 'warning')],
  };
}
