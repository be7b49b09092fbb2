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
const COUNTS = pairOf(between(1e-6, 1e15));
/** Of won and of lost ones; 0 where nothing was counted. */
const TOTALS = pairOf((value, path) => (value === 0 ? [] : between(1e-6, 1e15)(value, path)));
const TABLE = record({
  prior: TOTALS,
  factors: mapOf(record({ total: TOTALS, values: mapOf(COUNTS) })),
});
const COLUMN = { factor: text, value: nullable(text) };
const STAGE = record({ stage: text, value: nullable(share), low: nullable(share), high: nullable(share) });

/** A fitted model, that may come from a file. */
export const MODEL: Demand = byKind('format', {
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
    columns: listOf(record({ ...COLUMN, coefficient: finite })),
    covariance: listOf(listOf(finite)),
  }),
});

const ATTRIBUTES = mapOf(optional(nullable(text)));
const NUMBERS = mapOf(optional(nullable(finite)));
const SUBJECT = record({ stage: text, attributes: optional(ATTRIBUTES), numbers: optional(NUMBERS) });

/** Closed opportunities to learn from. */
export const CASES: Demand = listOf(
  record({
    opportunity: text,
    won: flag,
    stages: listOf(text),
    attributes: ATTRIBUTES,
    numbers: optional(NUMBERS),
  }),
);

/** @throws {StagewrightError} `wrong_type`, `missing_property`, `unknown_choice`, `out_of_range`. */
export function demandModelled(model: unknown, subject: unknown): void {
  demand({ model, subject }, { model: MODEL, subject: SUBJECT });
}
