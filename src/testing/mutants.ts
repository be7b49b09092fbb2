import { completeModel, type SalesModel, type SalesModelInput } from '../definition/index.js';
import { checkModel } from '../plan/index.js';
import { type Weakening, weakenings } from './weakenings.js';

/** A model with one rule weakened. */
export type Mutant = {
  /** Where the rule stood. */
  readonly path: string;
  readonly description: string;
  readonly model: SalesModelInput;
};

/**
 * Every model that comes of weakening one rule: a requirement of a stage, an outcome, a correction or a reopening left
 * out, an approver dropped, self-approval let pass, a `mandatory` mark removed, skips and rollbacks let free, a window
 * taken away, a right opened to everybody, an outcome reachable from everywhere.
 *
 * A suite that notices none of them does not test that rule; `mutationScore` counts. Weakenings that change nothing (of
 * what is open already) are left out, and so are those that no longer compile. In the order of the model; lazily.
 *
 * @example
 * import { defineSalesModel } from 'stagewright';
 * import { mutants } from 'stagewright/testing';
 * const model = defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won', from: 'any' }], reopen: false },
 *     moves: { rollBack: 'any' },
 *   }],
 * });
 * [...mutants(model)].map(({ path }) => path)
 * // => ['series.s.stages.a.requires.actions.0', 'series.s.moves.repeat', 'series.s.startIn', 'series.s.result.reopen']
 */
export function* mutants(model: SalesModelInput): Generator<Mutant> {
  const whole = writtenOut(completeModel(model));
  for (const { path, named, description, to } of weakenings(whole)) {
    const weakened = replaced(whole, path, to) as SalesModel;
    if (checkModel(completeModel(weakened)).some(({ severity }) => severity === 'error')) continue;
    yield { path: named, description, model: weakened };
  }
}

/** Without its catalogue, from which a property that is left out of a stage would come back. */
function writtenOut(model: SalesModel): SalesModel {
  const free = ({ use: _, ...stage }: SalesModel['stages'][number]) => stage;
  const series = model.series.map((one) => ({
    ...one,
    stages: one.stages.map(free),
    afterWin: one.afterWin.map(free),
  }));
  return { ...model, stages: [], series };
}

/** A copy with the value at a path replaced; `undefined` leaves the property out. */
function replaced(value: unknown, [step, ...rest]: Weakening['path'], to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.map((entry, index) => (index === step ? replaced(entry, rest, to) : entry));
  const { [step]: part, ...others } = value as { readonly [key: string]: unknown };
  const next = replaced(part, rest, to);
  return next === undefined ? others : { ...others, [step]: next };
}
