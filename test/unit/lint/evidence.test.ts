import { compileSalesModel, en, formatIssue, stagePath } from 'stagewright';
import { historyFromRows } from 'stagewright/conversion';
import { lintSalesModel, withLintTexts } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { changed } from '../../docs/rules/changed.js';
import { type Journey, sketchedHistory } from '../../docs/rules/sketchedHistory.js';
import { soundModel } from '../../docs/rules/soundModel.js';

const skipping = (times: number): readonly Journey[] => [{ times, went: 'qualify 0 → offer 9 → lost 20' }];
const codesOf = (journeys: readonly Journey[], rules = {}) =>
  lintSalesModel(soundModel, { history: sketchedHistory(soundModel, journeys), rules }).map(({ code }) => code);

describe('advice from a history', () => {
  test('fewer than the minimum are no evidence', () => {
    expect(codesOf(skipping(29))).toEqual([]);
    expect(codesOf(skipping(30))).toContain('stage_mostly_skipped');
    expect(codesOf(skipping(29), { SW952: ['info', { minimum: 20 }] })).toContain('stage_mostly_skipped');
  });

  test('names how many it rests on, with the lower end of Wilson’s interval', () => {
    const history = sketchedHistory(soundModel, skipping(30));
    const found = lintSalesModel(soundModel, { history }).find(({ code }) => code === 'stage_mostly_skipped');
    // 30 of 30: the lower end is n / (n + z²) = 30 / (30 + 1.959964²).
    expect(found?.params).toEqual({ stage: 'explore', n: 30, skipped: 30, share: 1, low: 0.886 });
  });

  test('can be switched off', () => {
    expect(codesOf(skipping(30), { SW952: 'off', SW954: 'off' })).toEqual([]);
  });

  test('an empty history says nothing', () => {
    expect(codesOf([])).toEqual([]);
  });

  test('data support a probability model that has no fallback', () => {
    const model = changed(soundModel, { 'series.deal.probability': { mode: 'model', factors: ['segment'] } });
    const unsupported = (journeys: readonly Journey[]) =>
      lintSalesModel(model, { history: sketchedHistory(model, journeys) }).filter(({ number }) => number === 'SW404');
    expect(unsupported([])).toHaveLength(1);
    expect(unsupported(skipping(1))).toEqual([]);
  });

  test('a model that is refused is not held against a history', () => {
    const history = sketchedHistory(soundModel, skipping(30));
    const broken = changed(soundModel, { 'series.deal.stages.offer.requires.processes': ['nothing'] });
    expect(lintSalesModel(broken, { history }).map(({ number }) => number)).not.toContain('SW952');
  });
});

/** Rows of opportunities that went the same way, day by day; the last one with a reason. */
type Row = {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly reason?: string;
  readonly amount?: string;
};
const rowsOf = (times: number, ways: readonly string[], more: Partial<Row> = {}, prefix = ''): readonly Row[] =>
  Array.from({ length: times }, (_, index) =>
    ways.map((to, step) => ({
      id: `${prefix}${index}`,
      at: Date.UTC(2026, 0, 1 + 9 * step),
      to,
      ...(step === ways.length - 1 ? more : {}),
    })),
  ).flat();
const read = {
  columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', reason: 'reason' },
  currency: 'EUR',
} as const;

describe('what the evidence is', () => {
  const path = stagePath(compileSalesModel(soundModel), 'deal');
  const { history: reasoned } = historyFromRows(rowsOf(100, ['qualify', 'lost'], { reason: 'price' }), {
    path,
    ...read,
  });

  test('reasons stand in the rows of the closes too, as in those of the kernel', () => {
    const found = lintSalesModel(soundModel, { history: reasoned }).filter(({ code }) => code === 'reason_never_used');
    expect(found.map(({ path: at, params }) => [at, params.n])).toEqual([
      ['series.deal.result.outcomes.lost.reasons.rival', 100],
    ]);
  });

  test('a reason that says nothing is known in any spelling', () => {
    const model = changed(soundModel, {
      'series.deal.result.outcomes.lost.reasons': ['price', { id: 'misc', label: { en: 'Other…' } }],
    });
    const rows = rowsOf(60, ['qualify', 'lost'], { reason: 'misc' });
    const found = lintSalesModel(model, { history: historyFromRows(rows, { path, ...read }).history });
    expect(found.map(({ code }) => code)).toContain('other_reason_frequent');
  });

  test('a probability that is off by just the five points counts, whatever binary fractions make of it', () => {
    // 300 of 1,000: Wilson's interval is 0.272 to 0.329 (R: prop.test(300, 1000, correct = FALSE)), and 0.35 - 0.3 < 0.05.
    const model = changed(soundModel, { 'series.deal.stages.qualify.winProbability': 0.35 });
    const rows = [...rowsOf(300, ['qualify', 'won'], {}, 'w'), ...rowsOf(700, ['qualify', 'lost'], {}, 'l')];
    const { history } = historyFromRows(rows, { path, ...read });
    const found = lintSalesModel(model, { history }).find(({ code }) => code === 'probability_disagrees');
    expect(found?.params).toMatchObject({ winRate: 0.3, low: 0.272, high: 0.329 });
  });

  test('a target is too short where more than three in four have stayed longer, though few have left', () => {
    const model = changed(soundModel, { 'series.deal.stages.qualify.targetDays': 5 });
    const rows = [...rowsOf(39, ['qualify'], {}, 'o'), ...rowsOf(1, ['qualify', 'explore', 'offer', 'decide'])];
    const found = lintSalesModel(model, { history: historyFromRows(rows, { path, ...read }).history }).filter(
      ({ code, params }) => code === 'target_days_off' && params.stage === 'qualify',
    );
    expect(found.map(({ params }) => params.lowDays)).toEqual([null]);
    expect(found.map((finding) => formatIssue(finding, withLintTexts(en)))).toEqual([
      'A visit of “qualify” is meant to last 5 days; more than three in four of 40 visits have lasted longer so far.',
    ]);
  });

  test('an amount below nothing makes no share larger than it is', () => {
    const model = changed(soundModel, { 'series.deal.probability': { mode: 'fixed' } });
    const of = (amounts: readonly string[]) =>
      amounts.flatMap((amount, index) => rowsOf(1, ['qualify'], { amount }, `${index}-`));
    const { history } = historyFromRows(of([...Array(30).fill('10.00'), '-290.00']), {
      path,
      ...read,
      currency: 'EUR',
    });
    expect(lintSalesModel(model, { history }).map(({ code }) => code)).not.toContain('one_deal_dominates');
  });

  test.each<readonly [string, unknown]>([
    ['nothing', null],
    ['a text', 'history'],
    ['a record', {}],
    ['what a reader returns, with its issues', { history: reasoned, quality: {} }],
    ['a list in a list', [[reasoned]]],
  ])('%s is no history, which is told', (_, history) => {
    const found = lintSalesModel(soundModel, { history: history as typeof reasoned });
    expect(found.map(({ code, path: at, severity }) => [code, at, severity])).toEqual([
      ['not_a_history', 'history.0', 'error'],
    ]);
  });
});

describe('what a variant leaves out is not skipped against the rules', () => {
  const model = changed(soundModel, { 'series.deal.moves.skip': 'forbid' });
  const plan = compileSalesModel(model);
  const broken = (variant: string | undefined, ways: readonly string[]) => {
    const { history } = historyFromRows(rowsOf(40, ways), { path: stagePath(plan, 'deal', variant), ...read });
    return lintSalesModel(model, { history }).flatMap(({ code, params }) =>
      code === 'rule_broken' ? [params.kind] : [],
    );
  };

  test('in its own history', () => {
    expect(broken('short', ['qualify', 'offer', 'decide'])).toEqual([]);
    expect(broken('short', ['qualify', 'decide'])).toEqual(['skip']);
  });

  test('in a history of the series, which does not say who went by the variant', () => {
    expect(broken(undefined, ['qualify', 'offer', 'decide'])).toEqual([]);
    expect(broken(undefined, ['qualify', 'decide'])).toEqual(['skip']);
  });
});

describe('each history belongs to one series', () => {
  const strange = historyFromRows([{ id: 'a', at: Date.UTC(2026, 0, 1), to: 'x' }], {
    path: { stages: ['x'], won: [], lost: [], abandoned: [], parked: [] },
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
  }).history;

  test('one of other stages is told', () => {
    const [found, ...others] = lintSalesModel(soundModel, {
      history: [sketchedHistory(soundModel, skipping(10)), strange],
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'history_of_no_series', path: 'history.1', params: { count: 0 } });
  });

  test('one that could be of two series is told, and proves nothing', () => {
    const { series } = soundModel;
    const twin = { ...series[0], id: 'twin', team: undefined };
    const found = lintSalesModel(changed(soundModel, { 'series.1': twin }), {
      history: sketchedHistory(soundModel, skipping(30)),
    });
    expect(found.find(({ code }) => code === 'history_of_no_series')?.params.count).toBe(2);
    expect(found.map(({ code }) => code)).not.toContain('stage_mostly_skipped');
  });

  test('one with all stages of a series is of it, though a longer one has them too', () => {
    const { series } = soundModel;
    const longer = { ...series[0], id: 'longer', team: undefined, stages: [...series[0].stages, { id: 'extra' }] };
    const found = lintSalesModel(changed(soundModel, { 'series.1': longer }), {
      history: sketchedHistory(soundModel, skipping(30)),
    });
    expect(found.find(({ code }) => code === 'stage_mostly_skipped')?.path).toBe('series.deal.stages.explore');
  });

  test('of two series alike it is of the one that it names', () => {
    const { series } = soundModel;
    const twin = { ...series[0], id: 'twin', team: undefined };
    const { history } = historyFromRows(rowsOf(40, ['qualify', 'offer', 'lost']), {
      path: stagePath(compileSalesModel(soundModel), 'deal'),
      ...read,
      opportunities: {
        rows: Array.from({ length: 40 }, (_, id) => ({ id: `${id}`, series: 'twin' })),
        id: 'id',
        attributes: ['series'],
      },
    });
    const found = lintSalesModel(changed(soundModel, { 'series.1': twin }), { history });
    expect(found.find(({ code }) => code === 'stage_mostly_skipped')?.path).toBe('series.twin.stages.explore');
  });

  test('one of a variant is of its series', () => {
    const path = stagePath(compileSalesModel(soundModel), 'deal', 'short');
    const rows = Array.from({ length: 80 }, (_, index) => [
      { id: `${index}`, at: Date.UTC(2026, 0, 1), to: 'qualify' },
      { id: `${index}`, at: Date.UTC(2026, 0, 11), to: 'offer' },
    ]).flat();
    const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
    const found = lintSalesModel(soundModel, { history });
    expect(found.map(({ code }) => code)).toEqual(['stage_selects_nothing']);
  });
});
