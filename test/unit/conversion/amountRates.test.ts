import { StagewrightError } from 'stagewright';
import { winRateChart } from 'stagewright/charts';
import { cohortConversion, formatRate, historyFromRows, describe as tell, winRate } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const asOf = at(31);
const rows = [
  { id: 'a', at: at(1), to: 'lead', amount: '10' },
  { id: 'a', at: at(5), to: 'won', amount: '10' },
  { id: 'b', at: at(1), to: 'lead', amount: '30' },
  { id: 'b', at: at(6), to: 'lost', amount: '30' },
];
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', recordedAt: 'at' } as const;
const { history } = historyFromRows(rows, { path, columns, currency: 'JPY' });
const basis = { closedDuring: { from: '2026-01-01', to: '2026-01-31' } };

describe('a rate by amount is told as one', () => {
  const report = winRate(history, { basis, weight: 'amount', asOf });

  test('in its definition, and with its currency', () => {
    const lines = tell(report, { locale: en }).split('\n');
    expect(lines[0]).toBe(
      'Win rate: The amount won over the amount of all that count, each once, with its last outcome and its amount at the close.',
    );
    expect(lines.at(-1)).toBe('Result: 25.0 % (10 of 40 JPY)');
    const chinese = tell(report, { locale: zhCN }).split('\n');
    expect(chinese[0]).toBe('赢单率：赢单金额除以计入商机的金额；每个商机只按最后结果计一次，金额取关闭时的金额。');
    expect(chinese.at(-1)).toBe('结果：25.0 %（40 中 10 JPY）');
  });

  test('where every close counts', () => {
    const every = winRate(history, { basis, weight: 'amount', count: 'everyClose', asOf });
    expect(tell(every, { locale: en })).toMatch(
      /^Win rate: The amount of closes that won over that of all that count,/,
    );
    expect(tell(every, { locale: zhCN })).toMatch(/^赢单率：赢单关闭的金额除以计入关闭的金额，/);
  });

  test('by count it stays one of counts', () => {
    const text = tell(winRate(history, { basis, asOf }), { locale: en });
    expect(text).toMatch(/^Win rate: Opportunities won over those that count,/);
    expect(text).toContain('50.0 % (9.5–90.5 %, 1 of 2)');
  });

  test('beside the conversion of a cohort', () => {
    const population = { enteredDuring: basis.closedDuring };
    const cohort = cohortConversion(history, { stage: 'lead', population, until: { followUpDays: 10 }, asOf });
    expect(tell(cohort, { locale: en })).toContain('amount advanced 25.0 % (10 of 40 JPY)');
  });

  test('on a chart', () => {
    expect(winRateChart(report).ranges[0]?.label).toBe('25.0 % (10/40 JPY)');
  });
});

describe('what is no rate is refused, not written', () => {
  const interval = { low: 0, high: 1, level: 0.95, method: 'wilson' };
  const rate = { value: 0.5, numerator: 1, denominator: 2, interval };
  const issuesOf = (wrong: object) => {
    try {
      return formatRate({ ...rate, ...wrong });
    } catch (error) {
      return error instanceof StagewrightError
        ? error.issues.map(({ code, path, params }) => [code, path, params.found])
        : error;
    }
  };

  test.each([
    [{ value: Number.NaN }, 'rate.value', 'NaN'],
    [{ numerator: Number.NaN }, 'rate.numerator', 'NaN'],
    [{ denominator: Number.POSITIVE_INFINITY }, 'rate.denominator', 'Infinity'],
    [{ interval: { ...interval, low: Number.NaN } }, 'rate.interval.low', 'NaN'],
    [{ interval: { high: null, level: 0.95, method: 'none' } }, 'rate.interval.low', 'undefined'],
    [{ unit: 1 }, 'rate.unit', 'number'],
  ])('%o', (wrong, path, found) => {
    expect(issuesOf(wrong)).toEqual([['wrong_type', path, found]]);
  });
});
