import { type Issue, StagewrightError } from 'stagewright';
import * as conversion from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const rows = [
  { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '3', close: '2026-02-02' },
  { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won', amount: '3', close: '2026-02-02' },
  { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead', amount: '3', close: '2026-02-02' },
];
const { history } = conversion.historyFromRows(rows, {
  path,
  columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' },
  currency: 'EUR',
  opportunities: { rows: [{ id: 'a', region: 'north' }], id: 'id', attributes: ['region'] },
});
const during = { from: '2026-01-01', to: '2026-02-01' };
const asOf = '2026-02-01T00:00:00Z';

/** Options that each measure takes, beside `asOf`; what has no default stands here alone. */
const MEASURES: { readonly [measure: string]: { readonly [option: string]: unknown } } = {
  amountChange: {},
  benchmark: { rate: 'won', during },
  bottlenecks: {},
  businessValue: { before: during, after: during },
  chainedWinRate: {},
  closeDateChanges: { during },
  cohortConversion: { stage: 'lead', population: { enteredDuring: during }, until: { followUpDays: 3 } },
  benchmarkDays: { of: 'won', during },
  conversionDays: {},
  cumulativeIncidence: {},
  cycleTime: {},
  funnelConversion: {},
  maintenanceLoad: { cycleDays: 3 },
  outcomeAnalysis: {},
  pipelineCreated: { during },
  pipelineHygiene: {},
  pipelineMovement: { during },
  salesVelocity: { closedDuring: during },
  stageAgeing: {},
  stageDistribution: {},
  stageFlow: {},
  stageTotalRatio: { at: ['2026-01-05', '2026-01-06'] },
  stageWinRates: {},
  staleOpportunities: { after: { inStage: 3 } },
  timeInStage: {},
  timeToConvert: {},
  timeToWin: {},
  transitionProbabilities: {},
  winRate: { basis: { closedDuring: during } },
};
type AnyMeasure = (history: unknown, options?: unknown) => { readonly total: unknown };

const measure = (name: string): AnyMeasure =>
  (conversion as unknown as { [name: string]: AnyMeasure })[name] as AnyMeasure;

function foundIn(work: () => unknown): readonly Issue[] {
  try {
    work();
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues;
    throw error;
  }
  return [];
}

const issuesOf = (work: () => unknown) => foundIn(work).map(({ code, path }) => `${code} ${path}`);

describe.each(Object.entries(MEASURES))('options of %s, from plain JavaScript', (name, own) => {
  const issues = (options?: unknown) => issuesOf(() => measure(name)(history, options));
  const good = { ...own, asOf };

  test('are taken as they should be', () => expect(issues(good)).toEqual([]));

  test('are missed: all of them, each, and the instant', () => {
    expect(issues()).toEqual(['wrong_type options']);
    expect(issues(null)).toEqual(['wrong_type options']);
    for (const missing of Object.keys(own))
      expect(issues({ ...good, [missing]: undefined })).toEqual([`missing_property ${missing}`]);
    if (name !== 'stageTotalRatio') expect(issues({ ...own })).toEqual(['unreadable_instant asOf']);
  });

  test('are refused where they name an attribute, a period, a zone or a kind of days that there is none of', () => {
    expect(issues({ ...good, groupBy: ['region', 'regoin'] })).toEqual(['unknown_choice groupBy.1']);
    expect(issues({ ...good, groupBy: 'region' })).toEqual(['wrong_type groupBy']);
    const kind = IN_DAYS.includes(name) ? 'unknown_choice' : 'unknown_property';
    expect(issues({ ...good, groupBy: ['__proto__'], every: 'eon', unit: 'fortnight' }).toSorted()).toEqual([
      'unknown_choice every',
      'unknown_choice groupBy.0',
      `${kind} unit`,
    ]);
    expect(issues({ ...good, calendar: 'Mars/Phobos' })).toEqual(['unknown_time_zone calendar']);
    expect(issues({ ...good, calendar: 7 })).toEqual(['wrong_type calendar']);
  });
});

/** Measures whose days may be others than those of 24 hours. */
const IN_DAYS = [
  ...['benchmarkDays', 'bottlenecks', 'businessValue', 'cumulativeIncidence', 'cycleTime', 'pipelineHygiene'],
  ...[
    'conversionDays',
    'salesVelocity',
    'stageAgeing',
    'staleOpportunities',
    'timeInStage',
    'timeToConvert',
    'timeToWin',
  ],
];

describe('an option that there is none of', () => {
  const all = { ...MEASURES, conform: {} };
  const ask = (name: string, options: object) =>
    name === 'conform' ? conversion.conform(path, history, options) : measure(name)(history, options);

  test.each(Object.entries(all))('%s: is refused, with the one that was likely meant', (name, own) => {
    for (const [wrong, nearest] of [
      ['grupBy', 'groupBy'],
      ['as_of', 'asOf'],
      ['calender', 'calendar'],
      ['evry', 'every'],
      ['zzz', null],
    ] as const)
      expect(foundIn(() => ask(name, { ...own, asOf, [wrong]: [] }))).toEqual([
        { code: 'unknown_property', severity: 'error', path: wrong, params: { property: wrong, nearest } },
      ]);
    expect(foundIn(() => ask(name, { ...own, asOf, zzz: undefined }))).toEqual([]);
    // Told together with what is wrong besides.
    expect(issuesOf(() => ask(name, { ...own, asOf, zzz: 1, groupBy: 'region' }))).toEqual([
      'unknown_property zzz',
      'wrong_type groupBy',
    ]);
  });

  test.each(Object.entries(all))('%s: nor is one of its own misspelt', (name, own) => {
    for (const option of Object.keys(own)) {
      const { [option]: value, ...others } = own as { readonly [option: string]: unknown };
      const issues = foundIn(() => ask(name, { ...others, asOf, [`${option}s`]: value }));
      expect(issues.map(({ code, path, params }) => [code, path, params.nearest])).toContainEqual([
        ...['unknown_property', `${option}s`],
        // A name of two letters is near to nothing else.
        option.length > 2 ? option : expect.anything(),
      ]);
    }
  });

  const cohort = { stage: 'lead', population: { presentAt: asOf }, until: { at: asOf } };
  test.each([
    ['winRate', { basis: { createdDuring: during, followUpDay: 30 } }, 'basis.followUpDay', 'followUpDays'],
    ['winRate', { basis: { closedDuring: during, followUpDays: 30 } }, 'basis.followUpDays', null],
    ['winRate', { basis: { closedDuring: { ...during, til: 1 } } }, 'basis.closedDuring.til', null],
    ['cohortConversion', { ...cohort, until: { followUpDays: 3, follow: 3 } }, 'until.follow', null],
    ['benchmark', { rate: { from: 'lead', to: 'won', form: 'lead' } }, 'rate.form', 'from'],
    ['benchmark', { standards: [{ industri: 0.3 }] }, 'standards.0.industri', 'industry'],
    ['benchmark', { standards: [{ when: { regoin: 'north' }, own: 0.3 }] }, 'standards.0.when.regoin', 'region'],
    ['benchmarkDays', { of: { stage: 'lead', stag: 1 } }, 'of.stag', 'stage'],
    ['pipelineMovement', { closing: { from: '2026-01-01', to: '2026-02-01', too: 1 } }, 'closing.too', 'to'],
    ['pipelineMovement', { convert: { to: 'EUR', start: {}, end: {}, ends: {} } }, 'convert.ends', 'end'],
  ])('%s: within an option neither: %o', (name, options, path, nearest) => {
    const issues = foundIn(() => measure(name)(history, { ...MEASURES[name], asOf, ...options }));
    expect(issues).toMatchObject([{ code: 'unknown_property', path, params: { nearest } }]);
  });
});

test('every measure of the entry is held to it', () => {
  const others =
    /^(history|decode|encode|merge|compare|format|chainRates|closingsOn|journeysOf|standingOf|amountAt|currencyAt|quality|conform|members|toTable|describe)/;
  const measures = Object.entries(conversion)
    .filter(([name, value]) => typeof value === 'function' && !others.test(name))
    .map(([name]) => name);
  expect(measures.filter((name) => MEASURES[name] === undefined)).toEqual([]);
});

describe('words and forms of single measures', () => {
  test.each([
    ['winRate', { basis: {} }, 'unknown_choice basis'],
    ['winRate', { basis: 'closed' }, 'wrong_type basis'],
    ['winRate', { basis: { closedDuring: undefined } }, 'wrong_type basis.closedDuring'],
    ['winRate', { against: 'everyone' }, 'unknown_choice against'],
    ['winRate', { weight: 'kg' }, 'unknown_choice weight'],
    ['cohortConversion', { population: {} }, 'unknown_choice population'],
    ['cohortConversion', { until: {} }, 'unknown_choice until'],
    ['cohortConversion', { until: { at: asOf, followUpDays: 3 } }, 'unknown_choice until'],
    ['winRate', { basis: { closedDuring: during, createdDuring: during } }, 'unknown_choice basis'],
    ['cohortConversion', { outcomeBy: 'x' }, 'unknown_choice outcomeBy'],
    ['conversionDays', { visits: 'x' }, 'unknown_choice visits'],
    ['timeInStage', { visits: 'x' }, 'unknown_choice visits'],
    ['timeToConvert', { visits: 'each' }, 'unknown_choice visits'],
    ['bottlenecks', { weight: 'x' }, 'unknown_choice weight'],
    ['funnelConversion', { count: 'x' }, 'unknown_choice count'],
    ['salesVelocity', { against: 'all' }, 'unknown_choice against'],
    ['stageDistribution', { scope: 'x' }, 'unknown_choice scope'],
    ['stageWinRates', { by: 'x' }, 'unknown_choice by'],
    ['outcomeAnalysis', { reasons: ['x'] }, 'unknown_choice reasons.0'],
    ['benchmark', { rate: 'lost' }, 'wrong_type rate'],
    ['benchmark', { standards: 0.3 }, 'wrong_type standards'],
    ['benchmark', { standards: [null] }, 'wrong_type standards.0'],
    ['benchmark', { standards: [{ when: 'KA', own: 0.3 }] }, 'wrong_type standards.0.when'],
    ['benchmarkDays', { of: 'wins' }, 'wrong_type of'],
    ['pipelineMovement', { convert: 'EUR' }, 'wrong_type convert'],
    ['pipelineMovement', { convert: { to: 'EUR', start: {} } }, 'wrong_type convert.end'],
    ['stageFlow', { during: '2026' }, 'wrong_type during'],
    ['stageDistribution', { during: { from: '2026-01-01', to: '2026-02-02' } }, 'after_as_of during.to'],
    ['stageTotalRatio', { at: ['2026-01-05', '2026-01-05'], every: 'day' }, 'empty_period at'],
    ['stageTotalRatio', { at: '2026-01-05' }, 'wrong_type at'],
    ['stageTotalRatio', { at: ['2026-01-05'] }, 'lengths_differ at'],
    ['benchmark', { baseline: '2026' }, 'wrong_type baseline'],
    ['closeDateChanges', { during: '2026' }, 'wrong_type during'],
    ['pipelineMovement', { closing: '2026' }, 'wrong_type closing'],
    ['staleOpportunities', { after: 3 }, 'wrong_type after'],
    ['staleOpportunities', { after: { inStages: 3 } }, 'unknown_choice after.inStages'],
    ['staleOpportunities', { after: { inStage: {} } }, 'unknown_choice after.inStage'],
    ['staleOpportunities', { after: { inStage: null } }, 'wrong_type after.inStage'],
    ['staleOpportunities', { after: { inStage: { byStage: { leed: 3 } } } }, 'unknown_stage after.inStage.byStage'],
    ['staleOpportunities', { after: { inStage: { byStage: { lead: '3' } } } }, 'wrong_type after.inStage.byStage.lead'],
    ['staleOpportunities', { after: { inStage: { byStage: 3 } } }, 'wrong_type after.inStage.byStage'],
    ['staleOpportunities', { after: { inStage: { quantile: 1 } } }, 'out_of_range after.inStage.quantile'],
    ['staleOpportunities', { after: { age: Number.NaN } }, 'out_of_range after.age'],
    ['staleOpportunities', { activities: 7 }, 'wrong_type activities'],
    ['staleOpportunities', { activities: 'call' }, 'wrong_type activities'],
    ['staleOpportunities', { activities: [null] }, 'wrong_type activities.0'],
    ['stageAgeing', { warn: 1 }, 'out_of_range warn'],
    ['winRate', { shrink: 3, weight: 'amount' }, 'unknown_choice weight'],
    ['winRate', { shrink: 0 }, 'out_of_range shrink'],
    ['maintenanceLoad', { cycleDays: '30' }, 'wrong_type cycleDays'],
    ['transitionProbabilities', { days: 7 }, 'wrong_type days'],
  ])('%s %o: %s', (name, options, issue) => {
    expect(issuesOf(() => measure(name)(history, { ...MEASURES[name], asOf, ...options }))).toEqual([issue]);
  });

  test('conform takes no options, or an object', () => {
    expect(issuesOf(() => conversion.conform(path, history, 5 as never))).toEqual(['wrong_type options']);
  });
});
