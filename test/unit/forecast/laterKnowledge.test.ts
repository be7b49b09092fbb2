import { describe, expect, it } from 'vitest';
import { type DealInput, weightedForecast } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf } from '../../support/dealOf.js';

const options = { asOf: '2026-04-10T16:00:00Z', currency: 'CNY' } as const;
const byHand = (value: number, at: string, more: object = {}) => ({ value, source: 'manual' as const, at, ...more });

function forecast(probability: DealInput['probability'], more: object = {}) {
  const { deals, warnings, excluded, stale } = weightedForecast([dealOf({ probability })], { ...options, ...more });
  return { used: deals[0]?.probability?.value ?? null, codes: warnings.map(({ code }) => code), excluded, stale };
}

describe('a probability that was said after the moment of the forecast', () => {
  it('does not stand: the one before it does, of whatever source', () => {
    const [early, late] = [byHand(0.8, '2026-04-01T00:00:00Z'), byHand(0.1, '2026-04-20T00:00:00Z')];
    for (const both of [
      [early, late],
      [late, early],
    ])
      expect(forecast(both)).toEqual({ used: 0.8, codes: ['probability_later'], excluded: {}, stale: [] });
    expect(forecast([late, { value: 0.3, source: 'stage' }]).used).toBe(0.3);
    expect(forecast({ ...late, stageValue: 0.4 }).used).toBe(0.4);
    expect(forecast(late)).toMatchObject({ used: null, excluded: { noProbability: 1 } });
  });

  it('at the moment itself it stands; a date without a time is over or not by the day of the zone', () => {
    expect(forecast(byHand(0.8, '2026-04-10T16:00:00Z')).used).toBe(0.8);
    expect(forecast(byHand(0.8, '2026-04-10T16:00:00.001Z')).used).toBe(null);
    expect(forecast(byHand(0.8, '2026-04-10')).used).toBe(0.8);
    expect(forecast(byHand(0.8, '2026-04-11')).used).toBe(null);
    // In Shanghai it is the eleventh at that moment.
    expect(forecast(byHand(0.8, '2026-04-11'), { calendar: 'Asia/Shanghai' }).used).toBe(0.8);
    // What is neither is of an unknown age, which is told where ages are asked for.
    expect(forecast(byHand(0.8, 'lately'))).toMatchObject({ used: 0.8, codes: [] });
  });

  it('is told, in both languages, of open deals', () => {
    const late = dealOf({ id: 'a', probability: byHand(0.1, '2026-04-20T00:00:00Z', { stageValue: 0.4 }) });
    const { warnings } = weightedForecast([late], options);
    expect(warnings.map((issue) => [formatIssue(issue), formatIssue(issue, zhCN)])).toEqual([
      [
        'A probability was said after the moment of the forecast, and does not stand yet (1 row: a).',
        '有赢率是在预测时点之后给出的，尚不采用（1行：a）。',
      ],
    ]);
    const won = dealOf({ status: 'won', probability: byHand(1, '2026-04-20T00:00:00Z') });
    expect(weightedForecast([won], options).warnings).toEqual([]);
  });
});
