import { findDuplicates } from 'stagewright';
import { expect } from 'vitest';
import { at, type PlanClaims, type State } from './stageClaims.js';

/** Nothing but its choices is a value of these fields. */
export const choiceClaims = (...fields: readonly string[]): PlanClaims =>
  Object.fromEntries(
    fields.map((field) => [
      `${field} is one of its choices`,
      (plan) =>
        expect(at(plan, {})).toRefuse({ type: 'setFields', values: { [field]: 'a whim' } }, 'invalid_field', { field }),
    ]),
  );

/** What comes from a source that counts less does not write over what is there. */
export const sourceClaims = (
  field: string,
  [better, worse]: readonly [string, string],
  [first, second]: readonly [unknown, unknown],
): PlanClaims => ({
  [`${field}: ${better} counts more than ${worse}`]: (plan) =>
    expect(at(plan, {}).after({ type: 'setFields', values: { [field]: first }, source: better } as never)).toRefuse(
      { type: 'setFields', values: { [field]: second }, source: worse },
      'weaker_source',
    ),
});

/** Two opportunities that agree in these fields are told to be one. */
export const duplicateClaims = (key: readonly string[], same: State): PlanClaims => ({
  [`the same ${key.join(' and ')} twice is a duplicate`]: (plan) => {
    const { opportunity } = at(plan, same);
    const found = findDuplicates(plan, [opportunity, { ...opportunity, id: 'another' }]);
    expect(found.map((group) => group.key)).toContainEqual(key);
  },
});
