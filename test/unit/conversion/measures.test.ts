import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stagePath } from 'stagewright';
import { formatRate, historyFromRecords, historyFromRows, stageDistribution, winRate } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, type Sent } from '../../support/Player.js';

const path = { stages: ['P1', 'P2', 'P3'], won: ['P4'], lost: ['lost'], abandoned: [], afterWin: ['P5'], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
const AT = '2017-01-01T00:00:00Z';

describe('the worked distribution of the article: S0-22, S0-23, S0-26', () => {
  // Counts 4340, 3000, 2000, 300, 280 (9920) and amounts 5000, 2000, 1000, 500, 400 (8900, in 10,000).
  const table = [
    ['P1', 4340, 5000],
    ['P2', 3000, 2000],
    ['P3', 2000, 1000],
    ['P4', 300, 500],
    ['P5', 280, 400],
  ] as const;
  const rows = table.flatMap(([to, count, amount]) =>
    Array.from({ length: count }, (_, n) => ({
      id: `${to}-${n}`,
      at: AT,
      to,
      amount: n === 0 ? String(amount * 10_000) : '0',
    })),
  );
  const { history } = historyFromRows(rows, { path, columns, currency: 'CNY' });
  const { total, n } = stageDistribution(history, { asOf: '2017-10-01T00:00:00Z' });
  const of = (stage: string) => total.stages.find((entry) => entry.stage === stage);

  test('unrounded shares are n/9920 and A/8900, and sum to one', () => {
    expect(n).toBe(9920);
    for (const [stage, count, amount] of table) {
      expect(of(stage)?.countShare).toMatchObject({ numerator: String(count), denominator: '9920' });
      expect(BigInt(of(stage)?.amountShare?.numerator ?? 0) * 8900n).toBe(
        BigInt(amount) * BigInt(of(stage)?.amountShare?.denominator ?? 0),
      );
    }
  });
  test('shown with two decimals they add up to 100.00', () => {
    const shown = (share: 'countShare' | 'amountShare') => table.map(([stage]) => of(stage)?.[share]?.shown);
    expect(shown('countShare')).toEqual(['43.75', '30.24', '20.16', '3.03', '2.82']);
    expect(shown('amountShare')).toEqual(['56.18', '22.47', '11.24', '5.62', '4.49']);
  });
});

test('an empty base has no share and no rate', () => {
  const { history } = historyFromRows([], { path, columns, currency: 'CNY' });
  expect(stageDistribution(history, { asOf: AT }).total.stages[0]?.countShare.value).toBeNull();
  const rate = winRate(history, { basis: { closedDuring: { from: '2017-01-01', to: '2018-01-01' } }, asOf: AT }).total;
  expect(rate).toMatchObject({ value: null, denominator: 0, interval: { low: 0, high: 1 } });
  expect(formatRate(rate)).toBe('no base');
});

describe('win rate over the kernel’s own records: S0-27, S0-28, S4-17', () => {
  const model = modelOf({
    stages: [{ id: 'a' }, { id: 'b' }],
    result: {
      outcomes: [
        { id: 'won', kind: 'won', from: 'any' },
        { id: 'lost', kind: 'lost' },
      ],
      reopen: {},
    },
  });
  const close = (outcome: string) => ({ type: 'close', outcome, reason: 'x' });
  const play = (...events: readonly Sent[]) => new Player(model).send(events);
  const named = (player: Player, id: string) => player.log.map((record) => ({ ...record, opportunityId: id }));
  const records = [
    ...named(play(close('won')), 'won'),
    ...named(play(close('lost')), 'lost'),
    ...named(play(close('lost'), { type: 'reopen' }), 'reopened'),
    ...named(play(close('lost'), { type: 'reopen' }, close('won')), 'won back'),
    ...named(play(close('lost'), { type: 'void', reason: 'mistake' }), 'voided'),
    ...named(play({ type: 'suspend', reason: 'later', followUpOn: '2027-01-01' }), 'parked'),
  ];
  const { history, quality } = historyFromRecords(records, { path: stagePath(play().plan, 's') });
  const basis = { closedDuring: { from: '2026-01-01', to: '2027-01-01' } };

  test('counts each once, by its final close; voided, reopened and open ones are left out and told', () => {
    const report = winRate(history, { basis, asOf: '2026-12-31T00:00:00Z' });
    expect(report.total).toMatchObject({ numerator: 2, denominator: 3 });
    expect(report.excluded).toEqual({ reopened: 1, voided: 1, open: 1 });
    expect(report.method).toBe('winRate/closedDuring/closed');
    expect(quality.problems).toEqual([]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
  test('of all created counts the open ones too', () => {
    expect(
      winRate(history, { basis: { createdDuring: basis.closedDuring }, against: 'all', asOf: '2026-12-31T00:00:00Z' })
        .total,
    ).toMatchObject({ numerator: 2, denominator: 5 });
  });
  test('any split sums to the total', () => {
    const report = winRate(history, { basis, asOf: '2026-12-31T00:00:00Z', groupBy: ['series'] });
    expect(report.groups.reduce((sum, { value }) => sum + value.denominator, 0)).toBe(report.total.denominator);
  });
});

describe('rows that cannot be right', () => {
  test('are counted with samples, never dropped in silence', () => {
    const { history, quality } = historyFromRows(
      [
        { id: 'a', at: AT, to: 'P1', amount: '1,5' },
        { id: 'a', at: AT, to: 'P1', amount: null },
        { id: 'a', at: '2017-02-01T00:00:00Z', to: 'P1', amount: null },
        { id: '', at: AT, to: 'P1', amount: null },
        { id: 'b', at: '01/02/2017', to: 'P1', amount: null },
        { id: 'b', at: AT, to: 'P9', amount: null },
      ],
      { path, columns, currency: 'CNY' },
    );
    expect(history.events).toBe(2);
    expect(quality.problems.map(({ code, count }) => [code, count])).toEqual([
      ['duplicate_row', 1],
      ['missing_id', 1],
      ['no_change_of_stage', 1],
      ['unknown_stage', 1],
      ['unparsable_amount', 1],
      ['unparsable_date', 1],
    ]);
  });
});

describe('a real pipeline against independently computed facts', () => {
  const folder = '../shared/data';
  if (!existsSync(folder)) {
    test('is left out: the folder with the data is absent', () => expect(existsSync(folder)).toBe(false));
    return;
  }
  type Row = { readonly [column: string]: string };
  const read = (file: string) =>
    parse(readFileSync(`${folder}/maven_crm/${file}`), { columns: true }) as readonly Row[];
  const facts = new Map(
    (
      JSON.parse(readFileSync(`${folder}/facts/maven_crm.json`, 'utf8')) as {
        facts: readonly { id: string; value: never }[];
      }
    ).facts.map(({ id, value }) => [id, value]),
  );
  const region = new Map(read('sales_teams.csv').map((row) => [row.sales_agent, row.regional_office ?? '']));
  const deals = read('sales_pipeline.csv').map((row) => ({ ...row, region: region.get(row.sales_agent) ?? '' }) as Row);
  const midnight = (date: string | undefined) => `${date === '' || date === undefined ? '2016-10-20' : date}T00:00:00Z`;
  const rows = deals.flatMap((row) => {
    const isClosed = row.deal_stage === 'Won' || row.deal_stage === 'Lost';
    const opened = {
      id: row.opportunity_id,
      at: midnight(row.engage_date),
      to: isClosed ? 'Engaging' : row.deal_stage,
      amount: null as string | null,
    };
    return isClosed
      ? [
          opened,
          { id: row.opportunity_id, at: midnight(row.close_date), to: row.deal_stage, amount: row.close_value ?? null },
        ]
      : [opened];
  });
  const { history, quality } = historyFromRows(rows, {
    path: { stages: ['Prospecting', 'Engaging'], won: ['Won'], lost: ['Lost'], abandoned: [], parked: [] },
    columns,
    currency: 'USD',
    opportunities: { rows: deals, id: 'opportunity_id', attributes: ['product', 'region'] },
  });
  const asOf = '2018-01-01T00:00:00Z';
  const year = { from: '2017-01-01', to: '2018-01-01' };
  const rounded = (value: number | null) => Number(value?.toFixed(6));

  test('stage distribution, won value, win rates by product and region', () => {
    expect(quality.problems).toEqual([]);
    const { total } = stageDistribution(history, { asOf });
    expect(Object.fromEntries(total.stages.map(({ stage, count }) => [stage, count]))).toEqual(
      facts.get('stage_distribution'),
    );
    expect(total.stages.find(({ stage }) => stage === 'Won')?.amount?.amount).toBe(
      `${facts.get('won_value_total')}.00`,
    );
    const report = winRate(history, { basis: { closedDuring: year }, against: 'decided', asOf });
    expect(rounded(report.total.value)).toBe(facts.get('win_rate'));
    for (const [attribute, fact] of [
      ['product', 'win_rate_by_product'],
      ['region', 'win_rate_by_region'],
    ] as const) {
      const groups = winRate(history, { basis: { closedDuring: year }, asOf, groupBy: [attribute] }).groups;
      expect(
        Object.fromEntries(
          groups.map(({ key, value }) => [(key as { [name: string]: string })[attribute], rounded(value.value)]),
        ),
      ).toEqual(facts.get(fact));
    }
    const all = winRate(history, {
      basis: { createdDuring: { from: '2016-01-01', to: '2018-01-01' } },
      against: 'all',
      asOf,
    });
    expect(rounded(all.total.value)).toBe(facts.get('win_rate_over_all_rows'));
  });
  test('wins by quarter of their close', () => {
    const quarters = ['01', '04', '07', '10', '13'].map((month) =>
      month === '13' ? '2018-01-01' : `2017-${month}-01`,
    );
    const won = quarters
      .slice(1)
      .map(
        (to, n) => winRate(history, { basis: { closedDuring: { from: quarters[n] ?? '', to } }, asOf }).total.numerator,
      );
    expect(won).toEqual(Object.values(facts.get('won_count_by_close_quarter') ?? {}));
  });
});
