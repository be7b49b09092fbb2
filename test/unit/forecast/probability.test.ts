import { stagePath } from 'stagewright';
import { describe, expect, it } from 'vitest';
import { cumulativeIncidence, historyFromRecords } from '../../../src/conversion/index.js';
import {
  applyCalibration,
  applyProbabilityModel,
  type ClosedCase,
  calibrateProbabilities,
  calibration,
  closedCases,
  conditionalWinProbability,
  designWinRates,
  fitLogistic,
  fitNaiveBayes,
  fitStageProbabilities,
  type ModelledProbability,
} from '../../../src/forecast/index.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import models from '../../reference/probabilityModels.json' with { type: 'json' };
import ridgeLogistic from '../../reference/ridgeLogistic.json' with { type: 'json' };
import { modelOf, Player } from '../../support/Player.js';
import { day, type Step, stagesHistory } from '../../support/stagesHistory.js';
import { thrown } from '../../support/thrown.js';

const asOf = '2026-12-01T00:00:00Z';

/** The log odds of the parts are those of the whole. */
function expectExplained({ value, contributions }: ModelledProbability) {
  const odds = contributions.reduce((sum, part) => sum + part.logOdds, 0);
  expect(odds).toBeCloseTo(Math.log((value ?? 0) / (1 - (value ?? 0))), 10);
}

describe('designWinRates', () => {
  it('S0: rates stacked are multiplied, exactly', () => {
    const rates = designWinRates([
      { stage: 'a', conversion: 0.5 },
      { stage: 'b', conversion: '40%' },
      { stage: 'c', conversion: '1/2' },
    ]);
    expect(rates.map(({ used }) => `${used.numerator}/${used.denominator}`)).toEqual(['1/10', '1/5', '1/2']);
  });

  it('takes an override, and hands it on or not', () => {
    const stages = [
      { stage: 'a', conversion: 0.5 },
      { stage: 'b', conversion: 0.5, override: 0 },
      { stage: 'c', conversion: 0.5 },
    ];
    expect(designWinRates(stages).map(({ used }) => used.value)).toEqual([0, 0, 0.5]);
    expect(designWinRates(stages, { propagate: false }).map(({ used }) => used.value)).toEqual([0.125, 0, 0.5]);
    expect(designWinRates(stages)[1]).toMatchObject({ isOverridden: true, product: { value: 0.25 } });
    expect(designWinRates([])).toEqual([]);
  });

  it('refuses what is no probability, all at once', () => {
    const stages = [
      { stage: 'a', conversion: 2 },
      { stage: 'b', conversion: 0.5, override: 'x' },
    ];
    expect(thrown(() => designWinRates(stages))).toEqual([
      'invalid_probability stages.0.conversion',
      'invalid_probability stages.1.override',
    ]);
  });
});

describe('closedCases and fitStageProbabilities', () => {
  const history = stagesHistory({
    k1: [
      [day(1), 'lead'],
      [day(3), 'need'],
      [day(9), 'won'],
    ],
    k2: [
      [day(1), 'lead'],
      [day(4), 'lost'],
    ],
    s3: [
      [day(1), 'lead'],
      [day(3), 'need'],
      [day(5), 'lost'],
      [day(8), 'need'],
    ],
    s4: [
      [day(2), 'need'],
      [day(5), 'dropped'],
    ],
    s5: [
      [day(2), 'lead'],
      [day(5), 'lost'],
    ],
  } satisfies { [id: string]: Step[] });

  it('a reopened loss is open; the final close decides', () => {
    const { cases, excluded } = closedCases(history, { asOf, attributes: ['segment'] });
    expect(excluded).toEqual({ open: 1 });
    expect(cases.map((one) => [one.opportunity, one.won, one.stages.join(), one.attributes.segment])).toEqual([
      ['k1', true, 'lead,need', 'key'],
      ['k2', false, 'lead', 'key'],
      ['s4', false, 'need', 'small'],
      ['s5', false, 'lead', 'small'],
    ]);
    expect(closedCases(history, { asOf: day(4.5) }).cases.map(({ opportunity }) => opportunity)).toEqual(['k2']);
  });

  it('what was voided is no case, whatever it was closed as', () => {
    const model = modelOf({ stages: [{ id: 'a' }] });
    const lost = new Player(model).send({ type: 'close', outcome: 'lost', reason: 'x' });
    const voided = new Player(model).send([
      { type: 'close', outcome: 'lost', reason: 'x' },
      { type: 'void', reason: 'mistake' },
    ]);
    const records = [...lost.log, ...voided.log.map((record) => ({ ...record, opportunityId: 'voided' }))];
    const { history: kept } = historyFromRecords(records, { path: stagePath(lost.plan, 's') });
    const { cases, excluded } = closedCases(kept, { asOf });
    expect([cases.length, cases[0]?.won, excluded]).toEqual([1, false, { voided: 1 }]);
  });

  it('what stood in no stage is no case, and the whole of a reading is no history', () => {
    const sold = stagesHistory({ a: [[day(1), 'won']] });
    expect(closedCases(sold, { asOf })).toEqual({ cases: [], excluded: { without_stage: 1 } });
    for (const wrong of [{ history, quality: {} }, null, {}, [history]])
      for (const ask of [closedCases, fitStageProbabilities])
        expect(thrown(() => ask(wrong as never, { asOf }))).toEqual(['wrong_type history']);
  });

  it('says of which stages too few have closed for a probability', () => {
    const few = (ask: Parameters<typeof fitStageProbabilities>[1], of = history) =>
      fitStageProbabilities(of, ask).warnings.filter(({ code }) => code === 'few_closed');
    const [all] = few({ asOf });
    expect(all).toEqual({
      code: 'few_closed',
      severity: 'warning',
      path: 'history',
      // The waiting room is no stage of its own.
      params: { stages: history.path.stages.filter((stage) => stage !== 'hold'), minimum: 30 },
    });
    // Counted by hand: two of those that stood in need are closed, so that three are more than there are.
    expect(few({ asOf, minimum: 2 })[0]?.params.stages).not.toContain('need');
    expect(few({ asOf, minimum: 3 })[0]?.params.stages).toContain('need');
    expect(few({ asOf, minimum: 1 }, stagesHistory({ a: [[day(1), 'lead']] }))).toHaveLength(1);
    const sentence = { ...all, params: { stages: ['lead', 'bid'], minimum: 30 } } as typeof all;
    expect(sentence && formatIssue(sentence)).toBe(
      'Fewer than 30 have closed from these stages, too few for a probability: lead, bid.',
    );
    expect(sentence && formatIssue(sentence, zhCN)).toBe('以下阶段已结束的商机不足30个，不给出赢率：lead、bid。');
  });

  it('S1-34: no rate below the minimum; above it drawn to the pooled rate of 1/4 (by hand)', () => {
    const strict = fitStageProbabilities(history, { asOf }).model;
    expect(strict?.stages.every(({ value }) => value === null)).toBe(true);
    if (strict) expect(applyProbabilityModel(strict, { stage: 'need' }).reason).toBe('too_few');
    const { model, n } = fitStageProbabilities(history, { asOf, minimum: 1, strength: 4 });
    expect([n, model?.pooled]).toEqual([4, 0.25]);
    // need: k1 won, s4 dropped, s3 came back: half of the ends are wins; (2·½ + 4·¼)/(2 + 4).
    expect(model?.stages.find(({ stage }) => stage === 'need')).toMatchObject({ resolved: 2, measured: 0.5 });
    const found = model && applyProbabilityModel(model, { stage: 'need' });
    expect(found?.value).toBeCloseTo(1 / 3, 12);
    // scipy.stats.beta(2, 4).ppf([.025, .975])
    expect(found?.interval.low).toBeCloseTo(0.05274495, 7);
    expect(found?.interval.high).toBeCloseTo(0.71641794, 7);
    if (found) expectExplained(found);
  });

  it('has no model where nothing is closed', () => {
    expect(fitStageProbabilities(stagesHistory({ a: [[day(1), 'lead']] }), { asOf }).model).toBeNull();
    expect(thrown(() => fitStageProbabilities(history, { asOf, strength: -1 }))).toEqual(['out_of_range strength']);
  });
});

describe('fitNaiveBayes', () => {
  /**
   * Odoo, addons/crm/tests/test_crm_pls.py, `test_predictive_lead_scoring`: its leads, by their numbers, and the
   * probabilities that it asserts. The states of e-mail and phone that it gives are computed anew there, and are one value for
   * all (its frequencies of them say so: 1.1 and 2.1 for each): they tell nothing apart and are left out.
   */
  const stages = ['s1', 's2', 's3', 'won'];
  const lead = (team: string | null, country: number, state: number, source: number, stage: number) => ({
    stage: stages[stage] ?? '',
    attributes: { team, country: `c${country}`, state: `r${state}`, source: `u${source}` },
  });
  const leads = (last: string | null) => [
    lead('1', 0, 0, 0, 0),
    lead('1', 1, 1, 1, 1),
    lead('1', 2, 2, 2, 2),
    lead('1', 0, 1, 2, 1),
    lead('1', 1, 1, 1, 0),
    lead('2', 0, 1, 1, 2),
    lead('2', 0, 1, 2, 1),
    lead('2', 0, 2, 2, 0),
    lead('2', 0, 1, 2, 1),
    lead('2', 1, 0, 1, 1),
    lead(last, 1, 1, 1, 2),
    lead(last, 0, 1, 0, 0),
    lead(last, 1, 2, 2, 0),
    lead(last, 0, 1, 2, 1),
  ];
  const odoo = (last: string | null) => {
    const all = leads(last);
    const ends = new Map([
      [0, false],
      [1, false],
      [2, true],
      [5, false],
      [6, false],
      [7, true],
      [10, true],
      [11, false],
      [12, false],
    ]);
    const cases = [...ends].map(([index, won]): ClosedCase => {
      const one = all[index];
      return { opportunity: String(index), won, stages: [one?.stage ?? ''], attributes: one?.attributes ?? {} };
    });
    const { model } = fitNaiveBayes(cases, { variant: 'odoo', stages, team: 'team' });
    const percent = (index: number) => {
      const one = all[index];
      return one && model ? applyProbabilityModel(model, one) : null;
    };
    return { model, percent };
  };

  it('reproduces the published test values of Odoo: 33.49, 7.74, 35.09, 35.19', () => {
    const own = odoo('3');
    const found = [own.percent(3), own.percent(8), own.percent(13), odoo(null).percent(13)];
    expect(found.map((one) => (100 * (one?.value ?? 0)).toFixed(2))).toEqual(['33.49', '7.74', '35.09', '35.19']);
    for (const one of found) if (one) expectExplained(one);
  });

  it('counts as Odoo does: the frequencies that its test asserts', () => {
    const { model } = odoo('3');
    const first = model?.groups['1']?.factors;
    expect([first?.stage?.values.s1, first?.stage?.values.won]).toEqual([
      [1.1, 2.1],
      [1.1, 0.1],
    ]);
    expect(first?.country?.values.c1).toEqual([0.1, 1.1]);
    expect(model?.groups['2']?.factors.country?.values.c1).toBeUndefined();
  });

  it('a team without data takes the table of all, as one without a team does', () => {
    const { model } = odoo('3');
    const of = (team: string | null) => model && applyProbabilityModel(model, lead(team, 0, 1, 2, 1));
    expect(of('9')).toEqual(of(null));
    expect(of('9')?.value).not.toBeCloseTo(of('3')?.value ?? 0, 4);
  });

  it('one won and no lost has no model, where Odoo says 91.67 %', () => {
    const won = { opportunity: 'a', won: true, stages: ['s1'], attributes: {} };
    expect(fitNaiveBayes([won], { variant: 'odoo', stages })).toMatchObject({
      model: null,
      warnings: [{ code: 'one_outcome' }],
    });
    expect(fitNaiveBayes([]).model).toBeNull();
  });

  /** By hand: prior (2+1)/(3+1); offer (2+1)/4 and (1+1)/5; size of known ones: small (2+1)/(2+2) of won, (1+1)/(2+2) of lost. */
  it('laplace is what exact fractions say, and what is not known counts for nothing', () => {
    const one = (id: number, won: boolean, stages: string[], size: string | null) => ({
      opportunity: `${id}`,
      won,
      stages,
      attributes: { size },
    });
    const cases = [
      one(1, true, ['lead', 'offer'], 'small'),
      one(2, true, ['offer'], 'small'),
      one(3, false, ['lead'], 'large'),
      one(4, false, ['lead', 'offer'], 'small'),
      one(5, false, ['lead'], null),
    ];
    const { model } = fitNaiveBayes(cases);
    if (model === null) throw new Error('no model');
    const found = applyProbabilityModel(model, { stage: 'offer', attributes: { size: 'small' } });
    const odds = (3 / 4) * (3 / 4 / (2 / 5)) * (3 / 4 / (2 / 4));
    expect(found.value).toBeCloseTo(odds / (1 + odds), 12);
    // ln odds ± z √(1/3 + 1/4 + (1/3 − 1/4) + (1/2 − 1/5) + (1/3 − 1/4) + (1/2 − 1/4))
    const half = 1.959963984540054 * Math.sqrt(1 / 3 + 1 / 4 + 1 / 12 + 0.3 + 1 / 12 + 1 / 4);
    expect(found.interval.low).toBeCloseTo(1 / (1 + Math.exp(-(Math.log(odds) - half))), 9);
    expectExplained(found);
    expect(found.ignored).toEqual([]);
    const unseen = applyProbabilityModel(model, { stage: 'offer', attributes: { size: 'huge' } });
    expect(unseen.ignored).toEqual(['size']);
    expect(applyProbabilityModel(model, { stage: 'moon' }).reason).toBe('unknown_stage');
    // A model is JSON: read back, it says the same.
    expect(
      applyProbabilityModel(JSON.parse(JSON.stringify(model)), { stage: 'offer', attributes: { size: 'small' } }),
    ).toEqual(found);
  });
});

describe('models of cases', () => {
  it.each([
    ['fitNaiveBayes', fitNaiveBayes],
    ['fitLogistic', fitLogistic],
  ] as const)('%s: an attribute that is called stage does not stand in for the stage', (_, learn) => {
    const cases = [...'wwwwwlwlllll'].map((end, id) => ({
      opportunity: `${id}`,
      won: end === 'w',
      stages: [id % 2 === 0 ? 'lead' : 'offer'],
      attributes: { size: id < 6 ? 'small' : 'large' },
    }));
    const named = cases.map((one) => ({ ...one, attributes: { ...one.attributes, stage: 'late' } }));
    const subject = { stage: 'offer', attributes: { size: 'small' } };
    const [{ model }, { model: other }] = [learn(cases), learn(named)];
    if (model === null || other === null) throw new Error('no model');
    expect(applyProbabilityModel(other, subject)).toEqual(applyProbabilityModel(model, subject));
    expect(learn(named, { factors: ['stage', 'size'] }).model).toEqual(learn(cases, { factors: ['size'] }).model);
  });

  it('are never certain, however far the quantities lie', () => {
    const cases = [...'wwwwwlwlllll'].map((end, id) => ({
      opportunity: `${id}`,
      won: end === 'w',
      stages: ['offer'],
      attributes: {},
      numbers: { amount: id },
    }));
    const { model } = fitLogistic(cases, { numbers: ['amount'] });
    const at = (amount: number) => model && applyProbabilityModel(model, { stage: 'offer', numbers: { amount } });
    for (const amount of [-1e3, -1e6, 1e3, 1e6]) {
      expect(at(amount)?.value).toBeGreaterThan(0);
      expect(at(amount)?.value).toBeLessThan(1);
    }
  });

  it('of a format that is not known are refused', () => {
    const { model } = fitNaiveBayes([
      { opportunity: 'a', won: true, stages: ['s'], attributes: {} },
      { opportunity: 'b', won: false, stages: ['s'], attributes: {} },
    ]);
    const later = { ...model, format: 'stagewright.naiveBayes/2' } as never;
    expect(thrown(() => applyProbabilityModel(later, { stage: 's' }))).toEqual(['unknown_choice model.format']);
    const map = calibrateProbabilities([0.2, 0.4, 0.6, 0.8], [false, true, false, true]).model;
    const laterMap = { ...map, format: 'stagewright.calibration/2' } as never;
    expect(thrown(() => applyCalibration(laterMap, 0.5))).toEqual(['unknown_choice map.format']);
  });
});

describe('fitLogistic', () => {
  const cases = (ends: string, size: (index: number) => string): ClosedCase[] =>
    [...ends].map((end, id) => ({
      opportunity: `${id}`,
      won: end === 'w',
      stages: ['offer'],
      attributes: { size: size(id) },
    }));
  const data = cases('wwwwwwwwllwwwlllllll', (id) => (id < 10 ? 'small' : 'large'));

  it('with hardly any ridge gives the shares of the cells, and the robust interval of one case each', () => {
    const { model } = fitLogistic(data, { ridge: 1e-8 });
    if (model === null) throw new Error('no model');
    const small = applyProbabilityModel(model, { stage: 'offer', attributes: { size: 'small' } });
    const large = applyProbabilityModel(model, { stage: 'offer', attributes: { size: 'large' } });
    // A saturated model fits 8/10 and 3/10; the variance of its log odds is 1/(n p (1 − p)), sandwich and all.
    expect(small.value).toBeCloseTo(0.8, 5);
    expect(large.value).toBeCloseTo(0.3, 5);
    const half = 1.959963984540054 / Math.sqrt(10 * 0.8 * 0.2);
    expect(small.interval.low).toBeCloseTo(1 / (1 + Math.exp(-(Math.log(4) - half))), 4);
    expectExplained(small);
    expectExplained(large);
  });

  /** scipy and mpmath, test/reference/ridgeLogistic.py: the penalty is on standardised columns, the intercept is free. */
  it.each(ridgeLogistic.fits)('has the coefficients of scipy at a ridge of $ridge', (fit) => {
    const names = ['age', 'amount', 'mark'] as const;
    const cases = ridgeLogistic.rows.map(
      (row, index): ClosedCase => ({
        opportunity: `${index}`,
        won: fit.outcomes[index] === 1,
        stages: ['offer'],
        attributes: {},
        numbers: Object.fromEntries(names.map((name, column) => [name, row[column] ?? null])),
      }),
    );
    const { model } = fitLogistic(cases, { numbers: names, ridge: fit.ridge });
    expect(Math.abs((model?.intercept ?? Number.NaN) - fit.intercept)).toBeLessThan(1e-9);
    names.forEach((name, column) => {
      const found = model?.columns.find(({ factor }) => factor === name)?.coefficient ?? Number.NaN;
      expect(Math.abs(found - (fit.coefficients[column] ?? 0))).toBeLessThan(1e-9);
    });
  });

  /** numpy and scipy, test/reference/probabilityModels.py: the sandwich by case is built on standardised columns there. */
  describe.each(models.logistic)('of cases with several stages, at a ridge of $ridge', (fit) => {
    const cases = models.cases.map(
      ({ stages, size, age, won }, id): ClosedCase => ({
        opportunity: `${id}`,
        ...{ won, stages, attributes: { size }, numbers: { age } },
      }),
    );
    const { model } = fitLogistic(cases, { numbers: ['age'], ridge: fit.ridge });
    if (model === null) throw new Error('no model');

    it('has the coefficients, and the covariance that is robust by case', () => {
      expect(model.columns.map(({ factor, value }) => [factor, value])).toEqual([
        ['stage', 'lead'],
        ['stage', 'offer'],
        ['size', 'large'],
        ['size', 'small'],
        ['age', null],
      ]);
      const found = [model.intercept, ...model.columns.map(({ coefficient }) => coefficient)];
      for (const [index, value] of [fit.intercept, ...fit.coefficients].entries())
        expect(Math.abs((found[index] ?? Number.NaN) - value)).toBeLessThan(1e-9);
      for (const [i, line] of fit.covariance.entries())
        for (const [j, value] of line.entries())
          expect(Math.abs((model.covariance[i]?.[j] ?? Number.NaN) - value)).toBeLessThan(1e-9);
    });

    it.each(models.subjects.map((subject, index) => ({ subject, told: fit.subjects[index] ?? [] })))(
      'says of $subject.stage, $subject.size, $subject.age days what they say, read back from JSON too',
      ({ subject: { stage, size, age }, told }) => {
        const subject = { stage, attributes: { size }, numbers: { age } };
        const found = applyProbabilityModel(model, subject);
        const { low, high } = found.interval;
        for (const [index, value] of [found.value, low, high].entries())
          expect(Math.abs((value ?? Number.NaN) - (told[index] ?? Number.NaN))).toBeLessThan(1e-9);
        expect(applyProbabilityModel(JSON.parse(JSON.stringify(model)), subject)).toEqual(found);
        expectExplained(found);
      },
    );
  });

  it('a ridge draws to the middle, and rows of one case do not narrow the interval', () => {
    const { model } = fitLogistic(data);
    const twice = fitLogistic(data.map((one) => ({ ...one, stages: ['lead', 'offer'] }))).model;
    if (model === null || twice === null) throw new Error('no model');
    const at = { stage: 'offer', attributes: { size: 'small' } };
    const found = applyProbabilityModel(model, at);
    expect(found.value).toBeGreaterThan(0.55);
    expect(found.value).toBeLessThan(0.8);
    const width = ({ interval: { low, high } }: ModelledProbability) => (high ?? 0) - (low ?? 0);
    expect(width(applyProbabilityModel(twice, at)) / width(found)).toBeGreaterThan(0.9);
    expect(applyProbabilityModel(model, { stage: 'moon' }).reason).toBe('unknown_stage');
    expect(applyProbabilityModel(model, { stage: 'offer', attributes: { size: 'huge' } }).ignored).toEqual(['size']);
  });

  it('reports separation, few events, and what tells apart', () => {
    const { model, warnings } = fitLogistic(cases('wwwwwlllll', (id) => (id < 5 ? 'small' : 'large')));
    expect(model?.separation).toBe('split');
    expect(model?.separating.map(({ value }) => value)).toEqual(['large', 'small']);
    expect(warnings.map(({ code }) => code)).toEqual(['outcomes_separated', 'few_events']);
    expect(fitLogistic(cases('www', () => 'x')).warnings.map(({ code }) => code)).toEqual(['one_outcome']);
    expect(thrown(() => fitLogistic(data, { ridge: 0 }))).toEqual(['out_of_range ridge']);
  });

  it('takes quantities, and says what lacks them', () => {
    const sized = data.map((one, index) => ({ ...one, numbers: { amount: index === 0 ? null : index } }));
    const { model, n, warnings } = fitLogistic(sized, { numbers: ['amount'], factors: [] });
    if (model === null) throw new Error('no model');
    expect([n, warnings[0]]).toMatchObject([19, { code: 'cases_left_out', params: { cases: 1 } }]);
    const early = applyProbabilityModel(model, { stage: 'offer', numbers: { amount: 1 } });
    const late = applyProbabilityModel(model, { stage: 'offer', numbers: { amount: 19 } });
    expect(early.value).toBeGreaterThan(late.value ?? 1);
    expect(applyProbabilityModel(model, { stage: 'offer' })).toMatchObject({
      value: null,
      reason: 'missing',
      ignored: ['amount'],
    });
  });
});

describe('conditionalWinProbability', () => {
  const won = (id: string, days: number): [string, Step[]] => [
    id,
    [
      [day(1), 'lead'],
      [day(1 + days), 'won'],
    ],
  ];
  const history = stagesHistory(
    Object.fromEntries([
      won('a', 10),
      won('b', 20),
      [
        'c',
        [
          [day(1), 'lead'],
          [day(11), 'lost'],
        ],
      ],
      [
        'd',
        [
          [day(1), 'lead'],
          [day(26), 'lost'],
        ],
      ],
      ['e', [[day(1), 'lead']]],
    ] as [string, Step[]][]),
  );
  const curve = cumulativeIncidence(history, { asOf: day(31) }).total;

  it('is the share of those that were still open at that age', () => {
    // Of five, a wins and c loses on day 10; of the three left b wins on day 20, d loses on day 25.
    expect(conditionalWinProbability(curve, { ageDays: 0 }).value).toBeCloseTo(1 / 5 + (3 / 5) * (1 / 3), 12);
    expect(conditionalWinProbability(curve, { ageDays: 10 }).value).toBeCloseTo(1 / 3, 12);
    expect(conditionalWinProbability(curve, { ageDays: 20 }).value).toBe(0);
    expect(conditionalWinProbability(curve, { ageDays: 10, withinDays: 9 }).value).toBe(0);
    expect(conditionalWinProbability(curve, { ageDays: 10, withinDays: 10 }).value).toBeCloseTo(1 / 3, 12);
  });

  it('has the interval of a curve of those still open: at age 0 that of the curve itself', () => {
    const last = curve.days.length - 1;
    const { low, high } = conditionalWinProbability(curve, { ageDays: 0 }).interval;
    expect(low).toBeCloseTo(curve.ends.won.low[last] ?? 0, 10);
    expect(high).toBeCloseTo(curve.ends.won.high[last] ?? 0, 10);
  });

  it('has the interval of a curve of those still open: at age 10 that of the three that are left, from there on', () => {
    const left = stagesHistory({
      b: [
        [day(11), 'lead'],
        [day(21), 'won'],
      ],
      d: [
        [day(11), 'lead'],
        [day(26), 'lost'],
      ],
      e: [[day(11), 'lead']],
    });
    const { total } = cumulativeIncidence(left, { asOf: day(31) });
    const [found, expected] = [
      conditionalWinProbability(curve, { ageDays: 10 }).interval,
      { low: total.ends.won.low.at(-1), high: total.ends.won.high.at(-1) },
    ];
    expect(found.low).toBeCloseTo(expected.low ?? Number.NaN, 10);
    expect(found.high).toBeCloseTo(expected.high ?? Number.NaN, 10);
    expect(conditionalWinProbability(curve, { ageDays: 20 }).interval).toMatchObject({ low: null, high: null });
  });

  it('says where nobody knows', () => {
    expect(conditionalWinProbability(curve, { ageDays: 31 })).toMatchObject({ value: null, reason: 'beyond_observed' });
    expect(conditionalWinProbability(curve, { ageDays: 10, withinDays: 100 }).ignored).toEqual(['withinDays']);
    expect(thrown(() => conditionalWinProbability(curve, { ageDays: -1 }))).toEqual(['out_of_range ageDays']);
    const empty = cumulativeIncidence(stagesHistory({}), { asOf: day(31) }).total;
    expect(conditionalWinProbability(empty, { ageDays: 1 }).reason).toBe('too_few');
  });
});

describe('calibration', () => {
  /** sklearn 1.5: brier_score_loss, log_loss, roc_auc_score; here also by hand. */
  it('scores: Brier 0.19 = 0.065 − 0.0625 + 0.1875, log loss, ECE 0.25, AUC 5/6', () => {
    const found = calibration([0.2, 0.2, 0.8, 0.8], [false, true, true, true]);
    expect(found.brier?.score).toBeCloseTo((0.04 + 0.64 + 0.04 + 0.04) / 4, 12);
    expect(found.brier?.reliability).toBeCloseTo((0.3 ** 2 + 0.2 ** 2) / 2, 12);
    expect(found.brier?.resolution).toBeCloseTo(0.0625, 12);
    expect(found.brier?.uncertainty).toBe(0.1875);
    expect(found.logLoss?.score).toBeCloseTo(-(3 * Math.log(0.8) + Math.log(0.2)) / 4, 12);
    expect(found.areaUnderRoc).toBeCloseTo(5 / 6, 12);
    expect(found.bins.filter(({ n }) => n > 0).map(({ low, n, rate }) => [low, n, rate])).toEqual([
      [0.2, 2, 0.5],
      [0.8, 2, 1],
    ]);
  });

  it('names its clip, and refuses what is no probability', () => {
    expect(calibration([1], [false]).logLoss).toMatchObject({ clip: 1e-6, clipped: 1 });
    expect(calibration([], [])).toMatchObject({ n: 0, brier: null, expected: null, areaUnderRoc: null });
    expect(thrown(() => calibration([1.5], [true, false]))).toEqual([
      'lengths_differ outcomes',
      'out_of_range predictions.0',
    ]);
    expect(thrown(() => calibration([Number.NaN], [true]))).toEqual(['out_of_range predictions.0']);
    expect(thrown(() => calibration([0.5], [true], { bins: 0 }))).toEqual(['out_of_range bins']);
  });
});

describe('calibrateProbabilities', () => {
  const stated = [...new Array(10).fill(0.2), ...new Array(10).fill(0.8)];
  const won = stated.map((_, index) => (index < 10 ? index < 4 : index < 16));

  /** Two values make a saturated line: it goes through 4/10 and 6/10. */
  it('platt: log odds on log odds', () => {
    const { model } = calibrateProbabilities(stated, won);
    if (model?.method !== 'platt') throw new Error('not platt');
    expect(model.slope).toBeCloseTo(Math.log(1.5) / Math.log(4), 5);
    const found = applyCalibration(model, 0.2);
    expect(found.value).toBeCloseTo(0.4, 5);
    const half = 1.959963984540054 / Math.sqrt(10 * 0.4 * 0.6);
    expect(found.interval.low).toBeCloseTo(1 / (1 + Math.exp(-(Math.log(4 / 6) - half))), 4);
    expectExplained(found);
    expect(applyCalibration(model, 1).value).toBeLessThan(1);
  });

  /** numpy and scipy, test/reference/probabilityModels.py. */
  it('platt: the line, and the intervals of its robust covariance', () => {
    const { stated, happened, intercept, slope, answers } = models.platt;
    const { model } = calibrateProbabilities(
      stated,
      happened.map((one) => one === 1),
    );
    if (model?.method !== 'platt') throw new Error('not platt');
    expect([Math.abs(model.intercept - intercept) < 1e-9, Math.abs(model.slope - slope) < 1e-9]).toEqual([true, true]);
    for (const { at, told } of answers) {
      const { value, interval } = applyCalibration(JSON.parse(JSON.stringify(model)), at);
      for (const [index, found] of [value, interval.low, interval.high].entries())
        expect(Math.abs((found ?? Number.NaN) - (told[index] ?? Number.NaN))).toBeLessThan(1e-9);
    }
  });

  it('takes the line below 1,000 predictions and steps from there on', () => {
    const of = (n: number) => {
      const many = Array.from({ length: n }, (_, index) => (index + 0.5) / n);
      return calibrateProbabilities(
        many,
        many.map((_, index) => index % 3 === 0),
      ).model?.method;
    };
    expect([of(999), of(1_000)]).toEqual(['platt', 'isotonic']);
  });

  it('isotonic from 1,000 on: never falls, and has Wilson’s interval of its step', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => (index + 0.5) / 1_000);
    const { model } = calibrateProbabilities(
      many,
      many.map((p, index) => (index * 7919) % 1_000 < 1_000 * p * p),
    );
    expect(model?.method).toBe('isotonic');
    if (model === null) return;
    const found = Array.from({ length: 101 }, (_, index) => applyCalibration(model, index / 100));
    found.forEach((one, index) => expect(one.value).toBeGreaterThanOrEqual(found[index - 1]?.value ?? 0));
    const small = calibrateProbabilities(stated, won, { method: 'isotonic' }).model;
    const step = small && applyCalibration(small, 0.5);
    expect(step?.value).toBe(0.4);
    // Wilson 4/10: 0.1682, 0.6873 (Newcombe 1998).
    expect([step?.interval.low?.toFixed(4), step?.interval.high?.toFixed(4)]).toEqual(['0.1682', '0.6873']);
  });

  it('says where the outcomes can be told apart, so that no line is the likeliest', () => {
    const { model, warnings } = calibrateProbabilities([0.2, 0.3, 0.7, 0.8], [false, false, true, true]);
    expect(warnings.map(({ code }) => code)).toEqual(['outcomes_separated']);
    expect(model?.method).toBe('platt');
  });

  it('has no map where all ended alike', () => {
    expect(calibrateProbabilities([0.2, 0.3], [true, true])).toMatchObject({
      model: null,
      warnings: [{ code: 'one_outcome' }],
    });
    expect(calibrateProbabilities([], []).model).toBeNull();
  });
});
