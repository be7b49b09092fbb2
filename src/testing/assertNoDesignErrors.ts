import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandOptions, demandType, StagewrightError } from '../issues/index.js';
import { type LintOptions, lintSalesModel, toFindingsJson } from '../lint/index.js';
import { demand, type Judgement } from './Judgement.js';

/**
 * Claims that the design lint has no error to tell of a model; advice does not count.
 *
 * @param options those of `lintSalesModel`.
 * @throws {Error} whose message lists the errors with number, path and sentence.
 * @throws {StagewrightError} `unknown_property` for an option that nobody reads, `wrong_type` for a plan: it has a `model`.
 * @example
 * import { defineSalesModel } from 'stagewright';
 * import { assertNoDesignErrors } from 'stagewright/testing';
 * assertNoDesignErrors(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a' }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }] },
 *   }],
 * }));
 */
export function assertNoDesignErrors(model: SalesModelInput, options: LintOptions = {}): void {
  demand(judgeNoDesignErrors(model, options));
}

export function judgeNoDesignErrors(model: SalesModelInput, options: LintOptions = {}): Judgement {
  demandType('model', 'record', model);
  if ('definition' in model && (model as { readonly series?: unknown }).series instanceof Map)
    throw new StagewrightError([createIssue('wrong_type', 'model', { expected: 'model', found: 'plan' })]);
  demandOptions('options', options, ['strict', 'rules', 'history']);
  const errors = lintSalesModel(model, options).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { holds: true, text: 'the design has no errors' };
  const { findings } = toFindingsJson(errors) as { readonly findings: readonly { readonly message: string }[] };
  const lines = errors.map(({ number, code, path, witness }, index) => {
    const way = witness === undefined ? '' : ` (${witness.join(' → ')})`;
    return `  ${number} ${code} at ${path}: ${findings[index]?.message}${way}`;
  });
  return { holds: false, text: `the design has errors\n${lines.join('\n')}` };
}
