import { describe, expect, it } from 'vitest';
import {
  forecastCategories,
  type RequiredPipelineOptions,
  requiredPipeline,
  splitDeals,
  weightedForecast,
} from '../../../src/forecast/index.js';
import type { Issue, StagewrightError } from '../../../src/issues/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';

const CNY = (amount: string | number) => ({ amount, currency: 'CNY' });

/** Codes, places and texts of issues. */
const said = (issues: readonly Issue[]) =>
  issues.map((issue) => [issue.code, issue.path, formatIssue(issue), formatIssue(issue, zhCN)]);

function refused(call: () => unknown) {
  try {
    call();
  } catch (error) {
    return said((error as StagewrightError).issues);
  }
  return [];
}

describe('a refusal does not contradict itself', () => {
  const pipeline = (more: Partial<RequiredPipelineOptions>) =>
    refused(() => requiredPipeline({ target: CNY('100'), winRate: 0.5, ...more }));

  it('of a win rate: 0 is a number from 0 to 1, but nothing is ever won at it', () => {
    expect(pipeline({ winRate: 0 })).toEqual([
      ['out_of_range', 'winRate', '0 is out of range: above 0, at most 1.', '0超出范围：大于0，不大于1。'],
    ]);
    expect(pipeline({ winRate: '0 %' }).map(([code]) => code)).toEqual(['out_of_range']);
    expect(pipeline({ winRate: 1.2 })).toEqual([
      [
        'invalid_probability',
        'winRate',
        'A probability is not a number from 0 to 1: 1.2.',
        '有赢率不是0到1之间的数：1.2。',
      ],
    ]);
  });

  it('of a target that takes more deals than anybody counts', () => {
    expect(pipeline({ winRate: '1e-9', dealAmount: CNY('10'), confidence: 0.9 })).toEqual([
      [
        'too_many_deals',
        'target',
        'More than 100000 deals are needed to be so sure of this target.',
        '要以此把握达到目标，所需商机超过100000个。',
      ],
    ]);
    // On average it is a number.
    expect(requiredPipeline({ target: CNY('100'), winRate: '1e-9', dealAmount: CNY('10') }).deals).toBe(1e10);
  });

  it('of an amount that is no number', () => {
    const { warnings } = weightedForecast([dealOf({ id: 'a', amount: CNY(Number.NaN) })], FORECAST_OPTIONS);
    expect(said(warnings).map(([code, , english]) => [code, english])).toEqual([
      ['invalid_amount', 'The amount is not a decimal number (1 row: a): NaN.'],
    ]);
  });

  it('of a share and of a weight, which are no probabilities', () => {
    const split = { dealId: 'd', owner: 'li', share: 7, type: 'share' } as const;
    expect(said(splitDeals([dealOf()], [split]).issues)).toEqual([
      ['not_a_share', 'splits.0.share', 'This is not a share from 0 to 1: 7.', '此处应为0到1之间的占比，而不是7。'],
    ]);
    const categories = [{ id: 'closed' }];
    const rollUps = [{ id: 'all', weights: { closed: 2 } }];
    expect(
      refused(() => forecastCategories([], { ...FORECAST_OPTIONS, categories, rollUps })).map(([code, path]) => [
        code,
        path,
      ]),
    ).toEqual([['not_a_share', 'rollUps.0.weights.closed']]);
  });
});
