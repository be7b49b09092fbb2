import { compileSalesModel, StagewrightError, stagePath } from 'stagewright';
import { historyFromRecords, historyFromRows, stageFlow } from 'stagewright/conversion';
import { toDot, toMermaid } from 'stagewright/diagram';
import { coverPlan, runJourneys } from 'stagewright/testing';
import { describe, expect, test } from 'vitest';
import * as models from '../../../examples/models/index.js';
import { buildDiagram } from '../../../src/diagram/buildDiagram.js';
import type { AnyPlan } from '../../../src/plan/index.js';

// The rows of stageFlow are the counts of a diagram, as they come: how many began somewhere is no line between two places.

const asOf = '2100-01-01T00:00:00Z';

test('what a history says is drawn, beginnings apart', () => {
  const plan = compileSalesModel({
    format: 'stagewright/1',
    id: 'deal',
    version: 1,
    series: [
      {
        id: 's',
        won: 'order-placed',
        stages: [{ id: 'lead' }, { id: 'offer' }],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  });
  const rows = ['a', 'b'].flatMap((id) => [
    { id, at: '2026-01-02T00:00:00Z', to: 'lead' },
    { id, at: '2026-01-20T00:00:00Z', to: id === 'a' ? 'offer' : 'won' },
  ]);
  const path = stagePath(plan, 's');
  const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
  const counts = stageFlow(history, { asOf }).total.rows;
  expect(counts.map(({ from, to, count }) => [from, to, count])).toEqual([
    [null, 'lead', 2],
    ['lead', 'offer', 1],
    ['lead', 'won', 1],
  ]);
  const drawn = buildDiagram(plan as AnyPlan, 's', { counts }).edges.filter(({ count }) => count !== null);
  expect(drawn.map(({ from, to, count }) => [from, to, count])).toEqual([
    ['stages/lead', 'stages/offer', 1],
    ['stages/lead', 'result/won', 1],
  ]);
  expect(toMermaid(plan, 's', { counts })).not.toBe(toMermaid(plan, 's'));
  expect(toDot(plan, 's', { counts })).not.toBe(toDot(plan, 's'));
});

test('a beginning in a place that is not there is told', () => {
  const plan = compileSalesModel(models.training);
  expect(() => toMermaid(plan, 'M', { counts: [{ from: null, to: 'nowhere', count: 1 }] })).toThrow(/nowhere/);
});

test.each<[unknown, string]>([
  [{ a: 1 }, 'wrong_type counts'],
  ['x', 'wrong_type counts'],
  [[null], 'wrong_type counts.0'],
  [[{ from: null, to: 'contact', count: 1 }, 7], 'wrong_type counts.1'],
])('%j is no list of rows, which is told', (counts, fault) => {
  const plan = compileSalesModel(models.training);
  let issues: readonly string[] = [];
  try {
    toMermaid(plan, 'M', { counts: counts as never });
  } catch (cause) {
    if (!(cause instanceof StagewrightError)) throw cause;
    issues = cause.issues.map(({ code, path }) => `${code} ${path}`);
  }
  expect(issues).toContain(fault);
});

describe.each(Object.entries(models))('of the example %s', (_, model) => {
  const plan = compileSalesModel(model) as AnyPlan;
  const log = runJourneys(plan, coverPlan(plan).journeys).flatMap((run) => run.log);
  const records = log.flatMap((entry) => ('kind' in entry ? [] : [entry]));

  test.each(plan.definition.series.map(({ id }) => id))('every move of %s that was counted is drawn', (series) => {
    const path = stagePath(plan, series);
    const own = records.filter((record) => record.series === series);
    const { history } = historyFromRecords(own, { path });
    const flow = stageFlow(history, { asOf }).total;
    expect(flow.moves).toBeGreaterThan(0);
    const { edges } = buildDiagram(plan, series, { counts: flow.rows });
    expect(edges.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(flow.moves);
  });
});

test('counts of a database, as bigints, are counts', () => {
  const stages = [{ id: 'a' }, { id: 'b' }];
  const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
  const series = [{ id: 's', won: 'order-placed', stages, result }] as const;
  const plan = compileSalesModel({ format: 'stagewright/1', id: 'deal', version: 1, series });
  const of = (count: number | bigint) => toMermaid(plan, 's', { counts: [{ from: 'a', to: 'b', count }] });
  expect(of(10n)).toBe(of(10));
  expect(() => of(-1n)).toThrow(/out_of_range/);
});
