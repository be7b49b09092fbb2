import { compileSalesModel, en, formatIssue, type SalesModelInput, translator } from 'stagewright';
import { lintRules, lintSalesModel, withLintTexts } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { NUMBERS } from '../../../src/lint/refusals.js';
import { ownFiles } from '../../architecture/sourceFiles.js';
import { changed } from '../../docs/rules/changed.js';
import { ruleCases } from '../../docs/rules/ruleCases.js';
import { shownFindings } from '../../docs/rules/shownFindings.js';
import { soundModel } from '../../docs/rules/soundModel.js';

test('of the sound model no rule has anything to say, and it compiles', () => {
  expect(lintSalesModel(soundModel)).toEqual([]);
  expect(lintSalesModel(soundModel, { strict: true })).toEqual([]);
  expect(compileSalesModel(soundModel).id).toBe('sound');
});

describe('each rule finds its fault, at its place and nowhere else, and not where it is put right', () => {
  test.each(ruleCases)('$code', (ruleCase) => {
    const { bad, good } = shownFindings(ruleCase);
    const { code, at, alsoAt = [] } = ruleCase;
    const found = bad.filter((finding) => finding.code === code).map(({ path }) => path);
    expect(found.sort()).toEqual([at, ...alsoAt].sort());
    expect(good.filter((finding) => finding.code === code)).toEqual([]);
  });
});

test('every fault of design that the compiler refuses has its case, with its number', () => {
  const cases = new Map(ruleCases.map((ruleCase) => [ruleCase.code, ruleCase]));
  // The page of circles shows processes that wait for each other, which have a number of their own.
  const told = { ...NUMBERS, circular_reference: 'SW501', missing_property: 'SW303' };
  for (const [code, number] of Object.entries(told)) {
    const ruleCase = cases.get(code);
    const found = ruleCase && shownFindings(ruleCase).bad.find((finding) => finding.code === code);
    expect(found?.number, code).toBe(number);
    expect(found?.severity, code).toBe('error');
  }
  const states = [
    { id: 'warm', mergedInto: 'hot' },
    { id: 'hot', mergedInto: 'warm' },
  ];
  const model = { ...soundModel, customerStates: [...(soundModel.customerStates ?? []), ...states] };
  const circles = lintSalesModel(model as SalesModelInput).filter(({ code }) => code === 'circular_reference');
  expect(circles.map(({ number, path }) => [number, path])).toContainEqual(['SW003', 'customerStates.warm.mergedInto']);
});

test('a finding is said by a translator whose locale knows the rules', () => {
  const [talk] = soundModel.series[0]?.stages ?? [];
  const series = [
    {
      ...soundModel.series[0],
      stages: [{ ...talk, label: 'Build trust' }, ...(soundModel.series[0]?.stages.slice(1) ?? [])],
    },
  ];
  const model = { ...soundModel, series } as unknown as SalesModelInput;
  const [finding] = lintSalesModel(model).filter(({ code }) => code === 'vague_stage_name');
  const say = translator(compileSalesModel(model), withLintTexts(en));
  expect(finding && say(finding)).toBe('“Build trust” is something that goes on, not a result.');
});

test('a translator whose locale does not know the rules says what it lacks', () => {
  const model = changed(soundModel, { 'series.deal.stages.explore.label': 'Build trust' });
  const [finding] = lintSalesModel(model);
  const bare =
    'vague_stage_name {"stage":"explore","name":"Build trust"} (its sentence: withLintTexts(locale) of stagewright/lint)';
  expect(finding && translator(compileSalesModel(model), en)(finding)).toBe(bare);
});

test('a stage open to everybody, and one in which nobody may work, are told apart', () => {
  const told = (access: object | null) =>
    lintSalesModel(changed(soundModel, { 'roles.3': 'ghost', 'series.deal.stages.decide.access': access }))
      .filter(({ code }) => code === 'nobody_may_work')
      .map((finding) => formatIssue(finding, withLintTexts(en)));
  expect(told(null)).toEqual(['Stage “decide” has no “access”, so that everybody may work in it.']);
  expect(told({ view: ['rep'] })).toEqual(['Nobody may work in “decide”.']);
  const field = changed(soundModel, { 'roles.3': 'ghost', 'fields.email.steward': 'ghost' });
  expect(lintSalesModel(field).map((finding) => formatIssue(finding, withLintTexts(en)))).toEqual([
    'Nobody may change “email”: no team has ghost.',
  ]);
  expect(told({ own: ['ghost'] })).toEqual(['Nobody may work in “decide”: no team has ghost.']);
});

test('every rule has its case, once, and its file', () => {
  const rules = lintRules().map(({ code }) => code);
  const cases = ruleCases.map(({ code }) => code);
  expect(new Set(cases).size).toBe(cases.length);
  expect(rules.filter((code) => !cases.includes(code))).toEqual([]);
  const files = ownFiles().flatMap((path) => /^src\/lint\/(?:rules|evidence)\/(\w+)\.ts$/.exec(path)?.[1] ?? []);
  const named = files.map((file) => file.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  expect(named.sort()).toEqual([...rules].sort());
});
