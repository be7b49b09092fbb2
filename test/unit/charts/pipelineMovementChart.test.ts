import { describe, expect, it } from 'vitest';
import { pipelineMovementChart } from '../../../src/charts/index.js';
import { historyFromRows, pipelineMovement } from '../../../src/conversion/index.js';
import { thrown } from '../../support/thrown.js';

const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', currency: 'currency' } as const;

function movement(amounts: readonly (readonly [id: string, amount: string, currency: string])[]) {
  const rows = amounts.map(([id, amount, currency]) => ({
    id,
    amount,
    currency,
    at: '2026-02-03T00:00:00Z',
    to: 'lead',
  }));
  const { history } = historyFromRows(rows, { path, columns });
  return pipelineMovement(history, { during: { from: '2026-02-01', to: '2026-03-01' }, asOf: '2026-03-01T00:00:00Z' });
}

describe('pipelineMovementChart of several currencies', () => {
  const report = movement([
    ['a', '100', 'EUR'],
    ['b', '20', 'EUR'],
    ['c', '70', 'USD'],
    ['d', '5', 'GBP'],
  ]);

  it('says which one is drawn, of how many opportunities, and which are not', () => {
    const chart = pipelineMovementChart(report);
    expect(chart.steps.map(({ name, label }) => `${name} ${label}`)).toEqual(['Start 0', 'New +120', 'End 120']);
    expect(chart.subtitle).toContain('EUR only, without GBP, USD');
    expect(chart.subtitle).toContain('n = 2');
    expect(chart.n).toBe(2);
    expect(chart.warnings).toContainEqual({
      code: 'mixed_currencies',
      severity: 'warning',
      path: 'report.total',
      params: { currencies: ['EUR', 'GBP', 'USD'] },
    });
    const dollars = pipelineMovementChart(report, { currency: 'USD', locale: { language: 'zh-CN' } });
    expect(dollars.subtitle).toContain('仅 USD，不含 EUR、GBP');
    expect([dollars.n, dollars.steps.at(-1)?.label]).toEqual([1, '70']);
  });

  it('refuses a currency that it has not, with those that it has', () => {
    expect(thrown(() => pipelineMovementChart(report, { currency: 'CHF' }))).toEqual(['unknown_choice currency']);
    expect(() => pipelineMovementChart(report, { currency: 'CHF' })).toThrow(/"choices":\["EUR","GBP","USD"\]/);
  });

  it('says nothing of currencies where there is one, and draws nothing where no amount is known', () => {
    const one = pipelineMovementChart(movement([['a', '100', 'EUR']]), { currency: 'EUR' });
    const mixed = one.warnings.filter(({ code }) => code === 'mixed_currencies');
    expect([mixed, one.subtitle.includes('EUR'), one.n]).toEqual([[], false, 1]);
    const none = pipelineMovementChart(movement([['a', '', '']]), { currency: 'EUR' });
    expect([none.steps, none.subtitle.includes('no data')]).toEqual([[], true]);
  });
});
