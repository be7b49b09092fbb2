import { fc, test } from '@fast-check/vitest';
import {
  businessValue,
  cohortConversion,
  cycleTime,
  historyFromRows,
  pipelineCreated,
  pipelineHygiene,
  pipelineMovement,
  stageAgeing,
  stageDistribution,
  stageFlow,
  timeInStage,
  timeToWin,
  winRate,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { type AnyRow, anyRows, ROWS } from '../support/everyReport.js';

// Dates without a time are days of the calendar's zone, in rows and in options; those of the process are nobody's.

const ZONES = ['UTC', 'America/Los_Angeles', 'Pacific/Apia', 'Asia/Kathmandu'];

function inZone<T>(zone: string, work: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

/** From rows of local dates to reports whose options are dates, by every measure that takes a stretch of time. */
function told(rows: readonly AnyRow[], calendar: string): string {
  const local = rows.map((row) => ({ ...row, at: new Date(row.at).toISOString().slice(0, 19).replace('T', ' ') }));
  const { history, quality } = historyFromRows(local, { ...ROWS, zone: calendar });
  const split = { asOf: '2026-09-10T00:00:00Z', groupBy: ['owner'], calendar } as const;
  const during = { from: '2026-08-05', to: '2026-08-20' };
  const byDay = { ...split, every: 'day' } as const;
  return JSON.stringify([
    quality,
    stageDistribution(history, { ...split, every: 'week', during }),
    stageFlow(history, { ...byDay, during }),
    winRate(history, { ...byDay, basis: { closedDuring: during } }),
    cohortConversion(history, {
      ...split,
      stage: 'lead',
      population: { enteredDuring: during },
      until: { at: '2026-08-25' },
    }),
    ...(['calendar', 'business'] as const).flatMap((unit) => [
      timeInStage(history, { ...byDay, unit, observedFrom: '2026-08-04' }),
      timeToWin(history, { ...split, unit }),
      stageAgeing(history, { ...split, unit }),
      cycleTime(history, { ...split, unit, closedDuring: during }),
    ]),
    businessValue(history, { ...split, before: { from: '2026-08-01', to: '2026-08-05' }, after: during }),
    pipelineCreated(history, { ...byDay, during }),
    pipelineMovement(history, { ...split, during }),
    pipelineHygiene(history, split),
  ]);
}

describe('reports whose options are dates', () => {
  test.prop([anyRows(), fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York')], { numRuns: 10 })(
    'are the same in every zone of the process',
    (rows, calendar) => {
      const all = ZONES.map((zone) => inZone(zone, () => told(rows, calendar)));
      expect(new Set(all).size).toBe(1);
    },
  );
});
