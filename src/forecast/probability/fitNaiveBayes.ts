import { createIssue } from '../../issues/index.js';
import { demand, demandOptions, level as levelDemand, listOf, oneOf, optional, text } from '../demand.js';
import type { ClosedCase } from './ClosedCase.js';
import { CASES } from './demandModel.js';
import { factorsOf, STAGE } from './factorsOf.js';
import { ownValue } from './ownValue.js';
import type { BayesTable, Counts, Fitted, NaiveBayesModel } from './ProbabilityModel.js';

export type NaiveBayesOptions = {
  /** The attributes to learn from, beside the stage; default all that occur. One that is called `stage` is none. */
  readonly factors?: readonly string[];
  /**
   * `laplace` (default): the stages that were really stood in, one case added to every value. `odoo`: to the digit what
   * Odoo's predictive lead scoring does, to compare with or to move away from; it takes every stage for passed by each win.
   */
  readonly variant?: 'laplace' | 'odoo';
  /** `odoo` only: all stages in order, the won one included; the attribute that names the team, each with its own table. */
  readonly stages?: readonly string[];
  readonly team?: string;
  /** Of the intervals; default 0.95. */
  readonly level?: number;
};

/**
 * A naive Bayes model: odds = prior odds × Π over the stage and each attribute of P(value | won)/P(value | lost), factors
 * taken for independent. They seldom are, and its probabilities are then too sure of themselves: check them by
 * `calibration`, and put them right by `calibrateProbabilities`.
 *
 * `laplace`: P(stood in the stage | won) = (count + 1)/(won + 2), P(value | won) = (count + 1)/(known + number of values), prior
 * (won + 1)/(lost + 1). What is not known of a case counts in no factor. `odoo` follows `addons/crm/models/crm_lead.py`:
 * 0.1 added to each count of each team and value, prior and stage by the counts of the first stage, values of other factors
 * over the sum of the observed ones; a team without data takes the pooled table, in which the 0.1 are summed too.
 *
 * @returns no model, and the warning `one_outcome`, without both won and lost cases.
 * @throws {StagewrightError} `wrong_type`, `missing_property`, `unknown_choice`, `out_of_range` for cases or options that are none;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { applyProbabilityModel, fitNaiveBayes } from 'stagewright/forecast';
 * const cases = [...'wwwl'].map((end, id) => ({ opportunity: `a${id}`, won: end === 'w', stages: ['offer'], attributes: { size: 'small' } }))
 *   .concat([...'wlll'].map((end, id) => ({ opportunity: `b${id}`, won: end === 'w', stages: ['offer'], attributes: { size: 'large' } })));
 * const { model } = fitNaiveBayes(cases);
 * // Even prior, all stood in the offer, (3 + 1)/6 of the won and (1 + 1)/6 of the lost are small: odds 2.
 * model && applyProbabilityModel(model, { stage: 'offer', attributes: { size: 'small' } }).value?.toFixed(6) // => '0.666667'
 */
export function fitNaiveBayes(cases: readonly ClosedCase[], options: NaiveBayesOptions = {}): Fitted<NaiveBayesModel> {
  demand({ cases }, { cases: CASES });
  demandOptions(options, {
    factors: optional(listOf(text)),
    variant: optional(oneOf('laplace', 'odoo')),
    stages: optional(listOf(text)),
    team: optional(text),
    level: optional(levelDemand),
  });
  const { variant = 'laplace', team = null, level = 0.95 } = options;
  const own = factorsOf(cases, options.factors).filter((factor) => factor !== team);
  const won = cases.filter((one) => one.won).length;
  if (won === 0 || won === cases.length) {
    return { model: null, n: cases.length, warnings: [createIssue('one_outcome', 'cases', {}, 'warning')] };
  }
  const base = { format: 'stagewright.naiveBayes/1', variant, level, n: cases.length, team } as const;
  if (variant === 'laplace') return fitted({ ...base, pooled: laplaceTable(cases, own), groups: {} });
  const stages = options.stages ?? [...new Set(cases.flatMap((one) => one.stages))];
  const byTeam = new Map<string | null, ClosedCase[]>();
  for (const one of cases) {
    const name = team === null ? null : (ownValue(one.attributes, team) ?? null);
    byTeam.set(name, [...(byTeam.get(name) ?? []), one]);
  }
  const tables = [...byTeam].map(([name, of]) => ({ name, table: odooTable(of, own, stages) }));
  return fitted({
    ...base,
    pooled: pooledTable(
      tables.map(({ table }) => table),
      stages[0] ?? '',
    ),
    groups: Object.fromEntries(tables.flatMap(({ name, table }) => (name === null ? [] : [[name, table]]))),
  });
}

function fitted(model: NaiveBayesModel): Fitted<NaiveBayesModel> {
  return { model, n: model.n, warnings: [] };
}

const sum = ([a, b]: Counts, [c, d]: Counts): Counts => [a + c, b + d];
const count = (cases: readonly ClosedCase[]): Counts => {
  const won = cases.filter((one) => one.won).length;
  return [won, cases.length - won];
};

function laplaceTable(cases: readonly ClosedCase[], factors: readonly string[]): BayesTable {
  const all = count(cases);
  const stages = [...new Set(cases.flatMap((one) => one.stages))].sort();
  const stood = (stage: string) => sum(count(cases.filter((one) => one.stages.includes(stage))), [1, 1]);
  return {
    prior: sum(all, [1, 1]),
    factors: Object.fromEntries([
      [STAGE, { total: sum(all, [2, 2]), values: Object.fromEntries(stages.map((stage) => [stage, stood(stage)])) }],
      ...factors.map((factor) => {
        const known = cases.filter(({ attributes }) => ownValue(attributes, factor) != null);
        const values = [...new Set(known.map(({ attributes }) => ownValue(attributes, factor) ?? ''))].sort();
        const having = (value: string) =>
          count(known.filter(({ attributes }) => ownValue(attributes, factor) === value));
        return [
          factor,
          {
            total: sum(count(known), [values.length, values.length]),
            values: Object.fromEntries(values.map((value) => [value, sum(having(value), [1, 1])])),
          },
        ] as const;
      }),
    ]),
  };
}

function odooTable(cases: readonly ClosedCase[], factors: readonly string[], stages: readonly string[]): BayesTable {
  const passed = ({ won, stages: stood }: ClosedCase) =>
    won ? stages : stages.slice(0, stages.indexOf(stood.at(-1) ?? '') + 1);
  const read: readonly (readonly [string, (one: ClosedCase) => readonly string[]])[] = [
    [STAGE, passed],
    ...factors.map(
      (factor) =>
        [
          factor,
          ({ attributes }: ClosedCase) => [ownValue(attributes, factor)].flatMap((value) => value ?? []),
        ] as const,
    ),
  ];
  const counted = read.map(([factor, valuesOf]) => {
    const values = new Map<string, Counts>();
    for (const one of cases)
      for (const value of valuesOf(one))
        values.set(value, sum(values.get(value) ?? [0.1, 0.1], one.won ? [1, 0] : [0, 1]));
    return [factor, values] as const;
  });
  return tableOf(new Map(counted), stages[0] ?? '');
}

function pooledTable(tables: readonly BayesTable[], first: string): BayesTable {
  const pooled = new Map<string, Map<string, Counts>>();
  for (const { factors } of tables)
    for (const [factor, { values }] of Object.entries(factors)) {
      const into = pooled.get(factor) ?? new Map<string, Counts>();
      pooled.set(factor, into);
      for (const [value, counts] of Object.entries(values)) into.set(value, sum(into.get(value) ?? [0, 0], counts));
    }
  return tableOf(pooled, first);
}

function tableOf(counted: ReadonlyMap<string, ReadonlyMap<string, Counts>>, first: string): BayesTable {
  const prior = counted.get(STAGE)?.get(first) ?? [0, 0];
  return {
    prior,
    factors: Object.fromEntries(
      [...counted].map(([factor, values]) => [
        factor,
        {
          total: factor === STAGE ? prior : [...values.values()].reduce(sum, [0, 0]),
          values: Object.fromEntries(values),
        },
      ]),
    ),
  };
}
