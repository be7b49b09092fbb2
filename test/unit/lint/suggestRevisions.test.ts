import jsonPatch, { type Operation } from 'fast-json-patch';
import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { lintSalesModel, suggestRevisions } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { changed } from '../../docs/rules/changed.js';
import { ruleCases } from '../../docs/rules/ruleCases.js';
import { type Journey, sketchedHistory } from '../../docs/rules/sketchedHistory.js';
import { soundModel } from '../../docs/rules/soundModel.js';

const bare: SalesModelInput = {
  format: 'stagewright/1',
  id: 'bare',
  version: 1,
  series: [
    {
      id: 'deal',
      won: 'order-placed',
      stages: [{ id: 'qualify' }, { id: 'explore' }, { id: 'offer' }],
      result: {
        outcomes: [
          { id: 'won', kind: 'won' },
          { id: 'lost', kind: 'lost', reasons: ['price', 'rival'] },
        ],
      },
    },
  ],
};

/** Patches are applied by another library than our own. */
const revised = (model: SalesModelInput, patch: readonly object[]): SalesModelInput =>
  jsonPatch.applyPatch(structuredClone(model), patch as Operation[], true).newDocument;

const only = (model: SalesModelInput, journeys: readonly Journey[], code: string) =>
  suggestRevisions(model, sketchedHistory(model, journeys)).filter(({ finding }) => finding.code === code);

describe('S3-20: what happened turns into changes of the model', () => {
  const skipping = [{ times: 40, went: 'qualify 0 → offer 9 → lost 20', reason: 'price' }];

  test('a stage nobody stays in is flagged, and proposed to go where nothing hangs on it', () => {
    const [revision] = only(bare, skipping, 'stage_mostly_skipped');
    expect(revision?.finding.params).toMatchObject({ stage: 'explore', n: 40 });
    expect(revision?.patch).toEqual([{ op: 'remove', path: '/series/0/stages/1' }]);
    expect(revised(bare, revision?.patch ?? []).series[0]?.stages).toEqual([{ id: 'qualify' }, { id: 'offer' }]);
  });

  test.each([
    [
      'a gate',
      {
        processes: [{ id: 'p', approve: { by: ['r'] } }],
        roles: ['r'],
        'series.deal.stages.explore.requires': { processes: ['p'] },
      },
    ],
    [
      'a gate in its condition',
      {
        processes: [{ id: 'p', approve: { by: ['r'] } }],
        roles: ['r'],
        'series.deal.stages.explore.requires': { condition: { process: 'p', is: 'approved' } },
      },
    ],
    ['an effect', { 'series.deal.stages.explore.effects': [{ type: 'host', name: 'print' }] }],
    ['that it must be passed through', { 'series.deal.stages.explore.mandatory': true }],
    [
      'a rule that names it',
      { 'series.deal.moves': { skip: [{ from: 'qualify', to: 'offer' }], rollBack: [{ to: 'explore' }] } },
    ],
  ])('a stage with %s is flagged, and left to people', (_, changes) => {
    const model = changed(bare, changes);
    const [revision] = only(model, skipping, 'stage_mostly_skipped');
    expect(revision?.patch).toEqual([]);
  });

  test('moves that are made all the same become rules, after those that stand there', () => {
    const forbidden = changed(bare, { 'series.deal.moves': { skip: 'forbid' } });
    expect(only(forbidden, skipping, 'rule_broken').map(({ patch }) => patch)).toEqual([
      [{ op: 'add', path: '/series/0/moves/skip', value: [{ from: 'qualify', to: 'offer' }] }],
    ]);
    expect(only(bare, skipping, 'rule_broken')[0]?.patch).toEqual([
      { op: 'add', path: '/series/0/moves', value: { skip: [{ from: 'qualify', to: 'offer' }] } },
    ]);
    const far = [{ times: 40, went: 'qualify 0 → decide 9 → lost 20' }];
    expect(only(soundModel, far, 'rule_broken')[0]?.patch).toEqual([
      { op: 'add', path: '/series/0/moves/skip/-', value: { from: 'qualify', to: 'decide' } },
    ]);
  });

  test('rules of going back leave what was allowed before', () => {
    const back = [{ times: 40, went: 'qualify 0 → explore 9 → offer 20 → qualify 30 → lost 40' }];
    const previous = changed(bare, { 'series.deal.moves': { rollBack: 'previous' } });
    const [revision] = only(previous, back, 'rule_broken');
    const { moves } = revised(previous, revision?.patch ?? []).series[0] ?? {};
    expect(moves?.rollBack).toEqual([
      { from: 'explore', to: 'qualify' },
      { from: 'offer', to: 'explore' },
      { from: 'offer', to: 'qualify' },
    ]);
  });

  test('a probability stays one of an open stage', () => {
    const model = changed(bare, { 'series.deal.stages.qualify.winProbability': 0.5 });
    const proposed = (went: string) =>
      only(model, [{ times: 60, went }], 'probability_disagrees').map(({ patch }) => patch);
    const path = '/series/0/stages/0/winProbability';
    expect(proposed('qualify 0 → lost 9')).toEqual([[{ op: 'replace', path, value: 0.01 }]]);
    expect(proposed('qualify 0 → won 9')).toEqual([[{ op: 'replace', path, value: 0.99 }]]);
  });

  test('a target is one that would be met, or left to people', () => {
    const model = changed(bare, { 'series.deal.stages.qualify.targetDays': 90 });
    const proposed = (days: number) =>
      only(model, [{ times: 40, went: `qualify 0 → lost ${days}` }], 'target_days_off').map(({ patch }) => patch);
    expect(proposed(9)).toEqual([[{ op: 'replace', path: '/series/0/stages/0/targetDays', value: 9 }]]);
    expect(proposed(9.6)).toEqual([[]]);
  });

  test('the only reason stays, though nobody gives it', () => {
    const model = changed(bare, { 'series.deal.result.outcomes.lost.reasons': ['rival'] });
    const losses = [{ times: 100, went: 'qualify 0 → lost 9', reason: 'price' }];
    expect(only(model, losses, 'reason_never_used').map(({ patch }) => patch)).toEqual([[]]);
  });

  test('a reason that nobody gives goes', () => {
    const losses = [{ times: 100, went: 'qualify 0 → lost 9', reason: 'price' }];
    expect(only(bare, losses, 'reason_never_used')[0]?.patch).toEqual([
      { op: 'remove', path: '/series/0/result/outcomes/1/reasons/1' },
    ]);
  });

  const evident = ruleCases.filter(({ happened }) => happened !== undefined);
  test.each(evident)('$code: what is proposed compiles, and mends what it rests on', ({ code, bad, happened }) => {
    const model = changed(soundModel, bad);
    const journeys = happened?.bad ?? [];
    const found = suggestRevisions(model, sketchedHistory(model, journeys)).filter(
      ({ finding }) => finding.code === code,
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { finding, patch } of found) {
      if (patch.length === 0) continue;
      const next = revised(model, patch);
      expect(() => compileSalesModel(next)).not.toThrow();
      if (next.series[0]?.stages.length !== model.series[0]?.stages.length) continue;
      const left = lintSalesModel(next, { history: sketchedHistory(next, journeys) });
      expect(left.filter(({ code: other, path }) => other === code && path === finding.path)).toEqual([]);
    }
  });

  test('where nothing is found, or the model is refused, nothing is proposed', () => {
    expect(suggestRevisions(bare, [])).toEqual([]);
    const refused = changed(bare, { 'series.deal.stages.offer.requires': { actions: ['nothing'] } });
    expect(suggestRevisions(refused, sketchedHistory(bare, skipping))).toEqual([]);
  });
});
