import { StagewrightError } from 'stagewright';
import {
  benchmark,
  cohortConversion,
  cumulativeIncidence,
  cycleTime,
  salesVelocity,
  timeToWin,
  winRate,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesHistory } from '../../support/stagesHistory.js';

const history = stagesHistory({
  a: [
    [day(1), 'lead'],
    [day(3), 'won'],
  ],
});
const asOf = day(20);
const during = { from: day(1), to: day(10) };

/** What takes a stage that opportunities enter: where it stands in the options. */
const calls: readonly (readonly [string, (stage: string) => unknown, string])[] = [
  ['winRate', (stage) => winRate(history, { basis: { enteredDuring: during, stage }, asOf }), 'basis.stage'],
  [
    'cohortConversion',
    (stage) =>
      cohortConversion(history, { stage, population: { enteredDuring: during }, until: { followUpDays: 5 }, asOf }),
    'stage',
  ],
  ['timeToWin', (from) => timeToWin(history, { from, asOf }), 'from'],
  ['cumulativeIncidence', (from) => cumulativeIncidence(history, { from, asOf }), 'from'],
  ['cycleTime', (from) => cycleTime(history, { from, asOf }), 'from'],
  ['salesVelocity', (from) => salesVelocity(history, { from, closedDuring: during, asOf }), 'from'],
  ['benchmark', (from) => benchmark(history, { rate: { from, to: 'sign' }, during, asOf }), 'rate.from'],
];

describe.each(calls)('%s', (_, call, path) => {
  const issuesOf = (stage: string) => {
    try {
      return call(stage);
    } catch (error) {
      return error instanceof StagewrightError ? error.issues : error;
    }
  };

  test.each(['won', 'lost', 'dropped', 'hold'])('refuses %s, which nobody enters as a stage', (found) => {
    expect(issuesOf(found)).toEqual([
      expect.objectContaining({
        code: 'unknown_choice',
        path,
        params: { found, choices: ['lead', 'need', 'bid', 'sign'] },
      }),
    ]);
  });

  test('takes a stage of the road', () => expect(issuesOf('lead')).toHaveProperty('method'));
});
