import { compileSalesModel, type SalesModelInput, StagewrightError } from 'stagewright';
import {
  assertAllows,
  assertNeverReaches,
  assertNoDesignErrors,
  assertReaches,
  assertRefuses,
  given,
} from 'stagewright/testing';
import { describe, expect, test } from 'vitest';
import { modelOf } from '../../support/Player.js';
import { provenModel } from '../../support/provenModel.js';

const plan = compileSalesModel(provenModel);
const discounted = given(plan, { stage: 'negotiate', fields: { discount: 0.25 }, approved: [] });
const win = { type: 'close', outcome: 'won', reason: 'fit' } as const;

/** The message that a claim fails with; `holds` where it does not. */
function told(claim: () => void): string {
  try {
    claim();
    return 'holds';
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return (error as Error).message;
  }
}

test('an event that is allowed, or refused with its verdict', () => {
  expect(told(() => assertAllows(given(plan, { stage: 'negotiate' }), win))).toBe('holds');
  expect(told(() => assertAllows(discounted, win))).toContain('process_not_raised at series.project.stages.negotiate');
  // Complete: without its reason the event would need input.
  expect(
    told(() => assertAllows(given(plan, { stage: 'negotiate' }), { type: 'close', outcome: 'won' } as never)),
  ).toContain('reason');
});

test('a refusal with its code, and with parameters among its own', () => {
  expect(told(() => assertRefuses(discounted, win, 'process_not_raised', { process: 'finance' }))).toBe('holds');
  expect(told(() => assertRefuses(discounted, win, 'process_not_raised', { process: 'bid-review' }))).toContain(
    'should be refused with process_not_raised {"process":"bid-review"}',
  );
  expect(told(() => assertRefuses(given(plan, { stage: 'negotiate' }), win, 'process_not_raised'))).toContain(
    'is allowed',
  );
});

test('a misspelt event fails the claim, for its code is another', () => {
  expect(told(() => assertRefuses(discounted, { type: 'clos' } as never, 'process_not_raised'))).toContain(
    'invalid_event',
  );
});

describe('what is reached', () => {
  test('a stage and an outcome, by the shortest way', () => {
    expect(told(() => assertReaches(plan, { stage: 'negotiate' }))).toBe('holds');
    expect(told(() => assertReaches(plan, { outcome: 'won' }))).toBe('holds');
  });

  test('not behind a requirement that nothing meets', () => {
    const shut = modelOf(
      {
        stages: [
          {
            id: 'a',
            requires: {
              condition: {
                all: [
                  { field: 'n', gt: 3 },
                  { field: 'n', lt: 2 },
                ],
              },
            },
          },
          { id: 'b' },
        ],
      },
      { fields: { n: { type: 'number' } } },
    );
    expect(told(() => assertReaches(compileSalesModel(shut), { stage: 'b' }))).toBe('“b” is never reached');
  });

  test('a place that no series has is no claim at all', () => {
    expect(() => assertReaches(plan, { stage: 'bidd' })).toThrow(StagewrightError);
    expect(() => assertNeverReaches(plan, { outcome: 'negotiate' })).toThrow(StagewrightError);
  });
});

describe('what is never reached', () => {
  const without = { process: 'bid-review', is: 'approved' } as const;

  test('nobody negotiates without the bid review', () => {
    expect(told(() => assertNeverReaches(plan, { stage: 'negotiate' }, { without }))).toBe('holds');
    expect(told(() => assertNeverReaches(plan, { stage: 'bid' }, { without }))).toContain('qualify → solution → bid');
    expect(told(() => assertNeverReaches(plan, { stage: 'bid' }, { without }))).not.toMatch(/““|””/);
  });

  test.each<[string, Partial<SalesModelInput['series'][number]>, string]>([
    ['a skip goes round it', { moves: { skip: 'allow' } }, ': qualify → negotiate'],
    ['one may start behind it', { startIn: ['qualify', 'negotiate'] }, ': negotiate'],
    ['a variant drops its stage', { variants: [{ id: 'short', drop: ['bid'] }] }, 'qualify → solution → negotiate'],
    [
      'a reopening leads behind it',
      { result: { ...provenModel.series[0].result, reopen: { to: 'negotiate' } } },
      'lost → negotiate',
    ],
  ])('found out: %s', (_, changes, way) => {
    const [series] = provenModel.series;
    const weak = compileSalesModel({ ...provenModel, series: [{ ...series, ...changes }] } as SalesModelInput);
    expect(told(() => assertNeverReaches(weak, { stage: 'negotiate' }, { without }))).toContain(way);
  });

  test('a correction that asks for nothing is a way too', () => {
    const finance = { process: 'finance', is: 'approved' } as const;
    expect(told(() => assertNeverReaches(plan, { outcome: 'won' }, { without: finance }))).toContain('lost → won');
  });

  test('a process that need not apply is proven together with when it does not', () => {
    const [series] = provenModel.series;
    const strict = compileSalesModel({
      ...provenModel,
      series: [{ ...series, result: { ...series.result, changes: [] } }],
    } as SalesModelInput);
    const finance = { process: 'finance', is: 'approved' } as const;
    expect(told(() => assertNeverReaches(strict, { outcome: 'won' }, { without: finance }))).toContain(
      'negotiate → won',
    );
    // A discount that nobody knows blocks, so that it is no third way.
    const needless = { any: [finance, { not: { field: 'discount', gt: 0.2 } }] };
    expect(told(() => assertNeverReaches(strict, { outcome: 'won' }, { without: needless }))).toBe('holds');
  });

  test('what the host answers is unknown, unless it is the very condition', () => {
    const checked = compileSalesModel(
      modelOf(
        {
          stages: [{ id: 'a', requires: { condition: { check: 'ok' } } }, { id: 'b' }],
        },
        { checks: { ok: 'Is it so?' }, fields: { n: { type: 'number' } } },
      ),
    );
    expect(told(() => assertNeverReaches(checked, { stage: 'b' }, { without: { field: 'n', gt: 1 } }))).toMatch(
      /^unknown: .*a → b/,
    );
    expect(told(() => assertNeverReaches(checked, { stage: 'b' }, { without: { check: 'ok' } }))).toBe('holds');
  });

  test('stages visited follow from the way', () => {
    expect(told(() => assertNeverReaches(plan, { stage: 'bid' }, { without: { stageVisited: 'solution' } }))).toBe(
      'holds',
    );
    expect(told(() => assertNeverReaches(plan, { stage: 'solution' }, { without: { stageVisited: 'bid' } }))).toContain(
      'qualify → solution',
    );
  });
});

test('a design without errors, and one whose errors are listed', () => {
  expect(told(() => assertNoDesignErrors(provenModel))).toBe('holds');
  expect(
    told(() => assertNoDesignErrors(modelOf({ stages: [{ id: 'a', requires: { fields: ['no-such-field'] } }] }))),
  ).toMatch(/the design has errors\n {2}SW\d+ unknown_reference at series\.s\.stages\.a\.requires\.fields\.0/);
});
