import { lintRules, lintSalesModel, type RulesInput } from 'stagewright/lint';
import { describe, expect, it } from 'vitest';
import { changed } from '../../docs/rules/changed.js';
import { soundModel } from '../../docs/rules/soundModel.js';
import { smallModel } from '../../support/smallModel.js';

const vague = changed(soundModel, { 'series.deal.stages.explore.label': 'Build trust' });
const told = (rules: RulesInput) =>
  lintSalesModel(vague, { rules }).map(({ severity, code, path }) => `${severity} ${code} ${path}`);
const finding = 'vague_stage_name series.deal.stages.explore';

describe('a rule in the configuration', () => {
  it.each<readonly [string, RulesInput, readonly string[]]>([
    ['is found by default', {}, [`warning ${finding}`]],
    ['is switched off by its code', { vague_stage_name: 'off' }, []],
    ['is switched off by its number', { SW204: 'off' }, []],
    ['has another severity', { SW204: 'error' }, [`error ${finding}`]],
    ['has other options', { SW204: ['info', { names: ['nothing'] }] }, []],
    ['has another severity and options', { SW204: ['info', { names: ['Build Trust'] }] }, [`info ${finding}`]],
  ])('%s', (_, rules, expected) => {
    expect(told(rules)).toEqual(expected);
  });

  it('takes a threshold', () => {
    const days = (minDaysPerStage: number) =>
      lintSalesModel(soundModel, { rules: { too_many_stages: ['warning', { minDaysPerStage }] } });
    expect(days(30)).toEqual([]);
    expect(days(31).map(({ code, params }) => [code, params.daysPerStage])).toEqual([['too_many_stages', 30]]);
  });

  it('gives every case of a rule the severity asked for, cases that weigh less too', () => {
    const omitted = changed(soundModel, { 'series.deal.stages.explore.forecastCategory': 'omitted' });
    const severities = (rules: RulesInput) => lintSalesModel(omitted, { rules }).map(({ severity }) => severity);
    expect(severities({})).toEqual(['info']);
    expect(severities({ SW030: 'error' })).toEqual(['error']);
  });
});

describe('a configuration that is wrong', () => {
  it.each<readonly [string, object, string, string, object]>([
    [
      'an unknown rule',
      { vague_stage_nam: 'off' },
      'unknown_rule',
      'rules.vague_stage_nam',
      { id: 'vague_stage_nam', nearest: 'vague_stage_name' },
    ],
    ['a rule that the compiler enforces', { unreachable_stage: 'off' }, 'fixed_rule', 'rules.unreachable_stage', {}],
    ['the same by its number', { SW001: 'off' }, 'fixed_rule', 'rules.SW001', { id: 'SW001' }],
    ['what only compiling tells', { SW501: 'off' }, 'fixed_rule', 'rules.SW501', {}],
    [
      'a rule that is set twice',
      { SW511: 'off', incomplete_process_card: 'off' },
      'rule_set_twice',
      'rules.incomplete_process_card',
      { id: 'incomplete_process_card', other: 'SW511' },
    ],
    ['rules in a map', new Map([['SW204', 'off']]), 'wrong_type', 'rules', { expected: 'record' }],
    [
      'a number below what it may be',
      { SW209: ['info', { maxActions: -3 }] },
      'invalid_rule_option',
      'rules.SW209.maxActions',
      { expected: 'number', min: 0 },
    ],
    ['a severity that is none', { SW204: 'loud' }, 'invalid_rule_severity', 'rules.SW204', {}],
    [
      'an unknown option',
      { SW204: ['info', { nmaes: [] }] },
      'unknown_rule_option',
      'rules.SW204.nmaes',
      { choices: ['names'] },
    ],
    [
      'an option of the wrong kind',
      { SW201: ['info', { maxStages: '7' }] },
      'invalid_rule_option',
      'rules.SW201.maxStages',
      { expected: 'number' },
    ],
    [
      'a number that is none',
      { SW201: ['info', { maxStages: Number.NaN }] },
      'invalid_rule_option',
      'rules.SW201.maxStages',
      {},
    ],
    [
      'a list of other things',
      { SW204: ['info', { names: [1] }] },
      'invalid_rule_option',
      'rules.SW204.names',
      { expected: 'list' },
    ],
    ['options that are none', { SW204: ['info', null] }, 'invalid_rule_option', 'rules.SW204', { expected: 'record' }],
    [
      'an option of the prototype',
      { SW204: ['info', { constructor: 1 }] },
      'unknown_rule_option',
      'rules.SW204.constructor',
      {},
    ],
  ])('%s is told and changes nothing else', (_, rules, code, path, params) => {
    const findings = lintSalesModel(soundModel, { rules: rules as RulesInput });
    expect(findings).toEqual([
      { code, severity: 'error', number: 'SW000', path, params: expect.objectContaining(params) },
    ]);
  });
});

it('is told where strict is neither true nor false, and holds as if it was left out', () => {
  const findings = lintSalesModel(soundModel, { strict: 'no' as never });
  expect(findings.map(({ code, path }) => [code, path])).toEqual([['wrong_type', 'options.strict']]);
});

describe('blocks that are left out', () => {
  const found = (strict: boolean) => lintSalesModel(smallModel, { strict });

  it('are told once each, as info', () => {
    const absent = found(false).filter(({ code }) => code === 'block_absent');
    expect(absent.map(({ params }) => params.block)).toEqual([
      'profile',
      'customerStates',
      'objects',
      'dedupe',
      'lifecycle',
      'ageing',
      'access',
      'evidence',
      'purpose',
      'reasons',
      'changes',
      'reopen',
    ]);
    expect(new Set(absent.map(({ severity }) => severity))).toEqual(new Set(['info']));
  });

  it('weigh in full under strict, and their rules hold', () => {
    const strict = found(true);
    expect(strict.find(({ params }) => params.block === 'dedupe')?.severity).toBe('error');
    expect(strict.filter(({ code }) => code === 'outcome_without_reasons').map(({ path }) => path)).toEqual([
      'series.deal.result.outcomes.won',
      'series.deal.result.outcomes.lost',
    ]);
    expect(strict.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['no_dedupe_key', 'no_idle_rule', 'no_way_to_set_aside']),
    );
  });
});

it('every rule has a number and a code of its own, in the order of the numbers', () => {
  const rules = lintRules();
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  expect(rules.map(({ number }) => number)).toEqual([...new Set(rules.map(({ number }) => number))].sort());
});
