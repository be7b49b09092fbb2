import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import * as examples from '../../../examples/models/index.js';
import { completeModel } from '../../../src/definition/index.js';
import { parseSalesModel, salesModelJsonSchema } from '../../../src/parse/index.js';
import { wordings } from '../../../src/parse/wording/wordings.js';
import { CONDITION_PROPERTIES } from '../../../src/plan/checkCondition.js';
import { EFFECT } from '../../../src/plan/checkEffect.js';
import type { Rule, Shape } from '../../../src/plan/index.js';
import { MODEL } from '../../../src/plan/index.js';
import { smallModel, smallSeries } from '../../support/smallModel.js';

// Ajv is an independent JSON Schema validator, in its strict mode: an unknown keyword or a malformed schema throws.

type Schema = { readonly [keyword: string]: unknown };
const schema = salesModelJsonSchema();
const definitions = schema.$defs as { readonly [name: string]: Schema };
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addSchema(schema, 'model');
const validate = ajv.getSchema('model') as ValidateFunction;

const series = (changes: object) => ({ ...smallModel, series: [{ ...smallSeries, ...changes }] });

describe('an independent validator', () => {
  test.each(Object.entries({ ...examples, smallModel }))('takes %s, as written and completed', (_, model) => {
    validate(JSON.parse(JSON.stringify(model)));
    expect(validate.errors).toBeNull();
    const parsed = parseSalesModel(model);
    validate(parsed.ok && JSON.parse(JSON.stringify(parsed.value)));
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['no model', []],
    ['another format', { ...smallModel, format: 'stagewright/2' }],
    ['a property that there is not', { ...smallModel, verion: 1 }],
    ['no series', { ...smallModel, series: undefined }],
    ['version 0', { ...smallModel, version: 0 }],
    ['version 1.5', { ...smallModel, version: 1.5 }],
    ['an unknown meaning of winning', series({ won: 'signed' })],
    ['a probability above 1', series({ stages: [{ id: 'a', winProbability: 1.2 }] })],
    ['days below 0', series({ stages: [{ id: 'a', targetDays: -1 }] })],
    ['a cycle of no days', series({ cycleDays: 0 })],
    ['a stage that is a text', series({ stages: ['a'] })],
    ['no outcomes', series({ result: { outcomes: [] } })],
    ['an outcome without a kind', series({ result: { outcomes: [{ id: 'won' }] } })],
    ['a condition of no kind', series({ stages: [{ id: 'a', requires: { condition: {} } }] })],
    [
      'a condition of two kinds',
      series({ stages: [{ id: 'a', requires: { condition: { check: 'a', stageVisited: 'b' } } }] }),
    ],
    [
      'a wrong comparison, deep down',
      series({ stages: [{ id: 'a', requires: { condition: { all: [{ not: { field: 'a', bigger: 1 } }] } } }] }),
    ],
    ['a probability of two modes', series({ probability: { mode: 'fixed', setBy: [] } })],
    ['an effect that says too little', series({ stages: [{ id: 'a', effects: [{ type: 'team.shift' }] }] })],
    ['a profile without a dimension', { ...smallModel, profile: { customer: 0 } }],
    ['a label by no language', { ...smallModel, label: { english: 'x' } }],
    ['null', { ...smallModel, roles: null }],
    ['an empty id', { ...smallModel, id: '' }],
    ['a blank id', { ...smallModel, id: ' ' }],
    ['an endless id', { ...smallModel, id: 'x'.repeat(10_000) }],
    ['a stage with a blank id', series({ stages: [{ id: ' ' }] })],
    ['no stages', series({ stages: [] })],
    ['a stage that is none', series({ stages: [{}] })],
    ['nobody who approves', { ...smallModel, processes: [{ id: 'p', approve: { by: [] } }] }],
    ['a condition that says nothing', series({ stages: [{ id: 'a', requires: { condition: { field: 'amount' } } }] })],
    ['a choice of nothing', { ...smallModel, fields: { ...smallModel.fields, f: { type: 'choice' } } }],
    ['an empty choice', { ...smallModel, fields: { ...smallModel.fields, f: { type: 'choice', choices: [] } } }],
    ['a check of money', { ...smallModel, fields: { ...smallModel.fields, f: { type: 'money', check: 'email' } } }],
    ['a least date', { ...smallModel, fields: { ...smallModel.fields, f: { type: 'date', min: 1 } } }],
    ['choices of a number', { ...smallModel, fields: { ...smallModel.fields, f: { type: 'number', choices: ['1'] } } }],
    ['a field without a name', { ...smallModel, fields: { ...smallModel.fields, '': {} } }],
    ['a field of a reserved name', JSON.parse(JSON.stringify(smallModel).replace('"note"', '"__proto__"'))],
  ])('refuses %s, as parsing does', (_, model) => {
    const document = JSON.parse(JSON.stringify(model));
    expect(validate(document)).toBe(false);
    expect(parseSalesModel(document).ok).toBe(false);
  });
});

test.each([
  ['a process that runs elsewhere', { processes: [{ id: 'p', run: 'external', approve: { by: [] } }] }],
  ['no choices of a number', { fields: { ...smallModel.fields, f: { type: 'number', choices: [] } } }],
  [
    'the bounds of a text',
    { fields: { ...smallModel.fields, f: { min: 1, max: 5, check: 'email', choices: ['a@b.cn'] } } },
  ],
  [
    'a stage of the catalogue',
    { stages: [{ id: 'k' }], series: [{ ...smallSeries, stages: [...smallSeries.stages, { use: 'k' }] }] },
  ],
])('an independent validator takes %s, as parsing does', (_, changes) => {
  const document = JSON.parse(JSON.stringify({ ...smallModel, ...changes }));
  validate(document);
  expect(validate.errors).toBeNull();
  expect(parseSalesModel(document).issues).toEqual([]);
});

describe('an editor completes and explains', () => {
  test('a file may name its schema, and nothing else that is no part of a model', () => {
    const file = { $schema: './model.schema.json', ...smallModel };
    expect(validate(JSON.parse(JSON.stringify(file)))).toBe(true);
    expect(parseSalesModel(file)).toEqual(parseSalesModel(smallModel));
    for (const wrong of [
      { ...file, $schema: 5 },
      { ...file, $id: 'x' },
    ]) {
      expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
      expect(parseSalesModel(wrong).issues.map(({ code }) => code)).toEqual([
        wrong.$schema === 5 ? 'wrong_type' : 'unknown_property',
      ]);
    }
  });
  test('the schema is of draft 2020-12, and new on every call', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(salesModelJsonSchema()).not.toBe(schema);
    expect(salesModelJsonSchema()).toEqual(schema);
  });

  const properties = Object.entries(definitions).flatMap(([name, { properties: own }]) =>
    Object.entries((own ?? {}) as { readonly [property: string]: Schema }).map(
      ([property, told]) => [`${name}.${property}`, told] as const,
    ),
  );

  test.each(Object.entries(definitions))('%s is explained and has a name for people', (name, { description }) => {
    expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(description).toMatch(/^[A-Z].*\.$/s);
  });

  test.each(properties)('%s has an explanation and examples that hold', (path, property) => {
    expect(property.description).toMatch(/^.+[.?]$/s);
    expect(property.examples).not.toHaveLength(0);
    const check = ajv.getSchema(`model#/$defs/${path.replace('.', '/properties/')}`) as ValidateFunction;
    for (const example of property.examples as readonly unknown[])
      expect(check(example), JSON.stringify(check.errors)).toBe(true);
    if (property.default !== undefined) expect(check(property.default)).toBe(true);
  });
});

describe('the schema says what the plan checks, and the other way round', () => {
  /** Every property of a shape, by the way through the schema's definitions. */
  function missing(shape: Shape, told: Schema | undefined, path: string): readonly string[] {
    return Object.entries(shape).flatMap(([property, rule]) => {
      const holders = recordsIn(told).filter((record) => property in (record.properties as object));
      if (holders.length === 0) return [`${path}.${property}`];
      return holders.flatMap((record) =>
        inside(rule as Rule, (record.properties as { [name: string]: Schema })[property], `${path}.${property}`),
      );
    });
  }

  function inside(rule: Rule, told: Schema | undefined, path: string): readonly string[] {
    if ('shape' in rule) return missing(rule.shape, told, path);
    if ('shapes' in rule) return Object.values(rule.shapes).flatMap((part) => missing(part, told, path));
    if ('elements' in rule) return missing(rule.elements, told, path);
    if ('record' in rule) return missing(rule.record, told, path);
    if ('list' in rule) return inside(rule.list, told, path);
    if (!('words' in rule)) return [];
    const words = JSON.stringify(told);
    return rule.words.filter((word) => !words.includes(JSON.stringify(word))).map((word) => `${path}: ${word}`);
  }

  /** The records that a schema may lead to: behind references, unions, lists and maps. */
  function recordsIn(told: Schema | undefined): readonly Schema[] {
    if (told === undefined) return [];
    if (typeof told.$ref === 'string') return recordsIn(definitions[told.$ref.replace('#/$defs/', '')]);
    const options = (told.anyOf ?? told.oneOf ?? []) as readonly Schema[];
    const inner = [...options, told.items, told.additionalProperties].filter(
      (part) => typeof part === 'object',
    ) as readonly Schema[];
    return [...(told.properties === undefined ? [] : [told]), ...inner.flatMap(recordsIn)];
  }

  test('nothing is told of a record or property that there is not', () => {
    const effects = recordsIn(definitions.Effect).map(({ properties }) => {
      const { type, ...more } = properties as { readonly [name: string]: Schema };
      return [String(type?.const), ['type', ...Object.keys(more)]];
    });
    // `$schema` belongs to the file, not to the model.
    const records = Object.entries(definitions).map(([name, { properties }]) => [
      name,
      Object.keys(properties ?? {}).filter((property) => property !== '$schema'),
    ]);
    const worded = Object.entries(wordings()).map(([name, { properties }]) => [name, Object.keys(properties).sort()]);
    const there = [...records, ...effects].map(([name, own]) => [name, [...(own as string[])].sort()]);
    expect(Object.fromEntries(worded)).toEqual(Object.fromEntries(there));
  });

  test('nothing that the plan looks at is missing', () => {
    expect(missing(MODEL, schema, 'model')).toEqual([]);
    expect(missing({ nothing: { is: 'text' } }, schema, 'model')).toEqual(['model.nothing']);
  });

  test('conditions have the same kinds and properties', () => {
    const kinds = recordsIn(definitions.Condition).map(({ properties }) => Object.keys(properties as object));
    const planned = Object.entries(CONDITION_PROPERTIES).map(([kind, more]) => [kind, ...more]);
    expect(kinds).toEqual(planned);
  });

  test('effects have the same types and properties', () => {
    const records = recordsIn(definitions.Effect).map(
      ({ properties }) => properties as { readonly [name: string]: Schema },
    );
    const { type, ...more } = EFFECT as { readonly [property: string]: Rule };
    expect(records.map((record) => record.type?.const)).toEqual(type !== undefined && 'words' in type && type.words);
    const own = records.flatMap((record) => Object.keys(record).filter((property) => property !== 'type'));
    expect(own.sort()).toEqual(Object.keys(more).sort());
  });

  test('what is said to be the default is what completing gives', () => {
    const bare = { format: 'stagewright/1', id: 'bare', version: 1 } as const;
    const model = completeModel({
      ...bare,
      customerStates: ['a'],
      fields: { f: {} },
      processes: [{ id: 'p', approve: { by: [] } }],
      phases: [{ id: 'p', roles: [] }],
      waivers: [{ role: 'r', kinds: [] }],
      lifecycle: { suspend: { reasons: ['r'] } },
      series: [
        {
          ...smallSeries,
          stages: [{ id: 'a', requires: { actions: [{ action: 'x' }] }, access: {} }],
          moves: { skip: [{ to: 'a' }], rollBack: [{ to: 'a' }] },
          result: { outcomes: [{ id: 'w', kind: 'won' }], reopen: {} },
        },
      ],
    });
    const bareSeries = completeModel({ ...bare, series: [smallSeries] }).series[0];
    const [only] = model.series;
    const [stage] = only?.stages ?? [];
    const completed: { readonly [name: string]: object | undefined | false } = {
      SalesModel: completeModel({ ...bare, series: [] }),
      CustomerState: model.customerStates[0],
      Field: model.fields.f,
      Process: model.processes[0],
      Approve: model.processes[0]?.approve,
      Phase: model.phases[0],
      Waiver: model.waivers[0],
      SuspendReason: model.lifecycle.suspend.reasons[0],
      Lifecycle: model.lifecycle,
      Series: bareSeries,
      Moves: bareSeries?.moves,
      Stage: stage,
      Requires: bareSeries?.stages[0]?.requires,
      Optional: bareSeries?.stages[0]?.optional,
      Access: stage?.access,
      ActionRequirement: stage?.requires.actions[0],
      SkipRule: (only?.moves.skip as readonly object[] | undefined)?.[0],
      RollBackRule: (only?.moves.rollBack as readonly object[] | undefined)?.[0],
      Outcome: only?.result.outcomes[0],
      Result: bareSeries?.result,
      Reopen: only?.result.reopen,
    };
    // The kernel, not completing, knows this one.
    const elsewhere = ['IndividualProbability.needsReason', 'ModelProbability.needsReason'];
    for (const [name, definition] of Object.entries(definitions)) {
      const own = Object.entries((definition.properties ?? {}) as { readonly [property: string]: Schema });
      for (const [property, told] of own) {
        if (told.default === undefined || elsewhere.includes(`${name}.${property}`)) continue;
        expect(
          (completed[name] as { readonly [property: string]: unknown } | undefined)?.[property],
          `${name}.${property}`,
        ).toEqual(told.default);
      }
    }
  });
});
