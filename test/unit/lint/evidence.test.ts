import { compileSalesModel, stagePath } from 'stagewright';
import { historyFromRows } from 'stagewright/conversion';
import { lintSalesModel } from 'stagewright/lint';
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
