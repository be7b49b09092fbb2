import { en, formatIssue, unwrap } from 'stagewright';
import {
  benchmarkDays,
  bottlenecks,
  businessValue,
  cohortConversion,
  compareDistributions,
  cumulativeIncidence,
  describeParts,
  funnelConversion,
  historyFromRows,
  type Measured,
  members,
  outcomeAnalysis,
  pipelineMovement,
  salesVelocity,
  stageDistribution,
  stageFlow,
  stageTotalRatio,
  staleOpportunities,
  describe as tell,
  timeInStage,
  toTable,
  winRate,
} from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { anyHistory } from '../../support/everyReport.js';
import { day, stagesHistory } from '../../support/stagesHistory.js';

// Five opportunities, counted by hand: k1 and k2 are key accounts. k1 wins after a rollback, k2 is lost, s3 skips to the bid
// and wins, s4 stands in need, s5 in lead.
const history = stagesHistory({
  k1: [
    [day(1), 'lead', '100.00'],
    [day(3), 'need'],
    [day(5), 'lead'],
    [day(7), 'bid'],
    [day(9), 'won', '90.00'],
  ],
  k2: [
    [day(1), 'lead', '50.00'],
    [day(4), 'lost'],
  ],
  s3: [
    [day(2), 'lead', '20.10'],
    [day(6), 'bid'],
    [day(8), 'won', '20.20'],
  ],
  s4: [
    [day(2), 'lead'],
    [day(4), 'need', '7.00'],
  ],
  s5: [[day(3), 'lead', '1.05']],
});
const asOf = day(20);
const groupBy = ['segment'] as const;
const idsAt = (report: Measured<unknown>, at: string, group?: { readonly [name: string]: string | null }) =>
  unwrap(members(report, { at, ...(group === undefined ? {} : { group }) }));
const codes = (report: Measured<unknown>, options: Parameters<typeof members>[1]) =>
  members(report, options).issues.map(({ code, path }) => `${code} ${path}`);

describe('members of', () => {
  test('a count, a group, a cell, and what is counted more than once', () => {
    const flow = stageFlow(history, { asOf, groupBy });
    expect(idsAt(flow, 'moves')).toEqual({ number: 8, ids: ['k1', 'k2', 's3', 's4'], parts: [4, 1, 2, 1] });
    expect(idsAt(flow, 'moves', { segment: 'small' })).toEqual({ number: 3, ids: ['s3', 's4'], parts: [2, 1] });
    const back = flow.total.rows.findIndex(({ kind }) => kind === 'rollBack');
    expect(idsAt(flow, `rows.${back}.count`)).toEqual({ number: 1, ids: ['k1'], parts: [1] });
  });

  test('amounts, exact to the cent', () => {
    const places = stageDistribution(history, { asOf });
    const won = places.total.stages.findIndex(({ stage }) => stage === 'won');
    expect(idsAt(places, `stages.${won}.amount.amount`)).toEqual({
      number: '110.20',
      ids: ['k1', 's3'],
      parts: ['90.00', '20.20'],
    });
  });

  test('amounts of a rate, which are sums of doubles: 0.1 + 2.7 + 0.2 is three, though not to the last bit', () => {
    const three = stagesHistory({
      a: [[day(1), 'lead', '0.10']],
      b: [[day(1), 'lead', '2.70']],
      c: [[day(1), 'lead', '0.20']],
    });
    const population = { presentAt: day(2) };
    const report = cohortConversion(three, { stage: 'lead', population, until: { at: day(9) }, asOf });
    expect(idsAt(report, 'advancedAmount.denominator')).toEqual({
      number: 3,
      ids: ['a', 'b', 'c'],
      parts: [0.1, 2.7, 0.2],
    });
  });

  test('a rate and its bounds: its base; of its parts: who is in them', () => {
    const report = winRate(history, { basis: { closedDuring: { from: day(1), to: day(20) } }, asOf });
    const base = { ids: ['k1', 'k2', 's3'], parts: null };
    expect(idsAt(report, 'value')).toEqual({ number: 2 / 3, ...base });
    expect(idsAt(report, 'interval.low')).toMatchObject(base);
    expect(idsAt(report, 'numerator').ids).toEqual(['k1', 's3']);
    expect(idsAt(report, 'denominator').parts).toEqual([1, 1, 1]);
  });

  test('a quantile: who counts in its row', () => {
    const report = timeInStage(history, { asOf });
    expect(report.total.map(({ stage }) => stage)).toEqual(['lead', 'need', 'bid']);
    expect(idsAt(report, '2.median.value')).toEqual({ number: 2, ids: ['k1', 's3'], parts: null });
  });

  test('a point of a curve: who is under observation on its day, and of a share whoever is in the curve', () => {
    // k2 is lost after 3 days, s3 is won after 6, k1 after 8; s4 and s5 are open, 18 and 17 days old.
    const report = cumulativeIncidence(history, { asOf, groupBy });
    expect(report.total.days).toEqual([3, 6, 8]);
    const all = ['k1', 'k2', 's3', 's4', 's5'];
    expect(report.total.days.map((_, index) => idsAt(report, `atRisk.${index}`))).toEqual([
      { number: 5, ids: all, parts: [1, 1, 1, 1, 1] },
      { number: 4, ids: ['k1', 's3', 's4', 's5'], parts: [1, 1, 1, 1] },
      { number: 3, ids: ['k1', 's4', 's5'], parts: [1, 1, 1] },
    ]);
    expect(idsAt(report, 'ends.won.share.1')).toEqual({ number: 1 / 5, ids: all, parts: null });
    for (const at of ['open.0', 'ends.lost.share.2', 'ends.won.high.1', 'days.0'])
      expect(idsAt(report, at)).toMatchObject({ ids: all, parts: null });
    expect(idsAt(report, 'atRisk.0', { segment: 'small' }).ids).toEqual(['s3', 's4', 's5']);
    for (const at of ['atRisk', 'atRisk.3', 'ends.won.share', 'ends.won.share.-1'])
      expect(codes(report, { at })).toEqual([`unknown_number ${at}`]);
  });

  test('buckets are those that the cohort lists itself', () => {
    const population = { enteredDuring: { from: day(1), to: day(4) } };
    const report = cohortConversion(history, { stage: 'lead', population, until: { followUpDays: 10 }, asOf });
    for (const bucket of ['stayed', 'movedBack', 'abandoned', 'tooYoung'] as const)
      expect(idsAt(report, bucket).ids).toEqual(report.total.ids[bucket]);
    expect(idsAt(report, 'advanced.numerator').ids).toEqual(report.total.ids.advanced);
  });

  test('the base of a part: all of its whole, those too that gave another reason', () => {
    const rows = ['x1', 'x2', 'x3'].flatMap((id, index) => [
      { id, at: day(1), to: 'lead', why: '' },
      { id, at: day(5), to: 'lost', why: index === 0 ? 'fit' : 'price' },
    ]);
    const columns = { opportunityId: 'id', at: 'at', to: 'to', reason: 'why' } as const;
    const read = historyFromRows(rows, { path: history.path, columns }).history;
    const report = outcomeAnalysis(read, { asOf });
    const lost = report.total.outcomes.findIndex(({ outcome }) => outcome === 'lost');
    const at = `outcomes.${lost}.reasons.0`;
    expect(idsAt(report, `${at}.count`).ids).toEqual(['x2', 'x3']);
    expect(idsAt(report, `${at}.share.denominator`)).toEqual({ number: 3, ids: ['x1', 'x2', 'x3'], parts: [1, 1, 1] });
    expect(idsAt(report, `${at}.share.value`).ids).toEqual(['x1', 'x2', 'x3']);
  });

  test('a comparison: those of either side', () => {
    const [before, after] = [day(3), asOf].map((at) => stageDistribution(history, { asOf: at, groupBy }));
    if (before === undefined || after === undefined) throw new Error('two distributions');
    const report = compareDistributions(before, after);
    const won = report.total.stages.findIndex(({ stage }) => stage === 'won');
    expect(idsAt(report, `stages.${won}.after`)).toEqual({ number: 2, ids: ['k1', 's3'], parts: [1, 1] });
    expect(idsAt(report, 'stages.0.before', { segment: 'key' }).ids).toEqual(['k2']);
  });

  test('steps below zero count below zero', () => {
    const during = { from: day(3), to: day(15) };
    const report = pipelineMovement(history, { during, asOf });
    const won = report.total[0]?.steps.findIndex(({ kind }) => kind === 'won');
    expect(idsAt(report, `0.steps.${won}.count`)).toEqual({ number: -2, ids: ['k1', 's3'], parts: [-1, -1] });
    expect(idsAt(report, `0.steps.${won}.amount.amount`).parts).toEqual(['-90.00', '-20.20']);
  });

  test('a report that is stored, copied, asked for no group of it or for no number of it: nobody, with the reason', () => {
    const report = funnelConversion(history, { asOf, groupBy });
    expect(codes(JSON.parse(JSON.stringify(report)), { at: 'won' })).toEqual(['members_not_kept ']);
    expect(codes({ ...report }, { at: 'won' })).toEqual(['members_not_kept ']);
    expect(codes(report, { at: 'won', group: { segment: 'large' } })).toEqual(['unknown_group group']);
    expect(codes(report, { at: 'won', group: {} })).toEqual(['unknown_group group']);
    for (const at of ['', 'win', 'steps', 'steps.9.reached', 'steps.0.stage', '__proto__', 'won.toString'])
      expect(codes(report, { at })).toEqual([`unknown_number ${at}`]);
  });

  test('a key that is no group of the report is told by what it lacks, or what the report is not split by', () => {
    const report = funnelConversion(history, { asOf, groupBy, every: 'month' });
    const toldOf = (group: { readonly [dimension: string]: string | null }) => {
      const found = members(report, { at: 'won', group });
      return found.issues.flatMap((issue) => [en, zhCN].map((locale) => formatIssue(issue, locale)));
    };
    expect(toldOf({ segment: 'key' })).toEqual([
      'The report has no such group: {"segment":"key"}; its keys have “period” too.',
      '报告没有该分组：{"segment":"key"}；其分组还有“period”。',
    ]);
    expect(toldOf({ period: '2026-08', segment: 'key', owner: null })).toEqual([
      'The report has no such group: {"period":"2026-08","segment":"key","owner":null}; it is not split by “owner”.',
      '报告没有该分组：{"period":"2026-08","segment":"key","owner":null}；报告未按“owner”分组。',
    ]);
    expect(toldOf({ period: '2026-08', segment: 'large' })[0]).toBe(
      'The report has no such group: {"period":"2026-08","segment":"large"}.',
    );
    const whole = funnelConversion(history, { asOf });
    const { issues } = members(whole, { at: 'won', group: { segment: 'key' } });
    expect(issues.map((issue) => formatIssue(issue))).toEqual([
      'The report has no such group: {"segment":"key"}; it is not split by “segment”.',
    ]);
  });

  test('nothing of it is in the report: it is what its JSON says', () => {
    const report = funnelConversion(history, { asOf, groupBy });
    unwrap(members(report, { at: 'won' }));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(Object.keys(report)).toEqual([
      'method',
      'asOf',
      'zone',
      'bounds',
      'n',
      'excluded',
      'warnings',
      'total',
      'groups',
    ]);
  });
});

describe('a table', () => {
  test('marks the total, names its rows, units and kinds, and leaves what is not there empty', () => {
    const { columns, rows } = toTable(funnelConversion(history, { asOf, groupBy }));
    expect(columns.map(({ id, kind, unit }) => `${id} ${kind} ${unit}`)).toEqual([
      'scope name null',
      'group.segment name null',
      'steps.stage name null',
      'afterWin.stage name null',
      'won count opportunities',
      'steps.reached count opportunities',
      'steps.toNext.value share share',
      'steps.toNext.numerator count opportunities',
      'steps.toNext.denominator count opportunities',
      'steps.toNext.low share share',
      'steps.toNext.high share share',
      'afterWin.reached count opportunities',
      'afterWin.fromBefore.value share share',
      'afterWin.fromBefore.numerator count opportunities',
      'afterWin.fromBefore.denominator count opportunities',
      'afterWin.fromBefore.low share share',
      'afterWin.fromBefore.high share share',
    ]);
    expect(rows.map(({ isTotal, cells }) => [isTotal, ...cells.slice(0, 6)])).toEqual([
      [true, 'total', null, null, null, 2, null],
      [true, 'total', null, 'lead', null, null, 5],
      [true, 'total', null, 'need', null, null, 3],
      [true, 'total', null, 'bid', null, null, 2],
      [true, 'total', null, null, 'sign', null, null],
      [false, 'group', 'key', null, null, 1, null],
      [false, 'group', 'key', 'lead', null, null, 2],
      [false, 'group', 'key', 'need', null, null, 1],
      [false, 'group', 'key', 'bid', null, null, 1],
      [false, 'group', 'key', null, 'sign', null, null],
      [false, 'group', 'small', null, null, 1, null],
      [false, 'group', 'small', 'lead', null, null, 3],
      [false, 'group', 'small', 'need', null, null, 2],
      [false, 'group', 'small', 'bid', null, null, 1],
      [false, 'group', 'small', null, 'sign', null, null],
    ]);
  });

  test('a cell leads to its members', () => {
    const report = funnelConversion(history, { asOf, groupBy });
    const { columns, rows } = toTable(report);
    const column = columns.findIndex(({ id }) => id === 'steps.reached');
    const row = rows.find(({ cells }) => cells[1] === 'small' && cells[2] === 'need');
    if (row?.group == null) throw new Error('no row of a group');
    expect(idsAt(report, row.at[column] ?? '', row.group).ids).toEqual(['s3', 's4']);
  });

  test('amounts stand in a column for each currency, exact and in its unit', () => {
    const rows = (['CNY', 'USD'] as const).map((currency, index) => ({
      id: index === 0 ? 'a' : 'b',
      at: day(1),
      to: 'lead',
      amount: '10.5',
      currency,
      close: '',
    }));
    const { columns, rows: cells } = toTable(
      pipelineMovement(anyHistory(rows), { during: { from: day(5), to: day(9) }, asOf }),
    );
    const start = cells.filter((row) => row.cells.includes('start'));
    for (const currency of ['CNY', 'USD']) {
      const column = columns.findIndex(({ id }) => id === `steps.amount.${currency}`);
      expect(columns[column]).toEqual({ id: `steps.amount.${currency}`, kind: 'amount', unit: currency });
      expect(start.map((row) => row.cells[column]).filter((cell) => cell !== null)).toEqual(['10.50']);
    }
  });

  test('a measure of the host needs nothing: fields that nobody knows are numbers without a unit', () => {
    const own = { method: 'own', total: { fizz: 3, buzz: [{ stage: 'lead', days: 2 }] }, groups: [] };
    expect(toTable(own)).toEqual({
      columns: [
        { id: 'scope', kind: 'name', unit: null },
        { id: 'buzz.stage', kind: 'name', unit: null },
        { id: 'fizz', kind: 'number', unit: null },
        { id: 'buzz.days', kind: 'days', unit: 'days' },
      ],
      rows: [
        { isTotal: true, group: null, cells: ['total', null, 3, null], at: [null, null, 'fizz', null] },
        { isTotal: true, group: null, cells: ['total', 'lead', null, 2], at: [null, null, null, 'buzz.0.days'] },
      ],
    });
  });
});

describe('a description', () => {
  const report = winRate(history, {
    basis: { closedDuring: { from: day(1), to: day(9) } },
    against: 'decided',
    asOf,
    groupBy,
  });

  test('says what the number is, its variant, population, exclusions, warnings, value, interval and n', () => {
    expect(tell(report, { locale: en }).split('\n')).toEqual([
      'Win rate: Opportunities won over those that count, each once, with its last outcome.',
      'Variant: by the final close in the period, against won and lost.',
      'Population: 2 opportunities, as of 2026-08-20T00:00:00.000Z.',
      'Bounds: closed from 2026-08-01T00:00:00.000Z to 2026-08-09T00:00:00.000Z (the end of a period is not in it; dates of UTC).',
      'Left out: 1 outside of the period, 2 open.',
      'To mind: Where it is not said when a change became known, it is taken as known when it happened.',
      'Result: 50.0 % (9.5–90.5 %, 1 of 2)',
      'Split by segment into 2 groups.',
    ]);
  });

  test('and the same in Chinese', () => {
    expect(tell(report, { locale: zhCN }).split('\n')).toEqual([
      '赢单率：赢单商机数除以计入的商机数；每个商机只按最后结果计一次。',
      '口径：按期内最终关闭，以已赢、已输为基数。',
      '计入商机 2 个，截至 2026-08-20T00:00:00.000Z。',
      '范围：2026-08-01T00:00:00.000Z 至 2026-08-09T00:00:00.000Z 关闭（时间段不含末端；日期按 UTC）。',
      '未计入：不在期内 1 个，在途 2 个。',
      '注意：未记获知时间的变更，按发生时间计。',
      '结果：50.0 %（9.5–90.5 %，2 中 1）',
      '按segment分为 2 组。',
    ]);
  });

  test('says within which periods, of which stage, and for how long: dates as they were given, with their zone', () => {
    const notesOf = (of: Measured<unknown>, locale = en) =>
      describeParts(of, { locale, names: { lead: '线索' } }).notes.find((note) => /^(?:Bounds|范围)/.test(note));
    const shanghai = { asOf, calendar: 'Asia/Shanghai' } as const;
    const cohort = cohortConversion(history, {
      ...shanghai,
      stage: 'lead',
      population: { enteredDuring: { from: '2026-08-01', to: '2026-08-05' } },
      until: { followUpDays: 1 },
      every: 'week',
    });
    expect(cohort.bounds).toEqual({
      ...{ stage: 'lead', enteredDuring: ['2026-08-01', '2026-08-05'], followUpDays: 1, every: 'week' },
    });
    expect(cohort.zone).toBe('Asia/Shanghai');
    expect(notesOf(cohort)).toBe(
      'Bounds: stage 线索, first entered from 2026-08-01 to 2026-08-05, each followed for 1 day (the end of a period is not in it; dates of Asia/Shanghai).',
    );
    expect(notesOf(cohort, zhCN)).toBe(
      '范围：阶段 线索，2026-08-01 至 2026-08-05 首次进入，每个商机观察 1 天（时间段不含末端；日期按 Asia/Shanghai）。',
    );
    expect(describeParts(cohort, { locale: en }).split).toEqual([`Split by week into ${cohort.groups.length} groups.`]);
    expect(notesOf(timeInStage(history, { asOf }))).toBe('Bounds: none but that instant (dates of UTC).');
    const at = [{ year: 2026, month: 8, day: 3 }, new Date(day(5))] as const;
    expect(notesOf(stageTotalRatio(history, { at: at as never, from: 'lead', calendar: 'UTC' }))).toBe(
      'Bounds: standing at 2026-08-03 and at 2026-08-05T00:00:00.000Z, from 线索 (dates of UTC).',
    );
  });

  test('says that all were followed for the same time, and that groups were drawn to the whole', () => {
    const basis = { createdDuring: { from: '2026-01-01', to: '2027-01-01' }, followUpDays: 10 };
    const { notes } = describeParts(winRate(history, { basis, shrink: 10, asOf }), { locale: en });
    expect(notes[0]).toBe(
      'Variant: those created in the period, the same time for each, against won, lost and abandoned, groups drawn to the whole, small ones most.',
    );
  });

  test('tells days of a benchmark as days, who came to the end as a count, and a cost in its currency', () => {
    const during = { from: day(1), to: day(10) };
    const standards = [{ industry: 40, own: 30, ownWeight: 0.5 }];
    const of = benchmarkDays(history, { of: 'won', during, standards, asOf });
    expect(tell(of, { locale: en }).split('\n')).toEqual(
      expect.arrayContaining([
        'Variant: days from creation to the win, elapsed days of 24 hours.',
        'Left out: 1 closed without a win, 2 open.',
        '- days: n 2, came to the end 2, 25 % 6 days (6–…), median 6 days (6–…), 75 % 8 days (6–…), 90 % 8 days (6–…)',
        '- own history –, own 30 days, industry 40 days, standard 35 days, standard by weighted, verdict not distinguishable',
      ]),
    );
    expect(tell(of, { locale: zhCN })).toMatch(/已结束 2，.*中位数 6 天.*\n.*行业 40 天/);
    // Wilson's lower bound of 1 in 4, 4.56 %, of 171.15.
    expect(tell(bottlenecks(history, { asOf }), { locale: en })).toContain(
      'amount 171.15 CNY, without an amount 1, lost here 25.0 % (4.6–69.9 %, 1 of 4), cost 7.8 CNY',
    );
  });

  test('tells a difference of rates and its bounds in points', () => {
    const [before, after] = [
      { from: day(1), to: day(5) },
      { from: day(5), to: day(20) },
    ];
    const lines = (locale: typeof en) => tell(businessValue(history, { before, after, asOf }), { locale }).split('\n');
    // 2 of 2 against 0 of 1, by Newcombe's formula: with Wilson's bounds 2 / (2 + z²) and z² / (1 + z²) of z² = 3.8415 it is
    // 1 − √((1 − 0.34238)² + 0.79345²) = −0.03055 up to 1.
    const text = (locale: typeof en) => lines(locale).find((line) => /100\.0 (?:points|个)/.test(line));
    expect(text(en)).toBe(
      '- win rate difference: difference +100.0 points (-3.1–100.0 points), verdict not distinguishable',
    );
    expect(text(zhCN)).toBe('- 赢单率 差异：差值 +100.0 个百分点（-3.1–100.0 个百分点），判定 无法区分');
  });

  test('calls stages as the host does, and shows as many lines as are asked for', () => {
    const names = { lead: 'Lead in', need: 'Need known' };
    const lines = tell(timeInStage(history, { asOf }), { locale: en, names, lines: 2 }).split('\n');
    expect(lines.slice(-3)[0]).toMatch(/^- Lead in: entered 5, left 4, open 1, /);
    // Three stages, and of each the restricted mean in a line of its own.
    expect(lines.at(-1)).toBe('… and 4 more.');
  });

  test('calls what somebody is beyond by its clock, scopes by what they count, and few wins by how few', () => {
    const stale = tell(staleOpportunities(history, { after: { inStage: 3, age: 4 }, asOf }), { locale: en });
    expect(stale).toContain('\n- s5 · lead · in the stage: days 17 days, threshold 3 days\n');
    expect(stale).toContain('\n- s5 · lead · since creation: days 17 days, threshold 4 days\n');
    const [all, open] = (['all', 'open'] as const).map((scope) => stageDistribution(history, { scope, asOf }));
    if (all === undefined || open === undefined) throw new Error('two distributions');
    const notesOf = (locale: typeof en) => describeParts(compareDistributions(all, open), { locale }).notes;
    expect(notesOf(en)).toContain(
      'To mind: The two distributions are of different scopes: one is of open opportunities alone, the other of closed ones too.',
    );
    expect(notesOf(zhCN)).toContain('注意：两个分布的范围不同：一个只含在途商机，另一个也含已关闭的商机。');
    const velocity = salesVelocity(history, { closedDuring: { from: day(1), to: day(20) }, asOf });
    expect(tell(velocity, { locale: en })).toContain('reason fewer than 5 won');
    expect(tell(velocity, { locale: zhCN })).toContain('原因 赢单不足 5 个');
  });

  test('says in one word what an empty history has: nothing, and never a number that is none', () => {
    const empty = historyFromRows([], {
      path: history.path,
      columns: { opportunityId: 'id', at: 'at', to: 'to' } as never,
    }).history;
    const { result } = describeParts(winRate(empty, { basis: { closedDuring: { from: day(1), to: day(9) } }, asOf }), {
      locale: en,
    });
    expect(result).toEqual(['Result: no base']);
  });

  test('of a measure that it does not know says its method', () => {
    const own = {
      ...report,
      ...{ method: 'own/way', bounds: { mood: 'dark', span: ['a', 'b'] }, excluded: { shy: 2 } },
      ...{ total: { fizz: 1 }, warnings: [], groups: [] },
    };
    expect(tell(own, { locale: en }).split('\n')).toEqual([
      'own',
      'Variant: way.',
      'Population: 2 opportunities, as of 2026-08-20T00:00:00.000Z.',
      'Bounds: mood dark, span a–b (dates of UTC).',
      'Left out: 2 shy.',
      'Result: fizz 1',
    ]);
  });
});

test('a report without what it says of the whole is none: a page without a result was made of it', () => {
  const { total: _, ...report } = winRate(history, { basis: { closedDuring: { from: day(1), to: day(9) } }, asOf });
  for (const call of [
    () => toTable(report as never),
    () => tell(report as never, { locale: en }),
    () => members(report as never),
  ])
    expect(call).toThrow('missing_property at report.total');
});

test.each([null, 1, 'x', [], {}, { groups: 1 }])('%j is no report, and told as that', (wrong) => {
  for (const call of [
    () => toTable(wrong as never),
    () => tell(wrong as never, { locale: en }),
    () => members(wrong as never),
  ])
    expect(call).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code: 'wrong_type' })] }));
});
