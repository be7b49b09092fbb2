import * as fc from 'fast-check';
import { type AnyPlan, demandPlan } from '../../plan/index.js';

/** Answers to the model's checks: mostly yes, some unanswered. */
export function checksArbitrary(plan: AnyPlan): fc.Arbitrary<{ readonly [check: string]: boolean }> {
  demandPlan(plan);
  const names = Object.keys(plan.definition.checks);
  return fc
    .array(fc.constantFrom(true, true, true, false, undefined), { minLength: names.length, maxLength: names.length })
    .map((answers) =>
      Object.fromEntries(
        names.flatMap((name, index) => (answers[index] === undefined ? [] : [[name, answers[index]]])),
      ),
    );
}
