import type { Subject } from './ClosedCase.js';
import { demandModelled } from './demandModel.js';
import { STAGE } from './factorsOf.js';
import { fromLogOdds, logit, noProbability } from './logOdds.js';
import type { ModelledProbability } from './ModelledProbability.js';
import { ownValue } from './ownValue.js';
import type { LogisticModel, NaiveBayesModel, ProbabilityModel, StageProbabilities } from './ProbabilityModel.js';

/**
 * The win probability of an open opportunity by a model that was fitted before, with an interval and what each factor
 * brings to it: log odds that add up. Nothing is fitted again; a model is JSON and may come from a file.
 *
 * Values that the model never saw count for nothing and are named in `ignored`, as are factors that are not given.
 * Intervals are of the probability, not of the outcome: by stage those of the shrunk rate; else Wald's on the scale of log
 * odds, from the counts (naive Bayes) or from a covariance that is robust by opportunity (logistic).
 *
 * @returns `null` with a `reason` for a stage that the model does not know, that has too few closed ones, or a quantity
 * that is missing. Never 0 or 1 but by stage where the rates themselves are.
 * @throws {StagewrightError} `wrong_type`, `missing_property`, `out_of_range` for a model or a subject that is none,
 * `unknown_choice` for a format that is not known.
 *
 * @example
 * import { applyProbabilityModel } from 'stagewright/forecast';
 * const model = {
 *   format: 'stagewright.stageProbabilities/1', asOf: '2026-01-01T00:00:00.000Z', strength: 10, minimum: 30, pooled: 0.2, level: 0.95,
 *   stages: [{ stage: 'offer', resolved: 40, measured: 0.5, value: 0.44, low: 0.3, high: 0.58 }],
 * } as const;
 * applyProbabilityModel(model, { stage: 'offer' }).probability // => { value: 0.44, source: 'model' }
 * applyProbabilityModel(model, { stage: 'lead' }).reason // => 'unknown_stage'
 */
export function applyProbabilityModel(model: ProbabilityModel, subject: Subject): ModelledProbability {
  demandModelled(model, subject);
  return modelledProbability(model, subject);
}

/** The same for a model and a subject that are known to be such. */
export function modelledProbability(model: ProbabilityModel, subject: Subject): ModelledProbability {
  switch (model.format) {
    case 'stagewright.stageProbabilities/1':
      return byStage(model, subject);
    case 'stagewright.naiveBayes/1':
      return byBayes(model, subject);
    case 'stagewright.logistic/1':
      return byLogistic(model, subject);
  }
}

function byStage({ stages, level }: StageProbabilities, { stage }: Subject): ModelledProbability {
  const found = stages.find((one) => one.stage === stage);
  if (found === undefined) return noProbability('unknown_stage', level, 'beta');
  const { value, low, high } = found;
  if (value === null) return noProbability('too_few', level, 'beta');
  const contributions = value > 0 && value < 1 ? [{ factor: STAGE, value: stage, logOdds: logit(value) }] : [];
  const interval = { low, high, level, method: 'beta' };
  return { value, interval, contributions, ignored: [], probability: { value, source: 'model' } };
}

function byBayes(model: NaiveBayesModel, { stage, attributes = {} }: Subject): ModelledProbability {
  const { level, team } = model;
  const method = 'wald-log-odds';
  const name = team === null ? null : (ownValue(attributes, team) ?? null);
  const { prior, factors } =
    (name !== null && Object.hasOwn(model.groups, name) ? model.groups[name] : null) ?? model.pooled;
  if (!Object.hasOwn(factors[STAGE]?.values ?? {}, stage)) return noProbability('unknown_stage', level, method);
  const [won, lost] = prior;
  if (!(won > 0 && lost > 0)) return noProbability('one_outcome', level, method);
  const contributions = [{ factor: 'prior', value: null as string | null, logOdds: Math.log(won / lost) }];
  const ignored: string[] = [];
  let variance = 1 / won + 1 / lost;
  for (const [factor, { total, values }] of Object.entries(factors)) {
    const value = factor === STAGE ? stage : (ownValue(attributes, factor) ?? null);
    const counts = value === null || !Object.hasOwn(values, value) ? null : values[value];
    if (counts == null || !(total[0] > 0 && total[1] > 0)) {
      ignored.push(factor);
      continue;
    }
    const [w, l] = counts;
    contributions.push({ factor, value, logOdds: Math.log(w / total[0]) - Math.log(l / total[1]) });
    variance += Math.max(0, 1 / w - 1 / total[0]) + Math.max(0, 1 / l - 1 / total[1]);
  }
  return fromLogOdds(contributions, variance, { level, method, ignored });
}

function byLogistic(model: LogisticModel, { stage, attributes = {}, numbers = {} }: Subject): ModelledProbability {
  const { level, columns, intercept, covariance } = model;
  const method = 'wald-log-odds-robust';
  if (!columns.some(({ factor, value }) => factor === STAGE && value === stage))
    return noProbability('unknown_stage', level, method);
  const given = (factor: string) => (factor === STAGE ? stage : (ownValue(attributes, factor) ?? null));
  const missing = columns.filter(({ factor, value }) => value === null && ownValue(numbers, factor) == null);
  if (missing.length > 0)
    return noProbability(
      'missing',
      level,
      method,
      missing.map(({ factor }) => factor),
    );
  const row = columns.map(({ factor, value }) =>
    value === null ? (ownValue(numbers, factor) ?? 0) : Number(given(factor) === value),
  );
  const contributions = columns.flatMap(({ factor, value, coefficient }, index) =>
    row[index] === 0 ? [] : [{ factor, value: value ?? row[index] ?? 0, logOdds: coefficient * (row[index] ?? 0) }],
  );
  const categories = [...new Set(columns.flatMap(({ factor, value }) => (value === null ? [] : [factor])))];
  const ignored = categories.filter((factor) => !contributions.some((part) => part.factor === factor));
  const x = [1, ...row];
  const variance = x.reduce(
    (sum, a, i) => sum + a * x.reduce((part, b, j) => part + b * (covariance[i]?.[j] ?? 0), 0),
    0,
  );
  const start = { factor: 'intercept', value: null, logOdds: intercept };
  return fromLogOdds([start, ...contributions], Math.max(0, variance), { level, method, ignored });
}
