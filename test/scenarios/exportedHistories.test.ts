import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { encodeHistory, historyFromRows, stageDistribution, winRate } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

/**
 * Real exports of two CRM systems, dirt included. The numbers are those of ../shared/data/facts, computed apart from any
 * library.
 */
const DATA = '../shared/data';
type Row = { readonly [column: string]: string };
type Facts = {
  readonly quirks: { readonly [name: string]: unknown };
  readonly facts: readonly { readonly id: string; readonly value: unknown }[];
};
const table = (name: string) => parse(readFileSync(`${DATA}/${name}.csv`), { columns: true }) as Row[];
const factsOf = (name: string) => {
  const { quirks, facts } = JSON.parse(readFileSync(`${DATA}/facts/${name}.json`, 'utf8')) as Facts;
  return { quirks, fact: (wanted: string) => facts.find(({ id }) => id === wanted)?.value };
};
const places = (rows: readonly Row[], column: string) => [...new Set(rows.map((row) => row[column] ?? ''))];
const road = { won: [], lost: [], abandoned: [], parked: [] };

if (!existsSync(DATA)) {
  test('real exports are left out: the folder with them is absent', () => expect(existsSync(DATA)).toBe(false));
} else {
  describe('HubSpot: stages of deals (dbt_hubspot)', () => {
    const { quirks, fact } = factsOf('dbt_hubspot');
    const rows = table('dbt_hubspot/deal_stage_data');
    const columns = { opportunityId: 'deal_id', at: 'date_entered', to: 'value', until: '_fivetran_end' } as const;
    const path = { ...road, stages: places(rows, 'value') };
    const sentinels = Object.keys(quirks.stage_history_end_sentinel as object);
    const ofKind = (kind: string, from: readonly Row[]) => {
      const { quality } = historyFromRows(from, { path, columns, zone: 'UTC', sentinels });
      return quality.problems.find(({ code }) => code === kind)?.count ?? 0;
    };
    const padded: readonly Row[] = rows.map((row) => ({
      ...row,
      date_entered: row.date_entered?.replace(/ (\d):/, ' 0$1:') ?? '',
    }));

    test('times without a leading zero are the same dates as with it', () => {
      const [bare, filled] = [rows, padded].map((from) =>
        encodeHistory(historyFromRows(from, { path, columns, zone: 'UTC', sentinels }).history),
      );
      expect(rows.filter((row, index) => row.date_entered !== padded[index]?.date_entered)).toHaveLength(
        quirks.times_without_zero_padding as number,
      );
      expect(bare).toEqual(filled);
    });

    test('they are the current stages of as many deals', () => {
      const { history, quality } = historyFromRows(padded, { path, columns, zone: 'UTC', sentinels });
      expect([quality.kept, history.opportunities]).toEqual(fact('current_stage_rows'));
      expect(stageDistribution(history, { asOf: '2021-02-01T00:00:00Z' }).total.count).toBe(14);
    });

    test('the end that stands for none is told, and is no end', () => {
      expect(ofKind('sentinel_end', padded)).toBe(Object.values(quirks.stage_history_end_sentinel as object)[0]);
      expect(ofKind('exit_before_entry', padded)).toBe(0);
    });

    test('deals have no amount and no stage of their own', () => {
      const deals: readonly Row[] = table('dbt_hubspot/deal_data').map((deal) => ({ ...deal, currency: 'USD' }));
      const { history, quality } = historyFromRows(deals, {
        path,
        columns: {
          opportunityId: 'deal_id',
          at: 'property_createdate',
          to: 'deal_pipeline_stage_id',
          amount: 'property_amount',
          currency: 'currency',
        },
        zone: 'UTC',
        policy: { missing_stage: 'keep' },
      });
      expect(quality.problems.find(({ code }) => code === 'missing_stage')?.count).toBe(
        quirks.deals_without_pipeline_or_stage,
      );
      expect(history.amounts.filter((amount) => amount === null).length).toBe(quirks.amount_blank);
    });
  });

  describe('Salesforce: opportunities and their versions (dbt_salesforce)', () => {
    const { quirks, fact } = factsOf('dbt_salesforce');
    const opportunities = table('dbt_salesforce/sf_opportunity_data');
    const versions = table('dbt_salesforce/sf_opportunity_history_data');
    const named = (flag: string, isWon: string) =>
      places(
        versions.filter(({ is_closed, is_won }) => is_closed === flag && is_won === isWon),
        'stage_name',
      );
    const path = { ...road, stages: named('false', 'false'), won: named('true', 'true'), lost: named('true', 'false') };
    const { history, quality } = historyFromRows(versions, {
      path,
      columns: {
        opportunityId: 'id',
        at: 'created_date',
        to: 'stage_name',
        recordedAt: '_fivetran_start',
        until: '_fivetran_end',
        amount: 'amount',
        closeOn: 'close_date',
      },
      currency: 'USD',
      zone: 'UTC',
      opportunities: { rows: opportunities, id: 'id', attributes: ['is_deleted', 'probability'] },
    });
    const asOf = '2020-01-01T00:00:00Z';
    const closed = winRate(history, { asOf, basis: { closedDuring: { from: '2018-01-01', to: '2020-01-01' } } });

    test('rows and ids are as many as the facts say', () => {
      expect([opportunities.length, quality.rows, history.opportunities]).toEqual(fact('rows'));
      expect(quality.kept).toBe(quality.rows);
    });

    test('closed and won are as many as the facts say', () => {
      const {
        'true/true': won,
        'true/false': lost,
        'false/false': open,
      } = fact('flags') as { readonly [flags: string]: number };
      expect([closed.total.numerator, closed.total.denominator]).toEqual([won, (won ?? 0) + (lost ?? 0)]);
      expect(quirks.closed_not_won).toBe(lost);
      expect(history.opportunities - closed.total.denominator).toBe(open);
    });

    test('names of stages are hashes: what they are follows from the flags alone', () => {
      const hashed = places(versions, 'stage_name').map((name) => /^[\w+/]{22}==$/.test(name));
      expect(new Set(hashed)).toEqual(new Set([quirks.stage_names_hashed]));
    });

    test('ends in the year 9999 stand for none; the others are ends', () => {
      const ends = quirks.end_sentinel as { readonly [end: string]: number };
      expect(quality.problems).toMatchObject([
        { code: 'sentinel_end', count: ends['9999-12-31 23:59:59'], action: 'kept' },
      ]);
    });

    test('blank amounts are unknown, not zero', () => {
      expect(history.amounts.filter((amount) => amount === null).length).toBe(quirks.amount_blank);
      expect(history.amounts).toContain(2_412_000_000n);
    });

    test('what the opportunity says is its attribute, a probability above one hundred too', () => {
      expect(history.values.is_deleted.filter((value) => value === 'true').length).toBe(quirks.is_deleted_true);
      expect(history.values.probability.filter((value) => Number(value) > 100)).toEqual(quirks.probability_above_100);
    });

    test('what became known later is not known before', () => {
      expect(history.bitemporal).toBe('full');
      expect(history.asOf('2019-04-04T00:00:00Z').opportunities).toBe(2);
      expect(history.asOf('2019-10-17T21:10:18Z').opportunities).toBe(8);
    });
  });
}
