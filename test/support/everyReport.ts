import fc from 'fast-check';
import {
  type AttributeAt,
  amountChange,
  benchmark,
  benchmarkDays,
  bottlenecks,
  businessValue,
  chainedWinRate,
  closeDateChanges,
  cohortConversion,
  compareDistributions,
  conform,
  conversionDays,
  cumulativeIncidence,
  cycleTime,
  funnelConversion,
  historyFromRows,
  type Measured,
  maintenanceLoad,
  outcomeAnalysis,
  pipelineCreated,
  pipelineHygiene,
  pipelineMovement,
  salesVelocity,
  stageAgeing,
  stageDistribution,
  stageFlow,
  stageTotalRatio,
  stageWinRates,
  staleOpportunities,
  timeInStage,
  timeToConvert,
  timeToWin,
  transitionProbabilities,
  winRate,
} from 'stagewright/conversion';
import { day, stagesPath as path } from './stagesHistory.js';

export type AnyRow = {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly amount: string;
  readonly currency: string;
  readonly close: string;
};

const REPORT_IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const OPEN = [...path.stages, ...path.stages];
const CLOSED = [...path.won, ...path.lost, ...path.abandoned];

/** Rows of which no two of an opportunity share an instant: such ties keep the order of input. */
export const anyRows = (places: readonly string[] = [...OPEN, ...CLOSED, ...path.afterWin]): fc.Arbitrary<AnyRow[]> =>
  fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...REPORT_IDS),
      at: fc.integer({ min: 1, max: 60 }).map((hours) => day(1) + hours * 43_200_000),
      to: fc.constantFrom(...places),
      amount: fc.integer({ min: 0, max: 999 }).map((cents) => (cents % 7 === 0 ? '' : `${cents}.${cents % 10}`)),
      currency: fc.constantFrom('CNY', 'CNY', 'USD'),
      close: fc.constantFrom('', '2026-08-05', '2026-08-15', '2026-08-25', '2026-09-15'),
    }),
    { selector: ({ id, at }) => `${id} ${at}`, maxLength: 50 },
  );

/** The same without a road behind the win. */
export const rowsUpToClose = () => anyRows([...OPEN, ...CLOSED]);

/** The twin of each, of the same attributes. */
export const TWIN: { readonly [id: string]: string } = Object.fromEntries(REPORT_IDS.map((id) => [id, `${id}2`]));

/** How such rows are read: with everything that rows may tell, and three attributes. */
export const ROWS = {
  path,
  columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount', currency: 'currency', closeOn: 'close' },
  opportunities: {
    rows: REPORT_IDS.flatMap((one) =>
      [one, TWIN[one] ?? ''].map((id) => ({
        id,
        owner: id < 'd' ? 'x' : 'y',
        segment: id < 'b' ? 'key' : id < 'g' ? 'small' : null,
        reason: id < 'f' ? 'price' : null,
      })),
    ),
    id: 'id',
    attributes: ['owner', 'segment', 'reason'],
  },
} as const;

export type AnyChange = {
  readonly id: string;
  readonly field: 'owner' | 'segment';
  readonly at: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly known: number | null;
};

const halfDays = (most: number) => fc.integer({ min: 1, max: most }).map((halves) => day(1) + halves * 43_200_000);

/** Changes of two of the attributes, some of them at one instant, some known later, some that do not fit the one before. */
export const anyChanges = (): fc.Arbitrary<AnyChange[]> =>
  fc.array(
    fc.record({
      id: fc.constantFrom(...REPORT_IDS),
      field: fc.constantFrom('owner' as const, 'segment' as const),
      // Few, so that some change at one instant.
      at: halfDays(12).map((at) => day(1) + 5 * (at - day(1))),
      from: fc.constantFrom(null, 'x', 'y'),
      to: fc.constantFrom(null, 'x', 'y', 'z'),
      known: fc.oneof(fc.constant(null), halfDays(110)),
    }),
    { maxLength: 20 },
  );

/** How such changes are read. */
export const changesOf = (rows: readonly AnyChange[]) =>
  ({
    rows,
    columns: { opportunityId: 'id', attribute: 'field', at: 'at', from: 'from', to: 'to', recordedAt: 'known' },
    attributes: ['owner', 'segment'],
  }) as const;

/** A history of few opportunities, whose attributes may change. */
export function anyHistory(rows: readonly AnyRow[], changes: readonly AnyChange[] = []) {
  return historyFromRows(rows, { ...ROWS, attributeChanges: changesOf(changes) }).history;
}

/** Of a design that allows little. */
const MOVES = { lead: { need: 'advance' }, need: { bid: 'advance', lead: 'rollBack' }, bid: { won: 'close' } } as const;

const during = { from: day(8), to: day(24) };
const before = { from: day(1), to: day(8) };

/** Every measure that gives a report, in its variants, as a whole and by two dimensions. August 2026 is its time. */
export function everyReport(
  history: ReturnType<typeof anyHistory>,
  more: { readonly attributeAt?: AttributeAt } = {},
): readonly Measured<unknown>[] {
  const asOf = day(40);
  const split = { asOf, groupBy: ['owner', 'segment'], calendar: 'Asia/Shanghai', ...more } as const;
  const byWeek = { ...split, groupBy: ['owner'], every: 'week' } as const;
  const entered = { enteredDuring: { from: day(1), to: day(20) } };
  const distribution = stageDistribution(history, split);
  return [
    distribution,
    stageDistribution(history, { ...byWeek, during, scope: 'open' }),
    compareDistributions(stageDistribution(history, { ...split, asOf: day(15) }), distribution),
    cohortConversion(history, { ...byWeek, stage: 'lead', population: entered, until: { followUpDays: 9 } }),
    cohortConversion(history, {
      ...split,
      stage: 'need',
      population: { presentAt: day(9) },
      until: { at: day(30) },
      outcomeBy: 'stateAtEnd',
    }),
    ...(['reachedOrPassed', 'visited', 'entries'] as const).map((count) =>
      funnelConversion(history, { ...byWeek, count }),
    ),
    stageTotalRatio(history, { ...byWeek, at: [day(9), day(20)] }),
    stageFlow(history, split),
    stageFlow(history, { ...byWeek, during }),
    bottlenecks(history, byWeek),
    bottlenecks(history, { ...split, weight: 'count' }),
    ...(['elapsed', 'calendar', 'business'] as const).map((unit) => timeInStage(history, { ...byWeek, unit })),
    timeInStage(history, { ...split, visits: 'each', observedFrom: day(9) }),
    timeToConvert(history, { ...split, visits: 'sum', unit: 'business' }),
    timeToWin(history, { ...split, from: 'need', observedFrom: day(9) }),
    timeToWin(history, byWeek),
    ...(['first', 'sum', 'each'] as const).map((visits) =>
      conversionDays(history, { asOf, groupBy: split.groupBy, visits, ...more }),
    ),

    cycleTime(history, { ...byWeek, closedDuring: during }),
    winRate(history, { ...byWeek, basis: { closedDuring: during }, shrink: 3 }),
    winRate(history, { ...byWeek, basis: { closedDuring: during }, split: 'outcome' }),
    winRate(history, { ...split, basis: { createdDuring: during }, against: 'all' }),
    winRate(history, { ...split, basis: { ...entered, stage: 'need', followUpDays: 9 }, against: 'decided' }),
    winRate(history, { ...split, basis: { closedDuring: during }, weight: 'amount' }),
    winRate(history, { ...byWeek, basis: { closedDuring: during }, count: 'everyClose' }),
    winRate(history, { ...split, basis: { closedDuring: during }, count: 'everyClose', weight: 'amount' }),
    chainedWinRate(history, byWeek),
    ...(['absorbingChain', 'aalenJohansen'] as const).map((by) => stageWinRates(history, { ...byWeek, by })),
    cumulativeIncidence(history, split),
    transitionProbabilities(history, { ...split, days: [0, 3, 7.5] }),
    stageAgeing(history, { ...split, unit: 'calendar' }),
    staleOpportunities(history, { ...split, after: { inStage: { quantile: 0.5 }, age: 9 } }),
    outcomeAnalysis(history, { ...byWeek, reasons: ['reason', 'owner'] }),
    salesVelocity(history, { ...split, closedDuring: during }),
    maintenanceLoad(history, { ...byWeek, cycleDays: 30 }),
    businessValue(history, { ...split, before, after: during }),
    benchmark(history, {
      ...split,
      rate: 'won',
      during,
      baseline: before,
      standards: [{ when: { owner: 'x' }, industry: 0.4 }, { industry: 0.3 }],
    }),
    benchmark(history, { ...split, rate: { from: 'lead', to: 'bid' }, during }),
    benchmarkDays(history, { ...byWeek, of: 'won', during, baseline: before, standards: [{ industry: 4 }] }),
    benchmarkDays(history, { ...split, of: { stage: 'lead' }, during }),
    pipelineCreated(history, { ...byWeek, during }),
    pipelineMovement(history, { ...split, during }),
    pipelineHygiene(history, { ...split, staleAfterDays: 5 }),
    amountChange(history, byWeek),
    conform({ ...path, moves: MOVES }, history, { ...byWeek, fence: 0 }),
    conform(path, history, { ...split, repeats: 'judge', samples: 1 }),
    ...(history.closeOn === null ? [] : [closeDateChanges(history, { ...split, during })]),
  ];
}
