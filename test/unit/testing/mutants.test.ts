import { zhCN } from 'stagewright/locales/zh-CN';
import { describeMutant, mutants } from 'stagewright/testing';
import { expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { chinese } from '../../../src/testing/texts/chinese.js';
import { english } from '../../../src/testing/texts/english.js';
import { provenModel } from '../../support/provenModel.js';
import { rareModel } from '../../support/rareModel.js';

const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();

test('every weakening has its sentence in both languages, with the same parameters', () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const [code, text] of Object.entries(chinese))
    expect(new Set(parametersOf(text)), code).toEqual(new Set(parametersOf(english[code as keyof typeof english])));
});

test('every kind of weakening comes up, and says what was done', () => {
  const all = [kaSmb, tas, training, trainingThreeTeams, provenModel, rareModel].flatMap((model) => [
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
