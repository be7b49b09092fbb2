import {
  compileSalesModel,
  describeProfile,
  explain,
  formatIssue,
  openOpportunity,
  profileLean,
  restoreOpportunity,
  StagewrightError,
} from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { parseSalesModel } from 'stagewright/parse';
import { describe, expect, test } from 'vitest';
import { kaSmb } from '../../examples/models/kaSmb.js';
import { tas } from '../../examples/models/tas.js';
import { training } from '../../examples/models/training.js';
import { codes } from './support/Desk.js';
import { tasPlan } from './support/tasDesk.js';
import { openNew, trainingPlan } from './support/trainingDesk.js';

describe('S3-1, S3-2, S3-3: the eight dimensions of a business mode', () => {
  test.each(Object.keys(tas.profile))('a profile that lacks %s is refused', (dimension) => {
    const { [dimension as keyof typeof tas.profile]: _left, ...profile } = tas.profile;
    const parsed = parseSalesModel({ ...tas, profile });
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.issues.some(({ path }) => path.startsWith('profile'))).toBe(true);
  });

  test('a model without any profile holds', () => {
    const { profile: _profile, ...rest } = tas;
    expect(parseSalesModel(rest).ok).toBe(true);
  });

  test('further dimensions are kept', () => {
    const parsed = parseSalesModel({ ...tas, profile: { ...tas.profile, volume: -1 } });
    expect(parsed.ok && parsed.value.profile?.volume).toBe(-1);
  });
});

describe('S3-9, S3-10, S3-11: what a mode is called', () => {
  test('a business is not one or the other: courses lean another way than large projects', () => {
    // Sums of the eight scores over eight: -15 / 8, and 4 / 8.
    expect(profileLean(tasPlan)).toBe(-1.875);
    expect(profileLean(trainingPlan)).toBe(0.5);
  });

  test('the large-account model is named as one: long cycle, high collaboration', () => {
    const traits = describeProfile(tasPlan);
    const text = traits.map((trait) => formatIssue(trait)).join(', ');
    for (const words of [/large[- ]account/i, /long[- ]cycle/i, /high[- ]collaboration/i]) expect(text).toMatch(words);
    const zh = traits.map((trait) => formatIssue(trait, zhCN)).join('，');
    for (const words of [/大客户/, /周期/, /协同/]) expect(zh).toMatch(words);
  });

  test('S3-11: a company’s shell with a consumer’s core: the account beside the decision maker', () => {
    expect(training.fields.mobile.of).toBe('contact');
    expect(training.objects.order).toContain('account');
    expect(training.profile.customer).toBeLessThan(0);
    expect(training.profile.decision).toBeGreaterThan(0);
  });
});

describe('S2-2, S4-5: relationships', () => {
  test('three scales a key person and six indices are named for the host to measure; no engine comes with them', () => {
    const { relationship } = compileSalesModel(tas).definition;
    expect(relationship?.scales).toHaveLength(3);
    expect(relationship?.indices).toHaveLength(6);
    expect(relationship?.decisionChain?.minCoverage).toBeGreaterThan(0);
  });
});

describe('a model is plain data', () => {
  const at = '2026-01-05T09:00:00Z';
  const by = { id: 'ann', roles: ['rep'] };

  test('S3-12, S3-14, S3-17: a model that went through JSON compiles to the same rules', () => {
    for (const model of [training, tas, kaSmb]) {
      const copy = JSON.parse(JSON.stringify(model)) as typeof model;
      expect(copy).toEqual(model);
      expect(compileSalesModel(copy).definition).toEqual(compileSalesModel(model).definition);
    }
    const start = { id: 'o', fields: { mobile: '13912345678', interest: 'English' } };
    const context = { at, by, checks: { leadIsPlausible: true, mobileIsUnique: true, hasOrder: false } };
    const there = openOpportunity(
      compileSalesModel(JSON.parse(JSON.stringify(training)) as typeof training),
      start,
      context,
    );
    expect(there).toEqual(openOpportunity(trainingPlan, start, context));
  });

  test('S3-17, S3-19: parsing completes a model; parsing it again changes nothing', () => {
    for (const model of [training, tas, kaSmb]) {
      const once = parseSalesModel(model);
      if (!once.ok) throw new StagewrightError(once.issues);
      const twice = parseSalesModel(JSON.parse(JSON.stringify(once.value)));
      expect(twice.ok && twice.value).toEqual(once.value);
    }
  });

  test('S1-42: an opportunity is pinned to its model’s version; the next version does not decide over it', () => {
    const desk = openNew();
    const next = compileSalesModel({ ...training, version: 2 } as unknown as typeof training);
    const verdict = explain(next, desk.opportunity, { type: 'advance' }, desk.context());
    expect(verdict).toMatchObject({ allowed: false, standing: 'conflict' });
    expect(codes(verdict)).toEqual(['model_version_mismatch']);
    expect(restoreOpportunity(next, desk.opportunity).ok).toBe(false);
    const restored = restoreOpportunity(trainingPlan, JSON.parse(JSON.stringify(desk.opportunity)));
    expect(restored.ok && restored.value.opportunity).toEqual(desk.opportunity);
  });

  test('S3-22: what hosts add in meta survives', () => {
    const parsed = parseSalesModel({ ...tas, meta: { owner: 'sales operations' } });
    expect(parsed.ok && parsed.value.meta).toEqual({ owner: 'sales operations' });
  });
});
