import { describe, expect, it } from 'vitest';
import { historyFromRows } from '../../../src/conversion/index.js';
import { crps } from '../../../src/forecast/backtest/crps.js';
import {
  backtestForecast,
  type ComparedForecasts,
  compareForecasters,
  dealsAt,
  fitStageProbabilities,
  forecastDistribution,
  type KnownThen,
  weightedForecast,
} from '../../../src/forecast/index.js';
import { StagewrightError } from '../../../src/issues/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import reference from '../../reference/probabilityModels.json' with { type: 'json' };
import { stagesPath } from '../../support/stagesHistory.js';
import { thrown } from '../../support/thrown.js';

const at = (month: number, day: number) => Date.UTC(2026, month - 1, day);
const CNY = (amount: string) => ({ amount, currency: 'CNY' });

type Row = {
  id: string;
  at: number;
  to: string;
  amount?: string;
  close?: string | null;
  known?: number;
  currency?: string;
};

function historyOf(rows: readonly Row[], isRecorded = true) {
  const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', closeOn: 'close' } as const;
  const all = rows.map((row) => ({ ...row, known: row.known ?? row.at }));
  return isRecorded
    ? historyFromRows(all, { path: stagesPath, currency: 'CNY', columns: { ...columns, recordedAt: 'known' } }).history
    : historyFromRows(all, { path: stagesPath, currency: 'CNY', columns }).history;
}

/** Three deals; c was won in January, which was written down in March only: the planted leak. */
const planted: Row[] = [
  { id: 'a', at: at(1, 5), to: 'lead', amount: '100.00', close: '2026-03-01' },
  { id: 'a', at: at(2, 20), to: 'won', amount: '100.00' },
  { id: 'b', at: at(1, 6), to: 'bid', amount: '300.00' },
  { id: 'c', at: at(1, 7), to: 'bid', amount: '400.00' },
  { id: 'c', at: at(1, 20), to: 'won', amount: '400.00', known: at(3, 5) },
  { id: 'd', at: at(2, 10), to: 'lead', amount: '50.00' },
  { id: 'd', at: at(2, 25), to: 'won', amount: '50.00' },
];

describe('dealsAt: whose a deal is', () => {
  const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
  const rows = [{ id: 'a', at: at(1, 5), to: 'lead' }];
  const opportunities = { rows: [{ id: 'a', OwnerId: '005x', owner: 'ann' }], id: 'id' } as const;
  const asOf = at(2, 1);

  it('is told by the attribute that is named, as other systems name it; else by `owner`', () => {
    const { history } = historyFromRows(rows, {
      path: stagesPath,
      columns,
      opportunities: { ...opportunities, attributes: ['OwnerId', 'owner'] },
    });
    expect(dealsAt(history, { asOf, owner: 'OwnerId' })[0]?.owner).toBe('005x');
    expect(dealsAt(history, { asOf })[0]?.owner).toBe('ann');
  });

  it('is nobody’s where the history does not say; an attribute that there is none of is refused', () => {
    const { history } = historyFromRows(rows, { path: stagesPath, columns });
    expect(dealsAt(history, { asOf })[0]?.owner).toBeNull();
    // @ts-expect-error the history has no such attribute
    expect(thrown(() => dealsAt(history, { asOf, owner: 'OwnerId' }))).toEqual(['unknown_choice owner']);
  });
});

describe('backtestForecast: no leakage', () => {
  const history = historyOf(planted);
  const seen: KnownThen[] = [];
  const options = { asOfs: [at(2, 1)], horizonDays: 28, judgedAt: at(6, 1), currency: 'CNY' } as const;
  const report = backtestForecast(history, {
    ...options,
    forecaster: (known) => {
      seen.push(known);
      const certain = known.deals.map((deal) => ({ ...deal, probability: { value: 1, source: 'model' } as const }));
      return { expected: weightedForecast(certain, { asOf: known.asOf, currency: 'CNY' }).total.open };
    },
  });

  it('a win that was written down later is not known, by any way of asking', () => {
    const [known] = seen;
    expect(known?.deals.map(({ id, status }) => `${id} ${status}`)).toEqual(['a open', 'b open', 'c open']);
    // Filtering by the date of what happened alone would have seen it.
    expect(dealsAt(historyOf(planted, false), { asOf: at(2, 1) }).map(({ id, status }) => `${id} ${status}`)).toContain(
      'c won',
    );
    const later = known?.history.recordedAt.filter((ms) => ms > at(2, 1)).length;
    expect([known?.history.events, later, known?.asOf, known?.until]).toEqual([
      3,
      0,
      '2026-02-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
    ]);
  });

  it('whatever is recorded later changes nothing of what is known', () => {
    const changed = planted.map((row) =>
      (row.known ?? row.at) > at(2, 1) ? { ...row, to: 'lost', amount: '9.00' } : row,
    );
    const again: KnownThen[] = [];
    backtestForecast(historyOf(changed), {
      ...options,
      forecaster: (known) => {
        again.push(known);
        return null;
      },
    });
    expect(again[0]?.deals).toEqual(seen[0]?.deals);
    expect(Array.from(again[0]?.history.at ?? [])).toEqual(Array.from(seen[0]?.history.at ?? []));
  });

  it('is judged by what is known in the end: of the open ones a was won; c was, before the window; d is new', () => {
    expect(report.rows).toMatchObject([{ forecast: CNY('800.00'), actual: CNY('100.00'), won: 1, uncounted: 0 }]);
    const all = backtestForecast(history, { ...options, of: 'all', forecaster: () => ({ expected: CNY('150') }) });
    expect(all).toMatchObject({
      method: 'backtestForecast/all',
      rows: [{ actual: CNY('150.00') }],
      accuracy: { wape: 0 },
    });
  });

  it('says where leakage is possible', () => {
    expect([report.leakage, report.leakageBy, report.warnings]).toEqual(['none', [], []]);
    const assumed = backtestForecast(historyOf(planted, false), { ...options, forecaster: () => null });
    expect(assumed).toMatchObject({
      leakage: 'possible',
      leakageBy: ['recorded_at_assumed'],
      warnings: [{ code: 'leakage_possible' }],
    });
    // In words, and no word of the code among them.
    expect(assumed.warnings.map((issue) => [formatIssue(issue), formatIssue(issue, zhCN)])).toEqual([
      [
        'This history does not say of all its rows when they became known: a past forecast may rest on what was learned later.',
        '此历史并未说明全部记录何时为人所知：过去时点的预测可能用到了事后才知道的信息。',
      ],
    ]);
    expect(assumed.excluded).toEqual({ no_forecast: 1 });
  });
});

describe('backtestForecast: attributes', () => {
  const columns = { opportunityId: 'id', at: 'at', to: 'to', recordedAt: 'known' } as const;
  const rows = [{ id: 'a', at: at(1, 5), to: 'lead', known: at(1, 5) }];
  const opportunities = { rows: [{ id: 'a', owner: 'cleo' }], id: 'id', attributes: ['owner'] } as const;
  const changed = { opportunityId: 'id', at: 'on', from: 'from', to: 'to' } as const;
  const changes = {
    rows: [{ id: 'a', on: at(3, 1), from: 'ann', to: 'cleo', known: at(3, 2) }],
    columns: { ...changed, recordedAt: 'known' },
    attributes: ['owner'],
  } as const;
  const asked = (of: Parameters<typeof backtestForecast<'owner'>>[0]) => {
    const owners: (string | null)[] = [];
    const { leakage, leakageBy } = backtestForecast(of, {
      asOfs: [at(2, 1)],
      horizonDays: 7,
      judgedAt: at(6, 1),
      currency: 'CNY',
      forecaster: ({ deals, history }) => {
        owners.push(deals[0]?.owner ?? null, history.values.owner[0] ?? null);
        return null;
      },
    });
    return [owners, leakage, leakageBy];
  };

  it('that have one time only may leak, and it is said', () => {
    const { history } = historyFromRows(rows, { path: stagesPath, columns, opportunities });
    expect(asked(history)).toEqual([['cleo', 'cleo'], 'possible', ['attributes_have_one_time']]);
  });

  it('whose changes are known are what they were then', () => {
    const { history } = historyFromRows(rows, { path: stagesPath, columns, opportunities, attributeChanges: changes });
    expect(asked(history)).toEqual([['ann', 'ann'], 'none', []]);
    // Of when a change became known nobody says anything here: it may have been known later than it is taken to be.
    const untimed = { ...changes, columns: changed };
    const assumed = historyFromRows(rows, { path: stagesPath, columns, opportunities, attributeChanges: untimed });
    expect(asked(assumed.history)).toEqual([['ann', 'ann'], 'possible', ['recorded_at_assumed']]);
  });
});

describe('backtestForecast: scores', () => {
  // One deal won in the middle of each month: 100, 200, … 600.
  const rows = Array.from({ length: 6 }, (_, month): Row[] => [
    { id: `d${month}`, at: at(month + 1, 1) - 1000, to: 'bid', amount: `${100 * (month + 1)}.00` },
    { id: `d${month}`, at: at(month + 1, 15), to: 'won', amount: `${100 * (month + 1)}.00` },
  ]).flat();
  const history = historyOf(rows);
  const base = {
    asOfs: Array.from({ length: 7 }, (_, month) => at(month + 1, 1)),
    horizonDays: 28,
    judgedAt: at(7, 15),
    currency: 'CNY',
  } as const;

  it('WAPE, bias, pinball, coverage and CRPS, by hand', () => {
    const report = backtestForecast(history, {
      ...base,
      forecaster: () => ({
        expected: CNY('350'),
        quantiles: [
          { level: 0.1, amount: CNY('200') },
          { level: 0.9, amount: CNY('500') },
        ],
        points: [
          { amount: CNY('200'), atMost: 0.5 },
          { amount: CNY('500'), atMost: 1 },
        ],
      }),
    });
    expect([report.n, report.excluded]).toEqual([6, { unfinished: 1 }]);
    expect(report.accuracy.wape).toBeCloseTo((250 + 150 + 50 + 50 + 150 + 250) / 2100, 12);
    expect(report.accuracy.bias).toBe(0);
    // Steps of 100 a month: the naive forecast is off by 100 each time.
    expect(report.accuracy.mase).toBeCloseTo(900 / 6 / 100, 12);
    expect(report.coverage).toMatchObject([{ low: 0.1, high: 0.9, covered: { numerator: 4, denominator: 6 } }]);
    // Level 0.1 at 200: 0.9·100, then 0.1·(0 + 100 + … + 400); level 0.9 at 500: 0.1·(400 + … + 0), then 0.9·100.
    expect(report.pinball.map(({ score }) => score)).toEqual([
      expect.closeTo((90 + 100) / 6, 10),
      expect.closeTo((100 + 90) / 6, 10),
    ]);
    // E|X − y| − ½E|X − X'| for 200 or 500 with ½ each: ½·(|200 − y| + |500 − y|) − 75.
    const expected = [100, 200, 300, 400, 500, 600].map((y) => (Math.abs(200 - y) + Math.abs(500 - y)) / 2 - 75);
    expect(report.crps).toBeCloseTo(expected.reduce((a, b) => a + b) / 6, 10);
  });

  it('refuses a law that is none: amounts or a distribution that fall, one that ends halfway, quantiles that cross', () => {
    const steps = (...points: readonly (readonly [amount: number, atMost: number])[]) => ({
      expected: CNY('350'),
      points: points.map(([amount, atMost]) => ({ amount: CNY(String(amount)), atMost })),
    });
    const quantiles = (...stated: readonly (readonly [level: number, amount: number])[]) => ({
      expected: CNY('350'),
      quantiles: stated.map(([level, amount]) => ({ level, amount: CNY(String(amount)) })),
    });
    const refusalOf = (said: ReturnType<typeof steps> | ReturnType<typeof quantiles>) =>
      thrown(() => backtestForecast(history, { ...base, forecaster: () => said })).map((one) =>
        one.replace(/forecaster\.[^Z]*Z\./, ''),
      );
    expect(refusalOf(steps([9, 0.5], [5, 0.7], [10, 1]))).toEqual(['not_rising points']);
    expect(refusalOf(steps([5, 0.7], [9, 0.5], [10, 1]))).toEqual(['not_rising points']);
    expect(refusalOf(steps([5, 0.2], [9, 0.5]))).toEqual(['not_rising points']);
    expect(refusalOf(quantiles([0.9, 1], [0.1, 5]))).toEqual(['quantiles_cross quantiles.0.amount']);
    expect(refusalOf(quantiles([0.5, 4], [0.5, 5]))).toEqual(['quantiles_cross quantiles.1.amount']);
    // Equal ones are those of a law of few values, in any order; the last digit of a sum may fall.
    expect(refusalOf(quantiles([0.9, 5], [0.1, 5], [0.5, 5]))).toEqual([]);
    expect(refusalOf(steps([5, 0.3], [5, 0.3 - 1e-16], [9, 0.999]))).toEqual([]);
  });

  it('takes a law as it is, and a model fitted on what was known', () => {
    const report = backtestForecast(history, {
      ...base,
      forecaster: ({ asOf, history: known }) => {
        const { model } = fitStageProbabilities(known, { asOf, minimum: 1 });
        return model === null ? null : forecastDistribution(dealsAt(known, { asOf, model }), { asOf, currency: 'CNY' });
      },
    });
    // In January nothing was closed yet. Each law has the deals won before in it.
    expect(report.excluded).toEqual({ no_forecast: 1, unfinished: 1 });
    expect(report.rows[0]?.quantiles.map(({ level }) => level)).toEqual([0.1, 0.5, 0.9]);
    expect(report.crps).toBeGreaterThan(0);
  });

  it('tells at its moment of a forecaster that gave nothing, or something else', () => {
    const told = (said: unknown) => {
      try {
        backtestForecast(history, { ...base, asOfs: [at(1, 1)], forecaster: () => said as null });
      } catch (error) {
        if (error instanceof StagewrightError)
          return error.issues.map((issue) => [issue.path, formatIssue(issue, zhCN), formatIssue(issue)]);
      }
      return [];
    };
    const path = 'forecaster.2026-01-01T00:00:00.000Z';
    expect(told(undefined)).toEqual([
      [path, '此处应为对象，实际为空值。', 'Expected here: an object, found: nothing.'],
    ]);
    expect(told(100)).toEqual([[path, '此处应为对象，实际为数字。', 'Expected here: an object, found: number.']]);
    expect(told({})).toEqual([[`${path}.expected`, '缺少“expected”。', '“expected” is missing.']]);
  });

  it('scores a moment once, however often and in whatever form it is given', () => {
    const forecaster = () => ({ expected: { amount: '100', currency: 'CNY' } });
    const once = backtestForecast(history, { ...base, forecaster });
    const twice = backtestForecast(history, {
      ...base,
      asOfs: [...base.asOfs, ...base.asOfs.map((asOf) => new Date(asOf).toISOString())],
      forecaster,
    });
    expect(twice).toEqual({ ...once, excluded: { ...once.excluded, duplicate: base.asOfs.length } });
  });

  it('refuses wrong options and forecasts, and has nothing without moments', () => {
    const forecaster = () => ({ expected: { amount: '1', currency: 'USD' } });
    expect(thrown(() => backtestForecast(history, { ...base, horizonDays: 0, judgedAt: 'x', forecaster }))).toEqual([
      'unreadable_instant judgedAt',
      'out_of_range horizonDays',
    ]);
    expect(thrown(() => backtestForecast(history, { ...base, asOfs: [at(1, 1)], forecaster }))).toEqual([
      'wrong_currency forecaster.2026-01-01T00:00:00.000Z.expected',
    ]);
    expect(backtestForecast(history, { ...base, asOfs: [], forecaster })).toMatchObject({
      n: 0,
      crps: null,
      pinball: [],
      coverage: [],
    });
  });
});

describe('crps', () => {
  it('is the absolute error of a point, and E|X − y| − ½E|X − X′| by enumeration', () => {
    expect(crps([{ x: 3, atMost: 1 }], 5)).toBe(2);
    expect(crps([{ x: 3, atMost: 1 }], 1)).toBe(2);
    const law = [
      [1, 0.2],
      [4, 0.5],
      [6, 0.1],
      [9, 0.2],
    ] as const;
    const points = law.map(([x], index) => ({ x, atMost: law.slice(0, index + 1).reduce((sum, [, p]) => sum + p, 0) }));
    for (const y of [0, 1, 3, 4, 7, 12]) {
      const near = law.reduce((sum, [x, p]) => sum + p * Math.abs(x - y), 0);
      const apart = law.reduce(
        (sum, [x, p]) => sum + law.reduce((part, [z, q]) => part + p * q * Math.abs(x - z), 0),
        0,
      );
      expect(crps(points, y)).toBeCloseTo(near - apart / 2, 12);
    }
  });
});

describe('compareForecasters', () => {
  const { comparisons } = reference;
  const backtest = (errors: readonly number[]): ComparedForecasts => ({
    currency: 'CNY',
    rows: errors.map((error, month) => ({
      asOf: `2025-${String(month + 1).padStart(2, '0')}-01T00:00:00.000Z`,
      forecast: CNY(String(100 + error)),
      actual: CNY('100'),
    })),
  });
  const first = backtest(comparisons.first);
  const second = backtest(comparisons.second);

  /** Formulas of Harvey, Leybourne and Newbold (1997) in numpy, tail by scipy.stats.t.sf: test/reference/probabilityModels.py. */
  it.each(comparisons.tests)('$loss loss, $steps ahead', ({ loss, steps, statistic, pValue }) => {
    const options = { loss: loss as 'absolute', steps };
    const found = compareForecasters(first, second, options);
    expect(found.statistic).toBeCloseTo(statistic, 11);
    expect(found.pValue).toBeCloseTo(pValue, 11);
    expect(found.better).toBe('first');
    expect(compareForecasters(second, first, options)).toMatchObject({ better: 'second' });
  });

  it('says nothing of few moments, of the same forecasts, of other outcomes', () => {
    const few = backtest([1, 2, 3]);
    expect(compareForecasters(few, few)).toMatchObject({
      meanDifference: 0,
      pValue: null,
      better: null,
      reason: 'too_few',
    });
    expect(compareForecasters(first, first)).toMatchObject({ better: null, reason: 'no_variation' });
    expect(compareForecasters(backtest([]), backtest([]))).toMatchObject({ n: 0, meanDifference: null });
    expect(thrown(() => compareForecasters(first, few))).toEqual(['lengths_differ second.rows']);
  });
});
