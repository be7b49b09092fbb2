import { en } from 'stagewright';
import {
  describeParts,
  type Measured,
  pipelineMovement,
  stageAgeing,
  staleOpportunities,
} from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import { expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

const history = stagesHistory({
  a: [
    [day(1), 'lead', '10'],
    [day(3), 'need', '10'],
  ],
  b: [
    [day(1), 'lead', '20'],
    [day(5), 'won', '20'],
  ],
});
const asOf = day(20);

/** What a report says of its bounds, in both languages, up to where its zone is told. */
function told(report: Measured<unknown>): readonly string[] {
  const names = { lead: '线索' };
  return [en, zhCN].map((locale) => {
    const { notes } = describeParts(report, { locale, names });
    return notes.flatMap((note) => /^(?:Bounds: |范围：)(.*)(?: \(|（)/.exec(note)?.[1] ?? []).join();
  });
}

test('thresholds by stage and by quantile are told, and in words', () => {
  const after = {
    inStage: { byStage: { lead: 14, need: 1, chat: 2 } },
    sinceChange: 9,
    age: { quantile: 0.9 },
  } as const;
  const path = { ...history.path, aliases: { chat: 'bid' } };
  const report = staleOpportunities({ ...history, path }, { after, asOf });
  expect(report.bounds).toEqual({
    ...{ 'inStage.byStage.lead': 14, 'inStage.byStage.need': 1, 'inStage.byStage.chat': 2 },
    ...{ sinceChange: 9, 'age.quantile': 0.9 },
  });
  expect(told(report)).toEqual([
    'stale after 14 days in 线索, stale after 1 day in need, stale after 2 days in chat, stale after 9 days since a change, stale when older than at the close of a share of 0.9',
    '在“线索”超过 14 天为停滞，在“need”超过 1 天为停滞，在“chat”超过 2 天为停滞，上次变更后超过 9 天为停滞，创建后天数超过比例 0.9 的商机关闭所需天数为停滞',
  ]);
});

test('numbers that hold where none is given are told too', () => {
  const report = stageAgeing(history, { asOf });
  expect(report.bounds).toEqual({ warn: 0.75, alarm: 0.9 });
  expect(told(report)).toEqual([
    'warned at the quantile 0.75, alarm at the quantile 0.9',
    '提醒分位数 0.75，警报分位数 0.9',
  ]);
});

test('rates of exchange are told, each with its currency', () => {
  const during = { from: '2026-08-02', to: '2026-08-10' };
  const convert = { to: 'EUR', start: { CNY: '0.13' }, end: { CNY: '0.125' } };
  const report = pipelineMovement(history, { during, convert, asOf });
  expect(report.bounds).toEqual({
    ...{ during: ['2026-08-02', '2026-08-10'], to: 'EUR', 'start.CNY': '0.13', 'end.CNY': '0.125' },
  });
  expect(told(report)).toEqual([
    'from 2026-08-02 to 2026-08-10, to EUR, one CNY worth 0.13 at the start, one CNY worth 0.125 at the end',
    '2026-08-02 至 2026-08-10，至 EUR，期初 1 CNY 折合 0.13，期末 1 CNY 折合 0.125',
  ]);
});
