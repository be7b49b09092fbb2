import { maintenanceLoad } from 'stagewright/conversion';
import { expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

// Three stages in which work goes on; open: a, b (waiting) and k; closed: c.
const history = stagesHistory({
  a: [[day(1), 'lead']],
  b: [
    [day(1), 'lead'],
    [day(2), 'hold'],
  ],
  k: [[day(1), 'bid']],
  c: [
    [day(1), 'lead'],
    [day(2), 'lost'],
  ],
});

test('S0-43, S0-44: open opportunities × stages / cycle, in all and by group', () => {
  const report = maintenanceLoad(history, { cycleDays: 30, asOf: day(9), groupBy: ['segment'] });
  expect(report.total).toEqual({ open: 3, stages: 3, cycleDays: 30, movesPerDay: 0.3 });
  expect(report.groups.map(({ key, value }) => [key.segment, value.open])).toEqual([
    ['key', 1],
    ['small', 2],
  ]);
  expect(report.excluded).toEqual({ closed: 1 });
});

test('a cycle of no length is refused', () => {
  expect(() => maintenanceLoad(history, { cycleDays: 0, asOf: day(9) })).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: 'out_of_range', path: 'cycleDays' })] }),
  );
});
