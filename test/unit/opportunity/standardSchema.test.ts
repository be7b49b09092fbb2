import { compileSalesModel, defineSalesModel, eventSchema, fieldsSchema, parseEvent } from 'stagewright';
import { describe, expect, test } from 'vitest';

// What routers and form libraries rely on is the interface of https://standardschema.dev, version 1. Vitest is one of
// those that read it, and knows nothing of this library.

const plan = compileSalesModel(
  defineSalesModel({
    format: 'stagewright/1',
    id: 'deal',
    version: 1,
    fields: { amount: { type: 'money' }, share: { type: 'number', max: 1 }, '3.1 Champion': { type: 'email' } },
    series: [
      {
        id: 's',
        won: 'order-placed',
        stages: [{ id: 'a' }, { id: 'b' }],
        result: {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost', reasons: ['price'] },
          ],
        },
      },
    ],
  }),
);

/** What a library that takes Standard Schemas sees: whether a value holds, or the places that do not, by their keys. */
const placesOf = (
  schema: { readonly '~standard': { readonly validate: (value: unknown) => object } },
  value: unknown,
) => {
  const result = schema['~standard'].validate(value);
  return 'issues' in result ? (result.issues as { readonly path: readonly string[] }[]).map(({ path }) => path) : null;
};

describe.each([
  ['eventSchema', eventSchema(plan), { type: 'advance' }, { type: 'advnace' }],
  ['fieldsSchema', fieldsSchema(plan, ['share']), { share: 0.5 }, { share: 2 }],
] as const)('%s', (_, schema, right, wrong) => {
  test('is read by another library', () => {
    expect(right).toEqual(expect.schemaMatching(schema));
    expect(wrong).not.toEqual(expect.schemaMatching(schema));
  });

  test('is of the first version, answers at once, and gives either a value or issues with a text', () => {
    expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'stagewright' });
    expect(schema['~standard'].validate(right)).toEqual({ value: right });
    const refused = schema['~standard'].validate(wrong);
    expect(Object.keys(refused)).toEqual(['issues']);
    expect(refused).toEqual({
      issues: [{ message: expect.stringMatching(/^[A-Z“].*[.?]$/), path: expect.any(Array) }],
    });
  });
});

describe('an event', () => {
  const schema = eventSchema(plan);

  test('comes back in the form that is stored, as of parseEvent', () => {
    const event = { type: 'setFields', values: { amount: { amount: '100.50', currency: 'EUR' } } };
    const parsed = parseEvent(plan, event);
    expect(schema['~standard'].validate(event)).toEqual({ value: parsed.ok && parsed.value });
  });

  test.each<[object | string, readonly (readonly string[])[]]>([
    ['advance', [[]]],
    [{}, [['type']]],
    [{ type: 'skip', to: 'c' }, [['to']]],
    [{ type: 'close', outcome: 'lost', reason: 'rival' }, [['reason']]],
    [{ type: 'close', outcome: 'lots', raeson: 'price' }, [['outcome'], ['raeson']]],
    [
      { type: 'setFields', values: { share: 2, amount: 'much' } },
      [
        ['values', 'share'],
        ['values', 'amount'],
      ],
    ],
    [{ type: 'setFields', values: { '3.1 Champion': 'nobody' } }, [['values', '3.1 Champion']]],
    [{ type: 'setFields', values: { '3.1 Champoin': 'x' } }, [['values', '3.1 Champoin']]],
    [{ type: 'advance', 'a.b': 1 }, [['a.b']]],
  ])('%j: a form finds each place by its keys, whatever dots an id has', (event, places) => {
    expect([...(placesOf(schema, event) ?? [])].sort()).toEqual([...places].sort());
  });
});

describe('a dialog of fields', () => {
  const schema = fieldsSchema(plan, ['amount', '3.1 Champion']);

  test('gives values in the form that is stored', () => {
    const values = { amount: { amount: '5', currency: 'EUR' }, '3.1 Champion': 'ann@example.com' };
    const event = parseEvent(plan, { type: 'setFields', values });
    expect(schema['~standard'].validate(values)).toEqual({
      value: event.ok && 'values' in event.value && event.value.values,
    });
  });

  test.each<[unknown, readonly string[]]>([
    [{}, ['amount', '3.1 Champion']],
    [null, ['amount', '3.1 Champion']],
    [{ amount: { amount: '5', currency: 'EUR' }, '3.1 Champion': '' }, ['3.1 Champion']],
    [{ amount: 'much', '3.1 Champion': 'nobody', share: 0.5 }, ['share', 'amount', '3.1 Champion']],
  ])('%j: what lacks, what is none of its field, what was not asked for', (values, fields) => {
    expect(placesOf(schema, values)).toEqual(fields.map((field) => [field]));
  });
});
