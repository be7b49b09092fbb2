import {
  cohortConversion,
  funnelConversion,
  historyFromRows,
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

test('a split that may be chosen or not is handed on as it is', () => {
  const chosen = ['segment'] as readonly 'segment'[] | undefined;
  const report = timeInStage(history, { asOf, groupBy: chosen });
  expectTypeOf(report).toEqualTypeOf<Measured<readonly StageTime[], 'segment'>>();
  const during = { from: '2026-01-01', to: '2026-02-01' };
  winRate(history, { asOf, basis: { closedDuring: during }, groupBy: chosen });
  const population = { presentAt: asOf };
  cohortConversion(history, { asOf, stage: 'lead', population, until: { followUpDays: 30 }, groupBy: chosen });
  funnelConversion(history, { asOf, groupBy: chosen });
});

test('only attributes of the history group it, or hold reasons', () => {
  // @ts-expect-error not an attribute of this history
  timeInStage(history, { asOf, groupBy: ['region'] });
  // @ts-expect-error not an attribute of this history
  outcomeAnalysis(history, { asOf, reasons: ['why'] });
  outcomeAnalysis(history, { asOf, reasons: ['segment'] });
});

test('attributes of a table of changes are attributes of the history, and no others', () => {
  const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
  const rows: { readonly id: string; readonly on: string; readonly to: string; readonly owner: string }[] = [];
  const columns = { opportunityId: 'id', at: 'on', to: 'to' } as const;
  const opportunities = { rows, id: 'id', attributes: ['owner'] } as const;
  const attributeChanges = { rows, columns, attributes: ['team'] } as const;
  const read = historyFromRows(rows, { path, columns, opportunities, attributeChanges }).history;
  expectTypeOf(read).toEqualTypeOf<StageHistory<'owner' | 'team'>>();
  read.valueAt('team', 0, asOf);
  // @ts-expect-error not an attribute of this history
  read.valueAt('region', 0, asOf);
  timeInStage(read, { asOf, groupBy: ['team'], attributeAt: 'asOf' });
  // @ts-expect-error not an attribute of this history
  timeInStage(read, { asOf, groupBy: ['region'] });
  const table = { rows, columns, attributes: ['team'] } as const;
  // @ts-expect-error no key of the rows
  historyFromRows(rows, { path, columns, attributeChanges: { ...table, columns: { ...columns, at: 'at' } } });
  // @ts-expect-error an alias of no attribute of the table
  historyFromRows(rows, { path, columns, attributeChanges: { ...table, aliases: { Team: 'teams' } } });
  // @ts-expect-error the rows have no such key
  historyFromRows(rows, { path, columns, opportunities: { rows, id: 'id', attributes: ['team'] } });
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

test('a basis, a population and an end are one of several, never two', () => {
  const during = { from: '2026-01-01', to: '2026-02-01' };
  winRate(history, { asOf, basis: { enteredDuring: during, stage: 'lead', followUpDays: 30 } });
  winRate(history, { asOf, basis: { closedDuring: during }, split: 'outcome' }).total.outcomes[0]?.rate.value;
  // @ts-expect-error outcomes are told apart only where that is asked for
  winRate(history, { asOf, basis: { closedDuring: during } }).total.outcomes;
  // @ts-expect-error there is no such split
  winRate(history, { asOf, basis: { closedDuring: during }, split: 'reason' });
  // @ts-expect-error those closed in a period are no cohort, and nobody follows them
  winRate(history, { asOf, basis: { closedDuring: during, followUpDays: 30 } });
  // @ts-expect-error two bases
  winRate(history, { asOf, basis: { closedDuring: during, createdDuring: during } });
  // @ts-expect-error created in no stage
  winRate(history, { asOf, basis: { createdDuring: during, stage: 'lead' } });
  const until = { followUpDays: 30 };
  cohortConversion(history, { asOf, stage: 'lead', population: { enteredDuring: during }, until });
  // @ts-expect-error two populations
  cohortConversion(history, { asOf, stage: 'lead', population: { presentAt: asOf, enteredDuring: during }, until });
  const population = { presentAt: asOf };
  // @ts-expect-error two ends
  cohortConversion(history, { asOf, stage: 'lead', population, until: { at: asOf, followUpDays: 30 } });
});
