import { StagewrightError } from 'stagewright';
import { type CohortConversion, cohortConversion, historyFromRows } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesPath as path, stagesHistory } from '../../support/stagesHistory.js';

const buckets = ({ advanced, abandoned, movedBack, stayed }: CohortConversion) =>
  [advanced.numerator, abandoned, movedBack, stayed] as const;
const asOf = '2026-12-01T00:00:00Z';

test('S0-25: of 2000 in a stage on 1 August 1000 are further, 800 there and 200 abandoned on 1 September', () => {
  const july = Date.UTC(2026, 6, 10);
  const fates = [
    ['need', 600],
    ['bid', 399],
    ['won', 1],
    ['', 800],
    ['dropped', 200],
  ] as const;
  const rows = fates.flatMap(([fate, count]) =>
    Array.from({ length: count }, (_, n) => [
      { id: `${fate}-${n}`, at: july, to: 'lead' },
      ...(fate === '' ? [] : [{ id: `${fate}-${n}`, at: day(20), to: fate }]),
    ]).flat(),
  );
  const read = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
  const report = cohortConversion(read.history, {
    stage: 'lead',
    population: { presentAt: '2026-08-01' },
    until: { at: '2026-09-01' },
    asOf,
  });
  expect(report.total.advanced).toMatchObject({ value: 0.5, numerator: 1000, denominator: 2000 });
  expect(buckets(report.total)).toEqual([1000, 200, 0, 800]);
  expect(report.method).toBe('cohortConversion/presentAt/at/everReached');
  expect(report.total.ids.abandoned).toHaveLength(200);
});

// By hand. In need on 5 August: k1, k2, s1, s2, s3, s4, s5; not s6 (created beyond), not s7 (left before).
const deals = stagesHistory({
  k1: [
    [day(1), 'need', '100'],
    [day(10), 'bid', '900'],
    [day(12), 'lost'],
  ],
  k2: [
    [day(2), 'need', '300'],
    [day(11), 'bid'],
    [day(13), 'lead'],
  ],
  s1: [
    [day(2), 'need', '50'],
    [day(6), 'lead'],
  ],
  s2: [
    [day(3), 'need', '50'],
    [day(9), 'hold'],
  ],
  s3: [
    [day(3), 'need', '200'],
    [day(9), 'lost'],
  ],
  s4: [
    [day(4), 'need'],
    [day(25), 'sign'],
  ],
  s5: [[day(5), 'need', '300']],
  s6: [[day(3), 'bid', '70']],
  s7: [
    [day(1), 'need', '70'],
    [day(5), 'bid'],
  ],
});
const need = { stage: 'need', population: { presentAt: day(5) }, asOf } as const;

describe('a cohort, counted by hand', () => {
  test('S0-25: who came further counts as such, whatever became of it; who is parked stayed', () => {
    const { total, n, excluded } = cohortConversion(deals, { ...need, until: { at: day(20) } });
    expect(buckets(total)).toEqual([2, 1, 1, 3]);
    expect(total.ids).toEqual({
      advanced: ['k1', 'k2'],
      abandoned: ['s3'],
      movedBack: ['s1'],
      stayed: ['s2', 's4', 's5'],
      tooYoung: [],
    });
    expect([total.advancedThenLost, total.advancedThenBack, n, excluded]).toEqual([
      1,
      1,
      7,
      { not_entered: 1, not_present: 1 },
    ]);
  });

  test('by the state at the end the same ones are lost and back', () => {
    const { total } = cohortConversion(deals, { ...need, until: { at: day(20) }, outcomeBy: 'stateAtEnd' });
    expect(buckets(total)).toEqual([0, 2, 2, 3]);
  });

  test('each carries one amount, that at the start: 100 and 300 of 1000, and says that one has none', () => {
    const { total } = cohortConversion(deals, { ...need, until: { at: day(20) } });
    expect(total.advancedAmount).toMatchObject({ numerator: 400, denominator: 1000, value: 0.4, unit: 'CNY' });
    expect(total.advancedAmount.interval.reason).toBe('too_few_effective');
    expect(total.withoutAmount).toBe(1);
  });

  test('entered in a period: first entries, each with the same time; a stage behind the win is further', () => {
    const population = { enteredDuring: { from: '2026-08-01', to: '2026-08-06' } };
    const { total } = cohortConversion(deals, { ...need, population, until: { followUpDays: 21 } });
    expect(total.ids.advanced).toEqual(['k1', 'k2', 's4', 's7']);
    expect(buckets(total)).toEqual([4, 1, 1, 2]);
  });

  test('who is too young is left out by entry alone, also when it has advanced already', () => {
    const population = { enteredDuring: { from: '2026-08-01', to: '2026-08-06' } };
    const report = cohortConversion(deals, { ...need, population, until: { followUpDays: 10 }, asOf: day(12) });
    expect(report.total.ids.tooYoung).toEqual(['s2', 's3', 's4', 's5']);
    expect(buckets(report.total)).toEqual([3, 0, 1, 0]);
    expect(report.excluded).toEqual({ not_entered: 1, too_young: 4 });
  });

  test('groups sum to the total, amounts too', () => {
    const { total, groups } = cohortConversion(deals, { ...need, until: { at: day(20) }, groupBy: ['segment'] });
    expect(groups.map(({ key }) => key.segment)).toEqual(['key', 'small']);
    const sum = (of: (value: CohortConversion) => number) => groups.reduce((all, { value }) => all + of(value), 0);
    expect(sum(({ advanced }) => advanced.denominator)).toBe(total.advanced.denominator);
    expect(sum(({ advancedAmount }) => advancedAmount.numerator)).toBe(total.advancedAmount.numerator);
  });

  test('an empty cohort has no rate', () => {
    const { total } = cohortConversion(deals, {
      ...need,
      stage: 'bid',
      population: { presentAt: new Date(0) },
      until: { at: new Date(1) },
    });
    expect(total.advanced).toMatchObject({ value: null, interval: { low: 0, high: 1 } });
    expect(total.advancedAmount).toMatchObject({ value: null, interval: { low: 0, high: 1 } });
  });
});

test('a stage that there is and that no cohort is of is told apart from one that there is not', () => {
  const told = (stage: string) => {
    try {
      cohortConversion(deals, { ...need, stage, until: { at: day(20) } });
      return null;
    } catch (error) {
      return (error as StagewrightError).issues.map(({ code, params }) => ({ code, ...params }));
    }
  };
  expect(told('won')).toEqual([
    expect.objectContaining({ code: 'unknown_choice', found: 'won', choices: ['lead', 'need', 'bid', 'sign'] }),
  ]);
  expect(told('Lead')).toEqual([{ code: 'unknown_stage', found: 'Lead', nearest: 'lead' }]);
});

describe('bad options are refused with a code', () => {
  const until = { at: day(20) };
  test.each([
    ['unknown_stage', { ...need, stage: 'offer', until }],
    ['unknown_choice', { ...need, stage: 'won', until }],
    ['unknown_choice', { ...need, stage: 'hold', until }],
    ['empty_period', { ...need, until: { at: day(5) } }],
    ['empty_period', { ...need, population: { enteredDuring: { from: day(2), to: day(22) } }, until }],
    ['empty_period', { ...need, population: { enteredDuring: { from: day(2), to: day(2) } }, until }],
    ['after_as_of', { ...need, until, asOf: day(19) }],
    ['after_as_of', { ...need, population: { presentAt: day(30) }, until: { followUpDays: 1 }, asOf: day(19) }],
    ['out_of_range', { ...need, until: { followUpDays: 0 } }],
    ['out_of_range', { ...need, until: { followUpDays: Number.NaN } }],
    ['unreadable_instant', { ...need, until: { at: '2026-08-32' } }],
    ['unknown_time_zone', { ...need, until: { at: '2026-08-20' }, calendar: 'Mars/Phobos' }],
  ])('%s', (code, options) => {
    expect(() => cohortConversion(deals, options)).toThrow(StagewrightError);
    expect(() => cohortConversion(deals, options)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code })] }),
    );
  });
});
