import { compileSalesModel, defineSalesModel, en, explain, translator } from 'stagewright';
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
