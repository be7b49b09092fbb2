import { compileSalesModel, en, formatIssue, openOpportunity, parseContext, translator } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';

const model = modelOf(
  {
    stages: [
      {
        id: 'a',
        requires: { fields: ['amount'], condition: { all: [{ check: 'creditOk' }, { field: 'rate', gt: 1 }] } },
      },
      { id: 'b' },
    ],
  },
  {
    roles: ['boss'],
    fields: { amount: { type: 'money' }, rate: { type: 'number' } },
    checks: { creditOk: 'Credit is good', legalOk: 'Law agrees' },
    types: [{ id: 'new', when: { check: 'legalOk' } }],
    waivers: [{ role: 'boss', kinds: ['conditions'] }],
  },
);
const opened = () => new Player(model, {}, { type: 'new' });
const given = {
  facts: { amuont: { amount: '1', currency: 'CNY' }, rat: 2, region: 'south' },
  checks: { creditOK: true, other: false },
} as never;

describe('a refusal names what was given under a name that nobody reads', () => {
  test('a field, a check, and what a condition waits for', () => {
    const player = opened().send({ type: 'advance' }, given);
    expect(player.last.ok ? [] : player.last.blockers.map(({ code, params }) => [code, params.given])).toEqual([
      ['missing_field', ['amuont']],
      ['check_unanswered', ['creditOK']],
      ['condition_unknown', ['rat']],
    ]);
  });

  test('beside the blocker in the checklist too, in both languages', () => {
    const player = opened();
    const verdict = player.explain({ type: 'advance' }, given);
    const [item] = verdict.checklist.filter(({ met }) => !met);
    expect(item?.blocker).toBe(verdict.blockers[0]);
    const [missing, check, condition] = verdict.blockers;
    const told = (issue: typeof missing, locale = en) => issue && translator(player.plan, locale)(issue);
    expect(told(missing)).toBe('“amount” is not filled in. “amuont” was given, which the model does not know.');
    expect(told(check)).toBe('Not checked yet: Credit is good. “creditOK” was given, which the model does not know.');
    expect(told(condition)).toContain('Fill in: rate. “rat” was given, which the model does not know.');
    expect(told(missing, zhCN)).toBe('尚未填写“amount”。传入了“amuont”，但模型中没有这个名称。');
  });

  test('when an opportunity is opened', () => {
    const refused = openOpportunity(
      compileSalesModel(model),
      { id: 'o' },
      { at: START, by: { id: 'ann', roles: [] }, checks: { legalOK: true } as never },
    );
    expect(refused.ok ? [] : refused.blockers.map(({ code, params }) => [code, params.given])).toEqual([
      ['condition_unknown', ['legalOK']],
    ]);
  });

  test('and nothing where no name is near, or the host gave what was asked', () => {
    const blockersOf = (more: object) => {
      const player = opened().send({ type: 'advance' }, more);
      return player.last.ok ? [] : player.last.blockers.map(({ code, params }) => [code, 'given' in params]);
    };
    expect(blockersOf({ facts: { region: 1 }, checks: { other: true } })).toEqual([
      ['missing_field', false],
      ['check_unanswered', false],
      ['condition_unknown', false],
    ]);
    expect(
      blockersOf({ facts: { amount: { amount: '1', currency: 'CNY' }, rate: 2 }, checks: { creditOk: true } }),
    ).toEqual([]);
  });
});

describe('parseContext', () => {
  const { plan } = opened();
  const context = { at: START, by: { id: 'ann', roles: ['boss'] } };
  const told = (value: unknown) =>
    parseContext(plan, value).issues.map(({ code, path, params }) => [code, path, params.nearest ?? null]);

  test('gives back a context that the kernel reads whole', () => {
    const whole = {
      ...context,
      facts: { amount: null, rate: '2', type: 'new' },
      checks: { creditOk: true },
      expectedSeq: 3,
    };
    expect(parseContext(plan, whole)).toEqual({ ok: true, value: whole, issues: [] });
  });

  test('tells every name that the model does not know, with the nearest', () => {
    expect(told({ ...context, ...(given as object) })).toEqual([
      ['unknown_reference', 'context.facts.amuont', 'amount'],
      ['unknown_reference', 'context.facts.rat', 'rate'],
      ['unknown_reference', 'context.facts.region', null],
      ['unknown_reference', 'context.checks.creditOK', 'creditOk'],
      ['unknown_reference', 'context.checks.other', null],
    ]);
  });

  test('tells facts that are none of their field, or none of the types', () => {
    expect(told({ ...context, facts: { amount: 5, type: 'nwe' } })).toEqual([
      ['invalid_field', 'context.facts.amount', null],
      ['unknown_reference', 'context.facts.type', 'new'],
    ]);
  });

  test('tells a waiver that would never expire because its word is misspelt, or that names no role', () => {
    const waiver = { code: 'missing_field', path: 'x', by: { id: 'b', roles: ['boss'] }, reason: 'r' };
    expect(told({ ...context, waive: [{ ...waiver, expiresAt: '2026-12-31T00:00:00Z' }] })).toEqual([]);
    expect(told({ ...context, waive: [waiver, { ...waiver, expireAt: '2026-12-31T00:00:00Z' }] })).toEqual([
      ['unknown_property', 'context.waive.1.expireAt', 'expiresAt'],
    ]);
    expect(told({ ...context, waive: [{ ...waiver, expiresAt: 'soon' }] })).toEqual([
      ['unreadable_instant', 'context.waive.0.expiresAt', null],
    ]);
  });

  test('tells what no context is, as the kernel does', () => {
    expect(told({ ...context, expectedSq: 1 })).toEqual([['invalid_event', 'context.expectedSq', 'expectedSeq']]);
    expect(told(5)).toEqual([['invalid_event', 'context.at', null]]);
    const [issue] = parseContext(plan, { ...context, checks: { creditOK: true } }).issues;
    expect(issue && formatIssue(issue)).toBe('No check is called “creditOK”. Did you mean “creditOk”?');
  });
});
