import { test } from '@fast-check/vitest';
import {
  amountChange,
  benchmark,
  businessValue,
  chainedWinRate,
  cohortConversion,
  conversionDays,
  cumulativeIncidence,
  cycleTime,
  funnelConversion,
  historyFromRows,
  pipelineCreated,
  pipelineHygiene,
  pipelineMovement,
  salesVelocity,
  stageAgeing,
  stageWinRates,
  timeInStage,
  timeToConvert,
  timeToWin,
  winRate,
} from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { type AnyRow, anyRows, ROWS } from '../support/everyReport.js';
import { day, stagesPath } from '../support/stagesHistory.js';

// Two outcomes of a kind are one class: what is told of them is what is told where one name is only another for the other.

const WON = ['won', 'extended'];
const LOST = ['lost', 'rejected'];
const apart = { ...stagesPath, won: WON, lost: LOST };
const alike = { ...stagesPath, aliases: { extended: 'won', rejected: 'lost' } };

const rowsOf = anyRows([...stagesPath.stages, ...stagesPath.stages, ...WON, ...LOST, 'dropped', 'sign']).map(
  // From one win to the other nothing would happen where both are one.
  (rows) => {
    const sorted = [...rows].sort((a, b) => a.at - b.at);
    const last = new Map<string, string>();
    return sorted.filter(({ id, to }) => {
      const kind = kindOf(to);
      const isAgain = kind !== null && last.get(id) === kind;
      if (!isAgain) last.set(id, kind ?? to);
      return !isAgain;
    });
  },
);
const kindOf = (to: string) => (WON.includes(to) ? 'won' : LOST.includes(to) ? 'lost' : null);
const read = (rows: readonly AnyRow[], path: typeof apart | typeof alike) =>
  historyFromRows(rows, { ...ROWS, path }).history;

function told(history: ReturnType<typeof read>): readonly unknown[] {
  const split = { asOf: day(40), groupBy: ['owner'] } as const;
  const during = { from: day(8), to: day(24) };
  const enteredDuring = { from: day(1), to: day(20) };
  return [
    winRate(history, { ...split, basis: { closedDuring: during } }),
    winRate(history, { ...split, basis: { createdDuring: during }, against: 'all' }),
    winRate(history, { ...split, basis: { enteredDuring, stage: 'need', followUpDays: 9 }, against: 'decided' }),
    cohortConversion(history, { ...split, stage: 'lead', population: { enteredDuring }, until: { followUpDays: 9 } }),
    cohortConversion(history, {
      ...split,
      stage: 'need',
      population: { presentAt: day(9) },
      until: { at: day(30) },
      outcomeBy: 'stateAtEnd',
    }),
    funnelConversion(history, split),
    funnelConversion(history, { ...split, count: 'entries' }),
    chainedWinRate(history, split),
    stageWinRates(history, split),
    stageWinRates(history, { ...split, by: 'aalenJohansen' }),
    cumulativeIncidence(history, split),
    timeInStage(history, split),
    timeToConvert(history, split),
    timeToWin(history, split),
    conversionDays(history, split),
    cycleTime(history, { ...split, closedDuring: during }),
    stageAgeing(history, split),
    salesVelocity(history, { ...split, closedDuring: during }),
    businessValue(history, { ...split, before: { from: day(1), to: day(8) }, after: during }),
    benchmark(history, { ...split, rate: 'won', during }),
    pipelineCreated(history, { ...split, during }),
    pipelineMovement(history, { ...split, during }),
    pipelineHygiene(history, split),
    amountChange(history, split),
  ];
}

describe('several won and lost outcomes', () => {
  test.prop([rowsOf], { numRuns: 25 })('are one class in every measure that speaks of winning and losing', (rows) => {
    const asOne = (reports: readonly unknown[]) =>
      JSON.parse(JSON.stringify(reports).replaceAll('"extended"', '"won"').replaceAll('"rejected"', '"lost"'));
    expect(asOne(told(read(rows, apart)))).toEqual(asOne(told(read(rows, alike))));
  });
});
