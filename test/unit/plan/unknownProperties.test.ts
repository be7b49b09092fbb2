import { compileSalesModel, StagewrightError } from 'stagewright';
import { describe, expect, test } from 'vitest';
import * as examples from '../../../examples/models/index.js';
import { smallModel } from '../../support/smallModel.js';

type Place = { readonly path: string; readonly record: { [property: string]: unknown } };

/** Every record of a model that has properties of the format: not labels by language, lists by name, nor what is the host's. */
function recordsOf(value: unknown, path: string): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((part, index) => recordsOf(part, `${path}.${(part as { id?: string })?.id ?? index}`));
  const inner = Object.entries(value)
    .filter(([property]) => !['meta', 'label', 'description', 'duties', 'value', 'card', 'profile'].includes(property))
    .flatMap(([property, part]) => recordsOf(part, path === '' ? property : `${path}.${property}`));
  const isByName = /(^|\.)(actions|checks|fields|playbooks)$/.test(path) && !Array.isArray(value);
  const isLabel = /^(actions|checks)\.[^.]+$/.test(path) && Object.keys(value).every((key) => /^(en|zh-CN)$/.test(key));
  return [...(isByName || isLabel ? [] : [{ path, record: value as Place['record'] }]), ...inner];
}

function issuesOf(model: unknown): readonly string[] {
  try {
    compileSalesModel(model as never);
    return [];
  } catch (error) {
    if (!(error instanceof StagewrightError)) throw error;
    return error.issues.map(({ code, path }) => `${code} ${path}`);
  }
}

describe('a property that the format does not have', () => {
  test.each([smallModel, ...Object.values(examples)].map((model) => [model.id, model] as const))(
    'is told in every record of %s',
    (_, given) => {
      const model = structuredClone(given) as unknown as Place['record'];
      const silent = recordsOf(model, '').filter(({ record }) => {
        record.speling = 1;
        const issues = issuesOf(model);
        delete record.speling;
        return !issues.some((issue) => /^unknown_property .*speling$/.test(issue));
      });
      expect(silent.map(({ path }) => path)).toEqual([]);
    },
  );

  test('is told of an element by name that gives itself an id', () => {
    const id: { [property: string]: unknown } = {};
    id.id = id;
    expect(issuesOf({ ...smallModel, playbooks: { call: { id, label: id } } })).toContain(
      'unknown_property playbooks.call.id',
    );
  });

  test('is told with the nearest that there is, where it stands', () => {
    const stage = { id: 's', requries: { fields: [] } };
    const series = [
      { id: 'x', won: 'order-placed', stages: [stage], result: { outcomes: [{ id: 'won', kind: 'won' }] } },
    ];
    expect(() => compileSalesModel({ format: 'stagewright/1', id: 'm', version: 1, series } as never)).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({
            code: 'unknown_property',
            path: 'series.x.stages.s.requries',
            params: { property: 'requries', nearest: 'requires' },
          }),
        ],
      }),
    );
  });
});
