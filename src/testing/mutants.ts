import { completeModel, type SalesModel, type SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue } from '../issues/index.js';
import { checkModel, readingModel } from '../plan/index.js';
import { describeMutant } from './describeMutant.js';
import type { Weakening, WeakeningCode } from './weakenings/Weakening.js';
import { weakenings } from './weakenings/weakenings.js';

/** A model with one rule weakened: what was done to it as an issue, and the model that comes of it. */
export type Mutant = Issue<WeakeningCode> & {
  /** What was done, in English; `describeMutant` says it in other languages. */
  readonly description: string;
  readonly model: SalesModelInput;
};

/**
 * Every model that comes of weakening one rule, in the order of the model; lazily. A rule is
 *
 * - of a field: its limits, its check, its choices, the order of its sources, that only its steward changes it;
 * - of creation: each check of `objects`, each key of duplicates;
 * - of a process: each approver, the quorum, that others approve than who raised and than any role, that a rejection
 *   holds it up, `when`, `needs`, `stage`, `series`, `raise`, `before`, each process that it waits for, each field
 *   that it confirms, that no other system answers it;
 * - of a stage, an outcome, a change or a reopening: each requirement, how often, the condition and its parts, rights,
 *   windows, reasons, `mandatory`, from where it is reached;
 * - of a series: skips, rollbacks, repeats and their reasons, where it starts, types, given probabilities, that a result
 *   is not changed or reopened otherwise than declared, and that what was done is to be done again after going back;
 * - of the lifecycle: reasons and dates of parking, who may void, assign and transfer, and why; of waivers: who may waive
 *   what, and that it is for others.
 *
 * A suite that notices none of them does not test that rule; `mutationScore` counts. Weakenings that change nothing (of
 * what is open already, or what nothing asks for) are left out, and so are those that no longer compile. What refuses
 * nothing is no rule here: what follows from a move (effects, customer states, tags, the automatic advance), what is due
 * when, how an opportunity is classified, and what things are called or counted as.
 *
 * @example
 * import { defineSalesModel } from 'stagewright';
 * import { mutants } from 'stagewright/testing';
 * const model = defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won', from: 'any' }], reopen: false },
 *     moves: { rollBack: 'forbid', repeat: 'allow' }, probability: { mode: 'individual', needsReason: false },
 *   }],
 * });
 * [...mutants(model)].map(({ path, description }) => `${path}: ${description}`)
 * // => ['series.s.stages.a.requires.actions.0: The action “demo” is no longer required.', 'series.s.moves.rollBack: Every rollback is allowed.', 'series.s.startIn: It may start in every stage.', 'series.s.result.reopen: It can be reopened.']
 */
export function* mutants(model: SalesModelInput): Generator<Mutant> {
  const whole = readingModel('model', model, (given) => writtenOut(completeModel(given)));
  for (const { path, named, code, params, to } of weakenings(whole, model)) {
    const weakened = replaced(whole, path, to) as SalesModel;
    if (checkModel(completeModel(weakened)).some(({ severity }) => severity === 'error')) continue;
    const issue = createIssue(code, named, params, 'info');
    yield { ...issue, description: describeMutant(issue), model: weakened };
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
