import {
  historyFromColumns,
  historyFromRows,
  maintenanceLoad,
  members,
  pipelineHygiene,
  salesVelocity,
  stageDistribution,
  stageTotalRatio,
  staleOpportunities,
  winRate,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', recordedAt: 'at' } as const;
const at = (number: number) => new Date(Date.UTC(2026, 0, number));
const asOf = at(31);

/** Who came into a stage that the path does not know stands nowhere, if the policy keeps the row. */
const { history: lostTrack } = historyFromRows(
  [
    { id: 'a', at: at(1), to: 'lead' },
    { id: 'a', at: at(20), to: 'Signed off' },
    { id: 'b', at: at(1), to: 'lead' },
    { id: 'b', at: at(20), to: 'offer' },
    { id: 'c', at: at(1), to: 'Signed off' },
  ],
  { path, columns, policy: { unknown_stage: 'keep' } },
);

describe('who stands in no place', () => {
  test('is left out of a distribution, and told', () => {
    const { n, total, excluded } = stageDistribution(lostTrack, { asOf });
    expect([n, total.count, excluded]).toEqual([1, 1, { without_stage: 2 }]);
    expect(total.stages.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
    expect(stageDistribution(lostTrack, { asOf: at(10) })).toMatchObject({ n: 2, excluded: { without_stage: 1 } });
  });

  test('now, but stood in the stage then, is in the base of a ratio of two instants', () => {
    const { total, excluded, n } = stageTotalRatio(lostTrack, {
      from: 'lead',
      to: 'offer',
      at: [at(10), at(25)],
      asOf,
    });
    expect(total[0]?.ratio).toMatchObject({ numerator: 1, denominator: 2 });
    expect([n, excluded]).toEqual([2, { without_stage: 1 }]);
  });
});

test('voided ones are counted where the velocity leaves them out', () => {
  // Rows cannot void; columns can.
  const { history } = historyFromRows(
    [
      { id: 'a', at: at(1), to: 'lead' },
      { id: 'b', at: at(1), to: 'lead' },
    ],
    { path, columns },
  );
  history.status[1] = 3;
  const during = { from: '2026-01-01', to: '2026-01-31' };
  expect(salesVelocity(history, { closedDuring: during, asOf }).excluded).toEqual({ voided: 1 });
  expect(maintenanceLoad(history, { cycleDays: 30, asOf }).excluded).toEqual({ voided: 1 });
  expect(winRate(history, { basis: { closedDuring: during }, asOf }).excluded).toEqual({ open: 1, voided: 1 });
});

describe('activities', () => {
  const rows = [{ id: 7, at: at(1), to: 'lead' }];
  const { history } = historyFromRows(rows, { path, columns });
  const after = { sinceActivity: 14 };
  const stale = (activities: readonly unknown[]) =>
    staleOpportunities(history, { after, activities: activities as never, asOf }).total.stale;

  test('are of opportunities whose ids are numbers, as in rows', () => {
    expect(stale([])).toBe(1);
    expect(stale([{ opportunityId: 7, at: at(25) }])).toBe(0);
    expect(stale([{ opportunityId: '7', at: at(25) }])).toBe(0);
  });

  test('without an id are refused', () => {
    for (const opportunityId of [undefined, null, '', ' '])
      expect(() => stale([{ opportunityId, at: at(25) }])).toThrow('missing_id');
  });
});

test('an attribute called period cannot stand beside periods: two groups would have one key', () => {
  const { history } = historyFromRows(
    [
      { id: 'a', at: at(1), to: 'lead' },
      { id: 'b', at: at(1), to: 'lead' },
    ],
    {
      path,
      columns,
      opportunities: {
        rows: [
          { id: 'a', period: 'x' },
          { id: 'b', period: 'y' },
        ],
        id: 'id',
        attributes: ['period'],
      },
    },
  );
  const report = stageDistribution(history, { groupBy: ['period'], asOf });
  expect(report.groups.map(({ key }) => key.period)).toEqual(['x', 'y']);
  expect(members(report, { group: { period: 'y' }, at: 'count' })).toMatchObject({ value: { ids: ['b'] } });
  expect(() => pipelineHygiene(history, { groupBy: ['period'], every: 'month', asOf })).toThrow(
    'reserved_name at groupBy.0',
  );
});

test.each(['constructor', '__proto__', 'toString'])(
  'an attribute called %s is refused: every object has something of that name',
  (name) => {
    const opportunities = { rows: [], id: 'id', attributes: [name] };
    const rows: readonly { id: string; at: number; to: string; by: string }[] = [];
    const attributeChanges = { rows, columns, attributes: [name] } as const;
    expect(() => historyFromRows(rows, { path, columns, opportunities } as never)).toThrow(
      'reserved_name at opportunities.attributes.0',
    );
    expect(() => historyFromRows(rows, { path, columns, attributeChanges })).toThrow(
      'reserved_name at attributeChanges.attributes.0',
    );
    const bare = { ids: [], first: Int32Array.of(0), at: new Float64Array(0), place: new Int16Array(0) };
    const attributes = Object.fromEntries([[name, []]]);
    expect(() => historyFromColumns({ ...bare, path, attributes })).toThrow('reserved_name at input.attributes.0');
  },
);
