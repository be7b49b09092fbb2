import { diffModels, en, formatIssue, type Locale, type SalesModelInput } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';

function model(parts: {
  readonly moves?: object;
  readonly stage?: object;
  readonly raise?: readonly string[];
}): SalesModelInput {
  return {
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    roles: ['rep'],
    processes: [{ id: 'p', approve: { by: ['rep'] }, ...(parts.raise === undefined ? {} : { raise: parts.raise }) }],
    series: [
      {
        id: 's',
        won: 'order-placed',
        stages: [{ id: 'a', ...parts.stage }, { id: 'b' }],
        moves: parts.moves ?? {},
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  } as unknown as SalesModelInput;
}

const said = (before: Parameters<typeof model>[0], after: Parameters<typeof model>[0], locale: Locale = en) =>
  diffModels(model(before), model(after)).map((change) => formatIssue(change, locale));

describe('a change in words', () => {
  test('shows where two long values differ', () => {
    const rules = (keep: string) =>
      Array.from({ length: 5 }, (_, at) => ({
        from: 'b',
        to: 'a',
        when: { field: 'a-field-with-a-long-name', eq: `a long value, number ${at}` },
        keep: at === 4 ? keep : 'approvals',
      }));
    const [text = ''] = said({ moves: { rollBack: rules('none') } }, { moves: { rollBack: rules('all') } });
    expect(text).toContain('none');
    expect(text).toContain('all');
    expect(text.length).toBeLessThan(700);
    const [older = '', newer = ''] = text.replace('“rollBack” changed from ', '').split(' to ');
    expect(older).not.toBe(newer);
  });

  test('an empty list is a value', () => {
    expect(said({ raise: ['rep'] }, { raise: [] })).toEqual(['“raise” changed from rep to [].']);
    expect(said({ raise: [] }, { raise: ['rep'] }, zhCN)).toEqual(['“raise”由[]改为rep。']);
    expect(said({ raise: ['rep'] }, {})).toEqual(['“raise” changed from rep; it is no longer given.']);
  });

  test.each<readonly [string, object, object, readonly [string, string]]>([
    [
      'in the language of the locale',
      { en: 'Designed', 'zh-CN': '已设计' },
      { en: 'Drawn', 'zh-CN': '已画' },
      ['The label Designed is Drawn now.', '名称由已设计改为已画。'],
    ],
    [
      'in the one that changed',
      { en: 'Designed', 'zh-CN': '已设计' },
      { en: 'Drawn', 'zh-CN': '已设计' },
      ['The label Designed is Drawn now.', '名称由en: Designed改为en: Drawn。'],
    ],
    [
      'one more language',
      { en: 'Designed' },
      { en: 'Designed', 'zh-CN': '已设计' },
      ['The label Designed is zh-CN: 已设计 now.', '名称由Designed改为已设计。'],
    ],
  ])('a label: %s', (_, was, now, [english, chinese]) => {
    expect(said({ stage: { label: was } }, { stage: { label: now } })).toEqual([english]);
    expect(said({ stage: { label: was } }, { stage: { label: now } }, zhCN)).toEqual([chinese]);
  });
});
