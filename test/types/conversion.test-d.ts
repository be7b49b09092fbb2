import {
  type Measured,
  outcomeAnalysis,
  pipelineMovement,
  type StageHistory,
  type StageTime,
  stageWinRates,
  staleOpportunities,
  timeInStage,
  timeToConvert,
  winRate,
} from 'stagewright/conversion';
import { expectTypeOf, test } from 'vitest';

declare const history: StageHistory<'segment' | 'owner'>;
const asOf = '2026-11-01T00:00:00Z';

test('a report is keyed by the attributes and the period that were asked for', () => {
  const report = timeInStage(history, { asOf, groupBy: ['segment'], every: 'month' });
  expectTypeOf(report).toEqualTypeOf<Measured<readonly StageTime[], 'segment' | 'period'>>();
  expectTypeOf(report.groups[0]?.key).toEqualTypeOf<
    { readonly segment: string | null; readonly period: string | null } | undefined
  >();
  expectTypeOf(timeInStage(history, { asOf }).groups[0]?.key).toEqualTypeOf<Record<never, never> | undefined>();
});

test('only attributes of the history group it, or hold reasons', () => {
  // @ts-expect-error not an attribute of this history
  timeInStage(history, { asOf, groupBy: ['region'] });
  // @ts-expect-error not an attribute of this history
  outcomeAnalysis(history, { asOf, reasons: ['why'] });
  outcomeAnalysis(history, { asOf, reasons: ['segment'] });
});

test('what a number is must be said', () => {
  // @ts-expect-error a win rate without its basis
  winRate(history, { asOf });
  // @ts-expect-error stale by which clock?
  staleOpportunities(history, { asOf });
  // @ts-expect-error a bridge needs two ends
  pipelineMovement(history, { asOf });
  // @ts-expect-error no such clock
  staleOpportunities(history, { asOf, after: { sinceLunch: 3 } });
  // @ts-expect-error every stay of one opportunity would count in one incidence
  timeToConvert(history, { asOf, visits: 'each' });
  // @ts-expect-error no such estimator
  stageWinRates(history, { asOf, by: 'product' });
});
