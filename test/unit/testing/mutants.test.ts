import { zhCN } from 'stagewright/locales/zh-CN';
import { describeMutant, mutants } from 'stagewright/testing';
import { expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { chinese } from '../../../src/testing/texts/chinese.js';
import { english } from '../../../src/testing/texts/english.js';
import { provenModel } from '../../support/provenModel.js';

const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();

test('every weakening has its sentence in both languages, with the same parameters', () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const [code, text] of Object.entries(chinese))
    expect(new Set(parametersOf(text)), code).toEqual(new Set(parametersOf(english[code as keyof typeof english])));
});

/** A model with the rules that no example has. */
const rare = {
  format: 'stagewright/1',
  id: 'rare',
  version: 1,
  roles: ['rep', 'boss', 'legal'],
  fields: { amount: { type: 'number', min: 0 } },
  actions: { demo: 'Demo' },
  questions: ['fit'],
  waivers: [{ role: 'boss', kinds: ['fields'] }],
  lifecycle: { assign: { roles: ['boss'] } },
  processes: [{ id: 'p', series: ['s'], approve: { by: ['boss', 'legal'], quorum: 2 } }],
  series: [
    {
      id: 's',
      won: 'order-placed',
      probability: { mode: 'individual', setBy: ['boss'] },
      stages: [
        { id: 'a', requires: { actions: [{ action: 'demo', times: 2 }], questions: ['fit'] } },
        { id: 'b', mandatory: true },
        { id: 'c' },
        { id: 'd' },
      ],
      moves: {
        skip: [{ from: 'b', to: 'd', when: { field: 'amount', gte: 1 }, reasonRequired: true }],
        rollBack: [{ to: 'a', when: { field: 'amount', gte: 1 } }],
      },
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost' },
        ],
        changes: [{ from: 'lost', to: 'won', roles: ['boss'] }],
        reopen: { roles: ['boss'], reasonRequired: true },
      },
    },
  ],
} as const;

test('every kind of weakening comes up, and says what was done', () => {
  const all = [kaSmb, tas, training, trainingThreeTeams, provenModel, rare].flatMap((model) => [
    ...mutants(model as never),
  ]);
  const types = {
    ...training,
    lifecycle: { ...training.lifecycle, transfer: false },
  };
  const codes = new Set([...all, ...mutants(types as never)].map(({ code }) => code));
  expect(Object.keys(english).filter((code) => !codes.has(code as never))).toEqual([]);
  for (const mutant of all) {
    expect(mutant.description).not.toMatch(/[{}–]/);
    expect(describeMutant(mutant, zhCN)).toMatch(/\p{Script=Han}/u);
  }
});
