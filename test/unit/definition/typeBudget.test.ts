import { expect, test } from 'vitest';
import { compile } from '../../support/compile.js';

/** A literal model of that many stages and reasons, with fields, actions and conditions, and an event put to it. */
function literalModel(stages: number, reasons: number): string {
  const list = (length: number, entry: (index: number) => string) =>
    Array.from({ length }, (_, index) => entry(index)).join(', ');
  const stage = (
    index: number,
  ) => `{ id: 'stage-${index}', winProbability: ${index / stages}, targetDays: 7, requires: {
    fields: ['field-${index % 20}', 'amount'], actions: ['action-${index % 20}'],
    condition: { any: [{ field: 'amount', gt: 10 }, { stageVisited: 'stage-${index}' }] } } }`;
  const half = reasons / 2;
  return `import { apply, compileSalesModel, defineSalesModel, type Opportunity } from 'stagewright';
    const model = defineSalesModel({ format: 'stagewright/1', id: 'large', version: 1,
      fields: { amount: { type: 'money' }, ${list(20, (index) => `'field-${index}': { type: 'number' }`)} },
      actions: { ${list(20, (index) => `'action-${index}': 'Action'`)} },
      series: [{ id: 's', won: 'order-placed', stages: [${list(stages, stage)}], result: {
        outcomes: [
          { id: 'won', kind: 'won', reasons: [${list(half, (index) => `'won-${index}'`)}] },
          { id: 'lost', kind: 'lost', reasons: [${list(half, (index) => `'lost-${index}'`)}] },
        ],
        reopen: { to: 'stage-3' },
      } }] });
    const plan = compileSalesModel(model);
    export const close = (deal: Opportunity<typeof model>) =>
      apply(plan, deal, { type: 'close', outcome: 'lost', reason: 'lost-7' }, { at: 0, by: { id: 'ann', roles: [] } });`;
}

// 42,389 with TypeScript 6.0.3, the event put to it included; what is imported but not used costs nothing.
test('types: a literal model of 60 stages and 80 reasons takes at most 60,000 instantiations', () => {
  const { errors, instantiations } = compile({ 'large.ts': literalModel(60, 80) });
  expect(errors['large.ts']).toEqual([]);
  expect(instantiations).toBeLessThanOrEqual(60_000);
}, 120_000);
