import { formatIssue } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, it } from 'vitest';
import { type DealInput, weightedForecast } from '../../../src/forecast/index.js';
import reference from '../../reference/weightedForecast.json' with { type: 'json' };
import { dealOf, FORECAST_OPTIONS as options } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

const codesOf = (deals: readonly unknown[], more = {}) =>
  weightedForecast(deals as DealInput[], { ...options, ...more }).warnings.map(
    ({ code, severity }) => `${severity} ${code}`,
  );

describe('weightedForecast', () => {
  it('of nothing is zero, not an error', () => {
    const forecast = weightedForecast([], options);
    const zero = { amount: '0.00', currency: 'CNY' };
    expect(forecast.total).toEqual({ weighted: zero, won: zero, open: zero, unweighted: zero, opportunities: 0 });
    expect(forecast).toMatchObject({
      n: 0,
      groups: [],
      byCurrency: [],
      warnings: [],
      excluded: {},
      deals: [],
      stale: [],
    });
  });

  /** Python's fractions over 600 rows in four currencies: test/reference/weightedForecast.py. */
  it('agrees with exact fractions in four currencies', () => {
    const forecast = weightedForecast(reference.deals as DealInput[], {
      asOf: reference.asOf,
      currency: 'CNY',
      rates: reference.rates,
      groupBy: ['stage'],
    });
    expect(forecast.total.weighted.amount).toBe(reference.weighted);
    expect(forecast.total.unweighted.amount).toBe(reference.unweighted);
    expect(forecast.excluded.unconverted).toBe(reference.unconverted);
    for (const { key, value } of forecast.groups) {
      const exact = reference.stages[key.stage as 'lead'] / 100;
      expect(Math.abs(Number(value.weighted.amount) - exact)).toBeLessThanOrEqual(0.02);
    }
    expect(forecast.byCurrency.map(({ currency }) => currency)).toEqual(['CNY', 'JPY', 'KWD', 'USD']);
    expect(forecast.byCurrency.reduce((sum, { unconverted }) => sum + unconverted.rows, 0)).toBe(reference.unconverted);
  });

  it('keeps what floats lose: 2^53 + 1 minor units, ten tenths, a third', () => {
    expect(
      weightedForecast(
        [dealOf({ amount: { minor: 2n ** 53n + 1n, currency: 'CNY' }, probability: { value: 1, source: 'stage' } })],
        options,
      ).total.open.amount,
    ).toBe('90071992547409.93');
    const tenths = Array.from({ length: 10 }, (_, n) =>
      dealOf({
        id: `t${n}`,
        amount: { amount: '0.10', currency: 'CNY' },
        probability: { value: 0.1, source: 'stage' },
      }),
    );
    expect(weightedForecast(tenths, options).total.open.amount).toBe('0.10');
    const thirds = Array.from({ length: 3 }, (_, n) =>
      dealOf({
        id: `t${n}`,
        amount: { amount: '1.00', currency: 'CNY' },
        probability: { value: { numerator: 1, denominator: 3 }, source: 'stage' },
      }),
    );
    expect(weightedForecast(thirds, options).total.open.amount).toBe('1.00');
  });

  it('keeps whole numbers of sixteen digits, too', () => {
    const yen = dealOf({ amount: { amount: '9007199254740993', currency: 'JPY' }, status: 'won' });
    expect(weightedForecast([yen], { ...options, currency: 'JPY' }).total.won.amount).toBe('9007199254740993');
  });

  it('is JSON, whatever lies beside what a probability is', () => {
    const probability = { value: 0.5, source: 'stage' as const, by: 'li', reading: 5n, self: () => 1 };
    const forecast = weightedForecast([dealOf({ probability })], options);
    expect(forecast.deals[0]?.probability).toEqual({ value: 0.5, source: 'stage', by: 'li' });
    expect(JSON.parse(JSON.stringify(forecast))).toEqual(forecast);
  });

  it('rounds once: half to even, or half up when asked', () => {
    const half = [
      dealOf({ amount: { amount: '0.05', currency: 'CNY' }, probability: { value: 0.5, source: 'stage' } }),
    ];
    expect(weightedForecast(half, options).total.open.amount).toBe('0.02');
    expect(weightedForecast(half, { ...options, rounding: 'half-up' }).total.open.amount).toBe('0.03');
    expect(weightedForecast(half, { ...options, rounding: 'half-up' }).deals[0]?.weighted.amount).toBe('0.03');
  });

  it('counts lost and abandoned at nothing, and says how many', () => {
    const deals = [
      dealOf({ id: 'a', probability: { value: 0.5, source: 'stage' } }),
      dealOf({ id: 'b', status: 'lost' }),
      dealOf({ id: 'c', status: 'abandoned' }),
      dealOf({ id: 'd', status: 'won' }),
    ];
    const forecast = weightedForecast(deals, options);
    // The three deals of 100 that another CRM turns into 250: open at a half, lost, won.
    expect(forecast.total).toMatchObject({
      weighted: { amount: '150.00' },
      won: { amount: '100.00' },
      open: { amount: '50.00' },
      unweighted: { amount: '200.00' },
      opportunities: 2,
    });
    expect(forecast.excluded).toEqual({ abandoned: 1, lost: 1 });
    expect(forecast.deals.map(({ leftOut }) => leftOut)).toEqual([null, 'lost', 'abandoned', null]);
  });

  it('never guesses: no amount, no probability, no date', () => {
    const deals = [
      dealOf({ id: 'a', amount: null }),
      dealOf({ id: 'b', probability: null }),
      dealOf({ id: 'c', closeOn: null }),
    ];
    expect(weightedForecast(deals, options)).toMatchObject({ n: 1, excluded: { noAmount: 1, noProbability: 1 } });
    expect(weightedForecast(deals, { ...options, closing: { from: '2026-01-01', to: '2027-01-01' } })).toMatchObject({
      n: 0,
      excluded: { noAmount: 1, noProbability: 1, undated: 1 },
    });
  });

  it('the window is half-open', () => {
    const deals = ['2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01'].map((closeOn, n) =>
      dealOf({ id: `w${n}`, closeOn }),
    );
    const forecast = weightedForecast(deals, { ...options, closing: { from: '2026-10-01', to: '2027-01-01' } });
    expect(forecast.deals.map(({ counted }) => counted)).toEqual([null, 'open', 'open', null]);
    expect(forecast.excluded).toEqual({ outsideWindow: 1, overdue: 1 });
  });

  it('places won deals by their close, open ones by the expected one; overdue and undated stand apart and add up', () => {
    const deals = [
      dealOf({ id: 'won', status: 'won', closeOn: '2026-12-24', closedOn: '2026-10-02' }),
      dealOf({ id: 'late', closeOn: '2026-11-14' }),
      dealOf({ id: 'today', closeOn: '2026-11-15' }),
      dealOf({ id: 'none', closeOn: null }),
      dealOf({ id: 'next', closeOn: '2026-12-24' }),
    ];
    const forecast = weightedForecast(deals, { ...options, every: 'month' });
    expect(forecast.groups.map(({ key, value }) => [key.period, value.unweighted.amount])).toEqual([
      ['2026-10', '100.00'],
      ['2026-11', '100.00'],
      ['2026-12', '100.00'],
      ['overdue', '100.00'],
      ['undated', '100.00'],
    ]);
    const moved = weightedForecast(deals, { ...options, every: 'month', overdue: 'intoCurrent' });
    expect(moved.groups.map(({ key }) => key.period)).toEqual(['2026-10', '2026-11', '2026-12', 'undated']);
    expect(moved.warnings).toMatchObject([{ code: 'overdue_moved', params: { count: 1, samples: ['late'] } }]);
  });

  it('the day of asOf is that of the named zone', () => {
    const deal = [dealOf({ closeOn: '2026-11-15' })];
    const at = { ...options, asOf: '2026-11-15T16:30:00Z', every: 'month' } as const;
    expect(weightedForecast(deal, at).groups[0]?.key.period).toBe('2026-11');
    expect(weightedForecast(deal, { ...at, calendar: 'Asia/Shanghai' }).groups[0]?.key.period).toBe('overdue');
  });

  it('a close that is an instant is of the day that it has in the named zone, as rows of systems and of `toDeals` have it', () => {
    // 07:00 in Shanghai on 1 November is 23:00 on 31 October in Greenwich.
    const at = '2026-11-01T07:00:00+08:00';
    const usd = { amount: '1.00', currency: 'USD' };
    const rates = [
      { currency: 'USD', on: '2026-10-31', rate: '6' },
      { currency: 'USD', on: '2026-11-01', rate: '7' },
    ];
    for (const closedOn of [at, new Date(at), Date.parse(at), '2026-10-31T23:00:00.000Z']) {
      const deal = dealOf({ status: 'won', closedOn, amount: usd });
      const of = (calendar: string, more: object = {}) =>
        weightedForecast([deal], { ...options, rates, maxRateAgeDays: 0, calendar, every: 'month', ...more });
      expect(of('Asia/Shanghai').groups[0]).toMatchObject({
        key: { period: '2026-11' },
        value: { won: { amount: '7.00' } },
      });
      expect(of('UTC').groups[0]).toMatchObject({ key: { period: '2026-10' }, value: { won: { amount: '6.00' } } });
      expect(of('Asia/Shanghai').deals[0]?.closedOn).toBe('2026-11-01');
      const october = { closing: { from: '2026-10-01', to: '2026-11-01' } };
      expect([of('UTC', october).n, of('Asia/Shanghai', october).n]).toEqual([1, 0]);
    }
    expect(codesOf([dealOf({ status: 'won', closedOn: '2026-11-01 07:00' })])).toEqual(['warning invalid_date']);
  });

  it('what no period of an explicit fiscal calendar covers has a bucket of its own, and is told', () => {
    const deals = ['2026-12-20', '2027-02-01'].map((closeOn, n) => dealOf({ id: `f${n}`, closeOn }));
    const calendar = {
      zone: 'UTC',
      weekend: [0, 6],
      holidays: [],
      extraWorkdays: [],
      weekStart: 1,
      fiscal: { kind: 'explicit', periods: [{ id: 'P13', from: '2026-11-30', to: '2027-01-04' }] },
    } as const;
    const { groups, total, warnings } = weightedForecast(deals, { ...options, every: 'month', calendar });
    expect(groups.map(({ key, value }) => [key.period, value.open.amount])).toEqual([
      ['P13', '50.00'],
      ['uncovered', '50.00'],
    ]);
    expect(total.open.amount).toBe('100.00');
    expect(warnings).toMatchObject([{ code: 'outside_fiscal_calendar', params: { count: 1, samples: ['f1'] } }]);
  });

  it('by fiscal quarter, in the order of time', () => {
    const deals = ['2027-02-01', '2026-12-01', '2027-05-01'].map((closeOn, n) => dealOf({ id: `f${n}`, closeOn }));
    const calendar = {
      zone: 'UTC',
      weekend: [0, 6],
      holidays: [],
      extraWorkdays: [],
      weekStart: 1,
      fiscal: { kind: 'months', startMonth: 4, yearNamedBy: 'end' },
    } as const;
    expect(
      weightedForecast(deals, { ...options, every: 'quarter', calendar }).groups.map(({ key }) => key.period),
    ).toEqual(['FY2027-Q3', 'FY2027-Q4', 'FY2028-Q1']);
  });

  it('groups by series', () => {
    const deals = [dealOf({ id: 'a', series: 'renewal' }), dealOf({ id: 'b', series: 'new' }), dealOf({ id: 'c' })];
    expect(
      weightedForecast(deals, { ...options, groupBy: ['series'] }).groups.map(({ key, value }) => [
        key.series,
        value.open.amount,
      ]),
    ).toEqual([
      ['new', '50.00'],
      ['renewal', '50.00'],
      [null, '50.00'],
    ]);
  });

  it('groups by several attributes; what is not set is its own group, last', () => {
    const deals = [
      dealOf({ id: 'a', owner: 'wu', category: 'commit' }),
      dealOf({ id: 'b', owner: null }),
      dealOf({ id: 'c', owner: 'li' }),
    ];
    expect(
      weightedForecast(deals, { ...options, groupBy: ['owner', 'category'] }).groups.map(({ key }) => key),
    ).toEqual([
      { owner: 'li', category: null },
      { owner: 'wu', category: 'commit' },
      { owner: null, category: null },
    ]);
  });

  describe('probabilities', () => {
    it('by hand before evidence before a model before the stage, whatever their order', () => {
      const all = [
        { value: 0.1, source: 'stage' as const },
        { value: 0.4, source: 'manual' as const, by: 'li', at: '2026-10-01T00:00:00Z', reason: 'met the board' },
        { value: 0.3, source: 'evidence' as const },
        { value: 0.2, source: 'model' as const },
      ];
      const used = (probability: DealInput['probability']) =>
        weightedForecast([dealOf({ probability })], options).deals[0]?.probability;
      expect(used(all)).toEqual({
        value: 0.4,
        source: 'manual',
        by: 'li',
        at: '2026-10-01T00:00:00Z',
        reason: 'met the board',
        stageValue: 0.1,
      });
      expect(used(all.filter(({ source }) => source !== 'manual'))?.source).toBe('evidence');
      expect(used(all.filter(({ source }) => source === 'stage' || source === 'model'))?.source).toBe('model');
    });
    it('who says no value says nothing: the next one stands', () => {
      const said = [
        { value: null, source: 'manual' },
        { value: undefined, source: 'evidence' },
        { value: 0.2, source: 'stage' },
      ] as never;
      const { deals, stale, warnings } = weightedForecast([dealOf({ probability: said })], {
        ...options,
        reviewDays: 1,
      });
      expect([deals[0]?.probability, stale, warnings]).toEqual([{ value: 0.2, source: 'stage' }, [], []]);
      const alone = { value: null, source: 'model', stageValue: 0.3 } as never;
      expect(weightedForecast([dealOf({ probability: alone })], options).deals[0]?.probability).toEqual({
        value: 0.3,
        source: 'stage',
      });
    });
    it('what has expired does not stand: the stage does, and the row is listed', () => {
      const probability = {
        value: 0.9,
        source: 'manual' as const,
        by: 'li',
        at: '2026-06-01T00:00:00Z',
        expiresOn: '2026-11-15',
        stageValue: 0.2,
      };
      const forecast = weightedForecast([dealOf({ id: 'old', probability })], options);
      expect(forecast.deals[0]?.probability).toEqual({ value: 0.2, source: 'stage' });
      expect(forecast.stale).toEqual(['old']);
      expect(forecast.warnings).toMatchObject([
        { code: 'probability_expired', severity: 'warning', params: { count: 1, samples: ['old'] } },
      ]);
      expect(
        weightedForecast([dealOf({ probability: { ...probability, stageValue: null } })], options).excluded,
      ).toEqual({ noProbability: 1 });
      expect(
        weightedForecast([dealOf({ probability: { ...probability, expiresOn: '2026-11-16' } })], options).stale,
      ).toEqual([]);
    });
    it('an expiry that is no date is told; the probability stands, and is to be looked at', () => {
      const until = (expiresOn: string) =>
        dealOf({ id: expiresOn, probability: { value: 0.9, source: 'manual', expiresOn, stageValue: 0.2 } });
      const forecast = weightedForecast([until('2026-11-15T00:00:00Z'), until('soon'), until('2026-11-16')], options);
      expect(forecast.warnings).toMatchObject([
        { code: 'invalid_date', severity: 'warning', params: { count: 2, samples: ['2026-11-15T00:00:00Z', 'soon'] } },
      ]);
      expect(forecast.deals.map(({ probability }) => probability?.value)).toEqual([0.9, 0.9, 0.9]);
      expect(forecast.stale).toEqual(['2026-11-15T00:00:00Z', 'soon']);
      const several = [
        { value: 0.9, source: 'manual' as const, expiresOn: 'soon' },
        { value: 0.1, source: 'stage' as const },
      ];
      expect(weightedForecast([dealOf({ id: 'list', probability: several })], options)).toMatchObject({
        total: { open: { amount: '90.00' } },
        stale: ['list'],
      });
    });
    it('decimals beyond the eighteenth place are rounded half-even, and counted', () => {
      const at = (value: number | string) => dealOf({ id: String(value), probability: { value, source: 'stage' } });
      const exact = [at('0.123456789012345678'), at(0.1), at('1/3'), at('0.3000000000000000000000')];
      expect(weightedForecast(exact, options).warnings).toEqual([]);
      const rounded = weightedForecast([...exact, at('0.3000000000000000005'), at(0.1 / 81)], options);
      expect(rounded.warnings).toMatchObject([
        {
          code: 'probability_rounded',
          severity: 'warning',
          params: {
            count: 2,
            samples: ['0.0012345679012345679', '0.3000000000000000005'],
          },
        },
      ]);
      expect(rounded.n).toBe(6);
    });
    it('S4-19: by hand and older than the review days is stale', () => {
      const at = (day: string) =>
        dealOf({ id: day, probability: { value: 0.5, source: 'manual', at: `${day}T08:00:00Z` } });
      expect(weightedForecast([at('2026-10-16'), at('2026-10-17')], { ...options, reviewDays: 30 }).stale).toEqual([
        '2026-10-16',
      ]);
    });
    it('S0-50: of two by hand the later one stands, in whatever order they come; without their times the first', () => {
      const said = (value: number, at?: string) => ({
        value,
        source: 'manual' as const,
        ...(at === undefined ? {} : { at }),
      });
      const used = (...probability: DealInput['probability'] & readonly unknown[]) =>
        weightedForecast([dealOf({ probability })], options).deals[0]?.probability?.value;
      // 1 October, 02:00 in Shanghai is before 30 September, 20:00 in Berlin.
      const [early, late] = [said(0.2, '2026-10-01T01:00:00+08:00'), said(0.7, '2026-09-30T20:00:00+02:00')];
      expect([used(early, late), used(late, early)]).toEqual([0.7, 0.7]);
      expect([used(said(0.2), said(0.7)), used(said(0.2), late), used(late, said(0.2))]).toEqual([0.2, 0.7, 0.7]);
      // And of two of the stage it is the later that is compared with.
      const stage = (value: number, at: string) => ({ value, source: 'stage' as const, at });
      const all = [stage(0.1, '2026-09-01T00:00:00Z'), early, stage(0.3, '2026-10-01T00:00:00Z')];
      expect(weightedForecast([dealOf({ probability: all })], options).deals[0]?.probability?.stageValue).toBe(0.3);
    });
    it('S4-19: how old a probability is may be a date; one that says no time is due, and told where it says none that can be read', () => {
      const at = (text?: string) =>
        dealOf({
          id: String(text),
          probability: { value: 0.5, source: 'manual', ...(text === undefined ? {} : { at: text }) },
        });
      const deals = [at('2026-10-16'), at('2026-10-17'), at('last summer'), at(), at('2026-10-17T00:00:00Z')];
      const { stale, warnings } = weightedForecast(deals, { ...options, reviewDays: 30 });
      expect(stale).toEqual(['2026-10-16', 'last summer', 'undefined']);
      expect(warnings).toMatchObject([
        { code: 'unreadable_instant', severity: 'warning', params: { count: 1, samples: ['last summer'] } },
      ]);
      expect(warnings.map((issue) => [formatIssue(issue), formatIssue(issue, zhCN)])).toEqual([
        [
          '“last summer” is not a point in time (1 row: last summer); one is written like 2026-03-02T10:00:00+01:00.',
          '“last summer”不是有效的时间（1行：last summer）；写法如 2026-03-02T10:00:00+08:00。',
        ],
      ]);
      // Who asks for no review is told of no age.
      expect(weightedForecast(deals, options)).toMatchObject({ stale: [], warnings: [] });
    });
    it('shows the gap to what the stages say, over the rows that can be compared', () => {
      const deals = [
        dealOf({ id: 'a', probability: { value: 0.9, source: 'manual', stageValue: 0.3 } }),
        dealOf({ id: 'b', probability: { value: 0.3, source: 'stage' } }),
        dealOf({ id: 'c', probability: { value: 0.5, source: 'model' } }),
      ];
      const { stageView, sources } = weightedForecast(deals, options);
      const cny = (amount: string) => ({ amount, currency: 'CNY' });
      expect(stageView).toEqual({
        used: cny('120.00'),
        stage: cny('60.00'),
        difference: cny('60.00'),
        notComparable: cny('50.00'),
      });
      expect(sources.probability).toEqual([
        { source: 'manual', weighted: cny('90.00'), share: 0.5294 },
        { source: 'model', weighted: cny('50.00'), share: 0.2941 },
        { source: 'stage', weighted: cny('30.00'), share: 0.1765 },
      ]);
    });
    it('S4-2: shares of the forecast by who says the amount', () => {
      const deals = [
        dealOf({ id: 'a', amountSource: 'rep', status: 'won' }),
        dealOf({ id: 'b', amountSource: 'quote', status: 'won' }),
        dealOf({ id: 'c', status: 'won' }),
      ];
      expect(weightedForecast(deals, options).sources.amount.map(({ source, share }) => [source, share])).toEqual([
        ['quote', 0.3334],
        ['rep', 0.3333],
        [null, 0.3333],
      ]);
    });
  });

  describe('one opportunity, one draw', () => {
    it('lines count once and add their amounts', () => {
      const deals = [
        dealOf({ id: 'l1', opportunityId: 'o' }),
        dealOf({ id: 'l2', opportunityId: 'o' }),
        dealOf({ id: 'x' }),
      ];
      const forecast = weightedForecast(deals, { ...options, groupBy: ['stage'] });
      expect(forecast).toMatchObject({
        n: 2,
        total: { unweighted: { amount: '300.00' }, opportunities: 2 },
        groups: [{ value: { opportunities: 2 } }],
      });
    });
    it('lines that contradict each other do not count', () => {
      const deals = [
        dealOf({ id: 'l1', opportunityId: 'o', probability: { value: 0.3, source: 'stage' } }),
        dealOf({ id: 'l2', opportunityId: 'o', probability: { value: 0.4, source: 'stage' } }),
        dealOf({ id: 'x' }),
      ];
      expect(weightedForecast(deals, options)).toMatchObject({
        n: 1,
        excluded: { contradictory: 2 },
        warnings: [{ code: 'contradictory_probability', severity: 'error', params: { count: 2 } }],
      });
      expect(
        codesOf([dealOf({ id: 'a', opportunityId: 'o' }), dealOf({ id: 'b', opportunityId: 'o', status: 'won' })]),
      ).toEqual(['error contradictory_status']);
      expect(
        codesOf([
          dealOf({ id: 'a', opportunityId: 'o', probability: { value: '30%', source: 'stage' } }),
          dealOf({ id: 'b', opportunityId: 'o', probability: { value: 0.3, source: 'stage' } }),
        ]),
      ).toEqual([]);
    });
    it('lines that differ in the eighteenth decimal contradict each other, those that differ in how it is written do not', () => {
      const lines = (...values: readonly (string | number)[]) =>
        values.map((value, line) =>
          dealOf({ id: `l${line}`, opportunityId: 'o', probability: { value, source: 'stage' } }),
        );
      expect(codesOf(lines('0.1', '0.100000000000000001'))).toEqual(['error contradictory_probability']);
      expect(codesOf(lines('0.1', 0.1, '10%', '1/10', '3/30'))).toEqual([]);
    });
    it('a row given twice counts once', () => {
      expect(weightedForecast([dealOf({ id: 'a' }), dealOf({ id: 'a' })], options)).toMatchObject({
        n: 1,
        total: { unweighted: { amount: '100.00' } },
        excluded: { duplicate: 1 },
        warnings: [{ code: 'duplicate_deal' }],
      });
    });
  });

  describe('bad rows are told, never thrown', () => {
    it.each([
      ['a probability above 1', { probability: { value: 1.2, source: 'stage' } }, 'error invalid_probability'],
      ['a probability below 0', { probability: { value: -0.1, source: 'stage' } }, 'error invalid_probability'],
      ['a source that is none', { probability: { value: 0.1, source: 'gut' } }, 'error invalid_probability'],
      ['an unsafe integer', { amount: { minor: 2 ** 53, currency: 'CNY' } }, 'error unsafe_integer'],
      ['an unknown currency', { amount: { amount: '1', currency: 'yuan' } }, 'error unknown_currency'],
      ['an amount that is none', { amount: { amount: '1,000', currency: 'CNY' } }, 'error invalid_amount'],
      ['too many decimals', { amount: { amount: '1.005', currency: 'CNY' } }, 'error too_many_decimals'],
      ['a bare number', { amount: 5 }, 'error not_money'],
      ['no id', { id: undefined }, 'error invalid_deal'],
      ['a status that is none', { status: 'maybe' }, 'error invalid_deal'],
      [
        'a won deal at a half',
        { status: 'won', probability: { value: 0.5, source: 'stage' } },
        'warning contradictory_outcome',
      ],
      [
        'a lost deal at a half',
        { status: 'lost', probability: { value: 0.5, source: 'stage' } },
        'warning contradictory_outcome',
      ],
      ['a date that does not exist', { closeOn: '2026-02-30' }, 'warning invalid_date'],
    ])('%s', (_, change, code) => {
      expect(codesOf([dealOf(change as never)])).toEqual([code]);
    });
    it('null rows', () => {
      expect(codesOf([null, undefined, 5])).toEqual(['error invalid_deal']);
    });
    it('a million bad rows are one issue with a count and five ids', () => {
      const deals = Array.from({ length: 1000 }, (_, n) =>
        dealOf({ id: `d${String(n).padStart(4, '0')}`, probability: { value: 2, source: 'stage' } }),
      );
      expect(weightedForecast(deals.reverse(), options).warnings).toEqual([
        {
          code: 'invalid_probability',
          severity: 'error',
          path: 'deals',
          params: { found: ['2'], count: 1000, samples: ['d0000', 'd0001', 'd0002', 'd0003', 'd0004'] },
        },
      ]);
    });
  });

  describe('currencies', () => {
    const usd = (over: object) =>
      dealOf({ amount: { amount: '100.00', currency: 'USD' }, probability: { value: 0.5, source: 'stage' }, ...over });
    const rates = [
      { currency: 'USD', on: '2026-10-01', rate: '7.00' },
      { currency: 'USD', on: '2026-11-10', rate: '7.20' },
      { currency: 'USD', on: '2026-12-20', rate: '7.50' },
    ];
    it('another currency without rates is refused, its subtotal still comes', () => {
      const forecast = weightedForecast([usd({ id: 'u' }), dealOf({ id: 'c' })], options);
      expect(forecast.warnings).toMatchObject([
        { code: 'mixed_currencies', severity: 'error', params: { currency: 'USD', count: 1, samples: ['u'] } },
      ]);
      expect(forecast).toMatchObject({
        n: 1,
        excluded: { unconverted: 1 },
        total: { unweighted: { amount: '100.00', currency: 'CNY' } },
      });
      expect(
        forecast.byCurrency.map(({ currency, unweighted, unconverted }) => [
          currency,
          unweighted.amount,
          unconverted.amount.amount,
          unconverted.rows,
        ]),
      ).toEqual([
        ['CNY', '100.00', '0.00', 0],
        ['USD', '0.00', '100.00', 1],
      ]);
    });
    it('open deals take the rate of asOf, won ones that of their close', () => {
      const forecast = weightedForecast(
        [
          usd({ id: 'o', closeOn: '2026-12-24' }),
          usd({ id: 'w', status: 'won', probability: null, closedOn: '2026-10-03' }),
        ],
        { ...options, rates },
      );
      expect(forecast.total).toMatchObject({
        open: { amount: '360.00' },
        won: { amount: '700.00' },
        weighted: { amount: '1060.00' },
      });
      expect(forecast.deals.map(({ rate }) => rate)).toEqual(['7.20', '7.00']);
      expect(forecast.byCurrency).toMatchObject([
        { currency: 'USD', won: { amount: '100.00', currency: 'USD' }, open: { amount: '50.00' } },
      ]);
    });
    it('or that of the expected close, when asked', () => {
      expect(
        weightedForecast([usd({ closeOn: '2026-12-24' })], { ...options, rates, openRate: 'closeOn' }).total.open
          .amount,
      ).toBe('375.00');
    });
    it('a rate that is too old is none', () => {
      const old = [{ currency: 'USD', on: '2026-11-07', rate: '7' }];
      expect(codesOf([usd({})], { rates: old })).toEqual(['error outdated_rate']);
      expect(codesOf([usd({})], { rates: old, maxRateAgeDays: 8 })).toEqual([]);
      // Seven days are the default, and are not too many.
      expect(codesOf([usd({})], { rates: [{ currency: 'USD', on: '2026-11-08', rate: '7' }] })).toEqual([]);
      expect(codesOf([usd({})], { rates: [{ currency: 'USD', on: '2026-11-16', rate: '7' }] })).toEqual([
        'error missing_rate',
      ]);
    });
    it('a won deal that nobody knows the close of has no rate: that of asOf would be another one each day', () => {
      const won = usd({ id: 'w', status: 'won', probability: null, closeOn: null });
      const forecast = weightedForecast([won], { ...options, rates });
      expect([forecast.excluded, forecast.total.won.amount]).toEqual([{ unconverted: 1 }, '0.00']);
      expect(forecast.warnings).toMatchObject([{ code: 'missing_rate', params: { currency: 'USD', samples: ['w'] } }]);
      // An open one without a date takes that of asOf, as all open ones do.
      expect(codesOf([usd({ closeOn: null })], { rates })).toEqual([]);
    });
    it('of two rates of one day the later one given stands', () => {
      const twice = [...rates, { currency: 'USD', on: '2026-11-10', rate: '8.00' }];
      expect(weightedForecast([usd({})], { ...options, rates: twice }).total.open.amount).toBe('400.00');
    });
    it('a rate that cannot be read is told', () => {
      expect(
        codesOf([], {
          rates: [
            { currency: 'USD', on: '2026-11-07', rate: '-7' },
            { currency: 'USD', on: '2026-11-07', rate: '7' },
          ],
        }),
      ).toEqual(['error invalid_rate']);
      const wrong = [{ currency: 'yuan', on: 'x', rate: '0' }];
      expect(
        weightedForecast([], { ...options, rates: wrong }).warnings.map(({ code, path }) => `${code} ${path}`),
      ).toEqual(['unknown_currency rates.0.currency', 'invalid_date rates.0.on', 'invalid_rate rates.0']);
    });
    it('yen have no decimals and Kuwaiti dinars three: exact by the digits of both', () => {
      const deals = [
        dealOf({ id: 'j', status: 'won', amount: { amount: '1001', currency: 'JPY' } }),
        dealOf({ id: 'k', status: 'won', amount: { amount: '0.001', currency: 'KWD' } }),
      ];
      const more = {
        ...options,
        rates: [
          { currency: 'JPY', on: '2026-12-20', rate: '0.05' },
          { currency: 'KWD', on: '2026-12-20', rate: '23.5' },
        ],
      };
      // 1001 yen at 0.05 are 50.05; 0.001 dinar at 23.5 are 0.0235; together 50.0735.
      expect(weightedForecast(deals, more).total.won.amount).toBe('50.07');
    });
  });

  it('is plain JSON', () => {
    const forecast = weightedForecast(reference.deals as DealInput[], {
      ...options,
      rates: reference.rates,
      groupBy: ['owner'],
      every: 'week',
    });
    expect(JSON.parse(JSON.stringify(forecast))).toEqual(forecast);
  });

  it('refuses options that are wrong, all at once', () => {
    const bad = { asOf: '2026-11-15', currency: 'yuan', closing: { from: '2026-13-01', to: '2026-01-01' } };
    expect(thrown(() => weightedForecast([], bad))).toEqual([
      'unreadable_instant asOf',
      'unknown_currency currency',
      'invalid_date closing.from',
    ]);
    expect(() => weightedForecast([], { ...options, closing: { from: '2026-02-01', to: '2026-02-01' } })).toThrow(
      'empty_period',
    );
    expect(() => weightedForecast([], { ...options, calendar: 'Mars/Phobos' })).toThrow('unknown_time_zone');
  });
});
