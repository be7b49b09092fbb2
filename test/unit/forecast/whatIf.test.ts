import { describe, expect, it } from 'vitest';
import { type DealInput, whatIf } from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf } from '../../support/dealOf.js';

const SECOND_QUARTER = {
  asOf: '2026-04-10T00:00:00Z',
  currency: 'CNY',
  closing: { from: '2026-04-01', to: '2026-07-01' },
} as const;

const row = (id: string, amount: string, more: Partial<DealInput>): DealInput =>
  dealOf({
    id,
    amount: { amount, currency: 'CNY' },
    probability: { value: 0.5, source: 'stage' },
    closeOn: '2026-05-01',
    ...more,
  });

const open = row('a', '50.00', {});
const won = row('w', '100.00', { status: 'won', probability: null, closedOn: '2026-04-05', closeOn: '2026-04-30' });

function means(deals: readonly DealInput[], suppositions: Parameters<typeof whatIf>[1], options = {}) {
  const { before, after } = whatIf(deals, suppositions, { ...SECOND_QUARTER, ...options });
  return [before.mean.amount, after.mean.amount];
}

/** What the law that is supposed says beside the one that is. */
function told(deals: readonly DealInput[], suppositions: Parameters<typeof whatIf>[1], options = {}) {
  const { before, after } = whatIf(deals, suppositions, { ...SECOND_QUARTER, ...options });
  const known = before.warnings.map(({ code }) => code);
  return after.warnings
    .filter(({ code }) => !known.includes(code))
    .map((issue) => [issue.code, issue.path, issue.severity, formatIssue(issue), formatIssue(issue, zhCN)]);
}

describe('a supposition', () => {
  it('that a win slips takes it out of the window, and leaves it certain within', () => {
    const slipped = (closeOn: string) => means([open, won], [{ opportunity: 'w', becomes: 'slipped', closeOn }]);
    expect(slipped('2026-08-01')).toEqual(['125.00', '25.00']);
    expect(slipped('2026-06-01')).toEqual(['125.00', '125.00']);
    // Without a window nothing leaves it.
    expect(
      means([open, won], [{ opportunity: 'w', becomes: 'slipped', closeOn: '2026-08-01' }], { closing: undefined }),
    ).toEqual(['125.00', '125.00']);
  });

  it('that moves nothing, because the opportunity counts neither way, is told with the reason', () => {
    const undated = row('u', '10.00', { closeOn: null });
    expect(means([open, undated], [{ opportunity: 'u', becomes: 'won' }])).toEqual(['25.00', '25.00']);
    expect(told([open, undated], [{ opportunity: 'u', becomes: 'won' }])).toEqual([
      [
        'supposed_in_vain',
        'suppositions.0',
        'warning',
        'What is supposed of “u” moves nothing: it has no date of a close, and the forecast is of a window.',
        '对“u”的假设不改变任何数字：它没有成交日期，而预测只计一个时间段。',
      ],
    ]);
    const later = row('l', '10.00', { closeOn: '2026-09-01' });
    const lost = row('x', '10.00', { status: 'lost', probability: null });
    const dollars = row('d', '10.00', { amount: { amount: '10.00', currency: 'USD' } });
    const unpriced = row('n', '10.00', { amount: null });
    const all = [open, later, lost, dollars, unpriced, row('i', 'ten', {})];
    const vain = told(all, [
      { opportunity: 'a', becomes: 'won' },
      { opportunity: 'l', becomes: 'won' },
      { opportunity: 'x', becomes: 'slipped', closeOn: '2026-06-01' },
      { opportunity: 'd', becomes: 'won' },
      { opportunity: 'n', becomes: 'won' },
      { opportunity: 'i', becomes: 'won' },
    ]);
    expect(vain.map(([, path, , text]) => [path, text])).toEqual([
      [
        'suppositions.1',
        'What is supposed of “l” moves nothing: it closes outside of the window that the forecast is of.',
      ],
      ['suppositions.2', 'What is supposed of “x” moves nothing: it is lost.'],
      ['suppositions.3', 'What is supposed of “d” moves nothing: its amount cannot be converted.'],
      ['suppositions.4', 'What is supposed of “n” moves nothing: it has no amount.'],
      ['suppositions.5', 'What is supposed of “i” moves nothing: it cannot be read.'],
    ]);
  });

  it('that leads out of the window, into it, or to another day in it is told nothing of', () => {
    const later = row('l', '10.00', { closeOn: '2026-09-01' });
    expect(told([open, later], [{ opportunity: 'l', becomes: 'slipped', closeOn: '2026-06-01' }])).toEqual([]);
    expect(told([open], [{ opportunity: 'a', becomes: 'slipped', closeOn: '2026-06-01' }])).toEqual([]);
    expect(told([open], [{ opportunity: 'a', becomes: 'lost' }])).toEqual([]);
    // Of two the later stands, and is the one that is told of.
    expect(
      told(
        [open, later],
        [
          { opportunity: 'l', becomes: 'lost' },
          { opportunity: 'l', becomes: 'won' },
        ],
      ).map(([, path]) => path),
    ).toEqual(['suppositions.1']);
  });
});
