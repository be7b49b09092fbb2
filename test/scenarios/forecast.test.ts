import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { apply, compileSalesModel, defineSalesModel, openOpportunity, toDeals } from 'stagewright';
import { describe, expect, it } from 'vitest';
import { type DealInput, weightedForecast } from '../../src/forecast/index.js';

/** The funnel of the article, in units of 10,000 yuan: stage, deals, amount, probability; P4 and P5 are won. */
const FUNNEL = [
  ['P1', 4340, 5000, 0.1, 'open'],
  ['P2', 3000, 2000, 0.3, 'open'],
  ['P3', 2000, 1000, 0.6, 'open'],
  ['P4', 300, 500, 1, 'won'],
  ['P5', 280, 400, 1, 'won'],
] as const;

/** So many deals a stage, whose amounts add up to the stage's. */
const FUNNEL_DEALS = FUNNEL.flatMap(([stage, count, tenThousands, value, status]) => {
  const minor = tenThousands * 10_000 * 100;
  const each = Math.floor(minor / count);
  return Array.from(
    { length: count },
    (_, n): DealInput => ({
      id: `${stage}-${n}`,
      amount: { minor: n === 0 ? minor - each * (count - 1) : each, currency: 'CNY' },
      stage,
      status,
      probability: { value, source: 'stage' },
      closeOn: `2017-${String((n % 10) + 1).padStart(2, '0')}-15`,
      owner: null,
    }),
  );
});

const options = { asOf: '2017-01-01T00:00:00+08:00', currency: 'CNY', calendar: 'Asia/Shanghai' } as const;
const closing = { from: '2017-01-01', to: '2017-11-01' };

describe('the worked forecast of the article', () => {
  const forecast = weightedForecast(FUNNEL_DEALS, { ...options, closing, groupBy: ['stage'] });

  it('S0-24, S0-29, S0-30: 500 + 600 + 600 + 500 + 400 = 2,600 (万), of 9,920 deals', () => {
    expect(forecast.groups.map(({ key, value }) => [key.stage, value.weighted.amount])).toEqual([
      ['P1', '5000000.00'],
      ['P2', '6000000.00'],
      ['P3', '6000000.00'],
      ['P4', '5000000.00'],
      ['P5', '4000000.00'],
    ]);
    expect(forecast.total.weighted).toEqual({ amount: '26000000.00', currency: 'CNY' });
    expect(forecast.n).toBe(9920);
    expect(forecast.groups.map(({ value }) => value.opportunities)).toEqual([4340, 3000, 2000, 300, 280]);
    expect(forecast.total.unweighted.amount).toBe('89000000.00');
  });

  it('S0-32: P4 and P5 are won: 900 (万) are booked and only 1,700 (万) are still expected', () => {
    expect(forecast.total.won.amount).toBe('9000000.00');
    expect(forecast.total.open.amount).toBe('17000000.00');
  });

  it('S0-31: a deal that closes in November 2017 is left out of January to October', () => {
    const november: DealInput = { ...(FUNNEL_DEALS[0] as DealInput), id: 'november', closeOn: '2017-11-01' };
    const october: DealInput = { ...november, id: 'october', closeOn: '2017-10-31' };
    const more = weightedForecast([...FUNNEL_DEALS, november, october], { ...options, closing });
    expect(more.excluded).toEqual({ outsideWindow: 1 });
    expect(more.n).toBe(9921);
  });

  it('S0-49: one deal of 30 million at a fixed 30 % adds exactly 900 (万) to 100 million of 100 deals, at nothing 0', () => {
    const rest = Array.from(
      { length: 99 },
      (_, n): DealInput => ({
        id: `r${n}`,
        amount: { minor: n === 0 ? 7_000_000_000n - 98n * 70_707_070n : 70_707_070n, currency: 'CNY' },
        stage: 'proposal',
        status: 'open',
        probability: { value: '30%', source: 'stage' },
        closeOn: '2017-06-01',
        owner: null,
      }),
    );
    const big = (probability: DealInput['probability']): DealInput => ({
      id: 'big',
      amount: { amount: '30000000.00', currency: 'CNY' },
      stage: 'proposal',
      status: 'open',
      probability,
      closeOn: '2017-06-01',
      owner: null,
    });
    const weightedOf = (deals: readonly DealInput[]) => weightedForecast(deals, options).total.weighted.amount;
    expect(weightedForecast([big({ value: 0.3, source: 'stage' })], options).total.weighted.amount).toBe('9000000.00');
    expect(weightedOf([...rest, big({ value: 0.3, source: 'stage' })])).toBe('30000000.00');
    const byHand = weightedForecast(
      [...rest, big({ value: 0, source: 'manual', by: 'li', reason: 'no budget', stageValue: 0.3 })],
      options,
    );
    expect(byHand.total.weighted.amount).toBe('21000000.00');
    expect(byHand.stageView.difference.amount).toBe('-9000000.00');
  });
});

describe('opportunities of the kernel', () => {
  it('are won in the period in which they were closed where the company is, not in Greenwich', () => {
    const plan = compileSalesModel(
      defineSalesModel({
        format: 'stagewright/1',
        id: 'm',
        version: 1,
        fields: { amount: { type: 'money' } },
        series: [
          {
            id: 's',
            won: 'order-placed',
            deal: { amount: 'amount' },
            stages: [{ id: 'a' }],
            result: { outcomes: [{ id: 'won', kind: 'won', reasons: ['fit'] }] },
          },
        ],
      }),
    );
    const at = (text: string) => ({ at: text, by: { id: 'ann', roles: [] } });
    const fields = { amount: { amount: '100', currency: 'CNY' } };
    const opened = openOpportunity(plan, { id: 'o', fields }, at('2026-10-01T09:00:00+08:00'));
    if (!opened.ok) throw new Error(opened.standing);
    const won = { type: 'close', outcome: 'won', reason: 'fit' } as const;
    const closed = apply(plan, opened.opportunity, won, at('2026-11-01T07:00:00+08:00'));
    if (!closed.ok) throw new Error(closed.blockers[0]?.code);
    const wonIn = (calendar: string) =>
      weightedForecast(toDeals(plan, [closed.opportunity]), {
        ...{ asOf: '2026-12-01T00:00:00Z', currency: 'CNY', calendar },
        closing: { from: '2026-11-01', to: '2026-12-01' },
      }).total.won.amount;
    expect([wonIn('Asia/Shanghai'), wonIn('UTC')]).toEqual(['100.00', '0.00']);
  });
});

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

describe.skipIf(!existsSync(`${data}facts/maven_crm.json`))(
  'a real pipeline: Maven CRM (left out where ../shared/data is absent)',
  () => {
    it('weighted_pipeline_list_price', () => {
      const { facts } = JSON.parse(readFileSync(`${data}facts/maven_crm.json`, 'utf8')) as {
        facts: { id: string; value: number; tolerance: number }[];
      };
      const fact = facts.find(({ id }) => id === 'weighted_pipeline_list_price');
      const prices = new Map(rowsOf('products.csv').map(({ product, sales_price }) => [product, sales_price ?? '']));
      const deals = rowsOf('sales_pipeline.csv').map((row): DealInput => {
        const stage = row.deal_stage ?? '';
        const product = row.product === 'GTXPro' ? 'GTX Pro' : row.product;
        return {
          id: row.opportunity_id ?? '',
          amount: { amount: prices.get(product) ?? '', currency: 'USD' },
          stage,
          status: stage === 'Won' ? 'won' : stage === 'Lost' ? 'lost' : 'open',
          probability:
            stage === 'Prospecting'
              ? { value: 0.1, source: 'stage' }
              : stage === 'Engaging'
                ? { value: 0.5, source: 'stage' }
                : null,
          closeOn: row.close_date === '' ? null : (row.close_date ?? null),
          owner: row.sales_agent ?? null,
        };
      });
      const forecast = weightedForecast(deals, { asOf: '2017-12-31T00:00:00Z', currency: 'USD' });
      expect(forecast.total.open.amount).toBe('2053513.10');
      expect(Math.abs(Number(forecast.total.open.amount) - (fact?.value ?? Number.NaN))).toBeLessThanOrEqual(
        fact?.tolerance ?? 0,
      );
      expect(forecast.excluded).toEqual({ lost: 2473 });
      expect(forecast.n).toBe(4238 + 1589 + 500);
    });
  },
);

function rowsOf(name: string): readonly { readonly [column: string]: string }[] {
  const [head = '', ...lines] = readFileSync(`${data}maven_crm/${name}`, 'utf8').trim().split(/\r?\n/);
  const columns = head.replace(/^\uFEFF/, '').split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, index) => [columns[index] ?? '', value])));
}
