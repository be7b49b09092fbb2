import { fc, test } from '@fast-check/vitest';
import {
  type AnyPlan,
  apply,
  can,
  compileSalesModel,
  explain,
  openOpportunity,
  type SalesModelInput,
} from 'stagewright';
import { actorArbitrary, checksArbitrary, eventArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect } from 'vitest';
import { kaSmb, tas, training } from '../../examples/models/index.js';
import { modelOf } from '../support/Player.js';

const AT = '2026-03-01T00:00:00Z';
const open = modelOf(
  { stages: [{ id: 'a' }, { id: 'b' }], moves: { skip: 'allow', rollBack: 'any', repeat: 'allow' } },
  { fields: { n: { type: 'number' } }, questions: ['q'], actions: { demo: 'Demo' }, roles: ['r'] },
);
const models: readonly SalesModelInput[] = [open, training, tas, kaSmb];

describe('a draft is allowed exactly where it would be applied', () => {
  for (const model of models) {
    const plan: AnyPlan = compileSalesModel(model);
    const attempt = fc.record({
      before: fc.array(eventArbitrary(plan), { maxLength: 6 }),
      event: eventArbitrary(plan),
      left: fc.infiniteStream(fc.boolean()),
      by: actorArbitrary(plan),
      checks: checksArbitrary(plan),
    });
    test.prop([attempt], { numRuns: 400 })(`whatever it lacks, in the model ${model.id}`, (given) => {
      const context = { at: AT, by: given.by, checks: given.checks };
      const opened = openOpportunity(plan, { id: 'o', series: [...plan.series.keys()][0] } as never, context);
      if (!opened.ok) return;
      let { opportunity } = opened;
      for (const event of given.before) {
        const moved = apply(plan, opportunity, event as never, context);
        if (moved.ok) opportunity = moved.opportunity;
      }
      const { type, ...own } = given.event;
      // An event with the id of an earlier one is a retry: that is told when it is applied.
      const left = Object.entries(own).filter(([key]) => key !== 'id' && given.left.next().value);
      const draft = { type, ...Object.fromEntries(left) } as never;
      const verdict = explain(plan, opportunity, draft, context);
      const applied = apply(plan, opportunity, draft, context);
      expect([verdict.allowed, can(plan, opportunity, draft, context)]).toEqual([applied.ok, applied.ok]);
      if (verdict.standing === 'needs_input') expect(verdict.inputs).not.toEqual([]);
    });
  }
});
