import { cumulativeIncidence, historyFromRows } from '../../src/conversion/index.js';
import * as forecast from '../../src/forecast/index.js';
import { dealOf, FORECAST_OPTIONS } from './dealOf.js';

const EUR = (amount: string) => ({ amount, currency: 'EUR' });
const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const rows = [
  ['a', 'lead', '01-02'],
  ['a', 'offer', '01-12'],
  ['a', 'won', '01-31'],
  ['b', 'lead', '01-05'],
  ['b', 'lost', '02-10'],
  ['c', 'lead', '03-01'],
].map(([id, to, on]) => ({ id, to, at: `2026-${on}T00:00:00Z`, amount: '100.00', close: '2026-03-20' }));
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' } as const;
export const { history } = historyFromRows(rows, { path, currency: 'EUR', columns });

const asOf = '2026-03-11T00:00:00Z';
const quota = { amount: '1000', currency: 'CNY' };
const deals = [
  dealOf({ id: 'a' }),
  dealOf({ id: 'b', opportunityId: 'o', amount: { minor: 5000, currency: 'USD' } }),
  dealOf({ id: 'c', status: 'won', closedOn: '2026-11-02', series: 'new', category: 'commit' }),
  dealOf({
    id: 'd',
    probability: [{ value: '40%', source: 'manual', by: 'li', expiresOn: '2027-01-01', stageValue: 0.2 }],
  }),
];
const calendar = { zone: 'UTC', weekend: [0, 6], holidays: [], extraWorkdays: [], weekStart: 1, fiscal: null };
/** Laws take their time. */
const few = deals.slice(2);
const options = {
  ...FORECAST_OPTIONS,
  closing: { from: '2026-10-01', to: '2027-01-01' },
  calendar: 'UTC',
  rates: [{ currency: 'USD', on: '2026-12-19', rate: '7.1' }],
  maxRateAgeDays: 9,
  openRate: 'closeOn',
  rounding: 'half-up',
};
const period = {
  asOf,
  currency: 'EUR',
  period: { from: '2026-03-01', to: '2026-04-01' },
  earlier: [{ from: '2026-01-01', to: '2026-02-01' }],
  calendar: 'UTC',
};
const cases = [...'wwlwll'].map((end, id) => ({
  opportunity: `${id}`,
  won: end === 'w',
  stages: id % 2 === 0 ? ['lead'] : ['lead', 'offer'],
  attributes: { size: id < 3 ? 'small' : 'large', team: 't' },
  numbers: { amount: id * id },
}));
const subject = { stage: 'lead', attributes: { size: 'small' }, numbers: { amount: 3 } };
const stated = [0.2, 0.3, 0.8, 0.9, 0.4, 0.6];
const outcomes = [false, true, true, true, false, false];
const stageModel = {
  format: 'stagewright.stageProbabilities/1',
  asOf,
  strength: 10,
  minimum: 30,
  pooled: 0.2,
  level: 0.95,
  stages: [{ stage: 'lead', resolved: 40, measured: 0.5, value: 0.44, low: 0.3, high: 0.58 }],
};
const evidence = {
  format: 'stagewright.evidence/1',
  version: 1,
  scores: { persons: { from: 0, to: 10, weight: 1 }, chain: { from: 0, to: 10, weight: 2 } },
  map: [
    { at: 0, probability: 0 },
    { at: 1, probability: 0.9 },
  ],
};
const isotonic = {
  format: 'stagewright.calibration/1',
  n: 8,
  level: 0.95,
  method: 'isotonic',
  steps: [
    { from: 0.1, value: 0.25, n: 4 },
    { from: 0.6, value: 0.5, n: 4 },
  ],
};
const stored = forecast.weightedForecast(deals, options as never);
const backtest = {
  currency: 'EUR',
  rows: Array.from({ length: 9 }, (_, month) => ({
    asOf: `2025-0${month + 1}-01T00:00:00Z`,
    forecast: EUR(String(100 + month * month)),
    actual: EUR('100'),
  })),
};
const said = {
  expected: EUR('10'),
  quantiles: [
    { level: 0.1, amount: EUR('1') },
    { level: 0.9, amount: EUR('90') },
  ],
  points: [
    { amount: EUR('0'), atMost: 0.5 },
    { amount: EUR('100'), atMost: 1 },
  ],
};
const trial = {
  asOfs: ['2026-01-15T00:00:00Z', '2026-02-01T00:00:00Z'],
  horizonDays: 30,
  judgedAt: '2026-06-01T00:00:00Z',
  currency: 'EUR',
  of: 'open',
};

/** Splits hand rows on as they are: a forecast tells of those that are none. */
function splitAndWeighed(...args: Parameters<typeof forecast.splitDeals>) {
  const { deals, overlays, issues } = forecast.splitDeals(...args);
  return [issues, ...[deals, overlays].map((rows) => forecast.weightedForecast(rows, FORECAST_OPTIONS))];
}

type ForecastCall = readonly [args: readonly unknown[], call?: (...args: never[]) => unknown];
/** Every public function of the entry, with arguments that are right; where it is asked otherwise, how. */
export const forecastCalls: { readonly [name: string]: ForecastCall } = {
  apportion: [[100n, [1n, 0n, 2n]]],
  proportionInterval: [[3, 10, { level: 0.9, method: 'wilson', side: 'lower', effectiveSize: 7 }]],
  'proportionInterval by Clopper and Pearson': [
    [3, 10, { method: 'clopper-pearson', side: 'both' }],
    forecast.proportionInterval as never,
  ],
  weightedForecast: [
    [deals, { ...options, groupBy: ['stage', 'owner'], every: 'month', overdue: 'intoCurrent', reviewDays: 30 }],
  ],
  'weightedForecast by a calendar': [
    [deals, { ...options, every: 'quarter', calendar }],
    forecast.weightedForecast as never,
  ],
  forecastDistribution: [[few, { ...options, quota, latentCorrelation: 0.1, points: 5 }]],
  forecastConcentration: [[deals, options]],
  winCountDistribution: [[deals, { ...options, latentCorrelation: 0.1 }]],
  contributions: [[deals, options]],
  rankByExpectedValue: [[deals, options]],
  whatIf: [
    [
      few,
      [
        { opportunity: 'c', becomes: 'won' },
        { opportunity: 'd', becomes: 'slipped', closeOn: '2026-12-24' },
      ],
      { ...options, quota },
    ],
  ],
  forecastCategories: [
    [
      deals,
      {
        ...options,
        categories: [{ id: 'closed' }, { id: 'commit', stages: ['offer'] }],
        rollUps: [{ id: 'all', weights: { closed: 1, commit: '50%' } }],
        layers: ['owner'],
        adjustments: [
          {
            layer: 'owner',
            rollUp: 'all',
            owner: 'li',
            amount: quota,
            by: 'li',
            at: '2026-11-01T00:00:00Z',
            reason: 'said so',
          },
        ],
      },
    ],
  ],
  pipelineCoverage: [[few, { ...options, quota }]],
  quotaAttainment: [
    [
      few,
      {
        ...options,
        quotas: [
          { owner: 'li', quota },
          { owner: null, quota },
        ],
      },
    ],
  ],
  requiredPipeline: [
    [
      {
        target: quota,
        winRate: 0.2,
        dealAmount: { amount: '10', currency: 'CNY' },
        closeBy: '2026-12-31',
        cycleDays: 60,
        confidence: 0.8,
      },
    ],
  ],
  singleRollUps: [[['closed', 'commit']]],
  cumulativeRollUps: [[['closed', 'commit']]],
  splitDeals: [
    [
      deals,
      [
        { dealId: 'a', owner: 'wu', share: 0.5, type: 'share' },
        { dealId: 'd', owner: 'wu', share: '30%', type: 'overlay' },
      ],
    ],
    splitAndWeighed as never,
  ],
  sunkCost: [
    [
      [{ opportunityId: 'a', role: 'sales', hours: '1.5' }],
      { hourlyRates: { sales: quota }, expectedValues: { a: quota } },
    ],
  ],
  compareForecasts: [[stored, JSON.parse(JSON.stringify(stored))]],
  forecastAccuracy: [
    [
      [
        { forecast: EUR('10'), actual: EUR('9'), by: 'li' },
        { forecast: EUR('10'), actual: EUR('19') },
      ],
    ],
  ],
  evidenceProbability: [[evidence, { persons: 4, chain: null }]],
  pacing: [[history, period]],
  expectedNewBusiness: [[history, period]],
  projectClosings: [
    [[dealOf({ id: 'c', amount: EUR('100') })], history, { asOf, currency: 'EUR', every: 'month', periods: 2 }],
  ],
  dealsAt: [[history, { asOf, model: stageModel, calendar: 'UTC' }]],
  closedCases: [[history, { asOf, attributes: [] }]],
  fitStageProbabilities: [[history, { asOf, strength: 2, minimum: 1, level: 0.9 }]],
  fitNaiveBayes: [[cases, { factors: ['size'], variant: 'laplace', level: 0.9 }]],
  'fitNaiveBayes as Odoo': [
    [cases, { factors: ['size'], variant: 'odoo', stages: ['lead', 'offer', 'won'], team: 'team' }],
    forecast.fitNaiveBayes as never,
  ],
  fitLogistic: [[cases, { factors: ['size'], numbers: ['amount'], ridge: 1, minimum: 1, level: 0.9 }]],
  applyProbabilityModel: [[stageModel, subject]],
  'applyProbabilityModel of Bayes': [
    [forecast.fitNaiveBayes(cases).model, subject],
    forecast.applyProbabilityModel as never,
  ],
  'applyProbabilityModel of a logistic model': [
    [forecast.fitLogistic(cases, { numbers: ['amount'] }).model, subject],
    forecast.applyProbabilityModel as never,
  ],
  calibration: [[stated, outcomes, { bins: 5, clip: 1e-3, level: 0.9 }]],
  calibrateProbabilities: [[stated, outcomes, { method: 'isotonic', clip: 1e-3, level: 0.9 }]],
  'calibrateProbabilities by Platt': [
    [stated, outcomes, { method: 'platt' }],
    forecast.calibrateProbabilities as never,
  ],
  applyCalibration: [[isotonic, 0.4]],
  'applyCalibration by Platt': [
    [forecast.calibrateProbabilities(stated, outcomes).model, 0.4],
    forecast.applyCalibration as never,
  ],
  conditionalWinProbability: [
    [cumulativeIncidence(history, { asOf }).total, { ageDays: 3, withinDays: 30, level: 0.9 }],
  ],
  designWinRates: [
    [
      [
        { stage: 'lead', conversion: 0.5 },
        { stage: 'offer', conversion: '30%', override: 0.4 },
      ],
      { propagate: true },
    ],
  ],
  backtestForecast: [[history, { ...trial, forecaster: () => said }]],
  'backtestForecast and what is said': [
    [said],
    ((one: never) => forecast.backtestForecast(history, { ...trial, of: 'open', forecaster: () => one })) as never,
  ],
  compareForecasters: [
    [
      backtest,
      { ...backtest, rows: backtest.rows.map((row) => ({ ...row, forecast: EUR('104') })) },
      { loss: 'squared', steps: 2 },
    ],
  ],
};

/** What answers a call. */
export function forecastCalled(name: string): (...args: never[]) => unknown {
  return (
    forecastCalls[name]?.[1] ??
    (forecast as unknown as { [name: string]: (...args: never[]) => unknown })[name] ??
    (() => undefined)
  );
}
