import {
  between,
  byKind,
  type Demand,
  demand,
  finite,
  flag,
  level,
  listOf,
  mapOf,
  nullable,
  oneOf,
  optional,
  pairOf,
  record,
  share,
  text,
} from '../demand.js';

/** Of won and of lost ones: smoothed, so that none is 0. */
const COUNTS: Demand = (value, path) => pairOf(between(1e-6, 1e15))(value, path);
/** Of won and of lost ones; 0 where nothing was counted. */
const TOTALS: Demand = (value, path) =>
  pairOf((value, path) => (value === 0 ? [] : between(1e-6, 1e15)(value, path)))(value, path);
const TABLE: Demand = (value, path) =>
  record({
    prior: TOTALS,
    factors: mapOf(record({ total: TOTALS, values: mapOf(COUNTS) })),
  })(value, path);
const column = () => ({ factor: text, value: nullable(text) });
const STAGE: Demand = (value, path) =>
  record({ stage: text, value: nullable(share), low: nullable(share), high: nullable(share) })(value, path);

/** A fitted model, that may come from a file. */
export const MODEL: Demand = (value, path) =>
  byKind('format', {
    'stagewright.stageProbabilities/1': record({ level, stages: listOf(STAGE) }),
    'stagewright.naiveBayes/1': record({
      level,
      variant: oneOf('laplace', 'odoo'),
      team: nullable(text),
      pooled: TABLE,
      groups: mapOf(TABLE),
    }),
    'stagewright.logistic/1': record({
      level,
      intercept: finite,
      columns: listOf(record({ ...column(), coefficient: finite })),
      covariance: listOf(listOf(finite)),
    }),
  })(value, path);

const ATTRIBUTES: Demand = (value, path) => mapOf(optional(nullable(text)))(value, path);
const NUMBERS: Demand = (value, path) => mapOf(optional(nullable(finite)))(value, path);
const SUBJECT: Demand = (value, path) =>
  record({ stage: text, attributes: optional(ATTRIBUTES), numbers: optional(NUMBERS) })(value, path);

/** Closed opportunities to learn from. */
export const CASES: Demand = (value, path) =>
  listOf(
    record({
      opportunity: text,
      won: flag,
      stages: listOf(text),
      attributes: ATTRIBUTES,
      numbers: optional(NUMBERS),
    }),
  )(value, path);

/** @throws {StagewrightError} `wrong_type`, `missing_property`, `unknown_choice`, `out_of_range`. */
export function demandModelled(model: unknown, subject: unknown): void {
  demand({ model, subject }, { model: MODEL, subject: SUBJECT });
}
