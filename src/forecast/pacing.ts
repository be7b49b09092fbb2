import type { StageHistory } from '../history/index.js';
import type { Money } from '../values/index.js';
import { moneyIn } from './moneyIn.js';
import { type EarlierPeriodsOptions, type PeriodFlow, periodFlows } from './periodFlows.js';

/** One period, seen from a point in it. */
export type PacedPeriod = {
  readonly from: string;
  readonly point: string;
  readonly to: string;
  readonly wonBefore: Money;
  readonly wonAfter: Money;
  readonly openAtPoint: Money;
  /** won before / won in the whole period; `null` where nothing was won. */
  readonly closedShare: number | null;
  /** won after, from deals open at the point / amounts open at the point; `null` where none were. */
  readonly pipelineYield: number | null;
};

export type Pacing = {
  readonly method: 'pacing';
  readonly asOf: string;
  /** How far into the period: 0..1 of its length. */
  readonly elapsed: number;
  /** Earlier periods. */
  readonly n: number;
  /** Earlier periods that count nothing: `before_history`, over when it began. */
  readonly excluded: { readonly [why: string]: number };
  readonly won: Money;
  readonly open: Money;
  /** Over the earlier periods, by amount: Σ won before / Σ won, Σ yield / Σ open. */
  readonly closedShare: number | null;
  readonly pipelineYield: number | null;
  /** What the period will come to if it closes like the earlier ones: won / share; and won + open × yield, new deals not in it. */
  readonly projectedByShare: Money | null;
  readonly projectedByYield: Money | null;
  readonly periods: readonly PacedPeriod[];
  /** Deals won in one of the periods without a known amount in the currency. */
  readonly uncounted: number;
  /** Deals open at the point of one of the periods, the present one's among them, without a known amount in the currency then. */
  readonly uncountedOpen: number;
};

/**
 * Whether a period is on its way: the share of earlier periods' wins that was closed by the same point of them, and what
 * the pipeline open at that point yielded until their end; and what the present one comes to by either.
 *
 * The point lies after the same share of the period's length. Wins are by final close, with the amount at the close, as known
 * at `asOf`. Open at a point is what stood open then, waiting included, with the amount that it had: what was closed then
 * and reopened later yields nothing. Amounts in another currency, or unknown, count nothing: `uncounted` tells of how many
 * won deals, `uncountedOpen` of how many open ones. Periods with few wins make shares that jump: the rows are there to be
 * looked at.
 *
 * @returns `null` where nothing was won, or open, in the earlier periods. Those that were over when the history began are
 * left out (`before_history`).
 * @throws {StagewrightError} `unreadable_instant`, `unknown_currency`, `invalid_date`, `empty_period`; `outside_period` for an
 * `asOf` outside of the present period, or an earlier one that is not over by its beginning; `overlapping_periods` for
 * earlier ones in which something would count twice;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { historyFromRows } from 'stagewright/conversion';
 * import { pacing } from 'stagewright/forecast';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [['a', 'lead', '01-02'], ['a', 'won', '01-05'], ['b', 'lead', '01-02'], ['b', 'won', '01-26'], ['c', 'lead', '02-01'], ['c', 'won', '02-03']]
 *   .map(([id, to, on]) => ({ id, to, at: `2026-${on}T00:00:00Z`, amount: '100.00' }));
 * const { history } = historyFromRows(rows, { path, currency: 'EUR', columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } });
 * const found = pacing(history, {
 *   asOf: '2026-02-15T00:00:00Z', currency: 'EUR', period: { from: '2026-02-01', to: '2026-03-01' }, earlier: [{ from: '2026-01-01', to: '2026-02-01' }],
 * });
 * [found.elapsed, found.closedShare, found.projectedByShare?.amount] // => [0.5, 0.5, '200.00']
 */
export function pacing<A extends string>(history: StageHistory<A>, options: EarlierPeriodsOptions): Pacing {
  const { asOf, share, present, earlier, excluded } = periodFlows(history, options);
  const money = moneyIn(options.currency);
  const total = (of: (flow: PeriodFlow) => bigint) => earlier.reduce((sum, flow) => sum + of(flow), 0n);
  const closedShare = ratio(
    total(({ wonBefore }) => wonBefore),
    total(wonIn),
  );
  const pipelineYield = ratio(
    total(({ wonFromOpen }) => wonFromOpen),
    total(({ openAtPoint }) => openAtPoint),
  );
  const { wonBefore, openAtPoint } = present;
  const distinct = (of: (uncounted: PeriodFlow['uncounted']) => readonly number[]) =>
    new Set([present, ...earlier].flatMap(({ uncounted }) => of(uncounted))).size;
  const rounded = (minor: number) => money(BigInt(Math.round(minor)));
  return {
    method: 'pacing',
    asOf,
    elapsed: share,
    n: earlier.length,
    excluded,
    won: money(wonBefore),
    open: money(openAtPoint),
    closedShare,
    pipelineYield,
    projectedByShare: closedShare === null || closedShare === 0 ? null : rounded(Number(wonBefore) / closedShare),
    projectedByYield: pipelineYield === null ? null : rounded(Number(wonBefore) + Number(openAtPoint) * pipelineYield),
    periods: earlier.map((flow) => ({
      from: flow.from,
      point: flow.point,
      to: flow.to,
      wonBefore: money(flow.wonBefore),
      wonAfter: money(wonIn(flow) - flow.wonBefore),
      openAtPoint: money(flow.openAtPoint),
      closedShare: ratio(flow.wonBefore, wonIn(flow)),
      pipelineYield: ratio(flow.wonFromOpen, flow.openAtPoint),
    })),
    uncounted: distinct(({ won }) => won),
    uncountedOpen: distinct(({ open }) => open),
  };
}

function wonIn({ wonBefore, wonFromOpen, wonFromNew, wonFromReopened }: PeriodFlow): bigint {
  return wonBefore + wonFromOpen + wonFromNew + wonFromReopened;
}

function ratio(part: bigint, whole: bigint): number | null {
  return whole > 0n ? Number(part) / Number(whole) : null;
}
