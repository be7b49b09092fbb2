import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import type { DealProbability } from '../values/index.js';
import { type Demand, demand, finite, listOf, mapOf, nullable, number, oneOf, optional, record } from './demand.js';

/**
 * How scores that a host measures (coverage of key persons, standing in the decision chain, …) become a probability. Plain,
 * versioned JSON: kept beside the predictions that were made with it.
 */
export type EvidenceModel = {
  readonly format: 'stagewright.evidence/1';
  readonly version: number;
  /** Each score with its range, and its weight among the others; weights are above 0. */
  readonly scores: {
    readonly [score: string]: { readonly from: number; readonly to: number; readonly weight: number };
  };
  /** From the combined score, 0 to 1, to a probability: points of a line that never falls, from 0 to 1. */
  readonly map: readonly { readonly at: number; readonly probability: number }[];
};

export type EvidenceProbability = {
  /** `null` where a score is missing: not 0, which would be an answer. */
  readonly value: number | null;
  readonly missing: readonly string[];
  /** The combined score, 0 to 1, and what each score brings to it. */
  readonly combined: number | null;
  readonly contributions: { readonly [score: string]: number };
  /** To be given to a deal; `null` without a value. */
  readonly probability: DealProbability | null;
};

const MODEL: Demand = (value, path) =>
  record({
    format: oneOf('stagewright.evidence/1'),
    scores: mapOf(record({ from: finite, to: finite, weight: number })),
    map: listOf(record({ at: finite, probability: number })),
  })(value, path);

/**
 * The win probability that given scores stand for: Σ weight × (score − from)/(to − from) / Σ weight, through a line that
 * never falls. So a better score never gives a lower probability. Scores outside their range are refused, not cut.
 *
 * @param scores By name; `null` and absent are missing.
 * @throws {StagewrightError} `out_of_range` for a score, a weight or a probability; `not_rising` for a line that falls or
 * does not reach from 0 to 1; `unknown_reference` for a score that the model does not name; `unknown_choice` for a
 * format that is not known.
 *
 * @example
 * import { evidenceProbability } from 'stagewright/forecast';
 * const model = {
 *   format: 'stagewright.evidence/1', version: 1,
 *   scores: { keyPersons: { from: 0, to: 10, weight: 1 }, decisionChain: { from: 0, to: 10, weight: 1 } },
 *   map: [{ at: 0, probability: 0 }, { at: 0.5, probability: 0.2 }, { at: 1, probability: 0.9 }],
 * } as const;
 * evidenceProbability(model, { keyPersons: 10, decisionChain: 0 }).value // => 0.2
 * evidenceProbability(model, { keyPersons: 10 }).value // => null
 */
export function evidenceProbability(
  model: EvidenceModel,
  scores: { readonly [score: string]: number | null | undefined },
): EvidenceProbability {
  demand({ model, scores }, { model: MODEL, scores: mapOf(optional(nullable(number))) });
  const names = Object.keys(model.scores);
  checkInput(model, scores, names);
  const missing = names.filter((name) => !Object.hasOwn(scores, name) || scores[name] == null);
  const weights = names.reduce((sum, name) => sum + (model.scores[name]?.weight ?? 0), 0);
  const contributions = Object.fromEntries(
    names
      .filter((name) => !missing.includes(name))
      .map((name) => {
        const { from, to, weight } = model.scores[name] ?? { from: 0, to: 1, weight: 0 };
        return [name, (weight / weights) * (((scores[name] ?? 0) - from) / (to - from))];
      }),
  );
  if (missing.length > 0 || names.length === 0)
    return { value: null, missing, combined: null, contributions, probability: null };
  const combined = Math.max(
    0,
    Math.min(
      1,
      Object.values(contributions).reduce((sum, part) => sum + part, 0),
    ),
  );
  const value = interpolate(model.map, combined);
  return { value, missing, combined, contributions, probability: { value, source: 'evidence' } };
}

function interpolate(map: EvidenceModel['map'], at: number): number {
  const next = map.findIndex((point) => point.at >= at);
  const above = map[next] ?? map.at(-1);
  const below = map[next - 1] ?? above;
  if (above === undefined || below === undefined) return 0;
  if (above.at === at || above.at === below.at) return above.probability;
  return below.probability + ((above.probability - below.probability) * (at - below.at)) / (above.at - below.at);
}

function checkInput(
  { scores: known, map }: EvidenceModel,
  scores: { readonly [score: string]: number | null | undefined },
  names: readonly string[],
): void {
  const issues: Issue[] = [];
  for (const name of names) {
    const { from, to, weight } = known[name] ?? { from: 0, to: 0, weight: 0 };
    if (!(weight > 0 && Number.isFinite(weight)))
      issues.push(createIssue('out_of_range', `model.scores.${name}.weight`, { found: shown(weight), above: 0 }));
    if (!(from < to))
      issues.push(createIssue('out_of_range', `model.scores.${name}.to`, { found: shown(to), above: from }));
    const score = Object.hasOwn(scores, name) ? scores[name] : null;
    if (score != null && !(score >= from && score <= to))
      issues.push(createIssue('out_of_range', `scores.${name}`, { found: shown(score), min: from, max: to }));
  }
  for (const name of Object.keys(scores))
    if (!names.includes(name))
      issues.push(createIssue('unknown_reference', `scores.${name}`, { kind: 'score', id: name }));
  for (const [index, { probability }] of map.entries())
    if (!(probability >= 0 && probability <= 1))
      issues.push(
        createIssue('out_of_range', `model.map.${index}.probability`, { found: shown(probability), min: 0, max: 1 }),
      );
  const isRising = map.every(({ at, probability }, index) => {
    const before = map[index - 1];
    return before === undefined ? at === 0 : at > before.at && probability >= before.probability;
  });
  if (!isRising || map.at(-1)?.at !== 1) issues.push(createIssue('not_rising', 'model.map', {}));
  if (issues.length > 0) throw new StagewrightError(issues);
}
