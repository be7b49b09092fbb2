import { type EChartsOption, init } from 'echarts';
import {
  bridgeChart,
  type Chart,
  concentrationChart,
  forecastChart,
  forecastFanChart,
  funnelChart,
  reliabilityChart,
  stageDistributionChart,
  stageFlowChart,
  toECharts,
  toVegaLite,
} from 'stagewright/charts';
import { funnelConversion, historyFromRows, stageDistribution, stageFlow } from 'stagewright/conversion';
import { calibration, forecastConcentration, forecastDistribution, type Law } from 'stagewright/forecast';
import { parse, View, Warn } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, test } from 'vitest';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';
import { chartsOf } from './pictures.js';

const pipelines = {
  'five stages': chartsOf({ stages: 5, opportunities: 80, groups: 4 }),
  'five stages in Chinese, one group': chartsOf({ stages: 5, opportunities: 80, groups: 1 }, true),
  'twenty stages': chartsOf({ stages: 20, opportunities: 80, groups: 8 }),
  'long names': chartsOf({ stages: 5, opportunities: 80, groups: 4, long: true }),
  'long names in Chinese': chartsOf({ stages: 5, opportunities: 80, groups: 4, long: true }, true),
  'nobody in them': chartsOf({ stages: 3, opportunities: 0, groups: 1 }, true),
};
const all = Object.entries(pipelines).flatMap(([pipeline, charts]) =>
  Object.entries(charts).map(([name, chart]) => ({ pipeline, name, chart })),
);

function drawnByECharts(chart: Chart): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: 620, height: 700 });
  drawing.setOption(toECharts(chart) as EChartsOption);
  const svg = drawing.renderToSVGString();
  drawing.dispose();
  return svg;
}

async function drawnByVega(chart: Chart): Promise<{ readonly svg: string; readonly complaints: readonly string[] }> {
  const complaints: string[] = [];
  const tell = (...told: readonly unknown[]) => {
    complaints.push(told.join(' '));
    return logger;
  };
  const logger = { level: () => Warn, error: tell, warn: tell, info: () => logger, debug: () => logger } as never;
  // Data of this project only: the types of the specification are wider than what it holds.
  const { spec } = compile(toVegaLite(chart) as TopLevelSpec, { logger });
  const svg = await new View(parse(spec), { renderer: 'none', logger }).toSVG();
  return { svg, complaints };
}

describe.each(all)('$name of $pipeline', ({ pipeline, chart }) => {
  test('is plain JSON, and so is what the libraries are given', () => {
    for (const plain of [chart, toECharts(chart), toVegaLite(chart)]) {
      expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
      expect(JSON.stringify(plain)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test('is drawn by ECharts with its title and its texts', () => {
    const svg = drawnByECharts(chart);
    expect(svg).toContain(chart.title);
    expect(svg).not.toContain('NaN');
    for (const text of textsOf(chart)) expect(svg).toContain(text);
  });

  test('is drawn by Vega-Lite with its title and its texts', async () => {
    const { svg, complaints } = await drawnByVega(chart);
    expect(svg).toContain(chart.title);
    expect(svg).not.toContain('NaN');
    for (const text of textsOf(chart)) expect(svg).toContain(text);
    // Of nothing there is no extent.
    expect(complaints.filter((told) => pipeline !== 'nobody in them' || !told.startsWith('Infinite extent'))).toEqual(
      [],
    );
  });
});

test('the share still open is called by what it draws, not by the ends it leaves out', () => {
  for (const { incidence, open } of Object.values(pipelines)) {
    expect(open?.title).not.toBe(incidence?.title);
    expect(open?.definition).not.toBe(incidence?.definition);
  }
});

test('subtitles say the variant in words, never by the name that a program calls it', () => {
  for (const { chart } of all) expect(chart.subtitle).not.toMatch(/\w\/\w|[a-z][A-Z]/);
  expect(pipelines['five stages'].winRate?.subtitle).toMatch(
    /^closed 2026-01-01 – 2026-06-30 · of won, lost and abandoned · as of/,
  );
  expect(pipelines['nobody in them'].timeInStage?.subtitle).toMatch(/首次停留 · 实际经过天数/);
});

test('dates are numbers, the same in every language and in every zone of the reader', async () => {
  const { fan } = pipelines['five stages in Chinese, one group'];
  for (const svg of [drawnByECharts(fan as Chart), (await drawnByVega(fan as Chart)).svg]) {
    expect(svg).toContain('2026-05-');
    expect(svg).not.toMatch(/\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)/);
  }
  // Of the first of the month a local clock west of Greenwich would make the last day of the one before.
  expect(JSON.stringify(toVegaLite(fan as Chart))).toContain('"type":"utc"');
});

/** What must be read in the picture, whichever library draws it. */
function textsOf(chart: Chart): readonly string[] {
  switch (chart.form) {
    case 'bars':
      return chart.series.flatMap(({ labels }) => labels);
    case 'ranges':
      return chart.ranges.map(({ label }) => label);
    case 'steps':
      return chart.steps.flatMap(({ name, label }) => [name, label]);
    case 'table':
      return chart.cells.map(({ label }) => label);
    case 'lines':
      return chart.marks.map(({ label }) => label);
    case 'flow':
      return [];
  }
}

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [], afterWin: ['care'] };
const moves: readonly (readonly [id: string, ...places: readonly string[]])[] = [
  ['a', 'lead', 'offer', 'won', 'care'],
  ['b', 'lead', 'offer', 'lead', 'lost'],
  ['c', 'lead', 'lost', 'offer'],
  ['d', 'offer'],
];
const { history } = historyFromRows(
  moves.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 2), to }))),
  { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } },
);
const asOf = '2026-02-01T00:00:00Z';

describe('counted by hand', () => {
  test('a distribution has every place in order, and a name for each', () => {
    const report = stageDistribution(history, { asOf });
    const { categories, series } = stageDistributionChart(report, { names: { lead: 'New', offer: 'New' } });
    expect(categories).toEqual(['New', 'New (2)', 'won', 'lost', 'care']);
    expect(series[0]?.values).toEqual([0, 2, 0, 1, 1]);
    expect(series[0]?.labels[1]).toBe('2 (50.00 %)');
  });

  test('a funnel goes through the win to what lies behind it', () => {
    const { categories, series } = funnelChart(funnelConversion(history, { asOf }));
    expect(categories).toEqual(['lead', 'offer', 'Won', 'care']);
    expect(series[0]?.values).toEqual([4, 4, 1, 1]);
    expect(series[0]?.labels).toEqual(['4', '4 (100.0 %)', '1 (25.0 %)', '1 (100.0 %)']);
  });

  test('a flow loses no move, and what goes back makes no cycle', () => {
    const report = stageFlow(history, { asOf });
    const chart = stageFlowChart(report);
    const sum = (rows: readonly { readonly value: number }[]) => rows.reduce((total, { value }) => total + value, 0);
    expect(sum(chart.links)).toBe(8);
    expect(sum(chart.moves)).toBe(8);
    expect(chart.links).toContainEqual({ from: 'offer', to: 'Back to an earlier stage', value: 1 });
    expect(chart.links).toContainEqual({ from: 'lost', to: 'Reopened', value: 1 });
    expect(chart.moves).toContainEqual({ from: 'lost', to: 'offer', value: 1 });
  });

  test('a stage may be called like a node of the chart, or like another stage', () => {
    const names = { lead: 'Reopened', offer: 'Reopened' };
    const chart = stageFlowChart(stageFlow(history, { asOf }), { names });
    expect(new Set(chart.nodes).size).toBe(chart.nodes.length);
    expect(drawnByECharts(chart)).toContain('Reopened (2)');
  });

  test('a reliability diagram has a mark a bin that somebody is in, with its interval, and the error of all', () => {
    const chart = reliabilityChart(calibration([0.2, 0.2, 0.8, 0.8], [false, true, true, true]));
    const points = chart.series[1]?.points.map(({ x, y, low, high }) => [x, y, low?.toFixed(4), high?.toFixed(4)]);
    // Wilson of 1/2 and 2/2 (R: binom::binom.wilson): 0.0945 to 0.9055, 0.3424 to 1. ECE: (2 · 0.3 + 2 · 0.2)/4.
    expect(points).toEqual([
      [0.2, 0.5, '0.0945', '0.9055'],
      [0.8, 1, '0.3424', '1.0000'],
    ]);
    expect(chart.subtitle).toContain('ECE 25');
  });

  test('a reliability diagram says the level of its own intervals', () => {
    const drawn = (level?: number) =>
      reliabilityChart(calibration([0.2, 0.8], [false, true], level === undefined ? {} : { level }));
    expect(drawn().definition).toContain('95 %');
    expect(drawn(0.9).definition).toContain('90 %');
    expect(drawn(0.9).definition).not.toMatch(/95|\{/);
  });

  // 0, 100, 200, 300 with 3/8, 3/8, 1/8, 1/8: by hand.
  const odds = (asOf: string, quota?: string, currency = 'CNY') => {
    const deal = (id: string, amount: string, value: number) =>
      dealOf({ id, amount: { amount, currency }, probability: { value, source: 'stage' } });
    return forecastDistribution([deal('a', '100', 0.5), deal('b', '200', 0.25)], {
      ...{ asOf, currency, points: 4 },
      ...(quota === undefined ? {} : { quota: { amount: quota, currency } }),
    });
  };

  test('a law falls from what is certain to nothing, with its quantiles and the odds of the quota', () => {
    const { x, series, marks } = forecastChart(odds('2026-11-01T00:00:00Z', '200'));
    expect(x.unit).toBe('CNY');
    expect(series[0]?.points.map((point) => [point.x, point.y])).toEqual([
      [0, 0.625],
      [100, 0.25],
      [200, 0.125],
      [300, 0],
    ]);
    expect(marks).toEqual([
      { axis: 'x', value: 0, label: '10 %' },
      { axis: 'x', value: 100, label: 'Median' },
      { axis: 'x', value: 300, label: '90 %' },
      { axis: 'x', value: 200, label: 'Quota: 25.0 %' },
    ]);
  });

  test('a fan has a band a forecast, in the order of time, against the quota of the last; one currency', () => {
    const [october, november] = [odds('2026-10-01T00:00:00Z', '500'), odds('2026-11-01T00:00:00Z', '250')];
    const { series, marks } = forecastFanChart([november, october]);
    expect(series[0]?.points).toEqual([
      { x: '2026-10-01', y: 100, low: 0, high: 300 },
      { x: '2026-11-01', y: 100, low: 0, high: 300 },
    ]);
    expect(marks).toEqual([{ axis: 'y', value: 250, label: 'Quota' }]);
    expect(forecastFanChart([]).series[0]?.points).toEqual([]);
    expect(thrown(() => forecastFanChart([october, odds('2026-11-01T00:00:00Z', undefined, 'USD')]))).toEqual([
      'wrong_currency laws.1',
    ]);
  });

  test('a concentration has shares of the amount and of the variance, side by side', () => {
    const deal = (id: string, amount: string) => dealOf({ id, amount: { amount, currency: 'CNY' } });
    const found = forecastConcentration([deal('a', '100'), deal('b', '300')], FORECAST_OPTIONS);
    // 300 and 100 of 400; 300² and 100² of 100,000, all at one half.
    const { categories, series } = concentrationChart(found, { names: { b: 'Harbour' } });
    expect(categories).toEqual(['Harbour', 'a']);
    expect(series.map(({ values }) => values)).toEqual([
      [0.75, 0.25],
      [0.9, 0.1],
    ]);
    expect(series[1]?.labels).toEqual(['90.0 %', '10.0 %']);
  });

  test('a waterfall may lie across zero, and ends where it says', () => {
    const money = (amount: string) => ({ amount, currency: 'CNY' });
    const chart = bridgeChart(
      {
        method: 'bridge',
        asOf: { before: '2026-01-01T00:00:00Z', after: asOf },
        scope: { before: { zone: 'UTC', closing: null }, after: { zone: 'UTC', closing: null } },
        before: money('20000.00'),
        after: money('-5000.00'),
        difference: money('-25000.00'),
        steps: [
          { kind: 'new', amount: money('10000.00'), deals: ['a'] },
          { kind: 'reamounted', amount: money('-35000.00'), deals: ['b'] },
        ],
      },
      { locale: { language: 'zh-CN' } },
    );
    expect(chart.axis.unit).toBe('万 CNY');
    expect(chart.steps.map(({ from, to, label }) => [from, to, label])).toEqual([
      [0, 2, '2'],
      [2, 3, '+1'],
      [3, -0.5, '-3.5'],
      [0, -0.5, '-0.5'],
    ]);
    expect(drawnByECharts(chart)).toContain('-3.5');
  });
});

test('texts of hosts are no templates and no markup', async () => {
  const name = '{b} <b>&"quoted" {value}';
  const chart = stageDistributionChart(stageDistribution(history, { asOf }), { names: { offer: name } });
  const escaped = '{b} &lt;b&gt;&amp;';
  expect(drawnByECharts(chart)).toContain(escaped);
  expect((await drawnByVega(chart)).svg).toContain(escaped);
});

test('a certain forecast says its one value once', () => {
  const money = { amount: '900.00', currency: 'CNY' };
  const law: Law = {
    method: 'constant',
    asOf,
    zone: 'UTC',
    closing: null,
    currency: 'CNY',
    n: 1,
    excluded: {},
    warnings: [],
    errorBound: { amount: { amount: '0.00', currency: 'CNY' }, probability: 0 },
    smoothedBy: null,
    mean: money,
    sd: { amount: '0.00', currency: 'CNY' },
    quantiles: { q10: money, q50: money, q90: money },
    plateaus: { q10: null, q50: null, q90: null },
    expectedShortfall: { level: 0.1, amount: money },
    quota: null,
    correlation: { latent: 0, ofOutcomes: null },
    q10ByCorrelation: [],
    points: [{ amount: money, atMost: 1 }],
  };
  expect(forecastChart(law).marks).toEqual([{ axis: 'x', value: 900, label: 'Median' }]);
});
