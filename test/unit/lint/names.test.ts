import { en, formatIssue } from 'stagewright';
import {
  formatFindings,
  lintSalesModel,
  toFindingsJson,
  toFindingsMarkdown,
  toSarif,
  withLintTexts,
} from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { type Changes, changed } from '../../docs/rules/changed.js';
import { soundModel } from '../../docs/rules/soundModel.js';

const S = 'series.deal';
const found = (code: string, changes: Changes) =>
  lintSalesModel(changed(soundModel, changes)).filter((finding) => finding.code === code);
const labels = (one: unknown, other: unknown): Changes =>
  ({
    [`${S}.stages.explore.label`]: one,
    [`${S}.stages.decide.label`]: other,
  }) as Changes;

describe('names that cannot be told apart', () => {
  test.each<readonly [string, unknown, unknown]>([
    ['signs that mean something', '<20%', '>20%'],
    ['the same', 'C', 'C++'],
    ['a hash', 'C#', 'C'],
  ])('%s tell them apart', (_, one, other) => {
    expect(found('duplicate_label', labels(one, other))).toEqual([]);
  });

  test.each<readonly [string, unknown, unknown]>([
    ['a blank within Chinese', '洽谈', '洽 谈'],
    ['a hyphen', 'Closed-lost', 'closed  Lost'],
    ['full width', '＜20％', '<20%'],
  ])('%s does not', (_, one, other) => {
    expect(found('duplicate_label', labels(one, other)).map(({ path }) => path)).toEqual([`${S}.stages.decide.label`]);
  });

  test('ids are not read by those who read labels', () => {
    const stage = soundModel.series[0].stages[1];
    const changes = {
      [`${S}.stages.1`]: { ...stage, id: 'st_1' },
      [`${S}.stages.2`]: { ...soundModel.series[0].stages[2], id: 'st-1' },
    };
    expect(found('duplicate_label', changes as never)).toEqual([]);
  });

  test('one id twice is told once', () => {
    const twice = [{ id: 'rival' }, { id: 'rival' }];
    const codes = lintSalesModel(changed(soundModel, { [`${S}.result.outcomes.lost.reasons`]: twice } as never)).map(
      ({ code }) => code,
    );
    expect(codes).toContain('duplicate_id');
    expect(codes).not.toContain('duplicate_label');
  });
});

test.each<readonly [string, Changes, string]>([
  [
    'vague_stage_name',
    { [`${S}.stages.explore.label`]: 'Follow up' },
    '“Follow up” is something that goes on, not a result.',
  ],
  [
    'action_as_stage',
    { [`${S}.stages.explore.label`]: { en: 'Solution', 'zh-CN': '高层拜访' } },
    '“高层拜访” is an action, not a stage.',
  ],
  ['lost_as_stage', { [`${S}.stages.explore.label`]: 'Closed lost' }, '“Closed lost” is a result, not a stage.'],
  [
    'outcome_named_otherwise',
    { [`${S}.result.outcomes.lost.label`]: 'Success' },
    'The outcome “Success” counts as lost and is called otherwise.',
  ],
])('%s names what is at fault, whether labels are at hand or not', (code, changes, said) => {
  expect(found(code, changes).map((finding) => formatIssue(finding, withLintTexts(en)))).toEqual([said]);
});

describe('a formatter refuses what it cannot read', () => {
  const thrown = (call: () => unknown) => {
    try {
      call();
    } catch (error) {
      return (error as { readonly issues?: readonly { readonly code: string; readonly path: string }[] }).issues?.map(
        ({ code, path }) => `${code} ${path}`,
      );
    }
    return 'nothing';
  };

  test.each<readonly [string, () => unknown, string]>([
    ['a misspelt property', () => formatFindings([], { sorce: {} } as never), 'unknown_property format.sorce'],
    ['the same in JSON', () => toFindingsJson([], { sorce: {} } as never), 'unknown_property format.sorce'],
    ['the same in Markdown', () => toFindingsMarkdown([], { sorce: {} } as never), 'unknown_property format.sorce'],
    ['a source that is a text', () => toSarif([], 'model.json' as never), 'wrong_type source'],
    ['a source without a file', () => toSarif([], {} as never), 'wrong_type source.uri'],
    [
      'a text that is none',
      () => formatFindings([], { source: { uri: 'a', text: 5 } } as never),
      'wrong_type format.source.text',
    ],
    ['no findings', () => formatFindings(null as never), 'wrong_type findings'],
    ['a finding that is none', () => toSarif([null] as never, { uri: 'a' }), 'wrong_type findings.0'],
  ])('%s', (_, call, told) => {
    expect(thrown(call)).toEqual([told]);
  });
});
