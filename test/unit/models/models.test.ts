import { compileSalesModel, neededChecks, openOpportunity, type SalesModelInput } from 'stagewright';
import { describe, expect, test } from 'vitest';
import * as models from '../../../examples/models/index.js';

const all = Object.entries(models) as readonly (readonly [string, SalesModelInput])[];

/** Every object of a model, with its path. */
function* objects(value: unknown, path = ''): Generator<readonly [string, { readonly [key: string]: unknown }]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as { readonly [key: string]: unknown }];
  for (const [key, inner] of Object.entries(value)) yield* objects(inner, path === '' ? key : `${path}.${key}`);
}

/** A field has a `check` beside its other properties; a condition that asks for one has nothing else. */
function checksAsked(model: SalesModelInput): readonly string[] {
  const asked = [...objects(model)].flatMap(([, object]) =>
    typeof object.check === 'string' && Object.keys(object).length === 1 ? [object.check] : [],
  );
  return [...new Set(asked)].sort();
}

describe.each(all)('%s', (_name, model) => {
  test('compiles', () => {
    const plan = compileSalesModel(model);
    expect([...plan.series.keys()]).toEqual(model.series.map(({ id }) => id));
  });

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('has every text in English and Chinese', () => {
    const texts = [...objects(model)].filter(([, object]) => 'en' in object || 'zh-CN' in object);
    expect(texts.length).toBeGreaterThan(40);
    for (const [path, text] of texts) {
      expect(Object.keys(text), path).toEqual(['en', 'zh-CN']);
      expect(Object.values(text), path).not.toContain('');
    }
  });

  test('names every stage, outcome, reason, field, action, role and process for people', () => {
    const { definition } = compileSalesModel(model);
    const named = [
      ...definition.series.flatMap(({ stages, afterWin, result }) => [
        ...stages,
        ...afterWin,
        ...result.outcomes,
        ...result.outcomes.flatMap(({ reasons }) => reasons ?? []),
      ]),
      ...Object.values(definition.fields),
      ...Object.values(definition.actions),
      ...definition.roles,
      ...definition.processes,
      ...definition.customerStates,
    ];
    for (const { label } of named) expect(typeof label).toBe('object');
  });

  test('uses every check, field, action, role and playbook that it declares', () => {
    const text = JSON.stringify({
      ...model,
      fields: undefined,
      actions: undefined,
      roles: undefined,
      checks: undefined,
      playbooks: undefined,
    });
    const declared = [
      ...Object.keys(model.checks ?? {}),
      ...Object.keys(model.fields ?? {}),
      ...Object.keys(model.actions ?? {}),
      ...Object.keys(model.playbooks ?? {}),
      ...(model.roles ?? []).map((role) => (typeof role === 'string' ? role : role.id)),
    ];
    for (const id of declared) expect(text, id).toContain(JSON.stringify(id));
  });

  test('no series holds two stages or outcomes of one label, and no stage is called like an action', () => {
    const { definition } = compileSalesModel(model);
    const acts = Object.values(definition.actions).flatMap(({ label }) => Object.values(label as object));
    for (const { stages, afterWin, result } of definition.series) {
      for (const language of ['en', 'zh-CN']) {
        const names = [...stages, ...afterWin, ...result.outcomes].map(
          ({ label }) => (label as { readonly [tag: string]: string })[language],
        );
        expect(new Set(names).size).toBe(names.length);
        expect(names.filter((name) => acts.includes(name))).toEqual([]);
      }
    }
  });

  test('raises win probabilities along the way, to 1 only behind the win', () => {
    for (const { stages, afterWin } of compileSalesModel(model).definition.series) {
      const rates = stages.map(({ winProbability }) => winProbability ?? Number.NaN);
      expect(
        rates.every((rate, index) => rate > 0 && rate < 1 && (index === 0 || rate > (rates[index - 1] ?? 0))),
      ).toBe(true);
      expect(afterWin.map(({ winProbability }) => winProbability)).toEqual(afterWin.map(() => 1));
    }
  });

  test('says what each outcome is for, and whether it turns or is taken back', () => {
    for (const { result } of model.series) {
      for (const { reasons } of result.outcomes) expect(reasons?.length).toBeGreaterThan(0);
      expect(result.changes?.length).toBeGreaterThan(0);
      expect(result.reopen).toBeDefined();
    }
  });

  test('lets an order follow only upon evidence', () => {
    const emits = (effects: readonly unknown[] | undefined) => (effects ?? []).includes('order.allow');
    for (const { won, stages, afterWin = [], result } of model.series) {
      for (const stage of stages) expect(emits(stage.effects)).toBe(false);
      for (const outcome of result.outcomes.filter(({ effects }) => emits(effects))) {
        expect(won).not.toBe('bid-won');
        expect(outcome.requires?.fields ?? outcome.requires?.condition).toBeDefined();
      }
      for (const stage of afterWin.filter(({ effects }) => emits(effects)))
        expect(stage.requires?.fields).toContain('contract');
    }
  });

  test('gives each stage an owner and a decidable end', () => {
    const { definition } = compileSalesModel(model);
    for (const { stages, afterWin } of definition.series) {
      for (const { id, access, requires } of [...stages, ...afterWin]) {
        expect(access?.own.length, id).toBeGreaterThan(0);
        expect(requires.fields.length + requires.actions.length + requires.processes.length, id).toBeGreaterThan(0);
      }
    }
  });

  test('no fact is required in two stages of one series', () => {
    for (const { id, stages, afterWin } of compileSalesModel(model).definition.series) {
      const fields = [...stages, ...afterWin].flatMap(({ requires }) => requires.fields);
      expect(new Set(fields).size, id).toBe(fields.length);
    }
  });

  test('asks its host only for declared checks', () => {
    expect(checksAsked(model)).toEqual(Object.keys(model.checks ?? {}).sort());
  });
});

test('an opportunity of each series can be opened by its host’s answers alone', () => {
  const at = '2026-01-05T09:00:00Z';
  for (const [, model] of all) {
    const plan = compileSalesModel(model);
    const answers = Object.fromEntries(Object.keys(model.checks ?? {}).map((check) => [check, true]));
    for (const { id } of model.series) {
      const start = {
        id: 'o',
        series: id,
        fields: { mobile: '13912345678', interest: 'English', uscc: '91350100M000100Y43' },
        processes: { 'TAS 1-1': 'approved' },
      } as const;
      const known = {
        ...start,
        fields: Object.fromEntries(Object.entries(start.fields).filter(([field]) => plan.fields.has(field))),
      };
      const processes = plan.processes.has('TAS 1-1') ? start.processes : {};
      const type = model.series.find((series) => series.id === id)?.types?.[0];
      const opened = openOpportunity(
        plan,
        { ...known, processes, ...(type === undefined ? {} : { type }) } as Parameters<typeof openOpportunity>[1],
        { at, by: { id: 'ann', roles: ['rep', 'csr', 'AM', 'teacher'] }, checks: answers },
      );
      expect(opened.ok, `${model.id} ${id}`).toBe(true);
      if (opened.ok) expect(Array.isArray(neededChecks(plan, opened.opportunity))).toBe(true);
    }
  }
});
