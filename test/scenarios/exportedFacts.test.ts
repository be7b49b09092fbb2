import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { unwrap } from 'stagewright';
import {
  conform,
  historyFromRows,
  members,
  type StageHistory,
  stageFlow,
  timeToWin,
  winRate,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

/** Every fact of ../shared/data/facts, computed apart from any library, is reproduced here or in a test that names it. */
const DATA = '../shared/data';
type Facts = {
  readonly quirks: { readonly [name: string]: unknown };
  readonly facts: readonly { readonly id: string; readonly value: unknown }[];
};
const factsOf = (name: string) => JSON.parse(readFileSync(`${DATA}/facts/${name}.json`, 'utf8')) as Facts;
const reader = (name: string) => {
  const { quirks, facts } = factsOf(name);
  return { quirks, fact: (wanted: string) => facts.find(({ id }) => id === wanted)?.value };
};
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
type Any = StageHistory<any>;
const counted = (names: readonly string[]) =>
  names.reduce<{ [name: string]: number }>((all, name) => Object.assign(all, { [name]: (all[name] ?? 0) + 1 }), {});

if (!existsSync(DATA)) {
  test('real data are left out: the folder with them is absent', () => expect(existsSync(DATA)).toBe(false));
} else {
  test('no fact and no quirk is without a test', () => {
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^(?:unit|scenarios)\/.*\.test\.ts$/.test(name),
    );
    const sources = files.map((name) => readFileSync(`test/${name}`, 'utf8')).join('\n');
    const ids = ['maven_crm', 'helpdesk', 'dbt_hubspot', 'dbt_salesforce'].flatMap((name) =>
      factsOf(name).facts.map(({ id }) => id),
    );
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter((id) => !new RegExp(`['"]${id}['"]`).test(sources))).toEqual([]);
    const quirks = ['maven_crm', 'helpdesk', 'dbt_hubspot', 'dbt_salesforce'].flatMap((name) =>
      Object.keys(factsOf(name).quirks),
    );
    expect(quirks.length).toBeGreaterThan(25);
    expect(quirks.filter((name) => !new RegExp(`quirks\\.${name}\\b`).test(sources))).toEqual([]);
  });

  describe('Maven CRM: what became of whom, by the month of the engagement', () => {
    const { quirks, fact } = reader('maven_crm');
    const file: { [column: string]: string }[] = parse(readFileSync(`${DATA}/maven_crm/sales_pipeline.csv`), {
      columns: true,
    });
    const rows = file.flatMap(({ opportunity_id: id, deal_stage: to = '', engage_date, close_date, close_value }) => [
      ...(engage_date ? [{ id, at: `${engage_date}T00:00:00Z`, to: 'Engaging', amount: '' }] : []),
      ...(close_date ? [{ id, at: `${close_date}T00:00:00Z`, to, amount: close_value ?? '' }] : []),
    ]);
    const path = { stages: ['Prospecting', 'Engaging'], won: ['Won'], lost: ['Lost'], abandoned: [], parked: [] };
    const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
    const { history, quality } = historyFromRows(rows, { path, columns, currency: 'USD' });
    const everybody = { enteredDuring: { from: '2016-01-01', to: '2018-01-01' }, stage: 'Engaging' };

    test('rows, dates, and nothing dirty in them', () => {
      expect(file.length).toBe(fact('rows'));
      expect(quality.problems).toEqual([]);
      expect([quirks.negative_durations, quirks.zero_durations, quirks.duplicate_ids]).toEqual([0, 0, 0]);
      const dates = (isOf: (place: string) => boolean) =>
        [...history.at]
          .filter((_, event) => isOf(history.places[history.place[event] ?? -1] ?? ''))
          .sort((a, b) => a - b);
      const ends = [dates((to) => to === 'Engaging'), dates((to) => to !== 'Engaging')].flatMap((all) => [
        all[0],
        all.at(-1),
      ]);
      expect(ends.map((at) => new Date(at ?? Number.NaN).toISOString().slice(0, 10))).toEqual(fact('date_range'));
      expect(file.length - history.opportunities).toBe(quirks.engage_date_blank);
      const lost = history.places.indexOf('Lost');
      const worthless = history.amounts.filter((amount, event) => history.place[event] === lost && amount === 0n);
      expect(worthless.length).toBe(quirks.lost_close_value_is_0_not_blank);
    });

    test('what does not join, and what is not there', () => {
      const table = (name: string): { [column: string]: string }[] =>
        parse(readFileSync(`${DATA}/maven_crm/${name}.csv`), { columns: true });
      const accounts = table('accounts');
      const known = new Set(accounts.map(({ account }) => account));
      expect(file.map(({ account }) => account).filter((account) => account && !known.has(account))).toEqual(
        quirks.account_unknown,
      );
      const busy = new Set(file.map(({ sales_agent }) => sales_agent));
      const idle = table('sales_teams').flatMap(({ sales_agent: agent = '' }) => (busy.has(agent) ? [] : [agent]));
      expect(idle.sort()).toEqual(quirks.agents_without_deals);
      const [, misspelt = ''] = /'(.+)'/.exec(String(quirks.sector_typo)) ?? [];
      expect(accounts.some(({ sector }) => sector === misspelt)).toBe(true);
      // One row an opportunity: where it stands, not how it came there.
      expect(new Set(file.map(({ opportunity_id }) => opportunity_id)).size === file.length).toBe(
        quirks.no_stage_history,
      );
    });

    test('won, lost and open of every month', () => {
      const { groups } = timeToWin(history, { asOf: '2017-12-31T00:00:00Z', from: 'Engaging', every: 'month' });
      const found = groups.map(({ key, value: { members: entered, open, ends } }) => {
        const { won, lost } = { won: ends.won.events, lost: ends.lost.events };
        return [key.period, [entered, won, lost, open, Number((won / entered).toFixed(6))]];
      });
      expect(Object.fromEntries(found)).toEqual(fact('cohort_by_engage_month'));
    });

    test('won within 30, 60 and 90 days', () => {
      const within = (followUpDays: number) =>
        winRate(history, { basis: { ...everybody, followUpDays }, against: 'all', asOf: '2019-01-01T00:00:00Z' }).total;
      expect([30, 60, 90].map((days) => within(days).numerator)).toEqual(fact('cohort_won_within_30_60_90_days'));
      expect(within(30).denominator).toBe(history.opportunities);
    });
  });

  describe('the help-desk log, every row an entry', () => {
    const { quirks, fact } = reader('helpdesk');
    const [, ...lines] = gunzipSync(readFileSync(`${DATA}/helpdesk/helpdesk.csv.gz`))
      .toString()
      .trim()
      .split(/\r?\n/);
    const rows = lines.map((line) => {
      const [id = '', to = '', , , at = ''] = line.split(',');
      return { id, to, at };
    });
    const stages = [...new Set(rows.map(({ to }) => to))];
    const path = { stages, won: [], lost: [], abandoned: [], parked: [], moves: {} };
    const { history, quality } = historyFromRows(rows, {
      path,
      columns: { opportunityId: 'id', at: 'at', to: 'to' },
      // Some stages are named twice within one second.
      policy: { duplicate_row: 'keep' },
    });
    const walks = walksOf(history);

    test('cases, events, activities and variants', () => {
      expect(quality.kept).toBe(rows.length);
      const variants = Object.entries(counted(walks.map((walk) => JSON.stringify(walk)))).sort(([, a], [, b]) => b - a);
      expect([history.opportunities, history.events, stages.length, variants.length]).toEqual(fact('size'));
      expect(variants.slice(0, 3).map(([walk, count]) => [JSON.parse(walk), count])).toEqual(fact('top3_variants'));
      expect(counted(walks.flat())).toEqual(fact('activity_counts'));
      expect([counted(walks.map(([first]) => first ?? '')), counted(walks.map((walk) => walk.at(-1) ?? ''))]).toEqual(
        fact('start_end'),
      );
      expect(walks.filter((walk) => walk.at(-1) !== 'Closed').length).toBe(quirks.cases_not_ending_Closed);
    });

    test('order within cases, what goes on behind a close, stages that hardly occur', () => {
      const last = new Map<string, string>();
      const turned = new Set<string>();
      for (const { id, at } of rows) {
        if (at < (last.get(id) ?? '')) turned.add(id);
        last.set(id, at);
      }
      expect(turned.size).toBe(quirks.unsorted_cases);
      // Closes behind which something follows.
      const after = walks.reduce((sum, walk) => sum + walk.slice(0, -1).filter((to) => to === 'Closed').length, 0);
      expect(after).toBe(quirks.events_after_Closed);
      const counts = counted(walks.flat());
      const rare = Object.keys(counts).filter((stage) => String(quirks.rare_stages).includes(stage));
      expect(rare.map((stage) => (counts[stage] ?? 0) <= 3)).toEqual([true, true, true, true]);
    });

    // No move is allowed, so each is told of, with everybody who made it.
    const report = conform(path, history, { repeats: 'judge' });
    const moves = report.violations.flatMap(({ code, from, to, count }, index) =>
      code === 'illegal_move' ? [{ from, to, count, at: `violations.${index}.count` }] : [],
    );
    const whoMade = (isMeant: (move: (typeof moves)[number]) => boolean) =>
      new Set(moves.filter(isMeant).flatMap(({ at }) => unwrap(members(report, { at })).ids));

    test('what follows what, and who repeated a stage', () => {
      expect(Object.fromEntries(moves.map(({ from, to, count }) => [`${from}>${to}`, count]))).toEqual(
        fact('directly_follows'),
      );
      const loops = moves.filter(({ from, to }) => from === to);
      const repeats = loops.reduce((sum, { count }) => sum + count, 0);
      expect([repeats, whoMade(({ from, to }) => from === to).size]).toEqual(fact('self_loops'));
      // The flow of stays knows no repeats, and every other move.
      const { moves: flow } = stageFlow(history, { asOf: report.asOf }).total;
      expect(flow).toBe(history.events - history.opportunities - repeats);
    });

    test('who was taken in charge again after a resolution or the close', () => {
      const again = whoMade(
        ({ from, to }) => to === 'Take in charge ticket' && (from === 'Resolve ticket' || from === 'Closed'),
      );
      expect(again.size).toBe(fact('reopened'));
    });
  });
}

/** The places of every opportunity in order of its events. */
function walksOf({ first, place, places, opportunities }: Any): readonly (readonly string[])[] {
  return Array.from({ length: opportunities }, (_, opportunity) =>
    Array.from(place.subarray(first[opportunity], first[opportunity + 1]), (at) => places[at] ?? ''),
  );
}
