import { classifyType, compileSalesModel, defineSalesModel, gradeOf, openOpportunity, routeSeries } from 'stagewright';
import { describe, expect, test } from 'vitest';

const context = { at: '2026-01-05T09:00:00Z', by: { id: 'ann', roles: [] } };
const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
const plan = compileSalesModel(
  defineSalesModel({
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    fields: { staff: { type: 'number' }, country: {} },
    checks: { hasOrder: 'Has ordered before' },
    types: [
      { id: 'renewal', when: { check: 'hasOrder' } },
      { id: 'large', when: { field: 'staff', gte: 1000 } },
      { id: 'rest' },
    ],
    grades: [
      { id: 'A', when: { field: 'staff', gte: 1000 } },
      { id: 'B', when: { field: 'staff', gte: 100 } },
    ],
    routing: [{ when: { field: 'country', eq: 'cn' }, series: 'cn' }],
    series: [
      { id: 'cn', won: 'order-placed', stages: [{ id: 'a' }], result },
      { id: 'else', won: 'order-placed', stages: [{ id: 'a' }], result },
    ],
  }),
);

describe('the first rule that holds', () => {
  test('is the answer, whatever follows', () => {
    expect(classifyType(plan, { fields: { staff: 5000 }, checks: { hasOrder: true } }, context)).toEqual({
      kind: 'found',
      id: 'renewal',
    });
    expect(classifyType(plan, { fields: { staff: 5000 }, checks: { hasOrder: false } }, context)).toEqual({
      kind: 'found',
      id: 'large',
    });
    expect(gradeOf(plan, { fields: { staff: 500 } }, context)).toEqual({ kind: 'found', id: 'B' });
  });

  test('a rule without a condition is the rest; without one there may be none', () => {
    expect(classifyType(plan, { fields: { staff: 5 }, checks: { hasOrder: false } }, context)).toEqual({
      kind: 'found',
      id: 'rest',
    });
    expect(gradeOf(plan, { fields: { staff: 5 } }, context)).toEqual({ kind: 'none' });
    expect(routeSeries(plan, { fields: { country: 'de' } }, context)).toEqual({ kind: 'none' });
  });
});

describe('a rule that cannot be answered', () => {
  test('makes the answer unknown where it stands before the first yes, and says what to fill in or ask', () => {
    const found = classifyType(plan, { fields: {} }, context);
    expect(found).toMatchObject({
      kind: 'unknown',
      blockers: [
        { code: 'condition_unknown', path: 'types.renewal.when', params: { checks: ['hasOrder'] } },
        { code: 'condition_unknown', path: 'types.large.when', params: { fields: ['staff'] } },
      ],
    });
    expect(routeSeries(plan, { fields: {} }, context)).toMatchObject({
      kind: 'unknown',
      blockers: [{ path: 'routing.0.when', params: { fields: ['country'] } }],
    });
  });

  test('does not matter behind the first yes', () => {
    expect(classifyType(plan, { fields: {}, checks: { hasOrder: true } }, context)).toMatchObject({ id: 'renewal' });
  });
});

test('facts that the model does not declare are told, not passed over', () => {
  const fields = { staff: 5, contry: 'cn' } as never;
  expect(gradeOf(plan, { fields }, context)).toMatchObject({
    kind: 'unknown',
    blockers: [{ code: 'invalid_event', path: 'fields.contry' }],
  });
});

test('an opportunity is classified like the facts before it', () => {
  const opened = openOpportunity(plan, { id: 'o', series: 'cn', type: 'rest', fields: { staff: 120 } }, context);
  if (!opened.ok) throw new Error(opened.standing);
  expect(gradeOf(plan, opened.opportunity, context)).toEqual({ kind: 'found', id: 'B' });
  expect(gradeOf(plan, opened.opportunity, { ...context, facts: { staff: 1200 } })).toEqual({ kind: 'found', id: 'A' });
});

test('without routing the only series is meant; with several and no routing, none', () => {
  const series = [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result }] as const;
  const single = compileSalesModel({ format: 'stagewright/1', id: 'm', version: 1, series });
  expect(routeSeries(single, { fields: {} }, context)).toEqual({ kind: 'found', id: 's' });
  const both = [...series, { ...series[0], id: 't' }] as const;
  const double = compileSalesModel({ format: 'stagewright/1', id: 'm', version: 1, series: both });
  expect(routeSeries(double, { fields: {} }, context)).toEqual({ kind: 'none' });
});
