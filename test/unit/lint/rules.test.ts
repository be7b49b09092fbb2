import { compileSalesModel } from 'stagewright';
import { lintRules, lintSalesModel } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { ownFiles } from '../../architecture/sourceFiles.js';
import { ruleCases } from '../../docs/rules/ruleCases.js';
import { shownFindings } from '../../docs/rules/shownFindings.js';
import { soundModel } from '../../docs/rules/soundModel.js';

test('of the sound model no rule has anything to say, and it compiles', () => {
  expect(lintSalesModel(soundModel)).toEqual([]);
  expect(lintSalesModel(soundModel, { strict: true })).toEqual([]);
  expect(compileSalesModel(soundModel).id).toBe('sound');
});

describe('each rule finds its fault, at its place, and not where it is put right', () => {
  test.each(ruleCases)('$code', (ruleCase) => {
    const { bad, good } = shownFindings(ruleCase);
    const { code, at } = ruleCase;
    expect(bad.filter((finding) => finding.code === code).map(({ path }) => path)).toContain(at);
    expect(good.filter((finding) => finding.code === code)).toEqual([]);
  });
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
