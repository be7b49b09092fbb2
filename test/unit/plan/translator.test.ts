import {
  compileSalesModel,
  defineSalesModel,
  en,
  explain,
  explainCreation,
  openOpportunity,
  translator,
} from 'stagewright';
import { given } from 'stagewright/testing';
import { expect, test } from 'vitest';
import { zhCN } from '../../../src/locales/zh-CN.js';

const plan = compileSalesModel(
  defineSalesModel({
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    roles: ['boss'],
    fields: { big: { type: 'boolean' } },
    types: [{ id: 'new', label: { en: 'New business', 'zh-CN': '新业务' } }],
    processes: [
      {
        id: 'desk',
        label: { en: 'Deal desk', 'zh-CN': '交易审批' },
        approve: { by: ['boss'] },
        when: { field: 'big', eq: true },
      },
    ],
    series: [
      {
        id: 's',
        won: 'order-placed',
        stages: [{ id: 'a', requires: { processes: ['desk'] } }, { id: 'b' }],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  }),
);

test('that a process does not apply is said once', () => {
  const { opportunity, context } = given(plan, { fields: { big: false }, approved: [] });
  const [item] = explain(plan, opportunity, { type: 'advance' }, context).checklist;
  expect(item).toMatchObject({ kind: 'process', applicable: false });
  if (item === undefined) return;
  expect(translator(plan, en).item(item)).toBe('Deal desk (does not apply)');
  expect(translator(plan, zhCN).item(item)).toBe('交易审批（不适用）');
});

test('a type is called by its label', () => {
  expect([translator(plan, en).type('new'), translator(plan, zhCN).type('new')]).toEqual(['New business', '新业务']);
});

test('choices are offered by their labels, whatever they are', () => {
  const result = { outcomes: [{ id: 'won', kind: 'won' as const }] };
  const of = (id: string, label: string, types: readonly string[] = []) => ({
    ...{ id, label, types, won: 'order-placed' as const, stages: [{ id: `${id}-1`, label: `${label}一` }], result },
  });
  const many = compileSalesModel({
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    types: [
      { id: 'new', label: '新业务' },
      { id: 'old', label: '老业务' },
    ],
    fields: { size: { type: 'number' } },
    objects: { order: ['lead', 'opportunity'] },
    routing: [{ when: { field: 'size', gte: 5 }, series: 'K' }],
    series: [of('K', '大单', ['new']), of('S', '小单')],
  });
  const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
  const said = (start: object) => {
    const refused = openOpportunity(many as never, { id: 'o', ...start } as never, context as never);
    return refused.ok ? [] : refused.blockers.map(translator(many, zhCN));
  };
  expect(said({ fields: { size: 1 }, type: 'new' })).toEqual(['有条件未满足（可选：大单、小单）。']);
  expect(said({ series: 'K', type: 'old' })).toEqual(['有条件未满足（可选：新业务）。']);
  expect(said({ series: 'K', type: 'new', stage: 'S-1' })).toEqual([expect.stringContaining('可选：大单一')]);
  const { blockers } = explainCreation(many as never, 'account', { fields: {} } as never, context as never);
  expect(blockers.map(translator(many, zhCN))).toEqual([expect.stringContaining('可选：线索、商机')]);
});
