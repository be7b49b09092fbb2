import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap } from 'stagewright';
import { historyFromColumns, stageDistribution, winRate } from 'stagewright/conversion';
import { afterAll, describe, expect, test } from 'vitest';
import { readPipeline } from '../../../examples/demo/readPipeline.js';
import { summarisePipeline } from '../../../examples/demo/summarisePipeline.js';

const folder = mkdtempSync(join(tmpdir(), 'stagewright-pipeline-'));
afterAll(() => rmSync(folder, { recursive: true }));

function summaryOf(content: string | Uint8Array, currency = 'USD') {
  const path = join(folder, 'pipeline.csv');
  writeFileSync(path, content);
  return summarisePipeline(readPipeline(path), currency);
}

const counts = ({ distribution }: ReturnType<typeof summaryOf>) =>
  Object.fromEntries(distribution.total.stages.map(({ stage, count }) => [stage, count]));
const dirtOf = ({ dirt }: ReturnType<typeof summaryOf>) =>
  [...dirt].sort((a, b) => a.line - b.line || (a.kind < b.kind ? -1 : 1)).map(({ kind, line }) => `${line} ${kind}`);

describe('a real pipeline export', () => {
  const file = '../shared/data/maven_crm/sales_pipeline.csv';
  if (!existsSync(file)) {
    test('is left out: the folder with the data is absent', () => expect(existsSync(file)).toBe(false));
    return;
  }
  const { facts, quirks } = JSON.parse(readFileSync('../shared/data/facts/maven_crm.json', 'utf8')) as {
    readonly facts: readonly { readonly id: string; readonly value: unknown; readonly tolerance: number }[];
    readonly quirks: {
      readonly account_blank: number;
      readonly engage_date_blank: number;
      readonly close_date_blank: number;
      readonly product_join_break: string;
    };
  };
  const fact = (id: string) => {
    const found = facts.find((entry) => entry.id === id);
    if (found === undefined) throw new Error(`no fact is called ${id}`);
    return found.value;
  };
  const summary = summarisePipeline(readPipeline(file), 'USD');
  const { history, asOf, distribution, forecast } = summary;
  const won = distribution.total.stages.find(({ stage }) => stage === 'Won');
  const six = (value: number | null) => Number(value?.toFixed(6));

  test('is taken over row by row', () => {
    expect([summary.read, summary.takenOver, summary.leftOut]).toEqual([fact('rows'), fact('rows'), 0]);
  });

  test('spreads over its stages as the facts say', () => {
    expect(counts(summary)).toEqual(fact('stage_distribution'));
    expect(distribution.total.count).toBe(fact('rows'));
  });

  test('has the win rates of the facts', () => {
    expect(six(summary.winRate.total.value)).toBe(fact('win_rate'));
    const all = winRate(history, {
      basis: { createdDuring: { from: '2016-01-01', to: '2019-01-01' } },
      against: 'all',
      asOf,
    });
    expect(six(all.total.value)).toBe(fact('win_rate_over_all_rows'));
  });

  test('has the won value of the facts, and that of each quarter', () => {
    const total = fact('won_value_total') as number;
    expect(won?.amount).toEqual({ amount: `${total}.00`, currency: 'USD' });
    expect(forecast.total.won.amount).toBe(`${total}.00`);
    expect(six(Number(won?.amount?.amount) / Number(won?.count))).toBe(fact('avg_won_deal'));

    const ends = ['2017-01-01', '2017-04-01', '2017-07-01', '2017-10-01', '2018-01-01'];
    // The export became known as a whole on the day of the report: asked for earlier, one would know nothing.
    const { path, ids, first, at, place, status, minor } = history;
    const known = unwrap(historyFromColumns({ path, ids, first, at, place, status, minor, currency: 'USD' }));
    const wonUntil = ends.map((date) => {
      const justBefore = new Date(Date.parse(date) - 1);
      const { total } = stageDistribution(known, { asOf: justBefore });
      const found = total.stages.find(({ stage }) => stage === 'Won');
      return { count: found?.count ?? 0, value: Number(found?.amount?.amount ?? 0) };
    });
    const byQuarter = (of: 'count' | 'value') =>
      Object.fromEntries(
        ends.slice(1).map((_, n) => [`2017-Q${n + 1}`, (wonUntil[n + 1]?.[of] ?? 0) - (wonUntil[n]?.[of] ?? 0)]),
      );
    expect(byQuarter('count')).toEqual(fact('won_count_by_close_quarter'));
    expect(byQuarter('value')).toEqual(fact('won_value_by_close_quarter'));
  });

  test('is worth what its list prices say', () => {
    expect(forecast.total.open.amount).toBe((fact('weighted_pipeline_list_price') as number).toFixed(2));
    expect(Object.fromEntries(summary.stages.map(({ id, winProbability }) => [id, winProbability]))).toEqual({
      Prospecting: 0.1,
      Engaging: 0.5,
    });
  });

  test('has its dirty rows told', () => {
    const told = new Map<string, number>();
    for (const { kind } of summary.dirt) told.set(kind, (told.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(told)).toEqual({
      blank_cell: quirks.account_blank,
      open_date_unknown: quirks.engage_date_blank,
      // Open deals are those without a close; each has a product with a list price.
      listed_price: quirks.close_date_blank,
      other_product: Number(/\((\d+) rows\)/.exec(quirks.product_join_break)?.[1]),
    });
  });
});

describe('other pipelines', () => {
  test('semicolons, tabs, a byte order mark, other encodings', () => {
    const rows = [
      ['id', 'stage', 'amount'],
      ['1', 'Won', '10.50'],
      ['2', '方案', '20'],
    ];
    const table = (separator: string) => rows.map((row) => row.join(separator)).join('\r\n');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table(','), 'utf16le')]);
    // 方案 in GB 18030.
    const [before = '', after = ''] = table(',').split('方案');
    const gb = Buffer.concat([Buffer.from(before), Buffer.from([0xb7, 0xbd, 0xb0, 0xb8]), Buffer.from(after)]);
    for (const content of [table(','), table(';'), table('\t'), `\ufeff${table(',')}`, utf16, gb]) {
      const summary = summaryOf(content);
      expect(counts(summary)).toEqual({ 方案: 1, Won: 1, Lost: 0 });
      expect(summary.distribution.total.amount).toEqual({ amount: '30.50', currency: 'USD' });
    }
  });

  test('Chinese columns and stages; the currency is the caller’s', () => {
    const summary = summaryOf(
      '商机编号,阶段,金额,创建日期\n1,初次洽谈,100,2026/1/5\n2,赢单,50,2026/1/5\n3,输单,,2026/1/6\n',
      'CNY',
    );
    expect(counts(summary)).toEqual({ 初次洽谈: 1, 赢单: 1, 输单: 1 });
    expect(summary.winRate.total).toMatchObject({ numerator: 1, denominator: 2 });
    expect(summary.forecast.total.weighted).toEqual({ amount: '60.00', currency: 'CNY' });
  });

  test('nothing closed, or everything', () => {
    expect(summaryOf('id,stage\n1,Demo\n').winRate.total).toMatchObject({ value: null, denominator: 0 });
    expect(counts(summaryOf('id,stage\n1,Won\n2,Closed Lost\n'))).toEqual({ Open: 0, Won: 1, 'Closed Lost': 1 });
  });

  test('every row is taken over or told', () => {
    const summary = summaryOf(
      [
        'id,stage,created,closed,amount',
        '1,Won,2026-05-01,2026-04-01,5',
        '2,won,,,7',
        '3,Lost,2026-01-01,,-4',
        '4,Won,2026-01-01,2026-02-30,1e3,extra',
        '5,Proposal',
        '6,Closed Won,2026-01-01T10:00:00Z,2026-02-01,1',
        '6,Lost,2026-01-01,2026-02-01,1',
        ',Lost,2026-01-01,2026-02-01,1',
        '7,,2026-01-01,2026-02-01,1',
        '"8\n9",Lost,2026-13-01,2026-02-01,1',
      ].join('\n'),
    );
    expect([summary.read, summary.takenOver, summary.leftOut]).toEqual([10, 7, 3]);
    expect(dirtOf(summary)).toEqual([
      '2 closed_before_opened',
      '3 close_date_unknown',
      '3 open_date_unknown',
      '3 other_spelling',
      '4 close_date_unknown',
      '4 negative_amount',
      '5 close_date_unknown',
      '5 field_not_parsed',
      '5 ragged_row',
      '5 unreadable_date',
      '6 no_amount',
      '6 open_date_unknown',
      '6 ragged_row',
      '8 second_id',
      '9 no_id',
      '10 no_stage',
      '12 open_date_unknown',
      '12 unreadable_date',
    ]);
    expect(counts(summary)).toEqual({ Proposal: 1, Won: 3, 'Closed Won': 1, Lost: 2 });
  });
});
