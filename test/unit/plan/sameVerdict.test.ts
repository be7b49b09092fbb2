import { compileSalesModel, defineSalesModel, type StagewrightError } from 'stagewright';
import { parseSalesModel } from 'stagewright/parse';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../../support/Player.js';

const stage = (over: object) => ({ stages: [{ id: 'a', ...over } as never] });
const series = (over: object) => ({ ...stage({}), ...over }) as never;
const outcomes = [{ id: 'won', kind: 'won' }];
const result = (over: object) => series({ result: { outcomes, ...over } });
const profile = {
  customer: 0,
  product: 0,
  decision: 0,
  contact: 0,
  cycle: 0,
  collaboration: 0,
  shortageCost: 0,
  inventoryCost: 0,
};

/** `code path` of every fault that compiling tells. */
function refused(model: unknown): readonly string[] {
  try {
    compileSalesModel(model as never);
    return [];
  } catch (error) {
    return (error as StagewrightError).issues.map(({ code, path }) => `${code} ${path}`);
  }
}

describe('compiling swallows nothing that parsing refuses (decision 0002)', () => {
  test.each<[string, unknown, string]>([
    ['reopen: true', modelOf(result({ reopen: true })), 'wrong_type series.s.result.reopen'],
    ['reopen: null', modelOf(result({ reopen: null })), 'wrong_type series.s.result.reopen'],
    ['moves: null', modelOf(series({ moves: null })), 'wrong_type series.s.moves'],
    ['requires: null', modelOf(stage({ requires: null })), 'wrong_type series.s.stages.a.requires'],
    ['label: null', modelOf(stage({ label: null })), 'wrong_type series.s.stages.a.label'],
    ['meta: text', modelOf(stage({ meta: 'x' })), 'wrong_type series.s.stages.a.meta'],
    ['lifecycle: null', modelOf(stage({}), { lifecycle: null as never }), 'wrong_type lifecycle'],
    ['transfer: true', modelOf(stage({}), { lifecycle: { transfer: true } as never }), 'wrong_type lifecycle.transfer'],
    ['void: null', modelOf(stage({}), { lifecycle: { void: null } as never }), 'wrong_type lifecycle.void'],
    ['suspend: null', modelOf(stage({}), { lifecycle: { suspend: null } as never }), 'wrong_type lifecycle.suspend'],
    ['a field that is true', modelOf(stage({}), { fields: { f: true as never } }), 'wrong_type fields.f'],
    ['fields: null', modelOf(stage({}), { fields: null as never }), 'wrong_type fields'],
    [
      'a language that is none',
      modelOf(stage({ label: { 'not a lang!!': 'x' } })),
      'unknown_property series.s.stages.a.label.not a lang!!',
    ],
    [
      'a probability of a model without factors',
      modelOf(series({ probability: { mode: 'model' } })),
      'missing_property series.s.probability.factors',
    ],
    [
      'a fixed probability that somebody sets',
      modelOf(series({ probability: { mode: 'fixed', setBy: [] } })),
      'unknown_property series.s.probability.setBy',
    ],
    ['no mode', modelOf(series({ probability: {} })), 'missing_property series.s.probability.mode'],
    ['another mode', modelOf(series({ probability: { mode: 'modell' } })), 'unknown_choice series.s.probability.mode'],
    [
      'a further dimension that is no number',
      modelOf(stage({}), { profile: { ...profile, more: 'x' } as never }),
      'wrong_type profile.more',
    ],
    ['a schema that is no text', { ...modelOf(stage({})), $schema: 5 }, 'wrong_type $schema'],
  ])('%s', (_what, model, issue) => {
    expect(refused(model)).toEqual([issue]);
    expect(parseSalesModel(model).issues.map(({ code, path }) => `${code} ${path}`)).toEqual([issue]);
  });

  test('a file that names its schema for an editor compiles as it parses', () => {
    const file = { ...modelOf(stage({})), $schema: './model.schema.json' };
    expect(parseSalesModel(file)).toMatchObject({ ok: true });
    expect(refused(file)).toEqual([]);
    expect(compileSalesModel(file as never).definition).not.toHaveProperty('$schema');
  });

  test('what is left out has its default, `undefined` too', () => {
    const written = modelOf(stage({ label: undefined, requires: undefined, auto: undefined }), {
      lifecycle: undefined as never,
    });
    expect(compileSalesModel(written).definition).toEqual(compileSalesModel(modelOf(stage({}))).definition);
    expect(defineSalesModel(written as never)).toBe(written);
  });
});
